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

__attribute__((unused)) static char letter_of(enum error_kind error)
{
	switch (error) {
	case ERROR_NONE:
		return '+';
	case ERROR_NOT_FOUND:
		return '.';
	case ERROR_NOT_ALLOWED:
		return '-';
	case ERROR_ARCHIVED:
		return 'a';
	default:
		return '?';
	}
}

__attribute__((unused)) static enum event_kind kind_of_subject(enum command_kind command)
{
	const char *name = command_info(command)->name;
	if (command == COMMAND_AGENDA_CONFIRM)
		return EVENT_AGENDA_SUMMARISED;
	if (command == COMMAND_DECISION_CHANGE)
		return EVENT_DECISION_MADE;
	if (command == COMMAND_TASK_CHANGE)
		return EVENT_TASK_MADE;
	if (command == COMMAND_PAGE_CHANGE)
		return EVENT_PAGE_MADE;
	if (strncmp(name, "note.", 5) == 0)
		return EVENT_PAGE_MADE;
	if (strncmp(name, "poll.", 5) == 0)
		return EVENT_POLL_ASKED;
	bool meets = strncmp(name, "meeting.", 8) == 0 || strncmp(name, "agenda.", 7) == 0 ||
		     strncmp(name, "floor.", 6) == 0 || strncmp(name, "minutes.", 8) == 0;
	return meets ? EVENT_MEETING_PLANNED : EVENT_MESSAGE_POSTED;
}

/* What becomes of a command of theirs, as a letter: + may, - may not, . learns nothing, a is told
 * that the room is archived. Where a message is concerned it is their own, where a person, it is
 * themselves; where a meeting, it is not theirs and they are not in it. */
__attribute__((unused)) static char outcome_of(
	const struct room *room, enum command_kind command, enum role role)
{
	static const struct task_state task = {.task = 5};
	static const struct meeting held = {.meeting = 5, .owner = 77, .plan.moderator = 78};
	static struct person_ref asked = {MEMBER};
	static const struct minutes_life minutes = {
		.meeting = &held, .phase = MINUTES_PHASE_PRESENTED, .asked = {1, &asked}};
	static const struct page_state page = {.archived = false};
	struct who who = who_of(role);
	const struct subject own = {.exists = true,
		.seq = 5,
		.kind = kind_of_subject(command),
		.author = (uint64_t)role,
		.has_place = true,
		.task = &task,
		.page = &page,
		.minutes = &minutes};
	uint64_t target = (uint64_t)(role == OPERATOR ? MEMBER : role);
	return letter_of(room_may(room, &who, command, &own, target));
}

#define OK   ERROR_NONE
#define NONE ERROR_NOT_FOUND
#define NO   ERROR_NOT_ALLOWED
#define GONE ERROR_ERASED

#endif
