/* What guests may do: the outcomes are written by hand; what is not listed is as if it did not
 * exist. (P-30, P-31) */
#include "room_may_fixture.h"

enum { OWN = 9, FOREIGN = 10, GUEST = 500 };

/* The rooms they come upon. */
enum place { IN_HOUSE, IN_CHANNEL, IN_TALK, IN_FOREIGN, IN_BACKSTAGE, IN_OWN, IN_ARCHIVED, PLACES };

static const char *const place_names[PLACES] = {"the house", "an open channel", "a conversation",
	"another shared side", "the backstage", "their room", "their room, archived"};

struct row {
	enum command_kind command;
	char own, archived;
};

/* In their room, and there when it is archived. */
static const struct row rows[] = {
	{COMMAND_ROOM_OPEN, '+', '+'},
	{COMMAND_ROOM_HISTORY, '+', '+'},
	{COMMAND_ROOM_MARK, '+', '+'},
	{COMMAND_MESSAGE_POST, '+', 'a'},
	{COMMAND_MESSAGE_REPLY, '+', 'a'},
	{COMMAND_MESSAGE_EDIT, '+', 'a'},
	{COMMAND_MESSAGE_ERASE, '+', '+'},
	{COMMAND_MESSAGE_REACT, '+', 'a'},
	{COMMAND_MESSAGE_VERSIONS, '+', '+'},
	{COMMAND_THREAD_OPEN, '+', '+'},
	{COMMAND_THREAD_MARK, '+', '+'},
	{COMMAND_TYPING_SET, '+', 'a'},
};

static const struct settings plain = {.title = {"Pumpen", 6},
	.topic = {"", 0},
	.description = {"", 0},
	.access = ROOM_ACCESS_OPEN, /* as little of an obstacle as there can be */
	.newcomers = NEWCOMER_VIEW_JOINED,
	.erasers = ERASER_OWNERS};

static struct room *room_at(enum place place, bool is_member)
{
	static const enum room_kind kinds[PLACES] = {ROOM_KIND_HOUSE, ROOM_KIND_CHANNEL,
		ROOM_KIND_CONVERSATION, ROOM_KIND_SHARED, ROOM_KIND_BACKSTAGE, ROOM_KIND_SHARED,
		ROOM_KIND_SHARED};
	struct settings settings = plain;
	struct room *room = room_new(place == IN_OWN || place == IN_ARCHIVED ? OWN : FOREIGN);
	room->kind = kinds[place];
	room->head = 10;
	settings.archived = place == IN_ARCHIVED;
	settings_hold(&room->settings, &room->settings_texts, &settings);
	put(room, OWNER, MEMBER_ROLE_OWNER);
	put_meeting(room);
	if (is_member) {
		struct room_member *member = members_put(room, GUEST, MEMBER_ROLE_MEMBER, 0);
		members_name(member, text_of("Petra"), true, text_of("M"));
	}
	return room;
}

static char wanted_of(enum command_kind command, enum place place, bool admitted)
{
	if (place == IN_HOUSE)
		return command == COMMAND_GUEST_HELLO ? '+' : '.';
	if (!admitted || (place != IN_OWN && place != IN_ARCHIVED))
		return '.';
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
		if (rows[i].command == command)
			return place == IN_OWN ? rows[i].own : rows[i].archived;
	return '.';
}

static void check(enum place place, const struct who *who, bool is_member, bool admitted)
{
	struct room *room = room_at(place, is_member);
	for (int i = 0; i < COMMAND_COUNT; i++) {
		const enum command_kind command = (enum command_kind)i;
		const struct subject subject = {.exists = true,
			.seq = 5,
			.kind = EVENT_MESSAGE_POSTED,
			.author = who->person};
		char got = letter_of(room_may(room, who, command, &subject, who->person));
		char wanted = wanted_of(command, place, admitted);
		if (got != wanted)
			fail_msg("%s by a guest in %s: %c, not %c", command_info(command)->name,
				place_names[place], got, wanted);
	}
	room_free(room);
}

static void a_guest_who_was_let_in_may_what_is_listed_in_their_room_and_nothing_else(void **unused)
{
	const struct who who = {.person = GUEST, .guest_of = OWN};
	(void)unused;
	for (int place = 0; place < PLACES; place++)
		check((enum place)place, &who, place == IN_OWN || place == IN_ARCHIVED, true);
}

/* What the gate lets a guest's session ask, and what the rules let a guest do, is one list. */
static void the_gate_lets_by_what_is_listed(void **unused)
{
	(void)unused;
	for (int i = 0; i < COMMAND_COUNT; i++) {
		const struct command_info *info = command_info((enum command_kind)i);
		bool listed = wanted_of((enum command_kind)i, IN_OWN, true) != '.' ||
			      i == COMMAND_GUEST_HELLO;
		if (listed != ((info->admits & ADMITS_GUESTS) != 0))
			fail_msg("%s is let by and not listed, or the reverse", info->name);
	}
}

static void a_guest_who_waits_may_say_hello_and_nothing_else(void **unused)
{
	const struct who who = {.person = GUEST, .guest_of = OWN};
	(void)unused;
	for (int place = 0; place < PLACES; place++)
		check((enum place)place, &who, false, false);
}

