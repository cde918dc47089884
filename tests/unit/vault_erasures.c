/* The list of erasures: what was answered is in it, what was not committed is not, and damage is
 * told from a line that a crash has cut off. P-49. */
#include "vault/erasures.h"

#include "base/buffer.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static const uint8_t set[VAULT_DATA_SET_BYTES] = "first data set.";
static const uint8_t other_set[VAULT_DATA_SET_BYTES] = "other data set.";

struct fixture {
	char folder[64], path[96];
	struct erasures *list;
};

static int setup(void **state)
{
	struct fixture *f = calloc(1, sizeof(*f));
	snprintf(f->folder, sizeof(f->folder), "/tmp/runde-erasures-XXXXXX");
	assert_non_null(mkdtemp(f->folder));
	snprintf(f->path, sizeof(f->path), "%s/key.erasures", f->folder);
	*state = f;
	return 0;
}

static int teardown(void **state)
{
	struct fixture *f = *state;
	erasures_free(f->list);
	unlink(f->path);
	assert_int_equal(rmdir(f->folder), 0); /* nothing else was left in it */
	free(f);
	return 0;
}

static void open_list(struct fixture *f, uint64_t done)
{
	struct fault fault = {""};
	if (erasures_open(f->path, set, done, &f->list, &fault) != 0)
		fail_msg("%s", fault.text);
}

static void close_list(struct fixture *f)
{
	erasures_free(f->list);
	f->list = NULL;
}

static void assert_refused(struct fixture *f, uint64_t done, const char *words)
{
	struct fault fault = {""};
	assert_int_equal(erasures_open(f->path, set, done, &f->list, &fault), -1);
	assert_null(f->list);
	if (!strstr(fault.text, words))
		fail_msg("\"%s\" does not say \"%s\"", fault.text, words);
}

static void note(struct fixture *f, uint64_t seq)
{
	erasures_note(f->list, &(struct erasure){.kind = ERASURE_EVENT,
				       .of = UINT64_C(0x7fffffffffffffff),
				       .what = seq,
				       .time_ms = 1795530600000,
				       .by = 12,
				       .client_id = {{1, 2, 3}}});
}

static void commit(struct fixture *f)
{
	assert_true(erasures_write(f->list));
	erasures_settle(f->list);
}

struct seen {
	unsigned count;
	struct erasure items[8];
};

static bool see(void *cookie, const struct erasure *erasure)
{
	struct seen *seen = cookie;
	assert_true(seen->count < 8);
	seen->items[seen->count++] = *erasure;
	return true;
}

static struct seen records(struct fixture *f, uint64_t after)
{
	struct seen seen = {0};
	assert_true(erasures_each(f->list, after, see, &seen));
	return seen;
}

static size_t read_file(const struct fixture *f, char text[4096])
{
	int file = open(f->path, O_RDONLY);
	ssize_t size = read(file, text, 4095);
	close(file);
	assert_true(size >= 0);
	text[size] = '\0';
	return (size_t)size;
}

static void write_file(const struct fixture *f, const char *text, size_t size)
{
	int file = open(f->path, O_WRONLY | O_TRUNC);
	assert_int_equal(write(file, text, size), size);
	close(file);
}

static void what_was_committed_is_there_when_it_is_opened_again(void **state)
{
	struct fixture *f = *state;
	open_list(f, 0);
	note(f, 3);
	erasures_note(f->list, &(struct erasure){.kind = ERASURE_ROOM, .of = 7});
	assert_int_equal(erasures_last(f->list), 2);
	commit(f);
	close_list(f);
	open_list(f, 2);
	erasures_note(f->list, &(struct erasure){.kind = ERASURE_PICTURE, .of = 8, .what = 9});
	commit(f);
	struct seen seen = records(f, 0);
	assert_int_equal(seen.count, 3);
	assert_int_equal(seen.items[0].kind, ERASURE_EVENT);
	assert_int_equal(seen.items[0].of, UINT64_C(0x7fffffffffffffff));
	assert_int_equal(seen.items[0].what, 3);
	assert_int_equal(seen.items[0].time_ms, 1795530600000);
	assert_int_equal(seen.items[0].by, 12);
	assert_int_equal(seen.items[0].client_id.bytes[2], 3);
	assert_false(client_id_is_set(&seen.items[1].client_id));
	assert_int_equal(seen.items[1].kind, ERASURE_ROOM);
	assert_int_equal(seen.items[2].kind, ERASURE_PICTURE);
	assert_int_equal(seen.items[2].number, 3);
	assert_int_equal(records(f, 2).count, 1);
}

static void what_was_not_committed_is_not_there(void **state)
{
	struct fixture *f = *state;
	open_list(f, 0);
	note(f, 3);
	commit(f);
	note(f, 4);
	erasures_withdraw(f->list);
	note(f, 5);
	assert_true(erasures_write(f->list));
	erasures_withdraw(f->list);
	assert_int_equal(erasures_last(f->list), 1);
	erasures_settle(f->list); /* another commit */
	close_list(f);
	open_list(f, 1);
	assert_int_equal(records(f, 0).count, 1);
	note(f, 6);
	commit(f);
	assert_int_equal(records(f, 1).items[0].what, 6);
}

