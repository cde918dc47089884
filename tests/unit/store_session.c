#include "store_fixture.h"

static void put_session(
	struct fixture *f, unsigned number, uint64_t person, int64_t created_ms, int64_t expires_ms)
{
	struct store_session session = {.id = 1000 + number,
		.device = "sealed",
		.device_size = 6,
		.person = person,
		.created_ms = created_ms,
		.expires_ms = expires_ms};
	hash_of(number, session.token_hash);
	assert_ok(store_session_put(f->store, &session));
}

static bool has_session(struct fixture *f, unsigned number)
{
	struct store_session session = {.id = 0};
	uint8_t hash[STORE_HASH_BYTES];
	hash_of(number, hash);
	enum store_result result = store_session_get(f->store, hash, &session);
	assert_true(result == STORE_OK || result == STORE_NONE);
	assert_int_equal(session.id, result == STORE_OK ? 1000 + number : 0);
	return result == STORE_OK;
}

static void a_session_is_kept_until_it_is_dropped(void **state)
{
	struct fixture *f = *state;
	struct store_session session;
	uint8_t hash[STORE_HASH_BYTES];
	assert_ok(store_begin(f->store));
	put_session(f, 1, anna, 10, 20);
	put_session(f, 2, anna, 11, 21);
	assert_ok(store_commit(f->store));
	fixture_reopen(f);
	hash_of(1, hash);
	assert_ok(store_session_get(f->store, hash, &session));
	assert_memory_equal(session.token_hash, hash, sizeof(hash));
	assert_int_equal(session.id, 1001);
	assert_int_equal(session.person, anna);
	assert_int_equal(session.created_ms, 10);
	assert_int_equal(session.expires_ms, 20);
	assert_ok(store_begin(f->store));
	assert_ok(store_session_drop(f->store, hash));
	assert_int_equal(store_session_drop(f->store, hash), STORE_NONE);
	assert_ok(store_commit(f->store));
	assert_false(has_session(f, 1));
	assert_true(has_session(f, 2));
}

static void trimming_drops_expired_sessions_and_a_persons_oldest(void **state)
{
	struct fixture *f = *state;
	assert_ok(store_begin(f->store));
	put_session(f, 1, anna, 30, 1000); /* put first: the clock has been set back since */
	put_session(f, 2, anna, 10, 1000);
	put_session(f, 3, anna, 20, 1000);
	put_session(f, 4, jonas, 1, 1000);
	put_session(f, 5, jonas, 40, 500);
	put_session(f, 6, jonas, 40, 501);
	assert_ok(store_session_trim(f->store, anna, 2, 500));
	assert_ok(store_commit(f->store));
	const bool expected[] = {false, true, true, true, false, true};
	for (unsigned i = 0; i < 6; i++)
		assert_int_equal(has_session(f, i + 1), expected[i]);
	assert_ok(store_begin(f->store));
	assert_ok(store_session_trim(f->store, anna, 0, 500));
	assert_ok(store_commit(f->store));
	assert_false(has_session(f, 2));
	assert_true(has_session(f, 4));
}

struct seen {
	unsigned count;
	uint64_t ids[8];
};

static bool see_session(void *cookie, const struct store_session *session)
{
	struct seen *seen = cookie;
	assert_memory_equal(session->device, "sealed", 6);
	seen->ids[seen->count++] = session->id;
	return true;
}

static void a_person_s_sessions_are_listed_and_live_longer_when_used(void **state)
{
	struct fixture *f = *state;
	struct seen seen = {0};
	struct store_session session;
	uint8_t hash[STORE_HASH_BYTES];
	assert_ok(store_begin(f->store));
	put_session(f, 1, anna, 10, 20);
	put_session(f, 2, jonas, 11, 21);
	put_session(f, 3, anna, 12, 22);
	hash_of(1, hash);
	assert_ok(store_session_touch(f->store, hash, 15, 45));
	assert_ok(store_commit(f->store));
	assert_ok(store_sessions_each(f->store, anna, see_session, &seen));
	assert_int_equal(seen.count, 2);
	assert_int_equal(seen.ids[0], 1003);
	assert_int_equal(seen.ids[1], 1001);
	assert_ok(store_session_get(f->store, hash, &session));
	assert_int_equal(session.seen_ms, 15);
	assert_int_equal(session.expires_ms, 45);
}

static void sessions_that_have_not_ended_end_as_they_are_told(void **state)
{
	struct fixture *f = *state;
	struct store_session session;
	uint8_t hash[STORE_HASH_BYTES];
	assert_ok(store_begin(f->store));
	put_session(f, 1, anna, 10, 100);
	put_session(f, 2, jonas, 20, 40);
	put_session(f, 3, anna, 20, 100);
	hash_of(3, hash);
	assert_ok(store_session_touch(f->store, hash, 60, 100));
	hash_of(1, hash);
	assert_ok(store_session_get(f->store, hash, &session));
	assert_ok(store_sessions_limit(f->store, session.scopes, 40, 90, 35));
	assert_ok(store_commit(f->store));
	assert_ok(store_session_get(f->store, hash, &session));
	assert_int_equal(session.expires_ms, session.seen_ms + 35);
	hash_of(2, hash);
	assert_ok(store_session_get(f->store, hash, &session));
	assert_int_equal(session.expires_ms, 40); /* had ended by then */
	hash_of(3, hash);
	assert_ok(store_session_get(f->store, hash, &session));
	assert_int_equal(session.expires_ms, 95);
	assert_ok(store_begin(f->store));
	assert_ok(store_sessions_limit(f->store, session.scopes, 41, 50, 35));
	assert_ok(store_sessions_limit(f->store, session.scopes + 1, 41, 5, 5));
	assert_ok(store_commit(f->store));
	assert_ok(store_session_get(f->store, hash, &session));
	assert_int_equal(session.expires_ms, session.created_ms + 50);
}

static void a_persons_sessions_end_at_another_moment_but_those_that_have_ended(void **state)
{
	struct fixture *f = *state;
	struct store_session session;
	uint8_t hash[STORE_HASH_BYTES];
	const int64_t ends[] = {20, 70, 70, 40};
	assert_ok(store_begin(f->store));
	put_session(f, 1, anna, 10, 20);
	put_session(f, 2, anna, 10, 21);
	put_session(f, 3, anna, 10, 100);
	put_session(f, 4, jonas, 10, 40);
	assert_ok(store_sessions_end_at(f->store, anna, 20, 70));
	assert_ok(store_commit(f->store));
	for (unsigned i = 0; i < 4; i++) {
		hash_of(i + 1, hash);
		assert_ok(store_session_get(f->store, hash, &session));
		assert_int_equal(session.expires_ms, ends[i]);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_session_is_kept_until_it_is_dropped),
		TEST(a_person_s_sessions_are_listed_and_live_longer_when_used),
		TEST(sessions_that_have_not_ended_end_as_they_are_told),
		TEST(a_persons_sessions_end_at_another_moment_but_those_that_have_ended),
		TEST(trimming_drops_expired_sessions_and_a_persons_oldest),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
