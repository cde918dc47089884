#include "base/memory.h"
#include "store/sqlite/sqlite.h"

#define uthash_malloc(size) memory_new(1, size)
#include <uthash.h>

/* A room met by this handle. Rooms are never removed, so what was read stays true; only a rollback
 * can take one back, and then all are forgotten. */
struct room_entry {
	uint64_t id;
	int64_t number;
	uint64_t head;
	bool head_known; /* in the writer only: nobody else appends */
	UT_hash_handle hh;
};

static enum store_result read_number(struct sqlite_store *self, uint64_t room, int64_t *ret_number)
{
	sqlite3_stmt *query;
	enum store_result result = query_first(self, QUERY_ROOM_FIND,
		"SELECT number FROM room WHERE id = ?", VALUES(value_id(room)), &query);
	if (result != STORE_OK)
		return result;
	*ret_number = sqlite3_column_int64(query, 0);
	query_end(query);
	return STORE_OK;
}

static enum store_result meet_room(
	struct sqlite_store *self, uint64_t room, struct room_entry **ret_entry)
{
	struct room_entry *entry;
	int64_t number;
	HASH_FIND(hh, self->rooms, &room, sizeof(room), entry);
	if (!entry) {
		enum store_result result = read_number(self, room, &number);
		if (result != STORE_OK)
			return result;
		entry = memory_new(1, sizeof(*entry));
		entry->id = room;
		entry->number = number;
		HASH_ADD(hh, self->rooms, id, sizeof(entry->id), entry);
	}
	*ret_entry = entry;
	return STORE_OK;
}

enum store_result sqlite_room_number(struct sqlite_store *self, uint64_t room, int64_t *ret_number)
{
	struct room_entry *entry;
	enum store_result result = meet_room(self, room, &entry);
	if (result == STORE_OK)
		*ret_number = entry->number;
	return result;
}

enum store_result sqlite_start_span(struct sqlite_store *self, enum query_slot slot,
	const char *sql, uint64_t room, uint64_t from, uint64_t to, sqlite3_stmt **ret_query)
{
	int64_t number;
	enum store_result result = sqlite_room_number(self, room, &number);
	if (result != STORE_OK)
		return result;
	return query_start(self, slot, sql,
		VALUES(value_integer(event_key(number, from)),
			value_integer(event_key(number, to))),
		ret_query);
}

static enum store_result read_head(struct sqlite_store *self, int64_t number, uint64_t *ret_head)
{
	static const char sql[] = "SELECT max(key) FROM event WHERE key > ? AND key <= ?";
	sqlite3_stmt *query;
	enum store_result result = query_first(self, QUERY_ROOM_HEAD, sql,
		VALUES(value_integer(event_key(number, 0)),
			value_integer(event_key(number, EVENT_SEQ_MAX))),
		&query);
	if (result != STORE_OK)
		return result;
	*ret_head = column_id(query, 0) & EVENT_SEQ_MAX;
	query_end(query);
	return STORE_OK;
}

enum store_result sqlite_room_head(struct sqlite_store *self, uint64_t room, uint64_t *ret_head)
{
	struct room_entry *entry;
	enum store_result result = meet_room(self, room, &entry);
	if (result == STORE_OK && !entry->head_known) {
		result = read_head(self, entry->number, &entry->head);
		entry->head_known = result == STORE_OK;
	}
	if (result == STORE_OK)
		*ret_head = entry->head;
	return result;
}

void sqlite_room_set_head(struct sqlite_store *self, uint64_t room, uint64_t head)
{
	struct room_entry *entry;
	HASH_FIND(hh, self->rooms, &room, sizeof(room), entry);
	if (entry)
		entry->head = head;
}

void sqlite_rooms_forget(struct sqlite_store *self)
{
	struct room_entry *entry, *next;
	HASH_ITER (hh, self->rooms, entry, next) {
		HASH_DELETE(hh, self->rooms, entry);
		free(entry);
	}
}

enum store_result sqlite_room_add(struct store *store, uint64_t room, int kind)
{
	return query_run(sqlite_of(store), QUERY_ROOM_ADD,
		"INSERT INTO room (id, kind) VALUES (?, ?)",
		VALUES(value_id(room), value_integer(kind)));
}

