/* What comes from outside and a test replaces: the clock and chance. */
#ifndef RUNDE_BASE_WORLD_H
#define RUNDE_BASE_WORLD_H

#include <stddef.h>
#include <stdint.h>

enum { DAY_MS = 24 * 60 * 60 * 1000 };

struct world {
	int64_t (*now_ms)(void *cookie);                             /* since 1970, UTC */
	void (*fill_random)(void *cookie, void *bytes, size_t size); /* fit for keys */
	void *cookie;
};

/* The real clock and the kernel's random numbers. */
extern const struct world world_real;

int64_t world_now_ms(const struct world *world);
uint64_t world_random(const struct world *world);
void world_fill_random(const struct world *world, void *bytes, size_t size);

#endif
