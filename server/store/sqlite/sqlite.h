/* The SQLite engine's handle, and what its files share: one file per noun of store.h,
 * records.h, notes.h and minutes.h. */
#ifndef RUNDE_STORE_SQLITE_H
#define RUNDE_STORE_SQLITE_H

#include "store/engine.h"
#include "store/sqlite/query.h"

/* How long to wait for a lock of another process, e.g. of somebody's sqlite3 shell. */
enum { SQLITE_BUSY_MS = 1000 };

struct room_entry;
struct walfile;

struct sqlite_store {
	struct store base;        /* first, so that a struct store is one */
	sqlite3 *db;              /* owned */
	struct walfile *walfile;  /* owned; under the log; NULL but in the writer */
	int lock;                 /* the folder's lock file; -1 in a reader */
	bool ready;               /* opened to the end */
	bool erased;              /* something was, in the transaction under way */
	bool scrub;               /* something was; the log may still hold it */
	char *restoring;          /* owned; the file that is being restored; NULL: none is */
	struct room_entry *rooms; /* owned; rooms met so far, by id */
	sqlite3_stmt *queries[QUERY_COUNT];
};

static inline struct sqlite_store *sqlite_of(struct store *store)
{
	return (struct sqlite_store *)store;
}

/* The room's small number, under which its rows lie. STORE_NONE: there is no such room. */
enum store_result sqlite_room_number(struct sqlite_store *self, uint64_t room, int64_t *ret_number);
/* The room's head as the writer knows it, and how the writer sets it after an append. */
enum store_result sqlite_room_head(struct sqlite_store *self, uint64_t room, uint64_t *ret_head);
void sqlite_room_set_head(struct sqlite_store *self, uint64_t room, uint64_t head);
/* Forgets all rooms met, e.g. because a rollback may have taken some of them back. */
void sqlite_rooms_forget(struct sqlite_store *self);

/* The key of an event's row: the room's number, then its seq. */
enum { EVENT_SEQ_BITS = 32 };
#define EVENT_SEQ_MAX ((uint64_t)UINT32_MAX)
static inline int64_t event_key(int64_t number, uint64_t seq)
{
	return (int64_t)((uint64_t)number << EVENT_SEQ_BITS |
			 (seq < EVENT_SEQ_MAX ? seq : EVENT_SEQ_MAX));
}

/* Starts a query of the rows of a room from one event's to another's: the keys of these two are its
 * values. */
enum store_result sqlite_start_span(struct sqlite_store *self, enum query_slot slot,
	const char *sql, uint64_t room, uint64_t from, uint64_t to, sqlite3_stmt **ret_query);

/* The columns that event_columns() reads: key .. client_id, in the order of the table. */
#define EVENT_COLUMNS                                                                              \
	"event.key, event.kind, author, time_ms, ref_key, root_key, audience, client_id"
enum { EVENT_COLUMN_COUNT = 8 }; /* what comes after them has this number */
enum store_result event_columns(sqlite3_stmt *query, uint64_t room, struct store_event *ret_event);
/* Hands on all rows of a query over these columns and the body, until fn says false; ends it. */
enum store_result events_hand_on(
	sqlite3_stmt *query, uint64_t room, store_event_fn fn, void *cookie);

