/* `runde channel`: who is in charge of the channels there are, and their end; never what is said in
 * them. */
#include "cli/admin/named.h"
#include "cli/admin/noun.h"
#include "cli/cli.h"

#include <string.h>

static int read_channels(
	struct operator_link *link, struct answer *ret_answer, struct fault *ret_fault)
{
	struct command ask = {.kind = COMMAND_ROOM_LIST};
	return operator_ask(link, &ask, ret_answer, ret_fault);
}

static void print_channel(const struct room_listing *channel, const struct room_state *house)
{
	char id[ID_TEXT_SIZE + 1];
	id_write(channel->room, id);
	printf("%s  %s  %s%s  %lld members", id, channel->title.data,
		channel->access == ROOM_ACCESS_OPEN ? "open" : "closed",
		channel->archived ? ", archived" : "", (long long)channel->members);
	for (size_t i = 0; i < channel->owners.count; i++)
		printf("%s%s", i ? ", " : "  owned by ",
			named_of(house, channel->owners.items[i].person).data);
	printf("\n");
}

static int list(struct operator_link *link, const struct words *words, struct fault *ret_fault)
{
	ANSWER_AUTO answer, house = {0};
	(void)words;
	if (read_channels(link, &answer, ret_fault) != 0 ||
		named_read_house(link, &house, ret_fault) != 0)
		return -1;
	const struct room_listing_list *channels = &answer.result.room_list.rooms;
	for (size_t i = 0; i < channels->count; i++)
		print_channel(&channels->items[i], &house.result.room_open.state);
	return 0;
}

/* The channel of the first word. */
static int find(struct operator_link *link, const struct words *words, uint64_t *ret_room,
	struct fault *ret_fault)
{
	ANSWER_AUTO answer = {0};
	const struct room_listing *channel;
	if (read_channels(link, &answer, ret_fault) != 0 ||
		named_channel(
			&answer.result.room_list.rooms, words->items[0], &channel, ret_fault) != 0)
		return -1;
	*ret_room = channel->room;
	return 0;
}

static int put_archived(struct operator_link *link, const struct words *words, bool archived,
	struct fault *ret_fault)
{
	struct command change = {.kind = COMMAND_ROOM_CHANGE};
	struct room_change_params *params = &change.params.room_change;
	params->client_id = operator_client_id();
	params->has_archived = true;
	params->archived = archived;
	if (find(link, words, &params->room, ret_fault) != 0)
		return -1;
	return operator_tell(link, &change, ret_fault);
}

static int archive(struct operator_link *link, const struct words *words, struct fault *ret_fault)
{
	return put_archived(link, words, true, ret_fault);
}

static int reopen(struct operator_link *link, const struct words *words, struct fault *ret_fault)
{
	return put_archived(link, words, false, ret_fault);
}

/* Whoever means it says the title once more. */
static int delete (struct operator_link *link, const struct words *words, struct fault *ret_fault)
{
	ANSWER_AUTO answer = {0};
	const struct room_listing *channel;
	struct command delete = {.kind = COMMAND_ROOM_DELETE};
	if (read_channels(link, &answer, ret_fault) != 0 ||
		named_channel(
			&answer.result.room_list.rooms, words->items[0], &channel, ret_fault) != 0)
		return -1;
	if (strcmp(channel->title.data, words->items[1]) != 0)
		return fault_set(ret_fault,
			"the second word is not the channel's title: nothing was deleted");
	delete.params.room_delete.room = channel->room;
	return operator_tell(link, &delete, ret_fault);
}

static int put_in_charge(
	struct operator_link *link, const struct words *words, struct fault *ret_fault)
{
	ANSWER_AUTO answer = {0};
	struct command change = {.kind = COMMAND_MEMBER_CHANGE};
	struct member_change_params *params = &change.params.member_change;
	params->client_id = operator_client_id();
	params->role = MEMBER_ROLE_OWNER;
	if (named_read_house(link, &answer, ret_fault) != 0 ||
		named_person(&answer.result.room_open.state, words->items[1], &params->person,
			ret_fault) != 0 ||
		find(link, words, &params->room, ret_fault) != 0)
		return -1;
	return operator_tell(link, &change, ret_fault);
}

int cli_channel(int argc, char **argv)
{
	static const struct verb verbs[] = {
		{"list", "", 0, 0, list},
		{"archive", "CHANNEL", 1, 1, archive},
		{"reopen", "CHANNEL", 1, 1, reopen},
		{"delete", "CHANNEL TITLE", 2, 2, delete},
		{"owner", "CHANNEL MEMBER", 2, 2, put_in_charge},
		{0},
	};
	return noun_run("channel", verbs, argc, argv);
}
