/* Rooms: how channels and conversations are made, set up, entered, left and deleted, through the
 * journal. */
#include "journal_fixture.h"

#include "base/limits.h"
#include "journal/verify.h"
#include "proto/gen/limits.h"

#define STATE struct fixture *f = *state

enum { LATER = 50 };

#define assert_says(f, piece)                                                                      \
	do {                                                                                       \
		if (!strstr((f)->answer, piece))                                                   \
			fail_msg("no %s in %s", piece, (f)->answer);                               \
	} while (0)

static void me(struct fixture *f, uint64_t connection, char ret_person[16])
{
	fixture_hello(f, 60, f->tokens[connection]);
	fixture_value(f->answer, "me", ret_person, 16);
	fixture_do(f, call_new(CALL_GONE, 60));
}

static void post(struct fixture *f, uint64_t connection, const char *room, const char *text)
{
	fixture_say(f, connection, "message.post", "\"room\":\"%s\",%s,\"text\":\"%s\"", room,
		fixture_fresh_id(f), text);
}

static void make(struct fixture *f, const char *title, const char *rest, char ret_room[16])
{
	fixture_say(
		f, ANNA, "room.create", "%s,\"title\":\"%s\"%s", fixture_fresh_id(f), title, rest);
	assert_says(f, "\"result\"");
	fixture_value(f->answer, "room", ret_room, 16);
}

static void invite(struct fixture *f, const char *room, uint64_t connection)
{
	char person[16];
	me(f, connection, person);
	fixture_say(f, ANNA, "room.invite", "\"room\":\"%s\",%s,\"people\":[{\"person\":\"%s\"}]",
		room, fixture_fresh_id(f), person);
	assert_says(f, "\"result\"");
}

/* The list of channels that stands in the house. */
static const char *house_list(struct fixture *f)
{
	static char list[4096];
	char house[16];
	fixture_do(f, call_new(CALL_GONE, 61));
	fixture_hello(f, 61, f->tokens[LENA]);
	fixture_value(f->answer, "house", house, sizeof(house));
	fixture_say(f, 61, "room.open", "\"room\":\"%s\"", house);
	const char *channels = strstr(f->answer, "\"channels\"");
	snprintf(list, sizeof(list), "%.*s", (int)strcspn(channels, "]"), channels);
	return list;
}

static void nobody_but_its_members_learns_of_a_closed_channel(void **state)
{
	STATE;
	char room[16], none[] = "0000000000001";
	make(f, "vorstand", ",\"access\":\"closed\"", room);
	assert_null(strstr(house_list(f), "vorstand"));
	static const char *const commands[] = {"room.open", "room.join", "room.leave"};
	for (size_t i = 0; i < 3; i++) {
		fixture_say(f, JONAS, commands[i], "\"room\":\"%s\"", room);
		char *foreign = memory_copy_text(f->answer, strlen(f->answer));
		fixture_say(f, JONAS, commands[i], "\"room\":\"%s\"", none);
		assert_string_equal(foreign, f->answer);
		free(foreign);
	}
	/* Its title is free to be used again by those who know nothing of it. */
	fixture_say(f, JONAS, "room.create", "%s,\"title\":\"Vorstand\"", fixture_fresh_id(f));
	assert_says(f, "\"result\"");
	invite(f, room, JONAS);
	fixture_say(f, JONAS, "room.open", "\"room\":\"%s\"", room);
	assert_says(f, "vorstand");
}

static void open_channels_have_titles_of_their_own(void **state)
{
	STATE;
	fixture_say(f, JONAS, "room.create", "%s,\"title\":\"MESSE\"", fixture_fresh_id(f));
	assert_says(f, "\"field\":\"title\",\"reason\":\"taken\"");
}

