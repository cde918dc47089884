/* Guests of a case: how they come, are let in and turned out. */
#include "room_guest_fixture.h"

static void whoever_comes_by_a_link_of_their_own_is_in_at_once(void **state)
{
	struct fixture *f = *state;
	uint64_t guest = invite_as(f, 0, "Petra"), came;
	assert_int_equal(state_of(f, guest), GUEST_STATE_INVITED);
	assert_int_equal(room_guest(f->backstage, guest)->expires, NOW_MS + HOURS * HOUR_MS);
	assert_int_equal(f->decision.events[0].author, ANNA);
	follow(f, guest, ANNA);
	assert_int_equal(f->decision.count, 0);
	assert_true(come(f, guest, "", &came));
	assert_int_equal(came, guest);
	assert_int_equal(f->decision.events[0].author, NOBODY);
	assert_int_equal(state_of(f, guest), GUEST_STATE_ADMITTED);
	follow(f, guest, NOBODY);
	assert_int_equal(f->decision.count, 1);
	assert_int_equal(f->decision.events[0].author, guest);
	assert_int_equal(room_member_since(f->shared, guest), f->decision.events[0].seq);
	assert_true(room_is_guest(f->shared, guest));
	assert_string_equal(room_member_name(f->shared, guest).data, "Petra");
	/* On another device nothing changes. */
	assert_true(come(f, guest, "", &came));
	assert_int_equal(f->decision.count, 0);
	follow(f, guest, NOBODY);
	assert_int_equal(f->decision.count, 0);
}

static void whoever_comes_by_the_general_link_waits_until_they_are_let_in(void **state)
{
	struct fixture *f = *state;
	uint64_t first = wait_as(f, "Petra"), second = wait_as(f, "Karl");
	assert_int_not_equal(first, second);
	assert_int_equal(state_of(f, first), GUEST_STATE_WAITING);
	assert_false(room_guest(f->backstage, first)->has_invited_by);
	assert_int_equal(room_guest_position(f->backstage, first), 1);
	assert_int_equal(room_guest_position(f->backstage, second), 2);
	follow(f, first, NOBODY);
	assert_int_equal(f->decision.count, 0);
	assert_true(admit(f, first));
	follow(f, first, ANNA);
	assert_int_equal(f->decision.events[0].author, ANNA);
	assert_int_equal(room_guest_position(f->backstage, second), 1);
	assert_false(admit(f, first));
	assert_int_equal(f->refusal.error, ERROR_WRONG_PHASE);
	assert_false(admit(f, 12345));
	assert_int_equal(f->refusal.error, ERROR_NOT_FOUND);
}

static void whoever_comes_by_the_general_link_says_who_they_are(void **state)
{
	struct fixture *f = *state;
	uint64_t guest;
	assert_false(come(f, 0, "", &guest));
	assert_int_equal(f->refusal.error, ERROR_INVALID_PARAMS);
	assert_string_equal(f->refusal.field, "name");
}

/* P-20 */
static void a_link_of_somebody_turned_out_is_good_no_more_until_they_are_invited_anew(void **state)
{
	struct fixture *f = *state;
	uint64_t petra = wait_as(f, "Petra"), karl = invite_as(f, 0, "Karl"), came;
	assert_true(refuse(f, petra, "Morgen."));
	assert_int_equal(state_of(f, petra), GUEST_STATE_REFUSED);
	assert_string_equal(room_guest(f->backstage, petra)->reason.data, "Morgen.");
	assert_false(refuse(f, petra, ""));
	assert_int_equal(f->refusal.error, ERROR_WRONG_PHASE);
	assert_true(drop(f, karl));
	assert_int_equal(state_of(f, karl), GUEST_STATE_REMOVED);
	for (int i = 0; i < 2; i++) {
		uint64_t guest = i ? karl : petra;
		assert_false(come(f, guest, "Petra", &came));
		assert_int_equal(f->refusal.error, ERROR_LINK_INVALID);
		assert_false(admit(f, guest));
		assert_true(drop(f, guest)); /* again, or after all: it stays as it is */
		assert_int_equal(f->decision.count, 0);
		assert_int_equal(invite_as(f, guest, "Petra"), guest);
		assert_int_equal(state_of(f, guest), GUEST_STATE_INVITED);
		assert_false(room_guest(f->backstage, guest)->has_reason);
		assert_true(come(f, guest, "", &came));
	}
	assert_false(come(f, 12345, "Petra", &came));
	assert_int_equal(f->refusal.error, ERROR_LINK_INVALID);
}

