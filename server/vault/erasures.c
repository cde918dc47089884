#include "vault/erasures.h"

#include "base/file.h"
#include "base/log.h"
#include "base/memory.h"
#include "vault/erasures_line.h"
#include "vault/master.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

struct erasures {
	char *path; /* owned */
	int file;
	uint8_t data_set[VAULT_DATA_SET_BYTES];
	uint64_t last, settled;
	off_t settled_bytes;
	struct buffer noted; /* lines that are not settled */
	bool written;        /* they are in the file */
	bool left;           /* what was withdrawn still is */
};

/* Room for the rest of the sentence in a fault's text. */
#define PATH_FORMAT "%.140s"

char *erasures_default_path(const char *key, const char *folder)
{
	bool is_file = master_is_file(key);
	const char *base = is_file ? key : folder;
	const char *end = is_file ? ".erasures" : ".key.erasures";
	size_t size = strlen(base), end_size = strlen(end) + 1;
	while (!is_file && size > 1 && base[size - 1] == '/')
		size--;
	char *path = memory_new(size + end_size, 1);
	memcpy(path, base, size);
	memcpy(path + size, end, end_size);
	return path;
}

static int check_file(int file, const char *path, struct fault *ret_fault)
{
	struct stat status;
	if (fstat(file, &status) != 0 || !S_ISREG(status.st_mode))
		return fault_set(ret_fault,
			"The list of erasures " PATH_FORMAT " is not a regular file.", path);
	if (status.st_uid != geteuid() || status.st_mode & (S_IRWXG | S_IRWXO))
		return fault_set(ret_fault,
			"The list of erasures " PATH_FORMAT
			" is open to other users. It must be the server's own, with mode 600.",
			path);
	return 0;
}

/* What a walk over the whole file finds. */
struct finding {
	struct erasures_extent extent;
	off_t bytes; /* of what is sound */
	bool torn;   /* something follows, as a crash may leave it */
	bool damaged;
};

/* A crash leaves the beginning of what was written: whole lines and one without its end. Any other
 * line that is not the one that must come is damaged, or one before it is missing. */
static void find_lines(
	FILE *stream, const uint8_t data_set[VAULT_DATA_SET_BYTES], struct finding *finding)
{
	char line[ERASURES_LINE_BYTES];
	struct erasure erasure;
	while (fgets(line, sizeof(line), stream)) {
		bool sound = erasures_read_line(line, data_set, &erasure);
		if (sound && !finding->torn && erasure.number == finding->extent.last + 1) {
			finding->extent.last = erasure.number;
			finding->bytes += (off_t)strlen(line);
		} else {
			finding->damaged |= strchr(line, '\n') != NULL;
			finding->torn = true;
		}
	}
	finding->damaged |= ferror(stream) != 0;
}

/* Takes the descriptor over. */
static int look_take(int file, const char *path, const uint8_t data_set[VAULT_DATA_SET_BYTES],
	struct finding *ret_finding, struct fault *ret_fault)
{
	char line[ERASURES_LINE_BYTES];
	uint64_t after;
	struct finding finding = {.bytes = 0};
	int result = -1;
	FILE *stream = fdopen(file, "r");
	if (!stream)
		BUG("a descriptor without a stream");
	switch (fgets(line, sizeof(line), stream) ? erasures_read_head(line, data_set, &after)
						  : ERASURES_HEAD_DAMAGED) {
	case ERASURES_HEAD_FOREIGN:
		fault_set(ret_fault, "The list of erasures " PATH_FORMAT " belongs to other data.",
			path);
		break;
	case ERASURES_HEAD_DAMAGED:
		fault_set(ret_fault, "The file " PATH_FORMAT " is no list of erasures, or damaged.",
			path);
		break;
	case ERASURES_HEAD_SOUND:
		finding.extent = (struct erasures_extent){after + 1, after};
		finding.bytes = (off_t)strlen(line);
		find_lines(stream, data_set, &finding);
		result = finding.damaged ? fault_set(ret_fault,
						   "The list of erasures " PATH_FORMAT
						   " is damaged after number %llu.",
						   path, (unsigned long long)finding.extent.last)
					 : 0;
		*ret_finding = finding;
	}
	fclose(stream);
	return result;
}

int erasures_look(const char *path, const uint8_t data_set[VAULT_DATA_SET_BYTES],
	struct erasures_extent *ret_extent, struct fault *ret_fault)
{
	struct finding finding;
	int file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY);
	if (file < 0 && errno == ENOENT)
		return 0;
	if (file < 0)
		return fault_set(ret_fault, "Cannot open the list of erasures " PATH_FORMAT ": %s.",
			path, strerror(errno));
	if (check_file(file, path, ret_fault) != 0) {
		close(file);
		return -1;
	}
	if (look_take(file, path, data_set, &finding, ret_fault) != 0)
		return -1;
	*ret_extent = finding.extent;
	return 1;
}

/* Under a name of its own first: there is never half a list. */
static bool begin_list(
	const char *path, const uint8_t data_set[VAULT_DATA_SET_BYTES], uint64_t after)
{
	BUFFER_AUTO head = {0};
	BUFFER_AUTO draft = {0};
	buffer_add_string(&draft, path);
	buffer_add(&draft, ".new", sizeof(".new"));
	const char *name = (const char *)draft.data;
	erasures_write_head(&head, data_set, after);
	unlink(name);
	int file = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	if (file < 0)
		return false;
	bool done = file_write_at(file, head.data, head.size, 0);
	close(file);
	done = done && file_rename(name, path);
	if (!done)
		unlink(name);
	return done;
}

