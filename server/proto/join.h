/* The body of a guest's coming over HTTP: to be told where a link leads, {"token"}; to come by it,
 * {"token"} with, as far as they are not known or are to be corrected, "name" and "company", and
 * perhaps "device". Read as strictly as a frame. */
#ifndef RUNDE_PROTO_JOIN_H
#define RUNDE_PROTO_JOIN_H

#include "base/arena.h"
#include "base/text.h"
#include "proto/refusal.h"

#include <stdbool.h>
#include <stddef.h>

struct join {
	struct text token, name, company, device; /* empty: none */
	bool has_company;                         /* an empty one counts: they come from nowhere */
	struct arena arena;                       /* holds the texts */
};

/* looks: it may be no more than where a link leads. NULL: refused. The caller frees it. */
struct join *join_read(
	const char *body, size_t size_bytes, bool looks, struct refusal *ret_refusal);
/* NULL is fine. */
void join_free(struct join *join);

#endif
