/* Notes: states that were kept, and steps until they are cut. */
#include "store_found.h"

enum { PAGE = 3, MEETING = 5 };

static struct store_note_key key_of(uint64_t in, uint64_t of, uint64_t item)
{
	return (struct store_note_key){in, of, item};
}

static enum store_result keep(struct fixture *f, struct store_note_key key, uint64_t version)
{
	const struct store_note note = {.key = key,
		.version = version,
		.time_ms = (int64_t)(1000 + version),
		.head = "head",
		.head_size = 4,
		.body = "state",
		.body_size = 5};
	return store_note_put(f->store, &note);
}

static enum store_result write_steps(
	struct fixture *f, struct store_note_key key, uint64_t version, unsigned count)
{
	const struct store_note_steps steps = {.key = key,
		.version = version,
		.count = count,
		.author = anna,
		.time_ms = (int64_t)(2000 + version),
		.body = "steps!",
		.body_size = 6};
	return store_note_steps_put(f->store, &steps);
}

/* "of.item@version+body " */
static bool note_state(void *cookie, const struct store_note *note)
{
	assert_int_equal(note->time_ms, 1000 + note->version);
	assert_int_equal(note->head_size, 4);
	assert_memory_equal(note->head, "head", 4);
	return found_add(cookie, "%d.%d@%d+%d ", (int)note->key.of, (int)note->key.item,
		(int)note->version, (int)note->body_size);
}

/* "of.item@version+count " */
static bool note_steps(void *cookie, const struct store_note_steps *steps)
{
	assert_true(steps->author == anna);
	assert_int_equal(steps->time_ms, 2000 + steps->version);
	assert_memory_equal(steps->body, "steps!", steps->body_size);
	return found_add(cookie, "%d.%d@%d+%u ", (int)steps->key.of, (int)steps->key.item,
		(int)steps->version, steps->count);
}

/* "of.item:time " */
static bool note_trail(void *cookie, const struct store_note_key *key, int64_t time_ms)
{
	return found_add(cookie, "%d.%d:%d ", (int)key->of, (int)key->item, (int)time_ms);
}

/* A page with three states and steps, an item of a meeting, another room. */
static void fill(struct fixture *f)
{
	const struct store_note_key page = key_of(room, PAGE, 0), item = key_of(room, MEETING, 2);
	assert_ok(store_begin(f->store));
	for (uint64_t version = 4; version <= 12; version += 4)
		assert_ok(keep(f, page, version));
	assert_ok(write_steps(f, page, 8, 4));
	assert_ok(write_steps(f, page, 12, 1));
	assert_ok(write_steps(f, page, 13, 3));
	assert_ok(keep(f, item, 7));
	assert_ok(write_steps(f, item, 7, 1));
	assert_ok(write_steps(f, key_of(other_room, PAGE, 0), 0, 1));
	assert_ok(store_commit(f->store));
}

static void states_are_found_the_newest_first(void **state)
{
	struct fixture *f = *state;
	const struct store_note_key page = key_of(room, PAGE, 0);
	fill(f);
	assert_found(
		store_notes_back(f->store, &page, note_state, &found), "3.0@12+5 3.0@8+5 3.0@4+5 ");
	assert_found(
		store_note_heads(f->store, &page, note_state, &found), "3.0@12+0 3.0@8+0 3.0@4+0 ");
	assert_found(store_note_at(f->store, &page, 8, note_state, &found), "3.0@8+5 ");
	struct found none = {.limit = 1};
	assert_int_equal(store_note_at(f->store, &page, 9, note_state, &none), STORE_NONE);
	assert_found(store_notes_of_room(f->store, room, note_state, &found),
		"3.0@4+5 3.0@8+5 3.0@12+5 5.2@7+5 ");
	none.limit = 1;
	assert_ok(store_notes_back(f->store, &page, note_state, &none));
	assert_string_equal(none.text, "3.0@12+5 "); /* no more than was asked for */
}

static void steps_are_found_in_order(void **state)
{
	struct fixture *f = *state;
	const struct store_note_key page = key_of(room, PAGE, 0);
	fill(f);
	assert_found(store_note_steps_each(f->store, &page, 12, note_steps, &found),
		"3.0@12+1 3.0@13+3 ");
	assert_found(store_note_steps_of_room(f->store, room, note_steps, &found),
		"3.0@8+4 3.0@12+1 3.0@13+3 5.2@7+1 ");
	assert_found(store_note_trails_each(f->store, note_trail, &found),
		"3.0:2013 5.2:2007 3.0:2000 ");
}

