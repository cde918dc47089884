/* Documents: batches that are whole or nothing, what is kept of them, and their text. */
#include "base/attempt.h"
#include "room/notes/plain.h"

#include "room_notes_fixture.h"

#include <stdio.h>

#define AB             DOC(P(TEXT("ab")))
#define TYPE(at, text) REPLACE(at, at, SLICE("0", "0", TEXT(text)))

static void a_later_step_sees_what_the_earlier_did(void **state)
{
	(void)state;
	ARENA_AUTO arena;
	struct note_refusal refusal;
	arena_init(&arena);
	const struct note_node *root = document_of(AB, &arena);
	const struct note_node *now = apply_json(root,
		"[" TYPE("3", "cd") "," TYPE("5", "e") "," DELETE("1", "3") "]", &arena, &refusal);
	assert_non_null(now);
	is_written(now, DOC(P(TEXT("cde"))));
	is_written(root, AB);
}

static void a_batch_is_applied_whole_or_not_at_all(void **state)
{
	(void)state;
	is_refused_at(AB, "[" TYPE("3", "c") "," TYPE("4", "d") "," TYPE("7", "x") "]",
		NOTE_OUT_OF_RANGE, 2);
	is_refused_at(AB, "[" TYPE("3", "c") ",{'stepType':'explode'}]", NOTE_UNKNOWN_STEP, 1);
}

static void an_empty_batch_changes_nothing(void **state)
{
	(void)state;
	ARENA_AUTO arena;
	struct note_refusal refusal;
	arena_init(&arena);
	const struct note_node *root = document_of(AB, &arena);
	assert_ptr_equal(apply_json(root, "[]", &arena, &refusal), root);
}

static void what_did_not_change_is_shared(void **state)
{
	(void)state;
	ARENA_AUTO arena;
	struct note_refusal refusal;
	arena_init(&arena);
	const struct note_node *root =
		document_of(DOC(P(TEXT("a")) "," P(TEXT("b")) "," P(TEXT("c"))), &arena);
	const struct note_node *now = apply_json(root, "[" TYPE("4", "x") "]", &arena, &refusal);
	assert_ptr_equal(now->children[0], root->children[0]);
	assert_ptr_not_equal(now->children[1], root->children[1]);
	assert_ptr_equal(now->children[2], root->children[2]);
	now = apply_json(
		root, "[" MARK_STEP("removeMark", "0", "9", MARK("em")) "]", &arena, &refusal);
	assert_ptr_equal(now, root);
}

static void a_new_document_is_an_empty_paragraph(void **state)
{
	(void)state;
	struct note_document document;
	note_document_init(&document);
	is_written(document.root, DOC(EMPTY));
	assert_null(audit_document(document.root));
	note_document_fini(&document);
}

/* Writes at the end of the document, a paragraph's beginning now and then. */
static void write_more(struct note_document *document, int i)
{
	char step[200];
	struct note_refusal refusal;
	ARENA_AUTO arena;
	arena_init(&arena);
	snprintf(step, sizeof(step),
		i % 50 ? "[" REPLACE("%u", "%u", SLICE("0", "0", MARKED(LINK("/x"), "y"))) "]"
		       : "[" REPLACE("%u", "%u", SLICE("1", "1", EMPTY "," EMPTY)) "]",
		document->root->size - 3, document->root->size - 3);
	const struct note_node *root = apply_json(document->root, step, &arena, &refusal);
	assert_non_null(root);
	note_document_become_take(document, root, &arena);
	assert_null(arena.blocks);
}

static void what_was_replaced_is_given_back(void **state)
{
	(void)state;
	enum { STEPS = 20000, BYTES_MAX = 2 * 1024 * 1024 };
	struct note_document document;
	note_document_init(&document);
	for (int i = 1; i <= STEPS; i++) {
		write_more(&document, i);
		if (document.memory.held_bytes > BYTES_MAX)
			fail_msg("%zu bytes after %d steps", document.memory.held_bytes, i);
	}
	assert_null(audit_document(document.root));
	assert_int_equal(document.root->count, 1 + STEPS / 50);
	assert_int_equal(document.root->size, 4 + STEPS / 50 * (49 + 2));
	note_document_fini(&document);
}

