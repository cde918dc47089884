#include "journal/journal.h"

#include "base/limits.h"
#include "base/memory.h"
#include "journal/batch.h"
#include "journal/census.h"
#include "journal/due.h"
#include "journal/house.h"
#include "journal/open.h"
#include "journal/queue.h"
#include "journal/reading/readers.h"
#include "journal/workers.h"

#include <string.h>

struct journal {
	struct core core;
	struct queue queue;
	struct outbox outbox;
	struct readers *readers; /* owned; NULL without threads */
	struct workers *workers; /* owned; NULL without threads */
	struct password_cost password_cost;
	pthread_t writer;
	bool running;
	char *folder; /* owned */
};

int journal_open(const struct journal_options *options, struct journal **ret_journal,
	struct fault *ret_fault)
{
	struct journal *journal = memory_new(1, sizeof(*journal));
	queue_init(&journal->queue);
	outbox_init(&journal->outbox);
	journal->password_cost = options->password_cost;
	if (!journal->password_cost.passes)
		journal->password_cost =
			(struct password_cost){LIMIT_PASSWORD_PASSES, LIMIT_PASSWORD_MEMORY_MIB};
	journal->folder = memory_copy_text(options->folder, strlen(options->folder));
	if (core_open(&journal->core, options, ret_fault) != 0) {
		journal_free(journal);
		return -1;
	}
	*ret_journal = journal;
	return 0;
}

/* Back from the workers, on one of their threads: the call goes on where it had come to. */
static void take_back_call(void *cookie, struct call *call)
{
	struct journal *journal = cookie;
	call->next = NULL;
	if (!queue_put(&journal->queue, call))
		call_free(call);
}

static void send_to_work(struct journal *journal, struct call *call)
{
	if (!journal->workers)
		workers_do(call, &journal->password_cost);
	else if (workers_put(journal->workers, call))
		return;
	else
		call->hashing.stage = HASHING_BUSY;
	take_back_call(journal, call);
}

static void note_state(struct core *core)
{
	counter_add(&core->figures.batches, 1);
	counter_set(&core->figures.rooms, HASH_COUNT(core->rooms.all));
	counter_set(&core->figures.rooms_warm, core->rooms.warm_count);
	counter_set(&core->figures.people_here, HASH_COUNT(core->roster.people));
}

static void hand_on(struct journal *journal, struct batch *batch)
{
	note_state(&journal->core);
	outbox_put(&journal->outbox, &batch->run);
	while (batch->pages) {
		struct page *page = batch->pages;
		batch->pages = page->next;
		turns_put_take(&journal->core.turns, page);
	}
}

static void do_calls(struct journal *journal, struct call *calls)
{
	struct batch batch;
	batch_do(&batch, &journal->core, calls);
	hand_on(journal, &batch);
	while (calls) {
		struct call *call = calls;
		calls = call->next;
		counter_add(&journal->core.figures.calls, 1);
		if (call->hashing.stage == HASHING_ASKED)
			send_to_work(journal, call);
		else
			call_free(call);
	}
}

/* What waits, and then what is due. False: nothing more will come. */
static bool work(struct journal *journal, int64_t wait_ms, bool *ret_worked)
{
	struct batch batch;
	struct call *calls;
	bool goes_on = queue_take(&journal->queue, LIMIT_BATCH_CALLS, wait_ms, &calls);
	*ret_worked = calls != NULL;
	if (calls)
		do_calls(journal, calls);
	if (goes_on && due_do(&batch, &journal->core)) {
		hand_on(journal, &batch);
		*ret_worked = true;
	}
	return goes_on;
}

static void *run_writer(void *cookie)
{
	struct journal *journal = cookie;
	bool worked;
	/* While a commit is under way the next batch gathers in the queue by itself. */
	while (work(journal, due_wait_ms(&journal->core), &worked))
		;
	return NULL;
}

static enum store_result tell_first(struct journal *journal)
{
	struct run run = {0};
	enum store_result result = house_tell(&run, &journal->core);
	if (result == STORE_OK)
		result = house_tell_signer(&run, &journal->core);
	if (result == STORE_OK)
		outbox_put(&journal->outbox, &run);
	else
		run_free(&run);
	return result;
}

int journal_start(
	struct journal *journal, void (*wake)(void *cookie), void *cookie, struct fault *ret_fault)
{
	journal->outbox.wake = wake;
	journal->outbox.cookie = cookie;
	if (tell_first(journal) != STORE_OK)
		return fault_set(ret_fault, "what the house says of itself cannot be read");
	if (readers_start(journal->folder, &journal->core.turns, journal->core.vault,
		    &journal->outbox, &journal->readers, ret_fault) != 0)
		return -1;
	if (workers_start(&journal->password_cost, take_back_call, journal, &journal->workers,
		    ret_fault) != 0)
		goto stop_readers;
	if (pthread_create(&journal->writer, NULL, run_writer, journal) != 0) {
		fault_set(ret_fault, "the journal's thread cannot be started");
		goto stop_workers;
	}
	journal->running = true;
	return 0;
stop_workers:
	workers_stop(TAKE(journal->workers));
stop_readers:
	readers_stop(TAKE(journal->readers));
	return -1;
}

