/* Event bodies and states, as they would come from a store that somebody has tampered with. The
 * first byte chooses the kind. What can be read can be written and read again. */
#include "base/memory.h"
#include "proto/event.h"
#include "proto/state.h"

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	ARENA_AUTO arena;
	union event_body body;
	struct room_state state;

	arena_init(&arena);
	if (size == 0)
		return 0;
	if (event_decode_body((enum event_kind)data[0], data + 1, size - 1, &arena, &body)) {
		BUFFER_AUTO again;
		struct event event = {.kind = (enum event_kind)data[0], .body = body};
		buffer_init(&again);
		event_encode_body(&event, &again);
		if (!event_decode_body(event.kind, again.data, again.size, &arena, &body))
			BUG("a body that was read is not read again");
	}
	if (room_state_decode(data + 1, size - 1, &arena, &state)) {
		BUFFER_AUTO again;
		buffer_init(&again);
		room_state_encode(&state, &again);
		if (!room_state_decode(again.data, again.size, &arena, &state))
			BUG("a state that was read is not read again");
	}
	return 0;
}
