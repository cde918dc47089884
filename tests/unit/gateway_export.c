/* Minutes as files: which are asked for, what they are called, and what is too large. */
#include "base/attempt.h"
#include "base/limits.h"
#include "gateway/export/export.h"
#include "gateway/export/file.h"
#include "gateway/export/filename.h"

#include "base/memory.h"
#include "room/minutes/canonical.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define ROOM "5w9e2k7c4p1xa"

static bool reads(const char *rest, struct export_address *ret_address)
{
	char path[200];
	int size = snprintf(path, sizeof(path), "%s%s", EXPORT_PATH, rest);
	return export_address_read((struct slice){path, (size_t)size}, ret_address);
}

static void an_address_names_room_meeting_and_form(void **state)
{
	static const char *const endings[EXPORT_FORMS] = {"md", "txt", "html", "json", "pdf"};
	struct export_address address;
	(void)state;
	for (int form = 0; form < EXPORT_FORMS; form++) {
		char rest[60];
		snprintf(rest, sizeof(rest), ROOM "/12.%s", endings[form]);
		assert_true(reads(rest, &address));
		assert_int_equal(address.form, form);
		assert_int_equal(address.meeting, 12);
		assert_int_equal(address.addendum, 0);
	}
	assert_true(reads(ROOM "/4294967295-13.md", &address));
	assert_int_equal(address.meeting, UINT32_MAX);
	assert_int_equal(address.addendum, 13);
}

static void what_is_no_address_is_none(void **state)
{
	static const char *const wrong[] = {"", "/", ROOM, ROOM "/", ROOM "/12", ROOM "/12.",
		ROOM "/12.doc", ROOM "/12.MD", ROOM "/12.md/", ROOM "/12.md.md", ROOM "/.md",
		ROOM "/0.md", ROOM "/012.md", ROOM "/+12.md", ROOM "/ 12.md", ROOM "/1x.md",
		ROOM "/4294967296.md", ROOM "/18446744073709551628.md", ROOM "/12-.md",
		ROOM "/-12.md", ROOM "/12-0.md", ROOM "/12-1-2.md", ROOM "//12.md", "/12.md",
		"5W9E2K7C4P1XA/12.md", "5w9e2k7c4p1x/12.md", "../" ROOM "/12.md"};
	struct export_address address;
	(void)state;
	for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++)
		if (reads(wrong[i], &address))
			fail_msg("%s was taken", wrong[i]);
}

/* 28 November 2026, 23:30 UTC, which is the next day an hour to the east. */
static const struct minutes_moment night = {1795908600000, 60};

static void check_name(const char *title, const char *wanted)
{
	BUFFER_AUTO field;
	struct minutes minutes = {.language = LANGUAGE_EN,
		.title = text_of(title),
		.has_began = true,
		.began = night};
	buffer_init(&field);
	filename_write_field(&minutes, "pdf", &field);
	buffer_add_byte(&field, '\0');
	assert_string_equal((const char *)field.data, wanted);
}

#define FIELD(plain, encoded)                                                                      \
	"Content-Disposition: attachment; filename=\"Minutes " plain " 2026-11-29.pdf\"; "         \
	"filename*=UTF-8''Minutes%20" encoded "%202026-11-29.pdf\r\n"

static void a_file_is_called_after_the_meeting_and_its_day(void **state)
{
	(void)state;
	check_name("Week 48", FIELD("Week 48", "Week%2048"));
	check_name("Über \xf0\x9f\x8e\x89", FIELD("_ber _", "%C3%9Cber%20%F0%9F%8E%89"));
}

static void no_title_ends_the_name_or_the_line(void **state)
{
	(void)state;
	check_name("a\r\nX: y", FIELD("aX- y", "aX-%20y"));
	check_name("\"; filename=\"x.exe", FIELD("-; filename=-x.exe", "-%3B%20filename%3D-x.exe"));
	check_name("../../etc/passwd%00\\", FIELD("..-..-etc-passwd-00-", "..-..-etc-passwd-00-"));
	/* Neither turned round nor with what is not seen. */
	check_name("\xe2\x80\xae"
		   "fdp\xe2\x80\x8b.exe\xc2\x85",
		FIELD("fdp.exe", "fdp.exe"));
}

#define TEN    "abcdefghij"
#define EIGHTY TEN TEN TEN TEN TEN TEN TEN TEN

static void a_long_title_is_cut(void **state)
{
	(void)state;
	assert_int_equal(strlen(EIGHTY), FILENAME_TITLE_MAX);
	check_name(EIGHTY, FIELD(EIGHTY, EIGHTY));
	check_name(EIGHTY "k", FIELD(EIGHTY, EIGHTY));
}

