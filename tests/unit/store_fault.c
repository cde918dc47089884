#include "store/minutes.h"
#include "store/sqlite/sqlite.h"
#include "store_fixture.h"

static void a_rollback_leaves_nothing(void **state)
{
	struct fixture *f = *state;
	struct store_event found;
	append_many(f, room, 1, 2);
	assert_ok(store_begin(f->store));
	struct store_event event = event_of(room, 3);
	append(f, &event);
	assert_ok(store_event_erase(f->store, room, 1));
	assert_ok(store_snapshot_put(f->store, room, 3, "state", 5));
	store_rollback(f->store);
	assert_int_equal(head_of(f->store, room), 2);
	assert_ok(store_event_get(f->store, room, 1, &found));
	assert_non_null(found.body);
	append_many(f, room, 3, 3); /* the number is free again, in memory too */
}

/* A room's number is given to the next one: what was known of the first must be forgotten. */
static void a_room_taken_back_is_forgotten(void **state)
{
	struct fixture *f = *state;
	struct walk walk = {0};
	struct store_event event = event_of(50, 1);
	assert_ok(store_begin(f->store));
	assert_ok(store_room_add(f->store, 50, 1));
	append(f, &event);
	store_rollback(f->store);
	assert_ok(store_begin(f->store));
	assert_ok(store_room_add(f->store, 51, 1));
	event = event_of(51, 1);
	append(f, &event);
	assert_ok(store_commit(f->store));
	assert_int_equal(store_events_each(f->store, 50, 1, 1, note_event, &walk), STORE_NONE);
	assert_ok(store_begin(f->store));
	event = event_of(50, 1);
	assert_int_equal(store_event_append(f->store, &event), STORE_NONE);
	event.seq = 2;
	assert_int_equal(store_event_append(f->store, &event), STORE_NONE);
	assert_ok(store_commit(f->store));
	assert_int_equal(head_of(f->store, 50), -1);
	assert_int_equal(head_of(f->store, 51), 1);
}

static void a_rollback_is_harmless_when_nothing_is_under_way(void **state)
{
	struct fixture *f = *state;
	store_rollback(f->store);
	append_many(f, room, 1, 1);
	store_rollback(f->store);
	assert_int_equal(head_of(f->store, room), 1);
}

static void an_empty_transaction_commits(void **state)
{
	struct fixture *f = *state;
	assert_ok(store_begin(f->store));
	assert_ok(store_commit(f->store));
}

enum { NEW_ROOM = 60 };

/* What a command that makes a channel and one that writes into another do, in one commit. */
static enum store_result do_everything(struct store *store)
{
	static const uint8_t hash[STORE_HASH_BYTES] = {1};
	const struct store_session session = {
		.id = 5, .person = anna, .expires_ms = 9, .device = "sealed", .device_size = 6};
	const struct store_invitation invitation = {
		.id = 7, .uses = 2, .expires_ms = 9, .note = "note", .note_size = 4};
	const struct store_saved saved = {.person = anna, .room = room, .seq = 2, .due_ms = 9};
	const struct store_meeting meeting = {.room = room, .meeting = 2, .due_ms = 9};
	const struct store_note_key key = {room, 2, 1};
	const struct store_note note = {.key = key, .version = 1, .body = "note", .body_size = 4};
	const struct store_note_steps steps = {
		.key = key, .version = 1, .count = 1, .body = "steps", .body_size = 5};
	const struct store_minutes minutes = {.room = room,
		.meeting = 2,
		.event = 3,
		.stage = STORE_MINUTES_PRESENTED,
		.due_ms = 9,
		.json = "json",
		.json_size = 4};
	struct store_event first = event_of(NEW_ROOM, 1), second = event_of(NEW_ROOM, 2);
	struct store_event third = event_of(room, 3), found;
	third.ref = 2;
	third.answers = true;
	enum store_result result = store_begin(store);
	if (result != STORE_OK)
		return result;
	if ((result = store_event_find(store, &first.client_id, anna, &found)) != STORE_NONE)
		return result;
	if ((result = store_room_add(store, NEW_ROOM, 1)) != STORE_OK ||
		(result = store_key_put(store, NEW_ROOM, 1, "key", 3)) != STORE_OK ||
		(result = store_event_append(store, &first)) != STORE_OK ||
		(result = store_event_append(store, &second)) != STORE_OK ||
		(result = store_event_append(store, &third)) != STORE_OK ||
		(result = store_thread_put(store, room, 2, KIND_SAID, 1)) != STORE_OK ||
		(result = store_meeting_put(store, &meeting)) != STORE_OK ||
		(result = store_note_put(store, &note)) != STORE_OK ||
		(result = store_note_trim(store, &key, 1)) != STORE_OK ||
		(result = store_note_steps_put(store, &steps)) != STORE_OK ||
		(result = store_minutes_put(store, &minutes)) != STORE_OK ||
		(result = store_event_erase(store, room, 1)) != STORE_OK ||
		(result = store_snapshot_put(store, NEW_ROOM, 2, "state", 5)) != STORE_OK ||
		(result = put_register(store, anna, room, 0, 1, "mark")) != STORE_OK ||
		(result = store_saved_put(store, &saved)) != STORE_OK ||
		(result = store_session_put(store, &session)) != STORE_OK ||
		(result = store_session_trim(store, anna, 5, 0)) != STORE_OK ||
		(result = store_link_put(store, &(struct store_link){.expires_ms = 9})) !=
			STORE_OK ||
		(result = store_link_drop(store, hash)) != STORE_NONE ||
		(result = store_password_put(store, anna, "hash", 4)) != STORE_OK ||
		(result = store_invitation_put(store, &invitation)) != STORE_OK ||
		(result = store_invitation_use(store, 7)) != STORE_OK)
		return result;
	return store_commit(store);
}

