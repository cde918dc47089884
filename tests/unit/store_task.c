/* The index of tasks, and the rows of decisions. */
#include "store_fixture.h"

enum { KIND_DECISION = 75 /* as the schema has it */ };

static struct store_task task_of(uint64_t in, uint64_t number, uint64_t person, int64_t until)
{
	return (struct store_task){.room = in,
		.task = number,
		.last = number,
		.person = person,
		.until_ms = until,
		.open = true,
		.changed_ms = (int64_t)number,
		.due_ms = INT64_MAX};
}

static struct store_task closed(struct store_task task, int64_t changed)
{
	task.open = false;
	task.changed_ms = changed;
	return task;
}

static void put(struct fixture *f, struct store_task task)
{
	assert_ok(store_begin(f->store));
	assert_ok(store_task_put(f->store, &task));
	assert_ok(store_commit(f->store));
}

struct found {
	unsigned count, limit; /* limit 0: none */
	struct store_task rows[16];
};

static bool note(void *cookie, const struct store_task *task)
{
	struct found *found = cookie;
	assert_true(found->count < 16);
	found->rows[found->count++] = *task;
	return found->count != found->limit;
}

static void assert_found(const struct found *found, const char *expected)
{
	char text[128] = "";
	size_t size = 0;
	for (unsigned i = 0; i < found->count; i++)
		size += (size_t)snprintf(
			text + size, sizeof(text) - size, "%d ", (int)found->rows[i].task);
	assert_string_equal(text, expected);
}

static void assert_of_room(struct fixture *f, uint64_t in, bool open, const char *expected)
{
	struct found found = {0};
	assert_ok(store_tasks_of_room(f->store, in, open, note, &found));
	assert_found(&found, expected);
}

static void assert_of_person(struct fixture *f, uint64_t person, bool open, const char *expected)
{
	struct found found = {0};
	assert_ok(store_tasks_of_person(f->store, person, open, note, &found));
	assert_found(&found, expected);
}

static void put_some(struct fixture *f)
{
	put(f, task_of(room, 10, anna, INT64_MAX));
	put(f, task_of(room, 11, jonas, 500));
	put(f, task_of(room, 12, anna, 300));
	put(f, task_of(room, 13, 0, 400));
	put(f, task_of(room, 14, anna, -5));
	put(f, closed(task_of(room, 15, anna, 100), 900));
	put(f, closed(task_of(room, 16, jonas, 100), 800));
	put(f, closed(task_of(room, 17, anna, INT64_MAX), 950));
	put(f, task_of(other_room, 20, anna, 200));
	put(f, closed(task_of(other_room, 21, anna, 100), 920));
}

static void open_ones_come_by_their_day_and_closed_ones_by_their_change(void **state)
{
	struct fixture *f = *state;
	put_some(f);
	assert_of_room(f, room, true, "14 12 13 11 10 ");
	assert_of_room(f, room, false, "17 15 16 ");
	assert_of_room(f, other_room, true, "20 ");
	assert_of_person(f, anna, true, "14 20 12 10 ");
	assert_of_person(f, anna, false, "17 21 15 ");
	assert_of_person(f, jonas, true, "11 ");
	assert_of_person(f, 99, true, "");
}

static void a_walk_over_tasks_stops_when_told_to(void **state)
{
	struct fixture *f = *state;
	put_some(f);
	for (unsigned limit = 1; limit <= 2; limit++) {
		struct found found = {.limit = limit};
		assert_ok(store_tasks_of_person(f->store, anna, true, note, &found));
		assert_found(&found, limit == 1 ? "14 " : "14 20 ");
		found = (struct found){.limit = limit};
		assert_ok(store_tasks_each(f->store, room, note, &found));
		assert_found(&found, limit == 1 ? "10 " : "10 11 ");
	}
	struct found found = {0};
	assert_int_equal(store_tasks_each(f->store, 4711, note, &found), STORE_NONE);
	assert_int_equal(store_tasks_of_room(f->store, 4711, true, note, &found), STORE_NONE);
}

