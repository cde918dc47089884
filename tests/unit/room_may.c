/* Who may do what: the outcomes are written by hand, for every command, role and state of a room. A
 * command missing here fails the test. (P-30) */
#include "room_may_fixture.h"

/* For each state the outcomes for the operator, outsider (of the house no longer), stranger (of the
 * house, not in the room), member, owner, and administrator (of the house, not in the room). In the
 * house a stranger, a member and an owner are ordinary people.
 * + may, - may not, . learns nothing, a is told that the room is archived.
 * Where a message is concerned it is their own, where a person, it is themselves; where a meeting,
 * it is not theirs and they are not in it, but they own the room; its minutes ask the member. */
struct row {
	enum command_kind command;
	const char *outcomes[STATES];
};

/* clang-format off */
static const struct row rows[] = {
	{COMMAND_SESSION_HELLO,     {"+.++++", "...--.", "...--.", "...--.", "...--."}},
	{COMMAND_SESSION_LIST,      {"-.++++", "...--.", "...--.", "...--.", "...--."}},
	{COMMAND_SESSION_END,       {"+.++++", "...--.", "...--.", "...--.", "...--."}},
	{COMMAND_PRESENCE_SET,      {"-.++++", "...--.", "...--.", "...--.", "...--."}},
	{COMMAND_STATUS_SET,        {"-.++++", "...--.", "...--.", "...--.", "...--."}},
	{COMMAND_PASSWORD_SET,      {"-.++++", "...--.", "...--.", "...--.", "...--."}},
	{COMMAND_PROFILE_CHANGE,    {"-.++++", "...--.", "...--.", "...--.", "...--."}},
	{COMMAND_PICTURE_SET,       {"-.++++", "...--.", "...--.", "...--.", "...--."}},
	{COMMAND_PICTURE_GET,       {"-.++++", "...--.", "...--.", "...--.", "...--."}},
	{COMMAND_PERSON_LINK,       {"+.++++", "...--.", "...--.", "...--.", "...--."}},
	{COMMAND_PERSON_ADD,        {"+.---+", "...--.", "...--.", "...--.", "...--."}},
	{COMMAND_PERSON_CHANGE,     {"+.---+", "...--.", "...--.", "...--.", "...--."}},
	{COMMAND_INVITATION_MAKE,   {"+.---+", "...--.", "...--.", "...--.", "...--."}},
	{COMMAND_INVITATION_LIST,   {"+.---+", "...--.", "...--.", "...--.", "...--."}},
	{COMMAND_INVITATION_REVOKE, {"+.---+", "...--.", "...--.", "...--.", "...--."}},
	{COMMAND_HOUSE_CHANGE,      {"+.---+", "...--.", "...--.", "...--.", "...--."}},
	{COMMAND_KEY_ROTATE,        {"+.----", "...--.", "...--.", "...--.", "...--."}},
	{COMMAND_ROOM_LIST,         {"+.---+", "...--.", "...--.", "...--.", "...--."}},
	{COMMAND_TOKEN_MAKE,        {"-.---.", "...--.", "...--.", "...--.", "...--."}},
	{COMMAND_TOKEN_LIST,        {"-.---.", "...--.", "...--.", "...--.", "...--."}},
	{COMMAND_TOKEN_REVOKE,      {"-.---.", "...--.", "...--.", "...--.", "...--."}},
	{COMMAND_ROOM_CREATE,       {"-.++++", "...--.", "...--.", "...--.", "...--."}},
	{COMMAND_CONVERSATION_OPEN, {"-.++++", "...--.", "...--.", "...--.", "...--."}},
	{COMMAND_CASE_OPEN,         {"-.++++", "...--.", "...--.", "...--.", "...--."}},
	{COMMAND_CASE_CHANGE,       {"-.----", "...--.", "...--.", "...--.", "...--."}},
	{COMMAND_GUEST_HELLO,        {"-.----", "...--.", "...--.", "...--.", "...--."}},
	{COMMAND_GUEST_INVITE,       {"-.----", "...--.", "...--.", "...--.", "...--."}},
	{COMMAND_GUEST_LINK,         {"-.----", "...--.", "...--.", "...--.", "...--."}},
	{COMMAND_GUEST_DOOR,         {"-.----", "...--.", "...--.", "...--.", "...--."}},
	{COMMAND_GUEST_ADMIT,        {"-.----", "...--.", "...--.", "...--.", "...--."}},
	{COMMAND_GUEST_REFUSE,       {"-.----", "...--.", "...--.", "...--.", "...--."}},
	{COMMAND_GUEST_REMOVE,       {"-.----", "...--.", "...--.", "...--.", "...--."}},
	{COMMAND_ROOM_OPEN,         {"+.++++", "...++.", "...++.", "...++.", "...++."}},
	{COMMAND_ROOM_HISTORY,      {"+.++++", "...++.", "...++.", "...++.", "...++."}},
	{COMMAND_ROOM_MARK,         {"-.++++", "...++.", "...++.", "...++.", "...++."}},
	{COMMAND_ROOM_PREFER,       {"-.----", "...++.", "...++.", "...++.", "...++."}},
	{COMMAND_ROOM_JOIN,         {"-.----", "..++++", "...++.", "..a++a", "...--."}},
	{COMMAND_ROOM_LEAVE,        {"-.----", "..++++", "...++.", "..++++", "...--."}},
	{COMMAND_ROOM_INVITE,       {"-.----", "...++.", "...++.", "...aa.", "...--."}},
	{COMMAND_ROOM_CHANGE,       {"-.----", "+.--++", "+..-++", "+.--++", "...--."}},
	{COMMAND_ROOM_DELETE,       {"-.----", "+.--++", "+..-++", "+.--++", "...--."}},
	{COMMAND_MEMBER_CHANGE,     {"-.----", "+.--+.", "+..-+.", "+.--+.", "...--."}},
	{COMMAND_MEMBER_REMOVE,     {"-.----", "+.--+.", "+..-+.", "+.--+.", "...--."}},
	{COMMAND_MESSAGE_POST,      {"-.----", "...++.", "...++.", "...aa.", "...++."}},
	{COMMAND_MESSAGE_REPLY,     {"-.----", "...++.", "...++.", "...aa.", "...++."}},
	{COMMAND_MESSAGE_EDIT,      {"-.----", "...++.", "...++.", "...aa.", "...++."}},
	{COMMAND_MESSAGE_ERASE,     {"-.----", "...++.", "...++.", "...++.", "...++."}},
	{COMMAND_MESSAGE_REACT,     {"-.----", "...++.", "...++.", "...aa.", "...++."}},
	{COMMAND_MESSAGE_PIN,       {"-.----", "...++.", "...++.", "...aa.", "...++."}},
	{COMMAND_MESSAGE_VERSIONS,  {"-.----", "...++.", "...++.", "...++.", "...++."}},
	{COMMAND_THREAD_CHANGE,     {"-.----", "...++.", "...++.", "...aa.", "...++."}},
	{COMMAND_THREAD_OPEN,       {"-.----", "...++.", "...++.", "...++.", "...++."}},
	{COMMAND_THREAD_MARK,       {"-.----", "...++.", "...++.", "...++.", "...++."}},
	{COMMAND_THREAD_FOLLOW,     {"-.----", "...++.", "...++.", "...++.", "...++."}},
	{COMMAND_THREAD_LIST,       {"-.++++", "...--.", "...--.", "...--.", "...--."}},
	{COMMAND_GROUP_MAKE,        {"+.---+", "...--.", "...--.", "...--.", "...--."}},
	{COMMAND_GROUP_CHANGE,      {"+.---+", "...--.", "...--.", "...--.", "...--."}},
	{COMMAND_GROUP_REMOVE,      {"+.---+", "...--.", "...--.", "...--.", "...--."}},
	{COMMAND_INBOX_LIST,        {"-.++++", "...--.", "...--.", "...--.", "...--."}},
	{COMMAND_INBOX_DONE,        {"-.++++", "...--.", "...--.", "...--.", "...--."}},
	{COMMAND_ROOMS_MARK,        {"-.++++", "...--.", "...--.", "...--.", "...--."}},
	{COMMAND_SAVED_PUT,         {"-.----", "...++.", "...++.", "...++.", "...++."}},
	{COMMAND_SAVED_DROP,        {"-.++++", "...--.", "...--.", "...--.", "...--."}},
	{COMMAND_SAVED_LIST,        {"-.++++", "...--.", "...--.", "...--.", "...--."}},
	{COMMAND_MEETING_PLAN,      {"-.----", "...++.", "...++.", "...aa.", "...++."}},
	{COMMAND_MEETING_CHANGE,    {"-.----", "...-+.", "...-+.", "...aa.", "...-+."}},
	{COMMAND_MEETING_CANCEL,    {"-.----", "...-+.", "...-+.", "...aa.", "...-+."}},
	{COMMAND_MEETING_ANSWER,    {"-.----", "...++.", "...++.", "...aa.", "...++."}},
	{COMMAND_MEETING_ATTEND,    {"-.----", "...++.", "...++.", "...aa.", "...++."}},
	{COMMAND_MEETING_RUN,       {"-.----", "...-+.", "...-+.", "...aa.", "...-+."}},
	{COMMAND_MEETING_GO,        {"-.----", "...-+.", "...-+.", "...aa.", "...-+."}},
	{COMMAND_MEETING_UNDO,      {"-.----", "...-+.", "...-+.", "...aa.", "...-+."}},
	{COMMAND_MEETING_EXTEND,    {"-.----", "...-+.", "...-+.", "...aa.", "...-+."}},
	{COMMAND_MEETING_MODERATE,  {"-.----", "...-+.", "...-+.", "...aa.", "...-+."}},
	{COMMAND_MEETING_CALL,      {"-.----", "...-+.", "...-+.", "...aa.", "...-+."}},
	{COMMAND_MEETING_OPEN,      {"-.----", "...++.", "...++.", "...++.", "...++."}},
	{COMMAND_MEETING_LIST,      {"-.++++", "...--.", "...--.", "...--.", "...--."}},
	{COMMAND_AGENDA_ADD,        {"-.----", "...++.", "...++.", "...aa.", "...++."}},
	{COMMAND_AGENDA_CHANGE,     {"-.----", "...++.", "...++.", "...aa.", "...++."}},
	{COMMAND_AGENDA_MOVE,       {"-.----", "...-+.", "...-+.", "...aa.", "...-+."}},
	{COMMAND_AGENDA_REMOVE,     {"-.----", "...++.", "...++.", "...aa.", "...++."}},
	{COMMAND_AGENDA_SUMMARISE,  {"-.----", "...-+.", "...-+.", "...aa.", "...-+."}},
	{COMMAND_AGENDA_CONFIRM,    {"-.----", "...++.", "...++.", "...aa.", "...++."}},
	{COMMAND_FLOOR_RAISE,       {"-.----", "...--.", "...--.", "...aa.", "...--."}},
	{COMMAND_FLOOR_LOWER,       {"-.----", "...-+.", "...-+.", "...aa.", "...-+."}},
	{COMMAND_FLOOR_GIVE,        {"-.----", "...-+.", "...-+.", "...aa.", "...-+."}},
	{COMMAND_FLOOR_END,         {"-.----", "...-+.", "...-+.", "...aa.", "...-+."}},
	{COMMAND_FLOOR_BACK,        {"-.----", "...-+.", "...-+.", "...aa.", "...-+."}},
	{COMMAND_FLOOR_MOVE,        {"-.----", "...-+.", "...-+.", "...aa.", "...-+."}},
	{COMMAND_FLOOR_CLOSE,       {"-.----", "...-+.", "...-+.", "...aa.", "...-+."}},
	{COMMAND_FLOOR_PASS,        {"-.----", "...-+.", "...-+.", "...aa.", "...-+."}},
	{COMMAND_FLOOR_CHECK,       {"-.----", "...-+.", "...-+.", "...aa.", "...-+."}},
	{COMMAND_FLOOR_READY,       {"-.----", "...--.", "...--.", "...aa.", "...--."}},
	{COMMAND_FLOOR_SIGN,        {"-.----", "...--.", "...--.", "...aa.", "...--."}},
	{COMMAND_POLL_ASK,          {"-.----", "...++.", "...++.", "...aa.", "...++."}},
	{COMMAND_POLL_OPEN,         {"-.----", "...++.", "...++.", "...aa.", "...++."}},
	{COMMAND_POLL_CLOSE,        {"-.----", "...++.", "...++.", "...aa.", "...++."}},
	{COMMAND_POLL_VOTE,         {"-.----", "...++.", "...++.", "...aa.", "...++."}},
	{COMMAND_POLL_READ,         {"-.----", "...++.", "...++.", "...++.", "...++."}},
	{COMMAND_DECISION_MAKE,     {"-.----", "...++.", "...++.", "...aa.", "...++."}},
	{COMMAND_DECISION_CHANGE,   {"-.----", "...++.", "...++.", "...aa.", "...++."}},
	{COMMAND_DECISION_LIST,     {"-.----", "...++.", "...++.", "...++.", "...++."}},
	{COMMAND_TASK_MAKE,         {"-.----", "...++.", "...++.", "...aa.", "...++."}},
	{COMMAND_TASK_CHANGE,       {"-.----", "...++.", "...++.", "...aa.", "...++."}},
	{COMMAND_TASK_LIST,         {"-.++++", "...--.", "...--.", "...--.", "...--."}},
	{COMMAND_PAGE_MAKE,         {"-.----", "...++.", "...++.", "...aa.", "...++."}},
	{COMMAND_PAGE_CHANGE,       {"-.----", "...++.", "...++.", "...aa.", "...++."}},
	{COMMAND_PAGE_LIST,         {"-.----", "...++.", "...++.", "...++.", "...++."}},
	{COMMAND_NOTE_OPEN,         {"-.----", "...++.", "...++.", "...++.", "...++."}},
	{COMMAND_NOTE_CLOSE,        {"-.----", "...++.", "...++.", "...++.", "...++."}},
	{COMMAND_NOTE_WRITE,        {"-.----", "...++.", "...++.", "...aa.", "...++."}},
	{COMMAND_NOTE_POINT,        {"-.----", "...++.", "...++.", "...++.", "...++."}},
	{COMMAND_NOTE_VERSIONS,     {"-.----", "...++.", "...++.", "...++.", "...++."}},
	{COMMAND_NOTE_VERSION,      {"-.----", "...++.", "...++.", "...++.", "...++."}},
	{COMMAND_MINUTES_PRESENT,    {"-.----", "...-+.", "...-+.", "...aa.", "...-+."}},
	{COMMAND_MINUTES_WITHDRAW,   {"-.----", "...-+.", "...-+.", "...aa.", "...-+."}},
	{COMMAND_MINUTES_ANSWER,     {"-.----", "...+-.", "...+-.", "...aa.", "...+-."}},
	{COMMAND_MINUTES_AMEND,      {"-.----", "...-+.", "...-+.", "...aa.", "...-+."}},
	{COMMAND_MINUTES_SEAL,       {"-.----", "...-+.", "...-+.", "...aa.", "...-+."}},
	{COMMAND_MINUTES_ADD,        {"-.----", "...-+.", "...-+.", "...aa.", "...-+."}},
	{COMMAND_MINUTES_READ,       {"-.----", "...++.", "...++.", "...++.", "...++."}},
	{COMMAND_MINUTES_LIST,       {"-.----", "...++.", "...++.", "...++.", "...++."}},
	{COMMAND_TYPING_SET,        {"-.----", "...++.", "...++.", "...aa.", "...++."}},
};
/* clang-format on */

