#include "gateway/connection.h"

#include "base/limits.h"
#include "base/log.h"
#include "base/memory.h"

#include <stdio.h>
#include <string.h>
#define uthash_malloc(size) memory_new(1, size)
#include "gateway/live.h"

enum {
	READ_BYTES = 512,                  /* each connection has a buffer of this size for good */
	FRAME_BYTES_MAX = 64 * 1024 * 1024 /* never cut a frame of ours */
};

struct slot {
	struct connection *connection;
};

struct connection *connection_find(struct gateway *gateway, uint64_t number)
{
	struct connection *connection;
	HASH_FIND(hh, gateway->connections, &number, sizeof(number), connection);
	return connection && !connection->gone ? connection : NULL;
}

struct hearings *connection_hearings(struct connection *connection)
{
	return &connection->hearings;
}

/* The journal must hear of it, or the person would look present for ever. */
static void tell_gone(struct connection *connection)
{
	struct gateway *gateway = connection->gateway;
	if (connection->submitted && gateway->options.journal)
		gathering_put_take(gateway, call_new(CALL_GONE, connection->number));
}

static void end(struct connection *connection)
{
	struct gateway *gateway = connection->gateway;
	connection->gone = true; /* also to what is turned back for want of room */
	tell_gone(connection);
	const char *reason = figures_note_close(&gateway->figures, connection->close_code);
	log_line(connection->close_code ? LOG_INFO : LOG_DEBUG,
		"connection %llu has ended: %s (%u)", (unsigned long long)connection->number,
		reason, connection->close_code);
	fanout_forget(gateway, connection);
	watch_end(connection);
	HASH_DEL(gateway->connections, connection);
	gateway_give_back(gateway, connection->place);
	sessions_leave(&gateway->sessions, connection->session, gateway_now_ms(gateway));
	backlog_fini(&connection->backlog);
	incoming_fini(&connection->incoming);
	free(connection);
}

static void begin(struct connection *connection, struct lws *wsi)
{
	connection->wsi = wsi;
	watch_begin(connection);
	live_heard(connection);
	live_set_deadline(connection, LIMIT_HELLO_MS);
	HASH_ADD(hh, connection->gateway->connections, number, sizeof(connection->number),
		connection);
}

static int on_live(struct connection *connection, enum lws_callback_reasons reason,
	const void *bytes, size_t size)
{
	switch (reason) {
	case LWS_CALLBACK_RECEIVE:
		live_receive(connection, bytes, size);
		break;
	case LWS_CALLBACK_RECEIVE_PONG:
		live_heard(connection);
		break;
	case LWS_CALLBACK_SERVER_WRITEABLE:
		live_write_more(connection);
		break;
	case LWS_CALLBACK_WS_PEER_INITIATED_CLOSE:
		return live_peer_closes(connection, bytes, size) ? -1 : 0;
	case LWS_CALLBACK_WS_SERVER_DROP_PROTOCOL:
		connection->gone = true; /* libwebsockets has begun to close it */
		fanout_forget(connection->gateway, connection);
		break;
	default:
		break;
	}
	return 0;
}

static int on_event(
	struct lws *wsi, enum lws_callback_reasons reason, void *user, void *in, size_t size)
{
	struct slot *slot = user;
	struct gateway *gateway = lws_context_user(lws_get_context(wsi));

	switch (reason) {
	case LWS_CALLBACK_ESTABLISHED:
		if (!gateway->arriving)
			return -1;
		slot->connection = TAKE(gateway->arriving);
		begin(slot->connection, wsi);
		return 0;
	case LWS_CALLBACK_CLOSED:
		if (slot && slot->connection)
			end(TAKE(slot->connection));
		return 0;
	case LWS_CALLBACK_HTTP_CONFIRM_UPGRADE:
		/* Nothing comes here but the request that connection_begin() has written. */
		return gateway->arriving ? 0 : -1;
	case LWS_CALLBACK_FILTER_HTTP_CONNECTION:
	case LWS_CALLBACK_HTTP:
	case LWS_CALLBACK_RAW_ADOPT:
	case LWS_CALLBACK_RAW_RX:
	case LWS_CALLBACK_RAW_CONNECTED:
		return -1;
	case LWS_CALLBACK_RECEIVE:
	case LWS_CALLBACK_RECEIVE_PONG:
	case LWS_CALLBACK_SERVER_WRITEABLE:
	case LWS_CALLBACK_WS_PEER_INITIATED_CLOSE:
	case LWS_CALLBACK_WS_SERVER_DROP_PROTOCOL:
		return slot && slot->connection ? on_live(slot->connection, reason, in, size) : 0;
	default:
		return 0;
	}
}

