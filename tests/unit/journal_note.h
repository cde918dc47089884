/* Notes of a meeting's items, in a channel whose members are Anna, who made it, Jonas and Lena. */
#ifndef RUNDE_TESTS_JOURNAL_NOTE_H
#define RUNDE_TESTS_JOURNAL_NOTE_H

#include "base/limits.h"
#include "journal_damage.h"
#include "journal_meeting.h"

/* Gives a command about the note of an item. */
__attribute__((format(printf, 6, 7))) MAYBE_UNUSED static const char *note_say(struct fixture *f,
	uint64_t connection, const char *method, unsigned meeting, unsigned item, const char *more,
	...)
{
	static char text[10240];
	va_list arguments;
	va_start(arguments, more);
	vsnprintf(text, sizeof(text), more, arguments);
	va_end(arguments);
	return fixture_say(f, connection, method, "\"room\":\"%s\",\"of\":%u,\"item\":%u%s",
		f->room, meeting, item, text);
}

#define EDITOR "\"editor\":\"01jdf3w8k2m4n6p8r0t2v530y0\""

/* The parameters besides of a write that puts a text at the beginning of the first line. */
MAYBE_UNUSED static const char *typing(unsigned version, const char *typed)
{
	static char text[10240];
	snprintf(text, sizeof(text),
		",\"version\":%u," EDITOR ",\"steps\":[{\"stepType\":\"replace\",\"from\":1,"
		"\"to\":1,\"slice\":{\"content\":[{\"type\":\"text\",\"text\":\"%s\"}]}}]",
		version, typed);
	return text;
}

MAYBE_UNUSED static const char *type_at(struct fixture *f, uint64_t connection, unsigned meeting,
	unsigned item, unsigned version, const char *typed)
{
	return note_say(f, connection, "note.write", meeting, item, "%s", typing(version, typed));
}

/* Types into the note of the first item, and has to succeed. */
MAYBE_UNUSED static void type(struct fixture *f, uint64_t connection, unsigned meeting,
	unsigned version, const char *typed)
{
	char result[48];
	type_at(f, connection, meeting, 1, version, typed);
	snprintf(result, sizeof(result), "\"result\":{\"version\":%u}", version + 1);
	assert_says(f, result);
}

MAYBE_UNUSED static const char *open_note(struct fixture *f, uint64_t connection, unsigned meeting)
{
	return note_say(f, connection, "note.open", meeting, 1, "%s", "");
}

MAYBE_UNUSED static int64_t count_kept(struct fixture *f)
{
	return look_up(f, "SELECT count(*) FROM note");
}

MAYBE_UNUSED static int64_t count_steps(struct fixture *f)
{
	return look_up(f, "SELECT count(*) FROM note_step");
}

MAYBE_UNUSED static unsigned plan_soon(struct fixture *f)
{
	return plan(f, ANNA, (struct plan){.start_ms = f->now_ms + hour_ms});
}

/* The stream that the last call has a connection hear; 0: none. */
MAYBE_UNUSED static uint64_t stream_heard(struct fixture *f, uint64_t connection)
{
	const struct dispatch *d = fixture_find(f, DISPATCH_SUBSCRIBE, connection);
	return d ? d->room : 0;
}

/* How many frames the last call sent to those who hear this, with that in them. */
MAYBE_UNUSED static unsigned told_stream(struct fixture *f, uint64_t stream, const char *piece)
{
	unsigned count = 0;
	for (struct dispatch *d = f->list; d; d = d->next)
		count += d->kind == DISPATCH_EVENT && d->room == stream &&
			 memmem(frame_payload(d->frame), d->frame->size, piece, strlen(piece));
	return count;
}

/* Whether the last call has a connection hear this no longer, before it tells anything there. */
MAYBE_UNUSED static bool ceased(struct fixture *f, uint64_t connection, uint64_t stream)
{
	for (struct dispatch *d = f->list; d; d = d->next) {
		if (d->room == stream && d->kind == DISPATCH_EVENT)
			return false;
		if (d->room == stream && d->kind == DISPATCH_UNSUBSCRIBE &&
			d->connection == connection)
			return true;
	}
	return false;
}

MAYBE_UNUSED static void start_again(struct fixture *f)
{
	fixture_close(f);
	fixture_open(f);
	for (uint64_t connection = ANNA; connection <= LENA; connection++)
		fixture_hello(f, connection, f->tokens[connection]);
}

#endif
