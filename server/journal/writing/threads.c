/* Threads: what a reply brings about in the transaction it is written in, and how somebody keeps a
 * thread. */
#include "journal/writing/threads.h"

#include "journal/registers/keeping.h"
#include "journal/writing/inbox.h"
#include "proto/gen/limits.h"

/* Keeps it, and tells the person's connections, all but one. */
static bool keep(struct batch *batch, uint64_t person, uint64_t but_connection,
	const struct thread_kept_params *params, const struct kept_thread *kept)
{
	struct core *core = batch->core;
	if (!batch_begin(batch) ||
		!batch_stored(batch, keeping_put(core->store, core->vault, person, params->room,
					     params->message, kept)))
		return false;
	batch_tell_person(batch, person, but_connection, NOTIFICATION_THREAD_KEPT, params);
	return true;
}

/* Keeps it with this mark. */
static bool keep_read(struct batch *batch, uint64_t person, uint64_t but_connection,
	const struct thread_kept_params *params, struct kept_thread *kept)
{
	const struct store_notice thread = {.room = params->room, .thread = params->message};
	uint64_t was = (uint64_t)kept->mark;
	kept->mark = params->mark;
	return keep(batch, person, but_connection, params, kept) &&
	       inbox_thread_read(batch, person, &thread, was, (uint64_t)kept->mark);
}

/* The index is derived from the replies, and written here alone. */
static bool count_in(struct batch *batch, const struct room_entry *room, const struct event *event)
{
	struct store *store = batch->core->store;
	const struct message_erased *erased = &event->body.message_erased;
	if (event->kind == EVENT_MESSAGE_REPLIED)
		return batch_stored(
			batch, store_thread_put(store, room->id, event->ref, EVENT_MESSAGE_REPLIED,
				       (uint64_t)event->body.message_replied.replies));
	if (event->kind == EVENT_MESSAGE_ERASED && erased->has_thread)
		return batch_stored(
			batch, store_thread_put(store, room->id, erased->thread,
				       EVENT_MESSAGE_REPLIED, (uint64_t)erased->replies));
	return true;
}

/* Lets somebody follow who can see the root and has not said how they want to have the thread.
 * Whoever replies has read it so far, others have to read it from this reply on. */
static bool follow(struct batch *batch, const struct room_entry *room, const struct event *reply,
	uint64_t person)
{
	struct core *core = batch->core;
	struct kept_thread kept;
	bool own = person == reply->author;
	if (!room_member_role(room->state, person) ||
		reply->ref < room_member_since(room->state, person))
		return true;
	if (!batch_stored(batch,
		    keeping_get(core->store, core->vault, person, room->id, reply->ref, &kept)))
		return false;
	if (kept.has_level && !own)
		return true;
	if (!kept.has_level) {
		kept.has_level = true;
		kept.level = THREAD_LEVEL_FOLLOWING;
	}
	int64_t read = (int64_t)reply->seq - !own;
	const struct thread_kept_params params = {.room = room->id,
		.message = reply->ref,
		.mark = kept.mark < read ? read : kept.mark,
		.level = kept.level};
	return keep_read(batch, person, 0, &params, &kept);
}

/* Whoever replies, whose message it is, and who is called upon by name; groups and all are too
 * many to be reminded of every reply for that. */
static bool let_follow(
	struct batch *batch, const struct room_entry *room, const struct event *reply)
{
	const struct message_replied *body = &reply->body.message_replied;
	struct store_event root;
	if (!follow(batch, room, reply, reply->author) ||
		!batch_stored(
			batch, store_event_get(batch->core->store, room->id, reply->ref, &root)) ||
		(root.author != reply->author && !follow(batch, room, reply, root.author)))
		return false;
	for (size_t i = 0; body->has_mentions && i < body->mentions.count; i++) {
		const struct mention *mention = &body->mentions.items[i];
		if (mention->kind == MENTION_KIND_PERSON && mention->id != reply->author &&
			!follow(batch, room, reply, mention->id))
			return false;
	}
	return true;
}

bool thread_note(struct batch *batch, struct room_entry *room, const struct event *event)
{
	if (!count_in(batch, room, event))
		return false;
	return event->kind != EVENT_MESSAGE_REPLIED || let_follow(batch, room, event);
}

/* What the mark leaves unread. */
static bool count_unread(struct batch *batch, const struct room_entry *room, uint64_t person,
	struct thread_kept_params *kept)
{
	unsigned unread = 0;
	if (!batch_stored(batch, store_answers_count(batch->core->store, room->id, kept->message,
					 EVENT_MESSAGE_REPLIED, (uint64_t)kept->mark, room->head,
					 person, PROTO_UNREAD_MAX, &unread)))
		return false;
	kept->has_unread = kept->has_head = true;
	kept->unread = unread;
	kept->head = room->head;
	return true;
}

enum answering thread_mark(struct batch *batch, struct call *call, const struct who *who,
	struct room_entry *room, const struct decision *decision)
{
	struct core *core = batch->core;
	const struct thread_mark_params *params = &call->command->params.thread_mark;
	struct kept_thread kept;

	(void)decision;
	if (!batch_stored(batch, keeping_get(core->store, core->vault, who->person, room->id,
					 params->message, &kept)))
		return ANSWER_SETTLED;
	struct thread_kept_params told = {.room = room->id,
		.message = params->message,
		.mark = params->seq,
		.level = keeping_level(&kept)};
	if (!count_unread(batch, room, who->person, &told) ||
		!keep_read(batch, who->person, call->connection, &told, &kept))
		return ANSWER_SETTLED;
	const struct thread_mark_result result = {
		room->id, told.mark, world_now_ms(core->world), told.unread, told.head};
	batch_answer(batch, call, &result);
	return ANSWER_SETTLED;
}

enum answering thread_follow(struct batch *batch, struct call *call, const struct who *who,
	struct room_entry *room, const struct decision *decision)
{
	struct core *core = batch->core;
	const struct thread_follow_params *params = &call->command->params.thread_follow;
	struct kept_thread kept;

	(void)decision;
	if (!batch_stored(batch, keeping_get(core->store, core->vault, who->person, room->id,
					 params->message, &kept)))
		return ANSWER_SETTLED;
	kept.has_level = true;
	kept.level = params->level;
	struct thread_kept_params told = {.room = room->id,
		.message = params->message,
		.mark = kept.mark,
		.level = kept.level};
	return answer_due_if(count_unread(batch, room, who->person, &told) &&
			     keep(batch, who->person, call->connection, &told, &kept));
}
