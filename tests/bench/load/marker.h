/* What tells the generator's messages apart: thirty characters inside the text that say which
 * sender of a channel wrote it, which of its messages it is, and when it was due. Found wherever
 * they stand in a frame, so a server may put several messages into one. */
#ifndef BENCH_MARKER_H
#define BENCH_MARKER_H

#include <stdbool.h>
#include <stdint.h>

enum { MARKER_BYTES = 30 };

struct marker {
	uint32_t sender; /* up to 65,535 */
	uint32_t number; /* from 1 */
	uint64_t due_ns; /* on the monotonic clock */
};

void marker_write(const struct marker *marker, char out[MARKER_BYTES]);
/* The next one from *at on; moves *at behind it. False: there is none. */
bool marker_find(const char **at, const char *end, struct marker *ret_marker);

#endif
