#include "base/limits.h"
#include "store_fixture.h"

#include <time.h>

static void an_event_comes_back_as_it_was_appended(void **state)
{
	struct fixture *f = *state;
	struct walk walk = {0};
	struct store_event found;
	append_many(f, room, 1, 1);
	struct store_event event = event_of(room, 2);
	event.ref = 1;
	event.kind = KIND_EDITED;
	event.time_ms = -5;
	event.audience = 255;
	assert_ok(store_begin(f->store));
	append(f, &event);
	assert_ok(store_commit(f->store));
	fixture_reopen(f);
	assert_ok(store_events_each(f->store, room, 2, 2, note_event, &walk));
	assert_int_equal(walk.count, 1);
	assert_ok(store_event_get(f->store, room, 2, &found));
	const struct store_event *both[] = {&walk.last, &found};
	for (int i = 0; i < 2; i++) {
		assert_int_equal(both[i]->room, room);
		assert_int_equal(both[i]->seq, 2);
		assert_int_equal(both[i]->ref, 1);
		assert_int_equal(both[i]->kind, KIND_EDITED);
		assert_int_equal(both[i]->author, anna);
		assert_int_equal(both[i]->time_ms, -5);
		assert_int_equal(both[i]->audience, 255);
		assert_memory_equal(&both[i]->client_id, &event.client_id, CLIENT_ID_BYTES);
		assert_non_null(both[i]->body);
	}
	assert_int_equal(walk.last.body_size, 4);
}

static bool compare_body(void *cookie, const struct store_event *event)
{
	const struct store_event *expected = cookie;
	assert_int_equal(event->body_size, expected->body_size);
	assert_memory_equal(event->body, expected->body, expected->body_size);
	return true;
}

static void a_body_of_any_size_and_any_bytes_is_kept(void **state)
{
	struct fixture *f = *state;
	const size_t sizes[] = {1, 4, 255, 4096, 70000};
	unsigned char *bytes = malloc(70000);
	for (size_t i = 0; i < 70000; i++)
		bytes[i] = (unsigned char)(i * 7);
	for (uint64_t i = 0; i < 5; i++) {
		struct store_event event = event_of(room, i + 1);
		event.body = bytes;
		event.body_size = sizes[i];
		assert_ok(store_begin(f->store));
		append(f, &event);
		assert_ok(store_commit(f->store));
		assert_ok(store_events_each(f->store, room, i + 1, i + 1, compare_body, &event));
	}
	free(bytes);
}

static void only_the_next_number_is_appended(void **state)
{
	struct fixture *f = *state;
	append_many(f, room, 1, 3);
	const uint64_t wrong[] = {0, 1, 3, 5, 6, UINT64_MAX};
	assert_ok(store_begin(f->store));
	for (int i = 0; i < 6; i++) {
		struct store_event event = event_of(room, wrong[i]);
		event.client_id.bytes[0] = 99;
		assert_int_equal(store_event_append(f->store, &event), STORE_CLASH);
	}
	struct store_event next = event_of(room, 4);
	append(f, &next);
	assert_ok(store_commit(f->store));
	assert_int_equal(head_of(f->store, room), 4);
	assert_int_equal(head_of(f->store, other_room), 0);
}

static void the_numbers_go_on_after_a_restart(void **state)
{
	struct fixture *f = *state;
	append_many(f, room, 1, 3);
	append_many(f, other_room, 1, 1);
	fixture_reopen(f);
	append_many(f, room, 4, 5);
	append_many(f, other_room, 2, 2);
	assert_int_equal(head_of(f->store, room), 5);
	assert_int_equal(head_of(f->store, other_room), 2);
}

static void a_client_id_works_once_per_author(void **state)
{
	struct fixture *f = *state;
	append_many(f, room, 1, 1);
	struct store_event same = event_of(room, 1);
	same.seq = 2;
	assert_ok(store_begin(f->store));
	assert_int_equal(store_event_append(f->store, &same), STORE_CLASH);
	same.room = other_room;
	same.seq = 1;
	assert_int_equal(store_event_append(f->store, &same), STORE_CLASH);
	/* A clash does not end the transaction, and takes no number. */
	same.author = jonas;
	append(f, &same);
	struct store_event next = event_of(room, 2);
	append(f, &next);
	assert_ok(store_commit(f->store));
}

