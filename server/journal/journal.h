/* The journal: the only place that can write. One thread takes the calls that wait, decides them
 * by the rules of room/, seals, appends and applies them, commits once, and only then hands answers
 * and events on. Readers read exact windows it has allowed, on connections that cannot write. */
#ifndef RUNDE_JOURNAL_JOURNAL_H
#define RUNDE_JOURNAL_JOURNAL_H

#include "base/fault.h"
#include "base/world.h"
#include "journal/call.h"
#include "journal/dispatch.h"
#include "journal/figures.h"
#include "vault/password.h"

#include <stdbool.h>

struct journal;

struct journal_options {
	const char *folder;         /* the data folder; must exist */
	const char *key_path;       /* the master key's file */
	const char *erasures_path;  /* the list of erasures; NULL: beside that file */
	const struct world *world;  /* borrowed, outlives the journal */
	const char *server_version; /* what session.hello tells; borrowed */
	unsigned connections_per_person;
	struct password_cost password_cost; /* all 0: the default */
	/* What is kept in memory and read at a start; 0: as base/limits.h says. */
	unsigned rooms_warm, cold_events;
	size_t notes_held; /* bytes of documents of notes; likewise */
};

/* Opens vault and store and loads the rooms' summaries; a new folder gets a house. Starts no
 * thread. 0, or -1 with the reason, and nothing on disk has changed. */
int journal_open(const struct journal_options *options, struct journal **ret_journal,
	struct fault *ret_fault);
/* Stops the threads, if started, after all submitted calls are done. What they led to can still be
 * taken; nobody is woken any more, and calls are no longer accepted. */
void journal_stop(struct journal *journal);
/* Stops, checkpoints, frees; NULL is fine. */
void journal_free(struct journal *journal);

/* Starts the writer and the readers. wake is called on their threads whenever the list stops being
 * empty; it must only signal. 0, or -1 with the reason. */
int journal_start(
	struct journal *journal, void (*wake)(void *cookie), void *cookie, struct fault *ret_fault);
/* Hands a list of calls in, from any thread; one commit makes them true, up to LIMIT_BATCH_CALLS.
 * False: the queue has no room for all of them, and they stay the caller's. */
bool journal_submit(struct journal *journal, struct call *calls)
	__attribute__((warn_unused_result));
/* Takes the ordered list, oldest first; NULL: empty. The caller frees each entry. */
struct dispatch *journal_take(struct journal *journal);
/* What was done so far; any thread may read it. */
const struct journal_figures *journal_figures(const struct journal *journal);
/* Calls that wait; any thread. */
size_t journal_waiting(struct journal *journal);
/* Without threads, in the caller's: does everything submitted so far and what is due by now, reads
 * too. */
void journal_run(struct journal *journal);
/* The steps of it: one batch of what was submitted, and what is due by now; one page that waits to
 * be read. False: there was nothing to do. */
bool journal_write(struct journal *journal);
bool journal_read(struct journal *journal);

/* For the command line: makes a sign-in link. person 0: for the first administrator, refused once
 * there is one. Not while the threads run. */
int journal_make_link(struct journal *journal, uint64_t person,
	char ret_token[DIRECTORY_TOKEN_SIZE + 1], struct fault *ret_fault);
/* Likewise another link by which a guest comes in, as long as they may; theirs stay good. */
int journal_make_guest_link(struct journal *journal, uint64_t guest,
	char ret_token[DIRECTORY_TOKEN_SIZE + 1], struct fault *ret_fault);
/* True until the first administrator exists. */
bool journal_is_new(const struct journal *journal);

#endif
