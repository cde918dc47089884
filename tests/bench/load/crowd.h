/* The crowd of readers and senders: connects them, posts, counts what arrives. Clients belong to
 * channels in turn; in each channel the first ones send. A message is expected by everyone in its
 * channel, its sender too. */
#ifndef BENCH_CROWD_H
#define BENCH_CROWD_H

#include "client.h"
#include "dialect.h"
#include "histogram.h"
#include "plan.h"

struct tally {
	uint64_t start_ns; /* messages due earlier are not counted */
	uint64_t posted, answered, refused;
	uint64_t expected, delivered, twice, skipped;
	uint64_t frames, bytes;
	struct histogram delivery, answer;
};

struct crowd {
	const struct plan *plan;       /* borrowed */
	const struct dialect *dialect; /* borrowed */
	struct client_target target;
	struct client *clients; /* owned */
	uint32_t *audience;     /* owned; ready clients of each channel */
	char *paths;            /* owned; PATH_BYTES for each channel */
	char *shared;           /* owned; for reading */
	char *text;             /* owned; what is posted, without its marker */
	uint32_t senders;       /* in each channel */
	uint32_t started, ready, gone;
	uint32_t away, returns; /* those that come back; how often one did */
	uint64_t returned_ns;   /* when the last one was back */
	uint64_t looked_ns;     /* for those whose pause is over */
	uint64_t turn;          /* whose it is to post */
	int epoll;
	uint64_t now_ns; /* when the frames in hand were read */
	struct tally tally;
	char trouble[160]; /* the first one */
};

void crowd_init(struct crowd *crowd, const struct plan *plan);
void crowd_fini(struct crowd *crowd);
/* Connects all; returns when they are ready, gone, or the plan's patience is over. */
void crowd_connect(struct crowd *crowd);
/* Listens until that moment. */
void crowd_listen(struct crowd *crowd, uint64_t until_ns);
/* Waits for events, until that moment at the latest, and handles them. */
void crowd_turn(struct crowd *crowd, uint64_t until_ns);
/* The next sender posts a message that was due at that moment. */
void crowd_post(struct crowd *crowd, uint64_t due_ns);
/* Whether all that was posted has arrived and was answered. */
bool crowd_is_done(const struct crowd *crowd);
/* Starts to count anew. */
void crowd_count_anew(struct crowd *crowd);

uint64_t crowd_clock_ns(void);

/* What dialects report. */
void crowd_ready(struct client *client);
void crowd_read(struct client *client, const char *frame, size_t size);
/* The answer to the client's message of that number. */
void crowd_answered(struct client *client, uint32_t number);
void crowd_refused(struct client *client, const char *frame, size_t size);

#endif
