/* Properties of the floor over random histories. RUNDE_SEED=7 repeats one. */
#include "room_floor_opinion.h"

#include "proto/state.h"

#include <stdlib.h>

enum { HISTORIES = 200, STEPS = 150 };

/* Each of these gives a command and says what has to come of it. */
static void raise_hand(struct history *history)
{
	struct fixture *f = history->f;
	uint64_t person = somebody(history);
	enum hand_kind kind = (enum hand_kind)(draw(history, 2) ? 1 : 1 + draw(history, 3));
	struct opinion *their = of(history, person);
	enum error_kind error = FLOOR(person, RAISE, raise, .kind = kind);
	if (!their->here) {
		ALWAYS(error == ERROR_NOT_ALLOWED);
	} else if (their->hand == (int)kind) {
		ALWAYS(error == ERROR_NONE);
	} else if (history->closed && kind != HAND_KIND_ORDER) {
		ALWAYS(error == ERROR_LIST_CLOSED);
	} else {
		ALWAYS(error == ERROR_NONE);
		their->hand = (int)kind;
		their->order = ++history->hands;
	}
}

static void lower_hand(struct history *history)
{
	struct fixture *f = history->f;
	uint64_t person = somebody(history);
	bool everyone = draw(history, 8) == 0;
	enum error_kind error = FLOOR(MARK, LOWER, lower, .has_person = !everyone, .person = person,
		.has_everyone = everyone, .everyone = everyone);
	ALWAYS(error == ERROR_NONE);
	for (uint64_t each = 1; each <= PEOPLE; each++)
		if (everyone || each == person)
			of(history, each)->hand = NOT_UP;
}

static void give_word(struct history *history)
{
	struct fixture *f = history->f;
	ARENA_AUTO arena;
	arena_init(&arena);
	uint64_t person = somebody(history);
	bool any_waits = kept(f) && show(f, &arena).queue.count;
	if (draw(history, 3) == 0) {
		enum error_kind error = GIVE(person);
		ALWAYS((error == ERROR_NONE) == of(history, person)->here);
		if (error == ERROR_NONE)
			give(history, person);
		return;
	}
	uint64_t first = any_waits ? show(f, &arena).queue.items[0].person : 0;
	ALWAYS((GIVE_FIRST() == ERROR_NONE) == any_waits);
	if (any_waits)
		give(history, first);
}

static void end_word(struct history *history)
{
	struct fixture *f = history->f;
	ALWAYS(END(history->speaker && draw(history, 2) ? history->speaker : MARK) == ERROR_NONE);
	if (!history->speaker)
		return;
	end_turn(history);
	forget_back(history);
}

static void undo_word(struct history *history)
{
	struct fixture *f = history->f;
	ALWAYS(BACK() == (history->has_back ? ERROR_NONE : ERROR_WRONG_PHASE));
	if (history->has_back)
		take_back(history);
	history->moved = true;
}

static void move_hand(struct history *history)
{
	struct fixture *f = history->f;
	if (draw(history, 2))
		(void)MOVE(somebody(history), somebody(history));
	else
		(void)MOVE_LAST(somebody(history));
	history->moved = true;
}

static void pass_round(struct history *history)
{
	struct fixture *f = history->f;
	uint64_t person = somebody(history);
	struct opinion *their = of(history, person);
	bool may = their->here && history->mode == FLOOR_MODE_ROUND;
	ALWAYS((PASS_OVER(person) == ERROR_NONE) == may);
	if (!may || their->turns || their->passed)
		return;
	their->passed = true;
	if (their->hand == HAND_KIND_ITEM)
		their->hand = NOT_UP;
}

static void ask_ready(struct history *history)
{
	struct fixture *f = history->f;
	uint64_t person = somebody(history);
	bool on = draw(history, 3) != 0;
	if (draw(history, 3)) {
		bool may = history->checks && of(history, person)->here;
		ALWAYS((READY(person, on) == ERROR_NONE) == may);
		if (may)
			of(history, person)->ready = on;
		return;
	}
	ALWAYS(CHECK(MARK, on) == ERROR_NONE);
	for (uint64_t each = 1; each <= PEOPLE && on != history->checks; each++)
		of(history, each)->ready = false;
	history->checks = on;
}

static void close_list(struct history *history)
{
	struct fixture *f = history->f;
	history->closed = draw(history, 2);
	ALWAYS(CLOSE(MARK, history->closed) == ERROR_NONE);
}