/* P-34 */
static void whoever_comes_later_sees_and_hears_nothing_of_what_was(void **state)
{
	STATE;
	char room[16];
	make(f, "vorher", ",\"access\":\"closed\",\"newcomers\":\"joined\"", room);
	post(f, ANNA, room, "vorher gesagt"); /* 3 */
	invite(f, room, JONAS);               /* 4 */
	fixture_say(f, JONAS, "room.open", "\"room\":\"%s\"", room);
	assert_says(f, "\"from\":4");
	assert_null(strstr(f->answer, "vorher gesagt"));
	fixture_say(f, JONAS, "room.history", "\"room\":\"%s\",\"from\":1,\"to\":4", room);
	assert_null(strstr(f->answer, "vorher gesagt"));
	assert_says(f, "\"from\":4,\"to\":4");
	fixture_say(f, ANNA, "message.edit", "\"room\":\"%s\",\"message\":3,%s,\"text\":\"geheim\"",
		room, fixture_fresh_id(f));
	struct dispatch *event = fixture_find(f, DISPATCH_EVENT, 0);
	assert_int_equal(event->guard.ref, 3);
	assert_non_null(event->veiled);
	const char *veiled = (const char *)frame_payload(event->veiled);
	assert_null(memmem(veiled, event->veiled->size, "geheim", 6));
	assert_null(memmem(veiled, event->veiled->size, "\"ref\"", 5));
	assert_non_null(memmem(veiled, event->veiled->size, "\"seq\":5,\"kind\":\"void\"", 21));
	fixture_say(f, JONAS, "room.open", "\"room\":\"%s\",\"after\":4", room);
	assert_says(f, "{\"seq\":5,\"kind\":\"void\"}");
	post(f, ANNA, room, "nachher gesagt");
	assert_null(fixture_find(f, DISPATCH_EVENT, 0)->veiled);
	/* After a restart too. */
	fixture_close(f);
	fixture_open(f);
	fixture_hello(f, JONAS, f->tokens[JONAS]);
	uint64_t id;
	assert_true(id_read(room, 13, &id));
	for (struct dispatch *d = f->list; d; d = d->next)
		if (d->kind == DISPATCH_SUBSCRIBE && d->room == id)
			assert_int_equal(d->sight.since, 4);
	fixture_say(f, JONAS, "room.history", "\"room\":\"%s\",\"from\":1,\"to\":6", room);
	assert_null(strstr(f->answer, "vorher"));
	assert_says(f, "nachher gesagt");
}

static void an_archived_channel_is_read_and_no_longer_written_in(void **state)
{
	STATE;
	post(f, ANNA, f->room, "noch was");
	fixture_say(f, ANNA, "room.change", "\"room\":\"%s\",%s,\"archived\":true", f->room,
		fixture_fresh_id(f));
	assert_says(f, "\"result\"");
	assert_non_null(strstr(house_list(f), "\"archived\":true"));
	post(f, ANNA, f->room, "zu spät");
	assert_says(f, "\"archived\"");
	fixture_say(f, JONAS, "room.join", "\"room\":\"%s\"", f->room);
	assert_says(f, "\"archived\"");
	fixture_say(f, ANNA, "room.open", "\"room\":\"%s\"", f->room);
	assert_says(f, "noch was");
	fixture_say(f, ANNA, "room.change", "\"room\":\"%s\",%s,\"archived\":false", f->room,
		fixture_fresh_id(f));
	post(f, ANNA, f->room, "wieder da");
	assert_says(f, "\"result\"");
}

static void a_message_is_edited_only_as_long_as_the_channel_lets_one(void **state)
{
	STATE;
	post(f, ANNA, f->room, "Tippfehler");
	fixture_say(f, ANNA, "room.change", "\"room\":\"%s\",%s,\"edit_minutes\":5", f->room,
		fixture_fresh_id(f));
	f->now_ms += 5 * 60 * 1000;
	fixture_say(f, ANNA, "message.edit", "\"room\":\"%s\",\"message\":3,%s,\"text\":\"gut\"",
		f->room, fixture_fresh_id(f));
	assert_says(f, "\"result\"");
	f->now_ms += 1;
	fixture_say(f, ANNA, "message.edit", "\"room\":\"%s\",\"message\":3,%s,\"text\":\"zu\"",
		f->room, fixture_fresh_id(f));
	assert_says(f, "too_late");
	fixture_say(f, ANNA, "message.erase", "\"room\":\"%s\",\"message\":3,%s", f->room,
		fixture_fresh_id(f));
	assert_says(f, "\"result\"");
}

