/* Guests of a case: invited, let in, turned away. All of it is decided in the backstage; what the
 * shared side says of it follows (room_decide_guest()). */
#include "room/rules.h"

#include "proto/gen/limits.h"
#include "room/members.h"

enum { HOUR_MS = 60 * MINUTE_MS };

/* By the clock, as links are looked at; a room's time may stand still. */
static int64_t end_after(const struct matter *matter, int64_t hours)
{
	return matter->moment->now_ms + hours * HOUR_MS;
}

/* Adds what has become of a guest; whoever brings it about themselves has no author. */
static struct guest *change(struct decision *decision, const struct room *backstage,
	const struct guest *was, enum guest_state state, uint64_t author,
	const struct moment *moment)
{
	struct event *event =
		decision_add(decision, backstage, EVENT_GUEST_CHANGED, author, moment);
	struct guest *guest = &event->body.guest_changed.guest;
	*guest = *was;
	guest->state = state;
	guest->has_reason = false;
	if (state != was->state)
		guest->since = event->time_ms;
	return guest;
}

/* Likewise by a command. */
static struct guest *change_by(const struct matter *matter, struct decision *decision,
	const struct guest *was, enum guest_state state)
{
	struct guest *guest =
		change(decision, matter->room, was, state, matter->who->person, matter->moment);
	decision->events[0].client_id = command_client_id(matter->command);
	return guest;
}

struct counting {
	size_t waiting, all; /* of those who have not been turned away */
};

static void count(void *cookie, const struct guest *guest)
{
	struct counting *counting = cookie;
	counting->waiting += guest->state == GUEST_STATE_WAITING;
	counting->all += !guest_is_out(guest->state);
}

static struct counting count_guests(const struct room *backstage)
{
	struct counting counting = {0};
	room_guests_each(backstage, count, &counting);
	return counting;
}

/* Whoever was turned away gives their place to the next (guests_put()). */
static bool is_full(const struct room *backstage)
{
	return count_guests(backstage).all >= PROTO_GUESTS_MAX;
}

/* Whoever has the general link cannot take all places with it. */
static bool is_lobby_full(const struct room *backstage)
{
	return is_full(backstage) || count_guests(backstage).waiting >= PROTO_LOBBY_MAX;
}

bool rule_guest_invite(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	const struct guest_invite_params *params = &matter->command->params.guest_invite;
	const struct guest nobody = {.guest = id_of_random(matter->moment->seed)};
	const struct guest *was =
		params->has_guest ? room_guest(matter->room, params->guest) : &nobody;
	if (!was)
		return refuse(ret_refusal, ERROR_NOT_FOUND);
	bool begins = !params->has_guest || guest_is_out(was->state);
	if (begins && is_full(matter->room))
		return refuse(ret_refusal, ERROR_TOO_MANY);
	struct guest *guest =
		change_by(matter, decision, was, begins ? GUEST_STATE_INVITED : was->state);
	guest->name = params->name;
	guest->company = params->company;
	guest->has_invited_by = true;
	guest->invited_by = matter->who->person;
	guest->expires = end_after(matter, params->hours);
	return true;
}

static struct door *change_door(const struct matter *matter, struct decision *decision)
{
	struct event *event = decision_add(
		decision, matter->room, EVENT_DOOR_CHANGED, matter->who->person, matter->moment);
	event->client_id = command_client_id(matter->command);
	event->body.door_changed.door = matter->room->door;
	if (!matter->room->door_texts)
		event->body.door_changed.door.message = text_of("");
	return &event->body.door_changed.door;
}

bool rule_guest_link(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	struct door *door = change_door(matter, decision);
	(void)ret_refusal;
	door->has_general = true;
	door->general = end_after(matter, matter->command->params.guest_link.hours);
	return true;
}

bool rule_guest_door(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	const struct guest_door_params *params = &matter->command->params.guest_door;
	struct door *door = change_door(matter, decision);
	(void)ret_refusal;
	if (params->has_message)
		door->message = params->message;
	if (params->has_revoke && params->revoke)
		door->has_general = false;
	return true;
}

/* The guest a command names, who waits; NULL: refused. */
static const struct guest *who_waits(
	const struct matter *matter, uint64_t person, struct refusal *ret_refusal)
{
	const struct guest *guest = room_guest(matter->room, person);
	if (!guest)
		refuse(ret_refusal, ERROR_NOT_FOUND);
	else if (guest->state != GUEST_STATE_WAITING)
		refuse(ret_refusal, ERROR_WRONG_PHASE);
	else
		return guest;
	return NULL;
}

bool rule_guest_admit(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	const struct guest *was =
		who_waits(matter, matter->command->params.guest_admit.guest, ret_refusal);
	if (was)
		change_by(matter, decision, was, GUEST_STATE_ADMITTED);
	return was != NULL;
}

/* Why somebody is turned away, if it was said. */
static void put_reason(struct guest *guest, bool given, struct text reason)
{
	put_text(given, reason, &guest->has_reason, &guest->reason);
}

bool rule_guest_refuse(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	const struct guest_refuse_params *params = &matter->command->params.guest_refuse;
	const struct guest *was = who_waits(matter, params->guest, ret_refusal);
	if (!was)
		return false;
	struct guest *guest = change_by(matter, decision, was, GUEST_STATE_REFUSED);
	put_reason(guest, params->has_reason, params->reason);
	return true;
}

