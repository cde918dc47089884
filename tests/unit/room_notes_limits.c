/* The limits of notes: each holds, and one more is refused. */
#include "base/limits.h"
#include "proto/decode.h"
#include "proto/gen/limits.h"

#include "room_notes_fixture.h"

#define EMPTY_DOC DOC(EMPTY)

/* JSON that is put together: a head, so many times the middle, with commas, and a tail. */
static void put(struct buffer *out, const char *head, const char *middle, size_t count,
	const char *comma, const char *tail)
{
	buffer_add_string(out, head);
	for (size_t i = 0; i < count; i++) {
		buffer_add_string(out, i ? comma : "");
		buffer_add_string(out, middle);
	}
	buffer_add_string(out, tail);
}

static enum note_reason reason_of(const char *document, const struct buffer *batch)
{
	ARENA_AUTO arena;
	BUFFER_AUTO json;
	struct note_refusal refusal = {NOTE_FITS, 0};
	arena_init(&arena);
	buffer_init(&json);
	buffer_add(&json, batch->data, batch->size);
	buffer_add_byte(&json, '\0');
	apply_json(document_of(document, &arena), (const char *)json.data, &arena, &refusal);
	return refusal.reason;
}

/* What becomes of a batch of so many of that step, or parts in one. */
static enum note_reason reason_of_many(
	const char *head, const char *middle, size_t count, const char *tail)
{
	BUFFER_AUTO batch;
	buffer_init(&batch);
	put(&batch, head, middle, count, ",", tail);
	return reason_of(EMPTY_DOC, &batch);
}

static void a_request_has_so_many_bytes(void **state) /* PROTO_NOTE_STEPS_BYTES */
{
	(void)state;
	BUFFER_AUTO batch;
	buffer_init(&batch);
	put(&batch, "[", " ", PROTO_NOTE_STEPS_BYTES - 2, "", "]");
	assert_int_equal(reason_of(EMPTY_DOC, &batch), NOTE_FITS);
	buffer_add_byte(&batch, ' ');
	assert_int_equal(reason_of(EMPTY_DOC, &batch), NOTE_TOO_MUCH);
}

static bool is_parsed(size_t depth)
{
	BUFFER_AUTO out;
	buffer_init(&out);
	put(&out, "", "[", depth, "", "");
	put(&out, "", "]", depth, "", "");
	json_t *json = decode_json((const char *)out.data, out.size, LIMIT_NOTE_JSON_DEPTH);
	bool parsed = json != NULL;
	json_decref(json);
	return parsed;
}

static void json_is_nested_so_deep(void **state) /* LIMIT_NOTE_JSON_DEPTH */
{
	(void)state;
	assert_true(is_parsed(LIMIT_NOTE_JSON_DEPTH));
	assert_false(is_parsed(LIMIT_NOTE_JSON_DEPTH + 1));
}

static void a_batch_has_so_many_steps(void **state) /* PROTO_NOTE_STEPS_MAX */
{
	(void)state;
	const char *step = DELETE("1", "1"), *part = MARK_STEP("addMark", "1", "1", MARK("em"));
	const char *set = "[{'stepType':'markSet','steps':[",
		   *none = "{'stepType':'markSet','steps':[]}";
	size_t n = PROTO_NOTE_STEPS_MAX;
	assert_int_equal(reason_of_many("[", step, n, "]"), NOTE_FITS);
	assert_int_equal(reason_of_many("[", step, n + 1, "]"), NOTE_TOO_MANY_STEPS);
	assert_int_equal(reason_of_many(set, part, n, "]}]"), NOTE_FITS);
	assert_int_equal(reason_of_many(set, part, n + 1, "]}]"), NOTE_TOO_MANY_STEPS);
	assert_int_equal(reason_of_many("[", none, n, "]"), NOTE_FITS);
	assert_int_equal(reason_of_many("[", none, n + 1, "]"), NOTE_TOO_MANY_STEPS);
}

static void a_slice_has_so_many_nodes(void **state) /* LIMIT_NOTE_SLICE_NODES */
{
	(void)state;
	const char *head = "[{'stepType':'replace','from':0,'to':0,'slice':{'content':[";
	size_t n = LIMIT_NOTE_SLICE_NODES;
	assert_int_equal(reason_of_many(head, RULE, n, "]}}]"), NOTE_FITS);
	assert_int_equal(reason_of_many(head, RULE, n + 1, "]}}]"), NOTE_TOO_MANY_NODES);
}

