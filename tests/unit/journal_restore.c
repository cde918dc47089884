/* What was erased stays erased, whatever is put back: a backup, or an old copy of the data folder.
 * P-49, P-55, P-56. */
#include "journal_lab.h"

#include "journal/restore.h"
#include "journal/verify.h"

#include <fcntl.h>
#include <signal.h>
#include <sqlite3.h>
#include <sys/resource.h>
#include <unistd.h>

#define STATE struct fixture *f = *state

static void back_up(struct fixture *f)
{
	char path[96];
	struct fault fault = {""};
	struct store_extent extent;
	snprintf(path, sizeof(path), "%s/backup", f->folder);
	if (store_backup(f->data, path, &extent, &fault) != 0)
		fail_msg("%s", fault.text);
}

static int try_restore(struct fixture *f, bool without_erasures, struct fault *ret_fault)
{
	char path[96];
	snprintf(path, sizeof(path), "%s/backup", f->folder);
	const struct restore_options options = {.file = path,
		.folder = f->data,
		.key_path = f->key,
		.without_erasures = without_erasures,
		.world = &f->world};
	return restore_data(&options, ret_fault);
}

/* Every row opens, and every empty one is named by an erase event. */
static void assert_sound(struct fixture *f)
{
	struct fault fault = {""};
	struct verdict verdict;
	if (verify_data(f->data, f->key, &f->world, stderr, &verdict, &fault) != 0)
		fail_msg("%s", fault.text);
	assert_int_equal(verdict.faults, 0);
}

/* The data folder is lost; from here on the journal is the one that was restored. */
static void lose_data(struct fixture *f)
{
	fixture_close(f);
	nftw(f->data, fixture_remove, 8, FTW_DEPTH | FTW_PHYS);
}

static void restore(struct fixture *f)
{
	struct fault fault = {""};
	lose_data(f);
	if (try_restore(f, false, &fault) != 0)
		fail_msg("%s", fault.text);
	assert_sound(f);
	fixture_open(f);
}

static void lose_list(const struct fixture *f)
{
	char path[96];
	snprintf(path, sizeof(path), "%s.erasures", f->key);
	assert_int_equal(unlink(path), 0);
}

static size_t list_size(const struct fixture *f)
{
	char path[96];
	struct stat status;
	snprintf(path, sizeof(path), "%s.erasures", f->key);
	assert_int_equal(stat(path, &status), 0);
	return (size_t)status.st_size;
}

/* A new session by a link of the command line, as after every restore. */
static void sign_in_again(struct fixture *f, uint64_t connection, const char *person)
{
	char token[32];
	struct fault fault = {""};
	uint64_t id;
	assert_true(id_read(person, strlen(person), &id));
	if (journal_make_link(f->journal, id, token, &fault) != 0)
		fail_msg("%s", fault.text);
	fixture_sign_in(f, connection, token);
}

static void me(struct fixture *f, uint64_t connection, char ret_person[16])
{
	fixture_hello(f, 100 + connection, f->tokens[connection]);
	fixture_value(f->answer, "me", ret_person, 16);
}

static const char *post(struct fixture *f, const char *text)
{
	return fixture_say(f, ANNA, "message.post", "\"room\":\"%s\",%s,\"text\":\"%s\"", f->room,
		fixture_fresh_id(f), text);
}

static void erase(struct fixture *f, unsigned seq)
{
	fixture_say(f, ANNA, "message.erase", "\"room\":\"%s\",\"message\":%u,%s", f->room, seq,
		fixture_fresh_id(f));
	assert_non_null(strstr(f->answer, "\"result\""));
}

static const char *page(struct fixture *f)
{
	return fixture_say(f, ANNA, "room.open", "\"room\":\"%s\"", f->room);
}

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

