/* What people do. */
#ifndef RUNDE_TESTS_SIMULATION_ACTIONS_H
#define RUNDE_TESTS_SIMULATION_ACTIONS_H

#include "client.h"

/* One thing that comes to somebody's mind, by what their client shows; or nothing. */
void act(struct client *client);

#endif
