/* Groups of people in the house. */
#include "proto/gen/limits.h"
#include "room/members.h"
#include "room/rules.h"

#include <strings.h>

/* Letters of any alphabet, digits, - and _: what can be told from the text around it. */
static bool is_handle(struct text handle)
{
	for (const unsigned char *c = (const unsigned char *)handle.data; *c; c++) {
		bool letter = (*c | 0x20) >= 'a' && (*c | 0x20) <= 'z';
		bool digit = *c >= '0' && *c <= '9';
		if (!letter && !digit && *c != '-' && *c != '_' && *c < 0x80)
			return false;
	}
	return true;
}

/* The words that call upon everybody, in the languages there are. */
static bool is_reserved(struct text handle)
{
	static const char *const words[] = {"alle", "all"};
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (strcasecmp(words[i], handle.data) == 0)
			return true;
	return false;
}

static bool handle_fits(
	const struct room *house, struct text handle, uint64_t group, struct refusal *ret_refusal)
{
	uint64_t holder = groups_of_handle(house, handle);
	if (!is_handle(handle))
		return refuse_field(ret_refusal, "handle", "bad_characters");
	if (is_reserved(handle) || (holder && holder != group))
		return refuse_field(ret_refusal, "handle", "taken");
	return true;
}

static bool people_fit(const struct matter *matter, struct refusal *ret_refusal)
{
	return !matter->subject->strangers || refuse_field(ret_refusal, "people", "unknown_person");
}

static struct group *add(const struct matter *matter, struct decision *decision)
{
	struct event *event = decision_add(
		decision, matter->room, EVENT_GROUP_CHANGED, matter->who->person, matter->moment);
	event->client_id = command_client_id(matter->command);
	return &event->body.group_changed.group;
}

bool rule_group_make(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	const struct group_make_params *params = &matter->command->params.group_make;
	if (groups_count(matter->room) >= PROTO_GROUPS_MAX)
		return refuse(ret_refusal, ERROR_TOO_MANY);
	if (!handle_fits(matter->room, params->handle, 0, ret_refusal) ||
		!people_fit(matter, ret_refusal))
		return false;
	*add(matter, decision) = (struct group){
		.group = id_of_random(matter->moment->seed),
		.handle = params->handle,
		.title = params->title,
		.people = params->people,
	};
	return true;
}

bool rule_group_change(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	const struct group_change_params *params = &matter->command->params.group_change;
	const struct group *held = groups_find(matter->room, params->group);
	if (!held)
		return refuse(ret_refusal, ERROR_NOT_FOUND);
	if ((params->has_handle &&
		    !handle_fits(matter->room, params->handle, params->group, ret_refusal)) ||
		!people_fit(matter, ret_refusal))
		return false;
	struct group *group = add(matter, decision);
	*group = *held;
	if (params->has_handle)
		group->handle = params->handle;
	if (params->has_title)
		group->title = params->title;
	if (params->has_people)
		group->people = params->people;
	return true;
}

bool rule_group_remove(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	uint64_t group = matter->command->params.group_remove.group;
	if (!groups_find(matter->room, group))
		return refuse(ret_refusal, ERROR_NOT_FOUND);
	struct event *event = decision_add(
		decision, matter->room, EVENT_GROUP_REMOVED, matter->who->person, matter->moment);
	event->body.group_removed.group = group;
	return true;
}
