/* The demonstration's days: working days by Berlin's watch, the last of them the one before the day
 * it is made. */
#ifndef RUNDE_CLI_DEMO_CALENDAR_H
#define RUNDE_CLI_DEMO_CALENDAR_H

#include "base/buffer.h"

#include <stdint.h>

/* When that day of the story begins, in ms since 1970; days after the last lie ahead. */
int64_t demo_day_ms(int64_t now_ms, int day);
/* Adds a text of the script, its days and months spelled out. */
void demo_add_text(struct buffer *buffer, const char *text, int64_t now_ms);

#endif
