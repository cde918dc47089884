#include "base/file.h"

#include "base/memory.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

bool file_write_at(int file, const void *bytes, size_t size_bytes, off_t at)
{
	const char *from = bytes;
	while (size_bytes > 0) {
		ssize_t put = pwrite(file, from, size_bytes, at);
		if (put < 0 && errno == EINTR)
			continue;
		if (put < 0)
			return false;
		from += put;
		at += put;
		size_bytes -= (size_t)put;
	}
	return true;
}

static bool sync_path(const char *path, int flags)
{
	int file = open(path, O_RDONLY | O_CLOEXEC | flags);
	if (file < 0)
		return false;
	bool synced = fsync(file) == 0;
	int error = errno;
	close(file);
	errno = error;
	return synced;
}

bool file_sync_folder_of(const char *path)
{
	const char *slash = strrchr(path, '/');
	char *folder = slash ? memory_copy_text(path, slash == path ? 1 : (size_t)(slash - path))
			     : memory_copy_text(".", 1);
	bool synced = sync_path(folder, O_DIRECTORY);
	int error = errno;
	free(folder);
	errno = error;
	return synced;
}

bool file_rename(const char *draft, const char *path)
{
	return sync_path(draft, 0) && rename(draft, path) == 0 && file_sync_folder_of(path);
}
