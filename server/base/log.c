#include "base/log.h"

#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <time.h>

static const char *const names[] = {"error", "warning", "notice", "info", "debug"};
static atomic_int top_level = LOG_NOTICE;
static atomic_ullong counts[LOG_LEVELS];

void log_set_level(enum log_level level)
{
	atomic_store(&top_level, (int)level);
}

const char *log_level_name(enum log_level level)
{
	return names[level];
}

unsigned long long log_count(enum log_level level)
{
	return atomic_load_explicit(&counts[level], memory_order_relaxed);
}

void log_line(enum log_level level, const char *format, ...)
{
	char line[512], when[32];
	struct tm parts;
	time_t now = time(NULL);
	va_list arguments;

	atomic_fetch_add_explicit(&counts[level], 1, memory_order_relaxed);
	if ((int)level > atomic_load(&top_level))
		return;
	va_start(arguments, format);
	vsnprintf(line, sizeof(line), format, arguments);
	va_end(arguments);
	for (char *c = line; *c; c++)
		if ((unsigned char)*c < 0x20 || *c == 0x7f)
			*c = '?';
	gmtime_r(&now, &parts);
	strftime(when, sizeof(when), "%Y-%m-%dT%H:%M:%SZ", &parts);
	fprintf(stderr, "%s %s %s\n", when, names[level], line);
}
