/* Channels: creating, changing, deleting. */
#include "proto/gen/limits.h"
#include "room/rules.h"

#include "room/members.h"

#include <string.h>

/* Among the open channels a title stands for one; of closed ones nobody may learn by trying. */
static bool title_fits(const struct room *house, struct text title, enum room_access access,
	uint64_t channel, struct refusal *ret_refusal)
{
	uint64_t holder = room_channel_of_title(house, title);
	if (access == ROOM_ACCESS_CLOSED || !holder || holder == channel)
		return true;
	return refuse_field(ret_refusal, "title", "taken");
}

/* The house says who makes channels of which kind, or makes one into the other. */
static bool may_make(const struct matter *matter, enum room_access access)
{
	struct house_limits limits = room_limits(matter->house);
	enum member_role role =
		access == ROOM_ACCESS_OPEN ? limits.open_channels : limits.closed_channels;
	return matter->who->house_role >= role;
}

bool owns_enough(const struct matter *matter, enum member_role house_role)
{
	return house_role != MEMBER_ROLE_OWNER &&
	       (int64_t)matter->subject->own >= room_limits(matter->house).channels_owned;
}

static struct settings settings_of(const struct room_create_params *params)
{
	return (struct settings){
		.title = params->title,
		.topic = params->has_topic ? params->topic : text_of(""),
		.description = params->has_description ? params->description : text_of(""),
		.access = params->has_access ? params->access : ROOM_ACCESS_OPEN,
		.newcomers = params->has_newcomers ? params->newcomers : NEWCOMER_VIEW_ALL,
		.erasers = ERASER_OWNERS,
	};
}

/* The client id goes with the new room's first event: (client id, author) is unique in the whole
 * data set, and that event alone answers a repeat. */
static void begin(const struct matter *matter, struct decision *decision)
{
	const struct room_create_params *params = &matter->command->params.room_create;
	uint64_t maker = matter->who->person;
	struct event *event =
		decision_add(decision, matter->room, EVENT_ROOM_CREATED, maker, matter->moment);
	event->client_id = params->client_id;
	event->body.room_created = (struct room_created){
		.kind = ROOM_KIND_CHANNEL, .has_settings = true, .settings = settings_of(params)};
	if (maker) /* the operator is nobody who could be a member */
		decision_join(decision, matter, maker, MEMBER_ROLE_OWNER);
}

bool rule_channel_create(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	const struct room_create_params *params = &matter->command->params.room_create;
	if (matter->room->head == 0) {
		begin(matter, decision);
		return true;
	}
	if (!may_make(matter, settings_of(params).access))
		return refuse_for(ret_refusal, ERROR_NOT_ALLOWED, "access", 0);
	if (matter->subject->count >= PROTO_CHANNELS_MAX || matter->subject->crowded ||
		owns_enough(matter, matter->who->house_role))
		return refuse(ret_refusal, ERROR_TOO_MANY);
	return title_fits(matter->room, params->title, settings_of(params).access, 0, ret_refusal);
}

static void put_texts(const struct room_change_params *params, struct settings *settings)
{
	if (params->has_title)
		settings->title = params->title;
	if (params->has_topic)
		settings->topic = params->topic;
	if (params->has_description)
		settings->description = params->description;
}

static void put_rules(const struct room_change_params *params, struct settings *settings)
{
	if (params->has_access)
		settings->access = params->access;
	if (params->has_newcomers)
		settings->newcomers = params->newcomers;
	if (params->has_erasers)
		settings->erasers = params->erasers;
	if (params->has_archived)
		settings->archived = params->archived;
	if (params->has_edit_minutes) {
		settings->has_edit_minutes = params->edit_minutes >= 0;
		settings->edit_minutes = params->edit_minutes;
	}
}

/* Who sees what was said is the members' own: whoever is in charge without being one of them would
 * otherwise let themselves in. */
