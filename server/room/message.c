/* Messages: posting, replying, editing, erasing, reacting, pinning. */
#include "room/rules.h"

#include "proto/gen/limits.h"
#include "room/members.h"

#include <string.h>

/* What the customer reads calls upon whoever reads it too, by what they are called there. */
static bool mention_fits_shared(const struct matter *matter, const struct mention *mention)
{
	if (mention->kind == MENTION_KIND_ALL)
		return !mention->has_id;
	return mention->kind == MENTION_KIND_PERSON && mention->has_id &&
	       room_member_role(matter->room, mention->id);
}

static bool mention_fits(const struct matter *matter, const struct mention *mention)
{
	if (matter->room->kind == ROOM_KIND_SHARED)
		return mention_fits_shared(matter, mention);
	switch (mention->kind) {
	case MENTION_KIND_ALL:
		return !mention->has_id;
	case MENTION_KIND_PERSON:
		return mention->has_id && room_member_role(matter->house, mention->id);
	case MENTION_KIND_GROUP:
		return mention->has_id && groups_find(matter->house, mention->id);
	}
	return false;
}

/* Everybody may call upon all, unless they are more than the house says. */
static bool may_mention_all(const struct matter *matter)
{
	int64_t most = room_limits(matter->house).mention_all;
	return matter->room->kind == ROOM_KIND_CONVERSATION ||
	       (int64_t)room_member_count(matter->room) <= most ||
	       room_member_role(matter->room, matter->who->person) == MEMBER_ROLE_OWNER;
}

/* One after the other, within the text, and each of somebody there is. */
static bool mentions_fit(const struct matter *matter, int64_t length,
	const struct mention_list *mentions, struct refusal *ret_refusal)
{
	int64_t end = 0;
	for (size_t i = 0; i < mentions->count; i++) {
		const struct mention *mention = &mentions->items[i];
		if (mention->at < end || mention->at + mention->size > length)
			return refuse_field(ret_refusal, "mentions", "malformed");
		if (!mention_fits(matter, mention))
			return refuse_field(ret_refusal, "mentions", "unknown_person");
		if (mention->kind == MENTION_KIND_ALL && !may_mention_all(matter))
			return refuse_for(ret_refusal, ERROR_NOT_ALLOWED, "mentions",
				room_limits(matter->house).mention_all);
		end = mention->at + mention->size;
	}
	return true;
}

/* No longer than the house says, and whom it calls upon is there. */
static bool words_fit(const struct matter *matter, struct text text,
	const struct mention_list *mentions, struct refusal *ret_refusal)
{
	int64_t length = (int64_t)text_length(text);
	int64_t most = room_limits(matter->house).message_length;
	if (length <= most)
		return mentions_fit(matter, length, mentions, ret_refusal);
	*ret_refusal = refusal_of_field("text", "too_long", most);
	return false;
}

/* Of a guest, what they are called now; nobody else's name is kept with what they say. */
static bool name_author(const struct matter *matter, struct byline *ret_by)
{
	if (!matter->who->guest_of)
		return false;
	*ret_by = members_find(matter->room, matter->who->person)->by;
	return true;
}

/* A message comes from where it was said; the shared side names no other room. */
static bool source_fits(const struct matter *matter, const struct source *source)
{
	return !matter->subject->untrue_source &&
	       (matter->room->kind != ROOM_KIND_SHARED || source->room == matter->room->id);
}

bool rule_message_post(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	const struct message_post_params *params = &matter->command->params.message_post;
	if (!words_fit(matter, params->text, &params->mentions, ret_refusal))
		return false;
	if (params->has_source && !source_fits(matter, &params->source))
		return refuse_field(ret_refusal, "source", "malformed");
	struct event *event = decision_add(
		decision, matter->room, EVENT_MESSAGE_POSTED, matter->who->person, matter->moment);
	event->client_id = params->client_id;
	struct message_posted *posted = &event->body.message_posted;
	*posted = (struct message_posted){
		.text = params->text,
		.has_mentions = params->has_mentions && params->mentions.count,
		.mentions = params->mentions,
		.has_source = params->has_source,
		.source = params->source,
	};
	posted->has_by = name_author(matter, &posted->by);
	return true;
}