static void come_or_leave(struct history *history)
{
	struct fixture *f = history->f;
	uint64_t person = somebody(history);
	bool comes = draw(history, 3) != 0;
	ALWAYS(ATTEND(person, comes) == ERROR_NONE);
	if (comes)
		of(history, person)->here = true;
	else if (of(history, person)->here)
		leave(history, person);
}

static void go_somewhere(struct history *history)
{
	struct fixture *f = history->f;
	const struct meeting_run run = meeting(f)->run;
	int64_t now = run.has_item ? run.item : 0;
	switch (draw(history, 3)) {
	case 0:
		(void)GO(MARK, now);
		break;
	case 1:
		(void)GO_TO(MARK, now, 1 + (int64_t)draw(history, 3));
		break;
	default:
		if (now)
			(void)UNDO(MARK, now);
		break;
	}
	const struct meeting_run *is = &meeting(f)->run;
	if (is->has_item != run.has_item || (is->has_item && is->item != run.item))
		next_item(history);
}

static void change_mode(struct history *history)
{
	struct fixture *f = history->f;
	int64_t number = 1 + (int64_t)draw(history, 3);
	enum floor_mode mode = (enum floor_mode)(1 + draw(history, 3));
	ALWAYS(ASK(MARK, COMMAND_AGENDA_CHANGE, agenda_change, .item = number, .has_floor = true,
		       .floor = mode, .has_turn_s = true,
		       .turn_s = draw(history, 2) ? 0 : 15) == ERROR_NONE);
	if (mode_now(f) != history->mode)
		history->moved = false;
}

static void pause_or_go_on(struct history *history)
{
	struct fixture *f = history->f;
	ALWAYS(RUN(MARK, draw(history, 2) ? MEETING_PHASE_PAUSED : MEETING_PHASE_RUNNING) ==
		ERROR_NONE);
}

static void step(struct history *history)
{
	static void (*const steps[])(struct history *) = {raise_hand, raise_hand, raise_hand,
		raise_hand, raise_hand, raise_hand, give_word, give_word, give_word, lower_hand,
		end_word, undo_word, move_hand, pass_round, ask_ready, close_list, come_or_leave,
		come_or_leave, go_somewhere, change_mode, pause_or_go_on};
	pass_time(history);
	steps[draw(history, sizeof(steps) / sizeof(*steps))](history);
	history->mode = mode_now(history->f);
}

/* Where somebody ought to stand, before all of whom this is less. */
struct standing {
	int64_t keys[4];
};

static struct standing standing_of(struct history *history, uint64_t person)
{
	const struct opinion *their = of(history, person);
	switch (their->hand) {
	case HAND_KIND_ORDER:
		return (struct standing){{0, their->order, 0, 0}};
	case HAND_KIND_DIRECT:
		return (struct standing){{1, their->order, 0, 0}};
	default:
		break;
	}
	if (is_due(history, person)) /* among themselves as chance will have it */
		return (struct standing){{2, 0, 0, 0}};
	if (history->mode == FLOOR_MODE_BALANCED)
		return (struct standing){{2, their->turns, their->spoken_s, their->order}};
	return (struct standing){{3, their->order, 0, 0}};
}

static bool stands_before(struct history *history, uint64_t one, uint64_t other)
{
	const struct standing a = standing_of(history, one), b = standing_of(history, other);
	for (size_t i = 0; i < 4; i++)
		if (a.keys[i] != b.keys[i])
			return a.keys[i] < b.keys[i];
	return true;
}

/* Everybody who ought to be on the list is on it once, nobody else, and each where they ought to
 * be; where somebody was put elsewhere points of order alone. */
