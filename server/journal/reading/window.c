#include "journal/reading/window.h"

#include "base/attempt.h"
#include "base/log.h"
#include "journal/burst.h"
#include "journal/load.h"
#include "proto/gen/limits.h"

#include <stdlib.h>
#include <string.h>

/* Events in the order in which the store hands them on. */
struct stack {
	struct journal_event *items; /* in the arena */
	size_t count, room;
};

struct reading {
	struct window *window;
	struct vault *vault;
	struct arena *arena;
	struct stack rows, changes;
	size_t bytes; /* of bodies */
};

static struct journal_event *top(const struct stack *stack)
{
	return stack->count ? &stack->items[stack->count - 1] : NULL;
}

static void push(struct reading *reading, struct stack *stack, const struct journal_event *event)
{
	if (stack->count == stack->room) {
		struct journal_event *old = stack->items;
		stack->room = stack->room ? 2 * stack->room : 16;
		stack->items = arena_new(reading->arena, stack->room * sizeof(*stack->items));
		if (old)
			memcpy(stack->items, old, stack->count * sizeof(*old));
	}
	stack->items[stack->count++] = *event;
	reading->bytes += event->body.size;
}

static void pop(struct reading *reading, struct stack *stack)
{
	reading->bytes -= top(stack)->body.size;
	stack->count--;
}

/* The body as it was sealed, which is the JSON that is sent; without one where it does not open. */
static struct text open_body(struct reading *reading, const struct store_event *row)
{
	BUFFER_AUTO plain;
	struct text body = {0};
	struct seal_label label = seal_label_of(reading->window->room, row);

	buffer_init(&plain);
	if (!row->body)
		return body;
	if (!vault_unseal(reading->vault, &label, row->body, row->body_size, &plain)) {
		if (!attempt_is_short())
			log_error("a damaged event was met: number %llu of a room",
				(unsigned long long)row->seq);
		return body;
	}
	return arena_copy_text(reading->arena, (const char *)plain.data, plain.size);
}

static bool is_veiled(const struct reading *reading, const struct store_event *row)
{
	uint64_t needed = event_needs(
		(enum event_kind)row->kind, row->answers, row->ref, reading->window->strictly);
	return !sight_sees(reading->window->sight, (enum audience)row->audience, needed);
}

/* The body as somebody may have it who does not see the root of the thread it tells of. */
static struct text trim(struct reading *reading, struct event *event, struct text body)
{
	BUFFER_AUTO bare;
	struct sight sight = reading->window->sight;
	bool tells = event->kind == EVENT_MESSAGE_REPLIED || event->kind == EVENT_MESSAGE_ERASED;
	buffer_init(&bare);
	if (!sight.since || !tells || !body.data ||
		!event_decode_body(
			event->kind, body.data, body.size, reading->arena, &event->body) ||
		sight_sees(sight, AUDIENCE_ALL, event_thread(event)))
		return body;
	event_forget_thread(event);
	event_encode_body(event, &bare);
	return arena_copy_text(reading->arena, (const char *)bare.data, bare.size);
}

static struct journal_event wire_event(struct reading *reading, const struct store_event *row)
{
	struct event event = {
		.seq = row->seq,
		.kind = (enum event_kind)row->kind,
		.author = row->author,
		.time_ms = row->time_ms,
		.ref = row->ref,
		.client_id = row->client_id,
	};
	if (is_veiled(reading, row))
		return (struct journal_event){.seq = row->seq, .kind = EVENT_VOID};
	struct text body = open_body(reading, row);
	return burst_wire_event(&event, trim(reading, &event, body));
}

/* Whether one more event finds place. */
static bool fits(const struct reading *reading, const struct journal_event *event)
{
	return reading->rows.count + reading->changes.count < PROTO_PAGE_EVENTS_MAX &&
	       reading->bytes + event->body.size <= PROTO_PAGE_BYTES;
}

