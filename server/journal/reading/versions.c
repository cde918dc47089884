/* What a message read before. */
#include "journal/reading/listing.h"

#include "journal/load.h"
#include "proto/event.h"
#include "proto/gen/limits.h"
#include "proto/reply.h"

struct reading {
	struct page *page;
	struct vault *vault;
	struct version_list list; /* the newest first */
	size_t bytes;
};

/* False: it does not open, or is not there any more. */
static bool open_text(struct reading *reading, const struct store_event *row, struct text *ret_text)
{
	BUFFER_AUTO plain;
	union event_body body;
	struct arena *arena = &reading->page->arena;
	struct seal_label label = seal_label_of(reading->page->window.room, row);
	buffer_init(&plain);
	if (!row->body ||
		!vault_unseal(reading->vault, &label, row->body, row->body_size, &plain) ||
		!event_decode_body(
			(enum event_kind)row->kind, plain.data, plain.size, arena, &body))
		return false;
	if (row->kind == EVENT_MESSAGE_POSTED)
		*ret_text = body.message_posted.text;
	else if (row->kind == EVENT_MESSAGE_REPLIED)
		*ret_text = body.message_replied.text;
	else
		*ret_text = body.message_edited.text;
	return true;
}

static bool add(void *cookie, const struct store_event *row)
{
	struct reading *reading = cookie;
	struct text text;
	if (!open_text(reading, row, &text))
		return true;
	reading->bytes += text.size;
	reading->list.items[reading->list.count++] =
		(struct version){.seq = row->seq, .time = row->time_ms, .text = text};
	/* The last place is the message's own. */
	return reading->list.count < PROTO_VERSIONS_MAX - 1 && reading->bytes < PROTO_PAGE_BYTES;
}

static void turn_round(struct version_list *list)
{
	for (size_t i = 0, j = list->count; i + 1 < j; i++) {
		struct version version = list->items[i];
		list->items[i] = list->items[--j];
		list->items[j] = version;
	}
}

enum store_result versions_read(
	struct page *page, struct store *store, struct vault *vault, struct buffer *out)
{
	struct version items[PROTO_VERSIONS_MAX];
	struct reading reading = {.page = page, .vault = vault, .list = {0, items}};
	struct message_versions_result answer;
	uint64_t room = page->window.room, seq = page->window.from;
	enum store_result result = store_changes_of(
		store, room, seq, EVENT_MESSAGE_EDITED, PROTO_VERSIONS_MAX - 1, add, &reading);
	if (result == STORE_OK)
		result = store_events_each(store, room, seq, seq, add, &reading);
	if (result != STORE_OK)
		return result;
	turn_round(&reading.list);
	answer.versions = reading.list;
	reply_result(out, &page->id, page->kind, &answer);
	return STORE_OK;
}
