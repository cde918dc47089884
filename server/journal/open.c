#include "journal/open.h"

#include "base/limits.h"
#include "base/log.h"
#include "base/memory.h"
#include "journal/live/telling.h"
#include "journal/minutes/keeping.h"
#include "journal/writing/cases.h"
#include "journal/writing/erasing.h"
#include "journal/writing/meetings.h"
#include "journal/writing/saved.h"
#include "journal/writing/tasks.h"
#include "journal/writing/votes.h"

#include <stdlib.h>
#include <string.h>

/* A room whose key is damaged cannot be read, and is out of order for that. */
static bool add_key(
	void *cookie, uint64_t room, uint32_t generation, const void *wrapped, size_t size_bytes)
{
	char id[ID_TEXT_SIZE + 1];
	if (!vault_add_room_key(cookie, room, generation, wrapped, size_bytes)) {
		id_write(room, id);
		log_error("a key of room %s is damaged", id);
	}
	return true;
}

void data_set_check(struct store_data_set *set, struct vault *vault)
{
	BUFFER_AUTO check;
	buffer_init(&check);
	vault_make_check(vault, &check);
	if (check.size > sizeof(set->check))
		BUG("the check has outgrown its place");
	memcpy(set->check, check.data, check.size);
	set->check_size = check.size;
}

/* A data set, and the house's row and key, in one transaction. */
static enum store_result store_founding(
	struct store *store, struct vault *vault, struct store_data_set *set)
{
	BUFFER_AUTO wrapped;
	buffer_init(&wrapped);
	data_set_check(set, vault);
	vault_make_room_key(vault, set->house, 1, &wrapped);
	enum store_result result = store_begin(store);
	if (result == STORE_OK)
		result = store_data_set_put(store, set);
	if (result == STORE_OK)
		result = store_room_add(store, set->house, ROOM_KIND_HOUSE);
	if (result == STORE_OK)
		result = store_key_put(store, set->house, 1, wrapped.data, wrapped.size);
	if (result == STORE_OK)
		result = store_commit(store);
	if (result != STORE_OK)
		store_rollback(store);
	return result;
}

static int found(struct store *store, struct vault *vault, const struct world *world,
	struct store_data_set *set, struct fault *ret_fault)
{
	world_fill_random(world, set->id, sizeof(set->id));
	set->epoch = id_of_random(world_random(world));
	set->house = id_of_random(world_random(world));
	if (vault_bind(vault, set->id, ret_fault) != 0)
		return -1;
	if (store_founding(store, vault, set) != STORE_OK)
		return fault_set(ret_fault, "the data set cannot be made");
	return 0;
}

static bool belongs(struct store *store, struct vault *vault, const struct store_data_set *set)
{
	struct store_rotation rotation;
	enum store_result result = store_rotation_get(store, &rotation);
	if (result == STORE_NONE)
		return vault_test_check(vault, set->check, set->check_size);
	return result == STORE_OK &&
	       vault_rotation_take(vault, rotation.state, rotation.state_size);
}

int data_check_key(struct store *store, struct vault *vault, const char *key,
	const struct store_data_set *set, struct fault *ret_fault)
{
	if (vault_bind(vault, set->id, ret_fault) != 0)
		return -1;
	if (belongs(store, vault, set))
		return 0;
	return fault_set(
		ret_fault, "the key in %s does not belong to this data; nothing was changed", key);
}

int data_is_rotating(const char *folder, bool *ret_rotating, struct fault *ret_fault)
{
	struct store_rotation rotation;
	struct store *store;
	if (store_open_reader(folder, &store, ret_fault) != 0)
		return -1;
	enum store_result result = store_rotation_get(store, &rotation);
	store_free(store);
	if (result != STORE_OK && result != STORE_NONE)
		return fault_set(ret_fault, "the data set in %s cannot be read", folder);
	*ret_rotating = result == STORE_OK;
	return 0;
}

static int take_keys(struct store *store, struct vault *vault, struct fault *ret_fault)
{
	if (store_keys_each(store, add_key, vault) != STORE_OK)
		return fault_set(ret_fault, "the rooms' keys cannot be read");
	return 0;
}

int data_read(const char *folder, const char *key, struct vault **ret_vault,
	struct store **ret_store, struct store_data_set *ret_set, struct fault *ret_fault)
{
	struct vault *vault = NULL;
	struct store *store = NULL;
	if (vault_open(key, false, &world_real, &vault, ret_fault) != 0)
		return -1;
	if (store_open_reader(folder, &store, ret_fault) != 0)
		goto free_vault;
	if (store_data_set_get(store, ret_set) != STORE_OK) {
		fault_set(ret_fault, "the data set in %s cannot be read", folder);
		goto free_store;
	}
	if (data_check_key(store, vault, key, ret_set, ret_fault) != 0 ||
		take_keys(store, vault, ret_fault) != 0)
		goto free_store;
	*ret_vault = vault;
	*ret_store = store;
	return 0;
free_store:
	store_free(store);
free_vault:
	vault_free(vault);
	return -1;
}