static bool may_change_view(const struct matter *matter, const struct settings *settings)
{
	const struct settings *now = &matter->room->settings;
	return room_member_role(matter->room, matter->who->person) ||
	       (settings->access == now->access && settings->newcomers == now->newcomers);
}

/* For how long messages can be edited, a channel says within what the house says. */
static bool edit_fits(const struct matter *matter, struct refusal *ret_refusal)
{
	const struct room_change_params *params = &matter->command->params.room_change;
	int64_t most = room_limits(matter->house).edit_minutes;
	if (!params->has_edit_minutes || most < 0 || params->edit_minutes <= most)
		return true;
	*ret_refusal = refusal_of_field("edit_minutes", "too_large", most);
	return false;
}

/* A case has two sides: both are closed, the backstage says whether they are archived, and the team
 * sees everything; what guests see of what was said before, the shared side says. */
static bool suits_side(
	const struct room *room, const struct settings *next, struct refusal *ret_refusal)
{
	const struct settings *now = &room->settings;
	bool shared = room->kind == ROOM_KIND_SHARED, backstage = room->kind == ROOM_KIND_BACKSTAGE;
	if ((shared || backstage) && next->access != now->access)
		return refuse_for(ret_refusal, ERROR_NOT_ALLOWED, "access", 0);
	if (shared && next->archived != now->archived)
		return refuse_for(ret_refusal, ERROR_NOT_ALLOWED, "archived", 0);
	if (backstage && next->newcomers != now->newcomers)
		return refuse_for(ret_refusal, ERROR_NOT_ALLOWED, "newcomers", 0);
	return true;
}

bool rule_channel_change(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	const struct room_change_params *params = &matter->command->params.room_change;
	struct settings settings = matter->room->settings;
	put_texts(params, &settings);
	put_rules(params, &settings);
	if (!may_change_view(matter, &settings))
		return refuse(ret_refusal, ERROR_NOT_ALLOWED);
	if (!suits_side(matter->room, &settings, ret_refusal))
		return false;
	if (settings.access != matter->room->settings.access && !may_make(matter, settings.access))
		return refuse_for(ret_refusal, ERROR_NOT_ALLOWED, "access", 0);
	if (!edit_fits(matter, ret_refusal))
		return false;
	if (!title_fits(
		    matter->house, settings.title, settings.access, matter->room->id, ret_refusal))
		return false;
	struct event *event = decision_add(
		decision, matter->room, EVENT_ROOM_CHANGED, matter->who->person, matter->moment);
	event->client_id = params->client_id;
	event->body.room_changed.settings = settings;
	return true;
}

static bool is_listed_so(const struct room_channel *entry, const struct settings *settings)
{
	return entry && strcmp(entry->title, settings->title.data) == 0 &&
	       strcmp(entry->topic, settings->topic.data) == 0 &&
	       entry->archived == settings->archived;
}

void room_decide_listing(const struct room *house, uint64_t channel, const struct room *room,
	const struct who *who, const struct moment *moment, struct decision *ret_decision)
{
	const struct room_channel *entry = channels_find(house, channel);
	struct event *event;

	decision_begin(ret_decision);
	if (room && room->settings.access == ROOM_ACCESS_OPEN) {
		if (is_listed_so(entry, &room->settings))
			return;
		event = decision_add(
			ret_decision, house, EVENT_CHANNEL_LISTED, who->person, moment);
		event->body.channel_listed.channel = (struct channel){.room = channel,
			.title = room->settings.title,
			.topic = room->settings.topic,
			.archived = room->settings.archived};
	} else if (entry) {
		event = decision_add(
			ret_decision, house, EVENT_CHANNEL_UNLISTED, who->person, moment);
		event->body.channel_unlisted.room = channel;
	}
	if (!room) {
		event = decision_add(ret_decision, house, EVENT_ROOM_DELETED, who->person, moment);
		event->body.room_deleted.room = channel;
	}
}
