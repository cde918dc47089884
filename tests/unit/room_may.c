/* Who may do what: the outcomes are written by hand, for every command, role and room. A command
 * missing here fails the test. */
#include "base/memory.h"
#include "proto/command.h"
#include "proto/refusal.h"
#include "room/may.h"
#include "room/members.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

enum {
	OUTSIDER = 1,
	STRANGER,
	MEMBER,
	OWNER,
	ROLES
}; /* person numbers; who they are to the room */

static const char *const role_names[ROLES] = {"", "outsider", "stranger", "member", "owner"};

#define OK   ERROR_NONE
#define NONE ERROR_NOT_FOUND
#define NO   ERROR_NOT_ALLOWED
#define GONE ERROR_ERASED

/* Outcomes for outsider (not of the house), stranger (not in the room), member, owner. */
struct row {
	enum command_kind command;
	enum error_kind channel[ROLES]; /* index 0 unused; own message where one is concerned */
	enum error_kind house[ROLES];   /* stranger: an ordinary member of the house too */
};

static const struct row rows[] = {
	{COMMAND_SESSION_HELLO, {OK, NONE, NONE, NO, NO}, {OK, NONE, OK, OK, OK}},
	{COMMAND_ROOM_CREATE, {OK, NONE, NONE, NO, NO}, {OK, NONE, OK, OK, OK}},
	{COMMAND_ROOM_JOIN, {OK, NONE, OK, OK, OK}, {OK, NONE, NO, NO, NO}},
	{COMMAND_ROOM_LEAVE, {OK, NONE, NONE, OK, OK}, {OK, NONE, NO, NO, NO}},
	{COMMAND_ROOM_OPEN, {OK, NONE, NONE, OK, OK}, {OK, NONE, OK, OK, OK}},
	{COMMAND_ROOM_HISTORY, {OK, NONE, NONE, OK, OK}, {OK, NONE, OK, OK, OK}},
	{COMMAND_ROOM_MARK, {OK, NONE, NONE, OK, OK}, {OK, NONE, OK, OK, OK}},
	{COMMAND_MESSAGE_POST, {OK, NONE, NONE, OK, OK}, {OK, NONE, NO, NO, NO}},
	{COMMAND_MESSAGE_EDIT, {OK, NONE, NONE, OK, OK}, {OK, NONE, NO, NO, NO}},
	{COMMAND_MESSAGE_ERASE, {OK, NONE, NONE, OK, OK}, {OK, NONE, NO, NO, NO}},
	{COMMAND_HOUSE_CHANGE, {OK, NONE, NONE, NO, NO}, {OK, NONE, NO, NO, OK}},
	{COMMAND_PERSON_CHANGE, {OK, NONE, NONE, NO, NO}, {OK, NONE, NO, NO, OK}},
	{COMMAND_PROFILE_CHANGE, {OK, NONE, NONE, NO, NO}, {OK, NONE, OK, OK, OK}},
	{COMMAND_PASSWORD_SET, {OK, NONE, NONE, NO, NO}, {OK, NONE, OK, OK, OK}},
	{COMMAND_STATUS_SET, {OK, NONE, NONE, NO, NO}, {OK, NONE, OK, OK, OK}},
	{COMMAND_SESSION_LIST, {OK, NONE, NONE, NO, NO}, {OK, NONE, OK, OK, OK}},
	{COMMAND_SESSION_END, {OK, NONE, NONE, NO, NO}, {OK, NONE, OK, OK, OK}},
	{COMMAND_INVITATION_MAKE, {OK, NONE, NONE, NO, NO}, {OK, NONE, NO, NO, OK}},
	{COMMAND_INVITATION_LIST, {OK, NONE, NONE, NO, NO}, {OK, NONE, NO, NO, OK}},
	{COMMAND_INVITATION_REVOKE, {OK, NONE, NONE, NO, NO}, {OK, NONE, NO, NO, OK}},
	{COMMAND_PERSON_ADD, {OK, NONE, NONE, NO, NO}, {OK, NONE, NO, NO, OK}},
	{COMMAND_PERSON_LINK, {OK, NONE, NONE, NO, NO}, {OK, NONE, OK, OK, OK}},
	{COMMAND_PRESENCE_SET, {OK, NONE, NONE, NO, NO}, {OK, NONE, OK, OK, OK}},
	{COMMAND_TYPING_SET, {OK, NONE, NONE, OK, OK}, {OK, NONE, NO, NO, NO}},
};

static struct room *room_of(enum room_kind kind)
{
	struct room *room = room_new(9);
	room->kind = kind;
	room->head = 10;
	static const struct profile known = {.name = {"M", 1}, .active = true};
	const struct profile *profile = kind == ROOM_KIND_HOUSE ? &known : NULL;
	members_put(room, MEMBER, MEMBER_ROLE_MEMBER, profile);
	members_put(room, OWNER, MEMBER_ROLE_OWNER, profile);
	if (kind == ROOM_KIND_HOUSE)
		members_put(room, STRANGER, MEMBER_ROLE_MEMBER, profile);
	return room;
}

