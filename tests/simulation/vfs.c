#include "vfs.h"

#include "base/memory.h"

#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

enum { SHARED_PARTS = 64, PATH_BYTES = 512, SECTOR = 4096 };

struct open_file {
	sqlite3_file base;
	struct disk *disk;
	struct disk_file *file;
	bool anonymous;
	void *shared[SHARED_PARTS]; /* the index of the write-ahead log; owned */
};

static int code_of(enum disk_result result, int code)
{
	return result == DISK_OK ? SQLITE_OK : result == DISK_FULL ? SQLITE_FULL : code;
}

static int shared_drop(sqlite3_file *base, int delete)
{
	struct open_file *self = (struct open_file *)base;
	(void)delete;
	for (int i = 0; i < SHARED_PARTS; i++)
		free(TAKE(self->shared[i]));
	return SQLITE_OK;
}

static int file_close(sqlite3_file *base)
{
	struct open_file *self = (struct open_file *)base;
	shared_drop(base, 0);
	if (self->anonymous)
		(void)disk_remove(self->disk, self->file->name);
	return SQLITE_OK;
}

static int file_read(sqlite3_file *base, void *bytes, int size, sqlite3_int64 at)
{
	struct open_file *self = (struct open_file *)base;
	size_t got, wanted = (size_t)size;
	if (disk_read(self->disk, self->file, (size_t)at, bytes, wanted, &got) != DISK_OK)
		return SQLITE_IOERR_READ;
	if (got == wanted)
		return SQLITE_OK;
	memset((char *)bytes + got, 0, wanted - got);
	return SQLITE_IOERR_SHORT_READ;
}

static int file_write(sqlite3_file *base, const void *bytes, int size, sqlite3_int64 at)
{
	struct open_file *self = (struct open_file *)base;
	return code_of(disk_write(self->disk, self->file, (size_t)at, bytes, (size_t)size),
		SQLITE_IOERR_WRITE);
}

static int file_cut(sqlite3_file *base, sqlite3_int64 size)
{
	struct open_file *self = (struct open_file *)base;
	return code_of(disk_cut(self->disk, self->file, (size_t)size), SQLITE_IOERR_TRUNCATE);
}

static int file_sync(sqlite3_file *base, int flags)
{
	struct open_file *self = (struct open_file *)base;
	(void)flags;
	return code_of(disk_sync(self->disk, self->file), SQLITE_IOERR_FSYNC);
}

static int file_size(sqlite3_file *base, sqlite3_int64 *ret_size)
{
	*ret_size = (sqlite3_int64)((struct open_file *)base)->file->seen.size;
	return SQLITE_OK;
}

static int file_lock(sqlite3_file *base, int level)
{
	(void)base;
	(void)level;
	return SQLITE_OK;
}

static int file_is_reserved(sqlite3_file *base, int *ret_reserved)
{
	(void)base;
	*ret_reserved = 0;
	return SQLITE_OK;
}

static int file_control(sqlite3_file *base, int what, void *argument)
{
	(void)base;
	(void)what;
	(void)argument;
	return SQLITE_NOTFOUND;
}

static int file_sector(sqlite3_file *base)
{
	(void)base;
	return SECTOR;
}

static int file_traits(sqlite3_file *base)
{
	(void)base;
	return SQLITE_IOCAP_POWERSAFE_OVERWRITE;
}

static int shared_map(
	sqlite3_file *base, int part, int size, int extend, void volatile **ret_memory)
{
	struct open_file *self = (struct open_file *)base;
	if (part >= SHARED_PARTS)
		return SQLITE_IOERR_SHMMAP;
	if (!self->shared[part] && extend)
		self->shared[part] = memory_new(1, (size_t)size);
	*ret_memory = self->shared[part];
	return SQLITE_OK;
}

static int shared_lock(sqlite3_file *base, int offset, int count, int flags)
{
	(void)base;
	(void)offset;
	(void)count;
	(void)flags;
	return SQLITE_OK;
}

