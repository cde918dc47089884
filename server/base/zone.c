#include "base/zone.h"

#include <glib.h>
#include <string.h>
#include <time.h>

struct zone; /* GTimeZone's */

/* A name, and never a path out of the folder of the tables. */
static bool is_name(const char *name)
{
	size_t size = strspn(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
				   "0123456789_+-/");
	return name[size] == '\0' && g_ascii_isalpha(name[0]);
}

struct zone *zone_new(const char *name)
{
	return is_name(name) ? (struct zone *)g_time_zone_new_identifier(name) : NULL;
}

void zone_free(struct zone *zone)
{
	if (zone)
		g_time_zone_unref((GTimeZone *)zone);
}

int64_t zone_offset_minutes(const struct zone *zone, int64_t time_ms)
{
	GTimeZone *table = (GTimeZone *)zone;
	int interval = g_time_zone_find_interval(table, G_TIME_TYPE_UNIVERSAL, time_ms / 1000);
	return interval < 0 ? 0 : g_time_zone_get_offset(table, interval) / 60;
}

struct zone_clock zone_clock_at(int64_t time_ms, int64_t offset_minutes)
{
	time_t seconds = time_ms / 1000 - (time_ms % 1000 < 0) + offset_minutes * 60;
	struct tm parts = {0};
	gmtime_r(&seconds, &parts);
	return (struct zone_clock){.year = parts.tm_year + INT64_C(1900),
		.month = parts.tm_mon + 1,
		.day = parts.tm_mday,
		.weekday = (parts.tm_wday + 6) % 7,
		.hour = parts.tm_hour,
		.minute = parts.tm_min,
		.second = parts.tm_sec};
}
