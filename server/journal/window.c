#include "journal/window.h"

#include "base/log.h"
#include "base/memory.h"
#include "journal/burst.h"
#include "journal/load.h"
#include "proto/gen/limits.h"

struct reading {
	const struct window *window;
	struct vault *vault;
	struct arena *arena;
	struct journal_event *events; /* in the arena */
	size_t count, rows;           /* rows: those of the window, without later changes */
};

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
		log_error("a damaged event was met: number %llu of a room",
			(unsigned long long)row->seq);
		return body;
	}
	body.size = plain.size;
	body.data = arena_copy_text(reading->arena, (const char *)plain.data, plain.size);
	return body;
}

static bool is_veiled(const struct reading *reading, const struct store_event *row)
{
	return row->audience != AUDIENCE_ALL &&
	       reading->window->audience != (enum audience)row->audience;
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
	return burst_wire_event(&event, open_body(reading, row));
}

static bool add_row(void *cookie, const struct store_event *row)
{
	struct reading *reading = cookie;
	struct journal_event *event = &reading->events[reading->count++];
	if (is_veiled(reading, row))
		*event = (struct journal_event){.seq = row->seq, .kind = EVENT_VOID};
	else
		*event = wire_event(reading, row);
	return reading->count < PROTO_PAGE_EVENTS_MAX;
}

/* The change collected last, if it is of the same kind and to the same event, and one of the two
 * makes the other meaningless whoever made them. */
static struct journal_event *find_rival(struct reading *reading, const struct store_event *row)
{
	const struct event_info *info = event_info(row->kind);
	if (reading->count == reading->rows || !info || info->replaces != REPLACES_KIND)
		return NULL;
	struct journal_event *last = &reading->events[reading->count - 1];
	return last->ref == row->ref && (int)last->kind == row->kind ? last : NULL;
}

/* The store hands on the last change of each author; those of a kind come one after the other. */
static bool add_change(void *cookie, const struct store_event *row)
{
	struct reading *reading = cookie;
	struct journal_event *rival = find_rival(reading, row);
	if (is_veiled(reading, row))
		return true;
	if (!rival)
		return add_row(cookie, row);
	if (row->seq > rival->seq)
		*rival = wire_event(reading, row);
	return true;
}

static int by_number(const void *a, const void *b)
{
	const struct journal_event *one = a, *other = b;
	return one->seq < other->seq ? -1 : one->seq > other->seq;
}

enum store_result window_read(const struct window *window, struct store *store, struct vault *vault,
	struct arena *arena, struct journal_event_list *ret_events)
{
	struct reading reading = {.window = window, .vault = vault, .arena = arena};
	*ret_events = (struct journal_event_list){0};
	if (window->to < window->from)
		return STORE_OK;
	reading.events = arena_new(arena, PROTO_PAGE_EVENTS_MAX * sizeof(*reading.events));
	enum store_result result =
		store_events_each(store, window->room, window->from, window->to, add_row, &reading);
	reading.rows = reading.count;
	if (result == STORE_OK)
		result = store_changes_each(store, window->room, window->from, window->to,
			window->to, window->head, add_change, &reading);
	if (reading.count)
		qsort(reading.events, reading.count, sizeof(*reading.events), by_number);
	ret_events->count = reading.count;
	ret_events->items = reading.events;
	return result;
}
