#include "cli/admin/named.h"

#include <string.h>

/* What a word may mean, while all that could be meant passes by. */
struct finding {
	const char *word;
	size_t at;    /* the place of what was found last */
	size_t count; /* how many were */
	bool by_id;
};

static void consider(struct finding *finding, size_t at, uint64_t id, struct text name)
{
	char text[ID_TEXT_SIZE + 1];
	id_write(id, text);
	bool by_id = strcmp(text, finding->word) == 0;
	bool by_name = name.size == strlen(finding->word) &&
		       memcmp(name.data, finding->word, name.size) == 0;
	if (finding->by_id || (!by_id && !by_name))
		return;
	finding->by_id = by_id;
	finding->count = by_id ? 1 : finding->count + 1;
	finding->at = at;
}

static int conclude(const struct finding *finding, const char *none, const char *several,
	struct fault *ret_fault)
{
	if (finding->count == 1)
		return 0;
	return fault_set(ret_fault, "%s", finding->count ? several : none);
}

int named_read_house(struct operator_link *link, struct answer *ret_answer, struct fault *ret_fault)
{
	struct command open = {.kind = COMMAND_ROOM_OPEN};
	open.params.room_open.room = operator_house(link);
	return operator_ask(link, &open, ret_answer, ret_fault);
}

int named_person(const struct room_state *house, const char *word, uint64_t *ret_person,
	struct fault *ret_fault)
{
	struct finding finding = {.word = word};
	const struct member *people = house->members.items;
	for (size_t i = 0; i < house->members.count; i++)
		consider(&finding, i, people[i].person, people[i].profile.name);
	if (conclude(&finding, "there is nobody of that name",
		    "several people have that name: say the id, see `runde account list`",
		    ret_fault) != 0)
		return -1;
	*ret_person = people[finding.at].person;
	return 0;
}

int named_group(const struct room_state *house, const char *word, const struct group **ret_group,
	struct fault *ret_fault)
{
	struct finding finding = {.word = word};
	const struct group *groups = house->groups.items;
	for (size_t i = 0; i < house->groups.count; i++)
		consider(&finding, i, groups[i].group, groups[i].handle);
	if (conclude(&finding, "there is no group of that handle",
		    "several groups have that handle: say the id", ret_fault) != 0)
		return -1;
	*ret_group = &groups[finding.at];
	return 0;
}

int named_channel(const struct room_listing_list *channels, const char *word,
	const struct room_listing **ret_channel, struct fault *ret_fault)
{
	struct finding finding = {.word = word};
	for (size_t i = 0; i < channels->count; i++)
		consider(&finding, i, channels->items[i].room, channels->items[i].title);
	if (conclude(&finding, "there is no channel of that title",
		    "several channels have that title: say the id, see `runde channel list`",
		    ret_fault) != 0)
		return -1;
	*ret_channel = &channels->items[finding.at];
	return 0;
}

int named_role(const char *word, enum member_role *ret_role, struct fault *ret_fault)
{
	bool is_owner = strcmp(word, "owner") == 0;
	if (!is_owner && strcmp(word, "member") != 0)
		return fault_set(ret_fault, "a role is member or owner, not %.40s", word);
	*ret_role = is_owner ? MEMBER_ROLE_OWNER : MEMBER_ROLE_MEMBER;
	return 0;
}

struct text named_of(const struct room_state *house, uint64_t person)
{
	if (!person)
		return text_of("server");
	for (size_t i = 0; i < house->members.count; i++)
		if (house->members.items[i].person == person)
			return house->members.items[i].profile.name;
	return text_of("");
}
