/* Lists that a reader makes for whoever asks, of records and registers. */
#ifndef RUNDE_JOURNAL_READING_LISTING_H
#define RUNDE_JOURNAL_READING_LISTING_H

#include "journal/reading/page.h"

/* Reads the list a page asks for (session.list, inbox.list …) and appends the answer. */
enum store_result listing_read(
	struct page *page, struct store *store, struct vault *vault, struct buffer *out);
/* Reads an item of a list and adds the bytes of its bodies. */
typedef enum store_result (*listing_item_fn)(void *cookie, size_t index, size_t *bytes);
/* Reads the items of a list in their order, as many of count as one answer holds: at most this
 * many, and page_bytes of bodies, but one in any case. */
STORE_CHECK enum store_result listing_fill(
	size_t count, size_t most, listing_item_fn fn, void *cookie, size_t *ret_taken);
/* Everybody's status at page->now_ms; in the page's arena. */
enum store_result listing_statuses(
	struct page *page, struct store *store, struct vault *vault, struct status_list *ret_list);

/* Lists in files of their own: inbox_list.c, */
enum store_result inbox_read(
	struct page *page, struct store *store, struct vault *vault, struct buffer *out);
/* saved_list.c, */
enum store_result saved_read(
	struct page *page, struct store *store, struct vault *vault, struct buffer *out);
/* thread_list.c; and the unread threads that hello names, in the page's arena, */
enum store_result thread_list_read(
	struct page *page, struct store *store, struct vault *vault, struct buffer *out);
enum store_result thread_readings(struct page *page, struct store *store, struct vault *vault,
	struct thread_reading_list *ret_list);
/* meeting_list.c, */
enum store_result meeting_list_read(
	struct page *page, struct store *store, struct vault *vault, struct buffer *out);
/* decision_list.c, page_list.c, task_list.c, */
enum store_result decision_list_read(
	struct page *page, struct store *store, struct vault *vault, struct buffer *out);
enum store_result page_list_read(
	struct page *page, struct store *store, struct vault *vault, struct buffer *out);
enum store_result task_list_read(
	struct page *page, struct store *store, struct vault *vault, struct buffer *out);
/* minutes_list.c, */
enum store_result minutes_list_read(
	struct page *page, struct store *store, struct vault *vault, struct buffer *out);
/* versions.c, */
enum store_result versions_read(
	struct page *page, struct store *store, struct vault *vault, struct buffer *out);
/* note_versions.c, */
enum store_result note_versions_read(
	struct page *page, struct store *store, struct vault *vault, struct buffer *out);
enum store_result note_version_read(
	struct page *page, struct store *store, struct vault *vault, struct buffer *out);
/* picture.c. */
enum store_result picture_read(
	struct page *page, struct store *store, struct vault *vault, struct buffer *out);

#endif
