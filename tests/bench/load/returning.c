#include "returning.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { NS_A_MS = 1000000, FIRST_MS = 500, LAST_MS = 30000, LOOK_MS = 10, ROOM_WITHIN = 120 };
enum { RETURNING_ID = 4000000000u }; /* of the request; messages have their own numbers */

#define EVENT_START "{\"seq\":"

static const char *find(const char *at, const char *end, const char *what)
{
	return memmem(at, (size_t)(end - at), what, strlen(what));
}

/* The number behind that key; 0: it is not there. */
static uint64_t number_of(const char *at, const char *end, const char *key)
{
	const char *found = find(at, end, key);
	uint64_t number = 0;
	for (found = found ? found + strlen(key) : end;
		found < end && *found >= '0' && *found <= '9';)
		number = number * 10 + (uint64_t)(*found++ - '0');
	return number;
}

void returning_lost(struct client *client)
{
	uint64_t span_ms = FIRST_MS;
	for (uint32_t i = 0; i < client->tries && span_ms < LAST_MS; i++)
		span_ms *= 2;
	if (span_ms > LAST_MS)
		span_ms = LAST_MS;
	client->tries++;
	client->kept.size = client->unsent.size = 0;
	uint64_t pause_ms = span_ms / 2 + (uint64_t)rand() % (span_ms / 2 + 1);
	client->back_ns = crowd_clock_ns() + pause_ms * NS_A_MS;
}

void returning_turn(struct crowd *crowd)
{
	uint64_t now_ns = crowd_clock_ns();
	if (!crowd->away || now_ns < crowd->looked_ns + LOOK_MS * NS_A_MS)
		return;
	crowd->looked_ns = now_ns;
	for (uint32_t i = 0; i < crowd->plan->clients; i++) {
		struct client *client = &crowd->clients[i];
		if (client->state != CLIENT_GONE || !client->back_ns || client->back_ns > now_ns)
			continue;
		client->back_ns = 0;
		client_start(client, crowd->epoll, &crowd->target);
	}
}

void returning_ask(struct client *client)
{
	const struct crowd *crowd = client->owner;
	char frame[256], after[40] = "";

	if (client->seq)
		snprintf(after, sizeof(after), ",\"after\":%llu", (unsigned long long)client->seq);
	client->is_behind = false;
	int size = snprintf(frame, sizeof(frame),
		"{\"jsonrpc\":\"2.0\",\"id\":%u,\"method\":\"room.open\",\"params\":{\"room\":\"%"
		"s\"%s}}",
		RETURNING_ID, plan_person(crowd->plan, client->number)->room, after);
	client_send(client, frame, (size_t)size);
}

/* Events are taken only if they are the next ones; a gap is asked for. */
static void take_events(struct client *client, const char *at, const char *end)
{
	while ((at = find(at, end, EVENT_START))) {
		const char *next = find(at + 1, end, EVENT_START);
		uint64_t seq = number_of(at, end, EVENT_START);
		if (seq == client->seq + 1) {
			client->seq = seq;
			crowd_read(client, at, (size_t)((next ? next : end) - at));
		} else if (seq > client->seq) {
			client->is_behind = true;
		}
		at++;
	}
}

bool returning_answered(struct client *client, uint32_t id, const char *frame, size_t size)
{
	const char *end = frame + size;
	if (id != RETURNING_ID)
		return false;
	uint64_t head = number_of(frame, end, "\"head\":"), to = number_of(frame, end, "\"to\":");
	if (!client->seq)
		client->seq = head;
	else if (find(frame, end, "\"state\":"))
		crowd_refused(
			client, frame, size); /* too much was missed to be told event by event */
	else
		take_events(client, frame, end);
	if (client->is_behind || to < head)
		returning_ask(client);
	else
		crowd_ready(client);
	return true;
}

void returning_read(struct client *client, const char *frame, size_t size)
{
	const struct crowd *crowd = client->owner;
	const char *room = plan_person(crowd->plan, client->number)->room;
	size_t within = size < ROOM_WITHIN ? size : ROOM_WITHIN;

	if (!client->seq || !memmem(frame, within, room, strlen(room)))
		return; /* of the house */
	take_events(client, frame, frame + size);
	if (client->is_behind && client->state == CLIENT_READY)
		returning_ask(client);
}
