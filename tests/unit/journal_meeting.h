/* Meetings of a channel whose members are Anna, who made it, Jonas and Lena. */
#ifndef RUNDE_TESTS_JOURNAL_MEETING_H
#define RUNDE_TESTS_JOURNAL_MEETING_H

#include "journal_lab.h"

#include "journal/upkeep/verify.h"
#include "proto/gen/limits.h"

#define MAYBE_UNUSED __attribute__((unused))

static const int64_t minute_ms = 60 * 1000, hour_ms = 60 * 60 * 1000;

struct plan {
	int64_t start_ms;  /* 0: a template */
	const char *later; /* dates of a series: JSON of a list */
	const char *more;  /* members of the plan in place of inviting everyone */
	bool begin;
};

/* Where the last answer says that something came to stand. */
static unsigned seq_said(struct fixture *f)
{
	const char *at = strstr(f->answer, "\"seq\":");
	if (!at)
		fail_msg("no seq in %s", f->answer);
	return (unsigned)strtoul(at + 6, NULL, 10);
}

/* A plan as JSON, with its moderator. */
static const char *plan_text(struct fixture *f, uint64_t moderator, struct plan plan)
{
	static char text[2048];
	char person[16], start[48] = "";
	fixture_me(f, moderator, person);
	if (plan.start_ms)
		snprintf(start, sizeof(start), "\"start\":%lld,", (long long)plan.start_ms);
	snprintf(text, sizeof(text),
		"{\"title\":\"Runde\",\"goal\":\"Ziel\",%s\"minutes\":30,"
		"\"time_zone\":\"Europe/Berlin\",\"rhythm\":\"weekly\",\"later\":%s,"
		"\"moderator\":\"%s\",%s}",
		start, plan.later ? plan.later : "[]", person,
		plan.more ? plan.more : "\"everyone\":true,\"attendees\":[]");
	return text;
}

/* Plans a meeting of half an hour, which its planner moderates, and returns its number. */
static unsigned plan(struct fixture *f, uint64_t connection, struct plan plan)
{
	const char *text = plan_text(f, connection, plan);
	fixture_say(f, connection, "meeting.plan",
		"\"room\":\"%s\",%s,\"plan\":%s,\"items\":[{\"title\":\"Zahlen\",\"purpose\":"
		"\"inform\",\"minutes\":10,\"standing\":true},{\"title\":\"Fall\",\"purpose\":"
		"\"discuss\",\"minutes\":20}]%s",
		f->room, fixture_fresh_id(f), text, plan.begin ? ",\"begin\":true" : "");
	return seq_said(f);
}

/* Gives a command about a meeting. */
__attribute__((format(printf, 5, 6))) MAYBE_UNUSED static const char *meet(struct fixture *f,
	uint64_t connection, const char *method, unsigned meeting, const char *more, ...)
{
	char text[1024];
	va_list arguments;
	va_start(arguments, more);
	vsnprintf(text, sizeof(text), more, arguments);
	va_end(arguments);
	return fixture_say(f, connection, method, "\"room\":\"%s\",\"meeting\":%u,%s%s", f->room,
		meeting, fixture_fresh_id(f), text);
}

MAYBE_UNUSED static const char *open_meeting(
	struct fixture *f, uint64_t connection, unsigned meeting)
{
	return fixture_say(
		f, connection, "meeting.open", "\"room\":\"%s\",\"meeting\":%u", f->room, meeting);
}

/* Lists what is planned from a moment on, for so many days. */
MAYBE_UNUSED static const char *list(
	struct fixture *f, uint64_t connection, int64_t from_ms, int days)
{
	return fixture_say(f, connection, "meeting.list", "\"from\":%lld,\"to\":%lld",
		(long long)from_ms, (long long)(from_ms + days * 24 * hour_ms));
}

/* Whether a connection was told this, unasked, by the last call. */
MAYBE_UNUSED static bool was_told(struct fixture *f, uint64_t connection, const char *piece)
{
	for (struct dispatch *d = f->list; d; d = d->next)
		if (d->kind == DISPATCH_ANSWER && d->unasked && d->connection == connection &&
			memmem(frame_payload(d->frame), d->frame->size, piece, strlen(piece)))
			return true;
	return false;
}

/* How many of the events that the last call led to say this. */
MAYBE_UNUSED static unsigned told_room(struct fixture *f, const char *piece)
{
	unsigned count = 0;
	for (struct dispatch *d = f->list; d; d = d->next) {
		if (d->kind != DISPATCH_EVENT)
			continue;
		const char *at = (const char *)frame_payload(d->frame), *end = at + d->frame->size;
		while ((at = memmem(at, (size_t)(end - at), piece, strlen(piece)))) {
			count++;
			at++;
		}
	}
	return count;
}

MAYBE_UNUSED static void pass(struct fixture *f, int64_t ms)
{
	f->now_ms += ms;
	fixture_drop_list(f);
	journal_run(f->journal);
	f->list = journal_take(f->journal);
}

MAYBE_UNUSED static struct verdict verdict_of(struct fixture *f)
{
	struct verdict verdict;
	struct fault fault = {""};
	FILE *nowhere = fopen("/dev/null", "w");
	assert_int_equal(verify_data(f->data, f->key, &f->world, nowhere, &verdict, &fault), 0);
	fclose(nowhere);
	return verdict;
}

MAYBE_UNUSED static uint64_t count_faults(struct fixture *f)
{
	return verdict_of(f).faults;
}

/* Plans, answers, proposes, begins, goes on and summarises: every part of it is written. */
MAYBE_UNUSED static unsigned live(struct fixture *f)
{
	unsigned meeting = plan(f, ANNA, (struct plan){.start_ms = f->now_ms + minute_ms});
	meet(f, JONAS, "meeting.answer", meeting, ",\"answer\":\"accepted\"");
	meet(f, LENA, "meeting.answer", meeting, ",\"answer\":\"tentative\"");
	meet(f, LENA, "meeting.answer", meeting, ",\"answer\":\"declined\"");
	meet(f, JONAS, "agenda.add", meeting,
		",\"draft\":{\"title\":\"Messe\",\"purpose\":\"decide\",\"minutes\":5}");
	meet(f, ANNA, "meeting.run", meeting, ",\"phase\":\"running\"");
	meet(f, JONAS, "meeting.attend", meeting, ",\"here\":true");
	meet(f, ANNA, "meeting.attend", meeting, ",\"here\":false");
	meet(f, ANNA, "meeting.attend", meeting, ",\"here\":true");
	f->now_ms += minute_ms;
	meet(f, ANNA, "meeting.go", meeting, ",\"seen\":1");
	assert_says(f, "\"result\"");
	return meeting;
}

MAYBE_UNUSED static int meeting_setup(void **state)
{
	fixture_setup(state);
	STATE;
	fixture_say(f, JONAS, "room.join", "\"room\":\"%s\"", f->room);
	fixture_say(f, LENA, "room.join", "\"room\":\"%s\"", f->room);
	return 0;
}

#define MEETING_TEST(name) cmocka_unit_test_setup_teardown(name, meeting_setup, fixture_teardown)

#endif
