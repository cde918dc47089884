/* What was erased stays erased when a backup is brought back, and nobody comes in by what let them
 * in before. P-49, P-56. */
#include "journal_backup.h"

#include <fcntl.h>
#include <sqlite3.h>

#define STATE struct fixture *f = *state

static void what_was_erased_after_the_backup_is_gone_when_it_is_restored(void **state)
{
	STATE;
	char anna[16];
	me(f, ANNA, anna);
	post(f, "eine Wurzel");   /* 3 */
	post(f, "ein Geheimnis"); /* 4 */
	fixture_say(f, ANNA, "message.edit",
		"\"room\":\"%s\",\"message\":4,%s,\"text\":\"noch geheimer\"", f->room,
		fixture_fresh_id(f));
	for (int i = 0; i < 2; i++)
		fixture_say(f, ANNA, "message.reply",
			"\"room\":\"%s\",\"message\":3,%s,\"text\":\"Antwort %d\"", f->room,
			fixture_fresh_id(f), i); /* 6, 7 */
	back_up(f);
	erase(f, 4);
	erase(f, 7);
	restore(f);
	sign_in_again(f, ANNA, anna);
	page(f);
	assert_null(strstr(f->answer, "geheim"));
	assert_null(strstr(f->answer, "Geheimnis"));
	assert_null(strstr(f->answer, "Antwort 1"));
	assert_non_null(strstr(f->answer, "eine Wurzel"));
	fixture_say(f, ANNA, "thread.open", "\"room\":\"%s\",\"message\":3", f->room);
	assert_non_null(strstr(f->answer, "Antwort 0"));
	assert_null(strstr(f->answer, "Antwort 1"));
	/* Whoever erased it did. */
	fixture_say(f, ANNA, "room.open", "\"room\":\"%s\"", f->room);
	assert_non_null(strstr(f->answer, "message.erased"));
	assert_non_null(strstr(f->answer, anna));
}

static void a_channel_deleted_after_the_backup_is_gone_when_it_is_restored(void **state)
{
	STATE;
	char anna[16];
	me(f, ANNA, anna);
	post(f, "ein Geheimnis");
	back_up(f);
	fixture_say(f, ANNA, "room.delete", "\"room\":\"%s\"", f->room);
	assert_non_null(strstr(f->answer, "\"result\""));
	restore(f);
	sign_in_again(f, ANNA, anna);
	assert_null(strstr(f->answer, "messe"));
	fixture_say(f, ANNA, "room.open", "\"room\":\"%s\"", f->room);
	assert_non_null(strstr(f->answer, "\"not_found\""));
}

#define PICTURE "iVBORw0KGgoAAAAN"

static void a_picture_taken_away_after_the_backup_is_gone_when_it_is_restored(void **state)
{
	STATE;
	char anna[16], jonas[16];
	me(f, JONAS, jonas);
	me(f, ANNA, anna);
	fixture_say(f, JONAS, "picture.set", "%s,\"person\":\"%s\",\"data\":\"" PICTURE "\"",
		fixture_fresh_id(f), jonas);
	fixture_say(f, ANNA, "picture.set", "%s,\"person\":\"%s\",\"data\":\"" PICTURE "\"",
		fixture_fresh_id(f), anna);
	fixture_say(f, ANNA, "picture.set", "%s,\"data\":\"" PICTURE "\"", fixture_fresh_id(f));
	assert_non_null(strstr(f->answer, "\"result\""));
	back_up(f);
	fixture_say(f, JONAS, "picture.set", "%s,\"person\":\"%s\",\"data\":\"\"",
		fixture_fresh_id(f), jonas);
	fixture_say(f, ANNA, "picture.set", "%s,\"data\":\"\"", fixture_fresh_id(f));
	restore(f);
	sign_in_again(f, ANNA, anna);
	fixture_say(f, ANNA, "picture.get", "\"person\":\"%s\"", jonas);
	assert_non_null(strstr(f->answer, "\"data\":\"\""));
	fixture_say(f, ANNA, "picture.get", "%s", "");
	assert_non_null(strstr(f->answer, "\"data\":\"\""));
	fixture_say(f, ANNA, "picture.get", "\"person\":\"%s\"", anna);
	assert_non_null(strstr(f->answer, PICTURE));
}

static void a_restored_house_has_another_epoch_and_nobody_is_signed_in(void **state)
{
	STATE;
	char anna[16], before[16], after[16], link[32];
	me(f, ANNA, anna);
	fixture_value(f->answer, "epoch", before, sizeof(before));
	struct fault fault = {""};
	uint64_t id;
	assert_true(id_read(anna, strlen(anna), &id));
	assert_int_equal(journal_make_link(f->journal, id, link, &fault), 0);
	back_up(f);
	restore(f);
	fixture_hello(f, ANNA, f->tokens[ANNA]);
	assert_non_null(strstr(f->answer, "not_signed_in"));
	assert_int_not_equal(fixture_post_session(f, NULL, "{\"token\":\"%s\"}", link), ERROR_NONE);
	sign_in_again(f, ANNA, anna);
	fixture_value(f->answer, "epoch", after, sizeof(after));
	assert_string_not_equal(before, after);
}

static void another_key_restores_nothing(void **state)
{
	STATE;
	struct fault fault = {""};
	char key[80];
	back_up(f);
	lose_data(f);
	memcpy(key, f->key, sizeof(key));
	snprintf(f->key, sizeof(f->key), "%s/other.key", f->folder);
	int file = open(f->key, O_CREAT | O_WRONLY, 0600);
	for (int i = 0; i < 64; i++)
		assert_int_equal(write(file, "5", 1), 1);
	assert_int_equal(write(file, "\n", 1), 1);
	close(file);
	assert_int_equal(try_restore(f, false, &fault), -1);
	assert_non_null(strstr(fault.text, "does not belong to the backup"));
	assert_false(store_exists(f->data));
	memcpy(f->key, key, sizeof(key));
	assert_int_equal(try_restore(f, false, &fault), 0);
	fixture_open(f);
}

static void in_a_room_that_is_out_of_order_the_text_goes_all_the_same(void **state)
{
	STATE;
	static const char sql[] = "UPDATE event SET body = zeroblob(60) WHERE key = (2 << 32) + 2";
	char path[96];
	post(f, "ein Geheimnis");
	back_up(f);
	erase(f, 3);
	lose_data(f);
	snprintf(path, sizeof(path), "%s/backup", f->folder);
	sqlite3 *db;
	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(db);
	struct fault fault = {""};
	assert_int_equal(try_restore(f, false, &fault), 0);
	struct store *store;
	uint64_t id;
	struct store_event row;
	assert_true(id_read(f->room, strlen(f->room), &id));
	assert_int_equal(store_open(f->data, &store, &fault), 0);
	assert_int_equal(store_event_get(store, id, 3, &row), STORE_OK);
	assert_null(row.body);
	store_free(store);
	fixture_open(f);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(what_was_erased_after_the_backup_is_gone_when_it_is_restored),
		TEST(a_channel_deleted_after_the_backup_is_gone_when_it_is_restored),
		TEST(a_picture_taken_away_after_the_backup_is_gone_when_it_is_restored),
		TEST(a_restored_house_has_another_epoch_and_nobody_is_signed_in),
		TEST(another_key_restores_nothing),
		TEST(in_a_room_that_is_out_of_order_the_text_goes_all_the_same),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
