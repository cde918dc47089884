/* Random histories of a channel, made from a seed that is printed on failure; RUNDE_SEED=n runs
 * that one alone. After each, the state, the replay and what follows on a snapshot are compared. */
#ifndef RUNDE_TESTS_ROOM_HISTORY_FIXTURE_H
#define RUNDE_TESTS_ROOM_HISTORY_FIXTURE_H

#include "base/memory.h"
#include "proto/gen/limits.h"
#include "proto/state.h"
#include "room/decide.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

enum { HISTORIES = 2000, STEPS = 80, PEOPLE = 6, ROWS = (STEPS + 1) * LIMIT_EVENTS_PER_COMMAND };

/* One stored event, as the journal keeps it: clear columns and an encoded body. */
struct row {
	struct event event; /* its body holds good for numbers only: the texts live in `body` */
	struct buffer body;
	bool erased;
};

struct history {
	uint64_t seed, chance; /* chance: the generator's state */
	struct room *room, *house;
	struct row rows[ROWS];
	size_t count;
	int64_t clock_ms;
};

/* splitmix64, https://prng.di.unimi.it/splitmix64.c */
static uint64_t draw(struct history *history)
{
	uint64_t z = (history->chance += 0x9e3779b97f4a7c15);
	z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9;
	z = (z ^ z >> 27) * 0x94d049bb133111eb;
	return z ^ z >> 31;
}

static uint64_t draw_below(struct history *history, uint64_t bound)
{
	return draw(history) % bound;
}

static bool is_reply_to(const struct row *row, uint64_t root)
{
	return row->event.kind == EVENT_MESSAGE_REPLIED && row->event.ref == root;
}

static uint64_t count_replies(const struct history *history, uint64_t root)
{
	uint64_t count = 0;
	for (size_t i = 0; i < history->count; i++)
		count += is_reply_to(&history->rows[i], root) && !history->rows[i].erased;
	return count;
}

/* The last that stands, but one; 0: none. */
static uint64_t last_reply(const struct history *history, uint64_t root, uint64_t but)
{
	for (size_t i = history->count; i > 0; i--)
		if (is_reply_to(&history->rows[i - 1], root) && !history->rows[i - 1].erased &&
			i != but)
			return i;
	return 0;
}

__attribute__((unused)) static struct subject subject_of(
	const struct history *history, const struct command *command)
{
	uint64_t seq = command_subject(command);
	if (seq == 0 || seq > history->count)
		return (struct subject){0};
	const struct row *row = &history->rows[seq - 1];
	uint64_t root = event_info((int)row->event.kind)->answers ? row->event.ref : 0;
	return (struct subject){.exists = true,
		.root = root,
		.replies = count_replies(history, root ? root : seq),
		.last = last_reply(history, root ? root : seq, seq),
		.seq = seq,
		.kind = row->event.kind,
		.author = row->event.author,
		.time_ms = row->event.time_ms,
		.erased = row->erased};
}

static void store(struct history *history, const struct decision *decision)
{
	for (size_t i = 0; i < decision->count; i++) {
		struct row *row = &history->rows[history->count++];
		row->event = decision->events[i];
		event_encode_body(&row->event, &row->body);
		assert_int_equal(row->event.seq, history->count);
		assert_true(row->event.time_ms >= history->room->time_ms);
		room_apply(history->room, &row->event);
	}
	for (size_t i = 0; decision->erases && i < history->count; i++) {
		const struct event *event = &history->rows[i].event;
		const struct event_info *info = event_info((int)event->kind);
		if (event->seq == decision->erases ||
			(event->ref == decision->erases && !info->answers))
			history->rows[i].erased = info->erasable;
	}
}

static void replay(struct history *history, struct room *room)
{
	ARENA_AUTO arena;
	arena_init(&arena);
	while (room->head < history->count) {
		const struct row *row = &history->rows[room->head];
		struct event event = row->event;
		if (!event_info((int)event.kind)->changes_state) {
			room_pass(room, event.seq, event.time_ms);
			continue;
		}
		assert_false(row->erased);
		assert_true(event_decode_body(
			event.kind, row->body.data, row->body.size, &arena, &event.body));
		room_apply(room, &event);
	}
}

