#include "complaint.h"
#include "inside.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Says something on a line of its own and waits for the answer, while nothing goes wrong yet. */
static json_t *say(
	struct simulation *sim, struct line *line, const char *method, const char *params)
{
	char frame[400];
	struct packet *packet;
	json_t *answer = NULL;
	uint64_t id = ++sim->last_request;
	int size = snprintf(frame, sizeof(frame),
		"{\"jsonrpc\":\"2.0\",\"id\":%" PRIu64 ",\"method\":\"%s\",\"params\":{%s}}", id,
		method, params);
	ledger_ask(&sim->ledger, id, NULL);
	wire_send(&sim->network, &line->up, frame, (size_t)size);
	server_hear(&sim->server);
	while (server_work(&sim->server))
		;
	while ((packet = wire_take(&sim->network, &line->down))) {
		json_t *json = json_loadb(packet->text, packet->size, 0, NULL);
		if (json_seq(json, "id") == id)
			answer = json;
		else
			json_decref(json);
		free(packet);
	}
	return answer;
}

static void sign_in(struct simulation *sim, const char *link)
{
	char body[160];
	struct client *client = &sim->clients[sim->count++];
	client_init(client, &sim->network, &sim->ledger, &sim->last_request,
		chance_branch(&sim->chance));
	client->read_failed = &sim->disk.read_failed;
	client->reminds = chance_once_in(&sim->chance, 4);
	snprintf(body, sizeof(body), "{\"token\":\"%s\",\"name\":\"Anna\",\"house\":\"Haus\"}",
		link);
	if (!server_sign_in(&sim->server, body))
		complain("somebody cannot sign in");
	memcpy(client->token, sim->server.token, sizeof(client->token));
	struct line *line = network_connect(&sim->network, client->token);
	json_t *hello = say(sim, line, "session.hello", "\"client\":\"simulated\"");
	const json_t *result = json_object_get(hello, "result");
	snprintf(client->person, sizeof(client->person), "%s", json_text(result, "me"));
	snprintf(client->house, sizeof(client->house), "%s", json_text(result, "house"));
	json_decref(hello);
	line_hang_up(&sim->network, line);
}

/* The founder lets the others in. */
static void invite_all(struct simulation *sim)
{
	struct line *line = network_connect(&sim->network, sim->clients[0].token);
	json_decref(say(sim, line, "session.hello", "\"client\":\"simulated\""));
	for (size_t i = 1; i < sim->people; i++) {
		char params[160];
		snprintf(params, sizeof(params),
			"\"client_id\":\"01jdf3w8k2000000000000%04zu\",\"name\":\"Person %zu\","
			"\"role\":\"%s\"",
			i, i, i == 1 ? "owner" : "member");
		json_decref(say(sim, line, "person.add", params));
		snprintf(params, sizeof(params), "\"room\":\"%s\"", sim->clients[0].house);
		json_t *open = say(sim, line, "room.open", params);
		json_t *members = json_object_get(
			json_object_get(json_object_get(open, "result"), "state"), "members");
		snprintf(params, sizeof(params), "\"person\":\"%s\"",
			json_text(json_array_get(members, i), "person"));
		json_decref(open);
		json_t *link = say(sim, line, "person.link", params);
		sign_in(sim, json_text(json_object_get(link, "result"), "token"));
		json_decref(link);
	}
	json_decref(say(sim, line, "room.create",
		"\"client_id\":\"01jdf3w8k20000000000009999\",\"title\":\"alle\""));
	line_hang_up(&sim->network, line);
}

void found(struct simulation *sim)
{
	char link[32];
	struct fault fault = {""};
	if (journal_make_link(sim->server.journal, 0, link, &fault) != 0)
		complain("the house cannot be founded: %s", fault.text);
	sim->people = 2 + chance_below(&sim->chance, PEOPLE_MAX - 1);
	sign_in(sim, link);
	invite_all(sim);
	for (size_t i = 0; i < sim->people; i++)
		if (chance_once_in(&sim->chance, 3))
			client_clone(&sim->clients[sim->count++], &sim->clients[i],
				chance_branch(&sim->chance));
}
