#include "store_fixture.h"

static void a_new_folder_has_no_data_set_and_keeps_the_one_put(void **state)
{
	struct fixture *f = *state;
	struct store_data_set found, set = {.epoch = 3, .house = room, .check_size = 128};
	memset(set.id, 7, sizeof(set.id));
	memset(set.check, 8, sizeof(set.check));
	assert_int_equal(store_data_set_get(f->store, &found), STORE_NONE);
	assert_ok(store_begin(f->store));
	assert_ok(store_data_set_put(f->store, &set));
	set.epoch = 4;
	set.check_size = 33;
	assert_ok(store_data_set_put(f->store, &set)); /* there is only ever one */
	assert_ok(store_commit(f->store));
	fixture_reopen(f);
	assert_ok(store_data_set_get(f->store, &found));
	assert_memory_equal(found.id, set.id, sizeof(set.id));
	assert_int_equal(found.epoch, 4);
	assert_int_equal(found.house, room);
	assert_int_equal(found.check_size, 33);
	assert_memory_equal(found.check, set.check, 33);
}

static off_t log_bytes(const struct fixture *f)
{
	char path[160];
	struct stat status;
	snprintf(path, sizeof(path), "%s-wal", f->database);
	assert_int_equal(stat(path, &status), 0);
	return status.st_size;
}

/* Over what a commit that failed may have left in the log. */
static void a_data_set_that_stays_the_same_is_written(void **state)
{
	struct fixture *f = *state;
	const struct store_data_set set = {.epoch = 3, .house = room, .check_size = 33};
	off_t before = 0;
	for (int i = 0; i < 3; i++) {
		assert_ok(store_begin(f->store));
		assert_ok(store_data_set_put(f->store, &set));
		assert_ok(store_commit(f->store));
		assert_true(log_bytes(f) > before);
		before = log_bytes(f);
	}
}

struct rooms {
	unsigned count, limit;
	uint64_t ids[4];
	int kinds[4];
};

static bool note_room(void *cookie, uint64_t id, int kind, uint64_t head)
{
	struct rooms *rooms = cookie;
	(void)head;
	rooms->ids[rooms->count] = id;
	rooms->kinds[rooms->count++] = kind;
	return rooms->count != rooms->limit;
}

static void rooms_are_listed_once_each(void **state)
{
	struct fixture *f = *state;
	struct rooms all = {0}, first = {.limit = 1};
	assert_ok(store_begin(f->store));
	assert_int_equal(store_room_add(f->store, room, 9), STORE_CLASH);
	assert_ok(store_commit(f->store));
	assert_ok(store_rooms_each(f->store, note_room, &all));
	assert_int_equal(all.count, 2);
	assert_int_equal(all.ids[0], room);
	assert_int_equal(all.kinds[0], 5);
	assert_int_equal(all.ids[1], other_room);
	assert_int_equal(all.kinds[1], 6);
	assert_ok(store_rooms_each(f->store, note_room, &first));
	assert_int_equal(first.count, 1);
}

struct keys {
	unsigned count;
	uint64_t rooms[8];
	uint32_t generations[8];
	char bytes[8];
};

static bool note_key(
	void *cookie, uint64_t id, uint32_t generation, const void *wrapped, size_t size_bytes)
{
	struct keys *keys = cookie;
	assert_int_equal(size_bytes, 3);
	keys->rooms[keys->count] = id;
	keys->generations[keys->count] = generation;
	keys->bytes[keys->count++] = *(const char *)wrapped;
	return keys->count != 3;
}

static void keys_are_kept_per_room_and_generation_and_never_replaced(void **state)
{
	struct fixture *f = *state;
	struct keys keys = {0};
	assert_ok(store_begin(f->store));
	assert_ok(store_key_put(f->store, other_room, 1, "a..", 3));
	assert_ok(store_key_put(f->store, room, UINT32_MAX, "c..", 3));
	assert_ok(store_key_put(f->store, room, 1, "b..", 3));
	assert_int_equal(store_key_put(f->store, room, 1, "x..", 3), STORE_CLASH);
	assert_int_equal(store_key_put(f->store, 4711, 1, "x..", 3), STORE_NONE);
	assert_ok(store_commit(f->store));
	fixture_reopen(f);
	assert_ok(store_keys_each(f->store, note_key, &keys));
	assert_int_equal(keys.count, 3);
	assert_memory_equal(keys.bytes, "bca", 3);
	assert_int_equal(keys.rooms[0], room);
	assert_int_equal(keys.generations[0], 1);
	assert_int_equal(keys.rooms[1], room);
	assert_int_equal(keys.generations[1], UINT32_MAX);
	assert_int_equal(keys.rooms[2], other_room);
}

