/* What people and groups of the house are called, taken along to where its state is not. Pure. */
#ifndef RUNDE_ROOM_NAMES_H
#define RUNDE_ROOM_NAMES_H

#include "room/notes/plain.h"
#include "room/room.h"

/* As they are called now. Everything lies in the arena. */
struct plain_names room_names(const struct room *house, struct arena *arena);

#endif
