/* Minutes as a page for printing. */
#include "room/minutes/html.h"

#include "room/minutes/canonical.h"
#include "room/minutes/copy.h"
#include "room/minutes/html_text.h"

struct html_form {
	struct buffer *out;
	struct plain_names names;
};

const char minutes_html_style[] =
	"\n"
	"body { font: 11pt/1.4 sans-serif; max-width: 42em; margin: 2em auto; padding: 0 1em; }\n"
	"h1, h2, h3, h4, h5, h6 { line-height: 1.2; break-after: avoid; }\n"
	"h2 { border-bottom: 1px solid #999; margin-top: 1.6em; }\n"
	"h1, h2, h3, h4, h5, h6, p, li, dd, td { overflow-wrap: anywhere; }\n"
	"dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 1em; }\n"
	"dt, .label { font-weight: bold; }\n"
	"dd { margin: 0; }\n"
	"table { border-collapse: collapse; width: 100%; }\n"
	"th, td { border: 1px solid #999; padding: 0.2em 0.5em; text-align: left; vertical-align: "
	"top; }\n"
	"thead { display: table-header-group; }\n"
	"tr { break-inside: avoid; }\n"
	"pre { white-space: pre-wrap; overflow-wrap: anywhere; border-left: 3px solid #999; "
	"padding-left: 1em; }\n"
	"blockquote { margin-left: 0; border-left: 3px solid #999; padding-left: 1em; }\n"
	".checks { list-style: none; padding-left: 0; }\n"
	".checks p { display: inline; }\n"
	".address { font-size: 85%; }\n";

static void add(struct html_form *form, const char *markup)
{
	buffer_add_string(form->out, markup);
}

static void add_text(struct html_form *form, struct text text)
{
	html_lines(text.data, text.size, form->out);
}

static void add_tag(struct html_form *form, const char *open, struct text text, const char *close)
{
	add(form, open);
	add_text(form, text);
	add(form, close);
}

static void title(void *context, struct text kind, struct text text)
{
	add_tag(context, "<h1>", kind, ": ");
	add_tag(context, "", text, "</h1>\n");
}

static void heading(void *context, int level, struct text text)
{
	add_tag(context, level == 2 ? "<h2>" : "<h3>", text, level == 2 ? "</h2>\n" : "</h3>\n");
}

static void facts(void *context, const struct form_fact *told, size_t count)
{
	add(context, "<dl>\n");
	for (size_t i = 0; i < count; i++) {
		add_tag(context, "<dt>", told[i].label, "</dt>");
		add_tag(context, "<dd>", told[i].value, "</dd>\n");
	}
	add(context, "</dl>\n");
}

static void paragraph(void *context, struct text label, struct text text)
{
	add(context, "<p>");
	if (label.size)
		add_tag(context, "<span class=\"label\">", label, ":</span> ");
	add_tag(context, "", text, "</p>\n");
}

static void points(void *context, const struct text *told, size_t count)
{
	add(context, "<ul>\n");
	for (size_t i = 0; i < count; i++)
		add_tag(context, "<li>", told[i], "</li>\n");
	add(context, "</ul>\n");
}

static void table(void *context, const struct form_table *told)
{
	add(context, "<table>\n<thead><tr>");
	for (size_t i = 0; i < told->columns; i++)
		add_tag(context, "<th scope=\"col\">", told->head[i], "</th>");
	add(context, "</tr></thead>\n<tbody>\n");
	for (size_t row = 0; row < told->rows; row++) {
		add(context, "<tr>");
		for (size_t i = 0; i < told->columns; i++)
			add_tag(context, "<td>", told->cells[row * told->columns + i], "</td>");
		add(context, "</tr>\n");
	}
	add(context, "</tbody>\n</table>\n");
}

static void note(void *context, const struct note_node *root)
{
	struct html_form *form = context;
	html_note(root, &form->names, form->out);
}

static void add_head(struct html_form *form, const struct minutes *minutes)
{
	add(form, minutes->language == LANGUAGE_DE ? "<!doctype html>\n<html lang=\"de\">\n"
						   : "<!doctype html>\n<html lang=\"en\">\n");
	add(form, "<head>\n<meta charset=\"utf-8\">\n"
		  "<meta http-equiv=\"Content-Security-Policy\" content=\"" MINUTES_HTML_POLICY
		  "\">\n<meta name=\"viewport\" content=\"width=device-width\">\n");
	add_tag(form, "<title>", minutes->title, "</title>\n<style>");
	add(form, minutes_html_style);
	add(form, "</style>\n</head>\n<body>\n");
}

void minutes_html_copy(
	const struct minutes *minutes, const struct minutes_stamp *stamp, struct buffer *out)
{
	BUFFER_AUTO text;
	buffer_init(&text);
	struct html_form form = {&text, minutes_names(minutes)};
	const struct minutes_form told = {
		&form, title, heading, facts, paragraph, points, table, note};
	add_head(&form, minutes);
	minutes_tell(minutes, stamp, &told);
	add(&form, "</body>\n</html>\n");
	canonical_add((const char *)text.data, text.size, out);
}

void minutes_html(const struct minutes *minutes, struct buffer *out)
{
	minutes_html_copy(minutes, NULL, out);
}
