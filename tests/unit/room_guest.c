/* Guests of a case: how they come, are let in and turned out, and that no way leads backstage. */
#include "base/memory.h"
#include "proto/event.h"
#include "proto/gen/limits.h"
#include "proto/tables.h"
#include "room/decide.h"
#include "room/held.h"
#include "room/members.h"

#include <jansson.h>
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

enum { ANNA = 1, JONAS, SHARED = 8, BACKSTAGE = 9, HOURS = 24 };
enum { NOW_MS = 1000000, HOUR_MS = 60 * MINUTE_MS };

struct fixture {
	struct room *house, *backstage, *shared;
	struct decision decision;
	struct refusal refusal;
	uint64_t seed;
};

static void apply_all(struct room *room, const struct decision *decision)
{
	for (size_t i = 0; i < decision->count; i++)
		room_apply(room, &decision->events[i]);
}

static void apply(struct room *room, enum event_kind kind, const union event_body *body)
{
	const struct event event = {
		.seq = room->head + 1, .kind = kind, .time_ms = NOW_MS, .body = *body};
	room_apply(room, &event);
}

static void begin(struct room *room, enum room_kind kind)
{
	static const struct settings settings = {.title = {"Pumpen", 6},
		.topic = {"", 0},
		.description = {"", 0},
		.access = ROOM_ACCESS_CLOSED,
		.newcomers = NEWCOMER_VIEW_JOINED,
		.erasers = ERASER_OWNERS};
	bool named = kind == ROOM_KIND_SHARED;
	struct joiner joiners[] = {{.person = ANNA,
					   .role = MEMBER_ROLE_OWNER,
					   .has_name = named,
					   .name = text_of("Anna")},
		{.person = JONAS,
			.role = MEMBER_ROLE_MEMBER,
			.has_name = named,
			.name = text_of("Jonas")}};
	apply(room, EVENT_ROOM_CREATED,
		&(union event_body){.room_created = {
					    .kind = kind, .has_settings = true, .settings = settings}});
	apply(room, EVENT_MEMBER_JOINED,
		&(union event_body){.member_joined.members = {2, joiners}});
}

static int set_up(void **state)
{
	static const struct profile known = {.name = {"M", 1}, .active = true};
	struct fixture *f = memory_new(1, sizeof(*f));
	f->house = room_new(7);
	f->house->kind = ROOM_KIND_HOUSE;
	f->house->head = 5;
	for (uint64_t person = ANNA; person <= JONAS + 1; person++) {
		struct room_member *member =
			members_put(f->house, person, MEMBER_ROLE_MEMBER, 0);
		profile_hold(&member->profile, &member->profile_texts, &known);
	}
	f->backstage = room_new(BACKSTAGE);
	f->shared = room_new(SHARED);
	begin(f->backstage, ROOM_KIND_BACKSTAGE);
	begin(f->shared, ROOM_KIND_SHARED);
	f->seed = 77;
	*state = f;
	return 0;
}

static int tear_down(void **state)
{
	struct fixture *f = *state;
	room_free(f->house);
	room_free(f->backstage);
	room_free(f->shared);
	free(f);
	return 0;
}

static struct moment moment(struct fixture *f)
{
	return (struct moment){NOW_MS, f->seed += 1000};
}

static bool decide(struct fixture *f, const struct room *room, const struct who *who,
	const struct command *command, const struct subject *subject)
{
	const struct moment now = moment(f);
	return room_decide(room, f->house, subject, command, who, &now, &f->decision, &f->refusal);
}

/* Anna's, backstage. */
static bool command(struct fixture *f, const struct command *command)
{
	const struct who anna = {.person = ANNA, .house_role = MEMBER_ROLE_MEMBER};
	const struct subject none = {0};
	if (!decide(f, f->backstage, &anna, command, &none))
		return false;
	apply_all(f->backstage, &f->decision);
	return true;
}

/* What follows on the shared side of what was decided last. */
static void follow(struct fixture *f, uint64_t guest, uint64_t by)
{
	const struct moment now = moment(f);
	assert_true(room_decide_guest(
		f->shared, room_guest(f->backstage, guest), by, &now, &f->decision));
	apply_all(f->shared, &f->decision);
}

static uint64_t invite_as(struct fixture *f, uint64_t guest, const char *name)
{
	const struct command invite = {.kind = COMMAND_GUEST_INVITE,
		.params.guest_invite = {.room = BACKSTAGE,
			.has_guest = guest != 0,
			.guest = guest,
			.name = text_of(name),
			.company = text_of("Müller"),
			.hours = HOURS}};
	assert_true(command(f, &invite));
	return f->decision.events[0].body.guest_changed.guest.guest;
}

