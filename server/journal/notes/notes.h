/* The notes that somebody has open, or that have been written in and do not rest yet: of each who
 * hears it, and, as long as there is room, the document. What a batch has changed is settled when
 * it has committed; when it has not, it is read again from disk. */
#ifndef RUNDE_JOURNAL_NOTES_NOTES_H
#define RUNDE_JOURNAL_NOTES_NOTES_H

#include "base/id.h"
#include "base/world.h"
#include "journal/live/roster.h"
#include "journal/notes/rows.h"

#include <uthash.h>

/* A connection that has a note open. */
struct note_hearer {
	uint64_t connection, person;
	bool points;             /* the others have been told where they stand, */
	struct client_id editor; /* with this editor */
	bool comes, goes;        /* by the batch under way */
	struct note_hearer *prev, *next;
};

struct live_note {
	struct store_note_key key;
	uint64_t stream; /* what its hearers hear: a number like a room's, and nobody's else */
	struct note_hearer *hearers; /* owned; list */
	int64_t rest_ms;             /* when it is to rest; INT64_MAX: no steps of it lie on disk */
	bool loaded;                 /* what follows stands: */
	struct note_state state;
	size_t held_bytes; /* as counted in struct notes */
	struct arena next; /* in which a command makes what the document becomes */
	bool met, changed; /* by the batch under way */
	int64_t settled_rest_ms;
	int64_t retry_ms; /* it is damaged: not read again before; 0: it is not */
	struct live_note *next_met;
	struct live_note *prev_loaded, *next_loaded; /* least recently used first */
	UT_hash_handle hh;
};

struct notes {
	struct store *store;       /* borrowed */
	struct vault *vault;       /* borrowed */
	const struct world *world; /* borrowed */
	struct roster *roster;     /* borrowed; counts what each connection has open */
	struct live_note *all;     /* owned; hashed */
	struct live_note *loaded;  /* list */
	struct live_note *met;     /* list */
	size_t held_bytes, held_max;
	int64_t rest_ms; /* none rests before; INT64_MAX: none does */
};

/* held_max: so many bytes of documents stay in memory, those aside that a batch works on. */
void notes_init(struct notes *notes, struct store *store, struct vault *vault,
	const struct world *world, struct roster *roster, size_t held_max);
void notes_fini(struct notes *notes);
/* Finds those of which steps lie on disk. */
STORE_CHECK enum store_result notes_open(struct notes *notes);

/* NULL: it is neither open nor lately written in. */
struct live_note *notes_find(const struct notes *notes, const struct store_note_key *key);
/* The note with its document. Valid until the batch is settled. STORE_DAMAGED: it cannot be read,
 * which is logged, and no other is the worse for it. */
STORE_CHECK enum store_result notes_get(
	struct notes *notes, const struct store_note_key *key, struct live_note **ret_note);
/* It is looked at when the batch ends. */
void notes_meet(struct notes *notes, struct live_note *note);
/* Call before what is in memory of it changes, so that it can be taken back; who hears it aside. */
void notes_change(struct notes *notes, struct live_note *note);
/* Call after what is in memory of its document and its steps has changed. */
void notes_weigh(struct notes *notes, struct live_note *note);
/* It rests at that moment; INT64_MAX: it does. */
void notes_rest_at(struct notes *notes, struct live_note *note, int64_t rest_ms);
/* The clock was set back: what was written later than now rests no later than if it were now. */
void notes_turn_back(struct notes *notes, int64_t now_ms);
/* When the next one is to rest, anew. */
void notes_look_for_rest(struct notes *notes);
/* Takes a hearer out, for good. */
void notes_remove_hearer(struct notes *notes, struct live_note *note, struct note_hearer *hearer);
/* The batch has committed. Lets go of what nobody needs, and of documents beyond the limit. */
void notes_settle(struct notes *notes);
/* The batch has not: who has a note open, and what it says, is as it was. */
void notes_revert(struct notes *notes);

#endif
