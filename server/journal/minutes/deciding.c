#include "journal/minutes/deciding.h"

#include "base/attempt.h"
#include "base/log.h"
#include "journal/events.h"
#include "journal/meetings.h"
#include "journal/minutes/reading.h"
#include "journal/minutes/rows.h"
#include "journal/sealing/minutes.h"
#include "journal/sealing/signer.h"
#include "journal/writing/subject.h"
#include "room/meetings.h"
#include "room/minutes/canonical.h"
#include "room/minutes/composing.h"
#include "room/names.h"

/* Minutes on the desk. */
struct desk {
	struct batch *batch;
	const struct room_entry *room;
	struct arena *arena;
	struct minutes_reading reading;
	struct minutes_life *life; /* in the arena */
};

static void say_damaged(const struct desk *desk, uint64_t meeting)
{
	char id[ID_TEXT_SIZE + 1];
	id_write(desk->room->id, id);
	log_error("room %s: the minutes of meeting %llu cannot be read; see `runde verify`", id,
		(unsigned long long)meeting);
}

/* Whether it was read. What is damaged harms nobody but whoever asks; else the batch failed. */
static bool has_read(struct desk *desk, enum store_result result)
{
	if (attempt_is_short())
		result = STORE_FAILED;
	if (result != STORE_DAMAGED && result != STORE_NONE)
		return batch_stored(desk->batch, result);
	say_damaged(desk, desk->life->meeting->meeting);
	desk->life->unreadable = true;
	return false;
}

static int64_t now_ms(const struct desk *desk)
{
	const struct moment moment = {.now_ms = world_now_ms(desk->batch->core->world)};
	return room_now_ms(desk->room->state, &moment);
}

static void put_surroundings(struct desk *desk)
{
	const struct room *house = core_house(desk->batch->core)->state;
	struct minutes_source *source = &desk->reading.source;
	source->language = house->house.language;
	source->house = room_title(house);
	source->room = room_title(desk->room->state);
	source->names = room_names(house, desk->arena);
	source->now_ms = now_ms(desk);
}

static struct text keep_text(const struct desk *desk, const struct buffer *buffer)
{
	return arena_copy_text(desk->arena, (const char *)buffer->data, buffer->size);
}

static bool prepare_presenting(struct desk *desk)
{
	struct core *core = desk->batch->core;
	BUFFER_AUTO json;
	buffer_init(&json);
	put_surroundings(desk);
	if (!has_read(desk,
		    minutes_reading_notes(&desk->reading, core->store, core->vault, desk->arena)))
		return !desk->batch->failed;
	struct minutes minutes = minutes_compose(&desk->reading.source, desk->arena);
	minutes_json(&minutes, &json);
	desk->life->kept.json = keep_text(desk, &json);
	return true;
}

static bool seal(struct desk *desk, const struct minutes *minutes)
{
	struct core *core = desk->batch->core;
	struct minutes_kept *kept = &desk->life->kept;
	struct sealed_minutes sealed;
	struct signer *signer;
	if (!batch_begin(desk->batch))
		return false;
	enum store_result result =
		signer_need(core->store, core->vault, core->world, core->set.house, &signer);
	if (result != STORE_OK)
		return has_read(desk, result) || !desk->batch->failed;
	sealed_minutes_init(&sealed);
	minutes_seal(minutes, signer, now_ms(desk), &sealed);
	signer_free(signer);
	kept->json = keep_text(desk, &sealed.json);
	kept->markdown = keep_text(desk, &sealed.markdown);
	minutes_seal_name(&sealed.seal, kept->seal);
	minutes_seal_key(&sealed.seal, kept->key);
	sealed_minutes_fini(&sealed);
	return true;
}

/* What is kept with an event, opened. */
struct opening {
	const struct desk *desk;
	uint64_t event;
	struct minutes_opened opened;
	bool opens;
};

static bool open_row(void *cookie, const struct store_minutes *row)
{
	struct opening *opening = cookie;
	const struct desk *desk = opening->desk;
	if (row->event != opening->event)
		return true;
	opening->opens =
		minutes_row_open(desk->batch->core->vault, row, desk->arena, &opening->opened);
	return false;
}

