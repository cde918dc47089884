/* Messages saved for oneself, and reminders, through the journal. The clock is the test's. */
#include "journal_lab.h"

#include "base/limits.h"
#include "journal/due.h"
#include "journal/upkeep/verify.h"
#include "proto/gen/limits.h"
#include "store/records.h"

enum { LATER = 50, MESSAGE = 5 };
static const int64_t hour_ms = 60 * 60 * 1000;

static const char *save(struct fixture *f, uint64_t connection, unsigned message, const char *more)
{
	return fixture_say(f, connection, "saved.put", "\"room\":\"%s\",\"message\":%u%s", f->room,
		message, more);
}

static const char *save_due(
	struct fixture *f, uint64_t connection, unsigned message, int64_t due_ms)
{
	char more[64];
	snprintf(more, sizeof(more), ",\"due\":%lld", (long long)due_ms);
	return save(f, connection, message, more);
}

static void erase(struct fixture *f, unsigned message)
{
	fixture_say(f, ANNA, "message.erase", "\"room\":\"%s\",\"message\":%u,%s", f->room, message,
		fixture_fresh_id(f));
}

static void post(struct fixture *f, const char *text)
{
	fixture_say(f, ANNA, "message.post", "\"room\":\"%s\",%s,\"text\":\"%s\"", f->room,
		fixture_fresh_id(f), text);
}

/* Whether a connection was told this, unasked, by the last call. */
static bool was_told(struct fixture *f, uint64_t connection, const char *piece)
{
	for (struct dispatch *d = f->list; d; d = d->next)
		if (d->kind == DISPATCH_ANSWER && d->unasked && d->connection == connection &&
			memmem(frame_payload(d->frame), d->frame->size, piece, strlen(piece)))
			return true;
	return false;
}

static void pass(struct fixture *f, int64_t ms)
{
	f->now_ms += ms;
	fixture_drop_list(f);
	journal_run(f->journal);
	f->list = journal_take(f->journal);
}

static int setup(void **state)
{
	fixture_setup(state);
	STATE;
	fixture_say(f, JONAS, "room.join", "\"room\":\"%s\"", f->room);
	fixture_say(f, LENA, "room.join", "\"room\":\"%s\"", f->room);
	post(f, "Angebot ist raus");
	assert_says(f, "\"seq\":5");
	return 0;
}

static void a_saved_message_is_listed_as_it_stands_and_to_its_person_alone(void **state)
{
	STATE;
	fixture_hello(f, LATER, f->tokens[JONAS]);
	assert_says(f, "\"saved\":[]");
	save(f, JONAS, MESSAGE, ",\"note\":\"Rabatt nachrechnen\"");
	assert_says(f, "\"result\"");
	assert_true(was_told(f, LATER, "saved.changed"));
	assert_true(was_told(f, LATER, "\"saved\":true"));
	assert_false(was_told(f, JONAS, "saved.changed"));
	assert_null(fixture_find(f, DISPATCH_EVENT, 0)); /* nobody else hears of it */
	fixture_say(f, ANNA, "message.edit",
		"\"room\":\"%s\",\"message\":5,%s,\"text\":\"Angebot 2\"", f->room,
		fixture_fresh_id(f));
	fixture_say(f, JONAS, "saved.list", "%s", "");
	assert_says(f, "\"message\":5,\"saved\":1795530600000,\"note\":\"Rabatt nachrechnen\"");
	assert_says(f, "Angebot ist raus");
	assert_says(f, "Angebot 2");
	assert_says(f, "\"total\":1");
	fixture_say(f, LENA, "saved.list", "%s", "");
	assert_says(f, "\"messages\":[],\"more\":false,\"total\":0");
	fixture_hello(f, 51, f->tokens[JONAS]);
	assert_says(f, "\"message\":5}]");
	fixture_hello(f, 52, f->tokens[LENA]);
	assert_says(f, "\"saved\":[]");
}

