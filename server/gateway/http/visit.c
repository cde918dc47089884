#include "gateway/http/visit.h"

#include "base/attempt.h"
#include "base/limits.h"
#include "base/log.h"
#include "base/memory.h"
#include "gateway/edge.h"
#include "gateway/http/forwarded.h"
#include "gateway/http/routes.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>
#include <utlist.h>

enum { READ_BYTES = 2048, PIECE_BYTES = 64 * 1024 };

enum state { VISIT_READING, VISIT_WAITING, VISIT_WRITING, VISIT_LINGERING };

struct visit {
	struct gateway *gateway;
	struct visit *prev, *next;
	uv_poll_t poll;
	uv_timer_t timer;
	int fd;              /* -1: closed or handed over */
	int handles;         /* of libuv, still open */
	struct place *place; /* owned */
	enum state state;
	uint64_t number; /* while it waits */
	struct buffer in;
	size_t head_size; /* 0: not complete */
	struct head head; /* points into `in` */
	struct buffer out;
	const unsigned char *body; /* borrowed; goes out after `out` */
	size_t body_size, sent, lingered;
	void (*gone)(void *cookie); /* told when it ends, or NULL */
	void *cookie;
};

static void on_event(uv_poll_t *poll, int status, int events);

static void on_closed(uv_handle_t *handle)
{
	struct visit *visit = handle->data;
	if (--visit->handles > 0)
		return;
	buffer_fini(&visit->in);
	buffer_fini(&visit->out);
	free(visit);
}

/* What it has held is its owner's again. */
static void let_go(struct visit *visit)
{
	void (*gone)(void *cookie) = TAKE(visit->gone);
	visit->body = NULL;
	visit->body_size = 0;
	if (gone)
		gone(visit->cookie);
}

static void release(struct visit *visit)
{
	uv_poll_stop(&visit->poll);
	uv_close((uv_handle_t *)&visit->poll, on_closed);
	uv_close((uv_handle_t *)&visit->timer, on_closed);
	DL_DELETE(visit->gateway->visits, visit);
	let_go(visit);
}

static void finish(struct visit *visit)
{
	release(visit);
	close(visit->fd);
	visit->fd = -1;
	gateway_give_back(visit->gateway, visit->place);
}

static void on_deadline(uv_timer_t *timer)
{
	struct visit *visit = timer->data;
	if (visit->state == VISIT_WAITING)
		visit_refuse(visit, 503, NULL);
	else
		finish(visit);
}

static void set_deadline(struct visit *visit, uint64_t ms)
{
	uv_timer_start(&visit->timer, on_deadline, ms, 0);
}

static void poll_for(struct visit *visit, int events)
{
	uv_poll_start(&visit->poll, events, on_event);
}

/* What the client still sends is read for a moment: closing over unread bytes would reset the
 * connection and take the answer with it. */
static void linger(struct visit *visit)
{
	visit->state = VISIT_LINGERING;
	let_go(visit);
	shutdown(visit->fd, SHUT_WR);
	set_deadline(visit, LIMIT_LINGER_MS);
	poll_for(visit, UV_READABLE);
}

static void drop_input(struct visit *visit)
{
	char bytes[READ_BYTES];
	ssize_t got = recv(visit->fd, bytes, sizeof(bytes), 0);
	if (got > 0)
		visit->lingered += (size_t)got;
	if (got == 0 || (got < 0 && errno != EAGAIN && errno != EINTR) ||
		visit->lingered > LIMIT_LINGER_BYTES)
		finish(visit);
}

/* One piece; true if it went out, whole or in part. */
static bool write_piece(struct visit *visit)
{
	struct iovec parts[2];
	struct msghdr message = {.msg_iov = parts};
	size_t in_out = visit->sent < visit->out.size ? visit->out.size - visit->sent : 0;
	size_t done = visit->sent > visit->out.size ? visit->sent - visit->out.size : 0;
	size_t left = visit->body_size - done;

	if (in_out)
		parts[message.msg_iovlen++] = (struct iovec){visit->out.data + visit->sent, in_out};
	if (left)
		parts[message.msg_iovlen++] = (struct iovec){
			(void *)(visit->body + done), left < PIECE_BYTES ? left : PIECE_BYTES};
	ssize_t put = sendmsg(visit->fd, &message, MSG_NOSIGNAL);
	if (put > 0)
		visit->sent += (size_t)put;
	return put > 0;
}

