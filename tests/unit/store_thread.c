/* Answers to an event, the index of threads that follows from them, and what people keep of
 * them. */
#include "store_fixture.h"

enum { KIND_ANSWERED = 4, KEPT = 4, REPLY = 5, MENTION = 1 };

/* Appends answers to a root with the numbers from..to, by one author. */
static void append_answers(
	struct fixture *f, uint64_t in, uint64_t root, uint64_t author, uint64_t from, uint64_t to)
{
	for (uint64_t seq = from; seq <= to; seq++) {
		struct store_event event = event_of(in, seq);
		event.kind = KIND_ANSWERED;
		event.author = author;
		event.ref = root;
		event.answers = true;
		append(f, &event);
	}
}

/* Rows 1..3 are messages in both rooms; in one, 4..6 answer 1 and 7 answers 3. */
static void append_thread(struct fixture *f)
{
	append_many(f, room, 1, 3);
	append_many(f, other_room, 1, 3);
	assert_ok(store_begin(f->store));
	append_answers(f, room, 1, anna, 4, 5);
	append_answers(f, room, 1, jonas, 6, 6);
	append_answers(f, room, 3, jonas, 7, 7);
	append_answers(f, other_room, 1, jonas, 4, 4);
	assert_ok(store_commit(f->store));
}

static void assert_answers(
	struct fixture *f, uint64_t root, uint64_t before, unsigned limit, const char *expected)
{
	struct walk walk = {.limit = limit};
	char found[64] = "";
	size_t size = 0;
	assert_ok(
		store_answers_back(f->store, room, root, KIND_ANSWERED, before, note_event, &walk));
	for (unsigned i = 0; i < walk.count; i++)
		size += (size_t)snprintf(
			found + size, sizeof(found) - size, "%d ", (int)walk.seqs[i]);
	assert_string_equal(found, expected);
}

static void answers_are_walked_from_the_last_one_on(void **state)
{
	struct fixture *f = *state;
	append_thread(f);
	assert_answers(f, 1, 8, 0, "6 5 4 ");
	assert_answers(f, 1, 8, 2, "6 5 ");
	assert_answers(f, 1, 6, 0, "5 4 ");
	assert_answers(f, 1, 4, 0, "");
	assert_answers(f, 1, UINT64_MAX, 0, "6 5 4 ");
	assert_answers(f, 2, 8, 0, "");
	assert_answers(f, 3, 8, 0, "7 ");
}

static void an_answer_is_no_change_and_names_what_it_answers(void **state)
{
	struct fixture *f = *state;
	struct walk walk = {0};
	struct store_event found;
	append_thread(f);
	assert_ok(store_event_get(f->store, room, 6, &found));
	assert_int_equal(found.ref, 1);
	assert_true(found.answers);
	assert_ok(store_event_get(f->store, room, 1, &found));
	assert_false(found.answers);
	assert_ok(store_changes_each(f->store, room, 1, 7, 0, 7, note_event, &walk));
	assert_int_equal(walk.count, 0);
	assert_ok(store_begin(f->store));
	assert_ok(store_changes_erase(f->store, room, 1, KIND_ANSWERED));
	assert_ok(store_commit(f->store));
	assert_ok(store_event_get(f->store, room, 6, &found));
	assert_non_null(found.body);
}

static unsigned count_answers_to(
	struct fixture *f, uint64_t after, uint64_t head, uint64_t not_author, unsigned cap)
{
	unsigned count = 99;
	assert_ok(store_answers_count(
		f->store, room, 1, KIND_ANSWERED, after, head, not_author, cap, &count));
	return count;
}

static unsigned count_answers(struct fixture *f, uint64_t after, uint64_t not_author, unsigned cap)
{
	return count_answers_to(f, after, 7, not_author, cap);
}

/* What answers an event in another way is none of its thread. */
static void answers_of_another_kind_are_not_counted(void **state)
{
	struct fixture *f = *state;
	struct store_thread thread;
	append_thread(f);
	assert_ok(store_begin(f->store));
	struct store_event other = event_of(room, 8);
	other.kind = KIND_SAID;
	other.ref = 1;
	other.answers = true;
	append(f, &other);
	assert_ok(store_thread_put(f->store, room, 1, KIND_ANSWERED, 3));
	assert_ok(store_commit(f->store));
	assert_answers(f, 1, 9, 0, "6 5 4 ");
	struct walk walk = {0};
	assert_ok(store_answers_back(f->store, room, 1, 0, 9, note_event, &walk));
	assert_int_equal(walk.count, 4);
	assert_int_equal(walk.seqs[0], 8);
	assert_int_equal(count_answers_to(f, 0, 8, 0, 100), 3);
	assert_ok(store_thread_get(f->store, room, 1, &thread));
	assert_int_equal(thread.last, 6);
}

