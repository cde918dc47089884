/* `runde key`: another master key. */
#include "base/memory.h"
#include "cli/admin/noun.h"
#include "cli/cli.h"
#include "journal/open.h"

#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { WAIT_MS = 30 * 1000, GO_ON_MS = 2000, LOOK_MS = 50 };

/* The path of a file as a server sees it that runs elsewhere. The caller frees it. */
static char *absolute(const char *path)
{
	char folder[4096];
	if (*path == '/' || !getcwd(folder, sizeof(folder)))
		return memory_copy_text(path, strlen(path));
	size_t size = strlen(folder) + strlen(path) + 2;
	char *whole = memory_new(size, 1);
	snprintf(whole, size, "%s/%s", folder, path);
	return whole;
}

/* Where a key is, as vault_open() takes it; what is a path in it becomes absolute. */
static char *absolute_key(const char *key)
{
	static const char mark[] = "passphrase:";
	size_t size = sizeof(mark) - 1;
	bool is_passphrase = strncmp(key, mark, size) == 0;
	if (strcmp(key, "credential") == 0 || strcmp(key, "passphrase") == 0 ||
		strcmp(key, "passphrase:-") == 0)
		return memory_copy_text(key, strlen(key));
	if (!is_passphrase)
		return absolute(key);
	char *path = absolute(key + size);
	size_t whole_size = size + strlen(path) + 1;
	char *whole = memory_new(whole_size, 1);
	snprintf(whole, whole_size, "%s%s", mark, path);
	free(path);
	return whole;
}

static int begin(struct operator_link *link, const char *to, struct fault *ret_fault)
{
	struct command rotate = {.kind = COMMAND_KEY_ROTATE};
	rotate.params.key_rotate.client_id = operator_client_id();
	rotate.params.key_rotate.has_to = to != NULL;
	rotate.params.key_rotate.to = text_of(to ? to : "");
	return operator_tell(link, &rotate, ret_fault);
}

/* The server goes on by itself; this waits until it has ended. */
static int wait_for_end(
	const char *folder, int wait_ms, bool *ret_rotating, struct fault *ret_fault)
{
	const struct timespec pause = {.tv_nsec = LOOK_MS * 1000 * 1000};
	for (int waited_ms = 0;; waited_ms += LOOK_MS) {
		if (data_is_rotating(folder, ret_rotating, ret_fault) != 0)
			return -1;
		if (!*ret_rotating || waited_ms >= wait_ms)
			return 0;
		nanosleep(&pause, NULL);
	}
}

/* What is under way ends by itself, or waits for a start with the next key. */
static int go_on(struct operator_link *link, const char *folder, struct fault *ret_fault)
{
	bool rotating;
	if (begin(link, NULL, ret_fault) != 0 ||
		wait_for_end(folder, GO_ON_MS, &rotating, ret_fault) != 0)
		return -1;
	if (rotating)
		printf("A change of the master key is under way: it ends when the server is "
		       "started with the next one.\n");
	else
		printf("The change of the master key that was under way has ended.\n");
	return 0;
}

static int rotate_in_place(
	struct operator_link *link, const char *folder, const char *key, struct fault *ret_fault)
{
	char former[VAULT_KEY_NAME_SIZE] = "";
	bool named = vault_key_name(key, former), rotating;
	if (begin(link, NULL, ret_fault) != 0 ||
		wait_for_end(folder, WAIT_MS, &rotating, ret_fault) != 0)
		return -1;
	if (rotating) {
		printf("The master key is not changed yet. If it does not end by itself, the "
		       "server's log says why; `runde key rotate` goes on with it.\n");
		return 0;
	}
	printf("The master key is a new one. It is in %s: keep a copy of it elsewhere.\n", key);
	printf("The one before is kept beside it, as %s.%s: only backups from before need it.\n",
		key, named ? former : "and its name");
	return 0;
}

static int rotate_to(struct operator_link *link, const char *key, struct fault *ret_fault)
{
	char *to = absolute_key(key);
	int result = begin(link, to, ret_fault);
	if (result == 0)
		printf("The next master key is %s. Make it the setting `key` and start the server "
		       "anew, whenever it suits.\n"
		       "Until then the one before opens the data as well. Keep both: backups "
		       "need the one they were made under.\n",
			to);
	free(to);
	return result;
}

static int rotate(struct operator_link *link, const struct words *words, struct fault *ret_fault)
{
	const char *folder = words->config->data;
	bool rotating;
	char *key;
	if (data_is_rotating(folder, &rotating, ret_fault) != 0)
		return -1;
	if (rotating && words->count > 0)
		return fault_set(ret_fault,
			"another master key is being taken into use already: start the server "
			"with that first");
	if (rotating)
		return go_on(link, folder, ret_fault);
	if (words->count > 0)
		return rotate_to(link, words->items[0], ret_fault);
	if (config_key_path(words->config, &key, ret_fault) != 0)
		return -1;
	int result = rotate_in_place(link, folder, key, ret_fault);
	free(key);
	return result;
}

int cli_key(int argc, char **argv)
{
	static const struct verb verbs[] = {
		{"rotate", "[FILE|credential|passphrase:FILE]", 0, 1, rotate},
		{0},
	};
	return noun_run("key", verbs, argc, argv);
}
