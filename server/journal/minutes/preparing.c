#include "journal/minutes/desk.h"

#include "base/attempt.h"
#include "base/log.h"
#include "journal/events.h"
#include "journal/minutes/rows.h"
#include "journal/sealing/minutes.h"
#include "journal/sealing/signer.h"
#include "room/minutes/canonical.h"
#include "room/minutes/composing.h"
#include "room/names.h"

void desk_say_damaged(const struct desk *desk, uint64_t meeting)
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
	desk_say_damaged(desk, desk->life->meeting->meeting);
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

bool desk_prepare_sealing(struct desk *desk)
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

bool desk_prepare(struct desk *desk, const struct command *command, uint64_t person)
{
	struct minutes_life *life = desk->life;
	switch (command->kind) {
	case COMMAND_MINUTES_PRESENT:
		return prepare_presenting(desk);
	case COMMAND_MINUTES_SEAL:
		return !minutes_can_seal(life, desk->room->state, now_ms(desk)) ||
		       desk_prepare_sealing(desk);
	case COMMAND_MINUTES_ADD:
		return life->addenda >= PROTO_MINUTES_ADDENDA_MAX ||
		       prepare_adding(desk, person, command->params.minutes_add.text);
	default:
		return true;
	}
}
