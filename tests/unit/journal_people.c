/* People: how they come, sign in, change and go, through the journal. */
#include "journal_fixture.h"

#include "base/limits.h"
#include "proto/gen/limits.h"

enum { PHONE = 10, LAPTOP = 11, NEW = 12 };

static const char good[] = "Kranich-7-Lampe";

static bool is_closed(const struct fixture *f, uint64_t connection)
{
	for (struct dispatch *d = f->list; d; d = d->next)
		if (d->kind == DISPATCH_CLOSE && d->connection == connection)
			return true;
	return false;
}

static const char *set_password(struct fixture *f, uint64_t connection, const char *password)
{
	return fixture_say(f, connection, "password.set", "\"password\":\"%s\"", password);
}

static void give_email(struct fixture *f, uint64_t connection, const char *email)
{
	char person[16];
	fixture_me(f, connection, person);
	fixture_say(f, connection, "profile.change", "%s,\"person\":\"%s\",\"email\":\"%s\"",
		fixture_fresh_id(f), person, email);
	assert_says(f, "\"result\"");
}

static enum error_kind sign_in(struct fixture *f, const char *email, const char *password)
{
	char token[32];
	return fixture_post_session(
		f, token, "{\"email\":\"%s\",\"password\":\"%s\"}", email, password);
}

static void with_email_and_password_one_signs_in_and_with_a_wrong_one_not(void **state)
{
	STATE;
	give_email(f, JONAS, "jonas@brandt.example");
	set_password(f, JONAS, good);
	assert_says(f, "\"result\"");
	assert_int_equal(sign_in(f, "jonas@brandt.example", good), ERROR_NONE);
	assert_int_equal(sign_in(f, "Jonas@Brandt.example", good), ERROR_NONE);
	assert_int_equal(
		sign_in(f, "jonas@brandt.example", "kranich-7-Lampe"), ERROR_WRONG_PASSWORD);
	assert_int_equal(sign_in(f, "nobody@brandt.example", good), ERROR_WRONG_PASSWORD);
	/* Lena has no password. */
	give_email(f, LENA, "lena@brandt.example");
	assert_int_equal(sign_in(f, "lena@brandt.example", good), ERROR_WRONG_PASSWORD);
}

/* P-11 */
static void weak_passwords_are_refused_by_reason(void **state)
{
	STATE;
	char longest[PROTO_PASSWORD_MAX + 2];
	set_password(f, JONAS, "kurz");
	assert_says(f, "\"reason\":\"too_short\",\"limit\":8");
	set_password(f, JONAS, "Passwort123");
	assert_says(f, "\"field\":\"password\",\"reason\":\"too_common\"");
	memset(longest, 'x', sizeof(longest));
	longest[PROTO_PASSWORD_MAX + 1] = '\0';
	set_password(f, JONAS, longest);
	assert_says(f, "\"reason\":\"too_long\",\"limit\":128");
	longest[PROTO_PASSWORD_MAX] = '\0';
	set_password(f, JONAS, longest);
	assert_says(f, "\"result\"");
	/* Eight characters may be sixteen bytes. */
	set_password(f, LENA, "üüüüüüüü");
	assert_says(f, "\"result\"");
}

static void a_second_password_needs_the_first_and_ends_other_sessions(void **state)
{
	STATE;
	char token[32];
	give_email(f, JONAS, "jonas@brandt.example");
	set_password(f, JONAS, good);
	assert_int_equal(fixture_post_session(f, token,
				 "{\"email\":\"jonas@brandt.example\",\"password\":\"%s\"}", good),
		ERROR_NONE);
	fixture_hello(f, PHONE, token);
	set_password(f, PHONE, "Ein anderer Satz 2");
	assert_says(f, "\"field\":\"current\",\"reason\":\"missing\"");
	fixture_say(f, PHONE, "password.set",
		"\"password\":\"Ein anderer Satz 2\",\"current\":\"falsch\"");
	assert_says(f, "\"wrong_password\"");
	fixture_say(f, PHONE, "password.set",
		"\"password\":\"Ein anderer Satz 2\",\"current\":\"%s\"", good);
	assert_says(f, "\"result\"");
	assert_true(is_closed(f, JONAS));
	assert_false(is_closed(f, PHONE));
	assert_int_equal(sign_in(f, "jonas@brandt.example", good), ERROR_WRONG_PASSWORD);
	assert_int_equal(sign_in(f, "jonas@brandt.example", "Ein anderer Satz 2"), ERROR_NONE);
	fixture_hello(f, 31, f->tokens[JONAS]);
	assert_says(f, "not_signed_in");
}

