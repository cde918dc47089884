#include "gateway/tls/tunnel.h"

#include "base/attempt.h"
#include "base/limits.h"
#include "base/memory.h"

#include <errno.h>
#include <openssl/err.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum { RECORD_BYTES = SSL3_RT_MAX_PLAIN_LENGTH };

struct tunnel *tunnel_new(int client_fd, int house_fd)
{
	struct tunnel *tunnel = memory_new(1, sizeof(*tunnel));
	tunnel->client_fd = client_fd;
	tunnel->house_fd = house_fd;
	return tunnel;
}

void tunnel_free(struct tunnel *tunnel)
{
	SSL_free(tunnel->ssl);
	close(tunnel->client_fd);
	close(tunnel->house_fd);
	free(tunnel->up.bytes);
	free(tunnel->down.bytes);
	free(tunnel);
}

static void on_closed(uv_handle_t *handle)
{
	struct tunnel *tunnel = handle->data;
	if (--tunnel->handles == 0)
		tunnel_free(tunnel);
}

void tunnel_end(struct tunnel *tunnel)
{
	uv_close((uv_handle_t *)&tunnel->client, on_closed);
	uv_close((uv_handle_t *)&tunnel->house, on_closed);
	uv_close((uv_handle_t *)&tunnel->deadline, on_closed);
	tunnel->owner->ended(tunnel->owner->cookie, tunnel);
}

static void on_deadline(uv_timer_t *deadline)
{
	tunnel_end(deadline->data);
}

static void set_deadline(struct tunnel *tunnel, uint64_t ms)
{
	uv_timer_start(&tunnel->deadline, on_deadline, ms, 0);
}

/* False: there is no memory for it. */
static bool keep(struct remainder *remainder, const unsigned char *bytes, size_t size)
{
	if (!size)
		return true;
	attempt_begin();
	remainder->bytes = attempt_resize(NULL, size);
	if (!attempt_end())
		return false;
	memcpy(remainder->bytes, bytes, size);
	remainder->start = 0;
	remainder->size = size;
	return true;
}

static void drop_taken(struct remainder *remainder, size_t taken)
{
	remainder->start += taken;
	if (remainder->start < remainder->size)
		return;
	free(remainder->bytes);
	*remainder = (struct remainder){0};
}

/* What OpenSSL waits for after a call that did not get through. False: it is over. */
static bool read_wish(struct tunnel *tunnel, int result, int *ret_events)
{
	int error = SSL_get_error(tunnel->ssl, result);
	if (error == SSL_ERROR_WANT_READ)
		*ret_events = UV_READABLE;
	else if (error == SSL_ERROR_WANT_WRITE)
		*ret_events = UV_WRITABLE;
	else
		return false;
	return true;
}

/* Bytes the house has taken, or -1: it takes no more. */
static ssize_t give_house(struct tunnel *tunnel, const unsigned char *bytes, size_t size)
{
	ssize_t put = send(tunnel->house_fd, bytes, size, MSG_NOSIGNAL);
	return put < 0 && (errno == EAGAIN || errno == EINTR) ? 0 : put;
}

/* Bytes the client has taken, or -1: it takes no more. Pieces are told apart by their content, not
 * by where they lie. */
static ssize_t give_client(struct tunnel *tunnel, const unsigned char *bytes, size_t size)
{
	ERR_clear_error();
	int put = SSL_write(tunnel->ssl, bytes, (int)size);
	if (put <= 0)
		return read_wish(tunnel, put, &tunnel->write_waits) ? 0 : -1;
	tunnel->write_waits = UV_WRITABLE;
	size_t progress = tunnel->sent / LIMIT_HTTP_PROGRESS_BYTES;
	tunnel->sent += (size_t)put;
	if (tunnel->is_ending && tunnel->sent / LIMIT_HTTP_PROGRESS_BYTES != progress)
		set_deadline(tunnel, LIMIT_HTTP_MS);
	return put;
}

