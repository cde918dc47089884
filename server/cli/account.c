#include "base/memory.h"
#include "cli/cli.h"
#include "cli/operator.h"
#include "journal/census.h"

#include <stdlib.h>
#include <string.h>

static const char usage[] = "usage: runde account list\n"
			    "       runde account add NAME [owner]\n"
			    "       runde account link NAME\n"
			    "  with [--data DIR] [--key FILE], while the server is stopped\n";

struct search {
	const char *name;
	uint64_t person;
	unsigned found;
};

static void compare_name(void *cookie, uint64_t id, const char *name, bool is_owner)
{
	struct search *search = cookie;
	char text[ID_TEXT_SIZE + 1];
	(void)is_owner;
	id_write(id, text);
	if (strcmp(name, search->name) == 0 || strcmp(text, search->name) == 0) {
		search->person = id;
		search->found++;
	}
}

static void print_person(void *cookie, uint64_t id, const char *name, bool is_owner)
{
	char text[ID_TEXT_SIZE + 1];
	(void)cookie;
	id_write(id, text);
	printf("%s  %s%s\n", text, name, is_owner ? "  (administrator)" : "");
}

static int add(struct journal *journal, const char *name, bool is_owner, struct fault *ret_fault)
{
	struct command *command = memory_new(1, sizeof(*command));
	command->kind = COMMAND_PERSON_ADD;
	command->params.person_add.name = text_of(name);
	command->params.person_add.role = is_owner ? MEMBER_ROLE_OWNER : MEMBER_ROLE_MEMBER;
	world_fill_random(&world_real, command->params.person_add.client_id.bytes,
		sizeof(command->params.person_add.client_id.bytes));
	return operator_command(journal, command, ret_fault);
}

static int print_link(struct journal *journal, const char *name, struct fault *ret_fault)
{
	struct search search = {.name = name};
	char token[32];
	journal_people_each(journal, compare_name, &search);
	if (search.found == 0)
		return fault_set(ret_fault, "there is nobody of that name");
	if (search.found > 1)
		return fault_set(ret_fault, "several people have that name: say the id, see "
					    "`runde account list`");
	if (journal_make_link(journal, search.person, token, ret_fault) != 0)
		return -1;
	printf("/sign-in#%s\n", token);
	return 0;
}

static int act(struct journal *journal, int words, char **argv, struct fault *ret_fault)
{
	const char *verb = words > 0 ? argv[0] : "";
	if (strcmp(verb, "list") == 0 && words == 1) {
		journal_people_each(journal, print_person, NULL);
		return 0;
	}
	if (strcmp(verb, "link") == 0 && words == 2)
		return print_link(journal, argv[1], ret_fault);
	bool is_owner = words == 3 && strcmp(argv[2], "owner") == 0;
	if (strcmp(verb, "add") == 0 && (words == 2 || is_owner)) {
		if (add(journal, argv[1], is_owner, ret_fault) != 0)
			return -1;
		return print_link(journal, argv[1], ret_fault);
	}
	return fault_set(ret_fault, "the words were wrong\n%s", usage);
}

int cli_account(int argc, char **argv)
{
	CONFIG_AUTO config;
	struct fault fault;
	struct journal *journal = NULL;
	char *key_path = NULL;
	int words, result;

	config_init(&config);
	if (cli_read_options(argc, argv, &config, &words, NULL) != 0)
		return 2;
	result = config_key_path(&config, &key_path, &fault);
	if (result == 0)
		result = operator_open(config.data, key_path, &journal, &fault);
	if (result == 0)
		result = act(journal, words, argv, &fault);
	journal_free(journal);
	free(key_path);
	return result == 0 ? 0 : cli_fail(&fault);
}
