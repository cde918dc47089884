/* Clients that lose their connection and come back, with the web client's pauses between tries; and
 * what they do then, as any client of Runde: ask what followed the last event they have, take
 * events in the order of their numbers, send again what was not answered. */
#ifndef BENCH_RETURNING_H
#define BENCH_RETURNING_H

#include "crowd.h"

/* It has lost its connection, or has not got one. */
void returning_lost(struct client *client);
/* Starts those whose pause is over. */
void returning_turn(struct crowd *crowd);

/* Hello was answered: asks for what it missed, or where the room is. */
void returning_ask(struct client *client);
/* Whether this was the answer to that; it is taken. */
bool returning_answered(struct client *client, uint32_t id, const char *frame, size_t size);
/* Takes the events of a notification that follow what it has. */
void returning_read(struct client *client, const char *frame, size_t size);

#endif