static void a_channel_that_is_closed_leaves_the_list_and_comes_back(void **state)
{
	STATE;
	assert_non_null(strstr(house_list(f), "messe"));
	fixture_say(f, ANNA, "room.change", "\"room\":\"%s\",%s,\"access\":\"closed\"", f->room,
		fixture_fresh_id(f));
	assert_null(strstr(house_list(f), "messe"));
	fixture_say(f, ANNA, "room.change", "\"room\":\"%s\",%s,\"access\":\"open\"", f->room,
		fixture_fresh_id(f));
	assert_non_null(strstr(house_list(f), "messe"));
}

static void an_owner_remains_as_long_as_others_do(void **state)
{
	STATE;
	char anna[16], jonas[16];
	me(f, ANNA, anna);
	me(f, JONAS, jonas);
	fixture_say(f, JONAS, "room.join", "\"room\":\"%s\"", f->room);
	fixture_say(f, ANNA, "room.leave", "\"room\":\"%s\"", f->room);
	assert_says(f, "last_owner");
	fixture_say(f, ANNA, "member.change",
		"\"room\":\"%s\",%s,\"person\":\"%s\",\"role\":\"member\"", f->room,
		fixture_fresh_id(f), anna);
	assert_says(f, "last_owner");
	fixture_say(f, ANNA, "member.remove", "\"room\":\"%s\",%s,\"person\":\"%s\"", f->room,
		fixture_fresh_id(f), jonas);
	assert_says(f, "\"result\"");
	struct dispatch *out = fixture_find(f, DISPATCH_UNSUBSCRIBE, JONAS);
	assert_non_null(out);
	fixture_say(f, ANNA, "room.leave", "\"room\":\"%s\"", f->room);
	assert_says(f, "\"result\"");
	/* Whoever comes to a room that nobody owns takes it over. */
	fixture_say(f, JONAS, "room.join", "\"room\":\"%s\"", f->room);
	fixture_say(f, JONAS, "room.open", "\"room\":\"%s\"", f->room);
	assert_says(f, "\"role\":\"owner\"");
}

static void a_new_owner_hears_what_is_for_owners_from_then_on(void **state)
{
	STATE;
	char jonas[16];
	me(f, JONAS, jonas);
	fixture_say(f, JONAS, "room.join", "\"room\":\"%s\"", f->room);
	fixture_say(f, ANNA, "member.change",
		"\"room\":\"%s\",%s,\"person\":\"%s\",\"role\":\"owner\"", f->room,
		fixture_fresh_id(f), jonas);
	struct dispatch *heard = fixture_find(f, DISPATCH_SUBSCRIBE, JONAS);
	assert_non_null(heard);
	assert_int_equal(heard->sight.audience, AUDIENCE_OWNERS);
}

static void a_deleted_channel_is_gone_for_everybody_and_from_the_disk(void **state)
{
	STATE;
	struct verdict verdict = {0};
	struct fault fault;
	fixture_say(f, JONAS, "room.join", "\"room\":\"%s\"", f->room);
	for (int i = 0; i < 30; i++)
		post(f, JONAS, f->room, "wird gelöscht");
	fixture_say(f, JONAS, "room.delete", "\"room\":\"%s\"", f->room);
	assert_says(f, "not_allowed");
	fixture_say(f, ANNA, "room.delete", "\"room\":\"%s\"", f->room);
	assert_says(f, "\"result\"");
	assert_non_null(fixture_find(f, DISPATCH_UNSUBSCRIBE, JONAS));
	assert_null(strstr(house_list(f), "messe"));
	fixture_say(f, ANNA, "room.open", "\"room\":\"%s\"", f->room);
	assert_says(f, "not_found");
	fixture_close(f);
	assert_int_equal(verify_data(f->data, f->key, &f->world, stderr, &verdict, &fault), 0);
	assert_int_equal(verdict.faults, 0);
	assert_int_equal(verdict.rooms, 1);
	fixture_open(f);
	fixture_hello(f, ANNA, f->tokens[ANNA]);
	assert_null(strstr(f->answer, f->room));
	fixture_say(f, ANNA, "room.create", "%s,\"title\":\"messe\"", fixture_fresh_id(f));
	assert_says(f, "\"result\"");
}

static const char *talk(struct fixture *f, uint64_t connection, const char *people)
{
	return fixture_say(f, connection, "conversation.open", "%s,\"people\":[%s]",
		fixture_fresh_id(f), people);
}

