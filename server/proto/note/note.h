/* Notes as values: the nodes of a document, and the steps that change one. ProseMirror's model
 * (prosemirror-model, prosemirror-transform), its names, its JSON. Nodes never change once they are
 * made: a changed document is a new root that shares what stayed, so an earlier one stays whole.
 * All that a node points to is borrowed from the arena it was made in.
 *
 * A position is a number of tokens from the beginning of the document's content: a UTF-16 unit of
 * text is one, a leaf is one, and so is either edge of any other node.
 *
 * What may stand in what, and what a step does, is not here but in room/notes/. */
#ifndef RUNDE_PROTO_NOTE_NOTE_H
#define RUNDE_PROTO_NOTE_NOTE_H

#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum note_type {
	NOTE_DOC,
	NOTE_PARAGRAPH,
	NOTE_HEADING, /* level: 1 to NOTE_LEVEL_MAX */
	NOTE_BLOCKQUOTE,
	NOTE_CODE_BLOCK,
	NOTE_BULLET_LIST,
	NOTE_ORDERED_LIST, /* order: the first number, 0 to NOTE_ORDER_MAX */
	NOTE_LIST_ITEM,
	NOTE_CHECK_LIST,
	NOTE_CHECK_ITEM, /* checked */
	NOTE_RULE,
	NOTE_HARD_BREAK,
	NOTE_MENTION, /* kind, id */
	NOTE_TEXT,
	NOTE_TYPES
};

/* CommonMark's bounds, and as many levels as the toolbar has. */
enum { NOTE_LEVEL_MAX = 3, NOTE_ORDER_MAX = 999999999 };

/* By rank: the order in which a node's marks stand. */
enum note_mark_type { NOTE_LINK, NOTE_STRONG, NOTE_EM, NOTE_STRIKE, NOTE_CODE, NOTE_MARK_TYPES };

enum note_mention_kind { NOTE_PERSON, NOTE_GROUP, NOTE_ALL };

struct note_attrs {
	uint64_t id;                    /* of a mention; 0 with NOTE_ALL */
	uint32_t number;                /* level, order, checked (0 or 1) */
	enum note_mention_kind mention; /* of a mention */
};

/* A set of marks. */
struct note_marks {
	const struct text *href; /* NOTE_LINK's; NULL without it */
	uint8_t set;             /* bit 1 << enum note_mark_type */
	bool repeated; /* JSON named one more than once: parsed like that, but valid nowhere */
};

struct note_node {
	uint8_t type;   /* enum note_type */
	uint8_t height; /* levels below it; 0: a leaf, or empty */
	bool valid;     /* seen to be, with all below it; see room/notes/check.h */
	uint32_t size;  /* tokens; of text, UTF-16 units */
	uint32_t nodes; /* it and all below it */
	uint32_t count; /* children; of text, bytes */
	uint32_t bytes; /* of text and of addresses, in it and in all below it */
	union {
		const struct note_node *const *children;
		const char *text; /* UTF-8, not empty, not NUL-terminated */
	};
	struct note_marks marks;
	struct note_attrs attrs;
};

/* A sequence of nodes in which no two texts with the same marks are neighbours. */
struct note_fragment {
	const struct note_node *const *nodes;
	uint32_t count;
	uint32_t size; /* tokens */
};

/* A piece of a document. Its nodes are cut open at the edges, down to these depths. */
struct note_slice {
	struct note_fragment content;
	uint32_t open_start, open_end; /* both 0 where there is no content */
};

enum note_step_type {
	NOTE_REPLACE,
	NOTE_REPLACE_AROUND,
	NOTE_ADD_MARK,
	NOTE_REMOVE_MARK,
	NOTE_ADD_NODE_MARK,
	NOTE_REMOVE_NODE_MARK,
	NOTE_ATTR
};

enum { NOTE_STEP_TYPES = NOTE_ATTR + 1 };

/* What NOTE_ATTR gives a value. */
enum note_attr { NOTE_ATTR_UNKNOWN, NOTE_LEVEL, NOTE_ORDER, NOTE_CHECKED, NOTE_KIND, NOTE_ID };

struct note_step {
	enum note_step_type type;
	uint32_t number;   /* its place among the sender's: the parts of a markSet share one */
	uint32_t from, to; /* NOTE_ATTR and node marks: `from` alone */
	uint32_t gap_from, gap_to; /* NOTE_REPLACE_AROUND, as is `insert` */
	uint32_t insert;           /* tokens from the beginning of the slice */
	bool structure;            /* it must not overwrite content */
	struct note_slice slice;   /* NOTE_REPLACE, NOTE_REPLACE_AROUND */
	struct note_marks mark;    /* of mark steps: exactly one */
	enum note_attr attr;       /* NOTE_ATTR */
	bool has_value;            /* else the attribute's default */
	struct note_attrs value;   /* the field that `attr` stands for */
};

struct note_steps {
	const struct note_step *items;
	size_t count;
	size_t numbered; /* as the sender counts them, a markSet as one */
};

/* Why a document or a step is refused. The names that note_reason_name() gives are stable: a client
 * decides by them what it does (room/notes/README.md). */
enum note_reason {
	NOTE_FITS,

	/* What is sent is no step, or no document, of this schema. */
	NOTE_MALFORMED,     /* a field is missing or of another type */
	NOTE_UNKNOWN_STEP,  /* also docAttr, and a markSet in a markSet */
	NOTE_UNKNOWN_NODE,  /* or mark */
	NOTE_BAD_ATTRIBUTE, /* out of bounds, or missing and without a default */
	NOTE_BAD_LINK,      /* no address that may be followed */
	NOTE_BAD_TEXT,      /* empty, or with a NUL */
	NOTE_BAD_LEAF,      /* a leaf with content */

	/* It does not fit into the document as it is. */
	NOTE_OUT_OF_RANGE, /* a position beyond the end, or before one that it must follow */
	NOTE_SPLIT_PAIR,   /* a position within a surrogate pair */
	NOTE_BAD_DEPTH,    /* the slice is open deeper than it, or the place it goes to, is */
	NOTE_NOT_JOINED,   /* nodes at an open edge whose content does not go together */
	NOTE_BAD_CONTENT,  /* something may not stand where it would */
	NOTE_BAD_MARKS,    /* marks that do not go together */
	NOTE_BAD_GAP,      /* not flat, or not to be put into the slice there */
	NOTE_OVERWRITES,   /* a step of structure over content */
	NOTE_NO_NODE,      /* there is none, or text, at the position */

	/* Too much (base/limits.h). */
	NOTE_TOO_MANY_STEPS,
	NOTE_TOO_MANY_NODES, /* in a slice */
	NOTE_TOO_MANY_MARKS,
	NOTE_TOO_DEEP,
	NOTE_TOO_LARGE, /* the document would be, in tokens, nodes or bytes */
	NOTE_TOO_MUCH,  /* work for one batch: fewer steps at a time */
	NOTE_NO_MEMORY, /* within an attempt that is short */
	NOTE_REASONS
};

struct note_refusal {
	enum note_reason reason;
	uint32_t step; /* the number of the step at fault */
};

#endif
