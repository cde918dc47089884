/* What the house knows of people, and says of itself, as the state holds it: the proto structs with
 * their texts in one block of their own. For room/ alone. */
#ifndef RUNDE_ROOM_PROFILE_H
#define RUNDE_ROOM_PROFILE_H

#include "base/arena.h"
#include "proto/gen/types.h"

/* Puts a copy in place of what *held holds; its texts lie in *block, owned by the caller. */
void profile_hold(struct profile *held, char **block, const struct profile *profile);
void house_hold(struct house *held, char **block, const struct house *house);
/* A copy whose texts lie in the arena. */
struct profile profile_copy(const struct profile *profile, struct arena *arena);
struct house house_copy(const struct house *house, struct arena *arena);

#endif
