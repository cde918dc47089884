/* A writer over a fresh data folder with two rooms, and short ways to say what a test does. */
#ifndef RUNDE_TESTS_STORE_FIXTURE_H
#define RUNDE_TESTS_STORE_FIXTURE_H

#include "base/log.h"
#include "store/notes.h"
#include "store/records.h"

#include <ftw.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

struct fixture {
	char folder[96], database[128];
	struct store *store;
};

enum { KIND_SAID = 1, KIND_EDITED = 2, KIND_MARKED = 3 };
static const uint64_t room = UINT64_C(0x7000000000000001), other_room = 12;
static const uint64_t anna = UINT64_C(0x7fffffffffffffff), jonas = 2;

#define assert_ok(call) assert_int_equal(call, STORE_OK)

/* A function of the fixture that a test program does not need. */
#define MAYBE_UNUSED __attribute__((unused))

static struct store *fixture_open(const struct fixture *f)
{
	struct fault fault = {""};
	struct store *store = NULL;
	if (store_open(f->folder, &store, &fault) != 0)
		fail_msg("%s", fault.text);
	return store;
}

MAYBE_UNUSED static struct store *fixture_open_reader(const struct fixture *f)
{
	struct fault fault = {""};
	struct store *store = NULL;
	if (store_open_reader(f->folder, &store, &fault) != 0)
		fail_msg("%s", fault.text);
	return store;
}

MAYBE_UNUSED static void fixture_reopen(struct fixture *f)
{
	store_free(f->store);
	f->store = fixture_open(f);
}

/* A token's hash, as good as any. */
MAYBE_UNUSED static void hash_of(unsigned number, uint8_t ret_hash[STORE_HASH_BYTES])
{
	memset(ret_hash, 0xa5, STORE_HASH_BYTES);
	ret_hash[STORE_HASH_BYTES - 1] = (uint8_t)number;
}

/* An event with a client id of its own and its number as the body. */
static struct store_event event_of(uint64_t in, uint64_t seq)
{
	struct store_event event = {
		.room = in,
		.seq = seq,
		.kind = KIND_SAID,
		.author = anna,
		.time_ms = 1700000000000 + (int64_t)seq,
		.audience = 1,
		.body = "body",
		.body_size = 4,
	};
	memcpy(event.client_id.bytes, &in, sizeof(in));
	memcpy(event.client_id.bytes + 8, &seq, sizeof(seq));
	return event;
}

MAYBE_UNUSED static void append(struct fixture *f, const struct store_event *event)
{
	assert_ok(store_event_append(f->store, event));
}

/* Appends from..to in a transaction of its own. */
MAYBE_UNUSED static void append_many(struct fixture *f, uint64_t in, uint64_t from, uint64_t to)
{
	assert_ok(store_begin(f->store));
	for (uint64_t seq = from; seq <= to; seq++) {
		struct store_event event = event_of(in, seq);
		append(f, &event);
	}
	assert_ok(store_commit(f->store));
}

/* A register whose sealed value is this text. */
MAYBE_UNUSED static enum store_result put_register(struct store *store, uint64_t person,
	uint64_t in, uint64_t seq, int kind, const char *value)
{
	return store_register_put(store, &(struct store_register){.person = person,
						 .room = in,
						 .seq = seq,
						 .kind = kind,
						 .body = value,
						 .body_size = strlen(value)});
}

struct walk {
	unsigned count, limit; /* limit 0: none */
	uint64_t seqs[64];
	bool bodies[64];
	struct store_event last; /* its body is gone */
};

MAYBE_UNUSED static bool note_event(void *cookie, const struct store_event *event)
{
	struct walk *walk = cookie;
	assert_true(walk->count < 64);
	walk->seqs[walk->count] = event->seq;
	walk->bodies[walk->count++] = event->body != NULL;
	walk->last = *event;
	return walk->count != walk->limit;
}

struct head {
	uint64_t room;
	uint64_t head;
	int kind;
	unsigned rooms;
};

static bool note_head(void *cookie, uint64_t id, int kind, uint64_t head)
{
	struct head *found = cookie;
	found->rooms++;
	if (id == found->room) {
		found->head = head;
		found->kind = kind;
	}
	return true;
}

/* A room's head, or -1 if the store does not know the room. */
MAYBE_UNUSED static int64_t head_of(struct store *store, uint64_t id)
{
	struct head found = {.room = id, .head = UINT64_MAX};
	assert_ok(store_rooms_each(store, note_head, &found));
	return (int64_t)found.head;
}

static int fixture_setup(void **state)
{
	struct fixture *f = calloc(1, sizeof(*f));
	snprintf(f->folder, sizeof(f->folder), "/tmp/runde-store-XXXXXX");
	assert_non_null(mkdtemp(f->folder));
	snprintf(f->database, sizeof(f->database), "%s/runde.db", f->folder);
	log_set_level(LOG_WARNING);
	f->store = fixture_open(f);
	assert_ok(store_begin(f->store));
	assert_ok(store_room_add(f->store, room, 5));
	assert_ok(store_room_add(f->store, other_room, 6));
	assert_ok(store_commit(f->store));
	*state = f;
	return 0;
}

static int fixture_remove(const char *path, const struct stat *status, int type, struct FTW *at)
{
	(void)status;
	(void)type;
	(void)at;
	return remove(path);
}

static int fixture_teardown(void **state)
{
	struct fixture *f = *state;
	store_free(f->store);
	assert_int_equal(nftw(f->folder, fixture_remove, 8, FTW_DEPTH | FTW_PHYS), 0);
	free(f);
	return 0;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)

#endif
