/* What one session.hello costs the server in CPU time: on the writer's thread, and in a reader.
 * bench_hello [ROOMS [UNREAD [PRESENT]]] */
#include "../unit/journal_lab.h"

#include <stdlib.h>
#include <time.h>

enum { ROUNDS = 50, FIRST = 1000 };

struct cost {
	double writer_ms, reader_ms;
	size_t bytes;
};

static double cpu_ms(void)
{
	struct timespec now;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (double)now.tv_sec * 1000 + (double)now.tv_nsec / 1e6;
}

/* Jonas makes the rooms and talks, Anna joins before and reads nothing. */
static void fill(struct fixture *f, unsigned rooms, unsigned unread)
{
	char room[16];
	for (unsigned i = 1; i < rooms; i++) {
		fixture_say(f, JONAS, "room.create", "%s,\"title\":\"room %u\"",
			fixture_fresh_id(f), i);
		fixture_value(f->answer, "room", room, sizeof(room));
		fixture_say(f, ANNA, "room.join", "\"room\":\"%s\"", room);
		fixture_drop_list(f);
		for (unsigned n = 0; n < unread; n++) {
			char params[512];
			snprintf(params, sizeof(params),
				"\"room\":\"%s\",%s,\"text\":\"A message of the usual length, as "
				"they are "
				"said in a day: about a hundred and twenty characters of text.\"",
				room, fixture_fresh_id(f));
			assert_true(journal_submit(
				f->journal, fixture_call(JONAS, "message.post", params)));
		}
		journal_run(f->journal);
		f->list = journal_take(f->journal);
	}
}

static void greet(struct lab *lab, struct store *reader, uint64_t connection, struct cost *cost)
{
	struct batch batch;
	struct call *call = fixture_call(connection, "session.hello", "\"client\":\"bench\"");
	vault_hash_token(lab->f->tokens[ANNA], strlen(lab->f->tokens[ANNA]), call->token_hash);
	double begun_ms = cpu_ms();
	batch_do(&batch, &lab->core, call);
	double allowed_ms = cpu_ms();
	struct page *page = batch.pages;
	struct dispatch *answer = readers_answer(page, reader, lab->core.vault);
	cost->writer_ms += allowed_ms - begun_ms;
	cost->reader_ms += cpu_ms() - allowed_ms;
	cost->bytes = answer->frame->size;
	turns_give_up(&lab->core.turns, page->person);
	page_free(page);
	dispatch_free(answer);
	run_free(&batch.run);
	call_free(call);
}

static void leave(struct lab *lab, uint64_t connection)
{
	struct batch batch;
	struct call *gone = call_new(CALL_GONE, connection);
	batch_do(&batch, &lab->core, gone);
	run_free(&batch.run);
	call_free(gone);
}

static unsigned number(int argc, char **argv, int at, unsigned otherwise)
{
	return argc > at ? (unsigned)strtoul(argv[at], NULL, 10) : otherwise;
}

int main(int argc, char **argv)
{
	static const uint8_t nobody[VAULT_HASH_BYTES];
	unsigned rooms = number(argc, argv, 1, 200), unread = number(argc, argv, 2, 120);
	unsigned present = number(argc, argv, 3, 500);
	struct lab lab;
	struct cost cost = {0}, first = {0};
	struct store *reader;
	struct fault fault;
	void *state;

	fixture_setup(&state);
	lab.f = state;
	fill(lab.f, rooms, unread);
	lab_open(&lab);
	if (store_open_reader(lab.f->data, &reader, &fault) != 0)
		fail_msg("%s", fault.text);
	for (unsigned i = 0; i < present; i++)
		roster_add(&lab.core.roster, FIRST + i, FIRST + i, ADMITS_PEOPLE, nobody);
	greet(&lab, reader, 1, &first);
	for (uint64_t i = 0; i < ROUNDS; i++) {
		leave(&lab, 1 + i);
		greet(&lab, reader, 2 + i, &cost);
	}
	printf("%u rooms, %u unread in each, %u people present: writer %.2f ms, reader %.2f ms, "
	       "%zu KB (the first: %.2f + %.2f ms)\n",
		rooms, unread, present, cost.writer_ms / ROUNDS, cost.reader_ms / ROUNDS,
		cost.bytes / 1024, first.writer_ms, first.reader_ms);
	store_free(reader);
	core_fini(&lab.core);
	fixture_teardown(&state);
	return 0;
}
