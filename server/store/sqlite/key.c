#include "store/sqlite/sqlite.h"

#include <string.h>

#define KEY_COLUMNS "SELECT room.id, room_key.generation, room_key.wrapped"

enum store_result sqlite_key_put(struct store *store, uint64_t room, uint32_t generation,
	const void *wrapped, size_t size_bytes)
{
	struct sqlite_store *self = sqlite_of(store);
	int64_t number;
	enum store_result result = sqlite_room_number(self, room, &number);
	if (result != STORE_OK)
		return result;
	return query_run(self, QUERY_KEY_PUT,
		"INSERT INTO room_key (room, generation, wrapped) VALUES (?, ?, ?)",
		VALUES(value_integer(number), value_integer(generation),
			value_blob(wrapped, size_bytes)));
}

enum store_result sqlite_key_rewrap(struct store *store, uint64_t room, uint32_t generation,
	const void *wrapped, size_t size_bytes)
{
	struct sqlite_store *self = sqlite_of(store);
	int64_t number;
	enum store_result result = sqlite_room_number(self, room, &number);
	if (result != STORE_OK)
		return result;
	result = query_run(self, QUERY_KEY_REWRAP,
		"UPDATE room_key SET wrapped = ? WHERE room = ? AND generation = ?",
		VALUES(value_blob(wrapped, size_bytes), value_integer(number),
			value_integer(generation)));
	return result == STORE_OK && sqlite3_changes(self->db) == 0 ? STORE_NONE : result;
}

/* Hands on all rows of a query over KEY_COLUMNS, until fn says false; ends it. */
static enum store_result hand_on(sqlite3_stmt *query, store_key_fn fn, void *cookie)
{
	enum store_result result;
	while ((result = query_step(query)) == STORE_OK) {
		size_t size;
		const void *wrapped = column_blob(query, 2, &size);
		if (!fn(cookie, column_id(query, 0), (uint32_t)column_id(query, 1), wrapped, size))
			break;
	}
	query_end(query);
	return result == STORE_NONE ? STORE_OK : result;
}

enum store_result sqlite_keys_each(struct store *store, store_key_fn fn, void *cookie)
{
	static const char sql[] =
		KEY_COLUMNS " FROM room_key JOIN room ON room.number = room_key.room"
			    " ORDER BY room_key.room, room_key.generation";
	sqlite3_stmt *query;
	enum store_result result =
		query_start(sqlite_of(store), QUERY_KEYS_EACH, sql, NULL, 0, &query);
	return result == STORE_OK ? hand_on(query, fn, cookie) : result;
}

enum store_result sqlite_keys_after(struct store *store, uint64_t room, uint32_t generation,
	unsigned limit, store_key_fn fn, void *cookie)
{
	static const char sql[] =
		KEY_COLUMNS " FROM room_key JOIN room ON room.number = room_key.room"
			    " WHERE (room_key.room, room_key.generation) > (?, ?)"
			    " ORDER BY room_key.room, room_key.generation LIMIT ?";
	struct sqlite_store *self = sqlite_of(store);
	sqlite3_stmt *query;
	int64_t number = 0;
	enum store_result result = room ? sqlite_room_number(self, room, &number) : STORE_OK;
	if (result == STORE_OK)
		result = query_start(self, QUERY_KEYS_AFTER, sql,
			VALUES(value_integer(number), value_integer(generation),
				value_integer(limit)),
			&query);
	return result == STORE_OK ? hand_on(query, fn, cookie) : result;
}

enum store_result sqlite_rotation_put(struct store *store, const struct store_rotation *rotation)
{
	return query_run(sqlite_of(store), QUERY_ROTATION_PUT,
		"INSERT INTO rotation (one, state) VALUES (1, ?1)"
		" ON CONFLICT (one) DO UPDATE SET state = ?1",
		VALUES(value_blob(rotation->state, rotation->state_size)));
}

enum store_result sqlite_rotation_get(struct store *store, struct store_rotation *ret_rotation)
{
	struct store_rotation rotation;
	sqlite3_stmt *query;
	enum store_result result = query_first(sqlite_of(store), QUERY_ROTATION_GET,
		"SELECT state FROM rotation", NULL, 0, &query);
	if (result != STORE_OK)
		return result;
	const void *state = column_blob(query, 0, &rotation.state_size);
	bool sound = state && rotation.state_size <= sizeof(rotation.state);
	if (sound) {
		memcpy(rotation.state, state, rotation.state_size);
		*ret_rotation = rotation;
	}
	query_end(query);
	return sound ? STORE_OK : STORE_DAMAGED;
}

/* With it goes what lets the former key open anything, and so the log is emptied. */
enum store_result sqlite_rotation_drop(struct store *store)
{
	struct sqlite_store *self = sqlite_of(store);
	enum store_result result =
		query_run(self, QUERY_ROTATION_DROP, "DELETE FROM rotation", NULL, 0);
	if (result == STORE_OK)
		self->erased = true;
	return result;
}
