/* What people do on the floor of a meeting. */
#ifndef RUNDE_TESTS_SIMULATION_SPEAKING_H
#define RUNDE_TESTS_SIMULATION_SPEAKING_H

#include "client.h"

/* Some command about the floor of a meeting that is in the room's state; many of them are refused.
 */
void speak(struct client *client, struct held_room *room);

#endif
