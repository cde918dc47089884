/* Registers: the last value per person, room, event and kind, sealed. No history is kept of them.
 */
#ifndef RUNDE_JOURNAL_REGISTERS_REGISTER_H
#define RUNDE_JOURNAL_REGISTERS_REGISTER_H

#include "base/buffer.h"
#include "store/records.h"
#include "vault/vault.h"

/* Stored on disk: never renumber. */
enum register_kind {
	REGISTER_MARK = 1,
	REGISTER_PREFERENCE = 2, /* how a person wants to have a room */
	REGISTER_STATUS = 3,     /* what a person says of themselves; in the house */
	REGISTER_THREAD = 4,     /* how a person keeps a thread; of its root */
	REGISTER_PICTURE = 5,    /* of a person, or of nobody: the logo; in the house */
	REGISTER_FLOOR = 6,      /* of nobody: the floor of a meeting that goes on */
	REGISTER_VOTE = 7,       /* what somebody chose in a poll that goes on; of a secret one that
				    they did */
	REGISTER_SIGNER = 8      /* of nobody, in the house: what the key that signs is made of */
};

/* Whose register of what: in a room, and of an event there where it is about one. */
struct register_key {
	uint64_t person, room;
	uint64_t seq; /* 0: of the room as a whole */
	enum register_kind kind;
};

/* Appends the value. STORE_NONE: there is none; STORE_DAMAGED: it does not open. */
STORE_CHECK enum store_result register_get(struct store *store, struct vault *vault,
	const struct register_key *key, struct buffer *ret_value);
/* Opens a value as it is stored. False: it does not open. */
bool register_open(struct vault *vault, const struct store_register *stored,
	struct buffer *ret_value) __attribute__((warn_unused_result));
/* Puts a value in place of the one there is; inside a transaction. */
STORE_CHECK enum store_result register_put(struct store *store, struct vault *vault,
	const struct register_key *key, const void *value, size_t size_bytes);
STORE_CHECK enum store_result register_drop(struct store *store, const struct register_key *key);

#endif