/* Whoever forgot their password has a link from an administrator instead. */
static void a_fresh_one_time_link_sets_a_password_without_the_old_one(void **state)
{
	STATE;
	char person[16], link[32];
	fixture_me(f, JONAS, person);
	set_password(f, JONAS, good);
	fixture_say(f, ANNA, "person.link", "\"person\":\"%s\"", person);
	fixture_value(f->answer, "token", link, sizeof(link));
	fixture_sign_in(f, PHONE, link);
	set_password(f, PHONE, "Nicht mehr vergessen");
	assert_says(f, "\"result\"");
	f->now_ms += LIMIT_FRESH_LINK_MS;
	set_password(f, PHONE, "Und noch einmal neu");
	assert_says(f, "\"field\":\"current\"");
	f->now_ms -= 2 * LIMIT_FRESH_LINK_MS; /* a clock that is set back makes no link fresh */
	set_password(f, PHONE, "Und noch einmal neu");
	assert_says(f, "\"field\":\"current\"");
}

/* Or whoever borrows a session could make the account their own. */
static void a_link_made_for_oneself_does_not_spare_the_old_password(void **state)
{
	STATE;
	char person[16], link[32];
	fixture_me(f, JONAS, person);
	set_password(f, JONAS, good);
	fixture_say(f, JONAS, "person.link", "\"person\":\"%s\"", person);
	fixture_value(f->answer, "token", link, sizeof(link));
	fixture_sign_in(f, PHONE, link);
	set_password(f, PHONE, "Ein anderer Satz 2");
	assert_says(f, "\"field\":\"current\",\"reason\":\"missing\"");
}

/* P-13 */
static void wrong_tries_are_bounded_by_address_and_name_and_lock_out_nobody_else(void **state)
{
	STATE;
	give_email(f, JONAS, "jonas@brandt.example");
	give_email(f, LENA, "lena@brandt.example");
	set_password(f, JONAS, good);
	set_password(f, LENA, good);
	for (int i = 0; i < LIMIT_WRONG_TRIES_PER_NAME; i++)
		assert_int_equal(
			sign_in(f, "jonas@brandt.example", "geraten!"), ERROR_WRONG_PASSWORD);
	assert_int_equal(sign_in(f, "JONAS@brandt.example", good), ERROR_TOO_FAST);
	assert_int_equal(sign_in(f, "lena@brandt.example", good), ERROR_NONE);
	f->address[0] = 7; /* Jonas himself, elsewhere */
	assert_int_equal(sign_in(f, "jonas@brandt.example", good), ERROR_NONE);
	f->address[0] = 0;
	f->now_ms += LIMIT_WRONG_TRIES_S * 1000;
	assert_int_equal(sign_in(f, "jonas@brandt.example", good), ERROR_NONE);
	for (int i = 0; i < LIMIT_WRONG_TRIES_PER_NAME; i++)
		sign_in(f, "jonas@brandt.example", "geraten!");
	f->now_ms -= LIMIT_WRONG_TRIES_S * 1000; /* set back: it would be long until then */
	assert_int_equal(sign_in(f, "jonas@brandt.example", good), ERROR_NONE);
}

static void one_address_may_be_wrong_only_so_often(void **state)
{
	STATE;
	char email[64];
	for (int i = 0; i < LIMIT_WRONG_TRIES_PER_ADDRESS; i++) {
		snprintf(email, sizeof(email), "name%d@brandt.example", i);
		assert_int_equal(sign_in(f, email, "geraten!"), ERROR_WRONG_PASSWORD);
	}
	assert_int_equal(sign_in(f, "noch@brandt.example", "geraten!"), ERROR_TOO_FAST);
}

/* P-15 */
static void who_is_deactivated_is_gone_at_once_and_can_come_back(void **state)
{
	STATE;
	char person[16], link[32];
	fixture_me(f, JONAS, person);
	give_email(f, JONAS, "jonas@brandt.example");
	set_password(f, JONAS, good);
	fixture_say(f, JONAS, "person.link", "\"person\":\"%s\"", person);
	fixture_value(f->answer, "token", link, sizeof(link));
	fixture_say(f, ANNA, "person.change", "%s,\"person\":\"%s\",\"active\":false",
		fixture_fresh_id(f), person);
	assert_says(f, "\"result\"");
	assert_true(is_closed(f, JONAS));
	fixture_say(f, JONAS, "room.open", "\"room\":\"%s\"", f->room);
	assert_says(f, "hello_first");
	fixture_hello(f, PHONE, f->tokens[JONAS]);
	assert_says(f, "not_signed_in");
	assert_int_equal(sign_in(f, "jonas@brandt.example", good), ERROR_WRONG_PASSWORD);
	assert_int_equal(
		fixture_post_session(f, NULL, "{\"token\":\"%s\"}", link), ERROR_LINK_INVALID);
	fixture_say(f, ANNA, "person.link", "\"person\":\"%s\"", person);
	assert_says(f, "\"field\":\"person\",\"reason\":\"unknown_person\"");
	fixture_say(f, ANNA, "person.change", "%s,\"person\":\"%s\",\"active\":true",
		fixture_fresh_id(f), person);
	assert_int_equal(sign_in(f, "jonas@brandt.example", good), ERROR_NONE);
}