int data_confirm_key(const char *folder, const char *key, struct fault *ret_fault)
{
	struct store_data_set set;
	struct vault *vault;
	struct store *store;
	if (data_read(folder, key, &vault, &store, &set, ret_fault) != 0)
		return -1;
	store_free(store);
	vault_free(vault);
	return 0;
}

int data_open(const char *folder, const char *key, bool may_create, const struct world *world,
	struct vault **ret_vault, struct store **ret_store, struct store_data_set *ret_set,
	struct fault *ret_fault)
{
	struct vault *vault = NULL;
	struct store *store = NULL;
	/* A database without its key must not get a new one: say what is missing, touch nothing. */
	bool exists = store_exists(folder);

	if (!exists && !may_create)
		return fault_set(ret_fault, "there is no data in %s", folder);
	if (vault_open(key, may_create && !exists, world, &vault, ret_fault) != 0)
		return -1;
	if (store_open(folder, &store, ret_fault) != 0)
		goto close;
	enum store_result result = store_data_set_get(store, ret_set);
	if (result != STORE_OK && !(result == STORE_NONE && may_create)) {
		fault_set(ret_fault, "the data set in %s cannot be read", folder);
		goto close;
	}
	if (result == STORE_NONE && found(store, vault, world, ret_set, ret_fault) != 0)
		goto close;
	if (data_check_key(store, vault, key, ret_set, ret_fault) != 0 ||
		take_keys(store, vault, ret_fault) != 0)
		goto close;
	*ret_vault = vault;
	*ret_store = store;
	return 0;
close:
	store_free(store);
	vault_free(vault);
	return -1;
}

/* Where the clock was set back meanwhile. */
static enum store_result turn_back(struct core *core)
{
	struct house_limits limits = core_limits(core);
	enum store_result result = store_begin(core->store);
	if (result == STORE_OK)
		result = directory_turn_back(core->directory, &limits);
	return result == STORE_OK ? store_commit(core->store) : result;
}

static int open_erasures(
	struct core *core, const struct journal_options *options, struct fault *ret_fault)
{
	char *beside = erasures_default_path(options->key_path, options->folder);
	int result = erasures_open(options->erasures_path ? options->erasures_path : beside,
		core->set.id, core->set.erasures, &core->erasures, ret_fault);
	free(beside);
	return result;
}

int core_open(struct core *core, const struct journal_options *options, struct fault *ret_fault)
{
	*core = (struct core){
		.world = options->world,
		.server_version = options->server_version,
		.connections_per_person = options->connections_per_person,
		.cold_events = options->cold_events ? options->cold_events : LIMIT_COLD_EVENTS,
	};
	buffer_init(&core->next);
	turns_init(&core->turns);
	roster_init(&core->roster);
	if (data_open(options->folder, options->key_path, true, options->world, &core->vault,
		    &core->store, &core->set, ret_fault) != 0)
		return -1;
	if (open_erasures(core, options, ret_fault) != 0)
		return -1;
	core->directory = directory_new(core->store, core->vault, core->world, core->set.house);
	rooms_init(&core->rooms, core->store, core->vault, core->world, &core->roster,
		options->rooms_warm ? options->rooms_warm : LIMIT_ROOMS_WARM);
	if (rooms_load(&core->rooms) != STORE_OK)
		return fault_set(ret_fault, "the list of rooms cannot be read");
	if (rooms_get(&core->rooms, core->set.house, &core->house) != STORE_OK)
		return fault_set(ret_fault,
			"the house cannot be read; `runde verify` says which rows are damaged");
	notes_init(&core->notes, core->store, core->vault, core->world, &core->roster,
		options->notes_held ? options->notes_held : LIMIT_NOTES_BYTES);
	if (notes_open(&core->notes) != STORE_OK)
		return fault_set(ret_fault, "the notes cannot be read");
	core->sweeping = core->rooms.some_deleted;
	core->rotating = vault_is_rotating(core->vault);
	if (saved_next_due(core->store, &core->reminder_ms) != STORE_OK)
		return fault_set(ret_fault, "the reminders cannot be read");
	core->opened_ms = world_now_ms(core->world);
	if (meetings_next_due(core->store, &core->meeting_ms) != STORE_OK)
		return fault_set(ret_fault, "the meetings cannot be read");
	if (tasks_next_due(core->store, &core->task_ms) != STORE_OK)
		return fault_set(ret_fault, "the tasks cannot be read");
	if (minutes_next_due(core->store, &core->minutes_ms) != STORE_OK)
		return fault_set(ret_fault, "the minutes cannot be read");
	core->cases_ms = cases_next_due(core);
	votes_open(core);
	if (turn_back(core) != STORE_OK)
		return fault_set(ret_fault, "the sessions cannot be put right");
	return erasing_again(core, ret_fault);
}

void core_fini(struct core *core)
{
	buffer_fini(&core->next);
	turns_fini(&core->turns);
	telling_clear(core);
	ballots_fini(&core->ballots);
	notes_fini(&core->notes);
	roster_fini(&core->roster);
	rooms_fini(&core->rooms);
	directory_free(core->directory);
	erasures_free(core->erasures);
	store_free(core->store);
	vault_free(core->vault);
}
