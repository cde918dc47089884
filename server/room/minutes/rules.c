/* Minutes are presented, answered, amended, sealed and added to. What becomes of them lies in what
 * the journal keeps; the events say that it did. */
#include "room/rules.h"
#include "proto/gen/limits.h"
#include "room/minutes/life.h"

enum { DAY_MS = 24 * 60 * MINUTE_MS };

/* The minutes a command is about: room_may() has found them. False: this step is none of theirs. */
static bool take_up(const struct matter *matter, const struct minutes_life **ret_life,
	struct refusal *ret_refusal)
{
	const struct minutes_life *life = matter->subject->minutes;
	*ret_life = life;
	if (!minutes_can(life, matter->command->kind))
		return refuse(ret_refusal, ERROR_WRONG_PHASE);
	return !life->unreadable || refuse(ret_refusal, ERROR_UNAVAILABLE);
}

/* Appends an event to which something that is kept belongs. */
static struct event *tell(struct decision *decision, const struct matter *matter,
	enum event_kind kind, const struct minutes_life *life)
{
	decision->minutes = life;
	return decision_refer(decision, matter, kind);
}

bool rule_minutes_present(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	const struct minutes_present_params *params = &matter->command->params.minutes_present;
	const struct minutes_life *life;
	if (!take_up(matter, &life, ret_refusal))
		return false;
	struct event *event = tell(decision, matter, EVENT_MINUTES_PRESENTED, life);
	int64_t days = params->has_days ? params->days : PROTO_MINUTES_DAYS;
	event->body.minutes_presented = (struct minutes_presented){
		life->meeting->plan.title, event->time_ms + days * DAY_MS, life->asked};
	return true;
}

bool rule_minutes_withdraw(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	const struct minutes_life *life;
	if (!take_up(matter, &life, ret_refusal))
		return false;
	tell(decision, matter, EVENT_MINUTES_WITHDRAWN, life)->ref = life->presented;
	return true;
}

bool rule_minutes_answer(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	const struct minutes_answer_params *params = &matter->command->params.minutes_answer;
	const struct minutes_life *life;
	if (!take_up(matter, &life, ret_refusal))
		return false;
	if (!params->approves && !params->text.size) {
		*ret_refusal = refusal_of_field("text", "too_short", 1);
		return false;
	}
	struct event *event = tell(decision, matter, EVENT_MINUTES_ANSWERED, life);
	event->ref = life->presented;
	event->body.minutes_answered = (struct minutes_answered){params->approves, params->text};
	return true;
}

bool rule_minutes_amend(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	const struct minutes_amend_params *params = &matter->command->params.minutes_amend;
	const struct minutes_life *life;
	if (!take_up(matter, &life, ret_refusal))
		return false;
	if (params->has_item && !minutes_place(life->meeting, params->item))
		return refuse_field(ret_refusal, "item", "unknown");
	if (text_is_same(params->before, params->after))
		return true;
	if (life->amendments >= PROTO_MINUTES_AMENDMENTS_MAX)
		return refuse(ret_refusal, ERROR_TOO_MANY);
	tell(decision, matter, EVENT_MINUTES_AMENDED, life)->body.minutes_amended =
		(struct minutes_amended){life->presented, params->has_item, params->item,
			params->before, params->after};
	return true;
}

static struct minutes_sealed sealed_of(const struct minutes_life *life)
{
	return (struct minutes_sealed){.presented = life->presented,
		.title = life->meeting->plan.title,
		.held = life->meeting->run.started,
		.seal = text_of(life->kept.seal),
		.key = text_of(life->kept.key)};
}

bool rule_minutes_seal(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	const struct minutes_life *life;
	if (!take_up(matter, &life, ret_refusal))
		return false;
	/* What there is to seal is made a moment before. */
	if (!life->kept.json.size ||
		!minutes_can_seal(life, matter->room, room_now_ms(matter->room, matter->moment)))
		return refuse(ret_refusal, ERROR_WRONG_PHASE);
	tell(decision, matter, EVENT_MINUTES_SEALED, life)->body.minutes_sealed = sealed_of(life);
	return true;
}

bool rule_minutes_add(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	const struct minutes_add_params *params = &matter->command->params.minutes_add;
	const struct minutes_life *life;
	if (!take_up(matter, &life, ret_refusal))
		return false;
	if (life->addenda >= PROTO_MINUTES_ADDENDA_MAX)
		return refuse(ret_refusal, ERROR_TOO_MANY);
	tell(decision, matter, EVENT_MINUTES_ADDED, life)->body.minutes_added =
		(struct minutes_added){
			life->meeting->plan.title, params->text, text_of(life->kept.seal)};
	return true;
}

bool room_decide_minutes(const struct room *room, const struct minutes_life *life,
	const struct moment *moment, struct decision *ret_decision)
{
	decision_begin(ret_decision);
	if (room->settings.archived || room->head >= PROTO_SEQ_MAX ||
		!minutes_can(life, COMMAND_MINUTES_SEAL) ||
		room_now_ms(room, moment) < life->until_ms || minutes_are_contested(life, NOBODY))
		return false;
	ret_decision->minutes = life;
	struct event *event =
		decision_add(ret_decision, room, EVENT_MINUTES_SEALED, NOBODY, moment);
	event->ref = life->meeting->meeting;
	event->body.minutes_sealed = sealed_of(life);
	return true;
}