static void saving_again_replaces_and_dropping_ends_it(void **state)
{
	STATE;
	fixture_hello(f, LATER, f->tokens[JONAS]);
	save(f, JONAS, MESSAGE, ",\"note\":\"alt\"");
	save_due(f, JONAS, MESSAGE, f->now_ms + hour_ms);
	assert_true(was_told(f, LATER, "\"due\":"));
	fixture_say(f, JONAS, "saved.list", "%s", "");
	assert_says(f, "\"total\":1");
	assert_says(f, "\"due\":");
	assert_null(strstr(f->answer, "\"note\""));
	fixture_say(f, JONAS, "saved.drop", "\"room\":\"%s\",\"message\":5", f->room);
	assert_says(f, "\"result\"");
	assert_true(was_told(f, LATER, "\"saved\":false"));
	fixture_say(f, JONAS, "saved.list", "%s", "");
	assert_says(f, "\"messages\":[]");
	pass(f, 2 * hour_ms);
	assert_false(was_told(f, JONAS, "inbox.added"));
	/* What is not saved, or not there, can be dropped just the same. */
	fixture_say(f, JONAS, "saved.drop", "\"room\":\"%s\",\"message\":5", f->room);
	assert_says(f, "\"result\"");
	assert_false(was_told(f, LATER, "saved.changed"));
	fixture_say(f, JONAS, "saved.drop", "\"room\":\"5w9e2k7c4p1xa\",\"message\":5");
	assert_says(f, "\"result\"");
}

static void only_a_message_one_can_read_can_be_saved(void **state)
{
	STATE;
	fixture_say(f, LENA, "room.leave", "\"room\":\"%s\"", f->room); /* 6 */
	save(f, LENA, MESSAGE, "");
	assert_says(f, "not_found");
	save(f, JONAS, 6, ""); /* no message */
	assert_says(f, "not_found");
	save(f, JONAS, 99, "");
	assert_says(f, "not_found");
	erase(f, MESSAGE);
	save(f, JONAS, MESSAGE, "");
	assert_says(f, "erased");
}

static void a_reminder_lies_ahead_and_no_more_than_a_year(void **state)
{
	STATE;
	const int64_t farthest_ms = PROTO_REMIND_DAYS_MAX * 24 * hour_ms;
	save_due(f, JONAS, MESSAGE, f->now_ms);
	assert_says(f, "\"field\":\"due\",\"reason\":\"too_small\"");
	save_due(f, JONAS, MESSAGE, f->now_ms + farthest_ms + 1);
	assert_says(f, "\"field\":\"due\",\"reason\":\"too_large\"");
	save_due(f, JONAS, MESSAGE, f->now_ms + farthest_ms);
	assert_says(f, "\"result\"");
	save_due(f, JONAS, MESSAGE, f->now_ms + 1);
	assert_says(f, "\"result\"");
}

/* Saves the message before it: there is always one that is not saved. */
static void post_and_save(struct fixture *f, unsigned i, const char *text)
{
	post(f, text);
	save(f, JONAS, MESSAGE + i, "");
	assert_says(f, "\"result\"");
}

static void so_many_are_saved_and_no_more(void **state)
{
	STATE;
	for (unsigned i = 0; i < PROTO_SAVED_MAX; i++)
		post_and_save(f, i, "wichtig");
	save(f, JONAS, MESSAGE + PROTO_SAVED_MAX, "");
	assert_says(f, "too_many");
	save(f, JONAS, MESSAGE, ",\"note\":\"doch\""); /* it is already */
	assert_says(f, "\"result\"");
	save(f, LENA, MESSAGE, "");
	assert_says(f, "\"result\"");
	fixture_say(f, JONAS, "saved.list", "\"skip\":%d", PROTO_SAVED_MAX - 2);
	assert_says(f, "\"message\":6,");
	assert_says(f, "\"message\":5,");
	assert_null(strstr(f->answer, "\"message\":7,"));
	fixture_hello(f, LATER, f->tokens[JONAS]);
	assert_says(f, "\"message\":1004}");
	fixture_say(f, JONAS, "saved.drop", "\"room\":\"%s\",\"message\":5", f->room);
	save(f, JONAS, MESSAGE + PROTO_SAVED_MAX, "");
	assert_says(f, "\"result\"");
}

