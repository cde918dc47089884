/* Who may do what to a message; room_may.c has the rows of each command. */
#include "room_may_fixture.h"

static enum error_kind change(
	enum state state, enum command_kind action, enum role role, const struct subject *subject)
{
	struct room *room = room_of(state);
	struct who who = who_of(role);
	enum error_kind error = room_may(room, &who, action, subject, 0);
	room_free(room);
	return error;
}

static void others_messages_are_erased_by_owners_and_edited_by_nobody(void **unused)
{
	const struct subject theirs = {
		.exists = true, .seq = 5, .kind = EVENT_MESSAGE_POSTED, .author = 77};
	(void)unused;
	assert_int_equal(change(OPEN, COMMAND_MESSAGE_EDIT, MEMBER, &theirs), NO);
	assert_int_equal(change(OPEN, COMMAND_MESSAGE_EDIT, OWNER, &theirs), NO);
	assert_int_equal(change(OPEN, COMMAND_MESSAGE_ERASE, MEMBER, &theirs), NO);
	assert_int_equal(change(OPEN, COMMAND_MESSAGE_ERASE, OWNER, &theirs), OK);
	assert_int_equal(change(TALK, COMMAND_MESSAGE_ERASE, OWNER, &theirs), NO);
}

static void where_it_is_set_up_so_owners_erase_nothing_of_others_either(void **unused)
{
	const struct subject theirs = {
		.exists = true, .seq = 5, .kind = EVENT_MESSAGE_POSTED, .author = 77};
	struct room *room = room_of(OPEN);
	struct who who = who_of(OWNER);
	(void)unused;
	room->settings.erasers = ERASER_AUTHORS;
	assert_int_equal(room_may(room, &who, COMMAND_MESSAGE_ERASE, &theirs, 0), NO);
	room_free(room);
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
	assert_int_equal(change(OPEN, COMMAND_MESSAGE_EDIT, MEMBER, &erased), GONE);
	assert_int_equal(change(OPEN, COMMAND_MESSAGE_ERASE, MEMBER, &erased), GONE);
	assert_int_equal(change(OPEN, COMMAND_MESSAGE_EDIT, MEMBER, &joined), NONE);
	assert_int_equal(change(OPEN, COMMAND_MESSAGE_ERASE, OWNER, &joined), NONE);
	assert_int_equal(change(OPEN, COMMAND_MESSAGE_ERASE, OWNER, &missing), NONE);
}

static void a_reply_is_changed_as_a_message_is(void **unused)
{
	const struct subject own = {.exists = true,
		.seq = 6,
		.kind = EVENT_MESSAGE_REPLIED,
		.author = MEMBER,
		.root = 5};
	const struct subject theirs = {
		.exists = true, .seq = 6, .kind = EVENT_MESSAGE_REPLIED, .author = 77, .root = 5};
	(void)unused;
	assert_int_equal(change(OPEN, COMMAND_MESSAGE_EDIT, MEMBER, &own), OK);
	assert_int_equal(change(OPEN, COMMAND_MESSAGE_ERASE, MEMBER, &own), OK);
	assert_int_equal(change(OPEN, COMMAND_MESSAGE_EDIT, MEMBER, &theirs), NO);
	assert_int_equal(change(OPEN, COMMAND_MESSAGE_ERASE, MEMBER, &theirs), NO);
	assert_int_equal(change(OPEN, COMMAND_MESSAGE_ERASE, OWNER, &theirs), OK);
	assert_int_equal(change(OPEN, COMMAND_MESSAGE_REACT, MEMBER, &theirs), OK);
	assert_int_equal(change(OPEN, COMMAND_MESSAGE_PIN, MEMBER, &theirs), OK);
	assert_int_equal(change(OPEN, COMMAND_MESSAGE_VERSIONS, MEMBER, &theirs), OK);
}

static void a_thread_is_there_for_those_who_see_its_root_erased_or_not(void **unused)
{
	static const enum command_kind reading[] = {
		COMMAND_THREAD_OPEN, COMMAND_THREAD_MARK, COMMAND_THREAD_FOLLOW};
	static const enum command_kind writing[] = {COMMAND_MESSAGE_REPLY, COMMAND_THREAD_CHANGE};
	struct subject root = {
		.exists = true, .seq = 5, .kind = EVENT_MESSAGE_POSTED, .author = 77};
	struct room *room = room_of(OPEN);
	struct who who = who_of(MEMBER);
	(void)unused;
	root.erased = true;
	for (size_t i = 0; i < 3; i++)
		assert_int_equal(room_may(room, &who, reading[i], &root, 0), OK);
	for (size_t i = 0; i < 2; i++)
		assert_int_equal(room_may(room, &who, writing[i], &root, 0), GONE);
	root.erased = false;
	members_put(room, MEMBER, MEMBER_ROLE_MEMBER, 6); /* they came after it */
	for (size_t i = 0; i < 3; i++)
		assert_int_equal(room_may(room, &who, reading[i], &root, 0), NONE);
	for (size_t i = 0; i < 2; i++)
		assert_int_equal(room_may(room, &who, writing[i], &root, 0), NONE);
	room_free(room);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(others_messages_are_erased_by_owners_and_edited_by_nobody),
		cmocka_unit_test(where_it_is_set_up_so_owners_erase_nothing_of_others_either),
		cmocka_unit_test(only_a_message_that_is_there_can_be_changed),
		cmocka_unit_test(a_reply_is_changed_as_a_message_is),
		cmocka_unit_test(a_thread_is_there_for_those_who_see_its_root_erased_or_not),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
