#include "proto/reply.h"

#include "proto/encode.h"
#include "proto/tables.h"

static void begin(struct buffer *out, const struct request_id *id)
{
	buffer_add_string(out, "{\"jsonrpc\":\"2.0\",\"id\":");
	buffer_add_string(out, id->json);
}

void reply_result(
	struct buffer *out, const struct request_id *id, enum command_kind kind, const void *result)
{
	begin(out, id);
	buffer_add_string(out, ",\"result\":");
	encode_object(command_rows[kind].result, result, out);
	buffer_add_byte(out, '}');
}

void reply_refusal(struct buffer *out, const struct refusal *refusal)
{
	const struct error_row *row = &error_rows[refusal->error];
	buffer_add_string(out, "{\"code\":");
	buffer_add_integer(out, row->code);
	buffer_add_string(out, ",\"message\":");
	encode_string(text_of(row->message), out);
	buffer_add_string(out, ",\"data\":{\"name\":");
	encode_string(text_of(row->name), out);
	if (refusal->field[0]) {
		buffer_add_string(out, ",\"field\":");
		encode_string(text_of(refusal->field), out);
	}
	if (refusal->reason) {
		buffer_add_string(out, ",\"reason\":");
		encode_string(text_of(refusal->reason), out);
	}
	if (refusal->limit) {
		buffer_add_string(out, ",\"limit\":");
		buffer_add_integer(out, refusal->limit);
	}
	buffer_add_string(out, "}}");
}

void reply_error(struct buffer *out, const struct request_id *id, const struct refusal *refusal)
{
	begin(out, id);
	buffer_add_string(out, ",\"error\":");
	reply_refusal(out, refusal);
	buffer_add_byte(out, '}');
}

void reply_notification(struct buffer *out, enum notification_kind kind, const void *params)
{
	const struct notification_row *row = &notification_rows[kind];
	buffer_add_string(out, "{\"jsonrpc\":\"2.0\",\"method\":\"");
	buffer_add_string(out, row->name);
	buffer_add_string(out, "\",\"params\":");
	encode_object(row->params, params, out);
	buffer_add_byte(out, '}');
}
