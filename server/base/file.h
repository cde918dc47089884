/* Files that are there whole or not at all. On failure errno says why. */
#ifndef RUNDE_BASE_FILE_H
#define RUNDE_BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

/* Writes all of it at this place. */
bool file_write_at(int file, const void *bytes, size_t size_bytes, off_t at)
	__attribute__((warn_unused_result));
/* Brings what a folder lists to the disk: that of the file with this path. */
bool file_sync_folder_of(const char *path) __attribute__((warn_unused_result));
/* Gives a file that is written to the end its name, in place of another of that name, and brings
 * both to the disk. */
bool file_rename(const char *draft, const char *path) __attribute__((warn_unused_result));

#endif
