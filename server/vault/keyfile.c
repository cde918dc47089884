#include "vault/keyfile.h"

#include "base/file.h"
#include "base/memory.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { KEY_DIGITS = 2 * MASTER_KEY_BYTES, KEY_FILE_BYTES = KEY_DIGITS + 1 };

/* What is left of a fault's text after the longest of the sentences below. */
#define PATH_FORMAT "%.150s"

static int check_mode(
	const struct stat *status, const char *path, mode_t forbidden, struct fault *ret_fault)
{
	if (status->st_mode & forbidden)
		return fault_set(ret_fault,
			"The key file " PATH_FORMAT " is open to other users (mode %04o). Close it"
			" with chmod 600.",
			path, (unsigned)(status->st_mode & 07777));
	return 0;
}

/* The service manager hands credentials over as root's files, which an entry of their access list,
 * shown as the group's bits, opens to the service alone. */
static bool is_credential(const struct stat *status, const char *path)
{
	const char *folder = getenv("CREDENTIALS_DIRECTORY");
	size_t size = folder ? strlen(folder) : 0;
	return size > 0 && strncmp(path, folder, size) == 0 && path[size] == '/' &&
	       status->st_uid == 0 && status->st_gid == 0;
}

int key_file_check(int file, const char *path, struct fault *ret_fault)
{
	struct stat status;
	if (fstat(file, &status) != 0)
		return fault_set(ret_fault, "Cannot look at the key file " PATH_FORMAT ": %s.",
			path, strerror(errno));
	if (!S_ISREG(status.st_mode))
		return fault_set(
			ret_fault, "The key file " PATH_FORMAT " is not a regular file.", path);
	if (is_credential(&status, path))
		return check_mode(&status, path, S_IWGRP | S_IXGRP | S_IRWXO, ret_fault);
	if (status.st_uid != geteuid())
		return fault_set(ret_fault,
			"The key file " PATH_FORMAT " belongs to another user than the one the"
			" server runs as. Change its owner.",
			path);
	return check_mode(&status, path, S_IRWXG | S_IRWXO, ret_fault);
}

ssize_t key_file_read(int file, char *bytes, size_t size)
{
	size_t have = 0;
	while (have < size) {
		ssize_t got = read(file, bytes + have, size - have);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return -1;
		if (got == 0)
			break;
		have += (size_t)got;
	}
	return (ssize_t)have;
}

static int decode_key(const char *text, const char *path, uint8_t ret_key[MASTER_KEY_BYTES],
	struct fault *ret_fault)
{
	size_t size = 0;
	if (text[KEY_DIGITS] != '\n' ||
		sodium_hex2bin(ret_key, MASTER_KEY_BYTES, text, KEY_DIGITS, NULL, &size, NULL) !=
			0 ||
		size != MASTER_KEY_BYTES)
		return fault_set(ret_fault,
			"The key file " PATH_FORMAT " does not hold %d hexadecimal digits and a"
			" newline.",
			path, KEY_DIGITS);
	return 0;
}

static int read_key(
	int file, const char *path, uint8_t ret_key[MASTER_KEY_BYTES], struct fault *ret_fault)
{
	char text[KEY_FILE_BYTES + 1]; /* one more, to notice a file that is too long */
	if (key_file_check(file, path, ret_fault) != 0)
		return -1;
	int result;
	ssize_t size = key_file_read(file, text, sizeof(text));
	if (size < 0)
		result = fault_set(ret_fault, "Cannot read the key file " PATH_FORMAT ": %s.", path,
			strerror(errno));
	else if (size != KEY_FILE_BYTES)
		result = fault_set(ret_fault,
			"The key file " PATH_FORMAT " is too %s: a key is %d hexadecimal digits and"
			" a newline.",
			path, size < KEY_FILE_BYTES ? "short" : "long", KEY_DIGITS);
	else
		result = decode_key(text, path, ret_key, ret_fault);
	sodium_memzero(text, sizeof(text));
	return result;
}

static bool write_all(int file, const char *bytes, size_t size)
{
	while (size > 0) {
		ssize_t put = write(file, bytes, size);
		if (put < 0 && errno == EINTR)
			continue;
		if (put < 0)
			return false;
		bytes += put;
		size -= (size_t)put;
	}
	return true;
}

static bool write_key(int file, const uint8_t key[MASTER_KEY_BYTES])
{
	char text[KEY_FILE_BYTES + 1];
	sodium_bin2hex(text, sizeof(text), key, MASTER_KEY_BYTES);
	text[KEY_DIGITS] = '\n';
	/* The umask may have taken bits that the owner needs. */
	bool written = fchmod(file, S_IRUSR | S_IWUSR) == 0 &&
		       write_all(file, text, KEY_FILE_BYTES) && fsync(file) == 0;
	sodium_memzero(text, sizeof(text));
	return written;
}

