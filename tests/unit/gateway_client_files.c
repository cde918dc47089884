/* How much a client's folder may hold, and whose page an address is. */
#include "base/limits.h"
#include "gateway/http/client_files.h"

#include <fcntl.h>
#include <ftw.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static char folder[64];

static void write_file(const char *path, off_t size_bytes)
{
	char full[512];
	snprintf(full, sizeof(full), "%s/%s", folder, path);
	int file = open(full, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	assert_true(file >= 0);
	assert_int_equal(ftruncate(file, size_bytes), 0);
	close(file);
}

static int make_folder(void **state)
{
	(void)state;
	snprintf(folder, sizeof(folder), "/tmp/runde-files-XXXXXX");
	assert_non_null(mkdtemp(folder));
	write_file("index.html", 1);
	return 0;
}

static int remove_item(const char *path, const struct stat *about, int type, struct FTW *walk)
{
	(void)about, (void)type, (void)walk;
	return remove(path);
}

static int remove_folder(void **state)
{
	(void)state;
	return nftw(folder, remove_item, 16, FTW_DEPTH | FTW_PHYS);
}

static bool is_taken(void)
{
	struct client_files *files;
	struct fault fault;
	if (client_files_open(folder, &files, &fault) != 0)
		return false;
	client_files_free(files);
	return true;
}

/* LIMIT_CLIENT_FILES */
static void so_many_files_are_taken_and_no_more(void **state)
{
	char name[32];
	(void)state;
	for (int i = 1; i < LIMIT_CLIENT_FILES; i++) {
		snprintf(name, sizeof(name), "%d.js", i);
		write_file(name, 0);
	}
	assert_true(is_taken());
	write_file("more.js", 0);
	assert_false(is_taken());
}

/* LIMIT_CLIENT_FILE_BYTES */
static void a_file_is_taken_at_its_bound_and_not_beyond(void **state)
{
	(void)state;
	write_file("large.js", LIMIT_CLIENT_FILE_BYTES);
	assert_true(is_taken());
	write_file("large.js", LIMIT_CLIENT_FILE_BYTES + 1);
	assert_false(is_taken());
}

/* LIMIT_CLIENT_DEPTH: the folder itself is one of them. */
static void folders_are_entered_so_deep_and_no_deeper(void **state)
{
	char path[128] = "", full[256];
	(void)state;
	for (int depth = 2; depth <= LIMIT_CLIENT_DEPTH + 1; depth++) {
		snprintf(path + strlen(path), 8, "/sub");
		snprintf(full, sizeof(full), "%s%s", folder, path);
		assert_int_equal(mkdir(full, 0700), 0);
		assert_int_equal(is_taken(), depth <= LIMIT_CLIENT_DEPTH);
	}
}

/* The path of the file that is served for an address; NULL: none is. */
static const char *served(const struct client_files *files, const char *address)
{
	const struct client_file *file =
		client_files_find(files, (struct slice){address, strlen(address)});
	return file ? file->path : NULL;
}

static void guests_get_pages_of_their_own_and_never_the_team_s(void **state)
{
	struct client_files *files;
	struct fault fault;
	(void)state;
	assert_int_equal(client_files_open(folder, &files, &fault), 0);
	assert_null(served(files, "/join"));
	assert_null(served(files, "/join/room"));
	assert_string_equal(served(files, "/joining"), "/index.html");
	client_files_free(files);

	write_file("join.html", 1);
	write_file("guest.html", 1);
	assert_int_equal(client_files_open(folder, &files, &fault), 0);
	assert_string_equal(served(files, "/join"), "/join.html");
	assert_string_equal(served(files, "/join/room/215"), "/guest.html");
	assert_null(served(files, "/join/a.js"));
	assert_string_equal(served(files, "/joining"), "/index.html");
	assert_string_equal(served(files, "/case/join"), "/index.html");
	client_files_free(files);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, make_folder, remove_folder)
	const struct CMUnitTest tests[] = {
		TEST(so_many_files_are_taken_and_no_more),
		TEST(a_file_is_taken_at_its_bound_and_not_beyond),
		TEST(folders_are_entered_so_deep_and_no_deeper),
		TEST(guests_get_pages_of_their_own_and_never_the_team_s),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
