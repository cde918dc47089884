/* Passwords: what happens between a question and the worker's answer; wrong tries; damage. */
#include "journal_damage.h"

#include "base/limits.h"

enum { PHONE = 10 };

static const char good[] = "Kranich-7-Lampe";

static void set_password(struct fixture *f, uint64_t connection, const char *password)
{
	fixture_say(f, connection, "password.set", "\"password\":\"%s\"", password);
	assert_says(f, "\"result\"");
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
	return fixture_post_session(
		f, NULL, "{\"email\":\"%s\",\"password\":\"%s\"}", email, password);
}

static void submit(struct fixture *f, struct call *call)
{
	if (call->kind == CALL_COMMAND)
		vault_hash_token(f->tokens[call->connection], strlen(f->tokens[call->connection]),
			call->token_hash);
	assert_true(journal_submit(f->journal, call));
}

static void submit_sign_in(struct fixture *f, const char *email, const char *password)
{
	char text[256];
	struct refusal refusal;
	struct call *call = call_new(CALL_SIGN_IN, 9999);
	int size = snprintf(
		text, sizeof(text), "{\"email\":\"%s\",\"password\":\"%s\"}", email, password);
	call->sign_in = sign_in_read(text, (size_t)size, &refusal);
	submit(f, call);
}

static void submit_new_password(
	struct fixture *f, uint64_t connection, const char *password, const char *current)
{
	char text[256];
	snprintf(text, sizeof(text), "\"password\":\"%s\",\"current\":\"%s\"", password, current);
	submit(f, fixture_call(connection, "password.set", text));
}

static void submit_email(
	struct fixture *f, uint64_t connection, const char *person, const char *email)
{
	char text[256];
	snprintf(text, sizeof(text), "%s,\"person\":\"%s\",\"email\":\"%s\"", fixture_fresh_id(f),
		person, email);
	submit(f, fixture_call(connection, "profile.change", text));
}

/* All that was submitted, in one batch. */
static void run_submitted(struct fixture *f)
{
	fixture_drop_list(f);
	journal_run(f->journal);
	f->list = journal_take(f->journal);
}

static bool was_told(struct fixture *f, uint64_t connection, const char *piece)
{
	for (struct dispatch *d = f->list; d; d = d->next)
		if (d->kind == DISPATCH_ANSWER && d->connection == connection &&
			memmem(frame_payload(d->frame), d->frame->size, piece, strlen(piece)))
			return true;
	return false;
}

static enum error_kind sign_in_answer(struct fixture *f)
{
	const struct dispatch *dispatch = fixture_find(f, DISPATCH_SIGN_IN, 0);
	assert_non_null(dispatch);
	return dispatch->error;
}

static void a_password_that_changes_while_it_is_looked_at_opens_nothing(void **state)
{
	STATE;
	give_email(f, JONAS, "jonas@brandt.example");
	set_password(f, JONAS, good);
	f->now_ms += LIMIT_FRESH_LINK_MS;
	submit_new_password(f, JONAS, "Ein anderer Satz 2", good);
	submit_sign_in(f, "jonas@brandt.example", good);
	run_submitted(f);
	assert_true(was_told(f, JONAS, "\"result\""));
	assert_int_equal(sign_in_answer(f), ERROR_WRONG_PASSWORD);
}

static void of_two_new_passwords_at_once_the_first_stays(void **state)
{
	STATE;
	char token[32];
	give_email(f, JONAS, "jonas@brandt.example");
	set_password(f, JONAS, good);
	fixture_post_session(
		f, token, "{\"email\":\"jonas@brandt.example\",\"password\":\"%s\"}", good);
	fixture_hello(f, PHONE, token);
	f->now_ms += LIMIT_FRESH_LINK_MS;
	submit_new_password(f, JONAS, "Ein anderer Satz 2", good);
	submit_new_password(f, PHONE, "Und noch ein Satz 3", good);
	run_submitted(f);
	assert_true(was_told(f, JONAS, "\"result\""));
	assert_true(was_told(f, PHONE, "\"wrong_password\""));
	assert_int_equal(sign_in(f, "jonas@brandt.example", "Ein anderer Satz 2"), ERROR_NONE);
}

/* The same session asks twice. */
static void a_second_change_does_not_pass_by_the_password_before_the_first(void **state)
{
	STATE;
	set_password(f, JONAS, good);
	f->now_ms += LIMIT_FRESH_LINK_MS;
	submit_new_password(f, JONAS, "Ein anderer Satz 2", good);
	submit_new_password(f, JONAS, "Und noch ein Satz 3", good);
	run_submitted(f);
	assert_true(was_told(f, JONAS, "\"result\""));
	assert_true(was_told(f, JONAS, "\"wrong_password\""));
}

static void an_address_that_passes_on_does_not_take_the_password_along(void **state)
{
	STATE;
	char jonas[16], lena[16];
	fixture_me(f, JONAS, jonas);
	fixture_me(f, LENA, lena);
	give_email(f, JONAS, "vertrieb@brandt.example");
	set_password(f, JONAS, good);
	submit_sign_in(f, "vertrieb@brandt.example", good);
	submit_email(f, JONAS, jonas, "jonas@brandt.example");
	submit_email(f, LENA, lena, "vertrieb@brandt.example");
	run_submitted(f);
	assert_int_equal(sign_in_answer(f), ERROR_WRONG_PASSWORD);
}

static void change(struct fixture *f, const char *password, const char *current)
{
	fixture_say(f, JONAS, "password.set", "\"password\":\"%s\",\"current\":\"%s\"", password,
		current);
}

