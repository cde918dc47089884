/* What reading costs in processor time where little has been said, and where much: both houses have
 * the same rooms. They are made once, and kept.
 * bench_history [FOLDER [FEW [MANY [ROUNDS]]]] */
#include "talk.h"

enum {
	ROOMS = 20,
	THREADS_A_ROOM = 2,
	REPLIES = 2000,
	COMMIT = 10000,
	OTHER = 10 /* another connection of Anna's */,
	FOLDER_BYTES = 32
};

struct archive {
	struct talk talk;
	const char *room; /* that is read this time, as text */
	uint64_t head;
};

/* One question and how it is asked. */
struct question {
	const char *name;
	void (*ask)(struct archive *archive);
};

static void say(struct archive *archive, const char *method, const char *params)
{
	const char *answer = lab_say(&archive->talk.lab, OTHER, method, params);
	if (!strstr(answer, "\"result\""))
		fail_msg("%s: %s", method, answer);
}

static void ask_hello(struct archive *archive)
{
	struct batch batch;
	struct call *gone = call_new(CALL_GONE, OTHER);
	batch_do(&batch, &archive->talk.lab.core, gone);
	run_free(&batch.run);
	call_free(gone);
	say(archive, "session.hello", "\"client\":\"bench\"");
}

static void ask_open(struct archive *archive)
{
	char params[64];
	snprintf(params, sizeof(params), "\"room\":\"%s\"", archive->room);
	say(archive, "room.open", params);
}

static void ask_history(struct archive *archive, uint64_t from)
{
	char params[128];
	snprintf(params, sizeof(params), "\"room\":\"%s\",\"from\":%llu,\"to\":%llu", archive->room,
		(unsigned long long)from, (unsigned long long)from + 99);
	say(archive, "room.history", params);
}

static void ask_middle(struct archive *archive)
{
	ask_history(archive, archive->head / 2);
}

static void ask_beginning(struct archive *archive)
{
	ask_history(archive, 10);
}

static void mark_at(struct archive *archive, uint64_t seq)
{
	char params[128];
	snprintf(params, sizeof(params), "\"room\":\"%s\",\"seq\":%llu", archive->room,
		(unsigned long long)seq);
	say(archive, "room.mark", params);
}

static void ask_mark(struct archive *archive)
{
	mark_at(archive, archive->head - 100);
}

static void ask_thread(struct archive *archive)
{
	char params[128];
	snprintf(params, sizeof(params), "\"room\":\"%s\",\"message\":%llu", archive->room,
		(unsigned long long)archive->talk.root_every);
	say(archive, "thread.open", params);
}

static void ask_threads(struct archive *archive)
{
	say(archive, "thread.list", "");
}

static void ask_inbox(struct archive *archive)
{
	say(archive, "inbox.list", "\"done\":false");
}

static const struct question questions[] = {
	{"hello, 20 rooms with 100 unread", ask_hello},
	{"room.open: the latest window", ask_open},
	{"room.history: a window in the middle", ask_middle},
	{"room.history: the oldest window", ask_beginning},
	{"thread.open: the oldest", ask_thread},
	{"room.mark: 100 unread counted", ask_mark},
	{"inbox.list", ask_inbox},
	{"thread.list", ask_threads},
};
enum { QUESTIONS = sizeof(questions) / sizeof(*questions) };

/* The sessions' tokens, which stand nowhere in the data; written once all is said. */
static bool exchange_tokens(struct fixture *f, const char *mode)
{
	char path[128];
	snprintf(path, sizeof(path), "%s/tokens", f->folder);
	FILE *file = fopen(path, mode);
	if (!file)
		return false;
	size_t count = *mode == 'r' ? fread(f->tokens, sizeof(f->tokens), 1, file)
				    : fwrite(f->tokens, sizeof(f->tokens), 1, file);
	return fclose(file) == 0 && count == 1;
}

