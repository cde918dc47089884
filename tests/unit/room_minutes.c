/* Minutes: composed from what is on record, and in their canonical forms, to the byte. */
#include "room_minutes_fixture.h"

#include "base/nfc.h"
#include "proto/state.h"

static void people_come_and_go(void **state)
{
	struct minutes_fixture it;
	struct minutes_source source = fixture_init(&it, LANGUAGE_DE);
	struct minutes minutes = minutes_compose(&source, &it.arena);
	const struct minutes_person *people = minutes.people.items;
	(void)state;
	assert_int_equal(minutes.people.count, 6);
	assert_string_equal(people[0].name.data, "Ada Öst");
	assert_int_equal(people[0].role, MINUTES_ROLE_MODERATOR);
	assert_int_equal(people[0].came.time, BEGINNING - 5 * 60000);
	assert_int_equal(people[0].came.offset, 60);
	/* The end of the meeting is no leaving of theirs. */
	assert_false(people[0].has_left);
	assert_int_equal(people[1].role, MINUTES_ROLE_MINUTE_TAKER);
	assert_int_equal(people[2].role, MINUTES_ROLE_PRESENTER);
	assert_string_equal(people[3].name.data, "Emil");
	assert_true(people[3].has_left);
	assert_int_equal(people[3].left.time, BEGINNING + 30 * 60000);
	assert_string_equal(people[4].name.data, "Bert");
	assert_false(people[4].has_came);
	assert_int_equal(people[5].answer, ATTENDEE_ANSWER_DECLINED);
	fixture_fini(&it);
}

static void items_say_what_became_of_them(void **state)
{
	struct minutes_fixture it;
	struct minutes_source source = fixture_init(&it, LANGUAGE_EN);
	struct minutes minutes = minutes_compose(&source, &it.arena);
	const struct minutes_item *items = minutes.items.items;
	(void)state;
	/* What was merely proposed is not there, and the others are counted without it. */
	assert_int_equal(minutes.items.count, 3);
	assert_int_equal(items[1].number, 2);
	assert_int_equal(items[0].planned, 10);
	assert_int_equal(items[0].used, 14); /* twelve, and a minute and a half more */
	assert_int_equal(items[1].used, 5);
	assert_false(items[2].has_used);
	assert_int_equal(items[2].postponed, 2);
	assert_string_equal(items[0].summary.confirmed.items[0].name.data, "Emil");
	assert_string_equal(items[0].summary.remarks.items[0].text.data, "Brandt hängt noch.");
	fixture_fini(&it);
}

static void what_is_on_record_stands_at_its_item(void **state)
{
	struct minutes_fixture it;
	struct minutes_source source = fixture_init(&it, LANGUAGE_DE);
	struct minutes minutes = minutes_compose(&source, &it.arena);
	const struct minutes_record *record = &minutes.items.items[0].record;
	(void)state;
	assert_int_equal(record->decisions.count, 1);
	assert_int_equal(record->decisions.items[0].number, 12);
	assert_string_equal(record->decisions.items[0].text.data,
		"Rabatt bis 12 % entscheidet die Regionalleitung.\n# Kein Titel");
	assert_int_equal(record->decisions.items[0].counts.count, 2);
	assert_int_equal(record->decisions.items[0].counts.items[1].votes, 0);
	assert_string_equal(record->polls.items[0].votes.items[1].picks.items[0].option.data, "Ja");
	assert_string_equal(record->tasks.items[0].name.data, "Emil");
	assert_true(record->has_notes);
	assert_int_equal(minutes.record.decisions.count, 1);
	assert_int_equal(minutes.record.decisions.items[0].number, 13);
	assert_int_equal(minutes.record.tasks.count, 1);
	assert_false(minutes.record.tasks.items[0].has_name);
	assert_int_equal(minutes.mentions.count, 1);
	assert_string_equal(minutes.mentions.items[0].name.data, "Cilli | Kunz");
	fixture_fini(&it);
}

static void forms_are_the_same_to_the_byte(void **state)
{
	static void (*const writers[])(const struct minutes *, struct buffer *) = {
		minutes_json, minutes_markdown, minutes_plain, minutes_html};
	static const char *const ends[] = {"json", "md", "txt", "html"};
	(void)state;
	for (int german = 0; german < 2; german++) {
		struct minutes_fixture it;
		struct minutes_source source =
			fixture_init(&it, german ? LANGUAGE_DE : LANGUAGE_EN);
		struct minutes minutes = minutes_compose(&source, &it.arena);
		for (int i = 0; i < 4; i++) {
			char name[40];
			BUFFER_AUTO out;
			buffer_init(&out);
			snprintf(
				name, sizeof(name), "minutes.%s.%s", german ? "de" : "en", ends[i]);
			writers[i](&minutes, &out);
			is_golden(&out, name);
		}
		fixture_fini(&it);
	}
}

static void json_is_read_back_as_it_was(void **state)
{
	struct minutes_fixture it;
	struct minutes_source source = fixture_init(&it, LANGUAGE_DE);
	struct minutes minutes = minutes_compose(&source, &it.arena), again;
	BUFFER_AUTO one;
	BUFFER_AUTO other;
	(void)state;
	buffer_init(&one);
	buffer_init(&other);
	minutes_json(&minutes, &one);
	assert_true(minutes_decode(one.data, one.size, &it.arena, &again));
	minutes_json(&again, &other);
	assert_int_equal(one.size, other.size);
	assert_memory_equal(one.data, other.data, one.size);
	buffer_clear(&one);
	buffer_clear(&other);
	minutes_markdown(&minutes, &one);
	minutes_markdown(&again, &other);
	assert_int_equal(one.size, other.size);
	assert_memory_equal(one.data, other.data, one.size);
	fixture_fini(&it);
}

