/* Much talk in many rooms, for what is measured inside the journal: the lab's people say it by the
 * journal's own hands, as many messages to a commit as is wanted. */
#ifndef RUNDE_TESTS_BENCH_TALK_H
#define RUNDE_TESTS_BENCH_TALK_H

#include "../unit/journal_lab.h"

#include <stdlib.h>
#include <time.h>

enum {
	TALK_ROOMS_MAX = 1000,
	TALK_JOINED = 100,
	TALK_REF_EVERY = 20 /* a message that others refer to */
};

struct talk {
	struct lab lab;
	unsigned room_count;
	uint64_t rooms[TALK_ROOMS_MAX];
	uint64_t people[JONAS + 1];
	uint64_t said, chance;
	uint64_t root_every;  /* of a room's events one begins a thread; 0: only messages */
	uint64_t reply_every; /* of all messages one is a reply, and one is to Anna */
};

/* Processor time of this process, in microseconds. */
static double talk_cpu_us(void)
{
	struct timespec now;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (double)now.tv_sec * 1e6 + (double)now.tv_nsec / 1e3;
}

/* The same numbers in each run (xorshift). */
static unsigned talk_chance(struct talk *talk, uint64_t below)
{
	talk->chance ^= talk->chance << 13;
	talk->chance ^= talk->chance >> 7;
	talk->chance ^= talk->chance << 17;
	return (unsigned)(talk->chance % below);
}

/* Founds a house with so many rooms: Anna and Jonas make them in turn, and both are in the first.
 */
static void talk_found(struct fixture *f, unsigned rooms)
{
	char room[16];
	fixture_found(f);
	for (unsigned i = 0; i < rooms; i++) {
		fixture_say(f, ANNA + i % 2, "room.create", "%s,\"title\":\"talk %u\"",
			fixture_fresh_id(f), i);
		fixture_value(f->answer, "room", room, sizeof(room));
		if (i < TALK_JOINED)
			fixture_say(f, JONAS - i % 2, "room.join", "\"room\":\"%s\"", room);
	}
}

/* Opens the inside of a founded house whose journal is closed or open. */
static void talk_open(struct talk *talk, struct fixture *f)
{
	struct room_entry *room;
	*talk = (struct talk){.lab.f = f, .chance = 88172645463325252};
	lab_open(&talk->lab);
	for (uint64_t person = ANNA; person <= JONAS; person++) {
		lab_say(&talk->lab, person, "session.hello", "\"client\":\"bench\"");
		talk->people[person] = roster_find(&talk->lab.core.roster, person)->person->person;
	}
	for (room = talk->lab.core.rooms.all; room; room = room->hh.next)
		if (strncmp(room->title, "talk ", 5) == 0)
			talk->rooms[strtoul(room->title + 5, NULL, 10)] = room->id;
	while (talk->room_count < TALK_ROOMS_MAX && talk->rooms[talk->room_count])
		talk->room_count++;
}

static void talk_close(struct talk *talk)
{
	fixture_drop_list(talk->lab.f);
	core_fini(&talk->lab.core);
}

static struct client_id talk_client_id(struct talk *talk)
{
	struct client_id id = {{0}};
	uint64_t ms = (uint64_t)talk->lab.f->now_ms + talk->said++ / 4; /* time-led */
	for (int i = 0; i < 6; i++)
		id.bytes[i] = (uint8_t)(ms >> (40 - 8 * i));
	for (int i = 6; i < CLIENT_ID_BYTES; i++)
		id.bytes[i] = (uint8_t)talk_chance(talk, 256);
	return id;
}

static struct room_entry *talk_room(struct talk *talk)
{
	struct room_entry *room;
	uint64_t id = talk->rooms[talk_chance(talk, talk->room_count)];
	assert_int_equal(rooms_get(&talk->lab.core.rooms, id, &room), STORE_OK);
	return room;
}

/* Somebody says something; where there are threads, one in ten is a reaction. */
static void talk_decide(struct talk *talk, const struct room *room, struct decision *decision)
{
	static struct mention anna = {.size = 5, .kind = MENTION_KIND_PERSON, .has_id = true};
	static struct reaction thanks = {.emoji = {"\xf0\x9f\x91\x8d", 4}};
	static const char words[] = "@Anna, the offer for Brandt goes out today; the plant in Hof "
				    "wants twelve more by Friday, and they ask whether the price "
				    "of last autumn still holds.";
	struct moment moment = {.now_ms = talk->lab.f->now_ms + (int64_t)talk->said / 4};
	uint64_t author = talk->people[ANNA + talk_chance(talk, JONAS)];
	bool calls = talk->reply_every && talk->said % talk->reply_every == 0;
	bool replies = talk->reply_every && talk->said % talk->reply_every == 1;
	struct text text = {words + (calls ? 0 : 7), 40 + talk_chance(talk, 80)};
	uint64_t ref = room->head / TALK_REF_EVERY * TALK_REF_EVERY;
	uint64_t root = talk->root_every ? room->head / talk->root_every * talk->root_every : 0;
	bool is_plain = !root || (room->head + 1) % TALK_REF_EVERY == 0;
	struct event *event;

	decision->count = 0;
	decision->erases = 0;
	if (!is_plain && talk->said % 10 == 9) {
		event = decision_add(decision, room, EVENT_MESSAGE_REACTED, author, &moment);
		event->body.message_reacted = (struct message_reacted){.reactions = {1, &thanks}};
		event->ref = ref;
	} else if (!is_plain && replies) {
		event = decision_add(decision, room, EVENT_MESSAGE_REPLIED, author, &moment);
		event->body.message_replied = (struct message_replied){.text = text};
		event->ref = root;
	} else {
		event = decision_add(decision, room, EVENT_MESSAGE_POSTED, author, &moment);
		anna.id = talk->people[ANNA];
		event->body.message_posted = (struct message_posted){.text = text,
			.has_mentions = calls,
			.mentions = {calls, calls ? &anna : NULL}};
	}
	event->client_id = talk_client_id(talk);
}

/* So many messages in rooms by chance, and one commit. */
static void talk_batch(struct talk *talk, unsigned messages)
{
	static struct decision decision;
	struct batch batch;
	batch_start(&batch, &talk->lab.core);
	for (unsigned i = 0; i < messages; i++) {
		struct room_entry *room = talk_room(talk);
		talk_decide(talk, room->state, &decision);
		assert_true(batch_append(&batch, room, &decision));
	}
	batch_end(&batch, NULL);
	assert_false(batch.failed);
	run_free(&batch.run);
}

#endif