/* The client says nothing more; the house may still answer. */
static void note_client_done(struct tunnel *tunnel)
{
	tunnel->client_done = true;
	shutdown(tunnel->house_fd, SHUT_WR);
}

/* What is on its way has so long to arrive, and longer while it does. */
static void note_ending(struct tunnel *tunnel)
{
	if (tunnel->is_ending)
		return;
	tunnel->is_ending = true;
	tunnel->sent = 0;
	set_deadline(tunnel, LIMIT_HTTP_MS);
}

/* All that the house had to say is said. What the client still sends is taken for a moment, as
 * closing over unread bytes would reset the connection. */
static void note_house_done(struct tunnel *tunnel)
{
	tunnel->house_done = tunnel->is_ending = true;
	ERR_clear_error();
	if (tunnel->is_open)
		SSL_shutdown(tunnel->ssl);
	shutdown(tunnel->client_fd, SHUT_WR);
	set_deadline(tunnel, LIMIT_LINGER_MS);
}

/* A browser that was sent here with http:// is told so in its own words. */
static void refuse_plain(struct tunnel *tunnel)
{
	static const char answer[] = "HTTP/1.1 400 Bad Request\r\nConnection: close\r\n"
				     "Content-Type: text/plain\r\nContent-Length: 24\r\n\r\n"
				     "Here https:// is spoken\n";
	tunnel->is_refused = true;
	send(tunnel->client_fd, answer, sizeof(answer) - 1, MSG_NOSIGNAL);
	shutdown(tunnel->house_fd, SHUT_RDWR);
	note_house_done(tunnel);
}

static bool speaks_http(void)
{
	int reason = ERR_GET_REASON(ERR_peek_error());
	return reason == SSL_R_HTTP_REQUEST || reason == SSL_R_HTTPS_PROXY_REQUEST;
}

static bool shake_hands(struct tunnel *tunnel)
{
	ERR_clear_error();
	int result = SSL_accept(tunnel->ssl);
	if (result == 1) {
		tunnel->is_open = true;
		tunnel->read_waits = UV_READABLE;
		tunnel->owner->opened(tunnel->owner->cookie);
		return true;
	}
	if (read_wish(tunnel, result, &tunnel->read_waits))
		return true;
	if (!speaks_http())
		return false;
	refuse_plain(tunnel);
	return true;
}

static bool drop_plain(struct tunnel *tunnel)
{
	unsigned char bytes[RECORD_BYTES];
	ssize_t got = recv(tunnel->client_fd, bytes, sizeof(bytes), 0);
	return got > 0 || (got < 0 && (errno == EAGAIN || errno == EINTR));
}

/* One record of the client's. False: the tunnel is over. */
static bool carry_up(struct tunnel *tunnel)
{
	unsigned char bytes[RECORD_BYTES];
	if (tunnel->is_refused)
		return drop_plain(tunnel);
	ERR_clear_error();
	int got = SSL_read(tunnel->ssl, bytes, sizeof(bytes));
	if (got <= 0 && SSL_get_error(tunnel->ssl, got) == SSL_ERROR_ZERO_RETURN) {
		note_client_done(tunnel);
		return true;
	}
	if (got <= 0)
		return read_wish(tunnel, got, &tunnel->read_waits);
	tunnel->read_waits = UV_READABLE;
	ssize_t put = give_house(tunnel, bytes, (size_t)got);
	return put >= 0 && keep(&tunnel->up, bytes + put, (size_t)(got - put));
}

/* As much of the house's as fits into a record. */
static bool carry_down(struct tunnel *tunnel)
{
	unsigned char bytes[RECORD_BYTES];
	ssize_t got = recv(tunnel->house_fd, bytes, sizeof(bytes), 0);
	if (got < 0 && (errno == EAGAIN || errno == EINTR))
		return true;
	if (got <= 0 && !tunnel->is_open)
		return false;
	if (got <= 0) {
		note_house_done(tunnel);
		return true;
	}
	ssize_t put = give_client(tunnel, bytes, (size_t)got);
	return put >= 0 && keep(&tunnel->down, bytes + put, (size_t)(got - put));
}

