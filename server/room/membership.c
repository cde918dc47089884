/* Who is a member: joining, leaving, inviting, removing; conversations; and how far one has read.
 */
#include "proto/gen/limits.h"
#include "room/rules.h"

#include "room/members.h"

/* How many a decision has brought so far. */
static size_t joiner_count(const struct decision *decision)
{
	size_t count = 0;
	for (size_t i = 0; i < decision->count; i++)
		if (decision->events[i].kind == EVENT_MEMBER_JOINED)
			count += decision->events[i].body.member_joined.members.count;
	return count;
}

/* What newcomers see the shared side of a case says of its guests alone. */
static bool sees_from_now_on(const struct room *room)
{
	return room->kind != ROOM_KIND_SHARED && room->settings.newcomers == NEWCOMER_VIEW_JOINED;
}

struct joiner *decision_join(struct decision *decision, const struct matter *matter,
	uint64_t person, enum member_role role)
{
	struct event *last = decision->count ? &decision->events[decision->count - 1] : NULL;
	if (!last || last->kind != EVENT_MEMBER_JOINED ||
		last->body.member_joined.members.count == PROTO_INVITE_MAX) {
		size_t count = joiner_count(decision);
		last = decision_add(decision, matter->room, EVENT_MEMBER_JOINED,
			matter->who->person, matter->moment);
		last->body.member_joined = (struct member_joined){
			.members.items = &decision->joiners[count],
			.has_since = sees_from_now_on(matter->room),
			.since = last->seq,
		};
	}
	struct joiner_list *list = &last->body.member_joined.members;
	list->items[list->count] = (struct joiner){.person = person, .role = role};
	return &list->items[list->count++];
}

/* How many members the room can have; on the shared side of a case guests come to them. */
static int64_t most_members(const struct matter *matter)
{
	return matter->room->kind == ROOM_KIND_CHANNEL ? room_limits(matter->house).channel_members
						       : PROTO_PEOPLE_MAX - PROTO_GUESTS_MAX;
}

static bool has_room_for(const struct matter *matter, size_t count)
{
	return (int64_t)(room_member_count(matter->room) + count) <= most_members(matter);
}

bool rule_member_join(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	const struct room *room = matter->room;
	uint64_t person = matter->who->person;
	if (room_member_role(room, person))
		return true;
	if (matter->subject->crowded || !has_room_for(matter, 1))
		return refuse(ret_refusal, ERROR_TOO_MANY);
	bool is_wanted = !room_owner_count(room) && !owns_enough(matter, matter->who->house_role);
	decision_join(decision, matter, person, is_wanted ? MEMBER_ROLE_OWNER : MEMBER_ROLE_MEMBER);
	return true;
}

/* Whether this person is what keeps the room from being without an owner. */
static bool is_last_owner(const struct room *room, uint64_t person)
{
	return room_member_role(room, person) == MEMBER_ROLE_OWNER && room_owner_count(room) == 1;
}

struct counting {
	const struct room *house;
	unsigned people;
};

static void count_person(void *cookie, uint64_t person, enum member_role role, uint64_t since)
{
	struct counting *counting = cookie;
	(void)role;
	(void)since;
	counting->people += !room_is_bot(counting->house, person);
}

/* Whether there are others who need somebody in charge; bots do not. */
static bool leaves_people(const struct matter *matter)
{
	struct counting counting = {.house = matter->house};
	room_members_each(matter->room, count_person, &counting);
	return counting.people > 1;
}

static bool leave(const struct matter *matter, uint64_t person, struct decision *decision,
	struct refusal *ret_refusal)
{
	if (!room_member_role(matter->room, person))
		return true;
	if (is_last_owner(matter->room, person) && leaves_people(matter))
		return refuse(ret_refusal, ERROR_LAST_OWNER);
	struct event *event = decision_add(
		decision, matter->room, EVENT_MEMBER_LEFT, matter->who->person, matter->moment);
	event->client_id = command_client_id(matter->command);
	event->body.member_left = (struct member_left){.person = person};
	decision_hand_over(decision, matter, person);
	return true;
}

bool rule_member_leave(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	return leave(matter, matter->who->person, decision, ret_refusal);
}

