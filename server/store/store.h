/* The store: what lies on disk, in the words of the domain. One handle that writes, used by the
 * journal's thread alone, and any number that can only read, each used by one thread. It sees
 * sealed bodies only. Behind it stands a table of functions (store/sqlite/ today). Here are the
 * data set and the journals of the rooms; what is kept of people stands in records.h. */
#ifndef RUNDE_STORE_STORE_H
#define RUNDE_STORE_STORE_H

#include "base/fault.h"
#include "base/id.h"
#include "base/world.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct store;

enum store_result {
	STORE_OK,
	STORE_NONE,   /* there is no such row */
	STORE_CLASH,  /* a unique key exists already */
	STORE_FULL,   /* no space; the transaction is gone, later ones may succeed */
	STORE_FAILED, /* an I/O error; the transaction is gone */
	STORE_DAMAGED /* the data is damaged or foreign; stop */
};
#define STORE_CHECK __attribute__((warn_unused_result))

/* The row of a room that was deleted stays, for its number must not come back. */
enum { STORE_ROOM_DELETED = 0 };
enum { STORE_DATA_SET_BYTES = 16 };

/* An event's row. Pointers handed to a callback are valid during the callback only. */
struct store_event {
	uint64_t room, seq;
	int kind;
	uint64_t author; /* 0: the server */
	int64_t time_ms;
	uint64_t ref; /* the earlier event it changes or answers; 0: none */
	bool answers; /* it answers that event, else it changes it */
	int audience;
	struct client_id client_id; /* all zero: none */
	const void *body;           /* sealed; NULL: erased */
	size_t body_size;
};

struct store_data_set {
	uint8_t id[STORE_DATA_SET_BYTES];
	uint64_t epoch;
	uint64_t house;
	uint8_t check[128]; /* of the vault */
	size_t check_size;
	uint64_t erasures; /* so many of the list beside the key are done */
};

struct store_rotation {
	uint8_t state[256]; /* of the vault */
	size_t state_size;
};

/* A thread: how many answers to its root stand. */
struct store_thread {
	uint64_t root, replies, last; /* numbers in the room; last: of the last that stands */
	int64_t time_ms;              /* of the last */
};

/* A meeting, as a list over a span of time and the clock must know it. */
struct store_meeting {
	uint64_t room, meeting;
	int64_t start_ms, end_ms; /* from when to when; 0: a template, which has no date */
	bool open;                /* it has not ended */
	int64_t due_ms;           /* when something of it happens by itself; 0: nothing does */
};

/* A task, as lists over rooms and the clock must know it. */
struct store_task {
	uint64_t room, task;
	uint64_t last;      /* the event that says how it stands */
	uint64_t person;    /* who does it; 0: nobody yet */
	int64_t until_ms;   /* until when; INT64_MAX: there is no such day */
	bool open;          /* it is not closed */
	int64_t changed_ms; /* the time of that event */
	int64_t due_ms;     /* when whoever does it is reminded next; INT64_MAX: not any more */
};

/* Return false from a callback to stop the walk (it still returns STORE_OK). */
typedef bool (*store_event_fn)(void *cookie, const struct store_event *event);
typedef bool (*store_room_fn)(void *cookie, uint64_t room, int kind, uint64_t head);
typedef bool (*store_key_fn)(
	void *cookie, uint64_t room, uint32_t generation, const void *wrapped, size_t size_bytes);
typedef bool (*store_thread_fn)(void *cookie, const struct store_thread *thread);
typedef bool (*store_meeting_fn)(void *cookie, const struct store_meeting *meeting);
typedef bool (*store_task_fn)(void *cookie, const struct store_task *task);

/* Opens the data folder's database for writing, makes or migrates it (with a copy before), and
 * takes the folder's lock: a second writer is refused. 0, or -1 with the reason. */
