/* Properties of the rules over random histories. Each history is made from a seed, printed on
 * failure; RUNDE_SEED=n runs that one alone. P-83. */
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

static void random_command(struct history *history, struct command *command)
{
	static const enum command_kind kinds[] = {COMMAND_ROOM_JOIN, COMMAND_ROOM_LEAVE,
		COMMAND_MESSAGE_POST, COMMAND_MESSAGE_POST, COMMAND_MESSAGE_REPLY,
		COMMAND_MESSAGE_REPLY, COMMAND_MESSAGE_EDIT, COMMAND_MESSAGE_PIN,
		COMMAND_MESSAGE_ERASE, COMMAND_THREAD_CHANGE, COMMAND_ROOM_CHANGE,
		COMMAND_ROOM_INVITE, COMMAND_MEMBER_REMOVE, COMMAND_MEMBER_CHANGE};
	static const char *const titles[] = {"messe", "angebote \"A\"", "größer"};
	static struct person_ref people[3];
	*command = (struct command){
		.kind = kinds[draw_below(history, sizeof(kinds) / sizeof(*kinds))]};
	uint64_t message = draw_below(history, history->count + 2) + 1;
	switch (command->kind) {
	case COMMAND_MESSAGE_POST:
		command->params.message_post.text = text_of("Angebot \"3\" ist raus, größer");
		break;
	case COMMAND_MESSAGE_REPLY:
		command->params.message_reply.message = message;
		command->params.message_reply.text = text_of("Danke");
		break;
	case COMMAND_THREAD_CHANGE:
		command->params.thread_change.message = message;
		command->params.thread_change.title = text_of("Angebot \"3\"");
		break;
	case COMMAND_MESSAGE_PIN:
		command->params.message_pin.message = message;
		command->params.message_pin.on = draw_below(history, 3) != 0;
		break;
	case COMMAND_MESSAGE_EDIT:
		command->params.message_edit.message = message;
		command->params.message_edit.text = text_of("Das Angebot\nist raus");
		break;
	case COMMAND_MESSAGE_ERASE:
		command->params.message_erase.message = message;
		break;
	case COMMAND_ROOM_CHANGE:
		command->params.room_change = (struct room_change_params){
			.has_title = draw_below(history, 2),
			.title = text_of(titles[draw_below(history, 3)]),
			.has_newcomers = draw_below(history, 2),
			.newcomers =
				draw_below(history, 2) ? NEWCOMER_VIEW_ALL : NEWCOMER_VIEW_JOINED,
			.has_edit_minutes = draw_below(history, 2),
			.edit_minutes = (int64_t)draw_below(history, 3) - 1,
			.has_archived = draw_below(history, 4) == 0,
			.archived = draw_below(history, 2),
		};
		break;
	case COMMAND_ROOM_INVITE:
		for (int i = 0; i < 3; i++)
			people[i].person = 1 + draw_below(history, PEOPLE);
		command->params.room_invite.people = (struct person_ref_list){3, people};
		break;
	case COMMAND_MEMBER_REMOVE:
		command->params.member_remove.person = 1 + draw_below(history, PEOPLE);
		break;
	case COMMAND_MEMBER_CHANGE:
		command->params.member_change.person = 1 + draw_below(history, PEOPLE);
		command->params.member_change.role =
			draw_below(history, 2) ? MEMBER_ROLE_OWNER : MEMBER_ROLE_MEMBER;
		break;
	default:
		break;
	}
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

static struct subject subject_of(const struct history *history, const struct command *command)
{
	uint64_t seq = command_subject(command);
	if (seq == 0 || seq > history->count)
		return (struct subject){0};
	const struct row *row = &history->rows[seq - 1];
	uint64_t root = row->event.kind == EVENT_MESSAGE_REPLIED ? row->event.ref : 0;
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

/* What the events said last of each thread is what stands in it: whoever replaces what they know by
 * that knows how many there are. */
static void check_threads(const struct history *history)
{
	int64_t said[ROWS + 1] = {0};
	uint64_t last[ROWS + 1] = {0};
	for (size_t i = 0; i < history->count; i++) {
		const struct event *event = &history->rows[i].event;
		const struct message_erased *erased = &event->body.message_erased;
		if (event->kind == EVENT_MESSAGE_REPLIED) {
			said[event->ref] = event->body.message_replied.replies;
			last[event->ref] = event->seq;
		} else if (event->kind == EVENT_MESSAGE_ERASED && erased->has_thread) {
			said[erased->thread] = erased->replies;
			last[erased->thread] = erased->last;
		}
	}
	for (uint64_t root = 1; root <= history->count; root++)
		if (said[root] != (int64_t)count_replies(history, root) ||
			last[root] != last_reply(history, root, 0))
			fail_msg("seed %llu: %d replies to %llu, the last %d",
				(unsigned long long)history->seed, (int)said[root],
				(unsigned long long)root, (int)last[root]);
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

static void step(struct history *history)
{
	struct command command;
	struct decision decision;
	struct refusal refusal;
	struct who who = {1 + draw_below(history, PEOPLE), MEMBER_ROLE_MEMBER};
	history->clock_ms += (int64_t)draw_below(history, 2000) - 700; /* it jumps back too */
	struct moment moment = {history->clock_ms, draw(history)};
	random_command(history, &command);
	struct subject subject = subject_of(history, &command);
	bool was_member = room_member_role(history->room, who.person) != 0;
	if (!room_decide(history->room, history->house, &subject, &command, &who, &moment,
		    &decision, &refusal))
		return;
	if (command.kind == COMMAND_ROOM_JOIN)
		assert_int_equal(decision.count, !was_member);
	else if (!was_member)
		assert_int_equal(decision.count, 0); /* only leaving may come to nothing */
	for (size_t i = 0; i < decision.count; i++)
		assert_int_equal(decision.events[i].author, who.person);
	store(history, &decision);
	/* Nobody is left among people without somebody in charge. */
	assert_true(room_owner_count(history->room) > 0 || room_member_count(history->room) == 0);
}

static void begin(struct history *history, uint64_t seed)
{
	struct command create = {.kind = COMMAND_ROOM_CREATE};
	struct who who = {1, MEMBER_ROLE_MEMBER};
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

static void end(struct history *history)
{
	room_free(history->room);
	room_free(history->house);
	for (size_t i = 0; i < history->count; i++)
		buffer_fini(&history->rows[i].body);
}

static void run_history(uint64_t seed)
{
	static struct history history;
	begin(&history, seed);
	struct room *snapshot = NULL;
	for (int i = 0; i < STEPS; i++) {
		step(&history);
		if (!snapshot && draw_below(&history, 20) == 0)
			snapshot = through_snapshot(history.room);
	}
	check_threads(&history);
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

static void snapshot_and_later_events_equal_replay_from_one(void **unused)
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

static void the_same_seed_is_the_same_history(void **unused)
{
	static struct history a, b;
	(void)unused;
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

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(snapshot_and_later_events_equal_replay_from_one),
		cmocka_unit_test(the_same_seed_is_the_same_history),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
