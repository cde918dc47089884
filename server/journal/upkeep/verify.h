/* `runde verify`: opens every event, snapshot, register and record there is. */
#ifndef RUNDE_JOURNAL_UPKEEP_VERIFY_H
#define RUNDE_JOURNAL_UPKEEP_VERIFY_H

#include "base/fault.h"
#include "base/world.h"

#include <stdint.h>
#include <stdio.h>

struct verdict {
	uint64_t rooms, events, erased, snapshots, registers;
	uint64_t records; /* passwords, devices of sessions, what people noted for themselves */
	uint64_t notes;   /* rows of notes: states and steps */
	uint64_t minutes; /* presented, sealed, and what was added */
	uint64_t faults;  /* each told on `report` */
};

/* Checks every room: its numbers are gapless up to its head, every body opens and reads, every
 * empty row is named by an erase event, the indexes of threads, meetings and tasks say what the
 * events say, every snapshot, register and record opens, every state can be loaded, every state of
 * a note opens and is a document, its steps follow one another and lead on from it, and all minutes
 * are there, sealed by this installation, each in its place in the chain. Takes the folder's lock;
 * an older database is migrated first, with a copy kept, as at any start. 0 when it could look at
 * everything (faults may still be found), or -1 with the reason. */
int verify_data(const char *folder, const char *key_path, const struct world *world, FILE *report,
	struct verdict *ret_verdict, struct fault *ret_fault);

#endif
