/* Changes to earlier events: of each event, kind and author the last one, found without reading
 * those it replaces. */
#include "store/sqlite/sqlite.h"
#include "store_fixture.h"

struct change {
	uint64_t ref;
	int kind;
	uint64_t author;
};

/* Appends the changes with the numbers from `first` on, in both rooms. */
static void append_changes(
	struct fixture *f, uint64_t first, const struct change *changes, unsigned count)
{
	const uint64_t rooms[] = {room, other_room};
	assert_ok(store_begin(f->store));
	for (unsigned i = 0; i < 2 * count; i++) {
		const struct change *change = &changes[i / 2];
		struct store_event event = event_of(rooms[i % 2], first + i / 2);
		event.ref = change->ref;
		event.kind = change->kind;
		event.author = change->author;
		append(f, &event);
	}
	assert_ok(store_commit(f->store));
}

/* Rows 1..4 are messages, 5..12 change them. */
static void append_mixed(struct fixture *f)
{
	const struct change changes[] = {
		{1, KIND_EDITED, anna},  /* 5 */
		{2, KIND_MARKED, jonas}, /* 6 */
		{1, KIND_EDITED, anna},  /* 7: replaces 5 */
		{2, KIND_MARKED, anna},  /* 8 */
		{1, KIND_EDITED, jonas}, /* 9 */
		{2, KIND_EDITED, jonas}, /* 10 */
		{2, KIND_MARKED, jonas}, /* 11: replaces 6 */
		{4, KIND_MARKED, 0},     /* 12 */
	};
	append_many(f, room, 1, 4);
	append_many(f, other_room, 1, 4);
	append_changes(f, 5, changes, 8);
}

static void assert_changes(struct fixture *f, const uint64_t window[4], const char *expected)
{
	struct walk walk = {0};
	char found[64] = "";
	size_t size = 0;
	assert_ok(store_changes_each(
		f->store, room, window[0], window[1], window[2], window[3], note_event, &walk));
	for (unsigned i = 0; i < walk.count; i++)
		size += (size_t)snprintf(
			found + size, sizeof(found) - size, "%d ", (int)walk.seqs[i]);
	assert_string_equal(found, expected);
}

static void the_last_change_of_each_kind_and_author_comes_the_latest_event_first(void **state)
{
	struct fixture *f = *state;
	append_mixed(f);
	assert_changes(f, (uint64_t[]){1, 4, 4, 12}, "12 8 11 10 7 9 ");
	assert_changes(f, (uint64_t[]){0, UINT64_MAX, 0, UINT64_MAX}, "12 8 11 10 7 9 ");
	assert_changes(f, (uint64_t[]){1, 1, 0, 12}, "7 9 ");
	assert_changes(f, (uint64_t[]){2, 3, 0, 12}, "8 11 10 ");
	assert_changes(f, (uint64_t[]){3, 3, 0, 12}, "");
}

static void a_change_after_the_head_or_inside_the_window_is_passed_over(void **state)
{
	struct fixture *f = *state;
	append_mixed(f);
	assert_changes(f, (uint64_t[]){1, 4, 4, 6}, "6 5 ");
	assert_changes(f, (uint64_t[]){1, 4, 4, 10}, "8 6 10 7 9 ");
	assert_changes(f, (uint64_t[]){1, 8, 8, 12}, "12 11 10 9 ");
	assert_changes(f, (uint64_t[]){1, 4, 12, 12}, "");
}

static void a_walk_over_changes_stops_when_told(void **state)
{
	struct fixture *f = *state;
	struct walk walk = {.limit = 2};
	append_mixed(f);
	assert_ok(store_changes_each(f->store, room, 1, 4, 4, 12, note_event, &walk));
	assert_int_equal(walk.count, 2);
	assert_int_equal(walk.last.seq, 8);
	assert_int_equal(walk.last.ref, 2);
	assert_int_equal(walk.last.room, room);
}

/* What SQLite did since it was last asked, in its own instructions. */
static int steps_of(struct fixture *f)
{
	struct sqlite_store *self = sqlite_of(f->store);
	int steps = 0;
	for (int i = 0; i < QUERY_COUNT; i++)
		if (self->queries[i])
			steps +=
				sqlite3_stmt_status(self->queries[i], SQLITE_STMTSTATUS_VM_STEP, 1);
	return steps;
}

/* Message 1 is edited by Anna and marked by Jonas so often. */
static int steps_after(struct fixture *f, uint64_t first, unsigned times)
{
	struct walk walk = {0};
	struct change *changes = calloc(2 * times, sizeof(*changes));
	for (unsigned i = 0; i < 2 * times; i++)
		changes[i] = i % 2 ? (struct change){1, KIND_EDITED, anna}
				   : (struct change){1, KIND_MARKED, jonas};
	append_changes(f, first, changes, 2 * times);
	free(changes);
	steps_of(f);
	uint64_t head = first + 2 * times - 1;
	assert_ok(store_changes_each(f->store, room, 1, 2, 2, head, note_event, &walk));
	assert_int_equal(walk.count, 2);
	return steps_of(f);
}

static void what_was_replaced_is_not_read(void **state)
{
	struct fixture *f = *state;
	append_many(f, room, 1, 2);
	append_many(f, other_room, 1, 2);
	int few = steps_after(f, 3, 1);
	int many = steps_after(f, 5, 3000);
	assert_int_equal(many, few);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(the_last_change_of_each_kind_and_author_comes_the_latest_event_first),
		TEST(a_change_after_the_head_or_inside_the_window_is_passed_over),
		TEST(a_walk_over_changes_stops_when_told),
		TEST(what_was_replaced_is_not_read),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
