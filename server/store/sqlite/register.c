#include "store/sqlite/sqlite.h"

enum store_result sqlite_register_put(struct store *store, const struct store_register *value)
{
	static const char sql[] =
		"INSERT INTO register (person, room, seq, kind, body) VALUES (?1, ?2, ?3, ?4, ?5)"
		" ON CONFLICT (person, room, seq, kind) DO UPDATE SET body = ?5";
	struct sqlite_store *self = sqlite_of(store);
	int64_t number;
	enum store_result result = sqlite_room_number(self, value->room, &number);
	if (result != STORE_OK)
		return result;
	return query_run(self, QUERY_REGISTER_PUT, sql,
		VALUES(value_id(value->person), value_integer(number), value_id(value->seq),
			value_integer(value->kind), value_blob(value->body, value->body_size)));
}

enum store_result sqlite_register_get(struct store *store, uint64_t person, uint64_t room,
	uint64_t seq, int kind, void **ret_body, size_t *ret_size)
{
	static const char sql[] = "SELECT body FROM register"
				  " WHERE person = ? AND room = ? AND seq = ? AND kind = ?";
	struct sqlite_store *self = sqlite_of(store);
	sqlite3_stmt *query;
	int64_t number;
	enum store_result result = sqlite_room_number(self, room, &number);
	if (result == STORE_OK)
		result = query_first(self, QUERY_REGISTER_GET, sql,
			VALUES(value_id(person), value_integer(number), value_id(seq),
				value_integer(kind)),
			&query);
	if (result != STORE_OK)
		return result;
	*ret_body = column_copy(query, 0, ret_size);
	query_end(query);
	return STORE_OK;
}

enum store_result sqlite_register_drop(
	struct store *store, uint64_t person, uint64_t room, uint64_t seq, int kind)
{
	static const char sql[] =
		"DELETE FROM register WHERE person = ? AND room = ? AND seq = ? AND kind = ?";
	struct sqlite_store *self = sqlite_of(store);
	int64_t number;
	enum store_result result = sqlite_room_number(self, room, &number);
	if (result == STORE_OK)
		result = query_run(self, QUERY_REGISTER_DROP, sql,
			VALUES(value_id(person), value_integer(number), value_id(seq),
				value_integer(kind)));
	if (result == STORE_OK && sqlite3_changes(self->db) == 0)
		return STORE_NONE;
	return result;
}

static enum store_result count(
	struct sqlite_store *self, uint64_t person, int kind, unsigned *ret_count)
{
	sqlite3_stmt *query;
	enum store_result result = query_first(self, QUERY_REGISTER_COUNT,
		"SELECT count(*) FROM register WHERE person = ? AND kind = ?",
		VALUES(value_id(person), value_integer(kind)), &query);
	if (result != STORE_OK)
		return result;
	*ret_count = (unsigned)column_id(query, 0);
	query_end(query);
	return STORE_OK;
}

#define REGISTERS                                                                                  \
	"SELECT person, room.id, seq, register.kind, register.body"                                \
	" FROM register JOIN room ON room.number = register.room"

/* Hands on all rows of a query, and ends it. */
static enum store_result walk(sqlite3_stmt *query, store_register_fn fn, void *cookie)
{
	enum store_result result;
	while ((result = query_step(query)) == STORE_OK) {
		struct store_register value = {
			.person = column_id(query, 0),
			.room = column_id(query, 1),
			.seq = column_id(query, 2),
			.kind = sqlite3_column_int(query, 3),
		};
		value.body = column_blob(query, 4, &value.body_size);
		if (!fn(cookie, &value))
			break;
	}
	query_end(query);
	return result == STORE_NONE ? STORE_OK : result;
}

enum store_result sqlite_registers_each(
	struct store *store, uint64_t person, int kind, store_register_fn fn, void *cookie)
{
	static const char sql[] = REGISTERS " WHERE person = ? AND register.kind = ?"
					    " ORDER BY register.room, seq";
	sqlite3_stmt *query;
	enum store_result result = query_start(sqlite_of(store), QUERY_REGISTERS_EACH, sql,
		VALUES(value_id(person), value_integer(kind)), &query);
	return result == STORE_OK ? walk(query, fn, cookie) : result;
}

enum store_result sqlite_registers_beyond(struct store *store, uint64_t person, int kind,
	unsigned keep, store_register_fn fn, void *cookie)
{
	/* When something was last said in a thread: its last reply's time, else its root's. */
	static const char sql[] = REGISTERS
		" LEFT JOIN thread ON thread.key = (register.room << 32 | seq)"
		" LEFT JOIN event ON event.key = ifnull(last_key, register.room << 32 | seq)"
		" WHERE person = ? AND register.kind = ? ORDER BY event.time_ms, register.room, "
		"seq";
	struct sqlite_store *self = sqlite_of(store);
	sqlite3_stmt *query;
	unsigned have;
	enum store_result result = count(self, person, kind, &have);
	if (result != STORE_OK || have <= keep)
		return result;
	result = query_start(self, QUERY_REGISTERS_BEYOND, sql,
		VALUES(value_id(person), value_integer(kind)), &query);
	return result == STORE_OK ? walk(query, fn, cookie) : result;
}

enum store_result sqlite_registers_walk(struct store *store, store_register_fn fn, void *cookie)
{
	static const char sql[] = REGISTERS " ORDER BY person, register.room, seq, register.kind";
	sqlite3_stmt *query;
	enum store_result result =
		query_start(sqlite_of(store), QUERY_REGISTERS_WALK, sql, NULL, 0, &query);
	return result == STORE_OK ? walk(query, fn, cookie) : result;
}

enum store_result sqlite_registers_at(struct store *store, uint64_t room, uint64_t seq, int kind,
	store_register_fn fn, void *cookie)
{
	static const char sql[] =
		REGISTERS " WHERE register.room = ? AND seq = ? AND register.kind = ?"
			  " ORDER BY person";
	struct sqlite_store *self = sqlite_of(store);
	sqlite3_stmt *query;
	int64_t number;
	enum store_result result = sqlite_room_number(self, room, &number);
	if (result == STORE_OK)
		result = query_start(self, QUERY_REGISTERS_AT, sql,
			VALUES(value_integer(number), value_id(seq), value_integer(kind)), &query);
	return result == STORE_OK ? walk(query, fn, cookie) : result;
}
