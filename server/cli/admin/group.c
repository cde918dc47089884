/* `runde group`: groups of people who are called upon together. */
#include "base/arena.h"
#include "cli/admin/named.h"
#include "cli/admin/noun.h"
#include "cli/cli.h"
#include "proto/gen/limits.h"

static int list(struct operator_link *link, const struct words *words, struct fault *ret_fault)
{
	ANSWER_AUTO answer = {0};
	(void)words;
	if (named_read_house(link, &answer, ret_fault) != 0)
		return -1;
	const struct group_list *groups = &answer.result.room_open.state.groups;
	for (size_t i = 0; i < groups->count; i++) {
		const struct group *group = &groups->items[i];
		char id[ID_TEXT_SIZE + 1];
		id_write(group->group, id);
		printf("%s  %s  %zu people  %s\n", id, group->handle.data, group->people.count,
			group->title.data);
	}
	return 0;
}

/* The people that the words from this one on name. */
static int read_people(const struct room_state *house, const struct words *words, int from,
	struct arena *arena, struct person_ref_list *ret_people, struct fault *ret_fault)
{
	size_t count = (size_t)(words->count - from);
	struct person_ref_list people = {.items = arena_new(arena, count * sizeof(*people.items))};
	for (int i = from; i < words->count; i++)
		if (named_person(house, words->items[i], &people.items[people.count++].person,
			    ret_fault) != 0)
			return -1;
	*ret_people = people;
	return 0;
}

static int make(struct operator_link *link, const struct words *words, struct fault *ret_fault)
{
	ANSWER_AUTO answer = {0};
	struct command make = {.kind = COMMAND_GROUP_MAKE};
	struct group_make_params *params = &make.params.group_make;
	params->client_id = operator_client_id();
	params->handle = text_of(words->items[0]);
	params->title = text_of(words->items[1]);
	if (named_read_house(link, &answer, ret_fault) != 0 ||
		read_people(&answer.result.room_open.state, words, 2, &answer.arena,
			&params->people, ret_fault) != 0)
		return -1;
	return operator_tell(link, &make, ret_fault);
}

static void print_people(const struct room_state *house, const struct group *group)
{
	for (size_t i = 0; i < group->people.count; i++) {
		uint64_t person = group->people.items[i].person;
		char id[ID_TEXT_SIZE + 1];
		id_write(person, id);
		printf("%s  %s\n", id, named_of(house, person).data);
	}
}

/* Says who belongs to a group or, with people, who does from now on. */
static int people(struct operator_link *link, const struct words *words, struct fault *ret_fault)
{
	ANSWER_AUTO answer = {0};
	const struct room_state *house = &answer.result.room_open.state;
	const struct group *group;
	struct command change = {.kind = COMMAND_GROUP_CHANGE};
	struct group_change_params *params = &change.params.group_change;
	if (named_read_house(link, &answer, ret_fault) != 0 ||
		named_group(house, words->items[0], &group, ret_fault) != 0)
		return -1;
	if (words->count == 1) {
		print_people(house, group);
		return 0;
	}
	params->client_id = operator_client_id();
	params->group = group->group;
	params->has_people = true;
	if (read_people(house, words, 1, &answer.arena, &params->people, ret_fault) != 0)
		return -1;
	return operator_tell(link, &change, ret_fault);
}

static int drop(struct operator_link *link, const struct words *words, struct fault *ret_fault)
{
	ANSWER_AUTO answer = {0};
	const struct group *group;
	struct command remove = {.kind = COMMAND_GROUP_REMOVE};
	if (named_read_house(link, &answer, ret_fault) != 0 ||
		named_group(&answer.result.room_open.state, words->items[0], &group, ret_fault) !=
			0)
		return -1;
	remove.params.group_remove.group = group->group;
	return operator_tell(link, &remove, ret_fault);
}

int cli_group(int argc, char **argv)
{
	static const struct verb verbs[] = {
		{"list", "", 0, 0, list},
		{"make", "HANDLE TITLE [PERSON …]", 2, 2 + PROTO_GROUP_PEOPLE_MAX, make},
		{"people", "HANDLE [PERSON …]", 1, 1 + PROTO_GROUP_PEOPLE_MAX, people},
		{"remove", "HANDLE", 1, 1, drop},
		{0},
	};
	return noun_run("group", verbs, argc, argv);
}
