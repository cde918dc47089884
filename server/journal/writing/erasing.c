/* Erasures: they stand in the list beside the master key before they are committed, and are done
 * again on data that is older than its list, as a backup is. */
#include "journal/writing/erasing.h"

#include "base/limits.h"
#include "base/log.h"
#include "journal/registers/register.h"
#include "journal/writing/making.h"
#include "journal/writing/subject.h"

/* What is done again stands in the list already. */
static void note(struct batch *batch, const struct erasure *erasure)
{
	if (!batch->core->erasing_again)
		erasures_note(batch->core->erasures, erasure);
}

/* The event, and all changes to it of the kinds whose bodies can be erased. */
static bool drop_bodies(struct batch *batch, uint64_t room, uint64_t seq)
{
	struct store *store = batch->core->store;
	const struct event_info *info;
	enum event_kind kind;

	if (!batch_stored(batch, store_event_erase(store, room, seq)))
		return false;
	for (size_t i = 0; (info = event_info_at(i, &kind)); i++) {
		if (info->erasable && info->replaces != REPLACES_NOTHING &&
			!batch_stored(batch, store_changes_erase(store, room, seq, (int)kind)))
			return false;
	}
	return true;
}

bool erase_decided(
	struct batch *batch, const struct room_entry *room, const struct decision *decision)
{
	uint64_t seq = decision->erases;
	struct store_event row;
	if (!seq)
		return true;
	if (!batch_stored(batch, store_event_get(batch->core->store, room->id, seq, &row)))
		return false;
	note(batch, &(struct erasure){.kind = ERASURE_EVENT,
			    .of = room->id,
			    .what = seq,
			    .time_ms = row.time_ms,
			    .by = decision->events[0].author,
			    .client_id = decision->events[0].client_id});
	return drop_bodies(batch, room->id, seq);
}

/* The picture a person has, or the house (NOBODY); 0: none. */
static uint64_t picture_of(const struct room *house, uint64_t person)
{
	const struct profile *profile = room_profile(house, person);
	if (person == NOBODY)
		return house->house.has_logo ? house->house.logo : 0;
	return profile && profile->has_picture ? profile->picture : 0;
}

/* Its bytes are written over, or dropped, in the same transaction. */
void erase_picture(struct batch *batch, const struct room_entry *room, const struct event *event)
{
	const struct profile *profile = &event->body.person_changed.profile;
	const struct house *house = &event->body.house_changed.house;
	uint64_t person = NOBODY, after;
	if (event->kind == EVENT_PERSON_CHANGED) {
		person = event->body.person_changed.person;
		after = profile->has_picture ? profile->picture : 0;
	} else if (event->kind == EVENT_HOUSE_CHANGED) {
		after = house->has_logo ? house->logo : 0;
	} else {
		return;
	}
	uint64_t before = picture_of(room->state, person);
	if (before && before != after)
		note(batch, &(struct erasure){.kind = ERASURE_PICTURE,
				    .of = person,
				    .what = before,
				    .by = event->author});
}

void erase_room(struct batch *batch, const struct room_entry *room, const struct who *who)
{
	note(batch, &(struct erasure){.kind = ERASURE_ROOM, .of = room->id, .by = who->person});
}

/* The data says how many of the list it has done: what comes after that is done at the next start.
 * A record whose commit fails is taken back when another succeeds; one whose commit the process
 * does not live to see was asked for, and not answered. */
bool erasing_write(struct batch *batch)
{
	struct core *core = batch->core;
	struct store_data_set set;
	uint64_t done = core->erasing_again ? core->erasing_again : erasures_last(core->erasures);
	/* A commit that lets a withdrawn record leave the list must write, over what the one that
	 * failed may have left in the log. */
	if (done == core->set.erasures && !erasures_has_left(core->erasures))
		return true;
	/* From the store: a change of the master key has another check in that row. */
	if (!batch_stored(batch, store_data_set_get(core->store, &set)))
		return false;
	set.erasures = done;
	if (!batch_stored(batch, store_data_set_put(core->store, &set)))
		return false;
	return erasures_write(core->erasures) || batch_stored(batch, STORE_FULL);
}

void erasing_settle(struct core *core)
{
	core->set.erasures =
		core->erasing_again ? core->erasing_again : erasures_last(core->erasures);
	erasures_settle(core->erasures);
}

static struct moment moment_of(const struct core *core)
{
	return (struct moment){.now_ms = world_now_ms(core->world)};
}

