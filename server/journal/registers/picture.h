/* Pictures of people and the house's logo, in base64. A register each, sealed. */
#ifndef RUNDE_JOURNAL_REGISTERS_PICTURE_H
#define RUNDE_JOURNAL_REGISTERS_PICTURE_H

#include "base/buffer.h"
#include "journal/batch.h"
#include "store/store.h"
#include "vault/vault.h"

/* Appends somebody's picture, or the logo (NOBODY); nothing where there is none, or a damaged one.
 */
STORE_CHECK enum store_result picture_get(struct store *store, struct vault *vault, uint64_t house,
	uint64_t person, struct buffer *ret_data);

/* Keeps the bytes of a picture; an effect. */
enum answering picture_put(struct batch *batch, struct call *call, const struct who *who,
	struct room_entry *house, const struct decision *decision);

#endif