static bool no_meeting(void *cookie, const struct store_meeting *meeting)
{
	(void)cookie;
	fail_msg("meeting %d is due", (int)meeting->meeting);
	return false;
}

static void assert_as_before(struct store *store)
{
	static const uint8_t hash[STORE_HASH_BYTES];
	struct store_event found;
	struct store_session session;
	struct store_link link;
	struct store_invitation invitation;
	struct store_thread thread;
	struct store_minutes minutes;
	void *body = NULL;
	size_t size;
	unsigned count;
	int64_t time_ms;
	assert_int_equal(head_of(store, NEW_ROOM), -1);
	assert_int_equal(head_of(store, room), 2);
	assert_ok(store_event_get(store, room, 1, &found));
	assert_non_null(found.body);
	assert_int_equal(store_thread_get(store, room, 2, &thread), STORE_NONE);
	assert_ok(store_meetings_due(store, 9, 1, no_meeting, NULL));
	assert_int_equal(store_note_written(store, &(struct store_note_key){room, 2, 1}, &time_ms),
		STORE_NONE);
	assert_int_equal(store_minutes_get(store, room, 2, &minutes), STORE_NONE);
	assert_int_equal(store_register_get(store, anna, room, 0, 1, &body, &size), STORE_NONE);
	assert_ok(store_saved_count(store, anna, 0, 0, &count));
	assert_int_equal(count, 0);
	assert_int_equal(store_session_get(store, hash, &session), STORE_NONE);
	assert_int_equal(store_link_get(store, hash, &link), STORE_NONE);
	assert_int_equal(store_password_get(store, anna, &body, &size), STORE_NONE);
	assert_int_equal(store_invitation_get(store, hash, &invitation), STORE_NONE);
}

/* Lets the first, second, ... call fail until none does; each time nothing may remain. */
static long fail_until_clean(struct fixture *f, enum store_result failure, bool roll_back)
{
	struct store *reader = fixture_open_reader(f);
	long nth = 1;
	for (;; nth++) {
		store_fail_at(f->store, nth, failure);
		enum store_result result = do_everything(f->store);
		store_fail_at(f->store, 0, STORE_OK);
		if (result == STORE_OK)
			break;
		assert_int_equal(result, failure);
		if (roll_back)
			store_rollback(f->store);
		assert_as_before(f->store);
		assert_as_before(reader);
		assert_true(nth < 100);
	}
	assert_int_equal(head_of(f->store, NEW_ROOM), 2);
	assert_int_equal(head_of(reader, room), 3);
	store_free(reader);
	return nth;
}

/* P-55, T3 */
static void no_failing_call_leaves_a_trace(void **state)
{
	struct fixture *f = *state;
	append_many(f, room, 1, 2);
	/* So many calls, begin and commit among them. */
	assert_int_equal(fail_until_clean(f, STORE_FAILED, true), 26);
}

static void a_full_disk_at_any_call_leaves_no_trace_even_without_a_rollback(void **state)
{
	struct fixture *f = *state;
	append_many(f, room, 1, 2);
	assert_int_equal(fail_until_clean(f, STORE_FULL, false), 26);
}

