/* What a step on a document costs in CPU time, from its JSON to the document after it, and what is
 * given back of those before. bench_notes [CHARACTERS [STEPS]] */
#include "base/memory.h"
#include "proto/note/decode.h"
#include "proto/note/encode.h"
#include "room/notes/apply.h"
#include "room/notes/document.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

enum { CHARACTERS = 50000, STEPS = 20000, LINE = 100, JSON_BYTES = 256, KINDS_OF_STEP = 400 };

/* Two steps, the second of which undoes the first: the document stays what it is. */
struct deed {
	char done[JSON_BYTES], undone[JSON_BYTES];
};

static double cpu_us(void)
{
	struct timespec now;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (double)now.tv_sec * 1e6 + (double)now.tv_nsec / 1e3;
}

static void add_text(struct buffer *out, uint32_t characters)
{
	static const char words[] = "Angebot f\303\274r Gr\303\266\303\237e 4711 an den Kunden, ";
	enum { WORDS = 37 }; /* characters of it */
	buffer_add_string(out, "{\"type\":\"text\",\"text\":\"");
	for (uint32_t i = 0; i + WORDS <= characters; i += WORDS)
		buffer_add_string(out, words);
	for (uint32_t i = 0; i < characters % WORDS; i++)
		buffer_add_byte(out, 'x');
	buffer_add_string(out, "\"}");
}

/* Paragraphs of that length, every third in a list. */
static void add_document(struct buffer *out, uint32_t characters, uint32_t line)
{
	buffer_add_string(out, "{\"type\":\"doc\",\"content\":[");
	for (uint32_t i = 0; i * line < characters; i++) {
		bool listed = i % 3 == 2;
		buffer_add_string(out, i ? "," : "");
		if (listed)
			buffer_add_string(out, "{\"type\":\"bullet_list\",\"content\":[{\"type\":"
					       "\"list_item\",\"content\":[");
		buffer_add_string(out, "{\"type\":\"paragraph\",\"content\":[");
		add_text(out, line);
		buffer_add_string(out, "]}");
		buffer_add_string(out, listed ? "]}]}" : "");
	}
	buffer_add_string(out, "]}");
}

static void load(struct note_document *document, uint32_t characters, uint32_t line)
{
	struct note_refusal refusal;
	BUFFER_AUTO json;
	ARENA_AUTO arena;
	buffer_init(&json);
	arena_init(&arena);
	add_document(&json, characters, line);
	const struct note_node *root =
		note_parse_document((const char *)json.data, json.size, &arena, &refusal);
	if (!root || !note_check(root, &refusal))
		BUG("a document that is none");
	note_document_init(document);
	note_document_become_take(document, root, &arena);
}

static void apply(struct note_document *document, const char *json)
{
	struct note_refusal refusal;
	struct note_steps steps;
	ARENA_AUTO arena;
	arena_init(&arena);
	const struct note_node *root = NULL;
	if (note_parse_steps(json, strlen(json), &arena, &steps, &refusal))
		root = note_apply(document->root, &steps, &arena, &refusal);
	if (!root)
		BUG(json);
	note_document_become_take(document, root, &arena);
}

/* The position of the middle of a paragraph's text; the paragraphs take turns at random. */
static uint32_t middle_of_a_text(const struct note_document *document, uint32_t line, uint32_t i)
{
	uint32_t blocks = document->root->count, wanted = (i * 7919) % blocks, position = 0;
	for (uint32_t k = 0; k < wanted; k++)
		position += document->root->children[k]->size;
	const struct note_node *block = document->root->children[wanted];
	return position + (block->type == NOTE_PARAGRAPH ? 1u : 3u) + line / 2;
}

enum kind { TYPE, SPLIT, MARK, MARK_ALL, KINDS };

static const char *const kind_names[KINDS] = {"a letter typed, and erased",
	"a paragraph split, and joined", "ten letters made bold, and not",
	"all made bold, and not"};

static void write_mark(char *json, const char *type, uint32_t from, uint32_t to)
{
	snprintf(json, JSON_BYTES,
		"[{\"stepType\":\"%s\",\"from\":%u,\"to\":%u,\"mark\":{\"type\":\"strong\"}}]",
		type, from, to);
}

static void write_replace(char *json, uint32_t from, uint32_t to, const char *slice)
{
	snprintf(json, JSON_BYTES,
		"[{\"stepType\":\"replace\",\"from\":%u,\"to\":%u,\"slice\":%s}]", from, to, slice);
}

/* At that position; `size`: the tokens of the document. */
static void make_deed(struct deed *deed, enum kind kind, uint32_t at, uint32_t size)
{
	uint32_t from = kind == MARK_ALL ? 0 : at, to = kind == MARK_ALL ? size : at + 10;
	if (kind == TYPE) {
		write_replace(
			deed->done, at, at, "{\"content\":[{\"type\":\"text\",\"text\":\"y\"}]}");
		write_replace(deed->undone, at, at + 1, "null");
	} else if (kind == SPLIT) {
		write_replace(deed->done, at, at,
			"{\"content\":[{\"type\":\"paragraph\"},{\"type\":\"paragraph\"}],"
			"\"openStart\":1,\"openEnd\":1}");
		write_replace(deed->undone, at, at + 2, "null");
	} else {
		write_mark(deed->done, "addMark", from, to);
		write_mark(deed->undone, "removeMark", from, to);
	}
}

/* Returns µs a step. */
static double measure(struct note_document *document, enum kind kind, uint32_t line, uint32_t steps)
{
	struct deed *deeds = memory_new(KINDS_OF_STEP, sizeof(*deeds));
	for (uint32_t i = 0; i < KINDS_OF_STEP; i++)
		make_deed(&deeds[i], kind, middle_of_a_text(document, line, i),
			document->root->size - 2);
	double begun = cpu_us();
	for (uint32_t i = 0; i < steps / 2; i++) {
		apply(document, deeds[i % KINDS_OF_STEP].done);
		apply(document, deeds[i % KINDS_OF_STEP].undone);
	}
	double took = cpu_us() - begun;
	free(deeds);
	return took / (steps / 2 * 2);
}

static void report(const char *what, uint32_t characters, uint32_t line, uint32_t steps)
{
	struct note_document document;
	load(&document, characters, line);
	printf("%s: %u characters, %u nodes, %zu KB\n", what, characters, document.root->nodes,
		document.memory.held_bytes / 1024);
	for (enum kind kind = TYPE; kind < KINDS; kind++) {
		double us = measure(&document, kind, line, kind == MARK_ALL ? steps / 50 : steps);
		printf("%8.1f us  %s\n", us, kind_names[kind]);
	}
	printf("%8zu KB  held in the end\n", document.memory.held_bytes / 1024);
	note_document_fini(&document);
}

int main(int argc, char **argv)
{
	uint32_t characters = argc > 1 ? (uint32_t)strtoul(argv[1], NULL, 10) : CHARACTERS;
	uint32_t steps = argc > 2 ? (uint32_t)strtoul(argv[2], NULL, 10) : STEPS;
	report("minutes", characters, LINE, steps);
	report("one paragraph", characters, characters, steps);
	return 0;
}
