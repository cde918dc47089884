/* Moments in words. */
#include "base/zone.h"
#include "room/minutes/words.h"

static const char *const days[2][7] = {
	{"Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"},
	{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}};
static const char *const months[2][12] = {
	{"Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September",
		"Oktober", "November", "Dezember"},
	{"January", "February", "March", "April", "May", "June", "July", "August", "September",
		"October", "November", "December"}};

static struct zone_clock clock_of(const struct minutes_moment *moment)
{
	return zone_clock_at(moment->time, moment->offset);
}

/* 27 November 2026 */
static struct text date(enum language language, const struct zone_clock *clock, struct arena *arena)
{
	bool german = language == LANGUAGE_DE;
	return arena_print(arena, german ? "%d. %s %lld" : "%d %s %lld", clock->day,
		months[!german][clock->month - 1], (long long)clock->year);
}

struct text moment_day(
	enum language language, const struct minutes_moment *moment, struct arena *arena)
{
	struct zone_clock clock = clock_of(moment);
	return arena_print(arena, "%s, %s", days[language != LANGUAGE_DE][clock.weekday],
		date(language, &clock, arena).data);
}

struct text moment_date(
	enum language language, const struct minutes_moment *moment, struct arena *arena)
{
	struct zone_clock clock = clock_of(moment);
	return date(language, &clock, arena);
}

struct text moment_clock(const struct minutes_moment *moment, struct arena *arena)
{
	struct zone_clock clock = clock_of(moment);
	return arena_print(arena, "%02d:%02d", clock.hour, clock.minute);
}

struct text moment_whole(
	enum language language, const struct minutes_moment *moment, struct arena *arena)
{
	struct zone_clock clock = clock_of(moment);
	return arena_print(arena, "%s, %02d:%02d", date(language, &clock, arena).data, clock.hour,
		clock.minute);
}

struct text moment_span(enum language language, const struct minutes_moment *from,
	const struct minutes_moment *to, struct arena *arena)
{
	struct text begin = moment_day(language, from, arena);
	struct text end = moment_day(language, to, arena);
	if (text_is_same(begin, end))
		return arena_print(arena, "%s, %s–%s", begin.data, moment_clock(from, arena).data,
			moment_clock(to, arena).data);
	return arena_print(arena, "%s, %s – %s, %s", begin.data, moment_clock(from, arena).data,
		end.data, moment_clock(to, arena).data);
}

struct text moment_zone(struct text zone, const struct minutes_moment *moment, struct arena *arena)
{
	long long offset = moment->offset < 0 ? -moment->offset : moment->offset;
	return arena_print(arena, "%s, UTC%s%02lld:%02lld", zone.data,
		moment->offset < 0 ? "−" : "+", offset / 60, offset % 60);
}
