/* How the weeks are written. The clock is written as on a watch: 1435 is 14:35. */
#ifndef RUNDE_CLI_DEMO_LINES_H
#define RUNDE_CLI_DEMO_LINES_H

#include "cli/demo/script.h"

#define MINUTE(clock) ((clock) / 100 * 60 + (clock) % 100)
#define LINE(clock, act, channel, who, text, label, about)                                         \
	{                                                                                          \
		MINUTE(clock), act, channel, who, text, label, about                               \
	}

#define SAY(clock, channel, who, text) LINE(clock, DEMO_SAY, channel, who, text, NULL, NULL)
#define SAY_AS(label, clock, channel, who, text)                                                   \
	LINE(clock, DEMO_SAY, channel, who, text, label, NULL)
#define REPLY(about, clock, who, text)    LINE(clock, DEMO_REPLY, NULL, who, text, NULL, about)
#define NAME(about, clock, who, text)     LINE(clock, DEMO_NAME, NULL, who, text, NULL, about)
#define RESOLVE(about, clock, who, text)  LINE(clock, DEMO_RESOLVE, NULL, who, text, NULL, about)
#define EDIT(about, clock, who, text)     LINE(clock, DEMO_EDIT, NULL, who, text, NULL, about)
#define ERASE(about, clock, who)          LINE(clock, DEMO_ERASE, NULL, who, NULL, NULL, about)
#define REACT(clock, channel, who, text)  LINE(clock, DEMO_REACT, channel, who, text, NULL, NULL)
#define REACT_TO(about, clock, who, text) LINE(clock, DEMO_REACT, NULL, who, text, NULL, about)
#define PIN(about, clock, who)            LINE(clock, DEMO_PIN, NULL, who, NULL, NULL, about)
#define FORWARD(about, clock, channel, who)                                                        \
	LINE(clock, DEMO_FORWARD, channel, who, NULL, NULL, about)
#define ARCHIVE(clock, channel, who) LINE(clock, DEMO_ARCHIVE, channel, who, NULL, NULL, NULL)

#define PAGE(clock, channel, who, title) LINE(clock, DEMO_PAGE, channel, who, title, NULL, NULL)

#define MEET(clock, act, channel, who, key) LINE(clock, act, channel, who, key, NULL, NULL)

#define DAY(lines)                                                                                 \
	{                                                                                          \
		lines, sizeof(lines) / sizeof((lines)[0])                                          \
	}

#endif
