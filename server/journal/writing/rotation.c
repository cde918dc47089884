/* Another master key while the server runs. A stored state lets either key open everything; the
 * keys of all rooms are wrapped anew, some in each commit; once a whole walk finds none that the
 * former key wraps, and the next is where a start will find it, the state goes and the former key
 * with it. Each step sees for itself what is left to do, so it may stop anywhere and go on later.
 */
#include "journal/writing/rotation.h"

#include "base/limits.h"
#include "base/log.h"
#include "base/memory.h"
#include "journal/open.h"

#include <string.h>

enum answering rotation_prepare(struct batch *batch, struct call *call, const struct who *who)
{
	struct core *core = batch->core;
	const struct key_rotate_params *params = &call->command->params.key_rotate;
	struct refusal refusal = refusal_of_field("to", "not_a_key", 0);
	struct fault fault;

	/* Whoever may not is refused by the rules, and no key is looked for. */
	if (vault_is_rotating(core->vault) ||
		room_may(core_house(core)->state, who, COMMAND_KEY_ROTATE, NULL, 0) != ERROR_NONE)
		return ANSWER_DUE;
	buffer_clear(&core->next);
	if (vault_rotation_prepare(
		    core->vault, params->has_to ? params->to.data : NULL, &core->next, &fault) == 0)
		return ANSWER_DUE;
	log_error("the master key stays as it is: %s", fault.text);
	batch_refuse(batch, call, &refusal);
	return ANSWER_SETTLED;
}

enum answering rotation_begin(struct batch *batch, struct call *call, const struct who *who,
	struct room_entry *house, const struct decision *decision)
{
	struct core *core = batch->core;
	struct store_rotation rotation = {.state_size = core->next.size};
	(void)call;
	(void)who;
	(void)house;
	core->rotating = true;
	core->rotated = (struct walk){0};
	if (decision->count == 0)
		return ANSWER_DUE;
	if (rotation.state_size > sizeof(rotation.state))
		BUG("the state of a rotation has outgrown its place");
	memcpy(rotation.state, core->next.data, core->next.size);
	return answer_due_if(batch_begin(batch) &&
			     batch_stored(batch, store_rotation_put(core->store, &rotation)));
}

int64_t rotation_next_ms(const struct core *core)
{
	return core->rotating ? INT64_MIN : INT64_MAX;
}

struct rewrapped {
	uint64_t room;
	uint32_t generation;
	struct buffer wrapped; /* empty: it has been before */
};

struct rewrapping {
	struct vault *vault;
	struct rewrapped keys[LIMIT_ROTATED_KEYS];
	size_t count;
};

static bool rewrap(
	void *cookie, uint64_t room, uint32_t generation, const void *wrapped, size_t size_bytes)
{
	struct rewrapping *rewrapping = cookie;
	struct rewrapped *key = &rewrapping->keys[rewrapping->count++];
	*key = (struct rewrapped){.room = room, .generation = generation};
	/* A damaged key stays as it is: `runde verify` names its room. */
	(void)!vault_rewrap(
		rewrapping->vault, room, generation, wrapped, size_bytes, &key->wrapped);
	return true;
}

/* False: the batch failed. */
static bool put(struct batch *batch, const struct rewrapped *key)
{
	struct core *core = batch->core;
	core->rotated.room = key->room;
	core->rotated.generation = key->generation;
	if (key->wrapped.size == 0)
		return true;
	core->rotated.has_changed = true;
	return batch_begin(batch) &&
	       batch_stored(batch, store_key_rewrap(core->store, key->room, key->generation,
					   key->wrapped.data, key->wrapped.size));
}

/* The next keys of the walk; ret_end: there were none. */
static bool walk_on(struct batch *batch, bool *ret_end)
{
	struct core *core = batch->core;
	struct rewrapping rewrapping = {.vault = core->vault};
	bool stored = batch_stored(
		batch, store_keys_after(core->store, core->rotated.room, core->rotated.generation,
			       LIMIT_ROTATED_KEYS, rewrap, &rewrapping));
	for (size_t i = 0; i < rewrapping.count; i++) {
		stored = stored && put(batch, &rewrapping.keys[i]);
		buffer_fini(&rewrapping.keys[i].wrapped);
	}
	*ret_end = rewrapping.count == 0;
	return stored;
}

static void finish(struct batch *batch)
{
	struct core *core = batch->core;
	struct store_data_set set;
	struct fault fault;
	if (vault_rotation_place(core->vault, &fault) != 0)
		log_error("%s", fault.text);
	if (!vault_rotation_can_end(core->vault)) {
		log_info("all keys are wrapped by the next master key; the one before opens the "
			 "data until the server was started with the next");
		core->rotating = false;
		return;
	}
	if (!batch_begin(batch) || !batch_stored(batch, store_data_set_get(core->store, &set)))
		return;
	data_set_check(&set, core->vault);
	(void)!(batch_stored(batch, store_data_set_put(core->store, &set)) &&
		batch_stored(batch, store_rotation_drop(core->store)));
}

static void walk(struct batch *batch)
{
	struct core *core = batch->core;
	bool has_changed = core->rotated.has_changed, end;
	if (!walk_on(batch, &end) || !end)
		return;
	/* A commit that failed may have left some behind: only a walk that changes nothing is the
	 * last. */
	core->rotated = (struct walk){0};
	if (!has_changed)
		finish(batch);
}

void rotation_step(struct batch *batch, int64_t now_ms)
{
	struct core *core = batch->core;
	struct store_rotation rotation;
	enum store_result result = store_rotation_get(core->store, &rotation);
	(void)now_ms;
	if (result == STORE_NONE) {
		if (vault_is_rotating(core->vault))
			log_info("another master key is in use");
		vault_rotation_end(core->vault);
		core->rotating = false;
	} else if (batch_stored(batch, result)) {
		if (vault_rotation_take(core->vault, rotation.state, rotation.state_size))
			walk(batch);
		else
			core->rotating = false;
	}
}
