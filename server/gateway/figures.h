/* What the gateway has done so far: kept and read by the loop's own thread. Sums only: of no
 * person, room or address. */
#ifndef RUNDE_GATEWAY_FIGURES_H
#define RUNDE_GATEWAY_FIGURES_H

#include "proto/gen/types.h"

#include <stdint.h>

/* Those of proto/, and two more: a connection that went without a word, and any other code. */
enum { CLOSE_GONE = CLOSE_COUNT, CLOSE_OTHER, CLOSE_REASONS };

struct figures {
	uint64_t arrivals, turned_away;
	uint64_t responses[6];                        /* of HTTP, by the hundreds of their status */
	uint64_t answers[COMMAND_COUNT][ERROR_COUNT]; /* to commands; ERROR_NONE: they were done */
	uint64_t wrong;                               /* frames that were no command at all */
	uint64_t sign_ins[ERROR_COUNT];
	uint64_t deliveries; /* of a room's frames to those who hear it */
	uint64_t sent_frames, sent_bytes, received_bytes;
	uint64_t closes[CLOSE_REASONS];
};

/* A connection has ended; code 0: the other side went, or the line. Returns the reason in a word.
 */
const char *figures_note_close(struct figures *figures, int code);

#endif
