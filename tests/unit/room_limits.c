/* What administrators have set holds, at the limit and beyond it. (P-72) */
#include "room_limits_fixture.h"

/* A message of this age, by the person. */
static void look_at_message(struct fixture *f, uint64_t author, int64_t age_ms)
{
	f->subject = (struct subject){.exists = true,
		.seq = 5,
		.kind = EVENT_MESSAGE_POSTED,
		.author = author,
		.time_ms = f->moment.now_ms - age_ms};
}

static void what_nobody_has_set_is_as_it_always_was(void **state)
{
	STATE;
	struct house_limits limits = room_limits(f->house);
	assert_int_equal(limits.open_channels, MEMBER_ROLE_MEMBER);
	assert_int_equal(limits.closed_channels, MEMBER_ROLE_MEMBER);
	assert_int_equal(limits.channels_owned, 1000);
	assert_int_equal(limits.channel_members, 10000);
	assert_int_equal(limits.mention_all, 200);
	assert_int_equal(limits.message_length, 8000);
	assert_int_equal(limits.edit_minutes, -1);
	assert_int_equal(limits.erase_minutes, -1);
	assert_int_equal(limits.invitations, MEMBER_ROLE_OWNER);
	assert_int_equal(limits.invitations_open, 100);
	assert_int_equal(limits.invitation_hours, 720);
	assert_int_equal(limits.session_days, 3650);
	assert_int_equal(limits.session_idle_days, 30);
	assert_int_equal(limits.password_length, 8);
}

static struct text so_long(char *bytes, size_t characters)
{
	for (size_t i = 0; i < characters; i++)
		memcpy(bytes + 2 * i, "ü", 2);
	bytes[2 * characters] = '\0';
	return (struct text){bytes, 2 * characters};
}

static void say(struct fixture *f, enum command_kind kind, struct text text)
{
	f->command = (struct command){.kind = kind};
	if (kind == COMMAND_MESSAGE_POST)
		f->command.params.message_post.text = text;
	else if (kind == COMMAND_MESSAGE_REPLY)
		f->command.params.message_reply.text = text;
	else
		f->command.params.message_edit.text = text;
}

static void a_message_is_as_long_as_the_house_says_in_characters(void **state)
{
	STATE;
	static const enum command_kind kinds[] = {
		COMMAND_MESSAGE_POST, COMMAND_MESSAGE_REPLY, COMMAND_MESSAGE_EDIT};
	char bytes[2 * 301 + 1];
	SET(message_length, 300);
	look_at_message(f, MEMBER, 0);
	for (size_t i = 0; i < 3; i++) {
		say(f, kinds[i], so_long(bytes, 300));
		assert_int_equal(decide_in(f, f->room, MEMBER), ERROR_NONE);
		say(f, kinds[i], so_long(bytes, 301));
		assert_int_equal(decide_in(f, f->room, MEMBER), ERROR_INVALID_PARAMS);
		assert_refused(f, "text", "too_long", 300);
	}
}

static void beyond_so_many_members_only_owners_call_upon_all(void **state)
{
	STATE;
	struct mention all = {.at = 0, .size = 4, .kind = MENTION_KIND_ALL};
	SET(mention_all, 2);
	say(f, COMMAND_MESSAGE_POST, text_of("@all"));
	f->command.params.message_post.has_mentions = true;
	f->command.params.message_post.mentions = (struct mention_list){1, &all};
	assert_int_equal(decide_in(f, f->room, MEMBER), ERROR_NONE);
	members_put(f->room, OTHER, MEMBER_ROLE_MEMBER, 0);
	assert_int_equal(decide_in(f, f->room, MEMBER), ERROR_NOT_ALLOWED);
	assert_refused(f, "mentions", NULL, 2);
	assert_int_equal(decide_in(f, f->room, OWNER), ERROR_NONE);
	f->room->kind = ROOM_KIND_CONVERSATION;
	assert_int_equal(decide_in(f, f->room, MEMBER), ERROR_NONE);
}

