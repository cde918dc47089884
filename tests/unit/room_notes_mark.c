/* Marks and attributes, and what JSON makes of both. */
#include "room_notes_fixture.h"

#include <stdio.h>

#define AB DOC(P(TEXT("ab")))

static void a_mark_is_put_on_a_range_and_taken_off(void **state)
{
	(void)state;
	becomes(AB, MARK_STEP("addMark", "1", "2", MARK("em")),
		DOC(P(MARKED(MARK("em"), "a") "," TEXT("b"))));
	becomes(DOC(P(MARKED(MARK("em"), "a") "," TEXT("b"))),
		MARK_STEP("addMark", "2", "3", MARK("em")), DOC(P(MARKED(MARK("em"), "ab"))));
	becomes(DOC(P(MARKED(MARK("em"), "abc"))), MARK_STEP("removeMark", "2", "3", MARK("em")),
		DOC(P(MARKED(MARK("em"), "a") "," TEXT("b") "," MARKED(MARK("em"), "c"))));
	becomes(AB, MARK_STEP("addMark", "2", "2", MARK("em")), AB);
	becomes(AB, MARK_STEP("addMark", "0", "4", MARK("em")), DOC(P(MARKED(MARK("em"), "ab"))));
	is_refused(AB, MARK_STEP("addMark", "2", "5", MARK("em")), NOTE_OUT_OF_RANGE);
	is_refused(AB, MARK_STEP("addMark", "3", "2", MARK("em")), NOTE_OUT_OF_RANGE);
}

static void a_mark_stays_out_of_what_does_not_allow_it(void **state)
{
	(void)state;
	becomes(DOC(P(TEXT("a")) "," CODE("b") "," P(TEXT("c"))),
		MARK_STEP("addMark", "0", "9", MARK("em")),
		DOC(P(MARKED(MARK("em"), "a")) "," CODE("b") "," P(MARKED(MARK("em"), "c"))));
	becomes(DOC(CODE("ab")), MARK_STEP("addMark", "1", "2", MARK("em")), DOC(CODE("ab")));
}

static void marks_drive_each_other_out(void **state)
{
	(void)state;
	becomes(DOC(P(MARKED(MARK("strong") "," MARK("em"), "a"))),
		MARK_STEP("addMark", "1", "2", MARK("code")), DOC(P(MARKED(MARK("code"), "a"))));
	becomes(DOC(P(MARKED(LINK("/a") "," MARK("em"), "a"))),
		MARK_STEP("addMark", "1", "2", MARK("code")),
		DOC(P(MARKED(LINK("/a") "," MARK("code"), "a"))));
	becomes(DOC(P(MARKED(MARK("code"), "a"))), MARK_STEP("addMark", "1", "2", MARK("em")),
		DOC(P(MARKED(MARK("code"), "a"))));
	becomes(DOC(P(MARKED(LINK("/a"), "a"))), MARK_STEP("addMark", "1", "2", LINK("/b")),
		DOC(P(MARKED(LINK("/b"), "a"))));
}

static void a_link_is_taken_off_by_its_address(void **state)
{
	(void)state;
	becomes(DOC(P(MARKED(LINK("/a"), "a"))), MARK_STEP("removeMark", "1", "2", LINK("/b")),
		DOC(P(MARKED(LINK("/a"), "a"))));
	becomes(DOC(P(MARKED(LINK("/a"), "a"))), MARK_STEP("removeMark", "1", "2", LINK("/a")),
		DOC(P(TEXT("a"))));
}

static void marks_are_sorted_and_not_repeated(void **state)
{
	(void)state;
	becomes(DOC(EMPTY),
		REPLACE("1", "1", SLICE("0", "0", MARKED(MARK("em") "," LINK("/a"), "x"))),
		DOC(P(MARKED(LINK("/a") "," MARK("em"), "x"))));
	is_refused(DOC(EMPTY),
		REPLACE("1", "1", SLICE("0", "0", MARKED(MARK("em") "," MARK("em"), "x"))),
		NOTE_BAD_MARKS);
	is_refused(DOC(EMPTY),
		REPLACE("1", "1", SLICE("0", "0", MARKED(MARK("em") "," MARK("code"), "x"))),
		NOTE_BAD_MARKS);
	is_refused(DOC(EMPTY),
		REPLACE("1", "1", SLICE("0", "0", MARKED(LINK("/a") "," LINK("/b"), "x"))),
		NOTE_BAD_MARKS);
}

