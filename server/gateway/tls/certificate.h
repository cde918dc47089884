/* A certificate and its key, read from files as what handshakes are made with. */
#ifndef RUNDE_GATEWAY_TLS_CERTIFICATE_H
#define RUNDE_GATEWAY_TLS_CERTIFICATE_H

#include "base/fault.h"

#include <openssl/ssl.h>

struct certificate_paths {
	const char *certificate; /* PEM: the certificate, then those that lead to its root */
	const char *key;         /* PEM, without a passphrase; closed to everybody else */
};

/* Reads both and sets up TLS by our rules: 1.2 and 1.3 with AEAD ciphers, HTTP/1.1 and nothing
 * else. The caller frees the context. 0, or -1 with the reason. */
int certificate_load(const struct certificate_paths *paths, SSL_CTX **ret_context,
	struct fault *ret_fault) __attribute__((warn_unused_result));
/* The day after which it is good no longer, "2026-12-31". */
void certificate_last_day(SSL_CTX *context, char ret_day[11]);
/* That moment, in seconds since 1970. */
long long certificate_end_s(SSL_CTX *context);

#endif
