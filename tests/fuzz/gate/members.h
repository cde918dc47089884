/* Who belongs to which room, by what the events say alone: not by what the journal keeps. */
#ifndef RUNDE_TESTS_FUZZ_GATE_MEMBERS_H
#define RUNDE_TESTS_FUZZ_GATE_MEMBERS_H

#include <stdbool.h>
#include <stddef.h>

/* An event's frame as those get it who see everything: before it is told, and afterwards. Who
 * leaves hears so. */
void members_before(const char *frame, size_t size);
void members_after(const char *frame, size_t size);
/* Whether somebody belongs to a room at this moment; whether they ever did. */
bool members_has(const char *room, const char *person);
bool members_had(const char *room, const char *person);
/* Keeps what is known now; goes back to that. */
void members_keep(void);
void members_reset(void);

#endif
