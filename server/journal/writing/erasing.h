/* What is erased stands in the list of erasures before it is committed. */
#ifndef RUNDE_JOURNAL_WRITING_ERASING_H
#define RUNDE_JOURNAL_WRITING_ERASING_H

#include "journal/batch.h"

/* Drops the bodies a decision erases. False: the batch failed. */
bool erase_decided(
	struct batch *batch, const struct room_entry *room, const struct decision *decision);
/* Notes the picture an event takes the place of; before it is applied. */
void erase_picture(struct batch *batch, const struct room_entry *room, const struct event *event);
/* Notes a channel that is deleted. */
void erase_room(struct batch *batch, const struct room_entry *room, const struct who *who);
/* Brings the list to the disk; before the commit. False: the batch failed. */
bool erasing_write(struct batch *batch);
/* Knows that it was committed. */
void erasing_settle(struct core *core);
/* Does again what stands in the list and the data does not know of. 0, or -1 with the reason. */
int erasing_again(struct core *core, struct fault *ret_fault);

#endif