enum store_result sqlite_rooms_each(struct store *store, store_room_fn fn, void *cookie)
{
	static const char sql[] =
		"SELECT id, kind, (SELECT max(key) FROM event"
		" WHERE key > number << 32 AND key < (number + 1) << 32) FROM room ORDER BY number";
	sqlite3_stmt *query;
	enum store_result result =
		query_start(sqlite_of(store), QUERY_ROOMS_EACH, sql, NULL, 0, &query);
	if (result != STORE_OK)
		return result;
	while ((result = query_step(query)) == STORE_OK) {
		uint64_t head = column_id(query, 2) & EVENT_SEQ_MAX;
		if (!fn(cookie, column_id(query, 0), sqlite3_column_int(query, 1), head))
			break;
	}
	query_end(query);
	return result == STORE_NONE ? STORE_OK : result;
}

enum store_result sqlite_room_delete(struct store *store, uint64_t room)
{
	static const struct {
		enum query_slot slot;
		const char *sql;
	} steps[] = {
		{QUERY_ROOM_DELETE, "UPDATE room SET kind = 0 WHERE number = ?"},
		{QUERY_ROOM_DELETE_KEYS, "DELETE FROM room_key WHERE room = ?"},
		{QUERY_ROOM_DELETE_SNAPSHOT, "DELETE FROM snapshot WHERE room = ?"},
		{QUERY_ROOM_DELETE_REGISTERS, "DELETE FROM register WHERE room = ?"},
		{QUERY_ROOM_DELETE_SAVED,
			"DELETE FROM saved WHERE key >= ?1 << 32 AND key < (?1 + 1) << 32"},
		{QUERY_ROOM_DELETE_NOTICES,
			"DELETE FROM notice WHERE key >= ?1 << 32 AND key < (?1 + 1) << 32"},
		{QUERY_ROOM_DELETE_THREADS,
			"DELETE FROM thread WHERE key > ?1 << 32 AND key < (?1 + 1) << 32"},
		{QUERY_ROOM_DELETE_MEETINGS,
			"DELETE FROM meeting WHERE key > ?1 << 32 AND key < (?1 + 1) << 32"},
		{QUERY_ROOM_DELETE_TASKS,
			"DELETE FROM task WHERE key > ?1 << 32 AND key < (?1 + 1) << 32"},
		{QUERY_ROOM_DELETE_NOTES,
			"DELETE FROM note WHERE key > ?1 << 32 AND key < (?1 + 1) << 32"},
		{QUERY_ROOM_DELETE_NOTE_STEPS,
			"DELETE FROM note_step WHERE key > ?1 << 32 AND key < (?1 + 1) << 32"},
		{QUERY_ROOM_DELETE_MINUTES,
			"DELETE FROM minutes WHERE key > ?1 << 32 AND key < (?1 + 1) << 32"},
		{QUERY_ROOM_DELETE_GUEST_LINKS, "DELETE FROM guest_link WHERE backstage = ?"},
	};
	struct sqlite_store *self = sqlite_of(store);
	int64_t number;
	enum store_result result = sqlite_room_number(self, room, &number);
	_Static_assert(STORE_ROOM_DELETED == 0, "as the queries say");
	for (size_t i = 0; result == STORE_OK && i < sizeof(steps) / sizeof(*steps); i++)
		result =
			query_run(self, steps[i].slot, steps[i].sql, VALUES(value_integer(number)));
	self->erased = true;
	return result;
}

enum store_result sqlite_sweep(struct store *store, unsigned limit, bool *ret_more)
{
	static const char find[] =
		"SELECT number FROM room WHERE kind = 0 AND EXISTS (SELECT 1 FROM event"
		" WHERE key > number << 32 AND key < (number + 1) << 32) LIMIT 1";
	static const char sweep[] = "DELETE FROM event WHERE key IN"
				    " (SELECT key FROM event WHERE key >= ? AND key <= ? LIMIT ?)";
	struct sqlite_store *self = sqlite_of(store);
	sqlite3_stmt *query;
	enum store_result result = query_first(self, QUERY_SWEEP_FIND, find, NULL, 0, &query);
	if (result == STORE_NONE) {
		*ret_more = false;
		return STORE_OK;
	}
	if (result != STORE_OK)
		return result;
	int64_t number = sqlite3_column_int64(query, 0);
	query_end(query);
	result = query_run(self, QUERY_SWEEP, sweep,
		VALUES(value_integer(event_key(number, 1)),
			value_integer(event_key(number, EVENT_SEQ_MAX)), value_integer(limit)));
	self->erased = true;
	*ret_more = true;
	return result;
}
