#include "journal/upkeep/reindex.h"

#include "base/limits.h"
#include "base/memory.h"
#include "journal/load.h"
#include "journal/open.h"
#include "journal/upkeep/minuted.h"
#include "journal/upkeep/planned.h"
#include "journal/upkeep/replies.h"
#include "journal/upkeep/tasked.h"

struct reindexing {
	struct store *store;
	struct vault *vault;
	struct reindexed done;
	struct counted *threads; /* of one room */
	struct numbers planned;  /* likewise */
	struct numbers tasked;   /* likewise */
	struct minuted minuted;  /* likewise */
	uint64_t room;
	int64_t now_ms;
	unsigned in_transaction;
	enum store_result result;
};

/* Call before each write. */
static bool begin(struct reindexing *reindexing)
{
	if (reindexing->result != STORE_OK)
		return false;
	if (reindexing->in_transaction == LIMIT_REINDEX_ROWS) {
		reindexing->result = store_commit(reindexing->store);
		reindexing->in_transaction = 0;
	}
	if (reindexing->result == STORE_OK && reindexing->in_transaction++ == 0)
		reindexing->result = store_begin(reindexing->store);
	return reindexing->result == STORE_OK;
}

static void end(struct reindexing *reindexing)
{
	if (reindexing->in_transaction && reindexing->result == STORE_OK)
		reindexing->result = store_commit(reindexing->store);
	if (reindexing->result != STORE_OK)
		store_rollback(reindexing->store);
	reindexing->in_transaction = 0;
}

static bool look_at(void *cookie, const struct store_event *row)
{
	struct reindexing *reindexing = cookie;
	replies_count(&reindexing->threads, row);
	numbers_note(&reindexing->planned, EVENT_MEETING_PLANNED, row);
	numbers_note(&reindexing->tasked, EVENT_TASK_MADE, row);
	minuted_note(&reindexing->minuted, row);
	return true;
}

struct found {
	struct store_thread *items; /* owned */
	size_t count, room;
};

static bool keep(void *cookie, const struct store_thread *thread)
{
	struct found *found = cookie;
	if (found->count == found->room) {
		found->room = found->room ? 2 * found->room : 64;
		found->items = memory_resize(found->items, found->room * sizeof(*found->items));
	}
	found->items[found->count++] = *thread;
	return true;
}

static void put(struct reindexing *reindexing, uint64_t root, uint64_t replies)
{
	reindexing->done.threads_wrong++;
	if (begin(reindexing))
		reindexing->result = store_thread_put(
			reindexing->store, reindexing->room, root, EVENT_MESSAGE_REPLIED, replies);
}

/* Writes only what is otherwise; a row that says so already is done with. */
static void put_threads(struct reindexing *reindexing, const struct found *found)
{
	struct counted *thread, *next;
	for (size_t i = 0; i < found->count; i++) {
		const struct store_thread *row = &found->items[i];
		thread = replies_of(&reindexing->threads, row->root);
		if (thread->replies != row->replies || thread->last != row->last)
			put(reindexing, row->root, thread->replies);
		reindexing->done.threads += thread->replies != 0;
		replies_drop(&reindexing->threads, thread);
	}
	HASH_ITER (hh, reindexing->threads, thread, next) {
		put(reindexing, thread->root, thread->replies);
		reindexing->done.threads++;
		replies_drop(&reindexing->threads, thread);
	}
}

static void reindex_threads(struct reindexing *reindexing)
{
	struct found found = {0};
	enum store_result result = store_threads_each(
		reindexing->store, reindexing->room, 1, UINT32_MAX, keep, &found);
	if (result != STORE_OK)
		reindexing->result = result;
	put_threads(reindexing, &found);
	free(found.items);
}

static void put_meeting(void *cookie, uint64_t meeting, const struct store_meeting *right)
{
	struct reindexing *reindexing = cookie;
	reindexing->done.meetings_wrong++;
	if (!begin(reindexing))
		return;
	reindexing->result =
		right ? store_meeting_put(reindexing->store, right)
		      : store_meeting_drop(reindexing->store, reindexing->room, meeting);
}

static void reindex_meetings(struct reindexing *reindexing)
{
	enum store_result result = planned_compare(&reindexing->planned, reindexing->store,
		reindexing->vault, reindexing->room, put_meeting, reindexing);
	if (result != STORE_OK)
		reindexing->result = result;
	reindexing->done.meetings += reindexing->planned.count;
	numbers_fini(&reindexing->planned);
}