static void only_the_newest_snapshot_is_kept(void **state)
{
	struct fixture *f = *state;
	uint64_t seq = 77;
	void *body = NULL;
	size_t size = 77;
	assert_int_equal(store_snapshot_get(f->store, room, &seq, &body, &size), STORE_NONE);
	assert_int_equal(store_snapshot_get(f->store, 4711, &seq, &body, &size), STORE_NONE);
	assert_int_equal(seq, 77);
	assert_ok(store_begin(f->store));
	assert_ok(store_snapshot_put(f->store, room, 3, "old one", 7));
	assert_ok(store_snapshot_put(f->store, room, 9, "newer", 5));
	assert_ok(store_snapshot_put(f->store, other_room, 1, "other", 5));
	assert_int_equal(store_snapshot_put(f->store, 4711, 1, "none", 4), STORE_NONE);
	assert_ok(store_commit(f->store));
	fixture_reopen(f);
	assert_ok(store_snapshot_get(f->store, room, &seq, &body, &size));
	assert_int_equal(seq, 9);
	assert_int_equal(size, 5);
	assert_memory_equal(body, "newer", 5);
	free(body);
}

static void assert_register(
	struct fixture *f, uint64_t person, uint64_t in, int kind, const char *expected)
{
	void *body = NULL;
	size_t size = 0;
	enum store_result result = store_register_get(f->store, person, in, 0, kind, &body, &size);
	assert_int_equal(result, expected ? STORE_OK : STORE_NONE);
	if (expected) {
		assert_int_equal(size, strlen(expected));
		assert_memory_equal(body, expected, size);
	}
	free(body);
}

static void a_register_keeps_the_last_value_per_person_room_and_kind(void **state)
{
	struct fixture *f = *state;
	assert_ok(store_begin(f->store));
	assert_ok(put_register(f->store, anna, room, 0, 1, "first"));
	assert_ok(put_register(f->store, anna, room, 0, 1, "last"));
	assert_ok(put_register(f->store, anna, room, 0, 2, "kind"));
	assert_ok(put_register(f->store, anna, other_room, 0, 1, "room"));
	assert_ok(put_register(f->store, jonas, room, 0, 1, "person"));
	assert_int_equal(put_register(f->store, anna, 4711, 0, 1, "x"), STORE_NONE);
	assert_ok(store_commit(f->store));
	fixture_reopen(f);
	assert_register(f, anna, room, 1, "last");
	assert_register(f, anna, room, 2, "kind");
	assert_register(f, anna, other_room, 1, "room");
	assert_register(f, jonas, room, 1, "person");
	assert_register(f, jonas, room, 2, NULL);
	assert_register(f, jonas, 4711, 1, NULL);
}

static void put_link(struct fixture *f, unsigned number, uint64_t person, int64_t expires_ms)
{
	struct store_link link = {.person = person, .own = person != 0, .expires_ms = expires_ms};
	hash_of(number, link.token_hash);
	assert_ok(store_link_put(f->store, &link));
}

static bool has_link(struct fixture *f, unsigned number)
{
	struct store_link link;
	uint8_t hash[STORE_HASH_BYTES];
	hash_of(number, hash);
	enum store_result result = store_link_get(f->store, hash, &link);
	assert_true(result == STORE_OK || result == STORE_NONE);
	return result == STORE_OK;
}

static void a_link_is_used_up_once(void **state)
{
	struct fixture *f = *state;
	struct store_link link;
	uint8_t hash[STORE_HASH_BYTES];
	hash_of(1, hash);
	assert_ok(store_begin(f->store));
	put_link(f, 1, 0, 99);
	put_link(f, 2, anna, 99);
	assert_ok(store_commit(f->store));
	fixture_reopen(f);
	assert_ok(store_link_get(f->store, hash, &link));
	assert_memory_equal(link.token_hash, hash, sizeof(hash));
	assert_int_equal(link.person, 0);
	assert_false(link.own);
	assert_int_equal(link.expires_ms, 99);
	assert_true(has_link(f, 1)); /* looking does not use it */
	assert_ok(store_begin(f->store));
	assert_ok(store_link_drop(f->store, hash));
	assert_int_equal(store_link_drop(f->store, hash), STORE_NONE);
	assert_ok(store_commit(f->store));
	assert_false(has_link(f, 1));
	hash_of(2, hash);
	assert_ok(store_link_get(f->store, hash, &link));
	assert_true(link.own);
}

