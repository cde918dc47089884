/* How often somebody may be wrong at the door: per address, and per address and name together, so
 * that guessing is slow and yet no stranger can lock anybody out elsewhere. Inside, per person. In
 * memory only. */
#ifndef RUNDE_DIRECTORY_THROTTLE_H
#define RUNDE_DIRECTORY_THROTTLE_H

#include "base/text.h"

#include <stdbool.h>
#include <stdint.h>

enum { THROTTLE_ADDRESS_BYTES = 16 };

struct throttle;

struct throttle *throttle_new(void);
void throttle_free(struct throttle *throttle);
/* Whether another try from this address with this name may be looked at. */
bool throttle_allows(struct throttle *throttle, const uint8_t address[THROTTLE_ADDRESS_BYTES],
	struct text name, int64_t now_ms);
/* Such a try was wrong. */
void throttle_note(struct throttle *throttle, const uint8_t address[THROTTLE_ADDRESS_BYTES],
	struct text name, int64_t now_ms);
/* The same for somebody who has a session and gives their password once more. */
bool throttle_allows_person(struct throttle *throttle, uint64_t person, int64_t now_ms);
void throttle_note_person(struct throttle *throttle, uint64_t person, int64_t now_ms);

#endif
