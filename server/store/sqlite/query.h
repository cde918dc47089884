/* Queries that are prepared once per handle and bound by a checked helper. */
#ifndef RUNDE_STORE_SQLITE_QUERY_H
#define RUNDE_STORE_SQLITE_QUERY_H

#include "store/store.h"

#include <sqlite3.h>

struct sqlite_store;

/* One per statement that is kept prepared. */
enum query_slot {
	QUERY_BEGIN,
	QUERY_READ_BEGIN,
	QUERY_COMMIT,
	QUERY_ROLLBACK,
	QUERY_INDEXES,
	QUERY_DATA_SET_GET,
	QUERY_DATA_SET_PUT,
	QUERY_ROOM_ADD,
	QUERY_ROOM_FIND,
	QUERY_ROOM_HEAD,
	QUERY_ROOMS_EACH,
	QUERY_ROOM_DELETE,
	QUERY_ROOM_DELETE_KEYS,
	QUERY_ROOM_DELETE_SNAPSHOT,
	QUERY_ROOM_DELETE_REGISTERS,
	QUERY_ROOM_DELETE_SAVED,
	QUERY_ROOM_DELETE_NOTICES,
	QUERY_ROOM_DELETE_THREADS,
	QUERY_ROOM_DELETE_MEETINGS,
	QUERY_ROOM_DELETE_TASKS,
	QUERY_ROOM_DELETE_NOTES,
	QUERY_ROOM_DELETE_NOTE_STEPS,
	QUERY_ROOM_DELETE_MINUTES,
	QUERY_ROOM_DELETE_GUEST_LINKS,
	QUERY_SWEEP_FIND,
	QUERY_SWEEP,
	QUERY_KEY_PUT,
	QUERY_KEY_REWRAP,
	QUERY_KEYS_EACH,
	QUERY_KEYS_AFTER,
	QUERY_ROTATION_PUT,
	QUERY_ROTATION_GET,
	QUERY_ROTATION_DROP,
	QUERY_EVENT_APPEND,
	QUERY_EVENT_FIND,
	QUERY_EVENT_GET,
	QUERY_EVENTS_EACH,
	QUERY_EVENTS_BACK,
	QUERY_CHANGES_OF,
	QUERY_EVENT_ERASE,
	QUERY_EVENT_COUNT,
	QUERY_CHANGE_NEXT,
	QUERY_CHANGE_LAST,
	QUERY_CHANGES_ERASE,
	QUERY_LAST_CHANGE,
	QUERY_LAST_CHANGE_BY,
	QUERY_LISTED_BACK,
	QUERY_ANSWERS_BACK,
	QUERY_ANSWERS_COUNT,
	QUERY_THREAD_PUT,
	QUERY_THREAD_DROP,
	QUERY_THREAD_GET,
	QUERY_THREADS_EACH,
	QUERY_MEETING_PUT,
	QUERY_MEETING_DROP,
	QUERY_MEETINGS_EACH,
	QUERY_MEETINGS_IN,
	QUERY_MEETINGS_DUE,
	QUERY_TASK_PUT,
	QUERY_TASK_DROP,
	QUERY_TASK_GET,
	QUERY_TASKS_EACH,
	QUERY_TASKS_OPEN_OF_ROOM,
	QUERY_TASKS_CLOSED_OF_ROOM,
	QUERY_TASKS_OPEN_OF_PERSON,
	QUERY_TASKS_CLOSED_OF_PERSON,
	QUERY_TASKS_DUE,
	QUERY_NOTE_PUT,
	QUERY_NOTE_DROP,
	QUERY_NOTE_TRIM,
	QUERY_NOTES_BACK,
	QUERY_NOTE_HEADS,
	QUERY_NOTE_AT,
	QUERY_NOTES_OF_ROOM,
	QUERY_NOTE_WRITTEN,
	QUERY_NOTE_STEPS_PUT,
	QUERY_NOTE_STEPS_EACH,
	QUERY_NOTE_STEPS_OF_ROOM,
	QUERY_NOTE_TRAIL,
	QUERY_NOTE_TRAIL_OLD,
	QUERY_NOTE_TRAIL_CUT,
	QUERY_NOTE_TRAILS_EACH,
	QUERY_MINUTES_PUT,
	QUERY_MINUTES_DROP,
	QUERY_MINUTES_PUT_DUE,
	QUERY_MINUTES_GET,
	QUERY_MINUTES_EACH,
	QUERY_MINUTES_OF_ROOM,
	QUERY_MINUTES_LAST,
	QUERY_MINUTES_BACK,
	QUERY_MINUTES_DUE,
	QUERY_SNAPSHOT_PUT,
	QUERY_SNAPSHOT_GET,
	QUERY_REGISTER_PUT,
	QUERY_REGISTER_GET,
	QUERY_REGISTER_DROP,
	QUERY_REGISTER_COUNT,
	QUERY_REGISTERS_BEYOND,
	QUERY_REGISTERS_AT,
	QUERY_REGISTERS_EACH,
	QUERY_REGISTERS_WALK,
	QUERY_NOTICE_PUT,
	QUERY_NOTICE_RENEW,
	QUERY_NOTICE_SUPERSEDED,
	QUERY_NOTICE_SUPERSEDE,
	QUERY_NOTICE_TRIM,
	QUERY_EVENT_NOTICES_EACH,
	QUERY_MEETING_NOTICES_EACH,
	QUERY_ROOM_NOTICES_EACH,
	QUERY_EVENT_NOTICES_DROP,
	QUERY_NOTICES_EACH,
	QUERY_CALLS_EACH,
	QUERY_NOTICE_DONE,
	QUERY_NOTICE_READ,
	QUERY_NOTICE_DROP,
	QUERY_SAVED_PUT,
	QUERY_SAVED_DROP,
	QUERY_SAVED_REMIND,
	QUERY_SAVED_COUNT,
	QUERY_SAVED_EACH,
	QUERY_SAVED_DUE,
	QUERY_SAVED_WALK,
	QUERY_SESSION_PUT,
	QUERY_SESSION_GET,
	QUERY_SESSIONS_EACH,
	QUERY_SESSIONS_WALK,
	QUERY_SESSION_TOUCH,
	QUERY_SESSIONS_LIMIT,
	QUERY_SESSIONS_TURN_BACK,
	QUERY_SESSIONS_END_AT,
	QUERY_SESSION_DROP,
	QUERY_SESSION_EXPIRE,
	QUERY_SESSION_TRIM,
	QUERY_SESSIONS_CLEAR,
	QUERY_LINKS_CLEAR,
	QUERY_GUEST_LINKS_CLEAR,
	QUERY_INVITATIONS_CLEAR,
	QUERY_LINK_PUT,
	QUERY_LINK_GET,
	QUERY_LINK_DROP,
	QUERY_LINK_EXPIRE,
	QUERY_LINK_TRIM,
	QUERY_GUEST_LINK_PUT,
	QUERY_GUEST_LINK_GET,
	QUERY_GUEST_LINK_DROP,
	QUERY_GUEST_LINK_EXPIRE,
	QUERY_PASSWORD_PUT,
	QUERY_PASSWORD_GET,
	QUERY_PASSWORDS_WALK,
	QUERY_INVITATION_PUT,
	QUERY_INVITATION_GET,
	QUERY_INVITATIONS_EACH,
	QUERY_INVITATION_USE,
	QUERY_INVITATION_USED_UP,
	QUERY_INVITATION_DROP,
	QUERY_INVITATION_EXPIRE,
	QUERY_INVITATION_COUNT,
	QUERY_COUNT
};