static void check_row(const struct row *row, enum state state)
{
	struct room *room = room_of(state);
	assert_int_equal(strlen(row->outcomes[state]), ROLES);
	for (int role = OPERATOR; role < ROLES; role++) {
		char wanted = row->outcomes[state][role];
		char got = outcome_of(room, row->command, (enum role)role);
		if (got != wanted)
			fail_msg("%s by %s in %s: %c, not %c", command_info(row->command)->name,
				role_names[role], state_names[state], got, wanted);
	}
	room_free(room);
}

static void every_command_role_and_room_has_its_outcome(void **unused)
{
	bool seen[COMMAND_COUNT] = {false};
	(void)unused;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		for (int state = 0; state < STATES; state++)
			check_row(&rows[i], (enum state)state);
		seen[rows[i].command] = true;
	}
	for (int i = 0; i < COMMAND_COUNT; i++)
		if (!seen[i])
			fail_msg(
				"%s is not in the table", command_info((enum command_kind)i)->name);
}

static void nobody_may_anything_in_a_room_without_events(void **unused)
{
	struct room *room = room_new(9);
	(void)unused;
	for (int i = 0; i < COMMAND_COUNT; i++) {
		struct who who = {.person = OWNER, .house_role = MEMBER_ROLE_OWNER};
		assert_int_equal(
			room_may(room, &who, (enum command_kind)i, NULL, 0), ERROR_NOT_FOUND);
	}
	room_free(room);
}

