/* How often which duration was seen, in steps of 3 %: small enough to add to a million times a
 * second, exact enough for quantiles. */
#ifndef BENCH_HISTOGRAM_H
#define BENCH_HISTOGRAM_H

#include <stdint.h>

enum { HISTOGRAM_BUCKETS = 1920 };

struct histogram {
	uint64_t count, max_ns;
	uint64_t buckets[HISTOGRAM_BUCKETS];
};

void histogram_add(struct histogram *histogram, uint64_t ns);
/* The duration, in microseconds, that the share (0 to 1) of all did not exceed; 0 of none. */
double histogram_quantile_us(const struct histogram *histogram, double share);

#endif
