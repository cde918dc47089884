/* A batch fails, and what it had changed cannot be read again either. */
#include "journal_damage.h"

#include "base/limits.h"

static const char *add_person(struct lab *lab)
{
	char params[128];
	snprintf(params, sizeof(params), "%s,\"name\":\"Neu\",\"role\":\"member\"",
		fixture_fresh_id(lab->f));
	return lab_say(lab, ANNA, "person.add", params);
}

/* The commit that adds somebody fails, and then the house cannot be read either. */
static void without_the_house_everybody_is_refused_until_it_is_back(void **state)
{
	struct lab *lab = *state;
	char room[64];
	snprintf(room, sizeof(room), "\"room\":\"%s\"", lab->f->room);
	keep_bodies(lab->f);
	tamper(lab->f, "UPDATE event SET " SPOILED " WHERE key = (1 << 32) + 1");
	store_fail_at(lab->core.store, 4, STORE_FAILED); /* find, begin, append, commit */
	assert_non_null(strstr(add_person(lab), "\"unavailable\""));
	assert_null(lab->core.house->state);
	assert_non_null(strstr(lab_say(lab, ANNA, "room.open", room), "\"unavailable\""));
	assert_non_null(strstr(add_person(lab), "\"unavailable\""));
	lab_say(lab, 90, "session.hello", "\"client\":\"t\"");
	assert_non_null(strstr(lab->f->answer, "\"unavailable\""));
	mend_bodies(lab->f);
	lab->f->now_ms -= 10 * LIMIT_RETRY_MS; /* nor for a clock that is set back */
	assert_non_null(strstr(lab_say(lab, ANNA, "room.open", room), "\"result\""));
	assert_non_null(strstr(add_person(lab), "\"result\""));
}

/* The invitation cannot be stored, and then the channel cannot be read either. */
static void who_was_not_invited_after_all_hears_nothing_of_a_room_out_of_order(void **state)
{
	struct lab *lab = *state;
	struct fixture *f = lab->f;
	char params[256], jonas[16];
	uint64_t room;
	assert_true(id_read(f->room, 13, &room));
	lab_say(lab, JONAS, "session.hello", "\"client\":\"t\"");
	fixture_value(f->answer, "me", jonas, sizeof(jonas));
	keep_bodies(f);
	tamper(f, "UPDATE event SET " SPOILED " WHERE " CHANNEL_EVENT(1));
	snprintf(params, sizeof(params), "\"room\":\"%s\",%s,\"people\":[{\"person\":\"%s\"}]",
		f->room, fixture_fresh_id(f), jonas);
	store_fail_at(lab->core.store, 4, STORE_FAILED); /* find, begin, append, notice */
	assert_non_null(strstr(lab_say(lab, ANNA, "room.invite", params), "\"unavailable\""));
	snprintf(f->tokens[92], sizeof(f->tokens[92]), "%s", f->tokens[JONAS]);
	lab_say(lab, 92, "session.hello", "\"client\":\"t\"");
	assert_non_null(strstr(f->answer, jonas));
	assert_null(strstr(f->answer, f->room));
	for (const struct dispatch *d = f->list; d; d = d->next)
		assert_false(d->kind == DISPATCH_SUBSCRIBE && d->room == room);
	mend_bodies(f);
	f->now_ms += LIMIT_RETRY_MS;
	assert_non_null(strstr(lab_say(lab, ANNA, "room.invite", params), "\"result\""));
}

/* Somebody's words cannot be stored, and with them goes the house, which is read again in vain. */
static void whoever_signs_out_is_answered_though_the_house_goes_out_of_order(void **state)
{
	struct lab *lab = *state;
	struct batch batch;
	char params[128];
	snprintf(params, sizeof(params), "%s,\"title\":\"neu\"", fixture_fresh_id(lab->f));
	struct call *change = fixture_call(ANNA, "house.change", params);
	change->next = call_new(CALL_SIGN_OUT, 77);
	run_sql(lab->f, "DELETE FROM snapshot");
	tamper(lab->f, "UPDATE event SET " SPOILED " WHERE key >> 32 = 1");
	store_fail_at(lab->core.store, 3, STORE_FULL);
	batch_do(&batch, &lab->core, change);
	store_fail_at(lab->core.store, 0, STORE_OK);
	assert_true(batch.failed);
	assert_false(core_has_house(&lab->core));
	call_free(TAKE(change->next));
	call_free(change);
	fixture_drop_list(lab->f);
	lab->f->list = batch.run.first;
	const struct dispatch *answer = fixture_find(lab->f, DISPATCH_SIGN_OUT, 77);
	assert_non_null(answer);
	assert_int_equal(answer->error, ERROR_UNAVAILABLE);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, lab_setup, lab_teardown)
	const struct CMUnitTest tests[] = {
		TEST(without_the_house_everybody_is_refused_until_it_is_back),
		TEST(who_was_not_invited_after_all_hears_nothing_of_a_room_out_of_order),
		TEST(whoever_signs_out_is_answered_though_the_house_goes_out_of_order),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
