#include "journal/rooms.h"

#include "base/attempt.h"
#include "base/limits.h"
#include "base/log.h"
#include "base/memory.h"
#include "journal/live/floors.h"
#include "journal/load.h"
#include "room/meetings.h"
#include "room/polls.h"

#include <utlist.h>

void rooms_init(struct rooms *rooms, struct store *store, struct vault *vault,
	const struct world *world, struct roster *roster, unsigned warm_max)
{
	*rooms = (struct rooms){
		.store = store,
		.vault = vault,
		.world = world,
		.roster = roster,
		.warm_max = warm_max,
	};
}

static void entry_free(struct room_entry *entry)
{
	room_free(entry->state);
	burst_fini(&entry->burst);
	free(entry->title);
	free(entry->customer);
	free(entry->people);
	free(entry->attendees);
	free(entry);
}

void rooms_fini(struct rooms *rooms)
{
	struct room_entry *entry, *next;
	HASH_ITER (hh, rooms->all, entry, next) {
		HASH_DEL(rooms->all, entry);
		guests_forget(&rooms->guests, entry);
		entry_free(entry);
	}
	joined_fini(&rooms->joined);
	*rooms = (struct rooms){0};
}

static void add_person(void *cookie, uint64_t person, enum member_role role, uint64_t since)
{
	struct room_entry *entry = cookie;
	if (!joined_put(entry->joined, person, &(struct joined_room){entry, role, since}))
		return;
	if (entry->people_count == entry->people_room) {
		entry->people_room = entry->people_room ? 2 * entry->people_room : 4;
		entry->people =
			memory_resize(entry->people, entry->people_room * sizeof(*entry->people));
	}
	entry->people[entry->people_count++] = person;
}

static void remove_person(struct room_entry *entry, uint64_t person)
{
	joined_remove(entry->joined, person, entry);
	for (size_t i = 0; i < entry->people_count; i++)
		if (entry->people[i] == person)
			entry->people[i--] = entry->people[--entry->people_count];
}

static void remove_people(struct room_entry *entry)
{
	while (entry->people_count)
		joined_remove(entry->joined, entry->people[--entry->people_count], entry);
}

/* A room that comes back from the cold has the members it had. */
static void index_people(struct room_entry *entry)
{
	if (entry->indexed)
		return;
	remove_people(entry);
	if (entry->kind != ROOM_KIND_HOUSE)
		room_members_each(entry->state, add_person, entry);
	entry->indexed = true;
}

static void renew_text(char **held, struct text text)
{
	if (*held && strcmp(*held, text.data) == 0)
		return;
	free(*held);
	*held = memory_copy_text(text.data, text.size);
}

static void renew_brief(struct room_entry *entry)
{
	const struct case_sheet *sheet = &entry->state->sheet;
	entry->shared = entry->state->shared;
	if (!entry->shared)
		return;
	renew_text(&entry->customer, sheet->customer);
	entry->brief = (struct case_brief){
		.shared = entry->shared,
		.customer = text_of(entry->customer),
		.host = sheet->host,
		.state = sheet->state,
		.has_until = sheet->has_until,
		.until = sheet->until,
		.has_reopened = sheet->has_reopened,
		.reopened = sheet->reopened,
	};
}

void rooms_renew(struct room_entry *entry)
{
	entry->head = entry->state->head;
	entry->kind = entry->state->kind;
	entry->time_ms = entry->state->time_ms;
	entry->access = entry->state->settings.access;
	entry->archived = entry->state->settings.archived;
	entry->asks_secretly = polls_have_secrets(entry->state);
	entry->gathers = meetings_gather(entry->state);
	renew_text(&entry->title, room_title(entry->state));
	renew_brief(entry);
}

static size_t count_attendees(const struct room *state)
{
	size_t count = 0;
	for (const struct room_meeting *held = state->meetings; held; held = held->hh.next)
		if (meeting_goes_on(&held->meeting))
			count += held->meeting.here.count;
	return count;
}

/* In an archived room nothing goes on. The new ones first, so that nobody seems to leave who only
 * stays. */
