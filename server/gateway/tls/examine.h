/* What `runde doctor` asks of a certificate and its key, without serving anybody. */
#ifndef RUNDE_GATEWAY_TLS_EXAMINE_H
#define RUNDE_GATEWAY_TLS_EXAMINE_H

#include "base/fault.h"
#include "gateway/tls/certificate.h"

struct certificate_facts {
	char last_day[11];        /* "2026-12-31" */
	long long start_s, end_s; /* when it is good, in seconds since 1970 */
	char unnamed[256];        /* the first host it is not for; empty: there is none */
};

/* Reads both as the server does. origins: addresses between commas whose hosts it must be for. 0,
 * or -1 with the reason why the server would refuse them. */
int certificate_examine(const struct certificate_paths *paths, const char *origins,
	struct certificate_facts *ret_facts, struct fault *ret_fault)
	__attribute__((warn_unused_result));

#endif
