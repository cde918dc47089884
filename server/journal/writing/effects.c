/* What commands that write bring about besides the events that were decided: in the same
 * transaction, after the rules have allowed it. */
#include "journal/writing/effects.h"

#include "journal/guests/inviting.h"
#include "journal/house.h"
#include "journal/live/floors.h"
#include "journal/notes/writing.h"
#include "journal/registers/picture.h"
#include "journal/registers/preference.h"
#include "journal/registers/register.h"
#include "journal/signing/joining.h"
#include "journal/signing/passwords.h"
#include "journal/signing/sessions.h"
#include "journal/signing/tokens.h"
#include "journal/writing/cases.h"
#include "journal/writing/inbox.h"
#include "journal/writing/making.h"
#include "journal/writing/marking.h"
#include "journal/writing/meetings.h"
#include "journal/writing/rotation.h"
#include "journal/writing/saved.h"
#include "journal/writing/threads.h"
#include "journal/writing/votes.h"
#include "proto/state.h"

static enum answering make_link(struct batch *batch, struct call *call, const struct who *who,
	struct room_entry *house, const struct decision *decision)
{
	struct person_link_result link = {0};
	char token[DIRECTORY_TOKEN_SIZE + 1];
	uint64_t person = call->command->params.person_link.person;

	(void)house;
	(void)decision;
	if (!batch_stored(batch, directory_make_link(batch->core->directory, person,
					 person == who->person, token, &link.expires)))
		return ANSWER_SETTLED;
	link.token = text_of(token);
	batch_answer(batch, call, &link);
	return ANSWER_SETTLED;
}

/* Who is deactivated is gone at once: no session, no link, no connection remains, and no place in a
 * meeting. */
static enum answering end_deactivated(struct batch *batch, struct call *call, const struct who *who,
	struct room_entry *house, const struct decision *decision)
{
	const struct person_changed *changed = &decision->events[0].body.person_changed;
	(void)call;
	(void)who;
	(void)house;
	if (!decision->count || changed->profile.active)
		return ANSWER_DUE;
	return answer_due_if(batch_stored(batch, directory_drop_links(batch->core->directory,
							 changed->person)) &&
			     meetings_leave_all(batch, changed->person) &&
			     invitations_end(batch, changed->person) &&
			     sessions_end(batch, changed->person, NULL));
}

static enum answering set_status(struct batch *batch, struct call *call, const struct who *who,
	struct room_entry *house, const struct decision *decision)
{
	struct core *core = batch->core;
	const struct status_set_params *params = &call->command->params.status_set;
	const struct register_key key = {who->person, house->id, 0, REGISTER_STATUS};
	BUFFER_AUTO value;
	struct status_changed_params changed = {.status = {
							.person = who->person,
							.has_emoji = params->has_emoji,
							.emoji = params->emoji,
							.text = params->text,
							.has_until = params->has_until,
							.until = params->until,
						}};

	(void)decision;
	buffer_init(&value);
	if (!batch_begin(batch))
		return ANSWER_SETTLED;
	if (params->text.size == 0 && params->emoji.size == 0) {
		if (!batch_stored(batch, register_drop(core->store, &key)))
			return ANSWER_SETTLED;
	} else {
		status_encode(&changed.status, &value);
		if (!batch_stored(batch,
			    register_put(core->store, core->vault, &key, value.data, value.size)))
			return ANSWER_SETTLED;
	}
	batch_tell_room(batch, house->id, NOTIFICATION_STATUS_CHANGED, &changed, true);
	return ANSWER_DUE;
}

static enum answering make_invitation(struct batch *batch, struct call *call, const struct who *who,
	struct room_entry *house, const struct decision *decision)
{
	const struct invitation_make_params *params = &call->command->params.invitation_make;
	const struct invitation_made *made = &decision->events[0].body.invitation_made;
	struct directory_invitation invitation = {.id = made->invitation,
		.made_by = who->person,
		.role = (int)made->role,
		.uses = (unsigned)made->uses,
		.expires_ms = made->expires,
		.note = params->has_note ? params->note : text_of("")};
	struct invitation_make_result result = {
		.invitation = made->invitation, .expires = made->expires};
	char token[DIRECTORY_TOKEN_SIZE + 1];

	(void)house;
	if (!batch_stored(
		    batch, directory_make_invitation(batch->core->directory, &invitation, token)))
		return ANSWER_SETTLED;
	result.token = text_of(token);
	batch_answer(batch, call, &result);
	return ANSWER_SETTLED;
}

static enum answering revoke_invitation(struct batch *batch, struct call *call,
	const struct who *who, struct room_entry *house, const struct decision *decision)
{
	(void)call;
	(void)who;
	(void)house;
	return answer_due_if(batch_stored(
		batch, directory_drop_invitation(batch->core->directory,
			       decision->events[0].body.invitation_revoked.invitation)));
}

static enum answering tell_house(struct batch *batch, struct call *call, const struct who *who,
	struct room_entry *house, const struct decision *decision)
{
	(void)call;
	(void)who;
	(void)house;
	if (!decision->count)
		return ANSWER_DUE;
	if (decision->events[0].body.house_changed.has_was && !sessions_limit(batch))
		return ANSWER_SETTLED;
	return answer_due_if(batch_stored(batch, house_tell(&batch->run, batch->core)));
}

