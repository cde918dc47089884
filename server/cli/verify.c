#include "journal/upkeep/verify.h"

#include "cli/cli.h"

#include <stdlib.h>

static int verify(const struct config *config, struct verdict *ret_verdict, struct fault *ret_fault)
{
	char *key_path;
	if (config_key_path(config, &key_path, ret_fault) != 0)
		return -1;
	int result =
		verify_data(config->data, key_path, &world_real, stdout, ret_verdict, ret_fault);
	free(key_path);
	return result;
}

int cli_verify_and_tell(const struct config *config, struct fault *ret_fault)
{
	struct verdict verdict;
	if (verify(config, &verdict, ret_fault) != 0)
		return -1;
	printf("%llu rooms, %llu events (%llu erased), %llu snapshots, %llu registers, "
	       "%llu records, %llu rows of notes, %llu minutes: %llu faults\n",
		(unsigned long long)verdict.rooms, (unsigned long long)verdict.events,
		(unsigned long long)verdict.erased, (unsigned long long)verdict.snapshots,
		(unsigned long long)verdict.registers, (unsigned long long)verdict.records,
		(unsigned long long)verdict.notes, (unsigned long long)verdict.minutes,
		(unsigned long long)verdict.faults);
	return verdict.faults ? 1 : 0;
}

int cli_verify(int argc, char **argv)
{
	CONFIG_AUTO config;
	struct fault fault;
	int words;

	config_init(&config);
	if (cli_read_options(argc, argv, &config, &words, NULL) != 0)
		return 2;
	if (words > 0)
		return cli_usage(words, argv, "verify [--config FILE] [--data DIR] [--key FILE]");
	int result = cli_verify_and_tell(&config, &fault);
	return result < 0 ? cli_fail(&fault) : result;
}
