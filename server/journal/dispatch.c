#include "journal/dispatch.h"

#include "base/memory.h"
#include "journal/reading/minutes_copy.h"

struct dispatch *dispatch_new(enum dispatch_kind kind)
{
	struct dispatch *dispatch = memory_new(1, sizeof(*dispatch));
	dispatch->kind = kind;
	return dispatch;
}

void dispatch_free(struct dispatch *dispatch)
{
	if (!dispatch)
		return;
	frame_unref(dispatch->frame);
	frame_unref(dispatch->veiled);
	frame_unref(dispatch->bare);
	minutes_copy_free(dispatch->copy);
	free(dispatch);
}