/* The functions of the engine. */
/* clang-format off */
void sqlite_rollback(struct store *store);
void sqlite_read_end(struct store *store);
enum store_result sqlite_begin(struct store *store);
enum store_result sqlite_commit(struct store *store);
enum store_result sqlite_read_begin(struct store *store);
enum store_result sqlite_reindex(struct store *store);
enum store_result sqlite_data_set_get(struct store *store, struct store_data_set *ret_set);
enum store_result sqlite_data_set_put(struct store *store, const struct store_data_set *set);
enum store_result sqlite_room_add(struct store *store, uint64_t room, int kind);
enum store_result sqlite_rooms_each(struct store *store, store_room_fn fn, void *cookie);
enum store_result sqlite_room_delete(struct store *store, uint64_t room);
enum store_result sqlite_sweep(struct store *store, unsigned limit, bool *ret_more);
enum store_result sqlite_key_put(struct store *store, uint64_t room, uint32_t generation, const void *wrapped, size_t size_bytes);
enum store_result sqlite_key_rewrap(struct store *store, uint64_t room, uint32_t generation, const void *wrapped, size_t size_bytes);
enum store_result sqlite_keys_each(struct store *store, store_key_fn fn, void *cookie);
enum store_result sqlite_keys_after(struct store *store, uint64_t room, uint32_t generation, unsigned limit, store_key_fn fn, void *cookie);
enum store_result sqlite_rotation_put(struct store *store, const struct store_rotation *rotation);
enum store_result sqlite_rotation_get(struct store *store, struct store_rotation *ret_rotation);
enum store_result sqlite_rotation_drop(struct store *store);
enum store_result sqlite_event_append(struct store *store, const struct store_event *event);
enum store_result sqlite_event_find(struct store *store, const struct client_id *client_id, uint64_t author, struct store_event *ret_event);
enum store_result sqlite_event_get(struct store *store, uint64_t room, uint64_t seq, struct store_event *ret_event);
enum store_result sqlite_events_each(struct store *store, uint64_t room, uint64_t from, uint64_t to, store_event_fn fn, void *cookie);
enum store_result sqlite_events_back(struct store *store, uint64_t room, uint64_t from, uint64_t to, store_event_fn fn, void *cookie);
enum store_result sqlite_changes_each(struct store *store, uint64_t room, uint64_t from, uint64_t to, uint64_t after, uint64_t head, store_event_fn fn, void *cookie);
enum store_result sqlite_changes_of(struct store *store, uint64_t room, uint64_t seq, int kind, unsigned limit, store_event_fn fn, void *cookie);
enum store_result sqlite_event_erase(struct store *store, uint64_t room, uint64_t seq);
enum store_result sqlite_changes_erase(struct store *store, uint64_t room, uint64_t ref, int kind);
enum store_result sqlite_event_count(struct store *store, uint64_t room, int kind, uint64_t after, uint64_t head, uint64_t not_author, unsigned cap, unsigned *ret_count);
enum store_result sqlite_change_last(struct store *store, uint64_t room, uint64_t seq, int kind, uint64_t author, uint64_t head, store_event_fn fn, void *cookie);
enum store_result sqlite_listed_back(struct store *store, uint64_t room, int kind, uint64_t before, store_event_fn fn, void *cookie);
enum store_result sqlite_answers_back(struct store *store, uint64_t room, uint64_t root, int kind, uint64_t before, store_event_fn fn, void *cookie);
enum store_result sqlite_answers_count(struct store *store, uint64_t room, uint64_t root, int kind, uint64_t after, uint64_t head, uint64_t not_author, unsigned cap, unsigned *ret_count);
enum store_result sqlite_thread_put(struct store *store, uint64_t room, uint64_t root, int kind, uint64_t replies);
enum store_result sqlite_thread_get(struct store *store, uint64_t room, uint64_t root, struct store_thread *ret_thread);
enum store_result sqlite_threads_each(struct store *store, uint64_t room, uint64_t from, uint64_t to, store_thread_fn fn, void *cookie);
enum store_result sqlite_meeting_put(struct store *store, const struct store_meeting *meeting);
enum store_result sqlite_meeting_drop(struct store *store, uint64_t room, uint64_t meeting);
enum store_result sqlite_meetings_each(struct store *store, uint64_t room, store_meeting_fn fn, void *cookie);
enum store_result sqlite_meetings_in(struct store *store, uint64_t room, int64_t from_ms, int64_t to_ms, store_meeting_fn fn, void *cookie);
enum store_result sqlite_meetings_due(struct store *store, int64_t until_ms, unsigned limit, store_meeting_fn fn, void *cookie);
enum store_result sqlite_task_put(struct store *store, const struct store_task *task);
enum store_result sqlite_task_drop(struct store *store, uint64_t room, uint64_t task);
enum store_result sqlite_task_get(struct store *store, uint64_t room, uint64_t task, struct store_task *ret_task);
enum store_result sqlite_tasks_each(struct store *store, uint64_t room, store_task_fn fn, void *cookie);
enum store_result sqlite_tasks_of_room(struct store *store, uint64_t room, bool open, store_task_fn fn, void *cookie);
enum store_result sqlite_tasks_of_person(struct store *store, uint64_t person, bool open, store_task_fn fn, void *cookie);
enum store_result sqlite_tasks_due(struct store *store, int64_t until_ms, unsigned limit, store_task_fn fn, void *cookie);
enum store_result sqlite_note_put(struct store *store, const struct store_note *note);
enum store_result sqlite_note_drop(struct store *store, const struct store_note_key *key, uint64_t version);
enum store_result sqlite_note_trim(struct store *store, const struct store_note_key *key, unsigned keep);
enum store_result sqlite_notes_back(struct store *store, const struct store_note_key *key, store_note_fn fn, void *cookie);
enum store_result sqlite_note_heads(struct store *store, const struct store_note_key *key, store_note_fn fn, void *cookie);
enum store_result sqlite_note_at(struct store *store, const struct store_note_key *key, uint64_t version, store_note_fn fn, void *cookie);
enum store_result sqlite_notes_of_room(struct store *store, uint64_t room, store_note_fn fn, void *cookie);
enum store_result sqlite_note_written(struct store *store, const struct store_note_key *key, int64_t *ret_time_ms);
enum store_result sqlite_note_steps_put(struct store *store, const struct store_note_steps *steps);
enum store_result sqlite_note_steps_each(struct store *store, const struct store_note_key *key, uint64_t from, store_note_steps_fn fn, void *cookie);
enum store_result sqlite_note_steps_of_room(struct store *store, uint64_t room, store_note_steps_fn fn, void *cookie);
enum store_result sqlite_note_trail(struct store *store, const struct store_note_key *key, uint64_t from, struct store_note_trail *ret_trail);
enum store_result sqlite_note_trail_old(struct store *store, const struct store_note_key *key, int64_t before_ms, uint64_t *ret_version);
enum store_result sqlite_note_trail_cut(struct store *store, const struct store_note_key *key, uint64_t version);
enum store_result sqlite_note_trails_each(struct store *store, store_note_trail_fn fn, void *cookie);
enum store_result sqlite_minutes_put(struct store *store, const struct store_minutes *minutes);
enum store_result sqlite_minutes_drop(struct store *store, uint64_t room, uint64_t meeting, uint64_t event);
enum store_result sqlite_minutes_put_due(struct store *store, uint64_t room, uint64_t meeting, uint64_t event, int64_t due_ms);
enum store_result sqlite_minutes_get(struct store *store, uint64_t room, uint64_t meeting, struct store_minutes *ret_minutes);
enum store_result sqlite_minutes_each(struct store *store, uint64_t room, uint64_t meeting, store_minutes_fn fn, void *cookie);
enum store_result sqlite_minutes_of_room(struct store *store, uint64_t room, store_minutes_fn fn, void *cookie);
enum store_result sqlite_minutes_last(struct store *store, uint64_t room, uint64_t series, store_minutes_fn fn, void *cookie);
enum store_result sqlite_minutes_back(struct store *store, uint64_t room, uint64_t before, store_minutes_fn fn, void *cookie);
enum store_result sqlite_minutes_due(struct store *store, int64_t until_ms, unsigned limit, store_minutes_fn fn, void *cookie);
enum store_result sqlite_snapshot_put(struct store *store, uint64_t room, uint64_t seq, const void *body, size_t size_bytes);
enum store_result sqlite_snapshot_get(struct store *store, uint64_t room, uint64_t *ret_seq, void **ret_body, size_t *ret_size);
enum store_result sqlite_register_put(struct store *store, const struct store_register *value);
enum store_result sqlite_register_get(struct store *store, uint64_t person, uint64_t room, uint64_t seq, int kind, void **ret_body, size_t *ret_size);
enum store_result sqlite_register_drop(struct store *store, uint64_t person, uint64_t room, uint64_t seq, int kind);
enum store_result sqlite_registers_beyond(struct store *store, uint64_t person, int kind, unsigned keep, store_register_fn fn, void *cookie);
enum store_result sqlite_registers_at(struct store *store, uint64_t room, uint64_t seq, int kind, store_register_fn fn, void *cookie);
enum store_result sqlite_registers_each(struct store *store, uint64_t person, int kind, store_register_fn fn, void *cookie);
enum store_result sqlite_registers_walk(struct store *store, store_register_fn fn, void *cookie);
enum store_result sqlite_notice_put(struct store *store, uint64_t person, const struct store_notice *notice);
enum store_result sqlite_notice_renew(struct store *store, uint64_t person, const struct store_notice *notice);
enum store_result sqlite_notice_supersede(struct store *store, uint64_t person, const struct store_notice *notice, uint64_t *ret_seq);
enum store_result sqlite_notice_trim(struct store *store, uint64_t person, bool done, unsigned keep);
enum store_result sqlite_event_notices_each(struct store *store, uint64_t room, uint64_t seq, store_addressee_fn fn, void *cookie);
enum store_result sqlite_meeting_notices_each(struct store *store, uint64_t room, uint64_t meeting, store_addressee_fn fn, void *cookie);
enum store_result sqlite_room_notices_each(struct store *store, uint64_t room, int reason, store_addressee_fn fn, void *cookie);
enum store_result sqlite_event_notices_drop(struct store *store, uint64_t room, uint64_t seq);
enum store_result sqlite_notices_each(struct store *store, uint64_t person, bool done, store_notice_fn fn, void *cookie);
enum store_result sqlite_calls_each(struct store *store, uint64_t person, uint64_t room, uint64_t after, store_notice_fn fn, void *cookie);
enum store_result sqlite_notice_done(struct store *store, uint64_t person, uint64_t room, uint64_t seq, bool done);
enum store_result sqlite_notice_read(struct store *store, uint64_t person, const struct store_notice *notice, uint64_t after, uint64_t upto);
enum store_result sqlite_notice_drop(struct store *store, uint64_t person, uint64_t room);
enum store_result sqlite_saved_put(struct store *store, const struct store_saved *saved);
enum store_result sqlite_saved_drop(struct store *store, uint64_t person, uint64_t room, uint64_t seq);
enum store_result sqlite_saved_remind(struct store *store, uint64_t person, uint64_t room, uint64_t seq);
enum store_result sqlite_saved_count(struct store *store, uint64_t person, uint64_t but_room, uint64_t but_seq, unsigned *ret_count);
enum store_result sqlite_saved_each(struct store *store, uint64_t person, unsigned skip, unsigned limit, store_saved_fn fn, void *cookie);
enum store_result sqlite_saved_due(struct store *store, int64_t until_ms, unsigned limit, store_saved_fn fn, void *cookie);
enum store_result sqlite_saved_walk(struct store *store, store_saved_fn fn, void *cookie);
enum store_result sqlite_session_put(struct store *store, const struct store_session *session);
enum store_result sqlite_session_get(struct store *store, const uint8_t token_hash[STORE_HASH_BYTES], struct store_session *ret_session);
enum store_result sqlite_sessions_each(struct store *store, uint64_t person, store_session_fn fn, void *cookie);
enum store_result sqlite_sessions_walk(struct store *store, store_session_fn fn, void *cookie);
enum store_result sqlite_session_touch(struct store *store, const uint8_t token_hash[STORE_HASH_BYTES], int64_t seen_ms, int64_t expires_ms);
enum store_result sqlite_sessions_limit(struct store *store, unsigned scopes, int64_t now_ms, int64_t whole_ms, int64_t idle_ms);
enum store_result sqlite_sessions_turn_back(struct store *store, unsigned scopes, int64_t now_ms, int64_t end_ms);
enum store_result sqlite_sessions_end_at(struct store *store, uint64_t person, int64_t now_ms, int64_t expires_ms);
enum store_result sqlite_session_drop(struct store *store, const uint8_t token_hash[STORE_HASH_BYTES]);
enum store_result sqlite_session_trim(struct store *store, uint64_t person, unsigned keep, int64_t now_ms);
enum store_result sqlite_access_clear(struct store *store);
enum store_result sqlite_link_put(struct store *store, const struct store_link *link);
enum store_result sqlite_link_get(struct store *store, const uint8_t token_hash[STORE_HASH_BYTES], struct store_link *ret_link);
enum store_result sqlite_link_drop(struct store *store, const uint8_t token_hash[STORE_HASH_BYTES]);
enum store_result sqlite_link_trim(struct store *store, uint64_t person, unsigned keep, int64_t now_ms);
enum store_result sqlite_guest_link_put(struct store *store, const struct store_guest_link *link);
enum store_result sqlite_guest_link_get(struct store *store, const uint8_t token_hash[STORE_HASH_BYTES], struct store_guest_link *ret_link);
enum store_result sqlite_guest_link_drop(struct store *store, uint64_t backstage, uint64_t guest, int64_t now_ms);
enum store_result sqlite_password_put(struct store *store, uint64_t person, const void *body, size_t size_bytes);
enum store_result sqlite_password_get(struct store *store, uint64_t person, void **ret_body, size_t *ret_size);
enum store_result sqlite_passwords_walk(struct store *store, store_password_fn fn, void *cookie);
enum store_result sqlite_invitation_put(struct store *store, const struct store_invitation *invitation);
enum store_result sqlite_invitation_get(struct store *store, const uint8_t token_hash[STORE_HASH_BYTES], struct store_invitation *ret_invitation);
enum store_result sqlite_invitations_each(struct store *store, int64_t now_ms, store_invitation_fn fn, void *cookie);
enum store_result sqlite_invitation_use(struct store *store, uint64_t id);
enum store_result sqlite_invitation_drop(struct store *store, uint64_t id);
enum store_result sqlite_invitation_count(struct store *store, int64_t now_ms, unsigned *ret_count);
/* clang-format on */

#endif
