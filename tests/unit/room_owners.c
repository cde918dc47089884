/* Of how many channels somebody is an owner. (P-72) */
#include "room_limits_fixture.h"

static void somebody_is_in_charge_of_so_many_channels_of_their_making(void **state)
{
	STATE;
	SET(channels_owned, 2);
	f->subject.own = 1;
	assert_int_equal(make(f, ROOM_ACCESS_OPEN, MEMBER), ERROR_NONE);
	f->subject.own = 2;
	assert_int_equal(make(f, ROOM_ACCESS_OPEN, MEMBER), ERROR_TOO_MANY);
	assert_int_equal(make(f, ROOM_ACCESS_OPEN, ADMIN), ERROR_NONE);
}

static enum error_kind put_in_charge(struct fixture *f, uint64_t person, unsigned own)
{
	f->subject = (struct subject){.own = own};
	f->command = (struct command){.kind = COMMAND_MEMBER_CHANGE,
		.params.member_change = {
			.room = f->room->id, .person = person, .role = MEMBER_ROLE_OWNER}};
	return decide_in(f, f->room, OWNER);
}

static void nobody_is_put_in_charge_of_more_but_administrators(void **state)
{
	STATE;
	SET(channels_owned, 2);
	members_put(f->room, ADMIN, MEMBER_ROLE_MEMBER, 0);
	assert_int_equal(put_in_charge(f, MEMBER, 1), ERROR_NONE);
	assert_int_equal(put_in_charge(f, MEMBER, 2), ERROR_TOO_MANY);
	assert_refused(f, "person", NULL, 2);
	assert_int_equal(put_in_charge(f, OWNER, 2), ERROR_NONE); /* they are in charge */
	assert_int_equal(put_in_charge(f, ADMIN, 2), ERROR_NONE);
}

static enum member_role join(struct fixture *f, unsigned own)
{
	f->subject = (struct subject){.own = own};
	f->command = (struct command){
		.kind = COMMAND_ROOM_JOIN, .params.room_join = {.room = f->room->id}};
	assert_int_equal(decide_in(f, f->room, OTHER), ERROR_NONE);
	return f->decision.events[0].body.member_joined.members.items[0].role;
}

static void whoever_comes_to_a_channel_nobody_is_in_charge_of_takes_it_within_the_limit(
	void **state)
{
	STATE;
	SET(channels_owned, 2);
	members_put(f->room, OWNER, MEMBER_ROLE_MEMBER, 0);
	assert_int_equal(join(f, 1), MEMBER_ROLE_OWNER);
	assert_int_equal(join(f, 2), MEMBER_ROLE_MEMBER);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(somebody_is_in_charge_of_so_many_channels_of_their_making),
		TEST(nobody_is_put_in_charge_of_more_but_administrators),
		TEST(whoever_comes_to_a_channel_nobody_is_in_charge_of_takes_it_within_the_limit),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
