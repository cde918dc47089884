/* Channels: creating, joining, leaving. */
#include "proto/gen/limits.h"
#include "room/rules.h"

static struct text topic_of(const struct room_create_params *params)
{
	return params->has_topic ? params->topic : text_of("");
}

static bool create_in_house(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	const struct room_create_params *params = &matter->command->params.room_create;
	if (room_channel_count(matter->room) >= PROTO_CHANNELS_MAX) {
		*ret_refusal = refusal_of(ERROR_TOO_MANY);
		return false;
	}
	struct event *event = decision_add(
		decision, matter->room, EVENT_CHANNEL_ADDED, matter->who->person, matter->moment);
	event->body.channel_added = (struct channel_added){
		.room = id_of_random(matter->moment->seed),
		.title = params->title,
		.topic = topic_of(params),
	};
	return true;
}

/* The client id goes with the new room's first event: (client id, author) is unique in the whole
 * data set, and that event alone answers a repeat. */
static bool create_in_channel(const struct matter *matter, struct decision *decision)
{
	const struct room_create_params *params = &matter->command->params.room_create;
	uint64_t maker = matter->who->person;
	struct event *event =
		decision_add(decision, matter->room, EVENT_ROOM_CREATED, maker, matter->moment);
	event->client_id = params->client_id;
	event->body.room_created = (struct room_created){
		.kind = ROOM_KIND_CHANNEL, .title = params->title, .topic = topic_of(params)};
	event = decision_add(decision, matter->room, EVENT_MEMBER_JOINED, maker, matter->moment);
	event->body.member_joined =
		(struct member_joined){.person = maker, .role = MEMBER_ROLE_OWNER};
	return true;
}

bool rule_channel_create(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	if (matter->room->head == 0)
		return create_in_channel(matter, decision);
	return create_in_house(matter, decision, ret_refusal);
}

bool rule_channel_join(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	uint64_t person = matter->who->person;
	(void)ret_refusal;
	if (room_member_role(matter->room, person))
		return true;
	struct event *event =
		decision_add(decision, matter->room, EVENT_MEMBER_JOINED, person, matter->moment);
	event->body.member_joined =
		(struct member_joined){.person = person, .role = MEMBER_ROLE_MEMBER};
	return true;
}

bool rule_channel_leave(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	(void)ret_refusal;
	struct event *event = decision_add(
		decision, matter->room, EVENT_MEMBER_LEFT, matter->who->person, matter->moment);
	event->body.member_left = (struct member_left){.person = matter->who->person};
	return true;
}

bool rule_room_mark(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	(void)decision;
	if ((uint64_t)matter->command->params.room_mark.seq <= matter->room->head)
		return true;
	*ret_refusal = refusal_of_field("seq", "too_large", (int64_t)matter->room->head);
	return false;
}