/* How many people the room is said to have that this connection has entered. */
static int people_entered(struct fixture *f, uint64_t connection)
{
	for (struct dispatch *d = f->list; d; d = d->next) {
		if (d->kind != DISPATCH_ANSWER || d->connection != connection)
			continue;
		char frame[2048];
		int count = 0;
		snprintf(frame, sizeof(frame), "%.*s", (int)d->frame->size,
			(const char *)frame_payload(d->frame));
		if (!strstr(frame, "room.entered"))
			continue;
		for (const char *at = frame; (at = strstr(at, "\"person\"")); at++)
			count++;
		return count;
	}
	return 0;
}

static void there_is_one_conversation_for_each_set_of_people(void **state)
{
	STATE;
	char anna[64], jonas[64], lena[64], both[256], person[16], first[16], again[16], group[16];
	me(f, ANNA, person);
	snprintf(anna, sizeof(anna), "{\"person\":\"%s\"}", person);
	me(f, JONAS, person);
	snprintf(jonas, sizeof(jonas), "{\"person\":\"%s\"}", person);
	me(f, LENA, person);
	snprintf(lena, sizeof(lena), "{\"person\":\"%s\"}", person);
	talk(f, ANNA, jonas);
	fixture_value(f->answer, "room", first, sizeof(first));
	assert_int_equal(people_entered(f, ANNA), 2);
	post(f, ANNA, first, "unter uns");
	talk(f, JONAS, anna);
	fixture_value(f->answer, "room", again, sizeof(again));
	assert_string_equal(first, again);
	fixture_say(f, LENA, "room.open", "\"room\":\"%s\"", first);
	assert_says(f, "not_found");
	fixture_say(f, JONAS, "room.leave", "\"room\":\"%s\"", first);
	assert_says(f, "not_allowed");
	snprintf(both, sizeof(both), "%s,%s,%s", lena, jonas, jonas);
	talk(f, ANNA, both);
	assert_int_equal(people_entered(f, ANNA), 3); /* each once */
	fixture_value(f->answer, "room", group, sizeof(group));
	assert_string_not_equal(first, group);
	snprintf(both, sizeof(both), "%s,%s", anna, jonas);
	talk(f, LENA, both);
	fixture_value(f->answer, "room", again, sizeof(again));
	assert_string_equal(group, again);
	talk(f, ANNA, anna); /* a notepad */
	assert_says(f, "\"result\"");
	talk(f, ANNA, "{\"person\":\"0000000000001\"}");
	assert_says(f, "\"field\":\"people\",\"reason\":\"unknown_person\"");
	fixture_hello(f, LATER, f->tokens[JONAS]);
	assert_says(f, "\"kind\":\"conversation\",\"title\":\"\",\"archived\":false,\"people\":[");
}

static void a_preference_is_kept_and_told_to_one_s_other_connections_only(void **state)
{
	STATE;
	fixture_hello(f, LATER, f->tokens[ANNA]);
	fixture_say(f, ANNA, "room.prefer", "\"room\":\"%s\",\"level\":\"mentions\"", f->room);
	struct dispatch *told = fixture_find(f, DISPATCH_ANSWER, LATER);
	assert_non_null(memmem(frame_payload(told->frame), told->frame->size, "mentions", 8));
	fixture_say(f, ANNA, "room.prefer",
		"\"room\":\"%s\",\"favourite\":true,\"section\":\"Süd\"", f->room);
	fixture_close(f);
	fixture_open(f);
	fixture_hello(f, ANNA, f->tokens[ANNA]);
	assert_says(f, "\"preference\":{\"level\":\"mentions\",\"favourite\":true,"
		       "\"section\":\"Süd\",\"hidden\":0}");
	fixture_hello(f, JONAS, f->tokens[JONAS]);
	assert_null(strstr(f->answer, "\"preference\""));
}

static void administrators_see_what_channels_there_are_and_none_of_what_is_said(void **state)
{
	STATE;
	char room[16];
	fixture_say(f, JONAS, "room.create", "%s,\"title\":\"zu\",\"access\":\"closed\"",
		fixture_fresh_id(f));
	fixture_value(f->answer, "room", room, sizeof(room));
	fixture_say(f, ANNA, "room.list", " ");
	assert_says(f, "\"title\":\"zu\",\"access\":\"closed\",\"archived\":false,\"members\":1");
	fixture_say(f, JONAS, "room.list", " ");
	assert_says(f, "not_allowed");
	fixture_say(f, ANNA, "room.open", "\"room\":\"%s\"", room);
	assert_says(f, "not_found");
	fixture_say(f, ANNA, "room.change", "\"room\":\"%s\",%s,\"archived\":true", room,
		fixture_fresh_id(f));
	assert_says(f, "\"result\"");
	assert_null(fixture_find(f, DISPATCH_SUBSCRIBE, ANNA));
}

