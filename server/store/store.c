#include "store/store.h"

#include "base/memory.h"
#include "store/engine.h"

int store_open(const char *folder, struct store **ret_store, struct fault *ret_fault)
{
	return sqlite_store_open(folder, ret_store, ret_fault);
}

int store_open_reader(const char *folder, struct store **ret_store, struct fault *ret_fault)
{
	return sqlite_store_open_reader(folder, ret_store, ret_fault);
}

void store_free(struct store *store)
{
	if (store)
		store->engine->close(store);
}

void store_fail_at(struct store *store, long nth, enum store_result result)
{
	store->calls_to_failure = nth;
	store->failure = result;
}

static enum store_result enter(struct store *store)
{
	if (store->calls_to_failure && --store->calls_to_failure == 0)
		return store->failure;
	return STORE_OK;
}

static enum store_result enter_write(struct store *store)
{
	if (store->phase == STORE_BROKEN)
		return STORE_FAILED;
	if (store->phase != STORE_WRITING)
		BUG("a write to the store outside a transaction");
	return enter(store);
}

/* A result after which nothing of the transaction may remain ends it here, for every engine. What
 * is damaged and was only read does no harm to what was written. */
static enum store_result leave(struct store *store, enum store_result result, bool wrote)
{
	if (store->phase == STORE_WRITING && (result == STORE_FULL || result == STORE_FAILED ||
						     (result == STORE_DAMAGED && wrote))) {
		store->engine->rollback(store);
		store->phase = STORE_BROKEN;
	}
	return result;
}

#define CALL(entrance, wrote, store, function, ...)                                                \
	({                                                                                         \
		enum store_result result_ = entrance(store);                                       \
		if (result_ == STORE_OK)                                                           \
			result_ = (store)->engine->function(store, __VA_ARGS__);                   \
		leave(store, result_, wrote);                                                      \
	})
#define READ(store, ...)  CALL(enter, false, store, __VA_ARGS__)
#define WRITE(store, ...) CALL(enter_write, true, store, __VA_ARGS__)

enum store_result store_begin(struct store *store)
{
	if (store->phase == STORE_WRITING || store->phase == STORE_READING)
		BUG("a transaction inside a transaction");
	store->phase = STORE_IDLE;
	enum store_result result = enter(store);
	if (result == STORE_OK)
		result = store->engine->begin(store);
	if (result == STORE_OK)
		store->phase = STORE_WRITING;
	return result;
}

enum store_result store_commit(struct store *store)
{
	enum store_result result = enter_write(store);
	if (result == STORE_OK)
		result = store->engine->commit(store);
	if (result != STORE_OK)
		store->engine->rollback(store);
	store->phase = STORE_IDLE;
	return result;
}

void store_rollback(struct store *store)
{
	if (store->phase == STORE_WRITING)
		store->engine->rollback(store);
	if (store->phase != STORE_READING)
		store->phase = STORE_IDLE;
}

enum store_result store_read_begin(struct store *store)
{
	if (store->phase != STORE_IDLE)
		BUG("a transaction inside a transaction");
	enum store_result result = enter(store);
	if (result == STORE_OK)
		result = store->engine->read_begin(store);
	if (result == STORE_OK)
		store->phase = STORE_READING;
	return result;
}

void store_read_end(struct store *store)
{
	if (store->phase != STORE_READING)
		return;
	store->engine->read_end(store);
	store->phase = STORE_IDLE;
}

enum store_result store_data_set_get(struct store *store, struct store_data_set *ret_set)
{
	return READ(store, data_set_get, ret_set);
}

enum store_result store_data_set_put(struct store *store, const struct store_data_set *set)
{
	return WRITE(store, data_set_put, set);
}

enum store_result store_room_add(struct store *store, uint64_t room, int kind)
{
	return WRITE(store, room_add, room, kind);
}

enum store_result store_rooms_each(struct store *store, store_room_fn fn, void *cookie)
{
	return READ(store, rooms_each, fn, cookie);
}

enum store_result store_room_delete(struct store *store, uint64_t room)
{
	return WRITE(store, room_delete, room);
}

enum store_result store_sweep(struct store *store, unsigned limit, bool *ret_more)
{
	return WRITE(store, sweep, limit, ret_more);
}

enum store_result store_key_put(struct store *store, uint64_t room, uint32_t generation,
	const void *wrapped, size_t size_bytes)
{
	return WRITE(store, key_put, room, generation, wrapped, size_bytes);
}

enum store_result store_keys_each(struct store *store, store_key_fn fn, void *cookie)
{
	return READ(store, keys_each, fn, cookie);
}

