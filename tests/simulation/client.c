#include "client.h"

#include "complaint.h"

#include "base/memory.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { PARAMS_BYTES = 6000, RETRY_MS = 100, BACK_MS = 120 };

void client_init(struct client *client, struct network *network, struct ledger *ledger,
	uint64_t *last_request, struct chance chance)
{
	*client = (struct client){.network = network,
		.ledger = ledger,
		.last_request = last_request,
		.chance = chance};
}

void client_clone(struct client *client, const struct client *other, struct chance chance)
{
	client_init(client, other->network, other->ledger, other->last_request, chance);
	client->read_failed = other->read_failed;
	memcpy(client->person, other->person, sizeof(client->person));
	memcpy(client->house, other->house, sizeof(client->house));
	memcpy(client->token, other->token, sizeof(client->token));
	client->reads_all = true;
	client->words = 1000; /* other words than on the other one */
}

static void wish_free(struct wish *wish)
{
	if (!wish)
		return;
	free(wish->params);
	free(wish);
}

static void drop_wishes(struct client *client)
{
	while (client->wishes) {
		struct wish *wish = client->wishes;
		client->wishes = wish->next;
		wish_free(wish);
	}
	client->wish_count = 0;
}

void client_forget(struct client *client)
{
	client_lose(client);
	while (client->rooms) {
		struct held_room *room = client->rooms;
		client->rooms = room->next;
		held_free(room);
	}
}

void client_fini(struct client *client)
{
	client_forget(client);
	drop_wishes(client);
	wish_free(client->said);
	json_decref(client->threads);
}

void client_lose(struct client *client)
{
	if (client->line)
		line_hang_up(client->network, client->line);
	client->line = NULL;
	client->here = false;
	client->back_ms = client->network->now_ms + chance_below(&client->chance, BACK_MS);
	for (struct held_room *room = client->rooms; room; room = room->next) {
		room->request = 0;
		room->retry_ms = 0;
		room->listed = false;
	}
	for (struct wish *wish = client->wishes; wish; wish = wish->next)
		wish->request = 0;
}

struct held_room *client_room(const struct client *client, const char *room)
{
	struct held_room *held = client->rooms;
	while (held && strcmp(held->room, room) != 0)
		held = held->next;
	return held;
}

static void drop_room(struct client *client, struct held_room *room)
{
	struct held_room **place = &client->rooms;
	while (*place != room)
		place = &(*place)->next;
	*place = room->next;
	held_free(room);
}

static void make_client_id(struct client *client, char ret_id[LEDGER_CLIENT_ID])
{
	static const char digits[] = "0123456789abcdefghjkmnpqrstvwxyz";
	memcpy(ret_id, "01jdf3w8k2", 10);
	for (int i = 10; i < 26; i++)
		ret_id[i] = digits[chance_below(&client->chance, 32)];
	ret_id[26] = '\0';
}

static void add_wish(struct client *client, struct wish *wish)
{
	struct wish **place = &client->wishes;
	while (*place)
		place = &(*place)->next;
	wish->next = NULL;
	*place = wish;
	client->wish_count++;
}

void client_wish(struct client *client, const char *method, bool client_id, bool writes,
	const char *params, ...)
{
	char text[PARAMS_BYTES];
	va_list arguments;
	struct wish *wish = memory_new(1, sizeof(*wish));
	int size = 0;
	wish->command.method = method;
	wish->command.writes = writes;
	snprintf(wish->command.person, sizeof(wish->command.person), "%s", client->person);
	if (client_id) {
		make_client_id(client, wish->command.client_id);
		size = snprintf(
			text, sizeof(text), "\"client_id\":\"%s\",", wish->command.client_id);
	}
	va_start(arguments, params);
	vsnprintf(text + size, sizeof(text) - (size_t)size, params, arguments);
	va_end(arguments);
	wish->params = memory_copy_text(text, strlen(text));
	add_wish(client, wish);
}

void client_repeat(struct client *client)
{
	struct wish *wish = TAKE(client->said);
	if (!wish)
		return;
	wish->again = true;
	wish->request = 0;
	add_wish(client, wish);
}

