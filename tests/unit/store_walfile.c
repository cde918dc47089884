/* P-53, P-55: the log is written in large pieces, and nothing is lost or seen too early by that. */
#include "store/sqlite/sqlite.h"
#include "store/sqlite/walfile.h"
#include "store_fixture.h"

#include <errno.h>
#include <signal.h>
#include <sys/syscall.h>
#include <sys/wait.h>

/* SQLite's calls come through here, as a program's own functions go before those of libraries: how
 * many there were, and the n-th from now kills this process or fails; 0: none does. */
static unsigned writes;
static unsigned kill_at, fail_at;

ssize_t pwrite64(int file, const void *bytes, size_t size, off64_t at);
ssize_t pwrite64(int file, const void *bytes, size_t size, off64_t at)
{
	writes++;
	if (kill_at && --kill_at == 0)
		raise(SIGKILL);
	if (fail_at && --fail_at == 0) {
		errno = ENOSPC;
		return -1;
	}
	return syscall(SYS_pwrite64, file, bytes, size, at);
}

/* The file alone, driven by hand. */
struct log {
	struct walfile *walfile;
	sqlite3_filename name;
	sqlite3_file *file; /* SQLite's own part of it */
	char path[160];
};

static void log_setup(struct log *log, struct fixture *f)
{
	store_free(f->store);
	f->store = NULL;
	snprintf(log->path, sizeof(log->path), "%s-wal", f->database);
	log->walfile = walfile_new();
	log->name = sqlite3_create_filename(f->database, "", log->path, 0, NULL);
	sqlite3_vfs *vfs = sqlite3_vfs_find(walfile_name(log->walfile));
	assert_non_null(vfs);
	log->file = calloc(1, (size_t)vfs->szOsFile);
	assert_int_equal(
		vfs->xOpen(vfs, sqlite3_filename_wal(log->name), log->file,
			SQLITE_OPEN_WAL | SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL),
		SQLITE_OK);
	walfile_begin_commit(log->walfile);
	writes = 0;
}

static void log_teardown(struct log *log)
{
	assert_int_equal(log->file->pMethods->xClose(log->file), SQLITE_OK);
	walfile_free(log->walfile);
	free(log->file);
	sqlite3_free_filename(log->name);
	unlink(log->path);
}

static int put(struct log *log, const char *text, sqlite3_int64 at)
{
	return log->file->pMethods->xWrite(log->file, text, (int)strlen(text), at);
}

static int sync_log(struct log *log)
{
	return log->file->pMethods->xSync(log->file, SQLITE_SYNC_NORMAL);
}

/* What another file handle sees. */
static void assert_on_disk(const struct log *log, const char *text)
{
	char bytes[64] = "";
	FILE *file = fopen(log->path, "rb");
	assert_non_null(file);
	(void)!fread(bytes, 1, sizeof(bytes) - 1, file);
	fclose(file);
	assert_string_equal(bytes, text);
}

static void what_goes_on_is_written_as_one(void **state)
{
	struct log log;
	log_setup(&log, *state);
	assert_int_equal(put(&log, "one ", 0), SQLITE_OK);
	assert_int_equal(put(&log, "two ", 4), SQLITE_OK);
	assert_int_equal(put(&log, "three", 8), SQLITE_OK);
	assert_on_disk(&log, "");
	assert_int_equal(sync_log(&log), SQLITE_OK);
	assert_on_disk(&log, "one two three");
	assert_int_equal(writes, 1);
	walfile_end_commit(log.walfile, true);
	assert_int_equal(put(&log, " four", 13), SQLITE_OK); /* not in a commit: at once */
	assert_on_disk(&log, "one two three four");
	log_teardown(&log);
}

static void what_does_not_go_on_comes_after_what_was_before_it(void **state)
{
	struct log log;
	log_setup(&log, *state);
	assert_int_equal(put(&log, "0123456789", 0), SQLITE_OK);
	assert_int_equal(put(&log, "ab", 2), SQLITE_OK);
	assert_on_disk(&log, "0123456789");
	assert_int_equal(put(&log, "AB", 2), SQLITE_OK);
	assert_on_disk(&log, "01ab456789");
	assert_int_equal(sync_log(&log), SQLITE_OK);
	assert_on_disk(&log, "01AB456789");
	assert_int_equal(writes, 3);
	log_teardown(&log);
}

static void whoever_asks_the_file_is_told_of_what_is_held(void **state)
{
	struct log log;
	char bytes[4];
	sqlite3_int64 size;
	log_setup(&log, *state);
	assert_int_equal(put(&log, "0123", 0), SQLITE_OK);
	assert_int_equal(log.file->pMethods->xRead(log.file, bytes, 4, 0), SQLITE_OK);
	assert_memory_equal(bytes, "0123", 4);
	assert_int_equal(put(&log, "4567", 4), SQLITE_OK);
	assert_int_equal(log.file->pMethods->xFileSize(log.file, &size), SQLITE_OK);
	assert_int_equal(size, 8);
	assert_int_equal(put(&log, "89", 8), SQLITE_OK);
	assert_int_equal(log.file->pMethods->xTruncate(log.file, 5), SQLITE_OK);
	assert_on_disk(&log, "01234");
	log_teardown(&log);
}

