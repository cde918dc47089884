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
	{"account", cli_account, "people: add, promote, deactivate, sign-in links"},
	{"invitation", cli_invitation, "links by which new people join by themselves"},
	{"group", cli_group, "groups of people who are called upon together"},
	{"channel", cli_channel, "channels: archive, delete, put somebody in charge"},
	{"house", cli_house, "what the house says of itself: name, language, addresses"},
	{"key", cli_key, "changes the master key, also while a server runs"},
	{"audit", cli_audit, "everything that was done in the house, as CSV or JSON"},
	{"minutes", cli_minutes, "checks the seal on minutes, says with which key they are sealed"},
	{"verify", cli_verify, "opens everything that is stored, says what is damaged"},
	{"doctor", cli_doctor, "says what is wrong with an installation, and what to do"},
	{"backup", cli_backup, "writes all data into one file, while the server runs or not"},
	{"restore", cli_restore, "brings a backup back into an empty data folder"},
	{"reindex", cli_reindex, "rebuilds what is derived from the events"},
	{"config", cli_config, "prints the default configuration"},
};

static const struct subcommand *find_subcommand(const char *name)
{
	for (size_t i = 0; i < sizeof(subcommands) / sizeof(*subcommands); i++)
		if (strcmp(name, subcommands[i].name) == 0)
			return &subcommands[i];
	return NULL;
}

static int usage(FILE *out)
{
	fprintf(out, "Runde %s\nusage: runde SUBCOMMAND …\n", RUNDE_VERSION);
	for (size_t i = 0; i < sizeof(subcommands) / sizeof(*subcommands); i++)
		fprintf(out, "  %-10s %s\n", subcommands[i].name, subcommands[i].about);
	fprintf(out, "  %-10s %s\n", "help", "prints this, or how a subcommand is used");
	return out == stdout ? 0 : 2;
}

static int help(int argc, char **argv)
{
	static char word[] = "help";
	char *words[] = {word};
	const struct subcommand *subcommand = argc ? find_subcommand(argv[0]) : NULL;
	if (!subcommand)
		return usage(argc ? stderr : stdout);
	return subcommand->run(1, words);
}

int main(int argc, char **argv)
{
	const char *name = argc >= 2 ? argv[1] : "";
	/* Keys are in memory: no core file, no reading by other processes of the same user. */
	prctl(PR_SET_DUMPABLE, 0);
	signal(SIGPIPE, SIG_IGN);
	proto_init();
	if (strcmp(name, "--version") == 0) {
		printf("%s\n", RUNDE_VERSION);
		return 0;
	}
	if (strcmp(name, "help") == 0 || strcmp(name, "--help") == 0)
		return help(argc - 2, argv + 2);
	const struct subcommand *subcommand = find_subcommand(name);
	return subcommand ? subcommand->run(argc - 2, argv + 2) : usage(stderr);
}
