/* Who may do what with a note (P-87), and the rule by which one is written in. */
#include "room_notes_fixture.h"

#include "proto/gen/limits.h"
#include "room/decide.h"
#include "room/meetings.h"
#include "room/members.h"

enum { MEMBER = 2, LATE, STRANGER, MEETING = 5, PAGE = 7, SINCE = 9 };

static struct room *room_with_a_meeting(enum meeting_phase phase)
{
	struct room *room = room_new(9);
	const struct meeting meeting = {.meeting = MEETING,
		.owner = MEMBER,
		.plan = {.title = {"M", 1}, .time_zone = {"", 0}, .moderator = MEMBER},
		.run.phase = phase};
	room->kind = ROOM_KIND_CHANNEL;
	room->head = 10;
	members_put(room, MEMBER, MEMBER_ROLE_MEMBER, 0);
	members_put(room, LATE, MEMBER_ROLE_MEMBER, SINCE);
	if (phase != MEETING_PHASE_ENDED && phase != MEETING_PHASE_CANCELLED)
		meetings_put(room, &meeting);
	return room;
}

static struct subject subject_of(uint64_t seq)
{
	return (struct subject){.named = true,
		.exists = true,
		.seq = seq,
		.kind = seq == PAGE ? EVENT_PAGE_MADE : EVENT_MEETING_PLANNED,
		.has_place = true};
}

static void assert_may(const struct room *room, uint64_t person, enum command_kind action,
	struct subject subject, enum error_kind wanted)
{
	const struct who who = {.person = person, .house_role = MEMBER_ROLE_MEMBER};
	assert_int_equal(room_may(room, &who, action, &subject, 0), wanted);
}

/* What reads: the outcomes of all these are the same. */
static void assert_may_read(
	const struct room *room, uint64_t person, struct subject subject, enum error_kind wanted)
{
	static const enum command_kind reading[] = {COMMAND_NOTE_OPEN, COMMAND_NOTE_CLOSE,
		COMMAND_NOTE_POINT, COMMAND_NOTE_VERSIONS, COMMAND_NOTE_VERSION};
	for (size_t i = 0; i < sizeof(reading) / sizeof(*reading); i++)
		assert_may(room, person, reading[i], subject, wanted);
}

static void members_see_notes_of_what_they_see(void **state)
{
	struct room *room = room_with_a_meeting(MEETING_PHASE_PLANNED);
	(void)state;
	assert_may_read(room, MEMBER, subject_of(PAGE), ERROR_NONE);
	assert_may_read(room, MEMBER, subject_of(MEETING), ERROR_NONE);
	assert_may_read(room, STRANGER, subject_of(PAGE), ERROR_NOT_FOUND);
	/* An open meeting is everybody's; of a page from before they came they learn with a change
	 * of it. */
	assert_may_read(room, LATE, subject_of(MEETING), ERROR_NONE);
	assert_may_read(room, LATE, subject_of(PAGE), ERROR_NOT_FOUND);
	struct subject changed = subject_of(PAGE);
	changed.changed = SINCE;
	assert_may_read(room, LATE, changed, ERROR_NONE);
	room_free(room);
	room = room_with_a_meeting(MEETING_PHASE_ENDED);
	assert_may_read(room, MEMBER, subject_of(MEETING), ERROR_NONE);
	assert_may_read(room, LATE, subject_of(MEETING), ERROR_NOT_FOUND);
	room_free(room);
}

static void what_has_no_place_is_not_there(void **state)
{
	struct room *room = room_with_a_meeting(MEETING_PHASE_PLANNED);
	struct subject none = {.named = true}, misplaced = subject_of(PAGE),
		       erased = subject_of(PAGE), message = subject_of(PAGE);
	(void)state;
	misplaced.has_place = false;
	erased.erased = true;
	message.kind = EVENT_MESSAGE_POSTED;
	assert_may_read(room, MEMBER, none, ERROR_NOT_FOUND);
	assert_may_read(room, MEMBER, misplaced, ERROR_NOT_FOUND);
	assert_may_read(room, MEMBER, erased, ERROR_NOT_FOUND);
	assert_may_read(room, MEMBER, message, ERROR_NOT_FOUND);
	assert_may(room, MEMBER, COMMAND_NOTE_WRITE, misplaced, ERROR_NOT_FOUND);
	room_free(room);
}

static void what_was_put_away_is_read_and_not_written(void **state)
{
	struct room *room = room_with_a_meeting(MEETING_PHASE_ENDED);
	struct subject page = subject_of(PAGE), meeting = subject_of(MEETING);
	(void)state;
	assert_may(room, MEMBER, COMMAND_NOTE_WRITE, page, ERROR_NONE);
	assert_may(room, MEMBER, COMMAND_NOTE_WRITE, meeting, ERROR_NONE);
	page.put_away = meeting.called_off = true;
	assert_may_read(room, MEMBER, page, ERROR_NONE);
	assert_may_read(room, MEMBER, meeting, ERROR_NONE);
	assert_may(room, MEMBER, COMMAND_NOTE_WRITE, page, ERROR_ARCHIVED);
	assert_may(room, MEMBER, COMMAND_NOTE_WRITE, meeting, ERROR_WRONG_PHASE);
	room->settings.archived = true;
	assert_may_read(room, MEMBER, page, ERROR_NONE);
	assert_may(room, MEMBER, COMMAND_NOTE_WRITE, subject_of(PAGE), ERROR_ARCHIVED);
	room_free(room);
}

