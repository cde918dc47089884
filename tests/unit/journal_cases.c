/* Cases: two rooms of the same people, in one transaction or not at all; what opens on its day;
 * what `runde verify` says of the two. P-83. The clock is the test's. */
#include "journal_damage.h"

#include "base/limits.h"
#include "journal/upkeep/verify.h"
#include "proto/gen/limits.h"

static const int64_t day_ms = 24 * 60 * 60 * 1000;

/* The last answer's rooms, or a new case's: backstage and shared side. */
struct sides {
	char backstage[16], shared[16];
};

static void read_sides(struct fixture *f, uint64_t connection, struct sides *sides)
{
	fixture_value(f->answer, "room", sides->backstage, sizeof(sides->backstage));
	fixture_say(f, connection, "room.open", "\"room\":\"%s\"", sides->backstage);
	fixture_value(f->answer, "shared", sides->shared, sizeof(sides->shared));
}

static const char *open_case(struct fixture *f, uint64_t connection, const char *more)
{
	return fixture_say(f, connection, "case.open",
		"%s,\"customer\":\"Brandt\",\"title\":\"intern\",\"shared_title\":\"Pumpen\"%s",
		fixture_fresh_id(f), more);
}

/* Anna opens it, and Jonas is in it. */
static struct sides make_case(struct fixture *f)
{
	char jonas[16], people[64];
	struct sides sides;
	fixture_me(f, JONAS, jonas);
	snprintf(people, sizeof(people), ",\"people\":[{\"person\":\"%s\"}]", jonas);
	open_case(f, ANNA, people);
	assert_says(f, "\"result\"");
	read_sides(f, ANNA, &sides);
	return sides;
}

static const char *change(struct fixture *f, const char *backstage, const char *what)
{
	return fixture_say(f, ANNA, "case.change", "\"room\":\"%s\",%s,%s", backstage,
		fixture_fresh_id(f), what);
}

static void postpone(struct fixture *f, const char *backstage, int64_t until_ms)
{
	char what[64];
	snprintf(what, sizeof(what), "\"state\":\"postponed\",\"until\":%lld", (long long)until_ms);
	change(f, backstage, what);
	assert_says(f, "\"result\"");
}

static unsigned count_in(const char *text, const char *piece)
{
	unsigned count = 0;
	for (const char *at = text; (at = strstr(at, piece)); at++)
		count++;
	return count;
}

/* How often it stands in the summaries of hello. */
static unsigned summaries(struct fixture *f, uint64_t connection, const char *piece)
{
	enum { ANOTHER = TOKENS - 1 };
	fixture_hello(f, ANOTHER, f->tokens[connection]);
	unsigned count = count_in(f->answer, piece);
	fixture_do(f, call_new(CALL_GONE, ANOTHER));
	return count;
}

/* L7. Each is two rooms of theirs; and whoever is called otherwise is so in all of them at once,
 * warm or cold. */
static void as_many_cases_as_make_the_rooms_somebody_can_be_in(void **state)
{
	STATE;
	enum { CASES = (PROTO_ROOMS_PER_PERSON_MAX - 1) / 2 };
	struct sides first, last;
	char jonas[16];
	fixture_me(f, JONAS, jonas);
	open_case(f, JONAS, "");
	read_sides(f, JONAS, &first);
	for (unsigned i = 1; i < CASES; i++) {
		open_case(f, JONAS, "");
		assert_says(f, "\"result\"");
	}
	read_sides(f, JONAS, &last);
	open_case(f, JONAS, "");
	assert_says(f, "\"too_many\"");
	fixture_say(f, JONAS, "room.create", "%s,\"title\":\"eins\"", fixture_fresh_id(f));
	assert_says(f, PROTO_ROOMS_PER_PERSON_MAX % 2 ? "\"too_many\"" : "\"result\"");
	f->rooms_warm = 8;
	fixture_close(f);
	fixture_open(f);
	fixture_hello(f, JONAS, f->tokens[JONAS]);
	fixture_say(f, JONAS, "profile.change", "\"person\":\"%s\",%s,\"name\":\"Jonas Brandt\"",
		jonas, fixture_fresh_id(f));
	assert_says(f, "\"result\"");
	const struct sides *each[] = {&first, &last};
	for (size_t i = 0; i < 2; i++) {
		fixture_say(f, JONAS, "room.open", "\"room\":\"%s\"", each[i]->shared);
		assert_says(f, "\"name\":\"Jonas Brandt\"");
	}
}

