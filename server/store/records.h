/* Registers and records: what a store keeps beside the journals of the rooms, about people and
 * about how they come in. Results, transactions and callbacks are as in store.h; what is sealed
 * comes here sealed. */
#ifndef RUNDE_STORE_RECORDS_H
#define RUNDE_STORE_RECORDS_H

#include "store/store.h"

enum { STORE_HASH_BYTES = 32 };

/* Registers: the last sealed value per person, room, event and kind. */
struct store_register {
	uint64_t person, room;
	uint64_t seq; /* of the event it is about; 0: of none, but the room as a whole */
	int kind;
	const void *body; /* sealed */
	size_t body_size;
};
typedef bool (*store_register_fn)(void *cookie, const struct store_register *value);
/* ret_body is malloc'ed. */
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

/* Notices: what wants a person's attention, an event of a room each. */
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
/* Likewise those of a meeting: of the event that planned it, and of all that change or answer it.
 */
STORE_CHECK enum store_result store_meeting_notices_each(
	struct store *store, uint64_t room, uint64_t meeting, store_addressee_fn fn, void *cookie);
/* Those of a room that are open for this reason, in everybody's inboxes. */
STORE_CHECK enum store_result store_room_notices_each(
	struct store *store, uint64_t room, int reason, store_addressee_fn fn, void *cookie);
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

/* What is saved: messages people have saved for themselves. */
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

/* Sessions, by the hash of their token. */
struct store_session {
	uint8_t token_hash[STORE_HASH_BYTES];
	uint64_t id, person;
	unsigned scopes; /* what it may be used for; see proto/command.h */
	uint64_t room;   /* the channel of a webhook, the backstage of a guest's case; 0: none */
	bool by_link;    /* a one-time link opened it that somebody else had made */
	int64_t created_ms, seen_ms, expires_ms;
	const void *device; /* sealed: what its browser calls itself, or what a token is for */
	size_t device_size;
};
typedef bool (*store_session_fn)(void *cookie, const struct store_session *session);
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
/* All of a person's that have not ended by now end at another moment. */
STORE_CHECK enum store_result store_sessions_end_at(
	struct store *store, uint64_t person, int64_t now_ms, int64_t expires_ms);
STORE_CHECK enum store_result store_session_drop(
	struct store *store, const uint8_t token_hash[STORE_HASH_BYTES]);
/* Drops expired sessions, and a person's oldest beyond keep. */
STORE_CHECK enum store_result store_session_trim(
	struct store *store, uint64_t person, unsigned keep, int64_t now_ms);

/* One-time links, by the hash of their token. */
struct store_link {
	uint8_t token_hash[STORE_HASH_BYTES];
	uint64_t person; /* 0: makes the first administrator */
	bool own;        /* the person made it for themselves */
	int64_t expires_ms;
};
STORE_CHECK enum store_result store_link_put(struct store *store, const struct store_link *link);
STORE_CHECK enum store_result store_link_get(struct store *store,
	const uint8_t token_hash[STORE_HASH_BYTES], struct store_link *ret_link);
/* Uses a link up; STORE_NONE if it was. */
STORE_CHECK enum store_result store_link_drop(
	struct store *store, const uint8_t token_hash[STORE_HASH_BYTES]);
/* Drops expired links, and a person's oldest beyond keep. */
STORE_CHECK enum store_result store_link_trim(
	struct store *store, uint64_t person, unsigned keep, int64_t now_ms);

/* Links of guests, by the hash of their token. */
struct store_guest_link {
	uint8_t token_hash[STORE_HASH_BYTES];
	uint64_t backstage; /* of the case it leads to */
	uint64_t guest;     /* whose it is; 0: the case's general one */
	int64_t expires_ms;
};
/* Takes the place of the guest's link before it, or of the general one. */
STORE_CHECK enum store_result store_guest_link_put(
	struct store *store, const struct store_guest_link *link);
STORE_CHECK enum store_result store_guest_link_get(struct store *store,
	const uint8_t token_hash[STORE_HASH_BYTES], struct store_guest_link *ret_link);
/* Drops a guest's, or the general one (0); and all that have expired. */
STORE_CHECK enum store_result store_guest_link_drop(
	struct store *store, uint64_t backstage, uint64_t guest, int64_t now_ms);

/* Drops all that lets somebody in but passwords: sessions, tokens, links and invitations. */
STORE_CHECK enum store_result store_access_clear(struct store *store);

/* Passwords, one per person: a sealed hash. ret_body is malloc'ed. */
typedef bool (*store_password_fn)(
	void *cookie, uint64_t person, const void *body, size_t size_bytes);
STORE_CHECK enum store_result store_password_put(
	struct store *store, uint64_t person, const void *body, size_t size_bytes);
STORE_CHECK enum store_result store_password_get(
	struct store *store, uint64_t person, void **ret_body, size_t *ret_size);
STORE_CHECK enum store_result store_passwords_walk(
	struct store *store, store_password_fn fn, void *cookie);

/* Invitations into the house: found by the hash of their token (without the note), named by their
 * id. */
struct store_invitation {
	uint8_t token_hash[STORE_HASH_BYTES];
	uint64_t id, made_by;
	int role;
	unsigned uses; /* how many people can still come by it */
	int64_t expires_ms;
	const void *note; /* sealed */
	size_t note_size;
};
typedef bool (*store_invitation_fn)(void *cookie, const struct store_invitation *invitation);
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

#endif
