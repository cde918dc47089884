/* The store: what lies on disk, in the words of the domain. One handle that writes, used by the
 * journal's thread alone, and any number that can only read, each used by one thread. It sees
 * sealed bodies only. Behind it stands a table of functions (store/sqlite/ today). */
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
enum { STORE_HASH_BYTES = 32, STORE_DATA_SET_BYTES = 16 };

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

struct store_session {
	uint8_t token_hash[STORE_HASH_BYTES];
	uint64_t id, person;
	unsigned scopes; /* what it may be used for; see proto/command.h */
	uint64_t room;   /* the channel of a webhook; 0: none */
	bool by_link;    /* a one-time link opened it that somebody else had made */
	int64_t created_ms, seen_ms, expires_ms;
	const void *device; /* sealed: what its browser calls itself, or what a token is for */
	size_t device_size;
};

struct store_link {
	uint8_t token_hash[STORE_HASH_BYTES];
	uint64_t person; /* 0: makes the first administrator */
	bool own;        /* the person made it for themselves */
	int64_t expires_ms;
};

/* An invitation into the house. */
struct store_invitation {
	uint8_t token_hash[STORE_HASH_BYTES];
	uint64_t id, made_by;
	int role;
	unsigned uses; /* how many people can still come by it */
	int64_t expires_ms;
	const void *note; /* sealed */
	size_t note_size;
};

