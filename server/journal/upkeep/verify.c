#include "journal/upkeep/verify.h"

#include "base/memory.h"
#include "directory/directory.h"
#include "journal/load.h"
#include "journal/open.h"
#include "journal/registers/register.h"
#include "journal/sealing/signer.h"
#include "journal/upkeep/minuted.h"
#include "journal/upkeep/noted.h"
#include "journal/upkeep/paired.h"
#include "journal/upkeep/planned.h"
#include "journal/upkeep/replies.h"
#include "journal/upkeep/tasked.h"
#include "journal/writing/saved.h"
#include "proto/event.h"

/* Numbers, each with another one. */
struct seq_map {
	uint64_t seq, value;
	UT_hash_handle hh;
};

struct verifying {
	struct store *store;
	struct vault *vault;
	FILE *report;
	struct verdict verdict;
	uint64_t room, next;    /* the number that must come now */
	struct seq_map *empty;  /* rows without a body; what they refer to */
	struct seq_map *erased; /* what erase events name; where they stand */
	struct counted *threads;
	struct numbers planned;
	struct numbers tasked;
	struct minuted minuted;
	struct paired paired;
	struct signer *signer; /* owned; NULL: nothing was signed here */
	int64_t now_ms;
};

static void report(struct verifying *verifying, uint64_t seq, const char *what)
{
	char id[ID_TEXT_SIZE + 1];
	id_write(verifying->room, id);
	fprintf(verifying->report, "room %s, event %llu: %s\n", id, (unsigned long long)seq, what);
	verifying->verdict.faults++;
}

static bool is_readable(struct verifying *verifying, const struct store_event *row)
{
	BUFFER_AUTO plain;
	ARENA_AUTO arena;
	union event_body body;
	struct seal_label label = seal_label_of(verifying->room, row);
	buffer_init(&plain);
	arena_init(&arena);
	return vault_unseal(verifying->vault, &label, row->body, row->body_size, &plain) &&
	       event_decode_body((enum event_kind)row->kind, plain.data, plain.size, &arena, &body);
}

static void map_put(struct seq_map **map, uint64_t seq, uint64_t value)
{
	struct seq_map *entry = memory_new(1, sizeof(*entry));
	entry->seq = seq;
	entry->value = value;
	HASH_ADD(hh, *map, seq, sizeof(entry->seq), entry);
}

static void map_fini(struct seq_map **map)
{
	struct seq_map *entry, *next;
	HASH_ITER (hh, *map, entry, next) {
		HASH_DEL(*map, entry);
		free(entry);
	}
}

static bool check_row(void *cookie, const struct store_event *row)
{
	struct verifying *verifying = cookie;
	const struct event_info *info = event_info(row->kind);

	verifying->verdict.events++;
	for (; verifying->next < row->seq; verifying->next++)
		report(verifying, verifying->next, "missing");
	verifying->next = row->seq + 1;
	if (!info)
		report(verifying, row->seq, "of no known kind");
	else if (!row->body && !info->erasable)
		report(verifying, row->seq, "empty, though its kind cannot be erased");
	else if (!row->body) {
		map_put(&verifying->empty, row->seq, row->ref);
		verifying->verdict.erased++;
	} else if (!is_readable(verifying, row))
		report(verifying, row->seq, "does not open: damaged or moved");
	else if (row->kind == EVENT_MESSAGE_ERASED)
		map_put(&verifying->erased, row->ref, row->seq);
	replies_count(&verifying->threads, row);
	numbers_note(&verifying->planned, EVENT_MEETING_PLANNED, row);
	numbers_note(&verifying->tasked, EVENT_TASK_MADE, row);
	minuted_note(&verifying->minuted, row);
	return true;
}

static bool is_erased_after(const struct verifying *verifying, uint64_t named, uint64_t seq)
{
	struct seq_map *erasure = NULL;
	HASH_FIND(hh, verifying->erased, &named, sizeof(named), erasure);
	return erasure && erasure->value > seq;
}

/* Each empty row, or the one it refers to, is named by a later erase event. */
static void check_empty(struct verifying *verifying)
{
	for (struct seq_map *entry = verifying->empty; entry; entry = entry->hh.next)
		if (!is_erased_after(verifying, entry->seq, entry->seq) &&
			!is_erased_after(verifying, entry->value, entry->seq))
			report(verifying, entry->seq, "empty, and no erase event names it");
	map_fini(&verifying->empty);
	map_fini(&verifying->erased);
}

