#include "vault_fixture.h"

#include <fcntl.h>

enum { KEY_FILE_BYTES = 65 };

static const char good_key[KEY_FILE_BYTES + 1] =
	"000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f\n";

static void write_file(const char *path, const char *text, size_t size, mode_t mode)
{
	int file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
	assert_true(file >= 0);
	assert_int_equal(write(file, text, size), size);
	assert_int_equal(fchmod(file, mode), 0);
	close(file);
}

static size_t read_file(const char *path, char *text, size_t room)
{
	int file = open(path, O_RDONLY);
	assert_true(file >= 0);
	ssize_t size = read(file, text, room);
	assert_true(size >= 0);
	close(file);
	return (size_t)size;
}

/* That the key file is refused with these words, and that the vault is not handed out. */
static void assert_refused(const char *path, bool may_create, const char *words)
{
	struct fault fault = {""};
	struct vault *vault = NULL;
	assert_int_equal(vault_open(path, may_create, &world_real, &vault, &fault), -1);
	assert_null(vault);
	if (!strstr(fault.text, words))
		fail_msg("\"%s\" does not say \"%s\"", fault.text, words);
}

static void assert_same_key(struct vault *a, struct vault *b, bool same)
{
	BUFFER_AUTO check = {0};
	vault_make_check(a, &check);
	assert_int_equal(vault_test_check(b, check.data, check.size), same);
}

static void a_new_key_file_is_closed_to_others_and_opens_again(void **state)
{
	struct fixture *f = *state;
	struct stat status;
	char text[KEY_FILE_BYTES + 1];
	assert_int_equal(stat(f->key, &status), 0);
	assert_int_equal(status.st_mode & 07777, 0600);
	assert_int_equal(read_file(f->key, text, sizeof(text)), KEY_FILE_BYTES);
	for (int i = 0; i < KEY_FILE_BYTES - 1; i++)
		assert_non_null(strchr("0123456789abcdef", text[i]));
	assert_int_equal(text[KEY_FILE_BYTES - 1], '\n');
	struct vault *again = fixture_open(f->key);
	assert_same_key(f->vault, again, true);
	vault_free(again);
}

static void a_umask_does_not_change_the_mode_of_a_new_key_file(void **state)
{
	struct fixture *f = *state;
	struct stat status;
	unlink(f->key);
	mode_t old = umask(0777);
	struct vault *vault = fixture_open(f->key);
	umask(old);
	assert_int_equal(stat(f->key, &status), 0);
	assert_int_equal(status.st_mode & 07777, 0600);
	vault_free(vault);
}

static void two_new_key_files_hold_different_keys(void **state)
{
	struct fixture *f = *state;
	unlink(f->key);
	struct vault *other = fixture_open(f->key);
	assert_same_key(f->vault, other, false);
	vault_free(other);
}

static void a_given_key_is_taken_in_either_case_and_read_only(void **state)
{
	struct fixture *f = *state;
	char upper[KEY_FILE_BYTES + 1];
	write_file(f->key, good_key, KEY_FILE_BYTES, 0400);
	struct vault *lower_vault = fixture_open(f->key);
	for (int i = 0; i <= KEY_FILE_BYTES; i++)
		upper[i] = good_key[i] >= 'a' ? (char)(good_key[i] - 'a' + 'A') : good_key[i];
	unlink(f->key);
	write_file(f->key, upper, KEY_FILE_BYTES, 0600);
	struct vault *upper_vault = fixture_open(f->key);
	assert_same_key(lower_vault, upper_vault, true);
	vault_free(lower_vault);
	vault_free(upper_vault);
}

/* P-47 */
static void a_missing_key_file_is_refused_unless_it_may_be_made(void **state)
{
	struct fixture *f = *state;
	unlink(f->key);
	assert_refused(f->key, false, "There is no key file");
	assert_int_not_equal(access(f->key, F_OK), 0);
}

/* P-47 */
static void a_key_file_open_to_group_or_others_is_refused(void **state)
{
	struct fixture *f = *state;
	const mode_t bits[] = {040, 020, 010, 04, 02, 01};
	for (size_t i = 0; i < sizeof(bits) / sizeof(bits[0]); i++) {
		assert_int_equal(chmod(f->key, 0600 | bits[i]), 0);
		assert_refused(f->key, true, "is open to other users");
	}
	assert_int_equal(chmod(f->key, 0600), 0);
	vault_free(fixture_open(f->key));
}

