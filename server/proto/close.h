/* Why the server closes a WebSocket: the codes and their names, generated from proto/. */
#ifndef RUNDE_PROTO_CLOSE_H
#define RUNDE_PROTO_CLOSE_H

#include "proto/gen/types.h"

struct close_row {
	enum close_code code;
	const char *name;
};

extern const struct close_row close_rows[CLOSE_COUNT];

#endif
