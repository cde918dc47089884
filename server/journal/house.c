#include "journal/house.h"

#include "base/attempt.h"
#include "base/log.h"
#include "journal/registers/picture.h"
#include "journal/sealing/signer.h"
#include "proto/state.h"
#include "room/minutes/seal.h"

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

enum store_result house_tell_signer(struct run *run, struct core *core)
{
	uint8_t key[SIGNER_KEY_BYTES];
	char fingerprint[SIGNER_FINGERPRINT_SIZE];
	struct signer *signer;
	BUFFER_AUTO json;
	buffer_init(&json);
	enum store_result result = signer_load(core->store, core->vault, core->set.house, &signer);
	if (result == STORE_DAMAGED)
		log_error("the key that seals minutes does not open");
	if (result == STORE_NONE || result == STORE_DAMAGED)
		return STORE_OK;
	if (result != STORE_OK)
		return result;
	signer_public_key(signer, key);
	signer_free(signer);
	signer_fingerprint(key, fingerprint);
	buffer_add_string(&json, "{\"key\":\"");
	seal_hex(key, sizeof(key), &json);
	buffer_add_string(&json, "\",\"fingerprint\":\"");
	buffer_add_string(&json, fingerprint);
	buffer_add_string(&json, "\"}");
	struct dispatch *dispatch = dispatch_new(DISPATCH_SIGNER);
	dispatch->stored = true;
	dispatch->frame = frame_new(json.data, json.size);
	run_add(run, dispatch);
	return STORE_OK;
}