static void many_texts_become_one_in_one_piece(void **state)
{
	(void)state;
	enum { TEXTS = 7500, BYTES_MAX = 4 * 1024 * 1024 };
	ARENA_AUTO arena;
	BUFFER_AUTO step;
	struct note_refusal refusal;
	arena_init(&arena);
	buffer_init(&step);
	buffer_add_string(&step, "[{'stepType':'replace','from':1,'to':1,'slice':{'content':[");
	for (int i = 0; i < TEXTS; i++) {
		buffer_add_string(&step, i ? "," : "");
		buffer_add_string(&step, "{'type':'text','text':'x'}");
	}
	buffer_add(&step, "]}}]", 5);
	const struct note_node *root = apply_json(
		document_of(DOC(EMPTY), &arena), (const char *)step.data, &arena, &refusal);
	assert_non_null(root);
	assert_int_equal(root->nodes, 3);
	assert_int_equal(root->size, TEXTS + 4);
	assert_true(arena.held_bytes < BYTES_MAX);
}

/* A batch as others are sent it. */
static void is_sent_as(const char *batch, const char *sent)
{
	struct note_steps steps;
	struct note_refusal refusal;
	ARENA_AUTO arena;
	BUFFER_AUTO out;
	char *text = quoted(batch), *expected = quoted(sent);
	arena_init(&arena);
	buffer_init(&out);
	assert_true(note_parse_steps(text, strlen(text), &arena, &steps, &refusal));
	note_encode_steps(&steps, &out);
	buffer_add_byte(&out, '\0');
	assert_string_equal(out.data, expected);
	free(text);
	free(expected);
}

static void what_is_sent_on_is_what_was_understood(void **state)
{
	(void)state;
	is_sent_as("[{'x':1,'to':2.0,'from':1,'stepType':'replace','structure':'yes','slice':{'"
		   "openEnd':0,"
		   "'openStart':1,'y':2,'content':[{'type':'heading','z':[],'attrs':{'id':7}}]}}]",
		"[{'stepType':'replace','from':1,'to':2,'slice':{'content':[{'type':'heading','"
		"attrs':"
		"{'level':1}}],'openStart':1},'structure':true}]");
	is_sent_as("[" AROUND("0", "4", "0", "4", "1", SLICE("0", "0", QUOTE(""))) "]",
		"[{'stepType':'replaceAround','from':0,'to':4,'gapFrom':0,'gapTo':4,'insert':1,"
		"'slice':{'content':[{'type':'blockquote'}]}}]");
	is_sent_as("[" MARK_STEP("addMark", "1", "2", LINK("/a")) "," NODE_MARK(
			   "removeNodeMark", "1", MARK("em")) "]",
		"[{'stepType':'addMark','from':1,'to':2,'mark':" LINK(
			"/a") "},"
			      "{'stepType':'removeNodeMark','pos':1,'mark':" MARK("em") "}]");
	is_sent_as("[" ATTR("0", "checked", "true") "," ATTR(
			   "0", "colour", "'red'") ",{'stepType':'attr','pos':0,'attr':'level'}]",
		"[" ATTR("0", "checked", "true") ",{'stepType':'attr','pos':0,'attr':''},{'"
						 "stepType':'attr','pos':0,'attr':'level'}]");
}

static void what_is_sent_on_is_as_many_steps(void **state)
{
	(void)state;
	const char *em = MARK_STEP("addMark", "1", "2", MARK("em"));
	char batch[600], sent[600];
	snprintf(batch, sizeof(batch),
		"[{'stepType':'markSet','steps':[]},{'stepType':'markSet','steps':[%s]},"
		"{'stepType':'markSet','steps':[%s,%s]},%s]",
		em, em, em, em);
	snprintf(sent, sizeof(sent),
		"[{'stepType':'markSet','steps':[]},%s,{'stepType':'markSet','steps':[%s,%s]},%s]",
		em, em, em, em);
	is_sent_as(batch, sent);
	is_sent_as("[]", "[]");
}

static void what_is_no_document_is_refused(void **state)
{
	(void)state;
	static const struct {
		const char *json;
		enum note_reason reason;
	} samples[] = {
		{DOC(""), NOTE_BAD_CONTENT},
		{DOC(P("") "," TEXT("x")), NOTE_BAD_CONTENT},
		{DOC(BULLETS("")), NOTE_BAD_CONTENT},
		{DOC(BULLETS(ITEM(QUOTE(EMPTY)))), NOTE_BAD_CONTENT},
		{DOC(ITEM(EMPTY)), NOTE_BAD_CONTENT},
		{DOC(P(EMPTY)), NOTE_BAD_CONTENT},
		{DOC(NODE("code_block", MARKED(MARK("em"), "x"))), NOTE_BAD_CONTENT},
		{DOC("{'type':'paragraph','marks':[" MARK("em") "]}"), NOTE_BAD_CONTENT},
		{"{'type':'doc','marks':[" MARK("em") "],'content':[" EMPTY "]}", NOTE_BAD_MARKS},
		{DOC(P(MARKED(MARK("em") "," MARK("em"), "x"))), NOTE_BAD_MARKS},
		{EMPTY, NOTE_UNKNOWN_NODE},
		{DOC(NODE("table", "")), NOTE_UNKNOWN_NODE},
		{"[]", NOTE_MALFORMED},
		{"{}", NOTE_MALFORMED},
		{"", NOTE_MALFORMED},
	};
	for (size_t i = 0; i < sizeof(samples) / sizeof(*samples); i++) {
		ARENA_AUTO arena;
		struct note_refusal refusal = {NOTE_FITS, 0};
		arena_init(&arena);
		char *text = quoted(samples[i].json);
		const struct note_node *root =
			note_parse_document(text, strlen(text), &arena, &refusal);
		free(text);
		if (root && note_check(root, &refusal))
			fail_msg("%s: taken", samples[i].json);
		assert_string_equal(
			note_reason_name(refusal.reason), note_reason_name(samples[i].reason));
	}
}