static void whoever_is_removed_leaves_the_shared_side_and_comes_back_as_a_newcomer(void **state)
{
	struct fixture *f = *state;
	uint64_t guest = let_in(f, "Petra"), came;
	uint64_t since = room_member_since(f->shared, guest);
	assert_true(drop(f, guest));
	follow(f, guest, JONAS);
	assert_int_equal(f->decision.events[0].kind, EVENT_MEMBER_LEFT);
	assert_int_equal(f->decision.events[0].author, JONAS);
	assert_false(room_member_role(f->shared, guest));
	invite_as(f, guest, "Petra");
	assert_true(come(f, guest, "", &came));
	follow(f, guest, NOBODY);
	assert_true(room_member_since(f->shared, guest) > since);
}

/* The customer's side names nobody who is not in it. */
static void an_author_who_is_not_on_the_shared_side_is_not_named_there(void **state)
{
	struct fixture *f = *state;
	uint64_t guest = wait_as(f, "Petra");
	assert_true(admit(f, guest));
	follow(f, guest, JONAS + 1);
	assert_int_equal(f->decision.events[0].author, guest);
}

static void what_was_said_before_is_seen_where_the_host_opens_it(void **state)
{
	struct fixture *f = *state;
	f->shared->settings.newcomers = NEWCOMER_VIEW_ALL;
	assert_int_equal(room_member_since(f->shared, let_in(f, "Petra")), 0);
}

static void an_invitation_of_somebody_inside_changes_their_name_and_lets_them_stay(void **state)
{
	struct fixture *f = *state;
	uint64_t guest = let_in(f, "Petra"), came;
	invite_as(f, guest, "Petra Müller");
	assert_int_equal(state_of(f, guest), GUEST_STATE_ADMITTED);
	follow(f, guest, ANNA);
	assert_int_equal(f->decision.events[0].kind, EVENT_MEMBER_NAMED);
	assert_string_equal(room_member_name(f->shared, guest).data, "Petra Müller");
	assert_true(come(f, guest, "P. Müller", &came));
	follow(f, guest, NOBODY);
	assert_int_equal(f->decision.events[0].author, guest);
	assert_string_equal(room_member_name(f->shared, guest).data, "P. Müller");
}

static bool invite_one_more(struct fixture *f)
{
	const struct command more = {.kind = COMMAND_GUEST_INVITE,
		.params.guest_invite = {.room = BACKSTAGE,
			.name = text_of("Petra"),
			.company = text_of(""),
			.hours = 1}};
	return command(f, &more);
}

/* guests_max */
static void a_case_has_so_many_guests_and_not_one_more_until_one_is_turned_away(void **state)
{
	struct fixture *f = *state;
	uint64_t first = invite_as(f, 0, "Petra"), last = 0, came;
	for (int i = 1; i < PROTO_GUESTS_MAX; i++)
		last = invite_as(f, 0, "Petra");
	assert_int_equal(room_guest_count(f->backstage), PROTO_GUESTS_MAX);
	assert_false(come(f, 0, "Petra", &came));
	assert_int_equal(f->refusal.error, ERROR_TOO_MANY);
	assert_false(invite_one_more(f));
	assert_int_equal(f->refusal.error, ERROR_TOO_MANY);
	invite_as(f, last, "Petra"); /* who is there already is none more */
	assert_true(drop(f, last));
	assert_true(drop(f, first));
	invite_as(f, first, "Petra"); /* invited anew, they take a place again */
	assert_true(invite_one_more(f));
	assert_int_equal(room_guest_count(f->backstage), PROTO_GUESTS_MAX);
	assert_null(room_guest(f->backstage, last)); /* it is the other's place now */
	assert_non_null(room_guest(f->backstage, first));
	assert_false(invite_one_more(f));
}

/* lobby_max: whoever has the general link keeps nobody else out with it. */
static void so_many_wait_at_once_and_not_one_more(void **state)
{
	struct fixture *f = *state;
	uint64_t first = wait_as(f, "Petra"), came;
	for (int i = 1; i < PROTO_LOBBY_MAX; i++)
		wait_as(f, "Petra");
	assert_false(come(f, 0, "Petra", &came));
	assert_int_equal(f->refusal.error, ERROR_TOO_MANY);
	assert_true(invite_one_more(f));
	assert_true(refuse(f, first, ""));
	wait_as(f, "Petra");
	assert_false(come(f, 0, "Petra", &came));
}

