/* Who hears a note: the connections that have it open, as long as the rules let their person open
 * it. They are told as the members of a room are, by a number of its own. */
#ifndef RUNDE_JOURNAL_NOTES_HEARING_H
#define RUNDE_JOURNAL_NOTES_HEARING_H

#include "journal/batch.h"

/* The connection's hearing of it; NULL: it has it not open. */
struct note_hearer *note_hearer_of(const struct live_note *note, uint64_t connection);
/* The connection hears it from here on, once the batch is stored; again is harmless. */
void note_hear(struct batch *batch, struct live_note *note, struct roster_connection *connection);
/* It hears it no longer, whether the batch is stored or not. */
void note_leave(struct batch *batch, struct live_note *note, uint64_t connection);
/* The connection is gone. */
void notes_leave(struct batch *batch, const struct roster_connection *connection);
/* Asks again of everybody who has a note of a room open whether they may. */
void notes_review(struct batch *batch, struct room_entry *room);
/* The room goes, and its notes with it, once the batch is stored. */
void notes_dissolve(struct batch *batch, uint64_t room);

/* Where somebody stands, as the others are told; they are no longer heard of without a place. */
void note_tell_cursor(struct batch *batch, struct live_note *note, struct note_hearer *hearer,
	const struct note_point_params *params);

#endif
