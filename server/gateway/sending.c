#include "gateway/live.h"

#include "base/limits.h"

enum {
	WRITES_A_TURN = 64,
	WRITE_CLOSE = 4 /* libwebsockets' own LWS_WRITE_CLOSE, which it does not export */
};

_Static_assert(FRAME_HEADROOM >= LWS_PRE, "libwebsockets writes the header before the payload");

void live_set_deadline(struct connection *connection, uint64_t ms)
{
	connection->deadline_ms = gateway_now_ms(connection->gateway) + ms;
	watch_soon(connection);
}

void live_drop(struct connection *connection)
{
	connection->gone = true;
	backlog_fini(&connection->backlog);
	lws_set_timeout(connection->wsi, PENDING_TIMEOUT_USER_REASON_BASE, LWS_TO_KILL_ASYNC);
	lws_cancel_service(connection->gateway->context); /* its timers are set only there */
}

void connection_close(struct connection *connection, int code, bool after_queue)
{
	if (connection->close_code || connection->gone)
		return;
	connection->close_code = (uint16_t)code;
	incoming_fini(&connection->incoming);
	if (!after_queue || connection->standing == STANDING_ENTERING)
		backlog_fini(&connection->backlog);
	live_resume(connection, PAUSE_CALLS | PAUSE_RATE | PAUSE_LEAVING);
	live_set_deadline(connection, LIMIT_SLOW_CLOSE_MS);
	lws_callback_on_writable(connection->wsi);
}

static void write_frame(struct connection *connection, struct frame *frame)
{
	struct figures *figures = &connection->gateway->figures;
	figures->sent_frames++;
	figures->sent_bytes += frame->size;
	if (lws_write(connection->wsi, frame_payload(frame), frame->size, LWS_WRITE_TEXT) < 0)
		live_drop(connection);
}

static bool is_open(const struct connection *connection)
{
	return !connection->close_code && !connection->gone;
}

static bool must_wait(const struct connection *connection)
{
	return connection->standing == STANDING_ENTERING || connection->backlog.count ||
	       lws_partial_buffered(connection->wsi);
}

/* Has what waits sent, unless it waits for the answer to hello. */
static void ask_to_write(struct connection *connection)
{
	if (connection->standing != STANDING_ENTERING)
		lws_callback_on_writable(connection->wsi);
}

void connection_send(struct connection *connection, struct frame *frame, bool passing)
{
	if (!is_open(connection))
		return;
	if (!must_wait(connection))
		write_frame(connection, frame);
	else if (backlog_put(&connection->backlog, frame, passing))
		ask_to_write(connection);
	else
		connection_close(connection, CLOSE_TOO_SLOW, false);
}

void connection_answer(
	struct connection *connection, struct frame *frame, enum command_kind command)
{
	if (!is_open(connection))
		return;
	if (must_wait(connection)) {
		if (backlog_put_answer(&connection->backlog, frame, live_weight(command)))
			ask_to_write(connection);
		else
			connection_close(connection, CLOSE_TRY_AGAIN, false);
		return;
	}
	write_frame(connection, frame);
	if (!connection->gone)
		live_ended(connection, live_weight(command));
}

void connection_enter(struct connection *connection)
{
	if (!is_open(connection) || connection->standing != STANDING_STRANGER)
		return;
	connection->standing = STANDING_ENTERING;
	connection->deadline_ms = 0;
	places_sign_in(&connection->gateway->places, connection->place);
}

void connection_greet(struct connection *connection, struct frame *frame, bool let_in)
{
	if (let_in) /* it may hear no room */
		connection_enter(connection);
	if (connection->standing == STANDING_STRANGER) {
		connection_answer(connection, frame, COMMAND_SESSION_HELLO);
	} else if (is_open(connection)) {
		connection->standing = STANDING_PRESENT;
		if (backlog_put_first(
			    &connection->backlog, frame, live_weight(COMMAND_SESSION_HELLO)))
			lws_callback_on_writable(connection->wsi);
		else
			connection_close(connection, CLOSE_TRY_AGAIN, false);
	}
}

/* Close codes are sent as a frame of our own making: a close asked for from here never reaches the
 * other side under libuv. */
static void send_close(struct connection *connection)
{
	unsigned char bytes[LWS_PRE + 2];
	bytes[LWS_PRE] = (unsigned char)(connection->close_code >> 8);
	bytes[LWS_PRE + 1] = (unsigned char)connection->close_code;
	connection->close_sent = true;
	fanout_forget(connection->gateway, connection);
	live_set_deadline(connection, LIMIT_CLOSE_MS);
	if (lws_write(connection->wsi, bytes + LWS_PRE, 2, (enum lws_write_protocol)WRITE_CLOSE) <
		0)
		live_drop(connection);
}

bool live_peer_closes(struct connection *connection, const void *reason, size_t size)
{
	if (connection->close_sent)
		return true;
	const unsigned char *bytes = reason;
	bool exists = size == 0 || (size >= 2 && (bytes[0] << 8 | bytes[1]) < CLOSE_CODES_END);
	connection->close_code = exists ? CLOSE_NORMAL : CLOSE_PROTOCOL;
	incoming_fini(&connection->incoming);
	backlog_fini(&connection->backlog);
	if (!exists) {
		send_close(connection);
		return true;
	}
	connection->close_sent = true; /* by libwebsockets */
	fanout_forget(connection->gateway, connection);
	live_set_deadline(connection, LIMIT_CLOSE_MS);
	return false;
}

/* With a payload: libwebsockets does not tell of an empty pong. */
static void send_ping(struct connection *connection)
{
	unsigned char bytes[LWS_PRE + 1];
	bytes[LWS_PRE] = 'r';
	connection->pinged = true;
	if (lws_write(connection->wsi, bytes + LWS_PRE, 1, LWS_WRITE_PING) < 0)
		live_drop(connection);
}

void live_ping(struct connection *connection)
{
	if (!is_open(connection) || must_wait(connection))
		lws_callback_on_writable(connection->wsi);
	else
		send_ping(connection);
}

bool live_is_silent(const struct connection *connection, unsigned seconds)
{
	uint64_t silent_ms = gateway_now_ms(connection->gateway) - connection->heard_ms;
	return silent_ms >= seconds * UINT64_C(1000);
}

void live_write_more(struct connection *connection)
{
	struct frame *frame;
	unsigned weight;
	if (connection->standing == STANDING_ENTERING && connection->backlog.count)
		return; /* until its hello is answered */
	for (int i = 0; i < WRITES_A_TURN && !connection->gone; i++) {
		if (lws_partial_buffered(connection->wsi))
			return; /* it calls again */
		if (!(frame = backlog_first(&connection->backlog)))
			break;
		write_frame(connection, frame);
		if (connection->gone)
			return;
		/* The frame before it was taken: a reader that is slow is not dead. */
		connection->heard_ms = gateway_now_ms(connection->gateway);
		if ((weight = backlog_drop_first(&connection->backlog)))
			live_ended(connection, weight);
	}
	if (connection->gone || connection->close_sent || lws_partial_buffered(connection->wsi))
		return;
	if (connection->backlog.count)
		lws_callback_on_writable(connection->wsi);
	else if (connection->close_code)
		send_close(connection);
	else if (!connection->pinged && live_is_silent(connection, LIMIT_PING_S))
		send_ping(connection);
}
