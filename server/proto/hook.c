#include "proto/hook.h"

#include "base/limits.h"
#include "base/memory.h"
#include "proto/decode.h"
#include "proto/gen/limits.h"
#include "proto/mrkdwn.h"

#include <string.h>

/* Parts are kept apart by what is due before the next one that has something to say. */
struct composing {
	struct buffer *out; /* borrowed */
	const char *due;    /* static; NULL: nothing was said yet */
	bool bad;           /* something is not as Slack has it */
};

static void part_from(struct composing *c, const char *between)
{
	if (c->due)
		buffer_add_string(c->out, c->due);
	c->due = between;
}

/* A string of an object; an empty one where there is none. */
static struct text string_of(struct composing *c, const json_t *object, const char *key)
{
	const json_t *value = json_object_get(object, key);
	if (!value || json_is_null(value))
		return text_of("");
	c->bad = c->bad || !json_is_string(value);
	return c->bad ? text_of("")
		      : (struct text){json_string_value(value), json_string_length(value)};
}

/* A list of objects; NULL where there is none. */
static const json_t *list_of(struct composing *c, const json_t *object, const char *key)
{
	const json_t *list = json_object_get(object, key);
	const json_t *item;
	size_t i;
	if (!list || json_is_null(list))
		return NULL;
	c->bad = c->bad || !json_is_array(list);
	json_array_foreach(list, i, item) c->bad = c->bad || !json_is_object(item);
	return c->bad ? NULL : list;
}

static bool is_type(const json_t *object, const char *type)
{
	const char *given = json_string_value(json_object_get(object, "type"));
	return given && strcmp(given, type) == 0;
}

static void write_mrkdwn(struct composing *c, struct text text, const char *between)
{
	if (!text.size)
		return;
	part_from(c, between);
	mrkdwn_write(text, c->out);
}

/* {"type": "mrkdwn" or "plain_text", "text": …} */
static void write_text_object(struct composing *c, const json_t *object, const char *between)
{
	if (!object)
		return;
	struct text text = string_of(c, object, "text");
	bool plain = is_type(object, "plain_text");
	c->bad = c->bad || (!plain && !is_type(object, "mrkdwn"));
	if (c->bad || !text.size)
		return;
	part_from(c, between);
	if (plain)
		mrkdwn_write_plain(text, c->out);
	else
		mrkdwn_write(text, c->out);
}

static void write_text_objects(struct composing *c, const json_t *list, const char *between)
{
	const json_t *item;
	size_t i;
	json_array_foreach(list, i, item) if (!is_type(item, "image"))
		write_text_object(c, item, between);
}

/* One line, whatever it was. */
static void write_header(struct composing *c, const json_t *block)
{
	BUFFER_AUTO line;
	struct text text = string_of(c, json_object_get(block, "text"), "text");
	buffer_init(&line);
	mrkdwn_write_plain(text, &line);
	if (!line.size)
		return;
	part_from(c, "\n\n");
	buffer_add_string(c->out, "### ");
	for (size_t i = 0; i < line.size; i++)
		buffer_add_byte(c->out, line.data[i] == '\n' ? ' ' : line.data[i]);
}

static void write_section(struct composing *c, const json_t *block)
{
	write_text_object(c, json_object_get(block, "text"), "\n");
	write_text_objects(c, list_of(c, block, "fields"), "\n");
}

static void write_blocks(struct composing *c, const json_t *blocks)
{
	const json_t *block;
	size_t i;
	json_array_foreach(blocks, i, block)
	{
		if (is_type(block, "header"))
			write_header(c, block);
		else if (is_type(block, "section"))
			write_section(c, block);
		else if (is_type(block, "context"))
			write_text_objects(c, list_of(c, block, "elements"), " ");
		else if (is_type(block, "divider"))
			write_mrkdwn(c, text_of("---"), "\n\n");
		if (c->due)
			c->due = "\n\n";
	}
}

