/* The head of an HTTP/1.1 request: read strictly, before anything else looks at it. What is not
 * exactly as RFC 9112 wants it is refused, so that no two readers of the same bytes can disagree.
 * Pure: bytes in, fields or a status out. */
#ifndef RUNDE_GATEWAY_HTTP_HEAD_H
#define RUNDE_GATEWAY_HTTP_HEAD_H

#include "base/limits.h"

#include <stdbool.h>
#include <stddef.h>

/* Some bytes of the request; borrowed, not NUL-terminated; data NULL: absent. */
struct slice {
	const char *data;
	size_t size;
};

enum head_method { METHOD_GET, METHOD_HEAD, METHOD_POST, METHOD_DELETE };

enum head_field {
	FIELD_HOST,
	FIELD_ORIGIN,
	FIELD_COOKIE,
	FIELD_AUTHORIZATION,
	FIELD_CONTENT_LENGTH,
	FIELD_CONTENT_TYPE,
	FIELD_TRANSFER_ENCODING,
	FIELD_EXPECT,
	FIELD_CONNECTION,
	FIELD_UPGRADE,
	FIELD_WEBSOCKET_KEY,
	FIELD_WEBSOCKET_VERSION,
	FIELD_ACCEPT_ENCODING,
	FIELD_IF_NONE_MATCH,
	FIELD_COUNT
};

/* Webhooks: what follows is the token. Their bodies may be larger than others. */
#define HOOK_PATH "/hooks/"

struct head {
	enum head_method method;
	struct slice path; /* of the target, without the query */
	struct slice fields[FIELD_COUNT];
	struct slice forwarded[LIMIT_FORWARDED_LINES]; /* X-Forwarded-For, line by line */
	unsigned forwarded_count;
	size_t body_size; /* Content-Length, within what the path allows */
	bool upgrade;     /* a well-formed request for a WebSocket */
};

/* Looks whether the head is complete. Its size with the empty line, 0: more must come; or a
 * negative HTTP status: refused. Bytes before `seen` were looked at before. */
int head_find_end(const char *bytes, size_t size_bytes, size_t seen);
/* Reads a complete head; fields point into the bytes. 0, or the HTTP status that refuses it. */
int head_read(const char *bytes, size_t size_bytes, struct head *ret_head);

/* The value of a cookie in the Cookie field; data NULL: not there, or there twice. */
struct slice head_cookie(const struct head *head, const char *name);
/* The secret of an Authorization field of the scheme Bearer, which may be empty; data NULL: there
 * is none. */
struct slice head_bearer(const struct head *head);
struct slice slice_trim(struct slice slice);
/* Cuts off what stands before the separator, or everything. */
struct slice slice_cut(struct slice *rest, char separator);
bool slice_is(struct slice slice, const char *string);
bool slice_begins(struct slice slice, const char *string);
bool slice_is_nocase(struct slice slice, const char *string);
/* Whether a comma-separated list has this word, and not with the weight nought ("gzip;q=0"). */
bool slice_lists(struct slice slice, const char *word);

#endif
