#include "network.h"

#include "base/memory.h"

#include <stdio.h>
#include <string.h>

enum { NOTICED_MS = 200 };

void network_init(struct network *network, struct chance chance)
{
	*network = (struct network){.chance = chance, .delay_ms = 1};
}

static void wire_clear(struct wire *wire)
{
	while (wire->first) {
		struct packet *packet = wire->first;
		wire->first = packet->next;
		free(packet);
	}
	wire->last = NULL;
}

static void line_free(struct line *line)
{
	wire_clear(&line->up);
	wire_clear(&line->down);
	wire_clear(&line->held);
	free(line->hearings);
	free(line);
}

void network_fini(struct network *network)
{
	while (network->lines) {
		struct line *line = network->lines;
		network->lines = line->next;
		line_free(line);
	}
}

struct line *network_connect(struct network *network, const char *token)
{
	struct line *line = memory_new(1, sizeof(*line)), **place = &network->lines;
	line->number = ++network->last_number;
	snprintf(line->token, sizeof(line->token), "%s", token);
	while (*place)
		place = &(*place)->next;
	*place = line;
	return line;
}

struct line *network_find(struct network *network, uint64_t number)
{
	struct line *line = network->lines;
	while (line && line->number != number)
		line = line->next;
	return line;
}

void network_sweep(struct network *network)
{
	for (struct line **place = &network->lines; *place;) {
		struct line *line = *place;
		if (!line->client_gone || !line->server_gone) {
			place = &line->next;
			continue;
		}
		*place = line->next;
		line_free(line);
	}
}

static void append(struct wire *wire, struct packet *packet)
{
	packet->next = NULL;
	if (wire->last)
		wire->last->next = packet;
	else
		wire->first = packet;
	wire->last = packet;
}

void wire_send(struct network *network, struct wire *wire, const void *text, size_t size)
{
	struct packet *packet = memory_new(1, sizeof(*packet) + size + 1);
	packet->size = size;
	memcpy(packet->text, text, size);
	packet->due_ms = network->now_ms + chance_below(&network->chance, network->delay_ms);
	if (wire->last && wire->last->due_ms > packet->due_ms)
		packet->due_ms = wire->last->due_ms;
	append(wire, packet);
}

struct packet *wire_take(const struct network *network, struct wire *wire)
{
	struct packet *packet = wire->first;
	if (!packet || packet->due_ms > network->now_ms)
		return NULL;
	wire->first = packet->next;
	if (!wire->first)
		wire->last = NULL;
	return packet;
}

void wire_break(struct network *network, struct wire *wire)
{
	struct wire rest = *wire;
	*wire = (struct wire){0};
	while (rest.first && !chance_once_in(&network->chance, 3)) {
		struct packet *packet = rest.first;
		rest.first = packet->next;
		append(wire, packet);
	}
	wire_clear(&rest);
}

void wire_move(struct network *network, struct wire *from, struct wire *to)
{
	while (from->first) {
		struct packet *packet = from->first;
		from->first = packet->next;
		wire_send(network, to, packet->text, packet->size);
		free(packet);
	}
	from->last = NULL;
}

void line_hang_up(struct network *network, struct line *line)
{
	line->client_gone = true;
	line->noticed_ms = network->now_ms + chance_below(&network->chance, NOTICED_MS);
	wire_clear(&line->down);
	wire_break(network, &line->up);
}

void line_close(struct network *network, struct line *line, bool last)
{
	line->server_gone = true;
	wire_clear(&line->up);
	wire_clear(&line->held);
	if (!last)
		wire_break(network, &line->down);
	free(line->hearings);
	line->hearings = NULL;
	line->hearing_count = 0;
}
