/* The gateway's part: who hears what, obeyed entry by entry. */
#include "inside.h"

#include "base/id.h"
#include "base/memory.h"
#include "members.h"

#include <string.h>

enum { HEARINGS_MAX = 4000, FRAME_TEXT_MAX = 1 << 20 };

static struct hearing {
	enum seat_kind seat;
	uint64_t room;
	struct sight sight;
} hearings[HEARINGS_MAX];
static size_t hearing_count;

char last_answer[FRAME_TEXT_MAX], last_event[FRAME_TEXT_MAX];

void edge_reset(void)
{
	hearing_count = 0;
}

static void keep_text(char *place, struct frame *frame)
{
	if (frame->size >= FRAME_TEXT_MAX)
		BUG("a frame of more than a megabyte");
	memcpy(place, frame_payload(frame), frame->size);
	place[frame->size] = '\0';
}

static void give(enum seat_kind kind, const struct dispatch *dispatch, struct frame *frame)
{
	if (gate.told)
		gate.told(&gate.seats[kind], dispatch, (const char *)frame_payload(frame),
			frame->size);
}

static void unsubscribe(enum seat_kind seat, uint64_t room)
{
	for (size_t i = 0; i < hearing_count;)
		if (hearings[i].seat == seat && (!room || hearings[i].room == room))
			hearings[i] = hearings[--hearing_count];
		else
			i++;
}

static void subscribe(enum seat_kind seat, uint64_t room, struct sight sight)
{
	unsubscribe(seat, room);
	if (hearing_count == HEARINGS_MAX)
		BUG("more is heard than one input can make");
	hearings[hearing_count++] = (struct hearing){seat, room, sight};
}

/* As much of an event as somebody sees. */
static struct frame *frame_for(struct sight sight, const struct dispatch *dispatch)
{
	if (dispatch->veiled && !sight_sees(sight, dispatch->audience, dispatch->guard.ref))
		return dispatch->veiled;
	if (dispatch->bare && !sight_sees(sight, AUDIENCE_ALL, dispatch->guard.root))
		return dispatch->bare;
	return dispatch->frame;
}

static void tell(const struct dispatch *dispatch)
{
	keep_text(last_event, dispatch->frame);
	members_before(last_event, dispatch->frame->size);
	for (size_t i = 0; i < hearing_count; i++)
		if (hearings[i].room == dispatch->room)
			give(hearings[i].seat, dispatch, frame_for(hearings[i].sight, dispatch));
	members_after(last_event, dispatch->frame->size);
}

static void close_seat(enum seat_kind kind)
{
	gate.seats[kind].gone = true;
	unsubscribe(kind, 0);
	if (!journal_submit(gate.journal, call_new(CALL_GONE, kind + 1)))
		BUG("the queue is full");
}

static void answer(enum seat_kind kind, const struct dispatch *dispatch)
{
	struct seat *seat = &gate.seats[kind];
	if (!dispatch->unasked && seat->open-- == 0)
		BUG("an answer to nothing");
	if (!dispatch->frame) {
		close_seat(kind);
		return;
	}
	keep_text(last_answer, dispatch->frame);
	give(kind, dispatch, dispatch->frame);
}

static void obey_for(enum seat_kind kind, const struct dispatch *dispatch)
{
	if (gate.seats[kind].gone)
		return;
	if (dispatch->kind == DISPATCH_ANSWER)
		answer(kind, dispatch);
	else if (dispatch->kind == DISPATCH_SUBSCRIBE)
		subscribe(kind, dispatch->room, dispatch->sight);
	else if (dispatch->kind == DISPATCH_UNSUBSCRIBE)
		unsubscribe(kind, dispatch->room);
	else if (dispatch->kind == DISPATCH_CLOSE)
		close_seat(kind);
}

static void obey(const struct dispatch *dispatch)
{
	if (dispatch->kind == DISPATCH_EVENT)
		tell(dispatch);
	else if (dispatch->kind == DISPATCH_SIGN_IN)
		memcpy(last_answer, dispatch->token, sizeof(dispatch->token));
	else if (dispatch->connection > 0 && dispatch->connection <= SEATS)
		obey_for((enum seat_kind)(dispatch->connection - 1), dispatch);
}

void edge_obey(struct dispatch *list)
{
	while (list) {
		struct dispatch *next = list->next;
		obey(list);
		dispatch_free(list);
		list = next;
	}
}
