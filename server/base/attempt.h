/* Work that gives up where memory is short: the reading of a frame, a batch, a page. What has a
 * size that a peer chooses is allocated within an attempt. There it may fail: the piece is left
 * out, the attempt goes on, and its end says that what it made is to be thrown away. So one place
 * looks, and not everybody who adds a byte. Outside of an attempt allocation aborts on failure. */
#ifndef RUNDE_BASE_ATTEMPT_H
#define RUNDE_BASE_ATTEMPT_H

#include <stdbool.h>
#include <stddef.h>

/* Begins this thread's attempt; one at a time. */
void attempt_begin(void);
/* Ends it; harmless when none is under way. False: memory was short, and nothing it made is whole.
 */
bool attempt_end(void);
/* Whether memory has been short in the attempt under way: what looks like damage may be that. */
bool attempt_is_short(void);

/* Like realloc(), for a size that a peer chooses. NULL, with `old` untouched: only within an
 * attempt, which is short from then on. */
void *attempt_resize(void *old, size_t size_bytes) __attribute__((warn_unused_result));

#ifdef RUNDE_FAULTS
/* For tests: every nth allocation within attempts fails, in whatever thread; 0: none does. */
void attempt_fail_every(long n);
#endif

#endif
