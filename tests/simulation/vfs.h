/* SQLite on the disk in memory. */
#ifndef RUNDE_TESTS_SIMULATION_VFS_H
#define RUNDE_TESTS_SIMULATION_VFS_H

#include "disk.h"

/* From here on SQLite opens every file on this disk; chance and the clock it takes from here too.
 * One connection at a time: there are no locks. */
void vfs_mount(struct disk *disk);

#endif
