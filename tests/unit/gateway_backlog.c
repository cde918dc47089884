/* What waits for one connection, what it sends in pieces, and how fast it may ask. */
#include "base/limits.h"
#include "base/memory.h"
#include "gateway/backlog.h"
#include "gateway/incoming.h"
#include "gateway/rate.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static bool put(struct backlog *backlog, size_t size, bool passing)
{
	char *bytes = memory_new(size + 1, 1);
	struct frame *frame = frame_new(bytes, size);
	bool result = backlog_put(backlog, frame, passing);
	frame_unref(frame);
	free(bytes);
	return result;
}

static void frames_leave_in_the_order_they_came(void **state)
{
	struct backlog backlog = {0};
	(void)state;
	/* In and out, so that the ring wraps round while it grows. */
	for (unsigned i = 1, out = 1; i <= 300; i++) {
		assert_true(put(&backlog, i, false));
		if (i % 3 == 0) {
			assert_int_equal(backlog_first(&backlog)->size, out++);
			backlog_drop_first(&backlog);
		}
	}
	for (unsigned out = 101; out <= 300; out++) {
		assert_int_equal(backlog_first(&backlog)->size, out);
		backlog_drop_first(&backlog);
	}
	assert_null(backlog_first(&backlog));
	assert_null(backlog.ring);
	assert_int_equal(backlog.bytes, 0);
}

static void it_holds_as_many_frames_as_its_limit_and_no_more(void **state)
{
	struct backlog backlog = {0};
	(void)state;
	for (int i = 0; i < LIMIT_QUEUE_FRAMES; i++)
		assert_true(put(&backlog, 1, false));
	assert_false(put(&backlog, 1, false));
	assert_int_equal(backlog.count, LIMIT_QUEUE_FRAMES);
	backlog_fini(&backlog);
}

static void it_holds_as_many_bytes_as_its_limit_and_no_more(void **state)
{
	struct backlog backlog = {0};
	(void)state;
	assert_true(put(&backlog, LIMIT_QUEUE_BYTES - 1, false));
	assert_true(put(&backlog, 1, false));
	assert_false(put(&backlog, 1, false));
	backlog_fini(&backlog);
}

static void one_frame_larger_than_the_limit_may_wait_alone(void **state)
{
	struct backlog backlog = {0};
	(void)state;
	assert_true(put(&backlog, LIMIT_QUEUE_BYTES + 1, false));
	assert_false(put(&backlog, 1, false));
	backlog_fini(&backlog);
}

static void passing_frames_make_room_when_it_is_full(void **state)
{
	struct backlog backlog = {0};
	(void)state;
	for (int i = 0; i < LIMIT_QUEUE_FRAMES; i++)
		assert_true(put(&backlog, i % 2 ? 2 : 1, i % 2));
	assert_true(put(&backlog, 3, false));
	assert_int_equal(backlog.count, LIMIT_QUEUE_FRAMES / 2 + 1);
	assert_int_equal(backlog.bytes, LIMIT_QUEUE_FRAMES / 2 + 3);
	assert_int_equal(backlog_first(&backlog)->size, 1);
	backlog_fini(&backlog);
}

static void a_passing_frame_that_finds_no_room_is_dropped_without_complaint(void **state)
{
	struct backlog backlog = {0};
	(void)state;
	for (int i = 0; i < LIMIT_QUEUE_FRAMES; i++)
		assert_true(put(&backlog, 1, false));
	assert_true(put(&backlog, 1, true));
	assert_int_equal(backlog.count, LIMIT_QUEUE_FRAMES);
	backlog_fini(&backlog);
}

static struct frame *new_frame(size_t size)
{
	static char bytes[64];
	return frame_new(bytes, size);
}

static void answers_are_not_counted_against_the_limit_of_events(void **state)
{
	struct backlog backlog = {0};
	struct frame *frame = new_frame(1), *page = new_frame(60);
	(void)state;
	for (int i = 0; i < LIMIT_QUEUE_FRAMES; i++) {
		assert_true(backlog_put_answer(&backlog, page, 8));
		assert_true(backlog_put(&backlog, frame, false));
	}
	assert_false(backlog_put(&backlog, frame, false));
	assert_int_equal(backlog.bytes, LIMIT_QUEUE_FRAMES);
	for (int i = 0; i < LIMIT_QUEUE_FRAMES; i++) {
		assert_int_equal(backlog_drop_first(&backlog), 8);
		assert_int_equal(backlog_drop_first(&backlog), 0);
	}
	assert_null(backlog.ring);
	frame_unref(frame);
	frame_unref(page);
}

