/* A channel whose members meet, and a meeting of theirs. */
#ifndef RUNDE_TESTS_ROOM_MEETING_FIXTURE_H
#define RUNDE_TESTS_ROOM_MEETING_FIXTURE_H

#include "base/memory.h"
#include "proto/command.h"
#include "proto/copy.h"
#include "proto/refusal.h"
#include "room/decide.h"
#include "room/floor/floor.h"
#include "room/held.h"
#include "room/meetings.h"
#include "room/members.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

/* Who owns the channel; who owns, moderates and takes down the meeting; members; nobody here. */
enum { CHIEF = 1, LENA, MARK, TINA, PETER, LATE, BOT, STRANGER };
enum { HOUR_MS = 60 * MINUTE_MS, EVENTS_MAX = 2000 };

static const struct client_id CLIENT_ID = {{7}};

struct fixture {
	struct room *house, *room;
	struct subject rows[EVENTS_MAX + 1]; /* the clear columns of what was stored, by number */
	bool moderated;                      /* what the journal knows of who is connected */
	uint64_t heir;
	uint64_t meeting;
	int64_t now_ms;
	struct command command;
	struct decision decision;
	struct refusal refusal;
	uint64_t seed; /* of the next moment */
};

#define STATE struct fixture *f = *state

static struct agenda_draft drafts[PROTO_AGENDA_MAX];
static struct meeting_date dates[PROTO_MEETING_DATES_MAX];

static void put_member(struct fixture *f, uint64_t person, bool is_bot, uint64_t since)
{
	const struct profile profile = {
		.name = {"M", 1}, .active = true, .has_bot = is_bot, .bot = is_bot};
	struct room_member *member = members_put(f->house, person, MEMBER_ROLE_MEMBER, 0);
	profile_hold(&member->profile, &member->profile_texts, &profile);
	members_put(
		f->room, person, person == CHIEF ? MEMBER_ROLE_OWNER : MEMBER_ROLE_MEMBER, since);
}

/* Folds an event in, and the floor follows its meeting. */
static void apply(struct fixture *f, const struct event *event)
{
	ARENA_AUTO arena;
	struct kept_floor next;
	const struct meeting *was = meetings_find(f->room, event->ref);
	arena_init(&arena);
	const struct meeting before = was ? meeting_copy(was, &arena) : (struct meeting){0};
	room_apply(f->room, event);
	const struct meeting *is = meetings_find(f->room, event->ref);
	if (was && is &&
		floor_follow(&before, is, meetings_floor(f->room, event->ref), f->room->time_ms,
			f->seed, &arena, &next))
		meetings_put_floor(f->room, event->ref, &next);
}

/* Asks it, and stores what follows. */
static enum error_kind ask(struct fixture *f, uint64_t person)
{
	const struct who who = {.person = person, .house_role = MEMBER_ROLE_MEMBER};
	const struct moment moment = {f->now_ms, f->seed};
	uint64_t seq = command_subject(&f->command);
	struct subject subject = seq <= EVENTS_MAX ? f->rows[seq] : f->rows[0];
	subject.moderated = f->moderated;
	subject.heir = f->heir;
	f->refusal = (struct refusal){0};
	if (!room_decide(f->room, f->house, &subject, &f->command, &who, &moment, &f->decision,
		    &f->refusal))
		return f->refusal.error;
	for (size_t i = 0; i < f->decision.count; i++) {
		const struct event *event = &f->decision.events[i];
		bool answers = event_info((int)event->kind)->answers;
		assert_true(event->seq <= EVENTS_MAX);
		f->rows[event->seq] = (struct subject){.exists = true,
			.seq = event->seq,
			.kind = event->kind,
			.author = event->author,
			.root = answers ? event->ref : 0};
		apply(f, event);
	}
	if (f->decision.floor.revision)
		meetings_put_floor(f->room, seq, &f->decision.floor);
	return ERROR_NONE;
}

#define ASK(person, KIND, name, ...)                                                               \
	(f->command = (struct command){.kind = KIND,                                               \
		 .params.name = {.meeting = f->meeting, .client_id = CLIENT_ID, __VA_ARGS__}},     \
		ask(f, person))
#define RUN(person, wanted) ASK(person, COMMAND_MEETING_RUN, meeting_run, .phase = (wanted))
#define GO(person, now)     ASK(person, COMMAND_MEETING_GO, meeting_go, .seen = (now))
#define GO_TO(person, now, to)                                                                     \
	ASK(person, COMMAND_MEETING_GO, meeting_go, .seen = (now), .has_item = true, .item = (to))
#define GO_LEAVING(person, now, state)                                                             \
	ASK(person, COMMAND_MEETING_GO, meeting_go, .seen = (now), .has_leave = true,              \
		.leave = (state))