static void answers_of_others_are_counted_up_to_a_cap(void **state)
{
	struct fixture *f = *state;
	append_thread(f);
	assert_int_equal(count_answers(f, 0, 0, 100), 3);
	assert_int_equal(count_answers(f, 4, 0, 100), 2);
	assert_int_equal(count_answers(f, 6, 0, 100), 0);
	assert_int_equal(count_answers(f, 0, anna, 100), 1);
	assert_int_equal(count_answers(f, 0, jonas, 100), 2);
	assert_int_equal(count_answers(f, 0, 0, 2), 2);
	assert_int_equal(count_answers_to(f, 0, 5, 0, 100), 2);
	assert_ok(store_begin(f->store));
	assert_ok(store_event_erase(f->store, room, 5));
	assert_ok(store_commit(f->store));
	assert_int_equal(count_answers(f, 0, 0, 100), 2);
}

static void assert_thread(struct fixture *f, uint64_t root, uint64_t replies, uint64_t last)
{
	struct store_thread thread;
	enum store_result result = store_thread_get(f->store, room, root, &thread);
	assert_int_equal(result, replies ? STORE_OK : STORE_NONE);
	if (!replies)
		return;
	assert_int_equal(thread.root, root);
	assert_int_equal(thread.replies, replies);
	assert_int_equal(thread.last, last);
	assert_int_equal(thread.time_ms, 1700000000000 + (int64_t)last);
}

static void a_thread_knows_how_many_answers_stand_and_the_last_of_them(void **state)
{
	struct fixture *f = *state;
	append_thread(f);
	assert_thread(f, 1, 0, 0);
	assert_ok(store_begin(f->store));
	assert_ok(store_thread_put(f->store, room, 1, KIND_ANSWERED, 3));
	assert_thread(f, 1, 3, 6);
	assert_ok(store_event_erase(f->store, room, 6));
	assert_ok(store_thread_put(f->store, room, 1, KIND_ANSWERED, 2));
	assert_thread(f, 1, 2, 5);
	assert_ok(store_event_erase(f->store, room, 4));
	assert_ok(store_thread_put(f->store, room, 1, KIND_ANSWERED, 1));
	assert_thread(f, 1, 1, 5);
	assert_ok(store_thread_put(f->store, room, 1, KIND_ANSWERED, 0));
	assert_ok(store_thread_put(f->store, room, 3, KIND_ANSWERED, 1));
	assert_ok(store_commit(f->store));
	assert_thread(f, 1, 0, 0);
	assert_thread(f, 2, 0, 0);
	assert_thread(f, 3, 1, 7);
}

static bool add_root(void *cookie, const struct store_thread *thread)
{
	*(uint64_t *)cookie = *(uint64_t *)cookie * 10 + thread->root;
	return true;
}

static uint64_t roots(struct fixture *f, uint64_t in, uint64_t from, uint64_t to)
{
	uint64_t found = 0;
	assert_ok(store_threads_each(f->store, in, from, to, add_root, &found));
	return found;
}

static void threads_are_listed_by_the_window_of_their_roots(void **state)
{
	struct fixture *f = *state;
	append_thread(f);
	assert_ok(store_begin(f->store));
	assert_ok(store_thread_put(f->store, room, 1, KIND_ANSWERED, 3));
	assert_ok(store_thread_put(f->store, room, 3, KIND_ANSWERED, 1));
	assert_ok(store_thread_put(f->store, other_room, 1, KIND_ANSWERED, 1));
	assert_ok(store_commit(f->store));
	assert_int_equal(roots(f, room, 1, 7), 13);
	assert_int_equal(roots(f, room, 1, 2), 1);
	assert_int_equal(roots(f, room, 2, 7), 3);
	assert_int_equal(roots(f, room, 4, 7), 0);
	assert_int_equal(roots(f, other_room, 1, 7), 1);
	assert_ok(store_begin(f->store));
	assert_ok(store_room_delete(f->store, room));
	assert_ok(store_commit(f->store));
	assert_int_equal(roots(f, room, 1, 7), 0);
	assert_int_equal(roots(f, other_room, 1, 7), 1);
}

static bool has_register(struct fixture *f, uint64_t person, uint64_t in, uint64_t seq)
{
	void *body = NULL;
	size_t size;
	enum store_result result =
		store_register_get(f->store, person, in, seq, KEPT, &body, &size);
	free(body);
	return result == STORE_OK;
}

static bool add_person(void *cookie, const struct store_register *value)
{
	*(uint64_t *)cookie += value->person;
	assert_int_equal(value->seq, 1);
	return true;
}