static void a_key_file_of_another_user_is_refused(void **state)
{
	struct fixture *f = *state;
	if (geteuid() != 0) {
		assert_refused("/etc/passwd", false, "belongs to another user");
		return;
	}
	assert_int_equal(chown(f->key, 1, (gid_t)-1), 0);
	assert_refused(f->key, true, "belongs to another user");
}

/* P-47 */
static void a_key_file_of_another_length_is_refused_and_kept(void **state)
{
	struct fixture *f = *state;
	char text[KEY_FILE_BYTES + 8];
	for (size_t size = 0; size < KEY_FILE_BYTES; size++) {
		write_file(f->key, good_key, size, 0600);
		assert_refused(f->key, true, "is too short");
		assert_int_equal(read_file(f->key, text, sizeof(text)), size);
	}
	memcpy(text, good_key, KEY_FILE_BYTES);
	text[KEY_FILE_BYTES] = '\n';
	write_file(f->key, text, KEY_FILE_BYTES + 1, 0600);
	assert_refused(f->key, true, "is too long");
}

static void a_wrong_character_anywhere_in_a_key_file_is_refused(void **state)
{
	struct fixture *f = *state;
	const char wrong[] = {'g', ' ', '\0', '\n', ':', '/'};
	for (size_t at = 0; at < KEY_FILE_BYTES; at++) {
		char text[KEY_FILE_BYTES + 1];
		memcpy(text, good_key, sizeof(text));
		text[at] = wrong[at % sizeof(wrong)];
		if (text[at] == good_key[at])
			text[at] = 'x';
		write_file(f->key, text, KEY_FILE_BYTES, 0600);
		assert_refused(f->key, true, "hexadecimal digits");
	}
}

static void what_is_not_a_regular_file_is_refused(void **state)
{
	struct fixture *f = *state;
	char target[128];
	snprintf(target, sizeof(target), "%s/target", f->folder);
	unlink(f->key);
	assert_int_equal(mkdir(f->key, 0700), 0);
	assert_refused(f->key, true, "is not a regular file");
	rmdir(f->key);
	assert_int_equal(mkfifo(f->key, 0600), 0);
	assert_refused(f->key, true, "is not a regular file");
	unlink(f->key);
	write_file(target, good_key, KEY_FILE_BYTES, 0600);
	assert_int_equal(symlink(target, f->key), 0);
	assert_refused(f->key, true, "is not a regular file");
	unlink(target);
	assert_refused(f->key, true, "is not a regular file"); /* dangling: nothing is made */
	assert_int_not_equal(access(target, F_OK), 0);
}

static void the_key_files_folder_is_made_if_only_it_is_missing(void **state)
{
	struct fixture *f = *state;
	char folder[96], path[128];
	struct stat status;
	snprintf(folder, sizeof(folder), "%s/keys", f->folder);
	snprintf(path, sizeof(path), "%s/a/key", folder);
	assert_refused(path, true, "Cannot make the key file");
	assert_int_not_equal(access(folder, F_OK), 0);
	snprintf(path, sizeof(path), "%s/key", folder);
	vault_free(fixture_open(path));
	assert_int_equal(stat(folder, &status), 0);
	assert_int_equal(status.st_mode & 07777, 0700);
	unlink(path);
	rmdir(folder);
}

int main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
	const struct CMUnitTest tests[] = {
		T(a_new_key_file_is_closed_to_others_and_opens_again),
		T(a_umask_does_not_change_the_mode_of_a_new_key_file),
		T(two_new_key_files_hold_different_keys),
		T(a_given_key_is_taken_in_either_case_and_read_only),
		T(a_missing_key_file_is_refused_unless_it_may_be_made),
		T(a_key_file_open_to_group_or_others_is_refused),
		T(a_key_file_of_another_user_is_refused),
		T(a_key_file_of_another_length_is_refused_and_kept),
		T(a_wrong_character_anywhere_in_a_key_file_is_refused),
		T(what_is_not_a_regular_file_is_refused),
		T(the_key_files_folder_is_made_if_only_it_is_missing),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
