/* Documents as Markdown. The parser of tests/steps/ reads back what chance makes of them. */
#include "room/notes/markdown.h"

#include "room_notes_fixture.h"

#define BREAK                  "{'type':'hard_break'}"
#define ADA                    "{'type':'mention','attrs':{'kind':'person','id':'1vb8r3hn4t6yz'}}"
#define EVERYBODY              "{'type':'mention','attrs':{'kind':'all','id':''}}"
#define NUMBERS(from, content) NODE_WITH("ordered_list", "'order':" from, content)
#define CHECKS(content)        NODE("check_list", content)
#define CHECK(done, content)   NODE_WITH("check_item", "'checked':" done, content)
#define STRONG                 MARK("strong")
#define EM                     MARK("em")
#define STRUCK                 MARK("strike")
#define CODED(text)            MARKED(MARK("code"), text)

static struct text name_of(const void *context, enum note_mention_kind kind, uint64_t id)
{
	(void)context;
	(void)id;
	return text_of(kind == NOTE_ALL ? "alle" : "Ada *von* B.");
}

static void is_deeper(uint32_t deeper, const char *content, const char *markdown)
{
	static const struct plain_names names = {NULL, name_of};
	ARENA_AUTO arena;
	BUFFER_AUTO out, json;
	arena_init(&arena);
	buffer_init(&out);
	buffer_init(&json);
	buffer_add_string(&json, "{'type':'doc','content':[");
	buffer_add_string(&json, content);
	buffer_add(&json, "]}", 3);
	note_markdown(document_of((const char *)json.data, &arena), &names, deeper, &out);
	buffer_add_byte(&out, '\0');
	assert_string_equal(out.data, markdown);
}

static void is(const char *content, const char *markdown)
{
	is_deeper(0, content, markdown);
}

static void blocks_have_empty_lines_between_them(void **state)
{
	(void)state;
	is(H("2", TEXT("Lage")) "," P(TEXT("a")) "," RULE "," CODE("x\\n\\n  y  ") "," QUOTE(
		   P(TEXT("b")) "," QUOTE(P(TEXT("c")) "," P(TEXT("d"))) "," CODE("e\\n\\nf")),
		"## Lage\n\na\n\n***\n\n```\nx\n\n  y\n```\n\n"
		"> b\n>\n> > c\n> >\n> > d\n>\n> ```\n> e\n>\n> f\n> ```\n");
}

static void what_has_no_text_is_left_out(void **state)
{
	(void)state;
	is(EMPTY, "");
	is(EMPTY "," P(TEXT("a")) "," P(BREAK "," TEXT(" ")) "," H("1", "") "," QUOTE(EMPTY) "," P(
		   TEXT("b")),
		"a\n\nb\n");
	is(P(BREAK "," TEXT("  a ") "," BREAK "," BREAK "," TEXT(" b") "," BREAK), "a\\\n\\\nb\n");
	is(NODE("code_block", ""), "```\n```\n");
}

static void headings_go_deeper_where_they_stand_below_one(void **state)
{
	(void)state;
	is_deeper(2, H("1", TEXT("1. Lage # 2 #")), "### 1. Lage \\# 2 \\#\n");
	is_deeper(5, H("3", TEXT("a") "," BREAK "," TEXT("b")), "###### a b\n");
}

static void lists_are_tight_where_their_items_are_lines(void **state)
{
	(void)state;
	is(BULLETS(ITEM(P(TEXT("a"))) "," ITEM(P(TEXT("b")) "," NUMBERS(
		   "1", ITEM(P(TEXT("c"))) "," ITEM(P(TEXT("d"))))) "," ITEM(EMPTY)),
		"- a\n- b\n  1. c\n  2. d\n-\n");
	is(BULLETS(ITEM(P(TEXT("a")) "," P(TEXT("b"))) "," ITEM(P(TEXT("c")))),
		"- a\n\n  b\n\n- c\n");
	is(BULLETS(ITEM(P(TEXT("a")) "," NUMBERS("3", ITEM(P(TEXT("b")))))), "- a\n\n  3. b\n");
	is(BULLETS(ITEM(P(TEXT("a")) "," BULLETS(ITEM(EMPTY)))), "- a\n\n  -\n");
	is(BULLETS(ITEM(EMPTY "," BULLETS(ITEM(EMPTY "," CODE("x"))))),
		"-\n  -\n    ```\n    x\n    ```\n");
}

static void lists_that_follow_each_other_stay_two(void **state)
{
	(void)state;
	is(BULLETS(ITEM(P(TEXT("a")))) "," CHECKS(
		   CHECK("true", P(TEXT("b")))) "," EMPTY "," BULLETS(ITEM(P(TEXT("c")))),
		"- a\n\n* [x] b\n\n- c\n");
	is(NUMBERS("9", ITEM(P(TEXT("a"))) "," ITEM(P(TEXT("b")) "," P(TEXT("c")))) "," NUMBERS(
		   "999999999", ITEM(P(TEXT("d"))) "," ITEM(P(TEXT("e")))),
		"9. a\n\n10. b\n\n    c\n\n999999999) d\n999999999) e\n");
}

static void check_lists_say_what_is_done(void **state)
{
	(void)state;
	is(CHECKS(CHECK("false", P(TEXT("[x] a"))) "," CHECK(
		   "true", EMPTY "," CHECKS(CHECK("false", EMPTY)))),
		"- [ ] \\[x\\] a\n\n- [x]\n\n  - [ ]\n");
}