/* Sends a request and returns its number. */
static uint64_t ask(struct client *client, const char *method, const char *params,
	const struct outcome *command)
{
	char frame[PARAMS_BYTES + 200];
	uint64_t id = ++*client->last_request;
	int size = snprintf(frame, sizeof(frame),
		"{\"jsonrpc\":\"2.0\",\"id\":%llu,\"method\":\"%s\",\"params\":{%s}}",
		(unsigned long long)id, method, params);
	ledger_ask(client->ledger, id, command);
	wire_send(client->network, &client->line->up, frame, (size_t)size);
	return id;
}

static void take_events(struct client *client, const json_t *params)
{
	const char *id = json_text(params, "room");
	struct held_room *room = client_room(client, id);
	json_t *event;
	size_t i;
	if ((!room || !room->listed) && *client->read_failed)
		return;
	if (!room || !room->listed)
		complain("%s hears room %s, which is not in their list", client->person, id);
	json_array_foreach(json_object_get(params, "events"), i, event)
	{
		held_hear(room, event, client->person);
		ledger_hear(client->ledger, client->person, id, json_seq(event, "seq"));
	}
}

/* The room stands in the list, as the summary says. */
static void list_room(struct client *client, const json_t *summary)
{
	const char *id = json_text(summary, "room");
	struct held_room *room = client_room(client, id);
	if (!room) {
		room = memory_new(1, sizeof(*room));
		snprintf(room->room, sizeof(room->room), "%s", id);
		room->next = client->rooms;
		client->rooms = room;
	}
	room->listed = true;
	room->live = json_seq(summary, "head");
	room->mark = json_seq(summary, "mark");
	room->unread = json_seq(summary, "unread");
	room->calls = json_array_size(json_object_get(summary, "calls"));
	if (room->held && room->fold.head > room->live)
		complain("%s holds event %llu of room %s, which ends at %llu", client->person,
			(unsigned long long)room->fold.head, id, (unsigned long long)room->live);
}

/* What calls there now, in the rooms that say so. */
static void take_calls(struct client *client, const json_t *params)
{
	json_t *changed;
	size_t i;
	json_array_foreach(json_object_get(params, "rooms"), i, changed)
	{
		struct held_room *room = client_room(client, json_text(changed, "room"));
		if (room)
			room->calls = json_array_size(json_object_get(changed, "calls"));
	}
}

static void take_entered(struct client *client, const json_t *params)
{
	const json_t *summary = json_object_get(params, "summary");
	struct held_room *room = client_room(client, json_text(summary, "room"));
	if (room)
		drop_room(client, room);
	list_room(client, summary);
	client_room(client, json_text(summary, "room"))
		->live--; /* what brought them in is to come */
}

static void take_hello(struct client *client, const json_t *frame)
{
	json_t *result = json_object_get(frame, "result"), *summary;
	size_t i;
	if (!result) {
		client->expelled = !is_passing_error(json_object_get(frame, "error"));
		client_lose(client);
		if (!client->expelled)
			return;
		client_forget(client);
		drop_wishes(client);
		return;
	}
	if (strcmp(json_text(result, "me"), client->person) != 0)
		complain("%s is taken for another", client->person);
	client->here = true;
	client->hello = 0;
	snprintf(client->house, sizeof(client->house), "%s", json_text(result, "house"));
	json_decref(client->threads);
	client->threads = json_incref(json_object_get(result, "threads"));
	json_array_foreach(json_object_get(result, "rooms"), i, summary) list_room(client, summary);
	for (struct held_room *room = client->rooms, *next; room; room = next) {
		next = room->next;
		if (!room->listed)
			drop_room(client, room);
	}
}

static void take_page(struct client *client, struct held_room *room, const json_t *frame)
{
	const json_t *result = json_object_get(frame, "result");
	room->request = 0;
	room->retry_ms = result ? 0 : client->network->now_ms + RETRY_MS;
	if (result)
		held_take(room, result);
}

