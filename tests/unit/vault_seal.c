#include "vault_fixture.h"

static const char plain[] = "Guten Morgen, Runde";

static const struct seal_label label = {
	.purpose = SEAL_EVENT,
	.room = 7,
	.seq = 42,
	.author = 1001,
	.time_ms = 1700000000000,
	.ref = 41,
	.kind = 3,
	.audience = 1,
};

static bool unseal(struct fixture *f, const struct seal_label *at, const void *sealed, size_t size)
{
	BUFFER_AUTO out = {0};
	buffer_add_string(&out, "before");
	bool opened = vault_unseal(f->vault, at, sealed, size, &out);
	size_t expected = opened ? strlen("before") + strlen(plain) : strlen("before");
	assert_int_equal(out.size, expected);
	assert_memory_equal(out.data, "before", strlen("before"));
	if (opened)
		assert_memory_equal(out.data + strlen("before"), plain, strlen(plain));
	return opened;
}

static void what_was_sealed_opens_in_its_place(void **state)
{
	struct fixture *f = *state;
	BUFFER_AUTO sealed = {0};
	vault_seal(f->vault, &label, plain, strlen(plain), &sealed);
	assert_int_equal(sealed.size, 1 + 4 + 24 + strlen(plain) + 16);
	assert_memory_equal(sealed.data, "\x01\x00\x00\x00\x01", 5);
	assert_true(unseal(f, &label, sealed.data, sealed.size));
}

static void sealing_appends_and_shows_no_plain_text(void **state)
{
	struct fixture *f = *state;
	BUFFER_AUTO sealed = {0};
	buffer_add_string(&sealed, "head");
	vault_seal(f->vault, &label, plain, strlen(plain), &sealed);
	assert_memory_equal(sealed.data, "head", 4);
	assert_true(unseal(f, &label, sealed.data + 4, sealed.size - 4));
	assert_null(memmem(sealed.data, sealed.size, plain, 6));
}

static void an_empty_text_can_be_sealed(void **state)
{
	struct fixture *f = *state;
	BUFFER_AUTO sealed = {0};
	BUFFER_AUTO out = {0};
	vault_seal(f->vault, &label, "", 0, &sealed);
	assert_true(vault_unseal(f->vault, &label, sealed.data, sealed.size, &out));
	assert_int_equal(out.size, 0);
}

static void assert_moved(struct fixture *f, const struct buffer *sealed, struct seal_label moved)
{
	assert_false(unseal(f, &moved, sealed->data, sealed->size));
}

/* P-45 */
static void a_seal_moved_to_another_place_does_not_open(void **state)
{
	struct fixture *f = *state;
	BUFFER_AUTO sealed = {0};
	BUFFER_AUTO wrapped = {0};
	vault_make_room_key(f->vault, 8, 1, &wrapped);
	vault_seal(f->vault, &label, plain, strlen(plain), &sealed);
#define MOVED(field, value)                                                                        \
	do {                                                                                       \
		struct seal_label moved = label;                                                   \
		moved.field = value;                                                               \
		assert_moved(f, &sealed, moved);                                                   \
	} while (0)
	MOVED(purpose, SEAL_SNAPSHOT);
	MOVED(purpose, SEAL_REGISTER);
	MOVED(room, 8);
	MOVED(room, 9);
	for (int bit = 0; bit < 64; bit++) {
		MOVED(seq, label.seq ^ UINT64_C(1) << bit);
		MOVED(author, label.author ^ UINT64_C(1) << bit);
		MOVED(time_ms, (int64_t)((uint64_t)label.time_ms ^ UINT64_C(1) << bit));
		MOVED(ref, label.ref ^ UINT64_C(1) << bit);
	}
	for (int bit = 0; bit < 16; bit++)
		MOVED(kind, (uint16_t)(label.kind ^ 1 << bit));
	for (int bit = 0; bit < 8; bit++)
		MOVED(audience, (uint8_t)(label.audience ^ 1 << bit));
	assert_true(unseal(f, &label, sealed.data, sealed.size));
}

static void fill_same(void *cookie, void *bytes, size_t size)
{
	(void)cookie;
	memset(bytes, 0x5a, size);
}