/* What the index says of a thread, against what was counted; that is then done with. */
static bool check_thread(void *cookie, const struct store_thread *thread)
{
	struct verifying *verifying = cookie;
	struct counted *counted = replies_of(&verifying->threads, thread->root);
	if (!counted->replies || counted->replies != thread->replies ||
		counted->last != thread->last)
		report(verifying, thread->root,
			"the index of threads says otherwise than its replies");
	replies_drop(&verifying->threads, counted);
	return true;
}

static void check_threads(struct verifying *verifying)
{
	struct counted *thread, *next;
	if (store_threads_each(verifying->store, verifying->room, 1, UINT32_MAX, check_thread,
		    verifying) != STORE_OK)
		report(verifying, 0, "its index of threads cannot be read");
	HASH_ITER (hh, verifying->threads, thread, next) {
		report(verifying, thread->root, "its replies are not in the index of threads");
		replies_drop(&verifying->threads, thread);
	}
}

static void report_meeting(void *cookie, uint64_t meeting, const struct store_meeting *right)
{
	report(cookie, meeting,
		right ? "the index of meetings says otherwise than its events"
		      : "stands in the index of meetings, and is none");
}

static void check_meetings(struct verifying *verifying)
{
	if (planned_compare(&verifying->planned, verifying->store, verifying->vault,
		    verifying->room, report_meeting, verifying) != STORE_OK)
		report(verifying, 0, "its index of meetings cannot be read");
	numbers_fini(&verifying->planned);
}

static void report_task(void *cookie, uint64_t task, const struct store_task *right)
{
	report(cookie, task,
		right ? "the index of tasks says otherwise than its events"
		      : "stands in the index of tasks, and is none");
}

static void check_tasks(struct verifying *verifying)
{
	if (tasked_compare(&verifying->tasked, verifying->store, verifying->vault, verifying->room,
		    report_task, verifying) != STORE_OK)
		report(verifying, 0, "its index of tasks cannot be read");
	numbers_fini(&verifying->tasked);
}

static void report_note(
	void *cookie, const struct store_note_key *key, uint64_t version, const char *what)
{
	char text[128];
	snprintf(text, sizeof(text), "its note, item %llu, version %llu: %s",
		(unsigned long long)key->item, (unsigned long long)version, what);
	report(cookie, key->of, text);
}

static void check_notes(struct verifying *verifying)
{
	uint64_t count;
	if (noted_check(verifying->store, verifying->vault, verifying->room, report_note, verifying,
		    &count) != STORE_OK)
		report(verifying, 0, "its notes cannot be read");
	verifying->verdict.notes += count;
}

static void report_minutes(void *cookie, uint64_t event, const char *what)
{
	report(cookie, event, what);
}

static void report_minutes_due(void *cookie, const struct store_minutes *right)
{
	report(cookie, right->event, "its minutes are due otherwise than its events say");
}

static void check_minutes(struct verifying *verifying)
{
	uint64_t count;
	if (minuted_check(&verifying->minuted, verifying->store, verifying->vault, verifying->room,
		    verifying->signer, report_minutes, verifying, &count) != STORE_OK)
		report(verifying, 0, "its minutes cannot be read");
	verifying->verdict.minutes += count;
	if (minuted_compare_due(&verifying->minuted, verifying->store, verifying->vault,
		    verifying->room, verifying->now_ms, report_minutes_due, verifying) != STORE_OK)
		report(verifying, 0, "when its minutes are due cannot be read");
	minuted_fini(&verifying->minuted);
}

static bool has_snapshot(struct verifying *verifying)
{
	uint64_t seq;
	size_t size;
	void *sealed = NULL;
	enum store_result result =
		store_snapshot_get(verifying->store, verifying->room, &seq, &sealed, &size);
	free(sealed);
	return result != STORE_NONE;
}

static void report_pair(void *cookie, uint64_t room, const char *what)
{
	struct verifying *verifying = cookie;
	verifying->room = room;
	report(verifying, 0, what);
}

/* A room is loaded without its snapshot where that does not open. */
static void check_state(struct verifying *verifying)
{
	uint64_t seq;
	struct room *room;
	enum store_result result =
		room_load(verifying->store, verifying->vault, verifying->room, &room, &seq);
	if (result != STORE_OK) {
		report(verifying, 0, "its state cannot be loaded");
		return;
	}
	paired_note(&verifying->paired, verifying->store, verifying->vault, room, report_pair,
		verifying);
	room_free(room);
	verifying->verdict.snapshots += seq != 0;
	if (!seq && has_snapshot(verifying))
		report(verifying, 0, "its snapshot does not open: damaged or moved");
}

