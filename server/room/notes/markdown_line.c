#include "room/notes/markdown_line.h"

#include "proto/note/node.h"
#include "room/notes/character.h"

#include <string.h>
#include <strings.h>

struct line {
	struct markdown *markdown;
	const struct note_node *const *nodes; /* what stands in it */
	uint32_t count;
	bool heading;
	struct buffer blanks; /* not yet written: whether they are depends on what follows */
	enum note_mark_type open[NOTE_MARK_TYPES]; /* the outermost first */
	unsigned opened;
	const struct text *href;  /* of the link that is open */
	size_t link_at;           /* where that begins */
	bool link_begins;         /* the line with it */
	enum character_kind last; /* what was written last */
	size_t last_at;           /* where it begins, if it is a LETTER or UNSURE */
	bool begins;              /* nothing stands in this line yet */
	bool numbered;            /* nothing but digits does */
	bool wants_punctuation;   /* else the mark that was closed would not end here */
};

/* Whether there is nothing in it but blanks. */
static bool is_blank(const struct note_node *node)
{
	if (node->type != NOTE_TEXT)
		return node->type == NOTE_HARD_BREAK;
	for (size_t at = 0, bytes; at < node->count; at += bytes)
		if (character_kind_of(text_read_point(node->text + at, &bytes)) != SPACE)
			return false;
	return true;
}

bool markdown_line_shows(const struct note_node *node)
{
	for (uint32_t i = 0; i < node->count; i++)
		if (!is_blank(node->children[i]))
			return true;
	return false;
}

static void add(struct line *line, const char *markup)
{
	buffer_add_string(line->markdown->out, markup);
	line->last = PUNCTUATION;
	line->begins = line->numbered = false;
}

/* A character by its number, which is punctuation at both ends and the same when it is read. */
static void add_reference(struct line *line, uint32_t point)
{
	add(line, "&#");
	buffer_add_integer(line->markdown->out, point);
	add(line, ";");
}

static void add_blanks(struct line *line)
{
	const unsigned char *data = line->blanks.data;
	const size_t size = line->blanks.size;
	size_t breaks = 0;
	if (size == 0)
		return;
	for (size_t i = 0; i < size; i++)
		breaks += data[i] == '\n' && !line->heading;
	for (size_t i = 0; i < breaks && !line->begins; i++) {
		buffer_add_string(line->markdown->out, "\\\n");
		buffer_add(line->markdown->out, line->markdown->prefix.data,
			line->markdown->prefix.size);
	}
	for (size_t i = 0; i < size && !breaks && !line->begins; i++)
		buffer_add_byte(
			line->markdown->out, data[i] < ' ' || data[i] == 0x7f ? ' ' : data[i]);
	line->last = SPACE;
	line->begins = line->begins || breaks > 0;
	line->numbered = line->begins;
	buffer_clear(&line->blanks);
}

/* Whether what begins with & would be read as a character by its name or number. */
static bool is_reference(const char *text, size_t size)
{
	size_t at = 1;
	while (at < size &&
		(text[at] == '#' || character_kind_of((unsigned char)text[at]) == LETTER))
		at++;
	return at > 1 && at < size && text[at] == ';';
}

/* Whether . or ) makes what stands in the line an item of an ordered list. */
static bool ends_number(const struct line *line, const char *text, size_t size, size_t at)
{
	return line->numbered && !line->begins && !line->heading &&
	       (at + 1 == size || character_kind_of((unsigned char)text[at + 1]) == SPACE);
}

/* Whether what stands there last would be the beginning of a mail address, with a mark's edge
 * within it. */
static bool ends_in_local_part(const struct buffer *out)
{
	static const char others[] = {'.', '+', '-'};
	for (size_t at = out->size; at > 0; at--) {
		char c = (char)out->data[at - 1];
		if (c == '_')
			return true;
		bool is_local = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
				(c >= 'A' && c <= 'Z') || memchr(others, c, sizeof(others));
		if (!is_local)
			return false;
	}
	return false;
}

/* Whether a character of a text would be read as something else than itself. Addresses are no
 * links by themselves either, for then what stands in them would not be read as text. */
static bool is_markup(const struct line *line, const char *text, size_t size, size_t at)
{
	bool begins = line->begins && !line->heading;
	switch (text[at]) {
	case '\\':
	case '`':
	case '*':
	case '_':
	case '~':
	case '[':
	case ']':
	case '<':
	case '|':
		return true;
	case '>':
	case '+':
	case '-':
	case '=':
		return begins;
	case '#':
		return line->heading ? line->last == SPACE : begins;
	case '&':
		return is_reference(text + at, size - at);
	case ':':
		return begins || (size - at > 2 && memcmp(text + at, "://", 3) == 0);
	case '@':
		return ends_in_local_part(line->markdown->out);
	case ')':
		return ends_number(line, text, size, at);
	case '.':
		return ends_number(line, text, size, at) ||
		       (at >= 3 && strncasecmp(text + at - 3, "www", 3) == 0);
	default:
		return false;
	}
}

