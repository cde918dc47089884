/* The data folder, its disk and what is stored there. */
#include "cli/doctor/doctor.h"

#include "base/world.h"
#include "cli/cli.h"
#include "store/store.h"

#include <errno.h>
#include <linux/magic.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/timex.h>
#include <sys/vfs.h>
#include <unistd.h>

enum { MIB = 1024 * 1024, FREE_MIB_WRONG = 64, FREE_MIB_WARNING = 1024, AHEAD_MS = 60 * 1000 };

static bool look_at_mode(const char *path, const struct stat *status, struct finding *finding)
{
	if (status->st_uid != geteuid())
		finding_say(finding, GRADE_WRONG,
			"%s belongs to another user than the one who looks. Run this as the user "
			"the server runs as, or change its owner.",
			path);
	else if (status->st_mode & (S_IRWXG | S_IRWXO))
		finding_say(finding, GRADE_WRONG,
			"%s is open to other users (mode %04o). Close it with chmod go=.", path,
			(unsigned)(status->st_mode & 07777));
	else
		return true;
	return false;
}

void check_folder(struct patient *patient, struct finding *finding)
{
	const char *folder = patient->config->data;
	struct stat status;
	char path[4096];
	if (stat(folder, &status) != 0 && errno == ENOENT) {
		finding_say(
			finding, GRADE_OK, "%s is not there yet; the first start makes it", folder);
		return;
	}
	if (stat(folder, &status) != 0 || !S_ISDIR(status.st_mode)) {
		finding_say(finding, GRADE_WRONG, "%s is not a folder that can be looked into.",
			folder);
		return;
	}
	snprintf(path, sizeof(path), "%s/runde.db", folder);
	if (!look_at_mode(folder, &status, finding))
		return;
	patient->has_data = stat(path, &status) == 0;
	if (patient->has_data && !look_at_mode(path, &status, finding))
		return;
	finding_say(finding, GRADE_OK, patient->has_data ? "%s" : "%s, still empty", folder);
}

void check_disk(struct patient *patient, struct finding *finding)
{
	struct statvfs disk;
	if (statvfs(patient->config->data, &disk) != 0)
		return;
	unsigned long free_mib = (unsigned long)(disk.f_bavail * disk.f_frsize / MIB);
	if (free_mib < FREE_MIB_WRONG)
		finding_say(finding, GRADE_WRONG,
			"%lu MiB are free. Make room: without it nothing more is stored.",
			free_mib);
	else if (free_mib < FREE_MIB_WARNING)
		finding_say(finding, GRADE_WARNING, "only %lu MiB are free", free_mib);
	else if (disk.f_files && !disk.f_favail)
		finding_say(finding, GRADE_WRONG,
			"no inodes are free. Make room: without them no file can be made.");
	else
		finding_say(finding, GRADE_OK, "%lu MiB are free", free_mib);
}

struct unfit {
	unsigned magic;
	const char *name, *why;
};

#define NETWORK "a write may be confirmed and lost, and locks may not hold. Use a local disk."
static const struct unfit unfit[] = {
	{NFS_SUPER_MAGIC, "NFS", NETWORK},
	{SMB_SUPER_MAGIC, "SMB", NETWORK},
	{0xff534d42, "CIFS", NETWORK},
	{0xfe534d42, "SMB", NETWORK},
	{0x01021997, "9p", NETWORK},
	{0x00c36400, "Ceph", NETWORK},
	{0x65735546, "FUSE", "whether a write is on the disk depends on what is behind it."},
	{TMPFS_MAGIC, "tmpfs", "all is gone when the machine stops. Use a disk."},
};

void check_file_system(struct patient *patient, struct finding *finding)
{
	struct statfs disk;
	if (statfs(patient->config->data, &disk) != 0)
		return;
	for (size_t i = 0; i < sizeof(unfit) / sizeof(*unfit); i++)
		if ((unsigned)disk.f_type == unfit[i].magic) {
			finding_say(finding, GRADE_WARNING, "the data lie on %s: %s", unfit[i].name,
				unfit[i].why);
			return;
		}
	finding_say(finding, GRADE_OK, "fit for a database");
}

void check_database(struct patient *patient, struct finding *finding)
{
	struct fault fault;
	if (!patient->has_data)
		return;
	if (store_examine(patient->config->data, &fault) != 0)
		finding_say(finding, GRADE_WRONG, "%s", fault.text);
	else
		finding_say(finding, GRADE_OK,
			"whole, and of this version; `runde verify` looks at every row");
}

struct latest {
	struct store *store;
	int64_t time_ms;
};

static bool look_at_room(void *cookie, uint64_t room, int kind, uint64_t head)
{
	struct latest *latest = cookie;
	struct store_event event;
	(void)kind;
	if (head && store_event_get(latest->store, room, head, &event) == STORE_OK &&
		event.time_ms > latest->time_ms)
		latest->time_ms = event.time_ms;
	return true;
}

/* When the last event was written; 0: there is none, or none can be read. */
static int64_t last_event_ms(const struct patient *patient)
{
	struct latest latest = {NULL, 0};
	struct fault fault;
	if (!patient->has_data ||
		store_open_reader(patient->config->data, &latest.store, &fault) != 0)
		return 0;
	(void)!store_rooms_each(latest.store, look_at_room, &latest);
	store_free(latest.store);
	return latest.time_ms;
}

void check_clock(struct patient *patient, struct finding *finding)
{
	struct timex state = {.modes = 0};
	char moment[CLI_MOMENT_SIZE + 1];
	int64_t now_ms = world_now_ms(&world_real), last_ms = last_event_ms(patient);
	cli_write_moment(now_ms, moment);
	if (last_ms > now_ms + AHEAD_MS)
		finding_say(finding, GRADE_WRONG,
			"it is %s, earlier than the last event. Set the clock: what is written "
			"meanwhile gets that event's time.",
			moment);
	else if (adjtimex(&state) < 0 || (state.status & STA_UNSYNC))
		finding_say(finding, GRADE_WARNING,
			"it is %s, and nothing keeps the clock right. Install chrony, or switch on "
			"systemd-timesyncd.",
			moment);
	else
		finding_say(finding, GRADE_OK, "%s; all times are stored in UTC", moment);
}
