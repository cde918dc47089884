/* Notes for unit tests: documents and steps as JSON in which ' stands for ", and what becomes of
 * one by the other. Every document that comes out is audited. */
#ifndef RUNDE_TESTS_UNIT_ROOM_NOTES_FIXTURE_H
#define RUNDE_TESTS_UNIT_ROOM_NOTES_FIXTURE_H

#include "../steps/audit.h"

#include "base/memory.h"
#include "proto/note/decode.h"
#include "proto/note/encode.h"
#include "proto/note/words.h"
#include "room/notes/apply.h"
#include "room/notes/document.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

/* Nodes as JSON. */
#define NODE(type, content) "{'type':'" type "','content':[" content "]}"
#define NODE_WITH(type, attrs, content)                                                            \
	"{'type':'" type "','attrs':{" attrs "},'content':[" content "]}"
#define DOC(content)        NODE("doc", content)
#define P(content)          NODE("paragraph", content)
#define H(level, content)   NODE_WITH("heading", "'level':" level, content)
#define QUOTE(content)      NODE("blockquote", content)
#define CODE(text)          NODE("code_block", TEXT(text))
#define BULLETS(content)    NODE("bullet_list", content)
#define ITEM(content)       NODE("list_item", content)
#define EMPTY               "{'type':'paragraph'}"
#define RULE                "{'type':'rule'}"
#define TEXT(text)          "{'type':'text','text':'" text "'}"
#define MARKED(marks, text) "{'type':'text','marks':[" marks "],'text':'" text "'}"
#define MARK(type)          "{'type':'" type "'}"
#define LINK(href)          "{'type':'link','attrs':{'href':'" href "'}}"

/* Steps as JSON; a slice is what follows 'slice':. */
#define SLICE(start, end, content)                                                                 \
	"{'openStart':" start ",'openEnd':" end ",'content':[" content "]}"
#define REPLACE(from, to, slice)                                                                   \
	"{'stepType':'replace','from':" from ",'to':" to ",'slice':" slice "}"
#define DELETE(from, to) "{'stepType':'replace','from':" from ",'to':" to "}"
#define AROUND(from, to, gap_from, gap_to, insert, slice)                                          \
	"{'stepType':'replaceAround','from':" from ",'to':" to ",'gapFrom':" gap_from              \
	",'gapTo':" gap_to ",'insert':" insert ",'slice':" slice "}"
#define MARK_STEP(type, from, to, mark)                                                            \
	"{'stepType':'" type "','from':" from ",'to':" to ",'mark':" mark "}"
#define NODE_MARK(type, pos, mark) "{'stepType':'" type "','pos':" pos ",'mark':" mark "}"
#define ATTR(pos, name, value)                                                                     \
	"{'stepType':'attr','pos':" pos ",'attr':'" name "','value':" value "}"

/* The JSON with its quotes; the caller frees it. */
static inline char *quoted(const char *json)
{
	char *copy = memory_copy_text(json, strlen(json));
	for (char *c = copy; *c; c++)
		*c = *c == '\'' ? '"' : *c;
	return copy;
}

static inline void is_written(const struct note_node *root, const char *json)
{
	BUFFER_AUTO out;
	char *expected = quoted(json);
	buffer_init(&out);
	note_encode(root, &out);
	buffer_add_byte(&out, '\0');
	assert_string_equal(out.data, expected);
	free(expected);
}

static inline const struct note_node *document_of(const char *json, struct arena *arena)
{
	struct note_refusal refusal;
	char *text = quoted(json);
	const struct note_node *root = note_parse_document(text, strlen(text), arena, &refusal);
	free(text);
	if (!root || !note_check(root, &refusal))
		fail_msg("%s: %s", json, note_reason_name(refusal.reason));
	return root;
}

/* Applies a JSON array of steps; NULL: refused. */
static inline const struct note_node *apply_json(const struct note_node *root, const char *json,
	struct arena *arena, struct note_refusal *ret_refusal)
{
	struct note_steps steps;
	char *text = quoted(json);
	bool parsed = note_parse_steps(text, strlen(text), arena, &steps, ret_refusal);
	free(text);
	return parsed ? note_apply(root, &steps, arena, ret_refusal) : NULL;
}

/* One step leads from the first document to the second. */
static inline void becomes(const char *before, const char *step, const char *after)
{
	ARENA_AUTO arena;
	BUFFER_AUTO json;
	struct note_refusal refusal;
	arena_init(&arena);
	buffer_init(&json);
	buffer_add_byte(&json, '[');
	buffer_add_string(&json, step);
	buffer_add(&json, "]", 2);
	const struct note_node *root = document_of(before, &arena);
	const struct note_node *now = apply_json(root, (const char *)json.data, &arena, &refusal);
	if (!now)
		fail_msg("%s: %s", step, note_reason_name(refusal.reason));
	assert_null(audit_document(now));
	is_written(now, after);
	is_written(root, before);
}

/* A batch is refused for that reason, and its step of that number. */
static inline void is_refused_at(
	const char *document, const char *batch, enum note_reason reason, uint32_t step)
{
	ARENA_AUTO arena;
	struct note_refusal refusal = {NOTE_FITS, 99};
	arena_init(&arena);
	const struct note_node *root = document_of(document, &arena);
	if (apply_json(root, batch, &arena, &refusal))
		fail_msg("%s: applied", batch);
	assert_string_equal(note_reason_name(refusal.reason), note_reason_name(reason));
	assert_int_equal(refusal.step, step);
	is_written(root, document);
}

static inline void is_refused(const char *document, const char *step, enum note_reason reason)
{
	BUFFER_AUTO json;
	buffer_init(&json);
	buffer_add_byte(&json, '[');
	buffer_add_string(&json, step);
	buffer_add(&json, "]", 2);
	is_refused_at(document, (const char *)json.data, reason, 0);
}

#endif
