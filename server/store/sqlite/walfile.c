/* Why nothing is lost, or seen too early: a COMMIT writes its frames to the log, syncs it, and only
 * then publishes them (sqlite3WalFrames(): the index in shared memory, which other connections read
 * before they look into the log, gets its new header last). So before anybody looks for it, all
 * that was held has been written, or the sync has failed and with it the COMMIT;
 * walfile_end_commit() insists on it. No hook into the shared memory is needed, nor would one help:
 * its barrier cannot fail. What leaves SQLite's cache before the COMMIT is not held, since its
 * transaction may be rolled back at any time, and then another process may write to the same place
 * of the log. From BEGIN to the end of the COMMIT the write lock keeps all others from writing
 * there and from starting anew. */
#include "store/sqlite/walfile.h"

#include "base/memory.h"

#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

/* 16 pages. SQLite's own VFS cannot write 128 KiB at once. */
enum { HELD_BYTES = 64 * 1024 };

struct walfile {
	sqlite3_vfs vfs;
	sqlite3_vfs *lower; /* borrowed */
	char name[32];
	sqlite3_file *log; /* the lower VFS's file, in SQLite's memory; NULL: not open */
	bool in_commit;
	int failure;      /* what was held could not be written in this commit */
	sqlite3_int64 at; /* where what is held goes */
	int size;
	unsigned char held[HELD_BYTES];
};

/* What SQLite sees as the log; the lower VFS's own file lies behind it. */
struct log_file {
	sqlite3_file base; /* first, as SQLite has it */
	struct walfile *walfile;
};

static struct walfile *walfile_of(sqlite3_file *file)
{
	return ((struct log_file *)file)->walfile;
}

static int write_held(struct walfile *self)
{
	int size = self->size;
	if (size == 0)
		return SQLITE_OK;
	self->size = 0;
	int code = self->log->pMethods->xWrite(self->log, self->held, size, self->at);
	if (code != SQLITE_OK)
		self->failure = code;
	return code;
}

static int hold(struct walfile *self, const void *bytes, int size, sqlite3_int64 at)
{
	if (at != self->at + self->size || size > HELD_BYTES - self->size) {
		int code = write_held(self);
		if (code != SQLITE_OK)
			return code;
		self->at = at;
	}
	memcpy(self->held + self->size, bytes, (size_t)size);
	self->size += size;
	return SQLITE_OK;
}

static int log_write(sqlite3_file *file, const void *bytes, int size, sqlite3_int64 at)
{
	struct walfile *self = walfile_of(file);
	if (self->in_commit && size <= HELD_BYTES)
		return self->failure != SQLITE_OK ? self->failure : hold(self, bytes, size, at);
	int code = write_held(self);
	return code == SQLITE_OK ? self->log->pMethods->xWrite(self->log, bytes, size, at) : code;
}

/* After a write that failed, no sync may make good what is missing. */
static int log_sync(sqlite3_file *file, int flags)
{
	struct walfile *self = walfile_of(file);
	(void)!write_held(self);
	return self->failure != SQLITE_OK ? self->failure
					  : self->log->pMethods->xSync(self->log, flags);
}

static int log_close(sqlite3_file *file)
{
	struct walfile *self = walfile_of(file);
	int code = write_held(self);
	int closed = self->log->pMethods->xClose(self->log);
	self->log = NULL;
	return code == SQLITE_OK ? closed : code;
}

/* The rest is the lower file's, after what is held. */
#define PASS_ON(name, method, parameters, ...)                                                     \
	static int name parameters                                                                 \
	{                                                                                          \
		struct walfile *self = walfile_of(file);                                           \
		int code = write_held(self);                                                       \
		return code == SQLITE_OK ? self->log->pMethods->method(self->log, __VA_ARGS__)     \
					 : code;                                                   \
	}
PASS_ON(log_read, xRead, (sqlite3_file * file, void *bytes, int size, sqlite3_int64 at), bytes,
	size, at)
PASS_ON(log_cut, xTruncate, (sqlite3_file * file, sqlite3_int64 size), size)
PASS_ON(log_size, xFileSize, (sqlite3_file * file, sqlite3_int64 *ret_size), ret_size)
PASS_ON(log_lock, xLock, (sqlite3_file * file, int level), level)
PASS_ON(log_unlock, xUnlock, (sqlite3_file * file, int level), level)
PASS_ON(log_is_reserved, xCheckReservedLock, (sqlite3_file * file, int *ret_reserved), ret_reserved)
PASS_ON(log_control, xFileControl, (sqlite3_file * file, int what, void *argument), what, argument)

static int log_sector(sqlite3_file *file)
{
	sqlite3_file *log = walfile_of(file)->log;
	return log->pMethods->xSectorSize(log);
}

static int log_traits(sqlite3_file *file)
{
	sqlite3_file *log = walfile_of(file)->log;
	return log->pMethods->xDeviceCharacteristics(log);
}

static const sqlite3_io_methods methods = {
	.iVersion = 1, /* locks and shared memory are the database's file's */
	.xClose = log_close,
	.xRead = log_read,
	.xWrite = log_write,
	.xTruncate = log_cut,
	.xSync = log_sync,
	.xFileSize = log_size,
	.xLock = log_lock,
	.xUnlock = log_unlock,
	.xCheckReservedLock = log_is_reserved,
	.xFileControl = log_control,
	.xSectorSize = log_sector,
	.xDeviceCharacteristics = log_traits,
};

static int open_file(
	sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *ret_flags)
{
	struct walfile *self = (struct walfile *)vfs;
	struct log_file *log = (struct log_file *)file;
	if (!(flags & SQLITE_OPEN_WAL) || self->log)
		return self->lower->xOpen(self->lower, name, file, flags, ret_flags);
	sqlite3_file *lower = (sqlite3_file *)(log + 1);
	*log = (struct log_file){.walfile = self};
	lower->pMethods = NULL;
	int code = self->lower->xOpen(self->lower, name, lower, flags, ret_flags);
	if (lower->pMethods) {
		log->base.pMethods = &methods;
		self->log = lower;
	}
	return code;
}

struct walfile *walfile_new(void)
{
	struct walfile *self = memory_new(1, sizeof(*self));
	self->lower = sqlite3_vfs_find(NULL);
	if (!self->lower)
		BUG("SQLite knows no files");
	/* All but xOpen are the lower one's own functions; what they need is pAppData. */
	self->vfs = *self->lower;
	snprintf(self->name, sizeof(self->name), "walfile-%p", (void *)self);
	self->vfs.zName = self->name;
	self->vfs.pNext = NULL;
	self->vfs.szOsFile += (int)sizeof(struct log_file);
	self->vfs.xOpen = open_file;
	if (sqlite3_vfs_register(&self->vfs, 0) != SQLITE_OK)
		BUG("out of memory");
	return self;
}

void walfile_free(struct walfile *self)
{
	if (!self)
		return;
	sqlite3_vfs_unregister(&self->vfs);
	free(self);
}

const char *walfile_name(const struct walfile *self)
{
	return self->name;
}

void walfile_begin_commit(struct walfile *self)
{
	self->in_commit = true;
}

/* What is still held belongs to a COMMIT that was rolled back. */
void walfile_end_commit(struct walfile *self, bool done)
{
	if (done && (self->size > 0 || self->failure != SQLITE_OK))
		BUG("a commit whose log is not synced");
	self->in_commit = false;
	self->failure = SQLITE_OK;
	self->size = 0;
}
