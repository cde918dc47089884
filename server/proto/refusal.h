/* Why a command is refused: what the client is told, and nothing else. */
#ifndef RUNDE_PROTO_REFUSAL_H
#define RUNDE_PROTO_REFUSAL_H

#include "proto/gen/types.h"

#include <stdint.h>

enum { REFUSAL_FIELD_BYTES = 48 };

struct refusal {
	enum error_kind error;
	char field[REFUSAL_FIELD_BYTES]; /* the parameter at fault; empty: none */
	const char *reason;              /* static, e.g. "too_long"; NULL: none */
	int64_t limit;                   /* with a reason that has one, else 0 */
};

/* "too_fast"; NULL for ERROR_NONE. */
const char *error_name(enum error_kind error);
/* A refusal without a field. */
struct refusal refusal_of(enum error_kind error);
/* A refusal over one parameter; reason is static, limit 0 when it has none. */
struct refusal refusal_of_field(const char *field, const char *reason, int64_t limit);

#endif