/* It may have happened all the same: that is seen at the next start, when the data knows of it, or
 * not. */
static void what_a_failed_commit_wrote_stands_until_another_succeeds(void **state)
{
	struct fixture *f = *state;
	open_list(f, 0);
	note(f, 3);
	assert_true(erasures_write(f->list));
	assert_false(erasures_has_left(f->list));
	erasures_withdraw(f->list);
	assert_true(erasures_has_left(f->list)); /* so that the other one writes */
	close_list(f);
	open_list(f, 1);
	close_list(f);
	open_list(f, 0);
	assert_int_equal(records(f, 0).items[0].what, 3);
}

/* The process did not live to see the commit: whether it happened, the data knows. */
static void what_was_written_before_a_crash_is_there(void **state)
{
	struct fixture *f = *state;
	open_list(f, 0);
	note(f, 3);
	assert_true(erasures_write(f->list));
	close_list(f);
	open_list(f, 0);
	assert_int_equal(records(f, 0).count, 1);
}

static void a_line_that_a_crash_has_cut_off_is_taken_away(void **state)
{
	struct fixture *f = *state;
	char text[4096];
	open_list(f, 0);
	note(f, 3);
	commit(f);
	size_t whole = read_file(f, text);
	note(f, 4);
	commit(f);
	close_list(f);
	for (size_t size = read_file(f, text) - 1; size > whole; size--) {
		write_file(f, text, size);
		open_list(f, 1);
		assert_int_equal(erasures_last(f->list), 1);
		close_list(f);
		char after[4096];
		assert_int_equal(read_file(f, after), whole);
	}
}

static void any_changed_byte_is_refused(void **state)
{
	struct fixture *f = *state;
	char text[4096];
	open_list(f, 0);
	for (uint64_t seq = 3; seq < 6; seq++)
		note(f, seq);
	commit(f);
	close_list(f);
	size_t size = read_file(f, text);
	/* The last end of a line is the one that a crash may have cut off. */
	for (size_t at = 0; at + 1 < size; at++) {
		text[at] ^= 1;
		write_file(f, text, size);
		assert_refused(f, 0, at <= strcspn(text, "\n") ? "" : "is damaged after number");
		text[at] ^= 1;
	}
	write_file(f, text, size);
	open_list(f, 3);
}

static void another_data_sets_list_or_none_at_all_is_refused(void **state)
{
	struct fixture *f = *state;
	struct fault fault = {""};
	struct erasures_extent extent;
	assert_int_equal(erasures_look(f->path, set, &extent, &fault), 0);
	open_list(f, 0);
	close_list(f);
	assert_int_equal(erasures_look(f->path, set, &extent, &fault), 1);
	assert_int_equal(extent.first, 1);
	assert_int_equal(extent.last, 0);
	assert_int_equal(erasures_look(f->path, other_set, &extent, &fault), -1);
	assert_non_null(strstr(fault.text, "belongs to other data"));
	write_file(f, "", 0);
	assert_refused(f, 0, "is no list of erasures");
	write_file(f, "hello\n", 6);
	assert_refused(f, 0, "is no list of erasures");
}

static void a_list_that_does_not_fit_the_data_is_refused(void **state)
{
	struct fixture *f = *state;
	open_list(f, 7);
	assert_int_equal(erasures_last(f->list), 7);
	note(f, 3);
	commit(f);
	assert_int_equal(records(f, 7).items[0].number, 8);
	close_list(f);
	assert_refused(f, 9, "ends at number 8, the data knows 9");
	assert_refused(f, 6, "begins at number 8, the data is older and knows 6");
	open_list(f, 8);
	close_list(f);
	open_list(f, 7);
}

static void a_list_open_to_others_or_written_by_another_is_refused(void **state)
{
	struct fixture *f = *state;
	struct fault fault = {""};
	struct erasures *second = NULL;
	open_list(f, 0);
	assert_int_equal(erasures_open(f->path, set, 0, &second, &fault), -1);
	assert_non_null(strstr(fault.text, "Another process"));
	close_list(f);
	assert_int_equal(chmod(f->path, 0640), 0);
	assert_refused(f, 0, "open to other users");
	assert_int_equal(chmod(f->path, 0600), 0);
	open_list(f, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			what_was_committed_is_there_when_it_is_opened_again, setup, teardown),
		cmocka_unit_test_setup_teardown(
			what_was_not_committed_is_not_there, setup, teardown),
		cmocka_unit_test_setup_teardown(
			what_a_failed_commit_wrote_stands_until_another_succeeds, setup, teardown),
		cmocka_unit_test_setup_teardown(
			what_was_written_before_a_crash_is_there, setup, teardown),
		cmocka_unit_test_setup_teardown(
			a_line_that_a_crash_has_cut_off_is_taken_away, setup, teardown),
		cmocka_unit_test_setup_teardown(any_changed_byte_is_refused, setup, teardown),
		cmocka_unit_test_setup_teardown(
			another_data_sets_list_or_none_at_all_is_refused, setup, teardown),
		cmocka_unit_test_setup_teardown(
			a_list_that_does_not_fit_the_data_is_refused, setup, teardown),
		cmocka_unit_test_setup_teardown(
			a_list_open_to_others_or_written_by_another_is_refused, setup, teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
