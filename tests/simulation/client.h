/* A client: an outbox that says each wish again until it is answered, and rooms that it holds by
 * their numbers. It complains of whatever the protocol does not allow. */
#ifndef RUNDE_TESTS_SIMULATION_CLIENT_H
#define RUNDE_TESTS_SIMULATION_CLIENT_H

#include "held.h"
#include "ledger.h"
#include "network.h"

/* A command, said again until it is answered. */
struct wish {
	struct wish *next;
	struct outcome command; /* what, who; an empty client id: it has none */
	char *params;           /* owned; JSON */
	uint64_t request;       /* under way on this line; 0: to be said */
	int64_t retry_ms;
	bool again; /* it was answered before, and is said once more */
};

struct client {
	struct network *network; /* borrowed, as the two after it */
	struct ledger *ledger;
	uint64_t *last_request;  /* of all clients */
	const bool *read_failed; /* from the disk: hello may have left a room out */
	struct chance chance;
	char person[LEDGER_ID], house[LEDGER_ID];
	char token[32];
	bool is_new;       /* it came when all was quiet, and has seen nothing but how it is now */
	bool reads_all;    /* back to the first event they may see */
	struct line *line; /* borrowed; NULL: it is away */
	bool here;         /* hello was answered */
	bool expelled;     /* their session has ended: they do not come back */
	bool reminds;      /* wants to be reminded of messages */
	uint64_t hello;    /* the request */
	int64_t back_ms;   /* comes back then */
	struct held_room *rooms;    /* owned */
	json_t *threads;            /* owned; as hello told them */
	struct wish *wishes;        /* owned; in order */
	struct wish *said;          /* owned; the last that was done, to be said again */
	unsigned wish_count, words; /* words: a number for every text */
};

void client_init(struct client *client, struct network *network, struct ledger *ledger,
	uint64_t *last_request, struct chance chance);
void client_fini(struct client *client);
/* Another device of the same person, which reads back to the first event they may see. */
void client_clone(struct client *client, const struct client *other, struct chance chance);
/* The connection breaks. */
void client_lose(struct client *client);
/* Everything it held is gone, but for the outbox. */
void client_forget(struct client *client);
/* Wants this to be done. Without a client id: `client_id` is false. */
void client_wish(struct client *client, const char *method, bool client_id, bool writes,
	const char *params, ...) __attribute__((format(printf, 5, 6)));
/* Says what it has said before once more, with the same client id. */
void client_repeat(struct client *client);
/* Takes what has arrived, comes back, asks and says what it has to. */
void client_step(struct client *client);
/* Whether all wishes are answered, and it holds what there is. */
bool client_is_settled(const struct client *client);
struct held_room *client_room(const struct client *client, const char *room);

#endif