int store_open(const char *folder, struct store **ret_store, struct fault *ret_fault);
/* Opens it for reading only; the database must exist and be current. */
int store_open_reader(const char *folder, struct store **ret_store, struct fault *ret_fault);
/* Looks, without changing anything stored, whether the database is whole, ours and current. 0, or
 * -1 with the reason. */
int store_examine(const char *folder, struct fault *ret_fault);
/* Whether there is a data set in the folder, or one that was left half restored, which neither of
 * the two above opens. */
bool store_exists(const char *folder);
/* Closes it; the writer checkpoints first. NULL is fine. */
void store_free(struct store *store);

/* What a backup holds. */
struct store_extent {
	uint64_t rooms, events, bytes;
};

/* Writes the folder's data, as it is at one moment, into one file (0600) in place of another of
 * that name, while somebody writes to it or not. Everything in it is sealed as it was. 0, or -1
 * with the reason and nothing of that name changed. */
int store_backup(const char *folder, const char *path, struct store_extent *ret_extent,
	struct fault *ret_fault);
/* Copies a backup into a folder without data, checks it, and opens it for writing, with the
 * folder's lock. 0, or -1 with the reason and nothing left behind. */
int store_restore(
	const char *folder, const char *file, struct store **ret_store, struct fault *ret_fault);
/* Ends that and closes the store. whole: it becomes the folder's data, else nothing is left of it.
 * 0, or -1 with the reason and nothing left of it. */
int store_restored(struct store *store, const char *folder, bool whole, struct fault *ret_fault);

/* Transactions of the writer. begin .. commit or rollback; never nested; writing outside of one is
 * a bug. A failed commit has rolled back. After STORE_FULL, STORE_FAILED or, from a write,
 * STORE_DAMAGED the transaction is gone: writes and its commit fail until store_rollback() or the
 * next store_begin(). store_rollback() is harmless when nothing is under way. */
STORE_CHECK enum store_result store_begin(struct store *store);
STORE_CHECK enum store_result store_commit(struct store *store);
void store_rollback(struct store *store);
/* Readers: everything between shows one moment. Short: no waiting for anybody inside. */
STORE_CHECK enum store_result store_read_begin(struct store *store);
void store_read_end(struct store *store);
/* Rebuilds the database's own indexes, each in a transaction of its own. */
STORE_CHECK enum store_result store_reindex(struct store *store);

/* The data set's one row; STORE_NONE while the folder is new. */
STORE_CHECK enum store_result store_data_set_get(
	struct store *store, struct store_data_set *ret_set);
/* Always written, also where it says what it said. */
STORE_CHECK enum store_result store_data_set_put(
	struct store *store, const struct store_data_set *set);

/* Rooms and their wrapped keys. Naming a room that was never added gives STORE_NONE, here and
 * below. A stored key is never overwritten: STORE_CLASH. */
STORE_CHECK enum store_result store_room_add(struct store *store, uint64_t room, int kind);
STORE_CHECK enum store_result store_rooms_each(struct store *store, store_room_fn fn, void *cookie);
/* Deletes a room: its keys, snapshot, registers, threads, meetings, tasks, notices and what was
 * saved of it at once, after which nothing of it opens any more and its kind is STORE_ROOM_DELETED;
 * its events by store_sweep(). */
STORE_CHECK enum store_result store_room_delete(struct store *store, uint64_t room);
/* Removes up to `limit` events of rooms that were deleted. ret_more: there may be others. */
STORE_CHECK enum store_result store_sweep(struct store *store, unsigned limit, bool *ret_more);
STORE_CHECK enum store_result store_key_put(struct store *store, uint64_t room, uint32_t generation,
	const void *wrapped, size_t size_bytes);
STORE_CHECK enum store_result store_keys_each(struct store *store, store_key_fn fn, void *cookie);
/* Those that follow this one (room 0: from the first on) in an order that stays, at most limit. */
STORE_CHECK enum store_result store_keys_after(struct store *store, uint64_t room,
	uint32_t generation, unsigned limit, store_key_fn fn, void *cookie);