static void an_answer_survives_when_passing_frames_make_room(void **state)
{
	struct backlog backlog = {0};
	struct frame *page = new_frame(60);
	(void)state;
	assert_true(put(&backlog, 1, true));
	assert_true(backlog_put_answer(&backlog, page, 1));
	for (int i = 1; i < LIMIT_QUEUE_FRAMES; i++)
		assert_true(put(&backlog, 2, false));
	assert_true(put(&backlog, 2, false)); /* in the place of the passing one */
	assert_ptr_equal(backlog_first(&backlog), page);
	assert_int_equal(backlog_drop_first(&backlog), 1);
	assert_int_equal(backlog.answers, 0);
	backlog_fini(&backlog);
	frame_unref(page);
}

static void what_is_put_first_leaves_first(void **state)
{
	struct backlog backlog = {0};
	struct frame *hello = new_frame(7);
	(void)state;
	/* Into an empty one, a full ring, and one whose start has moved. */
	for (unsigned waiting = 0; waiting <= 8; waiting += 4) {
		for (unsigned i = 1; i <= waiting; i++)
			assert_true(put(&backlog, i, false));
		assert_true(backlog_put_first(&backlog, hello, 8));
		assert_ptr_equal(backlog_first(&backlog), hello);
		assert_int_equal(backlog_drop_first(&backlog), 8);
		for (unsigned i = 1; i <= waiting; i++) {
			assert_int_equal(backlog_first(&backlog)->size, i);
			assert_int_equal(backlog_drop_first(&backlog), 0);
		}
		assert_null(backlog_first(&backlog));
	}
	frame_unref(hello);
}

static void a_message_in_one_piece_is_not_copied(void **state)
{
	static const char text[] = "whole";
	struct incoming incoming = {0};
	struct incoming_piece piece = {text, 5, 0, true};
	const char *message = NULL;
	size_t size = 0;
	(void)state;
	assert_int_equal(incoming_put(&incoming, &piece, LIMIT_FRAME_BYTES, &message, &size),
		INCOMING_WHOLE);
	assert_ptr_equal(message, text);
	assert_int_equal(size, 5);
	assert_null(incoming.bytes);
	incoming_fini(&incoming);
}

static void pieces_are_put_together(void **state)
{
	static const struct incoming_piece pieces[] = {{"ab", 2, 1, false}, {"c", 1, 0, false},
		{"", 0, 0, false}, {"de", 2, 2, true}, {"fg", 2, 0, true}};
	struct incoming incoming = {0};
	const char *message = NULL;
	size_t size = 0;
	(void)state;
	for (int i = 0; i < 4; i++)
		assert_int_equal(
			incoming_put(&incoming, &pieces[i], LIMIT_FRAME_BYTES, &message, &size),
			INCOMING_MORE);
	assert_int_equal(incoming_put(&incoming, &pieces[4], LIMIT_FRAME_BYTES, &message, &size),
		INCOMING_WHOLE);
	assert_int_equal(size, 7);
	assert_memory_equal(message, "abcdefg", 7);
	assert_int_equal(incoming.fragments, 3);
	incoming_fini(&incoming);
	assert_null(incoming.bytes);
}

static void a_size_is_refused_where_it_is_declared(void **state)
{
	static const size_t sizes[] = {LIMIT_FRAME_BYTES, SIZE_MAX / 2, SIZE_MAX - 1, SIZE_MAX};
	struct incoming incoming = {0};
	const char *message;
	size_t size;
	(void)state;
	for (int i = 0; i < 4; i++) {
		struct incoming_piece piece = {"a", 1, sizes[i], true};
		assert_int_equal(
			incoming_put(&incoming, &piece, LIMIT_FRAME_BYTES, &message, &size),
			INCOMING_TOO_LONG);
	}
	struct incoming_piece piece = {"a", 1, LIMIT_FRAME_BYTES - 1, true};
	assert_int_equal(
		incoming_put(&incoming, &piece, LIMIT_FRAME_BYTES, &message, &size), INCOMING_MORE);
	incoming_fini(&incoming);
}

