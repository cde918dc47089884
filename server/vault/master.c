#include "vault/master.h"

#include "base/memory.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#define CREDENTIAL_NAME "runde.key"
#define PASSPHRASE      "passphrase"

/* What a guess costs: about half a second. Another cost would make another key of the same words.
 */
enum { PASSPHRASE_PASSES = 3, PASSPHRASE_MEMORY_BYTES = 256 * 1024 * 1024 };

_Static_assert((int)VAULT_DATA_SET_BYTES == (int)crypto_pwhash_SALTBYTES, "salt");

static bool is_credential(const char *key)
{
	return strcmp(key, "credential") == 0;
}

static bool is_passphrase(const char *key)
{
	size_t size = sizeof(PASSPHRASE) - 1;
	return strncmp(key, PASSPHRASE, size) == 0 && (key[size] == ':' || key[size] == '\0');
}

bool master_is_file(const char *key)
{
	return !is_credential(key) && !is_passphrase(key);
}

bool master_is_stored(const char *key)
{
	return strcmp(key, PASSPHRASE) != 0 && strcmp(key, PASSPHRASE ":-") != 0;
}

bool vault_key_name(const char *key, char ret_name[VAULT_KEY_NAME_SIZE])
{
	uint8_t bytes[MASTER_KEY_BYTES];
	struct fault fault;
	if (!master_is_file(key) || sodium_init() < 0 ||
		key_file_load(key, false, NULL, bytes, &fault) != 0)
		return false;
	master_key_name(bytes, ret_name);
	sodium_memzero(bytes, sizeof(bytes));
	return true;
}

static int load_credential(struct master *master, struct fault *ret_fault)
{
	const char *folder = getenv("CREDENTIALS_DIRECTORY");
	char path[4096];
	int size = snprintf(path, sizeof(path), "%s/" CREDENTIAL_NAME, folder ? folder : "");
	if (!folder || size < 0 || (size_t)size >= sizeof(path))
		return fault_set(ret_fault,
			"The key is a credential, but the service manager has handed none over. Is"
			" there a LoadCredential=" CREDENTIAL_NAME ":FILE in the unit?");
	return key_file_load(path, false, NULL, master->key, ret_fault);
}

/* Takes off the end of the line, and looks at what is left. */
static int take_passphrase(struct master *master, ssize_t size, struct fault *ret_fault)
{
	if (size > 0 && master->passphrase[size - 1] == '\n')
		size--;
	if (size < PASSPHRASE_BYTES_MIN || size >= PASSPHRASE_BYTES_MAX)
		return fault_set(ret_fault,
			"The passphrase is too %s: it has from %d to %d characters.",
			size < PASSPHRASE_BYTES_MIN ? "short" : "long", PASSPHRASE_BYTES_MIN,
			PASSPHRASE_BYTES_MAX - 1);
	if (memchr(master->passphrase, '\n', (size_t)size) ||
		memchr(master->passphrase, '\0', (size_t)size))
		return fault_set(ret_fault, "The passphrase is more than one line.");
	master->passphrase_size = (size_t)size;
	return 0;
}

static int read_passphrase(struct master *master, const char *path, struct fault *ret_fault)
{
	int file, found = key_file_open(path, &file, ret_fault), result = -1;
	if (found == 0)
		return fault_set(ret_fault, "There is no file %.150s with the passphrase.", path);
	if (found < 0)
		return -1;
	if (key_file_check(file, path, ret_fault) == 0)
		result = take_passphrase(master,
			key_file_read(file, master->passphrase, sizeof(master->passphrase)),
			ret_fault);
	close(file);
	return result;
}

