#include "journal/call.h"

#include "base/memory.h"

struct call *call_new(enum call_kind kind, uint64_t connection)
{
	struct call *call = memory_new(1, sizeof(*call));
	call->kind = kind;
	call->connection = connection;
	return call;
}

void call_free(struct call *call)
{
	if (!call)
		return;
	command_free(call->command);
	sign_in_free(call->sign_in);
	join_free(call->join);
	free(call->hashing.stored);
	free(call->hashing.made);
	free(call);
}
