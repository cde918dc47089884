/* Cases: opened with their two sides, changed, handed over; what one side says follows from the
 * other. */
#include "room/members.h"
#include "room/rules.h"

#include "proto/gen/limits.h"

static bool address_fits(bool given, struct text link, struct refusal *ret_refusal)
{
	return !given || link.size == 0 || is_web_address(link) ||
	       refuse_field(ret_refusal, "link", "malformed");
}

/* What the house looks at before there is anything of it. */
static bool may_open(const struct matter *matter, struct refusal *ret_refusal)
{
	const struct case_open_params *params = &matter->command->params.case_open;
	if (!address_fits(params->has_link, params->link, ret_refusal))
		return false;
	if (matter->subject->strangers)
		return refuse_field(ret_refusal, "people", "unknown_person");
	if (matter->subject->untrue_source)
		return refuse_field(ret_refusal, "source", "malformed");
	if (matter->subject->count >= PROTO_CHANNELS_MAX || matter->subject->crowded)
		return refuse(ret_refusal, ERROR_TOO_MANY);
	return true;
}

static struct event *begin_side(const struct matter *matter, struct decision *decision,
	enum room_kind kind, struct text title, enum newcomer_view newcomers)
{
	struct event *event = decision_add(
		decision, matter->room, EVENT_ROOM_CREATED, matter->who->person, matter->moment);
	event->body.room_created = (struct room_created){.kind = kind,
		.has_settings = true,
		.settings = {.title = title,
			.topic = text_of(""),
			.description = text_of(""),
			.access = ROOM_ACCESS_CLOSED,
			.newcomers = newcomers,
			.erasers = ERASER_OWNERS}};
	return event;
}

/* As somebody stands there whom the house knows: on the shared side with their name, for the guests
 * see no house. */
static void join_shared(struct decision *decision, const struct matter *matter, uint64_t person,
	enum member_role role)
{
	const struct profile *profile = room_profile(matter->house, person);
	struct joiner *joiner = decision_join(decision, matter, person, role);
	joiner->has_name = profile != NULL;
	if (profile)
		joiner->name = profile->name;
}

static void join_side(struct decision *decision, const struct matter *matter, uint64_t person,
	enum member_role role, bool shared)
{
	if (decision_joins(decision, person))
		return;
	if (shared)
		join_shared(decision, matter, person, role);
	else
		decision_join(decision, matter, person, role);
}

/* The same people on both sides. */
static void join_sides(const struct matter *matter, struct decision *decision, bool shared)
{
	const struct person_ref_list *people = &matter->command->params.case_open.people;
	join_side(decision, matter, matter->who->person, MEMBER_ROLE_OWNER, shared);
	for (size_t i = 0; matter->command->params.case_open.has_people && i < people->count; i++)
		join_side(decision, matter, people->items[i].person, MEMBER_ROLE_MEMBER, shared);
}

static void open_case(const struct matter *matter, struct decision *decision)
{
	const struct case_open_params *params = &matter->command->params.case_open;
	struct event *event = decision_add(
		decision, matter->room, EVENT_CASE_OPENED, matter->who->person, matter->moment);
	struct case_opened *opened = &event->body.case_opened;
	*opened = (struct case_opened){
		.shared = matter->subject->shared,
		.sheet = {.customer = params->customer,
			.host = matter->who->person,
			.question = params->has_question ? params->question : text_of(""),
			.facts = text_of(""),
			.options = text_of(""),
			.solution = text_of(""),
			.state = CASE_STATE_OPEN},
	};
	put_text(params->has_link, params->link, &opened->sheet.has_link, &opened->sheet.link);
}

/* What the message it is made of says, so that it can be erased without the case. */
static void quote(const struct matter *matter, struct decision *decision)
{
	const struct quote_list *quotes = matter->subject->quotes;
	if (!quotes || !quotes->count)
		return;
	struct event *event = decision_add(
		decision, matter->room, EVENT_CASE_QUOTED, matter->who->person, matter->moment);
	event->body.case_quoted =
		(struct case_quoted){matter->command->params.case_open.source, *quotes};
}

/* The client id goes with the backstage's first event, which answers a repeat. */
bool rule_case_open(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	const struct case_open_params *params = &matter->command->params.case_open;
	if (matter->room->head)
		return may_open(matter, ret_refusal);
	if (matter->room->id == matter->subject->shared) {
		begin_side(matter, decision, ROOM_KIND_SHARED, params->shared_title,
			NEWCOMER_VIEW_JOINED);
		join_sides(matter, decision, true);
		return true;
	}
	begin_side(matter, decision, ROOM_KIND_BACKSTAGE, params->title, NEWCOMER_VIEW_ALL)
		->client_id = params->client_id;
	open_case(matter, decision);
	quote(matter, decision);
	join_sides(matter, decision, false);
	return true;
}

