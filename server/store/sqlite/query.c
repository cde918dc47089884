#include "store/sqlite/query.h"

#include "base/attempt.h"
#include "base/log.h"
#include "base/memory.h"
#include "store/sqlite/sqlite.h"

#include <string.h>

static enum store_result constraint_result(int code)
{
	switch (code) {
	case SQLITE_CONSTRAINT_UNIQUE:
	case SQLITE_CONSTRAINT_PRIMARYKEY:
	case SQLITE_CONSTRAINT_ROWID:
		return STORE_CLASH;
	default: /* a row the schema forbids: not the caller's question, but our mistake */
		return STORE_FAILED;
	}
}

static enum store_result fault_result(int code)
{
	switch (code & 0xff) {
	case SQLITE_CONSTRAINT:
		return constraint_result(code);
	case SQLITE_FULL:
		return STORE_FULL;
	case SQLITE_CORRUPT:
	case SQLITE_NOTADB:
		return STORE_DAMAGED;
	default:
		return STORE_FAILED;
	}
}

enum store_result sqlite_result(int code)
{
	if (code == SQLITE_OK || code == SQLITE_ROW || code == SQLITE_DONE)
		return STORE_OK;
	enum store_result result = fault_result(code);
	if (result != STORE_CLASH)
		log_error("store: %s (SQLite code %d)", sqlite3_errstr(code), code);
	return result;
}

static int bind(sqlite3_stmt *query, int index, const struct value *value)
{
	switch (value->type) {
	case VALUE_INTEGER:
		return sqlite3_bind_int64(query, index, value->integer);
	case VALUE_BLOB:
		return sqlite3_bind_blob64(query, index, value->blob, value->size, SQLITE_STATIC);
	case VALUE_NULL:
		break;
	}
	return sqlite3_bind_null(query, index);
}

static int prepare(struct sqlite_store *self, enum query_slot slot, const char *sql)
{
	if (self->queries[slot])
		return SQLITE_OK;
	return sqlite3_prepare_v3(
		self->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &self->queries[slot], NULL);
}

enum store_result query_start(struct sqlite_store *self, enum query_slot slot, const char *sql,
	const struct value *values, size_t count, sqlite3_stmt **ret_query)
{
	int code = prepare(self, slot, sql);
	if (code != SQLITE_OK)
		return sqlite_result(code);
	sqlite3_stmt *query = self->queries[slot];
	if (sqlite3_stmt_busy(query))
		BUG("a query of the store inside the same query");
	if ((size_t)sqlite3_bind_parameter_count(query) != count)
		BUG("a query of the store with the wrong number of values");
	for (size_t i = 0; i < count; i++) {
		code = bind(query, (int)i + 1, &values[i]);
		if (code != SQLITE_OK) {
			query_end(query);
			return sqlite_result(code);
		}
	}
	*ret_query = query;
	return STORE_OK;
}

enum store_result query_step(sqlite3_stmt *query)
{
	int code = sqlite3_step(query);
	return code == SQLITE_DONE ? STORE_NONE : sqlite_result(code);
}

void query_end(sqlite3_stmt *query)
{
	sqlite3_reset(query);
	sqlite3_clear_bindings(query); /* they are borrowed */
}

enum store_result query_first(struct sqlite_store *self, enum query_slot slot, const char *sql,
	const struct value *values, size_t count, sqlite3_stmt **ret_query)
{
	sqlite3_stmt *query;
	enum store_result result = query_start(self, slot, sql, values, count, &query);
	if (result != STORE_OK)
		return result;
	result = query_step(query);
	if (result == STORE_OK)
		*ret_query = query;
	else
		query_end(query);
	return result;
}

enum store_result query_run(struct sqlite_store *self, enum query_slot slot, const char *sql,
	const struct value *values, size_t count)
{
	sqlite3_stmt *query;
	enum store_result result = query_start(self, slot, sql, values, count, &query);
	if (result != STORE_OK)
		return result;
	result = query_step(query);
	query_end(query);
	return result == STORE_NONE ? STORE_OK : result;
}

const void *column_blob(sqlite3_stmt *query, int column, size_t *ret_size)
{
	if (sqlite3_column_type(query, column) == SQLITE_NULL) {
		*ret_size = 0;
		return NULL;
	}
	const void *blob = sqlite3_column_blob(query, column);
	*ret_size = (size_t)sqlite3_column_bytes(query, column);
	return blob ? blob : ""; /* an empty blob has no address */
}

bool column_bytes(sqlite3_stmt *query, int column, void *ret_bytes, size_t size)
{
	size_t have;
	const void *blob = column_blob(query, column, &have);
	if (!blob || have != size)
		return false;
	memcpy(ret_bytes, blob, size);
	return true;
}

void *column_copy(sqlite3_stmt *query, int column, size_t *ret_size)
{
	const void *blob = column_blob(query, column, ret_size);
	void *copy = attempt_resize(NULL, *ret_size);
	if (copy)
		memcpy(copy, blob, *ret_size);
	else
		*ret_size = 0;
	return copy;
}