static unsigned count_listed(struct fixture *f, unsigned skip)
{
	unsigned count = 0;
	fixture_say(f, JONAS, "saved.list", "\"skip\":%u", skip);
	for (const char *at = f->answer; (at = strstr(at, "\"saved\":")); at++)
		count++;
	return count;
}

/* L7 */
static void a_page_of_the_list_holds_so_many_messages(void **state)
{
	STATE;
	for (unsigned i = 0; i < PROTO_SAVED_PAGE; i++)
		post_and_save(f, i, "wichtig");
	assert_int_equal(count_listed(f, 0), PROTO_SAVED_PAGE);
	assert_says(f, "\"more\":false,\"total\":50");
	post_and_save(f, PROTO_SAVED_PAGE, "wichtig");
	assert_int_equal(count_listed(f, 0), PROTO_SAVED_PAGE);
	assert_says(f, "\"more\":true,\"total\":51");
	assert_int_equal(count_listed(f, PROTO_SAVED_PAGE), 1);
	assert_says(f, "\"more\":false");
}

static void a_page_of_the_list_holds_page_bytes(void **state)
{
	STATE;
	enum { LONG = 8000, SAVED = 40 };
	static char text[LONG + 1];
	memset(text, 'x', LONG);
	for (unsigned i = 0; i < SAVED; i++)
		post_and_save(f, i, text);
	unsigned page = count_listed(f, 0);
	assert_int_equal(page, PROTO_PAGE_BYTES / (LONG + strlen("{\"text\":\"\"}")));
	assert_says(f, "\"more\":true");
	assert_int_equal(count_listed(f, page), SAVED - page);
	assert_says(f, "\"more\":false");
}

static void when_it_is_due_a_reminder_comes_into_the_inbox_once(void **state)
{
	STATE;
	fixture_hello(f, LATER, f->tokens[JONAS]);
	save_due(f, JONAS, MESSAGE, f->now_ms + hour_ms);
	pass(f, hour_ms - 1);
	assert_false(was_told(f, JONAS, "inbox.added"));
	pass(f, 1);
	assert_true(was_told(f, JONAS, "\"reason\":\"reminder\""));
	assert_true(was_told(f, LATER, "\"reason\":\"reminder\""));
	assert_true(was_told(f, JONAS, "saved.changed"));
	assert_true(was_told(f, JONAS, "\"open\":1"));
	assert_false(was_told(f, ANNA, "inbox"));
	fixture_say(f, JONAS, "inbox.list", "\"done\":false");
	assert_says(f, "\"seq\":5,\"reason\":\"reminder\",\"done\":false");
	fixture_say(f, JONAS, "saved.list", "%s", "");
	assert_says(f, "\"total\":1");
	assert_null(strstr(f->answer, "\"due\""));
	fixture_hello(f, 51, f->tokens[JONAS]);
	assert_says(f, "\"inbox\":1");
	assert_null(strstr(f->answer, "\"calls\":[{")); /* it is no call in its room */
	pass(f, hour_ms);
	assert_null(f->list);
}

/* It was dealt with, or stands there still: now it is the newest, and open. */
static void a_notice_of_the_same_message_becomes_the_reminder(void **state)
{
	STATE;
	char jonas[16];
	fixture_hello(f, LATER, f->tokens[JONAS]);
	fixture_value(f->answer, "me", jonas, sizeof(jonas));
	for (int i = 0; i < 2; i++) /* 6, 7 */
		fixture_say(f, ANNA, "message.post",
			"\"room\":\"%s\",%s,\"text\":\"@Jonas\",\"mentions\":[{\"at\":0,\"size\":6,"
			"\"kind\":\"person\",\"id\":\"%s\"}]",
			f->room, fixture_fresh_id(f), jonas);
	fixture_say(f, JONAS, "inbox.done", "\"of\":\"%s\",\"seq\":6,\"done\":true", f->room);
	save_due(f, JONAS, 6, f->now_ms + hour_ms);
	pass(f, hour_ms);
	assert_true(was_told(f, JONAS, "\"open\":2"));
	fixture_say(f, JONAS, "inbox.list", "\"done\":false");
	assert_true(strstr(f->answer, "\"seq\":6,\"reason\":\"reminder\"") <
		    strstr(f->answer, "\"seq\":7,\"reason\":\"mention\""));
	save_due(f, JONAS, 7, f->now_ms + hour_ms);
	pass(f, hour_ms);
	assert_true(was_told(f, JONAS, "\"open\":2"));
	fixture_say(f, JONAS, "inbox.list", "\"done\":false");
	assert_true(strstr(f->answer, "\"seq\":7,\"reason\":\"reminder\"") <
		    strstr(f->answer, "\"seq\":6,\"reason\":\"reminder\""));
	fixture_say(f, JONAS, "inbox.list", "\"done\":true");
	assert_says(f, "\"notices\":[]");
}

