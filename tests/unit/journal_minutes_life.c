/* P-91, P-92. Minutes by themselves: when their day comes, chained in a series, kept from what
 * comes later. The clock is the test's. */
#include "journal_minute.h"

static void without_objections_they_are_sealed_when_their_day_comes(void **state)
{
	STATE;
	unsigned meeting = held(f);
	present(f, meeting);
	approve(f, JONAS, meeting);
	pass(f, PROTO_MINUTES_DAYS * day_ms - 1);
	assert_int_equal(told_room(f, "minutes.sealed"), 0);
	pass(f, 1);
	assert_int_equal(told_room(f, "minutes.sealed"), 1);
	assert_int_equal(told_room(f, "\"author\""), 0);
	read_minutes(f, LENA, meeting);
	assert_says(f, "\"phase\":\"sealed\"");
	assert_says(f, "\"approval\":{\"approved\":[{\"name\":\"Jonas Weber\"");
	pass(f, 60 * day_ms);
	assert_int_equal(told_room(f, "minutes."), 0);
	assert_int_equal(faults_now(f), 0);
}

static void with_objections_those_in_charge_are_told_and_decide(void **state)
{
	STATE;
	unsigned meeting = held(f);
	present(f, meeting);
	object(f, JONAS, meeting);
	meet(f, ANNA, "minutes.seal", meeting, "%s", "");
	assert_says(f, "\"wrong_phase\"");
	pass(f, PROTO_MINUTES_DAYS * day_ms);
	assert_int_equal(told_room(f, "minutes.sealed"), 0);
	assert_true(was_told(f, ANNA, "\"reason\":\"minutes_due\""));
	assert_false(was_told(f, JONAS, "inbox.added"));
	pass(f, day_ms);
	assert_false(was_told(f, ANNA, "inbox.added")); /* once */
	start_again(f);
	pass(f, day_ms);
	assert_false(was_told(f, ANNA, "inbox.added"));
	meet(f, ANNA, "minutes.seal", meeting, "%s", "");
	assert_says(f, "\"result\"");
	read_minutes(f, LENA, meeting);
	assert_says(f, "\"objections\":[{\"name\":\"Jonas Weber\"");
	fixture_say(f, ANNA, "inbox.list", "\"done\":false");
	assert_silent(f, "minutes_due");
}

static void the_last_objection_taken_back_after_their_day_has_them_sealed(void **state)
{
	STATE;
	unsigned meeting = held(f);
	present(f, meeting);
	object(f, ANNA, meeting);
	object(f, JONAS, meeting);
	pass(f, PROTO_MINUTES_DAYS * day_ms);
	assert_true(was_told(f, ANNA, "\"reason\":\"minutes_due\""));
	approve(f, JONAS, meeting);
	assert_int_equal(told_room(f, "minutes.sealed"), 0);
	pass(f, day_ms);
	assert_int_equal(told_room(f, "minutes.sealed"), 0);
	assert_false(was_told(f, ANNA, "inbox.added")); /* once */
	approve(f, ANNA, meeting);
	assert_int_equal(told_room(f, "minutes.sealed"), 1);
	assert_int_equal(faults_now(f), 0);
}

static void their_day_comes_though_the_server_was_away(void **state)
{
	STATE;
	unsigned meeting = held(f);
	present(f, meeting);
	fixture_close(f);
	f->now_ms += 30 * day_ms;
	fixture_open(f);
	pass(f, 0);
	assert_int_equal(look_up(f, "SELECT count(*) FROM minutes WHERE stage = 3"), 1);
}

static void nothing_is_sealed_in_an_archived_room(void **state)
{
	STATE;
	unsigned meeting = held(f);
	present(f, meeting);
	fixture_say(f, ANNA, "room.change", "\"room\":\"%s\",%s,\"archived\":true", f->room,
		fixture_fresh_id(f));
	pass(f, PROTO_MINUTES_DAYS * day_ms);
	assert_int_equal(told_room(f, "minutes.sealed"), 0);
	fixture_say(f, ANNA, "room.change", "\"room\":\"%s\",%s,\"archived\":false", f->room,
		fixture_fresh_id(f));
	pass(f, hour_ms);
	assert_int_equal(told_room(f, "minutes.sealed"), 1);
}