static enum error_kind edit_after(struct fixture *f, int64_t age_ms)
{
	say(f, COMMAND_MESSAGE_EDIT, text_of("Neu"));
	look_at_message(f, OWNER, age_ms);
	return decide_in(f, f->room, OWNER);
}

static void a_message_is_edited_for_so_many_minutes(void **state)
{
	STATE;
	SET(edit_minutes, 5);
	assert_int_equal(edit_after(f, 5 * MINUTE_MS), ERROR_NONE);
	assert_int_equal(edit_after(f, 5 * MINUTE_MS + 1), ERROR_TOO_LATE);
	f->room->settings.has_edit_minutes = true;
	f->room->settings.edit_minutes = 2;
	assert_int_equal(edit_after(f, 2 * MINUTE_MS), ERROR_NONE);
	assert_int_equal(edit_after(f, 2 * MINUTE_MS + 1), ERROR_TOO_LATE);
	f->room->settings.edit_minutes = 60; /* from before the house said less */
	assert_int_equal(edit_after(f, 5 * MINUTE_MS + 1), ERROR_TOO_LATE);
	SET(edit_minutes, 0);
	assert_int_equal(edit_after(f, 0), ERROR_TOO_LATE);
	SET(edit_minutes, -1);
	assert_int_equal(edit_after(f, 60 * MINUTE_MS), ERROR_NONE);
}

static enum error_kind let_edit(struct fixture *f, int64_t minutes)
{
	f->command = (struct command){.kind = COMMAND_ROOM_CHANGE,
		.params.room_change = {.has_edit_minutes = true, .edit_minutes = minutes}};
	return decide_in(f, f->room, OWNER);
}

static void a_channel_lets_edit_no_longer_than_the_house(void **state)
{
	STATE;
	assert_int_equal(let_edit(f, 60), ERROR_NONE);
	SET(edit_minutes, 5);
	assert_int_equal(let_edit(f, 5), ERROR_NONE);
	assert_int_equal(let_edit(f, 6), ERROR_INVALID_PARAMS);
	assert_refused(f, "edit_minutes", "too_large", 5);
	assert_int_equal(let_edit(f, -1), ERROR_NONE); /* as long as the house does */
}

static enum error_kind erase_after(
	struct fixture *f, uint64_t person, uint64_t author, int64_t age_ms)
{
	f->command = (struct command){.kind = COMMAND_MESSAGE_ERASE};
	look_at_message(f, author, age_ms);
	return decide_in(f, f->room, person);
}

static void one_s_own_message_is_erased_for_so_many_minutes(void **state)
{
	STATE;
	SET(erase_minutes, 5);
	assert_int_equal(erase_after(f, MEMBER, MEMBER, 5 * MINUTE_MS), ERROR_NONE);
	assert_int_equal(erase_after(f, MEMBER, MEMBER, 5 * MINUTE_MS + 1), ERROR_TOO_LATE);
	/* who is in charge may erase anybody's, and so their own */
	assert_int_equal(erase_after(f, OWNER, MEMBER, 60 * MINUTE_MS), ERROR_NONE);
	assert_int_equal(erase_after(f, OWNER, OWNER, 60 * MINUTE_MS), ERROR_NONE);
	f->room->settings.erasers = ERASER_AUTHORS;
	assert_int_equal(erase_after(f, OWNER, OWNER, 5 * MINUTE_MS + 1), ERROR_TOO_LATE);
}

static enum error_kind invite(struct fixture *f, size_t count)
{
	static struct person_ref people[] = {{MEMBER}, {ADMIN}, {OTHER}};
	f->subject = (struct subject){0};
	f->command = (struct command){
		.kind = COMMAND_ROOM_INVITE, .params.room_invite = {.people = {count, people}}};
	return decide_in(f, f->room, OWNER);
}

