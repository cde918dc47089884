#include "journal/reading/listed_event.h"

#include "journal/reading/window.h"

static void take(struct listed_event *listed, uint64_t seq, const struct journal_event *event)
{
	if (event->seq == seq)
		listed->event = *event;
	else if (event->kind == EVENT_MESSAGE_EDITED || event->kind == EVENT_TASK_CHANGED)
		listed->edit = *event;
	else if (event->kind == EVENT_THREAD_CHANGED)
		listed->title = *event;
}

/* What happened to the event with this number, too. */
static enum store_result take_all(struct page *page, struct store *store, struct vault *vault,
	struct window window, uint64_t number, uint64_t seq, struct listed_event *listed)
{
	struct journal_event_list events;
	window.from = window.to = number;
	enum store_result result = window_read(&window, store, vault, &page->arena, &events);
	for (size_t i = 0; result == STORE_OK && i < events.count; i++)
		take(listed, seq, &events.items[i]);
	return result;
}

/* Whoever does not see that a task was made sees what it was changed to. */
enum store_result listed_event_read(struct page *page, struct store *store, struct vault *vault,
	const struct window *view, uint64_t seq, struct listed_event *ret_event)
{
	*ret_event = (struct listed_event){.event.kind = EVENT_VOID};
	enum store_result result = take_all(page, store, vault, *view, seq, seq, ret_event);
	if (result != STORE_OK || ret_event->event.kind != EVENT_TASK_CHANGED)
		return result;
	return take_all(page, store, vault, *view, ret_event->event.ref, seq, ret_event);
}

size_t listed_event_bytes(const struct listed_event *event)
{
	return event->event.body.size + event->edit.body.size;
}