static void the_last_administrator_stays_one(void **state)
{
	STATE;
	char anna[16], jonas[16];
	fixture_me(f, ANNA, anna);
	fixture_me(f, JONAS, jonas);
	fixture_say(f, ANNA, "person.change", "%s,\"person\":\"%s\",\"role\":\"member\"",
		fixture_fresh_id(f), anna);
	assert_says(f, "last_owner");
	fixture_say(f, ANNA, "person.change", "%s,\"person\":\"%s\",\"active\":false",
		fixture_fresh_id(f), anna);
	assert_says(f, "last_owner");
	fixture_say(f, ANNA, "person.change", "%s,\"person\":\"%s\",\"role\":\"owner\"",
		fixture_fresh_id(f), jonas);
	assert_says(f, "\"result\"");
	/* Deactivated administrators do not count. */
	fixture_say(f, JONAS, "person.change", "%s,\"person\":\"%s\",\"active\":false",
		fixture_fresh_id(f), anna);
	assert_says(f, "\"result\"");
	fixture_say(f, JONAS, "person.change", "%s,\"person\":\"%s\",\"role\":\"member\"",
		fixture_fresh_id(f), jonas);
	assert_says(f, "last_owner");
}

static void a_profile_is_changed_by_its_person_or_an_administrator(void **state)
{
	STATE;
	char anna[16], jonas[16];
	fixture_me(f, ANNA, anna);
	fixture_me(f, JONAS, jonas);
	fixture_say(f, JONAS, "profile.change",
		"%s,\"person\":\"%s\",\"position\":\"Außendienst\",\"time_zone\":\"Europe/Berlin\"",
		fixture_fresh_id(f), jonas);
	assert_says(f, "\"result\"");
	fixture_say(f, JONAS, "profile.change", "%s,\"person\":\"%s\",\"place\":\"Ulm\"",
		fixture_fresh_id(f), anna);
	assert_says(f, "not_allowed");
	fixture_say(f, ANNA, "profile.change", "%s,\"person\":\"%s\",\"position\":\"\"",
		fixture_fresh_id(f), jonas);
	char house[16];
	fixture_hello(f, PHONE, f->tokens[ANNA]);
	fixture_value(f->answer, "house", house, sizeof(house));
	fixture_say(f, PHONE, "room.open", "\"room\":\"%s\"", house);
	assert_says(f, "\"profile\":{\"name\":\"Jonas Weber\",\"active\":true,"
		       "\"time_zone\":\"Europe/Berlin\"}");
}

static void an_address_belongs_to_one_person(void **state)
{
	STATE;
	char lena[16];
	fixture_me(f, LENA, lena);
	give_email(f, JONAS, "vertrieb@brandt.example");
	fixture_say(f, LENA, "profile.change",
		"%s,\"person\":\"%s\",\"email\":\"VERTRIEB@brandt.example\"", fixture_fresh_id(f),
		lena);
	assert_says(f, "\"field\":\"email\",\"reason\":\"taken\"");
	fixture_say(f, ANNA, "person.add",
		"%s,\"name\":\"X\",\"role\":\"member\",\"email\":\"ohne-at\"", fixture_fresh_id(f));
	assert_says(f, "\"field\":\"email\",\"reason\":\"malformed\"");
	give_email(f, JONAS, "vertrieb@brandt.example"); /* one's own again */
	give_email(f, JONAS, "");
	give_email(f, LENA, "vertrieb@brandt.example");
}

