#include "journal/writing/writing.h"

#include "journal/writing/effects.h"
#include "journal/writing/repeat.h"
#include "journal/writing/subject.h"

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
SAME_AS_WRITTEN(room_change_result);
SAME_AS_WRITTEN(room_delete_result);
SAME_AS_WRITTEN(room_invite_result);
SAME_AS_WRITTEN(room_prefer_result);
SAME_AS_WRITTEN(member_remove_result);
SAME_AS_WRITTEN(member_change_result);
SAME_AS_WRITTEN(conversation_open_result);
SAME_AS_WRITTEN(message_post_result);
SAME_AS_WRITTEN(message_reply_result);
SAME_AS_WRITTEN(message_edit_result);
SAME_AS_WRITTEN(message_erase_result);
SAME_AS_WRITTEN(message_react_result);
SAME_AS_WRITTEN(message_pin_result);
SAME_AS_WRITTEN(thread_change_result);
SAME_AS_WRITTEN(thread_follow_result);
SAME_AS_WRITTEN(group_make_result);
SAME_AS_WRITTEN(group_change_result);
SAME_AS_WRITTEN(group_remove_result);
SAME_AS_WRITTEN(inbox_done_result);
SAME_AS_WRITTEN(saved_put_result);
SAME_AS_WRITTEN(saved_drop_result);
SAME_AS_WRITTEN(house_change_result);
SAME_AS_WRITTEN(key_rotate_result);
SAME_AS_WRITTEN(person_add_result);
SAME_AS_WRITTEN(person_change_result);
SAME_AS_WRITTEN(profile_change_result);
SAME_AS_WRITTEN(picture_set_result);
SAME_AS_WRITTEN(password_set_result);
SAME_AS_WRITTEN(status_set_result);
SAME_AS_WRITTEN(session_end_result);
SAME_AS_WRITTEN(invitation_revoke_result);
SAME_AS_WRITTEN(token_revoke_result);

static struct moment moment_of(struct core *core)
{
	return (struct moment){
		.now_ms = world_now_ms(core->world), .seed = world_random(core->world)};
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

/* A repeat of what was stored before gets the first answer, from that event's row. */
static bool answered_before(struct batch *batch, struct call *call, uint64_t person)
{
	struct client_id client_id = command_client_id(call->command);
	struct refusal used = refusal_of_field("client_id", "used", 0);
	struct store_event row;
	bool same = false;
	if (!client_id_is_set(&client_id))
		return false;
	enum store_result result = store_event_find(batch->core->store, &client_id, person, &row);
	if (result == STORE_NONE)
		return false;
	if (result == STORE_OK)
		result = repeat_compare(batch->core, call->command, &row, &same);
	if (!batch_stored(batch, result))
		return true;
	struct written written = {row.room, row.seq, row.time_ms};
	if (same)
		batch_answer(batch, call, &written);
	else
		batch_refuse(batch, call, &used);
	return true;
}

bool write_decided(struct batch *batch, struct call *call, struct room_entry *room,
	const struct who *who, struct decision *ret_decision)
{
	struct moment moment = moment_of(batch->core);
	struct subject subject;
	struct refusal refusal;
	if (!subject_read(batch, room, call->command, who, &subject))
		return false;
	if (!room_decide(room->state, core_house(batch->core)->state, &subject, call->command, who,
		    &moment, ret_decision, &refusal)) {
		batch_refuse(batch, call, &refusal);
		return false;
	}
	return ret_decision->count == 0 || batch_append(batch, room, ret_decision);
}

void write_answer(struct batch *batch, struct call *call, const struct who *who,
	const struct room_entry *room, const struct decision *decision)
{
	struct written written = {room->id, 0, world_now_ms(batch->core->world)};
	if (decision->count) {
		written.seq = decision->events[0].seq;
		written.time = decision->events[0].time_ms;
	} else if (room_member_role(room->state, who->person) ||
		   who->house_role == MEMBER_ROLE_OWNER) {
		written.seq = room->head;
		written.time = room->state->time_ms;
	}
	batch_answer(batch, call, &written);
}

void write_command(struct batch *batch, struct call *call, const struct who *who)
{
	const struct effect *effect = effect_of(call->command->kind);
	struct decision decision;
	struct room_entry *room;

	call->staged = true;
	if (batch->failed || answered_before(batch, call, who->person))
		return;
	if (effect->prepare && !effect->prepare(batch, call, who))
		return;
	room = room_of(batch, call);
	if (!room || !write_decided(batch, call, room, who, &decision))
		return;
	if (!effect->complete || effect->complete(batch, call, who, room, &decision))
		write_answer(batch, call, who, room, &decision);
}