static void events_without_a_client_id_do_not_clash(void **state)
{
	struct fixture *f = *state;
	struct client_id none = {{0}};
	struct store_event found;
	assert_ok(store_begin(f->store));
	for (uint64_t seq = 1; seq <= 3; seq++) {
		struct store_event event = event_of(room, seq);
		event.client_id = none;
		append(f, &event);
	}
	assert_ok(store_commit(f->store));
	assert_ok(store_event_get(f->store, room, 2, &found));
	assert_false(client_id_is_set(&found.client_id));
	assert_int_equal(store_event_find(f->store, &none, anna, &found), STORE_NONE);
}

static void an_event_is_found_by_its_client_id_and_author(void **state)
{
	struct fixture *f = *state;
	struct store_event found, event = event_of(other_room, 2);
	append_many(f, room, 1, 3);
	append_many(f, other_room, 1, 2);
	assert_ok(store_event_find(f->store, &event.client_id, anna, &found));
	assert_int_equal(found.room, other_room);
	assert_int_equal(found.seq, 2);
	assert_int_equal(store_event_find(f->store, &event.client_id, jonas, &found), STORE_NONE);
	event.client_id.bytes[15] ^= 1;
	assert_int_equal(store_event_find(f->store, &event.client_id, anna, &found), STORE_NONE);
	assert_int_equal(found.seq, 2); /* not touched on failure */
}

static void what_is_not_there_is_none(void **state)
{
	struct fixture *f = *state;
	struct store_event found = {.seq = 77}, event = event_of(4711, 1);
	struct walk walk = {0};
	unsigned count = 77;
	append_many(f, room, 1, 2);
	assert_int_equal(store_event_get(f->store, room, 0, &found), STORE_NONE);
	assert_int_equal(store_event_get(f->store, room, 3, &found), STORE_NONE);
	assert_int_equal(store_event_get(f->store, room, UINT64_MAX, &found), STORE_NONE);
	assert_int_equal(
		store_event_get(f->store, room, UINT64_C(0x100000001), &found), STORE_NONE);
	assert_int_equal(store_event_get(f->store, 4711, 1, &found), STORE_NONE);
	assert_int_equal(store_events_each(f->store, 4711, 1, 9, note_event, &walk), STORE_NONE);
	assert_int_equal(
		store_changes_each(f->store, 4711, 1, 9, 0, 9, note_event, &walk), STORE_NONE);
	assert_int_equal(
		store_event_count(f->store, 4711, KIND_SAID, 0, 9, jonas, 9, &count), STORE_NONE);
	assert_ok(store_begin(f->store));
	assert_int_equal(store_event_append(f->store, &event), STORE_NONE);
	assert_int_equal(store_event_erase(f->store, 4711, 1), STORE_NONE);
	assert_int_equal(store_event_erase(f->store, room, 3), STORE_NONE);
	assert_int_equal(store_changes_erase(f->store, 4711, 1, KIND_EDITED), STORE_NONE);
	assert_ok(store_changes_erase(f->store, room, 3, KIND_EDITED));
	assert_ok(store_commit(f->store));
	assert_int_equal(found.seq, 77);
	assert_int_equal(count, 77);
	assert_int_equal(walk.count, 0);
}

static void a_walk_gives_its_window_in_order_and_stops_when_told(void **state)
{
	struct fixture *f = *state;
	append_many(f, other_room, 1, 5);
	append_many(f, room, 1, 20);
	struct walk middle = {0}, all = {0}, none = {0}, cut = {.limit = 2};
	assert_ok(store_events_each(f->store, room, 7, 9, note_event, &middle));
	assert_int_equal(middle.count, 3);
	for (unsigned i = 0; i < 3; i++)
		assert_int_equal(middle.seqs[i], 7 + i);
	assert_ok(store_events_each(f->store, other_room, 0, UINT64_MAX, note_event, &all));
	assert_int_equal(all.count, 5);
	assert_int_equal(all.last.room, other_room);
	struct walk back = {.limit = 3};
	assert_ok(store_events_back(f->store, room, 5, 9, note_event, &back));
	assert_int_equal(back.count, 3);
	for (unsigned i = 0; i < 3; i++)
		assert_int_equal(back.seqs[i], 9 - i);
	assert_ok(store_events_each(f->store, room, 21, 30, note_event, &none));
	assert_ok(store_events_each(f->store, room, 9, 7, note_event, &none));
	assert_int_equal(none.count, 0);
	assert_ok(store_events_each(f->store, room, 1, 20, note_event, &cut));
	assert_int_equal(cut.count, 2);
}