/* LIMIT_NOTE_FRAME_BYTES; what a connection may send is said with each piece */
static void a_message_has_so_many_bytes_as_its_sender_may_send(void **state)
{
	static const size_t most[] = {LIMIT_FRAME_BYTES, LIMIT_NOTE_FRAME_BYTES};
	static char bytes[LIMIT_NOTE_FRAME_BYTES + 1];
	const char *message;
	size_t size;
	(void)state;
	for (int i = 0; i < 2; i++) {
		struct incoming incoming = {0};
		struct incoming_piece piece = {bytes, most[i], 0, true};
		assert_int_equal(
			incoming_put(&incoming, &piece, most[i], &message, &size), INCOMING_WHOLE);
		incoming_fini(&incoming);
		piece.size++;
		assert_int_equal(incoming_put(&incoming, &piece, most[i], &message, &size),
			INCOMING_TOO_LONG);
		incoming_fini(&incoming);
	}
}

static void fragments_are_counted_even_when_empty(void **state)
{
	struct incoming incoming = {0};
	struct incoming_piece piece = {"", 0, 0, false};
	const char *message;
	size_t size;
	(void)state;
	for (int i = 0; i < LIMIT_FRAME_FRAGMENTS; i++)
		assert_int_equal(
			incoming_put(&incoming, &piece, LIMIT_FRAME_BYTES, &message, &size),
			INCOMING_MORE);
	assert_int_equal(incoming_put(&incoming, &piece, LIMIT_FRAME_BYTES, &message, &size),
		INCOMING_TOO_MANY);
	incoming_fini(&incoming);
}

static void a_bucket_gives_its_burst_and_then_its_rate(void **state)
{
	static const struct rate_rule rule = {30, 600};
	struct rate_bucket bucket;
	uint64_t now_ms = 1000;
	(void)state;
	rate_init(&bucket, &rule, now_ms);
	for (int i = 0; i < 30; i++)
		assert_true(rate_take(&bucket, &rule, now_ms));
	assert_false(rate_take(&bucket, &rule, now_ms));
	assert_false(rate_take(&bucket, &rule, now_ms + 99));
	assert_true(rate_take(&bucket, &rule, now_ms + 100));
	assert_false(rate_take(&bucket, &rule, now_ms + 100));
	now_ms += 3600 * 1000;
	for (int i = 0; i < 30; i++)
		assert_true(rate_take(&bucket, &rule, now_ms));
	assert_false(rate_take(&bucket, &rule, now_ms));
}

static void asking_often_does_not_lose_time(void **state)
{
	static const struct rate_rule rule = {1, 20};
	struct rate_bucket bucket;
	int taken = 0;
	(void)state;
	rate_init(&bucket, &rule, 0);
	for (uint64_t now_ms = 0; now_ms < 60 * 1000; now_ms++)
		taken += rate_take(&bucket, &rule, now_ms);
	assert_in_range(taken, 20, 21);
}

static void a_clock_that_wraps_round_fills_no_bucket_beyond_its_burst(void **state)
{
	static const struct rate_rule rule = {5, 60};
	struct rate_bucket bucket;
	uint64_t now_ms = UINT32_MAX;
	(void)state;
	rate_init(&bucket, &rule, now_ms);
	for (int i = 0; i < 5; i++)
		assert_true(rate_take(&bucket, &rule, now_ms));
	assert_false(rate_take(&bucket, &rule, now_ms + 999));
	assert_true(rate_take(&bucket, &rule, now_ms + 1000));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(frames_leave_in_the_order_they_came),
		cmocka_unit_test(it_holds_as_many_frames_as_its_limit_and_no_more),
		cmocka_unit_test(it_holds_as_many_bytes_as_its_limit_and_no_more),
		cmocka_unit_test(one_frame_larger_than_the_limit_may_wait_alone),
		cmocka_unit_test(passing_frames_make_room_when_it_is_full),
		cmocka_unit_test(a_passing_frame_that_finds_no_room_is_dropped_without_complaint),
		cmocka_unit_test(answers_are_not_counted_against_the_limit_of_events),
		cmocka_unit_test(an_answer_survives_when_passing_frames_make_room),
		cmocka_unit_test(what_is_put_first_leaves_first),
		cmocka_unit_test(a_message_in_one_piece_is_not_copied),
		cmocka_unit_test(pieces_are_put_together),
		cmocka_unit_test(a_size_is_refused_where_it_is_declared),
		cmocka_unit_test(a_message_has_so_many_bytes_as_its_sender_may_send),
		cmocka_unit_test(fragments_are_counted_even_when_empty),
		cmocka_unit_test(a_bucket_gives_its_burst_and_then_its_rate),
		cmocka_unit_test(asking_often_does_not_lose_time),
		cmocka_unit_test(a_clock_that_wraps_round_fills_no_bucket_beyond_its_burst),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
