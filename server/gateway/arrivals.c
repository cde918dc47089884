#include "gateway/arrivals.h"

#include "base/limits.h"
#include "base/memory.h"

#define uthash_malloc(size) memory_new(1, size)
#include <uthash.h>
#include <utlist.h>

struct arrival {
	struct ip site;
	struct rate_bucket bucket;
	struct arrival *prev, *next;
	UT_hash_handle hh;
};

static uint16_t at_most(unsigned number)
{
	return number < UINT16_MAX ? (uint16_t)number : UINT16_MAX;
}

void arrivals_init(struct arrivals *arrivals, unsigned connections, unsigned per_minute)
{
	unsigned burst = connections > per_minute ? connections : per_minute;
	*arrivals = (struct arrivals){.rule = {at_most(burst), at_most(per_minute)}};
}

static void forget(struct arrivals *arrivals, struct arrival *arrival)
{
	HASH_DEL(arrivals->all, arrival);
	DL_DELETE(arrivals->list, arrival);
	free(arrival);
}

static struct arrival *find_or_add(
	struct arrivals *arrivals, const struct ip *address, uint64_t now_ms)
{
	struct arrival *arrival;
	struct ip site = ip_site(address);
	HASH_FIND(hh, arrivals->all, &site, sizeof(site), arrival);
	if (arrival) {
		DL_DELETE(arrivals->list, arrival);
	} else {
		if (HASH_COUNT(arrivals->all) == LIMIT_ARRIVALS_KEPT)
			forget(arrivals, arrivals->list);
		arrival = memory_new(1, sizeof(*arrival));
		arrival->site = site;
		rate_init(&arrival->bucket, &arrivals->rule, now_ms);
		HASH_ADD(hh, arrivals->all, site, sizeof(site), arrival);
	}
	DL_APPEND(arrivals->list, arrival);
	return arrival;
}

bool arrivals_take(struct arrivals *arrivals, const struct ip *address, uint64_t now_ms)
{
	return !arrivals->rule.per_minute ||
	       rate_take(&find_or_add(arrivals, address, now_ms)->bucket, &arrivals->rule, now_ms);
}

void arrivals_tick(struct arrivals *arrivals, uint64_t now_ms)
{
	struct arrival *arrival, *next;
	DL_FOREACH_SAFE(arrivals->list, arrival, next)
	if (rate_is_full(&arrival->bucket, &arrivals->rule, now_ms))
		forget(arrivals, arrival);
}

unsigned arrivals_count(const struct arrivals *arrivals)
{
	return HASH_COUNT(arrivals->all);
}

void arrivals_fini(struct arrivals *arrivals)
{
	while (arrivals->list)
		forget(arrivals, arrivals->list);
}
