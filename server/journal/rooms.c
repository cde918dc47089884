#include "journal/rooms.h"

#include "base/limits.h"
#include "base/log.h"
#include "base/memory.h"
#include "journal/load.h"

#include <utlist.h>

struct person_rooms {
	uint64_t person;
	uint64_t *rooms; /* owned */
	size_t count, room;
	UT_hash_handle hh;
};

void rooms_init(struct rooms *rooms, struct store *store, struct vault *vault)
{
	*rooms = (struct rooms){.store = store, .vault = vault};
}

static void entry_free(struct room_entry *entry)
{
	room_free(entry->state);
	burst_fini(&entry->burst);
	free(entry->title);
	free(entry->people);
	free(entry);
}

void rooms_fini(struct rooms *rooms)
{
	struct room_entry *entry, *next_entry;
	struct person_rooms *person, *next_person;
	HASH_ITER (hh, rooms->all, entry, next_entry) {
		HASH_DEL(rooms->all, entry);
		entry_free(entry);
	}
	HASH_ITER (hh, rooms->people, person, next_person) {
		HASH_DEL(rooms->people, person);
		free(person->rooms);
		free(person);
	}
	*rooms = (struct rooms){0};
}

static struct person_rooms *person_find(const struct rooms *rooms, uint64_t person)
{
	struct person_rooms *found = NULL;
	HASH_FIND(hh, rooms->people, &person, sizeof(person), found);
	return found;
}

static void person_add_room(struct rooms *rooms, uint64_t person, uint64_t room)
{
	struct person_rooms *found = person_find(rooms, person);
	if (!found) {
		found = memory_new(1, sizeof(*found));
		found->person = person;
		HASH_ADD(hh, rooms->people, person, sizeof(found->person), found);
	}
	if (found->count == found->room) {
		found->room = found->room ? 2 * found->room : 8;
		found->rooms = memory_resize(found->rooms, found->room * sizeof(*found->rooms));
	}
	found->rooms[found->count++] = room;
}

static void person_remove_room(struct rooms *rooms, uint64_t person, uint64_t room)
{
	struct person_rooms *found = person_find(rooms, person);
	for (size_t i = 0; found && i < found->count; i++) {
		if (found->rooms[i] == room) {
			found->count--;
			memmove(&found->rooms[i], &found->rooms[i + 1],
				(found->count - i) * sizeof(*found->rooms));
			return;
		}
	}
}

const uint64_t *rooms_of_person(const struct rooms *rooms, uint64_t person, size_t *ret_count)
{
	const struct person_rooms *found = person_find(rooms, person);
	*ret_count = found ? found->count : 0;
	return found ? found->rooms : NULL;
}

static void collect_person(void *cookie, uint64_t person)
{
	struct room_entry *entry = cookie;
	entry->people[entry->people_count++] = person;
}

/* The house is in nobody's list: whoever has an account is in it. */
static void index_people(struct rooms *rooms, struct room_entry *entry)
{
	if (entry->kind == ROOM_KIND_HOUSE)
		return;
	for (size_t i = 0; i < entry->people_count; i++)
		person_remove_room(rooms, entry->people[i], entry->id);
	entry->people_count = 0;
	if (!entry->state)
		return;
	entry->people = memory_resize(
		entry->people, room_member_count(entry->state) * sizeof(*entry->people));
	room_members_each(entry->state, collect_person, entry);
	for (size_t i = 0; i < entry->people_count; i++)
		person_add_room(rooms, entry->people[i], entry->id);
}

void rooms_renew(struct rooms *rooms, struct room_entry *entry, bool members_changed)
{
	entry->head = entry->state->head;
	entry->kind = entry->state->kind;
	if (!entry->title || strcmp(entry->title, entry->state->title) != 0) {
		free(entry->title);
		entry->title = memory_copy_text(entry->state->title, strlen(entry->state->title));
	}
	if (members_changed)
		index_people(rooms, entry);
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

static enum store_result load_entry(struct rooms *rooms, struct room_entry *entry)
{
	struct room *state;
	enum store_result result =
		room_load(rooms->store, rooms->vault, entry->id, &state, &entry->snapshot_seq);
	if (result != STORE_OK) {
		log_error("a room could not be loaded: result %d", (int)result);
		return result;
	}
	warm_up(rooms, entry, state);
	rooms_renew(rooms, entry, true);
	return STORE_OK;
}

struct room_entry *rooms_add(struct rooms *rooms, uint64_t id)
{
	struct room_entry *entry = memory_new(1, sizeof(*entry));
	entry->id = id;
	burst_init(&entry->burst);
	HASH_ADD(hh, rooms->all, id, sizeof(entry->id), entry);
	warm_up(rooms, entry, room_new(id));
	rooms_touch(rooms, entry);
	entry->fresh = true;
	return entry;
}

static bool add_cold(void *cookie, uint64_t room, int kind, uint64_t head)
{
	struct rooms *rooms = cookie;
	struct room_entry *entry = memory_new(1, sizeof(*entry));
	entry->id = room;
	entry->kind = (enum room_kind)kind;
	entry->head = head;
	burst_init(&entry->burst);
	HASH_ADD(hh, rooms->all, id, sizeof(entry->id), entry);
	return true;
}

static void cool_beyond_limit(struct rooms *rooms)
{
	struct room_entry *entry, *next;
	DL_FOREACH_SAFE(rooms->warm, entry, next)
	{
		if (rooms->warm_count <= LIMIT_ROOMS_WARM)
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
		if (result == STORE_OK)
			result = load_entry(rooms, entry);
		cool_beyond_limit(rooms);
	}
	return result;
}

enum store_result rooms_get(struct rooms *rooms, uint64_t id, struct room_entry **ret_entry)
{
	struct room_entry *entry = NULL;
	HASH_FIND(hh, rooms->all, &id, sizeof(id), entry);
	if (!entry)
		return STORE_NONE;
	if (entry->state) {
		DL_DELETE(rooms->warm, entry);
		DL_APPEND(rooms->warm, entry);
	} else {
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
	LL_PREPEND2(rooms->touched, entry, next_touched);
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
	}
	cool_beyond_limit(rooms);
}

void rooms_revert(struct rooms *rooms)
{
	while (rooms->touched) {
		struct room_entry *entry = rooms->touched;
		LL_DELETE2(rooms->touched, entry, next_touched);
		entry->touched = false;
		burst_fini(&entry->burst);
		cool_down(rooms, entry);
		if (entry->fresh) {
			index_people(rooms, entry);
			HASH_DEL(rooms->all, entry);
			vault_forget_room(rooms->vault, entry->id);
			entry_free(entry);
		} else if (load_entry(rooms, entry) != STORE_OK) {
			log_warning("a room stays cold until it can be read again");
		}
	}
}
