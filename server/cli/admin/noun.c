#include "cli/admin/noun.h"

#include "cli/cli.h"

#include <stdio.h>
#include <string.h>

static void print_usage(FILE *out, const char *noun, const struct verb *verbs)
{
	for (const struct verb *verb = verbs; verb->name; verb++)
		fprintf(out, "%s runde %s%s%s%s%s\n", verb == verbs ? "usage:" : "      ", noun,
			*verb->name ? " " : "", verb->name, *verb->usage ? " " : "", verb->usage);
	fprintf(out, "  with [--config FILE] [--data DIR] [--key FILE]; a server may be running or "
		     "not\n");
}

static const struct verb *find_verb(const struct verb *verbs, const char *name, int words)
{
	for (const struct verb *verb = verbs; verb->name; verb++)
		if (strcmp(verb->name, name) == 0 && words >= verb->words_min &&
			words <= verb->words_max)
			return verb;
	return NULL;
}

static int do_verb(const struct verb *verb, const struct config *config, const struct words *words,
	struct fault *ret_fault)
{
	struct operator_link *link;
	if (operator_open(config, &link, ret_fault) != 0)
		return -1;
	int result = verb->run(link, words, ret_fault);
	operator_close(link);
	if (result == 0 && fflush(stdout) != 0)
		return fault_set(ret_fault, "what was to be printed could not be written: %m");
	return result;
}

int noun_run(const char *noun, const struct verb *verbs, int argc, char **argv)
{
	CONFIG_AUTO config;
	struct fault fault;
	int count;

	config_init(&config);
	if (cli_read_options(argc, argv, &config, &count, NULL) != 0)
		return 2;
	if (count == 1 && strcmp(argv[0], "help") == 0) {
		print_usage(stdout, noun, verbs);
		return 0;
	}
	struct words words = {count ? count - 1 : 0, count ? argv + 1 : argv, &config};
	const struct verb *verb = find_verb(verbs, count ? argv[0] : "", words.count);
	int result = NOUN_WRONG;
	if (verb)
		result = do_verb(verb, &config, &words, &fault);
	if (result == 0)
		return 0;
	if (verb)
		cli_fail(&fault);
	if (result == -1)
		return 1;
	print_usage(stderr, noun, verbs);
	return 2;
}