static void trimming_drops_expired_links_and_a_persons_oldest(void **state)
{
	struct fixture *f = *state;
	assert_ok(store_begin(f->store));
	for (unsigned i = 1; i <= 3; i++)
		put_link(f, i, 0, 1000);
	put_link(f, 4, anna, 500);
	put_link(f, 5, anna, 501);
	assert_ok(store_link_trim(f->store, 0, 2, 500));
	assert_ok(store_commit(f->store));
	const bool expected[] = {false, true, true, false, true};
	for (unsigned i = 0; i < 5; i++)
		assert_int_equal(has_link(f, i + 1), expected[i]);
}

static void put_guest_link(
	struct fixture *f, unsigned number, uint64_t in, uint64_t guest, int64_t expires_ms)
{
	struct store_guest_link link = {.backstage = in, .guest = guest, .expires_ms = expires_ms};
	hash_of(number, link.token_hash);
	assert_ok(store_guest_link_put(f->store, &link));
}

/* Whose it is; 0: the general one, UINT64_MAX: there is none. */
static uint64_t guest_of_link(struct fixture *f, unsigned number)
{
	struct store_guest_link link;
	uint8_t hash[STORE_HASH_BYTES];
	hash_of(number, hash);
	enum store_result result = store_guest_link_get(f->store, hash, &link);
	assert_true(result == STORE_OK || result == STORE_NONE);
	return result == STORE_OK ? link.guest : UINT64_MAX;
}

static void a_guest_has_one_link_and_a_case_one_for_anybody(void **state)
{
	struct fixture *f = *state;
	struct store_guest_link link;
	uint8_t hash[STORE_HASH_BYTES];
	assert_ok(store_begin(f->store));
	put_guest_link(f, 1, room, anna, 90);
	put_guest_link(f, 2, room, anna, 91); /* in place of that */
	put_guest_link(f, 3, room, 0, 92);
	put_guest_link(f, 4, room, jonas, 93);
	put_guest_link(f, 5, other_room, 0, 94);
	put_guest_link(f, 6, other_room, jonas, 10);
	assert_ok(store_commit(f->store));
	fixture_reopen(f);
	assert_int_equal(guest_of_link(f, 1), UINT64_MAX);
	assert_int_equal(guest_of_link(f, 2), anna);
	hash_of(5, hash);
	assert_ok(store_guest_link_get(f->store, hash, &link));
	assert_memory_equal(link.token_hash, hash, sizeof(hash));
	assert_int_equal(link.backstage, other_room);
	assert_int_equal(link.expires_ms, 94);
	assert_ok(store_begin(f->store));
	assert_ok(store_guest_link_drop(f->store, room, 0, 10)); /* and what has expired */
	assert_ok(store_guest_link_drop(f->store, room, 12345, 10));
	assert_int_equal(guest_of_link(f, 3), UINT64_MAX);
	assert_int_equal(guest_of_link(f, 4), jonas);
	assert_int_equal(guest_of_link(f, 5), 0);
	assert_int_equal(guest_of_link(f, 6), UINT64_MAX);
	assert_ok(store_room_delete(f->store, room));
	assert_int_equal(guest_of_link(f, 2), UINT64_MAX);
	assert_int_equal(guest_of_link(f, 4), UINT64_MAX);
	assert_int_equal(guest_of_link(f, 5), 0);
	assert_ok(store_access_clear(f->store));
	assert_int_equal(guest_of_link(f, 5), UINT64_MAX);
	assert_ok(store_commit(f->store));
}

static bool count_register(void *cookie, const struct store_register *value)
{
	unsigned *count = cookie;
	assert_int_equal(value->room, room);
	assert_int_equal(value->seq, 0);
	assert_int_equal(value->kind, 3);
	assert_true(value->person == anna || value->person == jonas);
	assert_int_equal(value->body_size, 4);
	assert_memory_equal(value->body, "here", 4);
	++*count;
	return true;
}