/* Translates a code of SQLite's; logs what is a fault. SQLITE_OK, _ROW and _DONE are STORE_OK. */
enum store_result sqlite_result(int code);

/* A value for a query; a blob is borrowed until the query ends. */
struct value {
	enum { VALUE_NULL, VALUE_INTEGER, VALUE_BLOB } type;
	int64_t integer;
	const void *blob;
	size_t size;
};

static inline struct value value_integer(int64_t integer)
{
	return (struct value){VALUE_INTEGER, integer, NULL, 0};
}
static inline struct value value_id(uint64_t id)
{
	return value_integer((int64_t)id);
}
static inline struct value value_null(void)
{
	return (struct value){VALUE_NULL, 0, NULL, 0};
}
/* NULL makes a NULL value. */
static inline struct value value_blob(const void *blob, size_t size)
{
	return blob ? (struct value){VALUE_BLOB, 0, blob, size} : value_null();
}

#define VALUES(...)                                                                                \
	(const struct value[]){__VA_ARGS__},                                                       \
		sizeof((const struct value[]){__VA_ARGS__}) / sizeof(struct value)

/* Runs a query that gives no rows. */
enum store_result query_run(struct sqlite_store *self, enum query_slot slot, const char *sql,
	const struct value *values, size_t count);
/* Starts a query that gives rows; query_end() ends it. The same one never runs twice at once. */
enum store_result query_start(struct sqlite_store *self, enum query_slot slot, const char *sql,
	const struct value *values, size_t count, sqlite3_stmt **ret_query);
/* STORE_OK: a row is there; STORE_NONE: that was all; else it failed. */
enum store_result query_step(sqlite3_stmt *query);
/* Starts a query and takes its first row: STORE_OK, and query_end() ends it; STORE_NONE or a
 * failure, and it has ended. */
enum store_result query_first(struct sqlite_store *self, enum query_slot slot, const char *sql,
	const struct value *values, size_t count, sqlite3_stmt **ret_query);
void query_end(sqlite3_stmt *query);

/* Columns of the row that is there. */
static inline uint64_t column_id(sqlite3_stmt *query, int column)
{
	return (uint64_t)sqlite3_column_int64(query, column);
}
/* A blob's bytes, borrowed until the next step; never NULL, except for a NULL value. */
const void *column_blob(sqlite3_stmt *query, int column, size_t *ret_size);
/* Copies a blob of exactly this size; false if it has another. */
bool column_bytes(sqlite3_stmt *query, int column, void *ret_bytes, size_t size);
/* A malloc'ed copy of a blob. */
void *column_copy(sqlite3_stmt *query, int column, size_t *ret_size);

#endif