static void as_many_are_brought_into_cases_as_into_rooms(void **state)
{
	STATE;
	char jonas[16], people[64];
	fixture_me(f, JONAS, jonas);
	snprintf(people, sizeof(people), ",\"people\":[{\"person\":\"%s\"}]", jonas);
	for (unsigned i = 0; i < (PROTO_ROOMS_BROUGHT_MAX - 1) / 2; i++) {
		open_case(f, i % 2 ? LENA : ANNA, people);
		assert_says(f, "\"result\"");
	}
	open_case(f, LENA, people);
	assert_says(f, "\"too_many\"");
	open_case(f, LENA, "");
	assert_says(f, "\"result\"");
	struct sides sides;
	read_sides(f, LENA, &sides);
	fixture_say(f, LENA, "room.invite", "\"room\":\"%s\",%s,\"people\":[{\"person\":\"%s\"}]",
		sides.backstage, fixture_fresh_id(f), jonas);
	assert_says(f, "\"too_many\"");
}

static void a_case_stands_in_hello_though_its_rooms_are_cold(void **state)
{
	STATE;
	struct sides sides = make_case(f);
	change(f, sides.backstage, "\"state\":\"waiting\",\"customer\":\"Huber\"");
	f->rooms_warm = 1;
	fixture_close(f);
	fixture_open(f);
	assert_int_equal(summaries(f, JONAS, "\"customer\":\"Huber\""), 1);
	assert_int_equal(summaries(f, JONAS, "\"state\":\"waiting\""), 1);
	assert_int_equal(summaries(f, JONAS, sides.shared), 2); /* its own, and the brief */
	assert_int_equal(summaries(f, JONAS, sides.backstage), 1);
}

/* L7: LIMIT_CASES_DUE of them in one commit, and one more in another. */
static void all_that_were_postponed_open_on_their_day(void **state)
{
	STATE;
	struct sides sides;
	for (unsigned i = 0; i < LIMIT_CASES_DUE + 1; i++) {
		sides = make_case(f);
		postpone(f, sides.backstage, f->now_ms + day_ms);
	}
	sides = make_case(f);
	postpone(f, sides.backstage, f->now_ms + 2 * day_ms);
	f->now_ms += day_ms - 1;
	fixture_say(f, LENA, "inbox.list", "\"done\":false");
	assert_int_equal(summaries(f, ANNA, "\"postponed\""), LIMIT_CASES_DUE + 2);
	f->now_ms += 1;
	fixture_say(f, LENA, "inbox.list", "\"done\":false");
	assert_int_equal(summaries(f, ANNA, "\"postponed\""), 1);
	fixture_say(f, ANNA, "inbox.list", "\"done\":false");
	assert_int_equal(count_in(f->answer, "\"reason\":\"case_due\""), LIMIT_CASES_DUE + 1);
	fixture_say(f, JONAS, "inbox.list", "\"done\":false");
	assert_silent(f, "case_due");
	f->now_ms += day_ms;
	fixture_say(f, LENA, "inbox.list", "\"done\":false");
	assert_int_equal(summaries(f, ANNA, "\"postponed\""), 0);
}

static void what_was_due_while_it_was_closed_opens_at_its_start(void **state)
{
	STATE;
	struct sides sides = make_case(f);
	postpone(f, sides.backstage, f->now_ms + day_ms);
	fixture_close(f);
	f->now_ms += 2 * day_ms;
	fixture_open(f);
	fixture_hello(f, ANNA, f->tokens[ANNA]);
	assert_int_equal(summaries(f, ANNA, "\"postponed\""), 0);
	fixture_say(f, ANNA, "inbox.list", "\"done\":false");
	assert_says(f, "case_due");
}