/* A line typed without being shown; its size, or -1. */
static ssize_t ask(int terminal, const char *question, char line[PASSPHRASE_BYTES_MAX])
{
	struct termios shown, hidden;
	if (tcgetattr(terminal, &shown) != 0)
		return -1;
	hidden = shown;
	hidden.c_lflag &= ~(tcflag_t)ECHO;
	if (tcsetattr(terminal, TCSAFLUSH, &hidden) != 0)
		return -1;
	ssize_t size = -1;
	if (write(terminal, question, strlen(question)) >= 0)
		size = read(terminal, line, PASSPHRASE_BYTES_MAX);
	tcsetattr(terminal, TCSAFLUSH, &shown);
	(void)!write(terminal, "\n", 1);
	return size;
}

static int ask_again(struct master *master, int terminal, struct fault *ret_fault)
{
	char again[PASSPHRASE_BYTES_MAX];
	ssize_t size = ask(terminal, "The same passphrase again: ", again);
	bool same = size == (ssize_t)master->passphrase_size + 1 &&
		    sodium_memcmp(again, master->passphrase, master->passphrase_size) == 0;
	sodium_memzero(again, sizeof(again));
	return same ? 0 : fault_set(ret_fault, "The two passphrases differ.");
}

static int ask_passphrase(struct master *master, bool is_new, struct fault *ret_fault)
{
	int terminal = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);
	if (terminal < 0)
		return fault_set(ret_fault,
			"There is no terminal to ask for the passphrase at. Say " PASSPHRASE
			":FILE, or " PASSPHRASE ":- for standard input.");
	ssize_t size = ask(terminal, "Passphrase of Runde's master key: ", master->passphrase);
	int result = take_passphrase(master, size, ret_fault);
	if (result == 0 && is_new)
		result = ask_again(master, terminal, ret_fault);
	close(terminal);
	return result;
}

static int load_passphrase(
	struct master *master, const char *key, bool is_new, struct fault *ret_fault)
{
	const char *path = key[sizeof(PASSPHRASE) - 1] ? key + sizeof(PASSPHRASE) : NULL;
	if (!path)
		return ask_passphrase(master, is_new, ret_fault);
	if (strcmp(path, "-") != 0)
		return read_passphrase(master, path, ret_fault);
	return take_passphrase(master,
		key_file_read(STDIN_FILENO, master->passphrase, sizeof(master->passphrase)),
		ret_fault);
}

static struct master *new_master(void)
{
	struct master *master = sodium_malloc(sizeof(*master));
	if (master)
		sodium_memzero(master, sizeof(*master));
	return master;
}

int master_load(const char *key, bool may_create, const struct world *world,
	struct master **ret_master, struct fault *ret_fault)
{
	struct master *master = new_master();
	int result;
	if (!master)
		return fault_set(ret_fault, "There is no guarded memory for the master key.");
	if (is_credential(key))
		result = load_credential(master, ret_fault);
	else if (is_passphrase(key))
		result = load_passphrase(master, key, may_create, ret_fault);
	else
		result = key_file_load(key, may_create, world, master->key, ret_fault);
	if (result != 0) {
		master_free(master);
		return -1;
	}
	*ret_master = master;
	return 0;
}

struct master *master_make(const struct world *world)
{
	struct master *master = new_master();
	if (master)
		world_fill_random(world, master->key, sizeof(master->key));
	return master;
}

int master_derive(struct master *master, const uint8_t data_set[VAULT_DATA_SET_BYTES],
	struct fault *ret_fault)
{
	if (master->passphrase_size == 0)
		return 0;
	if (crypto_pwhash(master->key, sizeof(master->key), master->passphrase,
		    master->passphrase_size, data_set, PASSPHRASE_PASSES, PASSPHRASE_MEMORY_BYTES,
		    crypto_pwhash_ALG_ARGON2ID13) != 0)
		return fault_set(ret_fault,
			"There is not memory enough (%d MiB) to make a key of the passphrase.",
			PASSPHRASE_MEMORY_BYTES / 1024 / 1024);
	sodium_memzero(master->passphrase, sizeof(master->passphrase));
	master->passphrase_size = 0;
	return 0;
}

void master_free(struct master *master)
{
	sodium_free(master); /* which wipes it */
}
