#include "gateway/backlog.h"

#include "base/attempt.h"
#include "base/limits.h"

#include <stdlib.h>

enum { ROOM_MIN = 8 };

struct backlog_entry {
	struct frame *frame; /* owned reference */
	bool passing;
	uint8_t weight; /* of an answer; else 0 */
};

static struct backlog_entry *entry_at(const struct backlog *backlog, unsigned i)
{
	return &backlog->ring[(backlog->first + i) % backlog->room];
}

static bool is_full(const struct backlog *backlog, size_t size)
{
	unsigned events = (unsigned)backlog->count - backlog->answers;
	/* One frame alone may be larger than the whole limit. */
	return events >= LIMIT_QUEUE_FRAMES ||
	       (events && backlog->bytes + size > LIMIT_QUEUE_BYTES);
}

static void drop_passing(struct backlog *backlog)
{
	unsigned kept = 0;
	for (unsigned i = 0; i < backlog->count; i++) {
		struct backlog_entry entry = *entry_at(backlog, i);
		if (entry.passing) {
			backlog->bytes -= (uint32_t)entry.frame->size;
			frame_unref(entry.frame);
		} else {
			*entry_at(backlog, kept++) = entry;
		}
	}
	backlog->count = (uint16_t)kept;
}

/* Makes room for one more. False: there is no memory for it. */
static bool grow(struct backlog *backlog)
{
	unsigned room = backlog->room ? backlog->room * 2u : ROOM_MIN;
	if (backlog->count < backlog->room)
		return true;
	attempt_begin();
	struct backlog_entry *ring = attempt_resize(NULL, room * sizeof(*ring));
	if (!attempt_end())
		return false;
	for (unsigned i = 0; i < backlog->count; i++)
		ring[i] = *entry_at(backlog, i);
	free(backlog->ring);
	backlog->ring = ring;
	backlog->room = (uint16_t)room;
	backlog->first = 0;
	return true;
}

bool backlog_put(struct backlog *backlog, struct frame *frame, bool passing)
{
	if (is_full(backlog, frame->size))
		drop_passing(backlog);
	if (is_full(backlog, frame->size))
		return passing;
	if (!grow(backlog))
		return false;
	*entry_at(backlog, backlog->count++) =
		(struct backlog_entry){.frame = frame_ref(frame), .passing = passing};
	backlog->bytes += (uint32_t)frame->size;
	return true;
}

bool backlog_put_answer(struct backlog *backlog, struct frame *frame, unsigned weight)
{
	if (!grow(backlog))
		return false;
	*entry_at(backlog, backlog->count++) =
		(struct backlog_entry){.frame = frame_ref(frame), .weight = (uint8_t)weight};
	backlog->answers++;
	return true;
}

bool backlog_put_first(struct backlog *backlog, struct frame *frame, unsigned weight)
{
	if (!grow(backlog))
		return false;
	backlog->first = (uint16_t)((backlog->first + backlog->room - 1u) % backlog->room);
	*entry_at(backlog, 0) =
		(struct backlog_entry){.frame = frame_ref(frame), .weight = (uint8_t)weight};
	backlog->count++;
	backlog->answers++;
	return true;
}

struct frame *backlog_first(const struct backlog *backlog)
{
	return backlog->count ? entry_at(backlog, 0)->frame : NULL;
}

unsigned backlog_drop_first(struct backlog *backlog)
{
	struct backlog_entry entry = *entry_at(backlog, 0);
	if (entry.weight)
		backlog->answers--;
	else
		backlog->bytes -= (uint32_t)entry.frame->size;
	frame_unref(entry.frame);
	backlog->first = (uint16_t)((backlog->first + 1) % backlog->room);
	if (--backlog->count == 0)
		backlog_fini(backlog);
	return entry.weight;
}

void backlog_fini(struct backlog *backlog)
{
	for (unsigned i = 0; i < backlog->count; i++)
		frame_unref(entry_at(backlog, i)->frame);
	free(backlog->ring);
	*backlog = (struct backlog){0};
}
