#include "gateway/admin.h"

#include "base/attempt.h"
#include "base/limits.h"
#include "base/log.h"
#include "base/memory.h"
#include "gateway/edge.h"
#include "proto/reply.h"

#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>
#include <utlist.h>

struct desk {
	struct admin *admin; /* borrowed */
	uv_pipe_t pipe;
	uint64_t number;
	char *line; /* owned; LIMIT_FRAME_BYTES and its end */
	size_t size;
	unsigned in_flight, errors;
	bool paused, closing;
	struct desk *prev, *next;
};

struct admin {
	struct gateway *gateway; /* borrowed */
	uv_pipe_t listener;
	struct desk *desks; /* list; each frees itself when its pipe has closed */
	unsigned count;
	bool closed;
};

/* One frame on its way out. */
struct sending {
	uv_write_t write;
	struct frame *frame; /* owned reference */
};

enum { LINE_BYTES = LIMIT_FRAME_BYTES + 1 };

static void on_closed(uv_handle_t *handle)
{
	struct desk *desk = handle->data;
	free(desk->line);
	free(desk);
}

static void close_desk(struct desk *desk)
{
	if (desk->closing)
		return;
	desk->closing = true;
	DL_DELETE(desk->admin->desks, desk);
	desk->admin->count--;
	uv_close((uv_handle_t *)&desk->pipe, on_closed);
}

static void go_on(struct desk *desk);

static void on_sent(uv_write_t *write, int status)
{
	struct sending *sending = write->data;
	struct desk *desk = write->handle->data;
	(void)status;
	frame_unref(sending->frame);
	free(sending);
	go_on(desk);
}

/* Takes the reference over. */
static void send_take(struct desk *desk, struct frame *frame)
{
	static char end[] = "\n";
	struct sending *sending = memory_new(1, sizeof(*sending));
	uv_buf_t parts[] = {uv_buf_init((char *)frame_payload(frame), (unsigned)frame->size),
		uv_buf_init(end, 1)};
	sending->frame = frame;
	sending->write.data = sending;
	if (uv_write(&sending->write, (uv_stream_t *)&desk->pipe, parts, 2, on_sent) == 0)
		return;
	frame_unref(frame);
	free(sending);
	close_desk(desk);
}

static void refuse(struct desk *desk, const struct request_id *id, const struct refusal *refusal)
{
	BUFFER_AUTO out;
	buffer_init(&out);
	reply_error(&out, id, refusal);
	send_take(desk, frame_new(out.data, out.size));
	if (++desk->errors >= LIMIT_ADMIN_ERRORS)
		close_desk(desk);
}

static void submit(struct desk *desk, struct request *request)
{
	struct call *call = call_new(CALL_COMMAND, desk->number);
	struct refusal refusal = refusal_of(ERROR_UNAVAILABLE);
	call->is_operator = true;
	call->id = request->id;
	call->command = TAKE(request->command);
	if (journal_submit(desk->admin->gateway->options.journal, call)) {
		desk->in_flight++;
		return;
	}
	call_free(call);
	refuse(desk, &request->id, &refusal);
}

static void handle_line(struct desk *desk, const char *line, size_t size)
{
	struct request request;
	struct refusal refusal;
	attempt_begin();
	bool read = request_read(line, size, &request, &refusal);
	if (!attempt_end()) {
		command_free(request.command);
		close_desk(desk);
	} else if (read)
		submit(desk, &request);
	else
		refuse(desk, &request.id, &refusal);
}

/* Whoever asks for more than is answered, or does not read the answers, waits. */
static bool is_busy(const struct desk *desk)
{
	return desk->in_flight >= LIMIT_CALLS_IN_FLIGHT ||
	       desk->pipe.write_queue_size > LIMIT_QUEUE_BYTES;
}

static void handle_lines(struct desk *desk)
{
	char *end;
	while (!desk->closing && !is_busy(desk) && (end = memchr(desk->line, '\n', desk->size))) {
		size_t size = (size_t)(end - desk->line);
		handle_line(desk, desk->line, size);
		desk->size -= size + 1;
		memmove(desk->line, end + 1, desk->size);
	}
	if (!desk->closing && desk->size == LINE_BYTES && !memchr(desk->line, '\n', desk->size))
		close_desk(desk); /* the line is too long */
}

static void on_room(uv_handle_t *handle, size_t wanted, uv_buf_t *ret_room)
{
	struct desk *desk = handle->data;
	(void)wanted;
	*ret_room = uv_buf_init(desk->line + desk->size, (unsigned)(LINE_BYTES - desk->size));
}

