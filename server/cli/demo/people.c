/* How the demonstration's people come into the house, and what groups they form. */
#include "cli/demo/play.h"

#include "base/memory.h"
#include "cli/solo.h"
#include "journal/census.h"

#include <stdlib.h>
#include <string.h>

size_t demo_person_index(const char *key)
{
	for (size_t i = 0; i < demo_people_count; i++)
		if (strcmp(demo_people[i].key, key) == 0)
			return i;
	BUG("the demonstration names somebody it does not have");
}

size_t demo_people_in(const char *keys, size_t people[DEMO_PEOPLE_MAX])
{
	size_t count = 0;
	while (*keys && count < DEMO_PEOPLE_MAX) {
		size_t size = strcspn(keys, " ");
		char *key = memory_copy_text(keys, size);
		people[count++] = demo_person_index(key);
		free(key);
		keys += size + strspn(keys + size, " ");
	}
	return count;
}

struct lookup {
	const char *name;
	uint64_t id;
};

static void match(void *cookie, uint64_t id, const char *name)
{
	struct lookup *lookup = cookie;
	if (strcmp(name, lookup->name) == 0)
		lookup->id = id;
}

static uint64_t id_of(struct demo *demo, size_t person)
{
	struct lookup lookup = {.name = demo_people[person].name};
	journal_people_each(demo->journal, match, &lookup);
	return lookup.id;
}

/* The token of the session that was begun; empty: none was. */
static const char *session_in(const struct dispatch *list)
{
	for (; list; list = list->next)
		if (list->kind == DISPATCH_SIGN_IN)
			return list->token;
	return "";
}

/* Redeems a link and says hello, as a browser would. */
static int sign_in(struct demo *demo, size_t person, const char *token, struct fault *ret_fault)
{
	uint64_t connection = (uint64_t)person + 1;
	struct call *call = call_new(CALL_SIGN_IN, connection);
	call->sign_in = memory_new(1, sizeof(*call->sign_in));
	*call->sign_in = (struct sign_in){.token = text_of(token),
		.email = text_of(""),
		.device = text_of(""),
		.language = LANGUAGE_DE,
		.name = text_of(demo_people[person].name),
		.house = text_of(demo_house)};
	struct dispatch *list = solo_do(demo->journal, call);
	struct call *hello = call_new(CALL_COMMAND, connection);
	const char *made = session_in(list);
	vault_hash_token(made, strlen(made), hello->token_hash);
	hello->command = demo_command(COMMAND_SESSION_HELLO);
	hello->command->params.session_hello.client = text_of("demo");
	memcpy(hello->id.json, "1", 2);
	if (solo_finish(list, ret_fault) != 0) {
		call_free(hello);
		return -1;
	}
	return solo_finish(solo_do(demo->journal, hello), ret_fault);
}

/* Their profile and status, as they would say them. */
static int introduce(struct demo *demo, size_t person, struct fault *ret_fault)
{
	const struct demo_person *self = &demo_people[person];
	struct command *command = demo_command(COMMAND_PROFILE_CHANGE);
	command->params.profile_change = (struct profile_change_params){
		.client_id = demo_client_id(demo),
		.person = demo->people[person],
		.has_email = true,
		.email = text_of(self->email),
		.has_position = true,
		.position = text_of(self->position),
		.has_place = true,
		.place = text_of(self->place),
		.has_time_zone = true,
		.time_zone = text_of("Europe/Berlin"),
	};
	if (demo_give(demo, person, command, NULL, ret_fault) != 0)
		return -1;
	if (!self->status)
		return 0;
	command = demo_command(COMMAND_STATUS_SET);
	command->params.status_set = (struct status_set_params){
		.has_emoji = true, .emoji = text_of(self->emoji), .text = text_of(self->status)};
	return demo_give(demo, person, command, NULL, ret_fault);
}

/* By the first, who came by themselves. */
static int bring(struct demo *demo, size_t person, struct fault *ret_fault)
{
	struct command *command = demo_command(COMMAND_PERSON_ADD);
	command->params.person_add = (struct person_add_params){
		.client_id = demo_client_id(demo),
		.name = text_of(demo_people[person].name),
		.role = demo_people[person].owner ? MEMBER_ROLE_OWNER : MEMBER_ROLE_MEMBER,
	};
	return demo_give(demo, 0, command, NULL, ret_fault);
}

int demo_add_person(struct demo *demo, size_t person, struct fault *ret_fault)
{
	char token[DIRECTORY_TOKEN_SIZE + 1];
	if (person > 0 && bring(demo, person, ret_fault) != 0)
		return -1;
	uint64_t id = person > 0 ? id_of(demo, person) : 0;
	if (journal_make_link(demo->journal, id, token, ret_fault) != 0 ||
		sign_in(demo, person, token, ret_fault) != 0)
		return -1;
	demo->people[person] = id_of(demo, person);
	return introduce(demo, person, ret_fault);
}

struct person_ref_list demo_people_of(const struct demo *demo, const char *const *keys, size_t skip)
{
	struct person_ref_list list = {.items = memory_new(DEMO_PEOPLE_MAX, sizeof(*list.items))};
	for (size_t i = skip; keys[i]; i++)
		list.items[list.count++].person = demo->people[demo_person_index(keys[i])];
	return list;
}

int demo_add_group(struct demo *demo, size_t group, struct fault *ret_fault)
{
	const struct demo_group *made = &demo_groups[group];
	struct command *command = demo_command(COMMAND_GROUP_MAKE);
	struct person_ref_list people = demo_people_of(demo, made->people, 0);
	command->params.group_make = (struct group_make_params){
		.client_id = demo_client_id(demo),
		.handle = text_of(made->handle),
		.title = text_of(made->title),
		.people = people,
	};
	struct dispatch *list = demo_do(demo, 0, command);
	free(people.items);
	demo->groups[group] = demo_id_in(list, "\"group\":{\"group\":\"");
	return solo_finish(list, ret_fault);
}