/* The same key wrapped by another master key; STORE_NONE where none stands. */
STORE_CHECK enum store_result store_key_rewrap(struct store *store, uint64_t room,
	uint32_t generation, const void *wrapped, size_t size_bytes);

/* The change of the master key that is under way, one at most; STORE_NONE: none is. */
STORE_CHECK enum store_result store_rotation_put(
	struct store *store, const struct store_rotation *rotation);
STORE_CHECK enum store_result store_rotation_get(
	struct store *store, struct store_rotation *ret_rotation);
STORE_CHECK enum store_result store_rotation_drop(struct store *store);

/* Appends an event; its seq must be the room's head + 1, which becomes the head. STORE_CLASH when
 * the (client id, author) exists or the number is not the next; then nothing has changed. */
STORE_CHECK enum store_result store_event_append(
	struct store *store, const struct store_event *event);
/* The event with this client id and author; no body. */
STORE_CHECK enum store_result store_event_find(struct store *store,
	const struct client_id *client_id, uint64_t author, struct store_event *ret_event);
/* One row's clear columns: body is NULL when erased, else a non-NULL pointer not to be read. */
STORE_CHECK enum store_result store_event_get(
	struct store *store, uint64_t room, uint64_t seq, struct store_event *ret_event);
/* All rows from..to, in order. */
STORE_CHECK enum store_result store_events_each(struct store *store, uint64_t room, uint64_t from,
	uint64_t to, store_event_fn fn, void *cookie);
/* The same rows, the last one first. */
STORE_CHECK enum store_result store_events_back(struct store *store, uint64_t room, uint64_t from,
	uint64_t to, store_event_fn fn, void *cookie);
/* Changes: the rows after `after` and up to `head` whose ref lies in from..to; of each (ref, kind,
 * author) only the last, however many there are. Ordered by ref, kind and author, largest first. */
STORE_CHECK enum store_result store_changes_each(struct store *store, uint64_t room, uint64_t from,
	uint64_t to, uint64_t after, uint64_t head, store_event_fn fn, void *cookie);
/* The changes of one kind to an event, each author's newest first, at most limit. */
STORE_CHECK enum store_result store_changes_of(struct store *store, uint64_t room, uint64_t seq,
	int kind, unsigned limit, store_event_fn fn, void *cookie);
/* Drops an event's body. */
STORE_CHECK enum store_result store_event_erase(struct store *store, uint64_t room, uint64_t seq);
/* Drops the bodies of all rows of this kind that refer to the event. */
STORE_CHECK enum store_result store_changes_erase(
	struct store *store, uint64_t room, uint64_t ref, int kind);
/* Rows of this kind with a body after `after` and up to `head` whose author is another; stops at
 * cap, and after LIMIT_COUNTED_ROWS rows of any kind. */
STORE_CHECK enum store_result store_event_count(struct store *store, uint64_t room, int kind,
	uint64_t after, uint64_t head, uint64_t not_author, unsigned cap, unsigned *ret_count);

/* The last change of a kind to an event, up to `head`, by this author (0: by anybody), handed on
 * with its body. STORE_NONE: there is none. */
STORE_CHECK enum store_result store_change_last(struct store *store, uint64_t room, uint64_t seq,
	int kind, uint64_t author, uint64_t head, store_event_fn fn, void *cookie);

/* The rows of a kind (0: of any) that answer an event, before `before`, the last one first. */
STORE_CHECK enum store_result store_answers_back(struct store *store, uint64_t room, uint64_t root,
	int kind, uint64_t before, store_event_fn fn, void *cookie);
/* Of all of a kind, those with a body after `after` and up to `head` whose author is another; stops
 * at cap. */
STORE_CHECK enum store_result store_answers_count(struct store *store, uint64_t room, uint64_t root,
	int kind, uint64_t after, uint64_t head, uint64_t not_author, unsigned cap,
	unsigned *ret_count);