/* As much of everything but messages stands in both houses, so that they differ in depth alone. */
static void spread(struct talk *talk, unsigned long messages)
{
	uint64_t every = messages / ROOMS / THREADS_A_ROOM / TALK_REF_EVERY * TALK_REF_EVERY;
	talk->root_every = every ? every : TALK_REF_EVERY;
	talk->reply_every = messages / REPLIES ? messages / REPLIES : 1;
}

static void fill(struct archive *archive, unsigned long messages)
{
	spread(&archive->talk, messages);
	for (unsigned long said = 0; said < messages; said += COMMIT) {
		unsigned long left = messages - said;
		talk_batch(&archive->talk, left < COMMIT ? (unsigned)left : COMMIT);
		if (said % 1000000 == 0)
			fprintf(stderr, "%lu of %lu messages\n", said, messages);
	}
}

static void look_at(struct archive *archive, unsigned number)
{
	static char text[ID_TEXT_SIZE + 1];
	struct room_entry *room;
	uint64_t id = archive->talk.rooms[number % archive->talk.room_count];
	assert_int_equal(rooms_get(&archive->talk.lab.core.rooms, id, &room), STORE_OK);
	id_write(id, text);
	archive->room = text;
	archive->head = room->head;
}

static struct fixture *open_house(
	struct archive *archive, const char *folder, unsigned long messages)
{
	char path[64];
	snprintf(path, sizeof(path), "%.*s/history-%lu", FOLDER_BYTES, folder, messages);
	struct fixture *f = fixture_new(path);
	if (exchange_tokens(f, "r")) {
		talk_open(&archive->talk, f);
		return f;
	}
	nftw(path, fixture_remove, 8, FTW_DEPTH | FTW_PHYS); /* what was left unfinished */
	if (mkdir(path, 0700) != 0)
		fail_msg("%s cannot be made", path);
	talk_found(f, ROOMS);
	talk_open(&archive->talk, f);
	fill(archive, messages);
	assert_true(exchange_tokens(f, "w"));
	return f;
}

/* Processor time of each question, in microseconds: the least of three turns, since others have the
 * machine too. */
static void measure(const char *folder, unsigned long messages, unsigned rounds, double *ret_us)
{
	static struct archive archive;
	struct fixture *f = open_house(&archive, folder, messages);
	spread(&archive.talk, messages);
	ask_hello(&archive);
	for (unsigned i = 0; i < archive.talk.room_count; i++) {
		look_at(&archive, i);
		ask_mark(&archive);
	}
	for (unsigned q = 0; q < QUESTIONS; q++) {
		for (unsigned turn = 0; turn < 3; turn++) {
			double begun_us = talk_cpu_us();
			for (unsigned i = 0; i < rounds; i++) {
				look_at(&archive, i);
				questions[q].ask(&archive);
			}
			double each_us = (talk_cpu_us() - begun_us) / rounds;
			if (turn == 0 || each_us < ret_us[q])
				ret_us[q] = each_us;
		}
	}
	talk_close(&archive.talk);
	free(f);
}

int main(int argc, char **argv)
{
	const char *folder = argc > 1 ? argv[1] : "build/bench";
	unsigned long few = argc > 2 ? strtoul(argv[2], NULL, 10) : 10000;
	unsigned long many = argc > 3 ? strtoul(argv[3], NULL, 10) : 10000000;
	unsigned rounds = argc > 4 ? (unsigned)strtoul(argv[4], NULL, 10) : 200;
	double few_us[QUESTIONS], many_us[QUESTIONS];

	if (few == 0 || many == 0 || rounds == 0 || strlen(folder) > FOLDER_BYTES)
		return 2;
	measure(folder, few, rounds, few_us);
	measure(folder, many, rounds, many_us);
	printf("| CPU us | %lu messages | %lu messages | ratio |\n|---|---:|---:|---:|\n", few,
		many);
	for (unsigned q = 0; q < QUESTIONS; q++)
		printf("| %s | %.0f | %.0f | %.2f |\n", questions[q].name, few_us[q], many_us[q],
			many_us[q] / few_us[q]);
	return 0;
}
