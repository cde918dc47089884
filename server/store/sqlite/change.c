#include "store/sqlite/sqlite.h"

/* Whose change to which event: where the walk stands. */
struct place {
	int64_t ref_key, kind, author;
};

/* The place before this one in the index, of the rows with a ref from `first` on. One step down the
 * tree for each way to be before it, past all rows of the same place: as row values, SQLite would
 * read those one by one. */
static enum store_result step(struct sqlite_store *self, int64_t first, struct place *place)
{
#define PLACES "SELECT ref_key, kind, author FROM event INDEXED BY event_by_change WHERE "
	static const char sql[] =
		"SELECT * FROM (" PLACES "ref_key = ?1 AND kind = ?2 AND author < ?3"
		"  ORDER BY author DESC LIMIT 1)"
		" UNION ALL SELECT * FROM (" PLACES "ref_key = ?1 AND kind < ?2"
		"  ORDER BY kind DESC, author DESC LIMIT 1)"
		" UNION ALL SELECT * FROM (" PLACES "ref_key < ?1 AND ref_key >= ?4"
		"  ORDER BY ref_key DESC, kind DESC, author DESC LIMIT 1)"
		" ORDER BY 1 DESC, 2 DESC, 3 DESC LIMIT 1";
#undef PLACES
	sqlite3_stmt *query;
	enum store_result result = query_first(self, QUERY_CHANGE_NEXT, sql,
		VALUES(value_integer(place->ref_key), value_integer(place->kind),
			value_integer(place->author), value_integer(first)),
		&query);
	if (result != STORE_OK)
		return result;
	place->ref_key = sqlite3_column_int64(query, 0);
	place->kind = sqlite3_column_int64(query, 1);
	place->author = sqlite3_column_int64(query, 2);
	query_end(query);
	return STORE_OK;
}

struct span {
	uint64_t room;
	int64_t after, head; /* keys */
	store_event_fn fn;
	void *cookie;
};

/* Hands on the last row of this place within the span; *stop: it wants no more. */
static enum store_result hand_on(
	struct sqlite_store *self, const struct place *place, const struct span *span, bool *stop)
{
	static const char sql[] =
		"SELECT " EVENT_COLUMNS ", body"
		" FROM event INDEXED BY event_by_change WHERE ref_key = ? AND kind = ?"
		" AND author = ? AND key > ? AND key <= ? ORDER BY key DESC LIMIT 1";
	struct store_event event;
	sqlite3_stmt *query;
	enum store_result result = query_first(self, QUERY_CHANGE_LAST, sql,
		VALUES(value_integer(place->ref_key), value_integer(place->kind),
			value_integer(place->author), value_integer(span->after),
			value_integer(span->head)),
		&query);
	if (result == STORE_NONE)
		return STORE_OK;
	if (result != STORE_OK)
		return result;
	result = event_columns(query, span->room, &event);
	if (result == STORE_OK) {
		event.body = column_blob(query, EVENT_COLUMN_COUNT, &event.body_size);
		*stop = !span->fn(span->cookie, &event);
	}
	query_end(query);
	return result;
}

enum store_result sqlite_changes_each(struct store *store, uint64_t room, uint64_t from,
	uint64_t to, uint64_t after, uint64_t head, store_event_fn fn, void *cookie)
{
	struct sqlite_store *self = sqlite_of(store);
	struct span span = {.room = room, .fn = fn, .cookie = cookie};
	bool stop = false;
	int64_t number;
	enum store_result result = sqlite_room_number(self, room, &number);
	if (result != STORE_OK)
		return result;
	struct place place = {event_key(number, to) + 1, INT64_MIN, INT64_MIN};
	span.after = event_key(number, after);
	span.head = event_key(number, head);
	while (!stop && (result = step(self, event_key(number, from), &place)) == STORE_OK) {
		result = hand_on(self, &place, &span, &stop);
		if (result != STORE_OK)
			return result;
	}
	return result == STORE_NONE ? STORE_OK : result;
}

enum store_result sqlite_changes_erase(struct store *store, uint64_t room, uint64_t ref, int kind)
{
	static const char sql[] = "UPDATE event INDEXED BY event_by_change SET body = NULL"
				  " WHERE ref_key = ? AND kind = ? AND body IS NOT NULL";
	struct sqlite_store *self = sqlite_of(store);
	int64_t number;
	enum store_result result = sqlite_room_number(self, room, &number);
	if (result == STORE_OK)
		result = query_run(self, QUERY_CHANGES_ERASE, sql,
			VALUES(value_integer(event_key(number, ref)), value_integer(kind)));
	self->erased = true;
	return result;
}

enum store_result sqlite_changes_of(struct store *store, uint64_t room, uint64_t seq, int kind,
	unsigned limit, store_event_fn fn, void *cookie)
{
	static const char sql[] =
		"SELECT " EVENT_COLUMNS ", body"
		" FROM event INDEXED BY event_by_change WHERE ref_key = ? AND kind = ?"
		" ORDER BY author, key DESC LIMIT ?";
	struct sqlite_store *self = sqlite_of(store);
	sqlite3_stmt *query;
	int64_t number;
	enum store_result result = sqlite_room_number(self, room, &number);
	if (result == STORE_OK)
		result = query_start(self, QUERY_CHANGES_OF, sql,
			VALUES(value_integer(event_key(number, seq)), value_integer(kind),
				value_integer(limit)),
			&query);
	return result == STORE_OK ? events_hand_on(query, room, fn, cookie) : result;
}

enum store_result sqlite_change_last(struct store *store, uint64_t room, uint64_t seq, int kind,
	uint64_t author, uint64_t head, store_event_fn fn, void *cookie)
{
#define LAST                                                                                       \
	"SELECT " EVENT_COLUMNS ", body FROM event INDEXED BY event_by_change"                     \
	" WHERE ref_key = ? AND kind = ? AND key <= ?"
	static const char by_anybody[] = LAST " ORDER BY key DESC LIMIT 1";
	static const char by_author[] = LAST " AND author = ? ORDER BY key DESC LIMIT 1";
#undef LAST
	struct sqlite_store *self = sqlite_of(store);
	struct store_event event;
	sqlite3_stmt *query;
	int64_t number;
	enum store_result result = sqlite_room_number(self, room, &number);
	if (result != STORE_OK)
		return result;
	const struct value values[] = {value_integer(event_key(number, seq)), value_integer(kind),
		value_integer(event_key(number, head)), value_id(author)};
	result = author ? query_first(self, QUERY_LAST_CHANGE_BY, by_author, values, 4, &query)
			: query_first(self, QUERY_LAST_CHANGE, by_anybody, values, 3, &query);
	if (result != STORE_OK)
		return result;
	result = event_columns(query, room, &event);
	if (result == STORE_OK) {
		event.body = column_blob(query, EVENT_COLUMN_COUNT, &event.body_size);
		fn(cookie, &event);
	}
	query_end(query);
	return result;
}