static void a_channel_has_so_many_members(void **state)
{
	STATE;
	SET(channel_members, 3);
	assert_int_equal(invite(f, 2), ERROR_NONE); /* one of them is a member already */
	assert_int_equal(invite(f, 3), ERROR_TOO_MANY);
	assert_refused(f, "people", NULL, 3);
	f->command = (struct command){.kind = COMMAND_ROOM_JOIN};
	assert_int_equal(decide_in(f, f->room, OTHER), ERROR_NONE);
	members_put(f->room, ADMIN, MEMBER_ROLE_MEMBER, 0);
	assert_int_equal(decide_in(f, f->room, OTHER), ERROR_TOO_MANY);
	SET(channel_members, 2); /* nobody has to go, and nobody is new */
	assert_int_equal(invite(f, 2), ERROR_NONE);
}

static enum error_kind turn(struct fixture *f, enum room_access access, uint64_t person)
{
	f->command = (struct command){.kind = COMMAND_ROOM_CHANGE,
		.params.room_change = {.has_access = true, .access = access}};
	return decide_in(f, f->room, person);
}

static void the_house_says_who_makes_open_channels_and_opens_closed_ones(void **state)
{
	STATE;
	SET(open_channels, MEMBER_ROLE_OWNER);
	assert_int_equal(make(f, ROOM_ACCESS_OPEN, MEMBER), ERROR_NOT_ALLOWED);
	assert_refused(f, "access", NULL, 0);
	assert_int_equal(make(f, ROOM_ACCESS_CLOSED, MEMBER), ERROR_NONE);
	assert_int_equal(make(f, ROOM_ACCESS_OPEN, ADMIN), ERROR_NONE);
	assert_int_equal(turn(f, ROOM_ACCESS_OPEN, OWNER), ERROR_NONE); /* it is */
	f->room->settings.access = ROOM_ACCESS_CLOSED;
	assert_int_equal(turn(f, ROOM_ACCESS_OPEN, OWNER), ERROR_NOT_ALLOWED);
	assert_refused(f, "access", NULL, 0);
}

static void the_house_says_who_makes_closed_channels_and_closes_open_ones(void **state)
{
	STATE;
	SET(closed_channels, MEMBER_ROLE_OWNER);
	assert_int_equal(make(f, ROOM_ACCESS_CLOSED, MEMBER), ERROR_NOT_ALLOWED);
	assert_refused(f, "access", NULL, 0);
	assert_int_equal(make(f, ROOM_ACCESS_OPEN, MEMBER), ERROR_NONE);
	assert_int_equal(make(f, ROOM_ACCESS_CLOSED, ADMIN), ERROR_NONE);
	assert_int_equal(turn(f, ROOM_ACCESS_CLOSED, OWNER), ERROR_NOT_ALLOWED);
	f->room->settings.access = ROOM_ACCESS_CLOSED;
	assert_int_equal(turn(f, ROOM_ACCESS_OPEN, OWNER), ERROR_NONE);
}

static enum error_kind ask_in(
	struct fixture *f, uint64_t person, enum member_role role, int64_t hours)
{
	f->command = (struct command){.kind = COMMAND_INVITATION_MAKE,
		.params.invitation_make = {.role = role, .uses = 1, .hours = hours}};
	return decide_in(f, f->house, person);
}

static void the_house_says_who_invites_and_members_invite_members(void **state)
{
	STATE;
	assert_int_equal(ask_in(f, MEMBER, MEMBER_ROLE_MEMBER, 1), ERROR_NOT_ALLOWED);
	assert_int_equal(ask_in(f, ADMIN, MEMBER_ROLE_OWNER, 1), ERROR_NONE);
	SET(invitations, MEMBER_ROLE_MEMBER);
	assert_int_equal(ask_in(f, MEMBER, MEMBER_ROLE_MEMBER, 1), ERROR_NONE);
	assert_int_equal(ask_in(f, MEMBER, MEMBER_ROLE_OWNER, 1), ERROR_NOT_ALLOWED);
	assert_refused(f, "role", NULL, 0);
	assert_int_equal(ask_in(f, ADMIN, MEMBER_ROLE_OWNER, 1), ERROR_NONE);
}

