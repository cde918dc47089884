/* What the rules must know of what lies outside the room's state. */
#include "journal/writing/subject.h"

#include "journal/live/polls.h"
#include "journal/load.h"
#include "journal/minutes/deciding.h"
#include "journal/notes/place.h"
#include "journal/notes/writing.h"
#include "journal/pages.h"
#include "journal/reading/thread_page.h"
#include "journal/signing/joining.h"
#include "journal/signing/tokens.h"
#include "journal/writing/case_subject.h"
#include "journal/writing/making.h"
#include "journal/writing/meetings.h"
#include "journal/writing/people_subject.h"
#include "proto/gen/limits.h"
#include "room/meetings.h"
#include "room/polls.h"
#include "room/tasks.h"
#include "store/records.h"

bool subject_read_row(struct batch *batch, const struct room_entry *room, uint64_t seq,
	struct subject *ret_subject)
{
	struct store_event row;
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
		.time_ms = row.time_ms,
		.erased = row.body == NULL,
		.root = row.answers ? row.ref : 0,
	};
	return true;
}

/* What stands in the thread of a message, or in that which it is a reply in. */
static bool look_at_thread(
	struct batch *batch, const struct room_entry *room, struct subject *subject)
{
	struct store *store = batch->core->store;
	const struct window now = {.room = room->id, .head = room->head};
	const struct window before = {.room = room->id, .head = subject->seq - 1};
	uint64_t root = subject->root ? subject->root : subject->seq;
	struct store_thread thread, others;
	if (!batch_stored(batch, thread_at(store, &now, root, &thread)))
		return false;
	others = thread;
	if (thread.last == subject->seq &&
		!batch_stored(batch, thread_at(store, &before, root, &others)))
		return false;
	subject->replies = thread.replies;
	subject->last = others.last;
	subject->last_time_ms = others.time_ms;
	return true;
}

/* Whether nothing was said in a room since it began: that somebody made it, and who is in it. */
static bool is_silent(const struct room_entry *room)
{
	enum { BEGINNING = 2 };
	return room->kind == ROOM_KIND_CONVERSATION && room->head <= BEGINNING;
}

/* How many such conversations somebody has begun. */
static bool count_silent(struct batch *batch, uint64_t person, unsigned *ret_count)
{
	struct core *core = batch->core;
	struct store_event first;
	size_t count;
	const struct joined_room *rooms = joined_rooms(&core->rooms.joined, person, &count);
	*ret_count = 0;
	for (size_t i = 0; i < count; i++) {
		if (!is_silent(rooms[i].room))
			continue;
		enum store_result result =
			store_event_get(core->store, rooms[i].room->id, 1, &first);
		if (result != STORE_NONE && !batch_stored(batch, result))
			return false;
		*ret_count += result == STORE_OK && first.author == person;
	}
	return true;
}

/* Those who would be in a conversation, whoever asks among them. */
static bool look_at_conversation(struct batch *batch, const struct command *command,
	const struct who *who, struct subject *subject)
{
	struct core *core = batch->core;
	uint64_t people[PROTO_CONVERSATION_MAX + 1];
	const struct person_ref_list *named = &command->params.conversation_open.people;
	subject->count = (unsigned)conversation_people(named, who->person, people);
	uint64_t id = vault_derive_id(core->vault, people, subject->count);
	const struct room_entry *room = rooms_peek(&core->rooms, id);
	people_look_at_all(core, room, 1, who, named, subject);
	people_look_at(core, room, 1, who, who->person, subject);
	return room || count_silent(batch, who->person, &subject->silent);
}

/* A message may be forwarded by those who can read it where it was said, and as it was said. */
static bool look_at_source(
	struct batch *batch, const struct source *source, uint64_t person, struct subject *subject)
{
	struct core *core = batch->core;
	struct room_entry *room;
	struct subject said = {0};
	subject->untrue_source = true;
	enum store_result result = rooms_get(&core->rooms, source->room, &room);
	if (result != STORE_OK || !room_member_role(room->state, person) ||
		source->message < room_member_since(room->state, person))
		return true;
	if (!subject_read_row(batch, room, source->message, &said))
		return false;
	subject->untrue_source = !said.exists || said.erased || !is_message(said.kind) ||
				 said.author != source->author || said.time_ms != source->time;
	return true;
}

