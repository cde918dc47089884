/* Notes: of each the states of its document that were kept, and the steps that have been written,
 * until they are cut. Results, transactions and callbacks are as in store.h; what is sealed comes
 * here sealed. */
#ifndef RUNDE_STORE_NOTES_H
#define RUNDE_STORE_NOTES_H

#include "store/store.h"

/* Which note: that of a page, or of an item of a meeting's agenda. */
struct store_note_key {
	uint64_t room;
	uint64_t of;   /* the page or the meeting */
	uint64_t item; /* 0: of a page */
};

/* A document at a version. */
struct store_note {
	struct store_note_key key;
	uint64_t version;
	int64_t time_ms;
	const void *head; /* sealed: what is listed of it */
	size_t head_size;
	const void *body; /* sealed */
	size_t body_size;
};
typedef bool (*store_note_fn)(void *cookie, const struct store_note *note);
STORE_CHECK enum store_result store_note_put(struct store *store, const struct store_note *note);
STORE_CHECK enum store_result store_note_drop(
	struct store *store, const struct store_note_key *key, uint64_t version);
/* Drops all but the newest so many. */
STORE_CHECK enum store_result store_note_trim(
	struct store *store, const struct store_note_key *key, unsigned keep);
/* Those of one note, the newest first; the bodies of others than fn asks for are not read. */
STORE_CHECK enum store_result store_notes_back(
	struct store *store, const struct store_note_key *key, store_note_fn fn, void *cookie);
/* The same without bodies. */
STORE_CHECK enum store_result store_note_heads(
	struct store *store, const struct store_note_key *key, store_note_fn fn, void *cookie);
/* One of them; STORE_NONE: that version was not kept. */
STORE_CHECK enum store_result store_note_at(struct store *store, const struct store_note_key *key,
	uint64_t version, store_note_fn fn, void *cookie);
/* All of a room, note by note, the oldest first. */
STORE_CHECK enum store_result store_notes_of_room(
	struct store *store, uint64_t room, store_note_fn fn, void *cookie);
/* When a note was written in last, as far as that has been kept. STORE_NONE: never. */
STORE_CHECK enum store_result store_note_written(
	struct store *store, const struct store_note_key *key, int64_t *ret_time_ms);

/* Steps that somebody wrote at once. */
struct store_note_steps {
	struct store_note_key key;
	uint64_t version; /* of the document before them */
	unsigned count;
	uint64_t author;
	int64_t time_ms;
	const void *body; /* sealed */
	size_t body_size;
};
typedef bool (*store_note_steps_fn)(void *cookie, const struct store_note_steps *steps);
STORE_CHECK enum store_result store_note_steps_put(
	struct store *store, const struct store_note_steps *steps);
/* Those from a version on, in order. */
STORE_CHECK enum store_result store_note_steps_each(struct store *store,
	const struct store_note_key *key, uint64_t from, store_note_steps_fn fn, void *cookie);
/* All of a room, note by note, in order. */
STORE_CHECK enum store_result store_note_steps_of_room(
	struct store *store, uint64_t room, store_note_steps_fn fn, void *cookie);

/* What the steps of a note amount to. */
struct store_note_trail {
	uint64_t from, to; /* versions: before the first of them, after the last */
	size_t bytes;      /* of their bodies */
	int64_t time_ms;   /* of the last */
};
/* Of those from a version on. STORE_NONE: there are none. */
STORE_CHECK enum store_result store_note_trail(struct store *store,
	const struct store_note_key *key, uint64_t from, struct store_note_trail *ret_trail);
/* The version up to which steps are older than a moment; 0: none are. */
STORE_CHECK enum store_result store_note_trail_old(struct store *store,
	const struct store_note_key *key, int64_t before_ms, uint64_t *ret_version);
/* Drops the steps before a version. What they said stands nowhere any more. */
STORE_CHECK enum store_result store_note_trail_cut(
	struct store *store, const struct store_note_key *key, uint64_t version);
/* The notes of which there are steps, and when the last were written. */
typedef bool (*store_note_trail_fn)(
	void *cookie, const struct store_note_key *key, int64_t time_ms);
STORE_CHECK enum store_result store_note_trails_each(
	struct store *store, store_note_trail_fn fn, void *cookie);

#endif
