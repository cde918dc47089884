/* The network: connections that deliver in order, late, and break at any moment. */
#ifndef RUNDE_TESTS_SIMULATION_NETWORK_H
#define RUNDE_TESTS_SIMULATION_NETWORK_H

#include "chance.h"

#include "room/reading.h"
#include "vault/vault.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct packet {
	struct packet *next;
	int64_t due_ms;
	size_t size;
	char text[]; /* a frame, and a NUL */
};

struct wire {
	struct packet *first, *last; /* owned */
};

struct hearing {
	uint64_t room;
	struct sight sight;
};

/* A connection, with what its two ends know of it. */
struct line {
	struct line *next;
	uint64_t number;
	char token[32]; /* of the session it comes with */
	struct wire up, down;
	bool client_gone, server_gone; /* this end has closed it */
	int64_t noticed_ms;            /* when the server notices that the client has gone */
	/* The server's end: */
	enum { LINE_STRANGER, LINE_ENTERING, LINE_PRESENT } standing;
	struct wire held;         /* until hello is answered */
	struct hearing *hearings; /* owned */
	size_t hearing_count;
};

struct network {
	struct chance chance;
	struct line *lines; /* owned; in order of their numbers */
	uint64_t last_number;
	int64_t now_ms;    /* never runs backwards */
	unsigned delay_ms; /* of a frame, at most */
};

void network_init(struct network *network, struct chance chance);
void network_fini(struct network *network);
struct line *network_connect(struct network *network, const char *token);
/* NULL: there is none, or no longer. */
struct line *network_find(struct network *network, uint64_t number);
/* Frees the lines that both ends have closed. */
void network_sweep(struct network *network);

/* Puts a frame on its way. */
void wire_send(struct network *network, struct wire *wire, const void *text, size_t size);
/* What has arrived by now; NULL: nothing. The caller frees it. */
struct packet *wire_take(const struct network *network, struct wire *wire);
/* What is under way is lost, from some point on. */
void wire_break(struct network *network, struct wire *wire);
/* Moves all of one to the end of another. */
void wire_move(struct network *network, struct wire *from, struct wire *to);

/* The client's end: from here on it neither sends nor hears. */
void line_hang_up(struct network *network, struct line *line);
/* The server's end; last: what is under way to the client still arrives. */
void line_close(struct network *network, struct line *line, bool last);

#endif