static void what_is_due_while_the_server_is_down_comes_at_its_start(void **state)
{
	STATE;
	save_due(f, JONAS, MESSAGE, f->now_ms + hour_ms);
	post(f, "und noch eins"); /* 6 */
	save_due(f, JONAS, 6, f->now_ms + 3 * hour_ms);
	fixture_close(f);
	f->now_ms += 2 * hour_ms;
	fixture_open(f);
	pass(f, 0);
	fixture_hello(f, JONAS, f->tokens[JONAS]);
	assert_says(f, "\"inbox\":1");
	pass(f, hour_ms);
	assert_true(was_told(f, JONAS, "\"reason\":\"reminder\""));
}

static void nobody_is_reminded_of_what_they_cannot_read_any_more(void **state)
{
	STATE;
	post(f, "und noch eins"); /* 6 */
	save_due(f, JONAS, MESSAGE, f->now_ms + hour_ms);
	save_due(f, LENA, 6, f->now_ms + hour_ms);
	erase(f, MESSAGE);
	fixture_say(f, LENA, "room.leave", "\"room\":\"%s\"", f->room);
	pass(f, hour_ms);
	assert_false(was_told(f, JONAS, "inbox.added"));
	assert_false(was_told(f, LENA, "inbox.added"));
	pass(f, hour_ms);
	assert_null(f->list);
	/* They stand in the list, to be dropped. */
	fixture_say(f, JONAS, "saved.list", "%s", "");
	assert_says(f, "\"total\":1");
	assert_null(strstr(f->answer, "\"event\""));
	fixture_say(f, LENA, "saved.list", "%s", "");
	assert_says(f, "\"message\":6,");
	assert_null(strstr(f->answer, "\"event\""));
	fixture_say(f, LENA, "saved.drop", "\"room\":\"%s\",\"message\":6", f->room);
	fixture_say(f, LENA, "saved.list", "%s", "");
	assert_says(f, "\"total\":0");
}

static void a_deleted_channel_takes_what_was_saved_of_it_along(void **state)
{
	STATE;
	save_due(f, JONAS, MESSAGE, f->now_ms + hour_ms);
	fixture_say(f, ANNA, "room.delete", "\"room\":\"%s\"", f->room);
	fixture_say(f, JONAS, "saved.list", "%s", "");
	assert_says(f, "\"total\":0");
	pass(f, hour_ms);
	assert_false(was_told(f, JONAS, "inbox.added"));
}

static struct verdict verify(struct fixture *f)
{
	struct verdict verdict;
	struct fault fault = {""};
	FILE *nowhere = fopen("/dev/null", "w");
	assert_int_equal(verify_data(f->data, f->key, &f->world, nowhere, &verdict, &fault), 0);
	fclose(nowhere);
	return verdict;
}

/* A note that nobody has sealed. */
static void put_foreign_note(struct fixture *f)
{
	struct store *store;
	struct fault fault;
	struct store_saved saved = {.note = "00000000000000000000000000000000000000000000000000"};
	assert_int_equal(store_open(f->data, &store, &fault), 0);
	saved.note_size = strlen(saved.note);
	saved.person = 1;
	id_read(f->room, ID_TEXT_SIZE, &saved.room);
	saved.seq = MESSAGE;
	assert_int_equal(store_begin(store), STORE_OK);
	assert_int_equal(store_saved_put(store, &saved), STORE_OK);
	assert_int_equal(store_commit(store), STORE_OK);
	store_free(store);
}

