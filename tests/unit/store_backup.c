/* A backup is whole or not there, and comes back as it was or not at all. P-56. */
#include "store_fixture.h"

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <sqlite3.h>
#include <sys/resource.h>

struct place {
	struct fixture *store;
	char folder[64], backup[80], fresh[80]; /* fresh: where there is no data */
};

static int setup(void **state)
{
	struct place *p = calloc(1, sizeof(*p));
	void *fixture;
	fixture_setup(&fixture);
	p->store = fixture;
	snprintf(p->folder, sizeof(p->folder), "/tmp/runde-backup-XXXXXX");
	assert_non_null(mkdtemp(p->folder));
	snprintf(p->backup, sizeof(p->backup), "%s/backup", p->folder);
	snprintf(p->fresh, sizeof(p->fresh), "%s/fresh", p->folder);
	append_many(p->store, room, 1, 20);
	*state = p;
	return 0;
}

static int teardown(void **state)
{
	struct place *p = *state;
	void *fixture = p->store;
	fixture_teardown(&fixture);
	assert_int_equal(nftw(p->folder, fixture_remove, 8, FTW_DEPTH | FTW_PHYS), 0);
	free(p);
	return 0;
}

static struct store_extent back_up(struct place *p)
{
	struct fault fault = {""};
	struct store_extent extent = {0};
	if (store_backup(p->store->folder, p->backup, &extent, &fault) != 0)
		fail_msg("%s", fault.text);
	return extent;
}

static struct store *restore(struct place *p)
{
	struct fault fault = {""};
	struct store *store = NULL;
	if (store_restore(p->fresh, p->backup, &store, &fault) != 0)
		fail_msg("%s", fault.text);
	return store;
}

static unsigned files_in(const char *folder)
{
	char command[160];
	unsigned count = 0;
	snprintf(command, sizeof(command), "%s/lock", folder);
	unlink(command);
	DIR *listing = opendir(folder);
	if (!listing)
		return 0;
	for (struct dirent *entry; (entry = readdir(listing));)
		count += entry->d_name[0] != '.';
	closedir(listing);
	return count;
}

static void assert_not_restored(struct place *p, const char *words)
{
	struct fault fault = {""};
	struct store *store = NULL;
	assert_int_equal(store_restore(p->fresh, p->backup, &store, &fault), -1);
	assert_null(store);
	if (!strstr(fault.text, words))
		fail_msg("\"%s\" does not say \"%s\"", fault.text, words);
	assert_int_equal(files_in(p->fresh), 0);
}

static void a_backup_is_one_closed_file_that_says_what_it_holds(void **state)
{
	struct place *p = *state;
	struct stat status;
	mode_t before = umask(0);
	struct store_extent extent = back_up(p);
	umask(before);
	assert_int_equal(stat(p->backup, &status), 0);
	assert_int_equal(status.st_mode & 0777, 0600);
	assert_int_equal(extent.rooms, 2);
	assert_int_equal(extent.events, 20);
	assert_int_equal(extent.bytes, status.st_size);
	assert_int_equal(files_in(p->folder), 1);
}

static void what_comes_back_is_what_there_was(void **state)
{
	struct place *p = *state;
	struct fault fault = {""};
	struct walk walk = {0};
	back_up(p);
	append_many(p->store, room, 21, 30);
	assert_int_equal(store_restored(restore(p), p->fresh, true, &fault), 0);
	struct fixture other = {0};
	snprintf(other.folder, sizeof(other.folder), "%s", p->fresh);
	other.store = fixture_open(&other);
	assert_int_equal(head_of(other.store, room), 20);
	assert_ok(store_events_each(other.store, room, 1, 40, note_event, &walk));
	assert_int_equal(walk.count, 20);
	struct store_event next = event_of(room, 21);
	assert_ok(store_begin(other.store));
	assert_ok(store_event_append(other.store, &next));
	assert_ok(store_commit(other.store));
	store_free(other.store);
}

static void what_is_not_committed_is_in_no_backup(void **state)
{
	struct place *p = *state;
	struct store_event event = event_of(room, 21);
	assert_ok(store_begin(p->store->store));
	assert_ok(store_event_append(p->store->store, &event));
	assert_int_equal(back_up(p).events, 20);
	assert_ok(store_commit(p->store->store)); /* nobody was in its way */
	assert_int_equal(back_up(p).events, 21);
}

static void a_folder_without_a_server_can_be_backed_up_too(void **state)
{
	struct place *p = *state;
	store_free(p->store->store);
	p->store->store = NULL;
	assert_int_equal(back_up(p).events, 20);
}