static struct minutes_page draft_of(const char *goal, size_t size)
{
	return (struct minutes_page){.read = {.standing = {.phase = MINUTES_PHASE_DRAFT},
					     .minutes = {.format = 1,
						     .language = LANGUAGE_EN,
						     .house = text_of(""),
						     .room = text_of(""),
						     .title = text_of("Week 48"),
						     .goal = {goal, size},
						     .rhythm = MEETING_RHYTHM_ONCE,
						     .time_zone = text_of("UTC")}}};
}

static char *filled(size_t size)
{
	char *text = memory_new(1, size + 1);
	for (size_t i = 0; i < size; i++)
		text[i] = i % 60 ? 'a' : ' ';
	text[0] = 'a';
	return text;
}

/* LIMIT_PAPER_BYTES */
static void a_pdf_has_a_limit(void **state)
{
	const struct export_address pdf = {.form = EXPORT_PDF}, html = {.form = EXPORT_HTML};
	BUFFER_AUTO json;
	BUFFER_AUTO out;
	(void)state;
	buffer_init(&json);
	buffer_init(&out);
	struct minutes_page page = draft_of("", 0);
	minutes_json(&page.read.minutes, &json);
	size_t most = LIMIT_PAPER_BYTES - json.size;
	char *goal = filled(most + 1);
	page = draft_of(goal, most + 1);
	assert_int_equal(file_make(&page, &pdf, &out), FILE_TOO_LARGE);
	assert_int_equal(file_make(&page, &html, &out), FILE_MADE);
	page = draft_of(goal, most);
	buffer_clear(&out);
	if (getenv("RUNDE_LONG"))
		assert_int_equal(file_make(&page, &pdf, &out), FILE_MADE);
	free(goal);
}

/* LIMIT_EXPORT_BYTES */
static void a_file_has_a_limit(void **state)
{
	const struct export_address markdown = {.form = EXPORT_MARKDOWN};
	char *sealed = filled(LIMIT_EXPORT_BYTES + 1);
	(void)state;
	for (size_t more = 0; more < 2; more++) {
		BUFFER_AUTO out;
		buffer_init(&out);
		struct minutes_page page = {
			.files = {.markdown = {sealed, LIMIT_EXPORT_BYTES + more}}};
		assert_int_equal(
			file_make(&page, &markdown, &out), more ? FILE_TOO_LARGE : FILE_MADE);
	}
	free(sealed);
}

#ifdef RUNDE_FAULTS
static struct minutes_page page_with_a_table(void)
{
	static struct minutes_person people[] = {
		{.name = {"Ada | Brandt", 12}, .role = MINUTES_ROLE_MODERATOR, .has_came = true},
		{.name = {"Jonas", 5}, .role = MINUTES_ROLE_PARTICIPANT}};
	struct minutes_page page = draft_of("Who does\nwhat?", 14);
	page.read.minutes.people = (struct minutes_person_list){2, people};
	return page;
}

/* Every nth piece of memory is refused: there is the whole file, or none. */
static void where_memory_is_short_there_is_no_file(void **state)
{
	const struct minutes_page page = page_with_a_table();
	(void)state;
	for (int form = 0; form < EXPORT_FORMS; form++) {
		const struct export_address address = {.form = (enum export_form)form};
		int made = 0, failed = 0;
		BUFFER_AUTO whole;
		buffer_init(&whole);
		assert_int_equal(file_make(&page, &address, &whole), FILE_MADE);
		for (long n = 1; n < 300 && made < 3; n++) {
			BUFFER_AUTO out;
			buffer_init(&out);
			attempt_fail_every(n);
			enum file_outcome outcome = file_make(&page, &address, &out);
			attempt_fail_every(0);
			made += outcome == FILE_MADE;
			failed += outcome == FILE_FAILED;
			if (outcome != FILE_FAILED) {
				assert_int_equal(out.size, whole.size);
				assert_memory_equal(out.data, whole.data, whole.size);
			}
		}
		assert_true(failed > 3);
	}
}
#endif

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_address_names_room_meeting_and_form),
		cmocka_unit_test(what_is_no_address_is_none),
		cmocka_unit_test(a_file_is_called_after_the_meeting_and_its_day),
		cmocka_unit_test(no_title_ends_the_name_or_the_line),
		cmocka_unit_test(a_long_title_is_cut),
		cmocka_unit_test(a_pdf_has_a_limit),
		cmocka_unit_test(a_file_has_a_limit),
#ifdef RUNDE_FAULTS
		cmocka_unit_test(where_memory_is_short_there_is_no_file),
#endif
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
