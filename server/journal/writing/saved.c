#include "journal/writing/saved.h"

#include "base/limits.h"
#include "journal/writing/inbox.h"
#include "proto/gen/limits.h"

/* Of the records that are sealed for a room; stored on disk: never renumber. */
enum { RECORD_SAVED_NOTE = 1 };

static struct seal_label label_of(const struct store_saved *saved)
{
	return (struct seal_label){.purpose = SEAL_RECORD,
		.room = saved->room,
		.seq = saved->seq,
		.author = saved->person,
		.kind = RECORD_SAVED_NOTE};
}

bool saved_open_note(struct vault *vault, const struct store_saved *saved, struct buffer *ret_note)
{
	struct seal_label label = label_of(saved);
	return vault_unseal(vault, &label, saved->note, saved->note_size, ret_note);
}

static bool add_ref(void *cookie, const struct store_saved *saved)
{
	struct saved_ref_list *list = cookie;
	list->items[list->count++] = (struct saved_ref){.room = saved->room,
		.message = saved->seq,
		.has_due = saved->due_ms != 0,
		.due = saved->due_ms};
	return true;
}

enum store_result saved_refs(
	struct store *store, uint64_t person, struct arena *arena, struct saved_ref_list *ret_list)
{
	unsigned count;
	enum store_result result = store_saved_count(store, person, 0, 0, &count);
	if (result != STORE_OK)
		return result;
	*ret_list = (struct saved_ref_list){
		0, arena_new(arena, (count + 1) * sizeof(*ret_list->items))};
	return store_saved_each(store, person, 0, count, add_ref, ret_list);
}

static bool take_due(void *cookie, const struct store_saved *saved)
{
	*(int64_t *)cookie = saved->due_ms;
	return false;
}

enum store_result saved_next_due(struct store *store, int64_t *ret_due_ms)
{
	int64_t due_ms = INT64_MAX;
	enum store_result result = store_saved_due(store, INT64_MAX, 1, take_due, &due_ms);
	if (result == STORE_OK)
		*ret_due_ms = due_ms;
	return result;
}

static void tell(struct batch *batch, const struct store_saved *saved, uint64_t but_connection,
	bool is_saved)
{
	struct saved_changed_params changed = {.room = saved->room,
		.message = saved->seq,
		.saved = is_saved,
		.has_due = saved->due_ms != 0,
		.due = saved->due_ms};
	batch_tell_person(
		batch, saved->person, but_connection, NOTIFICATION_SAVED_CHANGED, &changed);
}

enum answering saved_put(struct batch *batch, struct call *call, const struct who *who,
	struct room_entry *room, const struct decision *decision)
{
	const struct saved_put_params *params = &call->command->params.saved_put;
	struct core *core = batch->core;
	BUFFER_AUTO note;
	struct store_saved saved = {.person = who->person,
		.room = room->id,
		.seq = params->message,
		.saved_ms = world_now_ms(core->world),
		.due_ms = params->has_due ? params->due : 0};
	struct seal_label label = label_of(&saved);

	(void)decision;
	buffer_init(&note);
	if (params->has_note) {
		vault_seal(core->vault, &label, params->note.data, params->note.size, &note);
		saved.note = note.data;
		saved.note_size = note.size;
	}
	if (!batch_begin(batch) || !batch_stored(batch, store_saved_put(core->store, &saved)))
		return ANSWER_SETTLED;
	if (saved.due_ms && saved.due_ms < core->reminder_ms)
		core->reminder_ms = saved.due_ms;
	tell(batch, &saved, call->connection, true);
	return ANSWER_DUE;
}

enum answering saved_drop(struct batch *batch, struct call *call, const struct who *who,
	struct room_entry *house, const struct decision *decision)
{
	const struct saved_drop_params *params = &call->command->params.saved_drop;
	struct store_saved saved = {
		.person = who->person, .room = params->room, .seq = params->message};

	(void)house;
	(void)decision;
	if (!batch_begin(batch))
		return ANSWER_SETTLED;
	enum store_result result =
		store_saved_drop(batch->core->store, saved.person, saved.room, saved.seq);
	if (result == STORE_NONE)
		return ANSWER_DUE;
	if (!batch_stored(batch, result))
		return ANSWER_SETTLED;
	tell(batch, &saved, call->connection, false);
	return ANSWER_DUE;
}

int64_t reminders_next_ms(const struct core *core)
{
	return core->reminder_ms;
}

/* Whether its person can still read the message. False with a failed batch: it cannot be said. */
static bool is_there(
	struct batch *batch, const struct store_saved *saved, struct store_event *ret_row)
{
	struct core *core = batch->core;
	const struct room_entry *room = rooms_peek(&core->rooms, saved->room);
	const struct joined_room *joined =
		room ? joined_find(&core->rooms.joined, saved->person, room) : NULL;
	if (!joined || saved->seq < joined->since)
		return false;
	enum store_result result = store_event_get(core->store, saved->room, saved->seq, ret_row);
	if (result == STORE_NONE || result == STORE_DAMAGED || !batch_stored(batch, result))
		return false;
	return ret_row->body != NULL;
}

static bool remind(struct batch *batch, struct store_saved *saved)
{
	struct store_event row;
	if (!batch_begin(batch) ||
		!batch_stored(batch, store_saved_remind(batch->core->store, saved->person,
					     saved->room, saved->seq)))
		return false;
	saved->due_ms = 0;
	tell(batch, saved, 0, true);
	if (is_there(batch, saved, &row))
		return inbox_remind(batch, saved->person, &row);
	return !batch->failed;
}

struct due_list {
	struct store_saved items[LIMIT_REMINDERS];
	size_t count;
};

static bool gather(void *cookie, const struct store_saved *saved)
{
	struct due_list *list = cookie;
	list->items[list->count] = *saved;
	list->items[list->count++].note = NULL;
	return true;
}

/* When the next is due is read only where nothing is any more: what this batch says may not come
 * true. */
void reminders_send(struct batch *batch, int64_t now_ms)
{
	struct core *core = batch->core;
	struct due_list due = {.count = 0};
	if (!batch_stored(
		    batch, store_saved_due(core->store, now_ms, LIMIT_REMINDERS, gather, &due)))
		return;
	if (due.count == 0 && !batch_stored(batch, saved_next_due(core->store, &core->reminder_ms)))
		return;
	for (size_t i = 0; i < due.count; i++)
		if (!remind(batch, &due.items[i]))
			return;
}
