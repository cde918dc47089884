#include "cli/doctor/doctor.h"

#include "cli/cli.h"

#include <grp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct check {
	const char *name;
	void (*look)(struct patient *patient, struct finding *finding);
};

/* In this order: later ones ask what earlier ones have found. */
static const struct check checks[] = {
	{"user", check_user},
	{"data folder", check_folder},
	{"disk", check_disk},
	{"file system", check_file_system},
	{"server", check_server},
	{"database", check_database},
	{"clock", check_clock},
	{"key", check_key},
	{"change of key", check_rotation},
	{"memory", check_memory},
	{"address", check_listen},
	{"public address", check_origins},
	{"certificate", check_certificate},
	{"connections", check_descriptors},
	{"client", check_client},
	{"protection", check_guards},
};

void finding_say(struct finding *finding, enum grade grade, const char *format, ...)
{
	va_list arguments;
	finding->grade = grade;
	va_start(arguments, format);
	vsnprintf(finding->text, sizeof(finding->text), format, arguments);
	va_end(arguments);
}

/* Whoever looks as root would see past every mode, and SQLite would leave files of root's behind.
 */
static int become_owner(const char *folder, struct fault *ret_fault)
{
	struct stat status;
	if (geteuid() != 0 || stat(folder, &status) != 0 || status.st_uid == 0)
		return 0;
	if (setgroups(0, NULL) != 0 || setgid(status.st_gid) != 0 || setuid(status.st_uid) != 0)
		return fault_set(ret_fault, "cannot look as the owner of %.150s: %m", folder);
	return 0;
}

static void print_finding(const char *name, const struct finding *finding)
{
	static const char *const grades[] = {"ok", "warning", "wrong"};
	printf("%-8s %s: %s\n", grades[finding->grade], name, finding->text);
}

/* How many of each grade are left in ret_counts. */
static void look_at_all(struct patient *patient, unsigned ret_counts[GRADE_WRONG + 1])
{
	for (size_t i = 0; i < sizeof(checks) / sizeof(*checks); i++) {
		struct finding finding = {GRADE_OK, ""};
		checks[i].look(patient, &finding);
		if (!*finding.text)
			continue;
		print_finding(checks[i].name, &finding);
		ret_counts[finding.grade]++;
	}
}

static int examine(const struct config *config)
{
	struct patient patient = {.config = config};
	unsigned counts[GRADE_WRONG + 1] = {0};
	struct fault fault;
	if (become_owner(config->data, &fault) != 0 ||
		config_key_path(config, &patient.key, &fault) != 0)
		return cli_fail(&fault);
	look_at_all(&patient, counts);
	free(patient.key);
	printf("%u wrong, %u warnings\n", counts[GRADE_WRONG], counts[GRADE_WARNING]);
	return counts[GRADE_WRONG] ? 1 : 0;
}

int cli_doctor(int argc, char **argv)
{
	CONFIG_AUTO config;
	int words;

	config_init(&config);
	if (cli_read_options(argc, argv, &config, &words, NULL) != 0) {
		struct finding unread = {
			GRADE_WRONG, "it cannot be read; nothing else was looked at"};
		print_finding("configuration", &unread);
		return 1;
	}
	if (words > 0)
		return cli_usage(words, argv, "doctor [--config FILE] [--SETTING VALUE …]");
	return examine(&config);
}
