/* Rooms come, are listed in the house, and go: effects, and a source of what is due. */
#ifndef RUNDE_JOURNAL_WRITING_MAKING_H
#define RUNDE_JOURNAL_WRITING_MAKING_H

#include "journal/batch.h"

/* Whoever comes to a room has read what was said before. */
enum answering mark_newcomers(struct batch *batch, struct call *call, const struct who *who,
	struct room_entry *room, const struct decision *decision);
/* A room of its own key, still without events. NULL: the batch failed. */
struct room_entry *room_make(struct batch *batch, uint64_t id, enum room_kind kind);
/* Whoever a decision brings has read what was said before. False: likewise. */
bool mark_joined(
	struct batch *batch, const struct room_entry *room, const struct decision *decision);
enum answering channel_begin(struct batch *batch, struct call *call, const struct who *who,
	struct room_entry *house, const struct decision *allowed);
enum answering channel_list(struct batch *batch, struct call *call, const struct who *who,
	struct room_entry *room, const struct decision *decision);
enum answering channel_delete(struct batch *batch, struct call *call, const struct who *who,
	struct room_entry *room, const struct decision *decision);
enum answering conversation_begin(struct batch *batch, struct call *call, const struct who *who,
	struct room_entry *house, const struct decision *allowed);
/* Who is in a conversation: those named and oneself, each once, in order of their numbers.
 * ret_people has place for one more than are named. */
size_t conversation_people(const struct person_ref_list *named, uint64_t me, uint64_t ret_people[]);
/* Removes what is left of deleted rooms, some of it at a time. */
int64_t sweep_next_ms(const struct core *core);
void sweep(struct batch *batch, int64_t now_ms);

/* Deletes a channel, or both sides of a case. False: the batch failed. */
bool channel_end(struct batch *batch, struct room_entry *room, const struct who *who);

#endif
