/* Commands that are said again. */
#include "journal/procedures.h"

#include "journal/load.h"
#include "proto/event.h"
#include "proto/gen/limits.h"

#include <string.h>

struct comparing {
	struct core *core;
	const struct command *command;
	uint64_t room;
	bool same;
};

static bool same_text(bool asked, struct text wanted, struct text written)
{
	if (!asked || wanted.size != written.size)
		return !asked;
	return wanted.size == 0 || memcmp(wanted.data, written.data, wanted.size) == 0;
}

static bool says_person(
	const struct person_change_params *params, const struct person_changed *said)
{
	return said->person == params->person &&
	       (!params->has_role || params->role == said->role) &&
	       (!params->has_active || params->active == said->profile.active);
}

static bool says_profile(
	const struct profile_change_params *params, const struct person_changed *said)
{
	const struct profile *profile = &said->profile;
	return said->person == params->person &&
	       same_text(params->has_name, params->name, profile->name) &&
	       same_text(params->has_email, params->email, profile->email) &&
	       same_text(params->has_position, params->position, profile->position) &&
	       same_text(params->has_place, params->place, profile->place) &&
	       same_text(params->has_time_zone, params->time_zone, profile->time_zone);
}

static bool says_picture(
	const struct picture_set_params *params, uint64_t person, const union event_body *said)
{
	bool wanted = params->data.size > 0;
	if (!person)
		return wanted == said->house_changed.house.has_logo;
	return person == said->person_changed.person &&
	       wanted == said->person_changed.profile.has_picture;
}

static bool says_group(const struct group_make_params *params, const struct group *said)
{
	return same_text(true, params->handle, said->handle) &&
	       same_text(true, params->title, said->title);
}

static bool says_group_change(const struct group_change_params *params, const struct group *said)
{
	return params->group == said->group &&
	       same_text(params->has_handle, params->handle, said->handle) &&
	       same_text(params->has_title, params->title, said->title);
}

/* Whether the event says what the command asks for: where its kind, its room and what it refers to
 * do not tell one command from another. */
static bool says(const struct command *command, uint64_t author, const union event_body *body)
{
	switch (command->kind) {
	case COMMAND_PERSON_CHANGE:
		return says_person(&command->params.person_change, &body->person_changed);
	case COMMAND_PROFILE_CHANGE:
		return says_profile(&command->params.profile_change, &body->person_changed);
	case COMMAND_PICTURE_SET:
		return says_picture(&command->params.picture_set, command_person(command), body);
	case COMMAND_GROUP_MAKE:
		return says_group(&command->params.group_make, &body->group_changed.group);
	case COMMAND_GROUP_CHANGE:
		return says_group_change(&command->params.group_change, &body->group_changed.group);
	case COMMAND_ROOM_LEAVE:
		return body->member_left.person == author;
	case COMMAND_MEMBER_REMOVE:
		return body->member_left.person == command_person(command);
	case COMMAND_MEMBER_CHANGE:
		return body->member_changed.person == command_person(command);
	case COMMAND_ROOM_CREATE:
		return body->room_created.kind == ROOM_KIND_CHANNEL;
	case COMMAND_CONVERSATION_OPEN:
		return body->room_created.kind == ROOM_KIND_CONVERSATION;
	default:
		return true;
	}
}

static bool compare(void *cookie, const struct store_event *row)
{
	struct comparing *comparing = cookie;
	BUFFER_AUTO plain;
	ARENA_AUTO arena;
	union event_body body;
	struct seal_label label = seal_label_of(comparing->room, row);

	buffer_init(&plain);
	arena_init(&arena);
	/* Of a body that was erased or does not open nothing more can be known. */
	if (!row->body ||
		!vault_unseal(comparing->core->vault, &label, row->body, row->body_size, &plain) ||
		!event_decode_body(
			(enum event_kind)row->kind, plain.data, plain.size, &arena, &body))
		return false;
	comparing->same = says(comparing->command, row->author, &body);
	return false;
}

/* The conversation of those the command names. */
static uint64_t conversation_of(struct core *core, const struct command *command, uint64_t person)
{
	uint64_t people[PROTO_CONVERSATION_MAX + 1];
	size_t count =
		conversation_people(&command->params.conversation_open.people, person, people);
	return vault_derive_id(core->vault, people, count);
}

/* What keeps the command's client id. */
static enum event_kind kind_written(const struct command *command)
{
	if (command->kind == COMMAND_PICTURE_SET && !command_person(command))
		return EVENT_HOUSE_CHANGED;
	return command_info(command->kind)->writes;
}

static bool is_where(
	struct core *core, const struct command *command, const struct store_event *row)
{
	if (command->kind == COMMAND_CONVERSATION_OPEN)
		return row->room == conversation_of(core, command, row->author);
	return command_info(command->kind)->in_house || row->room == command_room(command);
}

enum store_result repeat_compare(struct core *core, const struct command *command,
	const struct store_event *row, bool *ret_same)
{
	const struct event_info *event = event_info(row->kind);
	struct comparing comparing = {core, command, row->room, true};

	*ret_same = false;
	if (row->kind != (int)kind_written(command) || !event || !is_where(core, command, row) ||
		(event->replaces != REPLACES_NOTHING && row->ref != command_subject(command)))
		return STORE_OK;
	enum store_result result =
		store_events_each(core->store, row->room, row->seq, row->seq, compare, &comparing);
	*ret_same = comparing.same;
	return result;
}
