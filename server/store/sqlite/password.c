#include "store/sqlite/sqlite.h"

enum store_result sqlite_password_put(
	struct store *store, uint64_t person, const void *body, size_t size_bytes)
{
	return query_run(sqlite_of(store), QUERY_PASSWORD_PUT,
		"INSERT INTO password (person, body) VALUES (?1, ?2)"
		" ON CONFLICT (person) DO UPDATE SET body = ?2",
		VALUES(value_id(person), value_blob(body, size_bytes)));
}

enum store_result sqlite_password_get(
	struct store *store, uint64_t person, void **ret_body, size_t *ret_size)
{
	sqlite3_stmt *query;
	enum store_result result = query_first(sqlite_of(store), QUERY_PASSWORD_GET,
		"SELECT body FROM password WHERE person = ?", VALUES(value_id(person)), &query);
	if (result != STORE_OK)
		return result;
	*ret_body = column_copy(query, 0, ret_size);
	query_end(query);
	return STORE_OK;
}

enum store_result sqlite_passwords_walk(struct store *store, store_password_fn fn, void *cookie)
{
	sqlite3_stmt *query;
	size_t size;
	enum store_result result = query_start(sqlite_of(store), QUERY_PASSWORDS_WALK,
		"SELECT person, body FROM password", NULL, 0, &query);
	if (result != STORE_OK)
		return result;
	while ((result = query_step(query)) == STORE_OK) {
		const void *body = column_blob(query, 1, &size);
		if (!fn(cookie, column_id(query, 0), body, size))
			break;
	}
	query_end(query);
	return result == STORE_NONE ? STORE_OK : result;
}