/* Opens it. False: the batch failed, or it cannot be read. */
static bool open_kept(struct desk *desk, uint64_t event, struct minutes_opened *ret_opened)
{
	struct opening opening = {.desk = desk, .event = event};
	enum store_result result = store_minutes_each(desk->batch->core->store, desk->room->id,
		desk->life->meeting->meeting, open_row, &opening);
	if (result == STORE_OK && !opening.opens)
		result = STORE_DAMAGED;
	if (!has_read(desk, result))
		return false;
	*ret_opened = opening.opened;
	return true;
}

static bool take_event(void *cookie, const struct store_minutes *row)
{
	*(uint64_t *)cookie = row->event;
	return false;
}

/* The seal of the series' minutes before these, as their event says. False: the batch failed, or it
 * cannot be read. */
static bool find_previous(struct desk *desk, struct minutes *minutes)
{
	struct core *core = desk->batch->core;
	struct event sealed;
	uint64_t event = 0;
	enum store_result result = store_minutes_last(core->store, desk->room->id,
		minutes_series(desk->reading.meeting), take_event, &event);
	if (result == STORE_NONE)
		return true;
	if (result == STORE_OK)
		result = event_load(core->store, core->vault, desk->room->id, event,
			EVENT_MINUTES_SEALED, desk->arena, &sealed);
	if (!has_read(desk, result))
		return false;
	minutes->has_previous = true;
	minutes->previous = sealed.body.minutes_sealed.seal;
	return true;
}

static bool prepare_sealing(struct desk *desk)
{
	const struct minutes_source *source = &desk->reading.source;
	const struct minutes_life *life = desk->life;
	struct minutes_opened opened;
	put_surroundings(desk);
	if (!open_kept(desk, life->presented, &opened))
		return !desk->batch->failed;
	minutes_put_amendments(&opened.minutes, source, life->presented, desk->arena);
	minutes_put_approval(&opened.minutes, source, life, desk->arena);
	if (!find_previous(desk, &opened.minutes))
		return !desk->batch->failed;
	return seal(desk, &opened.minutes);
}

/* The seal of what was added last, or else of the minutes. */
static struct text last_seal(const struct minutes_source *source)
{
	struct text seal = text_of("");
	for (size_t i = 0; i < source->event_count; i++) {
		const struct event *event = &source->events[i];
		if (event->kind == EVENT_MINUTES_SEALED)
			seal = event->body.minutes_sealed.seal;
		else if (event->kind == EVENT_MINUTES_ADDED)
			seal = event->body.minutes_added.seal;
	}
	return seal;
}

/* Additions are a chain of their own, which begins with what they add to. */
static bool prepare_adding(struct desk *desk, uint64_t person, struct text text)
{
	const struct minutes_source *source = &desk->reading.source;
	const struct composing composing = {source, desk->arena};
	struct minutes_opened opened;
	put_surroundings(desk);
	if (!open_kept(desk, desk->life->sealed, &opened))
		return !desk->batch->failed;
	const struct minutes_remark said = compose_remark(&composing, person, source->now_ms, text);
	const struct minutes added = minutes_addition_to(
		&opened.minutes, text_of(opened.name), &said, last_seal(source));
	return seal(desk, &added);
}

/* Makes what would be kept, for whoever may have it made. */
static bool prepare(struct desk *desk, const struct command *command, uint64_t person)
{
	struct minutes_life *life = desk->life;
	switch (command->kind) {
	case COMMAND_MINUTES_PRESENT:
		return prepare_presenting(desk);
	case COMMAND_MINUTES_SEAL:
		return !minutes_can_seal(life, desk->room->state, now_ms(desk)) ||
		       prepare_sealing(desk);
	case COMMAND_MINUTES_ADD:
		return life->addenda >= PROTO_MINUTES_ADDENDA_MAX ||
		       prepare_adding(desk, person, command->params.minutes_add.text);
	default:
		return true;
	}
}

/* Whether reading a meeting went well enough to go on; else there can be no minutes. */
static bool is_there(struct desk *desk, uint64_t meeting, enum store_result result)
{
	if (result == STORE_DAMAGED)
		say_damaged(desk, meeting);
	return result != STORE_NONE && result != STORE_DAMAGED && batch_stored(desk->batch, result);
}

