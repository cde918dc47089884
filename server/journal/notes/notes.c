#include "journal/notes/notes.h"

#include "base/limits.h"
#include "base/log.h"
#include "base/memory.h"

#include <utlist.h>

/* What a note takes besides its document, about. */
enum { NOTE_BYTES = 1024 };

void notes_init(struct notes *notes, struct store *store, struct vault *vault,
	const struct world *world, struct roster *roster, size_t held_max)
{
	*notes = (struct notes){
		.store = store,
		.vault = vault,
		.world = world,
		.roster = roster,
		.held_max = held_max,
		.rest_ms = INT64_MAX,
	};
}

/* The document goes; that it is open stays. */
static void unload(struct notes *notes, struct live_note *note)
{
	if (!note->loaded)
		return;
	notes->held_bytes -= note->held_bytes;
	note->held_bytes = 0;
	note->loaded = false;
	note_state_fini(&note->state);
	DL_DELETE2(notes->loaded, note, prev_loaded, next_loaded);
}

void notes_remove_hearer(struct notes *notes, struct live_note *note, struct note_hearer *hearer)
{
	struct roster_connection *connection = roster_find(notes->roster, hearer->connection);
	if (connection)
		connection->notes--;
	DL_DELETE(note->hearers, hearer);
	free(hearer);
}

static void drop(struct notes *notes, struct live_note *note)
{
	struct note_hearer *hearer, *next;
	DL_FOREACH_SAFE(note->hearers, hearer, next)
	{
		notes_remove_hearer(notes, note, hearer);
	}
	unload(notes, note);
	arena_fini(&note->next);
	HASH_DEL(notes->all, note);
	free(note);
}

void notes_fini(struct notes *notes)
{
	struct live_note *note, *next;
	HASH_ITER (hh, notes->all, note, next)
		drop(notes, note);
	*notes = (struct notes){0};
}

struct live_note *notes_find(const struct notes *notes, const struct store_note_key *key)
{
	struct live_note *note = NULL;
	HASH_FIND(hh, notes->all, key, sizeof(*key), note);
	return note;
}

static struct live_note *add(struct notes *notes, const struct store_note_key *key)
{
	struct live_note *note = memory_new(1, sizeof(*note));
	note->key = *key;
	note->stream = id_of_random(world_random(notes->world));
	note->rest_ms = INT64_MAX;
	arena_init(&note->next);
	HASH_ADD(hh, notes->all, key, sizeof(note->key), note);
	return note;
}

void notes_meet(struct notes *notes, struct live_note *note)
{
	if (note->met)
		return;
	note->met = true;
	LL_PREPEND2(notes->met, note, next_met);
}

void notes_change(struct notes *notes, struct live_note *note)
{
	notes_meet(notes, note);
	if (note->changed)
		return;
	note->changed = true;
	note->settled_rest_ms = note->rest_ms;
}

void notes_weigh(struct notes *notes, struct live_note *note)
{
	notes->held_bytes -= note->held_bytes;
	note->held_bytes =
		NOTE_BYTES + note->state.document.memory.held_bytes + note->state.trail.held_bytes;
	notes->held_bytes += note->held_bytes;
}

void notes_rest_at(struct notes *notes, struct live_note *note, int64_t rest_ms)
{
	notes_change(notes, note);
	note->rest_ms = rest_ms;
	if (rest_ms < notes->rest_ms)
		notes->rest_ms = rest_ms;
}

void notes_look_for_rest(struct notes *notes)
{
	notes->rest_ms = INT64_MAX;
	for (struct live_note *note = notes->all; note; note = note->hh.next)
		if (note->rest_ms < notes->rest_ms)
			notes->rest_ms = note->rest_ms;
}

static bool add_trail(void *cookie, const struct store_note_key *key, int64_t time_ms)
{
	struct notes *notes = cookie;
	add(notes, key)->rest_ms = time_ms + LIMIT_NOTE_REST_MS;
	return true;
}

