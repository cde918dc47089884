/* Opening the data: vault, store and rooms belong together and to the key, or nothing starts. */
#ifndef RUNDE_JOURNAL_OPEN_H
#define RUNDE_JOURNAL_OPEN_H

#include "journal/core.h"
#include "journal/journal.h"

/* Fills the core. A new folder gets a data set and a house without events. 0, or -1 with the
 * reason; core_fini() is due in either case. */
int core_open(struct core *core, const struct journal_options *options, struct fault *ret_fault);
void core_fini(struct core *core);
/* Opens vault and store, checks that they belong together, and takes all room keys into use. A
 * folder without a data set is refused unless may_create. */
int data_open(const char *folder, const char *key, bool may_create, const struct world *world,
	struct vault **ret_vault, struct store **ret_store, struct store_data_set *ret_set,
	struct fault *ret_fault);
/* Binds the vault to the data set and takes up a change of the master key that is under way. 0, or
 * -1 with the reason: the key is another one. */
int data_check_key(struct store *store, struct vault *vault, const char *key,
	const struct store_data_set *set, struct fault *ret_fault);
/* The same for reading alone, beside a server that runs: nothing stored is changed. */
int data_read(const char *folder, const char *key, struct vault **ret_vault,
	struct store **ret_store, struct store_data_set *ret_set, struct fault *ret_fault);
/* Looks, without changing anything stored, whether the key opens the data. 0, or -1 with the
 * reason. */
int data_confirm_key(const char *folder, const char *key, struct fault *ret_fault);
/* Whether a change of the master key is under way. 0, or -1 with the reason. */
int data_is_rotating(const char *folder, bool *ret_rotating, struct fault *ret_fault);
/* Writes into it by which key the vault opens it. */
void data_set_check(struct store_data_set *set, struct vault *vault);

#endif