static void write_some(struct visit *visit)
{
	size_t all = visit->out.size + visit->body_size;
	while (visit->sent < all) {
		size_t progress = visit->sent / LIMIT_HTTP_PROGRESS_BYTES;
		if (write_piece(visit)) {
			if (visit->sent / LIMIT_HTTP_PROGRESS_BYTES != progress)
				set_deadline(visit, LIMIT_HTTP_MS);
		} else if (errno == EAGAIN) {
			poll_for(visit, UV_WRITABLE);
			return;
		} else if (errno != EINTR) {
			finish(visit);
			return;
		}
	}
	linger(visit);
}

static void answer(struct visit *visit, const struct response *response, const void *body)
{
	/* A head refused halfway has no method; there the words may follow. */
	bool without = visit->head_size && visit->head.method == METHOD_HEAD;
	struct response full = *response;
	full.secure = visit->gateway->options.secure_cookie;
	visit->gateway->figures.responses[response->status / 100]++;
	log_debug("a request was answered %d", response->status);
	place_served(visit->place);
	response_write(&full, &visit->out);
	visit->body = without ? NULL : body;
	visit->body_size = without || !body ? 0 : response->size_bytes;
	visit->state = VISIT_WRITING;
	set_deadline(visit, LIMIT_HTTP_MS);
}

void visit_answer_static(struct visit *visit, const struct response *response, const void *body)
{
	answer(visit, response, body);
	write_some(visit);
}

void visit_answer_held(struct visit *visit, const struct response *response, const void *body,
	void (*gone)(void *cookie), void *cookie)
{
	visit->gone = gone;
	visit->cookie = cookie;
	visit_answer_static(visit, response, body);
}

void visit_answer(struct visit *visit, const struct response *response, const void *body)
{
	answer(visit, response, body);
	attempt_begin();
	buffer_add(&visit->out, visit->body, visit->body_size);
	visit->body = NULL;
	visit->body_size = 0;
	if (attempt_end())
		write_some(visit);
	else
		finish(visit);
}

void visit_refuse(struct visit *visit, int status, const char *fields)
{
	char words[64];
	int size = snprintf(words, sizeof(words), "%d %s\n", status, response_reason(status));
	struct response response = {.status = status,
		.type = "text/plain; charset=utf-8",
		.size_bytes = (size_t)size,
		.fields = fields};
	visit_answer(visit, &response, words);
}

uint64_t visit_wait(struct visit *visit)
{
	visit->state = VISIT_WAITING;
	place_serve(visit->place);
	visit->number = gateway_next_number(visit->gateway);
	uv_poll_stop(&visit->poll);
	set_deadline(visit, LIMIT_HTTP_MS);
	return visit->number;
}

void visit_be_patient(struct visit *visit, uint64_t ms)
{
	set_deadline(visit, ms);
}

struct visit *visit_find(struct gateway *gateway, uint64_t number)
{
	struct visit *visit;
	DL_FOREACH (gateway->visits, visit)
		if (visit->state == VISIT_WAITING && visit->number == number)
			return visit;
	return NULL;
}

bool visit_leave(struct visit *visit, int *ret_fd, struct place **ret_place)
{
	/* No client may speak before it was answered 101. */
	if (visit->in.size > visit->head_size) {
		visit_refuse(visit, 400, NULL);
		return false;
	}
	if (visit->state == VISIT_WAITING)
		place_served(visit->place);
	*ret_fd = visit->fd;
	*ret_place = visit->place;
	release(visit);
	visit->fd = -1;
	return true;
}

/* False: too many others come from where it comes from, and it was refused. Whoever asks for the
 * metrics counts nowhere: they are wanted most where somebody comes too fast. */