static void more_than_it_holds_is_written_on_the_way(void **state)
{
	enum { PIECE = 4096, PIECES = 40 };
	static char piece[PIECE], read[PIECE];
	struct log log;
	log_setup(&log, *state);
	for (int i = 0; i < PIECES; i++) {
		memset(piece, 'a' + i, PIECE);
		assert_int_equal(log.file->pMethods->xWrite(
					 log.file, piece, PIECE, (sqlite3_int64)i * PIECE),
			SQLITE_OK);
	}
	assert_int_equal(writes, 2);
	assert_int_equal(sync_log(&log), SQLITE_OK);
	assert_int_equal(writes, 3);
	for (int i = 0; i < PIECES; i++) {
		memset(piece, 'a' + i, PIECE);
		assert_int_equal(
			log.file->pMethods->xRead(log.file, read, PIECE, (sqlite3_int64)i * PIECE),
			SQLITE_OK);
		assert_memory_equal(read, piece, PIECE);
	}
	log_teardown(&log);
}

static void a_write_that_fails_comes_out_and_no_sync_makes_it_good(void **state)
{
	struct log log;
	char bytes[4];
	log_setup(&log, *state);
	assert_int_equal(put(&log, "0123", 0), SQLITE_OK);
	fail_at = 1;
	assert_int_equal(sync_log(&log), SQLITE_FULL);
	assert_int_equal(sync_log(&log), SQLITE_FULL);
	assert_int_equal(put(&log, "4567", 4), SQLITE_FULL);
	walfile_end_commit(log.walfile, false);

	walfile_begin_commit(log.walfile);
	assert_int_equal(put(&log, "ABCD", 0), SQLITE_OK);
	fail_at = 1;
	assert_int_equal(log.file->pMethods->xRead(log.file, bytes, 4, 0), SQLITE_FULL);
	assert_int_equal(sync_log(&log), SQLITE_FULL);
	walfile_end_commit(log.walfile, false);

	walfile_begin_commit(log.walfile);
	assert_int_equal(put(&log, "abcd", 0), SQLITE_OK);
	assert_int_equal(sync_log(&log), SQLITE_OK);
	assert_on_disk(&log, "abcd");
	walfile_end_commit(log.walfile, true);
	log_teardown(&log);
}

static void what_a_commit_did_not_get_rid_of_is_never_written(void **state)
{
	struct log log;
	log_setup(&log, *state);
	assert_int_equal(put(&log, "0123", 0), SQLITE_OK);
	walfile_end_commit(log.walfile, false);
	assert_int_equal(sync_log(&log), SQLITE_OK);
	log_teardown(&log);
	assert_int_equal(writes, 0);
}

/* The store on it. */

enum { BIG = 3000, MANY = 60 }; /* 60 events of 3000 bytes: several pieces */

static enum store_result append_big(struct store *store, uint64_t in, uint64_t first)
{
	static char body[BIG];
	enum store_result result = store_begin(store);
	for (uint64_t seq = first; result == STORE_OK && seq < first + MANY; seq++) {
		struct store_event event = event_of(in, seq);
		memset(body, (int)seq, BIG);
		event.body = body;
		event.body_size = BIG;
		result = store_event_append(store, &event);
	}
	return result;
}

static bool check_big(void *cookie, const struct store_event *event)
{
	assert_int_equal(event->body_size, BIG);
	for (size_t i = 0; i < BIG; i++)
		assert_int_equal(((const unsigned char *)event->body)[i], event->seq & 0xff);
	++*(unsigned *)cookie;
	return true;
}

static unsigned count_big(struct store *store, uint64_t in)
{
	unsigned count = 0;
	assert_ok(store_events_each(store, in, 1, UINT32_MAX, check_big, &count));
	return count;
}

static void assert_whole(const struct fixture *f)
{
	struct fault fault = {""};
	if (store_examine(f->folder, &fault) != 0)
		fail_msg("%s", fault.text);
}

static void a_commit_is_a_few_writes_and_seen_at_once_by_all(void **state)
{
	struct fixture *f = *state;
	struct store *reader = fixture_open_reader(f);
	for (unsigned i = 0; i < 5; i++) {
		assert_ok(append_big(f->store, room, 1 + i * MANY));
		assert_int_equal(count_big(reader, room), i * MANY);
		writes = 0;
		assert_ok(store_commit(f->store));
		assert_in_range(writes, 3, 6);
		assert_int_equal(count_big(reader, room), (i + 1) * MANY);
		assert_int_equal(count_big(f->store, room), (i + 1) * MANY);
	}
	store_free(reader);
	assert_whole(f);
}

static void run_sql(struct store *store, const char *sql)
{
	assert_int_equal(sqlite3_exec(sqlite_of(store)->db, sql, NULL, NULL, NULL), SQLITE_OK);
}

