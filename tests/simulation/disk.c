#include "disk.h"

#include "base/memory.h"

#include <string.h>

enum { SECTOR_BYTES = 512 };

void disk_init(struct disk *disk, struct chance chance)
{
	*disk = (struct disk){.chance = chance};
}

static void drop_changes(struct disk_file *file)
{
	while (file->changes) {
		struct change *change = file->changes;
		file->changes = change->next;
		free(change->bytes);
		free(change);
	}
	file->last_change = NULL;
}

static void file_free(struct disk_file *file)
{
	drop_changes(file);
	buffer_fini(&file->seen);
	buffer_fini(&file->durable);
	free(file->name);
	free(file);
}

void disk_fini(struct disk *disk)
{
	while (disk->files) {
		struct disk_file *file = disk->files;
		disk->files = file->next;
		file_free(file);
	}
}

void disk_plan(struct disk *disk, enum trouble trouble, unsigned steps)
{
	disk->trouble = trouble;
	disk->steps_to_trouble = steps;
}

void disk_repair(struct disk *disk)
{
	disk->trouble = TROUBLE_NONE;
	disk->full = disk->gone = false;
}

static void resize(struct buffer *buffer, size_t size)
{
	if (size > buffer->size)
		memset(buffer_reserve(buffer, size - buffer->size), 0, size - buffer->size);
	buffer->size = size;
}

static void put(struct buffer *buffer, size_t at, const void *bytes, size_t size)
{
	if (size == 0)
		return;
	if (at + size > buffer->size)
		resize(buffer, at + size);
	memcpy(buffer->data + at, bytes, size);
}

static void note(struct disk_file *file, size_t at, const void *bytes, size_t size)
{
	struct change *change = memory_new(1, sizeof(*change));
	change->at = at;
	change->size = size;
	if (bytes) {
		change->bytes = memory_new(1, size + 1);
		memcpy(change->bytes, bytes, size);
	}
	if (file->last_change)
		file->last_change->next = change;
	else
		file->changes = change;
	file->last_change = change;
}

static void carry_out(struct buffer *durable, const struct change *change, size_t size)
{
	if (change->bytes)
		put(durable, change->at, change->bytes, size);
	else
		resize(durable, change->at);
}

/* How much of a write gets through that is broken off: whole sectors. */
static size_t torn(struct chance *chance, size_t size)
{
	size_t sectors = size / SECTOR_BYTES;
	return sectors ? chance_below(chance, (unsigned)sectors + 1) * SECTOR_BYTES : 0;
}

/* Some of what was not synced gets through by itself: each change, a part of it, or not. */
static void leave_to_chance(struct disk *disk, struct disk_file *file)
{
	unsigned odds = chance_below(&disk->chance, 4);
	for (struct change *change = file->changes; change; change = change->next) {
		if (odds == 0 || (odds < 3 && chance_once_in(&disk->chance, 2)))
			continue;
		bool whole = odds == 3 || !change->bytes || !chance_once_in(&disk->chance, 3);
		carry_out(&file->durable, change,
			whole ? change->size : torn(&disk->chance, change->size));
	}
	drop_changes(file);
}

void disk_stop(struct disk *disk)
{
	disk->off = true;
}

void disk_start(struct disk *disk, bool lost)
{
	disk->off = false;
	for (struct disk_file *file = disk->files; file && lost; file = file->next) {
		leave_to_chance(disk, file);
		buffer_clear(&file->seen);
		put(&file->seen, 0, file->durable.data, file->durable.size);
	}
}

/* Whether the trouble that is planned comes with this operation. */
static enum trouble trouble_now(struct disk *disk, bool changes)
{
	if (disk->off)
		return TROUBLE_ERROR;
	if (changes && disk->before)
		disk->before(disk->cookie);
	if (disk->gone)
		return TROUBLE_ERROR;
	bool meets = changes || disk->trouble == TROUBLE_ERROR || disk->trouble == TROUBLE_GONE;
	if (disk->trouble == TROUBLE_NONE || !meets || disk->steps_to_trouble-- > 0)
		return TROUBLE_NONE;
	enum trouble trouble = disk->trouble;
	disk->trouble = TROUBLE_NONE;
	disk->troubles++;
	if (trouble == TROUBLE_POWER)
		disk->off = true;
	if (trouble == TROUBLE_FULL)
		disk->full = true;
	if (trouble == TROUBLE_GONE)
		disk->gone = true;
	return trouble;
}

struct disk_file *disk_open(struct disk *disk, const char *name, bool create)
{
	struct disk_file **place = &disk->files;
	for (; *place; place = &(*place)->next)
		if (strcmp((*place)->name, name) == 0)
			return *place;
	if (!create || disk->off)
		return NULL;
	struct disk_file *file = memory_new(1, sizeof(*file));
	file->name = memory_copy_text(name, strlen(name));
	buffer_init(&file->seen);
	buffer_init(&file->durable);
	*place = file;
	return file;
}

enum disk_result disk_remove(struct disk *disk, const char *name)
{
	if (trouble_now(disk, true) != TROUBLE_NONE)
		return DISK_ERROR;
	for (struct disk_file **place = &disk->files; *place; place = &(*place)->next) {
		struct disk_file *file = *place;
		if (strcmp(file->name, name) != 0)
			continue;
		*place = file->next;
		file_free(file);
		break;
	}
	return DISK_OK;
}

enum disk_result disk_read(struct disk *disk, const struct disk_file *file, size_t at, void *bytes,
	size_t size, size_t *ret_read)
{
	if (trouble_now(disk, false) != TROUBLE_NONE) {
		disk->read_failed |= !disk->off;
		return DISK_ERROR;
	}
	size_t there = at < file->seen.size ? file->seen.size - at : 0;
	*ret_read = there < size ? there : size;
	if (*ret_read)
		memcpy(bytes, file->seen.data + at, *ret_read);
	return DISK_OK;
}

enum disk_result disk_write(
	struct disk *disk, struct disk_file *file, size_t at, const void *bytes, size_t size)
{
	enum trouble trouble = trouble_now(disk, true);
	if (disk->full)
		return DISK_FULL;
	bool was_off = disk->off && trouble != TROUBLE_POWER;
	if (trouble != TROUBLE_NONE)
		size = was_off ? 0 : torn(&disk->chance, size);
	if (size) {
		put(&file->seen, at, bytes, size);
		note(file, at, bytes, size);
	}
	return trouble == TROUBLE_NONE ? DISK_OK : DISK_ERROR;
}

enum disk_result disk_cut(struct disk *disk, struct disk_file *file, size_t size)
{
	if (trouble_now(disk, true) != TROUBLE_NONE)
		return DISK_ERROR;
	resize(&file->seen, size);
	note(file, size, NULL, 0);
	return DISK_OK;
}

/* SQLite syncs a journal of its own that it comes upon before it reads anything. */
static bool is_needed_to_read(const struct disk_file *file)
{
	return strstr(file->name, "-journal") != NULL;
}

/* A sync that fails leaves to chance what gets through, and is not made good by the next one: the
 * kernel takes the pages for clean. */
enum disk_result disk_sync(struct disk *disk, struct disk_file *file)
{
	enum trouble trouble = trouble_now(disk, true);
	if (disk->off)
		return DISK_ERROR;
	if (trouble != TROUBLE_NONE || disk->full) {
		disk->read_failed |= is_needed_to_read(file);
		leave_to_chance(disk, file);
		return disk->full ? DISK_FULL : DISK_ERROR;
	}
	for (const struct change *change = file->changes; change; change = change->next)
		carry_out(&file->durable, change, change->size);
	drop_changes(file);
	return DISK_OK;
}
