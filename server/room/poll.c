/* Polls are asked, opened and closed; what may be chosen in them. */
#include "room/meeting/work.h"
#include "room/polls.h"
#include "room/rules.h"

#include "proto/gen/limits.h"

static bool options_fit(const struct poll *asked, struct refusal *ret_refusal)
{
	const struct poll_option_list *options = &asked->options;
	if (options->count < 2) {
		*ret_refusal = refusal_of_field("options", "too_short", 2);
		return false;
	}
	for (size_t i = 0; i < options->count; i++)
		for (size_t j = 0; j < i; j++)
			if (text_is_same(options->items[i].text, options->items[j].text))
				return refuse_field(ret_refusal, "options", "taken");
	if (asked->has_low || asked->has_low_text)
		return refuse_field(ret_refusal, asked->has_low ? "low" : "low_text", "unknown");
	if (asked->has_high || asked->has_high_text)
		return refuse_field(ret_refusal, asked->has_high ? "high" : "high_text", "unknown");
	if (asked->has_most && asked->form != POLL_FORM_MULTIPLE)
		return refuse_field(ret_refusal, "most", "unknown");
	if (asked->has_most && asked->most > (int64_t)options->count) {
		*ret_refusal = refusal_of_field("most", "too_large", (int64_t)options->count);
		return false;
	}
	return true;
}

static bool scale_fits(const struct poll *asked, struct refusal *ret_refusal)
{
	if (asked->options.count > 0)
		return refuse_field(ret_refusal, "options", "too_long");
	if (asked->has_most)
		return refuse_field(ret_refusal, "most", "unknown");
	if (poll_lowest(asked) >= poll_highest(asked)) {
		*ret_refusal = refusal_of_field("high", "too_small", poll_lowest(asked) + 1);
		return false;
	}
	return true;
}

static bool poll_fits(const struct poll *asked, struct refusal *ret_refusal)
{
	if (asked->live && asked->secrecy == POLL_SECRECY_SECRET)
		return refuse_field(ret_refusal, "live", "not_one_of");
	return asked->form == POLL_FORM_SCALE ? scale_fits(asked, ret_refusal)
					      : options_fit(asked, ret_refusal);
}

bool rule_poll_ask(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	const struct poll_ask_params *params = &matter->command->params.poll_ask;
	const struct meeting *meeting = meeting_named(matter);
	bool waits = params->has_prepared && params->prepared;
	if (meeting && !waits && !meeting_goes_on(meeting))
		return refuse(ret_refusal, ERROR_WRONG_PHASE);
	if (params->has_item && !item_takes_records(meeting, params->item))
		return refuse_field(ret_refusal, "item", "unknown");
	if (!poll_fits(&params->asked, ret_refusal))
		return false;
	if (polls_count(matter->room) >= PROTO_POLLS_OPEN_MAX)
		return refuse(ret_refusal, ERROR_TOO_MANY);
	decision_refer(decision, matter, EVENT_POLL_ASKED)->body.poll_asked = (struct poll_asked){
		.asked = params->asked,
		.has_item = params->has_item,
		.item = params->item,
		.has_prepared = waits,
		.prepared = waits,
	};
	return true;
}

/* Whether a poll is asked in a meeting that does not go on; nobody can be in that. */
static bool is_idle(const struct room *room, const struct poll_state *poll)
{
	const struct meeting *meeting =
		poll->has_meeting ? meetings_find(room, poll->meeting) : NULL;
	return poll->has_meeting && !(meeting && meeting_goes_on(meeting));
}

bool rule_poll_open(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	const struct poll_state *poll = polls_find(matter->room, matter->subject->seq);
	if (!poll || poll->phase != POLL_PHASE_PREPARED || is_idle(matter->room, poll))
		return refuse(ret_refusal, ERROR_WRONG_PHASE);
	decision_refer(decision, matter, EVENT_POLL_OPENED);
	return true;
}

static struct poll_closed closing_of(
	const struct poll_state *poll, const struct poll_closed *outcome)
{
	return poll->phase == POLL_PHASE_PREPARED ? (struct poll_closed){0} : *outcome;
}

bool rule_poll_close(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	const struct poll_state *poll = polls_find(matter->room, matter->subject->seq);
	if (!poll || (poll->phase == POLL_PHASE_OPEN && !matter->subject->outcome))
		return refuse(ret_refusal, ERROR_WRONG_PHASE);
	decision_refer(decision, matter, EVENT_POLL_CLOSED)->body.poll_closed =
		closing_of(poll, matter->subject->outcome);
	return true;
}

/* The numbers one can choose, or a refusal that names what is wrong with one. */
static bool picks_fit(
	const struct poll *asked, const struct poll_pick_list *picks, struct refusal *ret_refusal)
{
	int64_t most = poll_most(asked);
	if ((int64_t)picks->count > most) {
		*ret_refusal = refusal_of_field("picks", "too_long", most);
		return false;
	}
	for (size_t i = 0; i < picks->count; i++) {
		int64_t option = picks->items[i].option;
		if (option < poll_lowest(asked) || option > poll_highest(asked))
			return refuse_field(ret_refusal, "option", "unknown");
		for (size_t j = 0; j < i; j++)
			if (picks->items[j].option == option)
				return refuse_field(ret_refusal, "picks", "taken");
	}
	return true;
}

/* A vote is no event: the journal keeps it beside the room's events until the poll is closed. */
bool rule_poll_vote(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	const struct poll_state *poll = polls_find(matter->room, matter->subject->seq);
	(void)decision;
	if (!poll || poll->phase != POLL_PHASE_OPEN || is_idle(matter->room, poll))
		return refuse(ret_refusal, ERROR_WRONG_PHASE);
	return picks_fit(&poll->asked, &matter->command->params.poll_vote.picks, ret_refusal);
}

/* Without an author: nobody asked for it. */
static bool decide_alone(const struct room *room, uint64_t poll, enum event_kind kind,
	const struct moment *moment, struct decision *ret_decision)
{
	decision_begin(ret_decision);
	decision_add(ret_decision, room, kind, NOBODY, moment)->ref = poll;
	return room->head + ret_decision->count <= PROTO_SEQ_MAX;
}

bool room_decide_poll_end(const struct room *room, const struct poll_state *poll,
	const struct poll_closed *outcome, const struct moment *moment,
	struct decision *ret_decision)
{
	bool fits = decide_alone(room, poll->poll, EVENT_POLL_CLOSED, moment, ret_decision);
	ret_decision->events[0].body.poll_closed = closing_of(poll, outcome);
	return fits;
}

bool room_decide_poll_restart(const struct room *room, uint64_t poll, const struct moment *moment,
	struct decision *ret_decision)
{
	return decide_alone(room, poll, EVENT_POLL_RESTARTED, moment, ret_decision);
}