static unsigned say_long(struct fixture *f, const char *method, unsigned root, size_t size)
{
	char text[PROTO_MESSAGE_TEXT_MAX + 1], to[32] = "", seq[16];
	memset(text, 'x', size);
	text[size] = '\0';
	if (root)
		snprintf(to, sizeof(to), ",\"message\":%u", root);
	fixture_say(f, ANNA, method, "\"room\":\"%s\",%s%s,\"text\":\"%s\"", f->room,
		fixture_fresh_id(f), to, text);
	assert_says(f, "\"seq\":");
	snprintf(seq, sizeof(seq), "%.12s", strstr(f->answer, "\"seq\":") + 6);
	return (unsigned)strtoul(seq, NULL, 10);
}

/* How many messages a case takes along that is made of one of this size and its replies. */
static unsigned quotes(struct fixture *f, size_t size, size_t reply, unsigned replies)
{
	char source[96];
	struct sides sides;
	unsigned root = say_long(f, "message.post", 0, size);
	for (unsigned i = 0; i < replies; i++)
		say_long(f, "message.reply", root, reply);
	snprintf(source, sizeof(source), ",\"source\":{\"room\":\"%s\",\"message\":%u}", f->room,
		root);
	open_case(f, ANNA, source);
	read_sides(f, ANNA, &sides);
	fixture_say(f, ANNA, "room.open", "\"room\":\"%s\",\"after\":1", sides.backstage);
	return count_in(f->answer, "\"text\":\"x");
}

/* L7 */
static void as_many_words_come_along_as_the_limits_say(void **state)
{
	STATE;
	enum { EACH = PROTO_MESSAGE_TEXT_MAX, WHOLE = LIMIT_CASE_QUOTES_BYTES / EACH };
	assert_int_equal(quotes(f, EACH, EACH, WHOLE - 1), WHOLE);
	assert_int_equal(quotes(f, EACH, EACH, WHOLE), WHOLE);
	size_t rest = LIMIT_CASE_QUOTES_BYTES - 16 * 4095;
	assert_int_equal(quotes(f, rest, 4095, 16), 17); /* LIMIT_CASE_QUOTES_BYTES exactly */
	assert_int_equal(quotes(f, rest + 1, 4095, 16), 16);
	assert_int_equal(quotes(f, 1, 1, PROTO_CASE_QUOTES_MAX - 1), PROTO_CASE_QUOTES_MAX);
	assert_int_equal(quotes(f, 1, 1, PROTO_CASE_QUOTES_MAX), PROTO_CASE_QUOTES_MAX);
}

static struct verdict verify(struct fixture *f, char ret_report[4096])
{
	struct verdict verdict;
	struct fault fault = {""};
	char *text;
	size_t size;
	FILE *report = open_memstream(&text, &size);
	if (verify_data(f->data, f->key, &f->world, report, &verdict, &fault) != 0)
		fail_msg("%s", fault.text);
	fclose(report);
	snprintf(ret_report, 4096, "%s", text);
	free(text);
	return verdict;
}

/* The house is room 1, the channel 2, the backstage 3, the shared side 4: created, Anna and Jonas
 * have joined, then Lena, who is called otherwise now. */