static void text_stays_text(void **state)
{
	(void)state;
	is(P(TEXT("*a* _b_ `c` ~d~ [e](f) <b> | \\\\ &amp; &#60; R&D &; a#b! https://x www.x")),
		"\\*a\\* \\_b\\_ \\`c\\` \\~d\\~ \\[e\\](f) \\<b> \\| \\\\ \\&amp; \\&#60; R&D &; "
		"a#b! "
		"https\\://x www\\.x\n");
	is(P(TEXT("# a") "," BREAK "," TEXT("- b") "," BREAK "," TEXT("12. c") "," BREAK "," TEXT(
		   "12.10. d") "," BREAK "," TEXT("1)") "," BREAK "," TEXT("=") "," BREAK
										"," TEXT("> + :")),
		"\\# a\\\n\\- b\\\n12\\. c\\\n12.10. d\\\n1\\)\\\n\\=\\\n\\> + :\n");
	is(P(TEXT("a\\n    b\\tc\\u0001d\\r\\ne")), "a\\\nb c d\\\ne\n");
	is(P(ADA "," TEXT(" ") "," EVERYBODY), "@Ada \\*von\\* B. @alle\n");
}

static void marks_overlap(void **state)
{
	(void)state;
	is(P(MARKED(STRONG, "a") "," MARKED(STRONG "," EM, "b") "," MARKED(EM, "c")),
		"**&#97;_b_**_c_\n");
	is(P(MARKED(STRONG "," EM, "a") "," MARKED(EM, " b")), "_**a** b_\n");
	is(P(MARKED(STRONG, "a ") "," MARKED(STRUCK, "b ") "," TEXT("c")), "**a** ~~b~~ c\n");
	is(P(MARKED(STRONG, "a") "," BREAK "," MARKED(STRONG, "b")), "**a\\\nb**\n");
	is(P(MARKED(STRONG "," EM "," STRUCK, "a")), "**_~~a~~_**\n");
}

static void a_mark_in_the_midst_of_a_word_is_one(void **state)
{
	(void)state;
	is(P(TEXT("a") "," MARKED(STRONG, "b") "," TEXT("c")), "a**b**c\n");
	is(P(TEXT("a") "," MARKED(EM, "b") "," TEXT("c")), "&#97;_b_&#99;\n");
	is(P(TEXT("ä") "," MARKED(STRONG, "(b)") "," TEXT("c")), "&#228;**(b)**&#99;\n");
	is(P(TEXT("„") "," MARKED(EM, "ja") "," TEXT("“")), "„_ja_“\n");
	is(P(TEXT("😀") "," MARKED(STRONG, "😀") "," TEXT("😀")), "&#128512;**😀**&#128512;\n");
}

static void links_lead_where_they_did(void **state)
{
	(void)state;
	is(P(TEXT("Hier!") "," MARKED(LINK("/a_(b)"), "a]") "," MARKED(
		   LINK("/a_(b)") "," STRONG, "b")),
		"Hier\\![a\\]**b**](/a_\\(b\\))\n");
	is(P(MARKED(LINK("/a b<&amp;"), "a") "," MARKED(LINK("#c"), "a")),
		"[a](</a b\\<\\&amp;>)[a](#c)\n");
}

/* As one it would take the mark's edge along. */
static void a_mail_address_is_text(void **state)
{
	(void)state;
	is(P(MARKED(MARK("em"), "a.b+c@d.e")), "_a.b+c\\@d.e_\n");
	is(P(MARKED(MARK("em"), "a") "," TEXT("@b.c")), "_a_\\@b.c\n");
	is(P(TEXT("a@b.c")), "a@b.c\n");
	is(P(MARKED(MARK("strong"), "a@b.c")), "**a@b.c**\n");
}

static void code_is_as_it_was(void **state)
{
	(void)state;
	is(P(CODED("a*b") "," TEXT(" ") "," CODED("`") "," TEXT(",") "," CODED("a``b`c") "," TEXT(
		   ",") "," CODED(" d ")),
		"`a*b` `` ` ``,```a``b`c```,`  d  `\n");
	is(P(MARKED(LINK("/a") "," MARK("code"), "a\\nb") "," TEXT("c")), "[`a b`](/a)c\n");
	/* What would be read as where a link of that name leads would not be shown. */
	is(P(MARKED(LINK("/a") "," MARK("code"), "a]: b")), "&#32;[`a]: b`](/a)\n");
	is(P(MARKED(LINK("/a"), "x") "," MARKED(LINK("/a") "," MARK("code"), "]:")),
		"&#32;[x`]:`](/a)\n");
	is(P(TEXT("c") "," MARKED(LINK("/a") "," MARK("code"), "]:")), "c[`]:`](/a)\n");
	is(P(CODED("a") ",{'type':'mention','attrs':{'kind':'all','id':''},'marks':[" MARK(
		   "code") "]}," BREAK "," CODED("b")),
		"`a@alle`\\\n`b`\n");
	is(P(CODED("  ") "," TEXT("a")), "a\n");
	is(CODE("````"), "`````\n````\n`````\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(blocks_have_empty_lines_between_them),
		cmocka_unit_test(what_has_no_text_is_left_out),
		cmocka_unit_test(headings_go_deeper_where_they_stand_below_one),
		cmocka_unit_test(lists_are_tight_where_their_items_are_lines),
		cmocka_unit_test(lists_that_follow_each_other_stay_two),
		cmocka_unit_test(check_lists_say_what_is_done),
		cmocka_unit_test(text_stays_text),
		cmocka_unit_test(marks_overlap),
		cmocka_unit_test(a_mark_in_the_midst_of_a_word_is_one),
		cmocka_unit_test(links_lead_where_they_did),
		cmocka_unit_test(a_mail_address_is_text),
		cmocka_unit_test(code_is_as_it_was),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
