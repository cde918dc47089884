#include "journal/live/telling.h"

#include "base/limits.h"
#include "base/memory.h"
#include "journal/batch.h"
#include "journal/live/floors.h"
#include "journal/live/polls.h"

#include <string.h>

struct telling_key {
	uint64_t room, seq, kind;
};

struct telling {
	struct telling_key key;
	int64_t told_ms;   /* when last; 0: never */
	size_t told_bytes; /* how much it was then */
	bool due;          /* it has changed since */
	bool noted;        /* that, by the batch under way */
	bool told;         /* in the batch under way */
	UT_hash_handle hh;
};

/* Tells the room, and returns how many bytes; what is gone meanwhile needs no telling. */
static const struct {
	size_t (*tell)(struct batch *batch, uint64_t room, uint64_t seq);
	int interval_ms;
} kinds[] = {
	[TELL_FLOOR] = {floor_tell, LIMIT_FLOOR_MS},
	[TELL_TALLY] = {poll_tell, LIMIT_TALLY_MS},
};

/* When it may be told: what is large more rarely, for each change goes to hundreds. A clock that
 * was set back holds nothing up. */
static int64_t may_tell_ms(const struct telling *telling, int64_t now_ms)
{
	int64_t interval_ms = kinds[telling->key.kind].interval_ms;
	int64_t bytes_ms = (int64_t)(telling->told_bytes / LIMIT_TELLING_BYTES);
	if (telling->told_ms > now_ms)
		return now_ms;
	return telling->told_ms + (bytes_ms > interval_ms ? bytes_ms : interval_ms);
}

void telling_note(struct core *core, enum telling_kind kind, uint64_t room, uint64_t seq)
{
	const struct telling_key key = {room, seq, kind};
	struct telling *telling;
	HASH_FIND(hh, core->tellings, &key, sizeof(key), telling);
	if (!telling) {
		telling = memory_new(1, sizeof(*telling));
		telling->key = key;
		HASH_ADD(hh, core->tellings, key, sizeof(key), telling);
	}
	telling->noted = telling->noted || !telling->due;
	telling->due = true;
}

static void drop(struct core *core, struct telling *telling)
{
	HASH_DEL(core->tellings, telling);
	free(telling);
}

void telling_tell(struct batch *batch)
{
	struct core *core = batch->core;
	int64_t now_ms = world_now_ms(core->world);
	for (struct telling *telling = core->tellings; telling && !batch->failed;
		telling = telling->hh.next) {
		if (!telling->due || may_tell_ms(telling, now_ms) > now_ms)
			continue;
		telling->told_bytes =
			kinds[telling->key.kind].tell(batch, telling->key.room, telling->key.seq);
		telling->told = true;
	}
}

void telling_settle(struct core *core, bool stored)
{
	int64_t now_ms = world_now_ms(core->world);
	struct telling *telling, *next;
	HASH_ITER (hh, core->tellings, telling, next) {
		if (telling->told && stored) {
			telling->due = false;
			telling->told_ms = now_ms;
		}
		if (telling->noted && !stored)
			telling->due = false;
		telling->told = telling->noted = false;
		if (!telling->due && may_tell_ms(telling, now_ms) <= now_ms)
			drop(core, telling);
	}
}

int64_t telling_next_ms(const struct core *core)
{
	int64_t now_ms = world_now_ms(core->world), earliest_ms = INT64_MAX;
	for (const struct telling *telling = core->tellings; telling; telling = telling->hh.next) {
		int64_t next_ms = may_tell_ms(telling, now_ms);
		if (telling->due && next_ms < earliest_ms)
			earliest_ms = next_ms;
	}
	return earliest_ms;
}

/* batch_end() tells it. */
void telling_act(struct batch *batch, int64_t now_ms)
{
	(void)batch;
	(void)now_ms;
}

void telling_clear(struct core *core)
{
	struct telling *telling, *next;
	HASH_ITER (hh, core->tellings, telling, next)
		drop(core, telling);
}
