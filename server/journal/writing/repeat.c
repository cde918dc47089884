/* Commands that are said again. */
#include "journal/writing/repeat.h"

#include "journal/load.h"
#include "journal/writing/making.h"
#include "proto/event.h"
#include "proto/gen/limits.h"
#include "room/decide.h"
#include "room/meetings.h"

struct comparing {
	struct core *core;
	const struct command *command;
	uint64_t room, author; /* where it was written, and by whom */
	bool same;
};

/* What was not asked for may be anything. */
static bool same_text(bool asked, struct text wanted, struct text written)
{
	return !asked || text_is_same(wanted, written);
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

static bool same_people(
	bool asked, const struct person_ref_list *wanted, const struct person_ref_list *written)
{
	if (!asked || wanted->count != written->count)
		return !asked;
	for (size_t i = 0; i < wanted->count; i++)
		if (wanted->items[i].person != written->items[i].person)
			return false;
	return true;
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
	return text_is_same(params->handle, said->handle) &&
	       text_is_same(params->title, said->title) &&
	       same_people(true, &params->people, &said->people);
}

static bool says_group_change(const struct group_change_params *params, const struct group *said)
{
	return params->group == said->group &&
	       same_text(params->has_handle, params->handle, said->handle) &&
	       same_text(params->has_title, params->title, said->title) &&
	       same_people(params->has_people, &params->people, &said->people);
}

static bool is_named(const struct person_ref_list *named, uint64_t person)
{
	for (size_t i = 0; i < named->count; i++)
		if (named->items[i].person == person)
			return true;
	return false;
}

static bool has_come(const struct joiner_list *joined, uint64_t person)
{
	for (size_t i = 0; i < joined->count; i++)
		if (joined->items[i].person == person)
			return true;
	return false;
}

/* What it asks for is so already. */
static bool says_case(const struct case_change_params *params, const struct case_sheet *said)
{
	struct event event = {.kind = EVENT_CASE_CHANGED, .body.case_changed.sheet = *said};
	struct event asked = event;
	case_put(params, &asked.body.case_changed.sheet);
	return event_says_same(&event, &asked);
}

/* Whoever came was named; whoever was named and did not come is a member besides. */
static bool says_invited(const struct comparing *comparing, const struct joiner_list *joined)
{
	struct rooms *rooms = &comparing->core->rooms;
	const struct person_ref_list *named = &comparing->command->params.room_invite.people;
	const struct room_entry *room = rooms_peek(rooms, comparing->room);
	for (size_t i = 0; i < joined->count; i++)
		if (!is_named(named, joined->items[i].person))
			return false;
	for (size_t i = 0; room && i < named->count; i++) {
		uint64_t person = named->items[i].person;
		if (!has_come(joined, person) && !joined_role(&rooms->joined, person, room))
			return false;
	}
	return true;
}

/* Where a meeting has come to by a command. */
static bool says_run(const struct command *command, const struct meeting_run *said)
{
	const union command_params *params = &command->params;
	int64_t at = said->has_item ? said->item : 0;
	switch (command->kind) {
	case COMMAND_MEETING_CANCEL:
		return said->phase == MEETING_PHASE_CANCELLED;
	case COMMAND_MEETING_RUN:
		return said->phase == params->meeting_run.phase;
	case COMMAND_MEETING_GO:
		return params->meeting_go.has_item ? at == params->meeting_go.item
						   : at != params->meeting_go.seen;
	case COMMAND_MEETING_UNDO:
		return at && at != params->meeting_undo.seen && !said->has_back;
	case COMMAND_MEETING_EXTEND:
		return at == params->meeting_extend.seen;
	default:
		return said->has_moderator && said->moderator == command_person(command);
	}
}

static bool says_item(const struct agenda_change_params *params, const struct agenda_item *said)
{
	return said && same_text(params->has_title, params->title, said->title) &&
	       same_text(params->has_outcome, params->outcome, said->outcome) &&
	       (!params->has_minutes || params->minutes == said->minutes) &&
	       (!params->has_turn_s || params->turn_s == (said->has_turn_s ? said->turn_s : 0)) &&
	       (!params->has_state || params->state == said->state);
}

/* The last, or before the other one. */
static bool says_place(const struct agenda_move_params *params, const struct agenda *said)
{
	const struct agenda_item *item = agenda_find(said, params->item);
	const struct agenda_item *end = said->items.items + said->items.count;
	if (!item || item + 1 == end)
		return item && !params->has_before;
	return params->has_before && item[1].item == params->before;
}

/* What an agenda has become by a command. */
static bool says_agenda(const struct command *command, const struct agenda *said)
{
	const union command_params *params = &command->params;
	const struct agenda_item *item;
	switch (command->kind) {
	case COMMAND_AGENDA_ADD:
		item = agenda_find(said, said->made);
		return item && text_is_same(params->agenda_add.draft.title, item->title);
	case COMMAND_AGENDA_CHANGE:
		return says_item(
			&params->agenda_change, agenda_find(said, params->agenda_change.item));
	case COMMAND_AGENDA_MOVE:
		return says_place(&params->agenda_move, said);
	default:
		return !agenda_find(said, params->agenda_remove.item);
	}
}

static bool says_answer(
	const struct minutes_answer_params *params, const struct minutes_answered *said)
{
	return params->approves == said->approves && text_is_same(params->text, said->text);
}

static bool says_amendment(
	const struct minutes_amend_params *params, const struct minutes_amended *said)
{
	return params->has_item == said->has_item && params->item == said->item &&
	       text_is_same(params->before, said->before) &&
	       text_is_same(params->after, said->after);
}

/* What became of a guest by a command. */
static bool says_guest(uint64_t wanted, enum guest_state state, const struct guest *said)
{
	return said->guest == wanted && said->state == state;
}

/* Whether the event says what the command asks for: where its kind, its room and what it refers to
 * do not tell one command from another. */
static bool says(const struct comparing *comparing, const union event_body *body)
{
	const struct command *command = comparing->command;
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
		return body->member_left.person == comparing->author;
	case COMMAND_ROOM_INVITE:
		return says_invited(comparing, &body->member_joined.members);
	case COMMAND_MEMBER_REMOVE:
		return body->member_left.person == command_person(command);
	case COMMAND_MEMBER_CHANGE:
		return body->member_changed.person == command_person(command) &&
		       body->member_changed.role == command->params.member_change.role;
	case COMMAND_ROOM_CREATE:
		return body->room_created.kind == ROOM_KIND_CHANNEL;
	case COMMAND_CASE_OPEN:
		return body->room_created.kind == ROOM_KIND_BACKSTAGE &&
		       text_is_same(
			       command->params.case_open.title, body->room_created.settings.title);
	case COMMAND_CASE_CHANGE:
		return says_case(&command->params.case_change, &body->case_changed.sheet);
	case COMMAND_GUEST_ADMIT:
		return says_guest(command->params.guest_admit.guest, GUEST_STATE_ADMITTED,
			&body->guest_changed.guest);
	case COMMAND_GUEST_REFUSE:
		return says_guest(command->params.guest_refuse.guest, GUEST_STATE_REFUSED,
			&body->guest_changed.guest);
	case COMMAND_GUEST_REMOVE:
		return says_guest(command->params.guest_remove.guest, GUEST_STATE_REMOVED,
			&body->guest_changed.guest);
	case COMMAND_GUEST_DOOR:
		return !command->params.guest_door.has_message ||
		       text_is_same(
			       command->params.guest_door.message, body->door_changed.door.message);
	case COMMAND_CONVERSATION_OPEN:
		return body->room_created.kind == ROOM_KIND_CONVERSATION;
	case COMMAND_MEETING_CANCEL:
	case COMMAND_MEETING_RUN:
	case COMMAND_MEETING_GO:
	case COMMAND_MEETING_UNDO:
	case COMMAND_MEETING_EXTEND:
	case COMMAND_MEETING_MODERATE:
		return says_run(command, &body->meeting_moved.run);
	case COMMAND_MEETING_ANSWER:
		return body->meeting_answered.answer == command->params.meeting_answer.answer;
	case COMMAND_MEETING_ATTEND:
		return body->meeting_attended.here == command->params.meeting_attend.here;
	case COMMAND_AGENDA_ADD:
	case COMMAND_AGENDA_CHANGE:
	case COMMAND_AGENDA_MOVE:
	case COMMAND_AGENDA_REMOVE:
		return says_agenda(command, &body->agenda_changed.agenda);
	case COMMAND_AGENDA_SUMMARISE:
		return body->agenda_summarised.item == command->params.agenda_summarise.item;
	case COMMAND_MEETING_CALL:
		return body->meeting_called.person == command_person(command);
	case COMMAND_POLL_ASK:
		return text_is_same(
			command->params.poll_ask.asked.question, body->poll_asked.asked.question);
	case COMMAND_PAGE_MAKE:
		return text_is_same(command->params.page_make.title, body->page_made.what.title);
	case COMMAND_PAGE_CHANGE:
		return text_is_same(
			       command->params.page_change.title, body->page_changed.what.title) &&
		       command->params.page_change.archived == body->page_changed.what.archived;
	case COMMAND_MINUTES_ANSWER:
		return says_answer(&command->params.minutes_answer, &body->minutes_answered);
	case COMMAND_MINUTES_AMEND:
		return says_amendment(&command->params.minutes_amend, &body->minutes_amended);
	case COMMAND_MINUTES_ADD:
		return text_is_same(command->params.minutes_add.text, body->minutes_added.text);
	case COMMAND_MINUTES_PRESENT:
	case COMMAND_MINUTES_WITHDRAW:
	case COMMAND_MINUTES_SEAL:
	case COMMAND_DECISION_MAKE:
	case COMMAND_DECISION_CHANGE:
	case COMMAND_TASK_MAKE:
	case COMMAND_TASK_CHANGE:
	case COMMAND_MEETING_PLAN:
	case COMMAND_MEETING_CHANGE:
	case COMMAND_POLL_OPEN:
	case COMMAND_POLL_CLOSE:
	case COMMAND_AGENDA_CONFIRM:
	case COMMAND_MESSAGE_POST:
	case COMMAND_MESSAGE_REPLY:
	case COMMAND_MESSAGE_EDIT:
	case COMMAND_MESSAGE_ERASE:
	case COMMAND_MESSAGE_REACT:
	case COMMAND_MESSAGE_PIN:
	case COMMAND_THREAD_CHANGE:
	case COMMAND_ROOM_CHANGE:
	case COMMAND_HOUSE_CHANGE:
	case COMMAND_PERSON_ADD:
	case COMMAND_KEY_ROTATE:
		return true;
	default: /* not listed above: nothing is taken for its repeat */
		return false;
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
	comparing->same = says(comparing, &body);
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

/* Whether an event of minutes refers to the presenting of the meeting's that the command names. */
static enum store_result refers_to_presented(struct core *core, const struct command *command,
	const struct store_event *row, bool *ret_refers)
{
	struct store_event presented;
	enum store_result result = store_event_get(core->store, row->room, row->ref, &presented);
	*ret_refers = result == STORE_OK && presented.ref == command_subject(command);
	return result == STORE_NONE ? STORE_OK : result;
}

/* Whether an event refers to what the command names, where it refers to anything. */
static enum store_result refers(struct core *core, const struct command *command,
	const struct store_event *row, const struct event_info *event, bool *ret_refers)
{
	if (command->kind == COMMAND_MINUTES_ANSWER || command->kind == COMMAND_MINUTES_WITHDRAW)
		return refers_to_presented(core, command, row, ret_refers);
	*ret_refers =
		!(event_refers(event) || event->alone) || row->ref == command_subject(command);
	return STORE_OK;
}

enum store_result repeat_compare(struct core *core, const struct command *command,
	const struct store_event *row, bool *ret_same)
{
	const struct event_info *event = event_info(row->kind);
	struct comparing comparing = {core, command, row->room, row->author, true};

	bool same = false;

	*ret_same = false;
	if (row->kind != (int)kind_written(command) || !event || !is_where(core, command, row))
		return STORE_OK;
	enum store_result result = refers(core, command, row, event, &same);
	if (result != STORE_OK || !same)
		return result;
	result = store_events_each(core->store, row->room, row->seq, row->seq, compare, &comparing);
	*ret_same = comparing.same;
	return result;
}
