#include "cli/cli.h"

int cli_config(int argc, char **argv)
{
	if (argc > 0)
		return cli_usage(argc, argv, "config");
	config_print_default(stdout);
	return 0;
}
