/* The cookies that sessions are kept in: that of people, and that of guests beside it. Neither is
 * ever read where the other belongs, so that a browser can be both. */
#ifndef RUNDE_GATEWAY_HTTP_COOKIE_H
#define RUNDE_GATEWAY_HTTP_COOKIE_H

#include "journal/call.h"
#include "vault/vault.h"

#include <stdbool.h>
#include <stdint.h>

struct visit;

/* The hash of the token in such a cookie. False: there is none of ours. */
bool cookie_read(
	struct visit *visit, enum credential credential, uint8_t ret_hash[VAULT_HASH_BYTES]);
/* Answers 204 and has the browser keep this token; empty: drop the cookie. */
void cookie_answer(struct visit *visit, enum credential credential, const char *token);
/* Answers 204 and has the browser keep the cookie that it sent as long again. */
void cookie_answer_again(struct visit *visit, enum credential credential);

#endif