/* P-13: with a session in hand, too. */
static void the_password_until_now_may_be_guessed_only_so_often(void **state)
{
	STATE;
	set_password(f, JONAS, good);
	set_password(f, LENA, good);
	f->now_ms += LIMIT_FRESH_LINK_MS;
	for (int i = 0; i < LIMIT_WRONG_TRIES_PER_NAME; i++) {
		change(f, "Ein anderer Satz 2", "geraten!");
		assert_says(f, "\"wrong_password\"");
	}
	change(f, "Ein anderer Satz 2", good);
	assert_says(f, "\"too_fast\"");
	fixture_say(f, LENA, "password.set",
		"\"password\":\"Ein anderer Satz 2\",\"current\":\"%s\"", good);
	assert_says(f, "\"result\"");
	f->now_ms += LIMIT_WRONG_TRIES_S * 1000;
	change(f, "Ein anderer Satz 2", good);
	assert_says(f, "\"result\"");
}

/* None of them is looked at before the others are on their way. */
static void guesses_at_once_are_no_more_than_one_after_the_other(void **state)
{
	STATE;
	set_password(f, JONAS, good);
	f->now_ms += LIMIT_FRESH_LINK_MS;
	for (int i = 0; i < LIMIT_WRONG_TRIES_PER_NAME; i++)
		submit_new_password(f, JONAS, "Ein anderer Satz 2", "geraten!");
	submit_new_password(f, JONAS, "Ein anderer Satz 2", good);
	run_submitted(f);
	assert_true(was_told(f, JONAS, "\"too_fast\""));
	assert_false(was_told(f, JONAS, "\"result\""));
}

/* P-45 */
static void a_damaged_password_refuses_its_person_and_nobody_else(void **state)
{
	STATE;
	char text[256];
	give_email(f, JONAS, "jonas@brandt.example");
	set_password(f, JONAS, good);
	fixture_close(f);
	assert_int_equal(run_sql(f, "UPDATE password SET body = zeroblob(60)"), 1);
	fixture_open(f);
	fixture_hello(f, ANNA, f->tokens[ANNA]);
	snprintf(text, sizeof(text), "\"room\":\"%s\",%s,\"text\":\"da\"", f->room,
		fixture_fresh_id(f));
	submit(f, fixture_call(ANNA, "message.post", text));
	submit_sign_in(f, "jonas@brandt.example", good);
	run_submitted(f);
	assert_int_equal(sign_in_answer(f), ERROR_UNAVAILABLE);
	assert_true(was_told(f, ANNA, "\"result\""));
	assert_false(was_told(f, ANNA, "\"unavailable\""));
}

/* A link that somebody makes for somebody. */
static void make_link(struct fixture *f, uint64_t connection, const char *person, char ret_link[32])
{
	fixture_say(f, connection, "person.link", "\"person\":\"%s\"", person);
	fixture_value(f->answer, "token", ret_link, 32);
}

static enum error_kind sign_in_by(struct fixture *f, const char *link)
{
	return fixture_post_session(f, NULL, "{\"token\":\"%s\"}", link);
}

static void links_end_with_all_sessions_and_with_the_password(void **state)
{
	STATE;
	char anna[16], jonas[16], id[16], links[6][32];
	fixture_me(f, ANNA, anna);
	fixture_me(f, JONAS, jonas);
	make_link(f, ANNA, anna, links[5]);
	make_link(f, JONAS, jonas, links[0]);
	make_link(f, ANNA, jonas, links[1]);
	fixture_say(f, JONAS, "session.end", " "); /* all but this one */
	assert_says(f, "\"result\"");
	assert_int_equal(sign_in_by(f, links[0]), ERROR_LINK_INVALID);
	assert_int_equal(sign_in_by(f, links[1]), ERROR_LINK_INVALID);
	make_link(f, JONAS, jonas, links[2]);
	set_password(f, JONAS, good);
	assert_int_equal(sign_in_by(f, links[2]), ERROR_LINK_INVALID);
	make_link(f, JONAS, jonas, links[3]);
	make_link(f, JONAS, jonas, links[4]);
	assert_int_equal(sign_in_by(f, links[3]), ERROR_NONE);
	fixture_say(f, JONAS, "session.list", " ");
	fixture_value(f->answer, "session", id, sizeof(id));
	fixture_say(f, JONAS, "session.end", "\"session\":\"%s\"", id); /* one is not all */
	assert_says(f, "\"result\"");
	assert_int_equal(sign_in_by(f, links[4]), ERROR_NONE);
	make_link(f, JONAS, jonas, links[4]);
	fixture_say(f, ANNA, "session.end", "\"person\":\"%s\"", jonas);
	assert_says(f, "\"result\"");
	assert_int_equal(sign_in_by(f, links[4]), ERROR_LINK_INVALID);
	assert_int_equal(sign_in_by(f, links[5]), ERROR_NONE);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_password_that_changes_while_it_is_looked_at_opens_nothing),
		TEST(of_two_new_passwords_at_once_the_first_stays),
		TEST(a_second_change_does_not_pass_by_the_password_before_the_first),
		TEST(an_address_that_passes_on_does_not_take_the_password_along),
		TEST(the_password_until_now_may_be_guessed_only_so_often),
		TEST(guesses_at_once_are_no_more_than_one_after_the_other),
		TEST(links_end_with_all_sessions_and_with_the_password),
		TEST(a_damaged_password_refuses_its_person_and_nobody_else),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