static void a_node_has_so_many_marks(void **state) /* LIMIT_NOTE_MARKS */
{
	(void)state;
	const char *head = "[{'stepType':'replace','from':1,'to':1,'slice':{'content':"
			   "[{'type':'text','text':'x','marks':[";
	/* Of each kind it may have one. */
	assert_int_equal(
		reason_of_many(head, MARK("em"), LIMIT_NOTE_MARKS, "]}]}}]"), NOTE_BAD_MARKS);
	assert_int_equal(reason_of_many(head, MARK("em"), LIMIT_NOTE_MARKS + 1, "]}]}}]"),
		NOTE_TOO_MANY_MARKS);
}

static enum note_reason reason_of_link(const char *letter, size_t count)
{
	BUFFER_AUTO batch;
	buffer_init(&batch);
	put(&batch,
		"[{'stepType':'addMark','from':1,'to':1,'mark':{'type':'link','attrs':{'href':'/",
		letter, count, "", "'}}}]");
	return reason_of(EMPTY_DOC, &batch);
}

static void an_address_has_so_many_units(void **state) /* PROTO_NOTE_LINK_MAX */
{
	(void)state;
	assert_int_equal(reason_of_link("x", PROTO_NOTE_LINK_MAX - 1), NOTE_FITS);
	assert_int_equal(reason_of_link("x", PROTO_NOTE_LINK_MAX), NOTE_BAD_LINK);
	assert_int_equal(reason_of_link("\303\274", PROTO_NOTE_LINK_MAX - 1), NOTE_FITS);
	assert_int_equal(
		reason_of_link("\360\237\230\200", PROTO_NOTE_LINK_MAX / 2 - 1), NOTE_FITS);
	assert_int_equal(
		reason_of_link("\360\237\230\200", PROTO_NOTE_LINK_MAX / 2), NOTE_BAD_LINK);
}

/* So many quotes in each other, and a paragraph with a text. */
static void put_quotes(struct buffer *out, size_t quotes)
{
	put(out, "", "{'type':'blockquote','content':[", quotes, "", P(TEXT("x")));
	put(out, "", "]}", quotes, "", "");
}

static enum note_reason reason_of_quotes(size_t quotes)
{
	BUFFER_AUTO batch;
	buffer_init(&batch);
	buffer_add_string(&batch, "[{'stepType':'replace','from':0,'to':0,'slice':{'content':[");
	put_quotes(&batch, quotes);
	buffer_add_string(&batch, "]}}]");
	return reason_of(EMPTY_DOC, &batch);
}

static void a_document_is_so_deep(void **state) /* PROTO_NOTE_DEPTH_MAX */
{
	(void)state;
	enum { QUOTES = PROTO_NOTE_DEPTH_MAX - 2 };
	BUFFER_AUTO document, wrap;
	assert_int_equal(reason_of_quotes(QUOTES), NOTE_FITS);
	assert_int_equal(reason_of_quotes(QUOTES + 1), NOTE_TOO_DEEP);

	/* What is not too deep by itself is in its place. */
	buffer_init(&document);
	buffer_init(&wrap);
	buffer_add_string(&document, "{'type':'doc','content':[");
	put_quotes(&document, QUOTES);
	buffer_add(&document, "]}", 3);
	buffer_add_string(
		&wrap, "[" AROUND("0", "63", "0", "63", "1", SLICE("0", "0", QUOTE(""))) "]");
	assert_int_equal(reason_of((const char *)document.data, &wrap), NOTE_TOO_DEEP);
	buffer_clear(&wrap);
	buffer_add_string(&wrap, "[" DELETE("0", "0") "]");
	assert_int_equal(reason_of((const char *)document.data, &wrap), NOTE_FITS);
}

static const struct note_node *parse(
	const struct buffer *json, struct arena *arena, struct note_refusal *ret_refusal)
{
	BUFFER_AUTO copy;
	buffer_init(&copy);
	buffer_add(&copy, json->data, json->size);
	buffer_add_byte(&copy, '\0');
	char *text = quoted((const char *)copy.data);
	const struct note_node *root = note_parse_document(text, strlen(text), arena, ret_refusal);
	free(text);
	return root && note_check(root, ret_refusal) ? root : NULL;
}

/* A document of so many of these is one; it takes one step, and not the other, which would make it
 * too large; and of one more it is none. */