static void check_queue(struct history *history, const struct floor_hand_list *queue)
{
	unsigned seen[PEOPLE + 1] = {0};
	for (size_t i = 0; i < queue->count; i++) {
		const struct floor_hand *hand = &queue->items[i];
		const struct opinion *their = of(history, hand->person);
		const struct floor_hand *next = i + 1 < queue->count ? hand + 1 : NULL;
		seen[hand->person]++;
		ALWAYS(their->hand ? hand->kind == (enum hand_kind)their->hand
				   : hand->kind == HAND_KIND_ITEM);
		ALWAYS((hand->reason == FLOOR_REASON_ORDER) == (hand->kind == HAND_KIND_ORDER));
		ALWAYS(history->moved ||
			(hand->reason == FLOOR_REASON_ROUND) ==
				(hand->kind == HAND_KIND_ITEM && is_due(history, hand->person)));
		if (next && (!history->moved || next->kind == HAND_KIND_ORDER))
			ALWAYS(stands_before(history, hand->person, next->person));
	}
	for (uint64_t person = 1; person <= PEOPLE; person++) {
		const struct opinion *their = of(history, person);
		bool waits =
			their->here &&
			(their->hand || (is_due(history, person) && history->speaker != person));
		ALWAYS(seen[person] == waits);
	}
}

static bool is_among(const struct person_ref_list *people, uint64_t person)
{
	size_t found = 0;
	for (size_t i = 0; i < people->count; i++)
		found += people->items[i].person == person;
	assert_true(found <= 1);
	return found;
}

static void check_people(struct history *history, const struct floor *floor)
{
	struct fixture *f = history->f;
	ALWAYS(floor->has_speaker == (history->speaker != 0));
	ALWAYS(speaker(f) == history->speaker);
	ALWAYS(floor->has_back == history->has_back);
	ALWAYS(floor->has_check == history->checks && floor->closed == history->closed);
	for (uint64_t person = 1; person <= PEOPLE; person++) {
		const struct opinion *their = of(history, person);
		const struct kept_speaker is = record(f, person);
		ALWAYS(is.turns == their->turns && is.passed == their->passed);
		ALWAYS(is.spoken_ms == their->spoken_s * SECOND_MS);
		ALWAYS(is_among(&floor->spoken, person) ==
			(their->spoke || history->speaker == person));
		ALWAYS(is_among(&floor->check.ready, person) == their->ready);
	}
}

/* From what lies on disk the same list comes, to the last reason. */
static void check_stored(struct history *history, const struct floor *floor, struct arena *arena)
{
	BUFFER_AUTO text;
	struct kept_floor again;
	struct floor shown;
	struct fixture *f = history->f;
	buffer_init(&text);
	kept_floor_encode(kept(f), &text);
	ALWAYS(kept_floor_decode(text.data, text.size, arena, &again));
	floor_show(f->room, meeting(f), &again, arena, &shown);
	ALWAYS(shown.queue.count == floor->queue.count && shown.revision == floor->revision);
	for (size_t i = 0; i < floor->queue.count; i++)
		ALWAYS(shown.queue.items[i].person == floor->queue.items[i].person &&
			shown.queue.items[i].reason == floor->queue.items[i].reason);
}

static void check(struct history *history, int64_t revision, const char *was)
{
	ARENA_AUTO arena;
	struct fixture *f = history->f;
	arena_init(&arena);
	if (!kept(f)) {
		for (uint64_t person = 1; person <= PEOPLE; person++)
			ALWAYS(!of(history, person)->hand);
		ALWAYS(!history->speaker);
		return;
	}
	const struct floor floor = show(f, &arena);
	check_queue(history, &floor.queue);
	check_people(history, &floor);
	check_stored(history, &floor, &arena);
	ALWAYS(floor.revision >= revision && floor.revision <= revision + 2);
	ALWAYS(floor.revision > revision || strcmp(queue(f), was) == 0);
}

static void run_history(uint64_t seed)
{
	struct history all = {.seed = seed, .state = seed}, *history = &all;
	void *state;
	set_up(&state);
	struct fixture *f = history->f = state;
	begin_floor(f);
	for (uint64_t person = 1; person <= PEOPLE; person++)
		of(history, person)->here = person != TINA;
	history->mode = mode_now(f);
	for (int i = 0; i < STEPS; i++) {
		char was[64];
		int64_t revision = kept(f) ? kept(f)->revision : 0;
		snprintf(was, sizeof(was), "%s", queue(f));
		f->seed = draw(history, 1000);
		step(history);
		check(history, revision, was);
	}
	tear_down(&state);
}

static void everybody_stands_where_they_ought_to(void **unused)
{
	const char *seed = getenv("RUNDE_SEED");
	(void)unused;
	if (seed) {
		run_history(strtoull(seed, NULL, 10));
		return;
	}
	for (uint64_t i = 1; i <= HISTORIES; i++)
		run_history(i);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(everybody_stands_where_they_ought_to),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
