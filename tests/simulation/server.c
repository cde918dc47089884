#include "server.h"

#include "base/memory.h"
#include "proto/request.h"
#include "proto/sign_in.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

static int64_t world_now(void *cookie)
{
	return ((struct server *)cookie)->wall_ms;
}

static void world_chance(void *cookie, void *bytes, size_t size)
{
	struct server *server = cookie;
	for (size_t i = 0; i < size; i += sizeof(uint64_t)) {
		uint64_t number = chance_draw(&server->chance);
		size_t left = size - i;
		memcpy((char *)bytes + i, &number, left < sizeof(number) ? left : sizeof(number));
	}
}

/* The lock and the key are real files; they are the same after every loss of power. */
void server_init(
	struct server *server, struct disk *disk, struct network *network, struct chance chance)
{
	const char *folder = getenv("TMPDIR");
	*server = (struct server){.chance = chance, .disk = disk, .network = network};
	server->wall_ms = 1795530600000;
	server->world = (struct world){world_now, world_chance, server};
	snprintf(server->folder, sizeof(server->folder), "%s/runde-simulation-XXXXXX",
		folder ? folder : "/tmp");
	if (!mkdtemp(server->folder))
		BUG("no folder can be made");
	snprintf(server->key_path, sizeof(server->key_path), "%s/key", server->folder);
}

void server_fini(struct server *server)
{
	static const char *const names[] = {"runde.db", "lock", "key", "key.erasures"};
	journal_free(server->journal);
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		char path[160];
		snprintf(path, sizeof(path), "%s/%s", server->folder, names[i]);
		unlink(path);
	}
	rmdir(server->folder);
}

static struct hearing *find_hearing(struct line *line, uint64_t room)
{
	for (size_t i = 0; i < line->hearing_count; i++)
		if (line->hearings[i].room == room)
			return &line->hearings[i];
	return NULL;
}

static void subscribe(struct line *line, uint64_t room, struct sight sight)
{
	struct hearing *hearing = find_hearing(line, room);
	if (line->standing == LINE_STRANGER)
		line->standing = LINE_ENTERING;
	if (!hearing) {
		line->hearings = memory_resize(
			line->hearings, (line->hearing_count + 1) * sizeof(*line->hearings));
		hearing = &line->hearings[line->hearing_count++];
	}
	*hearing = (struct hearing){room, sight};
}

static void unsubscribe(struct line *line, uint64_t room)
{
	struct hearing *hearing = find_hearing(line, room);
	if (hearing)
		*hearing = line->hearings[--line->hearing_count];
}

static void send_frame(struct server *server, struct line *line, struct frame *frame)
{
	const char *text = (const char *)frame_payload(frame);
	server->told(server->cookie, text, frame->size);
	wire_send(server->network, line->standing == LINE_ENTERING ? &line->held : &line->down,
		text, frame->size);
}

static void answer(struct server *server, struct line *line, struct dispatch *dispatch)
{
	bool greets = !dispatch->unasked && dispatch->command == COMMAND_SESSION_HELLO;
	if (greets && (dispatch->error == ERROR_NONE || line->standing == LINE_ENTERING))
		line->standing = LINE_PRESENT;
	send_frame(server, line, dispatch->frame);
	if (greets)
		wire_move(server->network, &line->held, &line->down);
}

/* As much of an event as somebody sees. */
static struct frame *frame_for(const struct hearing *hearing, const struct dispatch *dispatch)
{
	if (dispatch->veiled &&
		!sight_sees(hearing->sight, dispatch->audience, dispatch->guard.ref))
		return dispatch->veiled;
	if (dispatch->bare && !sight_sees(hearing->sight, AUDIENCE_ALL, dispatch->guard.root))
		return dispatch->bare;
	return dispatch->frame;
}

static void tell(struct server *server, struct dispatch *dispatch)
{
	for (struct line *line = server->network->lines; line; line = line->next) {
		const struct hearing *hearing = find_hearing(line, dispatch->room);
		if (hearing && !line->server_gone)
			send_frame(server, line, frame_for(hearing, dispatch));
	}
}

static void note_gone(struct server *server, uint64_t number)
{
	struct call *call = call_new(CALL_GONE, number);
	if (!journal_submit(server->journal, call))
		call_free(call);
}

static void obey_for_line(struct server *server, struct dispatch *dispatch)
{
	struct line *line = network_find(server->network, dispatch->connection);
	if (!line || line->server_gone)
		return;
	if (dispatch->kind == DISPATCH_ANSWER)
		answer(server, line, dispatch);
	else if (dispatch->kind == DISPATCH_SUBSCRIBE)
		subscribe(line, dispatch->room, dispatch->sight);
	else if (dispatch->kind == DISPATCH_UNSUBSCRIBE)
		unsubscribe(line, dispatch->room);
	else {
		line_close(server->network, line, true);
		note_gone(server, line->number);
	}
}

