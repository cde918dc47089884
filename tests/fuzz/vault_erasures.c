/* A list of erasures somebody has written to: refused, or each line of it is what would be written
 * for what was read. */
#include "base/log.h"
#include "base/memory.h"
#include "vault/erasures.h"
#include "vault/erasures_line.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const uint8_t set[VAULT_DATA_SET_BYTES] = {1};
static char folder[] = "/tmp/runde-fuzz-XXXXXX", path[64];

static void remove_all(void)
{
	unlink(path);
	rmdir(folder);
}

static void write_list(const uint8_t *data, size_t size, bool with_head)
{
	BUFFER_AUTO list = {0};
	const struct erasure erasure = {.number = 1, .kind = ERASURE_EVENT, .of = 7, .what = 3};
	if (with_head) {
		erasures_write_head(&list, set, 0);
		erasures_write_line(&list, set, &erasure);
	}
	buffer_add(&list, data, size);
	int file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	if (file < 0 || write(file, list.data, list.size) != (ssize_t)list.size)
		BUG("the list cannot be written");
	close(file);
}

static bool see(void *cookie, const struct erasure *erasure)
{
	uint64_t *last = cookie;
	if (erasure->number != *last + 1 && *last)
		BUG("a number is missing");
	*last = erasure->number;
	return true;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct erasures *list;
	struct fault fault = {""};
	uint64_t last = 0;
	if (!path[0]) {
		if (!mkdtemp(folder))
			BUG("no folder");
		snprintf(path, sizeof(path), "%s/list", folder);
		log_set_level(LOG_ERROR);
		atexit(remove_all);
	}
	if (size == 0)
		return 0;
	write_list(data + 1, size - 1, data[0] % 2);
	if (erasures_open(path, set, 0, &list, &fault) != 0) {
		if (!fault.text[0])
			BUG("refused without a word");
		return 0;
	}
	if (!erasures_each(list, 0, see, &last) || last != erasures_last(list))
		BUG("what was found sound cannot be read");
	erasures_free(list);
	return 0;
}
