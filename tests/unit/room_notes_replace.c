/* Replacing: what ProseMirror's replace and replaceAround do, and where it is not what one expects.
 * The documents are written by hand. */
#include "room/notes/schema.h"

#include "room_notes_fixture.h"

#define AB DOC(P(TEXT("ab")))

static void text_is_put_in(void **state)
{
	(void)state;
	becomes(AB, REPLACE("2", "2", SLICE("0", "0", TEXT("x"))), DOC(P(TEXT("axb"))));
	becomes(AB, REPLACE("1", "3", SLICE("0", "0", TEXT("x"))), DOC(P(TEXT("x"))));
	becomes(AB, DELETE("1", "3"), DOC(EMPTY));
	becomes(DOC(EMPTY), REPLACE("1", "1", SLICE("0", "0", TEXT("x"))), DOC(P(TEXT("x"))));
	becomes(AB, DELETE("2", "2"), AB);
}

static void positions_count_utf16_units(void **state)
{
	(void)state;
	becomes(DOC(P(TEXT("\303\274\360\237\230\200x"))),
		REPLACE("4", "5", SLICE("0", "0", TEXT("y"))),
		DOC(P(TEXT("\303\274\360\237\230\200y"))));
	becomes(DOC(P(TEXT("\303\274\360\237\230\200x"))), DELETE("2", "4"),
		DOC(P(TEXT("\303\274x"))));
}

static void a_split_and_a_join_undo_each_other(void **state)
{
	(void)state;
	becomes(AB, REPLACE("2", "2", SLICE("1", "1", EMPTY "," EMPTY)),
		DOC(P(TEXT("a")) "," P(TEXT("b"))));
	becomes(DOC(P(TEXT("a")) "," P(TEXT("b"))), DELETE("2", "4"), AB);
}

static void the_left_edge_keeps_the_documents_node_and_the_right_the_slices(void **state)
{
	(void)state;
	becomes(DOC(H("1", TEXT("ab"))),
		REPLACE("2", "2", SLICE("1", "1", H("2", TEXT("x")) "," H("3", TEXT("y")))),
		DOC(H("1", TEXT("ax")) "," H("3", TEXT("yb"))));
	becomes(DOC(H("1", TEXT("a")) "," P(TEXT("b"))), DELETE("2", "4"), DOC(H("1", TEXT("ab"))));
}

static void every_joined_level_is_closed(void **state)
{
	(void)state;
	becomes(DOC(BULLETS(ITEM(P(TEXT("a"))) "," ITEM(P(TEXT("b"))))), DELETE("4", "8"),
		DOC(BULLETS(ITEM(P(TEXT("ab"))))));
	is_refused(DOC(BULLETS(ITEM(P(TEXT("a"))))),
		REPLACE("1", "6", SLICE("0", "0", P(TEXT("x")))), NOTE_BAD_CONTENT);
	is_refused(AB, DELETE("0", "4"), NOTE_BAD_CONTENT);
}

static void content_is_joined_where_its_first_nodes_may_be_the_same(void **state)
{
	(void)state;
	assert_true(schema_joins(NOTE_LIST_ITEM, NOTE_DOC));
	assert_true(schema_joins(NOTE_CHECK_ITEM, NOTE_LIST_ITEM));
	assert_true(schema_joins(NOTE_CODE_BLOCK, NOTE_PARAGRAPH));
	assert_false(schema_joins(NOTE_BULLET_LIST, NOTE_CHECK_LIST));
	assert_false(schema_joins(NOTE_PARAGRAPH, NOTE_BLOCKQUOTE));
	is_refused(DOC(BULLETS(ITEM(P(TEXT("a")))) "," NODE(
			   "check_list", NODE_WITH("check_item", "'checked':true", P(TEXT("b"))))),
		DELETE("4", "10"), NOTE_NOT_JOINED);
	is_refused(
		DOC(CODE("a") "," P(MARKED(MARK("em"), "b"))), DELETE("2", "4"), NOTE_BAD_CONTENT);
}

static void the_inside_of_a_slice_is_checked_once_it_is_in_its_place(void **state)
{
	(void)state;
	is_refused(AB, REPLACE("0", "0", SLICE("0", "0", QUOTE(""))), NOTE_BAD_CONTENT);
	is_refused(AB, REPLACE("0", "0", SLICE("0", "0", QUOTE(QUOTE("")))), NOTE_BAD_CONTENT);
	is_refused(AB, REPLACE("0", "0", SLICE("0", "0", QUOTE(ITEM(EMPTY)))), NOTE_BAD_CONTENT);
	is_refused(AB,
		REPLACE("0", "0", SLICE("0", "0", NODE("code_block", MARKED(MARK("em"), "x")))),
		NOTE_BAD_CONTENT);
	is_refused(AB, REPLACE("0", "0", SLICE("0", "0", DOC(EMPTY))), NOTE_BAD_CONTENT);
	becomes(AB, AROUND("0", "4", "0", "4", "1", SLICE("0", "0", QUOTE(""))),
		DOC(QUOTE(P(TEXT("ab")))));
}