static bool carry_rest(struct tunnel *tunnel, struct remainder *rest,
	ssize_t (*give)(struct tunnel *tunnel, const unsigned char *bytes, size_t size))
{
	ssize_t put = give(tunnel, rest->bytes + rest->start, rest->size - rest->start);
	if (put > 0)
		drop_taken(rest, (size_t)put);
	return put >= 0;
}

static void on_client(uv_poll_t *poll, int status, int events);
static void on_house(uv_poll_t *poll, int status, int events);

/* Asking libuv again for the same would cost two system calls. */
static void poll_for(uv_poll_t *poll, int *polled, int events, uv_poll_cb fn)
{
	if (events == *polled)
		return;
	if (events)
		uv_poll_start(poll, events, fn);
	else
		uv_poll_stop(poll);
	*polled = events;
}

/* Reads from neither side what the other has no room for. */
static void go_on(struct tunnel *tunnel)
{
	int client = 0, house = 0;
	if (!tunnel->client_done && !tunnel->up.bytes)
		client |= tunnel->read_waits;
	if (tunnel->down.bytes)
		client |= tunnel->write_waits;
	if (!tunnel->house_done && !tunnel->down.bytes)
		house |= UV_READABLE;
	else if (!tunnel->is_ending)
		house |= UV_DISCONNECT; /* it may give up a client that takes nothing */
	if (tunnel->up.bytes)
		house |= UV_WRITABLE;
	poll_for(&tunnel->client, &tunnel->client_polled, client, on_client);
	poll_for(&tunnel->house, &tunnel->house_polled, house, on_house);
}

static void settle(struct tunnel *tunnel, bool alive)
{
	if (alive && !(tunnel->client_done && tunnel->house_done))
		go_on(tunnel);
	else
		tunnel_end(tunnel);
}

static void on_client(uv_poll_t *poll, int status, int events)
{
	struct tunnel *tunnel = poll->data;
	bool alive = status == 0;
	if (alive && !tunnel->is_open && !tunnel->is_refused) {
		settle(tunnel, shake_hands(tunnel));
		return;
	}
	if (alive && tunnel->down.bytes && events & tunnel->write_waits)
		alive = carry_rest(tunnel, &tunnel->down, give_client);
	if (alive && !tunnel->client_done && !tunnel->up.bytes && events & tunnel->read_waits)
		alive = carry_up(tunnel);
	settle(tunnel, alive);
}

static void on_house(uv_poll_t *poll, int status, int events)
{
	struct tunnel *tunnel = poll->data;
	bool alive = status == 0;
	if (alive && tunnel->up.bytes && events & UV_WRITABLE)
		alive = carry_rest(tunnel, &tunnel->up, give_house);
	if (alive && events & UV_READABLE && !tunnel->house_done && !tunnel->down.bytes)
		alive = carry_down(tunnel);
	if (alive && events & UV_DISCONNECT)
		note_ending(tunnel);
	settle(tunnel, alive);
}

void tunnel_begin(
	struct tunnel *tunnel, uv_loop_t *loop, SSL_CTX *context, const struct tunnel_owner *owner)
{
	tunnel->owner = owner;
	tunnel->ssl = SSL_new(context);
	if (!tunnel->ssl || !SSL_set_fd(tunnel->ssl, tunnel->client_fd))
		BUG("OpenSSL has no memory for a connection");
	tunnel->read_waits = UV_READABLE;
	tunnel->write_waits = UV_WRITABLE;
	tunnel->handles = 3;
	uv_poll_init(loop, &tunnel->client, tunnel->client_fd);
	uv_poll_init(loop, &tunnel->house, tunnel->house_fd);
	uv_timer_init(loop, &tunnel->deadline);
	tunnel->client.data = tunnel->house.data = tunnel->deadline.data = tunnel;
	go_on(tunnel);
}
