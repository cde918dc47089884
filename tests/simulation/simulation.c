#include "simulation.h"

#include "actions.h"
#include "audit.h"
#include "complaint.h"
#include "inside.h"
#include "vfs.h"

#include "base/memory.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum {
	STEP_MS = 40, /* a step takes, at most */
	STEPS_MIN = 30,
	STEPS_MAX = 160,
	LONG_RUN = 6,       /* times as many, now and then: rooms of more than a page */
	QUIET_STEPS = 4000, /* in which everything comes to its end */
	IDLE_STEPS = 100,
	LATER_MS = 60 * 1000, /* what may be due in a history is due by then */
	DELAY_MS = 60,        /* of a frame, at most */
	WISHES_MAX = 5,       /* of one client at once */
	BATCHES = 5,          /* and pages in a step, at most */
};

/* FNV-1a */
static void hash_in(struct simulation *sim, const char *bytes, size_t size)
{
	for (size_t i = 0; i < size; i++)
		sim->summary.hash =
			(sim->summary.hash ^ (unsigned char)bytes[i]) * UINT64_C(0x100000001b3);
}

static void told(void *cookie, const char *frame, size_t size)
{
	struct simulation *sim = cookie;
	json_t *json = json_loadb(frame, size, 0, NULL);
	const char *complaint = ledger_tell(&sim->ledger, json);
	hash_in(sim, frame, size);
	sim->summary.frames++;
	if (sim->trace)
		printf("%7" PRId64 " < %.*s\n", sim->network.now_ms, (int)size, frame);
	if (complaint)
		complain("%s: %.*s", complaint, (int)size, frame);
	json_decref(json);
}

static void heard(void *cookie, const char *frame, size_t size)
{
	struct simulation *sim = cookie;
	hash_in(sim, frame, size);
	if (sim->trace)
		printf("%7" PRId64 " > %.*s\n", sim->network.now_ms, (int)size, frame);
}

static void note(struct simulation *sim, const char *what)
{
	hash_in(sim, what, strlen(what));
	if (sim->trace)
		printf("%7" PRId64 " -- %s\n", sim->network.now_ms, what);
}

/* A fault's words name the folder, which is another one in every process. */
static void note_fault(struct simulation *sim, const struct fault *fault)
{
	note(sim, "it cannot start");
	sim->fault = *fault;
	if (sim->trace)
		printf("           %s\n", fault->text);
}

static void pass_time(struct simulation *sim)
{
	int64_t ms = 1 + chance_below(&sim->chance, STEP_MS);
	sim->network.now_ms += ms;
	sim->server.wall_ms += ms;
}

/* Looks at the disk while the server is down. Until it can be read there is nothing to be said. */
static bool look_at_disk(struct simulation *sim, struct truth *ret_truth)
{
	struct fault fault = {""};
	int faults = server_verify(&sim->server, stderr, &fault);
	if (faults > 0)
		complain("verify finds %d faults", faults);
	if (faults < 0 || !truth_load(ret_truth, &sim->server, &fault)) {
		note_fault(sim, &fault);
		return false;
	}
	audit_disk(ret_truth, &sim->ledger);
	return true;
}

/* Starts it, having looked at what it starts from. */
static bool start(struct simulation *sim)
{
	struct truth truth;
	struct fault fault = {""};
	if (sim->summary.starts > 0) {
		if (!look_at_disk(sim, &truth))
			return false;
		truth_fini(&truth);
	}
	if (!server_start(&sim->server, &fault)) {
		note_fault(sim, &fault);
		return false;
	}
	sim->summary.starts++;
	note(sim, "the server has started");
	return true;
}

/* In good order, killed, or without power. */
static void go_down(struct simulation *sim)
{
	unsigned how = sim->disk.off ? 2 : chance_below(&sim->chance, 4);
	note(sim, how == 0 ? "the server stops" : how == 1 ? "the server is killed" : "power off");
	if (how == 0)
		server_stop(&sim->server);
	else
		server_kill(&sim->server);
	disk_stop(&sim->disk);
	disk_start(&sim->disk, how >= 2);
	disk_repair(&sim->disk);
	sim->summary.losses += how >= 2;
	sim->down_until_ms = sim->network.now_ms + chance_below(&sim->chance, 200);
}