/* The data knows of `done` of them. */
static int check_extent(
	const struct finding *finding, const char *path, uint64_t done, struct fault *ret_fault)
{
	if (finding->extent.last < done)
		return fault_set(ret_fault,
			"The list of erasures " PATH_FORMAT " ends at number %llu, the data knows"
			" %llu: put the newest list in its place.",
			path, (unsigned long long)finding->extent.last, (unsigned long long)done);
	if (finding->extent.first > done + 1)
		return fault_set(ret_fault,
			"The list of erasures " PATH_FORMAT " begins at number %llu, the data is"
			" older and knows %llu: bring it back with `runde restore`.",
			path, (unsigned long long)finding->extent.first, (unsigned long long)done);
	return 0;
}

static int open_file(const char *path, int *ret_file, struct fault *ret_fault)
{
	int file = open(path, O_RDWR | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY);
	if (file < 0)
		return fault_set(ret_fault, "Cannot open the list of erasures " PATH_FORMAT ": %s.",
			path, strerror(errno));
	if (flock(file, LOCK_EX | LOCK_NB) != 0) {
		close(file);
		return fault_set(ret_fault,
			"Another process writes the list of erasures " PATH_FORMAT
			". Use a copy of it.",
			path);
	}
	*ret_file = file;
	return 0;
}

/* Where that fails, the next write does it. */
static void cut(struct erasures *erasures)
{
	if (ftruncate(erasures->file, erasures->settled_bytes) != 0 || fsync(erasures->file) != 0)
		log_error("the list of erasures cannot be cut: %s", strerror(errno));
}

int erasures_open(const char *path, const uint8_t data_set[VAULT_DATA_SET_BYTES], uint64_t done,
	struct erasures **ret_erasures, struct fault *ret_fault)
{
	struct finding finding;
	int file = -1;
	if (access(path, F_OK) != 0 && errno == ENOENT) {
		if (done)
			log_warning("the list of erasures is not there; another one begins, and"
				    " backups from before need --without-erasures");
		if (!begin_list(path, data_set, done))
			return fault_set(ret_fault,
				"Cannot make the list of erasures " PATH_FORMAT ": %s.", path,
				strerror(errno));
	}
	if (open_file(path, &file, ret_fault) != 0)
		return -1;
	if (check_file(file, path, ret_fault) != 0 ||
		look_take(fcntl(file, F_DUPFD_CLOEXEC, 0), path, data_set, &finding, ret_fault) !=
			0 ||
		check_extent(&finding, path, done, ret_fault) != 0) {
		close(file);
		return -1;
	}
	struct erasures *erasures = memory_new(1, sizeof(*erasures));
	erasures->path = memory_copy_text(path, strlen(path));
	erasures->file = file;
	memcpy(erasures->data_set, data_set, VAULT_DATA_SET_BYTES);
	erasures->last = erasures->settled = finding.extent.last;
	erasures->settled_bytes = finding.bytes;
	if (finding.torn)
		cut(erasures);
	*ret_erasures = erasures;
	return 0;
}

void erasures_free(struct erasures *erasures)
{
	if (!erasures)
		return;
	close(erasures->file);
	buffer_fini(&erasures->noted);
	free(erasures->path);
	free(erasures);
}

bool erasures_each(struct erasures *erasures, uint64_t after, erasure_fn fn, void *cookie)
{
	char line[ERASURES_LINE_BYTES];
	struct erasure erasure;
	off_t bytes = 0;
	bool sound = true;
	FILE *stream = fopen(erasures->path, "re");
	if (!stream)
		return false;
	while (sound && bytes < erasures->settled_bytes && fgets(line, sizeof(line), stream)) {
		bool is_head = bytes == 0;
		bytes += (off_t)strlen(line);
		if (is_head)
			continue;
		sound = erasures_read_line(line, erasures->data_set, &erasure);
		if (sound && erasure.number > after && !fn(cookie, &erasure))
			break;
	}
	sound = sound && !ferror(stream);
	fclose(stream);
	return sound;
}

void erasures_note(struct erasures *erasures, const struct erasure *erasure)
{
	struct erasure numbered = *erasure;
	numbered.number = ++erasures->last;
	erasures_write_line(&erasures->noted, erasures->data_set, &numbered);
}

uint64_t erasures_last(const struct erasures *erasures)
{
	return erasures->last;
}

bool erasures_write(struct erasures *erasures)
{
	if (!erasures->noted.size)
		return true;
	erasures->written = true;
	if (ftruncate(erasures->file, erasures->settled_bytes) == 0 &&
		file_write_at(erasures->file, erasures->noted.data, erasures->noted.size,
			erasures->settled_bytes) &&
		fsync(erasures->file) == 0)
		return true;
	log_error("the list of erasures cannot be written: %s", strerror(errno));
	return false;
}

void erasures_settle(struct erasures *erasures)
{
	if (erasures->left && !erasures->written)
		cut(erasures);
	erasures->left = false;
	erasures->settled = erasures->last;
	erasures->settled_bytes += (off_t)erasures->noted.size;
	erasures->written = false;
	buffer_clear(&erasures->noted);
}

/* A commit that failed at its sync may turn out to have happened after a restart, and then the data
 * knows the record. If it has not, what was asked for and not answered is done at that start. */
void erasures_withdraw(struct erasures *erasures)
{
	erasures->left = erasures->left || erasures->written;
	erasures->written = false;
	erasures->last = erasures->settled;
	buffer_clear(&erasures->noted);
}

bool erasures_has_left(const struct erasures *erasures)
{
	return erasures->left;
}
