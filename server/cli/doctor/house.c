/* What the server serves, and what guards the machine from it. */
#include "cli/doctor/doctor.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { SCRIPT_BYTES_MAX = 4 * 1024 * 1024, VERSION_SIZE = 32 };

static const char client_mark[] = "runde-web ";

/* The version that a script of the client says it is of. */
static bool read_version(int folder, const char *name, char ret_version[VERSION_SIZE])
{
	struct stat status;
	bool found = false;
	int file = openat(folder, name, O_RDONLY | O_CLOEXEC);
	if (file < 0)
		return false;
	char *text = fstat(file, &status) == 0 && status.st_size < SCRIPT_BYTES_MAX
			     ? calloc(1, (size_t)status.st_size + 1)
			     : NULL;
	if (text && read(file, text, (size_t)status.st_size) == status.st_size) {
		const char *at = strstr(text, client_mark);
		found = at && sscanf(at + sizeof(client_mark) - 1, "%31[0-9.]", ret_version) == 1;
	}
	free(text);
	close(file);
	return found;
}

static bool find_version(const char *client, char ret_version[VERSION_SIZE])
{
	char path[4096];
	bool found = false;
	snprintf(path, sizeof(path), "%s/assets", client);
	DIR *folder = opendir(path);
	for (struct dirent *entry; folder && !found && (entry = readdir(folder));) {
		size_t size = strlen(entry->d_name);
		if (size > 3 && strcmp(entry->d_name + size - 3, ".js") == 0)
			found = read_version(dirfd(folder), entry->d_name, ret_version);
	}
	if (folder)
		closedir(folder);
	return found;
}

void check_client(struct patient *patient, struct finding *finding)
{
	const char *client = patient->config->client;
	char path[4096], version[VERSION_SIZE] = "";
	snprintf(path, sizeof(path), "%s/index.html", client);
	if (access(path, R_OK) != 0)
		finding_say(finding, GRADE_WRONG,
			"%s cannot be read: %s. Set `client` to the folder of the built web "
			"client.",
			path, strerror(errno));
	else if (!find_version(client, version))
		finding_say(
			finding, GRADE_WARNING, "%s does not say of which version it is", client);
	else if (strcmp(version, RUNDE_VERSION) != 0)
		finding_say(finding, GRADE_WARNING,
			"%s is of version %s, and the server of %s. Install those that belong "
			"together.",
			client, version, RUNDE_VERSION);
	else
		finding_say(finding, GRADE_OK, "%s, version %s", client, version);
}

void check_user(struct patient *patient, struct finding *finding)
{
	(void)patient;
	if (geteuid() == 0)
		finding_say(finding, GRADE_WARNING,
			"it is root: what goes wrong in the server then concerns the whole "
			"machine. Run it as a "
			"user of its own.");
	else
		finding_say(finding, GRADE_OK, "looking as user %u", (unsigned)geteuid());
}

/* The number behind a name in /proc/PID/status; -1: it is not there. */
static int read_status(pid_t process, const char *name)
{
	char path[64], line[256];
	int value = -1;
	snprintf(path, sizeof(path), "/proc/%d/status", (int)process);
	FILE *file = fopen(path, "re");
	while (file && value < 0 && fgets(line, sizeof(line), file))
		if (strncmp(line, name, strlen(name)) == 0)
			value = (int)strtol(line + strlen(name), NULL, 10);
	if (file)
		fclose(file);
	return value;
}

void check_guards(struct patient *patient, struct finding *finding)
{
	if (!patient->server)
		return;
	int privileges = read_status(patient->server, "NoNewPrivs:");
	int filter = read_status(patient->server, "Seccomp:");
	if (privileges < 0)
		return;
	if (privileges == 1 && filter > 0)
		finding_say(finding, GRADE_OK,
			"the server can gain no privileges and make few system calls");
	else
		finding_say(finding, GRADE_WARNING,
			"the server runs without the protection that config/runde.service gives.");
}
