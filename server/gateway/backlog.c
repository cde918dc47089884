#include "gateway/backlog.h"

#include "base/limits.h"
#include "base/memory.h"

struct backlog_entry {
	struct frame *frame; /* owned reference */
	bool passing;
};

static struct backlog_entry *entry_at(const struct backlog *backlog, unsigned i)
{
	return &backlog->ring[(backlog->first + i) % backlog->room];
}

static bool is_full(const struct backlog *backlog, size_t size)
{
	/* One frame alone may be larger than the whole limit: an answer with a long list. */
	return backlog->count >= LIMIT_QUEUE_FRAMES ||
	       (backlog->count && backlog->bytes + size > LIMIT_QUEUE_BYTES);
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

static void grow(struct backlog *backlog)
{
	unsigned room = backlog->room ? backlog->room * 2u : 8;
	struct backlog_entry *ring = memory_new(room, sizeof(*ring));
	for (unsigned i = 0; i < backlog->count; i++)
		ring[i] = *entry_at(backlog, i);
	free(backlog->ring);
	backlog->ring = ring;
	backlog->room = (uint16_t)room;
	backlog->first = 0;
}

bool backlog_put(struct backlog *backlog, struct frame *frame, bool passing)
{
	if (is_full(backlog, frame->size))
		drop_passing(backlog);
	if (is_full(backlog, frame->size))
		return passing;
	if (backlog->count == backlog->room)
		grow(backlog);
	*entry_at(backlog, backlog->count) = (struct backlog_entry){frame_ref(frame), passing};
	backlog->count++;
	backlog->bytes += (uint32_t)frame->size;
	return true;
}

struct frame *backlog_first(const struct backlog *backlog)
{
	return backlog->count ? entry_at(backlog, 0)->frame : NULL;
}

void backlog_drop_first(struct backlog *backlog)
{
	struct frame *frame = entry_at(backlog, 0)->frame;
	backlog->bytes -= (uint32_t)frame->size;
	frame_unref(frame);
	backlog->first = (uint16_t)((backlog->first + 1) % backlog->room);
	if (--backlog->count == 0)
		backlog_fini(backlog);
}

void backlog_fini(struct backlog *backlog)
{
	while (backlog->count) {
		frame_unref(entry_at(backlog, 0)->frame);
		backlog->first = (uint16_t)((backlog->first + 1) % backlog->room);
		backlog->count--;
	}
	free(backlog->ring);
	*backlog = (struct backlog){0};
}
