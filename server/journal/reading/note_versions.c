/* The states of a note that were kept: who had written in each and when; and one of them whole. */
#include "journal/reading/listing.h"

#include "base/attempt.h"
#include "base/log.h"
#include "journal/notes/rows.h"
#include "proto/gen/limits.h"
#include "proto/reply.h"

struct reading {
	struct page *page;
	struct vault *vault;
	struct note_version_list versions; /* with place for note_versions_max */
	struct buffer *document;           /* of the one that is read */
	bool damaged, hidden;              /* that one */
};

static void say_damaged(const struct store_note *row)
{
	if (!attempt_is_short())
		log_error("a damaged state of a note was met: of number %llu of a room",
			(unsigned long long)row->key.of);
}

/* What is damaged is left out; where memory is short, nothing is read. */
static bool add(void *cookie, const struct store_note *row)
{
	struct reading *reading = cookie;
	struct note_version_list *list = &reading->versions;
	struct kept_note kept;
	if (row->time_ms < reading->page->known_ms)
		return true;
	if (!note_row_head(reading->vault, row, &reading->page->arena, &kept)) {
		say_damaged(row);
		return !attempt_is_short();
	}
	list->items[list->count++] = (struct note_version){
		.version = (int64_t)row->version,
		.time = row->time_ms,
		.writers = kept.writers,
		.has_meeting = kept.has_meeting,
		.meeting = kept.meeting,
		.has_item = kept.has_item,
		.item = kept.item,
	};
	return list->count < PROTO_NOTE_VERSIONS_MAX;
}

enum store_result note_versions_read(
	struct page *page, struct store *store, struct vault *vault, struct buffer *out)
{
	struct note_version items[PROTO_NOTE_VERSIONS_MAX];
	struct reading reading = {.page = page, .vault = vault, .versions = {0, items}};
	enum store_result result = store_note_heads(store, &page->note, add, &reading);
	if (result != STORE_OK || attempt_is_short())
		return result == STORE_OK ? STORE_FAILED : result;
	const struct note_versions_result answer = {.versions = reading.versions};
	reply_result(out, &page->id, page->kind, &answer);
	return STORE_OK;
}

static bool take(void *cookie, const struct store_note *row)
{
	struct reading *reading = cookie;
	reading->hidden = row->time_ms < reading->page->known_ms;
	if (reading->hidden)
		return false;
	reading->damaged = !note_row_open(reading->vault, row, reading->document);
	if (reading->damaged)
		say_damaged(row);
	return false;
}

enum store_result note_version_read(
	struct page *page, struct store *store, struct vault *vault, struct buffer *out)
{
	BUFFER_AUTO document;
	struct reading reading = {.page = page, .vault = vault, .document = &document};
	buffer_init(&document);
	enum store_result result = store_note_at(store, &page->note, page->version, take, &reading);
	if (result == STORE_OK && reading.damaged)
		result = STORE_DAMAGED;
	if (result == STORE_NONE || reading.hidden) {
		const struct refusal gone = refusal_of(ERROR_NOT_FOUND);
		page->error = gone.error;
		reply_error(out, &page->id, &gone);
		return STORE_OK;
	}
	if (result != STORE_OK)
		return result;
	const struct note_version_result answer = {.version = (int64_t)page->version,
		.document = {(const char *)document.data, document.size}};
	reply_result(out, &page->id, page->kind, &answer);
	return STORE_OK;
}
