/* Copies of structs of proto/gen/types.h with all they point to, by their shapes. */
#ifndef RUNDE_PROTO_COPY_H
#define RUNDE_PROTO_COPY_H

#include "base/arena.h"
#include "proto/gen/types.h"

/* Copies whose texts and lists lie in the arena. */
struct profile profile_copy(const struct profile *profile, struct arena *arena);
struct settings settings_copy(const struct settings *settings, struct arena *arena);
struct house house_copy(const struct house *house, struct arena *arena);
struct group group_copy(const struct group *group, struct arena *arena);
struct meeting meeting_copy(const struct meeting *meeting, struct arena *arena);
struct kept_floor kept_floor_copy(const struct kept_floor *floor, struct arena *arena);
struct poll_state poll_state_copy(const struct poll_state *poll, struct arena *arena);
struct task_state task_state_copy(const struct task_state *task, struct arena *arena);
struct guest guest_copy(const struct guest *guest, struct arena *arena);
struct case_sheet case_sheet_copy(const struct case_sheet *sheet, struct arena *arena);

#endif
