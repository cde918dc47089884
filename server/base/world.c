#include "base/world.h"

#include "base/memory.h"

#include <errno.h>
#include <sys/random.h>
#include <time.h>

static int64_t real_now_ms(void *cookie)
{
	struct timespec now;
	(void)cookie;
	clock_gettime(CLOCK_REALTIME, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void real_fill_random(void *cookie, void *bytes, size_t size)
{
	unsigned char *at = bytes;
	(void)cookie;
	while (size > 0) {
		ssize_t got = getrandom(at, size, 0);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			BUG("the kernel gives no random numbers");
		at += got;
		size -= (size_t)got;
	}
}

const struct world world_real = {real_now_ms, real_fill_random, NULL};

int64_t world_now_ms(const struct world *world)
{
	return world->now_ms(world->cookie);
}

uint64_t world_random(const struct world *world)
{
	uint64_t value;
	world->fill_random(world->cookie, &value, sizeof(value));
	return value;
}

void world_fill_random(const struct world *world, void *bytes, size_t size)
{
	world->fill_random(world->cookie, bytes, size);
}