static void write_title(struct composing *c, const json_t *attachment)
{
	struct text title = string_of(c, attachment, "title");
	struct text link = string_of(c, attachment, "title_link");
	if (!title.size)
		return;
	part_from(c, "\n");
	buffer_add_string(c->out, "**");
	if (link.size)
		mrkdwn_write_link(title, link, c->out);
	else
		mrkdwn_write_plain(title, c->out);
	buffer_add_string(c->out, "**");
}

static void write_fields(struct composing *c, const json_t *fields)
{
	const json_t *field;
	size_t i;
	json_array_foreach(fields, i, field)
	{
		struct text title = string_of(c, field, "title");
		struct text value = string_of(c, field, "value");
		if (title.size) {
			part_from(c, value.size ? " " : "\n");
			buffer_add_string(c->out, "**");
			mrkdwn_write_plain(title, c->out);
			buffer_add_string(c->out, value.size ? ":**" : "**");
		}
		write_mrkdwn(c, value, "\n");
	}
}

static void write_attachments(struct composing *c, const json_t *attachments)
{
	const json_t *attachment;
	size_t i;
	json_array_foreach(attachments, i, attachment)
	{
		size_t before = c->out->size;
		write_mrkdwn(c, string_of(c, attachment, "pretext"), "\n");
		write_title(c, attachment);
		write_mrkdwn(c, string_of(c, attachment, "text"), "\n");
		write_fields(c, list_of(c, attachment, "fields"));
		write_blocks(c, list_of(c, attachment, "blocks"));
		if (c->out->size == before)
			write_mrkdwn(c, string_of(c, attachment, "fallback"), "\n");
		if (c->due)
			c->due = "\n\n";
	}
}

/* Where there are blocks, `text` is what a notice says in their place. */
static bool compose(const json_t *payload, struct buffer *out)
{
	struct composing c = {.out = out};
	struct text text = string_of(&c, payload, "text");

	write_blocks(&c, list_of(&c, payload, "blocks"));
	if (!out->size && json_is_false(json_object_get(payload, "mrkdwn")) && text.size) {
		part_from(&c, "\n\n");
		mrkdwn_write_plain(text, out);
	} else if (!out->size) {
		write_mrkdwn(&c, text, "\n\n");
	}
	write_attachments(&c, list_of(&c, payload, "attachments"));
	return !c.bad;
}

/* Under the same bounds as every other message. */
static bool fits(struct command *command, const struct buffer *text, enum hook_fault *ret_fault)
{
	static const struct field fields[] = {
		{"text", FIELD_TEXT, offsetof(struct message_post_params, text), SIZE_MAX, 1,
			PROTO_MESSAGE_TEXT_MAX, NULL, NULL, NULL},
		{0},
	};
	static const struct shape shape = {sizeof(struct message_post_params), fields};
	struct refusal refusal;
	json_t *object = json_pack("{s:s%}", "text", (const char *)text->data, text->size);
	if (!object) { /* a character was cut */
		*ret_fault = HOOK_INVALID;
		return false;
	}
	bool fit = decode_object(
		&shape, object, DECODE_STRICT, &command->arena, &command->params, &refusal);
	json_decref(object);
	const char *reason = !fit && refusal.reason ? refusal.reason : "";
	if (strcmp(reason, "too_long") == 0)
		*ret_fault = HOOK_TOO_LONG;
	else if (!fit)
		*ret_fault = strcmp(reason, "too_short") == 0 ? HOOK_NO_TEXT : HOOK_INVALID;
	return fit;
}

struct command *hook_read(const char *payload, size_t size_bytes, enum hook_fault *ret_fault)
{
	BUFFER_AUTO text;
	struct refusal refusal;
	json_t *object = decode_parse(payload, size_bytes, LIMIT_JSON_DEPTH, &refusal);
	bool composed;

	buffer_init(&text);
	composed = object && compose(object, &text);
	json_decref(object);
	if (!composed || !text.size) {
		*ret_fault = composed ? HOOK_NO_TEXT : HOOK_INVALID;
		return NULL;
	}
	struct command *command = memory_new(1, sizeof(*command));
	command->kind = COMMAND_MESSAGE_POST;
	arena_init(&command->arena);
	if (!fits(command, &text, ret_fault)) {
		command_free(command);
		return NULL;
	}
	return command;
}
