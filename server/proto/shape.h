/* Shapes: how a struct of proto/gen/types.h looks as JSON. The tables are generated from proto/;
 * decode.c and encode.c walk them. */
#ifndef RUNDE_PROTO_SHAPE_H
#define RUNDE_PROTO_SHAPE_H

#include <stddef.h>
#include <stdint.h>

enum field_type {
	FIELD_ID,         /* uint64_t; 13 characters; min 0: zeros too, for nobody */
	FIELD_CLIENT_ID,  /* struct client_id; 26 characters */
	FIELD_SEQ,        /* uint64_t; a number of 1 and up */
	FIELD_INTEGER,    /* int64_t; a number from min to max */
	FIELD_TIME,       /* int64_t; milliseconds since 1970 */
	FIELD_FLAG,       /* bool */
	FIELD_LINE,       /* struct text without control characters; min and max in code points */
	FIELD_TEXT,       /* struct text with \n and \t; likewise */
	FIELD_ENUM,       /* an enum; its name */
	FIELD_EVENT_KIND, /* enum event_kind; its name */
	FIELD_EVENT_BODY, /* struct text: raw JSON, never decoded */
	FIELD_JSON,       /* struct text: raw JSON, an object or an array; never from a client */
	FIELD_NOTE_STEPS, /* struct note_steps: steps on a note, from a client */
	FIELD_OBJECT,     /* a struct of shape `of` */
	FIELD_LIST        /* struct proto_list of structs of shape `of`; at most max */
};

struct enum_name {
	const char *name; /* NULL: the end */
	int value;
};

/* What proto/ gives a default. */
struct fallback {
	int64_t value;
	const char *about;
};

struct field {
	const char *name; /* NULL: the end */
	enum field_type type;
	size_t offset;
	size_t has_offset; /* of the bool before an optional one; SIZE_MAX: always there */
	int64_t min, max;
	const struct shape *of;        /* OBJECT, LIST */
	const struct enum_name *names; /* ENUM */
	const struct fallback *fallback;
};

struct shape {
	size_t size; /* of the struct, in bytes */
	const struct field *fields;
};

/* Every generated list type has this layout. */
struct proto_list {
	size_t count;
	void *items;
};

#endif