void journal_stop(struct journal *journal)
{
	queue_close(&journal->queue);
	if (journal->running)
		pthread_join(journal->writer, NULL);
	journal->running = false;
	workers_stop(TAKE(journal->workers));
	readers_stop(TAKE(journal->readers));
}

void journal_free(struct journal *journal)
{
	if (!journal)
		return;
	journal_stop(journal);
	queue_fini(&journal->queue);
	outbox_fini(&journal->outbox);
	core_fini(&journal->core);
	free(journal->folder);
	free(journal);
}

bool journal_submit(struct journal *journal, struct call *calls)
{
	return queue_put(&journal->queue, calls);
}

struct dispatch *journal_take(struct journal *journal)
{
	return outbox_take(&journal->outbox);
}

const struct journal_figures *journal_figures(const struct journal *journal)
{
	return &journal->core.figures;
}

size_t journal_waiting(struct journal *journal)
{
	return queue_count(&journal->queue);
}

bool journal_write(struct journal *journal)
{
	bool worked;
	work(journal, 0, &worked);
	return worked;
}

bool journal_read(struct journal *journal)
{
	struct run run = {0};
	struct page *page = turns_take(&journal->core.turns, false);
	if (!page)
		return false;
	run_add(&run, readers_answer(page, journal->core.store, journal->core.vault));
	page_free(page);
	outbox_put(&journal->outbox, &run);
	return true;
}

void journal_run(struct journal *journal)
{
	while (journal_read(journal) || journal_write(journal))
		;
}

bool journal_is_new(const struct journal *journal)
{
	return journal->core.house->head == 0;
}

static int keep_link(struct core *core, enum store_result result,
	const char token[DIRECTORY_TOKEN_SIZE + 1], char ret_token[DIRECTORY_TOKEN_SIZE + 1],
	struct fault *ret_fault)
{
	if (result == STORE_OK)
		result = store_commit(core->store);
	if (result != STORE_OK) {
		store_rollback(core->store);
		return fault_set(ret_fault, "the link could not be stored");
	}
	memcpy(ret_token, token, DIRECTORY_TOKEN_SIZE + 1);
	return 0;
}

int journal_make_link(struct journal *journal, uint64_t person,
	char ret_token[DIRECTORY_TOKEN_SIZE + 1], struct fault *ret_fault)
{
	struct core *core = &journal->core;
	char token[DIRECTORY_TOKEN_SIZE + 1];
	int64_t expires_ms;

	if (person == 0 && !journal_is_new(journal))
		return fault_set(ret_fault, "there is an administrator already");
	if (person != 0 && (!core_who(core, person).house_role ||
				   room_is_bot(core_house(core)->state, person)))
		return fault_set(ret_fault, "there is no such person");
	enum store_result result = store_begin(core->store);
	if (result == STORE_OK)
		result = directory_make_link(core->directory, person, false, token, &expires_ms);
	return keep_link(core, result, token, ret_token, ret_fault);
}

int journal_make_guest_link(struct journal *journal, uint64_t guest,
	char ret_token[DIRECTORY_TOKEN_SIZE + 1], struct fault *ret_fault)
{
	struct core *core = &journal->core;
	const struct guest_place *place = guests_find(core, guest);
	char token[DIRECTORY_TOKEN_SIZE + 1];
	struct room_entry *backstage;

	if (!place || rooms_get(&core->rooms, place->backstage->id, &backstage) != STORE_OK)
		return fault_set(ret_fault, "there is no such guest");
	const struct directory_guest_link link = {.backstage = backstage->id,
		.guest = guest,
		.expires_ms = room_guest(backstage->state, guest)->expires};
	enum store_result result = store_begin(core->store);
	if (result == STORE_OK)
		result = directory_make_guest_link(core->directory, &link, token);
	return keep_link(core, result, token, ret_token, ret_fault);
}

void journal_people_each(struct journal *journal, census_fn fn, void *cookie)
{
	ARENA_AUTO arena;
	struct room_state house;
	arena_init(&arena);
	room_export(core_house(&journal->core)->state, 0, &arena, &house);
	for (size_t i = 0; i < house.members.count; i++) {
		const struct member *member = &house.members.items[i];
		fn(cookie, member->person, member->profile.name.data);
	}
}

struct counting {
	census_fn fn;
	void *cookie;
};

static void count_guest(void *cookie, const struct guest *guest)
{
	const struct counting *counting = cookie;
	if (guest->state == GUEST_STATE_INVITED || guest->state == GUEST_STATE_ADMITTED)
		counting->fn(counting->cookie, guest->guest, guest->name.data);
}

void journal_guests_each(struct journal *journal, census_fn fn, void *cookie)
{
	struct rooms *rooms = &journal->core.rooms;
	struct counting counting = {fn, cookie};
	struct room_entry *backstage;
	for (const struct room_entry *room = rooms->all; room; room = room->hh.next)
		if (room->shared && rooms_get(rooms, room->id, &backstage) == STORE_OK)
			room_guests_each(backstage->state, count_guest, &counting);
}
