/* Values as JSON on disk, outside of events: a room's state in a snapshot, what registers hold. */
#ifndef RUNDE_PROTO_STATE_H
#define RUNDE_PROTO_STATE_H

#include "base/arena.h"
#include "base/buffer.h"
#include "proto/gen/types.h"

#include <stdbool.h>

void room_state_encode(const struct room_state *state, struct buffer *out);
/* Reads a state that was encoded by us; texts and lists are copied into the arena. Unknown fields
 * are ignored. */
bool room_state_decode(const void *json, size_t size_bytes, struct arena *arena,
	struct room_state *ret_state) __attribute__((warn_unused_result));
void house_encode(const struct house *house, struct buffer *out);
void guest_front_encode(const struct guest_front *front, struct buffer *out);
void status_encode(const struct status *status, struct buffer *out);
bool status_decode(const void *json, size_t size_bytes, struct arena *arena,
	struct status *ret_status) __attribute__((warn_unused_result));
void preference_encode(const struct preference *preference, struct buffer *out);
bool preference_decode(const void *json, size_t size_bytes, struct arena *arena,
	struct preference *ret_preference) __attribute__((warn_unused_result));
void kept_thread_encode(const struct kept_thread *kept, struct buffer *out);
bool kept_thread_decode(const void *json, size_t size_bytes, struct arena *arena,
	struct kept_thread *ret_kept) __attribute__((warn_unused_result));
void kept_floor_encode(const struct kept_floor *floor, struct buffer *out);
bool kept_floor_decode(const void *json, size_t size_bytes, struct arena *arena,
	struct kept_floor *ret_floor) __attribute__((warn_unused_result));
/* A document that is kept may be as deep as one may be. */
void kept_note_encode(const struct kept_note *note, struct buffer *out);
bool kept_note_decode(const void *json, size_t size_bytes, struct arena *arena,
	struct kept_note *ret_note) __attribute__((warn_unused_result));
void kept_batch_encode(const struct kept_batch *batch, struct buffer *out);
bool kept_batch_decode(const void *json, size_t size_bytes, struct arena *arena,
	struct kept_batch *ret_batch) __attribute__((warn_unused_result));
void kept_vote_encode(const struct kept_vote *vote, struct buffer *out);
bool kept_vote_decode(const void *json, size_t size_bytes, struct arena *arena,
	struct kept_vote *ret_vote) __attribute__((warn_unused_result));
void minutes_encode(const struct minutes *minutes, struct buffer *out);
bool minutes_decode(const void *json, size_t size_bytes, struct arena *arena,
	struct minutes *ret_minutes) __attribute__((warn_unused_result));

#endif