static bool add_row(void *cookie, const struct store_event *row)
{
	struct reading *reading = cookie;
	struct journal_event event = wire_event(reading, row);
	if (reading->rows.count && !fits(reading, &event))
		return false;
	push(reading, &reading->rows, &event);
	return true;
}

/* Finds place for a change by taking out rows at the beginning of the window, which come last.
 * Their changes would be handed on after this one. False: the walk is at the last row that has
 * found place with all of its changes. */
static bool make_room(struct reading *reading, const struct journal_event *change)
{
	struct stack *rows = &reading->rows, *changes = &reading->changes;
	while (!fits(reading, change) && rows->count > 1 && top(rows)->seq < change->ref)
		pop(reading, rows);
	if (fits(reading, change))
		return true;
	if (rows->count == 1)
		return changes->count + 1 < PROTO_PAGE_EVENTS_MAX;
	while (changes->count && top(changes)->ref == change->ref)
		pop(reading, changes);
	pop(reading, rows);
	return false;
}

/* The change collected last, if it is of the same kind and to the same event, and one of the two
 * makes the other meaningless whoever made them. */
static struct journal_event *find_rival(
	const struct reading *reading, const struct store_event *row)
{
	const struct event_info *info = event_info(row->kind);
	struct journal_event *last = top(&reading->changes);
	if (!last || last->ref != row->ref || (int)last->kind != row->kind)
		return NULL;
	return info && info->replaces == REPLACES_KIND ? last : NULL;
}

/* The store hands on the last change of each author; those of a kind come one after the other. */
static bool add_change(void *cookie, const struct store_event *row)
{
	struct reading *reading = cookie;
	struct journal_event *rival = find_rival(reading, row);

	if (row->ref < top(&reading->rows)->seq)
		return false; /* that row had to make room */
	if (is_veiled(reading, row) || (rival && rival->seq > row->seq))
		return true;
	if (rival)
		pop(reading, &reading->changes);
	struct journal_event event = wire_event(reading, row);
	if (!make_room(reading, &event))
		return false;
	push(reading, &reading->changes, &event);
	return true;
}

static int by_number(const void *a, const void *b)
{
	const struct journal_event *one = a, *other = b;
	return one->seq < other->seq ? -1 : one->seq > other->seq;
}

static struct journal_event_list in_order(struct reading *reading)
{
	const struct stack *rows = &reading->rows, *changes = &reading->changes;
	struct journal_event_list list = {.count = rows->count + changes->count};
	list.items = arena_new(reading->arena, list.count * sizeof(*list.items));
	if (rows->count)
		memcpy(list.items, rows->items, rows->count * sizeof(*rows->items));
	if (changes->count)
		memcpy(list.items + rows->count, changes->items,
			changes->count * sizeof(*changes->items));
	if (list.count)
		qsort(list.items, list.count, sizeof(*list.items), by_number);
	return list;
}

static enum store_result read_onwards(struct reading *reading, struct store *store)
{
	struct window *window = reading->window;
	enum store_result result =
		store_events_each(store, window->room, window->from, window->to, add_row, reading);
	if (reading->rows.count)
		window->to = top(&reading->rows)->seq;
	return result;
}

static enum store_result read_back(struct reading *reading, struct store *store)
{
	struct window *window = reading->window;
	enum store_result result =
		store_events_back(store, window->room, window->from, window->to, add_row, reading);
	if (result != STORE_OK || !reading->rows.count)
		return result;
	if (window->to < window->head)
		result = store_changes_each(store, window->room, top(&reading->rows)->seq,
			window->to, window->to, window->head, add_change, reading);
	window->from = top(&reading->rows)->seq;
	return result;
}

enum store_result window_read(struct window *window, struct store *store, struct vault *vault,
	struct arena *arena, struct journal_event_list *ret_events)
{
	struct reading reading = {.window = window, .vault = vault, .arena = arena};
	enum store_result result = STORE_OK;
	if (window->from <= window->to)
		result = window->onwards ? read_onwards(&reading, store)
					 : read_back(&reading, store);
	if (result == STORE_OK)
		*ret_events = in_order(&reading);
	return result;
}
