/* The fixture's channel with all three in it and a message to reply to, and short ways to say what
 * a test of threads does. */
#ifndef RUNDE_TESTS_JOURNAL_THREAD_H
#define RUNDE_TESTS_JOURNAL_THREAD_H

#include "journal_fixture.h"

/* A function of the fixture that a test program does not need. */
#define MAYBE_UNUSED __attribute__((unused))

enum { ROOT = 5, LATER = 50 };

MAYBE_UNUSED static const char *post(struct fixture *f, uint64_t connection, const char *text)
{
	f->now_ms += 1000;
	return fixture_say(f, connection, "message.post", "\"room\":\"%s\",%s,\"text\":\"%s\"",
		f->room, fixture_fresh_id(f), text);
}

MAYBE_UNUSED static const char *change(struct fixture *f, uint64_t connection, const char *command,
	unsigned message, const char *more)
{
	f->now_ms += 1000;
	return fixture_say(f, connection, command, "\"room\":\"%s\",\"message\":%u,%s%s", f->room,
		message, fixture_fresh_id(f), more);
}

MAYBE_UNUSED static const char *reply(
	struct fixture *f, uint64_t connection, unsigned root, const char *text)
{
	char more[256];
	snprintf(more, sizeof(more), ",\"text\":\"%s\"", text);
	return change(f, connection, "message.reply", root, more);
}

MAYBE_UNUSED static const char *follow(
	struct fixture *f, uint64_t connection, unsigned root, const char *level)
{
	return fixture_say(f, connection, "thread.follow",
		"\"room\":\"%s\",\"message\":%u,\"level\":\"%s\"", f->room, root, level);
}

MAYBE_UNUSED static const char *mark(
	struct fixture *f, uint64_t connection, unsigned root, unsigned seq)
{
	return fixture_say(f, connection, "thread.mark",
		"\"room\":\"%s\",\"message\":%u,\"seq\":%u", f->room, root, seq);
}

MAYBE_UNUSED static const char *open_thread(struct fixture *f, uint64_t connection, unsigned root)
{
	return fixture_say(
		f, connection, "thread.open", "\"room\":\"%s\",\"message\":%u", f->room, root);
}

MAYBE_UNUSED static const char *hello(struct fixture *f, uint64_t person)
{
	fixture_do(f, call_new(CALL_GONE, LATER));
	return fixture_hello(f, LATER, f->tokens[person]);
}

/* What a connection was told unasked by the last call, with this piece in it. */
MAYBE_UNUSED static bool is_told(struct fixture *f, uint64_t connection, const char *piece)
{
	for (struct dispatch *d = f->list; d; d = d->next)
		if (d->connection == connection && d->unasked &&
			memmem(frame_payload(d->frame), d->frame->size, piece, strlen(piece)))
			return true;
	return false;
}

/* Whether the room was told this by the last call. */
MAYBE_UNUSED static bool has_happened(struct fixture *f, const char *piece)
{
	for (struct dispatch *d = f->list; d; d = d->next)
		if (d->kind == DISPATCH_EVENT &&
			memmem(frame_payload(d->frame), d->frame->size, piece, strlen(piece)))
			return true;
	return false;
}

static int setup(void **state)
{
	fixture_setup(state);
	STATE;
	fixture_say(f, JONAS, "room.join", "\"room\":\"%s\"", f->room);
	fixture_say(f, LENA, "room.join", "\"room\":\"%s\"", f->room);
	post(f, ANNA, "Angebot ist raus"); /* ROOT */
	assert_says(f, "\"seq\":5");
	return 0;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, fixture_teardown)

#endif
