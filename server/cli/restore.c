#include "journal/upkeep/restore.h"

#include "cli/cli.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char usage[] = "restore FILE [--config FILE] [--data DIR] [--key FILE]"
			    " [--erasures FILE] [--without-erasures]";

/* Takes the word out of the arguments, if it is among them. */
static bool take_flag(int *argc, char **argv, const char *flag)
{
	int kept = 0;
	for (int i = 0; i < *argc; i++)
		if (strcmp(argv[i], flag) != 0)
			argv[kept++] = argv[i];
	bool taken = kept < *argc;
	*argc = kept;
	return taken;
}

int cli_restore(int argc, char **argv)
{
	CONFIG_AUTO config;
	struct fault fault;
	char *key_path;
	int words;
	bool without_erasures = take_flag(&argc, argv, "--without-erasures");

	config_init(&config);
	if (cli_read_options(argc, argv, &config, &words, NULL) != 0)
		return 2;
	if (words != 1 || strcmp(argv[0], "help") == 0)
		return cli_usage(words, argv, usage);
	if (config_key_path(&config, &key_path, &fault) != 0)
		return cli_fail(&fault);
	const struct restore_options options = {
		.file = argv[0],
		.folder = config.data,
		.key_path = key_path,
		.erasures_path = config_erasures_path(&config),
		.without_erasures = without_erasures,
		.world = &world_real,
	};
	int result =
		restore_data(&options, &fault) == 0 ? cli_verify_and_tell(&config, &fault) : -1;
	free(key_path);
	if (result < 0)
		return cli_fail(&fault);
	fprintf(stderr, "Restored. Everybody signs in again; bots and webhooks need new tokens.\n");
	return result;
}
