#include "journal/guests/inviting.h"

static bool make_link(struct batch *batch, const struct room_entry *backstage, uint64_t guest,
	int64_t expires_ms, char ret_token[DIRECTORY_TOKEN_SIZE + 1])
{
	const struct directory_guest_link link = {
		.backstage = backstage->id, .guest = guest, .expires_ms = expires_ms};
	return batch_begin(batch) &&
	       batch_stored(
		       batch, directory_make_guest_link(batch->core->directory, &link, ret_token));
}

enum answering guest_invite(struct batch *batch, struct call *call, const struct who *who,
	struct room_entry *backstage, const struct decision *decision)
{
	const struct guest *guest = &decision->events[0].body.guest_changed.guest;
	struct guest_invite_result result = {.guest = guest->guest, .expires = guest->expires};
	char token[DIRECTORY_TOKEN_SIZE + 1];
	(void)who;
	if (!make_link(batch, backstage, guest->guest, guest->expires, token))
		return ANSWER_SETTLED;
	result.token = text_of(token);
	batch_answer(batch, call, &result);
	return ANSWER_SETTLED;
}

enum answering guest_link(struct batch *batch, struct call *call, const struct who *who,
	struct room_entry *backstage, const struct decision *decision)
{
	struct guest_link_result result = {
		.expires = decision->events[0].body.door_changed.door.general};
	char token[DIRECTORY_TOKEN_SIZE + 1];
	(void)who;
	if (!make_link(batch, backstage, 0, result.expires, token))
		return ANSWER_SETTLED;
	result.token = text_of(token);
	batch_answer(batch, call, &result);
	return ANSWER_SETTLED;
}

enum answering guest_prepare(struct batch *batch, struct call *call, const struct who *who)
{
	struct rooms *rooms = &batch->core->rooms;
	const struct room_entry *backstage = rooms_peek(rooms, command_room(call->command));
	struct room_entry *shared;
	(void)who;
	if (!backstage || !backstage->shared ||
		!joined_find(&rooms->joined, who->person, backstage) ||
		rooms_get(rooms, backstage->shared, &shared) == STORE_OK)
		return ANSWER_DUE;
	batch_refuse_with(batch, call, ERROR_UNAVAILABLE);
	return ANSWER_SETTLED;
}
