/* `runde reindex`: what is derived from the events is derived anew. */
#ifndef RUNDE_JOURNAL_UPKEEP_REINDEX_H
#define RUNDE_JOURNAL_UPKEEP_REINDEX_H

#include "base/fault.h"
#include "base/world.h"

#include <stdint.h>

/* What there is now, and how much of it was otherwise. */
struct reindexed {
	uint64_t rooms;
	uint64_t threads, threads_wrong;
	uint64_t meetings, meetings_wrong;
	uint64_t tasks, tasks_wrong;
	uint64_t minutes_wrong; /* those that wait were due otherwise */
	uint64_t snapshots;
	uint64_t unreadable; /* rooms that were left as they are; `runde verify` says why */
};

/* Rebuilds the indexes of threads, meetings and tasks, when minutes are due, and the snapshots of
 * all rooms from their events, and the database's own indexes. In many small transactions: ended in
 * the middle, nothing is worse than before. Takes the folder's lock. 0, or -1 with the reason. */
int reindex_data(const char *folder, const char *key_path, const struct world *world,
	struct reindexed *ret_reindexed, struct fault *ret_fault);

#endif
