/* What a service manager and a server say to each other: sockets handed over, and that it is ready
 * (sd_listen_fds(3), sd_notify(3)). */
#ifndef RUNDE_CLI_SERVICE_H
#define RUNDE_CLI_SERVICE_H

#include "base/fault.h"

/* The socket that was handed over, 0 if none was; asked once, as it belongs to nobody who is
 * started from here. -1 with the reason: there are several. */
int service_socket(struct fault *ret_fault);
/* Says that connections are taken; to nobody, where nobody has asked. */
void service_ready(void);

#endif