static void a_slice_without_size_may_have_content(void **state)
{
	(void)state;
	becomes(AB, REPLACE("2", "2", SLICE("1", "1", EMPTY)), AB);
	becomes(AB, REPLACE("2", "2", "null"), AB);
	is_refused(AB, REPLACE("2", "2", SLICE("1", "1", "")), NOTE_BAD_DEPTH);
}

static void a_slice_is_not_open_deeper_than_it_is(void **state)
{
	(void)state;
	is_refused(AB, REPLACE("2", "2", SLICE("1", "1", TEXT("x"))), NOTE_BAD_DEPTH);
	is_refused(AB, REPLACE("2", "2", SLICE("1", "1", RULE)), NOTE_BAD_DEPTH);
	is_refused(AB, REPLACE("2", "2", SLICE("2", "2", QUOTE(EMPTY))), NOTE_BAD_DEPTH);
	is_refused(DOC(QUOTE(P(TEXT("ab")))), REPLACE("3", "3", SLICE("2", "2", QUOTE(""))),
		NOTE_BAD_DEPTH);
	is_refused(AB, REPLACE("2", "2", SLICE("1", "0", EMPTY)), NOTE_BAD_DEPTH);
	is_refused(AB, REPLACE("2", "4", SLICE("1", "1", EMPTY)), NOTE_BAD_DEPTH);
	is_refused(AB, REPLACE("2", "2", SLICE("4294967296", "4294967296", EMPTY)), NOTE_BAD_DEPTH);
}

/* What ProseMirror makes of it: the levels that the slice does not have are gone, with what follows
 * in them. */
static void an_end_open_deeper_than_the_slice_joins_as_far_as_it_goes(void **state)
{
	(void)state;
	becomes(DOC(BULLETS(ITEM(P(TEXT("ab"))) "," ITEM(P(TEXT("c"))))),
		REPLACE("0", "4",
			SLICE("0", "3", NODE("bullet_list", "") "," NODE("bullet_list", ""))),
		DOC(BULLETS(ITEM(P(TEXT("c"))))));
}

static void texts_with_the_same_marks_become_one(void **state)
{
	(void)state;
	becomes(DOC(P(MARKED(MARK("strong"), "a") "," TEXT("b"))),
		REPLACE("2", "2", SLICE("0", "0", MARKED(MARK("strong"), "x") "," TEXT("y"))),
		DOC(P(MARKED(MARK("strong"), "ax") "," TEXT("yb"))));
	becomes(DOC(EMPTY),
		REPLACE("1", "1", SLICE("0", "0", TEXT("a") "," TEXT("b") "," TEXT("c"))),
		DOC(P(TEXT("abc"))));
	becomes(DOC(P(MARKED(LINK("/a"), "a"))),
		REPLACE("2", "2", SLICE("0", "0", MARKED(LINK("/b"), "x"))),
		DOC(P(MARKED(LINK("/a"), "a") "," MARKED(LINK("/b"), "x"))));
}

static void a_gap_is_put_into_the_slice(void **state)
{
	(void)state;
	becomes(DOC(P(TEXT("a")) "," P(TEXT("b"))),
		AROUND("3", "6", "3", "6", "2", SLICE("0", "0", BULLETS(ITEM("")))),
		DOC(P(TEXT("a")) "," BULLETS(ITEM(P(TEXT("b"))))));
	becomes(DOC(QUOTE(P(TEXT("a")))), AROUND("0", "5", "1", "4", "0", "null"),
		DOC(P(TEXT("a"))));
	becomes(AB, AROUND("0", "4", "1", "3", "1", SLICE("0", "0", H("2", ""))),
		DOC(H("2", TEXT("ab"))));
}

static void where_a_gap_goes_counts_from_the_edge_that_is_open(void **state)
{
	(void)state;
	/* The second item of a list goes into the first: a list in an item that is open. */
	becomes(DOC(BULLETS(ITEM(P(TEXT("a"))) "," ITEM(P(TEXT("b"))))),
		AROUND("5", "11", "6", "11", "1", SLICE("1", "0", ITEM(BULLETS("")))),
		DOC(BULLETS(ITEM(P(TEXT("a")) "," BULLETS(ITEM(P(TEXT("b"))))))));
}

static void whether_a_gap_fits_is_asked_where_its_holder_is_closed(void **state)
{
	(void)state;
	is_refused(AB, AROUND("0", "4", "0", "4", "1", SLICE("0", "0", BULLETS(""))), NOTE_BAD_GAP);
	is_refused(AB, AROUND("0", "4", "0", "4", "9", SLICE("0", "0", QUOTE(""))), NOTE_BAD_GAP);
	/* The holder is open at its end: it is the document that says no. */
	is_refused(DOC(P(TEXT("a")) "," BULLETS(ITEM(EMPTY))),
		AROUND("0", "4", "0", "3", "1", SLICE("0", "1", BULLETS(""))), NOTE_BAD_CONTENT);
	is_refused(DOC(P(TEXT("a")) "," P(TEXT("b"))),
		AROUND("0", "6", "1", "4", "1", SLICE("0", "0", QUOTE(""))), NOTE_BAD_GAP);
}

