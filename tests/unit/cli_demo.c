#include "base/text.h"
#include "cli/demo_script.h"
#include "proto/gen/limits.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const struct demo_channel *channel_named(const char *title)
{
	for (size_t i = 0; i < demo_channels_count; i++)
		if (strcmp(demo_channels[i].title, title) == 0)
			return &demo_channels[i];
	fail_msg("there is no channel %s", title);
	return NULL;
}

static bool is_person(const char *key)
{
	for (size_t i = 0; i < demo_people_count; i++)
		if (strcmp(demo_people[i].key, key) == 0)
			return true;
	return false;
}

static bool is_member(const struct demo_channel *channel, const char *key)
{
	for (size_t i = 0; channel->members[i]; i++)
		if (strcmp(channel->members[i], key) == 0)
			return true;
	return false;
}

/* The message of that label before the given line, or NULL. */
static const struct demo_line *labelled(const char *label, size_t before)
{
	for (size_t i = 0; i < before; i++)
		if (demo_lines[i].label && strcmp(demo_lines[i].label, label) == 0)
			return &demo_lines[i];
	return NULL;
}

static void names_and_titles_are_within_the_limits(void **state)
{
	(void)state;
	assert_true(demo_people[0].owner);
	for (size_t i = 0; i < demo_people_count; i++)
		assert_in_range(
			text_length(text_of(demo_people[i].name)), 1, PROTO_PERSON_NAME_MAX);
	for (size_t i = 0; i < demo_channels_count; i++) {
		assert_in_range(
			text_length(text_of(demo_channels[i].title)), 1, PROTO_ROOM_TITLE_MAX);
		assert_in_range(text_length(text_of(demo_channels[i].topic)),
			demo_channels[i].kind != DEMO_TALK, PROTO_ROOM_TOPIC_MAX);
	}
	assert_in_range(text_length(text_of(demo_house)), 1, PROTO_ROOM_TITLE_MAX);
}

static void every_member_of_a_channel_is_one_of_the_people(void **state)
{
	(void)state;
	for (size_t i = 0; i < demo_channels_count; i++) {
		assert_non_null(demo_channels[i].members[0]);
		for (size_t k = 0; demo_channels[i].members[k]; k++)
			assert_true(is_person(demo_channels[i].members[k]));
	}
}

static void everybody_writes_where_they_are_a_member(void **state)
{
	(void)state;
	for (size_t i = 0; i < demo_lines_count; i++) {
		const struct demo_line *line = &demo_lines[i];
		if (!is_member(channel_named(line->channel), line->author))
			fail_msg("%s is not in %s", line->author, line->channel);
	}
}

static void the_week_is_told_in_order_and_within_working_hours(void **state)
{
	int last = 0;

	(void)state;
	for (size_t i = 0; i < demo_lines_count; i++) {
		const struct demo_line *line = &demo_lines[i];
		int now = (5 - line->days_ago) * 24 * 60 + line->minute;
		assert_in_range(line->days_ago, 1, 5);
		assert_in_range(line->minute, 7 * 60, 18 * 60);
		if (now <= last)
			fail_msg("line %zu goes back in time", i);
		last = now;
	}
}

static void changes_are_made_by_the_author_in_the_same_channel(void **state)
{
	unsigned edited = 0, erased = 0;

	(void)state;
	for (size_t i = 0; i < demo_lines_count; i++) {
		const struct demo_line *line = &demo_lines[i];
		if (line->label)
			assert_null(labelled(line->label, i));
		if (!line->changes) {
			assert_in_range(
				text_length(text_of(line->text)), 1, PROTO_MESSAGE_TEXT_MAX);
			continue;
		}
		const struct demo_line *first = labelled(line->changes, i);
		assert_non_null(first);
		assert_string_equal(first->author, line->author);
		assert_string_equal(first->channel, line->channel);
		edited += line->text != NULL;
		erased += line->text == NULL;
	}
	assert_true(edited >= 2);
	assert_int_equal(erased, 1);
}

static void replies_answer_an_earlier_message_of_the_same_channel(void **state)
{
	unsigned replies = 0;

	(void)state;
	for (size_t i = 0; i < demo_lines_count; i++) {
		const struct demo_line *line = &demo_lines[i];
		if (!line->answers)
			continue;
		const struct demo_line *root = labelled(line->answers, i);
		assert_non_null(root);
		assert_null(root->answers);
		assert_null(line->changes);
		assert_string_equal(root->channel, line->channel);
		replies++;
	}
	assert_true(replies >= 3);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_and_titles_are_within_the_limits),
		cmocka_unit_test(every_member_of_a_channel_is_one_of_the_people),
		cmocka_unit_test(everybody_writes_where_they_are_a_member),
		cmocka_unit_test(the_week_is_told_in_order_and_within_working_hours),
		cmocka_unit_test(replies_answer_an_earlier_message_of_the_same_channel),
		cmocka_unit_test(changes_are_made_by_the_author_in_the_same_channel),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
