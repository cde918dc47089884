/* A newcomer joins the house by an invitation. */
#include "journal/signing/joining.h"

#include "journal/procedure.h"
#include "journal/signing/signing.h"
#include "proto/gen/limits.h"
#include "store/records.h"

/* The open ones, looked through for the one with this id, and for those somebody has made. */
struct search {
	uint64_t id, person;
	struct subject *subject;
};

/* What the invitation says, if it is still good. */
static bool find_invitation(
	struct batch *batch, struct call *call, struct directory_invitation *ret_invitation)
{
	uint8_t hash[VAULT_HASH_BYTES];
	struct text token = call->sign_in->invitation;
	struct refusal refusal = refusal_of(ERROR_LINK_INVALID);

	vault_hash_token(token.data, token.size, hash);
	enum store_result result =
		directory_find_invitation(batch->core->directory, hash, ret_invitation);
	if (result == STORE_NONE)
		sign_in_refuse(batch, call, &refusal);
	return result != STORE_NONE && procedure_has_read(batch, call, result);
}

static bool look_at(void *cookie, const struct store_invitation *invitation)
{
	struct search *search = cookie;
	search->subject->own += invitation->made_by == search->person;
	if (invitation->id == search->id) {
		search->subject->exists = true;
		search->subject->author = invitation->made_by;
	}
	return true;
}

bool invitation_subject(struct batch *batch, const struct command *command, const struct who *who,
	struct subject *ret_subject)
{
	struct core *core = batch->core;
	struct search search = {.person = who->person, .subject = ret_subject};
	if (command->kind == COMMAND_INVITATION_REVOKE)
		search.id = command->params.invitation_revoke.invitation;
	else if (!batch_begin(batch) ||
		 !batch_stored(
			 batch, directory_count_invitations(core->directory, &ret_subject->count)))
		return false;
	return batch_stored(batch,
		store_invitations_each(core->store, world_now_ms(core->world), look_at, &search));
}

struct ending {
	uint64_t person;
	size_t count;
	uint64_t ids[PROTO_INVITATIONS_MAX];
};

static bool collect(void *cookie, const struct store_invitation *invitation)
{
	struct ending *ending = cookie;
	if (invitation->made_by == ending->person)
		ending->ids[ending->count++] = invitation->id;
	return ending->count < PROTO_INVITATIONS_MAX;
}

bool invitations_end(struct batch *batch, uint64_t person)
{
	struct core *core = batch->core;
	struct ending ending = {.person = person};
	if (!batch_stored(batch, store_invitations_each(
					 core->store, world_now_ms(core->world), collect, &ending)))
		return false;
	for (size_t i = 0; i < ending.count; i++)
		if (!batch_stored(batch, directory_drop_invitation(core->directory, ending.ids[i])))
			return false;
	return true;
}

/* As they are now; whoever runs the server stays who they are. */
static struct who maker_of(struct core *core, const struct directory_invitation *invitation)
{
	static const struct who runner = {.person = NOBODY, .house_role = MEMBER_ROLE_OWNER};
	return invitation->made_by == NOBODY ? runner : core_who(core, invitation->made_by);
}

void sign_in_by_invitation(struct batch *batch, struct call *call)
{
	struct core *core = batch->core;
	const struct sign_in *asked = call->sign_in;
	struct room_entry *house = core_house(core);
	struct moment moment = {world_now_ms(core->world), world_random(core->world)};
	struct directory_invitation invitation;
	struct decision decision;
	struct refusal refusal;

	if (!find_invitation(batch, call, &invitation))
		return;
	struct newcomer newcomer = {.name = asked->name,
		.email = asked->email,
		.role = (enum member_role)invitation.role,
		.invitation = invitation.id,
		.by = maker_of(core, &invitation)};
	/* Decided before the password is hashed too, so that nobody waits for that in vain. */
	if (!room_decide_newcomer(house->state, &newcomer, &moment, &decision, &refusal)) {
		sign_in_refuse(batch, call, &refusal);
		return;
	}
	if (!sign_in_may_keep(batch, call))
		return;
	if (call->hashing.stage == HASHING_NONE) {
		call->hashing.wanted = asked->password;
		batch_hash(call);
		return;
	}
	uint64_t person = decision.events[0].body.person_added.person;
	if (batch_append(batch, house, &decision) &&
		batch_stored(batch, directory_use_invitation(core->directory, invitation.id)) &&
		sign_in_keep_password(batch, call, person))
		sign_in_open(batch, call, person, false);
}