static void registers_of_a_kind_are_listed_and_dropped(void **state)
{
	struct fixture *f = *state;
	unsigned count = 0;
	assert_ok(store_begin(f->store));
	assert_ok(put_register(f->store, anna, room, 0, 3, "here"));
	assert_ok(put_register(f->store, jonas, room, 0, 3, "here"));
	assert_ok(put_register(f->store, jonas, room, 0, 2, "other kind"));
	assert_ok(put_register(f->store, jonas, other_room, 0, 3, "other room"));
	assert_ok(store_registers_at(f->store, room, 0, 3, count_register, &count));
	assert_int_equal(count, 2);
	assert_ok(store_register_drop(f->store, anna, room, 0, 3));
	assert_int_equal(store_register_drop(f->store, anna, room, 0, 3), STORE_NONE);
	assert_ok(store_commit(f->store));
	assert_register(f, anna, room, 3, NULL);
	assert_register(f, jonas, room, 3, "here");
}

static void a_password_is_kept_per_person_the_last_one(void **state)
{
	struct fixture *f = *state;
	void *body = NULL;
	size_t size;
	assert_int_equal(store_password_get(f->store, anna, &body, &size), STORE_NONE);
	assert_ok(store_begin(f->store));
	assert_ok(store_password_put(f->store, anna, "first", 5));
	assert_ok(store_password_put(f->store, anna, "last", 4));
	assert_ok(store_commit(f->store));
	fixture_reopen(f);
	assert_ok(store_password_get(f->store, anna, &body, &size));
	assert_int_equal(size, 4);
	assert_memory_equal(body, "last", 4);
	free(body);
	assert_int_equal(store_password_get(f->store, jonas, &body, &size), STORE_NONE);
}

static void put_invitation(struct fixture *f, unsigned number, unsigned uses, int64_t expires_ms)
{
	struct store_invitation invitation = {.id = 2000 + number,
		.made_by = anna,
		.role = 1,
		.uses = uses,
		.expires_ms = expires_ms,
		.note = "note",
		.note_size = 4};
	hash_of(number, invitation.token_hash);
	assert_ok(store_invitation_put(f->store, &invitation));
}

struct seen {
	unsigned count;
	uint64_t ids[8];
};

static bool see_invitation(void *cookie, const struct store_invitation *invitation)
{
	struct seen *seen = cookie;
	assert_memory_equal(invitation->note, "note", 4);
	seen->ids[seen->count++] = invitation->id;
	return true;
}

static void an_invitation_is_used_up_dropped_or_expires(void **state)
{
	struct fixture *f = *state;
	struct seen seen = {0};
	struct store_invitation found;
	uint8_t hash[STORE_HASH_BYTES];
	unsigned count;
	assert_ok(store_begin(f->store));
	put_invitation(f, 1, 2, 100);
	put_invitation(f, 2, 1, 100);
	put_invitation(f, 3, 1, 50);
	assert_ok(store_commit(f->store));
	fixture_reopen(f);
	assert_ok(store_invitations_each(f->store, 50, see_invitation, &seen));
	assert_int_equal(seen.count, 2);
	assert_int_equal(seen.ids[0], 2002);
	hash_of(1, hash);
	assert_ok(store_invitation_get(f->store, hash, &found));
	assert_int_equal(found.uses, 2);
	assert_ok(store_begin(f->store));
	assert_ok(store_invitation_use(f->store, 2001));
	assert_ok(store_invitation_use(f->store, 2001));
	assert_int_equal(store_invitation_use(f->store, 2001), STORE_NONE);
	assert_int_equal(store_invitation_get(f->store, hash, &found), STORE_NONE);
	assert_ok(store_invitation_count(f->store, 50, &count));
	assert_int_equal(count, 1);
	assert_ok(store_invitation_drop(f->store, 2002));
	assert_int_equal(store_invitation_drop(f->store, 2002), STORE_NONE);
	assert_int_equal(store_invitation_drop(f->store, 2003), STORE_NONE); /* it had expired */
	assert_ok(store_commit(f->store));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_new_folder_has_no_data_set_and_keeps_the_one_put),
		TEST(a_data_set_that_stays_the_same_is_written),
		TEST(rooms_are_listed_once_each),
		TEST(keys_are_kept_per_room_and_generation_and_never_replaced),
		TEST(only_the_newest_snapshot_is_kept),
		TEST(a_register_keeps_the_last_value_per_person_room_and_kind),
		TEST(registers_of_a_kind_are_listed_and_dropped),
		TEST(a_password_is_kept_per_person_the_last_one),
		TEST(an_invitation_is_used_up_dropped_or_expires),
		TEST(a_link_is_used_up_once),
		TEST(trimming_drops_expired_links_and_a_persons_oldest),
		TEST(a_guest_has_one_link_and_a_case_one_for_anybody),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