/* Rows 1..4 are messages; 5 -> 1, 6 -> 2, 7 -> 1, 8 -> 4, 9 -> 2. */
static void append_with_refs(struct fixture *f)
{
	const uint64_t refs[] = {0, 0, 0, 0, 0, 1, 2, 1, 4, 2};
	assert_ok(store_begin(f->store));
	for (uint64_t seq = 1; seq <= 9; seq++) {
		struct store_event event = event_of(room, seq);
		event.ref = refs[seq];
		event.kind = event.ref ? KIND_EDITED : KIND_SAID;
		append(f, &event);
		event = event_of(other_room, seq); /* the same, to be left alone */
		event.ref = refs[seq];
		append(f, &event);
	}
	assert_ok(store_commit(f->store));
}

static void erasing_drops_the_body_of_an_event_and_of_changes_of_a_kind(void **state)
{
	struct fixture *f = *state;
	struct walk walk = {0}, other = {0};
	struct store_event found;
	append_with_refs(f);
	assert_ok(store_begin(f->store));
	struct store_event marked = event_of(room, 10); /* a change of a kind that stays */
	marked.ref = 2;
	marked.kind = KIND_MARKED;
	append(f, &marked);
	assert_ok(store_event_erase(f->store, room, 2));
	assert_ok(store_changes_erase(f->store, room, 2, KIND_EDITED));
	assert_ok(store_commit(f->store));
	fixture_reopen(f);
	assert_ok(store_events_each(f->store, room, 1, 10, note_event, &walk));
	assert_int_equal(walk.count, 10);
	for (unsigned i = 0; i < 10; i++)
		assert_int_equal(walk.bodies[i], i != 1 && i != 5 && i != 8);
	assert_ok(store_events_each(f->store, other_room, 1, 9, note_event, &other));
	for (unsigned i = 0; i < 9; i++)
		assert_true(other.bodies[i]);
	assert_ok(store_event_get(f->store, room, 2, &found));
	assert_null(found.body);
	assert_ok(store_event_get(f->store, room, 3, &found));
	assert_non_null(found.body);
}

static unsigned count_of(struct fixture *f, int kind, uint64_t after, uint64_t head,
	uint64_t not_author, unsigned cap)
{
	unsigned count = 4711;
	assert_ok(store_event_count(f->store, room, kind, after, head, not_author, cap, &count));
	return count;
}

static void unread_is_counted_by_kind_window_author_and_cap(void **state)
{
	struct fixture *f = *state;
	append_with_refs(f); /* all by Anna */
	struct store_event event = event_of(room, 10);
	event.author = jonas;
	assert_ok(store_begin(f->store));
	append(f, &event);
	assert_ok(store_commit(f->store));
	assert_int_equal(count_of(f, KIND_SAID, 0, 10, 999, 100), 5);
	assert_int_equal(count_of(f, KIND_EDITED, 0, 10, 999, 100), 5);
	assert_int_equal(count_of(f, KIND_SAID, 0, 10, jonas, 100), 4);
	assert_int_equal(count_of(f, KIND_SAID, 0, 10, anna, 100), 1);
	assert_int_equal(count_of(f, KIND_SAID, 0, 9, anna, 100), 0);
	assert_int_equal(count_of(f, KIND_SAID, 2, 10, 999, 100), 3);
	assert_int_equal(count_of(f, KIND_SAID, 0, 10, 999, 5), 5);
	assert_int_equal(count_of(f, KIND_SAID, 0, 10, 999, 4), 4);
	assert_int_equal(count_of(f, KIND_SAID, 0, 10, 999, 0), 0);
	assert_ok(store_begin(f->store));
	assert_ok(store_event_erase(f->store, room, 1));
	assert_ok(store_commit(f->store));
	assert_int_equal(count_of(f, KIND_SAID, 0, 10, 999, 100), 4);
}

/* Whoever marks far back makes nobody wait: so many rows are looked at, and no more. */
static void unread_is_counted_within_a_bounded_stretch(void **state)
{
	struct fixture *f = *state;
	append_many(f, room, 1, LIMIT_COUNTED_ROWS);
	struct store_event event = event_of(room, LIMIT_COUNTED_ROWS + 1);
	event.author = jonas;
	assert_ok(store_begin(f->store));
	append(f, &event);
	assert_ok(store_commit(f->store));
	assert_int_equal(count_of(f, KIND_SAID, 0, LIMIT_COUNTED_ROWS + 1, anna, 100), 0);
	assert_int_equal(count_of(f, KIND_SAID, 1, LIMIT_COUNTED_ROWS + 1, anna, 100), 1);
}

