/* The body of a sign-in over HTTP: {"token":"…"}; the first administrator sends their name and the
 * title of the house with it. Read as strictly as a frame. */
#ifndef RUNDE_PROTO_SIGN_IN_H
#define RUNDE_PROTO_SIGN_IN_H

#include "proto/refusal.h"

#include <stdbool.h>
#include <stddef.h>

enum { SIGN_IN_TOKEN_MAX = 64 };

struct sign_in {
	char token[SIGN_IN_TOKEN_MAX + 1];
	char *name;  /* owned; NULL: none */
	char *house; /* owned; NULL: none */
};

/* False: refused, and nothing is owned. */
bool sign_in_read(const char *body, size_t size_bytes, struct sign_in *ret_sign_in,
	struct refusal *ret_refusal) __attribute__((warn_unused_result));
/* Frees what it owns. */
void sign_in_fini(struct sign_in *sign_in);

#endif
