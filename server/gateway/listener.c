#include "gateway/listener.h"

#include "base/log.h"
#include "base/memory.h"

#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum {
	BACKLOG = 4096, /* as many as the kernel lets by default: who does not fit tries again in 1,
			   3, 7 s */
	ACCEPTS_A_TURN = 256,
	/* Bounds what the kernel keeps for a reader that does not read; the rest waits with us. */
	SEND_BUFFER_BYTES = 128 * 1024
};

struct listener {
	struct listener_options options;
	uv_poll_t poll;
	int fd;
	int port;
	bool polling, closed;
	bool starved; /* of descriptors, since all who waited were last let in */
	unsigned count;
};

static void watch(struct listener *listener);

void listener_leave(struct listener *listener)
{
	listener->count--;
	watch(listener);
}

static void prepare_socket(int fd)
{
	int one = 1, size = SEND_BUFFER_BYTES;
	setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof(one));
	setsockopt(fd, SOL_SOCKET, SO_SNDBUF, &size, sizeof(size));
}

static void unwatch(struct listener *listener)
{
	if (listener->polling)
		uv_poll_stop(&listener->poll);
	listener->polling = false;
}

static bool is_full(const struct listener *listener)
{
	return listener->count >= listener->options.connections_max;
}

/* Nobody waits, or the system gives us no socket; it is said once, not at each try. */
static void note_refusal(struct listener *listener, int error)
{
	bool starved = error != EAGAIN;
	if (starved && !listener->starved)
		log_warning("cannot accept connections: %s; those that wait are let in as others "
			    "leave",
			strerror(error));
	listener->starved = starved;
	/* Polling on would spin: the connection that waits stays readable. */
	if (starved)
		unwatch(listener);
}

static void accept_some(uv_poll_t *poll, int status, int events)
{
	struct listener *listener = poll->data;
	(void)status;
	(void)events;
	for (int i = 0; i < ACCEPTS_A_TURN && !is_full(listener) && !listener->closed; i++) {
		struct sockaddr_storage peer = {0};
		socklen_t size = sizeof(peer);
		int fd = accept4(listener->fd, (struct sockaddr *)&peer, &size,
			SOCK_NONBLOCK | SOCK_CLOEXEC);
		if (fd < 0 && (errno == ECONNABORTED || errno == EINTR || errno == EPROTO))
			continue;
		if (fd < 0) {
			note_refusal(listener, errno);
			return;
		}
		struct ip ip = ip_of_socket(&peer);
		prepare_socket(fd);
		listener->count++;
		listener->options.arrived(listener->options.cookie, fd, &ip);
	}
	if (is_full(listener))
		unwatch(listener);
}

static void watch(struct listener *listener)
{
	if (listener->closed || listener->polling || is_full(listener))
		return;
	uv_poll_start(&listener->poll, UV_READABLE, accept_some);
	listener->polling = true;
}

void listener_retry(struct listener *listener)
{
	watch(listener);
}

static int bind_socket(const struct addrinfo *where, bool dual)
{
	int one = 1, zero = 0;
	int fd = socket(where->ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
	if (fd < 0)
		return -1;
	setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &one, sizeof(one));
	if (where->ai_family == AF_INET6)
		setsockopt(fd, IPPROTO_IPV6, IPV6_V6ONLY, dual ? &zero : &one, sizeof(one));
	if (bind(fd, where->ai_addr, where->ai_addrlen) == 0 && listen(fd, BACKLOG) == 0)
		return fd;
	int why = errno;
	close(fd);
	errno = why;
	return -1;
}

static int find_port(int fd)
{
	struct sockaddr_storage own = {0};
	socklen_t size = sizeof(own);
	getsockname(fd, (struct sockaddr *)&own, &size);
	if (own.ss_family == AF_INET)
		return ntohs(((struct sockaddr_in *)&own)->sin_port);
	return ntohs(((struct sockaddr_in6 *)&own)->sin6_port);
}

static int open_socket(const char *address, int port, struct fault *fault)
{
	struct addrinfo hints = {
		.ai_socktype = SOCK_STREAM, .ai_flags = AI_PASSIVE | AI_NUMERICSERV};
	struct addrinfo *found = NULL;
	char service[12];
	snprintf(service, sizeof(service), "%d", port);
	int error = getaddrinfo(address, service, &hints, &found);
	if (error)
		return fault_set(fault, "cannot listen on %s: %s", address, gai_strerror(error));
	int fd = bind_socket(found, strcmp(address, "::") == 0);
	if (fd < 0)
		fault_set(
			fault, "cannot listen on %s, port %d: %s", address, port, strerror(errno));
	freeaddrinfo(found);
	return fd;
}

/* What has been handed over may be anything. */
static int take_socket(int fd, struct fault *fault)
{
	int domain = 0, type = 0, listens = 0;
	socklen_t size = sizeof(int);
	if (getsockopt(fd, SOL_SOCKET, SO_DOMAIN, &domain, &size) != 0 ||
		getsockopt(fd, SOL_SOCKET, SO_TYPE, &type, &size) != 0 ||
		getsockopt(fd, SOL_SOCKET, SO_ACCEPTCONN, &listens, &size) != 0 ||
		(domain != AF_INET && domain != AF_INET6) || type != SOCK_STREAM || !listens)
		return fault_set(fault,
			"what was handed over as descriptor %d is not a TCP socket"
			" that listens",
			fd);
	if (fcntl(fd, F_SETFD, FD_CLOEXEC) != 0 || fcntl(fd, F_SETFL, O_NONBLOCK) != 0)
		return fault_set(
			fault, "cannot use the socket that was handed over: %s", strerror(errno));
	return fd;
}

int listener_open(uv_loop_t *loop, const struct listener_options *options,
	struct listener **ret_listener, struct fault *ret_fault)
{
	int fd = options->inherited ? take_socket(options->inherited, ret_fault)
				    : open_socket(options->address, options->port, ret_fault);
	if (fd < 0)
		return -1;
	struct listener *listener = memory_new(1, sizeof(*listener));
	listener->options = *options;
	listener->fd = fd;
	listener->port = find_port(fd);
	uv_poll_init(loop, &listener->poll, fd);
	listener->poll.data = listener;
	watch(listener);
	*ret_listener = listener;
	return 0;
}

int listener_port(const struct listener *listener)
{
	return listener->port;
}

unsigned listener_count(const struct listener *listener)
{
	return listener->count;
}

void listener_close(struct listener *listener)
{
	if (listener->closed)
		return;
	unwatch(listener);
	listener->closed = true;
	uv_close((uv_handle_t *)&listener->poll, NULL);
	close(listener->fd);
}

void listener_free(struct listener *listener)
{
	free(listener);
}
