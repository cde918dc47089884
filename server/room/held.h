/* Structs of proto/ as the state holds them, with all their texts in one block of their own. For
 * room/ alone. */
#ifndef RUNDE_ROOM_HELD_H
#define RUNDE_ROOM_HELD_H

#include "proto/gen/types.h"

/* Puts a copy in place of what *held holds; its texts lie in *block, owned by the caller. The new
 * value may borrow its texts from the old one. */
void profile_hold(struct profile *held, char **block, const struct profile *profile);
void settings_hold(struct settings *held, char **block, const struct settings *settings);
void house_hold(struct house *held, char **block, const struct house *house);
void door_hold(struct door *held, char **block, const struct door *door);
void byline_hold(struct byline *held, char **block, const struct byline *by);

#endif
