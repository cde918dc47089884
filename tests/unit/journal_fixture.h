/* A journal without threads over a real store in a fresh folder, and people who talk to it in the
 * protocol's own words. */
#ifndef RUNDE_TESTS_JOURNAL_FIXTURE_H
#define RUNDE_TESTS_JOURNAL_FIXTURE_H

#include "base/memory.h"
#include "journal/journal.h"
#include "proto/request.h"

#include <ftw.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

enum { ANSWER_BYTES = 2 * 1024 * 1024, TOKENS = 128 };

struct fixture {
	char folder[64], data[80], key[80];
	struct world world;     /* its clock is now_ms */
	_Atomic int64_t now_ms; /* the journal's threads read it */
	struct journal *journal;
	struct dispatch *list;     /* what the last call led to */
	char answer[ANSWER_BYTES]; /* the last answer's text */
	char tokens[TOKENS][32];   /* of the session each connection came with; by its number */
	char room[16];             /* a channel of Anna's */
	uint8_t address[16];       /* where sign-ins come from */
	unsigned client_ids;
	uint64_t chance;     /* of a test that brings its own */
	unsigned rooms_warm; /* at most, from the next opening on; 0: as shipped */
};

/* In a test: the fixture. */
#define STATE struct fixture *f = *state

/* What the last answer says, and what it does not. */
#define assert_says(f, piece)                                                                      \
	do {                                                                                       \
		if (!strstr((f)->answer, piece))                                                   \
			fail_msg("no %s in %s", piece, (f)->answer);                               \
	} while (0)
#define assert_silent(f, piece)                                                                    \
	do {                                                                                       \
		if (strstr((f)->answer, piece))                                                    \
			fail_msg("%s in %s", piece, (f)->answer);                                  \
	} while (0)

/* Connections: Anna is the first administrator. */
enum { ANNA = 1, JONAS = 2, LENA = 3 };

static int64_t fixture_now(void *cookie)
{
	return ((struct fixture *)cookie)->now_ms;
}

static void fixture_random(void *cookie, void *bytes, size_t size)
{
	(void)cookie;
	world_fill_random(&world_real, bytes, size);
}

static void fixture_open(struct fixture *f)
{
	struct fault fault = {""};
	struct journal_options options = {
		.folder = f->data,
		.key_path = f->key,
		.world = &f->world,
		.server_version = "test",
		.connections_per_person = 3,
		.rooms_warm = f->rooms_warm,
		.password_cost = {1, 8},
	};
	if (journal_open(&options, &f->journal, &fault) != 0)
		fail_msg("%s", fault.text);
}

static void fixture_drop_list(struct fixture *f)
{
	while (f->list) {
		struct dispatch *next = f->list->next;
		dispatch_free(f->list);
		f->list = next;
	}
}

static void fixture_close(struct fixture *f)
{
	fixture_drop_list(f);
	journal_free(f->journal);
	f->journal = NULL;
}

/* Submits a call, runs it, and keeps what it led to. A command comes with its connection's
 * session, as the gateway sends it. */
static void fixture_do(struct fixture *f, struct call *call)
{
	uint64_t connection = call->connection;
	if (call->kind == CALL_COMMAND && connection < TOKENS && f->tokens[connection][0])
		vault_hash_token(
			f->tokens[connection], strlen(f->tokens[connection]), call->token_hash);
	assert_true(journal_submit(f->journal, call));
	fixture_drop_list(f);
	journal_run(f->journal);
	f->list = journal_take(f->journal);
	f->answer[0] = '\0';
	for (struct dispatch *d = f->list; d; d = d->next) {
		if (d->kind != DISPATCH_ANSWER || d->unasked || d->connection != connection)
			continue;
		assert_true(d->frame->size < ANSWER_BYTES);
		memcpy(f->answer, frame_payload(d->frame), d->frame->size);
		f->answer[d->frame->size] = '\0';
	}
}

/* Makes a call of a command in JSON; params are its inner text. */
static struct call *fixture_call(uint64_t connection, const char *method, const char *params)
{
	char frame[16384];
	struct request request;
	struct refusal refusal;
	int size = snprintf(frame, sizeof(frame),
		"{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"%s\",\"params\":{%s}}", method, params);
	if (!request_read(frame, (size_t)size, &request, &refusal))
		fail_msg("%s: refused: %s %s", frame, refusal.field,
			refusal.reason ? refusal.reason : "");
	struct call *call = call_new(CALL_COMMAND, connection);
	call->id = request.id;
	call->command = request.command;
	return call;
}

/* Gives a command and returns the answer's text. */
__attribute__((format(printf, 4, 5))) static const char *fixture_say(
	struct fixture *f, uint64_t connection, const char *method, const char *params, ...)
{
	char text[12288];
	va_list arguments;
	va_start(arguments, params);
	vsnprintf(text, sizeof(text), params, arguments);
	va_end(arguments);
	fixture_do(f, fixture_call(connection, method, text));
	return f->answer;
}

/* A client id nobody has used, as JSON members. */
static const char *fixture_fresh_id(struct fixture *f)
{
	static char text[64];
	snprintf(text, sizeof(text), "\"client_id\":\"01jdf3w8k2%016u\"", ++f->client_ids);
	return text;
}

/* Copies the string value of a key that occurs in a text. */
static void fixture_value(const char *text, const char *key, char *ret_value, size_t size)
{
	char mark[64];
	snprintf(mark, sizeof(mark), "\"%s\":\"", key);
	const char *at = strstr(text, mark);
	if (!at)
		fail_msg("no %s in %s", key, text);
	at += strlen(mark);
	snprintf(ret_value, size, "%.*s", (int)strcspn(at, "\""), at);
}