static void no_server_starts_with_a_backup_in_the_place_of_its_database(void **state)
{
	struct place *p = *state;
	struct fault fault = {""};
	struct store *store = NULL;
	back_up(p);
	store_free(p->store->store);
	p->store->store = NULL;
	assert_int_equal(rename(p->backup, p->store->database), 0);
	assert_int_equal(store_open(p->store->folder, &store, &fault), -1);
	assert_non_null(strstr(fault.text, "is a backup"));
	assert_int_equal(store_open_reader(p->store->folder, &store, &fault), -1);
	assert_non_null(strstr(fault.text, "is a backup"));
}

static void a_folder_that_has_data_is_left_alone(void **state)
{
	struct place *p = *state;
	struct fault fault = {""};
	struct store *store = NULL;
	back_up(p);
	store_free(p->store->store);
	p->store->store = NULL;
	assert_int_equal(store_restore(p->store->folder, p->backup, &store, &fault), -1);
	assert_non_null(strstr(fault.text, "holds data already"));
	p->store->store = fixture_open(p->store);
	assert_int_equal(head_of(p->store->store, room), 20);
}

/* As kill -9 would leave it. */
static void a_folder_left_half_restored_is_refused_until_it_is_restored_again(void **state)
{
	struct place *p = *state;
	struct fault fault = {""};
	struct store *store = NULL;
	char half[160];
	back_up(p);
	assert_int_equal(mkdir(p->fresh, 0700), 0);
	snprintf(half, sizeof(half), "%s/runde.db.restoring", p->fresh);
	close(open(half, O_CREAT | O_WRONLY, 0600));
	assert_true(store_exists(p->fresh));
	assert_int_equal(store_open(p->fresh, &store, &fault), -1);
	assert_non_null(strstr(fault.text, "half restored"));
	assert_int_equal(store_open_reader(p->fresh, &store, &fault), -1);
	assert_non_null(strstr(fault.text, "half restored"));
	assert_int_equal(store_restored(restore(p), p->fresh, true, &fault), 0);
	assert_int_equal(store_open(p->fresh, &store, &fault), 0);
	store_free(store);
}

static void a_restore_that_is_given_up_leaves_nothing(void **state)
{
	struct place *p = *state;
	struct fault fault = {""};
	back_up(p);
	assert_int_equal(store_restored(restore(p), p->fresh, false, &fault), 0);
	assert_int_equal(files_in(p->fresh), 0);
}

static void write_backup(struct place *p, const void *bytes, size_t size)
{
	int file = open(p->backup, O_WRONLY | O_CREAT | O_TRUNC, 0600);
	assert_int_equal(write(file, bytes, size), size);
	close(file);
}

static void what_is_no_backup_is_refused(void **state)
{
	struct place *p = *state;
	assert_not_restored(p, "Cannot open the backup");
	write_backup(p, "", 0);
	assert_not_restored(p, "is no backup");
	write_backup(p, "hello, this is a letter and not a database at all", 49);
	assert_not_restored(p, "is no backup");
	unlink(p->backup);
	assert_int_equal(mkdir(p->backup, 0700), 0);
	assert_not_restored(p, "is not a file");
	rmdir(p->backup);
	store_free(p->store->store);
	p->store->store = NULL;
	assert_int_equal(rename(p->store->database, p->backup), 0);
	assert_not_restored(p, "is no backup");
}

static void a_backup_cut_anywhere_is_refused(void **state)
{
	struct place *p = *state;
	struct store_extent extent = back_up(p);
	for (uint64_t size = 0; size < extent.bytes; size += 1024) {
		back_up(p);
		assert_int_equal(truncate(p->backup, (off_t)size), 0);
		assert_not_restored(p, "");
	}
}

/* Somebody who could write to it has put in more than rows. */
static void a_backup_with_a_trigger_is_refused(void **state)
{
	static const char trigger[] = "CREATE TRIGGER t AFTER DELETE ON session"
				      " BEGIN DELETE FROM password; END";
	struct place *p = *state;
	sqlite3 *db;
	back_up(p);
	assert_int_equal(sqlite3_open(p->backup, &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, trigger, NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(db);
	assert_not_restored(p, "does not have the layout");
}

/* P-55 */
static void a_full_disk_leaves_no_half_backup_and_the_one_before(void **state)
{
	struct place *p = *state;
	struct fault fault = {""};
	struct rlimit all, little = {8192, 8192};
	struct stat before, after;
	struct store_extent extent;
	back_up(p);
	assert_int_equal(stat(p->backup, &before), 0);
	signal(SIGXFSZ, SIG_IGN);
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &all), 0);
	little.rlim_max = all.rlim_max;
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &little), 0);
	int result = store_backup(p->store->folder, p->backup, &extent, &fault);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &all), 0);
	assert_int_equal(result, -1);
	assert_non_null(strstr(fault.text, "Cannot write the backup"));
	assert_int_equal(stat(p->backup, &after), 0);
	assert_int_equal(before.st_ino, after.st_ino);
	assert_int_equal(files_in(p->folder), 1);
	back_up(p);
}

