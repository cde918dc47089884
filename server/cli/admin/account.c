/* `runde account`: people and how they get in. */
#include "cli/admin/named.h"
#include "cli/admin/noun.h"
#include "cli/cli.h"
#include "proto/event.h"

static const char *mark_of(const struct member *person)
{
	if (person->profile.has_bot && person->profile.bot)
		return "  (bot)";
	return person->role == MEMBER_ROLE_OWNER ? "  (administrator)" : "";
}

static int list(struct operator_link *link, const struct words *words, struct fault *ret_fault)
{
	ANSWER_AUTO answer = {0};
	(void)words;
	if (named_read_house(link, &answer, ret_fault) != 0)
		return -1;
	const struct member_list *people = &answer.result.room_open.state.members;
	for (size_t i = 0; i < people->count; i++) {
		const struct member *person = &people->items[i];
		char id[ID_TEXT_SIZE + 1];
		id_write(person->person, id);
		printf("%s  %s%s%s\n", id, person->profile.name.data, mark_of(person),
			person->profile.active ? "" : "  (deactivated)");
	}
	return 0;
}

static int find(
	struct operator_link *link, const char *word, uint64_t *ret_person, struct fault *ret_fault)
{
	ANSWER_AUTO answer = {0};
	if (named_read_house(link, &answer, ret_fault) != 0)
		return -1;
	return named_person(&answer.result.room_open.state, word, ret_person, ret_fault);
}

/* Who was added, says the event that says so: others may have the same name. */
static int read_added(
	struct operator_link *link, uint64_t seq, uint64_t *ret_person, struct fault *ret_fault)
{
	ANSWER_AUTO answer = {0};
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

static int print_link(struct operator_link *link, uint64_t person, struct fault *ret_fault)
{
	ANSWER_AUTO answer = {0};
	struct command make = {.kind = COMMAND_PERSON_LINK};
	make.params.person_link.person = person;
	if (operator_ask(link, &make, &answer, ret_fault) != 0)
		return -1;
	printf("/sign-in#%s\n", answer.result.person_link.token.data);
	return 0;
}

static int add(struct operator_link *link, const struct words *words, struct fault *ret_fault)
{
	ANSWER_AUTO answer = {0};
	uint64_t person = 0;
	struct command add = {.kind = COMMAND_PERSON_ADD};
	struct person_add_params *params = &add.params.person_add;
	params->name = text_of(words->items[0]);
	params->role = MEMBER_ROLE_MEMBER;
	params->client_id = operator_client_id();
	if (words->count == 2 && named_role(words->items[1], &params->role, ret_fault) != 0)
		return NOUN_WRONG;
	if (operator_ask(link, &add, &answer, ret_fault) != 0 ||
		read_added(link, answer.result.person_add.seq, &person, ret_fault) != 0)
		return -1;
	return print_link(link, person, ret_fault);
}

static int make_link(struct operator_link *link, const struct words *words, struct fault *ret_fault)
{
	uint64_t person = 0;
	if (find(link, words->items[0], &person, ret_fault) != 0)
		return -1;
	return print_link(link, person, ret_fault);
}

/* wanted: role or active; the rest is filled in. */
static int change(struct operator_link *link, const struct words *words,
	const struct person_change_params *wanted, struct fault *ret_fault)
{
	struct command change = {.kind = COMMAND_PERSON_CHANGE, .params.person_change = *wanted};
	struct person_change_params *params = &change.params.person_change;
	params->client_id = operator_client_id();
	if (find(link, words->items[0], &params->person, ret_fault) != 0)
		return -1;
	return operator_tell(link, &change, ret_fault);
}

static int deactivate(
	struct operator_link *link, const struct words *words, struct fault *ret_fault)
{
	struct person_change_params wanted = {.has_active = true, .active = false};
	return change(link, words, &wanted, ret_fault);
}

static int activate(struct operator_link *link, const struct words *words, struct fault *ret_fault)
{
	struct person_change_params wanted = {.has_active = true, .active = true};
	return change(link, words, &wanted, ret_fault);
}

static int promote(struct operator_link *link, const struct words *words, struct fault *ret_fault)
{
	struct person_change_params wanted = {.has_role = true, .role = MEMBER_ROLE_OWNER};
	return change(link, words, &wanted, ret_fault);
}

static int demote(struct operator_link *link, const struct words *words, struct fault *ret_fault)
{
	struct person_change_params wanted = {.has_role = true, .role = MEMBER_ROLE_MEMBER};
	return change(link, words, &wanted, ret_fault);
}

static int sign_out(struct operator_link *link, const struct words *words, struct fault *ret_fault)
{
	struct command end = {.kind = COMMAND_SESSION_END};
	end.params.session_end.has_person = true;
	if (find(link, words->items[0], &end.params.session_end.person, ret_fault) != 0)
		return -1;
	return operator_tell(link, &end, ret_fault);
}

int cli_account(int argc, char **argv)
{
	static const struct verb verbs[] = {
		{"list", "", 0, 0, list},
		{"add", "NAME [member|owner]", 1, 2, add},
		{"link", "PERSON", 1, 1, make_link},
		{"deactivate", "PERSON", 1, 1, deactivate},
		{"activate", "PERSON", 1, 1, activate},
		{"promote", "PERSON", 1, 1, promote},
		{"demote", "PERSON", 1, 1, demote},
		{"sign-out", "PERSON", 1, 1, sign_out},
		{0},
	};
	return noun_run("account", verbs, argc, argv);
}
