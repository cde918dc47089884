#include "gateway/live.h"

#include "base/attempt.h"
#include "base/limits.h"
#include "base/memory.h"
#include "proto/reply.h"

#include <string.h>

static void pause_reading(struct connection *connection, enum pause reason)
{
	if (!connection->pauses)
		lws_rx_flow_control(connection->wsi, 0);
	connection->pauses |= (uint8_t)reason;
}

void live_resume(struct connection *connection, enum pause reason)
{
	if (!(connection->pauses & reason))
		return;
	connection->pauses &= (uint8_t)~reason;
	if (!connection->pauses)
		lws_rx_flow_control(connection->wsi, 1);
}

void live_heard(struct connection *connection)
{
	connection->heard_ms = gateway_now_ms(connection->gateway);
	connection->pinged = false;
}

static void refuse(
	struct connection *connection, const struct request_id *id, const struct refusal *refusal)
{
	BUFFER_AUTO out;
	buffer_init(&out);
	reply_error(&out, id, refusal);
	struct frame *frame = frame_new(out.data, out.size);
	connection_send(connection, frame, false);
	frame_unref(frame);
}

static void refuse_as(
	struct connection *connection, const struct request_id *id, enum error_kind error)
{
	struct refusal refusal = refusal_of(error);
	refuse(connection, id, &refusal);
}

static void note_refused(
	struct connection *connection, enum command_kind kind, enum error_kind error)
{
	connection->gateway->figures.answers[kind][error]++;
}

static bool take_token(struct connection *connection, unsigned bucket)
{
	struct gateway *gateway = connection->gateway;
	return gateway->options.rates_off ||
	       session_take(connection->session, bucket, gateway_now_ms(gateway));
}

static void refuse_wrong(
	struct connection *connection, const struct request *request, const struct refusal *refusal)
{
	connection->gateway->figures.wrong++;
	refuse(connection, &request->id, refusal);
	if (!take_token(connection, BUCKET_ERRORS))
		connection_close(connection, CLOSE_TOO_WRONG, true);
}

static bool is_too_fast(struct connection *connection, enum command_kind kind)
{
	if (take_token(connection, command_info(kind)->rate))
		return false;
	if (!take_token(connection, BUCKET_REFUSALS)) {
		pause_reading(connection, PAUSE_RATE);
		watch_soon(connection);
	}
	return true;
}

static void submit(struct connection *connection, struct request *request)
{
	struct call *call = call_new(CALL_COMMAND, connection->number);
	memcpy(call->token_hash, session_token_hash(connection->session), sizeof(call->token_hash));
	call->credential = connection->credential;
	call->id = request->id;
	call->command = TAKE(request->command);
	connection->submitted = true;
	place_serve(connection->place);
	connection->in_flight += (uint16_t)live_weight(call->command->kind);
	if (connection->in_flight >= LIMIT_CALLS_IN_FLIGHT)
		pause_reading(connection, PAUSE_CALLS);
	gathering_put_take(connection->gateway, call);
}

void connection_turned_back(struct gateway *gateway, const struct call *call)
{
	struct connection *connection = connection_find(gateway, call->connection);
	if (!connection)
		return;
	note_refused(connection, call->command->kind, ERROR_UNAVAILABLE);
	refuse_as(connection, &call->id, ERROR_UNAVAILABLE);
	live_ended(connection, live_weight(call->command->kind));
}

unsigned live_weight(enum command_kind command)
{
	if (command == COMMAND_NOTE_OPEN || command == COMMAND_NOTE_VERSION) /* one at a time */
		return LIMIT_CALLS_IN_FLIGHT;
	return command_info(command)->effect == EFFECT_READ ? LIMIT_PAGE_WEIGHT : 1;
}

void live_ended(struct connection *connection, unsigned weight)
{
	if (weight > connection->in_flight)
		BUG("an answer to nothing that was asked");
	connection->in_flight -= (uint16_t)weight;
	if (!connection->in_flight)
		place_served(connection->place);
	if (connection->in_flight < LIMIT_CALLS_IN_FLIGHT)
		live_resume(connection, PAUSE_CALLS);
	if (!connection->in_flight && connection->leaving)
		connection_close(connection, CLOSE_GOING_AWAY, true);
}

void live_leave(struct connection *connection)
{
	connection->leaving = true;
	if (connection->in_flight)
		pause_reading(connection, PAUSE_LEAVING);
	else
		connection_close(connection, CLOSE_GOING_AWAY, true);
}

#ifdef RUNDE_ECHO
static bool echo(struct connection *connection, const char *message, size_t size)
{
	if (!connection->gateway->options.echoes)
		return false;
	struct frame *frame = frame_new(message, size);
	connection_send(connection, frame, false);
	frame_unref(frame);
	return true;
}
#else
static bool echo(struct connection *connection, const char *message, size_t size)
{
	(void)connection, (void)message, (void)size;
	return false;
}
#endif

static void handle(struct connection *connection, const char *message, size_t size)
{
	struct request request;
	struct refusal refusal;

	if (echo(connection, message, size))
		return;
	if (memchr(message, '\0', size)) {
		connection_close(connection, CLOSE_INVALID, false);
		return;
	}
	attempt_begin();
	bool read = request_read(message, size, &request, &refusal);
	if (!attempt_end()) {
		command_free(request.command);
		connection_close(connection, CLOSE_TRY_AGAIN, true);
	} else if (!read) {
		refuse_wrong(connection, &request, &refusal);
	} else if (is_too_fast(connection, request.command->kind)) {
		note_refused(connection, request.command->kind, ERROR_TOO_FAST);
		refuse_as(connection, &request.id, ERROR_TOO_FAST);
		command_free(request.command);
	} else {
		submit(connection, &request);
	}
}

/* Strangers write no notes. */
static size_t most_bytes(const struct connection *connection)
{
	return connection->standing == STANDING_PRESENT ? LIMIT_NOTE_FRAME_BYTES
							: LIMIT_FRAME_BYTES;
}

void live_receive(struct connection *connection, const void *bytes, size_t size)
{
	struct incoming_piece piece = {bytes, size, lws_remaining_packet_payload(connection->wsi),
		lws_is_final_fragment(connection->wsi)};
	const char *message;
	size_t message_size;

	connection->gateway->figures.received_bytes += size;
	live_heard(connection);
	gathering_note_read(connection->gateway);
	if (connection->close_code || connection->leaving || connection->gone)
		return;
	if (lws_frame_is_binary(connection->wsi)) {
		connection_close(connection, CLOSE_UNSUPPORTED, false);
		return;
	}
	attempt_begin();
	enum incoming_result result = incoming_put(
		&connection->incoming, &piece, most_bytes(connection), &message, &message_size);
	if (!attempt_end()) {
		connection_close(connection, CLOSE_TRY_AGAIN, true);
		return;
	}
	switch (result) {
	case INCOMING_MORE:
		break;
	case INCOMING_WHOLE:
		handle(connection, message, message_size);
		incoming_fini(&connection->incoming);
		break;
	case INCOMING_TOO_LONG:
		connection_close(connection, CLOSE_TOO_LONG, false);
		break;
	case INCOMING_TOO_MANY:
		connection_close(connection, CLOSE_POLICY, false);
		break;
	}
}
