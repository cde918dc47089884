/* Rooms of each kind, and who they are to them. */
#ifndef RUNDE_TESTS_ROOM_MAY_FIXTURE_H
#define RUNDE_TESTS_ROOM_MAY_FIXTURE_H

#include "base/memory.h"
#include "proto/command.h"
#include "proto/refusal.h"
#include "room/decide.h"
#include "room/held.h"
#include "room/may.h"
#include "room/meetings.h"
#include "room/members.h"
#include "room/minutes/life.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

/* Who they are to the room and the house; also their person numbers, the operator's is NOBODY. */
enum role { OPERATOR = NOBODY, OUTSIDER, STRANGER, MEMBER, OWNER, ADMIN, ROLES };

static const char *const role_names[ROLES] = {
	"operator", "outsider", "stranger", "member", "owner", "administrator"};

enum state { HOUSE, OPEN, CLOSED, ARCHIVED, TALK, STATES };

static const char *const state_names[] = {
	"the house", "an open channel", "a closed one", "an archived one", "a conversation"};

static void put(struct room *room, uint64_t person, enum member_role role)
{
	static const struct profile known = {.name = {"M", 1}, .active = true};
	struct room_member *member = members_put(room, person, role, 0);
	if (room->kind == ROOM_KIND_HOUSE)
		profile_hold(&member->profile, &member->profile_texts, &known);
}

/* Somebody else's. */
static void put_meeting(struct room *room)
{
	const struct meeting meeting = {.meeting = 5,
		.owner = 77,
		.plan = {.title = {"M", 1}, .time_zone = {"", 0}, .moderator = 78},
		.run.phase = MEETING_PHASE_RUNNING};
	meetings_put(room, &meeting);
}

__attribute__((unused)) static struct room *room_of(enum state state)
{
	struct settings settings = {.title = {"messe", 5},
		.topic = {"", 0},
		.description = {"", 0},
		.access = state == CLOSED ? ROOM_ACCESS_CLOSED : ROOM_ACCESS_OPEN,
		.newcomers = NEWCOMER_VIEW_ALL,
		.erasers = ERASER_OWNERS,
		.archived = state == ARCHIVED};
	struct room *room = room_new(9);
	room->kind = state == HOUSE ? ROOM_KIND_HOUSE : ROOM_KIND_CHANNEL;
	room->head = 10;
	if (state == TALK)
		room->kind = ROOM_KIND_CONVERSATION;
	else if (state != HOUSE)
		settings_hold(&room->settings, &room->settings_texts, &settings);
	put(room, MEMBER, MEMBER_ROLE_MEMBER);
	put(room, OWNER, state == HOUSE ? MEMBER_ROLE_MEMBER : MEMBER_ROLE_OWNER);
	if (state == HOUSE) {
		put(room, STRANGER, MEMBER_ROLE_MEMBER);
		put(room, ADMIN, MEMBER_ROLE_OWNER);
	}
	put_meeting(room);
	return room;
}

__attribute__((unused)) static struct who who_of(enum role role)
{
	struct who who = {.person = role, .house_role = MEMBER_ROLE_MEMBER};
	if (role == OUTSIDER)
		who.house_role = (enum member_role)0;
	if (role == ADMIN || role == OPERATOR)
		who.house_role = MEMBER_ROLE_OWNER;
	return who;
}

#define OK   ERROR_NONE
#define NONE ERROR_NOT_FOUND
#define NO   ERROR_NOT_ALLOWED
#define GONE ERROR_ERASED

#endif
