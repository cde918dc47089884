/* The floor between the rules and the disk: kept while its meeting goes on, and gone with its end
 * (P-85). */
#include "journal_meeting.h"

#include "journal_backup.h"
#include "journal_damage.h"

#include "base/limits.h"
#include "room/meetings.h"

/* Gives a command about the floor. */
__attribute__((format(printf, 5, 6))) static const char *floor_say(struct fixture *f,
	uint64_t connection, const char *method, unsigned meeting, const char *more, ...)
{
	char text[256];
	va_list arguments;
	va_start(arguments, more);
	vsnprintf(text, sizeof(text), more, arguments);
	va_end(arguments);
	return fixture_say(
		f, connection, method, "\"room\":\"%s\",\"meeting\":%u%s", f->room, meeting, text);
}

/* Anna has had the word, Jonas has it, and both want it again; somebody is ready. */
static unsigned live_floor(struct fixture *f)
{
	unsigned meeting = live(f);
	floor_say(f, ANNA, "floor.raise", meeting, ",\"kind\":\"item\"");
	floor_say(f, ANNA, "floor.give", meeting, ",\"seen\":0");
	f->now_ms += minute_ms;
	floor_say(f, JONAS, "floor.raise", meeting, ",\"kind\":\"direct\"");
	floor_say(f, ANNA, "floor.give", meeting, ",\"seen\":1");
	floor_say(f, ANNA, "floor.raise", meeting, ",\"kind\":\"order\"");
	floor_say(f, JONAS, "floor.raise", meeting, ",\"kind\":\"item\"");
	floor_say(f, ANNA, "floor.check", meeting, ",\"open\":true");
	floor_say(f, JONAS, "floor.ready", meeting, ",\"ready\":true");
	assert_says(f, "\"result\":{}");
	return meeting;
}

/* The floor as somebody opens it; the caller frees it. */
static char *floor_of(struct fixture *f, uint64_t connection, unsigned meeting)
{
	open_meeting(f, connection, meeting);
	assert_says(f, "\"result\"");
	const char *at = strstr(f->answer, "\"floor\":{\"meeting\""),
		   *end = strstr(f->answer, ",\"polls\":");
	assert_non_null(end);
	return at ? memory_copy_text(at, (size_t)(end - at)) : memory_copy_text("", 0);
}

/* How many registers of floors lie on the disk. */
static int64_t count_floors(struct fixture *f)
{
	return look_up(f, "SELECT count(*) FROM register WHERE kind = 6");
}

static void open_again(struct fixture *f)
{
	fixture_close(f);
	fixture_open(f);
	fixture_hello(f, ANNA, f->tokens[ANNA]);
	fixture_hello(f, JONAS, f->tokens[JONAS]);
}

static void a_restart_keeps_the_floor(void **state)
{
	STATE;
	unsigned meeting = live_floor(f);
	char *before = floor_of(f, ANNA, meeting);
	assert_non_null(strstr(before, "\"revision\":8"));
	assert_int_equal(count_floors(f), 1);
	open_again(f);
	char *after = floor_of(f, JONAS, meeting);
	assert_string_equal(after, before);
	free(before);
	free(after);
	floor_say(f, ANNA, "floor.back", meeting, ",\"seen\":2"); /* whom it was given to, too */
	assert_says(f, "\"result\":{}");
	fixture_close(f);
	assert_int_equal(count_faults(f), 0);
}

static void a_room_that_was_cold_keeps_it(void **state)
{
	STATE;
	unsigned meeting = live_floor(f);
	char *before = floor_of(f, ANNA, meeting);
	f->rooms_warm = 1;
	open_again(f);
	for (int i = 0; i < 3; i++) {
		fixture_say(
			f, ANNA, "room.create", "%s,\"title\":\"raum %d\"", fixture_fresh_id(f), i);
		assert_says(f, "\"result\"");
	}
	char *after = floor_of(f, ANNA, meeting);
	assert_string_equal(after, before);
	free(before);
	free(after);
}

static void with_the_end_it_is_gone(void **state)
{
	STATE;
	unsigned meeting = live_floor(f);
	meet(f, ANNA, "meeting.run", meeting, ",\"phase\":\"ended\"");
	assert_says(f, "\"result\"");
	assert_int_equal(count_floors(f), 0);
	char *floor = floor_of(f, ANNA, meeting);
	assert_string_equal(floor, "");
	free(floor);
	assert_int_equal(told_room(f, "floor."), 0);
	fixture_say(f, ANNA, "room.open", "\"room\":\"%s\",\"after\":0", f->room);
	assert_silent(f, "spoken");
	assert_silent(f, "floor.");
	open_again(f);
	floor = floor_of(f, ANNA, meeting);
	assert_string_equal(floor, "");
	free(floor);
	fixture_close(f);
	assert_int_equal(count_faults(f), 0);
}

