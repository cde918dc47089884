#include "store/sqlite/sqlite.h"

/* What is not there is NULL on disk, so that the indexes pass it over or have it last. */
static struct value value_time(int64_t time_ms)
{
	return time_ms == INT64_MAX ? value_null() : value_integer(time_ms);
}

static int64_t column_time(sqlite3_stmt *query, int column)
{
	return sqlite3_column_type(query, column) == SQLITE_NULL
		       ? INT64_MAX
		       : sqlite3_column_int64(query, column);
}

enum store_result sqlite_task_put(struct store *store, const struct store_task *task)
{
	static const char sql[] = "INSERT OR REPLACE INTO task"
				  " (key, last, person, until_ms, open, changed_ms, due_ms)"
				  " VALUES (?, ?, ?, ?, ?, ?, ?)";
	struct sqlite_store *self = sqlite_of(store);
	int64_t number;
	enum store_result result = sqlite_room_number(self, task->room, &number);
	if (result != STORE_OK)
		return result;
	return query_run(self, QUERY_TASK_PUT, sql,
		VALUES(value_integer(event_key(number, task->task)),
			value_integer((int64_t)task->last),
			task->person ? value_id(task->person) : value_null(),
			value_time(task->until_ms), value_integer(task->open),
			value_integer(task->changed_ms), value_time(task->due_ms)));
}

enum store_result sqlite_task_drop(struct store *store, uint64_t room, uint64_t task)
{
	struct sqlite_store *self = sqlite_of(store);
	int64_t number;
	enum store_result result = sqlite_room_number(self, room, &number);
	if (result != STORE_OK)
		return result;
	return query_run(self, QUERY_TASK_DROP, "DELETE FROM task WHERE key = ?",
		VALUES(value_integer(event_key(number, task))));
}

#define TASK "SELECT room.id, key, last, person, until_ms, open, changed_ms, due_ms FROM task"
#define ROOM " JOIN room ON room.number = key >> 32"

static struct store_task task_columns(sqlite3_stmt *query)
{
	return (struct store_task){
		.room = column_id(query, 0),
		.task = column_id(query, 1) & EVENT_SEQ_MAX,
		.last = column_id(query, 2),
		.person = column_id(query, 3), /* NULL reads as 0 */
		.until_ms = column_time(query, 4),
		.open = sqlite3_column_int(query, 5) != 0,
		.changed_ms = sqlite3_column_int64(query, 6),
		.due_ms = column_time(query, 7),
	};
}

enum store_result sqlite_task_get(
	struct store *store, uint64_t room, uint64_t task, struct store_task *ret_task)
{
	static const char sql[] = TASK ROOM " WHERE key = ?";
	struct sqlite_store *self = sqlite_of(store);
	sqlite3_stmt *query;
	int64_t number;
	enum store_result result = sqlite_room_number(self, room, &number);
	if (result == STORE_OK)
		result = query_first(self, QUERY_TASK_GET, sql,
			VALUES(value_integer(event_key(number, task))), &query);
	if (result != STORE_OK)
		return result;
	*ret_task = task_columns(query);
	query_end(query);
	return STORE_OK;
}

/* Hands on all rows of a query, and ends it. */
static enum store_result walk(sqlite3_stmt *query, store_task_fn fn, void *cookie)
{
	enum store_result result;
	while ((result = query_step(query)) == STORE_OK) {
		const struct store_task task = task_columns(query);
		if (!fn(cookie, &task))
			break;
	}
	query_end(query);
	return result == STORE_NONE ? STORE_OK : result;
}

enum store_result sqlite_tasks_each(
	struct store *store, uint64_t room, store_task_fn fn, void *cookie)
{
	static const char sql[] = TASK ROOM " WHERE key >= ? AND key <= ? ORDER BY key";
	sqlite3_stmt *query;
	enum store_result result = sqlite_start_span(
		sqlite_of(store), QUERY_TASKS_EACH, sql, room, 1, EVENT_SEQ_MAX, &query);
	return result == STORE_OK ? walk(query, fn, cookie) : result;
}

#define OPEN   " AND open = 1 ORDER BY until_ms IS NULL, until_ms, key"
#define CLOSED " AND open = 0 ORDER BY changed_ms DESC, key DESC"

enum store_result sqlite_tasks_of_room(
	struct store *store, uint64_t room, bool open, store_task_fn fn, void *cookie)
{
	static const char open_sql[] = TASK " INDEXED BY task_open_by_room JOIN room"
					    " ON room.number = ?1 WHERE key >> 32 = ?1" OPEN;
	static const char closed_sql[] = TASK " INDEXED BY task_closed_by_room JOIN room"
					      " ON room.number = ?1 WHERE key >> 32 = ?1" CLOSED;
	struct sqlite_store *self = sqlite_of(store);
	sqlite3_stmt *query;
	int64_t number;
	enum store_result result = sqlite_room_number(self, room, &number);
	if (result == STORE_OK)
		result = query_start(self,
			open ? QUERY_TASKS_OPEN_OF_ROOM : QUERY_TASKS_CLOSED_OF_ROOM,
			open ? open_sql : closed_sql, VALUES(value_integer(number)), &query);
	return result == STORE_OK ? walk(query, fn, cookie) : result;
}

enum store_result sqlite_tasks_of_person(
	struct store *store, uint64_t person, bool open, store_task_fn fn, void *cookie)
{
	static const char open_sql[] =
		TASK " INDEXED BY task_open_by_person" ROOM " WHERE person = ?" OPEN;
	static const char closed_sql[] =
		TASK " INDEXED BY task_closed_by_person" ROOM " WHERE person = ?" CLOSED;
	sqlite3_stmt *query;
	enum store_result result = query_start(sqlite_of(store),
		open ? QUERY_TASKS_OPEN_OF_PERSON : QUERY_TASKS_CLOSED_OF_PERSON,
		open ? open_sql : closed_sql, VALUES(value_id(person)), &query);
	return result == STORE_OK ? walk(query, fn, cookie) : result;
}

enum store_result sqlite_tasks_due(
	struct store *store, int64_t until_ms, unsigned limit, store_task_fn fn, void *cookie)
{
	static const char sql[] = TASK ROOM " WHERE due_ms <= ? ORDER BY due_ms, key LIMIT ?";
	sqlite3_stmt *query;
	enum store_result result = query_start(sqlite_of(store), QUERY_TASKS_DUE, sql,
		VALUES(value_integer(until_ms), value_integer(limit)), &query);
	return result == STORE_OK ? walk(query, fn, cookie) : result;
}
