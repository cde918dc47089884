#include "store/store.h"

#include "base/memory.h"
#include "store/entrance.h"

int store_open(const char *folder, struct store **ret_store, struct fault *ret_fault)
{
	return sqlite_store_open(folder, ret_store, ret_fault);
}

int store_open_reader(const char *folder, struct store **ret_store, struct fault *ret_fault)
{
	return sqlite_store_open_reader(folder, ret_store, ret_fault);
}

int store_examine(const char *folder, struct fault *ret_fault)
{
	return sqlite_store_examine(folder, ret_fault);
}

bool store_exists(const char *folder)
{
	return sqlite_store_exists(folder);
}

int store_backup(const char *folder, const char *path, struct store_extent *ret_extent,
	struct fault *ret_fault)
{
	return sqlite_store_backup(folder, path, ret_extent, ret_fault);
}

int store_restore(
	const char *folder, const char *file, struct store **ret_store, struct fault *ret_fault)
{
	return sqlite_store_restore(folder, file, ret_store, ret_fault);
}

int store_restored(struct store *store, const char *folder, bool whole, struct fault *ret_fault)
{
	return sqlite_store_restored(store, folder, whole, ret_fault);
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

enum store_result store_enter(struct store *store)
{
	if (store->calls_to_failure && --store->calls_to_failure == 0)
		return store->failure;
	return STORE_OK;
}

enum store_result store_enter_write(struct store *store)
{
	if (store->phase == STORE_BROKEN)
		return STORE_FAILED;
	if (store->phase != STORE_WRITING)
		BUG("a write to the store outside a transaction");
	return store_enter(store);
}

enum store_result store_leave(struct store *store, enum store_result result, bool wrote)
{
	if (store->phase == STORE_WRITING && (result == STORE_FULL || result == STORE_FAILED ||
						     (result == STORE_DAMAGED && wrote))) {
		store->engine->rollback(store);
		store->phase = STORE_BROKEN;
	}
	return result;
}

enum store_result store_begin(struct store *store)
{
	if (store->phase == STORE_WRITING || store->phase == STORE_READING)
		BUG("a transaction inside a transaction");
	store->phase = STORE_IDLE;
	enum store_result result = store_enter(store);
	if (result == STORE_OK)
		result = store->engine->begin(store);
	if (result == STORE_OK)
		store->phase = STORE_WRITING;
	return result;
}

enum store_result store_commit(struct store *store)
{
	enum store_result result = store_enter_write(store);
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
	enum store_result result = store_enter(store);
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

enum store_result store_reindex(struct store *store)
{
	if (store->phase != STORE_IDLE)
		BUG("indexes are rebuilt inside a transaction");
	enum store_result result = store_enter(store);
	return result == STORE_OK ? store->engine->reindex(store) : result;
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

enum store_result store_key_rewrap(struct store *store, uint64_t room, uint32_t generation,
	const void *wrapped, size_t size_bytes)
{
	return WRITE(store, key_rewrap, room, generation, wrapped, size_bytes);
}

enum store_result store_keys_each(struct store *store, store_key_fn fn, void *cookie)
{
	return READ(store, keys_each, fn, cookie);
}

enum store_result store_keys_after(struct store *store, uint64_t room, uint32_t generation,
	unsigned limit, store_key_fn fn, void *cookie)
{
	return READ(store, keys_after, room, generation, limit, fn, cookie);
}

enum store_result store_rotation_put(struct store *store, const struct store_rotation *rotation)
{
	return WRITE(store, rotation_put, rotation);
}

enum store_result store_rotation_get(struct store *store, struct store_rotation *ret_rotation)
{
	return READ(store, rotation_get, ret_rotation);
}

enum store_result store_rotation_drop(struct store *store)
{
	return WRITE(store, rotation_drop);
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

enum store_result store_change_last(struct store *store, uint64_t room, uint64_t seq, int kind,
	uint64_t author, uint64_t head, store_event_fn fn, void *cookie)
{
	return READ(store, change_last, room, seq, kind, author, head, fn, cookie);
}

enum store_result store_answers_back(struct store *store, uint64_t room, uint64_t root, int kind,
	uint64_t before, store_event_fn fn, void *cookie)
{
	return READ(store, answers_back, room, root, kind, before, fn, cookie);
}

enum store_result store_listed_back(struct store *store, uint64_t room, int kind, uint64_t before,
	store_event_fn fn, void *cookie)
{
	return READ(store, listed_back, room, kind, before, fn, cookie);
}

enum store_result store_answers_count(struct store *store, uint64_t room, uint64_t root, int kind,
	uint64_t after, uint64_t head, uint64_t not_author, unsigned cap, unsigned *ret_count)
{
	return READ(
		store, answers_count, room, root, kind, after, head, not_author, cap, ret_count);
}

enum store_result store_thread_put(
	struct store *store, uint64_t room, uint64_t root, int kind, uint64_t replies)
{
	return WRITE(store, thread_put, room, root, kind, replies);
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

enum store_result store_meeting_put(struct store *store, const struct store_meeting *meeting)
{
	return WRITE(store, meeting_put, meeting);
}

enum store_result store_meeting_drop(struct store *store, uint64_t room, uint64_t meeting)
{
	return WRITE(store, meeting_drop, room, meeting);
}

enum store_result store_meetings_each(
	struct store *store, uint64_t room, store_meeting_fn fn, void *cookie)
{
	return READ(store, meetings_each, room, fn, cookie);
}

enum store_result store_meetings_in(struct store *store, uint64_t room, int64_t from_ms,
	int64_t to_ms, store_meeting_fn fn, void *cookie)
{
	return READ(store, meetings_in, room, from_ms, to_ms, fn, cookie);
}

enum store_result store_meetings_due(
	struct store *store, int64_t until_ms, unsigned limit, store_meeting_fn fn, void *cookie)
{
	return READ(store, meetings_due, until_ms, limit, fn, cookie);
}

enum store_result store_task_put(struct store *store, const struct store_task *task)
{
	return WRITE(store, task_put, task);
}

enum store_result store_task_drop(struct store *store, uint64_t room, uint64_t task)
{
	return WRITE(store, task_drop, room, task);
}

enum store_result store_task_get(
	struct store *store, uint64_t room, uint64_t task, struct store_task *ret_task)
{
	return READ(store, task_get, room, task, ret_task);
}

enum store_result store_tasks_each(
	struct store *store, uint64_t room, store_task_fn fn, void *cookie)
{
	return READ(store, tasks_each, room, fn, cookie);
}

enum store_result store_tasks_of_room(
	struct store *store, uint64_t room, bool open, store_task_fn fn, void *cookie)
{
	return READ(store, tasks_of_room, room, open, fn, cookie);
}

enum store_result store_tasks_of_person(
	struct store *store, uint64_t person, bool open, store_task_fn fn, void *cookie)
{
	return READ(store, tasks_of_person, person, open, fn, cookie);
}

enum store_result store_tasks_due(
	struct store *store, int64_t until_ms, unsigned limit, store_task_fn fn, void *cookie)
{
	return READ(store, tasks_due, until_ms, limit, fn, cookie);
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
