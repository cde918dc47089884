/* How many rooms somebody can be in, and how many others can bring them into. */
#include "journal_fixture.h"

#include "proto/gen/limits.h"

#define STATE struct fixture *f = *state

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

static void make(struct fixture *f, unsigned number, char ret_room[16])
{
	fixture_say(f, ANNA, "room.create", "%s,\"title\":\"%u\"", fixture_fresh_id(f), number);
	fixture_value(f->answer, "room", ret_room, 16);
}

/* L7. Who is brought into ever more rooms can still come to those they want. */
static void nobody_is_brought_into_so_many_rooms_that_none_is_left_to_themselves(void **state)
{
	STATE;
	char jonas[16], person[64], room[16];
	me(f, JONAS, jonas);
	snprintf(person, sizeof(person), "{\"person\":\"%s\"}", jonas);
	for (unsigned i = 1; i < PROTO_ROOMS_BROUGHT_MAX; i++) { /* the house is one of them */
		make(f, i, room);
		fixture_say(f, ANNA, "room.invite", "\"room\":\"%s\",%s,\"people\":[%s]", room,
			fixture_fresh_id(f), person);
		assert_says(f, "\"result\"");
	}
	make(f, PROTO_ROOMS_BROUGHT_MAX, room);
	fixture_say(f, ANNA, "room.invite", "\"room\":\"%s\",%s,\"people\":[%s]", room,
		fixture_fresh_id(f), person);
	assert_says(f, "\"too_many\"");
	fixture_say(
		f, LENA, "conversation.open", "%s,\"people\":[%s]", fixture_fresh_id(f), person);
	assert_says(f, "\"too_many\"");
	fixture_say(f, JONAS, "room.join", "\"room\":\"%s\"", room);
	assert_says(f, "\"result\"");
	char lena[16];
	me(f, LENA, lena);
	fixture_say(f, JONAS, "conversation.open", "%s,\"people\":[{\"person\":\"%s\"}]",
		fixture_fresh_id(f), lena);
	assert_says(f, "\"result\"");
}

enum { OTHERS = 7 }; /* of whom there are more than a hundred sets */

static void add_others(struct fixture *f, char ret_people[OTHERS][16])
{
	for (unsigned i = 0; i < OTHERS; i++) {
		fixture_say(f, ANNA, "person.add", "%s,\"name\":\"Person %u\",\"role\":\"member\"",
			fixture_fresh_id(f), i);
		struct dispatch *told = fixture_find(f, DISPATCH_EVENT, 0);
		char text[2048];
		snprintf(text, sizeof(text), "%.*s", (int)told->frame->size,
			(const char *)frame_payload(told->frame));
		fixture_value(text, "person", ret_people[i], 16);
	}
}

/* With those whose bits are set. */
static void talk(struct fixture *f, uint64_t connection, char people[OTHERS][16], unsigned set)
{
	char list[512] = "";
	for (unsigned i = 0; i < OTHERS; i++)
		if (set >> i & 1)
			snprintf(list + strlen(list), sizeof(list) - strlen(list),
				"%s{\"person\":\"%s\"}", *list ? "," : "", people[i]);
	fixture_say(f, connection, "conversation.open", "%s,\"people\":[%s]", fixture_fresh_id(f),
		list);
}

/* L7 */
static void so_many_conversations_are_begun_in_silence_and_no_more(void **state)
{
	STATE;
	char people[OTHERS][16], room[16];
	add_others(f, people);
	for (unsigned set = 1; set <= PROTO_CONVERSATIONS_SILENT_MAX; set++) {
		talk(f, JONAS, people, set);
		assert_says(f, "\"result\"");
	}
	talk(f, JONAS, people, PROTO_CONVERSATIONS_SILENT_MAX + 1);
	assert_says(f, "\"too_many\"");
	talk(f, JONAS, people, 1); /* is there */
	assert_says(f, "\"result\"");
	fixture_value(f->answer, "room", room, sizeof(room));
	talk(f, LENA, people, 1); /* what others began does not count */
	assert_says(f, "\"result\"");
	fixture_say(f, JONAS, "message.post", "\"room\":\"%s\",%s,\"text\":\"Hallo\"", room,
		fixture_fresh_id(f));
	talk(f, JONAS, people, PROTO_CONVERSATIONS_SILENT_MAX + 1);
	assert_says(f, "\"result\"");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
	const struct CMUnitTest tests[] = {
		TEST(nobody_is_brought_into_so_many_rooms_that_none_is_left_to_themselves),
		TEST(so_many_conversations_are_begun_in_silence_and_no_more),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
