#include "gateway/http/client_files.h"

#include "base/limits.h"
#include "base/memory.h"
#include "vault/vault.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#define uthash_malloc(size) memory_new(1, size)
#include <uthash.h>

enum { PATH_SIZE = 512 };

struct entry {
	struct client_file file; /* its path is owned */
	UT_hash_handle hh;
};

struct client_files {
	struct entry *table;
};

static const char *const endings[CODING_COUNT] = {
	[CODING_IDENTITY] = "", [CODING_GZIP] = ".gz", [CODING_BROTLI] = ".br"};

static const char *type_of(const char *path)
{
	static const struct {
		const char *ending, *type;
	} types[] = {
		{".html", "text/html; charset=utf-8"},
		{".js", "text/javascript; charset=utf-8"},
		{".css", "text/css; charset=utf-8"},
		{".json", "application/json"},
		{".webmanifest", "application/manifest+json"},
		{".svg", "image/svg+xml"},
		{".png", "image/png"},
		{".webp", "image/webp"},
		{".ico", "image/x-icon"},
		{".woff2", "font/woff2"},
		{".txt", "text/plain; charset=utf-8"},
		{".map", "application/json"},
		{".mp3", "audio/mpeg"},
		{".ogg", "audio/ogg"},
	};
	const char *dot = strrchr(path, '.');
	for (size_t i = 0; dot && i < sizeof(types) / sizeof(*types); i++)
		if (strcmp(dot, types[i].ending) == 0)
			return types[i].type;
	return "application/octet-stream";
}

static void make_etag(struct file_form *form)
{
	uint8_t hash[VAULT_HASH_BYTES];
	char *out = form->etag;
	vault_hash_token(form->bytes, form->size, hash);
	*out++ = '"';
	for (size_t i = 0; i < 16; i++)
		out += snprintf(out, 3, "%02x", hash[i]);
	memcpy(out, "\"", 2);
}

static int read_bytes(int fd, struct file_form *form)
{
	size_t have = 0;
	while (have < form->size) {
		ssize_t got = read(fd, form->bytes + have, form->size - have);
		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			return -1;
		have += (size_t)got;
	}
	return 0;
}

static int read_form(const char *path, struct file_form *form, struct fault *fault)
{
	struct stat about;
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW), result;
	if (fd < 0 || fstat(fd, &about) != 0 || about.st_size > LIMIT_CLIENT_FILE_BYTES) {
		if (fd >= 0)
			close(fd);
		return fault_set(
			fault, "the client's file %s cannot be read or is too large", path);
	}
	form->size = (size_t)about.st_size;
	form->bytes = memory_new(form->size + 1, 1);
	result = read_bytes(fd, form);
	close(fd);
	if (result != 0)
		return fault_set(fault, "the client's file %s cannot be read", path);
	make_etag(form);
	return 0;
}

static struct entry *find_or_add(struct client_files *files, const char *path, size_t size)
{
	struct entry *entry;
	HASH_FIND(hh, files->table, path, size, entry);
	if (entry)
		return entry;
	entry = memory_new(1, sizeof(*entry));
	char *copy = memory_copy_text(path, size);
	entry->file.path = copy;
	entry->file.type = type_of(copy);
	entry->file.immutable = strncmp(copy, "/assets/", 8) == 0;
	HASH_ADD_KEYPTR(hh, files->table, copy, size, entry);
	return entry;
}

static int add_file(
	struct client_files *files, const char *folder, const char *path, struct fault *fault)
{
	char full[2 * PATH_SIZE];
	size_t size = strlen(path), coding = CODING_COUNT - 1;
	while (coding) {
		size_t ending = strlen(endings[coding]);
		if (size > ending && strcmp(path + size - ending, endings[coding]) == 0)
			break;
		coding--;
	}
	if (HASH_COUNT(files->table) >= LIMIT_CLIENT_FILES)
		return fault_set(
			fault, "the client's folder has more than %d files", LIMIT_CLIENT_FILES);
	if (snprintf(full, sizeof(full), "%s%s", folder, path) >= (int)sizeof(full))
		return fault_set(fault, "a path in the client's folder is too long");
	struct entry *entry = find_or_add(files, path, size - strlen(endings[coding]));
	return read_form(full, &entry->file.forms[coding], fault);
}