static const struct lws_protocols protocols[] = {
	{.name = "runde",
		.callback = on_event,
		.per_session_data_size = sizeof(struct slot),
		.rx_buffer_size = READ_BYTES,
		.tx_packet_size = FRAME_BYTES_MAX},
	{0},
};

const struct lws_protocols *connection_protocols(void)
{
	return protocols;
}

static void drop(void *owner)
{
	struct connection *connection = owner;
	if (!connection->gone)
		live_drop(connection);
}

void connection_begin(struct gateway *gateway, int fd, struct place *place,
	const uint8_t token_hash[VAULT_HASH_BYTES], enum credential credential, const char *key)
{
	char head[256];
	struct connection *connection = memory_new(1, sizeof(*connection));
	/* libwebsockets sees only this: neither what else the client sent, nor anything that it
	 * offered (subprotocols, compression), and at once, so that no request is ever half read.
	 */
	int size = snprintf(head, sizeof(head),
		"GET /ws HTTP/1.1\r\nHost: runde\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
		"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: %s\r\n\r\n",
		key);

	connection->gateway = gateway;
	connection->number = gateway_next_number(gateway);
	connection->credential = credential;
	connection->place = place;
	place_give_to(place, connection, drop);
	connection->session =
		sessions_enter(&gateway->sessions, token_hash, gateway_now_ms(gateway));
	gateway->arriving = connection;
	lws_adopt_socket_vhost_readbuf(gateway->vhost, fd, head, (size_t)size);
	/* Once established it frees itself. */
	if (gateway->arriving) {
		gateway->arriving = NULL;
		gateway_give_back(gateway, place);
		sessions_leave(&gateway->sessions, connection->session, gateway_now_ms(gateway));
		free(connection);
	}
}

/* It says nothing although we would hear it, or takes nothing of what waits for it. */
static bool is_dead(const struct connection *connection)
{
	return live_is_silent(connection, LIMIT_HANGUP_S) &&
	       (!connection->in_flight || connection->backlog.count);
}

/* When there will be something to look after, unless watch_soon() is called before. Until a ping is
 * answered that is at each tick. */
static uint64_t next_look_ms(const struct connection *connection)
{
	uint64_t next_ms = connection->heard_ms + LIMIT_PING_S * UINT64_C(1000);
	if (connection->pinged || connection->gone)
		return 0;
	return connection->deadline_ms && connection->deadline_ms < next_ms
		       ? connection->deadline_ms
		       : next_ms;
}

static uint64_t look_after(struct connection *connection)
{
	uint64_t now_ms = gateway_now_ms(connection->gateway);
	bool is_late = connection->deadline_ms && now_ms >= connection->deadline_ms;

	if (connection->gone)
		return 0;
	live_resume(connection, PAUSE_RATE);
	if (is_late && !connection->close_code)
		connection_close(connection, CLOSE_POLICY, false); /* it never said hello */
	else if (is_late || is_dead(connection))
		live_drop(connection);
	else if (!connection->pinged && live_is_silent(connection, LIMIT_PING_S))
		live_ping(connection);
	return next_look_ms(connection);
}

void connection_tick(struct gateway *gateway)
{
	watch_tick(&gateway->watches, gateway_now_ms(gateway), look_after);
}

void connection_leave_all(struct gateway *gateway)
{
	struct connection *connection, *next;
	HASH_ITER (hh, gateway->connections, connection, next)
		if (!connection->gone)
			live_leave(connection);
}
