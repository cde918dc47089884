#include "journal/minutes/rows.h"

#include "journal/sealing/minutes.h"
#include "proto/state.h"

enum form { FORM_JSON, FORM_MARKDOWN };

static struct seal_label label_of(const struct store_minutes *row, enum form form)
{
	return (struct seal_label){
		.purpose = SEAL_MINUTES,
		.room = row->room,
		.seq = row->meeting,
		.ref = row->event,
		.kind = (uint16_t)row->stage,
		.author = row->series,
		.audience = (uint8_t)form,
	};
}

static void close_up(struct vault *vault, const struct store_minutes *row, enum form form,
	struct text text, struct buffer *out)
{
	const struct seal_label label = label_of(row, form);
	vault_seal(vault, &label, text.data, text.size, out);
}

enum store_result minutes_row_put(struct store *store, struct vault *vault,
	struct store_minutes row, struct text json, struct text markdown)
{
	BUFFER_AUTO sealed_json;
	BUFFER_AUTO sealed_markdown;
	buffer_init(&sealed_json);
	buffer_init(&sealed_markdown);
	close_up(vault, &row, FORM_JSON, json, &sealed_json);
	row.json = sealed_json.data;
	row.json_size = sealed_json.size;
	if (markdown.size) {
		close_up(vault, &row, FORM_MARKDOWN, markdown, &sealed_markdown);
		row.markdown = sealed_markdown.data;
		row.markdown_size = sealed_markdown.size;
	}
	return store_minutes_put(store, &row);
}

static bool open_form(struct vault *vault, const struct store_minutes *row, enum form form,
	struct arena *arena, struct text *ret_text)
{
	BUFFER_AUTO plain;
	const struct seal_label label = label_of(row, form);
	const void *sealed = form == FORM_JSON ? row->json : row->markdown;
	size_t size = form == FORM_JSON ? row->json_size : row->markdown_size;
	buffer_init(&plain);
	if (!sealed || !vault_unseal(vault, &label, sealed, size, &plain))
		return false;
	*ret_text = arena_copy_text(arena, (const char *)plain.data, plain.size);
	return true;
}

/* The minutes in a file of JSON that seals them. */
static bool read_sealed(struct arena *arena, struct minutes_opened *opened)
{
	struct sealed_file file;
	sealed_file_init(&file);
	bool read = sealed_file_read(opened->json.data, opened->json.size, &file) &&
		    file.form == SEAL_JSON &&
		    minutes_decode(file.content.data, file.content.size, arena, &opened->minutes);
	if (read) {
		opened->seal = file.seal;
		minutes_seal_name(&file.seal, opened->name);
	}
	sealed_file_fini(&file);
	return read;
}

bool minutes_row_open(struct vault *vault, const struct store_minutes *row, struct arena *arena,
	struct minutes_opened *ret_opened)
{
	struct minutes_opened opened = {.event = row->event, .stage = row->stage};
	if (!open_form(vault, row, FORM_JSON, arena, &opened.json))
		return false;
	bool read =
		row->stage == STORE_MINUTES_PRESENTED
			? minutes_decode(opened.json.data, opened.json.size, arena, &opened.minutes)
			: open_form(vault, row, FORM_MARKDOWN, arena, &opened.markdown) &&
				  read_sealed(arena, &opened);
	if (read)
		*ret_opened = opened;
	return read;
}
