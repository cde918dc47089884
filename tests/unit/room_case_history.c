/* Properties of cases over random histories of both their sides: the same people are on both, the
 * host is one of them, and neither the sheet nor who is there depends on how it is read. P-83. */
#include "room/held.h"
#include "room/members.h"
#include "room_history_fixture.h"

enum { BACKSTAGE_ID = 7, SHARED_ID = 8, CASE_HISTORIES = HISTORIES / 4, CASE_PEOPLE = PEOPLE };

/* Both sides of one case; the house and the clock are the backstage's. */
struct pair {
	struct history backstage, shared;
};

#define ALWAYS(holds)                                                                              \
	do {                                                                                       \
		if (!(holds))                                                                      \
			fail_msg("seed %llu, event %zu: %s",                                       \
				(unsigned long long)pair->backstage.seed, pair->backstage.count,   \
				#holds);                                                           \
	} while (0)

static struct room *make_house(void)
{
	static const char *const names[CASE_PEOPLE] = {
		"Ada", "Jonas", "Lena", "Max", "Ömer", "Iris"};
	struct room *house = room_new(9);
	house->kind = ROOM_KIND_HOUSE;
	house->head = 1;
	for (uint64_t person = 1; person <= CASE_PEOPLE; person++) {
		const struct profile profile = {
			.name = text_of(names[person - 1]), .active = person != CASE_PEOPLE};
		struct room_member *member = members_put(house, person, MEMBER_ROLE_MEMBER, 0);
		profile_hold(&member->profile, &member->profile_texts, &profile);
	}
	return house;
}

static void begin_side(struct history *history, uint64_t id, uint64_t seed, struct room *house)
{
	memset(history, 0, sizeof(*history));
	history->seed = history->chance = seed;
	history->clock_ms = 1000;
	history->room = room_new(id);
	history->house = house;
}

static void begin_pair(struct pair *pair, uint64_t seed)
{
	static struct person_ref people[] = {{2}, {3}};
	struct room *house = make_house();
	struct command command = {.kind = COMMAND_CASE_OPEN,
		.params.case_open = {.customer = text_of("Müller"),
			.title = text_of("intern"),
			.shared_title = text_of("Pumpen"),
			.has_people = true,
			.people = {2, people}}};
	const struct who who = {.person = 1, .house_role = MEMBER_ROLE_MEMBER};
	const struct moment moment = {1000, 1};
	const struct subject subject = {.shared = SHARED_ID};
	struct decision decision;
	struct refusal refusal;
	begin_side(&pair->backstage, BACKSTAGE_ID, seed, house);
	begin_side(&pair->shared, SHARED_ID, seed, house);
	struct history *sides[] = {&pair->backstage, &pair->shared};
	for (size_t i = 0; i < 2; i++) {
		assert_true(room_decide(sides[i]->room, house, &subject, &command, &who, &moment,
			&decision, &refusal));
		store(sides[i], &decision);
	}
}

static void end_pair(struct pair *pair)
{
	room_free(pair->backstage.house);
	struct history *sides[] = {&pair->backstage, &pair->shared};
	for (size_t i = 0; i < 2; i++) {
		room_free(sides[i]->room);
		for (size_t j = 0; j < sides[i]->count; j++)
			buffer_fini(&sides[i]->rows[j].body);
	}
}

static void random_sheet(struct history *history, struct case_change_params *params)
{
	static const char *const words[] = {"", " ", "Ersatz \"A\"", "größer\nals gedacht"};
	static struct case_contact contacts[2];
	contacts[0].name = contacts[1].name = text_of("Petra Müller");
	*params = (struct case_change_params){
		.has_facts = draw_below(history, 3) == 0,
		.facts = text_of(words[draw_below(history, 4)]),
		.has_solution = draw_below(history, 2),
		.solution = text_of(words[1 + draw_below(history, 3)]),
		.has_contacts = draw_below(history, 4) == 0,
		.contacts = {draw_below(history, 3), contacts},
		.has_host = draw_below(history, 4) == 0,
		.host = 1 + draw_below(history, CASE_PEOPLE),
		.has_deputy = draw_below(history, 3) == 0,
		.deputy = draw_below(history, CASE_PEOPLE + 1),
		.has_link = draw_below(history, 4) == 0,
		.link = text_of(draw_below(history, 2) ? "https://crm.example" : ""),
		.has_state = draw_below(history, 4) != 0,
		.state = (enum case_state)(1 + draw_below(history, 4)),
		.has_until = draw_below(history, 3) == 0,
		.until = history->clock_ms + 100 * ((int64_t)draw_below(history, 40) - 5),
	};
}

static void random_command(struct history *history, struct command *command)
{
	static const enum command_kind kinds[] = {COMMAND_CASE_CHANGE, COMMAND_CASE_CHANGE,
		COMMAND_CASE_CHANGE, COMMAND_ROOM_INVITE, COMMAND_ROOM_LEAVE, COMMAND_MEMBER_REMOVE,
		COMMAND_MEMBER_CHANGE, COMMAND_ROOM_CHANGE, COMMAND_MESSAGE_POST};
	static struct person_ref people[3];
	*command = (struct command){
		.kind = kinds[draw_below(history, sizeof(kinds) / sizeof(*kinds))]};
	union command_params *params = &command->params;
	switch (command->kind) {
	case COMMAND_CASE_CHANGE:
		random_sheet(history, &params->case_change);
		break;
	case COMMAND_ROOM_INVITE:
		for (int i = 0; i < 3; i++)
			people[i].person = 1 + draw_below(history, CASE_PEOPLE);
		params->room_invite.people = (struct person_ref_list){3, people};
		break;
	case COMMAND_MEMBER_REMOVE:
		params->member_remove.person = 1 + draw_below(history, CASE_PEOPLE);
		break;
	case COMMAND_MEMBER_CHANGE:
		params->member_change.person = 1 + draw_below(history, CASE_PEOPLE);
		params->member_change.role =
			draw_below(history, 2) ? MEMBER_ROLE_OWNER : MEMBER_ROLE_MEMBER;
		break;
	case COMMAND_ROOM_CHANGE:
		params->room_change.has_archived = draw_below(history, 3) == 0;
		params->room_change.archived = draw_below(history, 2);
		params->room_change.has_title = true;
		params->room_change.title = text_of(draw_below(history, 2) ? "intern" : "Müller");
		break;
	default:
		params->message_post.text = text_of("unter uns");
		break;
	}
}

static void follow(struct pair *pair, const struct decision *decision, const struct who *who,
	const struct moment *moment)
{
	struct decision beside;
	ALWAYS(room_decide_beside(
		pair->shared.room, pair->shared.house, decision, who, moment, &beside));
	store(&pair->shared, &beside);
}

static void check_sheet(struct pair *pair)
{
	const struct room *room = pair->backstage.room;
	const struct case_sheet *sheet = &room->sheet;
	ALWAYS(room->shared == SHARED_ID);
	ALWAYS(sheet->has_until == (sheet->state == CASE_STATE_POSTPONED));
	ALWAYS(sheet->state != CASE_STATE_SOLVED || !text_is_blank(sheet->solution));
	ALWAYS(!sheet->has_deputy || sheet->deputy != sheet->host);
	if (!room_member_count(room))
		return;
	ALWAYS(room_member_role(room, sheet->host) != 0);
	ALWAYS(!sheet->has_deputy || room_member_role(room, sheet->deputy) != 0);
}

static void check_people(struct pair *pair)
{
	const struct room *backstage = pair->backstage.room, *shared = pair->shared.room;
	ALWAYS(room_member_count(backstage) == room_member_count(shared));
	ALWAYS(backstage->settings.archived == shared->settings.archived);
	for (uint64_t person = 1; person <= CASE_PEOPLE; person++) {
		ALWAYS(room_member_role(backstage, person) == room_member_role(shared, person));
		ALWAYS(room_member_since(shared, person) == 0);
		ALWAYS(!room_is_guest(shared, person));
		bool named = room_member_name(shared, person).size > 0;
		ALWAYS(named == (room_member_role(shared, person) != 0));
		ALWAYS(room_member_name(backstage, person).size == 0);
	}
}

/* A case opens again once its day has come, and never before. */
static void open_on_its_day(struct pair *pair)
{
	struct history *history = &pair->backstage;
	const struct room *room = history->room;
	const struct moment moment = {history->clock_ms, 1};
	struct decision decision;
	bool due = room->sheet.state == CASE_STATE_POSTPONED &&
		   room->sheet.until <= history->clock_ms && !room->settings.archived;
	ALWAYS(room_decide_case(room, &moment, &decision) == due);
	if (!due)
		return;
	ALWAYS(decision.count == 1 && decision.events[0].author == 0);
	store(history, &decision);
	ALWAYS(room->sheet.state == CASE_STATE_OPEN);
}

static void step_pair(struct pair *pair)
{
	struct history *history = &pair->backstage;
	struct command command;
	struct decision decision;
	struct refusal refusal;
	const struct who who = {
		.person = 1 + draw_below(history, CASE_PEOPLE), .house_role = MEMBER_ROLE_MEMBER};
	history->clock_ms += 100 * ((int64_t)draw_below(history, 20) - 3); /* it jumps back too */
	const struct moment moment = {history->clock_ms, draw(history)};
	random_command(history, &command);
	const struct subject subject = {.next_steps = draw_below(history, 2)};
	enum case_state was = history->room->sheet.state;
	int64_t reopened = history->room->sheet.reopened;
	if (room_decide(history->room, history->house, &subject, &command, &who, &moment, &decision,
		    &refusal)) {
		store(history, &decision);
		follow(pair, &decision, &who, &moment);
		bool solved = history->room->sheet.state == CASE_STATE_SOLVED;
		ALWAYS(!solved || was == CASE_STATE_SOLVED || subject.next_steps);
		ALWAYS(history->room->sheet.reopened - reopened ==
			(was == CASE_STATE_SOLVED && !solved));
	}
	open_on_its_day(pair);
	check_sheet(pair);
	check_people(pair);
}

static void assert_as_replayed(const struct history *history, struct room *room)
{
	replay((struct history *)(uintptr_t)history, room);
	assert_same_state(history, room);
	room_free(room);
}

static void run_pair(uint64_t seed)
{
	static struct pair pair;
	struct room *snapshots[2] = {NULL, NULL};
	struct history *sides[] = {&pair.backstage, &pair.shared};
	begin_pair(&pair, seed);
	for (int i = 0; i < STEPS; i++) {
		step_pair(&pair);
		for (size_t side = 0; side < 2; side++)
			if (!snapshots[side] && draw_below(&pair.backstage, 20) == 0)
				snapshots[side] = through_snapshot(sides[side]->room);
	}
	for (size_t side = 0; side < 2; side++) {
		assert_as_replayed(sides[side], room_new(sides[side]->room->id));
		if (snapshots[side])
			assert_as_replayed(sides[side], snapshots[side]);
	}
	end_pair(&pair);
}

static void both_sides_say_the_same_whatever_happens_backstage(void **unused)
{
	const char *seed = getenv("RUNDE_SEED");
	(void)unused;
	if (seed) {
		run_pair(strtoull(seed, NULL, 10));
		return;
	}
	for (uint64_t i = 1; i <= CASE_HISTORIES; i++)
		run_pair(i);
}

/* The shared side does not know the backstage, nor does what is sent of it. */
static void the_state_of_a_shared_side_names_no_backstage(void **unused)
{
	static struct pair pair;
	BUFFER_AUTO text;
	(void)unused;
	buffer_init(&text);
	begin_pair(&pair, 1);
	encode_state(pair.shared.room, &text);
	buffer_add_byte(&text, '\0');
	assert_non_null(strstr((const char *)text.data, "\"name\":\"Jonas\""));
	assert_null(strstr((const char *)text.data, "intern"));
	assert_null(strstr((const char *)text.data, "Müller"));
	assert_null(strstr((const char *)text.data, "sheet"));
	end_pair(&pair);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(both_sides_say_the_same_whatever_happens_backstage),
		cmocka_unit_test(the_state_of_a_shared_side_names_no_backstage),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
