/* POST /hooks/TOKEN: incoming webhooks. Takes what is sent to Slack's, answers as they do, and
 * hands it to the journal as a message like any other. Whoever knows the address may post, as with
 * Slack's: neither cookie nor origin count. */
#ifndef RUNDE_GATEWAY_HTTP_HOOK_H
#define RUNDE_GATEWAY_HTTP_HOOK_H

#include "journal/dispatch.h"

#include <stdbool.h>

struct gateway;
struct visit;

/* Answers a request below HOOK_PATH, or puts it by until the journal has answered. */
void hook_answer(struct visit *visit);
/* Answers the visit that waits for this DISPATCH_ANSWER. False: none does. */
bool hook_obey(struct gateway *gateway, const struct dispatch *dispatch);

#endif