/* The folder the file lies in; the caller frees it. */
static char *folder_of(const char *path)
{
	const char *slash = strrchr(path, '/');
	if (!slash)
		return memory_copy_text(".", 1);
	return memory_copy_text(path, slash == path ? 1 : (size_t)(slash - path));
}

static bool write_new_file(const char *path, const uint8_t key[MASTER_KEY_BYTES])
{
	int file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
	if (file < 0)
		return false;
	bool written = write_key(file, key);
	int error = errno;
	if (close(file) != 0 && written) {
		error = errno;
		written = false;
	}
	if (written && !file_sync_folder_of(path)) {
		error = errno;
		written = false;
	}
	if (!written)
		unlink(path);
	errno = error;
	return written;
}

static int create_key(const char *path, const struct world *world,
	uint8_t ret_key[MASTER_KEY_BYTES], struct fault *ret_fault)
{
	char *folder = folder_of(path);
	uint8_t key[MASTER_KEY_BYTES];
	int result = 0;
	bool made = mkdir(folder, 0700) == 0;
	world_fill_random(world, key, sizeof(key));
	if ((made && !file_sync_folder_of(folder)) || !write_new_file(path, key)) {
		result = fault_set(ret_fault, "Cannot make the key file " PATH_FORMAT ": %s.", path,
			strerror(errno));
		if (made)
			rmdir(folder);
	} else {
		memcpy(ret_key, key, sizeof(key));
	}
	sodium_memzero(key, sizeof(key));
	free(folder);
	return result;
}

int key_file_open(const char *path, int *ret_file, struct fault *ret_fault)
{
	/* Non-blocking, or a named pipe in the file's place would hang the start. */
	int file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY);
	if (file >= 0) {
		*ret_file = file;
		return 1;
	}
	if (errno == ENOENT)
		return 0;
	if (errno == ELOOP)
		return fault_set(
			ret_fault, "The key file " PATH_FORMAT " is not a regular file.", path);
	return fault_set(
		ret_fault, "Cannot open the key file " PATH_FORMAT ": %s.", path, strerror(errno));
}

void master_key_name(const uint8_t key[MASTER_KEY_BYTES], char ret_name[MASTER_KEY_NAME_SIZE])
{
	uint8_t hash[crypto_generichash_BYTES];
	crypto_generichash(hash, sizeof(hash), key, MASTER_KEY_BYTES, NULL, 0);
	sodium_bin2hex(ret_name, MASTER_KEY_NAME_SIZE, hash, MASTER_KEY_NAME_SIZE / 2);
}

int key_file_load(const char *path, bool may_create, const struct world *world,
	uint8_t ret_key[MASTER_KEY_BYTES], struct fault *ret_fault)
{
	int file, found = key_file_open(path, &file, ret_fault);
	if (found < 0)
		return -1;
	if (found) {
		int result = read_key(file, path, ret_key, ret_fault);
		close(file);
		return result;
	}
	if (!may_create)
		return fault_set(ret_fault,
			"There is no key file " PATH_FORMAT ". Without it the data cannot be"
			" opened; put the one that belongs to this data in its place.",
			path);
	return create_key(path, world, ret_key, ret_fault);
}

static char *path_with(const char *path, const char *end)
{
	size_t size = strlen(path), end_size = strlen(end);
	char *longer = memory_new(size + end_size + 2, 1);
	memcpy(longer, path, size);
	longer[size] = '.';
	memcpy(longer + size + 1, end, end_size);
	return longer;
}

/* By way of a draft, so that the file holds one key or the other whatever happens. */
static bool put_file(const char *path, const uint8_t key[MASTER_KEY_BYTES])
{
	char *draft = path_with(path, "new");
	unlink(draft);
	bool put =
		write_new_file(draft, key) && rename(draft, path) == 0 && file_sync_folder_of(path);
	int error = errno;
	if (!put)
		unlink(draft);
	free(draft);
	errno = error;
	return put;
}

int key_file_replace(const char *path, const uint8_t key[MASTER_KEY_BYTES], struct fault *ret_fault)
{
	uint8_t former[MASTER_KEY_BYTES];
	char name[MASTER_KEY_NAME_SIZE];
	if (key_file_load(path, false, NULL, former, ret_fault) != 0)
		return -1;
	master_key_name(former, name);
	char *kept = path_with(path, name);
	bool done = sodium_memcmp(former, key, sizeof(former)) == 0 ||
		    (put_file(kept, former) && put_file(path, key));
	int error = errno;
	sodium_memzero(former, sizeof(former));
	free(kept);
	if (done)
		return 0;
	return fault_set(ret_fault, "Cannot put the new key into " PATH_FORMAT ": %s.", path,
		strerror(error));
}
