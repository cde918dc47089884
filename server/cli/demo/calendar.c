#include "cli/demo/calendar.h"

#include "base/memory.h"
#include "cli/demo/script.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { DAY_S = 24 * 60 * 60, HOUR_S = 60 * 60, SUNDAY = 0, SATURDAY = 6 };

static const char *const weekdays[] = {
	"Sonntag", "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag"};
static const char *const months[] = {"Januar", "Februar", "März", "April", "Mai", "Juni", "Juli",
	"August", "September", "Oktober", "November", "Dezember"};

/* The last Sunday of a month of 31 days, 01:00 UTC: when the watches of Europe change. */
static time_t change_of_watches(int year, int month)
{
	struct tm last = {.tm_year = year, .tm_mon = month, .tm_mday = 31, .tm_hour = 1};
	time_t at = timegm(&last);
	return at - (time_t)last.tm_wday * DAY_S;
}

static time_t ahead_of_utc(time_t at)
{
	struct tm utc;
	gmtime_r(&at, &utc);
	bool is_summer =
		at >= change_of_watches(utc.tm_year, 2) && at < change_of_watches(utc.tm_year, 9);
	return is_summer ? 2 * HOUR_S : HOUR_S;
}

static struct tm date_of(int64_t day)
{
	time_t at = (time_t)day * DAY_S;
	struct tm date;
	gmtime_r(&at, &date);
	return date;
}

static int64_t next_working_day(int64_t day, int step)
{
	do
		day += step;
	while (date_of(day).tm_wday == SATURDAY || date_of(day).tm_wday == SUNDAY);
	return day;
}

/* Days since 1970. */
static int64_t day_of_story(int64_t now_ms, int number)
{
	time_t now = (time_t)(now_ms / 1000);
	int64_t day = next_working_day((now + ahead_of_utc(now)) / DAY_S, -1);
	for (int i = DEMO_DAYS; i > number; i--)
		day = next_working_day(day, -1);
	for (int i = DEMO_DAYS; i < number; i++)
		day = next_working_day(day, 1);
	return day;
}

int64_t demo_day_ms(int64_t now_ms, int day)
{
	time_t midnight = (time_t)day_of_story(now_ms, day) * DAY_S;
	return (int64_t)(midnight - ahead_of_utc(midnight)) * 1000;
}

static void add_date(struct buffer *buffer, char form, int number, int64_t now_ms)
{
	struct tm date = date_of(day_of_story(now_ms, form == 'm' ? DEMO_DAYS : number));
	switch (form) {
	case 'w':
		buffer_add_string(buffer, weekdays[date.tm_wday]);
		break;
	case 'd':
		buffer_add_integer(buffer, date.tm_mday);
		buffer_add_string(buffer, ". ");
		buffer_add_string(buffer, months[date.tm_mon]);
		break;
	case 'm':
		buffer_add_string(buffer, months[(date.tm_mon + number) % 12]);
		break;
	default:
		BUG("the demonstration has a date of another form");
	}
}

void demo_add_text(struct buffer *buffer, const char *text, int64_t now_ms)
{
	const char *open;
	while ((open = strchr(text, '{'))) {
		char *close;
		buffer_add(buffer, text, (size_t)(open - text));
		add_date(buffer, open[1], (int)strtol(open + 2, &close, 10), now_ms);
		text = close + 1;
	}
	buffer_add_string(buffer, text);
}
