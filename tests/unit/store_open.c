#include "store_fixture.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/wait.h>

/* That opening is refused with these words, as writer and, if asked, as reader. */
static void assert_refused(const struct fixture *f, bool reader_too, const char *words)
{
	struct fault fault = {""};
	struct store *store = NULL;
	assert_int_equal(store_open(f->folder, &store, &fault), -1);
	assert_null(store);
	if (!strstr(fault.text, words))
		fail_msg("\"%s\" does not say \"%s\"", fault.text, words);
	if (!reader_too)
		return;
	fault.text[0] = '\0';
	assert_int_equal(store_open_reader(f->folder, &store, &fault), -1);
	assert_null(store);
	if (!strstr(fault.text, words))
		fail_msg("a reader's \"%s\" does not say \"%s\"", fault.text, words);
}

/* Runs SQL on the database behind the store's back; the store is closed. */
static void tamper(struct fixture *f, const char *sql)
{
	sqlite3 *db;
	char *message = NULL;
	store_free(f->store);
	f->store = NULL;
	assert_int_equal(sqlite3_open(f->database, &db), SQLITE_OK);
	if (sqlite3_exec(db, sql, NULL, NULL, &message) != SQLITE_OK)
		fail_msg("%s", message);
	sqlite3_close(db);
}

struct content {
	unsigned char *bytes;
	size_t size;
};

static struct content read_content(const char *path)
{
	struct content content = {.bytes = malloc(1 << 22)};
	FILE *file = fopen(path, "rb");
	assert_non_null(file);
	content.size = fread(content.bytes, 1, 1 << 22, file);
	fclose(file);
	return content;
}

static void write_content(const char *path, const void *bytes, size_t size)
{
	FILE *file = fopen(path, "wb");
	assert_non_null(file);
	assert_int_equal(fwrite(bytes, 1, size, file), size);
	fclose(file);
}

static void assert_unchanged(const char *path, struct content before)
{
	struct content after = read_content(path);
	assert_int_equal(after.size, before.size);
	assert_memory_equal(after.bytes, before.bytes, before.size);
	free(after.bytes);
	free(before.bytes);
}

static mode_t mode_of(const struct fixture *f, const char *name)
{
	char path[160];
	struct stat status;
	snprintf(path, sizeof(path), "%s/%s", f->folder, name);
	if (stat(path, &status) != 0)
		fail_msg("there is no %s", name);
	return status.st_mode & 07777;
}

static void all_files_are_closed_to_others_whatever_the_umask(void **state)
{
	struct fixture *f = *state;
	store_free(f->store);
	unlink(f->database);
	mode_t old = umask(0);
	f->store = fixture_open(f);
	umask(old);
	assert_ok(store_begin(f->store));
	assert_ok(store_room_add(f->store, room, 1));
	assert_ok(store_commit(f->store));
	assert_int_equal(mode_of(f, "runde.db"), 0600);
	assert_int_equal(mode_of(f, "runde.db-wal"), 0600);
	assert_int_equal(mode_of(f, "runde.db-shm"), 0600);
	assert_int_equal(mode_of(f, "lock"), 0600);
}

static void a_missing_data_folder_is_made_and_a_missing_parent_is_not(void **state)
{
	struct fixture *f = *state;
	struct fixture inner = {0};
	struct stat status;
	snprintf(inner.folder, sizeof(inner.folder), "%.60s/a/b", f->folder);
	assert_refused(&inner, false, "Cannot make the data folder");
	snprintf(inner.folder, sizeof(inner.folder), "%.60s/a", f->folder);
	store_free(fixture_open(&inner));
	assert_int_equal(stat(inner.folder, &status), 0);
	assert_int_equal(status.st_mode & 07777, 0700);
}

static void a_second_writer_is_refused_until_the_first_has_closed(void **state)
{
	struct fixture *f = *state;
	assert_refused(f, false, "Another process is using the data folder");
	append_many(f, room, 1, 1); /* the first one is none the worse */
	store_free(f->store);
	f->store = fixture_open(f);
}

