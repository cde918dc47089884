#include "crowd.h"

#include "marker.h"
#include "returning.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <time.h>
#include <unistd.h>

enum { EVENTS = 256, CONNECTING_MAX = 64, PATH_BYTES = 32, MARKER_AT = 8 };
enum { NS_A_S = 1000000000 };

uint64_t crowd_clock_ns(void)
{
	struct timespec time;
	clock_gettime(CLOCK_MONOTONIC, &time);
	return (uint64_t)time.tv_sec * NS_A_S + (uint64_t)time.tv_nsec;
}

static void note_trouble(struct crowd *crowd, const struct client *client, const char *why)
{
	if (!crowd->trouble[0])
		snprintf(crowd->trouble, sizeof(crowd->trouble), "client %u: %.120s",
			client->number, why);
}

static void on_gone(struct client *client, const char *why)
{
	struct crowd *crowd = client->owner;
	if (crowd->plan->returns && client->was_ready) {
		crowd->away += client->state == CLIENT_READY;
		crowd->ready -= client->state == CLIENT_READY;
		returning_lost(client);
		return;
	}
	note_trouble(crowd, client, why);
	crowd->gone++;
	if (client->state == CLIENT_READY) {
		crowd->ready--;
		crowd->audience[client->channel]--;
	}
}

static void on_opened(struct client *client)
{
	struct crowd *crowd = client->owner;
	crowd->dialect->opened(client);
}

static void on_heard(struct client *client, const char *frame, size_t size)
{
	struct crowd *crowd = client->owner;
	crowd->tally.frames++;
	crowd->tally.bytes += size;
	crowd->dialect->heard(client, frame, size);
}

static const struct client_ears ears = {on_opened, on_heard, on_gone};

static void post_numbered(struct client *client, uint32_t number, uint64_t due_ns)
{
	struct crowd *crowd = client->owner;
	struct marker marker = {client->place, number, due_ns};
	marker_write(&marker, crowd->text + MARKER_AT);
	crowd->dialect->post(client, number, crowd->text, crowd->plan->text_bytes);
}

/* What it has no answer to goes out again, under the same names. */
static void post_again(struct client *client)
{
	for (uint32_t i = client->answered + 1; i <= client->posted; i++)
		post_numbered(client, i, client->due_ns[i % CLIENT_IN_FLIGHT]);
}

void crowd_ready(struct client *client)
{
	struct crowd *crowd = client->owner;
	if (client->state != CLIENT_OPEN)
		return;
	client->state = CLIENT_READY;
	client->tries = 0;
	crowd->ready++;
	if (client->was_ready) {
		crowd->away--;
		crowd->returns++;
		crowd->returned_ns = crowd_clock_ns();
		post_again(client);
	} else {
		client->was_ready = true;
		crowd->audience[client->channel]++;
	}
}

void crowd_answered(struct client *client, uint32_t number)
{
	struct crowd *crowd = client->owner;
	uint64_t due_ns;

	if (number <= client->answered || number > client->posted) {
		note_trouble(crowd, client, "an answer to nothing it asked");
		return;
	}
	client->answered = number;
	due_ns = client->due_ns[number % CLIENT_IN_FLIGHT];
	if (due_ns < crowd->tally.start_ns)
		return;
	crowd->tally.answered++;
	histogram_add(&crowd->tally.answer, crowd->now_ns > due_ns ? crowd->now_ns - due_ns : 0);
}

void crowd_refused(struct client *client, const char *frame, size_t size)
{
	struct crowd *crowd = client->owner;
	char why[100];
	snprintf(why, sizeof(why), "refused: %.*s", (int)size, frame);
	note_trouble(crowd, client, why);
	crowd->tally.refused++;
}

static void count(struct client *client, const struct marker *marker)
{
	struct crowd *crowd = client->owner;
	struct tally *tally = &crowd->tally;

	if (marker->sender >= crowd->senders) {
		note_trouble(crowd, client, "a message of a sender that there is not");
		return;
	}
	uint32_t *last = &client->heard[marker->sender];
	bool is_new = marker->number > *last, is_next = marker->number == *last + 1;
	if (is_new)
		*last = marker->number;
	if (marker->due_ns < tally->start_ns)
		return;
	if (!is_new) {
		tally->twice++;
		return;
	}
	tally->skipped += !is_next;
	tally->delivered++;
	histogram_add(&tally->delivery,
		crowd->now_ns > marker->due_ns ? crowd->now_ns - marker->due_ns : 0);
	if (crowd->dialect->echo_is_answer && client->place == marker->sender)
		crowd_answered(client, marker->number);
}

void crowd_read(struct client *client, const char *frame, size_t size)
{
	const char *at = frame, *end = frame + size;
	struct marker marker;
	while (marker_find(&at, end, &marker))
		count(client, &marker);
}

static void *make(size_t amount, size_t size)
{
	void *memory = calloc(amount, size);
	if (!memory)
		abort();
	return memory;
}

