#include "store/sqlite/sqlite.h"

enum store_result sqlite_answers_back(struct store *store, uint64_t room, uint64_t root, int kind,
	uint64_t before, store_event_fn fn, void *cookie)
{
	static const char sql[] =
		"SELECT " EVENT_COLUMNS ", body FROM event INDEXED BY event_by_root"
		" WHERE root_key = ? AND key < ? AND ?3 IN (0, kind) ORDER BY key DESC";
	struct sqlite_store *self = sqlite_of(store);
	sqlite3_stmt *query;
	int64_t number;
	enum store_result result = sqlite_room_number(self, room, &number);
	if (result == STORE_OK)
		result = query_start(self, QUERY_ANSWERS_BACK, sql,
			VALUES(value_integer(event_key(number, root)),
				value_integer(event_key(number, before)), value_integer(kind)),
			&query);
	return result == STORE_OK ? events_hand_on(query, room, fn, cookie) : result;
}

enum store_result sqlite_answers_count(struct store *store, uint64_t room, uint64_t root, int kind,
	uint64_t after, uint64_t head, uint64_t not_author, unsigned cap, unsigned *ret_count)
{
	static const char sql[] =
		"SELECT count(*) FROM (SELECT 1 FROM event INDEXED BY event_by_root"
		" WHERE root_key = ? AND key > ? AND key <= ? AND kind = ?"
		" AND author <> ? AND body IS NOT NULL LIMIT ?)";
	struct sqlite_store *self = sqlite_of(store);
	sqlite3_stmt *query;
	int64_t number;
	enum store_result result = sqlite_room_number(self, room, &number);
	if (result == STORE_OK)
		result = query_first(self, QUERY_ANSWERS_COUNT, sql,
			VALUES(value_integer(event_key(number, root)),
				value_integer(event_key(number, after)),
				value_integer(event_key(number, head)), value_integer(kind),
				value_id(not_author), value_integer(cap)),
			&query);
	if (result != STORE_OK)
		return result;
	*ret_count = (unsigned)column_id(query, 0);
	query_end(query);
	return STORE_OK;
}

/* The last answer that stands is found from the end of the index. */
enum store_result sqlite_thread_put(
	struct store *store, uint64_t room, uint64_t root, int kind, uint64_t replies)
{
	static const char put[] =
		"INSERT INTO thread (key, replies, last_key) SELECT ?1, ?2, key FROM event"
		" INDEXED BY event_by_root WHERE root_key = ?1 AND kind = ?3 AND body IS NOT NULL"
		" ORDER BY key DESC LIMIT 1"
		" ON CONFLICT (key) DO UPDATE SET replies = ?2, last_key = excluded.last_key";
	struct sqlite_store *self = sqlite_of(store);
	int64_t number;
	enum store_result result = sqlite_room_number(self, room, &number);
	if (result != STORE_OK)
		return result;
	struct value key = value_integer(event_key(number, root));
	if (replies)
		return query_run(self, QUERY_THREAD_PUT, put,
			VALUES(key, value_id(replies), value_integer(kind)));
	return query_run(self, QUERY_THREAD_DROP, "DELETE FROM thread WHERE key = ?", VALUES(key));
}

#define THREADS                                                                                    \
	"SELECT thread.key, replies, last_key, time_ms"                                            \
	" FROM thread JOIN event ON event.key = last_key WHERE thread.key >= ? AND thread.key <= " \
	"?"                                                                                        \
	" ORDER BY thread.key"

static struct store_thread thread_columns(sqlite3_stmt *query)
{
	return (struct store_thread){
		.root = column_id(query, 0) & EVENT_SEQ_MAX,
		.replies = column_id(query, 1),
		.last = column_id(query, 2) & EVENT_SEQ_MAX,
		.time_ms = sqlite3_column_int64(query, 3),
	};
}

enum store_result sqlite_thread_get(
	struct store *store, uint64_t room, uint64_t root, struct store_thread *ret_thread)
{
	struct sqlite_store *self = sqlite_of(store);
	sqlite3_stmt *query;
	int64_t number;
	enum store_result result = sqlite_room_number(self, room, &number);
	if (result != STORE_OK)
		return result;
	struct value key = value_integer(event_key(number, root));
	result = query_first(self, QUERY_THREAD_GET, THREADS, VALUES(key, key), &query);
	if (result != STORE_OK)
		return result;
	*ret_thread = thread_columns(query);
	query_end(query);
	return STORE_OK;
}

enum store_result sqlite_threads_each(struct store *store, uint64_t room, uint64_t from,
	uint64_t to, store_thread_fn fn, void *cookie)
{
	sqlite3_stmt *query;
	enum store_result result = sqlite_start_span(
		sqlite_of(store), QUERY_THREADS_EACH, THREADS, room, from, to, &query);
	if (result != STORE_OK)
		return result;
	while ((result = query_step(query)) == STORE_OK) {
		struct store_thread thread = thread_columns(query);
		if (!fn(cookie, &thread))
			break;
	}
	query_end(query);
	return result == STORE_NONE ? STORE_OK : result;
}
