#include "journal/burst.h"

#include "base/memory.h"
#include "proto/gen/limits.h"
#include "proto/reply.h"

void burst_init(struct burst *burst)
{
	*burst = (struct burst){0};
	arena_init(&burst->arena);
}

void burst_fini(struct burst *burst)
{
	arena_fini(&burst->arena);
	free(burst->events);
	burst_init(burst);
}

struct journal_event burst_wire_event(const struct event *event, struct text body)
{
	return (struct journal_event){
		.seq = event->seq,
		.kind = event->kind,
		.has_author = event->author != 0,
		.author = event->author,
		.has_time = true,
		.time = event->time_ms,
		.has_ref = event->ref != 0,
		.ref = event->ref,
		.has_client_id = client_id_is_set(&event->client_id),
		.client_id = event->client_id,
		.has_body = body.data != NULL,
		.body = body,
	};
}

/* The body without what it says of a thread. */
static struct text bare_body(struct arena *arena, struct event event)
{
	BUFFER_AUTO bare;
	buffer_init(&bare);
	event_forget_thread(&event);
	event_encode_body(&event, &bare);
	return arena_copy_text(arena, (const char *)bare.data, bare.size);
}

bool burst_add(struct burst *burst, const struct event *event, struct text body, struct guard guard)
{
	if (burst->count == burst->room) {
		burst->room = burst->room ? 2 * burst->room : 4;
		burst->events = memory_resize(burst->events, burst->room * sizeof(*burst->events));
	}
	body = arena_copy_text(&burst->arena, body.data, body.size);
	burst->events[burst->count++] = burst_wire_event(event, body);
	burst->bytes += body.size;
	if (event->audience > burst->audience)
		burst->audience = event->audience;
	burst->guard = guard;
	if (guard.root)
		burst->bare = bare_body(&burst->arena, *event);
	return guard.ref || guard.root || burst->count == PROTO_PAGE_EVENTS_MAX ||
	       burst->bytes > PROTO_PAGE_BYTES;
}

static struct frame *frame_of(struct burst *burst, uint64_t room)
{
	BUFFER_AUTO buffer;
	struct room_events_params params = {.room = room, .events = {burst->count, burst->events}};
	buffer_init(&buffer);
	reply_notification(&buffer, NOTIFICATION_ROOM_EVENTS, &params);
	return frame_new(buffer.data, buffer.size);
}

/* What those get who do not see it: the same numbers, and nothing else. */
static void veil(struct burst *burst)
{
	for (size_t i = 0; i < burst->count; i++) {
		struct journal_event *event = &burst->events[i];
		if (burst->guard.ref || event_info((int)event->kind)->audience != AUDIENCE_ALL)
			*event = (struct journal_event){.seq = event->seq, .kind = EVENT_VOID};
	}
}

void burst_flush(struct burst *burst, uint64_t room, struct run *run)
{
	if (burst->count == 0)
		return;
	struct dispatch *dispatch = dispatch_new(DISPATCH_EVENT);
	dispatch->room = room;
	dispatch->stored = true;
	dispatch->audience = burst->audience;
	dispatch->guard = burst->guard;
	dispatch->frame = frame_of(burst, room);
	if (burst->guard.root) {
		burst->events[0].body = burst->bare;
		dispatch->bare = frame_of(burst, room);
	}
	if (burst->audience != AUDIENCE_ALL || burst->guard.ref) {
		veil(burst);
		dispatch->veiled = frame_of(burst, room);
	}
	run_add(run, dispatch);
	arena_fini(&burst->arena);
	burst->count = 0;
	burst->bytes = 0;
	burst->audience = AUDIENCE_ALL;
	burst->guard = (struct guard){0};
}
