#include "cli/cli.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

int cli_fail(const struct fault *fault)
{
	fprintf(stderr, "runde: %s\n", fault->text);
	return 1;
}

int cli_usage(int words, char **argv, const char *usage)
{
	bool asked = words == 1 && strcmp(argv[0], "help") == 0;
	fprintf(asked ? stdout : stderr, "usage: runde %s\n", usage);
	return asked ? 0 : 2;
}

void cli_write_moment(int64_t time_ms, char ret_text[CLI_MOMENT_SIZE + 1])
{
	struct tm parts;
	char text[64];
	time_t seconds = time_ms / 1000;
	gmtime_r(&seconds, &parts);
	snprintf(text, sizeof(text), "%04d-%02d-%02dT%02d:%02d:%02d.%03dZ", parts.tm_year + 1900,
		parts.tm_mon + 1, parts.tm_mday, parts.tm_hour, parts.tm_min, parts.tm_sec,
		(int)(time_ms % 1000));
	memcpy(ret_text, text, CLI_MOMENT_SIZE);
	ret_text[CLI_MOMENT_SIZE] = '\0';
}

static int read_option(struct config *config, const char *name, const char *value)
{
	struct fault fault;
	int result;
	if (!value) {
		fprintf(stderr, "runde: --%s wants a value\n", name);
		return 2;
	}
	result = strcmp(name, "config") == 0 ? config_read_file(config, value, &fault)
					     : config_set(config, name, value, &fault);
	if (result != 0) {
		cli_fail(&fault);
		return 2;
	}
	return 0;
}

/* Reads the files that are named, or all other options and gathers the words. Returns their number,
 * or -1 after saying what is wrong. */
static int read_line(int argc, char **argv, struct config *config, bool files, bool *ret_demo)
{
	int words = 0;
	for (int i = 0; i < argc; i++) {
		const char *name = argv[i] + 2;
		if (strncmp(argv[i], "--", 2) != 0) {
			if (!files)
				argv[words++] = argv[i];
		} else if (strcmp(name, "demo") == 0 && ret_demo) {
			*ret_demo = true;
		} else {
			const char *value = ++i < argc ? argv[i] : NULL;
			if ((strcmp(name, "config") == 0) == files &&
				read_option(config, name, value) != 0)
				return -1;
		}
	}
	return words;
}

int cli_read_options(int argc, char **argv, struct config *config, int *ret_words, bool *ret_demo)
{
	/* Wherever a file stands in the line, the line wins. */
	if (read_line(argc, argv, config, true, ret_demo) < 0)
		return 2;
	int words = read_line(argc, argv, config, false, ret_demo);
	if (words < 0)
		return 2;
	*ret_words = words;
	return 0;
}

int cli_make_folder(const char *folder, struct fault *ret_fault)
{
	struct stat status;
	if (mkdir(folder, 0700) == 0)
		return 0;
	if (errno != EEXIST)
		return fault_set(ret_fault, "the data folder %s cannot be made: %m", folder);
	if (stat(folder, &status) != 0 || !S_ISDIR(status.st_mode))
		return fault_set(ret_fault, "%s is not a folder", folder);
	return 0;
}
