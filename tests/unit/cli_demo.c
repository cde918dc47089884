#include "base/buffer.h"
#include "base/text.h"
#include "cli/demo/calendar.h"
#include "cli/demo/meeting_script.h"
#include "cli/demo/play.h"
#include "cli/demo/script.h"
#include "proto/gen/limits.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

enum { LINES_MAX = 2000 };

/* The whole story, one line after the other. */
static const struct demo_line *lines[LINES_MAX];
static size_t lines_count;

static int read_the_story(void **state)
{
	(void)state;
	for (int day = 1; day <= DEMO_DAYS; day++)
		for (size_t i = 0; i < demo_day(day)->count && lines_count < LINES_MAX; i++)
			lines[lines_count++] = &demo_day(day)->lines[i];
	return lines_count < LINES_MAX ? 0 : -1;
}

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

/* Whether the words between blanks have the key among them. */
static bool is_among(const char *keys, const char *key)
{
	size_t size = strlen(key);
	for (const char *at = keys; (at = strstr(at, key)); at += size)
		if ((at == keys || at[-1] == ' ') && (at[size] == ' ' || !at[size]))
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

static bool says(const struct demo_line *line)
{
	return line->act == DEMO_SAY || line->act == DEMO_REPLY || line->act == DEMO_FORWARD;
}

static size_t place_of_label(const char *label, size_t before)
{
	for (size_t i = 0; i < before; i++)
		if (lines[i]->label && strcmp(lines[i]->label, label) == 0)
			return i;
	fail_msg("nothing is called %s before line %zu", label, before);
	return before;
}

static const char *channel_of(size_t line)
{
	while (!lines[line]->channel)
		line = place_of_label(lines[line]->about, line);
	return lines[line]->channel;
}

/* Where the message is that the line is about; the line itself if it is about none. */
static size_t place_of(size_t line)
{
	const struct demo_line *self = lines[line];
	if (self->about)
		return place_of_label(self->about, line);
	if (self->act != DEMO_REACT)
		return line;
	for (size_t i = line; i-- > 0;)
		if (says(lines[i]) && strcmp(channel_of(i), self->channel) == 0)
			return i;
	fail_msg("line %zu by %s is about nothing", line, self->who);
	return line;
}

static void each_is_a_person(const char *const *keys)
{
	assert_non_null(keys[0]);
	for (size_t i = 0; keys[i]; i++)
		if (!is_person(keys[i]))
			fail_msg("%s is nobody", keys[i]);
}

static void names_and_titles_are_within_the_limits(void **state)
{
	(void)state;
	assert_true(demo_people[0].owner);
	for (size_t i = 0; i < demo_people_count; i++)
		assert_in_range(
			text_length(text_of(demo_people[i].name)), 1, PROTO_PERSON_NAME_MAX);
	for (size_t i = 0; i < demo_groups_count; i++) {
		assert_in_range(
			text_length(text_of(demo_groups[i].handle)), 1, PROTO_GROUP_HANDLE_MAX);
		assert_in_range(
			text_length(text_of(demo_groups[i].title)), 1, PROTO_GROUP_TITLE_MAX);
	}
	for (size_t i = 0; i < demo_channels_count; i++) {
		assert_in_range(
			text_length(text_of(demo_channels[i].title)), 1, PROTO_ROOM_TITLE_MAX);
		assert_in_range(text_length(text_of(demo_channels[i].topic)),
			demo_channels[i].kind != DEMO_TALK, PROTO_ROOM_TOPIC_MAX);
	}
	assert_in_range(text_length(text_of(demo_house)), 1, PROTO_ROOM_TITLE_MAX);
}

static void people_groups_and_channels_have_room_where_they_are_played(void **state)
{
	(void)state;
	assert_in_range(demo_people_count, 1, DEMO_PEOPLE_MAX);
	assert_in_range(demo_groups_count, 1, DEMO_GROUPS_MAX);
	assert_in_range(demo_channels_count, 1, DEMO_ROOMS_MAX);
}

static void every_member_of_a_channel_or_group_is_one_of_the_people(void **state)
{
	(void)state;
	for (size_t i = 0; i < demo_channels_count; i++)
		each_is_a_person(demo_channels[i].members);
	for (size_t i = 0; i < demo_groups_count; i++)
		each_is_a_person(demo_groups[i].people);
	for (size_t i = 0; i < demo_wishes_count; i++)
		assert_true(is_member(channel_named(demo_wishes[i].channel), demo_wishes[i].who));
}

static void everybody_acts_where_they_are_a_member(void **state)
{
	(void)state;
	for (size_t i = 0; i < lines_count; i++) {
		const struct demo_channel *channel = channel_named(channel_of(i));
		unsigned members = 0, words = 1;
		for (size_t k = 0; channel->members[k]; k++)
			members += is_among(lines[i]->who, channel->members[k]);
		for (const char *c = lines[i]->who; *c; c++)
			words += *c == ' ';
		assert_true(words == 1 || lines[i]->act == DEMO_REACT);
		if (members != words)
			fail_msg("of %s not all are in %s", lines[i]->who, channel->title);
	}
}

static void every_day_is_told_in_order_and_within_working_hours(void **state)
{
	(void)state;
	for (int day = 1; day <= DEMO_DAYS; day++) {
		int last = 0;
		assert_true(demo_day(day)->count >= 15);
		for (size_t i = 0; i < demo_day(day)->count; i++) {
			int minute = demo_day(day)->lines[i].minute;
			assert_in_range(minute, 7 * 60, 18 * 60);
			if (minute < last)
				fail_msg("line %zu of day %d goes back in time", i, day);
			last = minute;
		}
	}
}

static void changes_are_made_by_the_author_and_replies_are_to_what_stands(void **state)
{
	unsigned acts[DEMO_HOLD + 1] = {0};
	bool erased[LINES_MAX] = {false};

	(void)state;
	for (size_t i = 0; i < lines_count; i++) {
		const struct demo_line *line = lines[i];
		size_t place = place_of(i);
		acts[line->act]++;
		if (line->act >= DEMO_PLAN)
			continue;
		assert_false(erased[place]);
		if (line->act == DEMO_EDIT || line->act == DEMO_ERASE)
			assert_string_equal(line->who, lines[place]->who);
		if (line->act == DEMO_REPLY)
			assert_int_equal(lines[place]->act, DEMO_SAY);
		erased[place] |= line->act == DEMO_ERASE;
	}
	assert_true(acts[DEMO_SAY] >= 200);
	assert_true(acts[DEMO_REACT] >= 100);
	assert_true(acts[DEMO_PIN] >= 5);
	assert_true(acts[DEMO_EDIT] >= 3);
	assert_true(acts[DEMO_REPLY] >= 25);
	assert_true(acts[DEMO_NAME] >= 3);
	assert_true(acts[DEMO_RESOLVE] >= 1);
	assert_int_equal(acts[DEMO_FORWARD], 2);
	assert_int_equal(acts[DEMO_ERASE], 1);
	assert_int_equal(acts[DEMO_CALL_OFF], 1);
	assert_int_equal(acts[DEMO_HOLD], 2);
}

/* As many as stand there, each of them in the meeting's channel; NULL: nobody. */
static unsigned members_among(const struct demo_meeting *meeting, const char *keys)
{
	size_t people[DEMO_PEOPLE_MAX], count = keys ? demo_people_in(keys, people) : 0;
	for (size_t i = 0; i < count; i++)
		if (!is_member(channel_named(meeting->channel), demo_people[people[i]].key))
			fail_msg("%s is not in %s", demo_people[people[i]].key, meeting->channel);
	return (unsigned)count;
}

static void every_meeting_is_of_its_channels_people(void **state)
{
	static const char *const keys[] = {"wochenrunde", "altenried"};
	(void)state;
	for (size_t i = 0; i < sizeof(keys) / sizeof(*keys); i++) {
		const struct demo_meeting *meeting = demo_meeting_named(keys[i]);
		assert_non_null(meeting);
		assert_int_equal(members_among(meeting, meeting->owner), 1);
		assert_int_equal(members_among(meeting, meeting->taker), 1);
		members_among(meeting, meeting->people);
		int minutes = 0;
		for (const struct demo_item *item = meeting->items; item->title; item++) {
			members_among(meeting, item->owner);
			minutes += item->minutes;
		}
		assert_int_equal(minutes, meeting->minutes);
	}
}

/* Whoever comes to a meeting says nothing elsewhere while it is held. */
static void a_meeting_is_held_by_those_who_came_and_is_over_before_they_go_on(void **state)
{
	(void)state;
	for (size_t i = 0; i < lines_count; i++) {
		if (lines[i]->act != DEMO_HOLD)
			continue;
		const struct demo_sitting *sitting = demo_sitting_named(lines[i]->text);
		assert_non_null(sitting);
		const struct demo_meeting *meeting = demo_meeting_named(sitting->meeting);
		int minutes = 0;
		for (const struct demo_turn *turn = sitting->turns; turn->item; turn++) {
			minutes += turn->minutes;
			assert_true(!turn->summary || members_among(meeting, turn->agree) >= 1);
			members_among(meeting, turn->adds);
		}
		assert_true(members_among(meeting, sitting->people) >= 4);
		if (i + 1 < lines_count && lines[i + 1]->minute > lines[i]->minute)
			assert_true(lines[i + 1]->minute >= lines[i]->minute + minutes);
	}
}

static void a_label_is_given_once_and_used(void **state)
{
	(void)state;
	for (size_t i = 0; i < lines_count; i++) {
		unsigned used = 0;
		if (!lines[i]->label)
			continue;
		for (size_t k = 0; k < lines_count; k++) {
			const struct demo_line *other = lines[k];
			used += other->about && strcmp(other->about, lines[i]->label) == 0;
			assert_true(k == i || !other->label ||
				    strcmp(other->label, lines[i]->label) != 0);
		}
		if (!used)
			fail_msg("nothing is about %s", lines[i]->label);
	}
}

/* A later one of the same person would take the place of the earlier. */
static void nobody_reacts_twice_to_a_message_or_to_their_own(void **state)
{
	(void)state;
	for (size_t i = 0; i < lines_count; i++) {
		if (lines[i]->act != DEMO_REACT)
			continue;
		assert_in_range(text_length(text_of(lines[i]->text)), 1, PROTO_EMOJI_MAX);
		for (size_t p = 0; p < demo_people_count; p++) {
			const char *key = demo_people[p].key;
			if (!is_among(lines[i]->who, key))
				continue;
			assert_string_not_equal(lines[place_of(i)]->who, key);
			for (size_t k = 0; k < i; k++)
				if (lines[k]->act == DEMO_REACT && place_of(k) == place_of(i) &&
					is_among(lines[k]->who, key))
					fail_msg("%s reacts twice at line %zu", key, i);
		}
	}
}

static bool begins_with_a_name(const char *text)
{
	bool begins = strncmp(text, "alle", 4) == 0;
	for (size_t i = 0; i < demo_people_count; i++)
		begins |= strncmp(text, demo_people[i].name, strlen(demo_people[i].name)) == 0;
	for (size_t i = 0; i < demo_groups_count; i++)
		begins |= strncmp(text, demo_groups[i].handle, strlen(demo_groups[i].handle)) == 0;
	return begins;
}

static void texts_call_upon_people_there_are_and_are_typeset(void **state)
{
	static const char *const wrong[] = {"\"", "'", "...", "  ", " - ", " ,", " .", "“ „"};

	(void)state;
	for (size_t i = 0; i < lines_count; i++) {
		const char *text = lines[i]->text;
		if (!text)
			continue;
		assert_in_range(text_length(text_of(text)), 1, PROTO_MESSAGE_TEXT_MAX);
		for (const char *at = text; (at = strchr(at, '@')); at++)
			if (!begins_with_a_name(at + 1))
				fail_msg("nobody is called upon in: %s", text);
		for (size_t k = 0; k < sizeof(wrong) / sizeof(*wrong); k++)
			if (strstr(text, wrong[k]))
				fail_msg("%s stands in: %s", wrong[k], text);
	}
}

static int64_t ms_of(int year, int month, int day, int hour)
{
	struct tm utc = {
		.tm_year = year - 1900, .tm_mon = month - 1, .tm_mday = day, .tm_hour = hour};
	return (int64_t)timegm(&utc) * 1000;
}

static void the_story_ends_on_the_working_day_before(void **state)
{
	(void)state;
	/* Friday, 27 November 2026, in winter: midnight of Thursday is 23:00 the day before. */
	assert_int_equal(demo_day_ms(ms_of(2026, 11, 27, 12), 15), ms_of(2026, 11, 25, 23));
	/* Monday and Sunday: the Friday before. */
	assert_int_equal(demo_day_ms(ms_of(2026, 11, 30, 12), 15), ms_of(2026, 11, 26, 23));
	assert_int_equal(demo_day_ms(ms_of(2026, 11, 29, 12), 15), ms_of(2026, 11, 26, 23));
	/* Ten working days earlier, and one later over the weekend. */
	assert_int_equal(demo_day_ms(ms_of(2026, 11, 27, 12), 5), ms_of(2026, 11, 11, 23));
	assert_int_equal(demo_day_ms(ms_of(2026, 11, 28, 12), 16), ms_of(2026, 11, 29, 23));
	/* Half past eleven at night in UTC is the next day in Berlin. */
	assert_int_equal(demo_day_ms(ms_of(2026, 11, 26, 23), 15), ms_of(2026, 11, 25, 23));
}

static void the_watches_change_on_the_last_sundays_of_march_and_october(void **state)
{
	(void)state;
	/* Summer began on 29 March 2026 and ended on 25 October. */
	assert_int_equal(demo_day_ms(ms_of(2026, 3, 30, 12), 15), ms_of(2026, 3, 26, 23));
	assert_int_equal(demo_day_ms(ms_of(2026, 3, 31, 12), 15), ms_of(2026, 3, 29, 22));
	assert_int_equal(demo_day_ms(ms_of(2026, 10, 26, 12), 15), ms_of(2026, 10, 22, 22));
	assert_int_equal(demo_day_ms(ms_of(2026, 10, 27, 12), 15), ms_of(2026, 10, 25, 23));
}

static void days_in_texts_are_spelled_out(void **state)
{
	BUFFER_AUTO text;

	(void)state;
	buffer_init(&text);
	demo_add_text(
		&text, "Am {w15}, {d15}, und bis {w16}; ab 1. {m2}. Ende", ms_of(2026, 11, 28, 12));
	buffer_add_byte(&text, '\0');
	assert_string_equal((const char *)text.data,
		"Am Freitag, 27. November, und bis Montag; ab 1. Januar. Ende");
}

/* Every brace is that of a day or month: a letter, a number, a closing brace. A weekday that lies
 * a week ahead would be taken for today, so it comes with its date. */
static void days_in_texts_are_days_and_no_weekday_is_ambiguous(void **state)
{
	(void)state;
	for (int day = 1; day <= DEMO_DAYS; day++)
		for (size_t i = 0; i < demo_day(day)->count; i++) {
			const char *at = demo_day(day)->lines[i].text;
			for (; at && (at = strchr(at, '{')); at++) {
				char *end;
				long number = strtol(at + 2, &end, 10);
				assert_non_null(strchr("wdm", at[1]));
				assert_in_range(number, 1, 30);
				assert_int_equal(*end, '}');
				if (at[1] == 'w' && number >= day + DEMO_WEEK_DAYS)
					assert_memory_equal(end + 1, ", {d", 4);
			}
		}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_and_titles_are_within_the_limits),
		cmocka_unit_test(people_groups_and_channels_have_room_where_they_are_played),
		cmocka_unit_test(every_member_of_a_channel_or_group_is_one_of_the_people),
		cmocka_unit_test(everybody_acts_where_they_are_a_member),
		cmocka_unit_test(every_meeting_is_of_its_channels_people),
		cmocka_unit_test(a_meeting_is_held_by_those_who_came_and_is_over_before_they_go_on),
		cmocka_unit_test(every_day_is_told_in_order_and_within_working_hours),
		cmocka_unit_test(changes_are_made_by_the_author_and_replies_are_to_what_stands),
		cmocka_unit_test(a_label_is_given_once_and_used),
		cmocka_unit_test(nobody_reacts_twice_to_a_message_or_to_their_own),
		cmocka_unit_test(texts_call_upon_people_there_are_and_are_typeset),
		cmocka_unit_test(the_story_ends_on_the_working_day_before),
		cmocka_unit_test(the_watches_change_on_the_last_sundays_of_march_and_october),
		cmocka_unit_test(days_in_texts_are_spelled_out),
		cmocka_unit_test(days_in_texts_are_days_and_no_weekday_is_ambiguous),
	};

	return cmocka_run_group_tests(tests, read_the_story, NULL);
}