static void encode_state(const struct room *room, struct buffer *out)
{
	ARENA_AUTO arena;
	struct room_state state;
	arena_init(&arena);
	room_export(room, 0, &arena, &state);
	room_state_encode(&state, out);
}

static struct room *through_snapshot(const struct room *room)
{
	BUFFER_AUTO text;
	ARENA_AUTO arena;
	struct room_state state;
	buffer_init(&text);
	arena_init(&arena);
	encode_state(room, &text);
	assert_true(room_state_decode(text.data, text.size, &arena, &state));
	return room_import(room->id, &state, room->time_ms);
}

static void assert_same_state(const struct history *history, const struct room *other)
{
	BUFFER_AUTO a;
	BUFFER_AUTO b;
	buffer_init(&a);
	buffer_init(&b);
	encode_state(history->room, &a);
	encode_state(other, &b);
	if (a.size != b.size || memcmp(a.data, b.data, a.size) != 0)
		fail_msg("seed %llu: %.*s is not %.*s", (unsigned long long)history->seed,
			(int)a.size, a.data, (int)b.size, b.data);
	assert_int_equal(history->room->time_ms, other->time_ms);
}

__attribute__((unused)) static void begin(struct history *history, uint64_t seed)
{
	struct command create = {.kind = COMMAND_ROOM_CREATE};
	struct who who = {.person = 1, .house_role = MEMBER_ROLE_MEMBER};
	struct moment moment = {1000, 1};
	struct decision decision;
	struct refusal refusal;
	memset(history, 0, sizeof(*history));
	history->seed = history->chance = seed;
	history->clock_ms = 1000;
	history->room = room_new(7);
	history->house = room_new(8);
	create.params.room_create.title = text_of("messe");
	assert_true(room_decide(
		history->room, history->house, NULL, &create, &who, &moment, &decision, &refusal));
	store(history, &decision);
}

__attribute__((unused)) static void end(struct history *history)
{
	room_free(history->room);
	room_free(history->house);
	for (size_t i = 0; i < history->count; i++)
		buffer_fini(&history->rows[i].body);
}

/* What is done in each step of a history; what must be so after all of them. */
typedef void (*step_fn)(struct history *history);

static void run_history(uint64_t seed, step_fn step, step_fn check)
{
	static struct history history;
	begin(&history, seed);
	struct room *snapshot = NULL;
	for (int i = 0; i < STEPS; i++) {
		step(&history);
		if (!snapshot && draw_below(&history, 20) == 0)
			snapshot = through_snapshot(history.room);
	}
	check(&history);
	struct room *replayed = room_new(7);
	replay(&history, replayed);
	assert_same_state(&history, replayed);
	if (snapshot) {
		replay(&history, snapshot);
		assert_same_state(&history, snapshot);
	}
	room_free(snapshot);
	room_free(replayed);
	end(&history);
}

__attribute__((unused)) static void run_histories(step_fn step, step_fn check)
{
	const char *seed = getenv("RUNDE_SEED");
	if (seed) {
		run_history(strtoull(seed, NULL, 10), step, check);
		return;
	}
	for (uint64_t i = 1; i <= HISTORIES; i++)
		run_history(i, step, check);
}

__attribute__((unused)) static void run_twice(step_fn step)
{
	static struct history a, b;
	begin(&a, 42);
	begin(&b, 42);
	for (int i = 0; i < STEPS; i++) {
		step(&a);
		step(&b);
	}
	assert_int_equal(a.count, b.count);
	for (size_t i = 0; i < a.count; i++) {
		assert_int_equal(a.rows[i].body.size, b.rows[i].body.size);
		assert_memory_equal(a.rows[i].body.data, b.rows[i].body.data, a.rows[i].body.size);
	}
	end(&a);
	end(&b);
}

#endif
