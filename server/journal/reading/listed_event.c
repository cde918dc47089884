#include "journal/reading/listed_event.h"

#include "journal/reading/window.h"

static void take(struct listed_event *listed, uint64_t seq, const struct journal_event *event)
{
	if (event->seq == seq)
		listed->event = *event;
	else if (event->kind == EVENT_MESSAGE_EDITED)
		listed->edit = *event;
	else if (event->kind == EVENT_THREAD_CHANGED)
		listed->title = *event;
}

enum store_result listed_event_read(struct page *page, struct store *store, struct vault *vault,
	const struct window *view, uint64_t seq, struct listed_event *ret_event)
{
	struct journal_event_list events;
	struct window window = *view;
	window.from = window.to = seq;
	enum store_result result = window_read(&window, store, vault, &page->arena, &events);
	if (result != STORE_OK)
		return result;
	*ret_event = (struct listed_event){.event.kind = EVENT_VOID};
	for (size_t i = 0; i < events.count; i++)
		take(ret_event, seq, &events.items[i]);
	return STORE_OK;
}

size_t listed_event_bytes(const struct listed_event *event)
{
	return event->event.body.size + event->edit.body.size;
}
