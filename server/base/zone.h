/* The clocks of a time zone, by its IANA name, as this machine's tables have them. */
#ifndef RUNDE_BASE_ZONE_H
#define RUNDE_BASE_ZONE_H

#include <stdbool.h>
#include <stdint.h>

struct zone;

/* NULL: there is no zone of this name here. The caller frees it. */
struct zone *zone_new(const char *name);
void zone_free(struct zone *zone);
/* How many minutes its clocks are ahead of UTC at a moment. */
int64_t zone_offset_minutes(const struct zone *zone, int64_t time_ms);

/* What a clock and a calendar show. */
struct zone_clock {
	int64_t year;
	int month, day; /* from 1 */
	int weekday;    /* Monday is 0 */
	int hour, minute, second;
};

/* What they show so many minutes ahead of UTC. Needs no tables. */
struct zone_clock zone_clock_at(int64_t time_ms, int64_t offset_minutes);

#endif
