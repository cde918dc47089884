#include "vault_fixture.h"

#include <pthread.h>

static const char plain[] = "behind the counter";

static struct seal_label label_of(uint64_t room)
{
	return (struct seal_label){.purpose = SEAL_EVENT, .room = room, .seq = 1, .kind = 1};
}

static bool opens(struct vault *vault, uint64_t room, const struct buffer *sealed)
{
	BUFFER_AUTO out = {0};
	struct seal_label label = label_of(room);
	return vault_unseal(vault, &label, sealed->data, sealed->size, &out) &&
	       out.size == strlen(plain) && memcmp(out.data, plain, out.size) == 0;
}

static void seal(struct vault *vault, uint64_t room, struct buffer *out)
{
	struct seal_label label = label_of(room);
	vault_seal(vault, &label, plain, strlen(plain), out);
}

static unsigned generation_of(const struct buffer *sealed)
{
	return (unsigned)sealed->data[1] << 24 | (unsigned)sealed->data[2] << 16 |
	       (unsigned)sealed->data[3] << 8 | (unsigned)sealed->data[4];
}

static void a_wrapped_key_opens_what_it_sealed_after_a_restart(void **state)
{
	struct fixture *f = *state;
	BUFFER_AUTO wrapped = {0};
	BUFFER_AUTO sealed = {0};
	buffer_add_string(&wrapped, "head");
	vault_make_room_key(f->vault, 20, 1, &wrapped);
	seal(f->vault, 20, &sealed);
	struct vault *again = fixture_open(f->key);
	assert_false(opens(again, 20, &sealed));
	assert_true(vault_add_room_key(again, 20, 1, wrapped.data + 4, wrapped.size - 4));
	assert_true(opens(again, 20, &sealed));
	vault_free(again);
}

static void a_wrapped_key_is_bound_to_room_generation_and_data_set(void **state)
{
	struct fixture *f = *state;
	BUFFER_AUTO wrapped = {0};
	vault_make_room_key(f->vault, 20, 1, &wrapped);
	assert_false(vault_add_room_key(f->vault, 21, 1, wrapped.data, wrapped.size));
	assert_false(vault_add_room_key(f->vault, 20, 2, wrapped.data, wrapped.size));
	fixture_bind(f->vault, other_data_set);
	assert_false(vault_add_room_key(f->vault, 20, 1, wrapped.data, wrapped.size));
	fixture_bind(f->vault, data_set);
	assert_true(vault_add_room_key(f->vault, 20, 1, wrapped.data, wrapped.size));
}

/* P-47 */
static void a_wrapped_key_needs_its_master_key(void **state)
{
	struct fixture *f = *state;
	BUFFER_AUTO wrapped = {0};
	BUFFER_AUTO check = {0};
	vault_make_room_key(f->vault, 20, 1, &wrapped);
	vault_make_check(f->vault, &check);
	unlink(f->key);
	struct vault *other = fixture_open(f->key);
	assert_false(vault_add_room_key(other, 20, 1, wrapped.data, wrapped.size));
	assert_false(vault_test_check(other, check.data, check.size));
	vault_free(other);
}

/* P-45 */
static void a_damaged_wrapped_key_is_refused_and_not_used(void **state)
{
	struct fixture *f = *state;
	BUFFER_AUTO wrapped = {0};
	BUFFER_AUTO sealed = {0};
	vault_make_room_key(f->vault, 20, 1, &wrapped);
	seal(f->vault, 20, &sealed);
	for (size_t bit = 0; bit < wrapped.size * 8; bit++) {
		wrapped.data[bit / 8] ^= (unsigned char)(1 << bit % 8);
		assert_false(vault_add_room_key(f->vault, 20, 1, wrapped.data, wrapped.size));
		wrapped.data[bit / 8] ^= (unsigned char)(1 << bit % 8);
	}
	for (size_t size = 0; size < wrapped.size; size++)
		assert_false(vault_add_room_key(f->vault, 20, 1, wrapped.data, size));
	assert_true(opens(f->vault, 20, &sealed));
}

static void the_newest_generation_seals_and_old_ones_still_open(void **state)
{
	struct fixture *f = *state;
	struct buffer keys[4] = {{0}, {0}, {0}, {0}};
	struct buffer sealed[4] = {{0}, {0}, {0}, {0}};
	for (uint32_t i = 1; i <= 3; i++) {
		vault_make_room_key(f->vault, 20, i, &keys[i]);
		seal(f->vault, 20, &sealed[i]);
		assert_int_equal(generation_of(&sealed[i]), i);
	}
	struct vault *again = fixture_open(f->key);
	const uint32_t order[] = {2, 3, 1};
	for (int i = 0; i < 3; i++) {
		const struct buffer *key = &keys[order[i]];
		assert_true(vault_add_room_key(again, 20, order[i], key->data, key->size));
	}
	seal(again, 20, &sealed[0]);
	assert_int_equal(generation_of(&sealed[0]), 3);
	for (int i = 0; i < 4; i++) {
		assert_true(opens(again, 20, &sealed[i]));
		assert_true(opens(f->vault, 20, &sealed[i]));
		buffer_fini(&sealed[i]);
		buffer_fini(&keys[i]);
	}
	vault_free(again);
}