bool rule_guest_remove(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	const struct guest_remove_params *params = &matter->command->params.guest_remove;
	const struct guest *was = room_guest(matter->room, params->guest);
	if (!was)
		return refuse(ret_refusal, ERROR_NOT_FOUND);
	if (guest_is_out(was->state))
		return true;
	struct guest *guest = change_by(matter, decision, was, GUEST_STATE_REMOVED);
	put_reason(guest, params->has_reason, params->reason);
	return true;
}

/* What they say of themselves takes the place of what was known. */
static struct guest introduce(const struct guest *was, const struct visitor *visitor)
{
	struct guest guest = *was;
	if (visitor->name.size)
		guest.name = visitor->name;
	if (visitor->has_company)
		guest.company = visitor->company;
	return guest;
}

static bool is_same(const struct guest *one, const struct guest *other)
{
	return one->state == other->state && text_is_same(one->name, other->name) &&
	       text_is_same(one->company, other->company);
}

static bool come_by_own_link(const struct room *backstage, const struct visitor *visitor,
	const struct moment *moment, struct decision *decision, struct refusal *ret_refusal)
{
	const struct guest *was = room_guest(backstage, visitor->guest);
	if (!was || guest_is_out(was->state))
		return refuse(ret_refusal, ERROR_LINK_INVALID);
	struct guest now = introduce(was, visitor);
	struct guest *guest =
		change(decision, backstage, &now, GUEST_STATE_ADMITTED, NOBODY, moment);
	if (is_same(guest, was))
		decision_begin(decision);
	return true;
}

static bool come_by_general_link(const struct room *backstage, const struct visitor *visitor,
	const struct moment *moment, struct decision *decision, struct refusal *ret_refusal)
{
	const struct guest nobody = {.guest = visitor->guest,
		.name = text_of(""),
		.company = text_of(""),
		.expires = visitor->expires_ms};
	struct guest now = introduce(&nobody, visitor);
	if (!now.name.size)
		return refuse_field(ret_refusal, "name", "missing");
	if (is_lobby_full(backstage))
		return refuse(ret_refusal, ERROR_TOO_MANY);
	change(decision, backstage, &now, GUEST_STATE_WAITING, NOBODY, moment);
	return true;
}

bool room_decide_visitor(const struct room *backstage, const struct visitor *visitor,
	const struct moment *moment, struct decision *ret_decision, uint64_t *ret_guest,
	struct refusal *ret_refusal)
{
	struct visitor newcomer = *visitor;
	decision_begin(ret_decision);
	if (backstage->kind != ROOM_KIND_BACKSTAGE || backstage->settings.archived)
		return refuse(ret_refusal, ERROR_LINK_INVALID);
	newcomer.guest = visitor->guest ? visitor->guest : id_of_random(moment->seed);
	bool comes = visitor->guest ? come_by_own_link(
					      backstage, visitor, moment, ret_decision, ret_refusal)
				    : come_by_general_link(backstage, &newcomer, moment,
					      ret_decision, ret_refusal);
	if (!comes)
		return false;
	if (backstage->head + ret_decision->count > PROTO_SEQ_MAX)
		return refuse(ret_refusal, ERROR_TOO_MANY);
	*ret_guest = newcomer.guest;
	return true;
}

/* They are a member there from now on, and see what was said before where it is set up so. */
static void let_in(const struct room *shared, const struct guest *guest, uint64_t by,
	const struct moment *moment, struct decision *decision)
{
	struct event *event = decision_add(decision, shared, EVENT_MEMBER_JOINED, by, moment);
	decision->joiners[0] = (struct joiner){.person = guest->guest,
		.role = MEMBER_ROLE_MEMBER,
		.has_name = true,
		.name = guest->name,
		.has_company = true,
		.company = guest->company};
	event->body.member_joined = (struct member_joined){.members = {1, decision->joiners},
		.has_since = shared->settings.newcomers == NEWCOMER_VIEW_JOINED,
		.since = event->seq};
}

static bool is_called(const struct room_member *member, const struct guest *guest)
{
	return text_is_same(member->by.name, guest->name) &&
	       text_is_same(member->by.company, guest->company);
}

bool room_decide_guest(const struct room *shared, const struct guest *guest, uint64_t by,
	const struct moment *moment, struct decision *ret_decision)
{
	uint64_t author = room_member_role(shared, by) ? by : guest->guest;
	bool is_in = room_is_guest(shared, guest->guest);
	decision_begin(ret_decision);
	if (guest->state != GUEST_STATE_ADMITTED) {
		if (is_in)
			decision_add(ret_decision, shared, EVENT_MEMBER_LEFT, author, moment)
				->body.member_left.person = guest->guest;
	} else if (!is_in) {
		let_in(shared, guest, author, moment, ret_decision);
	} else if (!is_called(members_find(shared, guest->guest), guest)) {
		decision_add(ret_decision, shared, EVENT_MEMBER_NAMED, author, moment)
			->body.member_named =
			(struct member_named){guest->guest, guest->name, true, guest->company};
	}
	return shared->head + ret_decision->count <= PROTO_SEQ_MAX;
}
