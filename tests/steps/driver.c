/* Applies steps to documents, for steps.mjs. It reads lines, a letter and JSON, and answers each
 * with one:
 *
 *     D {"type":"doc",…}   takes up a document        = the document, or ! and why not
 *     S [{"stepType":…}]   applies a batch to it      likewise, with the number of the step
 *     E                    the batch that was applied = its steps
 *     T                    its plain text             = the text as a JSON string
 *     M                    the same as Markdown       likewise
 *
 * A document it answers with has been audited, and read again from what it was written as. */
#include "audit.h"

#include "base/memory.h"
#include "proto/encode.h"
#include "proto/note/decode.h"
#include "proto/note/encode.h"
#include "proto/note/words.h"
#include "room/notes/apply.h"
#include "room/notes/document.h"
#include "room/notes/markdown.h"
#include "room/notes/plain.h"

#include <stdio.h>

static void answer(char sign, const struct buffer *text)
{
	putchar(sign);
	putchar(' ');
	fwrite(text->data, 1, text->size, stdout);
	putchar('\n');
}

static void answer_refused(const struct note_refusal *refusal)
{
	printf("! %s %u\n", note_reason_name(refusal->reason), refusal->step);
}

static void answer_document(const struct note_document *document)
{
	BUFFER_AUTO out;
	buffer_init(&out);
	const char *wrong = audit_written(document->root, &out);
	if (wrong)
		BUG(wrong);
	answer('=', &out);
}

static void take_up(struct note_document *document, const char *text, size_t size)
{
	struct note_refusal refusal;
	ARENA_AUTO arena;
	arena_init(&arena);
	const struct note_node *root = note_parse_document(text, size, &arena, &refusal);
	if (!root || !note_check(root, &refusal)) {
		answer_refused(&refusal);
		return;
	}
	note_document_become_take(document, root, &arena);
	answer_document(document);
}

/* `ret_batch`: what was applied, unless it was refused. */
static void apply(
	struct note_document *document, const char *text, size_t size, struct buffer *ret_batch)
{
	struct note_refusal refusal;
	struct note_steps steps;
	ARENA_AUTO arena;
	arena_init(&arena);
	const struct note_node *root = NULL;
	if (note_parse_steps(text, size, &arena, &steps, &refusal))
		root = note_apply(document->root, &steps, &arena, &refusal);
	if (!root) {
		answer_refused(&refusal);
		return;
	}
	buffer_clear(ret_batch);
	note_encode_steps(&steps, ret_batch);
	note_document_become_take(document, root, &arena);
	answer_document(document);
}

static struct text name_of(const void *context, enum note_mention_kind kind, uint64_t id)
{
	(void)context;
	(void)id;
	return text_of(note_mention_names[kind]);
}

static void answer_text(const struct note_document *document, bool markdown)
{
	static const struct plain_names names = {NULL, name_of};
	BUFFER_AUTO text, json;
	buffer_init(&text);
	buffer_init(&json);
	if (markdown)
		note_markdown(document->root, &names, 0, &text);
	else
		plain_text(document->root, &names, &text);
	encode_string((struct text){(const char *)text.data, text.size}, &json);
	answer('=', &json);
}

int main(void)
{
	struct note_document document;
	BUFFER_AUTO batch;
	char *line = NULL;
	size_t room = 0;
	ssize_t size;

	note_document_init(&document);
	buffer_init(&batch);
	while ((size = getline(&line, &room, stdin)) > 2) {
		const char *json = line + 2;
		size_t bytes = (size_t)size - 3;
		if (line[0] == 'D')
			take_up(&document, json, bytes);
		else if (line[0] == 'S')
			apply(&document, json, bytes, &batch);
		else if (line[0] == 'E')
			answer('=', &batch);
		else
			answer_text(&document, line[0] == 'M');
		fflush(stdout);
	}
	free(line);
	note_document_fini(&document);
	return 0;
}
