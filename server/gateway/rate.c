#include "gateway/rate.h"

#include "base/limits.h"

/* Wide enough for a person with a tab on every screen who catches up after a tunnel with an outbox
 * full of messages; far too narrow to fill a disk or a journal. */
static const struct rate_rule rules[RATE_RULES] = {
	[RATE_OPEN] = {2 * LIMIT_CONNECTIONS_PER_PERSON, 60},
	[RATE_WRITE] = {30, 120},
	[RATE_READ] = {200, 3000},
	[RATE_MARK] = {100, 1200},
	[RATE_POST] = {30, 600},
	[RATE_LINK] = {10, 20},
	[RATE_VOLATILE] = {40, 600},
	[RATE_NOTE] = {60, 600},
	[BUCKET_ERRORS] = {LIMIT_ERRORS_PER_MINUTE, LIMIT_ERRORS_PER_MINUTE},
	[BUCKET_REFUSALS] = {100, 600},
	[BUCKET_HOOKS] = {30, 60},
	[BUCKET_EXPORTS] = {20, 30},
	/* A hundred and five hundred a second. */
	[PACE_ROOM] = {20, 6000},
	[PACE_HOUSE] = {100, 30000},
};

const struct rate_rule *rate_rule(unsigned bucket)
{
	return &rules[bucket];
}

void rate_init(struct rate_bucket *bucket, const struct rate_rule *rule, uint64_t now_ms)
{
	bucket->at_ms = (uint32_t)now_ms;
	bucket->milli = rule->burst * 1000u;
}

static uint64_t milli_at(
	const struct rate_bucket *bucket, const struct rate_rule *rule, uint64_t now_ms)
{
	/* 49 days wrap round; a bucket that was full then is merely not fuller. */
	uint64_t passed_ms = (uint32_t)now_ms - bucket->at_ms;
	uint64_t milli = bucket->milli + passed_ms * rule->per_minute / 60;
	uint64_t full = rule->burst * UINT64_C(1000);
	return milli < full ? milli : full;
}

bool rate_is_full(const struct rate_bucket *bucket, const struct rate_rule *rule, uint64_t now_ms)
{
	return milli_at(bucket, rule, now_ms) == rule->burst * UINT64_C(1000);
}

bool rate_take(struct rate_bucket *bucket, const struct rate_rule *rule, uint64_t now_ms)
{
	uint64_t milli = milli_at(bucket, rule, now_ms);

	/* Where the time was too short for a thousandth it must not be lost. */
	if (milli > bucket->milli || rate_is_full(bucket, rule, now_ms))
		bucket->at_ms = (uint32_t)now_ms;
	bucket->milli = (uint32_t)milli;
	if (milli < 1000)
		return false;
	bucket->milli -= 1000;
	return true;
}

bool rate_runs_low(struct rate_bucket *bucket, const struct rate_rule *rule, uint64_t now_ms)
{
	(void)rate_take(bucket, rule, now_ms);
	return bucket->milli < rule->burst * 500u;
}