static void the_parts_of_a_mark_set_are_applied_in_turn(void **state)
{
	(void)state;
	becomes(DOC(P(MARKED(LINK("/a"), "ab"))),
		"{'stepType':'markSet','steps':[" MARK_STEP("removeMark", "1", "3",
			LINK("/a")) "," MARK_STEP("addMark", "1", "2", LINK("/b")) "]}",
		DOC(P(MARKED(LINK("/b"), "a") "," TEXT("b"))));
	becomes(AB, "{'stepType':'markSet','steps':[]}", AB);
	is_refused(AB, "{'stepType':'markSet','steps':[{'stepType':'markSet','steps':[]}]}",
		NOTE_UNKNOWN_STEP);
	is_refused(AB, "{'stepType':'markSet','steps':[" DELETE("1", "2") "]}", NOTE_UNKNOWN_STEP);
	is_refused(AB, "{'stepType':'markSet'}", NOTE_UNKNOWN_STEP);
	is_refused_at(AB,
		"[" DELETE("1", "1") ",{'stepType':'markSet','steps':[" MARK_STEP("addMark", "1",
			"2", MARK("em")) "," MARK_STEP("addMark", "1", "9", MARK("em")) "]}]",
		NOTE_OUT_OF_RANGE, 1);
}

#define BREAK    "{'type':'hard_break'}"
#define EM_BREAK "{'type':'hard_break','marks':[" MARK("em") "]}"

static void a_node_bears_marks_where_its_parent_allows_them(void **state)
{
	(void)state;
	becomes(DOC(P(BREAK)), NODE_MARK("addNodeMark", "1", MARK("em")), DOC(P(EM_BREAK)));
	becomes(DOC(P(EM_BREAK)), NODE_MARK("removeNodeMark", "1", MARK("em")), DOC(P(BREAK)));
	becomes(DOC(P(BREAK)), MARK_STEP("addMark", "1", "2", MARK("em")), DOC(P(EM_BREAK)));
	becomes(AB, NODE_MARK("removeNodeMark", "0", MARK("em")), AB);
	is_refused(AB, NODE_MARK("addNodeMark", "0", MARK("em")), NOTE_BAD_CONTENT);
	is_refused(AB, NODE_MARK("addNodeMark", "1", MARK("em")), NOTE_NO_NODE);
	is_refused(AB, NODE_MARK("addNodeMark", "4", MARK("em")), NOTE_NO_NODE);
	is_refused(AB, NODE_MARK("addNodeMark", "5", MARK("em")), NOTE_OUT_OF_RANGE);
}

static void an_attribute_is_set(void **state)
{
	(void)state;
	becomes(DOC(H("1", TEXT("a"))), ATTR("0", "level", "3"), DOC(H("3", TEXT("a"))));
	becomes(DOC(NODE("check_list", NODE_WITH("check_item", "'checked':false", EMPTY))),
		ATTR("1", "checked", "true"),
		DOC(NODE("check_list", NODE_WITH("check_item", "'checked':true", EMPTY))));
	becomes(DOC(NODE_WITH("ordered_list", "'order':7", ITEM(EMPTY))), ATTR("0", "order", "0"),
		DOC(NODE_WITH("ordered_list", "'order':0", ITEM(EMPTY))));
}

static void an_attribute_that_is_not_there_changes_nothing(void **state)
{
	(void)state;
	becomes(DOC(H("2", TEXT("a"))), ATTR("0", "colour", "'red'"), DOC(H("2", TEXT("a"))));
	becomes(AB, ATTR("0", "level", "2"), AB);
	becomes(DOC(H("2", TEXT("a"))), "{'stepType':'attr','pos':0,'attr':'level'}",
		DOC(H("1", TEXT("a"))));
	is_refused(AB, ATTR("1", "level", "2"), NOTE_NO_NODE);
	is_refused(AB, ATTR("3", "level", "2"), NOTE_NO_NODE);
}

