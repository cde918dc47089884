/* A small house for the fuzzer: the real journal without threads, over a disk in memory, as it was
 * founded before every input, to the byte. */
#ifndef RUNDE_TESTS_FUZZ_GATE_HOUSE_H
#define RUNDE_TESTS_FUZZ_GATE_HOUSE_H

#include "journal/journal.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum seat_kind { ANNA, JONAS, LENA, MAX, BOT, STRANGER, OPERATOR, SEATS };

/* A connection, and who speaks on it. */
struct seat {
	char token[32];  /* of the session it comes with; empty: none */
	char person[16]; /* empty: nobody */
	bool gone;       /* the house has closed it */
	unsigned open;   /* requests that wait for their answer */
};

/* What is in the house to be named, in this order. */
enum thing {
	THE_HOUSE,
	CHANNEL,      /* open: Anna, Jonas, Lena and the bot */
	CLOSED,       /* Jonas and Lena */
	ARCHIVED,     /* Anna and Jonas */
	CONVERSATION, /* of Jonas and Lena */
	PERSON_ANNA,
	PERSON_JONAS,
	PERSON_LENA,
	PERSON_MAX,
	PERSON_BOT,
	PERSON_GONE, /* who was deactivated */
	GROUP,
	INVITATION,
	TOKEN,
	SESSION,     /* of Jonas */
	BACKSTAGE,   /* of a case: Jonas, its host, and Lena; somebody has something to do */
	SHARED_SIDE, /* of that case */
	GUEST,       /* who waits to be let into it */
	THINGS
};

/* Meetings in CHANNEL: one whose lobby is open; one that runs, of seven items, where Jonas is too
 * and everybody went from the first item to the third, a round, of which Anna has the first turn;
 * what came out of its first one, whose note Jonas wrote once in, so that this version was kept. */
enum { WAITING = 12, RUNNING = 14, SUMMARY = 20, CURRENT = 3, TURN = 1, NOTED = 1 };

/* Polls there: one that goes on, in which Jonas has voted; one that is prepared; one that is
 * closed. */
enum { OPEN_POLL = 21, WAITING_POLL, CLOSED_POLL };

/* What was decided at that third item, and what Jonas is to do for it; and a page. */
enum { DECISION = 25, TASK, PAGE };

/* Meetings that were held there: one whose minutes are a draft, one of which they were presented
 * and approved by Anna, whom alone they ask, and one of which they were sealed. */
enum { HELD = 28, PRESENTED = 34, SEALED = 42 };

struct gate {
	struct journal *journal; /* owned */
	struct seat seats[SEATS];
	char things[THINGS][16];
	/* Called for each frame that a seat gets. */
	void (*told)(const struct seat *seat, const struct dispatch *dispatch, const char *frame,
		size_t size);
};

extern struct gate gate;

/* Words that are said in the closed rooms alone, and the room they belong to. */
enum { SECRETS = 4 };
extern const char *const secrets[SECRETS];
extern const enum thing secret_rooms[SECRETS];

/* Opens the house as it was founded, and lets everybody say hello; founds it the first time. */
void house_open(void);
/* Closes it; thoroughly: in good order, and `runde verify` must find nothing. */
void house_close(bool thoroughly);
/* Hands a command in, without doing it; takes it. */
void house_submit_take(enum seat_kind kind, struct request *request);
/* Does what was handed in, and obeys the journal's list as the gateway does. */
void house_work(void);
/* Lets so much time pass. */
void house_wait(int64_t ms);

#endif
