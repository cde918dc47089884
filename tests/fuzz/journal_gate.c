/* Frames through the gate: each line of an input is a frame, its first byte says who sends it (in
 * capitals: together with what follows, in one batch) or, as a digit, how long everybody waits. In
 * a frame $ and a letter stand for the id of something in the house. Afterwards every request is
 * answered, every answer is one, nobody has heard of a room they do not belong to, and now and then
 * `runde verify` finds nothing. */
#include "gate/house.h"
#include "gate/members.h"

#include "base/id.h"
#include "base/memory.h"
#include "proto/answer.h"
#include "proto/reply.h"

#include <ctype.h>
#include <jansson.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { FRAMES_MAX = 16, VERIFIED_ONE_IN = 64 };

static const int64_t waits_ms[] = {1, 1000, 60 * 1000, 3600 * 1000, 24 * 3600 * 1000,
	INT64_C(8) * 24 * 3600 * 1000, INT64_C(40) * 24 * 3600 * 1000};

static void check_answer(const struct dispatch *dispatch, const char *frame, size_t size)
{
	ANSWER_AUTO answer;
	if (!answer_read(frame, size, dispatch->command, &answer))
		BUG("an answer that is none");
	if (answer.error != dispatch->error)
		BUG("an answer that says something else than it is");
	if (answer.error == ERROR_UNAVAILABLE)
		BUG("nothing was stored, and nothing is wrong with the disk");
}

static void check_event(const struct seat *seat, const struct dispatch *dispatch)
{
	char room[ID_TEXT_SIZE + 1];
	id_write(dispatch->room, room);
	if (!members_has(room, seat->person))
		BUG("somebody hears of a room they do not belong to");
}

static void check_secrets(const struct seat *seat, const char *frame, size_t size)
{
	for (int i = 0; i < SECRETS; i++)
		if (memmem(frame, size, secrets[i], strlen(secrets[i])) &&
			!members_had(gate.things[secret_rooms[i]], seat->person))
			BUG("somebody reads what was said in a room they do not belong to");
}

static void check(
	const struct seat *seat, const struct dispatch *dispatch, const char *frame, size_t size)
{
	if (dispatch->kind == DISPATCH_EVENT)
		check_event(seat, dispatch);
	else if (!dispatch->unasked)
		check_answer(dispatch, frame, size);
	check_secrets(seat, frame, size);
}

/* Puts the house's ids where the input names things. */
static void name_things(const uint8_t *data, size_t size, struct buffer *out)
{
	for (size_t i = 0; i < size; i++)
		if (data[i] == '$' && i + 1 < size)
			buffer_add_string(out, gate.things[(uint8_t)(data[++i] - 'a') % THINGS]);
		else
			buffer_add_byte(out, data[i]);
}

/* That one writes where it is told to, on a real disk. */
static bool names_a_file(const struct command *command)
{
	return command->kind == COMMAND_KEY_ROTATE && command->params.key_rotate.has_to;
}

static void send_frame(enum seat_kind kind, const uint8_t *data, size_t size)
{
	struct request request;
	struct refusal refusal;
	BUFFER_AUTO frame = {0};
	name_things(data, size, &frame);
	if (gate.seats[kind].gone || frame.size > LIMIT_FRAME_BYTES ||
		!request_read((const char *)frame.data, frame.size, &request, &refusal))
		return;
	if (names_a_file(request.command))
		command_free(request.command);
	else
		house_submit_take(kind, &request);
}

static void do_line(const uint8_t *line, size_t size)
{
	int who = tolower(line[0]);
	if (isdigit(who)) {
		house_wait(waits_ms[(size_t)(who - '0') % (sizeof(waits_ms) / sizeof(*waits_ms))]);
		return;
	}
	send_frame((enum seat_kind)((uint8_t)(who - 'a') % SEATS), line + 1, size - 1);
	if (!isupper(line[0]))
		house_work();
}

static uint32_t do_lines(const uint8_t *data, size_t size)
{
	uint32_t hash = 2166136261;
	for (int i = 0; size > 0 && i < FRAMES_MAX; i++) {
		const uint8_t *end = memchr(data, '\n', size);
		size_t line = end ? (size_t)(end - data) : size;
		if (line > 0)
			do_line(data, line);
		for (size_t j = 0; j < line; j++)
			hash = (hash ^ data[j]) * 16777619;
		data += end ? line + 1 : line;
		size -= end ? line + 1 : line;
	}
	house_work();
	return hash;
}

static bool tells_a_secret(const uint8_t *data, size_t size)
{
	for (int i = 0; i < SECRETS; i++)
		if (memmem(data, size, secrets[i], strlen(secrets[i])))
			return true;
	return false;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (tells_a_secret(data, size))
		return 0;
	house_open();
	gate.told = check;
	uint32_t hash = do_lines(data, size);
	for (int i = 0; i < SEATS; i++)
		if (!gate.seats[i].gone && gate.seats[i].open)
			BUG("a request without an answer");
	gate.told = NULL;
	house_close(hash % VERIFIED_ONE_IN == 0);
	return 0;
}