enum store_result store_event_append(struct store *store, const struct store_event *event)
{
	return WRITE(store, event_append, event);
}

enum store_result store_event_find(struct store *store, const struct client_id *client_id,
	uint64_t author, struct store_event *ret_event)
{
	return READ(store, event_find, client_id, author, ret_event);
}

enum store_result store_event_get(
	struct store *store, uint64_t room, uint64_t seq, struct store_event *ret_event)
{
	return READ(store, event_get, room, seq, ret_event);
}

enum store_result store_events_each(struct store *store, uint64_t room, uint64_t from, uint64_t to,
	store_event_fn fn, void *cookie)
{
	return READ(store, events_each, room, from, to, fn, cookie);
}

enum store_result store_events_back(struct store *store, uint64_t room, uint64_t from, uint64_t to,
	store_event_fn fn, void *cookie)
{
	return READ(store, events_back, room, from, to, fn, cookie);
}

enum store_result store_changes_each(struct store *store, uint64_t room, uint64_t from, uint64_t to,
	uint64_t after, uint64_t head, store_event_fn fn, void *cookie)
{
	return READ(store, changes_each, room, from, to, after, head, fn, cookie);
}

enum store_result store_changes_of(struct store *store, uint64_t room, uint64_t seq, int kind,
	unsigned limit, store_event_fn fn, void *cookie)
{
	return READ(store, changes_of, room, seq, kind, limit, fn, cookie);
}

enum store_result store_event_erase(struct store *store, uint64_t room, uint64_t seq)
{
	return WRITE(store, event_erase, room, seq);
}

enum store_result store_changes_erase(struct store *store, uint64_t room, uint64_t ref, int kind)
{
	return WRITE(store, changes_erase, room, ref, kind);
}

enum store_result store_event_count(struct store *store, uint64_t room, int kind, uint64_t after,
	uint64_t head, uint64_t not_author, unsigned cap, unsigned *ret_count)
{
	return READ(store, event_count, room, kind, after, head, not_author, cap, ret_count);
}

enum store_result store_answers_back(struct store *store, uint64_t room, uint64_t root,
	uint64_t before, store_event_fn fn, void *cookie)
{
	return READ(store, answers_back, room, root, before, fn, cookie);
}

enum store_result store_answers_count(struct store *store, uint64_t room, uint64_t root,
	uint64_t after, uint64_t head, uint64_t not_author, unsigned cap, unsigned *ret_count)
{
	return READ(store, answers_count, room, root, after, head, not_author, cap, ret_count);
}

enum store_result store_thread_put(
	struct store *store, uint64_t room, uint64_t root, uint64_t replies)
{
	return WRITE(store, thread_put, room, root, replies);
}

enum store_result store_thread_get(
	struct store *store, uint64_t room, uint64_t root, struct store_thread *ret_thread)
{
	return READ(store, thread_get, room, root, ret_thread);
}

enum store_result store_threads_each(struct store *store, uint64_t room, uint64_t from, uint64_t to,
	store_thread_fn fn, void *cookie)
{
	return READ(store, threads_each, room, from, to, fn, cookie);
}

enum store_result store_snapshot_put(
	struct store *store, uint64_t room, uint64_t seq, const void *body, size_t size_bytes)
{
	return WRITE(store, snapshot_put, room, seq, body, size_bytes);
}

enum store_result store_snapshot_get(
	struct store *store, uint64_t room, uint64_t *ret_seq, void **ret_body, size_t *ret_size)
{
	return READ(store, snapshot_get, room, ret_seq, ret_body, ret_size);
}

enum store_result store_register_put(struct store *store, const struct store_register *value)
{
	return WRITE(store, register_put, value);
}

enum store_result store_register_get(struct store *store, uint64_t person, uint64_t room,
	uint64_t seq, int kind, void **ret_body, size_t *ret_size)
{
	return READ(store, register_get, person, room, seq, kind, ret_body, ret_size);
}

enum store_result store_register_drop(
	struct store *store, uint64_t person, uint64_t room, uint64_t seq, int kind)
{
	return WRITE(store, register_drop, person, room, seq, kind);
}

enum store_result store_register_trim(struct store *store, uint64_t person, int kind, unsigned keep)
{
	return WRITE(store, register_trim, person, kind, keep);
}

enum store_result store_registers_at(struct store *store, uint64_t room, uint64_t seq, int kind,
	store_register_fn fn, void *cookie)
{
	return READ(store, registers_at, room, seq, kind, fn, cookie);
}

enum store_result store_registers_each(
	struct store *store, uint64_t person, int kind, store_register_fn fn, void *cookie)
{
	return READ(store, registers_each, person, kind, fn, cookie);
}