static void shared_barrier(sqlite3_file *base)
{
	(void)base;
}

static const sqlite3_io_methods methods = {
	.iVersion = 2,
	.xClose = file_close,
	.xRead = file_read,
	.xWrite = file_write,
	.xTruncate = file_cut,
	.xSync = file_sync,
	.xFileSize = file_size,
	.xLock = file_lock,
	.xUnlock = file_lock,
	.xCheckReservedLock = file_is_reserved,
	.xFileControl = file_control,
	.xSectorSize = file_sector,
	.xDeviceCharacteristics = file_traits,
	.xShmMap = shared_map,
	.xShmLock = shared_lock,
	.xShmBarrier = shared_barrier,
	.xShmUnmap = shared_drop,
};

static int vfs_open(
	sqlite3_vfs *vfs, const char *name, sqlite3_file *base, int flags, int *ret_flags)
{
	struct open_file *self = (struct open_file *)base;
	char anonymous[32];
	*self = (struct open_file){.disk = vfs->pAppData, .anonymous = name == NULL};
	if (!name) {
		snprintf(anonymous, sizeof(anonymous), "%p", (void *)self);
		name = anonymous;
	}
	self->file = disk_open(self->disk, name, true);
	if (!self->file)
		return SQLITE_CANTOPEN;
	self->base.pMethods = &methods;
	if (ret_flags)
		*ret_flags = flags;
	return SQLITE_OK;
}

static int vfs_delete(sqlite3_vfs *vfs, const char *name, int sync)
{
	(void)sync;
	return code_of(disk_remove(vfs->pAppData, name), SQLITE_IOERR_DELETE);
}

static int vfs_access(sqlite3_vfs *vfs, const char *name, int flags, int *ret_result)
{
	const struct disk_file *file = disk_open(vfs->pAppData, name, false);
	/* An empty file counts as none, as on a real disk. */
	*ret_result = file && (flags != SQLITE_ACCESS_EXISTS || file->seen.size > 0);
	return SQLITE_OK;
}

static int vfs_full_path(sqlite3_vfs *vfs, const char *name, int size, char *ret_path)
{
	(void)vfs;
	snprintf(ret_path, (size_t)size, "%s", name);
	return SQLITE_OK;
}

static int vfs_randomness(sqlite3_vfs *vfs, int size, char *bytes)
{
	struct disk *disk = vfs->pAppData;
	for (int i = 0; i < size; i++)
		bytes[i] = (char)chance_below(&disk->chance, 256);
	return size;
}

static int vfs_sleep(sqlite3_vfs *vfs, int microseconds)
{
	(void)vfs;
	return microseconds;
}

static int vfs_now(sqlite3_vfs *vfs, sqlite3_int64 *ret_ms)
{
	(void)vfs;
	*ret_ms = 2460000 * INT64_C(86400000);
	return SQLITE_OK;
}

static int vfs_last_error(sqlite3_vfs *vfs, int size, char *text)
{
	(void)vfs;
	(void)size;
	(void)text;
	return 0;
}

void vfs_mount(struct disk *disk)
{
	static sqlite3_vfs vfs = {
		.iVersion = 2,
		.szOsFile = sizeof(struct open_file),
		.mxPathname = PATH_BYTES,
		.zName = "simulated",
		.xOpen = vfs_open,
		.xDelete = vfs_delete,
		.xAccess = vfs_access,
		.xFullPathname = vfs_full_path,
		.xRandomness = vfs_randomness,
		.xSleep = vfs_sleep,
		.xGetLastError = vfs_last_error,
		.xCurrentTimeInt64 = vfs_now,
	};
	vfs.pAppData = disk;
	sqlite3_vfs_register(&vfs, 1);
	sqlite3_randomness(0, NULL); /* drawn anew, from this disk */
}
