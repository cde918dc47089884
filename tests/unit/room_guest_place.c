/* What guests say carries their name, the customer's side calls upon those who are there, and no
 * way leads backstage. */
#include "room_guest_fixture.h"

#include "proto/event.h"
#include "proto/tables.h"

#include <jansson.h>
#include <sys/wait.h>
#include <unistd.h>

/* Words: what they say carries their name of that moment, nobody else's does. */

static struct command post(const char *text)
{
	return (struct command){.kind = COMMAND_MESSAGE_POST,
		.params.message_post = {.room = SHARED, .text = text_of(text)}};
}

static const struct byline *said_by(const struct fixture *f)
{
	const struct message_posted *said = &f->decision.events[0].body.message_posted;
	return said->has_by ? &said->by : NULL;
}

static void what_a_guest_says_carries_their_name_and_nobody_else_s_does(void **state)
{
	struct fixture *f = *state;
	uint64_t guest = let_in(f, "Petra");
	const struct who petra = {.person = guest, .guest_of = SHARED};
	const struct who anna = {.person = ANNA, .house_role = MEMBER_ROLE_MEMBER};
	const struct command words = post("Guten Tag.");
	const struct subject root = {
		.exists = true, .seq = f->shared->head + 1, .kind = EVENT_MESSAGE_POSTED};
	const struct command reply = {.kind = COMMAND_MESSAGE_REPLY,
		.params.message_reply = {.room = SHARED, .text = text_of("Ja.")}};
	const struct subject none = {0};
	assert_true(decide(f, f->shared, &petra, &words, &none));
	assert_string_equal(said_by(f)->name.data, "Petra");
	assert_string_equal(said_by(f)->company.data, "");
	assert_true(decide(f, f->shared, &anna, &words, &none));
	assert_null(said_by(f));
	assert_true(decide(f, f->shared, &petra, &reply, &root));
	assert_string_equal(f->decision.events[0].body.message_replied.by.name.data, "Petra");
	assert_true(decide(f, f->shared, &anna, &reply, &root));
	assert_false(f->decision.events[0].body.message_replied.has_by);
}

static bool mentions(
	struct fixture *f, const struct room *room, enum mention_kind kind, uint64_t id)
{
	const struct who anna = {.person = ANNA, .house_role = MEMBER_ROLE_MEMBER};
	struct mention mention = {.size = 1, .kind = kind, .has_id = id != 0, .id = id};
	struct command words = post("@");
	const struct subject none = {0};
	words.params.message_post.has_mentions = true;
	words.params.message_post.mentions = (struct mention_list){1, &mention};
	bool may = decide(f, room, &anna, &words, &none);
	if (!may)
		assert_string_equal(f->refusal.reason, "unknown_person");
	return may;
}

static void the_shared_side_calls_upon_those_who_are_there(void **state)
{
	struct fixture *f = *state;
	uint64_t guest = let_in(f, "Petra");
	assert_true(mentions(f, f->shared, MENTION_KIND_PERSON, guest));
	assert_true(mentions(f, f->shared, MENTION_KIND_PERSON, JONAS));
	assert_true(mentions(f, f->shared, MENTION_KIND_ALL, 0));
	assert_false(mentions(f, f->shared, MENTION_KIND_PERSON, JONAS + 1));
	assert_false(mentions(f, f->shared, MENTION_KIND_GROUP, 66));
	assert_true(mentions(f, f->backstage, MENTION_KIND_PERSON, JONAS + 1));
	assert_false(mentions(f, f->backstage, MENTION_KIND_PERSON, guest));
}

static void what_is_forwarded_to_the_shared_side_names_no_other_room(void **state)
{
	struct fixture *f = *state;
	const struct who anna = {.person = ANNA, .house_role = MEMBER_ROLE_MEMBER};
	const struct subject none = {0};
	struct command words = post("Guten Tag.");
	words.params.message_post.has_source = true;
	words.params.message_post.source = (struct source){.room = BACKSTAGE, .message = 3};
	assert_false(decide(f, f->shared, &anna, &words, &none));
	assert_string_equal(f->refusal.field, "source");
	words.params.message_post.source.room = SHARED;
	assert_true(decide(f, f->shared, &anna, &words, &none));
	words.params.message_post.source.room = SHARED;
	assert_true(decide(f, f->backstage, &anna, &words, &none));
}

/* Construction: no guest backstage. */

static json_t *with_ids(const json_t *value, const char *id)
{
	uint64_t number;
	const char *key;
	json_t *item;
	size_t i;
	if (json_is_string(value) &&
		id_read(json_string_value(value), json_string_length(value), &number))
		return json_string(id);
	if (!json_is_object(value) && !json_is_array(value))
		return json_deep_copy(value);
	json_t *copy = json_is_object(value) ? json_object() : json_array();
	json_object_foreach((json_t *)value, key, item)
		json_object_set_new(copy, key, with_ids(item, id));
	json_array_foreach(value, i, item) json_array_append_new(copy, with_ids(item, id));
	return copy;
}

static const char *const areas[] = {"session", "room", "message", "person", "picture", "presence",
	"group", "inbox", "thread", "saved", "meeting", "agenda", "token", "key", "floor", "poll",
	"decision", "task", "note", "page", "minutes", "case", "guest"};

static json_t *read_events(const char *area)
{
	char path[512];
	json_error_t error;
	snprintf(path, sizeof(path), "%s/proto/%s.json", RUNDE_SOURCE_DIR, area);
	json_t *source = json_load_file(path, 0, &error);
	if (!source)
		fail_msg("%s: %s", path, error.text);
	json_t *events = json_incref(json_object_get(source, "events"));
	json_decref(source);
	return events;
}

