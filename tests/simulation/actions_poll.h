/* What a client may want of polls, as an action of actions.c. */
#ifndef RUNDE_TESTS_SIMULATION_ACTIONS_POLL_H
#define RUNDE_TESTS_SIMULATION_ACTIONS_POLL_H

#include "client.h"

void wish_poll(struct client *client, struct held_room *room);
void wish_about_poll(struct client *client, struct held_room *room);

#endif