static void on_read(uv_stream_t *stream, ssize_t size, const uv_buf_t *room);

static void read_on(struct desk *desk)
{
	bool stop = is_busy(desk) || desk->size == LINE_BYTES;
	if (desk->closing || stop == desk->paused)
		return;
	desk->paused = stop;
	if (stop)
		uv_read_stop((uv_stream_t *)&desk->pipe);
	else
		uv_read_start((uv_stream_t *)&desk->pipe, on_room, on_read);
}

static void on_read(uv_stream_t *stream, ssize_t size, const uv_buf_t *room)
{
	struct desk *desk = stream->data;
	(void)room;
	if (size < 0) {
		close_desk(desk);
		return;
	}
	desk->size += (size_t)size;
	go_on(desk);
}

/* Does what has come, and reads more as long as there is room. */
static void go_on(struct desk *desk)
{
	handle_lines(desk);
	read_on(desk);
}

/* The file's mode keeps others out already; this holds where somebody has changed it. */
static bool is_own_user(const uv_pipe_t *pipe)
{
	struct ucred peer;
	socklen_t size = sizeof(peer);
	uv_os_fd_t fd;
	if (uv_fileno((const uv_handle_t *)pipe, &fd) != 0 ||
		getsockopt(fd, SOL_SOCKET, SO_PEERCRED, &peer, &size) != 0)
		return false;
	return peer.uid == geteuid() || peer.uid == 0;
}

static void on_knock(uv_stream_t *listener, int status)
{
	struct admin *admin = listener->data;
	if (status < 0)
		return;
	struct desk *desk = memory_new(1, sizeof(*desk));
	desk->admin = admin;
	desk->number = gateway_next_number(admin->gateway);
	desk->line = memory_new(1, LINE_BYTES);
	uv_pipe_init(listener->loop, &desk->pipe, 0);
	desk->pipe.data = desk;
	DL_APPEND(admin->desks, desk);
	admin->count++;
	if (uv_accept(listener, (uv_stream_t *)&desk->pipe) != 0 ||
		admin->count > LIMIT_ADMIN_CONNECTIONS)
		close_desk(desk);
	else if (is_own_user(&desk->pipe))
		uv_read_start((uv_stream_t *)&desk->pipe, on_room, on_read);
	else {
		log_warning("another user has opened the admin socket and was sent away");
		close_desk(desk);
	}
}

/* A file that a server has left behind which did not end well is in the way. */
static int bind_path(struct admin *admin, const char *path)
{
	struct sockaddr_un address;
	if (strlen(path) >= sizeof(address.sun_path))
		return UV_ENAMETOOLONG;
	unlink(path);
	int error = uv_pipe_bind(&admin->listener, path);
	if (error == 0 && chmod(path, 0600) != 0)
		error = UV_EPERM;
	if (error == 0)
		error = uv_listen(
			(uv_stream_t *)&admin->listener, LIMIT_ADMIN_CONNECTIONS, on_knock);
	return error;
}

int admin_open(struct gateway *gateway, const char *path, struct admin **ret_admin,
	struct fault *ret_fault)
{
	struct admin *admin = memory_new(1, sizeof(*admin));
	admin->gateway = gateway;
	uv_pipe_init(&gateway->loop, &admin->listener, 0);
	admin->listener.data = admin;
	*ret_admin = admin;
	int error = bind_path(admin, path);
	if (error == 0)
		return 0;
	return fault_set(ret_fault, "cannot listen at %s: %s", path, uv_strerror(error));
}

void admin_obey(struct admin *admin, const struct dispatch *dispatch)
{
	struct desk *desk;
	DL_SEARCH_SCALAR(admin->desks, desk, number, dispatch->connection);
	if (!desk)
		return;
	if (dispatch->kind == DISPATCH_CLOSE)
		close_desk(desk);
	if (dispatch->kind != DISPATCH_ANSWER)
		return;
	desk->in_flight--;
	if (!dispatch->frame) { /* for want of memory */
		close_desk(desk);
		return;
	}
	send_take(desk, frame_ref(dispatch->frame));
	go_on(desk);
}

void admin_close(struct admin *admin)
{
	struct desk *desk, *next;
	if (admin->closed)
		return;
	admin->closed = true;
	uv_close((uv_handle_t *)&admin->listener, NULL);
	DL_FOREACH_SAFE(admin->desks, desk, next)
	close_desk(desk);
}

void admin_free(struct admin *admin)
{
	free(admin);
}