static void a_meeting_that_ends_by_itself_takes_it_along(void **state)
{
	STATE;
	live_floor(f);
	fixture_do(f, call_new(CALL_GONE, ANNA));
	fixture_do(f, call_new(CALL_GONE, JONAS));
	fixture_do(f, call_new(CALL_GONE, LENA));
	for (int i = 0; i < 4; i++)
		pass(f, hour_ms);
	assert_int_equal(count_floors(f), 0);
}

static void with_its_channel_it_is_gone(void **state)
{
	STATE;
	live_floor(f);
	fixture_say(f, ANNA, "room.delete", "\"room\":\"%s\"", f->room);
	assert_says(f, "\"result\"");
	assert_int_equal(count_floors(f), 0);
}

static void it_is_told_at_once_and_then_a_limit_apart(void **state)
{
	STATE;
	unsigned meeting = live(f);
	pass(f, LIMIT_FLOOR_MS);
	floor_say(f, ANNA, "floor.raise", meeting, ",\"kind\":\"item\"");
	assert_int_equal(told_room(f, "\"floor.changed\""), 1);
	floor_say(f, JONAS, "floor.raise", meeting, ",\"kind\":\"item\"");
	floor_say(f, JONAS, "floor.lower", meeting, "%s", "");
	assert_int_equal(told_room(f, "\"floor.changed\""), 0);
	pass(f, LIMIT_FLOOR_MS - 1);
	assert_int_equal(told_room(f, "\"floor.changed\""), 0);
	pass(f, 1);
	assert_int_equal(told_room(f, "\"floor.changed\""), 1);
	assert_int_equal(told_room(f, "\"revision\":3"), 1);
	pass(f, LIMIT_FLOOR_MS);
	assert_int_equal(told_room(f, "\"floor.changed\""), 0);
	floor_say(f, JONAS, "floor.lower", meeting, "%s", ""); /* it is not up */
	assert_int_equal(told_room(f, "\"floor.changed\""), 0);
}

static void a_sign_is_told_and_kept_nowhere(void **state)
{
	STATE;
	unsigned meeting = live(f);
	floor_say(f, JONAS, "floor.sign", meeting, ",\"sign\":\"applause\"");
	assert_says(f, "\"result\":{}");
	assert_int_equal(told_room(f, "\"floor.signed\""), 1);
	assert_int_equal(told_room(f, "\"applause\""), 1);
	assert_int_equal(count_floors(f), 0);
	floor_say(f, LENA, "floor.sign", meeting, ",\"sign\":\"applause\"");
	assert_says(f, "\"not_allowed\"");
}

static void a_backup_brings_it_back_and_reindex_leaves_it(void **state)
{
	STATE;
	char anna[16];
	unsigned meeting = live_floor(f);
	char *before = floor_of(f, ANNA, meeting);
	fixture_me(f, ANNA, anna);
	back_up(f);
	meet(f, ANNA, "meeting.run", meeting, ",\"phase\":\"ended\"");
	restore(f);
	assert_int_equal(count_floors(f), 1);
	fixture_close(f);
	reindex(f);
	assert_sound(f);
	fixture_open(f);
	sign_in_again(f, ANNA, anna);
	char *after = floor_of(f, ANNA, meeting);
	assert_string_equal(after, before);
	free(before);
	free(after);
}

static void a_damaged_one_counts_as_none(void **state)
{
	STATE;
	unsigned meeting = live_floor(f);
	fixture_close(f);
	tamper(f, "UPDATE register SET body = zeroblob(60) WHERE kind = 6");
	assert_int_equal(count_faults(f), 1);
	fixture_open(f);
	fixture_hello(f, ANNA, f->tokens[ANNA]);
	char *floor = floor_of(f, ANNA, meeting);
	assert_string_equal(floor, "");
	free(floor);
	floor_say(f, ANNA, "floor.raise", meeting, ",\"kind\":\"item\"");
	assert_says(f, "\"result\":{}");
	fixture_close(f);
	assert_int_equal(count_faults(f), 0);
}

/* Asks whether all are ready some time later, or ends that: whether the floor was told then. */
static bool is_told_after(struct lab *lab, unsigned meeting, int64_t ms, bool check)
{
	struct batch batch;
	char params[128];
	snprintf(params, sizeof(params), "\"room\":\"%s\",\"meeting\":%u,\"open\":%s", lab->f->room,
		meeting, check ? "true" : "false");
	lab->f->now_ms += ms;
	lab_say(lab, ANNA, "floor.check", params);
	assert_says(lab->f, "\"result\"");
	bool told = told_room(lab->f, "\"floor.changed\"") == 1;
	fixture_drop_list(lab->f);
	batch_start(&batch, &lab->core);
	batch_end(&batch, NULL);
	lab->f->list = batch.run.first;
	return told || told_room(lab->f, "\"floor.changed\"") == 1;
}

