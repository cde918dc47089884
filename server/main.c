#include "cli/cli.h"
#include "proto/request.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>

struct subcommand {
	const char *name;
	int (*run)(int argc, char **argv);
	const char *about;
};

static const struct subcommand subcommands[] = {
	{"serve", cli_serve, "runs the server"},
	{"account", cli_account, "lists people, adds one, makes a sign-in link"},
	{"verify", cli_verify, "opens everything that is stored, says what is damaged"},
	{"config", cli_config, "prints the default configuration"},
};

static int usage(FILE *out)
{
	fprintf(out, "Runde %s\nusage: runde SUBCOMMAND …\n", RUNDE_VERSION);
	for (size_t i = 0; i < sizeof(subcommands) / sizeof(*subcommands); i++)
		fprintf(out, "  %-8s %s\n", subcommands[i].name, subcommands[i].about);
	return 2;
}

int main(int argc, char **argv)
{
	/* Keys are in memory: no core file, no reading by other processes of the same user. */
	prctl(PR_SET_DUMPABLE, 0);
	signal(SIGPIPE, SIG_IGN);
	proto_init();
	if (argc >= 2 && strcmp(argv[1], "--version") == 0) {
		printf("%s\n", RUNDE_VERSION);
		return 0;
	}
	for (size_t i = 0; argc >= 2 && i < sizeof(subcommands) / sizeof(*subcommands); i++)
		if (strcmp(argv[1], subcommands[i].name) == 0)
			return subcommands[i].run(argc - 2, argv + 2);
	return usage(argc >= 2 && strcmp(argv[1], "--help") == 0 ? stdout : stderr);
}
