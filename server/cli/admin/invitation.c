/* `runde invitation`: links by which new people join the house by themselves. */
#include "cli/admin/named.h"
#include "cli/admin/noun.h"
#include "cli/cli.h"
#include "cli/config_value.h"
#include "proto/gen/limits.h"

#include <string.h>

static int list(struct operator_link *link, const struct words *words, struct fault *ret_fault)
{
	ANSWER_AUTO answer = {0};
	struct command ask = {.kind = COMMAND_INVITATION_LIST};
	(void)words;
	if (operator_ask(link, &ask, &answer, ret_fault) != 0)
		return -1;
	const struct invitation_list *invitations = &answer.result.invitation_list.invitations;
	for (size_t i = 0; i < invitations->count; i++) {
		const struct invitation *invitation = &invitations->items[i];
		char id[ID_TEXT_SIZE + 1], moment[CLI_MOMENT_SIZE + 1];
		id_write(invitation->invitation, id);
		cli_write_moment(invitation->expires, moment);
		printf("%s  %s  %lld more  until %s  %s\n", id,
			invitation->role == MEMBER_ROLE_OWNER ? "owner" : "member",
			(long long)invitation->uses, moment, invitation->note.data);
	}
	return 0;
}

static int make(struct operator_link *link, const struct words *words, struct fault *ret_fault)
{
	ANSWER_AUTO answer = {0};
	unsigned hours, uses;
	struct command make = {.kind = COMMAND_INVITATION_MAKE};
	struct invitation_make_params *params = &make.params.invitation_make;
	if (named_role(words->items[0], &params->role, ret_fault) != 0 ||
		value_read_count(
			words->items[1], 1, PROTO_INVITATION_HOURS_MAX, &hours, ret_fault) != 0 ||
		value_read_count(words->items[2], 1, PROTO_INVITATION_USES_MAX, &uses, ret_fault) !=
			0)
		return NOUN_WRONG;
	params->hours = hours;
	params->uses = uses;
	params->has_note = words->count == 4;
	params->note = text_of(params->has_note ? words->items[3] : "");
	if (operator_ask(link, &make, &answer, ret_fault) != 0)
		return -1;
	printf("/invitation#%s\n", answer.result.invitation_make.token.data);
	return 0;
}

static int revoke(struct operator_link *link, const struct words *words, struct fault *ret_fault)
{
	const char *word = words->items[0];
	struct command revoke = {.kind = COMMAND_INVITATION_REVOKE};
	if (!id_read(word, strlen(word), &revoke.params.invitation_revoke.invitation)) {
		fault_set(ret_fault, "%.40s is no id: see `runde invitation list`", word);
		return NOUN_WRONG;
	}
	return operator_tell(link, &revoke, ret_fault);
}

int cli_invitation(int argc, char **argv)
{
	static const struct verb verbs[] = {
		{"list", "", 0, 0, list},
		{"make", "member|owner HOURS PEOPLE [NOTE]", 3, 4, make},
		{"revoke", "ID", 1, 1, revoke},
		{0},
	};
	return noun_run("invitation", verbs, argc, argv);
}
