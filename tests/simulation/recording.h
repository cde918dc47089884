/* What is put on record in a room: tasks and decisions, as somebody would. */
#ifndef RUNDE_TESTS_SIMULATION_RECORDING_H
#define RUNDE_TESTS_SIMULATION_RECORDING_H

#include "client.h"

/* A task is made, at an item of a meeting or not. */
void record_task(struct client *client, struct held_room *room);
/* One is changed, closed or taken up again. */
void record_change(struct client *client, struct held_room *room);
/* A decision is made, sometimes in the place of another one, or worded anew. */
void record_decision(struct client *client, struct held_room *room);

#endif