static const char *const delimiters[NOTE_MARK_TYPES] = {
	[NOTE_LINK] = "[", [NOTE_STRONG] = "**", [NOTE_EM] = "_", [NOTE_STRIKE] = "~~"};

static void add_address(struct line *line, const struct text *href)
{
	bool bracketed = memchr(href->data, ' ', href->size) != NULL;
	buffer_add_string(line->markdown->out, bracketed ? "](<" : "](");
	for (size_t i = 0; i < href->size; i++) {
		if (strchr("\\()<>", href->data[i]) ||
			(href->data[i] == '&' && is_reference(href->data + i, href->size - i)))
			buffer_add_byte(line->markdown->out, '\\');
		buffer_add_byte(line->markdown->out, (unsigned char)href->data[i]);
	}
	add(line, bracketed ? ">)" : ")");
}

/* Closes marks until so many are left. */
static void close_marks(struct line *line, unsigned left)
{
	while (line->opened > left) {
		enum note_mark_type mark = line->open[--line->opened];
		line->wants_punctuation =
			mark == NOTE_EM || (mark != NOTE_LINK && line->last != LETTER);
		if (mark == NOTE_LINK)
			add_address(line, line->href);
		else
			add(line, delimiters[mark]);
	}
}

static bool has_mark(
	const struct note_node *node, enum note_mark_type mark, const struct text *href)
{
	return node->marks.set & 1u << mark &&
	       (mark != NOTE_LINK || text_is_same(*node->marks.href, *href));
}

static bool is_open(const struct line *line, enum note_mark_type mark)
{
	for (unsigned i = 0; i < line->opened; i++)
		if (line->open[i] == mark)
			return true;
	return false;
}

/* How many of the open marks this node has, from the outermost on. */
static unsigned count_kept(const struct line *line, const struct note_node *node)
{
	unsigned kept = 0;
	while (kept < line->opened && has_mark(node, line->open[kept], line->href))
		kept++;
	return kept;
}

/* Where a mark of that node ends. */
static uint32_t find_end(const struct line *line, uint32_t at, enum note_mark_type mark)
{
	const struct text *href = line->nodes[at]->marks.href;
	while (at < line->count &&
		(is_blank(line->nodes[at]) || has_mark(line->nodes[at], mark, href)))
		at++;
	return at;
}

/* The one of these marks that goes on longest, so that others can be inside of it. */
static enum note_mark_type choose_mark(const struct line *line, uint32_t at, unsigned set)
{
	enum note_mark_type longest = NOTE_MARK_TYPES;
	uint32_t end = 0;
	for (enum note_mark_type mark = 0; mark < NOTE_MARK_TYPES; mark++) {
		uint32_t its_end = set & 1u << mark ? find_end(line, at, mark) : 0;
		if (its_end > end) {
			end = its_end;
			longest = mark;
		}
	}
	return longest;
}

/* Makes what was written last into what a mark may begin after. */
static void prepare_mark(struct line *line, enum note_mark_type mark, bool before_letter)
{
	struct buffer *out = line->markdown->out;
	if (mark == NOTE_LINK && line->last == PUNCTUATION && out->data[out->size - 1] == '!') {
		out->size--;
		buffer_add_string(out, "\\!");
	}
	if (mark == NOTE_LINK || (mark != NOTE_EM && before_letter))
		return;
	if (line->last == LETTER || line->last == UNSURE) {
		size_t bytes;
		uint32_t point = text_read_point((const char *)out->data + line->last_at, &bytes);
		out->size = line->last_at;
		add_reference(line, point);
	}
}

/* Closes and opens marks for a node that shows something of that kind next, and writes the blanks
 * before it where they do not matter to them. */
static void settle(struct line *line, uint32_t at, enum character_kind next)
{
	const struct note_node *node = line->nodes[at];
	unsigned set = node->marks.set & ~(1u << NOTE_CODE);
	close_marks(line, count_kept(line, node));
	for (unsigned i = 0; i < line->opened; i++)
		set &= ~(1u << line->open[i]);
	if (line->blanks.size > 0 || set)
		line->wants_punctuation = false;
	add_blanks(line);
	while (set) {
		enum note_mark_type mark = choose_mark(line, at, set);
		set &= ~(1u << mark);
		prepare_mark(line, mark, !set && next == LETTER);
		if (mark == NOTE_LINK) {
			line->href = node->marks.href;
			line->link_at = line->markdown->out->size;
			line->link_begins = line->begins;
		}
		add(line, delimiters[mark]);
		line->open[line->opened++] = mark;
	}
}

