#include "base/world.h"
#include "cli/cli.h"
#include "cli/operator.h"
#include "proto/event.h"

#include <string.h>

static const char usage[] = "usage: runde account list\n"
			    "       runde account add NAME [owner]\n"
			    "       runde account link NAME\n"
			    "  with [--data DIR] [--key FILE]; a server may be running or not\n";

/* Reads the house's state; the members in it are the people. */
static int read_people(
	struct operator_link *link, struct answer *ret_answer, struct fault *ret_fault)
{
	struct command open = {.kind = COMMAND_ROOM_OPEN};
	open.params.room_open.room = operator_house(link);
	return operator_ask(link, &open, ret_answer, ret_fault);
}

static const char *mark_of(const struct member *person)
{
	if (person->profile.has_bot && person->profile.bot)
		return "  (bot)";
	return person->role == MEMBER_ROLE_OWNER ? "  (administrator)" : "";
}

static int list_people(struct operator_link *link, struct fault *ret_fault)
{
	ANSWER_AUTO answer;
	if (read_people(link, &answer, ret_fault) != 0)
		return -1;
	const struct member_list *people = &answer.result.room_open.state.members;
	for (size_t i = 0; i < people->count; i++) {
		const struct member *person = &people->items[i];
		char id[ID_TEXT_SIZE + 1];
		id_write(person->person, id);
		printf("%s  %.*s%s\n", id, (int)person->profile.name.size,
			person->profile.name.data, mark_of(person));
	}
	return 0;
}

/* By name or id. */
static bool is_called(const struct member *person, const char *name)
{
	char id[ID_TEXT_SIZE + 1];
	id_write(person->person, id);
	if (strcmp(id, name) == 0)
		return true;
	return person->profile.name.size == strlen(name) &&
	       memcmp(person->profile.name.data, name, person->profile.name.size) == 0;
}

static int find_person(
	struct operator_link *link, const char *name, uint64_t *ret_person, struct fault *ret_fault)
{
	ANSWER_AUTO answer;
	uint64_t person = 0;
	unsigned found = 0;
	if (read_people(link, &answer, ret_fault) != 0)
		return -1;
	const struct member_list *people = &answer.result.room_open.state.members;
	for (size_t i = 0; i < people->count; i++) {
		if (!is_called(&people->items[i], name))
			continue;
		person = people->items[i].person;
		found++;
	}
	if (found == 0)
		return fault_set(ret_fault, "there is nobody of that name");
	if (found > 1)
		return fault_set(ret_fault, "several people have that name: say the id, see "
					    "`runde account list`");
	*ret_person = person;
	return 0;
}

/* Who was added, says the event that says so. */
static int read_added(
	struct operator_link *link, uint64_t seq, uint64_t *ret_person, struct fault *ret_fault)
{
	ANSWER_AUTO answer;
	union event_body body;
	struct command read = {.kind = COMMAND_ROOM_HISTORY};
	read.params.room_history.room = operator_house(link);
	read.params.room_history.from = read.params.room_history.to = seq;
	if (operator_ask(link, &read, &answer, ret_fault) != 0)
		return -1;
	const struct journal_event_list *events = &answer.result.room_history.events;
	if (events->count != 1 || !event_decode_body(EVENT_PERSON_ADDED, events->items[0].body.data,
					  events->items[0].body.size, &answer.arena, &body))
		return fault_set(ret_fault, "the answer cannot be read");
	*ret_person = body.person_added.person;
	return 0;
}

static int add_person(struct operator_link *link, const char *name, bool is_owner,
	uint64_t *ret_person, struct fault *ret_fault)
{
	ANSWER_AUTO answer;
	struct command add = {.kind = COMMAND_PERSON_ADD};
	add.params.person_add.name = text_of(name);
	add.params.person_add.role = is_owner ? MEMBER_ROLE_OWNER : MEMBER_ROLE_MEMBER;
	world_fill_random(&world_real, add.params.person_add.client_id.bytes,
		sizeof(add.params.person_add.client_id.bytes));
	if (operator_ask(link, &add, &answer, ret_fault) != 0)
		return -1;
	return read_added(link, answer.result.person_add.seq, ret_person, ret_fault);
}

static int print_link(struct operator_link *link, uint64_t person, struct fault *ret_fault)
{
	ANSWER_AUTO answer;
	struct command make = {.kind = COMMAND_PERSON_LINK};
	make.params.person_link.person = person;
	if (operator_ask(link, &make, &answer, ret_fault) != 0)
		return -1;
	printf("/sign-in#%s\n", answer.result.person_link.token.data);
	return 0;
}

static int act(struct operator_link *link, int words, char **argv, struct fault *ret_fault)
{
	const char *verb = words > 0 ? argv[0] : "";
	uint64_t person = 0;
	int result;
	if (strcmp(verb, "list") == 0 && words == 1)
		return list_people(link, ret_fault);
	bool is_owner = words == 3 && strcmp(argv[2], "owner") == 0;
	if (strcmp(verb, "link") == 0 && words == 2)
		result = find_person(link, argv[1], &person, ret_fault);
	else if (strcmp(verb, "add") == 0 && (words == 2 || is_owner))
		result = add_person(link, argv[1], is_owner, &person, ret_fault);
	else
		return fault_set(ret_fault, "the words were wrong\n%s", usage);
	return result == 0 ? print_link(link, person, ret_fault) : -1;
}

int cli_account(int argc, char **argv)
{
	CONFIG_AUTO config;
	struct fault fault;
	struct operator_link *link = NULL;
	int words;

	config_init(&config);
	if (cli_read_options(argc, argv, &config, &words, NULL) != 0)
		return 2;
	int result = operator_open(&config, &link, &fault);
	if (result == 0)
		result = act(link, words, argv, &fault);
	operator_close(link);
	return result == 0 ? 0 : cli_fail(&fault);
}
