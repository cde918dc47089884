/* What is sent to an incoming webhook: Slack's payload, so that what speaks to Slack speaks to us.
 * Blocks (header, section with its fields, context, divider), attachments and text become the text
 * of a message; what we know nothing of is passed over, as Slack's own clients do. */
#ifndef RUNDE_PROTO_HOOK_H
#define RUNDE_PROTO_HOOK_H

#include "proto/command.h"

#include <stddef.h>

enum hook_fault { HOOK_INVALID, HOOK_NO_TEXT, HOOK_TOO_LONG };

/* The payload as a message.post, still without its room. NULL: it is none. The caller frees it. */
struct command *hook_read(const char *payload, size_t size_bytes, enum hook_fault *ret_fault);

#endif
