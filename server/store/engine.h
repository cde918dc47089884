/* What a kind of store must provide: the functions of store.h, records.h, notes.h and
 * minutes.h, one for one. Only the files of those names call them; the entrance has checked that a
 * write stands inside a transaction, and calls rollback after a result that ends one. An engine's
 * handle has a struct store as its first member. */
#ifndef RUNDE_STORE_ENGINE_H
#define RUNDE_STORE_ENGINE_H

#include "store/minutes.h"
#include "store/notes.h"
#include "store/records.h"

/* clang-format off */
struct store_engine {
	void (*close)(struct store *store);
	enum store_result (*begin)(struct store *store);
	enum store_result (*commit)(struct store *store);
	/* Harmless when no transaction is under way. */
	void (*rollback)(struct store *store);
	enum store_result (*read_begin)(struct store *store);
	void (*read_end)(struct store *store);
	enum store_result (*reindex)(struct store *store);

	enum store_result (*data_set_get)(struct store *store, struct store_data_set *ret_set);
	enum store_result (*data_set_put)(struct store *store, const struct store_data_set *set);

	enum store_result (*room_add)(struct store *store, uint64_t room, int kind);
	enum store_result (*rooms_each)(struct store *store, store_room_fn fn, void *cookie);
	enum store_result (*room_delete)(struct store *store, uint64_t room);
	enum store_result (*sweep)(struct store *store, unsigned limit, bool *ret_more);
	enum store_result (*key_put)(struct store *store, uint64_t room, uint32_t generation,
		const void *wrapped, size_t size_bytes);
	enum store_result (*key_rewrap)(struct store *store, uint64_t room, uint32_t generation,
		const void *wrapped, size_t size_bytes);
	enum store_result (*keys_each)(struct store *store, store_key_fn fn, void *cookie);
	enum store_result (*keys_after)(struct store *store, uint64_t room, uint32_t generation,
		unsigned limit, store_key_fn fn, void *cookie);
	enum store_result (*rotation_put)(
		struct store *store, const struct store_rotation *rotation);
	enum store_result (*rotation_get)(
		struct store *store, struct store_rotation *ret_rotation);
	enum store_result (*rotation_drop)(struct store *store);

	enum store_result (*event_append)(struct store *store, const struct store_event *event);
	enum store_result (*event_find)(struct store *store, const struct client_id *client_id,
		uint64_t author, struct store_event *ret_event);
	enum store_result (*event_get)(struct store *store, uint64_t room, uint64_t seq,
		struct store_event *ret_event);
	enum store_result (*events_each)(struct store *store, uint64_t room, uint64_t from,
		uint64_t to, store_event_fn fn, void *cookie);
	enum store_result (*events_back)(struct store *store, uint64_t room, uint64_t from,
		uint64_t to, store_event_fn fn, void *cookie);
	enum store_result (*changes_each)(struct store *store, uint64_t room, uint64_t from,
		uint64_t to, uint64_t after, uint64_t head, store_event_fn fn, void *cookie);
	enum store_result (*changes_of)(struct store *store, uint64_t room, uint64_t seq, int kind,
		unsigned limit, store_event_fn fn, void *cookie);
	enum store_result (*event_erase)(struct store *store, uint64_t room, uint64_t seq);
	enum store_result (*changes_erase)(struct store *store, uint64_t room, uint64_t ref,
		int kind);
	enum store_result (*event_count)(struct store *store, uint64_t room, int kind,
		uint64_t after, uint64_t head, uint64_t not_author, unsigned cap,
		unsigned *ret_count);

