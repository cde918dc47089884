#include "journal/registers/picture.h"

#include "base/log.h"
#include "journal/house.h"
#include "journal/reading/listing.h"
#include "journal/registers/register.h"
#include "proto/reply.h"

enum store_result picture_get(struct store *store, struct vault *vault, uint64_t house,
	uint64_t person, struct buffer *ret_data)
{
	struct register_key key = {.person = person, .room = house, .kind = REGISTER_PICTURE};
	enum store_result result = register_get(store, vault, &key, ret_data);
	if (result == STORE_DAMAGED)
		log_error("a damaged picture was met");
	return result == STORE_NONE || result == STORE_DAMAGED ? STORE_OK : result;
}

enum store_result picture_read(
	struct page *page, struct store *store, struct vault *vault, struct buffer *out)
{
	BUFFER_AUTO data;
	buffer_init(&data);
	enum store_result result = picture_get(store, vault, page->house, page->whose, &data);
	struct picture_get_result answer = {.data = text_of("")};
	if (data.size)
		answer.data = (struct text){(const char *)data.data, data.size};
	if (result == STORE_OK)
		reply_result(out, &page->id, page->kind, &answer);
	return result;
}

enum answering picture_put(struct batch *batch, struct call *call, const struct who *who,
	struct room_entry *house, const struct decision *decision)
{
	struct core *core = batch->core;
	struct text data = call->command->params.picture_set.data;
	uint64_t person = command_person(call->command);
	struct register_key key = {.person = person, .room = house->id, .kind = REGISTER_PICTURE};
	enum store_result result;

	(void)who;
	if (!decision->count) /* there is none to take away */
		return ANSWER_DUE;
	if (data.size)
		result = register_put(core->store, core->vault, &key, data.data, data.size);
	else
		result = register_drop(core->store, &key);
	if (result == STORE_OK && person == NOBODY)
		result = house_tell(&batch->run, core);
	return answer_due_if(batch_stored(batch, result));
}
