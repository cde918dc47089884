/* A house whose administrators set limits, and a channel of it. */
#ifndef RUNDE_TESTS_ROOM_LIMITS_FIXTURE_H
#define RUNDE_TESTS_ROOM_LIMITS_FIXTURE_H

#include "base/memory.h"
#include "proto/command.h"
#include "proto/refusal.h"
#include "room/decide.h"
#include "room/held.h"
#include "room/members.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

enum { MEMBER = 1, OWNER, ADMIN, OTHER };

/* A house, a room of it with a member and an owner, and what was asked of them last. */
struct fixture {
	struct room *house, *room;
	struct subject subject;
	struct command command;
	struct who who;
	struct moment moment;
	struct decision decision;
	struct refusal refusal;
};

#define STATE  struct fixture *f = *state
#define LIMITS f->house->house.limits
#define SET(name, value)                                                                           \
	do {                                                                                       \
		LIMITS.has_##name = true;                                                          \
		LIMITS.name = value;                                                               \
	} while (0)

static int set_up(void **state)
{
	struct fixture *f = memory_new(1, sizeof(*f));
	struct settings settings = {.title = {"messe", 5},
		.topic = {"", 0},
		.description = {"", 0},
		.access = ROOM_ACCESS_OPEN,
		.newcomers = NEWCOMER_VIEW_ALL,
		.erasers = ERASER_OWNERS};
	f->house = room_new(8);
	f->house->kind = ROOM_KIND_HOUSE;
	f->house->head = 10;
	f->house->house.language = LANGUAGE_DE;
	for (uint64_t person = MEMBER; person <= OTHER; person++)
		members_put(f->house, person,
			person == ADMIN ? MEMBER_ROLE_OWNER : MEMBER_ROLE_MEMBER, 0);
	f->room = room_new(9);
	f->room->kind = ROOM_KIND_CHANNEL;
	f->room->head = 10;
	settings_hold(&f->room->settings, &f->room->settings_texts, &settings);
	members_put(f->room, MEMBER, MEMBER_ROLE_MEMBER, 0);
	members_put(f->room, OWNER, MEMBER_ROLE_OWNER, 0);
	f->moment = (struct moment){1000 * MINUTE_MS, 1};
	*state = f;
	return 0;
}

static int tear_down(void **state)
{
	STATE;
	room_free(f->house);
	room_free(f->room);
	free(f);
	return 0;
}

static enum error_kind decide_in(struct fixture *f, const struct room *room, uint64_t person)
{
	f->who = (struct who){.person = person, .house_role = room_member_role(f->house, person)};
	f->refusal = (struct refusal){0};
	bool decided = room_decide(room, f->house, &f->subject, &f->command, &f->who, &f->moment,
		&f->decision, &f->refusal);
	return decided ? ERROR_NONE : f->refusal.error;
}

__attribute__((unused)) static void assert_refused(
	const struct fixture *f, const char *field, const char *reason, int64_t limit)
{
	assert_string_equal(f->refusal.field, field);
	if (reason)
		assert_string_equal(f->refusal.reason, reason);
	else
		assert_null(f->refusal.reason);
	assert_int_equal(f->refusal.limit, limit);
}

__attribute__((unused)) static enum error_kind make(
	struct fixture *f, enum room_access access, uint64_t person)
{
	f->command = (struct command){.kind = COMMAND_ROOM_CREATE,
		.params.room_create = {.title = {"neu", 3}, .has_access = true, .access = access}};
	return decide_in(f, f->house, person);
}

#endif
