/* How fast the connections of one session may ask together, and for how long that is remembered. */
#include "base/limits.h"
#include "gateway/sessions.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static struct session *enter(struct sessions *sessions, unsigned number, uint64_t now_ms)
{
	uint8_t token_hash[VAULT_HASH_BYTES] = {0};
	memcpy(token_hash, &number, sizeof(number));
	return sessions_enter(sessions, token_hash, now_ms);
}

static unsigned take_all(struct session *session, unsigned bucket, uint64_t now_ms)
{
	unsigned taken = 0;
	while (session_take(session, bucket, now_ms))
		taken++;
	return taken;
}

static void connections_of_one_session_share_what_it_may_ask(void **state)
{
	struct sessions sessions = {0};
	struct session *one = enter(&sessions, 1, 0), *same = enter(&sessions, 1, 0);
	struct session *other = enter(&sessions, 2, 0);
	(void)state;
	assert_int_equal(take_all(one, RATE_POST, 0), 30);
	assert_int_equal(take_all(same, RATE_POST, 0), 0);
	assert_int_equal(take_all(same, BUCKET_ERRORS, 0), LIMIT_ERRORS_PER_MINUTE);
	assert_int_equal(take_all(one, BUCKET_ERRORS, 0), 0);
	assert_int_equal(take_all(other, RATE_POST, 0), 30);
	sessions_fini(&sessions);
}

static void coming_back_refills_nothing(void **state)
{
	struct sessions sessions = {0};
	struct session *session = enter(&sessions, 1, 0);
	(void)state;
	take_all(session, RATE_POST, 0);
	sessions_leave(&sessions, session, 100);
	sessions_tick(&sessions, 200);
	session = enter(&sessions, 1, 1000);
	assert_int_equal(take_all(session, RATE_POST, 1000), 10);
	sessions_leave(&sessions, session, 1000);
	assert_int_equal(sessions.resting_count, 1);
	sessions_fini(&sessions);
}

static void a_session_is_forgotten_once_its_buckets_are_full_and_not_before(void **state)
{
	struct sessions sessions = {0};
	struct session *session = enter(&sessions, 1, 0);
	(void)state;
	take_all(session, BUCKET_ERRORS, 0); /* the slowest: a minute */
	sessions_leave(&sessions, session, 0);
	sessions_tick(&sessions, 59999);
	assert_int_equal(sessions.resting_count, 1);
	sessions_tick(&sessions, 60000);
	assert_int_equal(sessions.resting_count, 0);
	assert_null(sessions.all);
	sessions_fini(&sessions);
}

static void one_that_has_asked_nothing_leaves_nothing_behind(void **state)
{
	struct sessions sessions = {0};
	struct session *session = enter(&sessions, 1, 0);
	(void)state;
	enter(&sessions, 1, 0);
	sessions_leave(&sessions, session, 0);
	assert_ptr_equal(sessions.all, session);
	sessions_leave(&sessions, session, 0);
	assert_null(sessions.all);
	sessions_fini(&sessions);
}

static void of_too_many_the_one_longest_gone_is_forgotten(void **state)
{
	struct sessions sessions = {0};
	(void)state;
	for (unsigned i = 0; i <= LIMIT_SESSIONS_RESTING; i++) {
		struct session *session = enter(&sessions, i, 0);
		take_all(session, RATE_POST, 0);
		sessions_leave(&sessions, session, 0);
	}
	assert_int_equal(sessions.resting_count, LIMIT_SESSIONS_RESTING);
	assert_int_equal(take_all(enter(&sessions, 1, 0), RATE_POST, 0), 0);
	assert_int_equal(take_all(enter(&sessions, 0, 0), RATE_POST, 0), 30);
	sessions_fini(&sessions);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(connections_of_one_session_share_what_it_may_ask),
		cmocka_unit_test(coming_back_refills_nothing),
		cmocka_unit_test(a_session_is_forgotten_once_its_buckets_are_full_and_not_before),
		cmocka_unit_test(one_that_has_asked_nothing_leaves_nothing_behind),
		cmocka_unit_test(of_too_many_the_one_longest_gone_is_forgotten),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