static void registers_of_an_event_are_apart_from_those_of_others_and_of_the_room(void **state)
{
	struct fixture *f = *state;
	uint64_t people = 0;
	assert_ok(store_begin(f->store));
	assert_ok(put_register(f->store, anna, room, 0, KEPT, "room"));
	assert_ok(put_register(f->store, anna, room, 1, KEPT, "one"));
	assert_ok(put_register(f->store, jonas, room, 1, KEPT, "one"));
	assert_ok(put_register(f->store, 3, room, 1, KEPT + 1, "other kind"));
	assert_ok(put_register(f->store, 5, room, 2, KEPT, "two"));
	assert_ok(store_commit(f->store));
	assert_ok(store_registers_at(f->store, room, 1, KEPT, add_person, &people));
	assert_int_equal(people, anna + jonas);
	assert_ok(store_begin(f->store));
	assert_ok(store_register_drop(f->store, anna, room, 1, KEPT));
	assert_ok(store_commit(f->store));
	assert_true(has_register(f, anna, room, 0));
	assert_false(has_register(f, anna, room, 1));
	assert_true(has_register(f, jonas, room, 1));
}

/* In the one room, something was said about 1 last, about 3 before, and about 2 when it was
 * said. */
/* Behind their number. */
static bool add_kept(void *cookie, const struct store_register *row)
{
	uint64_t *roots = cookie;
	roots[++roots[0]] = row->seq;
	return true;
}

static void beyond_a_number_the_registers_of_the_quietest_threads_come_first(void **state)
{
	struct fixture *f = *state;
	append_thread(f);
	assert_ok(store_begin(f->store));
	append_answers(f, room, 1, anna, 8, 8);
	assert_ok(store_thread_put(f->store, room, 1, KIND_ANSWERED, 4));
	assert_ok(store_thread_put(f->store, room, 3, KIND_ANSWERED, 1));
	for (uint64_t root = 1; root <= 3; root++)
		assert_ok(put_register(f->store, anna, room, root, KEPT, "kept"));
	assert_ok(put_register(f->store, jonas, room, 2, KEPT, "kept"));
	assert_ok(put_register(f->store, anna, room, 2, KEPT + 1, "kept"));
	assert_ok(store_commit(f->store));
	uint64_t roots[4] = {0};
	assert_ok(store_registers_beyond(f->store, anna, KEPT, 3, add_kept, roots));
	assert_int_equal(roots[0], 0);
	assert_ok(store_registers_beyond(f->store, anna, KEPT, 2, add_kept, roots));
	assert_int_equal(roots[0], 3); /* so many, and in this order: */
	assert_int_equal(roots[1], 2);
	assert_int_equal(roots[2], 3);
	assert_int_equal(roots[3], 1);
}

static struct store_notice notice_of(uint64_t seq, uint64_t thread, int reason)
{
	return (struct store_notice){.room = room, .seq = seq, .thread = thread, .reason = reason};
}

static bool add_notice(void *cookie, const struct store_notice *notice)
{
	*(uint64_t *)cookie = *(uint64_t *)cookie * 100 + notice->seq * 10 + notice->thread;
	return true;
}

static uint64_t notices(struct fixture *f, uint64_t person, bool done)
{
	uint64_t found = 0;
	assert_ok(store_notices_each(f->store, person, done, add_notice, &found));
	return found;
}

static void put_notice(struct fixture *f, uint64_t person, struct store_notice notice)
{
	assert_ok(store_notice_put(f->store, person, &notice));
}

static void a_notice_takes_the_place_of_those_of_its_thread_and_reason(void **state)
{
	struct fixture *f = *state;
	uint64_t replaced = 0;
	const struct store_notice latest = notice_of(8, 1, REPLY);
	append_thread(f);
	assert_ok(store_begin(f->store));
	put_notice(f, anna, notice_of(4, 1, MENTION));
	put_notice(f, anna, notice_of(5, 1, REPLY));
	assert_ok(store_notice_done(f->store, anna, room, 5, true));
	put_notice(f, anna, notice_of(6, 1, REPLY));
	put_notice(f, anna, notice_of(7, 3, REPLY));
	put_notice(f, jonas, notice_of(6, 1, REPLY));
	put_notice(f, anna, latest);
	assert_ok(store_notice_supersede(f->store, anna, &latest, &replaced));
	assert_int_equal(replaced, 6);
	assert_int_equal(store_notice_supersede(f->store, anna, &latest, &replaced), STORE_NONE);
	assert_ok(store_commit(f->store));
	assert_int_equal(notices(f, anna, false), 817341);
	assert_int_equal(notices(f, anna, true), 0);
	assert_int_equal(notices(f, jonas, false), 61);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
	const struct CMUnitTest tests[] = {
		TEST(answers_are_walked_from_the_last_one_on),
		TEST(an_answer_is_no_change_and_names_what_it_answers),
		TEST(answers_of_another_kind_are_not_counted),
		TEST(answers_of_others_are_counted_up_to_a_cap),
		TEST(a_thread_knows_how_many_answers_stand_and_the_last_of_them),
		TEST(threads_are_listed_by_the_window_of_their_roots),
		TEST(registers_of_an_event_are_apart_from_those_of_others_and_of_the_room),
		TEST(beyond_a_number_the_registers_of_the_quietest_threads_come_first),
		TEST(a_notice_takes_the_place_of_those_of_its_thread_and_reason),
	};
	return cmocka_run_group_tests_name("store_thread", tests, NULL, NULL);
}