static bool says(const struct buffer *out, const char *piece)
{
	return memmem(out->data, out->size, piece, strlen(piece)) != NULL;
}

static void what_was_changed_and_approved_shows(void **state)
{
	struct minutes_fixture it;
	struct minutes_source source = fixture_init(&it, LANGUAGE_DE);
	struct minutes minutes = minutes_compose(&source, &it.arena), again;
	struct minutes_remark approved = {text_of("Ada Öst"), minutes.made, text_of("")};
	struct minutes_remark objection = {
		text_of("Emil"), minutes.made, text_of("Es waren 13 %.\n## Freigabe")};
	struct minutes_amendment amendment = {.name = text_of("Dora"),
		.moment = minutes.made,
		.has_item = true,
		.item = 1,
		.before = text_of("Drei Abschlüsse."),
		.after = text_of("Vier Abschlüsse.")};
	BUFFER_AUTO out;
	BUFFER_AUTO json;
	(void)state;
	buffer_init(&out);
	buffer_init(&json);
	minutes.has_approval = true;
	minutes.approval = (struct minutes_approval){{1, &approved}, {1, &objection}};
	minutes.amendments = (struct minutes_amendment_list){1, &amendment};
	minutes.has_addendum = true;
	minutes.addendum = (struct minutes_addendum){minutes.previous, objection};
	minutes_markdown(&minutes, &out);
	assert_true(says(&out, "## Änderungen vor der Freigabe\n\n"
			       "### Punkt 1: Dora, 27. November 2026, 17:52\n\n"
			       "**Vorher:** Drei Abschlüsse.\n\n**Jetzt:** Vier Abschlüsse.\n\n"
			       "## Freigabe\n\n"
			       "**Freigegeben von:** Ada Öst, 27. November 2026, 17:52\n\n"
			       "**Einwand (Emil, 27. November 2026, 17:52):** Es waren 13 %.\\\n"
			       "\\## Freigabe\n\n"
			       "## Nachtrag\n\n"
			       "- **Ergänzt das Protokoll mit dem Siegel:** 00112233"));
	minutes_json(&minutes, &json);
	assert_true(minutes_decode(json.data, json.size, &it.arena, &again));
	assert_true(again.has_approval && again.has_addendum);
	assert_string_equal(again.approval.objections.items[0].name.data, "Emil");
	fixture_fini(&it);
}

static void is_canonical(const char *text, const char *expected)
{
	BUFFER_AUTO out;
	buffer_init(&out);
	canonical_add(text, strlen(text), &out);
	buffer_add_byte(&out, '\0');
	assert_string_equal(out.data, expected);
}

static void lines_are_canonical(void **state)
{
	(void)state;
	is_canonical("", "\n");
	is_canonical("a", "a\n");
	is_canonical("a \t\r\nb  \n\n\n", "a\nb\n");
	is_canonical("u\xcc\x88", "\xc3\xbc\n");          /* composed */
	is_canonical("a\x1b[31m\x7f\xc2\x9b", "a[31m\n"); /* no control characters */
	is_canonical("\n\na", "\n\na\n");
}

static void is_composed_json(const char *json, const char *expected)
{
	BUFFER_AUTO out;
	buffer_init(&out);
	nfc_add_json(json, strlen(json), &out);
	buffer_add_byte(&out, '\0');
	assert_string_equal(out.data, expected);
}

static void escapes_in_json_compose_with_nothing(void **state)
{
	(void)state;
	is_composed_json("\"u\xcc\x88\"", "\"\xc3\xbc\"");
	is_composed_json("\"\\n\xcc\x83 \\u000e\xcc\x88\"", "\"\\n\xcc\x83 \\u000e\xcc\x88\"");
	is_composed_json("\"\\\\\xcc\x88\"", "\"\\\\\xcc\x88\"");
	is_composed_json("\\", "\\");
}

static void zones_have_their_clocks(void **state)
{
	struct zone *berlin = zone_new("Europe/Berlin");
	struct zone_clock clock = zone_clock_at(BEGINNING, 60);
	(void)state;
	assert_int_equal(zone_offset_minutes(berlin, BEGINNING), 60);
	assert_int_equal(zone_offset_minutes(berlin, INT64_C(1782000000000)), 120);
	assert_null(zone_new("../../../etc/passwd"));
	assert_null(zone_new("/etc/localtime"));
	assert_null(zone_new(""));
	assert_null(zone_new("Europe/Nowhere"));
	assert_int_equal(clock.year, 2026);
	assert_int_equal(clock.month, 11);
	assert_int_equal(clock.day, 27);
	assert_int_equal(clock.weekday, 4);
	assert_int_equal(clock.hour, 17);
	clock = zone_clock_at(INT64_C(951868799999), 0); /* 29 February 2000, 23:59:59.999 */
	assert_int_equal(clock.month * 100 + clock.day, 229);
	assert_int_equal(clock.weekday, 1);
	clock = zone_clock_at(-1, 0);
	assert_int_equal(clock.year * 10000 + clock.month * 100 + clock.day, 19691231);
	assert_int_equal(clock.weekday, 2);
	zone_free(berlin);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(people_come_and_go),
		cmocka_unit_test(items_say_what_became_of_them),
		cmocka_unit_test(what_is_on_record_stands_at_its_item),
		cmocka_unit_test(forms_are_the_same_to_the_byte),
		cmocka_unit_test(json_is_read_back_as_it_was),
		cmocka_unit_test(what_was_changed_and_approved_shows),
		cmocka_unit_test(lines_are_canonical),
		cmocka_unit_test(escapes_in_json_compose_with_nothing),
		cmocka_unit_test(zones_have_their_clocks),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
