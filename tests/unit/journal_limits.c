/* The journal's own limits, each at n and at n + 1: those that no other file here is about. */
#include "journal_lab.h"

#include "base/limits.h"
#include "journal/due.h"
#include "journal/workers.h"

#include <pthread.h>

/* LIMIT_BATCH_CALLS */
static void so_many_calls_are_one_batch_and_the_next_one_waits(void **state)
{
	STATE;
	for (int i = 0; i <= LIMIT_BATCH_CALLS; i++)
		assert_true(journal_submit(f->journal, fixture_call(ANNA, "session.list", " ")));
	assert_int_equal(journal_waiting(f->journal), LIMIT_BATCH_CALLS + 1);
	assert_true(journal_write(f->journal));
	assert_int_equal(journal_waiting(f->journal), 1);
}

static void make_links(struct fixture *f, const char *person, unsigned count, char tokens[][32])
{
	for (unsigned i = 0; i < count; i++) {
		fixture_say(f, ANNA, "person.link", "\"person\":\"%s\"", person);
		fixture_value(f->answer, "token", tokens[i], sizeof(tokens[i]));
	}
}

static enum error_kind use(struct fixture *f, const char *token)
{
	return fixture_post_session(f, NULL, "{\"token\":\"%s\"}", token);
}

/* LIMIT_LINKS_PER_PERSON */
static void so_many_links_of_a_person_are_good_and_one_more_ends_the_oldest(void **state)
{
	STATE;
	char person[16], tokens[LIMIT_LINKS_PER_PERSON + 1][32];
	fixture_me(f, JONAS, person);
	make_links(f, person, LIMIT_LINKS_PER_PERSON, tokens);
	assert_int_equal(use(f, tokens[0]), ERROR_NONE);
	fixture_me(f, LENA, person);
	make_links(f, person, LIMIT_LINKS_PER_PERSON + 1, tokens);
	assert_int_equal(use(f, tokens[0]), ERROR_LINK_INVALID);
	assert_int_equal(use(f, tokens[1]), ERROR_NONE);
}

/* LIMIT_LINK_DAYS */
static void a_link_is_good_for_so_many_days_and_not_a_moment_longer(void **state)
{
	STATE;
	char person[16], tokens[2][32];
	fixture_me(f, JONAS, person);
	make_links(f, person, 1, tokens);
	f->now_ms += LIMIT_LINK_DAYS * DAY_MS - 1;
	assert_int_equal(use(f, tokens[0]), ERROR_NONE);
	make_links(f, person, 1, tokens);
	f->now_ms += LIMIT_LINK_DAYS * DAY_MS;
	assert_int_equal(use(f, tokens[0]), ERROR_LINK_INVALID);
}

static pthread_mutex_t held = PTHREAD_MUTEX_INITIALIZER;
static atomic_uint begun;

static void hold(void *cookie, struct call *call)
{
	(void)cookie;
	call_free(call);
	atomic_fetch_add(&begun, 1);
	pthread_mutex_lock(&held);
	pthread_mutex_unlock(&held);
}

/* LIMIT_WORKER_QUEUE */
static void so_many_sign_ins_wait_for_the_workers_and_one_more_does_not(void **state)
{
	const struct password_cost cost = {1, 8};
	struct workers *workers;
	struct fault fault;
	(void)state;
	pthread_mutex_lock(&held);
	assert_int_equal(workers_start(&cost, hold, NULL, &workers, &fault), 0);
	for (unsigned i = 1; i <= LIMIT_WORKERS; i++) {
		assert_true(workers_put(workers, call_new(CALL_SIGN_IN, i)));
		while (atomic_load(&begun) < i)
			sched_yield();
	}
	for (unsigned i = 0; i < LIMIT_WORKER_QUEUE; i++)
		assert_true(workers_put(workers, call_new(CALL_SIGN_IN, i)));
	struct call *more = call_new(CALL_SIGN_IN, 99);
	assert_false(workers_put(workers, more));
	call_free(more);
	pthread_mutex_unlock(&held);
	workers_stop(workers);
}

/* One batch of what is due; whether there was any. */
static bool do_due(struct lab *lab)
{
	struct batch batch;
	if (!due_do(&batch, &lab->core))
		return false;
	run_free(&batch.run);
	return true;
}

/* Deletes a channel of so many events, and says in how many batches it is swept up. */
static unsigned sweep_room_of(struct lab *lab, unsigned events)
{
	char params[256], room[16], last[32];
	unsigned batches = 0;
	snprintf(params, sizeof(params), "%s,\"title\":\"weg\"", fixture_fresh_id(lab->f));
	lab_say(lab, ANNA, "room.create", params);
	fixture_value(lab->f->answer, "room", room, sizeof(room));
	snprintf(last, sizeof(last), "\"seq\":%u,", events);
	while (!strstr(lab->f->answer, last)) {
		snprintf(params, sizeof(params), "\"room\":\"%s\",%s,\"text\":\"x\"", room,
			fixture_fresh_id(lab->f));
		lab_say(lab, ANNA, "message.post", params);
	}
	snprintf(params, sizeof(params), "\"room\":\"%s\"", room);
	assert_non_null(strstr(lab_say(lab, ANNA, "room.delete", params), "\"result\""));
	while (do_due(lab))
		batches++;
	return batches;
}

/* LIMIT_SWEEP_EVENTS. The last batch finds nothing more. */
static void so_many_events_of_a_deleted_room_go_in_one_commit_and_the_rest_in_the_next(void **state)
{
	struct lab *lab = *state;
	assert_int_equal(sweep_room_of(lab, LIMIT_SWEEP_EVENTS), 1 + 1);
	assert_int_equal(sweep_room_of(lab, LIMIT_SWEEP_EVENTS + 1), 2 + 1);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
	const struct CMUnitTest tests[] = {
		TEST(so_many_calls_are_one_batch_and_the_next_one_waits),
		TEST(so_many_links_of_a_person_are_good_and_one_more_ends_the_oldest),
		TEST(a_link_is_good_for_so_many_days_and_not_a_moment_longer),
		cmocka_unit_test(so_many_sign_ins_wait_for_the_workers_and_one_more_does_not),
		LAB_TEST(
			so_many_events_of_a_deleted_room_go_in_one_commit_and_the_rest_in_the_next),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
