/* What is called what in the JSON of notes. */
#ifndef RUNDE_PROTO_NOTE_WORDS_H
#define RUNDE_PROTO_NOTE_WORDS_H

#include "proto/note/note.h"

extern const char *const note_type_names[NOTE_TYPES];
extern const char *const note_mark_names[NOTE_MARK_TYPES];
extern const char *const note_step_names[NOTE_STEP_TYPES];
extern const char *const note_mention_names[NOTE_ALL + 1];

/* "out_of_range"; for the wire, and for a log. */
const char *note_reason_name(enum note_reason reason);
/* The place of a name in such a list; count: it is not in it. */
size_t note_find_name(const char *const *names, size_t count, const char *name);

/* An attribute of nodes of one type, in the order in which they are written. */
struct note_attr_row {
	enum note_type type;
	enum note_attr attr;
	const char *name;
	uint32_t min, max; /* of numbers */
	bool has_default;
	uint32_t fallback; /* its default */
};

/* The attributes of this type; `ret_count` of them, next to each other. */
const struct note_attr_row *note_attr_rows(enum note_type type, size_t *ret_count);
/* What is known of an attribute; NULL: nothing, of NOTE_ATTR_UNKNOWN. */
const struct note_attr_row *note_attr_row(enum note_attr attr);
/* The attribute of that name, of whatever node; no two share one. NULL: there is none. */
const struct note_attr_row *note_attr_named(const char *name);

#endif