static unsigned open_next(struct fixture *f)
{
	list(f, ANNA, f->now_ms, 60);
	const char *at = strstr(f->answer, "\"phase\":\"planned\"");
	if (!at)
		fail_msg("no next one in %s", f->answer);
	const char *found = NULL;
	for (const char *next = f->answer; (next = strstr(next, "\"meeting\":")) && next < at;
		next++)
		found = next;
	return (unsigned)strtoul(found + 10, NULL, 10);
}

/* Three meetings of a series, and one of its own between them. */
static void minutes_of_a_series_are_a_chain(void **state)
{
	STATE;
	char later[96], piece[96], seals[3][65];
	int64_t start_ms = f->now_ms + hour_ms;
	snprintf(later, sizeof(later), "[{\"start\":%lld},{\"start\":%lld}]",
		(long long)(start_ms + 7 * day_ms), (long long)(start_ms + 14 * day_ms));
	unsigned meeting = plan(f, ANNA, (struct plan){.start_ms = start_ms, .later = later});
	for (int i = 0; i < 3; i++) {
		hold(f, meeting);
		sealed(f, meeting);
		seal_of(f, meeting, seals[i]);
		snprintf(piece, sizeof(piece), "\"previous\":\"%s\"", i ? seals[i - 1] : "");
		if (i)
			assert_says(f, piece);
		else
			assert_silent(f, "\"previous\":\"");
		unsigned alone = held(f);
		sealed(f, alone);
		read_minutes(f, ANNA, alone);
		assert_silent(f, "\"previous\":\"");
		f->now_ms += 7 * day_ms;
		if (i < 2)
			meeting = open_next(f);
	}
	fixture_say(f, LENA, "minutes.list", "\"room\":\"%s\"", f->room);
	assert_says(f, seals[2]);
	assert_says(f, "\"more\":false");
	assert_int_equal(faults_now(f), 0);
	/* Without one of them what follows hangs in the air. */
	tamper(f, "DELETE FROM minutes WHERE number = (SELECT number FROM minutes ORDER BY event"
		  " LIMIT 1 OFFSET 2)");
	assert_int_equal(faults_now(f), 2);
}

static void additions_are_a_chain_too(void **state)
{
	STATE;
	char seal[65], piece[96];
	unsigned meeting = held(f);
	sealed(f, meeting);
	seal_of(f, meeting, seal);
	added(f, meeting, "Die Frist gilt weiter.");
	added(f, meeting, "Und noch etwas.");
	read_minutes(f, LENA, meeting);
	assert_says(f, "\"addenda\":[{\"event\":");
	assert_says(f, "\"text\":\"Die Frist gilt weiter.\"");
	assert_says(f, "\"text\":\"Und noch etwas.\"");
	snprintf(piece, sizeof(piece), "\"phase\":\"sealed\"");
	assert_says(f, piece);
	assert_int_equal(faults_now(f), 0);
	/* The first of them is taken out: it is missed, and so is its place in the chain. */
	tamper(f, "DELETE FROM minutes WHERE stage = 4 AND event = (SELECT min(event) FROM"
		  " minutes WHERE stage = 4)");
	assert_int_equal(faults_now(f), 2);
}

/* limits: PROTO_MINUTES_ADDENDA_MAX, PROTO_MINUTES_AMENDMENTS_MAX */
static void so_much_can_be_changed_and_added(void **state)
{
	STATE;
	unsigned meeting = held(f);
	present(f, meeting);
	for (int i = 0; i < PROTO_MINUTES_AMENDMENTS_MAX; i++) {
		meet(f, ANNA, "minutes.amend", meeting, ",\"before\":\"\",\"after\":\"%d\"", i);
		assert_says(f, "\"result\"");
	}
	meet(f, ANNA, "minutes.amend", meeting, ",\"before\":\"\",\"after\":\"x\"");
	assert_says(f, "\"too_many\"");
	approve(f, ANNA, meeting);
	approve(f, JONAS, meeting);
	meet(f, ANNA, "minutes.seal", meeting, "%s", "");
	assert_says(f, "\"result\"");
	for (int i = 0; i < PROTO_MINUTES_ADDENDA_MAX; i++)
		added(f, meeting, "noch etwas");
	meet(f, ANNA, "minutes.add", meeting, ",\"text\":\"x\"");
	assert_says(f, "\"too_many\"");
	assert_int_equal(faults_now(f), 0);
}

