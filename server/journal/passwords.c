/* Signing in by password, and setting one. */
#include "journal/procedures.h"

#include "base/memory.h"

/* Whose address it is; 0: nobody's who may sign in. */
static uint64_t find_person(struct core *core, struct text email)
{
	uint64_t person = room_person_of_email(core_house(core)->state, email);
	return person && core_who(core, person).house_role ? person : 0;
}

/* Takes the hash of the person's password along; none for nobody, or who has none: then nothing
 * will match, after the same work. */
static bool take_stored(struct batch *batch, struct call *call, uint64_t person)
{
	BUFFER_AUTO hash;
	buffer_init(&hash);
	enum store_result result = STORE_NONE;
	if (person)
		result = directory_get_password(batch->core->directory, person, &hash);
	if (result == STORE_OK)
		call->hashing.stored = memory_copy_text((const char *)hash.data, hash.size);
	return result == STORE_NONE || batch_stored(batch, result);
}

void sign_in_by_password(struct batch *batch, struct call *call)
{
	struct core *core = batch->core;
	struct throttle *throttle = directory_throttle(core->directory);
	const struct sign_in *asked = call->sign_in;
	int64_t now_ms = world_now_ms(core->world);
	uint64_t person = find_person(core, asked->email);
	struct refusal refusal;

	if (!throttle_allows(throttle, call->address, asked->email, now_ms)) {
		refusal = refusal_of(ERROR_TOO_FAST);
		sign_in_refuse(batch, call, &refusal);
		return;
	}
	if (call->hashing.stage == HASHING_NONE) {
		call->hashing.claimed = asked->password;
		if (take_stored(batch, call, person))
			batch_hash(call);
		return;
	}
	if (person && call->hashing.matches) {
		sign_in_open(batch, call, person, false);
		return;
	}
	throttle_note(throttle, call->address, asked->email, now_ms);
	refusal = refusal_of(ERROR_WRONG_PASSWORD);
	sign_in_refuse(batch, call, &refusal);
}

/* Whether the session that asks may set a password without giving the one until now. */
static bool is_fresh_link(struct batch *batch, const struct call *call)
{
	struct store_session session;
	struct directory *directory = batch->core->directory;
	return directory_find_session(directory, call->token_hash, &session) == STORE_OK &&
	       directory_is_fresh_link(directory, &session);
}

/* Sends the new password, and the one until now where it is needed, to the workers. */
static void ask_for_hash(struct batch *batch, struct call *call, const struct who *who)
{
	const struct password_set_params *params = &call->command->params.password_set;
	struct hashing *hashing = &call->hashing;
	struct refusal refusal;
	int64_t limit;
	const char *reason = directory_judge_password(params->password, &limit);

	if (reason) {
		refusal = refusal_of_field("password", reason, limit);
		batch_refuse(batch, call, &refusal);
		return;
	}
	if (!is_fresh_link(batch, call) && !take_stored(batch, call, who->person))
		return;
	if (hashing->stored && !params->has_current) {
		refusal = refusal_of_field("current", "missing", 0);
		batch_refuse(batch, call, &refusal);
		return;
	}
	if (hashing->stored)
		hashing->claimed = params->current;
	hashing->wanted = params->password;
	batch_hash(call);
}

bool password_prepare(struct batch *batch, struct call *call, const struct who *who)
{
	struct hashing *hashing = &call->hashing;

	if (hashing->stage == HASHING_NONE) {
		ask_for_hash(batch, call, who);
		return false;
	}
	if (hashing->claimed.data && !hashing->matches) {
		batch_refuse_with(batch, call,
			hashing->stage == HASHING_BUSY ? ERROR_TOO_FAST : ERROR_WRONG_PASSWORD);
		return false;
	}
	if (!hashing->made) {
		batch_refuse_with(batch, call, ERROR_TOO_FAST);
		return false;
	}
	return true;
}

bool password_complete(struct batch *batch, struct call *call, const struct who *who,
	struct room_entry *house, const struct decision *decision)
{
	struct core *core = batch->core;
	(void)house;
	(void)decision;
	return batch_stored(batch,
		       directory_put_password(core->directory, who->person, call->hashing.made)) &&
	       batch_stored(batch, directory_drop_links(core->directory, who->person)) &&
	       sessions_end(batch, who->person, call->token_hash);
}
