/* The states of a note that were kept: who had written in each and when; and one of them whole. */
#include "journal/reading/listing.h"

#include "base/attempt.h"
#include "base/log.h"
#include "journal/notes/rows.h"
#include "proto/gen/limits.h"
#include "proto/reply.h"

#include <string.h>

struct reading {
	struct page *page;
	struct vault *vault;
	struct note_version_list versions; /* with place for note_versions_max */
	struct text document;              /* of the last that was opened */
	bool opened, damaged;
};

/* Opens one into the arena. What is damaged is left out; where memory is short, nothing is read. */
static bool open_row(struct reading *reading, const struct store_note *row, struct arena *arena,
	struct kept_note *ret_kept)
{
	if (note_row_open(reading->vault, row, arena, ret_kept))
		return true;
	reading->damaged = true;
	if (!attempt_is_short())
		log_error("a damaged state of a note was met: of number %llu of a room",
			(unsigned long long)row->key.of);
	return false;
}

static struct person_ref_list copy_people(struct arena *arena, const struct person_ref_list *people)
{
	size_t size = people->count * sizeof(*people->items);
	struct person_ref_list copy = {people->count, arena_new(arena, size)};
	if (size)
		memcpy(copy.items, people->items, size);
	return copy;
}

/* The document, which may be large, is let go of at once. */
static bool add(void *cookie, const struct store_note *row)
{
	struct reading *reading = cookie;
	struct note_version_list *list = &reading->versions;
	struct kept_note kept;
	ARENA_AUTO arena;
	arena_init(&arena);
	if (!open_row(reading, row, &arena, &kept))
		return !attempt_is_short();
	list->items[list->count++] = (struct note_version){
		.version = (int64_t)row->version,
		.time = row->time_ms,
		.writers = copy_people(&reading->page->arena, &kept.writers),
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
	enum store_result result = store_notes_back(store, &page->note, add, &reading);
	if (result != STORE_OK || attempt_is_short())
		return result == STORE_OK ? STORE_FAILED : result;
	const struct note_versions_result answer = {.versions = reading.versions};
	reply_result(out, &page->id, page->kind, &answer);
	return STORE_OK;
}

static bool take(void *cookie, const struct store_note *row)
{
	struct reading *reading = cookie;
	struct kept_note kept;
	reading->opened = open_row(reading, row, &reading->page->arena, &kept);
	if (reading->opened)
		reading->document = kept.document;
	return false;
}

enum store_result note_version_read(
	struct page *page, struct store *store, struct vault *vault, struct buffer *out)
{
	struct reading reading = {.page = page, .vault = vault};
	enum store_result result = store_note_at(store, &page->note, page->version, take, &reading);
	if (result == STORE_OK && reading.damaged)
		result = STORE_DAMAGED;
	if (result == STORE_NONE) {
		const struct refusal gone = refusal_of(ERROR_NOT_FOUND);
		reply_error(out, &page->id, &gone);
		return STORE_OK;
	}
	if (result != STORE_OK)
		return result;
	const struct note_version_result answer = {
		.version = (int64_t)page->version, .document = reading.document};
	reply_result(out, &page->id, page->kind, &answer);
	return STORE_OK;
}
