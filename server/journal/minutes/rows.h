/* What lies on disk of minutes: in their canonical forms, sealed, bound to the meeting, the event
 * and the series that stand beside them in the row. */
#ifndef RUNDE_JOURNAL_MINUTES_ROWS_H
#define RUNDE_JOURNAL_MINUTES_ROWS_H

#include "base/arena.h"
#include "room/minutes/seal.h"
#include "store/minutes.h"
#include "vault/vault.h"

/* Seals both forms for a row, whose other columns are set, and writes it. Without a Markdown
 * (empty) there is none in the row. */
STORE_CHECK enum store_result minutes_row_put(struct store *store, struct vault *vault,
	struct store_minutes row, struct text json, struct text markdown);

/* A row that was opened. */
struct minutes_opened {
	uint64_t event;
	enum store_minutes_stage stage;
	struct text json, markdown;   /* as they were put, in the arena */
	struct minutes_seal seal;     /* of sealed ones */
	char name[SEAL_HEX_SIZE + 1]; /* of the seal, which later ones are chained to */
	struct minutes minutes;
};
/* Opens a row into the arena. False: it does not open, or is not what was put there. */
bool minutes_row_open(struct vault *vault, const struct store_minutes *row, struct arena *arena,
	struct minutes_opened *ret_opened) __attribute__((warn_unused_result));

#endif