static void is_largest(const char *head, const char *middle, size_t count, const char *comma,
	const char *tail, const char *more)
{
	ARENA_AUTO arena;
	BUFFER_AUTO json;
	struct note_refusal refusal = {NOTE_FITS, 0};
	arena_init(&arena);
	buffer_init(&json);
	put(&json, head, middle, count, comma, tail);
	const struct note_node *root = parse(&json, &arena, &refusal);
	assert_non_null(root);
	assert_non_null(apply_json(root, "[" DELETE("1", "1") "]", &arena, &refusal));
	assert_null(apply_json(root, more, &arena, &refusal));
	assert_int_equal(refusal.reason, NOTE_TOO_LARGE);

	buffer_clear(&json);
	put(&json, head, middle, count + 1, comma, tail);
	refusal.reason = NOTE_FITS;
	assert_null(parse(&json, &arena, &refusal));
	assert_int_equal(refusal.reason, NOTE_TOO_LARGE);
}

static void a_document_has_so_many_nodes(void **state) /* LIMIT_NOTE_NODES */
{
	(void)state;
	is_largest("{'type':'doc','content':[", RULE, LIMIT_NOTE_NODES - 1, ",", "]}",
		"[" REPLACE("0", "0", SLICE("0", "0", RULE)) "]");
}

static void a_document_has_so_many_tokens(void **state) /* PROTO_NOTE_TOKENS_MAX */
{
	(void)state;
	is_largest(
		"{'type':'doc','content':[{'type':'paragraph','content':[{'type':'text','text':'",
		"x", PROTO_NOTE_TOKENS_MAX - 2, "", "'}]}]}",
		"[" REPLACE("1", "1", SLICE("0", "0", TEXT("y"))) "]");
}

/* However short the steps are that put an address in many places. */
static void a_document_has_so_many_bytes(void **state) /* LIMIT_NOTE_BYTES */
{
	(void)state;
	BUFFER_AUTO line;
	buffer_init(&line);
	put(&line, "{'type':'hard_break','marks':[{'type':'link','attrs':{'href':'/", "x",
		PROTO_NOTE_LINK_MAX - 1, "", "'}}]}");
	buffer_add_byte(&line, '\0');
	is_largest("{'type':'doc','content':[{'type':'paragraph','content':[",
		(const char *)line.data, LIMIT_NOTE_BYTES / PROTO_NOTE_LINK_MAX, ",", "]}]}",
		"[" REPLACE("1", "1", SLICE("0", "0", TEXT("y"))) "]");
}

/* Each copies all of the text. */
static void a_batch_costs_so_much(void **state) /* LIMIT_NOTE_WORK_BYTES */
{
	(void)state;
	enum { UNITS = 400000, FITTING = LIMIT_NOTE_WORK_BYTES / UNITS };
	const char *step = REPLACE("9", "9", SLICE("0", "0", TEXT("y")));
	ARENA_AUTO arena;
	BUFFER_AUTO json, batch;
	struct note_refusal refusal = {NOTE_FITS, 0};
	arena_init(&arena);
	buffer_init(&json);
	buffer_init(&batch);
	put(&json,
		"{'type':'doc','content':[{'type':'paragraph','content':[{'type':'text','text':'",
		"x", UNITS, "", "'}]}]}");
	const struct note_node *root = parse(&json, &arena, &refusal);
	assert_non_null(root);

	/* The budget is looked at before a step: the one that spends it is applied. */
	put(&batch, "[", step, FITTING + 1, ",", "]");
	buffer_add_byte(&batch, '\0');
	assert_non_null(apply_json(root, (const char *)batch.data, &arena, &refusal));
	buffer_clear(&batch);
	put(&batch, "[", step, FITTING + 2, ",", "]");
	buffer_add_byte(&batch, '\0');
	assert_null(apply_json(root, (const char *)batch.data, &arena, &refusal));
	assert_int_equal(refusal.reason, NOTE_TOO_MUCH);
	assert_int_equal(refusal.step, FITTING + 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_request_has_so_many_bytes),
		cmocka_unit_test(json_is_nested_so_deep),
		cmocka_unit_test(a_batch_has_so_many_steps),
		cmocka_unit_test(a_slice_has_so_many_nodes),
		cmocka_unit_test(a_node_has_so_many_marks),
		cmocka_unit_test(an_address_has_so_many_units),
		cmocka_unit_test(a_document_is_so_deep),
		cmocka_unit_test(a_document_has_so_many_nodes),
		cmocka_unit_test(a_document_has_so_many_tokens),
		cmocka_unit_test(a_document_has_so_many_bytes),
		cmocka_unit_test(a_batch_costs_so_much),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