static void nothing_is_made_in_a_house_that_is_not_founded(void **unused)
{
	static const enum command_kind kinds[] = {COMMAND_ROOM_CREATE, COMMAND_CONVERSATION_OPEN};
	struct room *house = room_new(9);
	struct who who = who_of(OPERATOR);
	struct subject subject = {0};
	struct moment moment = {1, 1};
	struct decision decision;
	struct refusal refusal;
	(void)unused;
	for (size_t i = 0; i < 2; i++) {
		struct command command = {.kind = kinds[i]};
		assert_false(room_decide(
			house, house, &subject, &command, &who, &moment, &decision, &refusal));
		assert_int_equal(refusal.error, ERROR_NOT_FOUND);
	}
	room_free(house);
}

static void what_is_one_s_own_is_others_for_administrators_alone(void **unused)
{
	static const enum command_kind kinds[] = {COMMAND_PERSON_LINK, COMMAND_PROFILE_CHANGE,
		COMMAND_PICTURE_SET, COMMAND_SESSION_END};
	struct room *house = room_of(HOUSE);
	struct who member = who_of(MEMBER);
	struct who admin = who_of(ADMIN);
	(void)unused;
	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++) {
		assert_int_equal(room_may(house, &member, kinds[i], NULL, OWNER), NO);
		assert_int_equal(room_may(house, &member, kinds[i], NULL, 12345), NO);
		assert_int_equal(room_may(house, &admin, kinds[i], NULL, MEMBER), OK);
		assert_int_equal(room_may(house, &admin, kinds[i], NULL, 12345), NONE);
	}
	struct who desk = who_of(OPERATOR);
	assert_int_equal(room_may(house, &desk, COMMAND_PERSON_LINK, NULL, MEMBER), OK);
	assert_int_equal(room_may(house, &desk, COMMAND_PERSON_LINK, NULL, 12345), NONE);
	assert_int_equal(room_may(house, &desk, COMMAND_SESSION_END, NULL, 12345), NONE);
	assert_int_equal(room_may(house, &desk, COMMAND_SESSION_END, NULL, NOBODY), NO);
	assert_int_equal(room_may(house, &desk, COMMAND_PERSON_CHANGE, NULL, 12345), NONE);
	room_free(house);
}

