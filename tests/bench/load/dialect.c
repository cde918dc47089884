#include "dialect.h"

#include "crowd.h"
#include "plan.h"
#include "returning.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static bool begins_with(const char *text, size_t size, const char *start)
{
	return size >= strlen(start) && memcmp(text, start, strlen(start)) == 0;
}

/* The number at the start of text, which ends where its digits do. */
static uint32_t read_number(const char *text, const char *end, const char **ret_end)
{
	uint32_t number = 0;
	while (text < end && *text >= '0' && *text <= '9')
		number = number * 10 + (uint32_t)(*text++ - '0');
	*ret_end = text;
	return number;
}

/* Runde: JSON-RPC. Request 0 is the hello; message n is request n. */

#define RUNDE_ANSWER "{\"jsonrpc\":\"2.0\",\"id\":"

static void runde_opened(struct client *client)
{
	static const char hello[] = "{\"jsonrpc\":\"2.0\",\"id\":0,\"method\":\"session.hello\","
				    "\"params\":{\"client\":\"bench\"}}";
	client_send(client, hello, sizeof(hello) - 1);
}

static void runde_heard(struct client *client, const char *frame, size_t size)
{
	const char *end = frame + size, *rest;

	bool returns = ((struct crowd *)client->owner)->plan->returns;

	if (!begins_with(frame, size, RUNDE_ANSWER)) {
		if (returns)
			returning_read(client, frame, size);
		else
			crowd_read(client, frame, size);
		return;
	}
	uint32_t id = read_number(frame + strlen(RUNDE_ANSWER), end, &rest);
	if (!begins_with(rest, (size_t)(end - rest), ",\"result\":"))
		crowd_refused(client, frame, size);
	else if (!id && returns)
		returning_ask(client);
	else if (!id)
		crowd_ready(client);
	else if (!returns || !returning_answered(client, id, frame, size))
		crowd_answered(client, id);
}

/* A ULID: ten characters of time, then sixteen that say who and which. The time is that of the
 * first message, so that one that goes out again has the same. */
static void write_client_id(const struct client *client, uint32_t number, char out[27])
{
	static const char alphabet[] = "0123456789abcdefghjkmnpqrstvwxyz";
	static struct timespec time;
	if (!time.tv_sec)
		clock_gettime(CLOCK_REALTIME, &time);
	uint64_t ms = (uint64_t)time.tv_sec * 1000 + (uint64_t)time.tv_nsec / 1000000;
	uint64_t tail = (uint64_t)client->number << 32 | number;

	for (int i = 9; i >= 0; i--, ms >>= 5)
		out[i] = alphabet[ms & 31];
	for (int i = 25; i >= 10; i--, tail >>= 5)
		out[i] = alphabet[tail & 31];
	out[26] = '\0';
}

static void runde_post(struct client *client, uint32_t number, const char *text, size_t size)
{
	struct crowd *crowd = client->owner;
	char frame[DIALECT_POST_BYTES], client_id[27];

	write_client_id(client, number, client_id);
	int length = snprintf(frame, sizeof(frame),
		"{\"jsonrpc\":\"2.0\",\"id\":%u,\"method\":\"message.post\",\"params\":{\"room\":"
		"\"%s\",\"client_id\":\"%s\",\"text\":\"%.*s\"}}",
		number, plan_person(crowd->plan, client->number)->room, client_id, (int)size, text);
	client_send(client, frame, (size_t)length);
}

/* plain: a text frame is a message, and everybody of the channel gets it as it is. */

static void plain_heard(struct client *client, const char *frame, size_t size)
{
	crowd_read(client, frame, size);
}

static void plain_post(struct client *client, uint32_t number, const char *text, size_t size)
{
	(void)number;
	client_send(client, text, size);
}

/* numbered: {"id":n,"text":"…"}, answered by {"answer":n}, and {"seq":…,"text":"…"} for all. */

#define NUMBERED_ANSWER "{\"answer\":"

static void numbered_heard(struct client *client, const char *frame, size_t size)
{
	const char *rest;
	if (begins_with(frame, size, NUMBERED_ANSWER))
		crowd_answered(
			client, read_number(frame + strlen(NUMBERED_ANSWER), frame + size, &rest));
	else
		crowd_read(client, frame, size);
}

static void numbered_post(struct client *client, uint32_t number, const char *text, size_t size)
{
	char frame[DIALECT_POST_BYTES];
	int length = snprintf(
		frame, sizeof(frame), "{\"id\":%u,\"text\":\"%.*s\"}", number, (int)size, text);
	client_send(client, frame, (size_t)length);
}

static const struct dialect dialects[] = {
	{"runde", "/ws", false, true, false, runde_opened, runde_heard, runde_post},
	{"plain", "/channel/", true, false, true, crowd_ready, plain_heard, plain_post},
	{"numbered", "/channel/", true, false, false, crowd_ready, numbered_heard, numbered_post},
};

const struct dialect *dialect_find(const char *name)
{
	for (size_t i = 0; i < sizeof(dialects) / sizeof(dialects[0]); i++)
		if (strcmp(dialects[i].name, name) == 0)
			return &dialects[i];
	return NULL;
}
