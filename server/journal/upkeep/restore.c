#include "journal/upkeep/restore.h"

#include "base/id.h"
#include "journal/journal.h"
#include "journal/open.h"
#include "store/records.h"
#include "vault/erasures.h"
#include "vault/vault.h"

#include <stdlib.h>

/* A server that writes the list is in the way of what comes later: better now. */
static int try_erasures(const char *path, const struct store_data_set *set, struct fault *ret_fault)
{
	struct erasures *erasures;
	if (erasures_open(path, set->id, set->erasures, &erasures, ret_fault) != 0)
		return -1;
	erasures_free(erasures);
	return 0;
}

/* The list must know all that was erased since the backup was made. Where it need not, what it does
 * not know counts as done. */
static int check_erasures(
	const struct restore_options *options, struct store_data_set *set, struct fault *ret_fault)
{
	char *beside = erasures_default_path(options->key_path, options->folder);
	const char *path = options->erasures_path ? options->erasures_path : beside;
	struct erasures_extent extent;
	int found = erasures_look(path, set->id, &extent, ret_fault);
	int result = found < 0 ? -1 : 0;
	bool reaches_back = found == 1 && extent.first <= set->erasures + 1;
	if (found >= 0 && !reaches_back && !options->without_erasures)
		result = fault_set(ret_fault,
			"the list of erasures %.100s %s: what was erased since this backup"
			" would come back. Put the right one there, or say --without-erasures",
			path, found ? "does not reach back so far" : "is not there");
	else if (found == 1 && !reaches_back)
		set->erasures = extent.first - 1;
	if (result == 0)
		result = try_erasures(path, set, ret_fault);
	free(beside);
	return result;
}

/* Who was shut out since would come in again. Passwords stay, or nobody could sign in. */
static int change_locks(struct store *store, struct store_data_set *set, const struct world *world,
	struct fault *ret_fault)
{
	set->epoch = id_of_random(world_random(world));
	enum store_result result = store_begin(store);
	if (result == STORE_OK)
		result = store_access_clear(store);
	if (result == STORE_OK)
		result = store_data_set_put(store, set);
	if (result == STORE_OK)
		result = store_commit(store);
	if (result == STORE_OK)
		return 0;
	store_rollback(store);
	return fault_set(ret_fault, "the restored data cannot be written");
}

static int prepare(const struct restore_options *options, struct store *store, struct vault *vault,
	struct fault *ret_fault)
{
	struct store_data_set set;
	if (store_data_set_get(store, &set) != STORE_OK)
		return fault_set(ret_fault, "the backup %.140s holds no data set", options->file);
	if (vault_bind(vault, set.id, ret_fault) != 0)
		return -1;
	if (data_check_key(store, vault, options->key_path, &set, ret_fault) != 0)
		return fault_set(ret_fault,
			"the key in %.120s does not belong to the backup %.120s;"
			" nothing was restored",
			options->key_path, options->file);
	if (check_erasures(options, &set, ret_fault) != 0)
		return -1;
	return change_locks(store, &set, options->world, ret_fault);
}

static int bring_back(const struct restore_options *options, struct fault *ret_fault)
{
	struct vault *vault;
	struct store *store;
	struct fault fault;
	if (vault_open(options->key_path, false, options->world, &vault, ret_fault) != 0)
		return -1;
	int result = store_restore(options->folder, options->file, &store, ret_fault);
	if (result == 0) {
		result = prepare(options, store, vault, ret_fault);
		if (store_restored(store, options->folder, result == 0, &fault) != 0) {
			*ret_fault = fault;
			result = -1;
		}
	}
	vault_free(vault);
	return result;
}

/* Opening the journal does the erasures again; what is due by now goes with it, as rows of rooms
 * that were deleted. */
static int erase_again(const struct restore_options *options, struct fault *ret_fault)
{
	struct journal *journal;
	const struct journal_options journal_options = {
		.folder = options->folder,
		.key_path = options->key_path,
		.erasures_path = options->erasures_path,
		.world = options->world,
		.server_version = "restore",
		.connections_per_person = 1,
	};
	if (journal_open(&journal_options, &journal, ret_fault) != 0)
		return -1;
	journal_run(journal);
	journal_free(journal);
	return 0;
}

int restore_data(const struct restore_options *options, struct fault *ret_fault)
{
	if (bring_back(options, ret_fault) != 0)
		return -1;
	return erase_again(options, ret_fault);
}
