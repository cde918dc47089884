/* A room's state as proto/ describes it, and back. */
#include "proto/copy.h"
#include "room/guests.h"
#include "room/held.h"
#include "room/meetings.h"
#include "room/members.h"
#include "room/polls.h"
#include "room/sheet.h"
#include "room/tasks.h"

#include <string.h>

static void export_members(
	const struct room *room, struct arena *arena, struct member_list *ret_list)
{
	ret_list->count = 0;
	ret_list->items = arena_new(arena, room_member_count(room) * sizeof(*ret_list->items));
	for (struct room_member *member = room->members; member; member = member->hh.next) {
		struct member *item = &ret_list->items[ret_list->count++];
		*item = (struct member){
			.person = member->person,
			.role = member->role,
			.has_since = member->since != 0,
			.since = member->since,
			.has_profile = member->profile_texts != NULL,
			.has_name = member->by_texts != NULL,
			.has_company = member->is_guest,
		};
		if (item->has_name)
			item->name =
				arena_copy_text(arena, member->by.name.data, member->by.name.size);
		if (item->has_company)
			item->company = arena_copy_text(
				arena, member->by.company.data, member->by.company.size);
		if (item->has_profile)
			item->profile = profile_copy(&member->profile, arena);
	}
}

static struct text copy_text(struct arena *arena, const char *text)
{
	return arena_copy_text(arena, text, strlen(text));
}

static void export_channels(
	const struct room *room, struct arena *arena, struct channel_list *ret_list)
{
	ret_list->count = 0;
	ret_list->items = arena_new(arena, room_channel_count(room) * sizeof(*ret_list->items));
	for (struct room_channel *entry = room->channels; entry; entry = entry->hh.next)
		ret_list->items[ret_list->count++] = (struct channel){
			.room = entry->room,
			.title = copy_text(arena, entry->title),
			.topic = copy_text(arena, entry->topic),
			.archived = entry->archived,
		};
}

static void export_groups(const struct room *room, struct arena *arena, struct group_list *ret_list)
{
	ret_list->count = 0;
	ret_list->items = arena_new(arena, groups_count(room) * sizeof(*ret_list->items));
	for (struct room_group *held = room->groups; held; held = held->hh.next)
		ret_list->items[ret_list->count++] = group_copy(&held->group, arena);
}

static void export_pins(
	const struct room *room, uint64_t since, struct arena *arena, struct pin_list *ret_list)
{
	ret_list->count = 0;
	ret_list->items = arena_new(arena, room->pin_count * sizeof(*ret_list->items));
	for (size_t i = 0; i < room->pin_count; i++)
		if (room->pins[i] >= since)
			ret_list->items[ret_list->count++].message = room->pins[i];
}

/* What began before somebody came: every member sees it as long as it goes on, but guests. */
static bool is_veiled(const struct room *room, uint64_t since, uint64_t seq)
{
	return room->kind == ROOM_KIND_SHARED && seq < since;
}

static void export_meetings(
	const struct room *room, uint64_t since, struct arena *arena, struct meeting_list *ret_list)
{
	ret_list->count = 0;
	ret_list->items = arena_new(arena, meetings_count(room) * sizeof(*ret_list->items));
	for (struct room_meeting *held = room->meetings; held; held = held->hh.next)
		if (!is_veiled(room, since, held->meeting.meeting))
			ret_list->items[ret_list->count++] = meeting_copy(&held->meeting, arena);
}

static void export_polls(const struct room *room, uint64_t since, struct arena *arena,
	struct poll_state_list *ret_list)
{
	ret_list->count = 0;
	ret_list->items = arena_new(arena, polls_count(room) * sizeof(*ret_list->items));
	for (struct room_poll *held = room->polls; held; held = held->hh.next)
		if (!is_veiled(room, since, held->poll.poll))
			ret_list->items[ret_list->count++] = poll_state_copy(&held->poll, arena);
}

static void export_tasks(const struct room *room, uint64_t since, struct arena *arena,
	struct task_state_list *ret_list)
{
	ret_list->count = 0;
	ret_list->items = arena_new(arena, tasks_count(room) * sizeof(*ret_list->items));
	for (struct room_task *held = room->tasks; held; held = held->hh.next)
		if (!is_veiled(room, since, held->task.task))
			ret_list->items[ret_list->count++] = task_state_copy(&held->task, arena);
}