static void come_up(struct simulation *sim)
{
	if (sim->network.now_ms < sim->down_until_ms || start(sim) || !sim->disk.off)
		return;
	note(sim, "power off while it starts");
	disk_start(&sim->disk, true);
}

static void work_server(struct simulation *sim)
{
	if (!sim->server.journal) {
		come_up(sim);
		return;
	}
	server_hear(&sim->server);
	for (unsigned i = chance_below(&sim->chance, BATCHES); i > 0; i--)
		(void)server_work(&sim->server);
	if (sim->disk.off)
		go_down(sim);
}

static void plan_trouble(struct simulation *sim, unsigned steps)
{
	unsigned trouble = chance_below(&sim->chance, TROUBLE_COUNT);
	disk_plan(&sim->disk, (enum trouble)trouble, chance_below(&sim->chance, steps));
}

/* Something goes wrong. */
static void go_wrong(struct simulation *sim)
{
	struct client *client = &sim->clients[chance_below(&sim->chance, (unsigned)sim->count)];
	if (chance_once_in(&sim->chance, 20))
		client_lose(client);
	if (chance_once_in(&sim->chance, 60))
		client_forget(client);
	if (chance_once_in(&sim->chance, 20))
		plan_trouble(sim, 40);
	if ((sim->disk.full || sim->disk.gone) && chance_once_in(&sim->chance, 5))
		disk_repair(&sim->disk);
	if (chance_once_in(&sim->chance, 50))
		sim->server.wall_ms += (int64_t)chance_below(&sim->chance, 20000) - 10000;
	if (sim->server.journal && chance_once_in(&sim->chance, 80))
		go_down(sim);
}

static void step_clients(struct simulation *sim)
{
	for (size_t i = 0; i < sim->count; i++)
		client_step(&sim->clients[i]);
}

static void storm(struct simulation *sim)
{
	unsigned steps = STEPS_MIN + chance_below(&sim->chance, STEPS_MAX - STEPS_MIN);
	if (chance_once_in(&sim->chance, 30))
		steps *= LONG_RUN;
	for (unsigned i = 0; i < steps; i++) {
		pass_time(sim);
		for (size_t j = 0; j < sim->count; j++)
			if (sim->clients[j].wish_count < WISHES_MAX &&
				chance_once_in(&sim->chance, 3))
				act(&sim->clients[j]);
		step_clients(sim);
		go_wrong(sim);
		work_server(sim);
	}
}

static bool is_settled(const struct simulation *sim)
{
	for (size_t i = 0; i < sim->count; i++)
		if (!client_is_settled(&sim->clients[i]))
			return false;
	return true;
}

/* Nothing goes wrong any more, and nobody wants anything new: everything comes to its end. */
static void settle(struct simulation *sim)
{
	disk_repair(&sim->disk);
	for (int i = 0; i < QUIET_STEPS; i++) {
		pass_time(sim);
		step_clients(sim);
		work_server(sim);
		if (is_settled(sim))
			return;
	}
	complain("it does not come to rest: %s",
		sim->server.journal ? "somebody waits" : sim->fault.text);
}

/* What is due by itself happens, while everybody is there to hear of it. */
static void let_be_due(struct simulation *sim)
{
	sim->server.wall_ms += LATER_MS;
	for (int i = 0; i < IDLE_STEPS; i++) {
		pass_time(sim);
		step_clients(sim);
		work_server(sim);
	}
	settle(sim);
}

/* What is due by itself comes to its end too. */
static void idle(struct simulation *sim)
{
	for (int i = 0; i < IDLE_STEPS; i++) {
		pass_time(sim);
		work_server(sim);
	}
}

/* Whoever said hello while a room could not be read has not been told of it since. */
static void ask_anew(struct simulation *sim)
{
	for (size_t i = 0; i < sim->count; i++)
		client_lose(&sim->clients[i]);
	settle(sim);
}

