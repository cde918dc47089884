#include "journal/reading/minutes_page.h"

#include "base/attempt.h"
#include "journal/core.h"
#include "journal/minutes/reading.h"
#include "journal/minutes/rows.h"
#include "proto/gen/limits.h"
#include "room/meetings.h"
#include "room/minutes/life.h"
#include "room/names.h"

static struct text copy(struct text text, struct arena *arena)
{
	return arena_copy_text(arena, text.data, text.size);
}

void minutes_want(struct core *core, const struct room_entry *room, const struct subject *subject,
	const struct who *who, struct arena *arena, struct minutes_wanted *ret_wanted)
{
	const struct room *house = core_house(core)->state;
	const struct minutes_life *life = subject->minutes;
	*ret_wanted = (struct minutes_wanted){.room = room->id,
		.meeting = subject->seq,
		.in_charge = meeting_is_kept_by(room->state, life->meeting, who->person),
		.askable = minutes_askable(room->state, house, arena),
		.language = house->house.language,
		.house = copy(room_title(house), arena),
		.title = copy(room_title(room->state), arena),
		.names = room_names(house, arena),
		.now_ms = world_now_ms(core->world)};
}

/* What is kept of them, opened. */
struct keeping {
	struct vault *vault;
	struct arena *arena;
	struct minutes_opened *rows; /* in the arena, with a place for each there can be */
	size_t count;
	bool damaged;
};

enum { ROWS_MAX = PROTO_MINUTES_ADDENDA_MAX + 1 };

static bool open_row(void *cookie, const struct store_minutes *row)
{
	struct keeping *keeping = cookie;
	keeping->damaged = !minutes_row_open(
		keeping->vault, row, keeping->arena, &keeping->rows[keeping->count]);
	keeping->count += !keeping->damaged;
	return !keeping->damaged && keeping->count < ROWS_MAX;
}

static void put_standing(const struct minutes_life *life, const struct minutes_source *source,
	const struct minutes_wanted *wanted, struct arena *arena, struct minutes_standing *standing)
{
	bool draft = life->phase == MINUTES_PHASE_DRAFT;
	*standing = (struct minutes_standing){.phase = life->phase,
		.has_presented = !draft,
		.presented = life->presented,
		.has_until = !draft,
		.until = life->until_ms,
		.asked = draft ? minutes_ask(source, wanted->askable, arena) : life->asked,
		.in_charge = wanted->in_charge};
	if (!draft)
		standing->answers = life->answers;
}

static void put_addenda(const struct keeping *keeping, struct minutes_page *page)
{
	struct minutes_addition_list *list = &page->read.addenda;
	list->items = arena_new(keeping->arena, keeping->count * sizeof(*list->items));
	page->addenda = arena_new(keeping->arena, keeping->count * sizeof(*page->addenda));
	for (size_t i = 1; i < keeping->count; i++) {
		const struct minutes_opened *row = &keeping->rows[i];
		page->addenda[list->count] = (struct minutes_files){row->json, row->markdown};
		list->items[list->count++] = (struct minutes_addition){.event = row->event,
			.said = row->minutes.addendum.said,
			.seal = text_of(row->name)};
	}
}

static void put_kept(const struct keeping *keeping, struct minutes_page *page)
{
	const struct minutes_opened *row = &keeping->rows[0];
	page->read.minutes = row->minutes;
	if (row->stage == STORE_MINUTES_PRESENTED)
		return;
	page->read.standing.has_seal = true;
	page->read.standing.seal = text_of(row->name);
	page->files = (struct minutes_files){row->json, row->markdown};
	put_addenda(keeping, page);
}

/* Whether what is kept is what the events say there is. */
static bool fits(const struct keeping *keeping, const struct minutes_life *life)
{
	switch (life->phase) {
	case MINUTES_PHASE_PRESENTED:
		return keeping->count == 1 && keeping->rows[0].stage == STORE_MINUTES_PRESENTED;
	case MINUTES_PHASE_SEALED:
		return keeping->count && keeping->rows[0].stage == STORE_MINUTES_SEALED;
	default:
		return keeping->count == 0;
	}
}

static enum store_result read_kept(const struct minutes_wanted *wanted,
	const struct minutes_reading *reading, const struct minutes_life *life, struct store *store,
	struct keeping *keeping, struct minutes_page *page)
{
	keeping->rows = arena_new(keeping->arena, ROWS_MAX * sizeof(*keeping->rows));
	enum store_result result =
		store_minutes_each(store, wanted->room, wanted->meeting, open_row, keeping);
	if (result != STORE_OK)
		return result;
	if (keeping->damaged || !fits(keeping, life))
		return attempt_is_short() ? STORE_FAILED : STORE_DAMAGED;
	if (keeping->count)
		put_kept(keeping, page);
	if (life->phase == MINUTES_PHASE_PRESENTED)
		minutes_put_amendments(
			&page->read.minutes, &reading->source, life->presented, keeping->arena);
	return STORE_OK;
}

enum store_result minutes_page_read(const struct minutes_wanted *wanted, struct store *store,
	struct vault *vault, struct arena *arena, struct minutes_page *ret_page)
{
	MINUTES_READING_AUTO reading;
	struct keeping keeping = {.vault = vault, .arena = arena};
	struct minutes_page page = {0};
	/* As they are by now: what is kept of them is not there as it was. */
	enum store_result result = minutes_reading_begin(
		&reading, store, vault, wanted->room, wanted->meeting, UINT32_MAX, arena);
	if (result != STORE_OK)
		return result;
	struct minutes_source *source = &reading.source;
	source->language = wanted->language;
	source->house = wanted->house;
	source->room = wanted->title;
	source->names = wanted->names;
	source->now_ms = wanted->now_ms;
	const struct minutes_life life = minutes_life_of(source, arena);
	put_standing(&life, source, wanted, arena, &page.read.standing);
	result = read_kept(wanted, &reading, &life, store, &keeping, &page);
	if (result == STORE_OK && life.phase == MINUTES_PHASE_DRAFT) {
		result = minutes_reading_notes(&reading, store, vault, arena);
		if (result == STORE_OK)
			page.read.minutes = minutes_compose(source, arena);
	}
	if (result == STORE_OK)
		*ret_page = page;
	return result;
}
