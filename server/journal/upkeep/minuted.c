#include "journal/upkeep/minuted.h"

#include "base/memory.h"
#include "journal/events.h"
#include "journal/minutes/rows.h"
#include "journal/reading/minutes_events.h"
#include "journal/sealing/minutes.h"
#include "room/may.h"
#include "room/minutes/life.h"

#include <stdlib.h>
#include <string.h>
#include <uthash.h>

struct minuted_event {
	uint64_t seq, ref;
	enum event_kind kind;
	bool kept; /* there is a row */
};

static bool tells(enum event_kind kind)
{
	return kind == EVENT_MINUTES_PRESENTED || kind == EVENT_MINUTES_WITHDRAWN ||
	       kind == EVENT_MINUTES_SEALED || kind == EVENT_MINUTES_ADDED;
}

void minuted_note(struct minuted *minuted, const struct store_event *row)
{
	if (!tells((enum event_kind)row->kind))
		return;
	if (minuted->count == minuted->capacity) {
		minuted->capacity = minuted->capacity ? 2 * minuted->capacity : 16;
		minuted->events = memory_resize(
			minuted->events, minuted->capacity * sizeof(*minuted->events));
	}
	minuted->events[minuted->count++] = (struct minuted_event){
		.seq = row->seq, .ref = row->ref, .kind = (enum event_kind)row->kind};
}

void minuted_fini(struct minuted *minuted)
{
	free(minuted->events);
	*minuted = (struct minuted){0};
}

/* The end of a chain: of a series, or of the additions to a meeting's minutes. */
struct link {
	uint64_t of;
	char last[SEAL_HEX_SIZE + 1];
	UT_hash_handle hh;
};

struct checking {
	struct store *store;
	struct vault *vault;
	struct minuted *minuted;
	const struct signer *signer;
	minuted_fn fn;
	void *cookie;
	uint64_t count;
	struct link *series, *meetings; /* owned; hashed */
};

static void report(const struct checking *checking, uint64_t event, const char *what)
{
	checking->fn(checking->cookie, event, what);
}

static const struct link *link_find(const struct link *links, uint64_t of)
{
	struct link *link = NULL;
	HASH_FIND(hh, links, &of, sizeof(of), link);
	return link;
}

static void link_put(struct link **links, uint64_t of, const char name[SEAL_HEX_SIZE + 1])
{
	struct link *link = (struct link *)link_find(*links, of);
	if (!link) {
		link = memory_new(1, sizeof(*link));
		link->of = of;
		HASH_ADD(hh, *links, of, sizeof(link->of), link);
	}
	memcpy(link->last, name, sizeof(link->last));
}

static void links_fini(struct link **links)
{
	struct link *link, *next;
	HASH_ITER (hh, *links, link, next) {
		HASH_DEL(*links, link);
		free(link);
	}
}

/* Whether the seal follows the end of a chain; NULL: there is none yet. */
static bool follows(const struct minutes_seal *seal, const struct link *link)
{
	uint8_t end[SEAL_HASH_BYTES];
	if (!link || !seal->has_previous)
		return !link && !seal->has_previous;
	return seal_parse_hex(link->last, SEAL_HEX_SIZE, end, sizeof(end)) &&
	       memcmp(end, seal->previous, sizeof(end)) == 0;
}

/* Whether both files hold, by the key of this installation, under one and the same seal. */
static bool holds(const struct checking *checking, const struct minutes_opened *opened)
{
	struct signer_name name = {.size = SIGNER_KEY_BYTES};
	struct sealed_file json, markdown;
	if (!checking->signer)
		return false;
	signer_public_key(checking->signer, name.bytes);
	sealed_file_init(&json);
	sealed_file_init(&markdown);
	bool good =
		minutes_check(opened->json.data, opened->json.size, &name, &json) == SEAL_HOLDS &&
		minutes_check(opened->markdown.data, opened->markdown.size, &name, &markdown) ==
			SEAL_HOLDS &&
		memcmp(json.seal.signature, markdown.seal.signature, SEAL_SIGNATURE_BYTES) == 0;
	sealed_file_fini(&json);
	sealed_file_fini(&markdown);
	return good;
}

/* Whether their event says that this is their seal. */
static bool is_said(const struct checking *checking, const struct store_minutes *row,
	const char *name, struct arena *arena)
{
	bool added = row->stage == STORE_MINUTES_ADDED;
	struct event event;
	return event_load(checking->store, checking->vault, row->room, row->event,
		       added ? EVENT_MINUTES_ADDED : EVENT_MINUTES_SEALED, arena,
		       &event) == STORE_OK &&
	       text_is_same(added ? event.body.minutes_added.seal : event.body.minutes_sealed.seal,
		       text_of(name));
}

static void check_seal(struct checking *checking, const struct store_minutes *row,
	const struct minutes_opened *opened, struct arena *arena)
{
	bool added = row->stage == STORE_MINUTES_ADDED;
	const struct link *link = added ? link_find(checking->meetings, row->meeting)
					: link_find(checking->series, row->series);
	if (!holds(checking, opened))
		report(checking, row->event, "the seal of its minutes is broken, or another's");
	if (!follows(&opened->seal, link) || (added && !link))
		report(checking, row->event, "its minutes do not follow those before them");
	if (!is_said(checking, row, opened->name, arena))
		report(checking, row->event, "its minutes bear another seal than it says");
	link_put(&checking->meetings, row->meeting, opened->name);
	if (!added)
		link_put(&checking->series, row->series, opened->name);
}