static void put_task(void *cookie, uint64_t task, const struct store_task *right)
{
	struct reindexing *reindexing = cookie;
	reindexing->done.tasks_wrong++;
	if (!begin(reindexing))
		return;
	reindexing->result = right ? store_task_put(reindexing->store, right)
				   : store_task_drop(reindexing->store, reindexing->room, task);
}

static void reindex_tasks(struct reindexing *reindexing)
{
	enum store_result result = tasked_compare(&reindexing->tasked, reindexing->store,
		reindexing->vault, reindexing->room, put_task, reindexing);
	if (result != STORE_OK)
		reindexing->result = result;
	reindexing->done.tasks += reindexing->tasked.count;
	numbers_fini(&reindexing->tasked);
}

static void put_minutes_due(void *cookie, const struct store_minutes *right)
{
	struct reindexing *reindexing = cookie;
	reindexing->done.minutes_wrong++;
	if (begin(reindexing))
		reindexing->result = store_minutes_put_due(reindexing->store, right->room,
			right->meeting, right->event, right->due_ms);
}

/* Minutes themselves are not derived; when they are due is. */
static void reindex_minutes(struct reindexing *reindexing)
{
	enum store_result result =
		minuted_compare_due(&reindexing->minuted, reindexing->store, reindexing->vault,
			reindexing->room, reindexing->now_ms, put_minutes_due, reindexing);
	if (result != STORE_OK)
		reindexing->result = result;
	minuted_fini(&reindexing->minuted);
}

/* A snapshot that is there is made anew, whether it opens or not; and one that is missing. */
static void reindex_snapshot(struct reindexing *reindexing)
{
	struct store *store = reindexing->store;
	struct room *room;
	void *sealed = NULL;
	uint64_t seq;
	size_t size;
	if (room_replay(store, reindexing->vault, reindexing->room, &room) != STORE_OK) {
		reindexing->done.unreadable++;
		return;
	}
	bool due =
		store_snapshot_get(store, reindexing->room, &seq, &sealed, &size) != STORE_NONE ||
		room->head >= LIMIT_COLD_EVENTS;
	if (due && begin(reindexing))
		reindexing->result = room_save(store, reindexing->vault, room);
	reindexing->done.snapshots += due;
	free(sealed);
	room_free(room);
}

struct listed {
	uint64_t *rooms; /* owned */
	size_t count, room;
};

static bool list(void *cookie, uint64_t room, int kind, uint64_t head)
{
	struct listed *listed = cookie;
	(void)head;
	if (kind == STORE_ROOM_DELETED)
		return true;
	if (listed->count == listed->room) {
		listed->room = listed->room ? 2 * listed->room : 64;
		listed->rooms = memory_resize(listed->rooms, listed->room * sizeof(*listed->rooms));
	}
	listed->rooms[listed->count++] = room;
	return true;
}

static void reindex_rooms(struct reindexing *reindexing)
{
	struct listed listed = {0};
	reindexing->result = store_rooms_each(reindexing->store, list, &listed);
	for (size_t i = 0; i < listed.count && reindexing->result == STORE_OK; i++) {
		reindexing->room = listed.rooms[i];
		reindexing->done.rooms++;
		reindexing->result = store_events_each(
			reindexing->store, reindexing->room, 1, UINT32_MAX, look_at, reindexing);
		reindex_threads(reindexing);
		reindex_meetings(reindexing);
		reindex_tasks(reindexing);
		reindex_minutes(reindexing);
		reindex_snapshot(reindexing);
		end(reindexing);
	}
	free(listed.rooms);
}

int reindex_data(const char *folder, const char *key_path, const struct world *world,
	struct reindexed *ret_reindexed, struct fault *ret_fault)
{
	struct reindexing reindexing = {.now_ms = world_now_ms(world)};
	struct store_data_set set;
	if (data_open(folder, key_path, false, world, &reindexing.vault, &reindexing.store, &set,
		    ret_fault) != 0)
		return -1;
	/* What is read below is read by these. */
	reindexing.result = store_reindex(reindexing.store);
	if (reindexing.result == STORE_OK)
		reindex_rooms(&reindexing);
	store_free(reindexing.store);
	vault_free(reindexing.vault);
	if (reindexing.result != STORE_OK)
		return fault_set(ret_fault, "the indexes cannot be rebuilt");
	*ret_reindexed = reindexing.done;
	return 0;
}