static bool decide_again(
	struct batch *batch, struct room_entry *room, const struct command *command, uint64_t by)
{
	struct core *core = batch->core;
	const struct who who = {.person = by};
	const struct moment moment = moment_of(core);
	struct subject subject;
	struct decision decision;
	ARENA_AUTO arena;
	arena_init(&arena);
	if (!subject_read(batch, room, command, &who, &arena, &subject))
		return false;
	room_decide_again(
		room->state, core_house(core)->state, &subject, command, &who, &moment, &decision);
	return batch_append(batch, room, &decision);
}

/* After a restore the number may be that of an event of today, which has another time. */
static bool event_again(struct batch *batch, const struct erasure *erasure)
{
	struct core *core = batch->core;
	struct store_event row;
	struct room_entry *room;
	struct command command = {.kind = COMMAND_MESSAGE_ERASE};
	enum store_result result = store_event_get(core->store, erasure->of, erasure->what, &row);
	if (result == STORE_NONE)
		return true;
	if (!batch_stored(batch, result))
		return false;
	if (!row.body || row.time_ms != erasure->time_ms)
		return true;
	/* Of a room that is out of order the text goes all the same. */
	if (rooms_get(&core->rooms, erasure->of, &room) != STORE_OK)
		return drop_bodies(batch, erasure->of, erasure->what);
	command.params.message_erase.room = erasure->of;
	command.params.message_erase.message = erasure->what;
	if (store_event_find(core->store, &erasure->client_id, erasure->by, &row) == STORE_NONE)
		command.params.message_erase.client_id = erasure->client_id;
	return decide_again(batch, room, &command, erasure->by);
}

static bool picture_again(struct batch *batch, const struct erasure *erasure)
{
	struct core *core = batch->core;
	struct room_entry *house = core_house(core);
	const struct register_key key = {
		.person = erasure->of, .room = house->id, .kind = REGISTER_PICTURE};
	struct command command = {.kind = COMMAND_PICTURE_SET};
	if (picture_of(house->state, erasure->of) != erasure->what)
		return true;
	command.params.picture_set.has_person = erasure->of != 0;
	command.params.picture_set.person = erasure->of;
	command.params.picture_set.data = text_of("");
	return batch_stored(batch, register_drop(core->store, &key)) &&
	       decide_again(batch, house, &command, erasure->by);
}

static bool room_again(struct batch *batch, const struct erasure *erasure)
{
	struct room_entry *room = rooms_peek(&batch->core->rooms, erasure->of);
	const struct who who = {.person = erasure->by};
	return !room || channel_end(batch, room, &who);
}

struct erasing {
	struct core *core;
	struct batch batch;
	unsigned in_batch;
	bool failed;
};

/* Nobody listens yet. */
static void end_batch(struct erasing *erasing)
{
	batch_end(&erasing->batch, NULL);
	erasing->failed |= erasing->batch.failed;
	run_free(&erasing->batch.run);
	erasing->in_batch = 0;
}

static bool again(void *cookie, const struct erasure *erasure)
{
	static bool (*const kinds[ERASURE_KINDS])(struct batch *, const struct erasure *) = {
		[ERASURE_ROOM] = room_again,
		[ERASURE_EVENT] = event_again,
		[ERASURE_PICTURE] = picture_again,
	};
	struct erasing *erasing = cookie;
	erasing->core->erasing_again = erasure->number;
	if (batch_begin(&erasing->batch))
		(void)kinds[erasure->kind](&erasing->batch, erasure);
	if (erasing->batch.failed || ++erasing->in_batch == LIMIT_ERASURES_AGAIN) {
		end_batch(erasing);
		batch_start(&erasing->batch, erasing->core);
	}
	return !erasing->failed;
}

int erasing_again(struct core *core, struct fault *ret_fault)
{
	struct erasing erasing = {.core = core};
	uint64_t known = core->set.erasures;
	if (erasures_last(core->erasures) == known)
		return 0;
	batch_start(&erasing.batch, core);
	bool read = erasures_each(core->erasures, known, again, &erasing);
	end_batch(&erasing);
	core->erasing_again = 0;
	if (!read || erasing.failed)
		return fault_set(ret_fault, "what stands in the list of erasures could not be"
					    " done again");
	log_notice("erasures: %llu of the list were done again",
		(unsigned long long)(core->set.erasures - known));
	return 0;
}
