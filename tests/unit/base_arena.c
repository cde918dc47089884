/* Memory that is freed all at once. */
#include "base/arena.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void pieces_are_zeroed_aligned_and_apart(void **state)
{
	(void)state;
	enum { PIECES = 2000 };
	static unsigned char *pieces[PIECES];
	ARENA_AUTO arena;
	arena_init(&arena);
	for (size_t i = 0; i < PIECES; i++) {
		size_t size = i % 7 == 0 ? 3000 : 1 + i % 90;
		pieces[i] = arena_new(&arena, size);
		assert_int_equal((uintptr_t)pieces[i] % _Alignof(max_align_t), 0);
		for (size_t k = 0; k < size; k++)
			assert_int_equal(pieces[i][k], 0);
		memset(pieces[i], (int)(i % 255 + 1), size);
	}
	for (size_t i = 0; i < PIECES; i++)
		assert_int_equal(pieces[i][0], i % 255 + 1);
}

static void a_large_piece_leaves_room_for_small_ones(void **state)
{
	(void)state;
	ARENA_AUTO arena;
	arena_init(&arena);
	arena_new(&arena, 16);
	size_t held = arena.held_bytes;
	arena_new(&arena, 100000);
	assert_int_equal(arena.held_bytes, held + 100000);
	arena_new(&arena, 16);
	assert_int_equal(arena.held_bytes, held + 100000);
}

static void all_memory_moves_to_another_arena(void **state)
{
	(void)state;
	ARENA_AUTO from, to;
	arena_init(&from);
	arena_init(&to);
	arena_move(&from, &to);
	assert_int_equal(to.held_bytes, 0);
	char *there = arena_new(&to, 5000), *here = arena_new(&from, 5000);
	arena_new(&from, 5000);
	size_t held = from.held_bytes + to.held_bytes;
	memset(here, 'a', 5000);
	memset(there, 'b', 5000);
	arena_move(&from, &to);
	assert_null(from.blocks);
	assert_int_equal(from.held_bytes, 0);
	assert_int_equal(to.held_bytes, held);
	assert_int_equal(here[4999], 'a');
	assert_int_equal(there[4999], 'b');
	arena_fini(&to);
	assert_int_equal(to.held_bytes, 0);
	arena_new(&to, 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pieces_are_zeroed_aligned_and_apart),
		cmocka_unit_test(a_large_piece_leaves_room_for_small_ones),
		cmocka_unit_test(all_memory_moves_to_another_arena),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