static void an_attribute_of_another_type_is_refused(void **state)
{
	(void)state;
	is_refused(DOC(H("1", TEXT("a"))), ATTR("0", "level", "4"), NOTE_BAD_ATTRIBUTE);
	is_refused(DOC(H("1", TEXT("a"))), ATTR("0", "level", "1.5"), NOTE_BAD_ATTRIBUTE);
	is_refused(DOC(H("1", TEXT("a"))), ATTR("0", "level", "null"), NOTE_BAD_ATTRIBUTE);
	is_refused(DOC(H("1", TEXT("a"))), ATTR("0", "level", "'1'"), NOTE_BAD_ATTRIBUTE);
	is_refused(AB, REPLACE("0", "0", SLICE("0", "0", H("0", ""))), NOTE_BAD_ATTRIBUTE);
	is_refused(AB,
		REPLACE("0", "0",
			SLICE("0", "0", NODE_WITH("ordered_list", "'order':1000000000", ""))),
		NOTE_BAD_ATTRIBUTE);
	is_refused(AB,
		REPLACE("0", "0",
			SLICE("0", "0",
				NODE("check_list", NODE_WITH("check_item", "'checked':1", "")))),
		NOTE_BAD_ATTRIBUTE);
	becomes(AB, REPLACE("0", "0", SLICE("0", "0", "{'type':'heading'}")),
		DOC("{'type':'heading','attrs':{'level':1}}," P(TEXT("ab"))));
}

#define MENTION(kind, id)  "{'type':'mention','attrs':{'kind':'" kind "','id':'" id "'}}"
#define MENTIONED(mention) REPLACE("1", "1", SLICE("0", "0", mention))

static void a_mention_names_a_person_a_group_or_all(void **state)
{
	(void)state;
	const char *ada = DOC(P(MENTION("person", "1vb8r3hn4t6yz")));
	becomes(DOC(EMPTY), MENTIONED(MENTION("person", "1vb8r3hn4t6yz")), ada);
	becomes(DOC(EMPTY), MENTIONED(MENTION("all", "")), DOC(P(MENTION("all", ""))));
	becomes(ada, ATTR("1", "id", "'28jvpg4ktgt0r'"),
		DOC(P(MENTION("person", "28jvpg4ktgt0r"))));
	becomes(ada, ATTR("1", "kind", "'group'"), DOC(P(MENTION("group", "1vb8r3hn4t6yz"))));
	is_refused(ada, ATTR("1", "kind", "'all'"), NOTE_BAD_ATTRIBUTE);
	is_refused(ada, "{'stepType':'attr','pos':1,'attr':'id'}", NOTE_BAD_ATTRIBUTE);
	is_refused(DOC(EMPTY), MENTIONED(MENTION("all", "1vb8r3hn4t6yz")), NOTE_BAD_ATTRIBUTE);
	is_refused(DOC(EMPTY), MENTIONED(MENTION("person", "")), NOTE_BAD_ATTRIBUTE);
	is_refused(DOC(EMPTY), MENTIONED(MENTION("person", "ada")), NOTE_BAD_ATTRIBUTE);
	is_refused(DOC(EMPTY), MENTIONED(MENTION("robot", "1vb8r3hn4t6yz")), NOTE_BAD_ATTRIBUTE);
	is_refused(DOC(EMPTY), MENTIONED("{'type':'mention'}"), NOTE_BAD_ATTRIBUTE);
	is_refused(DOC(CODE("a")), MENTIONED(MENTION("all", "")), NOTE_BAD_CONTENT);
}

static void links_lead_to_addresses_that_may_be_followed(void **state)
{
	(void)state;
	static const char *const fine[] = {LINK("https://brandt.example/"), LINK("HTTP://x"),
		LINK("mailto:a@brandt.example"), LINK("tel:+49"), LINK("/x"), LINK("/"),
		LINK("#x")};
	static const char *const wrong[] = {LINK("javascript:alert(1)"), LINK("//brandt.example"),
		LINK("/\\\\brandt.example"), LINK("/\\t/brandt.example"), LINK(""),
		LINK("https://"), LINK("data:text/html,x"), LINK("x"), LINK("/\302\205"),
		LINK("/\177")};
	char step[256];
	for (size_t i = 0; i < sizeof(fine) / sizeof(*fine); i++) {
		snprintf(step, sizeof(step), MARK_STEP("removeMark", "1", "2", "%s"), fine[i]);
		becomes(AB, step, AB);
	}
	for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++) {
		snprintf(step, sizeof(step), MARK_STEP("removeMark", "1", "2", "%s"), wrong[i]);
		is_refused(AB, step, NOTE_BAD_LINK);
	}
	is_refused(AB, MARK_STEP("addMark", "1", "2", MARK("link")), NOTE_BAD_ATTRIBUTE);
}