/* P-70 */
static void only_bots_have_tokens_and_only_administrators_make_them(void **unused)
{
	static const enum command_kind kinds[] = {
		COMMAND_TOKEN_MAKE, COMMAND_TOKEN_LIST, COMMAND_TOKEN_REVOKE};
	static const struct profile bot = {
		.name = {"B", 1}, .active = true, .has_bot = true, .bot = true};
	struct room *house = room_of(HOUSE);
	struct who member = who_of(MEMBER);
	struct who admin = who_of(ADMIN);
	struct who desk = who_of(OPERATOR);
	struct room_member *program = members_put(house, 77, MEMBER_ROLE_MEMBER, 0);
	(void)unused;
	profile_hold(&program->profile, &program->profile_texts, &bot);
	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++) {
		assert_int_equal(room_may(house, &admin, kinds[i], NULL, 77), OK);
		assert_int_equal(room_may(house, &admin, kinds[i], NULL, MEMBER), NONE);
		assert_int_equal(room_may(house, &admin, kinds[i], NULL, 12345), NONE);
		assert_int_equal(room_may(house, &member, kinds[i], NULL, 77), NO);
		assert_int_equal(room_may(house, &desk, kinds[i], NULL, 77), NO);
	}
	assert_int_equal(room_may(house, &admin, COMMAND_PERSON_LINK, NULL, 77), NO);
	assert_int_equal(room_may(house, &desk, COMMAND_PERSON_LINK, NULL, 77), NO);
	room_free(house);
}