/* An event's example in which every id is the guest's, as the backstage's next event. */
static bool takes_example(
	struct room *backstage, enum event_kind kind, const json_t *example, uint64_t guest)
{
	ARENA_AUTO arena;
	char id[ID_TEXT_SIZE + 1];
	struct event event = {.seq = backstage->head + 1, .kind = kind, .time_ms = NOW_MS};
	arena_init(&arena);
	id_write(guest, id);
	json_t *body = with_ids(example, id);
	char *text = json_dumps(body, JSON_COMPACT);
	bool takes = event_decode_body(kind, text, strlen(text), &arena, &event.body) &&
		     room_takes(backstage, &event);
	free(text);
	json_decref(body);
	return takes;
}

/* Of all kinds there are, whatever person they name: none makes the guest a member backstage. */
static void no_event_makes_a_guest_a_member_backstage(void **state)
{
	struct fixture *f = *state;
	uint64_t guest = let_in(f, "Petra");
	size_t count = 0;
	for (size_t i = 0; i < sizeof(areas) / sizeof(*areas); i++) {
		const char *name;
		json_t *row, *events = read_events(areas[i]);
		json_object_foreach(events, name, row)
		{
			int kind = (int)json_integer_value(json_object_get(row, "number"));
			bool takes = takes_example(f->backstage, (enum event_kind)kind,
				json_object_get(row, "example"), guest);
			bool joins = kind == EVENT_MEMBER_JOINED || kind == EVENT_PERSON_ADDED ||
				     kind == EVENT_PERSON_CHANGED;
			if (joins && takes)
				fail_msg("%s makes a guest a member", name);
			count++;
		}
		json_decref(events);
	}
	assert_int_equal(count, event_row_count);
}

/* True: it ends the program. */
static bool is_bug(struct room *room, const struct event *event)
{
	int status;
	pid_t child = fork();
	if (child == 0) {
		if (!freopen("/dev/null", "w", stderr))
			_exit(0);
		room_apply(room, event);
		_exit(0);
	}
	waitpid(child, &status, 0);
	return !WIFEXITED(status) || WEXITSTATUS(status) != 0;
}

static void folding_in_a_guest_backstage_is_a_bug(void **state)
{
	struct fixture *f = *state;
	uint64_t guest = wait_as(f, "Petra");
	struct joiner joiner = {.person = guest, .role = MEMBER_ROLE_MEMBER};
	struct event event = {.seq = f->backstage->head + 1,
		.kind = EVENT_MEMBER_JOINED,
		.body.member_joined.members = {1, &joiner}};
	assert_true(is_bug(f->backstage, &event)); /* by who they are */
	joiner.person = 4711;
	assert_false(is_bug(f->backstage, &event));
	joiner.has_company = true;
	joiner.company = text_of("Müller");
	assert_true(is_bug(f->backstage, &event)); /* by whom they come from */
	event.seq = f->shared->head + 1;
	assert_false(is_bug(f->shared, &event));
	joiner.role = MEMBER_ROLE_OWNER; /* nor are they in charge */
	assert_true(is_bug(f->shared, &event));
}

static void no_member_becomes_a_guest_and_no_guest_a_member_or_owner(void **state)
{
	struct fixture *f = *state;
	uint64_t guest = let_in(f, "Petra");
	struct event event = {.kind = EVENT_MEMBER_NAMED,
		.body.member_named = {.person = JONAS,
			.name = text_of("Jonas"),
			.has_company = true,
			.company = text_of("Müller")}};
	assert_false(room_takes(f->shared, &event));
	event.body.member_named = (struct member_named){.person = guest, .name = text_of("Petra")};
	assert_false(room_takes(f->shared, &event));
	event = (struct event){
		.kind = EVENT_MEMBER_CHANGED, .body.member_changed = {guest, MEMBER_ROLE_OWNER}};
	assert_false(room_takes(f->shared, &event));
	event = (struct event){.kind = EVENT_GUEST_CHANGED,
		.body.guest_changed.guest = {.guest = ANNA,
			.name = text_of("A"),
			.company = text_of(""),
			.state = GUEST_STATE_INVITED}};
	assert_false(room_takes(f->backstage, &event)); /* a colleague is none */
}

static void a_state_with_a_guest_backstage_is_not_read(void **state)
{
	struct fixture *f = *state;
	struct room_state exported;
	ARENA_AUTO arena;
	arena_init(&arena);
	uint64_t guest = wait_as(f, "Petra");
	room_export(f->backstage, 0, &arena, &exported);
	exported.members.items[1].person = guest;
	assert_null(room_import(BACKSTAGE, &exported, NOW_MS));
	exported.members.items[1].person = JONAS;
	exported.members.items[1].has_company = true;
	exported.members.items[1].company = text_of("Müller");
	assert_null(room_import(BACKSTAGE, &exported, NOW_MS));
	exported.members.items[1].has_company = false;
	exported.kind = ROOM_KIND_SHARED; /* nor are there guests known on the other side */
	assert_null(room_import(BACKSTAGE, &exported, NOW_MS));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(what_a_guest_says_carries_their_name_and_nobody_else_s_does),
		TEST(the_shared_side_calls_upon_those_who_are_there),
		TEST(what_is_forwarded_to_the_shared_side_names_no_other_room),
		TEST(no_event_makes_a_guest_a_member_backstage),
		TEST(folding_in_a_guest_backstage_is_a_bug),
		TEST(no_member_becomes_a_guest_and_no_guest_a_member_or_owner),
		TEST(a_state_with_a_guest_backstage_is_not_read),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
