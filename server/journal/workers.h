/* The workers: threads for what takes too long on the journal's own, which today is hashing
 * passwords. A call goes to them from a batch and comes back through the journal's queue. */
#ifndef RUNDE_JOURNAL_WORKERS_H
#define RUNDE_JOURNAL_WORKERS_H

#include "base/fault.h"
#include "journal/call.h"
#include "vault/password.h"

struct workers;

/* Starts the threads. done takes each call over, on a worker's thread. 0, or -1 with the reason. */
int workers_start(const struct password_cost *cost, void (*done)(void *cookie, struct call *call),
	void *cookie, struct workers **ret_workers, struct fault *ret_fault);
/* Hands a call over; the oldest is done first. False: too many wait, and it stays the caller's. */
bool workers_put(struct workers *workers, struct call *call) __attribute__((warn_unused_result));
/* Ends the threads; what is being done is still handed on, what waits is dropped. NULL is fine. */
void workers_stop(struct workers *workers);
/* Does the call's work in the caller's thread. */
void workers_do(struct call *call, const struct password_cost *cost);

#endif
