/* The list of erasures and the data: what was answered is in it, what was not stored is not, and
 * data that is older than its list catches up. P-49, P-55. */
#include "journal_backup.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>

/* Both stand in the row of the data set. */
static void an_erasure_after_a_change_of_the_master_key_leaves_the_data_to_the_next(void **state)
{
	STATE;
	char text[64];
	snprintf(text, sizeof(text), "%s", fixture_fresh_id(f));
	post(f, "bald vorbei");
	struct call *call = fixture_call(90, "key.rotate", text);
	call->is_operator = true;
	fixture_do(f, call);
	assert_says(f, "\"result\"");
	erase(f, 3);
	fixture_close(f);
	fixture_open(f);
}

/* After a restore numbers are given again, and a list that was lost may be found. */
static void another_message_of_the_number_of_an_erased_one_stays(void **state)
{
	STATE;
	char anna[16], list[96], lost[96];
	struct fault fault = {""};
	fixture_me(f, ANNA, anna);
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

/* An old copy of the folder, put back by hand; or a record whose commit a crash has prevented. */
static void data_older_than_its_list_has_done_again_what_stands_in_it(void **state)
{
	STATE;
	char was[96], is[96], params[160], room[16];
	post(f, "ein Geheimnis");
	fixture_close(f);
	snprintf(is, sizeof(is), "%s/runde.db", f->data);
	snprintf(was, sizeof(was), "%s/was", f->folder);
	struct fault fault = {""};
	struct store_extent extent;
	assert_int_equal(store_backup(f->data, was, &extent, &fault), 0);
	fixture_open(f);
	fixture_hello(f, ANNA, f->tokens[ANNA]);
	snprintf(params, sizeof(params), "\"room\":\"%s\",\"message\":3,%s", f->room,
		fixture_fresh_id(f));
	fixture_say(f, ANNA, "message.erase", "%s", params);
	fixture_value(f->answer, "room", room, sizeof(room));
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
	/* Whoever was not answered says it again. */
	fixture_say(f, ANNA, "message.erase", "%s", params);
	assert_non_null(strstr(f->answer, "\"seq\":4"));
	fixture_close(f);
	assert_sound(f);
	fixture_open(f);
}

static void without_the_list_nothing_is_restored_unless_one_says_so(void **state)
{
	STATE;
	char anna[16];
	struct fault fault = {""};
	fixture_me(f, ANNA, anna);
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
	fixture_me(f, ANNA, anna);
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

static void what_could_not_be_stored_is_not_in_the_list_after_the_next_commit(void **state)
{
	struct lab *lab = *state;
	char params[128], other[128];
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
		snprintf(other, sizeof(other), "\"room\":\"%s\",%s,\"text\":\"noch da\"",
			lab->f->room, fixture_fresh_id(lab->f));
		lab_say(lab, ANNA, "message.post", other);
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
		TEST(an_erasure_after_a_change_of_the_master_key_leaves_the_data_to_the_next),
		TEST(another_message_of_the_number_of_an_erased_one_stays),
		TEST(data_older_than_its_list_has_done_again_what_stands_in_it),
		TEST(without_the_list_nothing_is_restored_unless_one_says_so),
		TEST(a_list_that_does_not_reach_back_to_the_backup_is_not_enough),
		TEST(a_list_that_a_server_writes_is_in_the_way_before_anything_is_restored),
		LAB(what_could_not_be_stored_is_not_in_the_list_after_the_next_commit),
		LAB(what_cannot_be_listed_is_not_erased),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