/* Pages that left the cache before the commit are written over by it, and read for their sums. */
static void a_transaction_larger_than_the_cache_comes_whole(void **state)
{
	struct fixture *f = *state;
	run_sql(f->store, "PRAGMA cache_size = 10");
	for (unsigned i = 0; i < 3; i++) {
		writes = 0;
		assert_ok(append_big(f->store, i == 1 ? other_room : room, 1 + i / 2 * MANY));
		assert_ok(store_snapshot_put(f->store, room, i + 1, "state", 5));
		assert_true(writes > MANY);
		assert_ok(store_commit(f->store));
	}
	assert_int_equal(count_big(f->store, room), 2 * MANY);
	assert_int_equal(count_big(f->store, other_room), MANY);
	assert_whole(f);
	fixture_reopen(f);
	assert_int_equal(count_big(f->store, room), 2 * MANY);
}

/* Somebody's sqlite3 shell writes to the same places of the log meanwhile. */
static void write_behind_its_back(const struct fixture *f)
{
	static const char sql[] = "CREATE TABLE IF NOT EXISTS other (body BLOB);"
				  "INSERT INTO other VALUES (zeroblob(20000))";
	sqlite3 *db;
	assert_int_equal(sqlite3_open(f->database, &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(db);
}

static void each_write_that_fails_fails_the_commit_and_leaves_nothing(void **state)
{
	struct fixture *f = *state;
	unsigned failures = 0;
	log_set_level((enum log_level) - 1);
	run_sql(f->store, "PRAGMA wal_autocheckpoint = 0"); /* a checkpoint fails no commit */
	for (unsigned nth = 1;; nth++) {
		struct store *reader = fixture_open_reader(f);
		assert_ok(append_big(f->store, room, 1));
		fail_at = nth;
		enum store_result result = store_commit(f->store);
		bool failed = fail_at == 0;
		fail_at = 0;
		assert_int_equal(result == STORE_OK, !failed);
		assert_int_equal(count_big(reader, room), failed ? 0 : MANY);
		store_free(reader);
		if (!failed)
			break;
		failures++;
		store_rollback(f->store);
		write_behind_its_back(f);
		assert_whole(f);
		assert_int_equal(count_big(f->store, room), 0);
	}
	assert_in_range(failures, 3, 6);
	fixture_reopen(f);
	assert_int_equal(count_big(f->store, room), MANY);
}

/* Commits until it is killed at its n-th write, and says after each that it has. */
static void commit_until_killed(const struct fixture *f, int told, unsigned nth)
{
	struct store *store = fixture_open(f);
	run_sql(store, "PRAGMA wal_autocheckpoint = 40");
	kill_at = nth;
	for (uint64_t i = 0; i < 8; i++) {
		if (append_big(store, i % 2 ? other_room : room, 1 + i / 2 * MANY) != STORE_OK ||
			store_commit(store) != STORE_OK || write(told, "x", 1) != 1)
			_exit(1);
	}
	_exit(0);
}

static bool kill_and_look(struct fixture *f, unsigned nth)
{
	int told[2], status;
	char bytes[16];
	assert_int_equal(pipe(told), 0);
	pid_t child = fork();
	if (child == 0)
		commit_until_killed(f, told[1], nth);
	close(told[1]);
	assert_int_equal(waitpid(child, &status, 0), child);
	ssize_t acknowledged = read(told[0], bytes, sizeof(bytes));
	close(told[0]);
	f->store = fixture_open(f);
	unsigned found = count_big(f->store, room) + count_big(f->store, other_room);
	assert_int_equal(found % MANY, 0);
	assert_in_range(found / MANY, acknowledged, acknowledged + 1);
	assert_whole(f);
	if (WIFSIGNALED(status))
		return true;
	assert_int_equal(WEXITSTATUS(status), 0);
	assert_int_equal(acknowledged, 8);
	return false;
}

static void a_process_killed_at_any_write_loses_nothing_it_has_told(void **state)
{
	unsigned kills = 0;
	(void)state;
	for (bool killed = true; killed;) {
		void *fixture;
		fixture_setup(&fixture);
		struct fixture *f = fixture;
		store_free(f->store);
		killed = kill_and_look(f, ++kills);
		fixture_teardown(&fixture);
		kills += kills > 40 ? 60 : 0; /* the pages of checkpoints are many */
	}
	assert_true(kills > 100);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(what_goes_on_is_written_as_one),
		TEST(what_does_not_go_on_comes_after_what_was_before_it),
		TEST(whoever_asks_the_file_is_told_of_what_is_held),
		TEST(more_than_it_holds_is_written_on_the_way),
		TEST(a_write_that_fails_comes_out_and_no_sync_makes_it_good),
		TEST(what_a_commit_did_not_get_rid_of_is_never_written),
		TEST(a_commit_is_a_few_writes_and_seen_at_once_by_all),
		TEST(a_transaction_larger_than_the_cache_comes_whole),
		TEST(each_write_that_fails_fails_the_commit_and_leaves_nothing),
		cmocka_unit_test(a_process_killed_at_any_write_loses_nothing_it_has_told),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
