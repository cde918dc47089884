/* Random events, the impossible ones too, folded in wherever room_takes() lets them: a guest stands
 * on a shared side and nowhere else, the door and the case in a backstage and nowhere else, and
 * nobody becomes a guest or ceases to be one. */
#include "base/memory.h"
#include "room/guests.h"
#include "room/members.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

enum { ROUNDS = 200000, STEPS = 8, PEOPLE = 4 };

static uint64_t chance = 0x9e3779b97f4a7c15;

static unsigned below(unsigned count)
{
	chance ^= chance << 13;
	chance ^= chance >> 7;
	chance ^= chance << 17;
	return (unsigned)(chance % count);
}

static const struct settings settings = {.title = {"P", 1},
	.topic = {"", 0},
	.description = {"", 0},
	.access = ROOM_ACCESS_CLOSED,
	.newcomers = NEWCOMER_VIEW_ALL,
	.erasers = ERASER_OWNERS};

static void random_event(struct room *room, struct joiner *joiner, struct event *ret_event)
{
	static const enum event_kind kinds[] = {EVENT_ROOM_CREATED, EVENT_MEMBER_JOINED,
		EVENT_MEMBER_JOINED, EVENT_MEMBER_NAMED, EVENT_MEMBER_CHANGED, EVENT_MEMBER_LEFT,
		EVENT_GUEST_CHANGED, EVENT_DOOR_CHANGED, EVENT_CASE_OPENED, EVENT_CASE_CHANGED,
		EVENT_ROOM_CHANGED};
	struct event event = {.seq = room->head + 1, .time_ms = 1000};
	uint64_t person = 1 + below(PEOPLE);
	event.kind = room->head ? kinds[below(sizeof(kinds) / sizeof(*kinds))] : EVENT_ROOM_CREATED;
	union event_body *body = &event.body;
	switch (event.kind) {
	case EVENT_ROOM_CREATED:
		body->room_created = (struct room_created){.kind = 1 + (enum room_kind)below(5),
			.has_settings = true,
			.settings = settings};
		break;
	case EVENT_MEMBER_JOINED:
		*joiner = (struct joiner){.person = person,
			.role = below(2) ? MEMBER_ROLE_MEMBER : MEMBER_ROLE_OWNER,
			.has_name = below(2),
			.name = text_of("N"),
			.company = text_of("C")};
		joiner->has_company = joiner->has_name && below(2);
		body->member_joined.members = (struct joiner_list){1, joiner};
		break;
	case EVENT_MEMBER_NAMED:
		body->member_named =
			(struct member_named){person, text_of("M"), below(2), text_of("D")};
		break;
	case EVENT_MEMBER_CHANGED:
		body->member_changed = (struct member_changed){.person = person,
			.role = below(2) ? MEMBER_ROLE_MEMBER : MEMBER_ROLE_OWNER};
		break;
	case EVENT_MEMBER_LEFT:
		body->member_left.person = person;
		break;
	case EVENT_GUEST_CHANGED:
		body->guest_changed.guest = (struct guest){.guest = person,
			.name = text_of("G"),
			.company = text_of(""),
			.state = 1 + (enum guest_state)below(5)};
		break;
	case EVENT_DOOR_CHANGED:
		body->door_changed.door.message = text_of("M");
		break;
	case EVENT_CASE_OPENED:
		body->case_opened.shared = 77;
		/* fall through */
	case EVENT_CASE_CHANGED: {
		struct case_sheet sheet = {.customer = text_of("C"),
			.host = 1,
			.question = text_of(""),
			.facts = text_of(""),
			.options = text_of(""),
			.solution = text_of(""),
			.state = CASE_STATE_OPEN};
		if (event.kind == EVENT_CASE_OPENED)
			body->case_opened.sheet = sheet;
		else
			body->case_changed.sheet = sheet;
		break;
	}
	default:
		body->room_changed.settings = settings;
		break;
	}
	*ret_event = event;
}

static void look(const struct room *room, const struct event *last)
{
	bool shared = room->kind == ROOM_KIND_SHARED, backstage = room->kind == ROOM_KIND_BACKSTAGE;
	for (struct room_member *m = room->members; m; m = m->hh.next) {
		if (m->is_guest && (!shared || m->role != MEMBER_ROLE_MEMBER))
			fail_msg("a guest in a room of kind %d after %d", room->kind, last->kind);
		if (room_guest(room, m->person))
			fail_msg("a guest backstage after %d", last->kind);
	}
	if (!backstage && (room->guests || room->door_texts || room->shared))
		fail_msg("of a case in a room of kind %d after %d", room->kind, last->kind);
}

static void whatever_is_folded_in_leaves_guests_where_they_belong(void **state)
{
	(void)state;
	for (unsigned round = 0; round < ROUNDS; round++) {
		struct room *room = room_new(7);
		for (unsigned step = 0; step < STEPS; step++) {
			struct joiner joiner;
			struct event event;
			random_event(room, &joiner, &event);
			uint64_t person = event.kind == EVENT_MEMBER_JOINED ? joiner.person : 0;
			bool stood = room_member_role(room, person),
			     was = room_is_guest(room, person);
			if (!room_takes(room, &event))
				continue;
			room_apply(room, &event);
			look(room, &event);
			if (stood && room_is_guest(room, person) != was)
				fail_msg("who was %s is %s", was ? "a guest" : "none",
					was ? "none" : "a guest");
		}
		room_free(room);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(whatever_is_folded_in_leaves_guests_where_they_belong),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
