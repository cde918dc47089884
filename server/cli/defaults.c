#include "cli/cli.h"

int cli_config(int argc, char **argv)
{
	(void)argv;
	if (argc > 0) {
		fprintf(stderr, "usage: runde config\n");
		return 2;
	}
	config_print_default(stdout);
	return 0;
}