static bool look_at_saved(struct batch *batch, const struct room_entry *room, uint64_t seq,
	uint64_t person, struct subject *subject)
{
	return subject_read_row(batch, room, seq, subject) &&
	       batch_stored(batch, store_saved_count(batch->core->store, person, room->id, seq,
					   &subject->count));
}

/* Who could take a meeting over: the first who is connected, if its moderator is not. */
static void look_at_moderation(
	const struct core *core, const struct room *room, struct subject *subject)
{
	uint64_t heirs[PROTO_MEETING_ANSWERS_MAX + 2];
	const struct meeting *meeting = meetings_find(room, subject->seq);
	if (!meeting)
		return;
	size_t count = meeting_heirs(meeting, heirs, sizeof(heirs) / sizeof(*heirs));
	subject->moderated = meeting_reaches(core, room, meeting_moderator(meeting));
	for (size_t i = 0; i < count && !subject->heir; i++)
		if (meeting_reaches(core, room, heirs[i]))
			subject->heir = heirs[i];
}

/* An event opened, and whether it could be. */
struct opened {
	struct vault *vault;
	struct arena *arena;
	struct event event;
	bool opens;
};

static bool open_row(void *cookie, const struct store_event *row)
{
	struct opened *opened = cookie;
	opened->opens = event_open(opened->vault, row, opened->arena, &opened->event);
	return false;
}

const struct event *subject_last_change(struct batch *batch, const struct room_entry *room,
	uint64_t seq, enum event_kind kind, struct arena *arena)
{
	struct core *core = batch->core;
	struct opened *opened = arena_new(arena, sizeof(*opened));
	*opened = (struct opened){.vault = core->vault, .arena = arena};
	enum store_result result = store_change_last(
		core->store, room->id, seq, (int)kind, 0, room->head, open_row, opened);
	if (result == STORE_NONE || !batch_stored(batch, result))
		return NULL;
	return opened->opens ? &opened->event : NULL;
}

/* What a command names besides: an event somebody sees. */
struct named {
	const char *field; /* the parameter */
	bool given;
	uint64_t seq;
	enum event_kind kind; /* MESSAGE_POSTED: any message */
};

static bool look_at_named(struct batch *batch, const struct room_entry *room,
	const struct named *named, uint64_t person, struct subject *subject)
{
	struct subject row = {0};
	if (!named->given)
		return true;
	if (!subject_read_row(batch, room, named->seq, &row))
		return false;
	bool fits = named->kind == EVENT_MESSAGE_POSTED ? is_message(row.kind)
							: row.kind == named->kind;
	if (!row.exists || row.erased || !fits ||
		named->seq < room_member_since(room->state, person))
		subject->misnamed = named->field;
	return true;
}

static bool look_at_decision(struct batch *batch, const struct room_entry *room,
	const struct decision_make_params *params, uint64_t person, struct arena *arena,
	struct subject *subject)
{
	const struct named named[] = {
		{"message", params->has_message, params->message, EVENT_MESSAGE_POSTED},
		{"poll", params->has_poll, params->poll, EVENT_POLL_ASKED},
		{"corrects", params->has_corrects, params->corrects, EVENT_DECISION_MADE},
	};
	for (size_t i = 0; i < sizeof(named) / sizeof(*named); i++)
		if (!look_at_named(batch, room, &named[i], person, subject))
			return false;
	if (params->has_poll && !subject->misnamed) {
		const struct event *closed =
			subject_last_change(batch, room, params->poll, EVENT_POLL_CLOSED, arena);
		subject->outcome = closed ? &closed->body.poll_closed : NULL;
	}
	return !batch->failed;
}

static bool look_at_task_names(struct batch *batch, const struct room_entry *room,
	const struct task_make_params *params, uint64_t person, struct subject *subject)
{
	const struct named message = {
		"message", params->has_message, params->message, EVENT_MESSAGE_POSTED};
	const struct named decision = {
		"decision", params->has_decision, params->decision, EVENT_DECISION_MADE};
	return look_at_named(batch, room, &message, person, subject) &&
	       look_at_named(batch, room, &decision, person, subject);
}