static void mark_all(struct simulation *sim)
{
	for (size_t i = 0; i < sim->people; i++)
		for (struct held_room *room = sim->clients[i].rooms; room; room = room->next)
			client_wish(&sim->clients[i], "room.mark", false, false,
				"\"room\":\"%s\",\"seq\":%u", room->room,
				1 + chance_below(&sim->chance, (unsigned)room->fold.head));
}

/* Everybody comes once more on a device that knows nothing, and reads all there is. */
static struct client *take_new_devices(struct simulation *sim)
{
	struct client *first = &sim->clients[sim->count];
	for (size_t i = 0; i < sim->people; i++) {
		client_clone(&first[i], &sim->clients[i], chance_branch(&sim->chance));
		first[i].is_new = true;
		sim->count++;
	}
	return first;
}

static void check_device(const struct truth *truth, struct client *device, const struct client *old)
{
	device->reminds = old->reminds;
	for (struct held_room *room = device->rooms; room; room = room->next) {
		const struct held_room *other = client_room(old, room->room);
		room->marked = other ? other->marked : 0;
	}
	audit_counts(truth, device);
}

/* In the end everything is asked for, and held against the disk. */
static void judge(struct simulation *sim)
{
	struct truth truth;
	settle(sim);
	let_be_due(sim);
	if (sim->disk.read_failed)
		ask_anew(sim);
	mark_all(sim);
	settle(sim);
	server_kill(&sim->server);
	disk_start(&sim->disk, true);
	struct client *devices = take_new_devices(sim);
	settle(sim);
	idle(sim);
	server_stop(&sim->server);
	if (!look_at_disk(sim, &truth))
		complain("the disk cannot be read in the end");
	audit_erasures(&truth, &sim->ledger, &sim->disk);
	for (size_t i = 0; i < sim->count; i++)
		audit_client(&truth, &sim->clients[i]);
	for (size_t i = 0; i < sim->people; i++)
		check_device(&truth, &devices[i], &sim->clients[i]);
	for (const struct truth_room *room = truth.rooms; room; room = room->hh.next)
		sim->summary.events += room->count;
	truth_fini(&truth);
}

/* The disk may fail while there is nothing on it yet. */
static void start_first(struct simulation *sim)
{
	plan_trouble(sim, 200);
	while (!start(sim)) {
		bool was_off = sim->disk.off;
		disk_stop(&sim->disk);
		disk_start(&sim->disk, was_off);
		disk_repair(&sim->disk);
	}
	disk_repair(&sim->disk);
}

void simulate(uint64_t seed, bool trace, struct run_summary *ret_summary)
{
	struct simulation *sim = memory_new(1, sizeof(*sim));
	sim->trace = trace;
	sim->chance = (struct chance){seed};
	sim->summary.hash = UINT64_C(0xcbf29ce484222325);
	complaint_about(seed, &sim->network.now_ms);
	ledger_init(&sim->ledger);
	disk_init(&sim->disk, chance_branch(&sim->chance));
	vfs_mount(&sim->disk);
	network_init(&sim->network, chance_branch(&sim->chance));
	server_init(&sim->server, &sim->disk, &sim->network, chance_branch(&sim->chance));
	sim->server.told = told;
	sim->server.heard = heard;
	sim->server.cookie = sim;
	sim->server.rooms_warm = 1 + chance_below(&sim->chance, 4);
	sim->server.cold_events = 4 + chance_below(&sim->chance, 40);
	start_first(sim);
	found(sim);
	sim->network.delay_ms = 1 + chance_below(&sim->chance, DELAY_MS);
	storm(sim);
	judge(sim);
	sim->summary.troubles = sim->disk.troubles;
	*ret_summary = sim->summary;
	for (size_t i = 0; i < sim->count; i++)
		client_fini(&sim->clients[i]);
	server_fini(&sim->server);
	network_fini(&sim->network);
	disk_fini(&sim->disk);
	ledger_fini(&sim->ledger);
	free(sim);
}
