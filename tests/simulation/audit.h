/* The invariants: what was told against what lies on the disk. Each complains of what it finds. */
#ifndef RUNDE_TESTS_SIMULATION_AUDIT_H
#define RUNDE_TESTS_SIMULATION_AUDIT_H

#include "client.h"
#include "truth.h"

/* At every start: nothing that was told is lost, another or there twice, nobody heard a room they
 * were no member of, and what was erased is gone. */
void audit_disk(const struct truth *truth, struct ledger *ledger);
/* When it has stopped in good order: of what was erased or deleted nothing is left on the disk, not
 * even sealed, neither in free pages nor in a log. */
void audit_erasures(
	const struct truth *truth, const struct ledger *ledger, const struct disk *disk);
/* When all is quiet: a client holds what its person may see, and nothing else. */
void audit_client(const struct truth *truth, const struct client *client);
/* Likewise: what hello said of marks and what is unread. */
void audit_counts(const struct truth *truth, const struct client *client);

#endif
