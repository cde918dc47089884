/* The body of a sign-in over HTTP, in one of four forms: a one-time link {"token"}; the first
 * administrator {"token","name","house","language"}, best with "email" and "password"; a newcomer
 * {"invitation","name","email","password"}; everybody else {"email","password"}. Any may name the
 * "device". Read as strictly as a frame. */
#ifndef RUNDE_PROTO_SIGN_IN_H
#define RUNDE_PROTO_SIGN_IN_H

#include "base/arena.h"
#include "proto/gen/types.h"
#include "proto/refusal.h"

#include <stdbool.h>
#include <stddef.h>

struct sign_in {
	struct text token, invitation, email, password, name, house, device; /* empty: none */
	enum language language;
	struct arena arena; /* holds the texts */
};

/* NULL: refused. The caller frees it. */
struct sign_in *sign_in_read(const char *body, size_t size_bytes, struct refusal *ret_refusal);
/* Wipes and frees it; NULL is fine. */
void sign_in_free(struct sign_in *sign_in);

#endif
