#include "journal/live/roster.h"

#include "base/memory.h"

#include <utlist.h>

static void person_free(struct roster *roster, struct roster_person *person)
{
	HASH_DEL(roster->people, person);
	free(person);
}

static void changes_clear(struct roster *roster)
{
	struct roster_change *change, *next;
	HASH_ITER (hh, roster->changes, change, next) {
		HASH_DEL(roster->changes, change);
		free(change);
	}
}

void roster_note_change(struct roster *roster, uint64_t person)
{
	struct roster_change *change = NULL;
	HASH_FIND(hh, roster->changes, &person, sizeof(person), change);
	if (change)
		return;
	change = memory_new(1, sizeof(*change));
	change->person = person;
	HASH_ADD(hh, roster->changes, person, sizeof(change->person), change);
}

void roster_take_changes(
	struct roster *roster, struct arena *arena, struct person_presence_list *ret_list)
{
	*ret_list = (struct person_presence_list){0};
	ret_list->items = arena_new(arena, HASH_COUNT(roster->changes) * sizeof(*ret_list->items));
	for (struct roster_change *change = roster->changes; change; change = change->hh.next)
		ret_list->items[ret_list->count++] = (struct person_presence){
			.person = change->person,
			.state = roster_presence(roster, change->person),
		};
	changes_clear(roster);
}

void roster_init(struct roster *roster)
{
	*roster = (struct roster){.next_check_ms = INT64_MAX};
}

void roster_check_at(struct roster *roster, struct roster_connection *connection, int64_t check_ms)
{
	connection->check_ms = check_ms;
	if (check_ms < roster->next_check_ms)
		roster->next_check_ms = check_ms;
}

static void attendees_clear(struct roster *roster)
{
	struct roster_attendee *attendee, *next;
	HASH_ITER (hh, roster->attendees, attendee, next) {
		HASH_DEL(roster->attendees, attendee);
		free(attendee);
	}
}

void roster_fini(struct roster *roster)
{
	attendees_clear(roster);
	changes_clear(roster);
	struct roster_connection *connection, *next;
	HASH_ITER (hh, roster->connections, connection, next) {
		roster_remove(roster, connection);
	}
}

struct roster_connection *roster_find(const struct roster *roster, uint64_t connection)
{
	struct roster_connection *found = NULL;
	HASH_FIND(hh, roster->connections, &connection, sizeof(connection), found);
	return found;
}

struct roster_person *roster_find_person(const struct roster *roster, uint64_t person)
{
	struct roster_person *found = NULL;
	HASH_FIND(hh, roster->people, &person, sizeof(person), found);
	return found;
}

bool roster_admits(const struct roster_connection *connection, enum command_kind command)
{
	return connection->scopes & command_info(command)->admits;
}

bool roster_is_guest(const struct roster_connection *connection)
{
	return connection->scopes == ADMITS_GUESTS;
}

bool roster_hears(const struct roster_connection *connection)
{
	return roster_admits(connection, COMMAND_ROOM_OPEN);
}

struct roster_connection *roster_add(struct roster *roster, uint64_t connection, uint64_t person,
	unsigned scopes, const uint8_t token_hash[VAULT_HASH_BYTES])
{
	struct roster_person *owner = roster_find_person(roster, person);
	struct roster_connection *added = memory_new(1, sizeof(*added));
	if (!owner) {
		owner = memory_new(1, sizeof(*owner));
		owner->person = person;
		HASH_ADD(hh, roster->people, person, sizeof(owner->person), owner);
	}
	added->connection = connection;
	added->active = true;
	added->scopes = scopes;
	added->check_ms = INT64_MAX;
	added->person = owner;
	memcpy(added->token_hash, token_hash, sizeof(added->token_hash));
	HASH_ADD(hh, roster->connections, connection, sizeof(added->connection), added);
	DL_APPEND(owner->connections, added);
	owner->count++;
	return added;
}

void roster_remove(struct roster *roster, struct roster_connection *connection)
{
	struct roster_person *person = connection->person;
	DL_DELETE(person->connections, connection);
	if (--person->count == 0)
		person_free(roster, person);
	HASH_DEL(roster->connections, connection);
	frame_unref(connection->lobby);
	free(connection);
}

static struct roster_attendee *find_attendee(const struct roster *roster, uint64_t person)
{
	struct roster_attendee *found = NULL;
	HASH_FIND(hh, roster->attendees, &person, sizeof(person), found);
	return found;
}

void roster_attend(struct roster *roster, uint64_t person, bool comes)
{
	struct roster_attendee *attendee = find_attendee(roster, person);
	bool was = attendee != NULL;
	if (!attendee) {
		attendee = memory_new(1, sizeof(*attendee));
		attendee->person = person;
		HASH_ADD(hh, roster->attendees, person, sizeof(attendee->person), attendee);
	}
	if (comes)
		attendee->meetings++;
	else
		attendee->meetings--;
	bool is = attendee->meetings > 0;
	if (!is) {
		HASH_DEL(roster->attendees, attendee);
		free(attendee);
	}
	const struct roster_person *here = roster_find_person(roster, person);
	if (was != is && here && !roster_is_guest(here->connections))
		roster_note_change(roster, person);
}

enum presence_state roster_presence(const struct roster *roster, uint64_t person)
{
	const struct roster_person *here = roster_find_person(roster, person);
	if (!here)
		return PRESENCE_STATE_OFFLINE;
	if (find_attendee(roster, person))
		return PRESENCE_STATE_MEETING;
	for (const struct roster_connection *c = here->connections; c; c = c->next)
		if (c->active)
			return PRESENCE_STATE_ACTIVE;
	return PRESENCE_STATE_AWAY;
}