static void put_attendees(struct rooms *rooms, struct room_entry *entry, const struct room *state)
{
	uint64_t *old = entry->attendees;
	size_t old_count = entry->attendee_count;
	bool archived = !state || state->settings.archived;
	size_t most = archived ? 0 : count_attendees(state);
	entry->attendees = most ? memory_new(most, sizeof(*entry->attendees)) : NULL;
	entry->attendee_count = 0;
	for (const struct room_meeting *held = most ? state->meetings : NULL; held;
		held = held->hh.next)
		for (size_t i = 0; meeting_goes_on(&held->meeting) && i < held->meeting.here.count;
			i++) {
			uint64_t person = held->meeting.here.items[i].person;
			if (!room_member_role(state, person))
				continue;
			entry->attendees[entry->attendee_count++] = person;
			roster_attend(rooms->roster, person, true);
		}
	for (size_t i = 0; i < old_count; i++)
		roster_attend(rooms->roster, old[i], false);
	free(old);
}

void rooms_renew_attendees(struct rooms *rooms, struct room_entry *entry)
{
	if (entry->attendee_count || entry->state->meetings)
		put_attendees(rooms, entry, entry->state);
}

void rooms_renew_member(struct room_entry *entry, uint64_t person)
{
	enum member_role role = room_member_role(entry->state, person);
	if (role)
		add_person(entry, person, role, room_member_since(entry->state, person));
	else
		remove_person(entry, person);
}

void rooms_forget_member(struct room_entry *entry, uint64_t person)
{
	remove_person(entry, person);
}

static struct room_entry *entry_new(struct rooms *rooms, uint64_t id)
{
	struct room_entry *entry = memory_new(1, sizeof(*entry));
	entry->id = id;
	entry->joined = &rooms->joined;
	burst_init(&entry->burst);
	HASH_ADD(hh, rooms->all, id, sizeof(entry->id), entry);
	return entry;
}

static void warm_up(struct rooms *rooms, struct room_entry *entry, struct room *state)
{
	entry->state = state;
	DL_APPEND(rooms->warm, entry);
	rooms->warm_count++;
}

static void cool_down(struct rooms *rooms, struct room_entry *entry)
{
	if (!entry->state)
		return;
	DL_DELETE(rooms->warm, entry);
	rooms->warm_count--;
	room_free(entry->state);
	entry->state = NULL;
}

/* Says it once, and when it is over. Reading a damaged room may take long, and whoever has it open
 * asks again every second. */
static void set_in_order(struct rooms *rooms, struct room_entry *entry, bool in_order)
{
	char id[ID_TEXT_SIZE + 1];
	id_write(entry->id, id);
	if (!in_order && !entry->retry_ms)
		log_error("room %s cannot be read and is out of order; see `runde verify`", id);
	if (in_order && entry->retry_ms)
		log_notice("room %s can be read again", id);
	int64_t now_ms = world_now_ms(rooms->world);
	entry->lost_ms = in_order ? 0 : entry->retry_ms ? entry->lost_ms : now_ms;
	entry->retry_ms = in_order ? 0 : now_ms + LIMIT_RETRY_MS;
}

/* What goes on there without being an event. Frees the state where that cannot be read. */
static enum store_result load_floors(struct rooms *rooms, struct room **state)
{
	enum store_result result = floors_load(rooms->store, rooms->vault, *state);
	if (result != STORE_OK) {
		room_free(*state);
		*state = NULL;
	}
	return result;
}

static enum store_result load_entry(struct rooms *rooms, struct room_entry *entry)
{
	struct room *state;
	enum store_result result =
		room_load(rooms->store, rooms->vault, entry->id, &state, &entry->snapshot_seq);
	if (result == STORE_OK)
		result = load_floors(rooms, &state);
	if (result == STORE_OK || !attempt_is_short())
		set_in_order(rooms, entry, result == STORE_OK);
	if (result != STORE_OK)
		return result;
	warm_up(rooms, entry, state);
	rooms_renew(entry);
	rooms_renew_attendees(rooms, entry);
	guests_renew(&rooms->guests, entry);
	index_people(entry);
	return STORE_OK;
}

struct room_entry *rooms_add(struct rooms *rooms, uint64_t id)
{
	struct room_entry *entry = entry_new(rooms, id);
	entry->indexed = true; /* nobody is in it yet */
	warm_up(rooms, entry, room_new(id));
	rooms_touch(rooms, entry);
	entry->fresh = true;
	return entry;
}

