#include "proto/event.h"

#include "base/limits.h"
#include "base/memory.h"
#include "proto/decode.h"
#include "proto/encode.h"
#include "proto/tables.h"

#include <string.h>

static const struct event_row *row_of(int kind)
{
	for (size_t i = 0; i < event_row_count; i++)
		if (event_rows[i].kind == kind)
			return &event_rows[i];
	return NULL;
}

const struct event_info *event_info(int kind)
{
	const struct event_row *row = row_of(kind);
	return row ? &row->info : NULL;
}

const struct event_info *event_info_at(size_t index, enum event_kind *ret_kind)
{
	if (index >= event_row_count)
		return NULL;
	*ret_kind = (enum event_kind)event_rows[index].kind;
	return &event_rows[index].info;
}

void event_encode_body(const struct event *event, struct buffer *out)
{
	const struct event_row *row = row_of((int)event->kind);
	if (!row)
		BUG("an event of no known kind is encoded");
	encode_object(row->body, &event->body, out);
}

bool event_says_same(const struct event *one, const struct event *other)
{
	BUFFER_AUTO a;
	BUFFER_AUTO b;
	buffer_init(&a);
	buffer_init(&b);
	event_encode_body(one, &a);
	event_encode_body(other, &b);
	return a.size == b.size && (!a.size || memcmp(a.data, b.data, a.size) == 0);
}

bool event_decode_body(enum event_kind kind, const void *json, size_t size_bytes,
	struct arena *arena, union event_body *ret_body)
{
	const struct event_row *row = row_of((int)kind);
	struct refusal refusal;
	union event_body body = {0};
	json_t *object = row ? decode_parse(json, size_bytes, LIMIT_JSON_DEPTH, &refusal) : NULL;
	bool decoded =
		object && decode_object(row->body, object, DECODE_OWN, arena, &body, &refusal);
	json_decref(object);
	if (decoded)
		*ret_body = body;
	return decoded;
}
