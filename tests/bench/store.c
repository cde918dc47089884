/* What a message costs the writer's thread in processor time, without sockets, so many to a commit:
 * sealed and stored; and all of it, until it is a frame for those who hear the room.
 * bench_store [ROOMS [BATCH [BATCHES]]] */
#include "talk.h"

#include "journal/load.h"

enum { WARM_UP = 200 };

static unsigned number(int argc, char **argv, int at, unsigned otherwise)
{
	return argc > at ? (unsigned)strtoul(argv[at], NULL, 10) : otherwise;
}

static void seal_and_append(struct talk *talk, struct room_entry *room, const struct event *event)
{
	BUFFER_AUTO body;
	BUFFER_AUTO sealed;
	struct store_event row = {.room = room->id,
		.seq = event->seq,
		.kind = (int)event->kind,
		.author = event->author,
		.time_ms = event->time_ms,
		.client_id = event->client_id};
	struct seal_label label = seal_label_of(room->id, &row);
	buffer_init(&body);
	buffer_init(&sealed);
	event_encode_body(event, &body);
	vault_seal(talk->lab.core.vault, &label, body.data, body.size, &sealed);
	row.body = sealed.data;
	row.body_size = sealed.size;
	assert_int_equal(store_event_append(talk->lab.core.store, &row), STORE_OK);
	room_apply(room->state, event);
}

static void seal_and_store(struct talk *talk, unsigned messages)
{
	static struct decision decision;
	assert_int_equal(store_begin(talk->lab.core.store), STORE_OK);
	for (unsigned i = 0; i < messages; i++) {
		struct room_entry *room = talk_room(talk);
		talk_decide(talk, room->state, &decision);
		seal_and_append(talk, room, &decision.events[0]);
	}
	assert_int_equal(store_commit(talk->lab.core.store), STORE_OK);
}

static double cost_us(struct talk *talk, void (*batch)(struct talk *talk, unsigned messages),
	unsigned size, unsigned batches)
{
	for (unsigned i = 0; i < WARM_UP && i < batches; i++)
		batch(talk, size);
	double begun_us = talk_cpu_us();
	for (unsigned i = 0; i < batches; i++)
		batch(talk, size);
	return (talk_cpu_us() - begun_us) / batches / size;
}

int main(int argc, char **argv)
{
	unsigned rooms = number(argc, argv, 1, 100), size = number(argc, argv, 2, 100);
	unsigned batches = number(argc, argv, 3, 1000);
	char folder[] = "/tmp/runde-bench-XXXXXX";
	static struct talk talk;
	void *state;

	if (rooms == 0 || rooms > TALK_ROOMS_MAX || !mkdtemp(folder))
		return 2;
	struct fixture *f = fixture_new(folder);
	talk_found(f, rooms);
	talk_open(&talk, f);
	printf("%u rooms, %u messages to a commit, us CPU a message: sealed and stored %.2f", rooms,
		size, cost_us(&talk, seal_and_store, size, batches));
	printf(", as the writer does it %.2f\n", cost_us(&talk, talk_batch, size, batches));
	talk_close(&talk);
	state = f;
	fixture_teardown(&state);
	return 0;
}
