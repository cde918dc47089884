/* Registers: the last value per person, room and kind, sealed. No history is kept of them. */
#ifndef RUNDE_JOURNAL_REGISTER_H
#define RUNDE_JOURNAL_REGISTER_H

#include "base/buffer.h"
#include "store/store.h"
#include "vault/vault.h"

/* Stored on disk: never renumber. */
enum register_kind {
	REGISTER_MARK = 1,
	REGISTER_PREFERENCE = 2, /* how a person wants to have a room */
	REGISTER_STATUS = 3,     /* what a person says of themselves; in the house */
	REGISTER_PICTURE = 4     /* of a person, or of nobody: the logo; in the house */
};

/* Appends the value. STORE_NONE: there is none; STORE_DAMAGED: it does not open. */
STORE_CHECK enum store_result register_get(struct store *store, struct vault *vault,
	uint64_t person, uint64_t room, enum register_kind kind, struct buffer *ret_value);
/* Opens a value as it is stored. False: it does not open. */
bool register_open(struct vault *vault, uint64_t person, uint64_t room, enum register_kind kind,
	const void *sealed, size_t size_bytes, struct buffer *ret_value)
	__attribute__((warn_unused_result));
/* Puts a value in place of the one there is; inside a transaction. */
STORE_CHECK enum store_result register_put(struct store *store, struct vault *vault,
	uint64_t person, uint64_t room, enum register_kind kind, const void *value,
	size_t size_bytes);
STORE_CHECK enum store_result register_drop(
	struct store *store, uint64_t person, uint64_t room, enum register_kind kind);

#endif
