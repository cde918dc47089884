/* A case's two rooms as its events make them, and how guests come to it. */
#ifndef RUNDE_TESTS_ROOM_GUEST_FIXTURE_H
#define RUNDE_TESTS_ROOM_GUEST_FIXTURE_H

#include "base/memory.h"
#include "proto/gen/limits.h"
#include "room/decide.h"
#include "room/held.h"
#include "room/members.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

enum { ANNA = 1, JONAS, SHARED = 8, BACKSTAGE = 9, HOURS = 24 };
enum { NOW_MS = 1000000, HOUR_MS = 60 * MINUTE_MS };

struct fixture {
	struct room *house, *backstage, *shared;
	struct decision decision;
	struct refusal refusal;
	uint64_t seed;
};

__attribute__((unused)) static void apply_all(struct room *room, const struct decision *decision)
{
	for (size_t i = 0; i < decision->count; i++)
		room_apply(room, &decision->events[i]);
}

__attribute__((unused)) static void apply(
	struct room *room, enum event_kind kind, const union event_body *body)
{
	const struct event event = {
		.seq = room->head + 1, .kind = kind, .time_ms = NOW_MS, .body = *body};
	room_apply(room, &event);
}

__attribute__((unused)) static void begin(struct room *room, enum room_kind kind)
{
	static const struct settings settings = {.title = {"Pumpen", 6},
		.topic = {"", 0},
		.description = {"", 0},
		.access = ROOM_ACCESS_CLOSED,
		.newcomers = NEWCOMER_VIEW_JOINED,
		.erasers = ERASER_OWNERS};
	bool named = kind == ROOM_KIND_SHARED;
	struct joiner joiners[] = {{.person = ANNA,
					   .role = MEMBER_ROLE_OWNER,
					   .has_name = named,
					   .name = text_of("Anna")},
		{.person = JONAS,
			.role = MEMBER_ROLE_MEMBER,
			.has_name = named,
			.name = text_of("Jonas")}};
	apply(room, EVENT_ROOM_CREATED,
		&(union event_body){
			.room_created = {
				.kind = kind, .has_settings = true, .settings = settings}});
	apply(room, EVENT_MEMBER_JOINED,
		&(union event_body){.member_joined.members = {2, joiners}});
}

__attribute__((unused)) static int set_up(void **state)
{
	static const struct profile known = {.name = {"M", 1}, .active = true};
	struct fixture *f = memory_new(1, sizeof(*f));
	f->house = room_new(7);
	f->house->kind = ROOM_KIND_HOUSE;
	f->house->head = 5;
	for (uint64_t person = ANNA; person <= JONAS + 1; person++) {
		struct room_member *member = members_put(f->house, person, MEMBER_ROLE_MEMBER, 0);
		profile_hold(&member->profile, &member->profile_texts, &known);
	}
	f->backstage = room_new(BACKSTAGE);
	f->shared = room_new(SHARED);
	begin(f->backstage, ROOM_KIND_BACKSTAGE);
	begin(f->shared, ROOM_KIND_SHARED);
	f->seed = 77;
	*state = f;
	return 0;
}

__attribute__((unused)) static int tear_down(void **state)
{
	struct fixture *f = *state;
	room_free(f->house);
	room_free(f->backstage);
	room_free(f->shared);
	free(f);
	return 0;
}

__attribute__((unused)) static struct moment moment(struct fixture *f)
{
	return (struct moment){NOW_MS, f->seed += 1000};
}

__attribute__((unused)) static bool decide(struct fixture *f, const struct room *room,
	const struct who *who, const struct command *command, const struct subject *subject)
{
	const struct moment now = moment(f);
	return room_decide(room, f->house, subject, command, who, &now, &f->decision, &f->refusal);
}

/* Anna's, backstage. */
__attribute__((unused)) static bool command(struct fixture *f, const struct command *command)
{
	const struct who anna = {.person = ANNA, .house_role = MEMBER_ROLE_MEMBER};
	const struct subject none = {0};
	if (!decide(f, f->backstage, &anna, command, &none))
		return false;
	apply_all(f->backstage, &f->decision);
	return true;
}

/* What follows on the shared side of what was decided last. */
__attribute__((unused)) static void follow(struct fixture *f, uint64_t guest, uint64_t by)
{
	const struct moment now = moment(f);
	assert_true(room_decide_guest(
		f->shared, room_guest(f->backstage, guest), by, &now, &f->decision));
	apply_all(f->shared, &f->decision);
}

__attribute__((unused)) static uint64_t invite_as(
	struct fixture *f, uint64_t guest, const char *name)
{
	const struct command invite = {.kind = COMMAND_GUEST_INVITE,
		.params.guest_invite = {.room = BACKSTAGE,
			.has_guest = guest != 0,
			.guest = guest,
			.name = text_of(name),
			.company = text_of("Müller"),
			.hours = HOURS}};
	assert_true(command(f, &invite));
	return f->decision.events[0].body.guest_changed.guest.guest;
}

__attribute__((unused)) static bool come(
	struct fixture *f, uint64_t link, const char *name, uint64_t *ret_guest)
{
	const struct visitor visitor = {
		.guest = link, .name = text_of(name), .expires_ms = NOW_MS + HOUR_MS};
	const struct moment now = moment(f);
	if (!room_decide_visitor(
		    f->backstage, &visitor, &now, &f->decision, ret_guest, &f->refusal))
		return false;
	apply_all(f->backstage, &f->decision);
	return true;
}

__attribute__((unused)) static uint64_t wait_as(struct fixture *f, const char *name)
{
	uint64_t guest;
	assert_true(come(f, 0, name, &guest));
	return guest;
}

__attribute__((unused)) static bool admit(struct fixture *f, uint64_t guest)
{
	return command(f, &(struct command){.kind = COMMAND_GUEST_ADMIT,
				  .params.guest_admit = {.room = BACKSTAGE, .guest = guest}});
}

__attribute__((unused)) static bool refuse(struct fixture *f, uint64_t guest, const char *reason)
{
	return command(f, &(struct command){.kind = COMMAND_GUEST_REFUSE,
				  .params.guest_refuse = {.room = BACKSTAGE,
					  .guest = guest,
					  .has_reason = true,
					  .reason = text_of(reason)}});
}

__attribute__((unused)) static bool drop(struct fixture *f, uint64_t guest)
{
	return command(f, &(struct command){.kind = COMMAND_GUEST_REMOVE,
				  .params.guest_remove = {.room = BACKSTAGE, .guest = guest}});
}

__attribute__((unused)) static enum guest_state state_of(const struct fixture *f, uint64_t guest)
{
	return room_guest(f->backstage, guest)->state;
}

__attribute__((unused)) static uint64_t let_in(struct fixture *f, const char *name)
{
	uint64_t guest = wait_as(f, name);
	assert_true(admit(f, guest));
	follow(f, guest, ANNA);
	return guest;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

#endif
