/* The one parser: a frame from a client becomes a request, or a refusal that says what is wrong.
 * Refused before parsing: a NUL byte, nesting deeper than LIMIT_NOTE_JSON_DEPTH; by the parser:
 * duplicate keys, lone surrogates, integers beyond 2^53. Frames are at most LIMIT_FRAME_BYTES,
 * nested at most LIMIT_JSON_DEPTH; those of note.write LIMIT_NOTE_FRAME_BYTES and
 * LIMIT_NOTE_JSON_DEPTH. */
#ifndef RUNDE_PROTO_REQUEST_H
#define RUNDE_PROTO_REQUEST_H

#include "base/limits.h"
#include "proto/command.h"
#include "proto/refusal.h"

#include <stdbool.h>
#include <stddef.h>

/* Call once, before any thread: seeds the parser's hash tables. */
void proto_init(void);

/* A JSON-RPC id as it stands in an answer: a number or a quoted string, or "null" while unknown. */
struct request_id {
	char json[LIMIT_REQUEST_ID_BYTES + 8];
};

struct request {
	struct request_id id;
	struct command *command; /* owned */
};

/* Reads one frame. False: refused; ret_request->id then still says what the answer goes to
 * ("null" when the frame had none) and its command is NULL. */
bool request_read(const char *frame, size_t size_bytes, struct request *ret_request,
	struct refusal *ret_refusal) __attribute__((warn_unused_result));

#endif