/* Nobody stands in for themselves. */
static void put_receivers(const struct case_change_params *params, struct case_sheet *sheet)
{
	if (params->has_host)
		sheet->host = params->host;
	if (params->has_deputy)
		sheet->deputy = params->deputy;
	if (params->has_deputy || sheet->has_deputy)
		sheet->has_deputy = sheet->deputy != NOBODY && sheet->deputy != sheet->host;
}

static void put_words(const struct case_change_params *params, struct case_sheet *sheet)
{
	if (params->has_customer)
		sheet->customer = params->customer;
	if (params->has_contacts)
		sheet->contacts = params->contacts;
	if (params->has_question)
		sheet->question = params->question;
	if (params->has_facts)
		sheet->facts = params->facts;
	if (params->has_options)
		sheet->options = params->options;
	if (params->has_solution)
		sheet->solution = params->solution;
	put_text(params->has_link, params->link, &sheet->has_link, &sheet->link);
}

static void put_state(const struct case_change_params *params, struct case_sheet *sheet)
{
	enum case_state was = sheet->state;
	if (params->has_state)
		sheet->state = params->state;
	if (params->has_until) {
		sheet->has_until = true;
		sheet->until = params->until;
	}
	if (sheet->state != CASE_STATE_POSTPONED)
		sheet->has_until = false;
	if (was == CASE_STATE_SOLVED && sheet->state != CASE_STATE_SOLVED) {
		sheet->reopened = sheet->has_reopened ? sheet->reopened + 1 : 1;
		sheet->has_reopened = true;
	}
}

void case_put(const struct case_change_params *params, struct case_sheet *sheet)
{
	put_words(params, sheet);
	put_receivers(params, sheet);
	put_state(params, sheet);
}

static struct case_sheet *add_sheet(const struct matter *matter, struct decision *decision)
{
	struct event *event = decision_add(
		decision, matter->room, EVENT_CASE_CHANGED, matter->who->person, matter->moment);
	event->body.case_changed.sheet = matter->room->sheet;
	return &event->body.case_changed.sheet;
}

/* Whoever receives the customer now may go on doing so; anybody else must be there to do it. */
static bool receiver_fits(const struct matter *matter, bool given, uint64_t person, uint64_t now,
	const char *field, struct refusal *ret_refusal)
{
	return !given || person == NOBODY || person == now ||
	       room_receives(matter->room, matter->house, person) ||
	       refuse_field(ret_refusal, field, "not_a_member");
}

static bool receivers_fit(const struct matter *matter, const struct case_change_params *params,
	struct refusal *ret_refusal)
{
	const struct case_sheet *now = &matter->room->sheet;
	uint64_t host = params->has_host ? params->host : now->host;
	if (!receiver_fits(
		    matter, params->has_host, params->host, now->host, "host", ret_refusal) ||
		!receiver_fits(matter, params->has_deputy, params->deputy,
			now->has_deputy ? now->deputy : NOBODY, "deputy", ret_refusal))
		return false;
	return !params->has_deputy || params->deputy != host ||
	       refuse_field(ret_refusal, "deputy", "taken");
}

/* Until when it is postponed is said when it is, or changed; no other state has a day. */
static bool day_fits(const struct matter *matter, const struct case_change_params *params,
	const struct case_sheet *next, struct refusal *ret_refusal)
{
	if (next->state != CASE_STATE_POSTPONED)
		return !params->has_until || refuse_field(ret_refusal, "until", "unknown");
	if (!next->has_until)
		return refuse_field(ret_refusal, "until", "missing");
	if (!params->has_until || params->until > matter->moment->now_ms)
		return true;
	*ret_refusal = refusal_of_field("until", "too_small", matter->moment->now_ms);
	return false;
}

/* A solution as long as it is solved; somebody who does something about it, when it becomes so. */
static bool is_solved_well(
	const struct matter *matter, const struct case_sheet *next, struct refusal *ret_refusal)
{
	if (next->state != CASE_STATE_SOLVED)
		return true;
	if (text_is_blank(next->solution))
		return refuse_field(ret_refusal, "solution", "too_short");
	if (matter->room->sheet.state == CASE_STATE_SOLVED || matter->subject->next_steps)
		return true;
	if (matter->subject->unread) /* there may be some on the shared side */
		return refuse(ret_refusal, ERROR_UNAVAILABLE);
	return refuse_field(ret_refusal, "state", "next_steps");
}

bool rule_case_change(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	const struct case_change_params *params = &matter->command->params.case_change;
	if (!address_fits(params->has_link, params->link, ret_refusal) ||
		!receivers_fit(matter, params, ret_refusal))
		return false;
	struct case_sheet *sheet = add_sheet(matter, decision);
	decision->events[0].client_id = params->client_id;
	case_put(params, sheet);
	return day_fits(matter, params, sheet, ret_refusal) &&
	       is_solved_well(matter, sheet, ret_refusal);
}

