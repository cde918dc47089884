/* What the rules must know of people who would come to a room, and of how many rooms there are. */
#ifndef RUNDE_JOURNAL_WRITING_PEOPLE_SUBJECT_H
#define RUNDE_JOURNAL_WRITING_PEOPLE_SUBJECT_H

#include "journal/core.h"

/* How many rooms of theirs a room is: a case is two. NULL: one that is not there yet. */
size_t people_rooms_of(const struct room_entry *room);
/* Looks at somebody who would come to a room, or to so many that are not there yet (NULL). */
void people_look_at(struct core *core, const struct room_entry *room, size_t rooms,
	const struct who *who, uint64_t person, struct subject *subject);
void people_look_at_all(struct core *core, const struct room_entry *room, size_t rooms,
	const struct who *who, const struct person_ref_list *people, struct subject *subject);
/* How many channels there are, and with them cases. */
unsigned people_count_channels(const struct core *core);
/* How many channels somebody is an owner of. */
unsigned people_count_owned(const struct core *core, uint64_t person);

#endif