static void init_client(struct crowd *crowd, uint32_t number)
{
	const struct plan *plan = crowd->plan;
	const struct plan_person *person = plan_person(plan, number);
	struct client *client = &crowd->clients[number];

	client->ears = &ears;
	client->owner = crowd;
	client->number = number;
	client->channel = number % plan->channels;
	client->place = number / plan->channels;
	client->path = crowd->dialect->path;
	if (crowd->dialect->path_has_channel)
		client->path = crowd->paths + client->channel * PATH_BYTES;
	client->fields = person ? person->fields : "";
	client->heard = make(crowd->senders + 1, sizeof(*client->heard));
}

static void fill_text(struct crowd *crowd)
{
	static const char filler[] = "the quick brown fox jumps over the lazy dog ";
	for (uint32_t i = 0; i < crowd->plan->text_bytes; i++)
		crowd->text[i] = filler[i % (sizeof(filler) - 1)];
}

void crowd_init(struct crowd *crowd, const struct plan *plan)
{
	*crowd = (struct crowd){.plan = plan, .dialect = plan->dialect};
	crowd->target = (struct client_target){plan->address, plan->port};
	crowd->senders = (plan->senders + plan->channels - 1) / plan->channels;
	crowd->clients = make(plan->clients, sizeof(*crowd->clients));
	crowd->audience = make(plan->channels, sizeof(*crowd->audience));
	crowd->paths = make(plan->channels, PATH_BYTES);
	crowd->shared = make(1, CLIENT_READ_BYTES);
	crowd->text = make(1, plan->text_bytes);
	crowd->epoll = epoll_create1(EPOLL_CLOEXEC);
	fill_text(crowd);
	for (uint32_t i = 0; i < plan->channels; i++)
		snprintf(
			crowd->paths + i * PATH_BYTES, PATH_BYTES, "%s%u", crowd->dialect->path, i);
	for (uint32_t i = 0; i < plan->clients; i++)
		init_client(crowd, i);
}

void crowd_fini(struct crowd *crowd)
{
	for (uint32_t i = 0; i < crowd->plan->clients; i++)
		client_fini(&crowd->clients[i]);
	free(crowd->clients);
	free(crowd->audience);
	free(crowd->paths);
	free(crowd->shared);
	free(crowd->text);
	close(crowd->epoll);
}

void crowd_turn(struct crowd *crowd, uint64_t until_ns)
{
	struct epoll_event events[EVENTS];
	uint64_t now_ns = crowd_clock_ns(), wait_ns = until_ns > now_ns ? until_ns - now_ns : 0;
	struct timespec wait = {(time_t)(wait_ns / NS_A_S), (long)(wait_ns % NS_A_S)};

	int amount = epoll_pwait2(crowd->epoll, events, EVENTS, &wait, NULL);
	if (amount < 0 && errno != EINTR) {
		perror("epoll_pwait2");
		exit(2);
	}
	for (int i = 0; i < amount; i++) {
		struct client *client = events[i].data.ptr;
		crowd->now_ns = crowd_clock_ns();
		if (client->state != CLIENT_GONE)
			client_on_event(client, events[i].events, &crowd->target, crowd->shared);
	}
	returning_turn(crowd);
}

void crowd_listen(struct crowd *crowd, uint64_t until_ns)
{
	while (crowd_clock_ns() < until_ns)
		crowd_turn(crowd, until_ns);
}

void crowd_connect(struct crowd *crowd)
{
	uint32_t all = crowd->plan->clients;
	uint64_t until_ns = crowd_clock_ns() + (uint64_t)(crowd->plan->patience_s * NS_A_S);

	while (crowd->ready + crowd->gone < all && crowd_clock_ns() < until_ns) {
		while (crowd->started < all &&
			crowd->started - crowd->ready - crowd->gone < CONNECTING_MAX)
			client_start(
				&crowd->clients[crowd->started++], crowd->epoll, &crowd->target);
		crowd_turn(crowd, crowd_clock_ns() + NS_A_S / 50);
		if (crowd->gone > all / 10)
			return;
	}
}

static struct client *next_sender(struct crowd *crowd)
{
	const struct plan *plan = crowd->plan;
	for (uint32_t i = 0; i < plan->senders; i++) {
		struct client *client = &crowd->clients[crowd->turn++ % plan->senders];
		bool is_there = plan->returns ? client->was_ready : client->state == CLIENT_READY;
		if (is_there && client->posted - client->answered < CLIENT_IN_FLIGHT - 1)
			return client;
	}
	return NULL;
}

void crowd_post(struct crowd *crowd, uint64_t due_ns)
{
	struct client *client = next_sender(crowd);

	crowd->tally.posted++;
	if (!client)
		return; /* shows as not answered */
	if (!client->due_ns)
		client->due_ns = make(CLIENT_IN_FLIGHT, sizeof(*client->due_ns));
	uint32_t number = ++client->posted;
	client->due_ns[number % CLIENT_IN_FLIGHT] = due_ns;
	crowd->tally.expected += crowd->audience[client->channel];
	if (client->state == CLIENT_READY)
		post_numbered(client, number, due_ns); /* else when it is back */
}

bool crowd_is_done(const struct crowd *crowd)
{
	const struct tally *tally = &crowd->tally;
	return !crowd->away && tally->delivered >= tally->expected &&
	       tally->answered + tally->refused >= tally->posted;
}

void crowd_count_anew(struct crowd *crowd)
{
	crowd->tally = (struct tally){.start_ns = crowd_clock_ns()};
}