/* LIMIT_TELLING_BYTES: with hundreds of people it goes to hundreds. */
static void what_is_large_is_told_more_rarely(void **state)
{
	STATE;
	struct lab lab = {.f = f};
	struct room_entry *room;
	struct kept_speaker spoken[PROTO_MEETING_ANSWERS_MAX];
	unsigned meeting = live_floor(f);
	lab_open(&lab);
	lab_say(&lab, ANNA, "session.hello", "\"client\":\"test\"");
	for (room = lab.core.rooms.all; room->kind != ROOM_KIND_CHANNEL; room = room->hh.next)
		;
	struct kept_floor large = *meetings_floor(room->state, meeting);
	for (size_t i = 0; i < PROTO_MEETING_ANSWERS_MAX; i++)
		spoken[i] = (struct kept_speaker){.person = UINT64_MAX / 4 - i, .spoken = true};
	large.speakers = (struct kept_speaker_list){PROTO_MEETING_ANSWERS_MAX, spoken};
	meetings_put_floor(room->state, meeting, &large);
	assert_true(is_told_after(&lab, meeting, 1000, false));
	int64_t wait_ms = 500 * 26 / LIMIT_TELLING_BYTES; /* ids make up most of it */
	assert_true(wait_ms >= LIMIT_FLOOR_MS);
	assert_false(is_told_after(&lab, meeting, wait_ms, true));
	assert_true(is_told_after(&lab, meeting, 20, false));
	fixture_drop_list(f);
	core_fini(&lab.core);
	fixture_open(f);
}

/* The n-th store call fails, for n = 1, 2, … until it runs clean: the floor in memory is the one on
 * the disk, and nobody was told of another. */
static void assert_whole(struct lab *lab, unsigned meeting, const char *method, const char *params)
{
	struct fixture *f = lab->f;
	char opening[64];
	snprintf(opening, sizeof(opening), "\"room\":\"%s\",\"meeting\":%u", f->room, meeting);
	char *before = memory_copy_text("", 0);
	for (long n = 1; n < 100; n++) {
		free(before);
		lab_say(lab, ANNA, "meeting.open", opening);
		before = memory_copy_text(f->answer, strlen(f->answer));
		store_fail_at(lab->core.store, n, STORE_FAILED);
		bool done = strstr(lab_say(lab, ANNA, method, params), "\"result\"");
		store_fail_at(lab->core.store, 0, STORE_OK);
		if (done) {
			assert_true(n > 3);
			free(before);
			return;
		}
		assert_says(f, "\"unavailable\"");
		assert_int_equal(told_room(f, "floor.changed"), 0);
		lab_say(lab, ANNA, "meeting.open", opening);
		assert_string_equal(f->answer, before);
	}
	fail_msg("%s never ran clean", method);
}

static void a_batch_that_fails_leaves_it_as_the_disk_has_it(void **state)
{
	STATE;
	struct lab lab = {.f = f};
	char params[256];
	unsigned meeting = live_floor(f);
	lab_open(&lab);
	lab_say(&lab, ANNA, "session.hello", "\"client\":\"test\"");
	snprintf(params, sizeof(params), "\"room\":\"%s\",\"meeting\":%u,\"seen\":2", f->room,
		meeting);
	assert_whole(&lab, meeting, "floor.give", params);
	snprintf(params, sizeof(params), "\"room\":\"%s\",\"meeting\":%u,\"seen\":2,%s", f->room,
		meeting, fixture_fresh_id(f));
	assert_whole(&lab, meeting, "meeting.go", params);
	snprintf(params, sizeof(params), "\"room\":\"%s\",\"meeting\":%u,\"phase\":\"ended\",%s",
		f->room, meeting, fixture_fresh_id(f));
	assert_whole(&lab, meeting, "meeting.run", params);
	fixture_drop_list(f);
	core_fini(&lab.core);
	assert_int_equal(count_floors(f), 0);
	fixture_open(f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		MEETING_TEST(a_restart_keeps_the_floor),
		MEETING_TEST(a_room_that_was_cold_keeps_it),
		MEETING_TEST(with_the_end_it_is_gone),
		MEETING_TEST(a_meeting_that_ends_by_itself_takes_it_along),
		MEETING_TEST(with_its_channel_it_is_gone),
		MEETING_TEST(it_is_told_at_once_and_then_a_limit_apart),
		MEETING_TEST(what_is_large_is_told_more_rarely),
		MEETING_TEST(a_sign_is_told_and_kept_nowhere),
		MEETING_TEST(a_backup_brings_it_back_and_reindex_leaves_it),
		MEETING_TEST(a_damaged_one_counts_as_none),
		MEETING_TEST(a_batch_that_fails_leaves_it_as_the_disk_has_it),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