static void a_full_disk_leaves_no_half_restored_folder(void **state)
{
	struct place *p = *state;
	struct rlimit all, little = {8192, 8192};
	back_up(p);
	signal(SIGXFSZ, SIG_IGN);
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &all), 0);
	little.rlim_max = all.rlim_max;
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &little), 0);
	assert_not_restored(p, "Cannot write");
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &all), 0);
}

static void a_backup_does_not_take_a_place_in_the_data_folder(void **state)
{
	struct place *p = *state;
	struct fault fault = {""};
	struct store_extent extent;
	assert_int_equal(store_backup(p->store->folder, p->store->database, &extent, &fault), -1);
	assert_non_null(strstr(fault.text, "data folder itself"));
	assert_int_equal(store_backup(p->fresh, p->backup, &extent, &fault), -1);
	assert_non_null(strstr(fault.text, "There is no data"));
	assert_int_equal(files_in(p->folder), 0);
}

static bool count_session(void *cookie, const struct store_session *session)
{
	(void)session;
	++*(unsigned *)cookie;
	return true;
}

static void all_that_lets_somebody_in_is_dropped_at_once(void **state)
{
	struct place *p = *state;
	struct store *store = p->store->store;
	struct store_session session = {.token_hash = "s",
		.id = 1,
		.person = 1,
		.device = "d",
		.device_size = 1,
		.expires_ms = INT64_MAX};
	struct store_link link = {.token_hash = "l", .person = 1, .expires_ms = INT64_MAX};
	struct store_invitation invitation = {.token_hash = "i",
		.id = 2,
		.uses = 1,
		.expires_ms = INT64_MAX,
		.note = "n",
		.note_size = 1};
	unsigned sessions = 0, invitations = 0;
	assert_ok(store_begin(store));
	assert_ok(store_session_put(store, &session));
	assert_ok(store_link_put(store, &link));
	assert_ok(store_invitation_put(store, &invitation));
	assert_ok(store_access_clear(store));
	assert_ok(store_commit(store));
	assert_ok(store_sessions_walk(store, count_session, &sessions));
	assert_int_equal(sessions, 0);
	assert_int_equal(store_link_get(store, link.token_hash, &link), STORE_NONE);
	assert_ok(store_begin(store)); /* counting drops what has expired */
	assert_ok(store_invitation_count(store, 0, &invitations));
	assert_ok(store_commit(store));
	assert_int_equal(invitations, 0);
}

/* The indexes of the database itself; those of what is said are journal_reindex.c's. */
static void its_own_indexes_are_rebuilt(void **state)
{
	struct place *p = *state;
	struct store_event found, event = event_of(room, 7);
	assert_ok(store_reindex(p->store->store));
	assert_ok(store_event_find(p->store->store, &event.client_id, event.author, &found));
	assert_int_equal(found.seq, 7);
	store_fail_at(p->store->store, 1, STORE_FULL);
	assert_int_equal(store_reindex(p->store->store), STORE_FULL);
}

#undef TEST
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_backup_is_one_closed_file_that_says_what_it_holds),
		TEST(what_comes_back_is_what_there_was),
		TEST(what_is_not_committed_is_in_no_backup),
		TEST(a_folder_without_a_server_can_be_backed_up_too),
		TEST(no_server_starts_with_a_backup_in_the_place_of_its_database),
		TEST(a_folder_that_has_data_is_left_alone),
		TEST(a_folder_left_half_restored_is_refused_until_it_is_restored_again),
		TEST(a_restore_that_is_given_up_leaves_nothing),
		TEST(what_is_no_backup_is_refused),
		TEST(a_backup_cut_anywhere_is_refused),
		TEST(a_backup_with_a_trigger_is_refused),
		TEST(a_full_disk_leaves_no_half_backup_and_the_one_before),
		TEST(a_full_disk_leaves_no_half_restored_folder),
		TEST(a_backup_does_not_take_a_place_in_the_data_folder),
		TEST(all_that_lets_somebody_in_is_dropped_at_once),
		TEST(its_own_indexes_are_rebuilt),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