static void after_a_failure_nothing_is_written_until_it_is_acknowledged(void **state)
{
	struct fixture *f = *state;
	struct store_event event = event_of(room, 1);
	assert_ok(store_begin(f->store));
	append(f, &event);
	store_fail_at(f->store, 1, STORE_FULL);
	event = event_of(room, 2);
	assert_int_equal(store_event_append(f->store, &event), STORE_FULL);
	event = event_of(room, 1);
	assert_int_equal(store_event_append(f->store, &event), STORE_FAILED);
	assert_int_equal(head_of(f->store, room), 0);
	assert_int_equal(store_commit(f->store), STORE_FAILED);
	assert_int_equal(head_of(f->store, room), 0);
	append_many(f, room, 1, 2);
	assert_int_equal(head_of(f->store, room), 2);
}

static void a_clash_asked_for_does_not_end_the_transaction(void **state)
{
	struct fixture *f = *state;
	struct store_event event = event_of(room, 1);
	assert_ok(store_begin(f->store));
	append(f, &event);
	event = event_of(room, 2);
	store_fail_at(f->store, 1, STORE_CLASH);
	assert_int_equal(store_event_append(f->store, &event), STORE_CLASH);
	append(f, &event);
	assert_ok(store_commit(f->store));
	assert_int_equal(head_of(f->store, room), 2);
}

static void damage_that_was_only_read_does_not_end_the_transaction(void **state)
{
	struct fixture *f = *state;
	struct store_event found, event = event_of(room, 1);
	assert_ok(store_begin(f->store));
	append(f, &event);
	store_fail_at(f->store, 1, STORE_DAMAGED);
	assert_int_equal(store_event_get(f->store, room, 1, &found), STORE_DAMAGED);
	event = event_of(room, 2);
	append(f, &event);
	assert_ok(store_commit(f->store));
	assert_int_equal(head_of(f->store, room), 2);
}

static void set_page_limit(struct fixture *f, int pages)
{
	char sql[64];
	snprintf(sql, sizeof(sql), "PRAGMA max_page_count = %d", pages);
	assert_int_equal(sqlite3_exec(sqlite_of(f->store)->db, sql, NULL, NULL, NULL), SQLITE_OK);
}

/* P-55 */
static void a_full_disk_takes_the_transaction_back_and_space_heals_it(void **state)
{
	struct fixture *f = *state;
	static char big[5000];
	uint64_t seq = 1;
	enum store_result result = STORE_OK;
	append_many(f, room, 1, 1);
	set_page_limit(f, 1); /* as large as it is now */
	assert_ok(store_begin(f->store));
	while (result == STORE_OK && seq < 100) {
		struct store_event event = event_of(room, ++seq);
		event.body = big;
		event.body_size = sizeof(big);
		result = store_event_append(f->store, &event);
	}
	assert_int_equal(result, STORE_FULL);
	assert_int_not_equal(sqlite3_get_autocommit(sqlite_of(f->store)->db), 0);
	store_rollback(f->store);
	assert_int_equal(head_of(f->store, room), 1); /* reading goes on */
	set_page_limit(f, 1000000);
	append_many(f, room, 2, 20);
	assert_int_equal(head_of(f->store, room), 20);
}

