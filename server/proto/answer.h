/* The other side of the protocol: a request written and an answer read, for the command line beside
 * a running server. */
#ifndef RUNDE_PROTO_ANSWER_H
#define RUNDE_PROTO_ANSWER_H

#include "base/buffer.h"
#include "proto/command.h"

#include <stdbool.h>

/* Appends {"jsonrpc":"2.0","id":1,"method":…,"params":…}. */
void request_write(struct buffer *out, const struct command *command);

struct answer {
	enum error_kind error;       /* ERROR_NONE: there is a result */
	struct text message;         /* of an error; for a person */
	struct text field, reason;   /* the parameter at fault and why; data NULL: not said */
	int64_t limit;               /* with a reason that has one, else 0 */
	union command_result result; /* texts and lists live in the arena */
	struct arena arena;
};

/* Reads the answer to a command of this kind. False: it is none. Fields and kinds of events that
 * are not known are passed over. answer_fini() is due in either case. */
bool answer_read(const char *frame, size_t size_bytes, enum command_kind kind,
	struct answer *ret_answer) __attribute__((warn_unused_result));
void answer_fini(struct answer *answer);

#define ANSWER_AUTO __attribute__((cleanup(answer_fini))) struct answer

#endif