static void an_administrator_appoints_and_removes_members_of_rooms_without_being_one(void **unused)
{
	struct room *room = room_of(CLOSED);
	struct who admin = who_of(ADMIN);
	(void)unused;
	assert_int_equal(room_may(room, &admin, COMMAND_MEMBER_CHANGE, NULL, MEMBER), OK);
	assert_int_equal(room_may(room, &admin, COMMAND_MEMBER_REMOVE, NULL, MEMBER), OK);
	assert_int_equal(room_may(room, &admin, COMMAND_MEMBER_CHANGE, NULL, STRANGER), NONE);
	struct who desk = who_of(OPERATOR);
	assert_int_equal(room_may(room, &desk, COMMAND_MEMBER_REMOVE, NULL, MEMBER), OK);
	assert_int_equal(room_may(room, &desk, COMMAND_MEMBER_CHANGE, NULL, STRANGER), NONE);
	room_free(room);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_command_role_and_room_has_its_outcome),
		cmocka_unit_test(nobody_may_anything_in_a_room_without_events),
		cmocka_unit_test(nothing_is_made_in_a_house_that_is_not_founded),
		cmocka_unit_test(what_is_one_s_own_is_others_for_administrators_alone),
		cmocka_unit_test(only_bots_have_tokens_and_only_administrators_make_them),
		cmocka_unit_test(
			an_administrator_appoints_and_removes_members_of_rooms_without_being_one),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
