/* P-55: whatever a frame, its command and its answer are made of, memory for it is short now and
 * then. Every command through the gate, with every nth such allocation failing, n = 1, 2, … until
 * it runs clean: it is answered or its connection closed, nothing is half-written, others go on,
 * and asked again it is done as if nothing had been. */
#include "../fuzz/gate/house.h"

#include "base/attempt.h"
#include "base/memory.h"
#include "proto/answer.h"
#include "proto/reply.h"

#include <jansson.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#ifdef RUNDE_FAULTS

enum { VERIFIED_ONE_IN = 8, A_ROOT = 7 /* of Jonas, in the channel */ };

static const char *const areas[] = {"session", "room", "message", "person", "picture", "presence",
	"group", "inbox", "thread", "saved", "token", "key", "meeting", "agenda", "floor", "poll",
	"decision", "task", "note", "page", "minutes", "case", "guest"};

/* What a field of an example stands for in the house. */
static const struct {
	const char *field;
	enum thing thing;
} fields[] = {{"room", CHANNEL}, {"person", PERSON_JONAS}, {"of", CHANNEL}, {"group", GROUP},
	{"invitation", INVITATION}, {"token", TOKEN}, {"session", SESSION},
	{"moderator", PERSON_ANNA}, {"guest", GUEST}};
static const struct {
	const char *field;
	int number;
} numbers[] = {{"message", A_ROOT}, {"seq", A_ROOT}, {"after", A_ROOT}, {"from", A_ROOT},
	{"to", A_ROOT}, {"meeting", RUNNING}, {"summary", SUMMARY}, {"seen", CURRENT},
	{"decision", DECISION}, {"task", TASK}, {"poll", OPEN_POLL}, {"page", PAGE},
	{"version", NOTED}};

/* Who gives a command where it is not Anna. */
static const struct {
	const char *command;
	enum seat_kind seat;
} speakers[] = {{"session.end", JONAS}, {"room.leave", JONAS}, {"message.edit", JONAS},
	{"key.rotate", OPERATOR}, {"floor.pass", JONAS}, {"case.change", JONAS}};

/* Who gives the command, and what the last try led to. */
static enum seat_kind speaker;
static struct seen {
	enum error_kind error;
	unsigned answers, events;
} seen;

static unsigned commands, refused;

static void note(
	const struct seat *seat, const struct dispatch *dispatch, const char *frame, size_t size)
{
	ANSWER_AUTO answer = {0};
	if (dispatch->kind == DISPATCH_EVENT) {
		seen.events += dispatch->stored; /* presence passes */
	} else if (!dispatch->unasked && seat == &gate.seats[speaker]) {
		assert_true(answer_read(frame, size, dispatch->command, &answer));
		seen.error = answer.error;
		seen.answers++;
	}
}

static void set_field(json_t *object, const char *name, bool is_number)
{
	for (size_t i = 0; i < sizeof(fields) / sizeof(*fields); i++)
		if (strcmp(name, fields[i].field) == 0)
			json_object_set_new(
				object, name, json_string(gate.things[fields[i].thing]));
	for (size_t i = 0; i < sizeof(numbers) / sizeof(*numbers); i++)
		if (is_number && strcmp(name, numbers[i].field) == 0)
			json_object_set_new(object, name, json_integer(numbers[i].number));
}

/* Puts the house's things in the place of an example's. */
static void house_names(json_t *json)
{
	const char *name;
	json_t *item;
	void *next;
	size_t i;
	json_object_foreach_safe(json, next, name, item)
	{
		if (strcmp(name, "steps") == 0)
			continue;
		if (json_is_string(item) || json_is_integer(item))
			set_field(json, name, json_is_integer(item));
		else
			house_names(item);
	}
	json_array_foreach(json, i, item) house_names(item);
}

/* Somebody says it. False: the frame could not be read for want of memory, as the gateway then
 * closes the connection. */
static bool say(const char *frame)
{
	struct request request;
	struct refusal refusal;
	attempt_begin();
	bool read = request_read(frame, strlen(frame), &request, &refusal);
	if (!attempt_end()) {
		command_free(request.command);
		return false;
	}
	if (!read)
		fail_msg("%s: %s %s", frame, refusal.field, refusal.reason);
	house_submit_take(speaker, &request);
	house_work();
	return true;
}

/* One try in a fresh house. */
static void try_once(const char *frame, long fail_every)
{
	memset(&seen, 0, sizeof(seen));
	attempt_fail_every(fail_every);
	bool read = say(frame);
	attempt_fail_every(0);
	if (read && !gate.seats[speaker].gone && seen.answers != 1)
		fail_msg("%s: %u answers", frame, seen.answers);
}

static const char post[] = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"message.post\",\"params\":{"
			   "\"room\":\"%s\",\"client_id\":\"01jdf3w8k29999999999999999\","
			   "\"text\":\"weiter\"}}";

/* Others do not notice, where it was not about them. */
static void assert_others_go_on(void)
{
	if (gate.seats[JONAS].gone)
		return;
	char frame[256];
	struct request request;
	struct refusal refusal;
	snprintf(frame, sizeof(frame), post, gate.things[CHANNEL]);
	assert_true(request_read(frame, strlen(frame), &request, &refusal));
	unsigned open = gate.seats[JONAS].open;
	house_submit_take(JONAS, &request);
	house_work();
	assert_int_equal(gate.seats[JONAS].open, open);
}

