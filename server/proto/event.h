/* An event: what happened in a room and lasts. Between deciding and storing it lives as this
 * struct; on disk and on the wire its body is JSON, encoded once. */
#ifndef RUNDE_PROTO_EVENT_H
#define RUNDE_PROTO_EVENT_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/id.h"
#include "proto/gen/types.h"

#include <stdbool.h>
#include <stdint.h>

/* Who of the room's members sees an event; the others get a void with the same number.
 * Stored on disk: never renumber. */
enum audience { AUDIENCE_ALL = 0, AUDIENCE_OWNERS = 1 };

/* Which earlier changes to the event it refers to lose their meaning by this one. */
enum replaces {
	REPLACES_NOTHING, /* it changes none */
	REPLACES_KIND,    /* all of its kind */
	REPLACES_AUTHOR   /* those of its kind and author */
};

struct event {
	uint64_t seq;
	enum event_kind kind;
	uint64_t author; /* 0: the server */
	int64_t time_ms;
	uint64_t ref; /* the earlier event it changes or answers; 0: none */
	enum audience audience;
	struct client_id client_id; /* all zero: none */
	union event_body body;      /* texts borrowed from the command or arena it was made from */
};

/* What proto/ says of a kind; a static table entry. */
struct event_info {
	const char *name; /* "message.posted" */
	bool changes_state;
	bool erasable;
	enum replaces replaces;
	bool answers; /* it refers to an earlier event and changes nothing of it */
	bool alone;   /* or, of these kinds, to none */
	enum audience audience;
};

/* Whether events of a kind name an earlier one in ref. */
static inline bool event_refers(const struct event_info *info)
{
	return info->answers || info->replaces != REPLACES_NOTHING;
}

/* NULL for a number that is no kind. */
const struct event_info *event_info(int kind);
/* All kinds, from index 0; NULL: no more. */
const struct event_info *event_info_at(size_t index, enum event_kind *ret_kind);
/* Appends the body as JSON. */
void event_encode_body(const struct event *event, struct buffer *out);
/* Whether two events of one kind say the same. */
bool event_says_same(const struct event *one, const struct event *other);
/* Reads a body that was encoded by us; texts are copied into the arena. False: it does not fit the
 * kind. Unknown fields are ignored, so that an older server can read a newer one's bodies. */
bool event_decode_body(enum event_kind kind, const void *json, size_t size_bytes,
	struct arena *arena, union event_body *ret_body);

#endif
