#include "cli/solo.h"

#include "base/memory.h"

#include <string.h>
#include <sys/stat.h>

int solo_open(const char *folder, const char *key_path, const char *erasures_path,
	struct journal **ret_journal, struct fault *ret_fault)
{
	struct stat status;
	struct journal_options options = {
		.folder = folder,
		.key_path = key_path,
		.erasures_path = erasures_path,
		.world = &world_real,
		.server_version = RUNDE_VERSION,
		.connections_per_person = 1,
	};
	if (stat(folder, &status) != 0)
		return fault_set(ret_fault, "there is no data folder %s", folder);
	return journal_open(&options, ret_journal, ret_fault);
}

struct dispatch *solo_do(struct journal *journal, struct call *call)
{
	if (!journal_submit(journal, call))
		BUG("an empty queue is full");
	journal_run(journal);
	return journal_take(journal);
}

int solo_finish(struct dispatch *list, struct fault *ret_fault)
{
	int result = 0;
	while (list) {
		struct dispatch *dispatch = list;
		list = dispatch->next;
		if (dispatch->error != ERROR_NONE) {
			struct frame *frame = dispatch->frame;
			result = fault_set(ret_fault, "refused: %.*s", frame ? (int)frame->size : 0,
				frame ? (const char *)frame_payload(frame) : "");
		}
		dispatch_free(dispatch);
	}
	return result;
}
