/* Minutes of a meeting that was held in a channel whose members are Anna, who runs it, Jonas, who
 * is in it, and Lena. */
#ifndef RUNDE_TESTS_JOURNAL_MINUTE_H
#define RUNDE_TESTS_JOURNAL_MINUTE_H

#include "journal_note.h"

static const int64_t day_ms = 24 * 60 * 60 * 1000;

/* Holds a meeting: a note, a decision, a summary. */
MAYBE_UNUSED static void hold(struct fixture *f, unsigned meeting)
{
	meet(f, ANNA, "meeting.run", meeting, ",\"phase\":\"running\"");
	meet(f, JONAS, "meeting.attend", meeting, ",\"here\":true");
	type(f, ANNA, meeting, 0, "Angebot");
	type(f, JONAS, meeting, 1, "Das ");
	meet(f, ANNA, "decision.make", meeting, ",\"item\":1,\"text\":\"Es gilt.\"");
	meet(f, ANNA, "agenda.summarise", meeting, ",\"item\":1,\"text\":\"Es ist hinaus.\"");
	f->now_ms += minute_ms;
	meet(f, ANNA, "meeting.run", meeting, ",\"phase\":\"ended\"");
	assert_says(f, "\"result\"");
}

MAYBE_UNUSED static unsigned held(struct fixture *f)
{
	unsigned meeting = plan_soon(f);
	hold(f, meeting);
	return meeting;
}

MAYBE_UNUSED static unsigned present(struct fixture *f, unsigned meeting)
{
	meet(f, ANNA, "minutes.present", meeting, "%s", "");
	return seq_said(f);
}

MAYBE_UNUSED static void approve(struct fixture *f, uint64_t connection, unsigned meeting)
{
	meet(f, connection, "minutes.answer", meeting, ",\"approves\":true,\"text\":\"\"");
	assert_says(f, "\"result\"");
}

MAYBE_UNUSED static void object(struct fixture *f, uint64_t connection, unsigned meeting)
{
	meet(f, connection, "minutes.answer", meeting, ",\"approves\":false,\"text\":\"Nein.\"");
	assert_says(f, "\"result\"");
}

/* Presents them, has all approve, and seals them. */
MAYBE_UNUSED static unsigned sealed(struct fixture *f, unsigned meeting)
{
	present(f, meeting);
	approve(f, ANNA, meeting);
	approve(f, JONAS, meeting);
	meet(f, ANNA, "minutes.seal", meeting, "%s", "");
	return seq_said(f);
}

MAYBE_UNUSED static unsigned added(struct fixture *f, unsigned meeting, const char *text)
{
	meet(f, ANNA, "minutes.add", meeting, ",\"text\":\"%s\"", text);
	return seq_said(f);
}

MAYBE_UNUSED static const char *read_minutes(
	struct fixture *f, uint64_t connection, unsigned meeting)
{
	return fixture_say(
		f, connection, "minutes.read", "\"room\":\"%s\",\"meeting\":%u", f->room, meeting);
}

/* The seal of a meeting's minutes, in hexadecimal. */
MAYBE_UNUSED static void seal_of(struct fixture *f, unsigned meeting, char ret_seal[65])
{
	read_minutes(f, ANNA, meeting);
	assert_says(f, "\"phase\":\"sealed\"");
	fixture_value(f->answer, "seal", ret_seal, 65);
}

/* Faults that `runde verify` finds. */
MAYBE_UNUSED static uint64_t faults_now(struct fixture *f)
{
	fixture_close(f);
	uint64_t faults = count_faults(f);
	start_again(f);
	return faults;
}

#endif