static void of_notes_that_are_sealed_only_the_last_state_is_left(void **state)
{
	STATE;
	unsigned meeting = held(f);
	pass(f, LIMIT_NOTE_REST_MS);
	type(f, LENA, meeting, 2, "Ja: ");
	type_at(f, LENA, meeting, 2, 0, "Zwei");
	present(f, meeting);
	assert_int_equal(count_steps(f), 2);
	type_at(f, LENA, meeting, 1, 3, "x");
	assert_says(f, "\"wrong_phase\"");
	approve(f, ANNA, meeting);
	approve(f, JONAS, meeting);
	meet(f, ANNA, "minutes.seal", meeting, "%s", "");
	assert_int_equal(count_steps(f), 0);
	assert_int_equal(count_kept(f), 2);
	open_note(f, LENA, meeting);
	assert_says(f, "\"text\":\"Ja: Das Angebot\"");
	assert_says(f, "\"writable\":false");
	type_at(f, LENA, meeting, 1, 3, "x");
	assert_says(f, "\"wrong_phase\"");
	start_again(f);
	type_at(f, LENA, meeting, 1, 3, "x");
	assert_says(f, "\"wrong_phase\"");
	assert_int_equal(faults_now(f), 0);
}

/* What becomes of people, decisions and titles later changes nothing of them. */
static void what_is_presented_stays_as_it_was(void **state)
{
	STATE;
	char jonas[16];
	unsigned meeting = held(f);
	fixture_me(f, JONAS, jonas);
	present(f, meeting);
	fixture_say(f, JONAS, "profile.change", "%s,\"person\":\"%s\",\"name\":\"Wilhelm\"",
		fixture_fresh_id(f), jonas);
	assert_says(f, "\"result\"");
	fixture_say(f, ANNA, "room.change", "\"room\":\"%s\",%s,\"title\":\"anders\"", f->room,
		fixture_fresh_id(f));
	assert_says(f, "\"result\"");
	read_minutes(f, LENA, meeting);
	assert_says(f, "\"name\":\"Jonas Weber\"");
	assert_silent(f, "Wilhelm");
	assert_silent(f, "anders");
	meet(f, ANNA, "minutes.withdraw", meeting, "%s", "");
	read_minutes(f, LENA, meeting); /* a draft is of today */
	assert_says(f, "\"name\":\"Wilhelm\"");
	assert_says(f, "anders");
	sealed(f, meeting);
	fixture_say(f, JONAS, "profile.change", "%s,\"person\":\"%s\",\"name\":\"Otto\"",
		fixture_fresh_id(f), jonas);
	read_minutes(f, LENA, meeting);
	assert_says(f, "\"name\":\"Wilhelm\"");
	assert_silent(f, "Otto");
}

static void with_the_room_they_go(void **state)
{
	STATE;
	unsigned meeting = held(f), other = held(f);
	sealed(f, meeting);
	added(f, meeting, "noch etwas");
	present(f, other);
	assert_int_equal(look_up(f, "SELECT count(*) FROM minutes"), 3);
	fixture_say(f, ANNA, "room.delete", "\"room\":\"%s\"", f->room);
	assert_says(f, "\"result\"");
	assert_int_equal(look_up(f, "SELECT count(*) FROM minutes"), 0);
	pass(f, PROTO_MINUTES_DAYS * day_ms);
	assert_int_equal(faults_now(f), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		MEETING_TEST(without_objections_they_are_sealed_when_their_day_comes),
		MEETING_TEST(with_objections_those_in_charge_are_told_and_decide),
		MEETING_TEST(the_last_objection_taken_back_after_their_day_has_them_sealed),
		MEETING_TEST(their_day_comes_though_the_server_was_away),
		MEETING_TEST(nothing_is_sealed_in_an_archived_room),
		MEETING_TEST(minutes_of_a_series_are_a_chain),
		MEETING_TEST(additions_are_a_chain_too),
		MEETING_TEST(so_much_can_be_changed_and_added),
		MEETING_TEST(of_notes_that_are_sealed_only_the_last_state_is_left),
		MEETING_TEST(what_is_presented_stays_as_it_was),
		MEETING_TEST(with_the_room_they_go),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
