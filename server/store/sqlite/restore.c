/* A backup comes back under a name of its own, and gets the database's when it is ready: a folder
 * with the former says that it was left half restored. */
#include "base/file.h"
#include "base/memory.h"
#include "store/sqlite/files.h"
#include "store/sqlite/migrate.h"
#include "store/sqlite/sqlite.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Room for the rest of the sentence in a fault's text. */
#define PATH_FORMAT "%.140s"

enum { COPY_BYTES = 1024 * 1024 };

static bool copy_bytes(int from, int to)
{
	char *bytes = memory_new(1, COPY_BYTES);
	off_t at = 0;
	ssize_t size;
	bool done = true;
	while (done && (size = read(from, bytes, COPY_BYTES)) != 0) {
		if (size < 0 && errno == EINTR)
			continue;
		done = size > 0 && file_write_at(to, bytes, (size_t)size, at);
		at += size;
	}
	int error = errno;
	free(bytes);
	errno = error;
	return done;
}

static int copy_file(const char *file, const char *path, struct fault *ret_fault)
{
	struct stat status;
	int from = open(file, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	if (from < 0)
		return fault_set(ret_fault, "Cannot open the backup " PATH_FORMAT ": %s.", file,
			strerror(errno));
	if (fstat(from, &status) != 0 || !S_ISREG(status.st_mode)) {
		close(from);
		return fault_set(ret_fault, PATH_FORMAT " is not a file.", file);
	}
	int to = open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
	bool done = to >= 0 && copy_bytes(from, to) && fsync(to) == 0;
	done = done && file_sync_folder_of(path);
	int error = errno;
	close(from);
	if (to >= 0)
		close(to);
	return done ? 0
		    : fault_set(ret_fault, "Cannot write " PATH_FORMAT ": %s.", path,
			      strerror(error));
}

/* Somebody may have made the file to be brought back: what is in it besides our tables could act.
 */
static int check_layout(sqlite3 *db, const char *file, struct fault *ret_fault)
{
	char *its = sqlite_layout(db);
	sqlite3 *fresh = sqlite_fresh();
	char *ours = sqlite_layout(fresh);
	bool same = its && ours && strcmp(its, ours) == 0;
	sqlite3_close(fresh);
	free(its);
	free(ours);
	return same ? 0
		    : fault_set(ret_fault,
			      "The backup " PATH_FORMAT
			      " does not have the layout of this version.",
			      file);
}

/* SQLite takes the missing part of a last page for zeros. */
static int check_size(sqlite3 *db, const char *path, const char *file, struct fault *ret_fault)
{
	char size[32] = "";
	struct stat status;
	if (stat(path, &status) == 0)
		snprintf(size, sizeof(size), "%lld", (long long)status.st_size);
	return sqlite_expect(db, file,
		"SELECT page_count * page_size FROM pragma_page_count, pragma_page_size", size,
		"is cut off.", ret_fault);
}

static int check_backup(sqlite3 *db, const char *path, const char *file, struct fault *ret_fault)
{
	struct sqlite_version version;
	if (sqlite_look_at_backup(db, file, &version, ret_fault) != 0) {
		int code = sqlite3_errcode(db) & 0xff;
		if (code == SQLITE_CORRUPT || code == SQLITE_NOTADB)
			fault_set(ret_fault,
				"The file " PATH_FORMAT " is no backup of Runde, or cut off.",
				file);
		return -1;
	}
	if (!sqlite_is_current(&version))
		return fault_set(ret_fault,
			"The backup " PATH_FORMAT " is of another version of Runde.", file);
	if (check_layout(db, file, ret_fault) != 0)
		return -1;
	if (check_size(db, path, file, ret_fault) != 0)
		return -1;
	return sqlite_check(db, file, "is damaged.", ret_fault);
}

static void remove_restoring(const char *path)
{
	static const char *const ends[] = {"", "-journal", "-wal", "-shm"};
	for (size_t i = 0; i < sizeof(ends) / sizeof(*ends); i++) {
		char *name = sqlite3_mprintf("%s%s", path, ends[i]);
		if (!name)
			BUG("out of memory");
		unlink(name);
		sqlite3_free(name);
	}
}

static int bring(
	struct sqlite_store *self, const char *folder, const char *file, struct fault *ret_fault)
{
	char *path = sqlite_join(folder, DATABASE_NAME);
	bool taken = access(path, F_OK) == 0;
	free(path);
	if (taken)
		return fault_set(ret_fault,
			"The folder " PATH_FORMAT " holds data already. Move it away first.",
			folder);
	self->restoring = sqlite_join(folder, RESTORING_NAME);
	remove_restoring(self->restoring);
	if (copy_file(file, self->restoring, ret_fault) == 0 &&
		sqlite_open_database(self, self->restoring, SQLITE_OPEN_READWRITE, ret_fault) ==
			0 &&
		check_backup(self->db, self->restoring, file, ret_fault) == 0 &&
		sqlite_run(self->db, file, "PRAGMA synchronous = FULL", ret_fault) == 0)
		return 0;
	remove_restoring(self->restoring);
	return -1;
}

int sqlite_store_restore(
	const char *folder, const char *file, struct store **ret_store, struct fault *ret_fault)
{
	struct sqlite_store *self = sqlite_new();
	int result = sqlite_lock_folder(self, folder, ret_fault);
	if (result == 0)
		result = bring(self, folder, file, ret_fault);
	return sqlite_finish_open(self, result, ret_store);
}

int sqlite_store_restored(
	struct store *store, const char *folder, bool whole, struct fault *ret_fault)
{
	struct sqlite_store *self = sqlite_of(store);
	char *path = sqlite_join(folder, DATABASE_NAME);
	char *restoring = TAKE(self->restoring);
	char mark[64];
	int lock = self->lock, result = 0;
	self->lock = -1; /* held until the file has its name */
	snprintf(mark, sizeof(mark), "PRAGMA application_id = %d", SQLITE_APPLICATION_ID);
	if (whole)
		result = sqlite_run(self->db, restoring, mark, ret_fault);
	store_free(store);
	if (whole && result == 0 && !file_rename(restoring, path))
		result = fault_set(
			ret_fault, "Cannot write " PATH_FORMAT ": %s.", path, strerror(errno));
	if (!whole || result != 0)
		remove_restoring(restoring);
	close(lock);
	free(restoring);
	free(path);
	return result;
}