/* At which item a decision was made, its row does not say. */
static bool look_at_item(struct batch *batch, const struct room_entry *room, struct arena *arena,
	struct subject *subject)
{
	struct opened opened = {.vault = batch->core->vault, .arena = arena};
	if (!subject->exists || subject->kind != EVENT_DECISION_MADE)
		return true;
	if (!batch_stored(batch, store_events_each(batch->core->store, room->id, subject->seq,
					 subject->seq, open_row, &opened)))
		return false;
	if (opened.opens && opened.event.body.decision_made.decided.has_item)
		subject->item = opened.event.body.decision_made.decided.item;
	return true;
}

/* A task that is closed is not in the state any more, but in the event that closed it. */
static bool look_at_task(struct batch *batch, const struct room_entry *room, struct arena *arena,
	struct subject *subject)
{
	if (!subject->exists || subject->kind != EVENT_TASK_MADE)
		return true;
	subject->task = tasks_find(room->state, subject->seq);
	if (subject->task)
		return true;
	const struct event *closed =
		subject_last_change(batch, room, subject->seq, EVENT_TASK_CHANGED, arena);
	if (closed) {
		subject->task = &closed->body.task_changed.state;
		subject->changed = closed->seq;
	}
	return !batch->failed;
}

static bool look_at_page(struct batch *batch, const struct room_entry *room, struct arena *arena,
	struct subject *subject)
{
	struct core *core = batch->core;
	struct page_state *state = arena_new(arena, sizeof(*state));
	if (!subject->exists || subject->kind != EVENT_PAGE_MADE)
		return true;
	enum store_result result =
		pages_load(core->store, core->vault, room->id, subject->seq, arena, state);
	if (result == STORE_NONE || result == STORE_DAMAGED)
		return true;
	subject->page = state;
	return batch_stored(batch, result);
}

/* What would come of a poll that goes on if it were closed now. */
static bool look_at_votes(struct batch *batch, const struct room_entry *room, struct arena *arena,
	struct subject *subject)
{
	const struct poll_state *poll = polls_find(room->state, subject->seq);
	struct poll_closed *outcome = arena_new(arena, sizeof(*outcome));
	if (!poll || poll->phase != POLL_PHASE_OPEN)
		return true;
	subject->outcome = outcome;
	return poll_outcome(batch, room, poll, arena, outcome);
}

static bool look_at_note(struct batch *batch, const struct room_entry *room,
	const struct command *command, struct arena *arena, struct subject *subject)
{
	const struct store_note_key key = note_key_of(command);
	if (!note_subject_read(batch, room, &key, arena, subject))
		return false;
	if (command->kind == COMMAND_NOTE_WRITE)
		note_show(batch, command, subject);
	return true;
}

static bool read_subject(struct batch *batch, const struct room_entry *room,
	const struct command *command, const struct who *who, struct arena *arena,
	struct subject *ret_subject)
{
	struct core *core = batch->core;
	uint64_t seq = command_subject(command);