static bool add_cold(void *cookie, uint64_t room, int kind, uint64_t head)
{
	struct rooms *rooms = cookie;
	if (kind == STORE_ROOM_DELETED) {
		rooms->some_deleted = true;
		return true;
	}
	struct room_entry *entry = entry_new(rooms, room);
	entry->kind = (enum room_kind)kind;
	entry->head = head;
	return true;
}

static void cool_beyond_limit(struct rooms *rooms)
{
	struct room_entry *entry, *next;
	DL_FOREACH_SAFE(rooms->warm, entry, next)
	{
		if (rooms->warm_count <= rooms->warm_max)
			return;
		if (entry->kind != ROOM_KIND_HOUSE && !entry->touched)
			cool_down(rooms, entry);
	}
}

enum store_result rooms_load(struct rooms *rooms)
{
	struct room_entry *entry, *next;
	enum store_result result = store_rooms_each(rooms->store, add_cold, rooms);
	HASH_ITER (hh, rooms->all, entry, next) {
		(void)load_entry(rooms, entry);
		cool_beyond_limit(rooms);
	}
	return result;
}

struct room_entry *rooms_peek(const struct rooms *rooms, uint64_t id)
{
	struct room_entry *entry = NULL;
	HASH_FIND(hh, rooms->all, &id, sizeof(id), entry);
	return entry && !entry->deleted ? entry : NULL;
}

enum store_result rooms_get(struct rooms *rooms, uint64_t id, struct room_entry **ret_entry)
{
	struct room_entry *entry = rooms_peek(rooms, id);
	if (!entry)
		return STORE_NONE;
	if (entry->state) {
		DL_DELETE(rooms->warm, entry);
		DL_APPEND(rooms->warm, entry);
	} else {
		int64_t wait_ms = entry->retry_ms - world_now_ms(rooms->world);
		if (wait_ms > 0 && wait_ms <= LIMIT_RETRY_MS) /* more: the clock was set back */
			return STORE_DAMAGED;
		enum store_result result = load_entry(rooms, entry);
		if (result != STORE_OK)
			return result;
	}
	*ret_entry = entry;
	return STORE_OK;
}

void rooms_touch(struct rooms *rooms, struct room_entry *entry)
{
	if (entry->touched)
		return;
	entry->touched = true;
	entry->settled_head = entry->head;
	LL_PREPEND2(rooms->touched, entry, next_touched);
}

void rooms_delete(struct rooms *rooms, struct room_entry *entry)
{
	rooms_touch(rooms, entry);
	entry->deleted = true;
}

/* Nothing of it is left, and its key is gone from memory too. */
static void drop_entry(struct rooms *rooms, struct room_entry *entry)
{
	cool_down(rooms, entry);
	remove_people(entry);
	put_attendees(rooms, entry, NULL);
	guests_forget(&rooms->guests, entry);
	HASH_DEL(rooms->all, entry);
	vault_forget_room(rooms->vault, entry->id);
	entry_free(entry);
}

void rooms_flush(struct rooms *rooms, struct run *run)
{
	for (struct room_entry *entry = rooms->touched; entry; entry = entry->next_touched)
		burst_flush(&entry->burst, entry->id, run);
}

void rooms_settle(struct rooms *rooms)
{
	while (rooms->touched) {
		struct room_entry *entry = rooms->touched;
		LL_DELETE2(rooms->touched, entry, next_touched);
		entry->touched = entry->fresh = false;
		if (entry->deleted)
			drop_entry(rooms, entry);
	}
	cool_beyond_limit(rooms);
}

void rooms_revert(struct rooms *rooms)
{
	while (rooms->touched) {
		struct room_entry *entry = rooms->touched;
		LL_DELETE2(rooms->touched, entry, next_touched);
		entry->touched = entry->deleted = false;
		burst_fini(&entry->burst);
		if (entry->fresh) {
			drop_entry(rooms, entry);
			continue;
		}
		cool_down(rooms, entry);
		entry->indexed = false;
		entry->head = entry->settled_head;
		/* Nobody may come to hear it by what was not stored. */
		if (load_entry(rooms, entry) != STORE_OK) {
			remove_people(entry);
			put_attendees(rooms, entry, NULL);
			guests_forget(&rooms->guests, entry);
		}
	}
}
