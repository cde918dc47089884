/* The key that seals minutes: made once, and the same after everything that may happen to the data.
 * (P-90) */
#include "journal_backup.h"

#include "journal/open.h"
#include "journal/sealing/signer.h"

/* The public half, making the key where there is none; while no journal runs. */
static void need(struct fixture *f, uint8_t ret_key[SIGNER_KEY_BYTES])
{
	struct store_data_set set;
	struct vault *vault;
	struct store *store;
	struct signer *signer;
	struct fault fault = {""};
	fixture_close(f);
	if (data_open(f->data, f->key, false, &f->world, &vault, &store, &set, &fault) != 0)
		fail_msg("%s", fault.text);
	assert_int_equal(store_begin(store), STORE_OK);
	assert_int_equal(signer_need(store, vault, &f->world, set.house, &signer), STORE_OK);
	assert_int_equal(store_commit(store), STORE_OK);
	signer_public_key(signer, ret_key);
	signer_free(signer);
	store_free(store);
	vault_free(vault);
	fixture_open(f);
}

static void is_still(struct fixture *f, const uint8_t key[SIGNER_KEY_BYTES])
{
	uint8_t now[SIGNER_KEY_BYTES];
	struct fault fault = {""};
	if (signer_read_public_key(f->data, f->key, now, &fault) != 0)
		fail_msg("%s", fault.text);
	assert_memory_equal(now, key, SIGNER_KEY_BYTES);
}

static void it_is_made_at_first_need_and_once(void **state)
{
	STATE;
	uint8_t key[SIGNER_KEY_BYTES], again[SIGNER_KEY_BYTES];
	struct fault fault = {""};
	assert_int_equal(signer_read_public_key(f->data, f->key, key, &fault), -1);
	assert_non_null(strstr(fault.text, "nothing has been sealed"));
	need(f, key);
	is_still(f, key);
	need(f, again);
	assert_memory_equal(again, key, SIGNER_KEY_BYTES);
	/* What one installation signs another does not. */
	assert_int_equal(signer_read_public_key(f->folder, f->key, again, &fault), -1);
	fixture_close(f);
	assert_sound(f);
	fixture_open(f);
}

static void it_outlives_a_change_of_the_master_key(void **state)
{
	STATE;
	uint8_t key[SIGNER_KEY_BYTES];
	need(f, key);
	struct call *call = fixture_call(50, "key.rotate", fixture_fresh_id(f));
	call->is_operator = true;
	fixture_do(f, call);
	assert_non_null(strstr(f->answer, "\"result\""));
	is_still(f, key); /* in the midst of it, or after */
	fixture_close(f);
	is_still(f, key);
	assert_sound(f);
	fixture_open(f);
	is_still(f, key);
}

static void it_comes_back_with_a_backup(void **state)
{
	STATE;
	uint8_t key[SIGNER_KEY_BYTES];
	need(f, key);
	back_up(f);
	restore(f);
	is_still(f, key);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(it_is_made_at_first_need_and_once),
		TEST(it_outlives_a_change_of_the_master_key),
		TEST(it_comes_back_with_a_backup),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