/* A batch that is written into a document of version 4. */
struct
try {
	struct arena arena, next;
	struct room *room;
	const struct note_node *root;
	struct decision decision;
	struct refusal refusal;
};

static bool write(struct try *try, int64_t version, struct note_steps steps)
{
	const struct who who = {.person = MEMBER, .house_role = MEMBER_ROLE_MEMBER};
	const struct moment moment = {.now_ms = 1};
	struct command command = {.kind = COMMAND_NOTE_WRITE};
	struct subject subject = subject_of(PAGE);
	command.params.note_write =
		(struct note_write_params){.of = PAGE, .version = version, .steps = steps};
	subject.document = try->root;
	subject.version = 4;
	subject.arena = &try->next;
	return room_decide(try->room, try->room, &subject, &command, &who, &moment, &try->decision,
		&try->refusal);
}

static struct note_steps steps_of(struct try *try, const char *json)
{
	struct note_steps steps;
	struct note_refusal refusal;
	char *text = quoted(json);
	assert_true(note_parse_steps(text, strlen(text), &try->arena, &steps, &refusal));
	free(text);
	return steps;
}

static int try_setup(void **state)
{
	struct try *try = memory_new(1, sizeof(*try));
	arena_init(&try->arena);
	arena_init(&try->next);
	try->room = room_with_a_meeting(MEETING_PHASE_PLANNED);
	try->root = document_of(DOC(P(TEXT("ab"))), &try->arena);
	*state = try;
	return 0;
}

static int try_teardown(void **state)
{
	struct try *try = *state;
	room_free(try->room);
	arena_fini(&try->arena);
	arena_fini(&try->next);
	free(try);
	return 0;
}

static void what_is_written_is_no_event_but_a_document(void **state)
{
	struct try *try = *state;
	/* What ProseMirror does not know is gone from what is stored. */
	struct note_steps steps = steps_of(
		try, "[{'stepType':'replace','from':2,'to':2,'more':1,'slice':{'content':[" TEXT(
			     "X") "]}}]");
	assert_true(write(try, 4, steps));
	assert_int_equal(try->decision.count, 0);
	arena_fini(&try->arena); /* it borrows nothing from the command */
	is_written(try->decision.document, DOC(P(TEXT("aXb"))));
	char *expected = quoted("[" REPLACE("2", "2", "{'content':[" TEXT("X") "]}") "]");
	assert_string_equal(try->decision.steps.data, expected);
	free(expected);
}

static void a_version_that_is_not_the_note_s_is_outdated(void **state)
{
	struct try *try = *state;
	struct note_steps steps = steps_of(try, "[" DELETE("1", "2") "]");
	assert_false(write(try, 3, steps));
	assert_int_equal(try->refusal.error, ERROR_OUTDATED);
	assert_false(write(try, 5, steps));
	assert_int_equal(try->refusal.error, ERROR_OUTDATED);
	assert_true(write(try, 4, steps));
}

static void steps_that_do_not_fit_are_refused_with_the_reason(void **state)
{
	struct try *try = *state;
	assert_false(write(try, 4, steps_of(try, "[" DELETE("1", "2") "," DELETE("7", "9") "]")));
	assert_int_equal(try->refusal.error, ERROR_INVALID_PARAMS);
	assert_string_equal(try->refusal.field, "steps");
	assert_string_equal(try->refusal.reason, "out_of_range");
	is_written(try->root, DOC(P(TEXT("ab"))));
}

/* Steps that are this many bytes as JSON, as the parser of requests would read them, which bounds
 * the frame alone. */
static struct note_steps steps_of_size(struct try *try, size_t size_bytes)
{
	static const char whole[] = "[{\"stepType\":\"replace\",\"from\":1,\"to\":1,\"slice\":"
				    "{\"content\":[{\"type\":\"text\",\"text\":\"\"}]}}]";
	struct note_steps steps;
	struct note_refusal refusal;
	size_t fill = size_bytes - (sizeof(whole) - 1);
	char *text = memory_new(fill + 1, 1);
	memset(text, 'x', fill);
	json_t *json = json_pack("[{s:s, s:i, s:i, s:{s:[{s:s, s:s}]}}]", "stepType", "replace",
		"from", 1, "to", 1, "slice", "content", "type", "text", "text", text);
	assert_true(note_decode_steps(json, &try->arena, &steps, &refusal));
	json_decref(json);
	free(text);
	return steps;
}

static void so_many_bytes_of_steps_are_written_at_once(void **state)
{
	struct try *try = *state;
	assert_true(write(try, 4, steps_of_size(try, PROTO_NOTE_STEPS_BYTES)));
	assert_false(write(try, 4, steps_of_size(try, PROTO_NOTE_STEPS_BYTES + 1)));
	assert_string_equal(try->refusal.reason, "too_long");
	assert_int_equal(try->refusal.limit, PROTO_NOTE_STEPS_BYTES);
}

#define TRY(name) cmocka_unit_test_setup_teardown(name, try_setup, try_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(members_see_notes_of_what_they_see),
		cmocka_unit_test(what_has_no_place_is_not_there),
		cmocka_unit_test(what_was_put_away_is_read_and_not_written),
		TRY(what_is_written_is_no_event_but_a_document),
		TRY(a_version_that_is_not_the_note_s_is_outdated),
		TRY(steps_that_do_not_fit_are_refused_with_the_reason),
		TRY(so_many_bytes_of_steps_are_written_at_once),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