static void what_is_no_step_is_refused(void **state)
{
	(void)state;
	is_refused(AB, "{'stepType':'docAttr','attr':'a','value':1}", NOTE_UNKNOWN_STEP);
	is_refused(AB, "{'stepType':'explode'}", NOTE_UNKNOWN_STEP);
	is_refused(AB, "{'stepType':7}", NOTE_UNKNOWN_STEP);
	is_refused(AB, "null", NOTE_UNKNOWN_STEP);
	is_refused(AB, "{'stepType':'replace'}", NOTE_MALFORMED);
	is_refused(AB, REPLACE("1", "1", "7"), NOTE_MALFORMED);
	is_refused(AB, REPLACE("1", "1", "{'content':{}}"), NOTE_MALFORMED);
	is_refused(AB, REPLACE("1", "1", SLICE("-1", "0", TEXT("x"))), NOTE_MALFORMED);
	is_refused(AB, REPLACE("1", "1", SLICE("0", "0", "{'type':'table'}")), NOTE_UNKNOWN_NODE);
	is_refused(AB, REPLACE("1", "1", SLICE("0", "0", MARKED(MARK("blink"), "x"))),
		NOTE_UNKNOWN_NODE);
	is_refused(AB, REPLACE("1", "1", SLICE("0", "0", TEXT(""))), NOTE_BAD_TEXT);
	is_refused(AB, REPLACE("1", "1", SLICE("0", "0", "{'type':'text'}")), NOTE_BAD_TEXT);
	is_refused(AB, REPLACE("1", "1", SLICE("0", "0", NODE("rule", TEXT("x")))), NOTE_BAD_LEAF);
	is_refused_at(AB, "{}", NOTE_MALFORMED, 0);
	is_refused_at(AB, "[", NOTE_MALFORMED, 0);
}

static void text_that_is_none_is_refused(void **state)
{
	(void)state;
	is_refused(AB, REPLACE("1", "1", SLICE("0", "0", TEXT("\\u0000"))), NOTE_MALFORMED);
	is_refused(AB, REPLACE("1", "1", SLICE("0", "0", TEXT("\\ud83d"))), NOTE_MALFORMED);
	is_refused(AB, REPLACE("1", "1", SLICE("0", "0", TEXT("\\ude00\\ud83d"))), NOTE_MALFORMED);
	is_refused(AB, REPLACE("1", "1", SLICE("0", "0", TEXT("\377"))), NOTE_MALFORMED);
	becomes(DOC(EMPTY), REPLACE("1", "1", SLICE("0", "0", TEXT("\\ud83d\\ude00\\u0001"))),
		DOC(P(TEXT("\360\237\230\200\\u0001"))));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_mark_is_put_on_a_range_and_taken_off),
		cmocka_unit_test(a_mark_stays_out_of_what_does_not_allow_it),
		cmocka_unit_test(marks_drive_each_other_out),
		cmocka_unit_test(a_link_is_taken_off_by_its_address),
		cmocka_unit_test(marks_are_sorted_and_not_repeated),
		cmocka_unit_test(the_parts_of_a_mark_set_are_applied_in_turn),
		cmocka_unit_test(a_node_bears_marks_where_its_parent_allows_them),
		cmocka_unit_test(an_attribute_is_set),
		cmocka_unit_test(an_attribute_that_is_not_there_changes_nothing),
		cmocka_unit_test(an_attribute_of_another_type_is_refused),
		cmocka_unit_test(a_mention_names_a_person_a_group_or_all),
		cmocka_unit_test(links_lead_to_addresses_that_may_be_followed),
		cmocka_unit_test(what_is_no_step_is_refused),
		cmocka_unit_test(text_that_is_none_is_refused),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
