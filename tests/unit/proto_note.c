/* UTF-16 units in UTF-8, and the names of notes. */
#include "base/memory.h"
#include "proto/note/node.h"
#include "proto/note/units.h"
#include "proto/note/words.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

/* One of each length; in every order that comes of stepping over some. */
static const char *const letters[] = {
	"a", "\303\274", "\342\202\254", "\360\237\230\200", "b", "\364\217\277\277", "\177"};
static const uint32_t units[] = {1, 1, 1, 2, 1, 2, 1};
enum { LETTERS = sizeof(letters) / sizeof(*letters), LENGTH = 300 };

static void units_are_counted_and_found_wherever_they_lie(void **state)
{
	(void)state;
	char text[LENGTH * 4 + 1];
	for (size_t start = 0; start < LETTERS; start++) {
		for (size_t step = 1; step < LETTERS; step++) {
			size_t bytes = 0;
			uint32_t count = 0;
			for (size_t i = 0; i < LENGTH; i++) {
				const char *letter = letters[(start + i * step) % LETTERS];
				count += units[(start + i * step) % LETTERS];
				memcpy(text + bytes, letter, strlen(letter));
				bytes += strlen(letter);
			}
			assert_int_equal(units_count(text, bytes), count);
			size_t before = 0;
			uint32_t at = 0;
			for (size_t i = 0; i < LENGTH; i++) {
				size_t which = (start + i * step) % LETTERS;
				assert_int_equal(units_bytes(text, bytes, at), before);
				if (units[which] == 2)
					assert_int_equal(
						units_bytes(text, bytes, at + 1), SIZE_MAX);
				at += units[which];
				before += strlen(letters[which]);
			}
			assert_int_equal(units_bytes(text, bytes, count), bytes);
		}
	}
}

static void reasons_are_called_what_clients_know_them_by(void **state)
{
	(void)state;
	static const char *const names[] = {"fits", "malformed", "unknown_step", "unknown_node",
		"bad_attribute", "bad_link", "bad_text", "bad_leaf", "out_of_range", "split_pair",
		"bad_depth", "not_joined", "bad_content", "bad_marks", "bad_gap", "overwrites",
		"no_node", "too_many_steps", "too_many_nodes", "too_many_marks", "too_deep",
		"too_large", "too_much", "no_memory"};
	assert_int_equal(sizeof(names) / sizeof(*names), NOTE_REASONS);
	for (unsigned i = 0; i < NOTE_REASONS; i++)
		assert_string_equal(note_reason_name((enum note_reason)i), names[i]);
}

static void every_node_and_mark_has_a_name(void **state)
{
	(void)state;
	for (size_t i = 0; i < NOTE_TYPES; i++)
		assert_int_equal(
			note_find_name(note_type_names, NOTE_TYPES, note_type_names[i]), i);
	for (size_t i = 0; i < NOTE_MARK_TYPES; i++)
		assert_int_equal(
			note_find_name(note_mark_names, NOTE_MARK_TYPES, note_mark_names[i]), i);
	assert_int_equal(note_find_name(note_type_names, NOTE_TYPES, "table"), NOTE_TYPES);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(units_are_counted_and_found_wherever_they_lie),
		cmocka_unit_test(reasons_are_called_what_clients_know_them_by),
		cmocka_unit_test(every_node_and_mark_has_a_name),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