/* Of a meeting that goes on there are none. */
static bool goes_on(const struct desk *desk, uint64_t meeting)
{
	return meetings_find(desk->room->state, meeting) != NULL;
}

/* Puts the minutes of a meeting on the desk, where there can be any. False: the batch failed. */
static bool take_up(struct desk *desk, uint64_t meeting)
{
	struct core *core = desk->batch->core;
	const struct room *room = desk->room->state;
	if (goes_on(desk, meeting))
		return true;
	enum store_result result = minutes_reading_begin(&desk->reading, core->store, core->vault,
		desk->room->id, meeting, room->head, desk->arena);
	if (!is_there(desk, meeting, result) || !minutes_can_be(desk->reading.meeting))
		return !desk->batch->failed;
	desk->life = arena_new(desk->arena, sizeof(*desk->life));
	*desk->life = minutes_life_of(&desk->reading.source, desk->arena);
	if (desk->life->phase == MINUTES_PHASE_DRAFT)
		desk->life->asked = minutes_ask(&desk->reading.source,
			minutes_askable(room, core_house(core)->state, desk->arena), desk->arena);
	return true;
}

/* For whoever reads them the meeting is enough: the rest is read by a reader. */
static bool glance_at(struct desk *desk, uint64_t meeting)
{
	struct core *core = desk->batch->core;
	struct meeting *whole = arena_new(desk->arena, sizeof(*whole));
	if (goes_on(desk, meeting))
		return true;
	enum store_result result = meeting_load(core->store, core->vault, desk->room->id, meeting,
		desk->room->state->head, desk->arena, whole);
	if (!is_there(desk, meeting, result) || !minutes_can_be(whole))
		return !desk->batch->failed;
	desk->life = arena_new(desk->arena, sizeof(*desk->life));
	desk->life->meeting = whole;
	return true;
}

/* What the life borrows of the reading lies in the arena, and so does the reading. */
static struct desk *new_desk(
	struct batch *batch, const struct room_entry *room, struct arena *arena)
{
	struct desk *desk = arena_new(arena, sizeof(*desk));
	desk->batch = batch;
	desk->room = room;
	desk->arena = arena;
	return desk;
}

bool minutes_subject_read(struct batch *batch, const struct room_entry *room,
	const struct command *command, const struct who *who, struct arena *arena,
	struct subject *ret_subject)
{
	struct desk *desk = new_desk(batch, room, arena);
	uint64_t meeting = command_subject(command);
	if (!subject_read_row(batch, room, meeting, ret_subject))
		return false;
	if (!ret_subject->exists || ret_subject->kind != EVENT_MEETING_PLANNED ||
		!room_member_role(room->state, who->person))
		return true;
	bool reads = command->kind == COMMAND_MINUTES_READ;
	bool read = reads ? glance_at(desk, meeting) : take_up(desk, meeting);
	ret_subject->minutes = desk->life;
	if (read && desk->life && !reads && minutes_can(desk->life, command->kind) &&
		room_may(room->state, who, command->kind, ret_subject, 0) == ERROR_NONE)
		read = prepare(desk, command, who->person);
	minutes_reading_fini(&desk->reading);
	return read;
}

bool minutes_look_closed(struct batch *batch, const struct room_entry *room, uint64_t meeting,
	struct subject *subject)
{
	struct store_minutes row;
	enum store_result result = store_minutes_get(batch->core->store, room->id, meeting, &row);
	if (result == STORE_NONE)
		return true;
	subject->closed = result == STORE_OK;
	return batch_stored(batch, result);
}

bool minutes_prepare_seal(struct batch *batch, const struct room_entry *room, uint64_t meeting,
	struct arena *arena, const struct minutes_life **ret_life)
{
	struct desk *desk = new_desk(batch, room, arena);
	bool read = take_up(desk, meeting);
	if (read && desk->life && minutes_can(desk->life, COMMAND_MINUTES_SEAL) &&
		!minutes_are_contested(desk->life, NOBODY))
		read = prepare_sealing(desk);
	minutes_reading_fini(&desk->reading);
	*ret_life = desk->life && !desk->life->unreadable ? desk->life : NULL;
	return read;
}