/* Another process holds the write lock, as somebody's sqlite3 shell may. */
static void a_foreign_lock_fails_the_transaction_and_passes(void **state)
{
	struct fixture *f = *state;
	sqlite3 *db;
	assert_int_equal(sqlite3_open(f->database, &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK);
	assert_int_equal(store_begin(f->store), STORE_FAILED);
	store_rollback(f->store);
	sqlite3_close(db);
	append_many(f, room, 1, 1);
}

static void a_row_with_a_malformed_client_id_is_damage(void **state)
{
	struct fixture *f = *state;
	struct store_event found = {.seq = 77};
	struct walk walk = {0};
	append_many(f, room, 1, 1);
	assert_int_equal(sqlite3_exec(sqlite_of(f->store)->db, "UPDATE event SET client_id = x'00'",
				 NULL, NULL, NULL),
		SQLITE_OK);
	assert_int_equal(store_event_get(f->store, room, 1, &found), STORE_DAMAGED);
	assert_int_equal(found.seq, 77);
	assert_int_equal(store_events_each(f->store, room, 1, 1, note_event, &walk), STORE_DAMAGED);
	assert_int_equal(walk.count, 0);
}

static void a_data_set_of_another_shape_is_damage(void **state)
{
	struct fixture *f = *state;
	sqlite3 *db = sqlite_of(f->store)->db;
	struct store_data_set found, set = {.check_size = 1};
	const char *const changes[] = {"UPDATE data_set SET id = x'00'",
		"UPDATE data_set SET vault_check = zeroblob(129)"};
	for (int i = 0; i < 2; i++) {
		assert_ok(store_begin(f->store));
		assert_ok(store_data_set_put(f->store, &set));
		assert_ok(store_commit(f->store));
		assert_ok(store_data_set_get(f->store, &found));
		assert_int_equal(sqlite3_exec(db, changes[i], NULL, NULL, NULL), SQLITE_OK);
		assert_int_equal(store_data_set_get(f->store, &found), STORE_DAMAGED);
	}
}

static int64_t pragma_of(struct store *store, const char *sql)
{
	sqlite3_stmt *query;
	assert_int_equal(
		sqlite3_prepare_v2(sqlite_of(store)->db, sql, -1, &query, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_step(query), SQLITE_ROW);
	int64_t value = sqlite3_column_int64(query, 0);
	sqlite3_finalize(query);
	return value;
}

/* S3 */
static void a_reader_is_kept_from_writing_twice_over(void **state)
{
	struct fixture *f = *state;
	struct store *reader = fixture_open_reader(f);
	assert_int_equal(sqlite3_db_readonly(sqlite_of(reader)->db, "main"), 1);
	assert_int_equal(pragma_of(reader, "PRAGMA query_only"), 1);
	store_free(reader);
}

static void the_writer_is_set_to_lose_nothing_and_leave_nothing(void **state)
{
	struct fixture *f = *state;
	assert_int_equal(pragma_of(f->store, "PRAGMA synchronous"), 2);
	assert_int_equal(pragma_of(f->store, "PRAGMA secure_delete"), 1);
	assert_int_equal(pragma_of(f->store, "PRAGMA foreign_keys"), 1);
	assert_int_equal(pragma_of(f->store, "PRAGMA trusted_schema"), 0);
	assert_int_equal(pragma_of(f->store, "PRAGMA journal_size_limit"), 16 * 1024 * 1024);
}

static void a_room_ends_at_the_last_number_its_rows_can_have(void **state)
{
	const uint64_t last = UINT32_MAX;
	struct fixture *f = *state;
	struct store_event found, event = event_of(room, last + 1);
	append_many(f, other_room, 1, 1);
	assert_int_equal(sqlite3_exec(sqlite_of(f->store)->db,
				 "INSERT INTO event (key, kind, author, time_ms, audience)"
				 " VALUES (1 << 32 | 4294967295, 1, 1, 1, 1)",
				 NULL, NULL, NULL),
		SQLITE_OK);
	assert_int_equal(head_of(f->store, room), last);
	assert_ok(store_event_get(f->store, room, last, &found));
	assert_int_equal(store_event_get(f->store, room, last + 1, &found), STORE_NONE);
	assert_ok(store_begin(f->store));
	assert_int_equal(store_event_append(f->store, &event), STORE_CLASH);
	assert_ok(store_commit(f->store));
	assert_int_equal(head_of(f->store, other_room), 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_rollback_leaves_nothing),
		TEST(a_room_taken_back_is_forgotten),
		TEST(a_rollback_is_harmless_when_nothing_is_under_way),
		TEST(an_empty_transaction_commits),
		TEST(no_failing_call_leaves_a_trace),
		TEST(a_full_disk_at_any_call_leaves_no_trace_even_without_a_rollback),
		TEST(after_a_failure_nothing_is_written_until_it_is_acknowledged),
		TEST(a_clash_asked_for_does_not_end_the_transaction),
		TEST(damage_that_was_only_read_does_not_end_the_transaction),
		TEST(a_full_disk_takes_the_transaction_back_and_space_heals_it),
		TEST(a_foreign_lock_fails_the_transaction_and_passes),
		TEST(a_row_with_a_malformed_client_id_is_damage),
		TEST(a_data_set_of_another_shape_is_damage),
		TEST(a_reader_is_kept_from_writing_twice_over),
		TEST(the_writer_is_set_to_lose_nothing_and_leave_nothing),
		TEST(a_room_ends_at_the_last_number_its_rows_can_have),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
