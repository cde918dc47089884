#include "store/sqlite/sqlite.h"

#include <string.h>

enum store_result sqlite_data_set_get(struct store *store, struct store_data_set *ret_set)
{
	static const char sql[] = "SELECT id, epoch, house, vault_check, erasures FROM data_set";
	struct store_data_set set = {0};
	sqlite3_stmt *query;
	enum store_result result =
		query_first(sqlite_of(store), QUERY_DATA_SET_GET, sql, NULL, 0, &query);
	if (result != STORE_OK)
		return result;
	const void *check = column_blob(query, 3, &set.check_size);
	bool sound = column_bytes(query, 0, set.id, sizeof(set.id)) && check &&
		     set.check_size <= sizeof(set.check);
	if (sound) {
		set.epoch = column_id(query, 1);
		set.house = column_id(query, 2);
		set.erasures = column_id(query, 4);
		memcpy(set.check, check, set.check_size);
		*ret_set = set;
	}
	query_end(query);
	return sound ? STORE_OK : STORE_DAMAGED;
}

/* Written even where it says what it said: SQLite leaves a page alone whose bytes stay the same. */
enum store_result sqlite_data_set_put(struct store *store, const struct store_data_set *set)
{
	static const char sql[] =
		"INSERT INTO data_set (one, id, epoch, house, vault_check, erasures)"
		" VALUES (1, ?1, ?2, ?3, ?4, ?5) ON CONFLICT (one)"
		" DO UPDATE SET id = ?1, epoch = ?2, house = ?3, vault_check = ?4, erasures = ?5,"
		" puts = puts + 1";
	return query_run(sqlite_of(store), QUERY_DATA_SET_PUT, sql,
		VALUES(value_blob(set->id, sizeof(set->id)), value_id(set->epoch),
			value_id(set->house), value_blob(set->check, set->check_size),
			value_id(set->erasures)));
}
