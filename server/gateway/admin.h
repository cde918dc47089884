/* The admin socket: the operator's door, a file in the data folder that only the server's own user
 * can open. It takes the protocol's requests, one a line, and gives each its answer; nothing comes
 * unasked. Whoever may use it may read the data folder anyway. */
#ifndef RUNDE_GATEWAY_ADMIN_H
#define RUNDE_GATEWAY_ADMIN_H

#include "base/fault.h"
#include "journal/dispatch.h"

#include <stdbool.h>

struct admin;
struct gateway;

/* Listens at the path, which nobody else listens at: the data folder's lock is held. 0, or -1 with
 * the reason. */
int admin_open(struct gateway *gateway, const char *path, struct admin **ret_admin,
	struct fault *ret_fault);
/* Obeys what is for one of its connections; for others it does nothing. */
void admin_obey(struct admin *admin, const struct dispatch *dispatch);
/* Closes the door, which takes the file away, and every connection. */
void admin_close(struct admin *admin);
/* Once the loop has closed its handles. NULL is fine. */
void admin_free(struct admin *admin);

#endif
