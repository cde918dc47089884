/* When calls are handed to the journal: at once, together, or after a moment. */
#include "base/limits.h"
#include "gateway/fanout.h"
#include "gateway/live.h"
#include "journal_fixture.h"

struct lab {
	struct fixture *f; /* its journal's thread does not run: calls stay in the queue */
	struct gateway gateway;
};

static int setup(void **state)
{
	struct lab *lab = memory_new(1, sizeof(*lab));
	void *fixture;
	fixture_setup(&fixture);
	lab->f = fixture;
	lab->gateway.options.journal = lab->f->journal;
	uv_loop_init(&lab->gateway.loop);
	gathering_open(&lab->gateway);
	*state = lab;
	return 0;
}

static int teardown(void **state)
{
	struct lab *lab = *state;
	void *fixture = lab->f;
	gathering_close(&lab->gateway);
	uv_run(&lab->gateway.loop, UV_RUN_DEFAULT);
	assert_int_equal(uv_loop_close(&lab->gateway.loop), 0);
	gathering_fini(&lab->gateway);
	fixture_teardown(&fixture);
	free(lab);
	return 0;
}

static void put(struct lab *lab, const char *method)
{
	char params[256];
	snprintf(params, sizeof(params), "\"room\":\"%s\"", lab->f->room);
	if (strcmp(method, "message.post") == 0)
		snprintf(params, sizeof(params), "\"room\":\"%s\",%s,\"text\":\"Hello\"",
			lab->f->room, fixture_fresh_id(lab->f));
	gathering_put_take(&lab->gateway, fixture_call(ANNA, method, params));
}

/* A turn of the loop that does not wait; how many calls the journal has then. */
static size_t turn(struct lab *lab)
{
	uv_run(&lab->gateway.loop, UV_RUN_NOWAIT);
	return journal_waiting(lab->f->journal);
}

static void make_busy(struct lab *lab)
{
	uv_update_time(&lab->gateway.loop);
	lab->gateway.gathering.pace =
		(struct rate_bucket){.at_ms = (uint32_t)uv_now(&lab->gateway.loop)};
}

static void a_lone_message_does_not_wait(void **state)
{
	struct lab *lab = *state;
	put(lab, "message.post");
	assert_int_equal(turn(lab), 1);
}

static void a_turn_that_has_read_is_followed_by_another_look(void **state)
{
	struct lab *lab = *state;
	put(lab, "message.post");
	gathering_note_read(&lab->gateway);
	assert_int_equal(turn(lab), 0);
	put(lab, "message.post");
	assert_int_equal(turn(lab), 2);
}

static void in_a_busy_house_a_message_waits_for_others_but_not_for_long(void **state)
{
	struct lab *lab = *state;
	make_busy(lab);
	put(lab, "message.post");
	assert_int_equal(turn(lab), 0);
	uint64_t since_ms = uv_hrtime() / 1000000;
	while (journal_waiting(lab->f->journal) == 0)
		uv_run(&lab->gateway.loop, UV_RUN_ONCE);
	assert_in_range(uv_hrtime() / 1000000 - since_ms, LIMIT_GATHER_MS - 1, 1000);
}

static void a_question_takes_along_what_waits(void **state)
{
	struct lab *lab = *state;
	make_busy(lab);
	put(lab, "message.post");
	assert_int_equal(turn(lab), 0);
	put(lab, "room.open");
	assert_int_equal(turn(lab), 2);
	/* Nothing is left of the first one's wait. */
	put(lab, "room.open");
	assert_int_equal(turn(lab), 3);
}

/* Anna hears her channel, and much is said there. */
static void make_room_busy(struct lab *lab, struct connection *anna)
{
	struct gateway *gateway = &lab->gateway;
	struct dispatch hears = {.kind = DISPATCH_SUBSCRIBE, .connection = ANNA};
	*anna = (struct connection){
		.gateway = gateway, .number = ANNA, .standing = STANDING_PRESENT};
	HASH_ADD(hh, gateway->connections, number, sizeof(anna->number), anna);
	assert_true(id_read(lab->f->room, ID_TEXT_SIZE, &hears.room));
	fanout_obey(gateway, &hears);
	for (unsigned i = 0; i < rate_rule(PACE_ROOM)->burst; i++)
		(void)fanout_is_busy(gateway, hears.room);
}

static void a_message_in_a_busy_room_waits_and_one_elsewhere_does_not(void **state)
{
	struct lab *lab = *state;
	struct connection anna;
	make_room_busy(lab, &anna);
	put(lab, "message.post");
	assert_int_equal(turn(lab), 0);
	lab->f->room[0] ^= 1; /* another one */
	put(lab, "message.post");
	assert_int_equal(turn(lab), 2);
	fanout_forget(&lab->gateway, &anna);
	HASH_DEL(lab->gateway.connections, &anna);
}

static void so_many_do_not_wait_at_all(void **state)
{
	struct lab *lab = *state;
	make_busy(lab);
	for (int i = 0; i < LIMIT_BATCH_CALLS; i++)
		put(lab, "message.post");
	assert_int_equal(journal_waiting(lab->f->journal), LIMIT_BATCH_CALLS);
}

static unsigned low(unsigned per_second, uint64_t from_ms, uint64_t to_ms, struct rate_bucket *pace)
{
	unsigned count = 0;
	for (uint64_t now_ms = from_ms; now_ms < to_ms; now_ms += 1000 / per_second)
		count += rate_runs_low(pace, rate_rule(PACE_ROOM), now_ms);
	return count;
}

static void a_room_is_busy_above_a_hundred_messages_a_second(void **state)
{
	struct rate_bucket pace;
	(void)state;
	rate_init(&pace, rate_rule(PACE_ROOM), 0);
	assert_int_equal(low(50, 0, 2000, &pace), 0);
	assert_int_equal(low(100, 2000, 4000, &pace), 0);
	assert_in_range(low(200, 4000, 6000, &pace), 375, 385);
	/* A rest, and it is quiet again. */
	assert_int_equal(low(100, 6200, 6400, &pace), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_lone_message_does_not_wait, setup, teardown),
		cmocka_unit_test_setup_teardown(
			a_turn_that_has_read_is_followed_by_another_look, setup, teardown),
		cmocka_unit_test_setup_teardown(
			in_a_busy_house_a_message_waits_for_others_but_not_for_long, setup,
			teardown),
		cmocka_unit_test_setup_teardown(a_question_takes_along_what_waits, setup, teardown),
		cmocka_unit_test_setup_teardown(
			a_message_in_a_busy_room_waits_and_one_elsewhere_does_not, setup, teardown),
		cmocka_unit_test_setup_teardown(so_many_do_not_wait_at_all, setup, teardown),
		cmocka_unit_test(a_room_is_busy_above_a_hundred_messages_a_second),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
