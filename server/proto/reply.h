/* What goes to clients: answers, errors, notifications, as JSON-RPC 2.0. */
#ifndef RUNDE_PROTO_REPLY_H
#define RUNDE_PROTO_REPLY_H

#include "base/buffer.h"
#include "proto/command.h"
#include "proto/refusal.h"
#include "proto/request.h"

/* Appends {"jsonrpc":"2.0","id":…,"result":…}; result is the command's result struct. */
void reply_result(struct buffer *out, const struct request_id *id, enum command_kind kind,
	const void *result);
/* Appends the object of an error: {"code","message","data":{"name","field","reason","limit"}}, the
 * last three only where the refusal has them. */
void reply_refusal(struct buffer *out, const struct refusal *refusal);
/* Appends {"jsonrpc":"2.0","id":…,"error":…}. */
void reply_error(struct buffer *out, const struct request_id *id, const struct refusal *refusal);
/* Appends {"jsonrpc":"2.0","method":…,"params":…}; params is the notification's struct. */
void reply_notification(struct buffer *out, enum notification_kind kind, const void *params);

#endif