static void add_point(struct line *line, uint32_t point, const char *bytes, size_t count)
{
	bool digit = point >= '0' && point <= '9';
	line->last = character_kind_of(point);
	line->last_at = line->markdown->out->size;
	line->numbered = line->numbered && digit;
	line->begins = false;
	buffer_add(line->markdown->out, bytes, count);
}

static void add_text(struct line *line, uint32_t node, const char *text, size_t size)
{
	for (size_t at = 0, bytes; at < size; at += bytes) {
		uint32_t point = text_read_point(text + at, &bytes);
		enum character_kind kind = character_kind_of(point);
		if (kind == SPACE) {
			buffer_add(&line->blanks, text + at, bytes);
			continue;
		}
		settle(line, node, kind);
		bool refer = line->wants_punctuation && kind != PUNCTUATION;
		line->wants_punctuation = false;
		if (refer) {
			add_reference(line, point);
			continue;
		}
		if (is_markup(line, text, size, at))
			add(line, "\\");
		add_point(line, point, text + at, bytes);
	}
}

static void add_mention(struct line *line, uint32_t node)
{
	struct text name = plain_name(line->markdown->names, line->nodes[node]);
	add_text(line, node, "@", 1);
	add_text(line, node, name.data, name.size);
}

/* What the nodes from that one on say that are code together, as far as they go. */
static uint32_t gather_code(const struct line *line, uint32_t at, struct buffer *code)
{
	const struct note_marks *marks = &line->nodes[at]->marks;
	for (; at < line->count; at++) {
		const struct note_node *node = line->nodes[at];
		if (node->type == NOTE_HARD_BREAK || !note_marks_equal(&node->marks, marks))
			break;
		plain_text(node, line->markdown->names, code);
	}
	return at;
}

/* "[`a]: b`](c)" would be read as where a link of that name leads, and not be shown: no backslash
 * helps in code. With a blank before it, which is not shown either, it is a link. */
static void keep_link(struct line *line, const struct buffer *code)
{
	static const char blank[] = "&#32;";
	const size_t size = sizeof(blank) - 1;
	struct buffer *out = line->markdown->out;
	if (!is_open(line, NOTE_LINK) || !line->link_begins ||
		!memmem(code->data, code->size, "]:", 2))
		return;
	buffer_add_string(out, blank);
	memmove(out->data + line->link_at + size, out->data + line->link_at,
		out->size - size - line->link_at);
	memcpy(out->data + line->link_at, blank, size);
	line->link_begins = false;
}

/* Between as many backticks as nowhere stand together in it, with blanks where it would begin or
 * end with one, or lose its own. */
static void add_code(struct line *line, const struct buffer *code)
{
	uint64_t runs = 0; /* bit n: there is one of n, up to 63 */
	size_t fence = 1, run = 0, longest = 0;
	for (size_t i = 0; i <= code->size; i++) {
		if (i < code->size && code->data[i] == '`') {
			run++;
			continue;
		}
		runs |= run < 64 ? UINT64_C(1) << run : 0;
		longest = run > longest ? run : longest;
		run = 0;
	}
	while (fence < 64 && runs & UINT64_C(1) << fence)
		fence++;
	fence = fence < 64 ? fence : longest + 1;
	unsigned char first = code->data[0], last = code->data[code->size - 1];
	bool padded = first == '`' || last == '`' || (first <= ' ' && last <= ' ');
	for (size_t i = 0; i < fence; i++)
		add(line, "`");
	if (padded)
		add(line, " ");
	for (size_t i = 0; i < code->size; i++)
		buffer_add_byte(line->markdown->out, code->data[i] < ' ' ? ' ' : code->data[i]);
	if (padded)
		add(line, " ");
	for (size_t i = 0; i < fence; i++)
		add(line, "`");
}

/* A node, or several that are code together; returns how many. */
static uint32_t add_node(struct line *line, uint32_t at)
{
	const struct note_node *node = line->nodes[at];
	if (node->type == NOTE_HARD_BREAK) {
		buffer_add_byte(&line->blanks, '\n');
		return 1;
	}
	if (node->marks.set & 1u << NOTE_CODE && !is_blank(node)) {
		BUFFER_AUTO code;
		buffer_init(&code);
		uint32_t next = gather_code(line, at, &code);
		settle(line, at, PUNCTUATION);
		line->wants_punctuation = false;
		keep_link(line, &code);
		add_code(line, &code);
		return next - at;
	}
	if (node->type == NOTE_MENTION)
		add_mention(line, at);
	else
		add_text(line, at, node->text, node->count);
	return 1;
}

void markdown_line(struct markdown *markdown, const struct note_node *block)
{
	struct line line = {
		.markdown = markdown,
		.nodes = block->children,
		.count = block->count,
		.heading = block->type == NOTE_HEADING,
		.last = SPACE,
		.begins = true,
		.numbered = true,
	};
	for (uint32_t at = 0; at < block->count;)
		at += add_node(&line, at);
	close_marks(&line, 0);
	buffer_fini(&line.blanks);
}
