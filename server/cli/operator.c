#include "cli/operator.h"

#include "base/log.h"
#include "base/memory.h"
#include "base/world.h"
#include "cli/solo.h"
#include "proto/reply.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

enum {
	ANSWER_S = 30,
	ANSWER_BYTES = 64 * 1024 * 1024 /* the house of the most people is far below */
};

struct operator_link {
	int socket;              /* -1: there is a journal instead */
	struct journal *journal; /* owned; NULL: there is a socket instead */
	uint64_t house;
	struct buffer line; /* the last answer */
};

bool operator_path(const char *folder, char ret_path[OPERATOR_PATH_BYTES])
{
	int size = snprintf(ret_path, OPERATOR_PATH_BYTES, "%s/admin.sock", folder);
	return size > 0 && size < OPERATOR_PATH_BYTES;
}

/* 1: a server has answered the door; 0: there is none; -1: something is wrong. */
static int knock(const char *folder, int *ret_socket, struct fault *ret_fault)
{
	struct sockaddr_un address = {.sun_family = AF_UNIX};
	struct timeval patience = {.tv_sec = ANSWER_S};
	_Static_assert(sizeof(address.sun_path) == OPERATOR_PATH_BYTES, "the kernel's own");
	if (!operator_path(folder, address.sun_path))
		return 0;
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (fd < 0)
		return fault_set(ret_fault, "no socket can be opened: %s", strerror(errno));
	if (connect(fd, (struct sockaddr *)&address, sizeof(address)) == 0) {
		setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience));
		setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof(patience));
		*ret_socket = fd;
		return 1;
	}
	int error = errno;
	close(fd);
	if (error == ENOENT || error == ECONNREFUSED)
		return 0;
	return fault_set(
		ret_fault, "the server of %s cannot be reached: %s", folder, strerror(error));
}

static bool send_all(int fd, const struct buffer *out)
{
	for (size_t sent = 0; sent < out->size;) {
		ssize_t size = send(fd, out->data + sent, out->size - sent, MSG_NOSIGNAL);
		if (size < 0 && errno == EINTR)
			continue;
		if (size <= 0)
			return false;
		sent += (size_t)size;
	}
	return true;
}

/* Reads until the end of the line, which is taken off. */
static bool receive_line(int fd, struct buffer *line)
{
	buffer_clear(line);
	while (line->size < ANSWER_BYTES) {
		unsigned char *room = buffer_reserve(line, 64 * 1024);
		ssize_t size = recv(fd, room, 64 * 1024, 0);
		if (size < 0 && errno == EINTR)
			continue;
		if (size <= 0)
			return false;
		line->size += (size_t)size;
		if (line->data[line->size - 1] == '\n') {
			line->size--;
			return true;
		}
	}
	return false;
}

static bool ask_server(struct operator_link *link, const struct command *command)
{
	BUFFER_AUTO out;
	buffer_init(&out);
	request_write(&out, command);
	buffer_add_byte(&out, '\n');
	return send_all(link->socket, &out) && receive_line(link->socket, &link->line);
}

/* A command of its own for the journal, through the one parser as from outside. */
static bool ask_journal(struct operator_link *link, const struct command *command)
{
	BUFFER_AUTO out;
	struct request request;
	struct refusal refusal;
	buffer_init(&out);
	request_write(&out, command);
	if (!request_read((const char *)out.data, out.size, &request, &refusal)) {
		buffer_clear(&link->line);
		reply_error(&link->line, &request.id, &refusal);
		return true;
	}
	struct call *call = call_new(CALL_COMMAND, 0);
	call->is_operator = true;
	call->id = request.id;
	call->command = request.command;
	struct dispatch *list = solo_do(link->journal, call);
	buffer_clear(&link->line);
	for (struct dispatch *d = list; d; d = d->next)
		if (d->kind == DISPATCH_ANSWER && !d->unasked)
			buffer_add(&link->line, frame_payload(d->frame), d->frame->size);
	while (list) {
		struct dispatch *next = list->next;
		dispatch_free(list);
		list = next;
	}
	return link->line.size > 0;
}

/* With the parameter at fault and what is wrong with it, where the answer says so. */
static int refused(const struct answer *answer, struct fault *ret_fault)
{
	char limit[40] = "";
	if (!answer->field.data)
		return fault_set(ret_fault, "refused: %s", answer->message.data);
	if (answer->limit)
		snprintf(limit, sizeof(limit), ", limit %lld", (long long)answer->limit);
	return fault_set(ret_fault, "refused: %s (%s: %s%s)", answer->message.data,
		answer->field.data, answer->reason.data ? answer->reason.data : "wrong", limit);
}

int operator_ask(struct operator_link *link, const struct command *command,
	struct answer *ret_answer, struct fault *ret_fault)
{
	bool answered = link->journal ? ask_journal(link, command) : ask_server(link, command);
	*ret_answer = (struct answer){0};
	if (!answered)
		return fault_set(ret_fault,
			"the server has not answered; whether it was done, a list will tell");
	if (!answer_read((const char *)link->line.data, link->line.size, command->kind, ret_answer))
		return fault_set(ret_fault, "the answer cannot be read");
	if (ret_answer->error == ERROR_NONE)
		return 0;
	return refused(ret_answer, ret_fault);
}

int operator_tell(
	struct operator_link *link, const struct command *command, struct fault *ret_fault)
{
	ANSWER_AUTO answer = {0};
	return operator_ask(link, command, &answer, ret_fault);
}

struct client_id operator_client_id(void)
{
	struct client_id id;
	world_fill_random(&world_real, id.bytes, sizeof(id.bytes));
	return id;
}

static int say_hello(struct operator_link *link, struct fault *ret_fault)
{
	ANSWER_AUTO answer = {0};
	struct command hello = {.kind = COMMAND_SESSION_HELLO};
	hello.params.session_hello.client = text_of("runde " RUNDE_VERSION);
	int result = operator_ask(link, &hello, &answer, ret_fault);
	link->house = answer.result.session_hello.house;
	if (answer.error == ERROR_NOT_FOUND)
		return fault_set(ret_fault,
			"nobody is here yet: the server prints the link for the first "
			"administrator when it starts");
	return result;
}

static int open_journal(
	const struct config *config, struct operator_link *link, struct fault *ret_fault)
{
	char *key_path;
	if (config_key_path(config, &key_path, ret_fault) != 0)
		return -1;
	log_set_level(LOG_WARNING); /* how a server gets on is of no interest here */
	int result = solo_open(
		config->data, key_path, config_erasures_path(config), &link->journal, ret_fault);
	free(key_path);
	return result;
}

int operator_open(
	const struct config *config, struct operator_link **ret_link, struct fault *ret_fault)
{
	struct operator_link *link = memory_new(1, sizeof(*link));
	link->socket = -1;
	buffer_init(&link->line);
	int found = knock(config->data, &link->socket, ret_fault);
	if (found < 0 || (found == 0 && open_journal(config, link, ret_fault) != 0) ||
		say_hello(link, ret_fault) != 0) {
		operator_close(link);
		return -1;
	}
	*ret_link = link;
	return 0;
}

void operator_close(struct operator_link *link)
{
	if (!link)
		return;
	if (link->socket >= 0)
		close(link->socket);
	journal_free(link->journal);
	buffer_fini(&link->line);
	free(link);
}

uint64_t operator_house(const struct operator_link *link)
{
	return link->house;
}