static void a_forgotten_room_does_not_open_and_others_do(void **state)
{
	struct fixture *f = *state;
	BUFFER_AUTO wrapped = {0};
	BUFFER_AUTO first = {0};
	BUFFER_AUTO second = {0};
	BUFFER_AUTO other = {0};
	vault_make_room_key(f->vault, 20, 1, &wrapped);
	seal(f->vault, 20, &first);
	vault_make_room_key(f->vault, 20, 2, &wrapped);
	seal(f->vault, 20, &second);
	seal(f->vault, 7, &other);
	vault_forget_room(f->vault, 20);
	vault_forget_room(f->vault, 4711); /* never had one */
	assert_false(opens(f->vault, 20, &first));
	assert_false(opens(f->vault, 20, &second));
	assert_true(opens(f->vault, 7, &other));
}

static void a_check_is_confirmed_by_its_data_set_alone(void **state)
{
	struct fixture *f = *state;
	BUFFER_AUTO check = {0};
	vault_make_check(f->vault, &check);
	assert_true(check.size <= 128);
	assert_true(vault_test_check(f->vault, check.data, check.size));
	assert_false(vault_test_check(f->vault, check.data, check.size - 1));
	assert_false(vault_test_check(f->vault, check.data, 0));
	for (size_t i = 0; i < check.size; i++) {
		check.data[i] ^= 1;
		assert_false(vault_test_check(f->vault, check.data, check.size));
		check.data[i] ^= 1;
	}
	fixture_bind(f->vault, other_data_set);
	assert_false(vault_test_check(f->vault, check.data, check.size));
}

/* BLAKE2b-256 of "abc", as `b2sum -l 256` prints it. */
static void a_token_is_hashed_with_blake2b(void **state)
{
	static const uint8_t expected[VAULT_HASH_BYTES] = {0xbd, 0xdd, 0x81, 0x3c, 0x63, 0x42, 0x39,
		0x72, 0x31, 0x71, 0xef, 0x3f, 0xee, 0x98, 0x57, 0x9b, 0x94, 0x96, 0x4e, 0x3b, 0xb1,
		0xcb, 0x3e, 0x42, 0x72, 0x62, 0xc8, 0xc0, 0x68, 0xd5, 0x23, 0x19};
	uint8_t hash[VAULT_HASH_BYTES];
	(void)state;
	vault_hash_token("abc", 3, hash);
	assert_memory_equal(hash, expected, sizeof(hash));
}

enum { ROUNDS = 300, READERS = 3 };

static void *seal_and_open(void *cookie)
{
	struct fixture *f = cookie;
	for (int i = 0; i < ROUNDS; i++) {
		BUFFER_AUTO sealed = {0};
		seal(f->vault, 7, &sealed);
		if (!opens(f->vault, 7, &sealed))
			return f;
	}
	return NULL;
}

static void sealing_goes_on_while_keys_come_and_go(void **state)
{
	struct fixture *f = *state;
	pthread_t readers[READERS];
	for (int i = 0; i < READERS; i++)
		assert_int_equal(pthread_create(&readers[i], NULL, seal_and_open, f), 0);
	for (uint32_t i = 0; i < ROUNDS; i++) {
		BUFFER_AUTO wrapped = {0};
		vault_make_room_key(f->vault, 100 + i, 1, &wrapped);
		vault_make_room_key(f->vault, 7, 2 + i, &wrapped);
		vault_forget_room(f->vault, 100 + i);
	}
	for (int i = 0; i < READERS; i++) {
		void *failed;
		pthread_join(readers[i], &failed);
		assert_null(failed);
	}
}

int main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
	const struct CMUnitTest tests[] = {
		T(a_wrapped_key_opens_what_it_sealed_after_a_restart),
		T(a_wrapped_key_is_bound_to_room_generation_and_data_set),
		T(a_wrapped_key_needs_its_master_key),
		T(a_damaged_wrapped_key_is_refused_and_not_used),
		T(the_newest_generation_seals_and_old_ones_still_open),
		T(a_forgotten_room_does_not_open_and_others_do),
		T(a_check_is_confirmed_by_its_data_set_alone),
		T(a_token_is_hashed_with_blake2b),
		T(sealing_goes_on_while_keys_come_and_go),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