#define UNDO(person, now)  ASK(person, COMMAND_MEETING_UNDO, meeting_undo, .seen = (now))
#define ATTEND(person, in) ASK(person, COMMAND_MEETING_ATTEND, meeting_attend, .here = (in))

/* Items of 10 minutes each. */
__attribute__((unused)) static struct agenda_draft_list items_of(size_t count)
{
	for (size_t i = 0; i < count; i++)
		drafts[i] = (struct agenda_draft){
			.title = text_of("Zahlen"), .purpose = ITEM_PURPOSE_INFORM, .minutes = 10};
	return (struct agenda_draft_list){count, drafts};
}

/* In an hour, for 45 minutes. */
__attribute__((unused)) static struct meeting_plan plan_of_week(const struct fixture *f)
{
	return (struct meeting_plan){.title = text_of("Wochenmeeting"),
		.goal = text_of("Jeder weiß, woran es hängt"),
		.has_start = true,
		.start = f->now_ms + HOUR_MS,
		.minutes = 45,
		.time_zone = text_of("Europe/Berlin"),
		.rhythm = MEETING_RHYTHM_WEEKLY,
		.moderator = MARK,
		.has_minute_taker = true,
		.minute_taker = TINA,
		.everyone = true};
}

/* So many more dates, an hour apart. */
__attribute__((unused)) static void put_dates(struct meeting_plan *plan, size_t count)
{
	for (size_t i = 0; i < count; i++)
		dates[i].start = plan->start + (int64_t)(i + 1) * HOUR_MS;
	plan->later = (struct meeting_date_list){count, dates};
}

__attribute__((unused)) static enum error_kind plan(
	struct fixture *f, struct meeting_plan wanted, size_t items)
{
	f->command = (struct command){.kind = COMMAND_MEETING_PLAN,
		.params.meeting_plan = {
			.client_id = CLIENT_ID, .plan = wanted, .items = items_of(items)}};
	enum error_kind error = ask(f, LENA);
	if (error == ERROR_NONE)
		f->meeting = f->decision.events[0].seq;
	return error;
}

/* A meeting of so many items that has begun at its time. */
__attribute__((unused)) static void begin(struct fixture *f, size_t items)
{
	assert_int_equal(plan(f, plan_of_week(f), items), ERROR_NONE);
	f->now_ms += HOUR_MS;
	assert_int_equal(RUN(MARK, MEETING_PHASE_RUNNING), ERROR_NONE);
}

__attribute__((unused)) static const struct meeting *meeting(const struct fixture *f)
{
	const struct meeting *found = meetings_find(f->room, f->meeting);
	assert_non_null(found);
	return found;
}

__attribute__((unused)) static const struct agenda_item *item(const struct fixture *f, int64_t n)
{
	const struct agenda_item *found = agenda_find(&meeting(f)->agenda, n);
	assert_non_null(found);
	return found;
}

/* What is left of an item, in minutes; -999: it was not begun. */
__attribute__((unused)) static int64_t left_of(const struct fixture *f, int64_t n)
{
	return item(f, n)->has_left_ms ? item(f, n)->left_ms / MINUTE_MS : -999;
}

/* Until the item everybody is at is over, in minutes. */
__attribute__((unused)) static int64_t until_over(const struct fixture *f)
{
	assert_true(meeting(f)->run.has_deadline);
	return (meeting(f)->run.deadline - f->now_ms) / MINUTE_MS;
}

__attribute__((unused)) static void assert_refused(
	const struct fixture *f, const char *field, const char *reason)
{
	assert_int_equal(f->refusal.error, ERROR_INVALID_PARAMS);
	assert_string_equal(f->refusal.field, field);
	assert_string_equal(f->refusal.reason, reason);
}

__attribute__((unused)) static void assert_at(const struct fixture *f, int64_t number)
{
	assert_true(meeting(f)->run.has_item);
	assert_int_equal(meeting(f)->run.item, number);
	assert_int_equal(item(f, number)->state, ITEM_STATE_OPEN);
}

static int set_up(void **state)
{
	struct fixture *f = memory_new(1, sizeof(*f));
	struct settings settings = {.title = {"vertrieb", 8},
		.topic = {"", 0},
		.description = {"", 0},
		.access = ROOM_ACCESS_OPEN,
		.newcomers = NEWCOMER_VIEW_ALL,
		.erasers = ERASER_OWNERS};
	f->house = room_new(8);
	f->house->kind = ROOM_KIND_HOUSE;
	f->house->head = 10;
	f->room = room_new(9);
	f->room->kind = ROOM_KIND_CHANNEL;
	f->room->head = 10;
	settings_hold(&f->room->settings, &f->room->settings_texts, &settings);
	for (uint64_t person = CHIEF; person <= BOT; person++)
		put_member(f, person, person == BOT, 0);
	f->now_ms = 10000 * (int64_t)MINUTE_MS;
	f->seed = 1;
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

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

#endif
