#include "histogram.h"

/* Up to 63 a bucket is one number; then each power of two has 32 buckets. */
enum { STEPS = 32, STEP_BITS = 5 };

static unsigned shift_of(uint64_t ns)
{
	return ns < 2 * STEPS ? 0 : 63 - (unsigned)__builtin_clzll(ns) - STEP_BITS;
}

void histogram_add(struct histogram *histogram, uint64_t ns)
{
	unsigned shift = shift_of(ns);
	histogram->buckets[shift * STEPS + (ns >> shift)]++;
	histogram->count++;
	if (ns > histogram->max_ns)
		histogram->max_ns = ns;
}

/* The lowest number that falls into the bucket. */
static uint64_t floor_of(unsigned bucket)
{
	unsigned shift = bucket < 2 * STEPS ? 0 : bucket / STEPS - 1;
	return (uint64_t)(bucket - shift * STEPS) << shift;
}

double histogram_quantile_us(const struct histogram *histogram, double share)
{
	uint64_t wanted = (uint64_t)(share * (double)histogram->count), seen = 0;
	for (unsigned i = 0; i < HISTOGRAM_BUCKETS; i++) {
		seen += histogram->buckets[i];
		if (seen > wanted)
			return (double)floor_of(i) / 1e3;
	}
	return (double)histogram->max_ns / 1e3;
}