#define STRUCTURE(from, to, value)                                                                 \
	"{'stepType':'replace','from':" from ",'to':" to ",'structure':" value "}"

static void structure_does_not_overwrite_content(void **state)
{
	(void)state;
	becomes(DOC(P(TEXT("a")) "," P(TEXT("b"))), STRUCTURE("2", "4", "true"), AB);
	is_refused(AB, STRUCTURE("1", "2", "true"), NOTE_OVERWRITES);
	is_refused(DOC(P(TEXT("a")) "," RULE "," P(TEXT("b"))), STRUCTURE("2", "5", "true"),
		NOTE_OVERWRITES);
	/* There are no tokens left to walk over. */
	is_refused(DOC(P(TEXT("a")) "," EMPTY), STRUCTURE("2", "5", "true"), NOTE_OVERWRITES);
	is_refused(AB,
		"{'stepType':'replaceAround','from':1,'to':3,'gapFrom':2,'gapTo':3,'insert':0,"
		"'structure':true}",
		NOTE_OVERWRITES);
}

static void structure_is_read_by_its_truth(void **state)
{
	(void)state;
	is_refused(AB, STRUCTURE("1", "2", "1"), NOTE_OVERWRITES);
	is_refused(AB, STRUCTURE("1", "2", "'false'"), NOTE_OVERWRITES);
	is_refused(AB, STRUCTURE("1", "2", "{}"), NOTE_OVERWRITES);
	becomes(AB, STRUCTURE("1", "2", "0"), DOC(P(TEXT("b"))));
	becomes(AB, STRUCTURE("1", "2", "''"), DOC(P(TEXT("b"))));
	becomes(AB, STRUCTURE("1", "2", "null"), DOC(P(TEXT("b"))));
}

static void positions_that_are_none_are_refused(void **state)
{
	(void)state;
	is_refused(AB, DELETE("3", "2"), NOTE_OUT_OF_RANGE);
	is_refused(AB, DELETE("4", "5"), NOTE_OUT_OF_RANGE);
	is_refused(AB, DELETE("1", "99999999999999"), NOTE_OUT_OF_RANGE);
	is_refused(AB, DELETE("1.5", "2"), NOTE_MALFORMED);
	is_refused(AB, DELETE("-1", "2"), NOTE_MALFORMED);
	is_refused(AB, DELETE("'1'", "2"), NOTE_MALFORMED);
	becomes(AB, DELETE("1.0", "2e0"), DOC(P(TEXT("b"))));
	is_refused(AB, AROUND("1", "2", "2", "3", "0", "null"), NOTE_OUT_OF_RANGE);
	is_refused(AB, AROUND("1", "3", "3", "2", "0", "null"), NOTE_OUT_OF_RANGE);
	/* An empty gap that is nowhere: ProseMirror does not look. */
	is_refused(AB, AROUND("1", "1", "99", "99", "0", "null"), NOTE_OUT_OF_RANGE);
}

static void a_pair_is_not_split(void **state)
{
	(void)state;
	const char *smile = DOC(P(TEXT("\360\237\230\200")));
	is_refused(smile, REPLACE("2", "2", SLICE("0", "0", TEXT("x"))), NOTE_SPLIT_PAIR);
	is_refused(smile, DELETE("1", "2"), NOTE_SPLIT_PAIR);
	is_refused(smile, MARK_STEP("addMark", "2", "3", MARK("em")), NOTE_SPLIT_PAIR);
	is_refused(smile,
		AROUND("1", "1", "1", "1", "1", SLICE("0", "0", TEXT("\360\237\230\200"))),
		NOTE_SPLIT_PAIR);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(text_is_put_in),
		cmocka_unit_test(positions_count_utf16_units),
		cmocka_unit_test(a_split_and_a_join_undo_each_other),
		cmocka_unit_test(the_left_edge_keeps_the_documents_node_and_the_right_the_slices),
		cmocka_unit_test(every_joined_level_is_closed),
		cmocka_unit_test(content_is_joined_where_its_first_nodes_may_be_the_same),
		cmocka_unit_test(the_inside_of_a_slice_is_checked_once_it_is_in_its_place),
		cmocka_unit_test(a_slice_without_size_may_have_content),
		cmocka_unit_test(a_slice_is_not_open_deeper_than_it_is),
		cmocka_unit_test(an_end_open_deeper_than_the_slice_joins_as_far_as_it_goes),
		cmocka_unit_test(texts_with_the_same_marks_become_one),
		cmocka_unit_test(a_gap_is_put_into_the_slice),
		cmocka_unit_test(where_a_gap_goes_counts_from_the_edge_that_is_open),
		cmocka_unit_test(whether_a_gap_fits_is_asked_where_its_holder_is_closed),
		cmocka_unit_test(structure_does_not_overwrite_content),
		cmocka_unit_test(structure_is_read_by_its_truth),
		cmocka_unit_test(positions_that_are_none_are_refused),
		cmocka_unit_test(a_pair_is_not_split),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
