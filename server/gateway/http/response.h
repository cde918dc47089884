/* The head of an HTTP response: status, what every response of ours says to a browser, and the
 * fields that differ. */
#ifndef RUNDE_GATEWAY_HTTP_RESPONSE_H
#define RUNDE_GATEWAY_HTTP_RESPONSE_H

#include "base/buffer.h"

#include <stdbool.h>
#include <stddef.h>

struct response {
	int status;
	bool secure;         /* reached by https */
	const char *type;    /* Content-Type; NULL: there is no body */
	size_t size_bytes;   /* of the body */
	const char *caching; /* Cache-Control; NULL: no-store */
	const char *policy;  /* Content-Security-Policy; NULL: the client's own */
	const char *fields;  /* more of them, each with its CRLF; NULL: none */
};

/* Appends the head with its empty line. */
void response_write(const struct response *response, struct buffer *out);
/* "Not Found" for 404. */
const char *response_reason(int status);

#endif