/* Whoever is there for longest, the owners first, and those who can act before those who cannot. */
static uint64_t next_host(const struct matter *matter, uint64_t but)
{
	uint64_t best = NOBODY;
	int best_rank = -1;
	for (struct room_member *m = matter->room->members; m; m = m->hh.next) {
		bool acts = room_receives(matter->room, matter->house, m->person);
		int rank = 2 * acts + (m->role == MEMBER_ROLE_OWNER);
		if (m->person == but || rank <= best_rank)
			continue;
		best = m->person;
		best_rank = rank;
	}
	return best;
}

/* Where nobody remains, nobody receives anybody, and it stays as it is. */
void decision_hand_over(struct decision *decision, const struct matter *matter, uint64_t person)
{
	const struct case_sheet *now = &matter->room->sheet;
	bool is_host = now->host == person, is_deputy = now->has_deputy && now->deputy == person;
	if (!matter->room->shared || (!is_host && !is_deputy))
		return;
	uint64_t heir = is_host ? next_host(matter, person) : now->host;
	if (heir == NOBODY)
		return;
	struct case_sheet *sheet = add_sheet(matter, decision);
	sheet->host = heir;
	if (sheet->has_deputy)
		sheet->has_deputy = sheet->deputy != person && sheet->deputy != heir;
}

bool room_decide_case(
	const struct room *backstage, const struct moment *moment, struct decision *ret_decision)
{
	const struct case_sheet *now = &backstage->sheet;
	decision_begin(ret_decision);
	if (!backstage->shared || backstage->settings.archived ||
		now->state != CASE_STATE_POSTPONED || now->until > moment->now_ms ||
		backstage->head >= PROTO_SEQ_MAX)
		return false;
	struct event *event =
		decision_add(ret_decision, backstage, EVENT_CASE_CHANGED, NOBODY, moment);
	struct case_sheet *sheet = &event->body.case_changed.sheet;
	*sheet = *now;
	sheet->state = CASE_STATE_OPEN;
	sheet->has_until = false;
	return true;
}

/* Guests learn of nobody who is not in the room with them: what an administrator does from outside
 * has no author there. */
static struct who seen_on(const struct room *shared, const struct who *who)
{
	return room_member_role(shared, who->person) ? *who : (struct who){.person = NOBODY};
}

static void come_along(
	const struct matter *matter, const struct joiner_list *joiners, struct decision *decision)
{
	for (size_t i = 0; i < joiners->count; i++)
		if (!room_member_role(matter->room, joiners->items[i].person))
			join_shared(
				decision, matter, joiners->items[i].person, joiners->items[i].role);
}

static void follow(const struct matter *matter, const struct event *done, struct decision *decision)
{
	const struct room *room = matter->room;
	uint64_t author = matter->who->person;
	struct settings settings = room->settings;
	switch (done->kind) {
	case EVENT_MEMBER_JOINED:
		come_along(matter, &done->body.member_joined.members, decision);
		break;
	case EVENT_MEMBER_LEFT:
		if (room_member_role(room, done->body.member_left.person))
			decision_add(decision, room, EVENT_MEMBER_LEFT, author, matter->moment)
				->body.member_left = done->body.member_left;
		break;
	case EVENT_MEMBER_CHANGED:
		if (room_member_role(room, done->body.member_changed.person))
			decision_add(decision, room, EVENT_MEMBER_CHANGED, author, matter->moment)
				->body.member_changed = done->body.member_changed;
		break;
	case EVENT_ROOM_CHANGED:
		settings.archived = done->body.room_changed.settings.archived;
		if (settings.archived != room->settings.archived)
			decision_add(decision, room, EVENT_ROOM_CHANGED, author, matter->moment)
				->body.room_changed.settings = settings;
		break;
	default: /* backstage alone */
		break;
	}
}

bool room_decide_beside(const struct room *shared, const struct room *house,
	const struct decision *backstage, const struct who *who, const struct moment *moment,
	struct decision *ret_decision)
{
	const struct who seen = seen_on(shared, who);
	const struct matter matter = {
		.room = shared, .house = house, .who = &seen, .moment = moment};
	decision_begin(ret_decision);
	for (size_t i = 0; i < backstage->count; i++)
		follow(&matter, &backstage->events[i], ret_decision);
	return shared->head + ret_decision->count <= PROTO_SEQ_MAX;
}

bool room_decide_naming(const struct room *shared, uint64_t person, struct text name,
	const struct who *who, const struct moment *moment, struct decision *ret_decision)
{
	decision_begin(ret_decision);
	if (!room_member_role(shared, person) ||
		text_is_same(room_member_name(shared, person), name) ||
		shared->head >= PROTO_SEQ_MAX)
		return false;
	decision_add(ret_decision, shared, EVENT_MEMBER_NAMED, seen_on(shared, who).person, moment)
		->body.member_named = (struct member_named){.person = person, .name = name};
	return true;
}