/* After a restore numbers are given again, and a list that was lost may be found. */
static void another_message_of_the_number_of_an_erased_one_stays(void **state)
{
	STATE;
	char anna[16], list[96], lost[96];
	struct fault fault = {""};
	me(f, ANNA, anna);
	snprintf(list, sizeof(list), "%s.erasures", f->key);
	snprintf(lost, sizeof(lost), "%s/lost", f->folder);
	back_up(f);
	post(f, "die alte Drei");
	erase(f, 3);
	lose_data(f);
	assert_int_equal(rename(list, lost), 0);
	assert_int_equal(try_restore(f, true, &fault), 0);
	f->now_ms += 60 * 1000;
	fixture_open(f);
	sign_in_again(f, ANNA, anna);
	post(f, "die neue Drei");
	assert_non_null(strstr(f->answer, "\"seq\":3"));
	back_up(f);
	lose_data(f);
	assert_int_equal(rename(lost, list), 0);
	assert_int_equal(try_restore(f, false, &fault), 0);
	fixture_open(f);
	sign_in_again(f, ANNA, anna);
	assert_non_null(strstr(page(f), "die neue Drei"));
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

/* An old copy of the folder, put back by hand; or a record whose commit a crash has prevented. */
static void data_older_than_its_list_has_done_again_what_stands_in_it(void **state)
{
	STATE;
	char was[96], is[96];
	post(f, "ein Geheimnis");
	fixture_close(f);
	snprintf(is, sizeof(is), "%s/runde.db", f->data);
	snprintf(was, sizeof(was), "%s/was", f->folder);
	struct fault fault = {""};
	struct store_extent extent;
	assert_int_equal(store_backup(f->data, was, &extent, &fault), 0);
	fixture_open(f);
	fixture_hello(f, ANNA, f->tokens[ANNA]);
	erase(f, 3);
	size_t size = list_size(f);
	fixture_close(f);
	/* Its bytes as they were, with the mark of a database. */
	int file = open(was, O_RDWR);
	assert_int_equal(pwrite(file, "Rund", 4, 68), 4);
	close(file);
	assert_int_equal(rename(was, is), 0);
	fixture_open(f);
	fixture_hello(f, ANNA, f->tokens[ANNA]);
	assert_null(strstr(page(f), "Geheimnis"));
	assert_int_equal(list_size(f), size); /* it stood there already */
	fixture_close(f);
	assert_sound(f);
	fixture_open(f);
}

static void without_the_list_nothing_is_restored_unless_one_says_so(void **state)
{
	STATE;
	char anna[16];
	struct fault fault = {""};
	me(f, ANNA, anna);
	post(f, "ein Geheimnis");
	back_up(f);
	erase(f, 3);
	lose_data(f);
	lose_list(f);
	assert_int_equal(try_restore(f, false, &fault), -1);
	assert_non_null(strstr(fault.text, "--without-erasures"));
	assert_false(store_exists(f->data));
	assert_int_equal(try_restore(f, true, &fault), 0);
	fixture_open(f);
	sign_in_again(f, ANNA, anna);
	assert_non_null(strstr(page(f), "Geheimnis"));
	erase(f, 3);
}

/* The list was lost once; the one that began then does not know what was erased before. */
static void a_list_that_does_not_reach_back_to_the_backup_is_not_enough(void **state)
{
	STATE;
	char anna[16];
	struct fault fault = {""};
	me(f, ANNA, anna);
	post(f, "das Erste");
	post(f, "das Zweite");
	back_up(f);
	erase(f, 3);
	fixture_close(f);
	lose_list(f);
	fixture_open(f);
	fixture_hello(f, ANNA, f->tokens[ANNA]);
	erase(f, 4);
	lose_data(f);
	assert_int_equal(try_restore(f, false, &fault), -1);
	assert_non_null(strstr(fault.text, "does not reach back"));
	assert_int_equal(try_restore(f, true, &fault), 0);
	fixture_open(f);
	sign_in_again(f, ANNA, anna);
	assert_non_null(strstr(page(f), "das Erste"));
	assert_null(strstr(page(f), "das Zweite"));
}

static void a_list_that_a_server_writes_is_in_the_way_before_anything_is_restored(void **state)
{
	STATE;
	struct fault fault = {""};
	char data[80];
	back_up(f);
	memcpy(data, f->data, sizeof(data));
	snprintf(f->data, sizeof(f->data), "%s/other", f->folder);
	assert_int_equal(try_restore(f, false, &fault), -1);
	assert_non_null(strstr(fault.text, "Another process"));
	assert_false(store_exists(f->data));
	memcpy(f->data, data, sizeof(data));
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

/* In the list, or refused: an erasure that was answered is in it, one that was not stored is not.
 */
static void what_could_not_be_stored_is_not_in_the_list(void **state)
{
	struct lab *lab = *state;
	char params[128];
	snprintf(params, sizeof(params), "\"room\":\"%s\",%s,\"text\":\"da\"", lab->f->room,
		fixture_fresh_id(lab->f));
	lab_say(lab, ANNA, "message.post", params);
	size_t empty = list_size(lab->f);
	snprintf(params, sizeof(params), "\"room\":\"%s\",\"message\":3,%s", lab->f->room,
		fixture_fresh_id(lab->f));
	long n = 1;
	for (;; n++) {
		store_fail_at(lab->core.store, n, STORE_FULL);
		lab_say(lab, ANNA, "message.erase", params);
		store_fail_at(lab->core.store, 0, STORE_OK);
		if (strstr(lab->f->answer, "\"result\""))
			break;
		assert_int_equal(list_size(lab->f), empty);
	}
	assert_true(n > 5);
	assert_true(list_size(lab->f) > empty);
	assert_int_equal(erasures_last(lab->core.erasures), 1);
	assert_int_equal(lab->core.set.erasures, 1);
}

static void what_cannot_be_listed_is_not_erased(void **state)
{
	struct lab *lab = *state;
	char params[128];
	struct rlimit all, little;
	snprintf(params, sizeof(params), "\"room\":\"%s\",%s,\"text\":\"da\"", lab->f->room,
		fixture_fresh_id(lab->f));
	lab_say(lab, ANNA, "message.post", params);
	snprintf(params, sizeof(params), "\"room\":\"%s\",\"message\":3,%s", lab->f->room,
		fixture_fresh_id(lab->f));
	signal(SIGXFSZ, SIG_IGN);
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &all), 0);
	little = all;
	little.rlim_cur = list_size(lab->f) + 10;
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &little), 0);
	lab_say(lab, ANNA, "message.erase", params);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &all), 0);
	assert_non_null(strstr(lab->f->answer, "\"unavailable\""));
	assert_int_equal(lab->core.set.erasures, 0);
	lab_say(lab, ANNA, "message.erase", params);
	assert_non_null(strstr(lab->f->answer, "\"result\""));
	assert_int_equal(lab->core.set.erasures, 1);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
#define LAB(name)  cmocka_unit_test_setup_teardown(name, lab_setup, lab_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(what_was_erased_after_the_backup_is_gone_when_it_is_restored),
		TEST(a_channel_deleted_after_the_backup_is_gone_when_it_is_restored),
		TEST(a_picture_taken_away_after_the_backup_is_gone_when_it_is_restored),
		TEST(another_message_of_the_number_of_an_erased_one_stays),
		TEST(a_restored_house_has_another_epoch_and_nobody_is_signed_in),
		TEST(data_older_than_its_list_has_done_again_what_stands_in_it),
		TEST(without_the_list_nothing_is_restored_unless_one_says_so),
		TEST(a_list_that_does_not_reach_back_to_the_backup_is_not_enough),
		TEST(a_list_that_a_server_writes_is_in_the_way_before_anything_is_restored),
		TEST(another_key_restores_nothing),
		TEST(in_a_room_that_is_out_of_order_the_text_goes_all_the_same),
		LAB(what_could_not_be_stored_is_not_in_the_list),
		LAB(what_cannot_be_listed_is_not_erased),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