void notes_turn_back(struct notes *notes, int64_t now_ms)
{
	int64_t latest_ms = now_ms + LIMIT_NOTE_REST_MS;
	for (struct live_note *note = notes->all; note; note = note->hh.next)
		if (note->rest_ms != INT64_MAX && note->rest_ms > latest_ms)
			note->rest_ms = latest_ms;
	notes_look_for_rest(notes);
}

enum store_result notes_open(struct notes *notes)
{
	enum store_result result = store_note_trails_each(notes->store, add_trail, notes);
	notes_turn_back(notes, world_now_ms(notes->world));
	return result;
}

static void say_damaged(const struct store_note_key *key)
{
	char id[ID_TEXT_SIZE + 1];
	id_write(key->room, id);
	log_error("room %s: the note of event %llu, item %llu, cannot be read; see `runde verify`",
		id, (unsigned long long)key->of, (unsigned long long)key->item);
}

static enum store_result load(struct notes *notes, struct live_note *note)
{
	int64_t now_ms = world_now_ms(notes->world), wait_ms = note->retry_ms - now_ms;
	if (wait_ms > 0 && wait_ms <= LIMIT_RETRY_MS) /* more: the clock was set back */
		return STORE_DAMAGED;
	enum store_result result =
		note_state_read(notes->store, notes->vault, &note->key, &note->state);
	note->retry_ms = result == STORE_DAMAGED ? now_ms + LIMIT_RETRY_MS : 0;
	if (result == STORE_DAMAGED)
		say_damaged(&note->key);
	if (result != STORE_OK)
		return result;
	note->loaded = true;
	DL_APPEND2(notes->loaded, note, prev_loaded, next_loaded);
	notes_weigh(notes, note);
	return STORE_OK;
}

enum store_result notes_get(
	struct notes *notes, const struct store_note_key *key, struct live_note **ret_note)
{
	struct live_note *note = notes_find(notes, key);
	if (!note)
		note = add(notes, key);
	notes_meet(notes, note);
	if (note->loaded) {
		DL_DELETE2(notes->loaded, note, prev_loaded, next_loaded);
		DL_APPEND2(notes->loaded, note, prev_loaded, next_loaded);
	} else {
		enum store_result result = load(notes, note);
		if (result != STORE_OK)
			return result;
	}
	*ret_note = note;
	return STORE_OK;
}

static void unload_beyond_limit(struct notes *notes)
{
	struct live_note *note, *next;
	DL_FOREACH_SAFE2(notes->loaded, note, next, next_loaded)
	{
		if (notes->held_bytes <= notes->held_max)
			return;
		unload(notes, note);
	}
}

static bool is_needed(const struct notes *notes, const struct live_note *note)
{
	return note->hearers || note->rest_ms != INT64_MAX ||
	       note->retry_ms > world_now_ms(notes->world);
}

static void settle_hearers(struct notes *notes, struct live_note *note, bool stored)
{
	struct note_hearer *hearer, *next;
	DL_FOREACH_SAFE(note->hearers, hearer, next)
	{
		bool stays = stored ? !hearer->goes : !hearer->comes;
		hearer->comes = hearer->goes = false;
		if (!stays)
			notes_remove_hearer(notes, note, hearer);
	}
}

static void end_batch(struct notes *notes, bool stored)
{
	while (notes->met) {
		struct live_note *note = notes->met;
		LL_DELETE2(notes->met, note, next_met);
		arena_fini(&note->next);
		settle_hearers(notes, note, stored);
		if (note->changed && !stored) {
			unload(notes, note);
			note->rest_ms = note->settled_rest_ms;
		}
		note->met = note->changed = false;
		if (!is_needed(notes, note))
			drop(notes, note);
	}
}

void notes_settle(struct notes *notes)
{
	end_batch(notes, true);
	unload_beyond_limit(notes);
}

void notes_revert(struct notes *notes)
{
	end_batch(notes, false);
	notes_look_for_rest(notes);
}