	enum store_result (*change_last)(struct store *store, uint64_t room, uint64_t seq, int kind,
		uint64_t author, uint64_t head, store_event_fn fn, void *cookie);
	enum store_result (*listed_back)(struct store *store, uint64_t room, int kind,
		uint64_t before, store_event_fn fn, void *cookie);
	enum store_result (*answers_back)(struct store *store, uint64_t room, uint64_t root,
		int kind, uint64_t before, store_event_fn fn, void *cookie);
	enum store_result (*answers_count)(struct store *store, uint64_t room, uint64_t root,
		int kind, uint64_t after, uint64_t head, uint64_t not_author, unsigned cap,
		unsigned *ret_count);
	enum store_result (*thread_put)(
		struct store *store, uint64_t room, uint64_t root, int kind, uint64_t replies);
	enum store_result (*thread_get)(struct store *store, uint64_t room, uint64_t root,
		struct store_thread *ret_thread);
	enum store_result (*threads_each)(struct store *store, uint64_t room, uint64_t from,
		uint64_t to, store_thread_fn fn, void *cookie);
	enum store_result (*meeting_put)(
		struct store *store, const struct store_meeting *meeting);
	enum store_result (*meeting_drop)(struct store *store, uint64_t room, uint64_t meeting);
	enum store_result (*meetings_each)(
		struct store *store, uint64_t room, store_meeting_fn fn, void *cookie);
	enum store_result (*meetings_in)(struct store *store, uint64_t room, int64_t from_ms,
		int64_t to_ms, store_meeting_fn fn, void *cookie);
	enum store_result (*meetings_due)(struct store *store, int64_t until_ms, unsigned limit,
		store_meeting_fn fn, void *cookie);
	enum store_result (*task_put)(struct store *store, const struct store_task *task);
	enum store_result (*task_drop)(struct store *store, uint64_t room, uint64_t task);
	enum store_result (*task_get)(
		struct store *store, uint64_t room, uint64_t task, struct store_task *ret_task);
	enum store_result (*tasks_each)(
		struct store *store, uint64_t room, store_task_fn fn, void *cookie);
	enum store_result (*tasks_of_room)(
		struct store *store, uint64_t room, bool open, store_task_fn fn, void *cookie);
	enum store_result (*tasks_of_person)(
		struct store *store, uint64_t person, bool open, store_task_fn fn, void *cookie);
	enum store_result (*tasks_due)(struct store *store, int64_t until_ms, unsigned limit,
		store_task_fn fn, void *cookie);

	enum store_result (*note_put)(struct store *store, const struct store_note *note);
	enum store_result (*note_drop)(struct store *store, const struct store_note_key *key,
		uint64_t version);
	enum store_result (*note_trim)(struct store *store, const struct store_note_key *key,
		unsigned keep);
	enum store_result (*notes_back)(struct store *store, const struct store_note_key *key,
		store_note_fn fn, void *cookie);
	enum store_result (*note_heads)(struct store *store, const struct store_note_key *key,
		store_note_fn fn, void *cookie);
	enum store_result (*note_at)(struct store *store, const struct store_note_key *key,
		uint64_t version, store_note_fn fn, void *cookie);
	enum store_result (*notes_of_room)(struct store *store, uint64_t room, store_note_fn fn,
		void *cookie);
	enum store_result (*note_written)(struct store *store, const struct store_note_key *key,
		int64_t *ret_time_ms);
	enum store_result (*note_steps_put)(struct store *store,
		const struct store_note_steps *steps);
	enum store_result (*note_steps_each)(struct store *store, const struct store_note_key *key,
		uint64_t from, store_note_steps_fn fn, void *cookie);
	enum store_result (*note_steps_of_room)(struct store *store, uint64_t room,
		store_note_steps_fn fn, void *cookie);
	enum store_result (*note_trail)(struct store *store, const struct store_note_key *key,
		uint64_t from, struct store_note_trail *ret_trail);
	enum store_result (*note_trail_old)(struct store *store, const struct store_note_key *key,
		int64_t before_ms, uint64_t *ret_version);
	enum store_result (*note_trail_cut)(struct store *store, const struct store_note_key *key,
		uint64_t version);
	enum store_result (*note_trails_each)(struct store *store, store_note_trail_fn fn,
		void *cookie);
	enum store_result (*minutes_put)(struct store *store, const struct store_minutes *minutes);
	enum store_result (*minutes_drop)(struct store *store, uint64_t room, uint64_t meeting,
		uint64_t event);
	enum store_result (*minutes_put_due)(struct store *store, uint64_t room, uint64_t meeting,
		uint64_t event, int64_t due_ms);
	enum store_result (*minutes_get)(struct store *store, uint64_t room, uint64_t meeting,
		struct store_minutes *ret_minutes);
	enum store_result (*minutes_each)(struct store *store, uint64_t room, uint64_t meeting,
		store_minutes_fn fn, void *cookie);
	enum store_result (*minutes_of_room)(struct store *store, uint64_t room,
		store_minutes_fn fn, void *cookie);
	enum store_result (*minutes_last)(struct store *store, uint64_t room, uint64_t series,
		store_minutes_fn fn, void *cookie);
	enum store_result (*minutes_back)(struct store *store, uint64_t room, uint64_t before,
		store_minutes_fn fn, void *cookie);
	enum store_result (*minutes_due)(struct store *store, int64_t until_ms, unsigned limit,
		store_minutes_fn fn, void *cookie);

