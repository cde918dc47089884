/* The journal with its threads: many submit at once, every call is answered, and the numbers of the
 * room have no gap. Run with the thread sanitizer too. */
#include "journal_fixture.h"

#include "base/limits.h"

#include <pthread.h>
#include <semaphore.h>
#include <time.h>

enum { SUBMITTERS = 4, CALLS = 200 };

struct submitter {
	pthread_t thread;
	struct fixture *f;
	unsigned number;
};

static sem_t woken;

static void wake(void *cookie)
{
	(void)cookie;
	sem_post(&woken);
}

/* Every other call reads, so that readers and writer run side by side. */
static void *submit(void *cookie)
{
	struct submitter *submitter = cookie;
	struct fixture *f = submitter->f;
	for (unsigned i = 0; i < CALLS; i++) {
		char params[256];
		const char *method = i % 2 ? "room.open" : "message.post";
		int size = snprintf(params, sizeof(params), "\"room\":\"%s\"", f->room);
		if (i % 2 == 0)
			snprintf(params + size, sizeof(params) - (size_t)size,
				",\"client_id\":\"01jdf3w8k3%08u%08u\",\"text\":\"%u\"",
				submitter->number, i, i);
		while (!journal_submit(f->journal, fixture_call(ANNA, method, params)))
			;
	}
	return NULL;
}

static bool holds(const struct dispatch *answer, const char *text)
{
	return memmem(frame_payload(answer->frame), answer->frame->size, text, strlen(text)) !=
	       NULL;
}

/* Who asks for more pages than a person may have waiting is told so. */
static unsigned take_answers(struct fixture *f, unsigned *errors)
{
	unsigned answers = 0;
	struct dispatch *list = journal_take(f->journal);
	while (list) {
		struct dispatch *next = list->next;
		if (list->kind == DISPATCH_ANSWER && !list->unasked) {
			answers++;
			*errors += holds(list, "\"error\"") && !holds(list, "\"too_fast\"");
		}
		dispatch_free(list);
		list = next;
	}
	return answers;
}

static void every_call_is_answered_and_no_number_is_missing(void **state)
{
	struct fixture *f = *state;
	struct submitter submitters[SUBMITTERS];
	struct fault fault = {""};
	unsigned answers = 0, errors = 0;

	fixture_drop_list(f);
	sem_init(&woken, 0, 0);
	if (journal_start(f->journal, wake, NULL, &fault) != 0)
		fail_msg("%s", fault.text);
	for (unsigned i = 0; i < SUBMITTERS; i++) {
		submitters[i] = (struct submitter){.f = f, .number = i};
		assert_int_equal(
			pthread_create(&submitters[i].thread, NULL, submit, &submitters[i]), 0);
	}
	while (answers < SUBMITTERS * CALLS) {
		sem_wait(&woken);
		answers += take_answers(f, &errors);
	}
	for (unsigned i = 0; i < SUBMITTERS; i++)
		pthread_join(submitters[i].thread, NULL);
	assert_int_equal(errors, 0);
	journal_stop(f->journal);
	fixture_close(f);
	fixture_open(f);
	struct call *call = fixture_call(ANNA, "session.hello", "\"client\":\"test\"");
	vault_hash_token(f->tokens[ANNA], strlen(f->tokens[ANNA]), call->token_hash);
	fixture_do(f, call);
	char head[32];
	snprintf(head, sizeof(head), "\"head\":%d,", 2 + SUBMITTERS * CALLS / 2);
	assert_non_null(strstr(f->answer, head));
}

static bool takes_a_close(struct fixture *f)
{
	bool closed = false;
	struct dispatch *list = journal_take(f->journal);
	while (list) {
		struct dispatch *next = list->next;
		closed |= list->kind == DISPATCH_CLOSE && list->connection == ANNA;
		dispatch_free(list);
		list = next;
	}
	return closed;
}

/* P-15: the writer waits for calls, and none comes. */
static void a_session_that_expires_is_noticed_within_two_seconds(void **state)
{
	struct fixture *f = *state;
	struct fault fault = {""};
	struct timespec end;
	bool closed = false;

	fixture_drop_list(f);
	sem_init(&woken, 0, 0);
	if (journal_start(f->journal, wake, NULL, &fault) != 0)
		fail_msg("%s", fault.text);
	f->now_ms += 30 * INT64_C(86400000);
	clock_gettime(CLOCK_REALTIME, &end);
	end.tv_sec += 2;
	while (!closed && sem_timedwait(&woken, &end) == 0)
		closed = takes_a_close(f);
	assert_true(closed);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(every_call_is_answered_and_no_number_is_missing,
			fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(
			a_session_that_expires_is_noticed_within_two_seconds, fixture_setup,
			fixture_teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