static bool come(struct fixture *f, uint64_t link, const char *name, uint64_t *ret_guest)
{
	const struct visitor visitor = {.guest = link,
		.name = text_of(name),
		.expires_ms = NOW_MS + HOUR_MS};
	const struct moment now = moment(f);
	if (!room_decide_visitor(
		    f->backstage, &visitor, &now, &f->decision, ret_guest, &f->refusal))
		return false;
	apply_all(f->backstage, &f->decision);
	return true;
}

static uint64_t wait_as(struct fixture *f, const char *name)
{
	uint64_t guest;
	assert_true(come(f, 0, name, &guest));
	return guest;
}

static bool admit(struct fixture *f, uint64_t guest)
{
	return command(f, &(struct command){.kind = COMMAND_GUEST_ADMIT,
				  .params.guest_admit = {.room = BACKSTAGE, .guest = guest}});
}

static bool refuse(struct fixture *f, uint64_t guest, const char *reason)
{
	return command(f, &(struct command){.kind = COMMAND_GUEST_REFUSE,
				  .params.guest_refuse = {.room = BACKSTAGE,
					  .guest = guest,
					  .has_reason = true,
					  .reason = text_of(reason)}});
}

static bool drop(struct fixture *f, uint64_t guest)
{
	return command(f, &(struct command){.kind = COMMAND_GUEST_REMOVE,
				  .params.guest_remove = {.room = BACKSTAGE, .guest = guest}});
}

static enum guest_state state_of(const struct fixture *f, uint64_t guest)
{
	return room_guest(f->backstage, guest)->state;
}

static uint64_t let_in(struct fixture *f, const char *name)
{
	uint64_t guest = wait_as(f, name);
	assert_true(admit(f, guest));
	follow(f, guest, ANNA);
	return guest;
}

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

/* guests_max */
static void a_case_has_so_many_guests_and_not_one_more(void **state)
{
	struct fixture *f = *state;
	uint64_t last = 0, came;
	for (int i = 0; i < PROTO_GUESTS_MAX; i++)
		last = i % 2 ? wait_as(f, "Petra") : invite_as(f, 0, "Petra");
	assert_int_equal(room_guest_count(f->backstage), PROTO_GUESTS_MAX);
	assert_false(come(f, 0, "Petra", &came));
	assert_int_equal(f->refusal.error, ERROR_TOO_MANY);
	const struct command more = {.kind = COMMAND_GUEST_INVITE,
		.params.guest_invite = {.room = BACKSTAGE,
			.name = text_of("Petra"),
			.company = text_of(""),
			.hours = 1}};
	assert_false(command(f, &more));
	assert_int_equal(f->refusal.error, ERROR_TOO_MANY);
	invite_as(f, last, "Petra"); /* who is there already is none more */
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
	door.params.guest_door = (struct guest_door_params){
		.room = BACKSTAGE, .has_revoke = true, .revoke = true};
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

static bool mentions(struct fixture *f, const struct room *room, enum mention_kind kind, uint64_t id)
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
	if (json_is_string(value) && id_read(json_string_value(value), json_string_length(value), &number))
		return json_string(id);
	if (!json_is_object(value) && !json_is_array(value))
		return json_deep_copy(value);
	json_t *copy = json_is_object(value) ? json_object() : json_array();
	json_object_foreach((json_t *)value, key, item)
		json_object_set_new(copy, key, with_ids(item, id));
	json_array_foreach(value, i, item)
		json_array_append_new(copy, with_ids(item, id));
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
static bool takes_example(struct room *backstage, enum event_kind kind, const json_t *example,
	uint64_t guest)
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
		freopen("/dev/null", "w", stderr);
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
	event = (struct event){.kind = EVENT_MEMBER_CHANGED,
		.body.member_changed = {guest, MEMBER_ROLE_OWNER}};
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
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(whoever_comes_by_a_link_of_their_own_is_in_at_once),
		TEST(whoever_comes_by_the_general_link_waits_until_they_are_let_in),
		TEST(whoever_comes_by_the_general_link_says_who_they_are),
		TEST(a_link_of_somebody_turned_out_is_good_no_more_until_they_are_invited_anew),
		TEST(whoever_is_removed_leaves_the_shared_side_and_comes_back_as_a_newcomer),
		TEST(an_author_who_is_not_on_the_shared_side_is_not_named_there),
		TEST(what_was_said_before_is_seen_where_the_host_opens_it),
		TEST(an_invitation_of_somebody_inside_changes_their_name_and_lets_them_stay),
		TEST(a_case_has_so_many_guests_and_not_one_more),
		TEST(an_archived_case_lets_nobody_in_by_any_link),
		TEST(the_door_says_what_is_read_there_and_how_long_its_link_is_good),
		TEST(the_state_comes_back_as_it_went),
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
