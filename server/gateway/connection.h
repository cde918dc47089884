/* A live WebSocket: whose it is, what it has under way, what waits for it. It reads requests and
 * hands them to the journal, sends what it is given in order, and closes what breaks a limit. */
#ifndef RUNDE_GATEWAY_CONNECTION_H
#define RUNDE_GATEWAY_CONNECTION_H

#include "base/frame.h"
#include "gateway/fanout.h"
#include "journal/call.h"
#include "proto/command.h"
#include "vault/vault.h"

#include <stdbool.h>
#include <stdint.h>

struct connection;
struct gateway;
struct lws_protocols;
struct place;

/* There is no close code from here on (RFC 6455, 7.4.2). */
enum { CLOSE_CODES_END = 5000 };

/* What libwebsockets is to be told of us. */
const struct lws_protocols *connection_protocols(void);

/* Opens a WebSocket on a socket whose request was checked, and takes socket and place over.
 * credential: with what it came; key is its Sec-WebSocket-Key. */
void connection_begin(struct gateway *gateway, int fd, struct place *place,
	const uint8_t token_hash[VAULT_HASH_BYTES], enum credential credential, const char *key);
/* NULL: it has gone. */
struct connection *connection_find(struct gateway *gateway, uint64_t number);
struct hearings *connection_hearings(struct connection *connection);

/* Sends a frame now or, behind what waits, later; a reader that is too slow is closed. passing:
 * may be dropped. Never frees the connection. */
void connection_send(struct connection *connection, struct frame *frame, bool passing);
/* The journal had no room for one of its calls: it is told so. */
void connection_turned_back(struct gateway *gateway, const struct call *call);
/* Sends the answer to such a call, which counts as in flight until it has left. */
void connection_answer(
	struct connection *connection, struct frame *frame, enum command_kind command);
/* It was let in: what it is told from here on waits until its hello is answered. */
void connection_enter(struct connection *connection);
/* Sends the answer to its hello, before all that waits for it. let_in: it was accepted. */
void connection_greet(struct connection *connection, struct frame *frame, bool let_in);
/* Tells it a code and closes; after_queue: once what waits has been sent. */
void connection_close(struct connection *connection, int code, bool after_queue);

/* Once a second: pings the silent, ends what has outlived its deadline. */
void connection_tick(struct gateway *gateway);
/* The server stops: tells all of them 1001, each once what it has asked for is answered. */
void connection_leave_all(struct gateway *gateway);

#endif