static void take_done(struct client *client, struct wish *wish, const json_t *result)
{
	if (strcmp(wish->command.method, "room.mark") == 0) {
		struct held_room *room = client_room(client, json_text(result, "room"));
		if (room)
			room->marked = json_seq(result, "seq");
	}
	bool keep = wish->command.writes && !wish->again;
	if (keep)
		wish_free(client->said);
	if (keep)
		client->said = wish;
	else
		wish_free(wish);
}

static void take_wish(struct client *client, struct wish **place, const json_t *frame)
{
	struct wish *wish = *place;
	const json_t *error = json_object_get(frame, "error");
	wish->request = 0;
	if (error && is_passing_error(error)) {
		wish->retry_ms = client->network->now_ms + RETRY_MS;
		return;
	}
	*place = wish->next;
	client->wish_count--;
	if (error)
		wish_free(wish);
	else
		take_done(client, wish, json_object_get(frame, "result"));
}

static void take_answer(struct client *client, const json_t *frame)
{
	uint64_t id = json_seq(frame, "id");
	if (id == client->hello) {
		take_hello(client, frame);
		return;
	}
	for (struct held_room *room = client->rooms; room; room = room->next)
		if (room->request == id) {
			take_page(client, room, frame);
			return;
		}
	for (struct wish **place = &client->wishes; *place; place = &(*place)->next)
		if ((*place)->request == id) {
			take_wish(client, place, frame);
			return;
		}
}

static void take_frame(struct client *client, const struct packet *packet)
{
	json_t *frame = json_loadb(packet->text, packet->size, 0, NULL);
	const char *method = json_text(frame, "method");
	const json_t *params = json_object_get(frame, "params");
	if (!frame)
		complain("what is sent is no JSON: %s", packet->text);
	if (!client->here && *method)
		complain("%s hears %s before hello is answered", client->person, method);
	if (strcmp(method, "room.events") == 0) {
		take_events(client, params);
	} else if (strcmp(method, "room.entered") == 0) {
		take_entered(client, params);
	} else if (strcmp(method, "inbox.changed") == 0) {
		take_calls(client, params);
	} else if (strcmp(method, "room.exited") == 0) {
		struct held_room *room = client_room(client, json_text(params, "room"));
		if (!room && !*client->read_failed)
			complain("%s leaves a room they are not in", client->person);
		if (room)
			drop_room(client, room);
	} else if (!*method) {
		take_answer(client, frame);
	}
	json_decref(frame);
}

static void come_back(struct client *client)
{
	if (client->expelled || client->network->now_ms < client->back_ms)
		return;
	client->line = network_connect(client->network, client->token);
	client->hello = ask(client, "session.hello", "\"client\":\"simulated\"", NULL);
}

static void ask_for_room(struct client *client, struct held_room *room)
{
	char params[HELD_PARAMS];
	const char *method = held_wants(room, client->reads_all, params);
	if (method)
		room->request = ask(client, method, params, NULL);
}

static void speak(struct client *client)
{
	int64_t now_ms = client->network->now_ms;
	for (struct held_room *room = client->rooms; room; room = room->next)
		if (room->listed && !room->request && room->retry_ms <= now_ms)
			ask_for_room(client, room);
	for (struct wish *wish = client->wishes; wish; wish = wish->next) {
		bool named = wish->command.client_id[0] != '\0';
		if (!wish->request && wish->retry_ms <= now_ms)
			wish->request = ask(client, wish->command.method, wish->params,
				named ? &wish->command : NULL);
	}
}

void client_step(struct client *client)
{
	struct packet *packet;
	while (client->line && (packet = wire_take(client->network, &client->line->down))) {
		take_frame(client, packet);
		free(packet);
	}
	if (client->line && client->line->server_gone && !client->line->down.first)
		client_lose(client);
	if (!client->line)
		come_back(client);
	else if (client->here)
		speak(client);
}

bool client_is_settled(const struct client *client)
{
	char params[HELD_PARAMS];
	if (client->expelled)
		return true;
	if (!client->here || client->wishes)
		return false;
	for (const struct held_room *room = client->rooms; room; room = room->next)
		if (room->request || held_wants(room, client->reads_all, params))
			return false;
	return true;
}