	switch (command->kind) {
	case COMMAND_INVITATION_MAKE:
	case COMMAND_INVITATION_REVOKE:
		return invitation_subject(batch, command, who, ret_subject);
	case COMMAND_TOKEN_MAKE:
	case COMMAND_TOKEN_REVOKE:
		return token_subject(batch, command, ret_subject);
	case COMMAND_ROOM_CREATE:
		ret_subject->count = people_count_channels(core);
		ret_subject->own = people_count_owned(core, who->person);
		people_look_at(core, NULL, 1, who, who->person, ret_subject);
		return true;
	case COMMAND_CASE_OPEN:
		return case_read_opening(
			batch, &command->params.case_open, who, arena, ret_subject);
	case COMMAND_CASE_CHANGE:
		case_read_steps(batch, room, &command->params.case_change, ret_subject);
		return true;
	case COMMAND_ROOM_JOIN:
		ret_subject->own = people_count_owned(core, who->person);
		people_look_at(core, room, 1, who, who->person, ret_subject);
		return true;
	case COMMAND_MEMBER_CHANGE:
		ret_subject->own = people_count_owned(core, command_person(command));
		return true;
	case COMMAND_MESSAGE_POST:
		return !command->params.message_post.has_source ||
		       look_at_source(batch, &command->params.message_post.source, who->person,
			       ret_subject);
	case COMMAND_MESSAGE_REPLY:
	case COMMAND_MESSAGE_ERASE:
		return subject_read_row(batch, room, seq, ret_subject) &&
		       (!ret_subject->exists || look_at_thread(batch, room, ret_subject));
	case COMMAND_MEETING_MODERATE:
		if (!subject_read_row(batch, room, seq, ret_subject))
			return false;
		look_at_moderation(core, room->state, ret_subject);
		return true;
	case COMMAND_DECISION_MAKE:
		return (!seq || subject_read_row(batch, room, seq, ret_subject)) &&
		       look_at_decision(batch, room, &command->params.decision_make, who->person,
			       arena, ret_subject);
	case COMMAND_DECISION_CHANGE:
		return subject_read_row(batch, room, seq, ret_subject) &&
		       look_at_item(batch, room, arena, ret_subject);
	case COMMAND_TASK_MAKE:
		return (!seq || subject_read_row(batch, room, seq, ret_subject)) &&
		       look_at_task_names(
			       batch, room, &command->params.task_make, who->person, ret_subject);
	case COMMAND_TASK_CHANGE:
		return subject_read_row(batch, room, seq, ret_subject) &&
		       look_at_task(batch, room, arena, ret_subject);
	case COMMAND_PAGE_MAKE:
		return batch_stored(batch, pages_count(core->store, room->id, &ret_subject->count));
	case COMMAND_PAGE_CHANGE:
		return subject_read_row(batch, room, seq, ret_subject) &&
		       look_at_page(batch, room, arena, ret_subject);
	case COMMAND_POLL_CLOSE:
		return subject_read_row(batch, room, seq, ret_subject) &&
		       look_at_votes(batch, room, arena, ret_subject);
	case COMMAND_GROUP_MAKE:
		people_look_at_all(
			core, NULL, 1, who, &command->params.group_make.people, ret_subject);
		return true;
	case COMMAND_GROUP_CHANGE:
		people_look_at_all(
			core, NULL, 1, who, &command->params.group_change.people, ret_subject);
		return true;
	case COMMAND_ROOM_INVITE:
		people_look_at_all(core, room, people_rooms_of(room), who,
			&command->params.room_invite.people, ret_subject);
		return true;
	case COMMAND_CONVERSATION_OPEN:
		return look_at_conversation(batch, command, who, ret_subject);
	case COMMAND_KEY_ROTATE:
		ret_subject->rotating = vault_is_rotating(core->vault);
		return true;
	case COMMAND_NOTE_WRITE:
	case COMMAND_NOTE_VERSIONS:
	case COMMAND_NOTE_VERSION:
		return look_at_note(batch, room, command, arena, ret_subject);
	case COMMAND_MINUTES_PRESENT:
	case COMMAND_MINUTES_WITHDRAW:
	case COMMAND_MINUTES_ANSWER:
	case COMMAND_MINUTES_AMEND:
	case COMMAND_MINUTES_SEAL:
	case COMMAND_MINUTES_ADD:
	case COMMAND_MINUTES_READ:
		return minutes_subject_read(batch, room, command, who, arena, ret_subject);
	case COMMAND_AGENDA_CONFIRM:
		return subject_read_row(batch, room, seq, ret_subject) &&
		       minutes_look_closed(batch, room, ret_subject->root, ret_subject);
	case COMMAND_SAVED_PUT:
		return look_at_saved(batch, room, seq, who->person, ret_subject);
	default:
		return !seq || subject_read_row(batch, room, seq, ret_subject);
	}
}

bool subject_read(struct batch *batch, const struct room_entry *room, const struct command *command,
	const struct who *who, struct arena *arena, struct subject *ret_subject)
{
	*ret_subject = (struct subject){0};
	bool read = read_subject(batch, room, command, who, arena, ret_subject);
	ret_subject->named = command_subject(command) != 0;
	return read;
}