static struct who who_of(uint64_t person, enum room_kind kind)
{
	struct who who = {.person = person, .house_role = MEMBER_ROLE_MEMBER};
	if (person == OUTSIDER)
		who.house_role = (enum member_role)0;
	if (person == OWNER && kind == ROOM_KIND_HOUSE)
		who.house_role = MEMBER_ROLE_OWNER;
	return who;
}

static void check_row(const struct row *row, enum room_kind kind)
{
	struct room *room = room_of(kind);
	for (uint64_t person = OUTSIDER; person < ROLES; person++) {
		struct who who = who_of(person, kind);
		struct subject own = {
			.exists = true, .seq = 5, .kind = EVENT_MESSAGE_POSTED, .author = person};
		enum error_kind wanted =
			kind == ROOM_KIND_HOUSE ? row->house[person] : row->channel[person];
		enum error_kind got = room_may(room, &who, row->command, &own, person);
		if (got != wanted)
			fail_msg("%s by %s in room kind %d: %d, not %d",
				command_info(row->command)->name, role_names[person], (int)kind,
				(int)got, (int)wanted);
	}
	room_free(room);
}

static void every_command_role_and_room_has_its_outcome(void **unused)
{
	bool seen[COMMAND_COUNT] = {false};
	(void)unused;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		check_row(&rows[i], ROOM_KIND_CHANNEL);
		check_row(&rows[i], ROOM_KIND_HOUSE);
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
		struct who who = {OWNER, MEMBER_ROLE_OWNER};
		assert_int_equal(
			room_may(room, &who, (enum command_kind)i, NULL, 0), ERROR_NOT_FOUND);
	}
	room_free(room);
}

static enum error_kind change(
	enum command_kind action, uint64_t person, const struct subject *subject)
{
	struct room *room = room_of(ROOM_KIND_CHANNEL);
	struct who who = {person, MEMBER_ROLE_MEMBER};
	enum error_kind error = room_may(room, &who, action, subject, 0);
	room_free(room);
	return error;
}

static void others_messages_are_erased_by_owners_and_edited_by_nobody(void **unused)
{
	const struct subject theirs = {
		.exists = true, .seq = 5, .kind = EVENT_MESSAGE_POSTED, .author = 77};
	(void)unused;
	assert_int_equal(change(COMMAND_MESSAGE_EDIT, MEMBER, &theirs), NO);
	assert_int_equal(change(COMMAND_MESSAGE_EDIT, OWNER, &theirs), NO);
	assert_int_equal(change(COMMAND_MESSAGE_ERASE, MEMBER, &theirs), NO);
	assert_int_equal(change(COMMAND_MESSAGE_ERASE, OWNER, &theirs), OK);
}

static void only_a_message_that_is_there_can_be_changed(void **unused)
{
	const struct subject erased = {.exists = true,
		.seq = 5,
		.kind = EVENT_MESSAGE_POSTED,
		.author = MEMBER,
		.erased = true};
	const struct subject joined = {
		.exists = true, .seq = 5, .kind = EVENT_MEMBER_JOINED, .author = MEMBER};
	const struct subject missing = {0};
	(void)unused;
	assert_int_equal(change(COMMAND_MESSAGE_EDIT, MEMBER, &erased), GONE);
	assert_int_equal(change(COMMAND_MESSAGE_ERASE, MEMBER, &erased), GONE);
	assert_int_equal(change(COMMAND_MESSAGE_EDIT, MEMBER, &joined), NONE);
	assert_int_equal(change(COMMAND_MESSAGE_ERASE, OWNER, &joined), NONE);
	assert_int_equal(change(COMMAND_MESSAGE_ERASE, OWNER, &missing), NONE);
}

static void what_is_one_s_own_is_others_for_administrators_alone(void **unused)
{
	static const enum command_kind kinds[] = {
		COMMAND_PERSON_LINK, COMMAND_PROFILE_CHANGE, COMMAND_SESSION_END};
	struct room *house = room_of(ROOM_KIND_HOUSE);
	struct who member = who_of(MEMBER, ROOM_KIND_HOUSE);
	struct who owner = who_of(OWNER, ROOM_KIND_HOUSE);
	(void)unused;
	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++) {
		assert_int_equal(room_may(house, &member, kinds[i], NULL, OWNER), NO);
		assert_int_equal(room_may(house, &member, kinds[i], NULL, 12345), NO);
		assert_int_equal(room_may(house, &owner, kinds[i], NULL, MEMBER), OK);
		assert_int_equal(room_may(house, &owner, kinds[i], NULL, 12345), NONE);
	}
	room_free(house);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_command_role_and_room_has_its_outcome),
		cmocka_unit_test(nobody_may_anything_in_a_room_without_events),
		cmocka_unit_test(others_messages_are_erased_by_owners_and_edited_by_nobody),
		cmocka_unit_test(only_a_message_that_is_there_can_be_changed),
		cmocka_unit_test(what_is_one_s_own_is_others_for_administrators_alone),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
