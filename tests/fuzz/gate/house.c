#include "house.h"

#include "inside.h"
#include "members.h"

#include "../../simulation/vfs.h"

#include "base/log.h"
#include "base/memory.h"
#include "journal/upkeep/verify.h"

#include <fcntl.h>
#include <glob.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct gate gate;

/* The lock, the key and the list of erasures are real files; the data is on the disk. */
static char folder[64] = "/tmp/runde-fuzz-XXXXXX", database[80];
static struct real {
	char path[96];
	struct buffer founded; /* as it was then */
} key, erasures;
static struct disk disk;
static struct chance chance;
static int64_t now_ms;
static struct buffer founded; /* the database, as it was then */
static struct seat seats[SEATS];

static int64_t world_now(void *cookie)
{
	(void)cookie;
	return now_ms;
}

static void world_chance(void *cookie, void *bytes, size_t size)
{
	(void)cookie;
	for (size_t i = 0; i < size; i++)
		((uint8_t *)bytes)[i] = (uint8_t)chance_draw(&chance);
}

static const struct world world = {world_now, world_chance, NULL};

/* A change of the master key leaves the former ones. */
static void remove_all(void)
{
	char pattern[80];
	glob_t found;
	snprintf(pattern, sizeof(pattern), "%s/*", folder);
	if (glob(pattern, 0, NULL, &found) == 0) {
		for (size_t i = 0; i < found.gl_pathc; i++)
			unlink(found.gl_pathv[i]);
		globfree(&found);
	}
	rmdir(folder);
}

static void read_file(const struct real *real, struct buffer *out)
{
	char bytes[4096];
	int file = open(real->path, O_RDONLY | O_CLOEXEC);
	for (ssize_t got; file >= 0 && (got = read(file, bytes, sizeof(bytes))) > 0;)
		buffer_add(out, bytes, (size_t)got);
	if (file >= 0)
		close(file);
}

static void write_file(const struct real *real)
{
	int file = open(real->path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	ssize_t size = (ssize_t)real->founded.size;
	if (file < 0 || write(file, real->founded.data, real->founded.size) != size)
		BUG("a file beside the house cannot be written");
	close(file);
}

static void reset_file(const struct real *real)
{
	BUFFER_AUTO now = {0};
	read_file(real, &now);
	if (now.size != real->founded.size || memcmp(now.data, real->founded.data, now.size) != 0)
		write_file(real);
}

/* Everything that is drawn from here on is drawn again after the next reset; nothing that was drawn
 * when the house was founded is. */
static void reset_disk(void)
{
	disk_fini(&disk);
	disk_init(&disk, (struct chance){founded.size ? 1 : 2});
	vfs_mount(&disk);
	chance = (struct chance){founded.size ? 3 : 4};
	now_ms = INT64_C(1795530600000);
	if (!founded.size)
		return;
	struct disk_file *file = disk_open(&disk, database, true);
	if (disk_write(&disk, file, 0, founded.data, founded.size) != DISK_OK ||
		disk_sync(&disk, file) != DISK_OK)
		BUG("the disk in memory does not write");
}

static void open_journal(void)
{
	struct fault fault;
	const struct journal_options options = {
		.folder = folder,
		.key_path = key.path,
		.world = &world,
		.server_version = "fuzz",
		.connections_per_person = 3,
		.password_cost = {1, 8},
		.rooms_warm = 3,
		.cold_events = 8,
	};
	if (journal_open(&options, &gate.journal, &fault) != 0)
		BUG(fault.text);
	edge_reset();
}

static void make_house(void)
{
	proto_init();
	log_set_level(LOG_ERROR);
	if (!mkdtemp(folder))
		BUG("no folder");
	atexit(remove_all);
	snprintf(key.path, sizeof(key.path), "%s/key", folder);
	snprintf(erasures.path, sizeof(erasures.path), "%s/key.erasures", folder);
	snprintf(database, sizeof(database), "%s/runde.db", folder);
	reset_disk();
	open_journal();
	found();
	journal_free(TAKE(gate.journal));
	const struct disk_file *file = disk_open(&disk, database, false);
	buffer_add(&founded, file->seen.data, file->seen.size);
	read_file(&key, &key.founded);
	read_file(&erasures, &erasures.founded);
	memcpy(seats, gate.seats, sizeof(seats));
	members_keep();
}

static void submit(enum seat_kind kind, const char *frame)
{
	struct request request;
	struct refusal refusal;
	if (!request_read(frame, strlen(frame), &request, &refusal))
		BUG(frame);
	house_submit_take(kind, &request);
}

static void submit_hello(enum seat_kind kind)
{
	submit(kind, "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"session.hello\","
		     "\"params\":{\"client\":\"fuzz\"}}");
}

void house_open(void)
{
	if (!founded.size)
		make_house();
	reset_disk();
	reset_file(&key);
	reset_file(&erasures);
	memcpy(gate.seats, seats, sizeof(seats));
	members_reset();
	open_journal();
	for (int i = 0; i < SEATS; i++)
		if (gate.seats[i].token[0])
			submit_hello((enum seat_kind)i);
	house_work();
}

void house_close(bool thoroughly)
{
	struct verdict verdict;
	struct fault fault;
	disk.off = !thoroughly;
	journal_free(TAKE(gate.journal));
	disk.off = false;
	if (!thoroughly)
		return;
	if (verify_data(folder, key.path, &world, stderr, &verdict, &fault) != 0)
		BUG(fault.text);
	if (verdict.faults)
		BUG("verify finds faults");
}

void house_submit_take(enum seat_kind kind, struct request *request)
{
	struct seat *seat = &gate.seats[kind];
	struct call *call = call_new(CALL_COMMAND, kind + 1);
	call->id = request->id;
	call->command = TAKE(request->command);
	call->credential = kind == BOT ? CREDENTIAL_TOKEN : CREDENTIAL_COOKIE;
	call->is_operator = kind == OPERATOR;
	vault_hash_token(seat->token, strlen(seat->token), call->token_hash);
	seat->open++;
	if (!journal_submit(gate.journal, call))
		BUG("the queue is full");
}

void house_work(void)
{
	struct dispatch *next;
	do {
		journal_run(gate.journal);
		next = journal_take(gate.journal);
		edge_obey(next);
	} while (next);
}

void house_wait(int64_t ms)
{
	now_ms += ms;
	house_work();
}

void say(enum seat_kind kind, const char *method, const char *params, ...)
{
	char text[4096], frame[5000];
	va_list arguments;
	va_start(arguments, params);
	vsnprintf(text, sizeof(text), params, arguments);
	va_end(arguments);
	snprintf(frame, sizeof(frame),
		"{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"%s\",\"params\":{%s}}", method, text);
	submit(kind, frame);
	house_work();
}

void say_hello(enum seat_kind kind)
{
	submit_hello(kind);
	house_work();
}