/* One run in a fresh house, with every nth allocation failing. Whether the command was done. */
static bool run(const char *frame, long n, const struct seen *expected)
{
	house_open();
	gate.told = note;
	try_once(frame, n);
	bool done = seen.answers && seen.error == expected->error;
	if (!done && seen.answers)
		assert_int_equal(seen.error, ERROR_UNAVAILABLE);
	if (!done)
		assert_int_equal(seen.events, 0);
	if (!done && !gate.seats[speaker].gone) {
		try_once(frame, 0);
		assert_int_equal(seen.error, expected->error);
	}
	if (!gate.seats[speaker].gone)
		assert_int_equal(seen.events, expected->events);
	gate.told = NULL;
	assert_others_go_on();
	house_close(n % VERIFIED_ONE_IN == 1);
	return done;
}

/* In how many runs memory was short before one ran clean; what comes of a command in peace. */
static long until_clean(const char *frame, struct seen *ret_expected)
{
	long n = 1;
	house_open();
	gate.told = note;
	try_once(frame, 0);
	*ret_expected = seen;
	gate.told = NULL;
	house_close(false);
	while (!run(frame, n, ret_expected))
		n++;
	return n - 1;
}

/* The meeting whose minutes can take this step. */
static int meeting_of(const char *name)
{
	if (strcmp(name, "minutes.present") == 0 || strcmp(name, "minutes.read") == 0)
		return HELD;
	return strcmp(name, "minutes.add") == 0 ? SEALED : PRESENTED;
}

static void check_command(const char *name, json_t *params)
{
	struct seen expected;
	speaker = ANNA;
	for (size_t i = 0; i < sizeof(speakers) / sizeof(*speakers); i++)
		if (strcmp(name, speakers[i].command) == 0)
			speaker = speakers[i].seat;
	house_names(params);
	if (strncmp(name, "guest.", 6) == 0)
		speaker = JONAS;
	if (strcmp(name, "case.change") == 0 ||
		(strncmp(name, "guest.", 6) == 0 && json_object_get(params, "room")))
		json_object_set_new(params, "room", json_string(gate.things[BACKSTAGE]));
	if (strncmp(name, "note.", 5) == 0)
		json_object_set_new(params, "of", json_integer(RUNNING));
	if (strncmp(name, "token.", 6) == 0)
		json_object_set_new(params, "person", json_string(gate.things[PERSON_BOT]));
	if (strcmp(name, "meeting.run") == 0 || strcmp(name, "meeting.cancel") == 0)
		json_object_set_new(params, "meeting", json_integer(WAITING));
	if (strncmp(name, "floor.", 6) == 0) {
		json_object_del(params, "before");
		if (json_object_get(params, "seen"))
			json_object_set_new(params, "seen", json_integer(TURN));
	}
	if (strcmp(name, "meeting.call") == 0) /* who is not in it */
		json_object_set_new(params, "person", json_string(gate.things[PERSON_LENA]));
	if (strcmp(name, "poll.open") == 0)
		json_object_set_new(params, "poll", json_integer(WAITING_POLL));
	if (strcmp(name, "decision.make") == 0)
		json_object_set_new(params, "poll", json_integer(CLOSED_POLL));
	if (strncmp(name, "minutes.", 8) == 0 && json_object_get(params, "meeting"))
		json_object_set_new(params, "meeting", json_integer(meeting_of(name)));
	if (strcmp(name, "key.rotate") == 0) /* it writes where it is told to, on a real disk */
		json_object_del(params, "to");
	json_t *whole = json_pack("{s:s, s:i, s:s, s:O}", "jsonrpc", "2.0", "id", 1, "method", name,
		"params", params);
	char *frame = json_dumps(whole, JSON_COMPACT);
	assert_true(until_clean(frame, &expected) >= 3);
	commands++;
	refused += expected.error != ERROR_NONE;
	free(frame);
	json_decref(whole);
}

static void check_area(const char *area)
{
	char path[512];
	json_error_t error;
	const char *name;
	json_t *command;
	snprintf(path, sizeof(path), "%s/proto/%s.json", RUNDE_SOURCE_DIR, area);
	json_t *source = json_load_file(path, 0, &error);
	if (!source)
		fail_msg("%s: %s", path, error.text);
	json_object_foreach(json_object_get(source, "commands"), name, command)
	{
		json_t *example = json_object_get(command, "example");
		check_command(name, json_object_get(example, "params"));
	}
	json_decref(source);
}

static void every_command_survives_the_nth_allocation_failing(void **state)
{
	(void)state;
	house_open(); /* names its things */
	house_close(true);
	for (size_t i = 0; i < sizeof(areas) / sizeof(*areas); i++)
		check_area(areas[i]);
	assert_int_equal(commands, COMMAND_COUNT);
	assert_int_equal(refused, 3); /* hello has been said; nobody points in what is not open */
}

#else

static void every_command_survives_the_nth_allocation_failing(void **state)
{
	(void)state;
	skip();
}

#endif

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_command_survives_the_nth_allocation_failing),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
