/* Lists that a reader makes for whoever asks, of records and registers. */
#ifndef RUNDE_JOURNAL_LISTING_H
#define RUNDE_JOURNAL_LISTING_H

#include "journal/page.h"

/* Reads the list a page asks for (session.list, invitation.list) and appends the answer. */
enum store_result listing_read(
	struct page *page, struct store *store, struct vault *vault, struct buffer *out);
/* inbox_list.c, saved_list.c, versions.c, thread_list.c: picture.c: some of them. */
enum store_result inbox_read(
	struct page *page, struct store *store, struct vault *vault, struct buffer *out);
enum store_result picture_read(
	struct page *page, struct store *store, struct vault *vault, struct buffer *out);
enum store_result saved_read(
	struct page *page, struct store *store, struct vault *vault, struct buffer *out);
enum store_result versions_read(
	struct page *page, struct store *store, struct vault *vault, struct buffer *out);
enum store_result thread_list_read(
	struct page *page, struct store *store, struct vault *vault, struct buffer *out);
/* thread_list.c: the unread threads that hello names; in the page's arena. */
enum store_result thread_readings(struct page *page, struct store *store, struct vault *vault,
	struct thread_reading_list *ret_list);
/* listed_event.c: an event as it stands now, with its last edit; EVENT_VOID: there is none. */
struct listed_event {
	struct journal_event event, edit;
};
/* Whether it lies in one of the page's views. */
bool listed_event_is_in_view(const struct page *page, uint64_t room, uint64_t seq);
/* Reads one that does. */
STORE_CHECK enum store_result listed_event_read(struct page *page, struct store *store,
	struct vault *vault, uint64_t room, uint64_t seq, struct listed_event *ret_event);
/* Everybody's status at page->now_ms; in the page's arena. */
enum store_result listing_statuses(
	struct page *page, struct store *store, struct vault *vault, struct status_list *ret_list);

#endif