/* Signs in over HTTP with this body and returns what went wrong; the session's token, if not NULL,
 * is empty then. */
__attribute__((format(printf, 3, 4))) static enum error_kind fixture_post_session(
	struct fixture *f, char ret_token[32], const char *body, ...)
{
	char text[4096];
	struct refusal refusal;
	va_list arguments;
	va_start(arguments, body);
	int size = vsnprintf(text, sizeof(text), body, arguments);
	va_end(arguments);
	struct call *call = call_new(CALL_SIGN_IN, 9999);
	memcpy(call->address, f->address, sizeof(call->address));
	call->sign_in = sign_in_read(text, (size_t)size, &refusal);
	if (!call->sign_in)
		fail_msg("%s: refused: %s", text, refusal.field);
	fixture_do(f, call);
	for (struct dispatch *d = f->list; d; d = d->next) {
		if (d->kind != DISPATCH_SIGN_IN)
			continue;
		if (ret_token)
			memcpy(ret_token, d->token, sizeof(d->token));
		return d->error;
	}
	fail_msg("no answer");
	return ERROR_NONE;
}

static const char *fixture_hello(struct fixture *f, uint64_t connection, const char *token)
{
	struct call *call = fixture_call(connection, "session.hello", "\"client\":\"test\"");
	if (token != f->tokens[connection])
		snprintf(f->tokens[connection], sizeof(f->tokens[connection]), "%s", token);
	fixture_do(f, call);
	return f->answer;
}

/* The id of whoever speaks on a connection. */
__attribute__((unused)) static void fixture_me(
	struct fixture *f, uint64_t connection, char ret_person[16])
{
	enum { ANOTHER = TOKENS - 1 };
	fixture_hello(f, ANOTHER, f->tokens[connection]);
	fixture_value(f->answer, "me", ret_person, 16);
	fixture_do(f, call_new(CALL_GONE, ANOTHER));
}

static void fixture_sign_in(struct fixture *f, uint64_t connection, const char *link_token)
{
	char token[32];
	assert_int_equal(fixture_post_session(f, token,
				 "{\"token\":\"%s\",\"name\":\"Anna Berg\",\"house\":\"Brandt\"}",
				 link_token),
		ERROR_NONE);
	fixture_hello(f, connection, token);
	assert_non_null(strstr(f->answer, "\"result\""));
}

/* The first entry of this kind that the last call led to, for this connection or (0) for any. */
__attribute__((unused)) static struct dispatch *fixture_find(
	struct fixture *f, enum dispatch_kind kind, uint64_t connection)
{
	for (struct dispatch *d = f->list; d; d = d->next)
		if (d->kind == kind && (!connection || d->connection == connection))
			return d;
	return NULL;
}

static void fixture_add_person(struct fixture *f, uint64_t connection, const char *name)
{
	char person[16], token[32];
	fixture_say(f, ANNA, "person.add", "%s,\"name\":\"%s\",\"role\":\"member\"",
		fixture_fresh_id(f), name);
	for (struct dispatch *d = f->list; d; d = d->next)
		if (d->kind == DISPATCH_EVENT)
			fixture_value((const char *)frame_payload(d->frame), "person", person,
				sizeof(person));
	fixture_say(f, ANNA, "person.link", "\"person\":\"%s\"", person);
	fixture_value(f->answer, "token", token, sizeof(token));
	fixture_sign_in(f, connection, token);
}

/* The places and the clock of one in this folder, which exists. */
static struct fixture *fixture_new(const char *folder)
{
	struct fixture *f = memory_new(1, sizeof(*f));
	proto_init();
	snprintf(f->folder, sizeof(f->folder), "%s", folder);
	snprintf(f->data, sizeof(f->data), "%s/data", f->folder);
	snprintf(f->key, sizeof(f->key), "%s/data.key", f->folder);
	f->world = (struct world){fixture_now, fixture_random, f};
	f->now_ms = 1795530600000;
	return f;
}

/* Anna founds the house, Jonas and Lena belong to it, Anna makes a channel. */
static void fixture_found(struct fixture *f)
{
	struct fault fault;
	char token[32];
	assert_int_equal(mkdir(f->data, 0700), 0);
	fixture_open(f);
	assert_true(journal_is_new(f->journal));
	assert_int_equal(journal_make_link(f->journal, 0, token, &fault), 0);
	fixture_sign_in(f, ANNA, token);
	fixture_add_person(f, JONAS, "Jonas Weber");
	fixture_add_person(f, LENA, "Lena Kurz");
	fixture_say(f, ANNA, "room.create", "%s,\"title\":\"messe\"", fixture_fresh_id(f));
	fixture_value(f->answer, "room", f->room, sizeof(f->room));
}

/* A house in a fresh folder. */
static int fixture_setup(void **state)
{
	char folder[] = "/tmp/runde-test-XXXXXX";
	assert_non_null(mkdtemp(folder));
	struct fixture *f = fixture_new(folder);
	fixture_found(f);
	*state = f;
	return 0;
}

static int fixture_remove(const char *path, const struct stat *status, int type, struct FTW *walk)
{
	(void)status;
	(void)type;
	(void)walk;
	return remove(path);
}

static int fixture_teardown(void **state)
{
	struct fixture *f = *state;
	fixture_close(f);
	nftw(f->folder, fixture_remove, 8, FTW_DEPTH | FTW_PHYS);
	free(f);
	return 0;
}

#endif