static void export_guests(const struct room *room, struct arena *arena, struct guest_list *ret_list)
{
	ret_list->count = 0;
	ret_list->items = arena_new(arena, room_guest_count(room) * sizeof(*ret_list->items));
	for (struct room_guest *held = room->guests; held; held = held->hh.next)
		ret_list->items[ret_list->count++] = guest_copy(&held->guest, arena);
}

static struct door export_door(const struct room *room, struct arena *arena)
{
	struct door door = room->door;
	door.message = arena_copy_text(arena, door.message.data, door.message.size);
	return door;
}

void room_export(
	const struct room *room, uint64_t since, struct arena *arena, struct room_state *ret_state)
{
	*ret_state = (struct room_state){
		.kind = room->kind,
		.seq = room->head,
		.has_settings = room->settings_texts != NULL,
		.has_house = room->house_texts != NULL,
		.has_polls = room->polls != NULL,
		.has_tasks = room->tasks != NULL,
		.has_decisions = room->decisions != 0 && !is_veiled(room, since, 1),
		.decisions = room->decisions,
		.has_shared = room->shared != 0,
		.shared = room->shared,
		.has_sheet = room->shared != 0,
		.has_guests = room->guests != NULL,
		.has_door = room->door_texts != NULL,
	};
	if (ret_state->has_settings)
		ret_state->settings = settings_copy(&room->settings, arena);
	if (ret_state->has_house)
		ret_state->house = house_copy(&room->house, arena);
	if (ret_state->has_sheet)
		ret_state->sheet = case_sheet_copy(&room->sheet, arena);
	export_members(room, arena, &ret_state->members);
	export_channels(room, arena, &ret_state->channels);
	export_groups(room, arena, &ret_state->groups);
	export_pins(room, since, arena, &ret_state->pins);
	export_meetings(room, since, arena, &ret_state->meetings);
	export_polls(room, since, arena, &ret_state->polls);
	export_tasks(room, since, arena, &ret_state->tasks);
	export_guests(room, arena, &ret_state->guests);
	if (ret_state->has_door)
		ret_state->door = export_door(room, arena);
}

static void import_member(struct room *room, const struct member *item)
{
	struct room_member *member =
		members_put(room, item->person, item->role, item->has_since ? item->since : 0);
	if (item->has_profile)
		profile_hold(&member->profile, &member->profile_texts, &item->profile);
	if (item->has_name)
		members_name(member, item->name, item->has_company, item->company);
}

struct room *room_import(uint64_t id, const struct room_state *state, int64_t time_ms)
{
	if (!guests_stand_well(state))
		return NULL;
	struct room *room = room_new(id);
	room->kind = state->kind;
	room->head = state->seq;
	room->time_ms = time_ms;
	if (state->has_settings)
		settings_hold(&room->settings, &room->settings_texts, &state->settings);
	if (state->has_house)
		house_hold(&room->house, &room->house_texts, &state->house);
	for (size_t i = 0; i < state->members.count; i++)
		import_member(room, &state->members.items[i]);
	for (size_t i = 0; i < state->channels.count; i++)
		channels_put(room, &state->channels.items[i]);
	for (size_t i = 0; i < state->groups.count; i++)
		groups_put(room, &state->groups.items[i]);
	for (size_t i = 0; i < state->pins.count; i++)
		pins_put(room, state->pins.items[i].message, true);
	for (size_t i = 0; i < state->meetings.count; i++)
		meetings_put(room, &state->meetings.items[i]);
	for (size_t i = 0; i < state->polls.count; i++)
		polls_put(room, &state->polls.items[i]);
	for (size_t i = 0; i < state->tasks.count; i++)
		tasks_put(room, &state->tasks.items[i]);
	room->decisions = state->decisions;
	if (state->has_shared && state->has_sheet) {
		room->shared = state->shared;
		sheet_hold(room, &state->sheet);
	}
	for (size_t i = 0; state->has_guests && i < state->guests.count; i++)
		guests_put(room, &state->guests.items[i]);
	if (state->has_door)
		door_hold(&room->door, &room->door_texts, &state->door);
	return room;
}
