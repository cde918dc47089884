#include "store/sqlite/sqlite.h"

enum store_result sqlite_register_put(struct store *store, uint64_t person, uint64_t room, int kind,
	const void *body, size_t size_bytes)
{
	static const char sql[] =
		"INSERT INTO register (person, room, kind, body) VALUES (?1, ?2, ?3, ?4)"
		" ON CONFLICT (person, room, kind) DO UPDATE SET body = ?4";
	struct sqlite_store *self = sqlite_of(store);
	int64_t number;
	enum store_result result = sqlite_room_number(self, room, &number);
	if (result != STORE_OK)
		return result;
	return query_run(self, QUERY_REGISTER_PUT, sql,
		VALUES(value_id(person), value_integer(number), value_integer(kind),
			value_blob(body, size_bytes)));
}

enum store_result sqlite_register_get(struct store *store, uint64_t person, uint64_t room, int kind,
	void **ret_body, size_t *ret_size)
{
	struct sqlite_store *self = sqlite_of(store);
	sqlite3_stmt *query;
	int64_t number;
	enum store_result result = sqlite_room_number(self, room, &number);
	if (result == STORE_OK)
		result = query_first(self, QUERY_REGISTER_GET,
			"SELECT body FROM register WHERE person = ? AND room = ? AND kind = ?",
			VALUES(value_id(person), value_integer(number), value_integer(kind)),
			&query);
	if (result != STORE_OK)
		return result;
	*ret_body = column_copy(query, 0, ret_size);
	query_end(query);
	return STORE_OK;
}

enum store_result sqlite_register_drop(
	struct store *store, uint64_t person, uint64_t room, int kind)
{
	struct sqlite_store *self = sqlite_of(store);
	int64_t number;
	enum store_result result = sqlite_room_number(self, room, &number);
	if (result == STORE_OK)
		result = query_run(self, QUERY_REGISTER_DROP,
			"DELETE FROM register WHERE person = ? AND room = ? AND kind = ?",
			VALUES(value_id(person), value_integer(number), value_integer(kind)));
	if (result == STORE_OK && sqlite3_changes(self->db) == 0)
		return STORE_NONE;
	return result;
}

#define REGISTERS                                                                                  \
	"SELECT person, room.id, register.kind, body"                                              \
	" FROM register JOIN room ON room.number = register.room"

/* Hands on all rows of a query, and ends it. */
static enum store_result walk(sqlite3_stmt *query, store_register_fn fn, void *cookie)
{
	enum store_result result;
	while ((result = query_step(query)) == STORE_OK) {
		size_t size;
		const void *body = column_blob(query, 3, &size);
		if (!fn(cookie, column_id(query, 0), column_id(query, 1),
			    sqlite3_column_int(query, 2), body, size))
			break;
	}
	query_end(query);
	return result == STORE_NONE ? STORE_OK : result;
}

enum store_result sqlite_registers_each(
	struct store *store, uint64_t person, int kind, store_register_fn fn, void *cookie)
{
	static const char sql[] = REGISTERS " WHERE person = ? AND register.kind = ?"
					    " ORDER BY register.room";
	sqlite3_stmt *query;
	enum store_result result = query_start(sqlite_of(store), QUERY_REGISTERS_EACH, sql,
		VALUES(value_id(person), value_integer(kind)), &query);
	return result == STORE_OK ? walk(query, fn, cookie) : result;
}

enum store_result sqlite_registers_walk(struct store *store, store_register_fn fn, void *cookie)
{
	static const char sql[] = REGISTERS " ORDER BY person, register.room, register.kind";
	sqlite3_stmt *query;
	enum store_result result =
		query_start(sqlite_of(store), QUERY_REGISTERS_WALK, sql, NULL, 0, &query);
	return result == STORE_OK ? walk(query, fn, cookie) : result;
}

enum store_result sqlite_registers_in_room(
	struct store *store, uint64_t room, int kind, store_register_fn fn, void *cookie)
{
	static const char sql[] = REGISTERS " WHERE register.room = ? AND register.kind = ?"
					    " ORDER BY person";
	struct sqlite_store *self = sqlite_of(store);
	sqlite3_stmt *query;
	int64_t number;
	enum store_result result = sqlite_room_number(self, room, &number);
	if (result == STORE_OK)
		result = query_start(self, QUERY_REGISTERS_IN_ROOM, sql,
			VALUES(value_integer(number), value_integer(kind)), &query);
	return result == STORE_OK ? walk(query, fn, cookie) : result;
}
