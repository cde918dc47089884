/* Guests at the door: where a link leads, and coming by it. */
#ifndef RUNDE_JOURNAL_GUESTS_COMING_H
#define RUNDE_JOURNAL_GUESTS_COMING_H

#include "journal/batch.h"

/* What the page at the door shows of a link; texts are borrowed or in the arena. session_hash: of
 * the guest's cookie that came along; NULL: none. STORE_NONE: the link is not good. */
enum store_result guest_look(struct batch *batch, const uint8_t link_hash[VAULT_HASH_BYTES],
	const uint8_t *session_hash, struct arena *arena, struct guest_front *ret_front)
	__attribute__((warn_unused_result));

/* Somebody comes by a link: decided in both rooms, and a session opened for them. session_hash:
 * likewise; with a good one the general link leads to who they were. STORE_NONE:
 * refused as ret_refusal says; another failure: their rooms cannot be read, or the batch has
 * failed. */
enum store_result guest_come(struct batch *batch, const uint8_t link_hash[VAULT_HASH_BYTES],
	const uint8_t *session_hash, const struct join *join,
	char ret_token[DIRECTORY_TOKEN_SIZE + 1], struct refusal *ret_refusal)
	__attribute__((warn_unused_result));

#endif
