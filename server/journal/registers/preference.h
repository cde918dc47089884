/* How a person wants to have a room. A register each, sealed. */
#ifndef RUNDE_JOURNAL_REGISTERS_PREFERENCE_H
#define RUNDE_JOURNAL_REGISTERS_PREFERENCE_H

#include "base/arena.h"
#include "proto/gen/types.h"
#include "store/store.h"
#include "vault/vault.h"

/* What they said, or what is so until they do; texts in the arena. */
STORE_CHECK enum store_result preference_get(struct store *store, struct vault *vault,
	uint64_t person, uint64_t room, struct arena *arena, struct preference *ret_preference);
/* Says it anew, all of it. */
STORE_CHECK enum store_result preference_put(struct store *store, struct vault *vault,
	uint64_t person, uint64_t room, const struct preference *preference);
typedef void (*preference_fn)(void *cookie, uint64_t room, const struct preference *preference);
/* All that a person has said; texts in the arena. */
STORE_CHECK enum store_result preferences_each(struct store *store, struct vault *vault,
	uint64_t person, struct arena *arena, preference_fn fn, void *cookie);

#endif
