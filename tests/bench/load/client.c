#include "client.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

enum { OPCODE_CONTINUATION, OPCODE_TEXT, OPCODE_CLOSE = 8, OPCODE_PING, OPCODE_PONG };
enum { FIN = 0x80, MASKED = 0x80, SHORT_MAX = 125, SIZE_16 = 126, SIZE_64 = 127 };

static void *need(void *memory)
{
	if (!memory)
		abort();
	return memory;
}

static void bytes_put(struct client_bytes *bytes, const char *data, size_t size)
{
	if (bytes->size + size > bytes->space) {
		bytes->space = 2 * (bytes->size + size);
		bytes->data = need(realloc(bytes->data, bytes->space));
	}
	if (size)
		memcpy(bytes->data + bytes->size, data, size);
	bytes->size += size;
}

void client_end(struct client *client, const char *why)
{
	if (client->state == CLIENT_GONE)
		return;
	close(client->fd);
	client->ears->gone(client, why);
	client->state = CLIENT_GONE;
}

void client_fini(struct client *client)
{
	if (client->state != CLIENT_NEW && client->state != CLIENT_GONE)
		close(client->fd);
	free(client->kept.data);
	free(client->unsent.data);
	free(client->due_ns);
	free(client->heard);
}

static size_t send_now(struct client *client, const char *data, size_t size)
{
	ssize_t taken = send(client->fd, data, size, MSG_NOSIGNAL);
	if (taken >= 0)
		return (size_t)taken;
	if (errno != EAGAIN)
		client_end(client, "cannot send");
	return 0;
}

static void send_bytes(struct client *client, const char *data, size_t size)
{
	size_t taken = client->unsent.size ? 0 : send_now(client, data, size);
	if (client->state != CLIENT_GONE && taken < size)
		bytes_put(&client->unsent, data + taken, size - taken);
}

static void send_unsent(struct client *client)
{
	struct client_bytes *unsent = &client->unsent;
	if (!unsent->size)
		return;
	size_t taken = send_now(client, unsent->data, unsent->size);
	memmove(unsent->data, unsent->data + taken, unsent->size - taken);
	unsent->size -= taken;
}

static void send_frame(struct client *client, int opcode, const char *payload, size_t size)
{
	unsigned char frame[16 * 1024], *at = frame, *key;

	if (size > sizeof(frame) - 16) {
		client_end(client, "message too long to send");
		return;
	}
	*at++ = (unsigned char)(FIN | opcode);
	if (size <= SHORT_MAX) {
		*at++ = (unsigned char)(MASKED | size);
	} else {
		*at++ = MASKED | SIZE_16;
		*at++ = (unsigned char)(size >> 8);
		*at++ = (unsigned char)size;
	}
	client->mask = client->mask * 1664525u + 1013904223u;
	key = memcpy(at, &client->mask, 4);
	at += 4;
	for (size_t i = 0; i < size; i++)
		*at++ = (unsigned char)payload[i] ^ key[i & 3];
	send_bytes(client, (char *)frame, (size_t)(at - frame));
}

void client_send(struct client *client, const char *text, size_t size)
{
	if (client->state != CLIENT_GONE)
		send_frame(client, OPCODE_TEXT, text, size);
}

void client_start(struct client *client, int epoll, const struct client_target *target)
{
	struct sockaddr_in address = {
		.sin_family = AF_INET, .sin_port = htons((uint16_t)target->port)};
	struct epoll_event event = {
		.events = EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET, .data.ptr = client};
	struct linger reset = {1, 0}; /* closing leaves no port in TIME_WAIT */
	int yes = 1;

	client->fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
	if (client->fd < 0) {
		perror("socket");
		exit(2);
	}
	setsockopt(client->fd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof(yes));
	setsockopt(client->fd, SOL_SOCKET, SO_LINGER, &reset, sizeof(reset));
	inet_pton(AF_INET, target->address, &address.sin_addr);
	client->state = CLIENT_CONNECTING;
	client->mask = client->number;
	epoll_ctl(epoll, EPOLL_CTL_ADD, client->fd, &event);
	if (connect(client->fd, (struct sockaddr *)&address, sizeof(address)) != 0 &&
		errno != EINPROGRESS)
		client_end(client, "cannot connect");
}

