/* A second opinion of a floor, which keeps no times but counts them second by second. */
#ifndef RUNDE_TESTS_ROOM_FLOOR_OPINION_H
#define RUNDE_TESTS_ROOM_FLOOR_OPINION_H

#include "room_floor_fixture.h"

enum { PEOPLE = LATE, NOT_UP = 0 };

/* What somebody ought to be on the floor. */
struct opinion {
	bool here;
	int hand;      /* enum hand_kind, or NOT_UP */
	int64_t order; /* the how manieth hand it was */
	int64_t turns, spoken_s;
	bool passed, ready, spoke;
};

struct history {
	struct fixture *f;
	uint64_t seed, state;
	struct opinion people[PEOPLE + 1];
	int64_t hands; /* raised so far */
	uint64_t speaker;
	int64_t speaks_s;
	bool counts; /* the turn is one at the item */
	/* What floor.back goes back to. */
	bool has_back;
	struct opinion given; /* of the speaker, before they were given it */
	uint64_t before;
	int64_t before_s;
	bool closed, checks, moved;
	enum floor_mode mode;
};

#define ALWAYS(holds)                                                                              \
	do {                                                                                       \
		if (!(holds))                                                                      \
			fail_msg("seed %llu: %s", (unsigned long long)history->seed, #holds);      \
	} while (0)

static uint64_t draw(struct history *history, uint64_t below)
{
	history->state = history->state * UINT64_C(6364136223846793005) + 1442695040888963407;
	return (history->state >> 33) % below;
}

static uint64_t somebody(struct history *history)
{
	return 1 + draw(history, PEOPLE);
}

static struct opinion *of(struct history *history, uint64_t person)
{
	return &history->people[person];
}

/* Time passes, and is somebody's while the meeting runs. */
static void pass_time(struct history *history)
{
	int64_t seconds = (int64_t)draw(history, 4) * 5;
	wait_s(history->f, seconds);
	if (meeting(history->f)->run.phase != MEETING_PHASE_RUNNING)
		return;
	history->speaks_s += history->speaker ? seconds : 0;
	history->before_s += history->before ? seconds : 0;
}

static void forget_back(struct history *history)
{
	history->has_back = false;
	history->before = 0;
}

static void end_turn(struct history *history)
{
	if (history->speaker) {
		of(history, history->speaker)->spoken_s += history->speaks_s;
		of(history, history->speaker)->spoke = true;
	}
	history->speaker = 0;
}

static bool is_due(struct history *history, uint64_t person)
{
	const struct opinion *their = of(history, person);
	return history->mode == FLOOR_MODE_ROUND && their->here && !their->turns && !their->passed;
}

static void give(struct history *history, uint64_t person)
{
	struct opinion *their = of(history, person);
	uint64_t before = history->speaker;
	int64_t before_s = history->speaks_s;
	struct opinion was = *their;
	end_turn(history);
	history->counts = their->hand != HAND_KIND_ORDER;
	history->has_back = true;
	history->before = before;
	history->before_s = before_s;
	history->given = was;
	history->speaker = person;
	history->speaks_s = 0;
	their->turns += history->counts;
	their->hand = NOT_UP;
}

static void take_back(struct history *history)
{
	struct opinion *their = of(history, history->speaker);
	int64_t given_s =
		history->before_s - history->speaks_s; /* of who had it before, till then */
	their->turns -= history->counts;
	if (history->given.hand) {
		their->hand = history->given.hand;
		their->order = history->given.order;
	}
	history->speaker = history->before;
	history->speaks_s = history->before_s;
	if (history->before)
		of(history, history->before)->spoken_s -= given_s;
	forget_back(history);
}

static void leave(struct history *history, uint64_t person)
{
	struct opinion *their = of(history, person);
	their->here = their->ready = false;
	their->hand = NOT_UP;
	if (history->has_back && history->before == person)
		history->before = 0;
	if (history->speaker != person)
		return;
	end_turn(history);
	forget_back(history);
}

static void next_item(struct history *history)
{
	end_turn(history);
	forget_back(history);
	history->closed = history->checks = history->moved = false;
	for (uint64_t person = 1; person <= PEOPLE; person++) {
		struct opinion *their = of(history, person);
		if (their->hand != HAND_KIND_ORDER)
			their->hand = NOT_UP;
		their->turns = 0;
		their->passed = their->ready = false;
	}
}

static enum floor_mode mode_now(const struct fixture *f)
{
	const struct agenda_item *at = agenda_find(&meeting(f)->agenda, meeting(f)->run.item);
	if (!meeting(f)->run.has_item || !at)
		return (enum floor_mode)0;
	return at->has_floor ? at->floor : FLOOR_MODE_IN_ORDER;
}

#endif