static void what_is_said_of_a_task_takes_the_place_of_what_was(void **state)
{
	struct fixture *f = *state;
	struct store_task row, task = task_of(room, UINT32_MAX, anna, 500);
	assert_int_equal(store_task_get(f->store, room, UINT32_MAX, &row), STORE_NONE);
	assert_int_equal(store_task_get(f->store, 4711, 1, &row), STORE_NONE);
	put(f, task);
	task.last = 77;
	task.person = 0;
	task.until_ms = 0;
	task.open = false;
	task.changed_ms = 9;
	task.due_ms = 8;
	put(f, task);
	fixture_reopen(f);
	assert_ok(store_task_get(f->store, room, UINT32_MAX, &row));
	assert_int_equal(row.room, room);
	assert_int_equal(row.task, UINT32_MAX);
	assert_int_equal(row.last, 77);
	assert_int_equal(row.person, 0);
	assert_int_equal(row.until_ms, 0);
	assert_false(row.open);
	assert_int_equal(row.changed_ms, 9);
	assert_int_equal(row.due_ms, 8);
	assert_ok(store_begin(f->store));
	assert_ok(store_task_drop(f->store, room, UINT32_MAX));
	assert_ok(store_commit(f->store));
	assert_int_equal(store_task_get(f->store, room, UINT32_MAX, &row), STORE_NONE);
}

static void what_is_due_comes_from_all_rooms_the_earliest_first(void **state)
{
	struct fixture *f = *state;
	static const int64_t due[] = {30, 10, 0, INT64_MAX, 20};
	for (uint64_t i = 0; i < 5; i++) {
		struct store_task task = task_of(i % 2 ? room : other_room, 10 + i, anna, 100);
		task.due_ms = due[i];
		put(f, task);
	}
	for (unsigned limit = 2; limit <= 9; limit += 7) {
		struct found found = {0};
		assert_ok(store_tasks_due(f->store, 20, limit, note, &found));
		assert_found(&found, limit == 2 ? "12 11 " : "12 11 14 ");
	}
	struct found found = {0};
	assert_ok(store_tasks_due(f->store, INT64_MAX, 9, note, &found));
	assert_found(&found, "12 11 14 10 "); /* what is not due is not among them */
}

static void tasks_go_with_their_room(void **state)
{
	struct fixture *f = *state;
	put_some(f);
	assert_ok(store_begin(f->store));
	assert_ok(store_room_delete(f->store, room));
	assert_ok(store_commit(f->store));
	assert_of_person(f, anna, true, "20 ");
	assert_of_person(f, anna, false, "21 ");
	assert_of_person(f, jonas, true, "");
}

static void decisions_of_a_room_come_the_last_first(void **state)
{
	struct fixture *f = *state;
	assert_ok(store_begin(f->store));
	for (uint64_t seq = 1; seq <= 9; seq++) {
		struct store_event event = event_of(room, seq), other = event_of(other_room, seq);
		event.kind = seq % 2 ? KIND_DECISION : KIND_SAID;
		other.kind = KIND_DECISION;
		append(f, &event);
		append(f, &other);
	}
	assert_ok(store_commit(f->store));
	struct walk walk = {0};
	assert_ok(store_listed_back(f->store, room, KIND_DECISION, 8, note_event, &walk));
	assert_int_equal(walk.count, 4);
	for (unsigned i = 0; i < 4; i++) {
		assert_int_equal(walk.seqs[i], 7 - 2 * i);
		assert_true(walk.bodies[i]);
	}
	walk = (struct walk){.limit = 1};
	assert_ok(store_listed_back(f->store, room, KIND_DECISION, UINT32_MAX, note_event, &walk));
	assert_int_equal(walk.seqs[0], 9);
	assert_int_equal(walk.count, 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(open_ones_come_by_their_day_and_closed_ones_by_their_change),
		TEST(a_walk_over_tasks_stops_when_told_to),
		TEST(what_is_said_of_a_task_takes_the_place_of_what_was),
		TEST(what_is_due_comes_from_all_rooms_the_earliest_first),
		TEST(tasks_go_with_their_room),
		TEST(decisions_of_a_room_come_the_last_first),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
