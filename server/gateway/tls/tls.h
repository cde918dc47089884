/* Where TLS ends: a thread with a loop of its own that carries each client's connection on, in the
 * clear, over a pair of sockets. Behind it everything is as without TLS: the strict HTTP, the
 * frames, the limits and deadlines. */
#ifndef RUNDE_GATEWAY_TLS_TLS_H
#define RUNDE_GATEWAY_TLS_TLS_H

#include "base/counter.h"
#include "base/fault.h"
#include "gateway/tls/certificate.h"

struct tls;

struct tls_options {
	struct certificate_paths paths; /* borrowed */
	unsigned connections_max;
};

/* Only read by others. */
struct tls_figures {
	struct counter handshakes, failures; /* that came to their end, or did not */
	struct counter certificate_end_s;    /* when the certificate ends, since 1970 */
	struct counter reload_failures;      /* since the last that went well */
};

/* Reads the certificate and starts the thread. 0, or -1 with the reason. */
int tls_open(const struct tls_options *options, struct tls **ret_tls, struct fault *ret_fault);
/* Takes a client's socket over, and returns the other end of what it will be carried to, or -1. */
int tls_accept_take(struct tls *tls, int fd);
/* Reads the certificate again, for connections to come; a bad one leaves things as they are. */
void tls_reload(struct tls *tls);
const struct tls_figures *tls_figures(const struct tls *tls);
/* Lets what is on its way arrive, for a moment, stops the thread and frees; NULL is fine. */
void tls_free(struct tls *tls);

#endif