bool rule_member_remove(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	return leave(matter, matter->command->params.member_remove.person, decision, ret_refusal);
}

/* An owner of one more channel. */
static bool becomes_owner(const struct matter *matter, const struct member_change_params *params)
{
	return matter->room->kind == ROOM_KIND_CHANNEL && params->role == MEMBER_ROLE_OWNER &&
	       room_member_role(matter->room, params->person) != MEMBER_ROLE_OWNER;
}

bool rule_member_change(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	const struct member_change_params *params = &matter->command->params.member_change;
	if (params->role != MEMBER_ROLE_OWNER && is_last_owner(matter->room, params->person))
		return refuse(ret_refusal, ERROR_LAST_OWNER);
	if (params->role == MEMBER_ROLE_OWNER && room_is_bot(matter->house, params->person))
		return refuse_field(ret_refusal, "role", "not_for_bots");
	if (becomes_owner(matter, params) &&
		owns_enough(matter, room_member_role(matter->house, params->person)))
		return refuse_for(ret_refusal, ERROR_TOO_MANY, "person",
			room_limits(matter->house).channels_owned);
	struct event *event = decision_add(
		decision, matter->room, EVENT_MEMBER_CHANGED, matter->who->person, matter->moment);
	event->client_id = params->client_id;
	event->body.member_changed =
		(struct member_changed){.person = params->person, .role = params->role};
	return true;
}

bool rule_room_invite(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	const struct room_invite_params *params = &matter->command->params.room_invite;
	const struct room *room = matter->room;
	if (matter->subject->strangers)
		return refuse_field(ret_refusal, "people", "unknown_person");
	size_t newcomers = 0;
	if (matter->subject->crowded)
		return refuse(ret_refusal, ERROR_TOO_MANY);
	for (size_t i = 0; i < params->people.count; i++) {
		uint64_t person = params->people.items[i].person;
		if (room_member_role(room, person) || decision_joins(decision, person))
			continue;
		decision_join(decision, matter, person, MEMBER_ROLE_MEMBER);
		newcomers++;
	}
	if (newcomers && !has_room_for(matter, newcomers))
		return refuse_for(ret_refusal, ERROR_TOO_MANY, "people", most_members(matter));
	if (decision->count)
		decision->events[0].client_id = params->client_id;
	return true;
}

bool decision_joins(const struct decision *decision, uint64_t person)
{
	for (size_t i = 0; i < decision->count; i++) {
		const struct event *event = &decision->events[i];
		if (event->kind != EVENT_MEMBER_JOINED)
			continue;
		for (size_t j = 0; j < event->body.member_joined.members.count; j++)
			if (event->body.member_joined.members.items[j].person == person)
				return true;
	}
	return false;
}

/* Everybody is a member like the others; nobody can be added or go. */
static void begin_conversation(const struct matter *matter, struct decision *decision)
{
	const struct conversation_open_params *params = &matter->command->params.conversation_open;
	struct event *event = decision_add(
		decision, matter->room, EVENT_ROOM_CREATED, matter->who->person, matter->moment);
	event->client_id = params->client_id;
	event->body.room_created = (struct room_created){.kind = ROOM_KIND_CONVERSATION};
	decision_join(decision, matter, matter->who->person, MEMBER_ROLE_MEMBER);
	for (size_t i = 0; i < params->people.count; i++)
		if (!decision_joins(decision, params->people.items[i].person))
			decision_join(decision, matter, params->people.items[i].person,
				MEMBER_ROLE_MEMBER);
}

bool rule_conversation_open(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	if (matter->room->head == 0) {
		begin_conversation(matter, decision);
		return true;
	}
	if (matter->subject->strangers)
		return refuse_field(ret_refusal, "people", "unknown_person");
	if (matter->subject->crowded || matter->subject->silent >= PROTO_CONVERSATIONS_SILENT_MAX)
		return refuse(ret_refusal, ERROR_TOO_MANY);
	if (matter->subject->count <= PROTO_CONVERSATION_MAX)
		return true;
	*ret_refusal = refusal_of_field("people", "too_long", PROTO_CONVERSATION_MAX);
	return false;
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