	enum store_result (*snapshot_put)(struct store *store, uint64_t room, uint64_t seq,
		const void *body, size_t size_bytes);
	enum store_result (*snapshot_get)(struct store *store, uint64_t room, uint64_t *ret_seq,
		void **ret_body, size_t *ret_size);
	enum store_result (*register_put)(
		struct store *store, const struct store_register *value);
	enum store_result (*register_get)(struct store *store, uint64_t person, uint64_t room,
		uint64_t seq, int kind, void **ret_body, size_t *ret_size);
	enum store_result (*register_drop)(struct store *store, uint64_t person, uint64_t room,
		uint64_t seq, int kind);
	enum store_result (*registers_beyond)(struct store *store, uint64_t person, int kind,
		unsigned keep, store_register_fn fn, void *cookie);
	enum store_result (*registers_at)(struct store *store, uint64_t room, uint64_t seq,
		int kind, store_register_fn fn, void *cookie);

	enum store_result (*registers_each)(struct store *store, uint64_t person, int kind,
		store_register_fn fn, void *cookie);
	enum store_result (*registers_walk)(
		struct store *store, store_register_fn fn, void *cookie);
	enum store_result (*notice_put)(
		struct store *store, uint64_t person, const struct store_notice *notice);
	enum store_result (*notice_renew)(
		struct store *store, uint64_t person, const struct store_notice *notice);
	enum store_result (*notice_supersede)(struct store *store, uint64_t person,
		const struct store_notice *notice, uint64_t *ret_seq);
	enum store_result (*notice_trim)(struct store *store, uint64_t person, bool done,
		unsigned keep);
	enum store_result (*event_notices_each)(struct store *store, uint64_t room, uint64_t seq,
		store_addressee_fn fn, void *cookie);
	enum store_result (*meeting_notices_each)(struct store *store, uint64_t room,
		uint64_t meeting, store_addressee_fn fn, void *cookie);
	enum store_result (*room_notices_each)(struct store *store, uint64_t room, int reason,
		store_addressee_fn fn, void *cookie);
	enum store_result (*event_notices_drop)(struct store *store, uint64_t room, uint64_t seq);
	enum store_result (*notices_each)(struct store *store, uint64_t person, bool done,
		store_notice_fn fn, void *cookie);
	enum store_result (*calls_each)(struct store *store, uint64_t person, uint64_t room,
		uint64_t after, store_notice_fn fn, void *cookie);
	enum store_result (*notice_done)(struct store *store, uint64_t person, uint64_t room,
		uint64_t seq, bool done);
	enum store_result (*notice_read)(struct store *store, uint64_t person,
		const struct store_notice *notice, uint64_t after, uint64_t upto);
	enum store_result (*notice_drop)(struct store *store, uint64_t person, uint64_t room);
	enum store_result (*saved_put)(struct store *store, const struct store_saved *saved);
	enum store_result (*saved_drop)(
		struct store *store, uint64_t person, uint64_t room, uint64_t seq);
	enum store_result (*saved_remind)(
		struct store *store, uint64_t person, uint64_t room, uint64_t seq);
	enum store_result (*saved_count)(struct store *store, uint64_t person, uint64_t but_room,
		uint64_t but_seq, unsigned *ret_count);
	enum store_result (*saved_each)(struct store *store, uint64_t person, unsigned skip,
		unsigned limit, store_saved_fn fn, void *cookie);
	enum store_result (*saved_due)(struct store *store, int64_t until_ms, unsigned limit,
		store_saved_fn fn, void *cookie);
	enum store_result (*saved_walk)(struct store *store, store_saved_fn fn, void *cookie);
	enum store_result (*session_put)(struct store *store, const struct store_session *session);
	enum store_result (*session_get)(struct store *store,
		const uint8_t token_hash[STORE_HASH_BYTES], struct store_session *ret_session);
	enum store_result (*sessions_each)(struct store *store, uint64_t person,
		store_session_fn fn, void *cookie);
	enum store_result (*sessions_walk)(
		struct store *store, store_session_fn fn, void *cookie);
	enum store_result (*session_touch)(struct store *store,
		const uint8_t token_hash[STORE_HASH_BYTES], int64_t seen_ms, int64_t expires_ms);
	enum store_result (*sessions_limit)(struct store *store, unsigned scopes, int64_t now_ms,
		int64_t whole_ms, int64_t idle_ms);
	enum store_result (*sessions_turn_back)(
		struct store *store, unsigned scopes, int64_t now_ms, int64_t end_ms);
	enum store_result (*sessions_end_at)(
		struct store *store, uint64_t person, int64_t now_ms, int64_t expires_ms);
	enum store_result (*session_drop)(struct store *store,
		const uint8_t token_hash[STORE_HASH_BYTES]);
	enum store_result (*session_trim)(struct store *store, uint64_t person, unsigned keep,
		int64_t now_ms);
	enum store_result (*access_clear)(struct store *store);
	enum store_result (*link_put)(struct store *store, const struct store_link *link);
	enum store_result (*link_get)(struct store *store,
		const uint8_t token_hash[STORE_HASH_BYTES], struct store_link *ret_link);
	enum store_result (*link_drop)(struct store *store,
		const uint8_t token_hash[STORE_HASH_BYTES]);
	enum store_result (*link_trim)(struct store *store, uint64_t person, unsigned keep,
		int64_t now_ms);
	enum store_result (*guest_link_put)(struct store *store,
		const struct store_guest_link *link);
	enum store_result (*guest_link_get)(struct store *store,
		const uint8_t token_hash[STORE_HASH_BYTES], struct store_guest_link *ret_link);
	enum store_result (*guest_link_drop)(struct store *store, uint64_t backstage,
		uint64_t guest, int64_t now_ms);
	enum store_result (*password_put)(struct store *store, uint64_t person, const void *body,
		size_t size_bytes);
	enum store_result (*password_get)(struct store *store, uint64_t person, void **ret_body,
		size_t *ret_size);
	enum store_result (*passwords_walk)(
		struct store *store, store_password_fn fn, void *cookie);
	enum store_result (*invitation_put)(struct store *store,
		const struct store_invitation *invitation);
	enum store_result (*invitation_get)(struct store *store,
		const uint8_t token_hash[STORE_HASH_BYTES],
		struct store_invitation *ret_invitation);
	enum store_result (*invitations_each)(struct store *store, int64_t now_ms,
		store_invitation_fn fn, void *cookie);
	enum store_result (*invitation_use)(struct store *store, uint64_t id);
	enum store_result (*invitation_drop)(struct store *store, uint64_t id);
	enum store_result (*invitation_count)(struct store *store, int64_t now_ms,
		unsigned *ret_count);
};
/* clang-format on */

enum store_phase {
	STORE_IDLE,
	STORE_WRITING,
	STORE_BROKEN, /* the transaction is gone, the caller has not acknowledged it yet */
	STORE_READING
};

struct store {
	const struct store_engine *engine;
	enum store_phase phase;
	long calls_to_failure; /* 0: none is asked for */
	enum store_result failure;
};

/* The engine over SQLite; contracts as in store.h. */
int sqlite_store_open(const char *folder, struct store **ret_store, struct fault *ret_fault);
bool sqlite_store_exists(const char *folder);
int sqlite_store_backup(const char *folder, const char *path, struct store_extent *ret_extent,
	struct fault *ret_fault);
int sqlite_store_restore(
	const char *folder, const char *file, struct store **ret_store, struct fault *ret_fault);
int sqlite_store_restored(
	struct store *store, const char *folder, bool whole, struct fault *ret_fault);
int sqlite_store_open_reader(const char *folder, struct store **ret_store, struct fault *ret_fault);
int sqlite_store_examine(const char *folder, struct fault *ret_fault);

#endif
