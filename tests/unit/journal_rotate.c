/* The master key changes: whenever it is interrupted, the data opens, and in the end the former key
 * opens nothing. (P-48) */
#include "journal_lab.h"

#include "base/log.h"
#include "journal/due.h"

#include <fcntl.h>
#include <glob.h>
#include <signal.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#define STATE struct fixture *f = *state

enum { DESK = 50, ROOMS = 560, KEY_BYTES = 65 }; /* rooms: several commits wrap anew */

/* Kills this process before its n-th call that changes a file; 0: never. SQLite's calls come
 * through here too, as a program's own functions go before those of libraries. */
static long kill_at;

static void count_call(void)
{
	if (kill_at && --kill_at == 0)
		raise(SIGKILL);
}

#define COUNTED(type, name, number, parameters, ...)                                               \
	type name parameters;                                                                      \
	type name parameters                                                                       \
	{                                                                                          \
		count_call();                                                                      \
		return (type)syscall(number, __VA_ARGS__);                                         \
	}
COUNTED(ssize_t, write, SYS_write, (int file, const void *bytes, size_t size), file, bytes, size)
COUNTED(ssize_t, pwrite64, SYS_pwrite64, (int file, const void *bytes, size_t size, off64_t at),
	file, bytes, size, at)
COUNTED(int, ftruncate64, SYS_ftruncate, (int file, off64_t size), file, size)
COUNTED(int, rename, SYS_rename, (const char *from, const char *to), from, to)
COUNTED(int, unlink, SYS_unlink, (const char *path), path)

/* What a killed process has written is not lost, synced or not. */
int fsync(int file)
{
	(void)file;
	count_call();
	return 0;
}

int fdatasync(int file)
{
	return fsync(file);
}

static const char *desk_say(struct fixture *f, const char *method, const char *params)
{
	struct call *call = fixture_call(DESK, method, params);
	call->is_operator = true;
	fixture_do(f, call);
	return f->answer;
}

static const char *rotate(struct fixture *f, const char *to)
{
	char text[256];
	size_t size = (size_t)snprintf(text, sizeof(text), "%s", fixture_fresh_id(f));
	if (to)
		snprintf(text + size, sizeof(text) - size, ",\"to\":\"%s\"", to);
	return desk_say(f, "key.rotate", text);
}

