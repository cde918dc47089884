#include "room/reading.h"

#include "proto/gen/limits.h"
#include "room/meetings.h"

struct sight sight_of(enum member_role role, uint64_t since)
{
	return (struct sight){role == MEMBER_ROLE_OWNER ? AUDIENCE_OWNERS : AUDIENCE_ALL, since};
}

uint64_t sight_mark(struct sight sight, uint64_t mark)
{
	return mark + 1 < sight.since ? sight.since - 1 : mark;
}

bool sight_sees(struct sight sight, enum audience audience, uint64_t ref)
{
	return audience <= sight.audience && (ref == 0 || ref >= sight.since);
}

bool room_is_strict(const struct room *room)
{
	return room->kind == ROOM_KIND_SHARED;
}

uint64_t event_needs(enum event_kind kind, bool answers, uint64_t ref, bool strictly)
{
	if (strictly)
		return kind == EVENT_MESSAGE_REPLIED ? 0 : ref;
	switch (kind) {
	case EVENT_AGENDA_CONFIRMED:
	case EVENT_POLL_OPENED:
	case EVENT_POLL_RESTARTED:
	case EVENT_POLL_CLOSED:
	case EVENT_TASK_CHANGED:
		return 0;
	default:
		return answers || meeting_is_part(kind) ? 0 : ref;
	}
}

uint64_t event_thread(const struct event *event)
{
	if (event->kind == EVENT_MESSAGE_REPLIED)
		return event->ref;
	if (event->kind == EVENT_MESSAGE_ERASED && event->body.message_erased.has_thread)
		return event->body.message_erased.thread;
	return 0;
}

void event_forget_thread(struct event *event)
{
	if (event->kind == EVENT_MESSAGE_REPLIED)
		event->body.message_replied.has_replies = false;
	else if (event->kind == EVENT_MESSAGE_ERASED)
		event->body.message_erased = (struct message_erased){.has_thread = false};
}

static void open_window(const struct room_open_params *params, struct window *window)
{
	uint64_t after = params->has_after ? (uint64_t)params->after : 0;
	window->to = window->head;
	/* A client ahead of us holds another history; it gets a fresh state as well. */
	window->fresh = !params->has_after || after > window->head ||
			window->head - after > PROTO_RESUME_EVENTS_MAX;
	window->onwards = !window->fresh;
	if (window->onwards)
		window->from = after + 1;
	else
		window->from =
			window->head > PROTO_PAGE_ROWS ? window->head - PROTO_PAGE_ROWS + 1 : 1;
}

static bool history_window(const struct room_history_params *params, struct window *window,
	struct refusal *ret_refusal)
{
	if (params->to < params->from) {
		*ret_refusal = refusal_of_field("to", "too_small", (int64_t)params->from);
		return false;
	}
	if (params->to - params->from >= PROTO_HISTORY_ROWS_MAX) {
		*ret_refusal = refusal_of_field(
			"to", "too_large", (int64_t)params->from + PROTO_HISTORY_ROWS_MAX - 1);
		return false;
	}
	window->from = params->from;
	window->to = params->to < window->head ? params->to : window->head;
	return true;
}

static bool thread_window(const struct thread_open_params *params, const struct subject *subject,
	struct window *window, struct refusal *ret_refusal)
{
	if (subject->root) {
		*ret_refusal = refusal_of_field("message", "is_reply", 0);
		return false;
	}
	window->from = subject->seq;
	window->to = window->head;
	if (params->has_before && params->before <= window->head)
		window->to = params->before - 1;
	return true;
}

/* A list that goes back from before an event, or from the head. */
static void list_window(bool has_before, uint64_t before, struct window *window)
{
	window->from = 1;
	window->to = has_before && before <= window->head ? before - 1 : window->head;
}

static bool place_window(const struct command *command, const struct subject *subject,
	struct window *window, struct refusal *ret_refusal)
{
	switch (command->kind) {
	case COMMAND_ROOM_OPEN:
		open_window(&command->params.room_open, window);
		return true;
	case COMMAND_THREAD_OPEN:
		return thread_window(&command->params.thread_open, subject, window, ret_refusal);
	case COMMAND_MINUTES_LIST:
		list_window(command->params.minutes_list.has_before,
			command->params.minutes_list.before, window);
		return true;
	case COMMAND_MINUTES_READ:
	case COMMAND_MEETING_OPEN:
		window->from = subject->seq;
		window->to = window->head;
		return true;
	case COMMAND_PAGE_LIST:
		window->from = 1;
		window->to = window->head;
		return true;
	case COMMAND_DECISION_LIST:
		list_window(command->params.decision_list.has_before,
			command->params.decision_list.before, window);
		return true;
	default:
		return history_window(&command->params.room_history, window, ret_refusal);
	}
}

bool room_window(const struct room *room, const struct subject *subject,
	const struct command *command, const struct who *who, struct window *ret_window,
	struct refusal *ret_refusal)
{
	struct window window = {
		.room = room->id, .head = room->head, .strictly = room_is_strict(room)};
	enum error_kind error = room_may(room, who, command->kind, subject, 0);
	if (error != ERROR_NONE) {
		*ret_refusal = refusal_of(error);
		return false;
	}
	window.sight = sight_of(room->kind == ROOM_KIND_HOUSE ? who->house_role
							      : room_member_role(room, who->person),
		room_member_since(room, who->person));
	if (!place_window(command, subject, &window, ret_refusal))
		return false;
	/* Every member sees a meeting that has not ended, from whenever it is. */
	if (command->kind == COMMAND_MEETING_OPEN && meetings_find(room, subject->seq))
		window.sight.since = 0;
	/* What was said before somebody came is not there for them. */
	if (window.from < window.sight.since)
		window.from = window.sight.since;
	*ret_window = window;
	return true;
}

bool room_span(const struct meeting_list_params *params, struct refusal *ret_refusal)
{
	const int64_t most_ms = (int64_t)PROTO_MEETING_LIST_DAYS * 24 * 60 * 60 * 1000;
	if (params->to < params->from) {
		*ret_refusal = refusal_of_field("to", "too_small", params->from);
		return false;
	}
	if (params->to - params->from > most_ms) {
		*ret_refusal = refusal_of_field("to", "too_large", params->from + most_ms);
		return false;
	}
	return true;
}
