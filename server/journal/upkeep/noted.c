#include "journal/upkeep/noted.h"

#include "journal/notes/rows.h"

#include <string.h>

struct checking {
	struct store *store;
	struct vault *vault;
	noted_fn fn;
	void *cookie;
	uint64_t count;
	struct store_note_key key; /* of the steps before */
	uint64_t next;             /* the version that must come now */
};

static bool check_state(void *cookie, const struct store_note *row)
{
	struct checking *checking = cookie;
	BUFFER_AUTO json;
	ARENA_AUTO arena;
	struct kept_note kept;
	buffer_init(&json);
	arena_init(&arena);
	checking->count++;
	if (!note_row_head(checking->vault, row, &arena, &kept) ||
		!note_row_open(checking->vault, row, &json))
		checking->fn(checking->cookie, &row->key, row->version,
			"does not open: damaged or moved");
	else if (!note_row_document(&json, &arena))
		checking->fn(checking->cookie, &row->key, row->version, "is no document");
	return true;
}

/* That they are the right ones shows where they lead from what was kept to the document. */
static void check_document(struct checking *checking, const struct store_note_key *key)
{
	struct note_state state;
	if (note_state_read(checking->store, checking->vault, key, &state) == STORE_OK)
		note_state_fini(&state);
	else
		checking->fn(checking->cookie, key, 0, "its steps lead to no document");
}

static bool check_steps(void *cookie, const struct store_note_steps *row)
{
	struct checking *checking = cookie;
	ARENA_AUTO arena;
	struct kept_batch kept;
	arena_init(&arena);
	checking->count++;
	if (memcmp(&checking->key, &row->key, sizeof(row->key)) != 0)
		check_document(checking, &row->key);
	else if (row->version != checking->next)
		checking->fn(checking->cookie, &row->key, checking->next, "steps are missing");
	if (!note_steps_open(checking->vault, row, &arena, &kept))
		checking->fn(checking->cookie, &row->key, row->version,
			"its steps do not open: damaged or moved");
	checking->key = row->key;
	checking->next = row->version + row->count;
	return true;
}

enum store_result noted_check(struct store *store, struct vault *vault, uint64_t room, noted_fn fn,
	void *cookie, uint64_t *ret_count)
{
	struct checking checking = {.store = store, .vault = vault, .fn = fn, .cookie = cookie};
	enum store_result result = store_notes_of_room(store, room, check_state, &checking);
	if (result == STORE_OK)
		result = store_note_steps_of_room(store, room, check_steps, &checking);
	*ret_count = checking.count;
	return result;
}
