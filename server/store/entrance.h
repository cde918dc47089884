/* The way through to the engine, for every function of store.h, records.h, notes.h and minutes.h:
 * what is true of every store happens here. */
#ifndef RUNDE_STORE_ENTRANCE_H
#define RUNDE_STORE_ENTRANCE_H

#include "store/engine.h"

/* Whether a call may go on: not where a test wants it to fail. */
STORE_CHECK enum store_result store_enter(struct store *store);
/* The same for one that writes, which needs a transaction. */
STORE_CHECK enum store_result store_enter_write(struct store *store);
/* A result after which nothing of the transaction may remain ends it here, for every engine. What
 * is damaged and was only read does no harm to what was written. */
STORE_CHECK enum store_result store_leave(
	struct store *store, enum store_result result, bool wrote);

#define CALL(entrance, wrote, store, function, ...)                                                \
	({                                                                                         \
		enum store_result result_ = entrance(store);                                       \
		if (result_ == STORE_OK)                                                           \
			result_ = (store)->engine->function(store, ##__VA_ARGS__);                 \
		store_leave(store, result_, wrote);                                                \
	})
#define READ(store, ...)  CALL(store_enter, false, store, __VA_ARGS__)
#define WRITE(store, ...) CALL(store_enter_write, true, store, __VA_ARGS__)

#endif
