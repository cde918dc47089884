#include "base/frame.h"

#include "base/attempt.h"

#include <stdlib.h>
#include <string.h>

struct frame *frame_new(const void *payload, size_t size_bytes)
{
	struct frame *frame = attempt_resize(NULL, sizeof(*frame) + FRAME_HEADROOM + size_bytes);
	if (attempt_is_short()) { /* the payload may not be whole either */
		free(frame);
		return NULL;
	}
	atomic_init(&frame->count, 1);
	frame->size = size_bytes;
	memset(frame->bytes, 0, FRAME_HEADROOM);
	if (size_bytes)
		memcpy(frame_payload(frame), payload, size_bytes);
	return frame;
}

struct frame *frame_ref(struct frame *frame)
{
	atomic_fetch_add_explicit(&frame->count, 1, memory_order_relaxed);
	return frame;
}

void frame_unref(struct frame *frame)
{
	if (frame && atomic_fetch_sub_explicit(&frame->count, 1, memory_order_acq_rel) == 1)
		free(frame);
}