/* Another room or generation has another key; here all keys are the same. */
static void room_generation_and_data_set_are_bound_even_under_the_same_key(void **state)
{
	struct fixture *f = *state;
	struct world constant = world_real;
	BUFFER_AUTO wrapped = {0};
	BUFFER_AUTO sealed = {0};
	constant.fill_random = fill_same;
	vault_free(f->vault);
	struct fault fault;
	assert_int_equal(vault_open(f->key, false, &constant, &f->vault, &fault), 0);
	fixture_bind(f->vault, data_set);
	vault_make_room_key(f->vault, 7, 1, &wrapped);
	vault_make_room_key(f->vault, 8, 1, &wrapped);
	vault_seal(f->vault, &label, plain, strlen(plain), &sealed);
	struct seal_label moved = label;
	moved.room = 8;
	assert_moved(f, &sealed, moved);
	assert_true(unseal(f, &label, sealed.data, sealed.size));
	vault_make_room_key(f->vault, 7, 2, &wrapped);
	sealed.data[4] = 2;
	assert_moved(f, &sealed, label);
	sealed.data[4] = 1;
	assert_true(unseal(f, &label, sealed.data, sealed.size));
	fixture_bind(f->vault, other_data_set);
	assert_moved(f, &sealed, label);
}

/* P-45 */
static void a_flipped_bit_anywhere_is_noticed(void **state)
{
	struct fixture *f = *state;
	BUFFER_AUTO sealed = {0};
	BUFFER_AUTO wrapped = {0};
	vault_seal(f->vault, &label, plain, strlen(plain), &sealed);
	/* A flip in the generation must not do by reaching a key that is there. */
	vault_make_room_key(f->vault, 7, 3, &wrapped);
	for (size_t bit = 0; bit < sealed.size * 8; bit++) {
		sealed.data[bit / 8] ^= (unsigned char)(1 << bit % 8);
		assert_false(unseal(f, &label, sealed.data, sealed.size));
		sealed.data[bit / 8] ^= (unsigned char)(1 << bit % 8);
	}
	assert_true(unseal(f, &label, sealed.data, sealed.size));
}

static void a_cut_or_longer_seal_does_not_open(void **state)
{
	struct fixture *f = *state;
	BUFFER_AUTO sealed = {0};
	vault_seal(f->vault, &label, plain, strlen(plain), &sealed);
	for (size_t size = 0; size < sealed.size; size++) {
		/* Exactly as large as it says, so that a sanitizer sees a read beyond it. */
		unsigned char *cut = malloc(size ? size : 1);
		memcpy(cut, sealed.data, size);
		assert_false(unseal(f, &label, cut, size));
		free(cut);
	}
	buffer_add_byte(&sealed, 0);
	assert_false(unseal(f, &label, sealed.data, sealed.size));
}

enum { NONCE_AT = 5, NONCE_BYTES = 24 };

static int compare_nonces(const void *a, const void *b)
{
	return memcmp(a, b, NONCE_BYTES);
}

/* P-46 */
static void a_nonce_never_comes_twice(void **state)
{
	enum { COUNT = 1000000 };
	struct fixture *f = *state;
	uint8_t(*nonces)[NONCE_BYTES] = calloc(COUNT, NONCE_BYTES);
	BUFFER_AUTO sealed = {0};
	for (int i = 0; i < COUNT; i++) {
		buffer_clear(&sealed);
		vault_seal(f->vault, &label, plain, strlen(plain), &sealed);
		memcpy(nonces[i], sealed.data + NONCE_AT, NONCE_BYTES);
	}
	qsort(nonces, COUNT, NONCE_BYTES, compare_nonces);
	for (int i = 1; i < COUNT; i++)
		assert_memory_not_equal(nonces[i - 1], nonces[i], NONCE_BYTES);
	free(nonces);
}

int main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
	const struct CMUnitTest tests[] = {
		T(what_was_sealed_opens_in_its_place),
		T(sealing_appends_and_shows_no_plain_text),
		T(an_empty_text_can_be_sealed),
		T(a_seal_moved_to_another_place_does_not_open),
		T(room_generation_and_data_set_are_bound_even_under_the_same_key),
		T(a_flipped_bit_anywhere_is_noticed),
		T(a_cut_or_longer_seal_does_not_open),
		T(a_nonce_never_comes_twice),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
