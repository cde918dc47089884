/* Lists that a reader makes for whoever asks, of records and registers. */
#ifndef RUNDE_JOURNAL_LISTING_H
#define RUNDE_JOURNAL_LISTING_H

#include "journal/page.h"

/* Reads the list a page asks for (session.list, invitation.list) and appends the answer. */
enum store_result listing_read(
	struct page *page, struct store *store, struct vault *vault, struct buffer *out);
/* inbox_list.c, versions.c, thread_list.c: three of them. */
enum store_result inbox_read(
	struct page *page, struct store *store, struct vault *vault, struct buffer *out);
enum store_result versions_read(
	struct page *page, struct store *store, struct vault *vault, struct buffer *out);
enum store_result thread_list_read(
	struct page *page, struct store *store, struct vault *vault, struct buffer *out);
/* thread_list.c: the unread threads that hello names; in the page's arena. */
enum store_result thread_readings(struct page *page, struct store *store, struct vault *vault,
	struct thread_reading_list *ret_list);
/* Everybody's status at page->now_ms; in the page's arena. */
enum store_result listing_statuses(
	struct page *page, struct store *store, struct vault *vault, struct status_list *ret_list);

#endif
