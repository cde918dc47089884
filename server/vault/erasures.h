/* The list of erasures: what was erased for good, by ids alone. It lies beside the master key and
 * so in no backup: data that is older than its list has done again what stands in it. A record is
 * durable before the commit it belongs to; each line ends in a check, and they are numbered without
 * a gap. It knows nothing of rooms or events. */
#ifndef RUNDE_VAULT_ERASURES_H
#define RUNDE_VAULT_ERASURES_H

#include "base/fault.h"
#include "base/id.h"
#include "vault/vault.h"

#include <stdbool.h>
#include <stdint.h>

/* Written by name; see erasures_line.c. */
enum erasure_kind { ERASURE_ROOM, ERASURE_EVENT, ERASURE_PICTURE, ERASURE_KINDS };

struct erasure {
	uint64_t number; /* from 1 */
	enum erasure_kind kind;
	uint64_t of;     /* the room, or whose picture (0: the house's) */
	uint64_t what;   /* the event's seq, or the picture's id; 0: all of it */
	int64_t time_ms; /* of the event: after a restore its number may be another one's */
	uint64_t by;     /* who erased it; 0: the server */
	struct client_id client_id; /* of the command, which may be said again; all zero: none */
};

/* Which records a list has: first..last; first is last + 1 where there is none yet. */
struct erasures_extent {
	uint64_t first, last;
};

struct erasures;

/* The list's path where none is set: beside the key's file or, where the key is in none, where that
 * would be, beside the data folder. The caller frees it. */
char *erasures_default_path(const char *key, const char *folder);

/* Looks at a list without changing anything. 1: there is one of this data set; 0: there is none;
 * -1, with the reason: it is damaged, another data set's, or open to others. */
int erasures_look(const char *path, const uint8_t data_set[VAULT_DATA_SET_BYTES],
	struct erasures_extent *ret_extent, struct fault *ret_fault);
/* Opens it for writing and keeps others from doing so. done: how many the data has committed; where
 * there is no list one begins after that number. A last line that was cut off by a crash is taken
 * away. 0, or -1 with the reason: also where the list is too old or too new for the data. */
int erasures_open(const char *path, const uint8_t data_set[VAULT_DATA_SET_BYTES], uint64_t done,
	struct erasures **ret_erasures, struct fault *ret_fault);
/* NULL is fine. */
void erasures_free(struct erasures *erasures);

typedef bool (*erasure_fn)(void *cookie, const struct erasure *erasure);
/* Hands on the records after this number, in order, until fn says false. False: they cannot be
 * read. */
bool erasures_each(struct erasures *erasures, uint64_t after, erasure_fn fn, void *cookie)
	__attribute__((warn_unused_result));

/* Gives a record the next number, in memory. */
void erasures_note(struct erasures *erasures, const struct erasure *erasure);
/* The number of the last record, noted ones included. */
uint64_t erasures_last(const struct erasures *erasures);
/* Brings what was noted to the disk. False: it could not; then, and where the commit fails after
 * it, erasures_withdraw() is due. */
bool erasures_write(struct erasures *erasures) __attribute__((warn_unused_result));
/* A commit has succeeded, and with it what was written. */
void erasures_settle(struct erasures *erasures);
/* What was noted or written since is not committed, and counts no more; it leaves the file once
 * another commit has succeeded. Harmless when there is nothing. */
void erasures_withdraw(struct erasures *erasures);
/* Whether something that was withdrawn is in the file yet. */
bool erasures_has_left(const struct erasures *erasures);

#endif
