/* What stands in minutes, in its order, told to a form. */
#ifndef RUNDE_ROOM_MINUTES_TELL_H
#define RUNDE_ROOM_MINUTES_TELL_H

#include "proto/gen/types.h"
#include "room/minutes/form.h"
#include "room/notes/plain.h"

/* Tells all of it. Notes that do not fit the schema are passed over. */
void minutes_tell(const struct minutes *minutes, const struct minutes_form *form);
/* Whom the notes of these minutes mention, which are borrowed. */
struct plain_names minutes_names(const struct minutes *minutes);

#endif
