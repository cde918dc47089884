/* An event of one of a person's rooms, as a list shows it. */
#include "journal/listing.h"

#include "journal/window.h"

bool listed_event_is_in_view(const struct page *page, uint64_t room, uint64_t seq)
{
	const struct window *view = views_find(&page->views, room);
	return view && seq >= view->sight.since && seq <= view->head;
}

enum store_result listed_event_read(struct page *page, struct store *store, struct vault *vault,
	uint64_t room, uint64_t seq, struct listed_event *ret_event)
{
	struct journal_event_list events;
	struct listed_event read = {.event.kind = EVENT_VOID, .edit.kind = EVENT_VOID};
	struct window window = *views_find(&page->views, room);
	window.from = window.to = seq;
	enum store_result result = window_read(&window, store, vault, &page->arena, &events);
	if (result != STORE_OK)
		return result;
	for (size_t i = 0; i < events.count; i++) {
		const struct journal_event *event = &events.items[i];
		if (event->seq == seq)
			read.event = *event;
		else if (event->kind == EVENT_MESSAGE_EDITED)
			read.edit = *event;
	}
	*ret_event = read;
	return STORE_OK;
}