static void sessions_are_listed_and_ended_one_by_one_or_all_others(void **state)
{
	STATE;
	char person[16], link[32], token[32], id[16];
	fixture_me(f, JONAS, person);
	for (uint64_t connection = PHONE; connection <= LAPTOP; connection++) {
		fixture_say(f, JONAS, "person.link", "\"person\":\"%s\"", person);
		fixture_value(f->answer, "token", link, sizeof(link));
		fixture_post_session(f, token, "{\"token\":\"%s\",\"device\":\"Gerät %d\"}", link,
			(int)connection);
		fixture_hello(f, connection, token);
	}
	fixture_say(f, LAPTOP, "session.list", " ");
	assert_says(f, "\"device\":\"Gerät 11\"");
	assert_says(f, "\"device\":\"Gerät 10\"");
	const char *phone = strstr(f->answer, "\"device\":\"Gerät 10\"") - 40;
	fixture_value(phone, "session", id, sizeof(id));
	fixture_say(f, ANNA, "session.end", "\"session\":\"%s\"", id);
	assert_says(f, "not_found");
	fixture_say(f, LAPTOP, "session.end", "\"session\":\"%s\"", id);
	assert_true(is_closed(f, PHONE));
	assert_false(is_closed(f, JONAS));
	fixture_say(f, LAPTOP, "session.end", " ");
	assert_true(is_closed(f, JONAS));
	assert_false(is_closed(f, LAPTOP));
	fixture_say(f, LENA, "session.end", "\"person\":\"%s\"", person);
	assert_says(f, "not_allowed");
	fixture_say(f, ANNA, "session.end", "\"person\":\"%s\"", person);
	assert_true(is_closed(f, LAPTOP));
}

static void a_status_is_told_kept_and_ends_by_itself(void **state)
{
	STATE;
	fixture_say(f, JONAS, "status.set",
		"\"emoji\":\"🚗\",\"text\":\"Beim Kunden\",\"until\":%lld",
		(long long)f->now_ms + 60000);
	assert_says(f, "\"result\"");
	bool told = false;
	for (struct dispatch *d = f->list; d; d = d->next)
		told = told || (d->kind == DISPATCH_EVENT && !d->passing);
	assert_true(told);
	fixture_close(f);
	fixture_open(f);
	fixture_hello(f, ANNA, f->tokens[ANNA]);
	assert_says(f, "\"text\":\"Beim Kunden\"");
	f->now_ms += 60000;
	fixture_hello(f, PHONE, f->tokens[ANNA]);
	assert_says(f, "\"statuses\":[]");
	fixture_hello(f, JONAS, f->tokens[JONAS]);
	fixture_say(f, JONAS, "status.set", "\"text\":\"x\",\"until\":%lld", (long long)f->now_ms);
	assert_says(f, "\"field\":\"until\",\"reason\":\"too_small\"");
}

static void the_house_says_of_itself_what_administrators_set(void **state)
{
	STATE;
	fixture_say(f, JONAS, "house.change", "%s,\"title\":\"Meins\"", fixture_fresh_id(f));
	assert_says(f, "not_allowed");
	fixture_say(f, ANNA, "house.change", "%s,\"imprint\":\"javascript:alert(1)\"",
		fixture_fresh_id(f));
	assert_says(f, "\"field\":\"imprint\",\"reason\":\"malformed\"");
	fixture_say(f, ANNA, "house.change",
		"%s,\"imprint\":\"https://brandt.example/impressum\",\"language\":\"en\"",
		fixture_fresh_id(f));
	char told[512] = "";
	for (struct dispatch *d = f->list; d; d = d->next)
		if (d->kind == DISPATCH_HOUSE)
			snprintf(told, sizeof(told), "%.*s", (int)d->frame->size,
				(const char *)frame_payload(d->frame));
	assert_string_equal(told, "{\"title\":\"Brandt\",\"language\":\"en\","
				  "\"imprint\":\"https://brandt.example/impressum\"}");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(with_email_and_password_one_signs_in_and_with_a_wrong_one_not),
		TEST(weak_passwords_are_refused_by_reason),
		TEST(a_second_password_needs_the_first_and_ends_other_sessions),
		TEST(a_fresh_one_time_link_sets_a_password_without_the_old_one),
		TEST(a_link_made_for_oneself_does_not_spare_the_old_password),
		TEST(wrong_tries_are_bounded_by_address_and_name_and_lock_out_nobody_else),
		TEST(one_address_may_be_wrong_only_so_often),
		TEST(who_is_deactivated_is_gone_at_once_and_can_come_back),
		TEST(the_last_administrator_stays_one),
		TEST(a_profile_is_changed_by_its_person_or_an_administrator),
		TEST(an_address_belongs_to_one_person),
		TEST(sessions_are_listed_and_ended_one_by_one_or_all_others),
		TEST(a_status_is_told_kept_and_ends_by_itself),
		TEST(the_house_says_of_itself_what_administrators_set),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
