/* `runde backup`: all data as it is at this moment, in one file, whether a server runs or not. It
 * needs no key, and nothing is opened. */
#include "cli/cli.h"
#include "store/store.h"

#include <stdio.h>
#include <string.h>

int cli_backup(int argc, char **argv)
{
	CONFIG_AUTO config;
	struct fault fault;
	struct store_extent extent;
	int words;

	config_init(&config);
	if (cli_read_options(argc, argv, &config, &words, NULL) != 0)
		return 2;
	if (words != 1 || strcmp(argv[0], "help") == 0)
		return cli_usage(words, argv, "backup FILE [--config FILE] [--data DIR]");
	if (store_backup(config.data, argv[0], &extent, &fault) != 0)
		return cli_fail(&fault);
	printf("%llu rooms, %llu events: %llu bytes in %s\n", (unsigned long long)extent.rooms,
		(unsigned long long)extent.events, (unsigned long long)extent.bytes, argv[0]);
	return 0;
}