enum store_result store_registers_walk(struct store *store, store_register_fn fn, void *cookie)
{
	return READ(store, registers_walk, fn, cookie);
}

enum store_result store_notice_put(
	struct store *store, uint64_t person, const struct store_notice *notice)
{
	return WRITE(store, notice_put, person, notice);
}

enum store_result store_notice_supersede(
	struct store *store, uint64_t person, const struct store_notice *notice, uint64_t *ret_seq)
{
	return WRITE(store, notice_supersede, person, notice, ret_seq);
}

enum store_result store_notice_trim(struct store *store, uint64_t person, unsigned keep)
{
	return WRITE(store, notice_trim, person, keep);
}

enum store_result store_notices_drop(struct store *store, uint64_t room, uint64_t seq)
{
	return WRITE(store, notices_drop, room, seq);
}

enum store_result store_notices_each(struct store *store, uint64_t person, bool done, unsigned skip,
	unsigned limit, store_notice_fn fn, void *cookie)
{
	return READ(store, notices_each, person, done, skip, limit, fn, cookie);
}

enum store_result store_notice_done(
	struct store *store, uint64_t person, uint64_t room, uint64_t seq, bool done)
{
	return WRITE(store, notice_done, person, room, seq, done);
}

enum store_result store_notices_count(struct store *store, uint64_t person, unsigned *ret_count)
{
	return READ(store, notices_count, person, ret_count);
}

enum store_result store_session_put(struct store *store, const struct store_session *session)
{
	return WRITE(store, session_put, session);
}

enum store_result store_session_get(struct store *store, const uint8_t token_hash[STORE_HASH_BYTES],
	struct store_session *ret_session)
{
	return READ(store, session_get, token_hash, ret_session);
}

enum store_result store_sessions_each(
	struct store *store, uint64_t person, store_session_fn fn, void *cookie)
{
	return READ(store, sessions_each, person, fn, cookie);
}

enum store_result store_session_touch(struct store *store,
	const uint8_t token_hash[STORE_HASH_BYTES], int64_t seen_ms, int64_t expires_ms)
{
	return WRITE(store, session_touch, token_hash, seen_ms, expires_ms);
}

enum store_result store_session_drop(
	struct store *store, const uint8_t token_hash[STORE_HASH_BYTES])
{
	return WRITE(store, session_drop, token_hash);
}

enum store_result store_session_trim(
	struct store *store, uint64_t person, unsigned keep, int64_t now_ms)
{
	return WRITE(store, session_trim, person, keep, now_ms);
}

enum store_result store_link_put(struct store *store, const struct store_link *link)
{
	return WRITE(store, link_put, link);
}

enum store_result store_link_get(struct store *store, const uint8_t token_hash[STORE_HASH_BYTES],
	struct store_link *ret_link)
{
	return READ(store, link_get, token_hash, ret_link);
}

enum store_result store_link_drop(struct store *store, const uint8_t token_hash[STORE_HASH_BYTES])
{
	return WRITE(store, link_drop, token_hash);
}

enum store_result store_link_trim(
	struct store *store, uint64_t person, unsigned keep, int64_t now_ms)
{
	return WRITE(store, link_trim, person, keep, now_ms);
}

enum store_result store_password_put(
	struct store *store, uint64_t person, const void *body, size_t size_bytes)
{
	return WRITE(store, password_put, person, body, size_bytes);
}

enum store_result store_password_get(
	struct store *store, uint64_t person, void **ret_body, size_t *ret_size)
{
	return READ(store, password_get, person, ret_body, ret_size);
}

enum store_result store_invitation_put(
	struct store *store, const struct store_invitation *invitation)
{
	return WRITE(store, invitation_put, invitation);
}

enum store_result store_invitation_get(struct store *store,
	const uint8_t token_hash[STORE_HASH_BYTES], struct store_invitation *ret_invitation)
{
	return READ(store, invitation_get, token_hash, ret_invitation);
}

enum store_result store_invitations_each(
	struct store *store, int64_t now_ms, store_invitation_fn fn, void *cookie)
{
	return READ(store, invitations_each, now_ms, fn, cookie);
}

enum store_result store_invitation_use(struct store *store, uint64_t id)
{
	return WRITE(store, invitation_use, id);
}

enum store_result store_invitation_drop(struct store *store, uint64_t id)
{
	return WRITE(store, invitation_drop, id);
}

enum store_result store_invitation_count(struct store *store, int64_t now_ms, unsigned *ret_count)
{
	return WRITE(store, invitation_count, now_ms, ret_count);
}
