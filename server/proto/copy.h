/* Copies of structs of proto/gen/types.h with all they point to, by their shapes. */
#ifndef RUNDE_PROTO_COPY_H
#define RUNDE_PROTO_COPY_H

#include "base/arena.h"
#include "proto/gen/types.h"

/* Copies whose texts and lists lie in the arena. */
struct meeting meeting_copy(const struct meeting *meeting, struct arena *arena);

#endif