static bool settle(struct visit *visit)
{
	struct gateway *gateway = visit->gateway;
	struct ip client = forwarded_client(
		&visit->head, place_peer(visit->place), &gateway->options.trusted_proxies);
	if (visit_is_watcher(visit) || !place_is_new(visit->place) ||
		gateway_settle(gateway, visit->place, &client))
		return true;
	visit_refuse(visit, 429, NULL);
	return false;
}

static void handle_input(struct visit *visit, size_t seen)
{
	const char *bytes = (const char *)visit->in.data;
	if (!visit->head_size) {
		int end = head_find_end(bytes, visit->in.size, seen);
		if (end == 0)
			return;
		int status = end < 0 ? -end : head_read(bytes, (size_t)end, &visit->head);
		if (status) {
			visit_refuse(visit, status,
				status == 426 ? "Sec-WebSocket-Version: 13\r\n" : NULL);
			return;
		}
		visit->head_size = (size_t)end;
		if (!settle(visit))
			return;
	}
	if (visit->in.size - visit->head_size < visit->head.body_size)
		return;
	/* The bytes may have moved while the body came in. */
	if (head_read(bytes, visit->head_size, &visit->head) != 0)
		BUG("a head was read two ways");
	uv_poll_stop(&visit->poll);
	routes_answer(visit);
}

static void read_some(struct visit *visit)
{
	size_t seen = visit->in.size;
	attempt_begin();
	unsigned char *place = buffer_reserve(&visit->in, READ_BYTES);
	if (!attempt_end()) {
		visit_refuse(visit, 503, NULL);
		return;
	}
	ssize_t got = recv(visit->fd, place, READ_BYTES, 0);
	if (got > 0) {
		visit->in.size += (size_t)got;
		handle_input(visit, seen);
	} else if (got == 0 || (errno != EAGAIN && errno != EINTR)) {
		finish(visit);
	}
}

static void on_event(uv_poll_t *poll, int status, int events)
{
	struct visit *visit = poll->data;
	(void)events;
	if (status < 0)
		finish(visit);
	else if (visit->state == VISIT_READING)
		read_some(visit);
	else if (visit->state == VISIT_WRITING)
		write_some(visit);
	else if (visit->state == VISIT_LINGERING)
		drop_input(visit);
}

static void drop(void *owner)
{
	finish(owner);
}

void visit_begin(struct gateway *gateway, int fd, struct place *place)
{
	struct visit *visit = memory_new(1, sizeof(*visit));
	visit->gateway = gateway;
	visit->fd = fd;
	visit->place = place;
	place_give_to(place, visit, drop);
	visit->handles = 2;
	uv_poll_init(&gateway->loop, &visit->poll, fd);
	uv_timer_init(&gateway->loop, &visit->timer);
	visit->poll.data = visit;
	visit->timer.data = visit;
	DL_APPEND(gateway->visits, visit);
	set_deadline(visit, LIMIT_HTTP_MS);
	poll_for(visit, UV_READABLE);
}

struct gateway *visit_gateway(const struct visit *visit)
{
	return visit->gateway;
}

bool visit_is_watcher(const struct visit *visit)
{
	return place_door(visit->place) == visit->gateway->watch_door;
}

const struct head *visit_head(const struct visit *visit)
{
	return &visit->head;
}

struct ip visit_address(const struct visit *visit)
{
	return place_address(visit->place);
}

struct slice visit_body(const struct visit *visit)
{
	return (struct slice){
		(const char *)visit->in.data + visit->head_size, visit->head.body_size};
}

void visit_close_idle(struct gateway *gateway)
{
	struct visit *visit, *next;
	DL_FOREACH_SAFE(gateway->visits, visit, next)
	if (visit->state == VISIT_READING || visit->state == VISIT_LINGERING)
		finish(visit);
}

void visit_close_all(struct gateway *gateway)
{
	struct visit *visit, *next;
	DL_FOREACH_SAFE(gateway->visits, visit, next)
	finish(visit);
}