static void a_writer_in_another_process_is_refused_too(void **state)
{
	struct fixture *f = *state;
	int status;
	pid_t child = fork();
	if (child == 0) {
		struct fault fault;
		struct store *store;
		_exit(store_open(f->folder, &store, &fault) == -1 ? 17 : 18);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(WEXITSTATUS(status), 17);
}

static void what_was_committed_survives_the_writers_sudden_death(void **state)
{
	struct fixture *f = *state;
	int status;
	store_free(f->store);
	f->store = NULL;
	pid_t child = fork();
	if (child == 0) {
		f->store = fixture_open(f);
		append_many(f, room, 1, 3);
		struct store_event event = event_of(room, 4);
		bool begun = store_begin(f->store) == STORE_OK &&
			     store_event_append(f->store, &event) == STORE_OK;
		_exit(begun ? 17 : 18);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(WEXITSTATUS(status), 17);
	f->store = fixture_open(f);
	assert_int_equal(head_of(f->store, room), 3);
}

static void a_reader_sees_what_is_committed_and_rooms_made_later(void **state)
{
	struct fixture *f = *state;
	struct store *reader = fixture_open_reader(f);
	struct store_event found, event = event_of(99, 1);
	assert_int_equal(store_event_get(reader, 99, 1, &found), STORE_NONE);
	assert_ok(store_begin(f->store));
	assert_ok(store_room_add(f->store, 99, 1));
	append(f, &event);
	assert_int_equal(store_event_get(reader, 99, 1, &found), STORE_NONE);
	assert_ok(store_commit(f->store));
	assert_ok(store_event_get(reader, 99, 1, &found));
	store_free(reader);
}

static void a_readers_transaction_shows_one_moment(void **state)
{
	struct fixture *f = *state;
	struct store *reader = fixture_open_reader(f);
	append_many(f, room, 1, 1);
	assert_ok(store_read_begin(reader));
	assert_int_equal(head_of(reader, room), 1);
	append_many(f, room, 2, 2);
	assert_int_equal(head_of(reader, room), 1);
	store_read_end(reader);
	assert_int_equal(head_of(reader, room), 2);
	store_read_end(reader); /* harmless */
	assert_ok(store_read_begin(reader));
	assert_int_equal(head_of(reader, room), 2);
	store_read_end(reader);
	store_free(reader);
}

static void a_reader_cannot_write(void **state)
{
	struct fixture *f = *state;
	struct store *reader = fixture_open_reader(f);
	struct store_event event = event_of(room, 1);
	enum store_result result = store_begin(reader);
	if (result == STORE_OK)
		result = store_event_append(reader, &event);
	assert_int_equal(result, STORE_FAILED);
	store_rollback(reader);
	store_free(reader);
	assert_int_equal(head_of(f->store, room), 0);
}

static void a_reader_needs_a_database_and_makes_none(void **state)
{
	struct fixture *f = *state;
	struct fault fault = {""};
	struct store *reader = NULL;
	store_free(f->store);
	f->store = NULL;
	unlink(f->database);
	assert_int_equal(store_open_reader(f->folder, &reader, &fault), -1);
	assert_non_null(strstr(fault.text, "Cannot use the database"));
	assert_int_not_equal(access(f->database, F_OK), 0);
}

/* P-56 */
static void another_programs_database_is_refused_and_left_alone(void **state)
{
	struct fixture *f = *state;
	store_free(f->store);
	f->store = NULL;
	unlink(f->database);
	tamper(f, "CREATE TABLE recipe (name TEXT)");
	struct content before = read_content(f->database);
	assert_refused(f, true, "belongs to another program");
	assert_unchanged(f->database, before);
}

static void a_database_with_another_application_id_is_refused(void **state)
{
	struct fixture *f = *state;
	tamper(f, "PRAGMA application_id = 252006673");
	assert_refused(f, true, "belongs to another program");
}

static void a_newer_database_is_refused_and_left_alone(void **state)
{
	struct fixture *f = *state;
	tamper(f, "PRAGMA user_version = 4711");
	struct content before = read_content(f->database);
	assert_refused(f, true, "newer version");
	assert_unchanged(f->database, before);
}

/* The file changes through a process that dies, so that its log remains. */
static void a_refused_database_keeps_its_log(void **state)
{
	struct fixture *f = *state;
	char log[160];
	int status;
	store_free(f->store);
	f->store = NULL;
	pid_t child = fork();
	if (child == 0) {
		sqlite3 *db;
		bool done = sqlite3_open(f->database, &db) == SQLITE_OK &&
			    sqlite3_exec(db, "PRAGMA user_version = 4711", NULL, NULL, NULL) ==
				    SQLITE_OK;
		_exit(done ? 17 : 18);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(WEXITSTATUS(status), 17);
	snprintf(log, sizeof(log), "%s-wal", f->database);
	struct content log_before = read_content(log), before = read_content(f->database);
	assert_true(log_before.size > 0);
	assert_refused(f, true, "newer version");
	assert_unchanged(f->database, before);
	assert_unchanged(log, log_before);
}

/* P-56 */
static void what_is_no_database_is_refused_and_left_alone(void **state)
{
	struct fixture *f = *state;
	char text[8192];
	memset(text, 'x', sizeof(text));
	store_free(f->store);
	f->store = NULL;
	write_content(f->database, text, sizeof(text));
	struct content before = read_content(f->database);
	assert_refused(f, true, "is not a database");
	assert_unchanged(f->database, before);
}

/* P-56: overwrites each page in turn. */
static void a_database_with_a_damaged_page_is_refused_and_left_alone(void **state)
{
	enum { PAGE = 4096 };
	struct fixture *f = *state;
	append_many(f, room, 1, 50);
	store_free(f->store);
	f->store = NULL;
	struct content sound = read_content(f->database);
	assert_true(sound.size >= 10 * PAGE && sound.size % PAGE == 0);
	for (size_t page = 1; page < sound.size / PAGE; page++) {
		struct content broken = {.bytes = malloc(sound.size), .size = sound.size};
		memcpy(broken.bytes, sound.bytes, sound.size);
		memset(broken.bytes + page * PAGE, 0xd7, PAGE);
		write_content(f->database, broken.bytes, broken.size);
		assert_refused(f, false, "is damaged");
		assert_unchanged(f->database, broken);
	}
	write_content(f->database, sound.bytes, sound.size);
	f->store = fixture_open(f);
	free(sound.bytes);
}

/* P-56 */
static void a_database_cut_at_any_page_is_refused(void **state)
{
	enum { PAGE = 4096 };
	struct fixture *f = *state;
	append_many(f, room, 1, 50);
	store_free(f->store);
	f->store = NULL;
	struct content sound = read_content(f->database);
	for (size_t size = PAGE; size < sound.size; size += PAGE) {
		write_content(f->database, sound.bytes, size);
		assert_refused(f, false, "is damaged");
	}
	free(sound.bytes);
}

static void an_older_database_is_copied_and_brought_up(void **state)
{
	struct fixture *f = *state;
	char copy[160];
	sqlite3 *db;
	store_free(f->store);
	f->store = NULL;
	unlink(f->database);
	tamper(f, "PRAGMA application_id = 0x52756e64; CREATE TABLE before (note TEXT);"
		  "INSERT INTO before VALUES ('kept')");
	f->store = fixture_open(f);
	append_many(f, room, 1, 0); /* a transaction works */
	snprintf(copy, sizeof(copy), "%s.before-1", f->database);
	assert_int_equal(mode_of(f, "runde.db.before-1"), 0600);
	assert_int_equal(sqlite3_open(copy, &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, "SELECT note FROM before", NULL, NULL, NULL), SQLITE_OK);
	assert_int_not_equal(sqlite3_exec(db, "SELECT * FROM event", NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(db);
	struct content before = read_content(copy);
	fixture_reopen(f); /* current now: no second copy */
	assert_unchanged(copy, before);
}

static void a_migration_that_fails_leaves_the_database_as_it_was(void **state)
{
	struct fixture *f = *state;
	sqlite3 *db;
	store_free(f->store);
	f->store = NULL;
	unlink(f->database);
	/* The last table of the first migration is in the way already. */
	tamper(f, "PRAGMA application_id = 0x52756e64; CREATE TABLE link (note TEXT)");
	assert_refused(f, false, "Cannot use the database");
	assert_int_equal(sqlite3_open(f->database, &db), SQLITE_OK);
	assert_int_not_equal(sqlite3_exec(db, "SELECT * FROM event", NULL, NULL, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, "SELECT note FROM link", NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(db);
}

static void a_reader_does_not_migrate(void **state)
{
	struct fixture *f = *state;
	struct fault fault = {""};
	struct store *reader = NULL;
	tamper(f, "PRAGMA user_version = 0");
	assert_int_equal(store_open_reader(f->folder, &reader, &fault), -1);
	assert_non_null(strstr(fault.text, "older version"));
}

static void a_new_database_leaves_no_copy(void **state)
{
	struct fixture *f = *state;
	char copy[160];
	snprintf(copy, sizeof(copy), "%s.before-1", f->database);
	assert_int_not_equal(access(copy, F_OK), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(all_files_are_closed_to_others_whatever_the_umask),
		TEST(a_missing_data_folder_is_made_and_a_missing_parent_is_not),
		TEST(a_second_writer_is_refused_until_the_first_has_closed),
		TEST(a_writer_in_another_process_is_refused_too),
		TEST(what_was_committed_survives_the_writers_sudden_death),
		TEST(a_reader_sees_what_is_committed_and_rooms_made_later),
		TEST(a_readers_transaction_shows_one_moment),
		TEST(a_reader_cannot_write),
		TEST(a_reader_needs_a_database_and_makes_none),
		TEST(another_programs_database_is_refused_and_left_alone),
		TEST(a_database_with_another_application_id_is_refused),
		TEST(a_newer_database_is_refused_and_left_alone),
		TEST(a_refused_database_keeps_its_log),
		TEST(what_is_no_database_is_refused_and_left_alone),
		TEST(a_database_with_a_damaged_page_is_refused_and_left_alone),
		TEST(a_database_cut_at_any_page_is_refused),
		TEST(an_older_database_is_copied_and_brought_up),
		TEST(a_migration_that_fails_leaves_the_database_as_it_was),
		TEST(a_reader_does_not_migrate),
		TEST(a_new_database_leaves_no_copy),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
