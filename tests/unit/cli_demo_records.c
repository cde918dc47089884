/* What the demonstration's meetings put on record, and what is noted there and on pages. */
#include "cli/demo/meeting_script.h"
#include "cli/demo/play.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

/* Whether somebody who came has something to do with this key, or nobody yet does. */
static bool is_there(const struct demo_sitting *sitting, const char *key)
{
	const struct demo_meeting *meeting = demo_meeting_named(sitting->meeting);
	size_t people[DEMO_PEOPLE_MAX], count = demo_people_in(sitting->people, people);
	for (size_t i = 0; i < count; i++)
		if (key && strcmp(demo_people[people[i]].key, key) == 0)
			return true;
	return !key || strcmp(meeting->owner, key) == 0;
}

static bool is_said_before(size_t index, const char *words, bool task)
{
	for (size_t i = 0; i < index; i++) {
		const char *said = task ? demo_records[i].task : demo_records[i].decision;
		if (said && strcmp(said, words) == 0)
			return true;
	}
	return false;
}

static void what_comes_on_record_is_of_those_who_came_and_was_talked_about(void **state)
{
	(void)state;
	for (size_t i = 0; i < demo_records_count; i++) {
		const struct demo_record *record = &demo_records[i];
		const struct demo_sitting *sitting = demo_sitting_named(record->sitting);
		assert_non_null(sitting);
		const struct demo_turn *turn = sitting->turns;
		while (turn->item && turn->item != record->item)
			turn++;
		assert_int_equal(turn->item, record->item);
		assert_true(is_there(sitting, record->doer));
		assert_true(!record->closes || is_said_before(i, record->closes, true));
		assert_true(!record->corrects || is_said_before(i, record->corrects, false));
		assert_int_equal(!record->decision + !record->task + !record->closes, 2);
	}
}

/* The meeting at which it is noted, and who is there; NULL: it is on a page. */
static const struct demo_meeting *meeting_at(const struct demo_note *note, const char **ret_people)
{
	const struct demo_sitting *sitting = demo_sitting_named(note->place);
	const struct demo_meeting *meeting =
		demo_meeting_named(sitting ? sitting->meeting : note->place);
	*ret_people = sitting ? sitting->people : meeting ? meeting->people : NULL;
	return meeting;
}

static bool is_page(const char *title)
{
	for (int day = 1; day <= DEMO_DAYS; day++)
		for (size_t i = 0; i < demo_day(day)->count; i++) {
			const struct demo_line *line = &demo_day(day)->lines[i];
			if (line->act == DEMO_PAGE && strcmp(line->text, title) == 0)
				return true;
		}
	return false;
}

static bool is_among(const char *keys, const char *key)
{
	size_t people[DEMO_PEOPLE_MAX], count = demo_people_in(keys, people);
	for (size_t i = 0; i < count; i++)
		if (strcmp(demo_people[people[i]].key, key) == 0)
			return true;
	return false;
}

static void what_is_noted_is_of_those_who_came_at_an_item_or_on_a_page(void **state)
{
	(void)state;
	for (size_t i = 0; i < demo_notes_count; i++) {
		const struct demo_note *note = &demo_notes[i];
		const char *people;
		const struct demo_meeting *meeting = meeting_at(note, &people);
		assert_int_equal(meeting != NULL, note->item > 0);
		if (!meeting) {
			assert_true(is_page(note->place));
			continue;
		}
		int items = demo_sitting_named(note->place) &&
			    demo_sitting_named(note->place)->proposer;
		for (const struct demo_item *item = meeting->items; item->title; item++)
			items++;
		assert_in_range(note->item, 1, items);
		assert_true(is_among(meeting->owner, note->who) ||
			    is_among(meeting->taker, note->who) || is_among(people, note->who));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_comes_on_record_is_of_those_who_came_and_was_talked_about),
		cmocka_unit_test(what_is_noted_is_of_those_who_came_at_an_item_or_on_a_page),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