/* Whether these bytes stand anywhere in a file; a missing file holds nothing. */
static bool file_holds(const char *path, const char *bytes)
{
	FILE *file = fopen(path, "rb");
	if (!file)
		return false;
	char *content = malloc(1 << 22);
	size_t size = fread(content, 1, 1 << 22, file);
	assert_true(size < 1 << 22);
	bool holds = memmem(content, size, bytes, strlen(bytes)) != NULL;
	free(content);
	fclose(file);
	return holds;
}

static const char mark[] = "a body to be recognised by ";
enum { MARKS = 800 };

/* Appends an event whose body fills several pages with the mark, and names the log's file. */
static void append_marked(struct fixture *f, char ret_log[160])
{
	struct store_event event = event_of(room, 1);
	char *body = malloc(MARKS * strlen(mark));
	for (size_t i = 0; i < MARKS; i++)
		memcpy(body + i * strlen(mark), mark, strlen(mark));
	event.body = body;
	event.body_size = MARKS * strlen(mark);
	assert_ok(store_begin(f->store));
	append(f, &event);
	assert_ok(store_commit(f->store));
	free(body);
	snprintf(ret_log, 160, "%s-wal", f->database);
}

/* P-49, for one event */
static void an_erased_body_is_gone_from_the_files_too(void **state)
{
	struct fixture *f = *state;
	char log[160];
	append_marked(f, log);
	fixture_reopen(f); /* moves it from the log into the database */
	assert_true(file_holds(f->database, mark));
	append_many(f, room, 2, 10);
	assert_ok(store_begin(f->store));
	assert_ok(store_event_erase(f->store, room, 1));
	assert_ok(store_commit(f->store));
	assert_false(file_holds(log, mark));
	assert_false(file_holds(f->database, mark));
}

static int64_t milliseconds(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void an_erased_body_leaves_the_log_once_readers_have_left(void **state)
{
	struct fixture *f = *state;
	struct store_event seen;
	struct store *reader = fixture_open_reader(f);
	char log[160];
	append_marked(f, log);
	assert_ok(store_read_begin(reader));
	assert_ok(store_event_get(reader, room, 1, &seen));
	assert_ok(store_begin(f->store));
	assert_ok(store_event_erase(f->store, room, 1));
	int64_t before_ms = milliseconds();
	assert_ok(store_commit(f->store));
	assert_in_range(milliseconds() - before_ms, 0, 500); /* it did not wait for the reader */
	assert_true(file_holds(log, mark));
	store_read_end(reader);
	append_many(f, room, 2, 2);
	assert_false(file_holds(log, mark));
	assert_false(file_holds(f->database, mark));
	store_free(reader);
}

/* P-49, for a channel: its key at once, its rows when they are swept. */
static void a_deleted_rooms_key_and_bodies_are_gone_from_the_files_too(void **state)
{
	static const char wrapped[] = "a wrapped key to be recognised by";
	struct fixture *f = *state;
	char log[160];
	bool more = true;
	assert_ok(store_begin(f->store));
	assert_ok(store_key_put(f->store, room, 1, wrapped, strlen(wrapped)));
	assert_ok(store_commit(f->store));
	append_marked(f, log);
	append_many(f, room, 2, 40);
	fixture_reopen(f);
	assert_true(file_holds(f->database, wrapped) && file_holds(f->database, mark));
	assert_ok(store_begin(f->store));
	assert_ok(store_room_delete(f->store, room));
	assert_ok(store_commit(f->store));
	assert_false(file_holds(f->database, wrapped) || file_holds(log, wrapped));
	while (more) {
		assert_ok(store_begin(f->store));
		assert_ok(store_sweep(f->store, 10, &more));
		assert_ok(store_commit(f->store));
	}
	assert_false(file_holds(f->database, mark) || file_holds(log, mark));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(an_event_comes_back_as_it_was_appended),
		TEST(a_body_of_any_size_and_any_bytes_is_kept),
		TEST(only_the_next_number_is_appended),
		TEST(the_numbers_go_on_after_a_restart),
		TEST(a_client_id_works_once_per_author),
		TEST(events_without_a_client_id_do_not_clash),
		TEST(an_event_is_found_by_its_client_id_and_author),
		TEST(what_is_not_there_is_none),
		TEST(a_walk_gives_its_window_in_order_and_stops_when_told),
		TEST(erasing_drops_the_body_of_an_event_and_of_changes_of_a_kind),
		TEST(unread_is_counted_by_kind_window_author_and_cap),
		TEST(unread_is_counted_within_a_bounded_stretch),
		TEST(an_erased_body_is_gone_from_the_files_too),
		TEST(an_erased_body_leaves_the_log_once_readers_have_left),
		TEST(a_deleted_rooms_key_and_bodies_are_gone_from_the_files_too),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