static struct text name_of(const void *context, enum note_mention_kind kind, uint64_t id)
{
	assert_true(kind == NOTE_PERSON ? id != 0 : id == 0);
	return text_of(kind == NOTE_PERSON ? context : "alle");
}

static void the_text_of_a_document_has_a_line_for_each_block(void **state)
{
	(void)state;
	const struct plain_names names = {"Ada", name_of};
	ARENA_AUTO arena;
	BUFFER_AUTO out;
	arena_init(&arena);
	buffer_init(&out);
	plain_text(
		document_of(DOC(H("1", TEXT("Lage")) "," RULE "," P(TEXT(
				    "a") ",{'type':'hard_break'}," MARKED(MARK("em"),
				    "b") ","
					 "{'type':'mention','attrs':{'kind':'person','"
					 "id':'1vb8r3hn4t6yz'}},"
					 "{'type':'mention','attrs':{'kind':'all','id':'"
					 "'}}") "," EMPTY
						"," BULLETS(ITEM(P(TEXT("c")) "," CODE("d\\ne")))),
			&arena),
		&names, &out);
	buffer_add_byte(&out, '\0');
	assert_string_equal(out.data, "Lage\na\nb@Ada@alle\n\nc\nd\ne");
}

#ifdef RUNDE_FAULTS
/* One batch of everything, while every nth allocation fails. */
static bool goes_well(const struct note_node *root, long n)
{
	struct note_refusal refusal = {NOTE_FITS, 0};
	struct note_document document;
	ARENA_AUTO arena;
	arena_init(&arena);
	note_document_init(&document);
	attempt_fail_every(n);
	attempt_begin();
	const struct note_node *now = apply_json(root,
		"[" TYPE("3", "c") "," MARK_STEP("addMark", "1", "3", LINK("/a")) "," REPLACE(
			"2", "2", SLICE("1", "1", EMPTY "," EMPTY)) "," AROUND("0", "3", "0", "3",
			"2", SLICE("0", "0", BULLETS(ITEM("")))) "," DELETE("8", "9") "]",
		&arena, &refusal);
	if (now)
		note_document_become_take(&document, now, &arena);
	bool whole = attempt_end();
	attempt_fail_every(0);
	if (!now)
		assert_int_equal(refusal.reason, NOTE_NO_MEMORY);
	note_document_fini(&document);
	return now && whole;
}

static void where_memory_is_short_nothing_is_applied(void **state)
{
	(void)state;
	enum { MOST = 1000 };
	ARENA_AUTO arena;
	arena_init(&arena);
	const struct note_node *root = document_of(AB, &arena);
	long n = 1;
	while (n < MOST && !goes_well(root, n))
		n++;
	assert_true(n > 2 && n < MOST);
	is_written(root, AB);
}
#endif

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_later_step_sees_what_the_earlier_did),
		cmocka_unit_test(a_batch_is_applied_whole_or_not_at_all),
		cmocka_unit_test(an_empty_batch_changes_nothing),
		cmocka_unit_test(what_did_not_change_is_shared),
		cmocka_unit_test(a_new_document_is_an_empty_paragraph),
		cmocka_unit_test(what_was_replaced_is_given_back),
		cmocka_unit_test(many_texts_become_one_in_one_piece),
		cmocka_unit_test(what_is_sent_on_is_what_was_understood),
		cmocka_unit_test(what_is_sent_on_is_as_many_steps),
		cmocka_unit_test(what_is_no_document_is_refused),
		cmocka_unit_test(the_text_of_a_document_has_a_line_for_each_block),
#ifdef RUNDE_FAULTS
		cmocka_unit_test(where_memory_is_short_nothing_is_applied),
#endif
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