static void a_trail_is_weighed_and_cut(void **state)
{
	struct fixture *f = *state;
	const struct store_note_key page = key_of(room, PAGE, 0), none = key_of(room, PAGE, 1);
	struct store_note_trail trail;
	uint64_t version;
	fill(f);
	assert_ok(store_note_trail(f->store, &page, 9, &trail));
	assert_int_equal(trail.from, 12);
	assert_int_equal(trail.to, 16);
	assert_int_equal(trail.bytes, 12);
	assert_int_equal(trail.time_ms, 2013);
	assert_int_equal(store_note_trail(f->store, &none, 0, &trail), STORE_NONE);
	assert_ok(store_note_trail_old(f->store, &page, 2013, &version));
	assert_int_equal(version, 13);
	assert_ok(store_note_trail_old(f->store, &page, 2008, &version));
	assert_int_equal(version, 0);
	assert_ok(store_begin(f->store));
	assert_ok(store_note_trail_cut(f->store, &page, 13));
	assert_ok(store_commit(f->store));
	assert_found(
		store_note_steps_of_room(f->store, room, note_steps, &found), "3.0@13+3 5.2@7+1 ");
}

static void the_oldest_states_go(void **state)
{
	struct fixture *f = *state;
	const struct store_note_key page = key_of(room, PAGE, 0);
	fill(f);
	assert_ok(store_begin(f->store));
	assert_ok(store_note_trim(f->store, &page, 3));
	assert_found(store_notes_of_room(f->store, room, note_state, &found),
		"3.0@4+5 3.0@8+5 3.0@12+5 5.2@7+5 ");
	assert_ok(store_note_trim(f->store, &page, 2));
	assert_ok(store_note_drop(f->store, &page, 12));
	assert_ok(store_commit(f->store));
	assert_found(store_notes_of_room(f->store, room, note_state, &found), "3.0@8+5 5.2@7+5 ");
}

static void when_a_note_was_written_in_is_known(void **state)
{
	struct fixture *f = *state;
	const struct store_note_key page = key_of(room, PAGE, 0), none = key_of(room, PAGE, 1);
	int64_t time_ms;
	fill(f);
	assert_ok(store_note_written(f->store, &page, &time_ms));
	assert_int_equal(time_ms, 2013);
	assert_ok(store_begin(f->store));
	assert_ok(store_note_trail_cut(f->store, &page, 16));
	assert_ok(store_commit(f->store));
	assert_ok(store_note_written(f->store, &page, &time_ms));
	assert_int_equal(time_ms, 1012);
	assert_int_equal(store_note_written(f->store, &none, &time_ms), STORE_NONE);
}

static void a_version_is_written_once(void **state)
{
	struct fixture *f = *state;
	const struct store_note_key page = key_of(room, PAGE, 0);
	fill(f);
	assert_ok(store_begin(f->store));
	assert_int_not_equal(write_steps(f, page, 13, 1), STORE_OK);
	store_rollback(f->store);
	assert_ok(store_begin(f->store));
	assert_int_not_equal(keep(f, page, 8), STORE_OK);
	store_rollback(f->store);
}

static void with_its_room_a_note_goes(void **state)
{
	struct fixture *f = *state;
	fill(f);
	assert_ok(store_begin(f->store));
	assert_ok(store_room_delete(f->store, room));
	assert_ok(store_commit(f->store));
	assert_found(store_notes_of_room(f->store, room, note_state, &found), "");
	assert_found(store_note_steps_of_room(f->store, room, note_steps, &found), "");
	assert_found(store_note_trails_each(f->store, note_trail, &found), "3.0:2000 ");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(states_are_found_the_newest_first),
		TEST(steps_are_found_in_order),
		TEST(a_trail_is_weighed_and_cut),
		TEST(the_oldest_states_go),
		TEST(when_a_note_was_written_in_is_known),
		TEST(a_version_is_written_once),
		TEST(with_its_room_a_note_goes),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
