#include "base/zone.h"

#include <glib.h>
#include <string.h>

struct zone; /* GTimeZone's */

/* A name, and never a path out of the folder of the tables. */
static bool is_name(const char *name)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
	size_t size = strspn(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
				   "0123456789_+-/");
	return name[size] == '\0' && name[0] != '\0' && strchr(letters, name[0]);
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

static int64_t floor_div(int64_t number, int64_t by)
{
	return number / by - (number % by < 0);
}

/* Howard Hinnant's civil_from_days: years begin in March, so that a leap day ends one. */
struct zone_clock zone_clock_at(int64_t time_ms, int64_t offset_minutes)
{
	int64_t seconds = floor_div(time_ms, 1000) + offset_minutes * 60;
	int64_t days = floor_div(seconds, 86400), rest = seconds - days * 86400;
	int64_t era = floor_div(days + 719468, 146097);
	int64_t day = days + 719468 - era * 146097; /* of the era of 400 years */
	int64_t year = (day - day / 1460 + day / 36524 - day / 146096) / 365;
	day -= 365 * year + year / 4 - year / 100;
	int month = (int)((5 * day + 2) / 153);
	return (struct zone_clock){.year = year + era * 400 + (month >= 10),
		.month = month < 10 ? month + 3 : month - 9,
		.day = (int)(day - (153 * month + 2) / 5 + 1),
		.weekday = (int)(floor_div(days + 3, 7) * -7 + days + 3),
		.hour = (int)(rest / 3600),
		.minute = (int)(rest / 60 % 60),
		.second = (int)(rest % 60)};
}
