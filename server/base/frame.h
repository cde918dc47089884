/* One encoded message as it goes to clients, shared by all its readers. The bytes before the
 * payload are free for the transport's header, which is the same for every reader. */
#ifndef RUNDE_BASE_FRAME_H
#define RUNDE_BASE_FRAME_H

#include <stdatomic.h>
#include <stddef.h>

enum { FRAME_HEADROOM = 16 };

struct frame {
	atomic_uint count;     /* of references */
	size_t size;           /* of the payload, in bytes */
	unsigned char bytes[]; /* FRAME_HEADROOM bytes, then the payload */
};

/* A frame with a copy of the payload and one reference. NULL: in an attempt that is short. */
struct frame *frame_new(const void *payload, size_t size_bytes);
struct frame *frame_ref(struct frame *frame);
/* Gives one reference back; NULL is fine. Any thread may do so. */
void frame_unref(struct frame *frame);
static inline unsigned char *frame_payload(struct frame *frame)
{
	return frame->bytes + FRAME_HEADROOM;
}

#endif
