#include "journal/house.h"

#include "base/attempt.h"
#include "journal/registers/picture.h"
#include "proto/state.h"

/* Strangers can ask for nothing, so the logo comes along: base64 needs no escapes. */
static enum store_result add_logo(struct core *core, struct buffer *json)
{
	BUFFER_AUTO data;
	buffer_init(&data);
	enum store_result result =
		picture_get(core->store, core->vault, core->set.house, NOBODY, &data);
	if (result != STORE_OK || data.size == 0)
		return result;
	if (attempt_is_short())
		return STORE_FAILED;
	json->size--; /* the closing brace */
	buffer_add_string(json, ",\"logo_data\":\"");
	buffer_add(json, data.data, data.size);
	buffer_add_string(json, "\"}");
	return STORE_OK;
}

enum store_result house_tell(struct run *run, struct core *core)
{
	BUFFER_AUTO json;
	const struct room *house = core_house(core)->state;
	enum store_result result = STORE_OK;
	buffer_init(&json);
	if (house->head == 0)
		buffer_add_string(&json, "null");
	else
		house_encode(&house->house, &json);
	if (house->house.has_logo)
		result = add_logo(core, &json);
	if (result != STORE_OK)
		return result;
	struct dispatch *dispatch = dispatch_new(DISPATCH_HOUSE);
	dispatch->stored = true;
	dispatch->frame = frame_new(json.data, json.size);
	run_add(run, dispatch);
	return STORE_OK;
}
