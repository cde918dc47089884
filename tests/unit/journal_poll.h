/* Polls of a channel, asked by Anna, with four options of which several can be chosen. */
#ifndef RUNDE_TESTS_JOURNAL_POLL_H
#define RUNDE_TESTS_JOURNAL_POLL_H

#include "journal_meeting.h"

#include "base/limits.h"

enum { PEOPLE = 3, OPTIONS = 4 };

/* Asks one and returns its number. */
MAYBE_UNUSED static unsigned pose(
	struct fixture *f, const char *secrecy, bool live, const char *more)
{
	fixture_say(f, ANNA, "poll.ask",
		"\"room\":\"%s\",%s,\"asked\":{\"question\":\"Wohin?\",\"form\":\"multiple\","
		"\"secrecy\":\"%s\",\"live\":%s,\"options\":[{\"text\":\"Köln\"},{\"text\":"
		"\"Bonn\"},{\"text\":\"Ulm\"},{\"text\":\"Jena\"}]}%s",
		f->room, fixture_fresh_id(f), secrecy, live ? "true" : "false", more);
	return seq_said(f);
}

/* A choice as JSON: a bit for each option. */
static const char *picks_text(unsigned picks)
{
	static char text[128];
	size_t used = 0;
	text[0] = '\0';
	for (unsigned option = 1; option <= OPTIONS; option++)
		if (picks >> option & 1)
			used += (size_t)snprintf(text + used, sizeof(text) - used,
				"%s{\"option\":%u}", used ? "," : "", option);
	return text;
}

MAYBE_UNUSED static const char *vote(
	struct fixture *f, uint64_t person, unsigned poll, unsigned picks)
{
	return fixture_say(f, person, "poll.vote", "\"room\":\"%s\",\"poll\":%u,\"picks\":[%s]",
		f->room, poll, picks_text(picks));
}

MAYBE_UNUSED static void close_poll(struct fixture *f, unsigned poll)
{
	fixture_say(f, ANNA, "poll.close", "\"room\":\"%s\",\"poll\":%u,%s", f->room, poll,
		fixture_fresh_id(f));
	assert_says(f, "\"result\"");
}

MAYBE_UNUSED static uint64_t draw_below(uint64_t *chance, uint64_t bound)
{
	*chance = *chance * 6364136223846793005 + 1442695040888963407;
	return (*chance >> 33) % bound;
}

#endif