static void an_invitation_is_good_for_so_many_hours_and_so_many_are_open(void **state)
{
	STATE;
	SET(invitation_hours, 24);
	SET(invitations_open, 2);
	f->subject.own = 1;
	assert_int_equal(ask_in(f, ADMIN, MEMBER_ROLE_MEMBER, 24), ERROR_NONE);
	assert_int_equal(ask_in(f, ADMIN, MEMBER_ROLE_MEMBER, 25), ERROR_INVALID_PARAMS);
	assert_refused(f, "hours", "too_large", 24);
	f->subject.own = 2;
	assert_int_equal(ask_in(f, ADMIN, MEMBER_ROLE_MEMBER, 24), ERROR_TOO_MANY);
}

static void a_member_revokes_their_own_invitations_and_knows_of_no_others(void **state)
{
	STATE;
	SET(invitations, MEMBER_ROLE_MEMBER);
	f->command = (struct command){.kind = COMMAND_INVITATION_REVOKE};
	f->subject = (struct subject){.exists = true, .author = MEMBER};
	assert_int_equal(decide_in(f, f->house, MEMBER), ERROR_NONE);
	assert_int_equal(decide_in(f, f->house, OTHER), ERROR_NOT_FOUND);
	assert_int_equal(decide_in(f, f->house, ADMIN), ERROR_NONE);
}

static const struct house_changed *change(struct fixture *f, struct house_limits limits)
{
	f->command = (struct command){.kind = COMMAND_HOUSE_CHANGE,
		.params.house_change = {.has_limits = true, .limits = limits}};
	assert_int_equal(decide_in(f, f->house, ADMIN), ERROR_NONE);
	return &f->decision.events[0].body.house_changed;
}

static void a_change_says_what_was_and_leaves_the_rest(void **state)
{
	STATE;
	SET(message_length, 300);
	SET(invitation_hours, 24);
	const struct house_changed *changed =
		change(f, (struct house_limits){.has_message_length = true,
				  .message_length = 400,
				  .has_invitation_hours = true,
				  .invitation_hours = 24,
				  .has_open_channels = true,
				  .open_channels = MEMBER_ROLE_OWNER});
	assert_int_equal(changed->house.limits.message_length, 400);
	assert_int_equal(changed->house.limits.invitation_hours, 24);
	assert_int_equal(changed->house.limits.open_channels, MEMBER_ROLE_OWNER);
	assert_false(changed->house.limits.has_session_days);
	assert_true(changed->has_was);
	assert_true(changed->was.has_message_length);
	assert_int_equal(changed->was.message_length, 300);
	assert_true(changed->was.has_open_channels);
	assert_int_equal(changed->was.open_channels, MEMBER_ROLE_MEMBER);
	assert_false(changed->was.has_invitation_hours);
}

static void nothing_was_where_nothing_has_changed(void **state)
{
	STATE;
	const struct house_changed *changed =
		change(f, (struct house_limits){.has_password_length = true, .password_length = 8});
	assert_false(changed->has_was);
}

static void members_change_no_limits(void **state)
{
	STATE;
	f->command = (struct command){.kind = COMMAND_HOUSE_CHANGE,
		.params.house_change = {.has_limits = true,
			.limits = {.has_message_length = true, .message_length = 400}}};
	assert_int_equal(decide_in(f, f->house, MEMBER), ERROR_NOT_ALLOWED);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(what_nobody_has_set_is_as_it_always_was),
		TEST(a_message_is_as_long_as_the_house_says_in_characters),
		TEST(beyond_so_many_members_only_owners_call_upon_all),
		TEST(a_message_is_edited_for_so_many_minutes),
		TEST(a_channel_lets_edit_no_longer_than_the_house),
		TEST(one_s_own_message_is_erased_for_so_many_minutes),
		TEST(a_channel_has_so_many_members),
		TEST(the_house_says_who_makes_open_channels_and_opens_closed_ones),
		TEST(the_house_says_who_makes_closed_channels_and_closes_open_ones),
		TEST(the_house_says_who_invites_and_members_invite_members),
		TEST(an_invitation_is_good_for_so_many_hours_and_so_many_are_open),
		TEST(a_member_revokes_their_own_invitations_and_knows_of_no_others),
		TEST(a_change_says_what_was_and_leaves_the_rest),
		TEST(nothing_was_where_nothing_has_changed),
		TEST(members_change_no_limits),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
