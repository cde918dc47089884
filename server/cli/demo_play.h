/* Playing the demonstration: what its parts share. */
#ifndef RUNDE_CLI_DEMO_PLAY_H
#define RUNDE_CLI_DEMO_PLAY_H

#include "base/fault.h"
#include "base/world.h"
#include "cli/demo_script.h"
#include "journal/journal.h"

enum { DEMO_ROOMS_MAX = 16 };

/* The script's people and rooms have their place in its tables. */
struct demo {
	struct journal *journal;
	struct world world;          /* its clock stands where the script is */
	int64_t now_ms, midnight_ms; /* midnight: the last one before the demonstration is made */
	uint64_t rooms[DEMO_ROOMS_MAX];
};

struct command *demo_command(enum command_kind kind);
struct client_id demo_client_id(struct demo *demo);
/* Does a command as that person, and takes it over; what it led to is the caller's. */
struct dispatch *demo_do(struct demo *demo, size_t person, struct command *command);
/* The same, where only its success matters. 0, or -1 with the reason. */
int demo_give(struct demo *demo, size_t person, struct command *command, struct fault *ret_fault);
size_t demo_person_index(const char *key);
uint64_t demo_person_id(struct demo *demo, size_t person);

size_t demo_channel_index(const char *title);
/* Makes a room of the script with its members. 0, or -1 with the reason. */
int demo_add_room(struct demo *demo, size_t index, struct fault *ret_fault);
/* Archives what the script has archived in the end. 0, or -1 with the reason. */
int demo_archive(struct demo *demo, struct fault *ret_fault);
/* The last event of a room after the script's first `lines` lines. */
uint64_t demo_head_after(const struct demo_channel *channel, size_t lines);

#endif
