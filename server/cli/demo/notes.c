/* How the demonstration's people write notes: in the items of their meetings, and on pages. */
#include "cli/demo/play.h"

#include "base/buffer.h"
#include "base/memory.h"
#include "cli/demo/calendar.h"
#include "cli/demo/meeting_script.h"
#include "proto/note/fragment.h"
#include "proto/note/node.h"
#include "proto/note/units.h"

#include <string.h>

/* A document that nobody has written in is an empty paragraph. */
enum { EMPTY_SIZE = 2, LINES_GUESSED = 8 };

/* What begins a line, and what it is then. */
struct line_kind {
	const char *sign;
	enum note_type list, item; /* NOTE_DOC: it stands in none */
	bool checked;
};

static const struct line_kind kinds[] = {
	{"- ", NOTE_BULLET_LIST, NOTE_LIST_ITEM, false},
	{"[ ] ", NOTE_CHECK_LIST, NOTE_CHECK_ITEM, false},
	{"[x] ", NOTE_CHECK_LIST, NOTE_CHECK_ITEM, true},
	{"# ", NOTE_DOC, NOTE_HEADING, false},
	{"", NOTE_DOC, NOTE_PARAGRAPH, false},
};

static const struct line_kind *kind_of(const char *line)
{
	const struct line_kind *kind = kinds;
	while (strncmp(line, kind->sign, strlen(kind->sign)) != 0)
		kind++;
	return kind;
}

/* One line of a text, without what begins it. */
static const struct note_node *line_node(
	struct arena *arena, const struct line_kind *kind, const char *line, size_t size_bytes)
{
	size_t skip = strlen(kind->sign);
	struct text words = arena_copy_text(arena, line + skip, size_bytes - skip);
	const struct note_node *text = note_make_text(arena, (struct note_marks){0}, words.data,
		(uint32_t)words.size, units_count(words.data, words.size));
	if (kind->item == NOTE_HEADING)
		return fragment_around(arena, NOTE_HEADING, 2, text);
	const struct note_node *paragraph = fragment_around(arena, NOTE_PARAGRAPH, 0, text);
	return kind->list == NOTE_DOC
		       ? paragraph
		       : fragment_around(arena, kind->item, kind->checked, paragraph);
}

/* The blocks of a text: lines of a list that follow each other are one. */
static struct note_fragment blocks_of(struct arena *arena, const char *text)
{
	struct fragment_builder blocks, items;
	struct note_fragment result, content;
	fragment_begin(&blocks, arena, LINES_GUESSED);
	while (*text) {
		const struct line_kind *kind = kind_of(text);
		enum note_type list = kind->list;
		fragment_begin(&items, arena, LINES_GUESSED);
		do {
			size_t size = strcspn(text, "\n");
			fragment_add(&items, line_node(arena, kind, text, size));
			text += size + (text[size] == '\n');
			kind = kind_of(text);
		} while (list != NOTE_DOC && *text && kind->list == list);
		if (!fragment_end(&items, &content))
			BUG("a note of the demonstration cannot be made");
		fragment_add(&blocks, list == NOTE_DOC
					      ? content.nodes[0]
					      : note_make_node(arena, list, (struct note_attrs){0},
							(struct note_marks){0}, &content));
	}
	if (!fragment_end(&blocks, &result))
		BUG("a note of the demonstration cannot be made");
	return result;
}

/* A document as far as it has been written. */
struct written {
	uint64_t room, of;
	int item; /* 0: it is a page's */
	int64_t version;
	uint32_t size; /* tokens */
};

/* Adds a text at the end, in the place of nothing. */
static int write(struct demo *demo, struct written *note, const struct demo_note *script,
	struct fault *ret_fault)
{
	BUFFER_AUTO text;
	struct command *command = demo_command(COMMAND_NOTE_WRITE);
	struct note_step *step = arena_new(&command->arena, sizeof(*step));

	buffer_init(&text);
	demo_add_text(&text, script->text, demo->made_ms);
	buffer_add_byte(&text, '\0');
	*step = (struct note_step){.type = NOTE_REPLACE,
		.from = note->version ? note->size : 0,
		.to = note->version ? note->size : EMPTY_SIZE,
		.slice.content = blocks_of(&command->arena, (const char *)text.data)};
	note->size = (note->version ? note->size : 0) + step->slice.content.size;
	command->params.note_write = (struct note_write_params){.room = note->room,
		.of = note->of,
		.has_item = note->item != 0,
		.item = note->item,
		.version = note->version++,
		.editor = demo_client_id(demo),
		.steps = {step, 1, 1}};
	return demo_give(demo, demo_person_index(script->who), command, NULL, ret_fault);
}

int demo_write_notes(struct demo *demo, const char *place, int item, uint64_t room, uint64_t of,
	struct fault *ret_fault)
{
	struct written note = {.room = room, .of = of, .item = item};
	for (size_t i = 0; i < demo_notes_count; i++)
		if (demo_notes[i].item == item && strcmp(demo_notes[i].place, place) == 0 &&
			write(demo, &note, &demo_notes[i], ret_fault) != 0)
			return -1;
	return 0;
}

int demo_make_page(struct demo *demo, const struct demo_line *line, struct fault *ret_fault)
{
	size_t channel = demo_channel_index(line->channel), person = demo_person_index(line->who);
	struct demo_answer answer;
	struct command *command = demo_command(COMMAND_PAGE_MAKE);
	command->params.page_make = (struct page_make_params){
		demo->rooms[channel], demo_client_id(demo), text_of(line->text)};
	if (demo_give(demo, person, command, &answer, ret_fault) != 0)
		return -1;
	demo->heads[channel] = answer.seq;
	demo->reads[channel][person] = answer.seq;
	return demo_write_notes(demo, line->text, 0, answer.room, answer.seq, ret_fault);
}