/* The last value of a kind that a person has in a room. */
struct store_register {
	uint64_t person, room;
	uint64_t seq; /* of the event it is about; 0: of none, but the room as a whole */
	int kind;
	const void *body; /* sealed */
	size_t body_size;
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

/* Return false from a callback to stop the walk (it still returns STORE_OK). */
typedef bool (*store_event_fn)(void *cookie, const struct store_event *event);
typedef bool (*store_room_fn)(void *cookie, uint64_t room, int kind, uint64_t head);
typedef bool (*store_password_fn)(
	void *cookie, uint64_t person, const void *body, size_t size_bytes);
typedef bool (*store_session_fn)(void *cookie, const struct store_session *session);
typedef bool (*store_invitation_fn)(void *cookie, const struct store_invitation *invitation);
typedef bool (*store_key_fn)(
	void *cookie, uint64_t room, uint32_t generation, const void *wrapped, size_t size_bytes);
typedef bool (*store_register_fn)(void *cookie, const struct store_register *value);
typedef bool (*store_thread_fn)(void *cookie, const struct store_thread *thread);
typedef bool (*store_meeting_fn)(void *cookie, const struct store_meeting *meeting);

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
STORE_CHECK enum store_result store_data_set_put(
	struct store *store, const struct store_data_set *set);

/* Rooms and their wrapped keys. Naming a room that was never added gives STORE_NONE, here and
 * below. A stored key is never overwritten: STORE_CLASH. */
STORE_CHECK enum store_result store_room_add(struct store *store, uint64_t room, int kind);
STORE_CHECK enum store_result store_rooms_each(struct store *store, store_room_fn fn, void *cookie);
/* Deletes a room: its keys, snapshot, registers, threads, meetings, notices and what was saved of
 * it at once, after which nothing of it opens any more and its kind is STORE_ROOM_DELETED; its
 * events by store_sweep(). */
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

/* A room's newest sealed snapshot: the state after event seq. ret_body is malloc'ed. */
STORE_CHECK enum store_result store_snapshot_put(
	struct store *store, uint64_t room, uint64_t seq, const void *body, size_t size_bytes);
STORE_CHECK enum store_result store_snapshot_get(
	struct store *store, uint64_t room, uint64_t *ret_seq, void **ret_body, size_t *ret_size);

/* Registers: the last sealed value per person, room, event and kind. ret_body is malloc'ed. */
STORE_CHECK enum store_result store_register_put(
	struct store *store, const struct store_register *value);
STORE_CHECK enum store_result store_register_get(struct store *store, uint64_t person,
	uint64_t room, uint64_t seq, int kind, void **ret_body, size_t *ret_size);
STORE_CHECK enum store_result store_register_drop(
	struct store *store, uint64_t person, uint64_t room, uint64_t seq, int kind);
/* Where a person has more than `keep` registers of a kind that are about threads: all of them,
 * those first in whose thread nothing has been said for the longest time. */
STORE_CHECK enum store_result store_registers_beyond(struct store *store, uint64_t person, int kind,
	unsigned keep, store_register_fn fn, void *cookie);
/* Everybody's registers of a kind that are about one event, or about the room as a whole; not for
 * marks, which are too many. */
STORE_CHECK enum store_result store_registers_at(struct store *store, uint64_t room, uint64_t seq,
	int kind, store_register_fn fn, void *cookie);
/* All of a person's registers of this kind. */
STORE_CHECK enum store_result store_registers_each(
	struct store *store, uint64_t person, int kind, store_register_fn fn, void *cookie);
/* Everybody's registers of all kinds. */
STORE_CHECK enum store_result store_registers_walk(
	struct store *store, store_register_fn fn, void *cookie);

/* Records: what wants a person's attention, an event of a room each. */
struct store_notice {
	uint64_t room, seq;
	uint64_t thread; /* the root of the thread the event stands in; 0: in none */
	int reason;
	bool called; /* it calls upon them, whatever reason it stands there for now */
	bool done;
};
typedef bool (*store_notice_fn)(void *cookie, const struct store_notice *notice);
typedef bool (*store_addressee_fn)(
	void *cookie, uint64_t person, const struct store_notice *notice);
/* An open one; `done` is not looked at. STORE_NONE: it is there already, for whatever reason. */
STORE_CHECK enum store_result store_notice_put(
	struct store *store, uint64_t person, const struct store_notice *notice);
/* The same, as the newest, in place of the one that is there: an open call stays one. */
STORE_CHECK enum store_result store_notice_renew(
	struct store *store, uint64_t person, const struct store_notice *notice);
/* Drops a person's of this reason and thread before this one. ret_seq: the event of the one among
 * them that was open; STORE_NONE: none was. */
STORE_CHECK enum store_result store_notice_supersede(
	struct store *store, uint64_t person, const struct store_notice *notice, uint64_t *ret_seq);
/* Drops a person's oldest, of those that are open or of those that are done, beyond keep. */
STORE_CHECK enum store_result store_notice_trim(
	struct store *store, uint64_t person, bool done, unsigned keep);
/* Those of an event in everybody's inboxes, open or done. */
STORE_CHECK enum store_result store_event_notices_each(
	struct store *store, uint64_t room, uint64_t seq, store_addressee_fn fn, void *cookie);
/* Likewise those of a meeting: of the event that planned it, and of all that refer to that. */
STORE_CHECK enum store_result store_meeting_notices_each(
	struct store *store, uint64_t room, uint64_t meeting, store_addressee_fn fn, void *cookie);
/* Drops everybody's of an event. */
STORE_CHECK enum store_result store_event_notices_drop(
	struct store *store, uint64_t room, uint64_t seq);
/* All of a person's, open or done, the newest first. */
STORE_CHECK enum store_result store_notices_each(
	struct store *store, uint64_t person, bool done, store_notice_fn fn, void *cookie);
/* Those that are open and call upon a person in a room after an event, in order of the events. */
STORE_CHECK enum store_result store_calls_each(struct store *store, uint64_t person, uint64_t room,
	uint64_t after, store_notice_fn fn, void *cookie);
/* Says of one, of a room's (seq 0), or of all (room 0) whether it is done. STORE_NONE: it is so. */
STORE_CHECK enum store_result store_notice_done(
	struct store *store, uint64_t person, uint64_t room, uint64_t seq, bool done);
/* Says of a person's with this room, thread and reason whether they are done as the notice is: of
 * those after one event, up to another. STORE_NONE: nothing changes by that. */
STORE_CHECK enum store_result store_notice_read(struct store *store, uint64_t person,
	const struct store_notice *notice, uint64_t after, uint64_t upto);
/* Drops all of a person's of a room. */
STORE_CHECK enum store_result store_notice_drop(
	struct store *store, uint64_t person, uint64_t room);

/* Records: messages people have saved for themselves. */
struct store_saved {
	uint64_t person, room, seq;
	int64_t saved_ms;
	int64_t due_ms;   /* when they want to be reminded; 0: not at all */
	const void *note; /* sealed; NULL: none */
	size_t note_size;
};
typedef bool (*store_saved_fn)(void *cookie, const struct store_saved *saved);
/* Takes the place of what the person has saved of this message; saved_ms stays the first. */
STORE_CHECK enum store_result store_saved_put(struct store *store, const struct store_saved *saved);
STORE_CHECK enum store_result store_saved_drop(
	struct store *store, uint64_t person, uint64_t room, uint64_t seq);
/* Their reminder has come: nothing is due any more. STORE_NONE: it is not saved. */
STORE_CHECK enum store_result store_saved_remind(
	struct store *store, uint64_t person, uint64_t room, uint64_t seq);
/* How many a person has saved, all but one (room 0: none left out). */
STORE_CHECK enum store_result store_saved_count(struct store *store, uint64_t person,
	uint64_t but_room, uint64_t but_seq, unsigned *ret_count);
/* A person's, the newest first. */
STORE_CHECK enum store_result store_saved_each(struct store *store, uint64_t person, unsigned skip,
	unsigned limit, store_saved_fn fn, void *cookie);
/* Everybody's that are due by this moment, the earliest first. */
STORE_CHECK enum store_result store_saved_due(
	struct store *store, int64_t until_ms, unsigned limit, store_saved_fn fn, void *cookie);
/* Everybody's. */
STORE_CHECK enum store_result store_saved_walk(
	struct store *store, store_saved_fn fn, void *cookie);

/* Records: sessions and one-time links, by the hash of their token. */
STORE_CHECK enum store_result store_session_put(
	struct store *store, const struct store_session *session);
/* Without its device. */
STORE_CHECK enum store_result store_session_get(struct store *store,
	const uint8_t token_hash[STORE_HASH_BYTES], struct store_session *ret_session);
/* All of a person's, the newest first. */
STORE_CHECK enum store_result store_sessions_each(
	struct store *store, uint64_t person, store_session_fn fn, void *cookie);
/* Everybody's. */
STORE_CHECK enum store_result store_sessions_walk(
	struct store *store, store_session_fn fn, void *cookie);
/* It was used, and ends later. */
STORE_CHECK enum store_result store_session_touch(struct store *store,
	const uint8_t token_hash[STORE_HASH_BYTES], int64_t seen_ms, int64_t expires_ms);
/* All of these scopes that have not ended by now end so long after they began, or after they were
 * last used if that is earlier. */
STORE_CHECK enum store_result store_sessions_limit(
	struct store *store, unsigned scopes, int64_t now_ms, int64_t whole_ms, int64_t idle_ms);
/* The clock was set back: those that were used later than now were used now, and those with these
 * scopes end at `end_ms` at the latest. */
STORE_CHECK enum store_result store_sessions_turn_back(
	struct store *store, unsigned scopes, int64_t now_ms, int64_t end_ms);
STORE_CHECK enum store_result store_session_drop(
	struct store *store, const uint8_t token_hash[STORE_HASH_BYTES]);
/* Drops expired sessions, and a person's oldest beyond keep. */
STORE_CHECK enum store_result store_session_trim(
	struct store *store, uint64_t person, unsigned keep, int64_t now_ms);
STORE_CHECK enum store_result store_link_put(struct store *store, const struct store_link *link);
STORE_CHECK enum store_result store_link_get(struct store *store,
	const uint8_t token_hash[STORE_HASH_BYTES], struct store_link *ret_link);
/* Uses a link up; STORE_NONE if it was. */
STORE_CHECK enum store_result store_link_drop(
	struct store *store, const uint8_t token_hash[STORE_HASH_BYTES]);
/* Drops expired links, and a person's oldest beyond keep. */
STORE_CHECK enum store_result store_link_trim(
	struct store *store, uint64_t person, unsigned keep, int64_t now_ms);

/* Drops all that lets somebody in but passwords: sessions, tokens, links and invitations. */
STORE_CHECK enum store_result store_access_clear(struct store *store);

/* Passwords, one per person: a sealed hash. ret_body is malloc'ed. */
STORE_CHECK enum store_result store_password_put(
	struct store *store, uint64_t person, const void *body, size_t size_bytes);
STORE_CHECK enum store_result store_password_get(
	struct store *store, uint64_t person, void **ret_body, size_t *ret_size);
STORE_CHECK enum store_result store_passwords_walk(
	struct store *store, store_password_fn fn, void *cookie);

/* Invitations: found by the hash of their token (without the note), named by their id. */
STORE_CHECK enum store_result store_invitation_put(
	struct store *store, const struct store_invitation *invitation);
STORE_CHECK enum store_result store_invitation_get(struct store *store,
	const uint8_t token_hash[STORE_HASH_BYTES], struct store_invitation *ret_invitation);
/* Those that are good at this moment, the newest first. */
STORE_CHECK enum store_result store_invitations_each(
	struct store *store, int64_t now_ms, store_invitation_fn fn, void *cookie);
/* One person came by it; with the last use it is gone. STORE_NONE if it was. */
STORE_CHECK enum store_result store_invitation_use(struct store *store, uint64_t id);
STORE_CHECK enum store_result store_invitation_drop(struct store *store, uint64_t id);
/* Drops those that have expired and counts the others. */
STORE_CHECK enum store_result store_invitation_count(
	struct store *store, int64_t now_ms, unsigned *ret_count);

/* For tests: lets the nth call from now on this handle (1: the next) end with this result instead
 * of being carried out. Commit counts; rollback and read_end do not. 0 takes it back. */
void store_fail_at(struct store *store, long nth, enum store_result result);

#endif