/* What is left out stays as it was. */
static enum answering set_preference(struct batch *batch, struct call *call, const struct who *who,
	struct room_entry *room, const struct decision *decision)
{
	struct core *core = batch->core;
	const struct room_prefer_params *params = &call->command->params.room_prefer;
	ARENA_AUTO arena;
	struct room_preferred_params told = {.room = room->id};
	struct preference *preference = &told.preference;

	(void)decision;
	arena_init(&arena);
	if (!batch_begin(batch) ||
		!batch_stored(batch, preference_get(core->store, core->vault, who->person, room->id,
					     &arena, preference)))
		return ANSWER_SETTLED;
	if (params->has_level)
		preference->level = params->level;
	if (params->has_favourite)
		preference->favourite = params->favourite;
	if (params->has_section)
		preference->section = params->section;
	if (params->has_hidden)
		preference->hidden = params->hidden;
	if (!batch_stored(batch,
		    preference_put(core->store, core->vault, who->person, room->id, preference)))
		return ANSWER_SETTLED;
	batch_tell_person(batch, who->person, call->connection, NOTIFICATION_ROOM_PREFERRED, &told);
	return ANSWER_DUE;
}

static const struct effect effects[COMMAND_COUNT] = {
	[COMMAND_ROOM_CREATE] = {.complete = channel_begin},
	[COMMAND_ROOM_CHANGE] = {.complete = channel_list},
	[COMMAND_ROOM_DELETE] = {.complete = channel_delete},
	[COMMAND_CONVERSATION_OPEN] = {.complete = conversation_begin},
	[COMMAND_CASE_OPEN] = {.complete = case_begin},
	[COMMAND_ROOM_JOIN] = {.complete = mark_newcomers},
	[COMMAND_ROOM_INVITE] = {.complete = mark_newcomers},
	[COMMAND_ROOM_PREFER] = {.complete = set_preference},
	[COMMAND_ROOM_MARK] = {.complete = mark_room},
	[COMMAND_ROOMS_MARK] = {.complete = mark_rooms},
	[COMMAND_THREAD_MARK] = {.complete = thread_mark},
	[COMMAND_THREAD_FOLLOW] = {.complete = thread_follow},
	[COMMAND_FLOOR_RAISE] = {.complete = floor_complete},
	[COMMAND_FLOOR_LOWER] = {.complete = floor_complete},
	[COMMAND_FLOOR_GIVE] = {.complete = floor_complete},
	[COMMAND_FLOOR_END] = {.complete = floor_complete},
	[COMMAND_FLOOR_BACK] = {.complete = floor_complete},
	[COMMAND_FLOOR_MOVE] = {.complete = floor_complete},
	[COMMAND_FLOOR_CLOSE] = {.complete = floor_complete},
	[COMMAND_FLOOR_PASS] = {.complete = floor_complete},
	[COMMAND_FLOOR_CHECK] = {.complete = floor_complete},
	[COMMAND_FLOOR_READY] = {.complete = floor_complete},
	[COMMAND_POLL_CLOSE] = {.prepare = poll_prepare},
	[COMMAND_POLL_VOTE] = {.prepare = poll_prepare, .complete = poll_vote},
	[COMMAND_NOTE_WRITE] = {.prepare = note_prepare, .complete = note_complete},
	[COMMAND_GUEST_INVITE] = {.prepare = guest_prepare, .complete = guest_invite},
	[COMMAND_GUEST_LINK] = {.complete = guest_link},
	[COMMAND_GUEST_ADMIT] = {.prepare = guest_prepare},
	[COMMAND_HOUSE_CHANGE] = {.complete = tell_house},
	[COMMAND_KEY_ROTATE] = {.prepare = rotation_prepare, .complete = rotation_begin},
	[COMMAND_INBOX_DONE] = {.complete = inbox_done},
	[COMMAND_SAVED_PUT] = {.complete = saved_put},
	[COMMAND_SAVED_DROP] = {.complete = saved_drop},
	[COMMAND_PERSON_LINK] = {.complete = make_link},
	[COMMAND_PERSON_CHANGE] = {.complete = end_deactivated},
	[COMMAND_PROFILE_CHANGE] = {.prepare = case_rename_prepare, .complete = case_rename},
	[COMMAND_PASSWORD_SET] = {.prepare = password_prepare, .complete = password_complete},
	[COMMAND_SESSION_END] = {.complete = session_end_complete},
	[COMMAND_PICTURE_SET] = {.complete = picture_put},
	[COMMAND_STATUS_SET] = {.complete = set_status},
	[COMMAND_INVITATION_MAKE] = {.complete = make_invitation},
	[COMMAND_INVITATION_REVOKE] = {.complete = revoke_invitation},
	[COMMAND_TOKEN_MAKE] = {.complete = token_make},
	[COMMAND_TOKEN_REVOKE] = {.complete = token_revoke},
};

const struct effect *effect_of(enum command_kind kind)
{
	return &effects[kind];
}
