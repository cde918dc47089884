#include "journal/procedures.h"
#include "proto/state.h"

void house_tell(struct run *run, const struct room *house)
{
	BUFFER_AUTO json;
	struct dispatch *dispatch = dispatch_new(DISPATCH_HOUSE);
	buffer_init(&json);
	if (house->head == 0)
		buffer_add_string(&json, "null");
	else
		house_encode(&house->house, &json);
	dispatch->stored = true;
	dispatch->frame = frame_new(json.data, json.size);
	run_add(run, dispatch);
}