static void nobody_is_invited_who_does_not_belong_to_the_house(void **state)
{
	STATE;
	char jonas[16];
	me(f, JONAS, jonas);
	fixture_say(f, ANNA, "room.invite",
		"\"room\":\"%s\",%s,\"people\":[{\"person\":\"%s\"},{\"person\":\"0000000000001\"}"
		"]",
		f->room, fixture_fresh_id(f), jonas);
	assert_says(f, "unknown_person");
}

static void no_list_of_people_is_empty(void **state)
{
	STATE;
	char frame[256];
	struct request request;
	struct refusal refusal;
	int size = snprintf(frame, sizeof(frame),
		"{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"conversation.open\",\"params\":"
		"{%s,\"people\":[]}}",
		fixture_fresh_id(f));
	assert_false(request_read(frame, (size_t)size, &request, &refusal));
	assert_string_equal(refusal.field, "people");
	assert_string_equal(refusal.reason, "too_short");
}

static void an_invited_person_enters_with_everything_read(void **state)
{
	STATE;
	char jonas[16], lena[16];
	me(f, JONAS, jonas);
	me(f, LENA, lena);
	post(f, ANNA, f->room, "vorher");
	fixture_say(f, ANNA, "room.invite",
		"\"room\":\"%s\",%s,\"people\":[{\"person\":\"%s\"},{\"person\":\"%s\"},{"
		"\"person\":"
		"\"%s\"}]",
		f->room, fixture_fresh_id(f), jonas, lena, jonas);
	assert_says(f, "\"seq\":4");
	assert_non_null(fixture_find(f, DISPATCH_SUBSCRIBE, JONAS));
	assert_non_null(fixture_find(f, DISPATCH_SUBSCRIBE, LENA));
	fixture_hello(f, LATER, f->tokens[LENA]);
	assert_says(f, "\"head\":4,\"mark\":4,\"unread\":0");
	/* Those who are members already stay as they are. */
	fixture_say(f, ANNA, "room.invite", "\"room\":\"%s\",%s,\"people\":[{\"person\":\"%s\"}]",
		f->room, fixture_fresh_id(f), jonas);
	assert_says(f, "\"seq\":4");
}

static void somebody_who_is_not_here_is_invited_all_the_same(void **state)
{
	STATE;
	char lena[16];
	me(f, LENA, lena);
	fixture_do(f, call_new(CALL_GONE, LENA));
	fixture_say(f, ANNA, "room.invite", "\"room\":\"%s\",%s,\"people\":[{\"person\":\"%s\"}]",
		f->room, fixture_fresh_id(f), lena);
	assert_says(f, "\"result\"");
	fixture_hello(f, LATER, f->tokens[LENA]);
	assert_says(f, f->room);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(nobody_but_its_members_learns_of_a_closed_channel),
		TEST(open_channels_have_titles_of_their_own),
		TEST(whoever_comes_later_sees_and_hears_nothing_of_what_was),
		TEST(an_archived_channel_is_read_and_no_longer_written_in),
		TEST(a_message_is_edited_only_as_long_as_the_channel_lets_one),
		TEST(a_channel_that_is_closed_leaves_the_list_and_comes_back),
		TEST(an_owner_remains_as_long_as_others_do),
		TEST(a_new_owner_hears_what_is_for_owners_from_then_on),
		TEST(a_deleted_channel_is_gone_for_everybody_and_from_the_disk),
		TEST(there_is_one_conversation_for_each_set_of_people),
		TEST(a_preference_is_kept_and_told_to_one_s_other_connections_only),
		TEST(administrators_see_what_channels_there_are_and_none_of_what_is_said),
		TEST(nobody_is_invited_who_does_not_belong_to_the_house),
		TEST(no_list_of_people_is_empty),
		TEST(an_invited_person_enters_with_everything_read),
		TEST(somebody_who_is_not_here_is_invited_all_the_same),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
