#include "journal/upkeep/reindex.h"

#include "cli/cli.h"

#include <stdio.h>
#include <stdlib.h>

int cli_reindex(int argc, char **argv)
{
	CONFIG_AUTO config;
	struct fault fault;
	struct reindexed done;
	char *key_path;
	int words;

	config_init(&config);
	if (cli_read_options(argc, argv, &config, &words, NULL) != 0)
		return 2;
	if (words > 0)
		return cli_usage(words, argv, "reindex [--config FILE] [--data DIR] [--key FILE]");
	if (config_key_path(&config, &key_path, &fault) != 0)
		return cli_fail(&fault);
	int result = reindex_data(config.data, key_path, &world_real, &done, &fault);
	free(key_path);
	if (result != 0)
		return cli_fail(&fault);
	printf("%llu rooms: %llu threads (%llu were wrong), %llu meetings (%llu were wrong),"
	       " %llu tasks (%llu were wrong), %llu minutes due at a wrong time, %llu snapshots;"
	       " %llu rooms cannot be read\n",
		(unsigned long long)done.rooms, (unsigned long long)done.threads,
		(unsigned long long)done.threads_wrong, (unsigned long long)done.meetings,
		(unsigned long long)done.meetings_wrong, (unsigned long long)done.tasks,
		(unsigned long long)done.tasks_wrong, (unsigned long long)done.minutes_wrong,
		(unsigned long long)done.snapshots, (unsigned long long)done.unreadable);
	return done.unreadable ? 1 : 0;
}