static int add_folder(struct client_files *files, const char *folder, const char *under, int depth,
	struct fault *fault)
{
	char full[2 * PATH_SIZE], path[PATH_SIZE];
	struct dirent *item;
	int result = 0;

	if (snprintf(full, sizeof(full), "%s%s", folder, under) >= (int)sizeof(full))
		return fault_set(fault, "a path in the client's folder is too long");
	DIR *dir = depth < LIMIT_CLIENT_DEPTH ? opendir(full) : NULL;
	if (!dir)
		return fault_set(fault, "the client's folder %s cannot be read", full);
	while (result == 0 && (item = readdir(dir))) {
		if (item->d_name[0] == '.')
			continue;
		struct stat about;
		if (fstatat(dirfd(dir), item->d_name, &about, AT_SYMLINK_NOFOLLOW) != 0)
			continue;
		if (snprintf(path, sizeof(path), "%s/%s", under, item->d_name) >= PATH_SIZE)
			result = fault_set(fault, "a path in the client's folder is too long");
		else if (S_ISDIR(about.st_mode))
			result = add_folder(files, folder, path, depth + 1, fault);
		else if (S_ISREG(about.st_mode))
			result = add_file(files, folder, path, fault);
	}
	closedir(dir);
	return result;
}

int client_files_open(const char *folder, struct client_files **ret_files, struct fault *fault)
{
	struct client_files *files = memory_new(1, sizeof(*files));
	struct slice index = {"/", 1};
	if (add_folder(files, folder, "", 0, fault) != 0)
		goto free;
	if (!client_files_find(files, index)) {
		fault_set(fault, "the client's folder %s has no index.html", folder);
		goto free;
	}
	*ret_files = files;
	return 0;
free:
	client_files_free(files);
	return -1;
}

void client_files_free(struct client_files *files)
{
	struct entry *entry, *next;
	if (!files)
		return;
	HASH_ITER (hh, files->table, entry, next) {
		HASH_DEL(files->table, entry);
		for (size_t i = 0; i < CODING_COUNT; i++)
			free(entry->file.forms[i].bytes);
		free((char *)entry->file.path);
		free(entry);
	}
	free(files);
}

/* Paths of ours need no more than these; so an address in any other spelling (escaped, doubled,
 * climbing, with a drive or a stream) is none. */
static bool is_plain(struct slice path)
{
	for (size_t i = 0; i < path.size; i++) {
		char c = path.data[i];
		bool is_word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
			       (c >= '0' && c <= '9') || c == '-' || c == '_';
		bool first = i == 0 || path.data[i - 1] == '/';
		if (c == '/' ? i > 0 && first : !is_word && (c != '.' || first))
			return false;
	}
	return path.size > 0 && path.data[0] == '/';
}

/* Whose page an address is that is no file's. */
static const char *page_of(struct slice path)
{
	if (slice_is(path, "/join"))
		return "/join.html";
	return slice_begins(path, "/join/") ? "/guest.html" : "/index.html";
}

const struct client_file *client_files_find(const struct client_files *files, struct slice path)
{
	const char *page = page_of(path);
	struct entry *entry;

	if (!is_plain(path))
		return NULL;
	HASH_FIND(hh, files->table, path.data, path.size, entry);
	if (!entry && !memchr(path.data, '.', path.size))
		HASH_FIND(hh, files->table, page, strlen(page), entry);
	return entry && entry->file.forms[CODING_IDENTITY].bytes ? &entry->file : NULL;
}

enum file_coding client_file_choose(const struct client_file *file, struct slice accept)
{
	if (file->forms[CODING_BROTLI].bytes && slice_lists(accept, "br"))
		return CODING_BROTLI;
	if (file->forms[CODING_GZIP].bytes && slice_lists(accept, "gzip"))
		return CODING_GZIP;
	return CODING_IDENTITY;
}
