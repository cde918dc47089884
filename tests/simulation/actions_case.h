/* What people do about cases: an action each, as in actions.c. */
#ifndef RUNDE_TESTS_SIMULATION_ACTIONS_CASE_H
#define RUNDE_TESTS_SIMULATION_ACTIONS_CASE_H

#include "client.h"

/* Opens a case with somebody, perhaps made of a message that is shown. */
void wish_case(struct client *client, const char *with, struct held_room *room);
/* Changes the sheet of a case, solves it, puts it off for some moments. */
void change_case(struct client *client, struct held_room *room);
/* Archives a room or brings it back; of a case both sides. */
void archive_room(struct client *client, struct held_room *room);
/* Is called otherwise from here on. */
void rename_oneself(struct client *client, struct held_room *room);

#endif