/* Where a clock was ahead, a room's time stands still until it has caught up; links do not wait. */
static void a_link_is_good_by_the_clock_and_not_by_the_room_s_time(void **state)
{
	struct fixture *f = *state;
	f->backstage->time_ms = NOW_MS + 1000 * (int64_t)HOUR_MS;
	uint64_t guest = invite_as(f, 0, "Petra");
	assert_int_equal(room_guest(f->backstage, guest)->expires, NOW_MS + HOURS * HOUR_MS);
}

static void an_archived_case_lets_nobody_in_by_any_link(void **state)
{
	struct fixture *f = *state;
	uint64_t guest = invite_as(f, 0, "Petra"), came;
	f->backstage->settings.archived = true;
	assert_false(come(f, guest, "", &came));
	assert_int_equal(f->refusal.error, ERROR_LINK_INVALID);
	assert_false(come(f, 0, "Petra", &came));
	assert_int_equal(f->refusal.error, ERROR_LINK_INVALID);
}

static void the_door_says_what_is_read_there_and_how_long_its_link_is_good(void **state)
{
	struct fixture *f = *state;
	const struct command link = {.kind = COMMAND_GUEST_LINK,
		.params.guest_link = {.room = BACKSTAGE, .hours = HOURS}};
	struct command door = {.kind = COMMAND_GUEST_DOOR,
		.params.guest_door = {
			.room = BACKSTAGE, .has_message = true, .message = text_of("Um 14 Uhr.")}};
	assert_true(command(f, &link));
	assert_int_equal(f->backstage->door.general, NOW_MS + HOURS * HOUR_MS);
	assert_true(command(f, &door));
	assert_string_equal(f->backstage->door.message.data, "Um 14 Uhr.");
	assert_true(f->backstage->door.has_general);
	assert_true(command(f, &door));
	assert_int_equal(f->decision.count, 0); /* as it was */
	door.params.guest_door =
		(struct guest_door_params){.room = BACKSTAGE, .has_revoke = true, .revoke = true};
	assert_true(command(f, &door));
	assert_false(f->backstage->door.has_general);
	assert_string_equal(f->backstage->door.message.data, "Um 14 Uhr.");
}

static void the_state_comes_back_as_it_went(void **state)
{
	struct fixture *f = *state;
	struct room_state exported;
	ARENA_AUTO arena;
	arena_init(&arena);
	uint64_t guest = let_in(f, "Petra");
	assert_true(command(f, &(struct command){.kind = COMMAND_GUEST_DOOR,
				       .params.guest_door = {.room = BACKSTAGE,
					       .has_message = true,
					       .message = text_of("Gleich.")}}));
	room_export(f->backstage, 0, &arena, &exported);
	struct room *backstage = room_import(BACKSTAGE, &exported, NOW_MS);
	assert_non_null(backstage);
	assert_int_equal(room_guest(backstage, guest)->state, GUEST_STATE_ADMITTED);
	assert_string_equal(room_guest(backstage, guest)->name.data, "Petra");
	assert_string_equal(backstage->door.message.data, "Gleich.");
	room_export(f->shared, 0, &arena, &exported);
	struct room *shared = room_import(SHARED, &exported, NOW_MS);
	assert_non_null(shared);
	assert_true(room_is_guest(shared, guest));
	assert_false(room_is_guest(shared, ANNA));
	assert_string_equal(room_member_name(shared, ANNA).data, "Anna");
	assert_string_equal(room_member_name(shared, guest).data, "Petra");
	room_free(backstage);
	room_free(shared);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(whoever_comes_by_a_link_of_their_own_is_in_at_once),
		TEST(whoever_comes_by_the_general_link_waits_until_they_are_let_in),
		TEST(whoever_comes_by_the_general_link_says_who_they_are),
		TEST(a_link_of_somebody_turned_out_is_good_no_more_until_they_are_invited_anew),
		TEST(whoever_is_removed_leaves_the_shared_side_and_comes_back_as_a_newcomer),
		TEST(an_author_who_is_not_on_the_shared_side_is_not_named_there),
		TEST(what_was_said_before_is_seen_where_the_host_opens_it),
		TEST(an_invitation_of_somebody_inside_changes_their_name_and_lets_them_stay),
		TEST(a_case_has_so_many_guests_and_not_one_more_until_one_is_turned_away),
		TEST(so_many_wait_at_once_and_not_one_more),
		TEST(a_link_is_good_by_the_clock_and_not_by_the_room_s_time),
		TEST(an_archived_case_lets_nobody_in_by_any_link),
		TEST(the_door_says_what_is_read_there_and_how_long_its_link_is_good),
		TEST(the_state_comes_back_as_it_went),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
