#include "gateway/watch.h"

#include "base/memory.h"
#include "gateway/live.h"

enum { ROOM_MIN = 64 };

static struct watches *watches_of(struct connection *connection)
{
	return &connection->gateway->watches;
}

void watch_begin(struct connection *connection)
{
	struct watches *watches = watches_of(connection);
	if (watches->count == watches->room) {
		watches->room = watches->room ? 2 * watches->room : ROOM_MIN;
		watches->items =
			memory_resize(watches->items, watches->room * sizeof(*watches->items));
	}
	connection->watch = watches->count++;
	watches->items[connection->watch] = (struct watch){0, connection};
}

void watch_end(struct connection *connection)
{
	struct watches *watches = watches_of(connection);
	struct watch last = watches->items[--watches->count];
	watches->items[connection->watch] = last;
	last.connection->watch = connection->watch;
	if (!watches->count) {
		free(watches->items);
		*watches = (struct watches){0};
	}
}

void watch_soon(struct connection *connection)
{
	watches_of(connection)->items[connection->watch].due_ms = 0;
}

void watch_tick(struct watches *watches, uint64_t now_ms, uint64_t (*look)(struct connection *))
{
	for (uint32_t i = 0; i < watches->count; i++)
		if (watches->items[i].due_ms <= now_ms)
			watches->items[i].due_ms = look(watches->items[i].connection);
}
