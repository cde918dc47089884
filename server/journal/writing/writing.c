#include "journal/writing/writing.h"

#include "base/memory.h"
#include "journal/writing/cases.h"
#include "journal/writing/effects.h"
#include "journal/writing/repeat.h"
#include "journal/writing/subject.h"

/* Where a command's first event came to stand: the result of every command that writes and is not
 * answered by its effect, so one struct serves them all. */
struct written {
	uint64_t room;
	uint64_t seq;
	int64_t time;
};

static void answer_written(struct batch *batch, struct call *call, const struct written *written)
{
	if (command_result_size(call->command->kind) != sizeof(*written))
		BUG("a command that writes answers with something else");
	batch_answer(batch, call, written);
}

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
		answer_written(batch, call, &written);
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
	ARENA_AUTO arena;
	arena_init(&arena);
	if (!subject_read(batch, room, call->command, who, &arena, &subject))
		return false;
	if (!room_decide(room->state, core_house(batch->core)->state, &subject, call->command, who,
		    &moment, ret_decision, &refusal)) {
		batch_refuse(batch, call, &refusal);
		return false;
	}
	return case_append(batch, call, room, who, ret_decision);
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
	answer_written(batch, call, &written);
}

void write_command(struct batch *batch, struct call *call, const struct who *who)
{
	const struct effect *effect = effect_of(call->command->kind);
	struct decision decision;
	struct room_entry *room;

	call->staged = true;
	if (batch->failed || answered_before(batch, call, who->person))
		return;
	if (effect->prepare && effect->prepare(batch, call, who) == ANSWER_SETTLED)
		return;
	room = room_of(batch, call);
	if (!room || !write_decided(batch, call, room, who, &decision))
		return;
	if (!effect->complete || effect->complete(batch, call, who, room, &decision) == ANSWER_DUE)
		write_answer(batch, call, who, room, &decision);
}