static enum event_kind kind_of(enum store_minutes_stage stage)
{
	switch (stage) {
	case STORE_MINUTES_PRESENTED:
		return EVENT_MINUTES_PRESENTED;
	case STORE_MINUTES_SEALED:
		return EVENT_MINUTES_SEALED;
	case STORE_MINUTES_ADDED:
		return EVENT_MINUTES_ADDED;
	}
	return EVENT_VOID;
}

static int by_number(const void *key, const void *item)
{
	uint64_t seq = *(const uint64_t *)key;
	const struct minuted_event *event = item;
	return seq < event->seq ? -1 : seq > event->seq;
}

static bool is_told_of(struct checking *checking, const struct store_minutes *row)
{
	const struct minuted *minuted = checking->minuted;
	struct minuted_event *event =
		minuted->count ? bsearch(&row->event, minuted->events, minuted->count,
					 sizeof(*minuted->events), by_number)
			       : NULL;
	if (!event || event->kind != kind_of(row->stage) || event->ref != row->meeting)
		return false;
	event->kept = true;
	return true;
}

static bool check_row(void *cookie, const struct store_minutes *row)
{
	struct checking *checking = cookie;
	struct minutes_opened opened;
	ARENA_AUTO arena;
	arena_init(&arena);
	checking->count++;
	if (!is_told_of(checking, row))
		report(checking, row->event, "minutes of which it does not tell");
	if (!minutes_row_open(checking->vault, row, &arena, &opened))
		report(checking, row->event, "its minutes do not open: damaged or moved");
	else if (row->stage != STORE_MINUTES_PRESENTED)
		check_seal(checking, row, &opened, &arena);
	return true;
}

/* Whether what was presented waits: it was neither withdrawn nor sealed since. */
static bool waits(const struct minuted *minuted, size_t place)
{
	const struct minuted_event *presented = &minuted->events[place];
	for (size_t i = place + 1; i < minuted->count; i++) {
		const struct minuted_event *event = &minuted->events[i];
		if ((event->kind == EVENT_MINUTES_WITHDRAWN && event->ref == presented->seq) ||
			(event->kind == EVENT_MINUTES_SEALED && event->ref == presented->ref))
			return false;
	}
	return true;
}

static void check_missing(const struct checking *checking)
{
	const struct minuted *minuted = checking->minuted;
	for (size_t i = 0; i < minuted->count; i++) {
		const struct minuted_event *event = &minuted->events[i];
		bool wanted = event->kind == EVENT_MINUTES_SEALED ||
			      event->kind == EVENT_MINUTES_ADDED ||
			      (event->kind == EVENT_MINUTES_PRESENTED && waits(minuted, i));
		if (wanted && !event->kept)
			report(checking, event->seq, "its minutes are missing");
	}
}

/* After their day an objection may have them wait, or they were put off. */
static bool is_due_right(
	const struct store_minutes *row, const struct minutes_life *life, int64_t now_ms)
{
	if (now_ms < life->until_ms || row->due_ms == life->until_ms)
		return row->due_ms == life->until_ms;
	return row->due_ms ? row->due_ms > life->until_ms : minutes_are_contested(life, NOBODY);
}

/* What is damaged or missing is for minuted_check() to say. */
static enum store_result compare_due(const struct minuted_event *presented, struct store *store,
	struct vault *vault, uint64_t room, int64_t now_ms, minuted_due_fn fn, void *cookie)
{
	struct minutes_source source = {0};
	struct store_minutes row;
	ARENA_AUTO arena;
	arena_init(&arena);
	enum store_result result = store_minutes_get(store, room, presented->ref, &row);
	if (result == STORE_OK)
		result = minutes_read_events(
			store, vault, room, presented->ref, UINT32_MAX, &arena, &source);
	if (result == STORE_NONE || result == STORE_DAMAGED)
		return STORE_OK;
	if (result != STORE_OK)
		return result;
	const struct minutes_life life = minutes_life_of(&source, &arena);
	if (row.event == life.presented && !is_due_right(&row, &life, now_ms)) {
		row.due_ms = life.until_ms;
		fn(cookie, &row);
	}
	return STORE_OK;
}

enum store_result minuted_compare_due(const struct minuted *minuted, struct store *store,
	struct vault *vault, uint64_t room, int64_t now_ms, minuted_due_fn fn, void *cookie)
{
	enum store_result result = STORE_OK;
	for (size_t i = 0; i < minuted->count && result == STORE_OK; i++)
		if (minuted->events[i].kind == EVENT_MINUTES_PRESENTED && waits(minuted, i))
			result = compare_due(
				&minuted->events[i], store, vault, room, now_ms, fn, cookie);
	return result;
}

enum store_result minuted_check(struct minuted *minuted, struct store *store, struct vault *vault,
	uint64_t room, const struct signer *signer, minuted_fn fn, void *cookie,
	uint64_t *ret_count)
{
	struct checking checking = {.store = store,
		.vault = vault,
		.minuted = minuted,
		.signer = signer,
		.fn = fn,
		.cookie = cookie};
	enum store_result result = store_minutes_of_room(store, room, check_row, &checking);
	check_missing(&checking);
	links_fini(&checking.series);
	links_fini(&checking.meetings);
	*ret_count = checking.count;
	return result;
}
