/* A form that minutes take: Markdown, plain text, HTML, PDF. What stands in minutes, and in which
 * order, is told once (tell.h); a form says how each piece looks. All texts are as people wrote
 * them, never markup, and valid until the call returns. */
#ifndef RUNDE_ROOM_MINUTES_FORM_H
#define RUNDE_ROOM_MINUTES_FORM_H

#include "proto/note/note.h"

enum { FORM_COLUMNS_MAX = 4 };

/* A label and what it says. */
struct form_fact {
	struct text label, value;
};

struct form_table {
	size_t columns, rows;
	struct text head[FORM_COLUMNS_MAX];
	const struct text *cells;     /* row by row */
	int shares[FORM_COLUMNS_MAX]; /* of the width, in hundredths, where it is a page's */
};

struct minutes_form {
	void *context; /* borrowed, handed on */
	void (*title)(void *context, struct text kind, struct text title);
	/* Of level 2 or 3. */
	void (*heading)(void *context, int level, struct text text);
	void (*facts)(void *context, const struct form_fact *facts, size_t count);
	/* A text of several lines, perhaps, after what it is; `label` may be empty. */
	void (*paragraph)(void *context, struct text label, struct text text);
	void (*points)(void *context, const struct text *points, size_t count);
	void (*table)(void *context, const struct form_table *table);
	void (*note)(void *context, const struct note_node *root);
};

#endif