static void two_sides_that_do_not_match_are_told_of(void **state)
{
	STATE;
	static const char *const spoiled[][2] = {
		{"DELETE FROM event WHERE key IN ((4 << 32) + 3, (4 << 32) + 4)",
			"its members and guests are not"},
		{"DELETE FROM event WHERE key = (3 << 32) + 4", "its members and guests are not"},
		{"UPDATE room SET id = 77 WHERE number = 4", "its shared side"},
		{"DELETE FROM event WHERE key = (4 << 32) + 4", "called otherwise"},
		{"UPDATE room SET id = 77 WHERE number = 3", "is the shared side of no case"},
	};
	char report[4096], lena[16], backup[256];
	struct sides sides = make_case(f);
	fixture_me(f, LENA, lena);
	fixture_say(f, ANNA, "room.invite", "\"room\":\"%s\",%s,\"people\":[{\"person\":\"%s\"}]",
		sides.backstage, fixture_fresh_id(f), lena);
	fixture_say(f, LENA, "profile.change", "\"person\":\"%s\",%s,\"name\":\"Lena Huber\"", lena,
		fixture_fresh_id(f));
	fixture_close(f);
	assert_int_equal(verify(f, report).faults, 0);
	for (size_t i = 0; i < sizeof(spoiled) / sizeof(*spoiled); i++) {
		snprintf(backup, sizeof(backup), "VACUUM INTO '%s/kept%zu.db'", f->folder, i);
		run_sql(f, backup);
		tamper(f, spoiled[i][0]);
		assert_true(verify(f, report).faults > 0);
		if (!strstr(report, spoiled[i][1]))
			fail_msg("%s: %s", spoiled[i][0], report);
		char from[128], to[128];
		snprintf(from, sizeof(from), "%s/kept%zu.db", f->folder, i);
		snprintf(to, sizeof(to), "%s/runde.db", f->data);
		char other[160];
		snprintf(other, sizeof(other), "%s-wal", to);
		(void)remove(other);
		assert_int_equal(rename(from, to), 0);
	}
	assert_int_equal(verify(f, report).faults, 0);
	fixture_open(f);
}

static const char *call_jonas(struct fixture *f, const char *jonas, const char *name)
{
	return fixture_say(f, JONAS, "profile.change", "\"person\":\"%s\",%s,\"name\":\"%s\"",
		jonas, fixture_fresh_id(f), name);
}

/* LIMIT_LOST_MS. Of whom it has as members nobody knows: they would keep their old names there. */
static void a_side_that_cannot_be_read_holds_up_new_names_for_a_while(void **state)
{
	STATE;
	char jonas[16];
	make_case(f);
	fixture_me(f, JONAS, jonas);
	fixture_close(f);
	tamper(f, "UPDATE event SET " SPOILED
		  " WHERE key >> 32 = (SELECT max(key >> 32) FROM event)");
	fixture_open(f);
	fixture_hello(f, JONAS, f->tokens[JONAS]);
	call_jonas(f, jonas, "Jonas Huber");
	assert_says(f, "unavailable");
	f->now_ms += LIMIT_LOST_MS - 1;
	call_jonas(f, jonas, "Jonas Huber");
	assert_says(f, "unavailable");
	f->now_ms++;
	call_jonas(f, jonas, "Jonas Huber");
	assert_says(f, "\"result\"");
}

static void a_case_is_derived_anew_and_backed_up_like_any_room(void **state)
{
	STATE;
	char report[4096];
	struct sides sides = make_case(f);
	fixture_close(f);
	reindex(f);
	assert_int_equal(verify(f, report).faults, 0);
	fixture_open(f);
	fixture_hello(f, JONAS, f->tokens[JONAS]);
	fixture_say(f, JONAS, "room.open", "\"room\":\"%s\"", sides.shared);
	assert_says(f, "\"kind\":\"shared\"");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
	const struct CMUnitTest tests[] = {
		TEST(as_many_cases_as_make_the_rooms_somebody_can_be_in),
		TEST(as_many_are_brought_into_cases_as_into_rooms),
		TEST(a_case_stands_in_hello_though_its_rooms_are_cold),
		TEST(all_that_were_postponed_open_on_their_day),
		TEST(what_was_due_while_it_was_closed_opens_at_its_start),
		TEST(as_many_words_come_along_as_the_limits_say),
		TEST(two_sides_that_do_not_match_are_told_of),
		TEST(a_side_that_cannot_be_read_holds_up_new_names_for_a_while),
		TEST(a_case_is_derived_anew_and_backed_up_like_any_room),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