struct event *decision_refer(
	struct decision *decision, const struct matter *matter, enum event_kind kind)
{
	struct event *event =
		decision_add(decision, matter->room, kind, matter->who->person, matter->moment);
	event->ref = matter->subject->seq;
	event->client_id = command_client_id(matter->command);
	return event;
}

bool rule_message_reply(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	const struct message_reply_params *params = &matter->command->params.message_reply;
	if (!thread_fits(matter, ret_refusal) ||
		!words_fit(matter, params->text, &params->mentions, ret_refusal))
		return false;
	struct message_replied *replied =
		&decision_refer(decision, matter, EVENT_MESSAGE_REPLIED)->body.message_replied;
	*replied = (struct message_replied){
		.text = params->text,
		.has_mentions = params->has_mentions && params->mentions.count,
		.mentions = params->mentions,
		.has_replies = true,
		.replies = (int64_t)matter->subject->replies + 1,
	};
	replied->has_by = name_author(matter, &replied->by);
	return true;
}

/* Whether more than so many minutes are over since a message was said; 0: at once, -1: never. */
static bool is_past(const struct matter *matter, int64_t minutes)
{
	int64_t age_ms = matter->moment->now_ms - matter->subject->time_ms;
	return minutes == 0 || (minutes > 0 && age_ms > minutes * MINUTE_MS);
}

bool rule_message_edit(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	const struct message_edit_params *params = &matter->command->params.message_edit;
	const struct settings *settings = &matter->room->settings;
	int64_t most = room_limits(matter->house).edit_minutes;
	if (is_past(matter, most) ||
		(settings->has_edit_minutes && is_past(matter, settings->edit_minutes)))
		return refuse(ret_refusal, ERROR_TOO_LATE);
	if (!words_fit(matter, params->text, &params->mentions, ret_refusal))
		return false;
	decision_refer(decision, matter, EVENT_MESSAGE_EDITED)->body.message_edited =
		(struct message_edited){
			.text = params->text,
			.has_mentions = params->has_mentions && params->mentions.count,
			.mentions = params->mentions,
		};
	return true;
}

/* Whoever may erase anybody's messages is not held to the time for one's own. */
static bool may_erase_all(const struct matter *matter)
{
	return matter->room->settings.erasers == ERASER_OWNERS &&
	       room_member_role(matter->room, matter->who->person) == MEMBER_ROLE_OWNER;
}

bool rule_message_erase(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	const struct subject *subject = matter->subject;
	if (!may_erase_all(matter) && is_past(matter, room_limits(matter->house).erase_minutes))
		return refuse(ret_refusal, ERROR_TOO_LATE);
	struct message_erased *erased =
		&decision_refer(decision, matter, EVENT_MESSAGE_ERASED)->body.message_erased;
	*erased = (struct message_erased){.has_said_by = true, .said_by = subject->author};
	if (subject->root) {
		erased->has_thread = erased->has_replies = true;
		erased->thread = subject->root;
		/* An index that has lost it does not make fewer than none of it. */
		erased->replies = subject->replies ? (int64_t)subject->replies - 1 : 0;
		erased->has_last = erased->has_last_time = subject->last != 0;
		erased->last = subject->last;
		erased->last_time = subject->last_time_ms;
	}
	decision->erases = subject->seq;
	return true;
}

static bool is_repeated(const struct reaction_list *reactions, size_t i)
{
	struct text emoji = reactions->items[i].emoji;
	for (size_t j = 0; j < i; j++)
		if (strcmp(reactions->items[j].emoji.data, emoji.data) == 0)
			return true;
	return false;
}

bool rule_message_react(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	const struct reaction_list *reactions = &matter->command->params.message_react.reactions;
	for (size_t i = 0; i < reactions->count; i++)
		if (is_repeated(reactions, i))
			return refuse_field(ret_refusal, "reactions", "taken");
	decision_refer(decision, matter, EVENT_MESSAGE_REACTED)->body.message_reacted.reactions =
		*reactions;
	return true;
}

bool rule_message_pin(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	bool on = matter->command->params.message_pin.on;
	bool is_on = pins_have(matter->room, matter->subject->seq);
	if (on && !is_on && matter->room->pin_count >= PROTO_PINS_MAX)
		return refuse(ret_refusal, ERROR_TOO_MANY);
	if (on != is_on)
		decision_refer(decision, matter, EVENT_MESSAGE_PINNED)->body.message_pinned.on = on;
	return true;
}
