#include "base/memory.h"
#include "store/sqlite/sqlite.h"

#include <string.h>

/* Names of indexes, which the statement that lists them must not see being rebuilt. */
struct names {
	char **items; /* owned */
	size_t count;
};

static enum store_result list_indexes(struct sqlite_store *self, struct names *names)
{
	static const char sql[] = "SELECT name FROM sqlite_schema WHERE type = 'index'";
	sqlite3_stmt *query;
	enum store_result result = query_start(self, QUERY_INDEXES, sql, NULL, 0, &query);
	if (result != STORE_OK)
		return result;
	while ((result = query_step(query)) == STORE_OK) {
		const char *name = (const char *)sqlite3_column_text(query, 0);
		names->items =
			memory_resize(names->items, (names->count + 1) * sizeof(*names->items));
		names->items[names->count++] = memory_copy_text(name, strlen(name));
	}
	query_end(query);
	return result == STORE_NONE ? STORE_OK : result;
}

static enum store_result rebuild(struct sqlite_store *self, const char *name)
{
	char *sql = sqlite3_mprintf("REINDEX \"%w\"", name);
	if (!sql)
		BUG("out of memory");
	enum store_result result = sqlite_result(sqlite3_exec(self->db, sql, NULL, NULL, NULL));
	sqlite3_free(sql);
	return result;
}

/* Each in a transaction of its own. */
enum store_result sqlite_reindex(struct store *store)
{
	struct sqlite_store *self = sqlite_of(store);
	struct names names = {0};
	enum store_result result = list_indexes(self, &names);
	for (size_t i = 0; i < names.count; i++) {
		if (result == STORE_OK)
			result = rebuild(self, names.items[i]);
		free(names.items[i]);
	}
	free(names.items);
	return result;
}
