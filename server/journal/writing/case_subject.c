#include "journal/writing/case_subject.h"

#include "journal/events.h"
#include "journal/writing/people_subject.h"
#include "journal/writing/subject.h"
#include "proto/gen/limits.h"
#include "room/tasks.h"

/* What is copied, the message first and then the last replies, the last one first. */
struct quoting {
	struct batch *batch;
	const struct room_entry *room;
	struct arena *arena;
	uint64_t message;
	size_t count, bytes;
	struct quote *items; /* in the arena */
	uint64_t replies[PROTO_CASE_QUOTES_MAX];
	size_t reply_count;
};

static bool note_reply(void *cookie, const struct store_event *row)
{
	struct quoting *quoting = cookie;
	if (row->seq <= quoting->message)
		return false;
	if (row->body)
		quoting->replies[quoting->reply_count++] = row->seq;
	return quoting->reply_count < PROTO_CASE_QUOTES_MAX - 1;
}

static struct text text_said(const struct event *event)
{
	switch (event->kind) {
	case EVENT_MESSAGE_EDITED:
		return event->body.message_edited.text;
	case EVENT_MESSAGE_REPLIED:
		return event->body.message_replied.text;
	default:
		return event->body.message_posted.text;
	}
}

/* A message as it reads now. STORE_NONE: it is none, or was erased. */
static enum store_result read_message(
	struct quoting *quoting, uint64_t seq, struct quote *ret_quote)
{
	struct core *core = quoting->batch->core;
	const struct room_entry *room = quoting->room;
	struct event said, edited;
	enum store_result result = event_load(core->store, core->vault, room->id, seq,
		EVENT_MESSAGE_REPLIED, quoting->arena, &said);
	if (result == STORE_NONE)
		result = event_load(core->store, core->vault, room->id, seq, EVENT_MESSAGE_POSTED,
			quoting->arena, &said);
	if (result != STORE_OK)
		return result;
	*ret_quote = (struct quote){said.author, said.time_ms, text_said(&said)};
	result = event_load_change(core->store, core->vault, room->id, seq, EVENT_MESSAGE_EDITED,
		room->head, quoting->arena, &edited);
	if (result == STORE_OK)
		ret_quote->text = text_said(&edited);
	return result == STORE_NONE ? STORE_OK : result;
}

/* What does not open is left out. False with ret_more as it was: the batch failed. */
static bool quote(struct quoting *quoting, uint64_t seq, bool *ret_more)
{
	struct quote *item = &quoting->items[quoting->count];
	enum store_result result = read_message(quoting, seq, item);
	if (result == STORE_DAMAGED || result == STORE_NONE)
		return true;
	if (!batch_stored(quoting->batch, result))
		return false;
	*ret_more =
		quoting->count == 0 || quoting->bytes + item->text.size <= LIMIT_CASE_QUOTES_BYTES;
	if (*ret_more) {
		quoting->bytes += item->text.size;
		quoting->count++;
	}
	return true;
}

static void reverse(struct quote *items, size_t count)
{
	for (size_t i = 0; i + i + 1 < count; i++) {
		struct quote swapped = items[i];
		items[i] = items[count - 1 - i];
		items[count - 1 - i] = swapped;
	}
}

static bool copy_thread(struct quoting *quoting, uint64_t root)
{
	bool more = true;
	if (!batch_stored(quoting->batch,
		    store_answers_back(quoting->batch->core->store, quoting->room->id, root,
			    EVENT_MESSAGE_REPLIED, quoting->room->head + 1, note_reply, quoting)) ||
		!quote(quoting, quoting->message, &more))
		return false;
	for (size_t i = 0; more && i < quoting->reply_count; i++)
		if (!quote(quoting, quoting->replies[i], &more))
			return false;
	return true;
}

static bool read_source(struct batch *batch, const struct case_source *source,
	const struct who *who, struct arena *arena, struct subject *subject)
{
	struct room_entry *room;
	struct subject said = {0};
	struct quote_list *quotes = arena_new(arena, sizeof(*quotes));
	struct quoting quoting = {.batch = batch, .arena = arena, .message = source->message};
	subject->untrue_source = true;
	if (rooms_get(&batch->core->rooms, source->room, &room) != STORE_OK)
		return true;
	if (!subject_read_row(batch, room, source->message, &said))
		return false;
	if (room_may(room->state, who, COMMAND_MESSAGE_VERSIONS, &said, NOBODY) != ERROR_NONE)
		return true;
	subject->untrue_source = false;
	quoting.room = room;
	quoting.items = arena_new(arena, PROTO_CASE_QUOTES_MAX * sizeof(*quoting.items));
	if (!copy_thread(&quoting, said.root ? said.root : said.seq))
		return false;
	if (quoting.count > 1)
		reverse(quoting.items + 1, quoting.count - 1);
	*quotes = (struct quote_list){quoting.count, quoting.items};
	subject->quotes = quotes;
	return true;
}

bool case_read_opening(struct batch *batch, const struct case_open_params *params,
	const struct who *who, struct arena *arena, struct subject *subject)
{
	enum { SIDES = 2 };
	struct core *core = batch->core;
	subject->count = people_count_channels(core);
	people_look_at(core, NULL, SIDES, who, who->person, subject);
	if (params->has_people)
		people_look_at_all(core, NULL, SIDES, who, &params->people, subject);
	return !params->has_source || read_source(batch, &params->source, who, arena, subject);
}

void case_read_steps(struct batch *batch, const struct room_entry *backstage,
	const struct case_change_params *params, struct subject *subject)
{
	struct room_entry *shared;
	if (!params->has_state || params->state != CASE_STATE_SOLVED || !backstage->shared)
		return;
	subject->next_steps = tasks_have_step(backstage->state);
	if (subject->next_steps)
		return;
	subject->unread = rooms_get(&batch->core->rooms, backstage->shared, &shared) != STORE_OK;
	if (!subject->unread)
		subject->next_steps = tasks_have_step(shared->state);
}