static void upgrade(struct client *client, const struct client_target *target)
{
	char head[2048];
	int size = snprintf(head, sizeof(head),
		"GET %s HTTP/1.1\r\nHost: %s:%d\r\nOrigin: http://%s:%d\r\nConnection: Upgrade\r\n"
		"Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
		"Sec-WebSocket-Key: cnVuZGUgaXMgYmVuY2hlZA==\r\n%s\r\n",
		client->path, target->address, target->port, target->address, target->port,
		client->fields);
	client->state = CLIENT_UPGRADING;
	send_bytes(client, head, (size_t)size);
}

/* The length of the answer's head; 0: not complete, or refused. */
static size_t read_head(struct client *client, const char *data, size_t size)
{
	const char *end = memmem(data, size, "\r\n\r\n", 4);
	if (!end)
		return 0;
	if (strncmp(data, "HTTP/1.1 101", 12) != 0) {
		client_end(client, "the upgrade was refused");
		return 0;
	}
	client->state = CLIENT_OPEN;
	client->ears->opened(client);
	return (size_t)(end + 4 - data);
}

static void take_frame(struct client *client, unsigned char first, const char *data, size_t size)
{
	char why[32];

	switch (first) {
	case FIN | OPCODE_TEXT:
		client->ears->heard(client, data, size);
		break;
	case FIN | OPCODE_PING:
		send_frame(client, OPCODE_PONG, data, size);
		break;
	case FIN | OPCODE_PONG:
		break;
	case FIN | OPCODE_CLOSE:
		snprintf(why, sizeof(why), "closed with %d",
			size < 2 ? 0 : (unsigned char)data[0] << 8 | (unsigned char)data[1]);
		client_end(client, why);
		break;
	default:
		client_end(client, "a frame that was not expected");
	}
}

/* Takes one frame and returns its length with the header; 0: not complete. */
static size_t read_frame(struct client *client, const char *data, size_t size)
{
	const unsigned char *head = (const unsigned char *)data;
	size_t header = 2, payload;

	if (size < header)
		return 0;
	payload = head[1];
	if (payload >= SIZE_16) {
		header += payload == SIZE_16 ? 2 : 8;
		if (size < header)
			return 0;
		payload = 0;
		for (size_t i = 2; i < header; i++)
			payload = payload << 8 | head[i];
	}
	if (payload > CLIENT_READ_BYTES - header) {
		client_end(client, "a frame too long to read");
		return 0;
	}
	if (size - header < payload)
		return 0;
	take_frame(client, head[0], data + header, payload);
	return header + payload;
}

static void read_all(struct client *client, const char *data, size_t size)
{
	size_t used = 0, step = 1;

	if (client->state == CLIENT_UPGRADING)
		used = step = read_head(client, data, size);
	while (step && client->state >= CLIENT_OPEN && client->state != CLIENT_GONE)
		used += step = read_frame(client, data + used, size - used);
	client->kept.size = 0;
	if (client->state != CLIENT_GONE)
		bytes_put(&client->kept, data + used, size - used);
}

static void read_socket(struct client *client, char *shared)
{
	while (client->state != CLIENT_GONE) {
		size_t kept = client->kept.size, space = CLIENT_READ_BYTES - kept;
		if (kept)
			memcpy(shared, client->kept.data, kept);
		ssize_t got = recv(client->fd, shared + kept, space, 0);
		if (got < 0 && (errno == EAGAIN || errno == EINTR))
			return;
		if (got <= 0) {
			client_end(client, got ? "cannot read" : "closed without a word");
			return;
		}
		read_all(client, shared, kept + (size_t)got);
		/* A short read has emptied the socket. */
		if ((size_t)got < space)
			return;
	}
}

void client_on_event(
	struct client *client, uint32_t events, const struct client_target *target, char *shared)
{
	if (client->state == CLIENT_CONNECTING) {
		if (events & (EPOLLERR | EPOLLHUP))
			client_end(client, "cannot connect");
		else if (events & EPOLLOUT)
			upgrade(client, target);
	}
	if (client->state == CLIENT_GONE)
		return;
	if (events & (EPOLLIN | EPOLLRDHUP | EPOLLHUP | EPOLLERR))
		read_socket(client, shared);
	if (client->state != CLIENT_GONE)
		send_unsent(client);
}