/* Whatever room they should stand in as a member: it is another one, or of another kind. */
static void membership_alone_opens_no_room_to_a_guest(void **unused)
{
	const struct who who = {.person = GUEST, .guest_of = OWN};
	(void)unused;
	for (int place = 0; place < IN_OWN; place++)
		check((enum place)place, &who, true, false);
}

/* Invited, refused and removed: no room is theirs. Not even hello. */
static void a_guest_who_was_turned_out_may_nothing(void **unused)
{
	const struct who who = {.person = GUEST};
	(void)unused;
	for (int place = 0; place < PLACES; place++) {
		struct room *room = room_at((enum place)place, true);
		for (int i = 0; i < COMMAND_COUNT; i++)
			assert_int_equal(
				room_may(room, &who, (enum command_kind)i, NULL, GUEST), NONE);
		room_free(room);
	}
}

/* A colleague on the shared side is none, whatever is said of their session. */
static void whoever_stands_there_without_a_company_is_no_guest(void **unused)
{
	const struct who who = {.person = OWNER, .guest_of = OWN};
	struct room *room = room_at(IN_OWN, true);
	(void)unused;
	assert_int_equal(room_may(room, &who, COMMAND_ROOM_OPEN, NULL, 0), NONE);
	room_free(room);
}

static void others_words_are_theirs_and_those_of_before_are_not_there(void **unused)
{
	const struct who who = {.person = GUEST, .guest_of = OWN};
	struct room *room = room_at(IN_OWN, true);
	struct subject said = {
		.exists = true, .seq = 5, .kind = EVENT_MESSAGE_POSTED, .author = OWNER};
	(void)unused;
	assert_int_equal(room_may(room, &who, COMMAND_MESSAGE_EDIT, &said, 0), NO);
	assert_int_equal(room_may(room, &who, COMMAND_MESSAGE_ERASE, &said, 0), NO);
	assert_int_equal(room_may(room, &who, COMMAND_MESSAGE_REPLY, &said, 0), OK);
	members_put(room, GUEST, MEMBER_ROLE_MEMBER, 6);
	assert_int_equal(room_may(room, &who, COMMAND_MESSAGE_REPLY, &said, 0), NONE);
	assert_int_equal(room_may(room, &who, COMMAND_THREAD_OPEN, &said, 0), NONE);
	assert_int_equal(room_may(room, &who, COMMAND_MESSAGE_VERSIONS, &said, 0), NONE);
	room_free(room);
}

static const enum command_kind receiving[] = {COMMAND_GUEST_INVITE, COMMAND_GUEST_LINK,
	COMMAND_GUEST_DOOR, COMMAND_GUEST_ADMIT, COMMAND_GUEST_REFUSE, COMMAND_GUEST_REMOVE};

/* Neither an administrator nor anybody else who is not in it; and not on the side guests see. */
static void only_members_of_the_backstage_receive_guests(void **unused)
{
	struct room *backstage = room_at(IN_BACKSTAGE, false), *shared = room_at(IN_OWN, false);
	const struct who owner = {.person = OWNER, .house_role = MEMBER_ROLE_MEMBER};
	const struct who admin = {.person = ADMIN, .house_role = MEMBER_ROLE_OWNER};
	const struct who desk = {.person = NOBODY, .house_role = MEMBER_ROLE_OWNER};
	(void)unused;
	for (size_t i = 0; i < sizeof(receiving) / sizeof(*receiving); i++) {
		assert_int_equal(room_may(backstage, &owner, receiving[i], NULL, 0), OK);
		assert_int_equal(room_may(backstage, &admin, receiving[i], NULL, 0), NONE);
		assert_int_equal(room_may(backstage, &desk, receiving[i], NULL, 0), NONE);
		assert_int_equal(room_may(shared, &owner, receiving[i], NULL, 0), NO);
	}
	room_free(backstage);
	room_free(shared);
}

static void an_archived_case_lets_nobody_in_and_turns_away(void **unused)
{
	struct room *backstage = room_at(IN_BACKSTAGE, false);
	const struct who owner = {.person = OWNER, .house_role = MEMBER_ROLE_MEMBER};
	(void)unused;
	backstage->settings.archived = true;
	for (size_t i = 0; i < sizeof(receiving) / sizeof(*receiving); i++) {
		bool out = receiving[i] == COMMAND_GUEST_REFUSE ||
			   receiving[i] == COMMAND_GUEST_REMOVE;
		assert_int_equal(room_may(backstage, &owner, receiving[i], NULL, 0),
			out ? ERROR_NONE : ERROR_ARCHIVED);
	}
	room_free(backstage);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			a_guest_who_was_let_in_may_what_is_listed_in_their_room_and_nothing_else),
		cmocka_unit_test(the_gate_lets_by_what_is_listed),
		cmocka_unit_test(a_guest_who_waits_may_say_hello_and_nothing_else),
		cmocka_unit_test(membership_alone_opens_no_room_to_a_guest),
		cmocka_unit_test(a_guest_who_was_turned_out_may_nothing),
		cmocka_unit_test(whoever_stands_there_without_a_company_is_no_guest),
		cmocka_unit_test(others_words_are_theirs_and_those_of_before_are_not_there),
		cmocka_unit_test(only_members_of_the_backstage_receive_guests),
		cmocka_unit_test(an_archived_case_lets_nobody_in_and_turns_away),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
