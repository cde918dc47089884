#include "journal/procedures.h"

#include "base/memory.h"
#include "journal/mark.h"
#include "proto/gen/limits.h"

#include <stddef.h>

/* Where a command's first event came to stand. Every command that writes answers with it, so one
 * struct serves them all. */
struct written {
	uint64_t room;
	uint64_t seq;
	int64_t time;
};

#define SAME_AS_WRITTEN(result)                                                                    \
	_Static_assert(sizeof(struct result) == sizeof(struct written) &&                          \
			       offsetof(struct result, seq) == offsetof(struct written, seq) &&    \
			       offsetof(struct result, time) == offsetof(struct written, time),    \
		#result)
SAME_AS_WRITTEN(room_create_result);
SAME_AS_WRITTEN(room_join_result);
SAME_AS_WRITTEN(room_leave_result);
SAME_AS_WRITTEN(room_mark_result);
SAME_AS_WRITTEN(message_post_result);
SAME_AS_WRITTEN(message_edit_result);
SAME_AS_WRITTEN(message_erase_result);
SAME_AS_WRITTEN(person_add_result);

static struct moment moment_of(struct core *core)
{
	return (struct moment){
		.now_ms = world_now_ms(core->world), .seed = world_random(core->world)};
}

/* So many rooms and no more, whether one is joined or created. */
static bool has_too_many_rooms(struct batch *batch, struct call *call, uint64_t person)
{
	size_t count;
	enum command_kind kind = call->command->kind;
	if (kind != COMMAND_ROOM_CREATE && kind != COMMAND_ROOM_JOIN)
		return false;
	joined_rooms(&batch->core->rooms.joined, person, &count);
	if (count < PROTO_ROOMS_PER_PERSON_MAX - 1) /* the house is one of them */
		return false;
	batch_refuse_with(batch, call, ERROR_TOO_MANY);
	return true;
}

/* The room a command goes to. Refused as not found, in the same words, whether there is none or the
 * rules will not let them know. */
static struct room_entry *room_of(struct batch *batch, struct call *call)
{
	struct core *core = batch->core;
	uint64_t id = command_room(call->command);
	struct room_entry *room;
	enum store_result result = rooms_get(&core->rooms, id ? id : core->set.house, &room);
	if (result == STORE_OK)
		return room;
	batch_refuse_with(batch, call, result == STORE_NONE ? ERROR_NOT_FOUND : ERROR_UNAVAILABLE);
	return NULL;
}

/* Whether the event came of this command and not of another one with the same client id. A command
 * for the house may have written into a room that it made. */
static bool is_repeat(const struct command *command, const struct store_event *row)
{
	const struct command_info *info = command_info(command->kind);
	const struct event_info *event = event_info(row->kind);
	if (row->kind != (int)info->writes || !event)
		return false;
	if (!info->in_house && row->room != command_room(command))
		return false;
	return event->replaces == REPLACES_NOTHING || row->ref == command_subject(command);
}

/* A repeat of what was stored before gets the first answer, from that event's row. */
static bool answered_before(struct batch *batch, struct call *call, uint64_t person)
{
	struct client_id client_id = command_client_id(call->command);
	struct refusal used = refusal_of_field("client_id", "used", 0);
	struct store_event row;
	if (!client_id_is_set(&client_id))
		return false;
	enum store_result result = store_event_find(batch->core->store, &client_id, person, &row);
	if (result == STORE_NONE)
		return false;
	if (!batch_stored(batch, result))
		return true;
	struct written written = {row.room, row.seq, row.time_ms};
	if (is_repeat(call->command, &row))
		batch_answer(batch, call, &written);
	else
		batch_refuse(batch, call, &used);
	return true;
}

static bool read_subject(struct batch *batch, const struct room_entry *room,
	const struct command *command, struct subject *ret_subject)
{
	struct store_event row;
	uint64_t seq = command_subject(command);
	*ret_subject = (struct subject){0};
	if (!seq)
		return true;
	enum store_result result = store_event_get(batch->core->store, room->id, seq, &row);
	if (result == STORE_NONE)
		return true;
	if (!batch_stored(batch, result))
		return false;
	*ret_subject = (struct subject){
		.exists = true,
		.seq = row.seq,
		.kind = (enum event_kind)row.kind,
		.author = row.author,
		.erased = row.body == NULL,
	};
	return true;
}

/* Decides and appends in one room. False: refused, and the answer given, or the batch failed. */
static bool decide_and_append(struct batch *batch, struct call *call, struct room_entry *room,
	const struct who *who, struct decision *ret_decision)
{
	struct moment moment = moment_of(batch->core);
	struct subject subject;
	struct refusal refusal;
	if (!read_subject(batch, room, call->command, &subject))
		return false;
	if (!room_decide(
		    room->state, &subject, call->command, who, &moment, ret_decision, &refusal)) {
		batch_refuse(batch, call, &refusal);
		return false;
	}
	return ret_decision->count == 0 || batch_append(batch, room, ret_decision);
}

static void answer_written(struct batch *batch, struct call *call, const struct room_entry *room,
	const struct decision *decision)
{
	struct written written = {room->id, room->head, room->state->time_ms};
	if (decision->count) {
		written.seq = decision->events[0].seq;
		written.time = decision->events[0].time_ms;
	}
	batch_answer(batch, call, &written);
}

/* Whoever comes to a room has read what was said before. */
static bool mark_newcomer(
	struct batch *batch, const struct room_entry *room, const struct decision *decision)
{
	struct core *core = batch->core;
	for (size_t i = 0; i < decision->count; i++) {
		const struct event *event = &decision->events[i];
		if (event->kind == EVENT_MEMBER_JOINED &&
			!batch_stored(batch,
				mark_put(core->store, core->vault, event->body.member_joined.person,
					room->id, event->seq)))
			return false;
	}
	return true;
}

static void write_in_room(struct batch *batch, struct call *call, const struct who *who)
{
	struct decision decision;
	struct room_entry *room = room_of(batch, call);
	if (room && decide_and_append(batch, call, room, who, &decision) &&
		mark_newcomer(batch, room, &decision))
		answer_written(batch, call, room, &decision);
}

/* Two rooms, one decision each: the house lists the channel, the channel begins. */
static void write_create(struct batch *batch, struct call *call, const struct who *who)
{
	struct core *core = batch->core;
	BUFFER_AUTO wrapped;
	struct decision decision;

	buffer_init(&wrapped);
	if (!decide_and_append(batch, call, core_house(core), who, &decision))
		return;
	uint64_t id = decision.events[0].body.channel_added.room;
	struct room_entry *room = rooms_add(&core->rooms, id);
	vault_make_room_key(core->vault, id, 1, &wrapped);
	if (!batch_stored(batch, store_room_add(core->store, id, ROOM_KIND_CHANNEL)) ||
		!batch_stored(batch, store_key_put(core->store, id, 1, wrapped.data, wrapped.size)))
		return;
	if (decide_and_append(batch, call, room, who, &decision) &&
		mark_newcomer(batch, room, &decision))
		answer_written(batch, call, room, &decision);
}

static void write_link(struct batch *batch, struct call *call, const struct who *who)
{
	struct core *core = batch->core;
	struct decision decision;
	struct person_link_result link = {0};
	char token[DIRECTORY_TOKEN_SIZE + 1];

	if (!decide_and_append(batch, call, core_house(core), who, &decision))
		return;
	if (!batch_stored(
		    batch, directory_make_link(core->directory,
				   call->command->params.person_link.person, token, &link.expires)))
		return;
	link.token = text_of(token);
	batch_answer(batch, call, &link);
}

static void write_mark(struct batch *batch, struct call *call, const struct who *who)
{
	struct core *core = batch->core;
	uint64_t seq = (uint64_t)call->command->params.room_mark.seq;
	struct refusal refusal;
	struct room_entry *room = room_of(batch, call);
	if (!room)
		return;
	if (!room_may_mark(room->state, call->command, who, &refusal)) {
		batch_refuse(batch, call, &refusal);
		return;
	}
	if (!batch_begin(batch) || !batch_stored(batch, mark_put(core->store, core->vault,
								who->person, room->id, seq)))
		return;
	struct written written = {room->id, seq, world_now_ms(core->world)};
	struct room_marked_params marked = {.room = room->id, .seq = (int64_t)seq};
	batch_answer(batch, call, &written);
	batch_tell_person(batch, who->person, call->connection, NOTIFICATION_ROOM_MARKED, &marked);
}

void write_command(struct batch *batch, struct call *call, const struct who *who)
{
	call->staged = true;
	if (batch->failed || answered_before(batch, call, who->person) ||
		has_too_many_rooms(batch, call, who->person))
		return;
	switch (call->command->kind) {
	case COMMAND_ROOM_CREATE:
		write_create(batch, call, who);
		break;
	case COMMAND_ROOM_MARK:
		write_mark(batch, call, who);
		break;
	case COMMAND_PERSON_LINK:
		write_link(batch, call, who);
		break;
	default:
		write_in_room(batch, call, who);
		break;
	}
}