static bool check_register(void *cookie, const struct store_register *row)
{
	BUFFER_AUTO plain;
	char person_id[ID_TEXT_SIZE + 1], room_id[ID_TEXT_SIZE + 1];
	struct verifying *verifying = cookie;

	buffer_init(&plain);
	verifying->verdict.registers++;
	if (register_open(verifying->vault, row, &plain))
		return true;
	id_write(row->person, person_id);
	id_write(row->room, room_id);
	fprintf(verifying->report,
		"room %s, event %llu, register %d of person %s: does not open: damaged or moved\n",
		room_id, (unsigned long long)row->seq, row->kind, person_id);
	verifying->verdict.faults++;
	return true;
}

static bool check_note(void *cookie, const struct store_saved *saved)
{
	BUFFER_AUTO plain;
	struct verifying *verifying = cookie;
	buffer_init(&plain);
	if (!saved->note)
		return true;
	verifying->verdict.records++;
	verifying->room = saved->room;
	if (!saved_open_note(verifying->vault, saved, &plain))
		report(verifying, saved->seq, "a note to it does not open: damaged or moved");
	return true;
}

static void check_record(void *cookie, const char *what, uint64_t person, bool opens)
{
	char id[ID_TEXT_SIZE + 1];
	struct verifying *verifying = cookie;
	verifying->verdict.records++;
	if (opens)
		return;
	id_write(person, id);
	fprintf(verifying->report, "%s, person %s: does not open: damaged or moved\n", what, id);
	verifying->verdict.faults++;
}

static bool check_room(void *cookie, uint64_t room, int kind, uint64_t head)
{
	struct verifying *verifying = cookie;
	if (kind == STORE_ROOM_DELETED)
		return true;
	verifying->room = room;
	verifying->next = 1;
	verifying->verdict.rooms++;
	if (store_events_each(verifying->store, room, 1, UINT32_MAX, check_row, verifying) !=
		STORE_OK)
		report(verifying, verifying->next, "cannot be read");
	for (; verifying->next <= head; verifying->next++)
		report(verifying, verifying->next, "missing");
	check_empty(verifying);
	check_threads(verifying);
	check_meetings(verifying);
	check_tasks(verifying);
	check_notes(verifying);
	check_minutes(verifying);
	check_state(verifying);
	return true;
}

static enum store_result check_rooms(struct verifying *verifying, uint64_t house_id)
{
	struct room *house = NULL;
	uint64_t seq;
	if (room_load(verifying->store, verifying->vault, house_id, &house, &seq) == STORE_OK)
		verifying->paired.house = house;
	enum store_result result = store_rooms_each(verifying->store, check_room, verifying);
	paired_end(&verifying->paired, report_pair, verifying);
	room_free(house);
	return result;
}

int verify_data(const char *folder, const char *key_path, const struct world *world, FILE *report,
	struct verdict *ret_verdict, struct fault *ret_fault)
{
	struct verifying verifying = {.report = report, .now_ms = world_now_ms(world)};
	struct store_data_set set;
	if (data_open(folder, key_path, false, world, &verifying.vault, &verifying.store, &set,
		    ret_fault) != 0)
		return -1;
	enum store_result result =
		signer_load(verifying.store, verifying.vault, set.house, &verifying.signer);
	if (result == STORE_NONE || result == STORE_DAMAGED) /* told of below, as a register */
		result = STORE_OK;
	if (result == STORE_OK)
		result = check_rooms(&verifying, set.house);
	if (result == STORE_OK)
		result = store_registers_walk(verifying.store, check_register, &verifying);
	if (result == STORE_OK)
		result = store_saved_walk(verifying.store, check_note, &verifying);
	if (result == STORE_OK)
		result = directory_check(
			verifying.store, verifying.vault, set.house, check_record, &verifying);
	signer_free(verifying.signer);
	store_free(verifying.store);
	vault_free(verifying.vault);
	if (result != STORE_OK)
		return fault_set(ret_fault, "the rooms, registers and records cannot be read");
	*ret_verdict = verifying.verdict;
	return 0;
}
