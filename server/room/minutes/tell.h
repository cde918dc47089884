/* What stands in minutes, in its order, told to a form. */
#ifndef RUNDE_ROOM_MINUTES_TELL_H
#define RUNDE_ROOM_MINUTES_TELL_H

#include "proto/gen/types.h"
#include "room/minutes/form.h"
#include "room/notes/plain.h"

/* How minutes stand that are given out, which what was sealed cannot say of itself. */
struct minutes_stamp {
	enum minutes_phase phase;
	/* Of sealed ones: */
	struct text seal;   /* its name */
	struct text signer; /* the fingerprint of the key */
	const struct minutes_addition *addenda;
	size_t addendum_count;
};

/* Tells all of it, and how they stand; `stamp` is NULL for a canonical form. Notes that do not fit
 * the schema are passed over. */
void minutes_tell(const struct minutes *minutes, const struct minutes_stamp *stamp,
	const struct minutes_form *form);
/* Whom the notes of these minutes mention, which are borrowed. */
struct plain_names minutes_names(const struct minutes *minutes);

#endif