static void verify_opens_every_note(void **state)
{
	STATE;
	save(f, JONAS, MESSAGE, ",\"note\":\"geheim\"");
	save(f, LENA, MESSAGE, "");
	fixture_close(f);
	struct verdict verdict = verify(f);
	uint64_t records = verdict.records;
	assert_int_not_equal(records, 0);
	assert_int_equal(verdict.faults, 0);
	put_foreign_note(f);
	verdict = verify(f);
	assert_int_equal(verdict.records, records + 1);
	assert_int_equal(verdict.faults, 1);
	fixture_open(f);
}

/* A disk that has a hiccup at any moment costs nobody their reminder. */
static void a_reminder_that_cannot_be_stored_comes_later(void **state)
{
	struct lab *lab = *state;
	char params[96];
	struct batch batch;
	snprintf(params, sizeof(params),
		"\"room\":\"%s\",\"client_id\":\"01jdf3w8k2m4n6p8r0t2v4x6y9\",\"text\":\"x\"",
		lab->f->room);
	lab_say(lab, ANNA, "message.post", params);
	snprintf(params, sizeof(params), "\"room\":\"%s\",\"message\":3,\"due\":%lld", lab->f->room,
		(long long)(lab->f->now_ms + hour_ms));
	assert_non_null(strstr(lab_say(lab, ANNA, "saved.put", params), "\"result\""));
	lab->f->now_ms += hour_ms;
	unsigned failed = 0;
	for (;; failed++) {
		store_fail_at(lab->core.store, failed + 1, STORE_FAILED);
		assert_true(due_do(&batch, &lab->core));
		store_fail_at(lab->core.store, 0, STORE_OK);
		if (!batch.failed)
			break;
		assert_null(batch.run.first); /* nobody was told */
		lab->f->now_ms += LIMIT_RETRY_MS;
	}
	assert_true(failed >= 8);
	assert_non_null(batch.run.first);
	run_free(&batch.run);
	while (due_next_ms(&lab->core) <= lab->f->now_ms)
		assert_true(due_do(&batch, &lab->core));
	assert_non_null(strstr(
		lab_say(lab, ANNA, "inbox.list", "\"done\":false"), "\"reason\":\"reminder\""));
}

static void many_reminders_at_once_all_come(void **state)
{
	STATE;
	for (unsigned i = 0; i <= LIMIT_REMINDERS; i++) {
		post(f, "wichtig");
		save_due(f, JONAS, MESSAGE + i, f->now_ms + hour_ms);
	}
	pass(f, hour_ms);
	for (int i = 0; i < 3; i++)
		pass(f, 0);
	fixture_say(f, JONAS, "inbox.list", "\"done\":false");
	char open[32];
	snprintf(open, sizeof(open), "\"open\":%d", LIMIT_REMINDERS + 1);
	assert_says(f, open);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, fixture_teardown)
	const struct CMUnitTest tests[] = {
		TEST(a_saved_message_is_listed_as_it_stands_and_to_its_person_alone),
		TEST(saving_again_replaces_and_dropping_ends_it),
		TEST(only_a_message_one_can_read_can_be_saved),
		TEST(a_reminder_lies_ahead_and_no_more_than_a_year),
		TEST(so_many_are_saved_and_no_more),
		TEST(a_page_of_the_list_holds_so_many_messages),
		TEST(a_page_of_the_list_holds_page_bytes),
		TEST(when_it_is_due_a_reminder_comes_into_the_inbox_once),
		TEST(a_notice_of_the_same_message_becomes_the_reminder),
		TEST(what_is_due_while_the_server_is_down_comes_at_its_start),
		TEST(nobody_is_reminded_of_what_they_cannot_read_any_more),
		TEST(a_deleted_channel_takes_what_was_saved_of_it_along),
		TEST(verify_opens_every_note),
		LAB_TEST(a_reminder_that_cannot_be_stored_comes_later),
		TEST(many_reminders_at_once_all_come),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
