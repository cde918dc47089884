#include "members.h"

#include "base/memory.h"

#include <jansson.h>
#include <string.h>

enum { MEMBERS_MAX = 20000 };

static struct membership {
	char room[16], person[16];
	bool now; /* false: formerly */
} all[MEMBERS_MAX], kept[MEMBERS_MAX];
static size_t count, kept_count;

static struct membership *find(const char *room, const char *person)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(all[i].room, room) == 0 && strcmp(all[i].person, person) == 0)
			return &all[i];
	return NULL;
}

static void join(const char *room, const char *person)
{
	struct membership *membership = find(room, person);
	if (!membership && count == MEMBERS_MAX)
		BUG("more members than one input can make");
	if (!membership) {
		membership = &all[count++];
		strncpy(membership->room, room, sizeof(membership->room) - 1);
		strncpy(membership->person, person, sizeof(membership->person) - 1);
	}
	membership->now = true;
}

static void leave(const char *room, const char *person)
{
	struct membership *membership = find(room, person);
	if (membership)
		membership->now = false;
}

static const char *text_at(const json_t *object, const char *name)
{
	const char *text = json_string_value(json_object_get(object, name));
	return text ? text : "";
}

static void see_before(const char *room, const json_t *event)
{
	const json_t *body = json_object_get(event, "body");
	const json_t *members = json_object_get(body, "members");
	const char *kind = text_at(event, "kind");
	if (strcmp(kind, "person.added") == 0)
		join(room, text_at(body, "person"));
	for (size_t i = 0; strcmp(kind, "member.joined") == 0 && i < json_array_size(members); i++)
		join(room, text_at(json_array_get(members, i), "person"));
}

static void see_after(const char *room, const json_t *event)
{
	if (strcmp(text_at(event, "kind"), "member.left") == 0)
		leave(room, text_at(json_object_get(event, "body"), "person"));
}

static void each_event(
	const char *frame, size_t size, void (*see)(const char *room, const json_t *event))
{
	json_t *json = json_loadb(frame, size, 0, NULL);
	const json_t *params = json_object_get(json, "params");
	const json_t *events = json_object_get(params, "events");
	if (!json)
		BUG("what is told is no JSON");
	for (size_t i = 0; i < json_array_size(events); i++)
		see(text_at(params, "room"), json_array_get(events, i));
	json_decref(json);
}

void members_before(const char *frame, size_t size)
{
	each_event(frame, size, see_before);
}

void members_after(const char *frame, size_t size)
{
	each_event(frame, size, see_after);
}

bool members_has(const char *room, const char *person)
{
	const struct membership *membership = find(room, person);
	return membership && membership->now;
}

bool members_had(const char *room, const char *person)
{
	return find(room, person) != NULL;
}

void members_keep(void)
{
	memcpy(kept, all, count * sizeof(*all));
	kept_count = count;
}

void members_reset(void)
{
	memcpy(all, kept, kept_count * sizeof(*all));
	count = kept_count;
}
