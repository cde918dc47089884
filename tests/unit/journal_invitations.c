/* Invitations: how many they bring, how long, and whose. */
#include "journal_fixture.h"

#include "base/limits.h"
#include "proto/gen/limits.h"

enum { NEW = 12 };

static const char good[] = "Kranich-7-Lampe";

static void invite(struct fixture *f, int uses, char ret_token[32], char ret_id[16])
{
	fixture_say(f, ANNA, "invitation.make",
		"\"role\":\"member\",\"hours\":2,\"uses\":%d,\"note\":\"Team Süd\"", uses);
	fixture_value(f->answer, "token", ret_token, 32);
	if (ret_id)
		fixture_value(f->answer, "invitation", ret_id, 16);
}

static enum error_kind join(
	struct fixture *f, const char *invitation, const char *email, char ret_token[32])
{
	return fixture_post_session(f, ret_token,
		"{\"invitation\":\"%s\",\"name\":\"Murat Y\",\"email\":\"%s\",\"password\":\"%s\"}",
		invitation, email, good);
}

/* P-17 */
static void an_invitation_brings_as_many_people_as_it_says(void **state)
{
	STATE;
	char link[32], token[32];
	invite(f, 2, link, NULL);
	assert_int_equal(join(f, link, "m1@brandt.example", token), ERROR_NONE);
	fixture_hello(f, NEW, token);
	assert_says(f, "\"has_password\":true");
	assert_int_equal(join(f, link, "m1@brandt.example", NULL), ERROR_INVALID_PARAMS);
	assert_int_equal(join(f, link, "m2@brandt.example", NULL), ERROR_NONE);
	assert_int_equal(join(f, link, "m3@brandt.example", NULL), ERROR_LINK_INVALID);
	assert_int_equal(fixture_post_session(f, NULL,
				 "{\"email\":\"m2@brandt.example\",\"password\":\"%s\"}", good),
		ERROR_NONE);
}

static void an_invitation_ends_by_time_or_when_it_is_revoked(void **state)
{
	STATE;
	char link[32], id[16];
	invite(f, 5, link, id);
	fixture_say(f, ANNA, "invitation.list", " ");
	assert_says(f, "\"note\":\"Team Süd\"");
	assert_says(f, "\"uses\":5");
	fixture_say(f, JONAS, "invitation.list", " ");
	assert_says(f, "not_allowed");
	fixture_say(f, JONAS, "invitation.revoke", "\"invitation\":\"%s\"", id);
	assert_says(f, "not_allowed");
	fixture_say(f, ANNA, "invitation.revoke", "\"invitation\":\"%s\"", id);
	assert_says(f, "\"result\"");
	fixture_say(f, ANNA, "invitation.revoke", "\"invitation\":\"%s\"", id);
	assert_says(f, "not_found");
	assert_int_equal(join(f, link, "m1@brandt.example", NULL), ERROR_LINK_INVALID);
	invite(f, 5, link, id);
	f->now_ms += 2 * 3600 * 1000;
	assert_int_equal(join(f, link, "m1@brandt.example", NULL), ERROR_LINK_INVALID);
	fixture_say(f, ANNA, "invitation.list", " ");
	assert_says(f, "\"invitations\":[]");
}

/* As if it had been revoked, until they may again. (P-72) */
static void an_invitation_is_good_as_long_as_its_maker_may_invite(void **state)
{
	STATE;
	char link[32], anna[16], hers[32];
	fixture_me(f, ANNA, anna);
#define INVITERS(who) "%s,\"limits\":{\"invitations\":\"" who "\"}", fixture_fresh_id(f)
	fixture_say(f, ANNA, "house.change", INVITERS("member"));
	fixture_say(f, JONAS, "invitation.make", "\"role\":\"member\",\"hours\":2,\"uses\":5");
	fixture_value(f->answer, "token", link, sizeof(link));
	fixture_say(f, ANNA, "house.change", INVITERS("owner"));
	assert_int_equal(join(f, link, "m1@brandt.example", NULL), ERROR_LINK_INVALID);
	fixture_say(f, ANNA, "house.change", INVITERS("member"));
	assert_int_equal(join(f, link, "m1@brandt.example", NULL), ERROR_NONE);
#undef INVITERS
	/* Nor does one lead to more than its maker is. */
	fixture_say(f, ANNA, "invitation.make", "\"role\":\"owner\",\"hours\":2,\"uses\":1");
	fixture_value(f->answer, "token", hers, sizeof(hers));
	fixture_say(f, ANNA, "person.add", "%s,\"name\":\"Eva\",\"role\":\"owner\"",
		fixture_fresh_id(f));
	fixture_say(f, ANNA, "person.change", "%s,\"person\":\"%s\",\"role\":\"member\"",
		fixture_fresh_id(f), anna);
	assert_says(f, "\"result\"");
	assert_int_equal(join(f, hers, "m2@brandt.example", NULL), ERROR_LINK_INVALID);
}

static void so_many_invitations_are_open_and_no_more(void **state)
{
	STATE;
	char link[32];
	for (int i = 0; i < PROTO_INVITATIONS_MAX; i++)
		invite(f, 1, link, NULL);
	fixture_say(f, ANNA, "invitation.make", "\"role\":\"member\",\"hours\":2,\"uses\":1");
	assert_says(f, "too_many");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(an_invitation_brings_as_many_people_as_it_says),
		TEST(an_invitation_ends_by_time_or_when_it_is_revoked),
		TEST(an_invitation_is_good_as_long_as_its_maker_may_invite),
		TEST(so_many_invitations_are_open_and_no_more),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
