#include "audit.h"

#include "complaint.h"

#include <string.h>

enum { PAGE_BYTES = 4096, TABLE_LEAF = 13, LEAF_HEAD = 8 };

static size_t two_bytes(const unsigned char *at)
{
	return (size_t)at[0] << 8 | at[1];
}

/* P-49: SQLite leaves what it moves to another page, when it splits one, in the unused part of the
 * first until that is written over. The format: https://sqlite.org/fileformat2.html#b_tree_pages */
static bool is_left_by_split(const struct disk_file *file, size_t at)
{
	const unsigned char *page = file->durable.data + at / PAGE_BYTES * PAGE_BYTES;
	size_t in_page = at % PAGE_BYTES;
	return strstr(file->name, ".db") && !strstr(file->name, "-wal") && page[0] == TABLE_LEAF &&
	       in_page >= LEAF_HEAD + 2 * two_bytes(page + 3) && in_page < two_bytes(page + 5);
}

/* Whether it lies in a file where it must not. */
static bool lies_in(const struct disk_file *file, const struct sealed *sealed, size_t *ret_at)
{
	const unsigned char *bytes = file->durable.data;
	size_t size = file->durable.size, at = 0;
	while (at < size) {
		const unsigned char *place =
			memmem(bytes + at, size - at, sealed->nonce, LEDGER_NONCE);
		if (!place)
			return false;
		at = (size_t)(place - bytes);
		if (!is_left_by_split(file, at)) {
			*ret_at = at;
			return true;
		}
		at++;
	}
	return false;
}

static bool is_gone(const struct truth *truth, const struct place *place)
{
	const struct truth_room *room = truth_room(truth, place->room);
	const struct truth_row *row = truth_row(truth, place->room, place->seq);
	return room && (room->deleted || (row && !json_object_get(row->event, "body")));
}

static void check_file(
	const struct truth *truth, const struct ledger *ledger, const struct disk_file *file)
{
	size_t at;
	for (const struct sealed *sealed = ledger->sealed; sealed; sealed = sealed->hh.next)
		if (is_gone(truth, &sealed->place) && lies_in(file, sealed, &at))
			complain("event %llu of room %s was erased and still lies in %s at %zu",
				(unsigned long long)sealed->place.seq, sealed->place.room,
				strrchr(file->name, '/') + 1, at);
}

void audit_erasures(const struct truth *truth, const struct ledger *ledger, const struct disk *disk)
{
	for (const struct truth_room *room = truth->rooms; room; room = room->hh.next)
		if (room->left)
			complain("room %s was deleted, and %zu of its rows are left", room->room,
				room->left);
	for (const struct disk_file *file = disk->files; file; file = file->next)
		check_file(truth, ledger, file);
}
