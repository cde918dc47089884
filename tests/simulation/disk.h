/* A disk in memory, with what is wrong with real ones: what was written and not synced may be lost
 * with the power, whole or in part; operations fail; it runs full. */
#ifndef RUNDE_TESTS_SIMULATION_DISK_H
#define RUNDE_TESTS_SIMULATION_DISK_H

#include "chance.h"

#include "base/buffer.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum disk_result { DISK_OK, DISK_ERROR, DISK_FULL };

enum trouble {
	TROUBLE_NONE,
	TROUBLE_ERROR, /* one operation fails */
	TROUBLE_FULL,  /* nothing can be written until disk_repair() */
	TROUBLE_GONE,  /* nothing can be read either until then */
	TROUBLE_POWER, /* the power fails in the middle of it */
	TROUBLE_COUNT
};

/* What is done to a file and not yet synced. */
struct change {
	struct change *next;
	size_t at, size;      /* a cut: to `at` */
	unsigned char *bytes; /* owned; NULL: a cut */
};

struct disk_file {
	struct disk_file *next;
	char *name;                           /* owned */
	struct buffer seen;                   /* what is read: the page cache */
	struct buffer durable;                /* what outlives a loss of power */
	struct change *changes, *last_change; /* owned; from one to the other, the oldest first */
};

struct disk {
	struct chance chance;
	struct disk_file *files; /* owned */
	bool off, full, gone;
	bool read_failed; /* once at least, while it was not off */
	enum trouble trouble;
	unsigned steps_to_trouble;
	/* Called before each operation that changes it: what has happened by now has happened
	 * before. */
	void (*before)(void *cookie);
	void *cookie;
	unsigned long troubles; /* that have come */
};

void disk_init(struct disk *disk, struct chance chance);
void disk_fini(struct disk *disk);

/* Lets the trouble come with the operation after so many. */
void disk_plan(struct disk *disk, enum trouble trouble, unsigned steps);
/* From here on nothing is wrong with it. */
void disk_repair(struct disk *disk);
/* The machine stops: until disk_start() every operation fails. */
void disk_stop(struct disk *disk);
/* It starts again. lost: the power was off, and what was not synced may be gone. */
void disk_start(struct disk *disk, bool lost);

/* The file of this name; makes it if asked to, else NULL. */
struct disk_file *disk_open(struct disk *disk, const char *name, bool create);
enum disk_result disk_remove(struct disk *disk, const char *name);
/* Fewer bytes than asked for at the end of the file. */
enum disk_result disk_read(struct disk *disk, const struct disk_file *file, size_t at, void *bytes,
	size_t size, size_t *ret_read);
enum disk_result disk_write(
	struct disk *disk, struct disk_file *file, size_t at, const void *bytes, size_t size);
enum disk_result disk_cut(struct disk *disk, struct disk_file *file, size_t size);
enum disk_result disk_sync(struct disk *disk, struct disk_file *file);

#endif
