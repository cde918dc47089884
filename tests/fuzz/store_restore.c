/* A backup somebody has written to. The first byte says what is tried: bytes as they come, or
 * changes (three bytes of an offset, one of an exclusive-or) to a real one. Either it is refused
 * and nothing is left of it, or all of it can be walked through. */
#include "base/log.h"
#include "base/memory.h"
#include "store/records.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { EVENTS = 40, BACKUP_BYTES = 1 << 20 };

static char folder[] = "/tmp/runde-fuzz-XXXXXX", source[64], target[64], file[64];
static unsigned char backup[BACKUP_BYTES];
static size_t backup_size;

static void must(enum store_result result)
{
	if (result != STORE_OK)
		BUG("the real backup cannot be made");
}

static void fill(struct store *store)
{
	const struct store_data_set set = {.epoch = 1, .house = 7, .check_size = 33};
	must(store_begin(store));
	must(store_data_set_put(store, &set));
	must(store_room_add(store, 7, 1));
	must(store_key_put(store, 7, 1, "wrapped", 7));
	for (uint64_t seq = 1; seq <= EVENTS; seq++) {
		const struct store_event event = {.room = 7,
			.seq = seq,
			.kind = 1,
			.ref = seq / 2,
			.answers = seq % 2,
			.client_id = {{(uint8_t)seq}},
			.body = "sealed body",
			.body_size = 11};
		must(store_event_append(store, &event));
	}
	must(store_thread_put(store, 7, 1, 1, 1));
	must(store_meeting_put(store, &(const struct store_meeting){.room = 7, .meeting = 1}));
	must(store_commit(store));
}

static void write_file(const void *bytes, size_t size)
{
	int out = open(file, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	if (out < 0 || write(out, bytes, size) != (ssize_t)size)
		BUG("the file cannot be written");
	close(out);
}

static void remove_all(void)
{
	static const char *const names[] = {
		"source/runde.db", "source/lock", "source", "target/lock", "target", "file", ""};
	char path[96];
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		snprintf(path, sizeof(path), "%s/%s", folder, names[i]);
		remove(path);
	}
}

static void prepare(void)
{
	struct store *store;
	struct store_extent extent;
	struct fault fault = {""};
	if (!mkdtemp(folder))
		BUG("no folder");
	log_set_level(LOG_ERROR);
	atexit(remove_all);
	snprintf(source, sizeof(source), "%s/source", folder);
	snprintf(target, sizeof(target), "%s/target", folder);
	snprintf(file, sizeof(file), "%s/file", folder);
	if (store_open(source, &store, &fault) != 0)
		BUG(fault.text);
	fill(store);
	store_free(store);
	if (store_backup(source, file, &extent, &fault) != 0)
		BUG(fault.text);
	int in = open(file, O_RDONLY | O_CLOEXEC);
	ssize_t size = read(in, backup, sizeof(backup));
	close(in);
	if (size <= 0 || (uint64_t)size != extent.bytes)
		BUG("the real backup cannot be read");
	backup_size = (size_t)size;
}

static bool see_event(void *cookie, const struct store_event *event)
{
	(void)cookie;
	return !event->body || memchr(event->body, 0, event->body_size) || true;
}

static bool see_room(void *cookie, uint64_t room, int kind, uint64_t head)
{
	(void)kind;
	(void)head;
	return store_events_each(cookie, room, 1, UINT32_MAX, see_event, NULL) <= STORE_DAMAGED;
}

static bool see_key(
	void *cookie, uint64_t room, uint32_t generation, const void *wrapped, size_t size_bytes)
{
	(void)cookie;
	(void)room;
	(void)generation;
	return !wrapped || memchr(wrapped, 0, size_bytes) || true;
}

static void walk(struct store *store)
{
	struct store_data_set set;
	(void)!store_data_set_get(store, &set);
	(void)!store_rooms_each(store, see_room, store);
	(void)!store_keys_each(store, see_key, NULL);
	if (store_begin(store) == STORE_OK && store_access_clear(store) == STORE_OK)
		(void)!store_commit(store);
	store_rollback(store);
}

static void try_file(void)
{
	struct store *store = NULL;
	struct fault fault = {""};
	if (store_restore(target, file, &store, &fault) == 0) {
		walk(store);
		(void)store_restored(store, target, false, &fault);
	} else if (!fault.text[0]) {
		BUG("refused without a word");
	}
	if (store_exists(target))
		BUG("something was left behind");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static unsigned char changed[BACKUP_BYTES];
	if (!backup_size)
		prepare();
	if (size == 0)
		return 0;
	if (data[0] % 8 == 0) {
		write_file(data + 1, size - 1);
	} else {
		memcpy(changed, backup, backup_size);
		for (size_t i = 1; i + 3 < size; i += 4) {
			size_t at = (size_t)data[i] << 16 | (size_t)data[i + 1] << 8 | data[i + 2];
			changed[at % backup_size] ^= data[i + 3];
		}
		write_file(changed, backup_size);
	}
	try_file();
	return 0;
}
