/* The floor of a meeting that everybody but Tina is in. */
#ifndef RUNDE_TESTS_ROOM_FLOOR_FIXTURE_H
#define RUNDE_TESTS_ROOM_FLOOR_FIXTURE_H

#include "room_meeting_fixture.h"

#include <stdio.h>

#define MAYBE_UNUSED __attribute__((unused))
enum { SECOND_MS = 1000 };

#define FLOOR(person, KIND, name, ...)                                                             \
	(f->command = (struct command){.kind = COMMAND_FLOOR_##KIND,                               \
		 .params.floor_##name = {.meeting = f->meeting, __VA_ARGS__}},                     \
		ask(f, person))
#define RAISE(person, what) FLOOR(person, RAISE, raise, .kind = HAND_KIND_##what)
#define LOWER(person)       FLOOR(person, LOWER, lower, .has_person = false)
#define GIVE(whom)                                                                                 \
	FLOOR(MARK, GIVE, give, .seen = turns_of(f), .has_person = true, .person = (whom))
#define GIVE_FIRST() FLOOR(MARK, GIVE, give, .seen = turns_of(f))
#define END(person)  FLOOR(person, END, end, .seen = turns_of(f))
#define BACK()       FLOOR(MARK, BACK, back, .seen = turns_of(f))
#define MOVE(whom, next)                                                                           \
	FLOOR(MARK, MOVE, move, .person = (whom), .has_before = true, .before = (next))
#define MOVE_LAST(whom)     FLOOR(MARK, MOVE, move, .person = (whom))
#define CLOSE(person, shut) FLOOR(person, CLOSE, close, .closed = (shut))
#define PASS(person)        FLOOR(person, PASS, pass, .has_person = false)
#define PASS_OVER(whom)     FLOOR(MARK, PASS, pass, .has_person = true, .person = (whom))
#define CHECK(person, yes)  FLOOR(person, CHECK, check, .open = (yes))
#define READY(person, yes)  FLOOR(person, READY, ready, .ready = (yes))
#define MODE(number, how)                                                                          \
	ASK(MARK, COMMAND_AGENDA_CHANGE, agenda_change, .item = (number), .has_floor = true,       \
		.floor = FLOOR_MODE_##how)
#define LIMIT(number, seconds)                                                                     \
	ASK(MARK, COMMAND_AGENDA_CHANGE, agenda_change, .item = (number), .has_turn_s = true,      \
		.turn_s = (seconds))

/* NULL: nothing has happened there. */
MAYBE_UNUSED static const struct kept_floor *kept(const struct fixture *f)
{
	return meetings_floor(f->room, f->meeting);
}

MAYBE_UNUSED static int64_t turns_of(const struct fixture *f)
{
	return kept(f) ? kept(f)->turns : 0;
}

/* What is sent of it. */
MAYBE_UNUSED static struct floor show(const struct fixture *f, struct arena *arena)
{
	struct floor floor;
	assert_non_null(kept(f));
	floor_show(f->room, meetings_find(f->room, f->meeting), kept(f), arena, &floor);
	return floor;
}

static const char NAMES[] = "?CLMTPA"; /* Chief, Lena, Mark, Tina, Peter, lAte */

/* The list as letters, for each the reason. */
MAYBE_UNUSED static const char *queue(const struct fixture *f)
{
	static char text[64];
	static const char *const reasons[] = {"?", "!", ">", "#", "1", "-", "+", "o"};
	ARENA_AUTO arena;
	size_t size = 0;
	arena_init(&arena);
	text[0] = '\0';
	if (!kept(f))
		return text;
	const struct floor floor = show(f, &arena);
	for (size_t i = 0; i < floor.queue.count; i++)
		size += (size_t)snprintf(text + size, sizeof(text) - size, "%c%s",
			NAMES[floor.queue.items[i].person], reasons[floor.queue.items[i].reason]);
	return text;
}

/* Who has the word; 0: nobody. */
MAYBE_UNUSED static uint64_t speaker(const struct fixture *f)
{
	return kept(f) && kept(f)->has_speaker ? kept(f)->speaker.person : 0;
}

MAYBE_UNUSED static struct kept_speaker record(const struct fixture *f, uint64_t person)
{
	for (size_t i = 0; kept(f) && i < kept(f)->speakers.count; i++)
		if (kept(f)->speakers.items[i].person == person)
			return kept(f)->speakers.items[i];
	return (struct kept_speaker){0};
}

/* A meeting that goes on, of three items. */
MAYBE_UNUSED static void begin_floor(struct fixture *f)
{
	static const uint64_t others[] = {CHIEF, LENA, PETER, LATE};
	begin(f, 3);
	for (size_t i = 0; i < 4; i++)
		assert_int_equal(ATTEND(others[i], true), ERROR_NONE);
}

MAYBE_UNUSED static void wait_s(struct fixture *f, int64_t seconds)
{
	f->now_ms += seconds * SECOND_MS;
}

#endif