static void copy_file(const char *from, const char *to)
{
	static char bytes[16 * 1024 * 1024];
	int source = open(from, O_RDONLY | O_CLOEXEC);
	int target = open(to, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	ssize_t size = read(source, bytes, sizeof(bytes));
	assert_true(size > 0 && size < (ssize_t)sizeof(bytes));
	assert_int_equal(write(target, bytes, (size_t)size), size);
	close(source);
	close(target);
}

static void read_key(const char *path, char ret_key[KEY_BYTES + 1])
{
	int file = open(path, O_RDONLY | O_CLOEXEC);
	assert_int_equal(read(file, ret_key, KEY_BYTES), KEY_BYTES);
	ret_key[KEY_BYTES] = '\0';
	close(file);
}

/* Whether the data opens with this key, and what was said can be read. */
static bool opens(struct fixture *f, const char *key)
{
	struct fault fault = {""};
	struct journal_options options = {.folder = f->data,
		.key_path = key,
		.world = &f->world,
		.server_version = "test",
		.connections_per_person = 3,
		.password_cost = {1, 8}};
	if (journal_open(&options, &f->journal, &fault) != 0) {
		if (!strstr(fault.text, "does not belong to this data"))
			fail_msg("%s", fault.text);
		return false;
	}
	fixture_hello(f, ANNA, f->tokens[ANNA]);
	fixture_say(f, ANNA, "room.open", "\"room\":\"%s\"", f->room);
	if (!strstr(f->answer, "Angebot ist raus"))
		fail_msg("unreadable: %s", f->answer);
	return true;
}

static void assert_opens(struct fixture *f, const char *key, bool wanted)
{
	bool opened = opens(f, key);
	fixture_close(f);
	assert_int_equal(opened, wanted);
}

static void say_something(struct fixture *f, unsigned rooms)
{
	fixture_say(f, ANNA, "message.post", "%s,\"room\":\"%s\",\"text\":\"Angebot ist raus\"",
		fixture_fresh_id(f), f->room);
	for (unsigned i = 0; i < rooms; i++)
		fixture_say(f, ANNA, "room.create", "%s,\"title\":\"kanal-%u\"",
			fixture_fresh_id(f), i);
	assert_non_null(strstr(f->answer, "\"result\""));
}

/* What a folder was: the database and its key. */
struct origin {
	char data[128], database[128], key[128];
	char text[KEY_BYTES + 1];
};

static void keep(struct fixture *f, struct origin *ret_origin)
{
	struct origin *origin = ret_origin;
	snprintf(origin->data, sizeof(origin->data), "%s/runde.db", f->data);
	snprintf(origin->database, sizeof(origin->database), "%s/first.db", f->folder);
	snprintf(origin->key, sizeof(origin->key), "%s/first.key", f->folder);
	fixture_close(f);
	copy_file(origin->data, origin->database);
	copy_file(f->key, origin->key);
	read_key(f->key, origin->text);
}

static void bring_back(struct fixture *f, const struct origin *origin)
{
	char path[160];
	static const char *const ends[] = {"-wal", "-shm"};
	for (size_t i = 0; i < 2; i++) {
		snprintf(path, sizeof(path), "%s%s", origin->data, ends[i]);
		unlink(path);
	}
	copy_file(origin->database, origin->data);
	copy_file(origin->key, f->key);
}

/* In a process of its own, killed before its n-th change of a file. Whether it was. */
static bool killed_at(struct fixture *f, long n, bool begins)
{
	pid_t child = fork();
	int status;
	if (child == 0) {
		kill_at = begins ? 0 : n;
		fixture_open(f);
		kill_at = n;
		if (begins)
			rotate(f, NULL);
		else
			fixture_hello(f, ANNA, f->tokens[ANNA]);
		fixture_close(f);
		_exit(0);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFSIGNALED(status) || (WIFEXITED(status) && WEXITSTATUS(status) == 0));
	return WIFSIGNALED(status);
}

static bool holds_key(const char *path, const char *key)
{
	char text[KEY_BYTES + 1];
	read_key(path, text);
	return strcmp(text, key) == 0;
}

/* P-48 */
static void killed_at_any_point_it_is_taken_up_and_ends(void **state)
{
	STATE;
	struct origin origin;
	long n = 1, resumed = 0;
	say_something(f, ROOMS);
	keep(f, &origin);
	for (bool killed = true; killed; n++) {
		bring_back(f, &origin);
		killed = killed_at(f, n, true);
		/* The start after that is killed too, sooner or later. */
		if (n % 2)
			(void)killed_at(f, n * 7 % 31 + 1, false);
		assert_opens(f, f->key, true);
		bool begun = !holds_key(f->key, origin.text);
		resumed += killed && begun;
		if (!begun) {
			fixture_open(f);
			rotate(f, NULL);
			fixture_close(f);
		}
		assert_opens(f, origin.key, false);
		assert_opens(f, f->key, true);
	}
	print_message("killed at %ld points, after %ld of them a start went on\n", n - 2, resumed);
	assert_true(n > 100);
	assert_true(resumed > 20);
}

static void the_former_key_is_kept_beside_the_new_one_and_opens_nothing(void **state)
{
	STATE;
	struct origin origin;
	struct stat status;
	char pattern[192];
	glob_t found;
	say_something(f, 3);
	keep(f, &origin);
	fixture_open(f);
	assert_non_null(strstr(rotate(f, NULL), "\"result\""));
	fixture_close(f);
	assert_int_equal(stat(f->key, &status), 0);
	assert_int_equal(status.st_mode & 07777, 0600);
	snprintf(pattern, sizeof(pattern),
		"%s.[0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f]", f->key);
	assert_int_equal(glob(pattern, 0, NULL, &found), 0);
	assert_int_equal(found.gl_pathc, 1);
	const char *kept = found.gl_pathv[0];
	assert_true(holds_key(kept, origin.text));
	assert_int_equal(stat(kept, &status), 0);
	assert_int_equal(status.st_mode & 07777, 0600);
	assert_opens(f, kept, false);
	assert_opens(f, f->key, true);
	globfree(&found);
}

static void until_a_start_with_the_next_key_either_opens_everything(void **state)
{
	STATE;
	char next[128];
	say_something(f, 3);
	snprintf(next, sizeof(next), "%s/next.key", f->folder);
	assert_non_null(strstr(rotate(f, next), "\"result\""));
	/* What comes now is wrapped by the next key, and opens by the former as well. */
	fixture_say(f, ANNA, "room.create", "%s,\"title\":\"danach\"", fixture_fresh_id(f));
	fixture_close(f);
	assert_opens(f, f->key, true);
	assert_opens(f, f->key, true);
	assert_opens(f, next, true);
	assert_opens(f, f->key, false);
	assert_opens(f, next, true);
}

struct remains {
	uint8_t wrapped[256], state[256];
	size_t wrapped_size, state_size;
};

static bool keep_first(
	void *cookie, uint64_t room, uint32_t generation, const void *wrapped, size_t size_bytes)
{
	struct remains *remains = cookie;
	(void)room;
	(void)generation;
	memcpy(remains->wrapped, wrapped, size_bytes);
	remains->wrapped_size = size_bytes;
	return false;
}

/* What the former key opens of what is stored: a wrapped key, the way to the next one. */
static void read_remains(struct fixture *f, struct remains *ret_remains)
{
	struct fault fault;
	struct store *store;
	struct store_rotation rotation = {.state_size = 0};
	assert_int_equal(store_open_reader(f->data, &store, &fault), 0);
	assert_int_equal(store_keys_each(store, keep_first, ret_remains), STORE_OK);
	(void)!store_rotation_get(store, &rotation);
	memcpy(ret_remains->state, rotation.state, rotation.state_size);
	ret_remains->state_size = rotation.state_size;
	store_free(store);
}

static bool stands_in_files(struct fixture *f, const void *bytes, size_t size)
{
	static char content[16 * 1024 * 1024];
	static const char *const names[] = {"runde.db", "runde.db-wal"};
	bool found = false;
	for (size_t i = 0; i < 2; i++) {
		char path[160];
		snprintf(path, sizeof(path), "%s/%s", f->data, names[i]);
		int file = open(path, O_RDONLY | O_CLOEXEC);
		if (file < 0)
			continue;
		ssize_t have = read(file, content, sizeof(content));
		assert_true(have < (ssize_t)sizeof(content));
		found = found || (have > 0 && memmem(content, (size_t)have, bytes, size));
		close(file);
	}
	return found;
}

static void in_the_end_nothing_that_the_former_key_opens_is_left_on_the_disk(void **state)
{
	STATE;
	struct remains before = {0}, under_way = {0};
	char next[128];
	snprintf(next, sizeof(next), "%s/next.key", f->folder);
	say_something(f, 3);
	read_remains(f, &before);
	rotate(f, next);
	read_remains(f, &under_way);
	assert_true(stands_in_files(f, under_way.state, under_way.state_size));
	fixture_close(f);
	assert_true(opens(f, next));
	assert_false(stands_in_files(f, under_way.state + 2, 72));
	assert_false(stands_in_files(f, under_way.state + 2 + 72, 72));
	assert_false(stands_in_files(f, before.wrapped, before.wrapped_size));
	fixture_close(f);
}

static void write_line(const char *path, const char *text)
{
	int file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	assert_int_equal(write(file, text, strlen(text)), strlen(text));
	close(file);
}

/* P-47 */
static void a_passphrase_takes_the_place_of_a_key_file(void **state)
{
	STATE;
	char words[128], source[160];
	say_something(f, 3);
	snprintf(words, sizeof(words), "%s/words", f->folder);
	snprintf(source, sizeof(source), "passphrase:%s", words);
	write_line(words, "Sieben Kraniche am Morgen\n");
	assert_non_null(strstr(rotate(f, source), "\"result\""));
	fixture_close(f);
	assert_opens(f, source, true);
	assert_opens(f, f->key, false);
	write_line(words, "Sieben Kraniche am Abend\n");
	assert_opens(f, source, false);
	write_line(words, "Sieben Kraniche am Morgen");
	assert_opens(f, source, true);
	/* A passphrase is not for us to change: where the next key is has to be said. */
	assert_true(opens(f, source));
	assert_non_null(strstr(rotate(f, NULL), "\"not_a_key\""));
	fixture_close(f);
}

static void only_the_operator_can_and_for_others_no_key_is_looked_for(void **state)
{
	STATE;
	char next[128];
	snprintf(next, sizeof(next), "%s/next.key", f->folder);
	fixture_say(f, ANNA, "key.rotate", "%s,\"to\":\"%s\"", fixture_fresh_id(f), next);
	assert_non_null(strstr(f->answer, "\"not_allowed\""));
	assert_int_not_equal(access(next, F_OK), 0);
}

static void a_key_that_cannot_be_used_changes_nothing(void **state)
{
	STATE;
	char next[128];
	say_something(f, 1);
	snprintf(next, sizeof(next), "%s/next.key", f->folder);
	write_line(next, "short\n");
	assert_non_null(strstr(rotate(f, next), "\"reason\":\"not_a_key\""));
	assert_non_null(strstr(rotate(f, f->key), "\"reason\":\"not_a_key\"")); /* the same one */
	desk_say(f, "session.hello", "\"client\":\"desk\"");
	assert_null(strstr(f->answer, "key.rotated"));
	fixture_close(f);
	assert_opens(f, f->key, true);
}

/* Steps until nothing is due; how many failed. */
static int go_on(struct lab *lab)
{
	struct batch batch;
	int failed = 0;
	while (due_do(&batch, &lab->core)) {
		failed += batch.failed;
		lab->f->now_ms += 2000; /* what failed is tried again, but not at once */
		fixture_drop_list(lab->f);
		lab->f->list = batch.run.first;
	}
	return failed;
}

/* P-48 */
static void whichever_call_to_the_store_fails_the_next_attempt_ends_it(void **state)
{
	STATE;
	struct lab lab = {.f = f};
	struct origin origin;
	say_something(f, LIMIT_ROTATED_KEYS);
	keep(f, &origin);
	for (long n = 1, failed = 1; failed; n++) {
		struct batch batch;
		bring_back(f, &origin);
		lab_open(&lab);
		struct call *call = fixture_call(DESK, "key.rotate", fixture_fresh_id(f));
		call->is_operator = true;
		store_fail_at(lab.core.store, n, STORE_FAILED);
		batch_do(&batch, &lab.core, call);
		failed = batch.failed;
		fixture_drop_list(f);
		f->list = batch.run.first;
		call_free(call);
		failed += go_on(&lab);
		core_fini(&lab.core);
		assert_opens(f, f->key, true);
		assert_int_equal(opens(f, origin.key), holds_key(f->key, origin.text));
		fixture_close(f);
		assert_true(n < 1000);
	}
}

int main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
	const struct CMUnitTest tests[] = {
		T(killed_at_any_point_it_is_taken_up_and_ends),
		T(the_former_key_is_kept_beside_the_new_one_and_opens_nothing),
		T(until_a_start_with_the_next_key_either_opens_everything),
		T(in_the_end_nothing_that_the_former_key_opens_is_left_on_the_disk),
		T(a_passphrase_takes_the_place_of_a_key_file),
		T(only_the_operator_can_and_for_others_no_key_is_looked_for),
		T(a_key_that_cannot_be_used_changes_nothing),
		T(whichever_call_to_the_store_fails_the_next_attempt_ends_it),
	};
	log_set_level(LOG_ERROR);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
