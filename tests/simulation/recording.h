/* What is put on record in a room, as somebody would: tasks, decisions, pages, minutes. */
#ifndef RUNDE_TESTS_SIMULATION_RECORDING_H
#define RUNDE_TESTS_SIMULATION_RECORDING_H

#include "client.h"

/* A task is made, at an item of a meeting or not. */
void record_task(struct client *client, struct held_room *room);
/* One is changed, closed or taken up again. */
void record_change(struct client *client, struct held_room *room);
/* A decision is made, sometimes in the place of another one, or worded anew. */
void record_decision(struct client *client, struct held_room *room);
/* A page is made; one that is shown gets another title, or is put away. */
void record_page(struct client *client, struct held_room *room);
/* Minutes of a meeting take some step, or are refused it. */
void record_minutes(struct client *client, struct held_room *room);

#endif
