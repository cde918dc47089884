/* Signing in by password, and setting one. */
#include "journal/signing/passwords.h"

#include "base/memory.h"
#include "journal/procedure.h"
#include "journal/signing/sessions.h"
#include "journal/signing/signing.h"

#include <string.h>

/* Whose address it is; 0: nobody's who may sign in. */
static uint64_t find_person(struct core *core, struct text email)
{
	uint64_t person = room_person_of_email(core_house(core)->state, email);
	return person && core_who(core, person).house_role ? person : 0;
}

/* Reads the hash of the person's password: NULL for nobody, or who has none. False: it has been
 * answered, or the batch failed. */
static bool read_stored(struct batch *batch, struct call *call, uint64_t person, char **ret_stored)
{
	BUFFER_AUTO hash;
	buffer_init(&hash);
	enum store_result result = STORE_NONE;
	*ret_stored = NULL;
	if (person)
		result = directory_get_password(batch->core->directory, person, &hash);
	if (result == STORE_OK)
		*ret_stored = memory_copy_text((const char *)hash.data, hash.size);
	return result == STORE_NONE || procedure_has_read(batch, call, result);
}

/* Whether the password is still the one that was sent to the workers, or there is still none.
 * False: it has been answered, or the batch failed. */
static bool compare_stored(struct batch *batch, struct call *call, uint64_t person, bool *ret_same)
{
	const char *sent = call->hashing.stored;
	char *stored;
	if (!read_stored(batch, call, person, &stored))
		return false;
	*ret_same = stored && sent ? strcmp(stored, sent) == 0 : stored == sent;
	free(stored);
	return true;
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
		call->hashing.person = person;
		call->hashing.claimed = asked->password;
		/* Without a hash nothing will match, after the same work. */
		if (read_stored(batch, call, person, &call->hashing.stored))
			batch_hash(call);
		return;
	}
	/* Meanwhile the address may have passed to somebody else, the password have changed. */
	bool same;
	if (!compare_stored(batch, call, person, &same))
		return;
	if (person && person == call->hashing.person && same && call->hashing.matches) {
		sign_in_open(batch, call, person, false);
		return;
	}
	throttle_note(throttle, call->address, asked->email, now_ms);
	refusal = refusal_of(ERROR_WRONG_PASSWORD);
	sign_in_refuse(batch, call, &refusal);
}

/* The session that asks; false: it has ended. */
static bool find_session(
	struct batch *batch, const struct call *call, struct store_session *ret_session)
{
	struct directory *directory = batch->core->directory;
	return directory_find_session(directory, call->token_hash, ret_session) == STORE_OK;
}

/* Whether it may set a password without giving the one until now. */
static bool is_fresh_link(struct batch *batch, const struct call *call)
{
	struct store_session session;
	return find_session(batch, call, &session) &&
	       directory_is_fresh_link(batch->core->directory, &session);
}

/* Whether another password of theirs may be looked at, where one is given at all. */
static bool may_try(struct batch *batch, const struct call *call, const struct who *who)
{
	struct core *core = batch->core;
	return !call->hashing.claimed.data ||
	       throttle_allows_person(
		       directory_throttle(core->directory), who->person, world_now_ms(core->world));
}

/* Sends the new password, and the one until now where it is needed, to the workers. */
static void ask_for_hash(struct batch *batch, struct call *call, const struct who *who)
{
	const struct password_set_params *params = &call->command->params.password_set;
	struct hashing *hashing = &call->hashing;
	struct refusal refusal;
	int64_t limit;
	int64_t least = core_limits(batch->core).password_length;
	const char *reason = directory_judge_password(params->password, least, &limit);

	if (reason) {
		refusal = refusal_of_field("password", reason, limit);
		batch_refuse(batch, call, &refusal);
		return;
	}
	if (!is_fresh_link(batch, call) && !read_stored(batch, call, who->person, &hashing->stored))
		return;
	if (hashing->stored && !params->has_current) {
		refusal = refusal_of_field("current", "missing", 0);
		batch_refuse(batch, call, &refusal);
		return;
	}
	if (hashing->stored)
		hashing->claimed = params->current;
	if (!may_try(batch, call, who)) {
		batch_refuse_with(batch, call, ERROR_TOO_FAST);
		return;
	}
	hashing->wanted = params->password;
	batch_hash(call);
}

/* Whether the password until now was given where it is needed, and still is the one until now, and
 * the session still there. False: it has been answered, or the batch failed. */
static bool judge_current(
	struct batch *batch, struct call *call, const struct who *who, bool *ret_right)
{
	const struct hashing *hashing = &call->hashing;
	struct store_session session;
	bool same = true;

	*ret_right = find_session(batch, call, &session);
	if (!*ret_right || directory_is_fresh_link(batch->core->directory, &session))
		return true;
	if (!compare_stored(batch, call, who->person, &same))
		return false;
	*ret_right = same && (!hashing->claimed.data || hashing->matches);
	return true;
}

enum answering password_prepare(struct batch *batch, struct call *call, const struct who *who)
{
	struct core *core = batch->core;
	struct hashing *hashing = &call->hashing;
	bool right;

	if (call->is_operator)
		return ANSWER_DUE; /* has none: the rules refuse it */
	if (hashing->stage == HASHING_NONE) {
		ask_for_hash(batch, call, who);
		return ANSWER_SETTLED;
	}
	if (hashing->stage == HASHING_BUSY || !may_try(batch, call, who)) {
		batch_refuse_with(batch, call, ERROR_TOO_FAST);
		return ANSWER_SETTLED;
	}
	if (!judge_current(batch, call, who, &right))
		return ANSWER_SETTLED;
	if (!right) {
		throttle_note_person(directory_throttle(core->directory), who->person,
			world_now_ms(core->world));
		batch_refuse_with(batch, call, ERROR_WRONG_PASSWORD);
		return ANSWER_SETTLED;
	}
	if (!hashing->made) {
		batch_refuse_with(batch, call, ERROR_TOO_FAST);
		return ANSWER_SETTLED;
	}
	return ANSWER_DUE;
}

enum answering password_complete(struct batch *batch, struct call *call, const struct who *who,
	struct room_entry *house, const struct decision *decision)
{
	struct core *core = batch->core;
	(void)house;
	(void)decision;
	return answer_due_if(
		batch_stored(batch,
			directory_put_password(core->directory, who->person, call->hashing.made)) &&
		batch_stored(batch, directory_drop_links(core->directory, who->person)) &&
		sessions_end(batch, who->person, call->token_hash));
}
