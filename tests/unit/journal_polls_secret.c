/* What becomes known of a secret choice: nothing. */
#include "journal_poll.h"

/* The same house again and again: chance is a generator that begins anew. */
static void fill_alike(void *cookie, void *bytes, size_t size)
{
	uint64_t *chance = &((struct fixture *)cookie)->chance;
	for (size_t i = 0; i < size; i++)
		((uint8_t *)bytes)[i] = (uint8_t)draw_below(chance, 256);
}

/* What lies in a file; of a write-ahead log the pages, for the rest of it is SQLite's own chance.
 */
static void add_file(struct fixture *f, const char *name, struct buffer *out)
{
	enum { HEADER = 32, FRAME_HEADER = 24, PAGE = 4096 };
	char path[128];
	uint8_t *bytes = memory_new(1, 8 * 1024 * 1024);
	snprintf(path, sizeof(path), "%s/%s", f->folder, name);
	FILE *file = fopen(path, "rb");
	size_t size = file ? fread(bytes, 1, 8 * 1024 * 1024, file) : 0;
	if (file)
		fclose(file);
	if (!strstr(name, "-wal"))
		buffer_add(out, bytes, size);
	else
		for (size_t at = HEADER; at + FRAME_HEADER + PAGE <= size;
			at += FRAME_HEADER + PAGE)
			buffer_add(out, bytes + at + FRAME_HEADER, PAGE);
	free(bytes);
}

/* What the last call told the room. */
static void add_told(struct fixture *f, struct buffer *out)
{
	for (struct dispatch *d = f->list; d; d = d->next)
		if (d->kind == DISPATCH_EVENT)
			buffer_add(out, frame_payload(d->frame), d->frame->size);
}

/* A house in which a secret poll is voted on, and all that anybody could find out: what lies on
 * disk after each vote and in the end, and what the room was told. */
static void play(const unsigned picks[PEOPLE], struct buffer *out)
{
	char folder[] = "/tmp/runde-test-XXXXXX";
	assert_non_null(mkdtemp(folder));
	struct fixture *f = fixture_new(folder);
	void *state = f;
	f->world.fill_random = fill_alike;
	fixture_found(f);
	fixture_say(f, JONAS, "room.join", "\"room\":\"%s\"", f->room);
	fixture_say(f, LENA, "room.join", "\"room\":\"%s\"", f->room);
	unsigned poll = pose(f, "secret", false, "");
	for (uint64_t person = ANNA; person <= LENA; person++) {
		vote(f, person, poll, 24); /* which one of them means, and says again */
		vote(f, person, poll, picks[person - ANNA]);
		assert_says(f, "\"result\":{}");
		add_told(f, out);
		pass(f, LIMIT_TALLY_MS);
		add_told(f, out);
		add_file(f, "data/runde.db", out);
		add_file(f, "data/runde.db-wal", out);
	}
	close_poll(f, poll);
	add_told(f, out);
	add_file(f, "data/runde.db-wal", out);
	fixture_close(f);
	add_file(f, "data/runde.db", out);
	fixture_teardown(&state);
}

/* P-86: whatever was chosen by whom, it is the same to the byte. */
static void of_a_secret_choice_nothing_is_stored_and_nothing_told(void **unused)
{
	static const unsigned some[PEOPLE] = {2, 4, 24}, others[PEOPLE] = {24, 2, 4},
			      different[PEOPLE] = {2, 2, 24};
	BUFFER_AUTO one;
	BUFFER_AUTO other;
	BUFFER_AUTO third;
	(void)unused;
	buffer_init(&one);
	buffer_init(&other);
	buffer_init(&third);
	play(some, &one);
	play(others, &other);
	play(different, &third);
	assert_true(one.size > 4 * 100 * 1024);
	assert_int_equal(one.size, other.size);
	assert_memory_equal(one.data, other.data, one.size);
	/* What came out does show. */
	assert_false(one.size == third.size && memcmp(one.data, third.data, one.size) == 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(of_a_secret_choice_nothing_is_stored_and_nothing_told),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