/* The rows of a room of a kind of which there are lists, before `before`, the last one first:
 * decision.made or page.made. */
STORE_CHECK enum store_result store_listed_back(struct store *store, uint64_t room, int kind,
	uint64_t before, store_event_fn fn, void *cookie);

/* The index of threads, derived from the answers of this kind to their roots. Writes that this many
 * stand now, and which of them is the last; 0: there is no thread. */
STORE_CHECK enum store_result store_thread_put(
	struct store *store, uint64_t room, uint64_t root, int kind, uint64_t replies);
/* STORE_NONE: nobody has answered, or no answer stands any more. */
STORE_CHECK enum store_result store_thread_get(
	struct store *store, uint64_t room, uint64_t root, struct store_thread *ret_thread);
/* Those whose roots lie in from..to, in order. */
STORE_CHECK enum store_result store_threads_each(struct store *store, uint64_t room, uint64_t from,
	uint64_t to, store_thread_fn fn, void *cookie);

/* The index of meetings, derived from their events. Takes the place of what it says of this one. */
STORE_CHECK enum store_result store_meeting_put(
	struct store *store, const struct store_meeting *meeting);
STORE_CHECK enum store_result store_meeting_drop(
	struct store *store, uint64_t room, uint64_t meeting);
/* All of a room, in order of planning. */
STORE_CHECK enum store_result store_meetings_each(
	struct store *store, uint64_t room, store_meeting_fn fn, void *cookie);
/* Those of a room that are open, or lie in this span, or partly; in any order. */
STORE_CHECK enum store_result store_meetings_in(struct store *store, uint64_t room, int64_t from_ms,
	int64_t to_ms, store_meeting_fn fn, void *cookie);
/* Those of all rooms that are due by this moment, the earliest first. */
STORE_CHECK enum store_result store_meetings_due(
	struct store *store, int64_t until_ms, unsigned limit, store_meeting_fn fn, void *cookie);

/* The index of tasks, derived from their events. Takes the place of what it says of this one. */
STORE_CHECK enum store_result store_task_put(struct store *store, const struct store_task *task);
STORE_CHECK enum store_result store_task_drop(struct store *store, uint64_t room, uint64_t task);
STORE_CHECK enum store_result store_task_get(
	struct store *store, uint64_t room, uint64_t task, struct store_task *ret_task);
/* All of a room, in order of their numbers. */
STORE_CHECK enum store_result store_tasks_each(
	struct store *store, uint64_t room, store_task_fn fn, void *cookie);
/* Those of a room, or of all rooms that somebody does: open ones by the day until which they
 * are to be done, those without one last; closed ones the last changed first. */
STORE_CHECK enum store_result store_tasks_of_room(
	struct store *store, uint64_t room, bool open, store_task_fn fn, void *cookie);
STORE_CHECK enum store_result store_tasks_of_person(
	struct store *store, uint64_t person, bool open, store_task_fn fn, void *cookie);
/* Those of all rooms of which somebody is to be reminded by this moment, the earliest first. */
STORE_CHECK enum store_result store_tasks_due(
	struct store *store, int64_t until_ms, unsigned limit, store_task_fn fn, void *cookie);

/* A room's newest sealed snapshot: the state after event seq. ret_body is malloc'ed. */
STORE_CHECK enum store_result store_snapshot_put(
	struct store *store, uint64_t room, uint64_t seq, const void *body, size_t size_bytes);
STORE_CHECK enum store_result store_snapshot_get(
	struct store *store, uint64_t room, uint64_t *ret_seq, void **ret_body, size_t *ret_size);

/* For tests: lets the nth call from now on this handle (1: the next) end with this result instead
 * of being carried out. Commit counts; rollback and read_end do not. 0 takes it back. */
void store_fail_at(struct store *store, long nth, enum store_result result);

#endif