static void obey(struct server *server, struct dispatch *dispatch)
{
	switch (dispatch->kind) {
	case DISPATCH_EVENT:
		tell(server, dispatch);
		break;
	case DISPATCH_SIGN_IN:
		memcpy(server->token, dispatch->token, sizeof(dispatch->token));
		server->refusal = dispatch->error;
		break;
	case DISPATCH_HOUSE:
	case DISPATCH_EXPORT:
	case DISPATCH_SIGNER:
	case DISPATCH_SIGN_OUT:
	case DISPATCH_LOOK:
	case DISPATCH_KNOCK:
		break;
	default:
		obey_for_line(server, dispatch);
	}
}

/* The gateway's thread runs beside the journal's: what is handed on while the disk is at work is on
 * its way at once. What a machine without power hands on nobody hears. */
static void hand_on(void *cookie)
{
	struct server *server = cookie;
	if (!server->journal)
		return;
	for (struct dispatch *d = journal_take(server->journal); d;) {
		struct dispatch *next = d->next;
		if (!server->disk->off)
			obey(server, d);
		dispatch_free(d);
		d = next;
	}
}

bool server_start(struct server *server, struct fault *ret_fault)
{
	const struct journal_options options = {
		.folder = server->folder,
		.key_path = server->key_path,
		.world = &server->world,
		.server_version = "simulation",
		.connections_per_person = 20,
		.password_cost = {1, 8},
		.rooms_warm = server->rooms_warm,
		.cold_events = server->cold_events,
	};
	server->disk->before = hand_on;
	server->disk->cookie = server;
	return journal_open(&options, &server->journal, ret_fault) == 0;
}

void server_stop(struct server *server)
{
	hand_on(server);
	for (struct line *line = server->network->lines; line; line = line->next)
		if (!line->server_gone)
			line_close(server->network, line, true);
	journal_free(TAKE(server->journal));
}

void server_kill(struct server *server)
{
	hand_on(server);
	disk_stop(server->disk);
	for (struct line *line = server->network->lines; line; line = line->next)
		if (!line->server_gone)
			line_close(server->network, line, false);
	journal_free(TAKE(server->journal));
}

static void take_frame(struct server *server, struct line *line, const struct packet *packet)
{
	struct request request;
	struct refusal refusal;
	server->heard(server->cookie, packet->text, packet->size);
	if (!request_read(packet->text, packet->size, &request, &refusal)) {
		fprintf(stderr, "%s: refused: %s\n", packet->text, refusal.field);
		BUG("a client of the simulation sends what is no request");
	}
	struct call *call = call_new(CALL_COMMAND, line->number);
	call->id = request.id;
	call->command = request.command;
	vault_hash_token(line->token, strlen(line->token), call->token_hash);
	if (!journal_submit(server->journal, call))
		BUG("the queue of the journal is full");
}

void server_hear(struct server *server)
{
	for (struct line *line = server->network->lines; line; line = line->next) {
		struct packet *packet;
		while (!line->server_gone && (packet = wire_take(server->network, &line->up))) {
			take_frame(server, line, packet);
			free(packet);
		}
		if (line->client_gone && !line->server_gone &&
			line->noticed_ms <= server->network->now_ms) {
			line_close(server->network, line, false);
			note_gone(server, line->number);
		}
	}
	network_sweep(server->network);
}

bool server_work(struct server *server)
{
	bool worked = chance_once_in(&server->network->chance, 2)
			      ? journal_write(server->journal) || journal_read(server->journal)
			      : journal_read(server->journal) || journal_write(server->journal);
	hand_on(server);
	return worked;
}

bool server_sign_in(struct server *server, const char *body)
{
	struct refusal refusal;
	struct call *call = call_new(CALL_SIGN_IN, 0);
	call->sign_in = sign_in_read(body, strlen(body), &refusal);
	if (!call->sign_in || !journal_submit(server->journal, call))
		BUG("a sign-in of the simulation is refused");
	while (server_work(server))
		;
	return server->refusal == ERROR_NONE;
}

int server_verify(struct server *server, FILE *report, struct fault *ret_fault)
{
	struct verdict verdict;
	if (verify_data(server->folder, server->key_path, &server->world, report, &verdict,
		    ret_fault) != 0)
		return -1;
	return (int)verdict.faults;
}
