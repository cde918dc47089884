/* P-58: a disk that fails in the middle of a commit, a restart, and then the power. The disk is the
 * simulation's. */
#include "store_fixture.h"

#include "../simulation/vfs.h"

enum { STEPS_MAX = 12, TRIES = 8 };

static void kill_store(struct fixture *f, struct disk *disk)
{
	disk_stop(disk);
	store_free(f->store);
}

static bool is_stored(const struct fixture *f, uint64_t seq)
{
	struct store_event event;
	return store_event_get(f->store, room, seq, &event) == STORE_OK;
}

static enum store_result append_one(struct fixture *f, uint64_t seq)
{
	struct store_event event = event_of(room, seq);
	enum store_result result = store_begin(f->store);
	if (result == STORE_OK)
		result = store_event_append(f->store, &event);
	if (result == STORE_OK)
		result = store_commit(f->store);
	if (result != STORE_OK)
		store_rollback(f->store);
	return result;
}

/* One operation of a commit fails, the process ends, another one looks, and the power goes. False:
 * the commit was over before that. */
static bool break_commit(struct fixture *f, struct disk *disk, unsigned steps)
{
	assert_ok(append_one(f, 1));
	disk_plan(disk, TROUBLE_ERROR, steps);
	bool stored = append_one(f, 2) == STORE_OK;
	bool failed = disk->trouble == TROUBLE_NONE;
	kill_store(f, disk);
	disk_start(disk, false);
	disk_repair(disk);
	f->store = fixture_open(f);
	bool seen = is_stored(f, 2);
	kill_store(f, disk);
	disk_start(disk, true);
	f->store = fixture_open(f);
	assert_true(is_stored(f, 1));
	assert_true(seen || !stored);
	if (seen && !is_stored(f, 2))
		fail_msg("operation %u fails: what was seen after a restart is lost", steps);
	return failed;
}

static void what_is_seen_after_a_restart_outlives_the_power(void **state)
{
	unsigned failures = 0;
	(void)state;
	for (unsigned i = 0; i < STEPS_MAX * TRIES; i++) {
		struct disk disk;
		void *fixture;
		disk_init(&disk, (struct chance){i});
		vfs_mount(&disk);
		fixture_setup(&fixture);
		log_set_level((enum log_level) - 1);
		failures += break_commit(fixture, &disk, i / TRIES);
		fixture_teardown(&fixture);
		disk_fini(&disk);
	}
	assert_true(failures >= 2 * TRIES); /* each of its operations, a sync among them */
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_seen_after_a_restart_outlives_the_power),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
