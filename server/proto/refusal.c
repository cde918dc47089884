#include "proto/refusal.h"

#include "proto/tables.h"

#include <stdio.h>

const char *error_name(enum error_kind error)
{
	return error_rows[error].name;
}

struct refusal refusal_of(enum error_kind error)
{
	return (struct refusal){.error = error};
}

struct refusal refusal_of_field(const char *field, const char *reason, int64_t limit)
{
	struct refusal refusal = {.error = ERROR_INVALID_PARAMS, .reason = reason, .limit = limit};
	snprintf(refusal.field, sizeof(refusal.field), "%s", field);
	/* An unknown parameter's name is the client's: it must not break the answer. */
	for (char *c = refusal.field; *c; c++)
		if (*c <= 0x20 || *c > 0x7e)
			*c = '?';
	return refusal;
}
