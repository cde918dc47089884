#include "proto/mrkdwn.h"

#include <stdbool.h>
#include <string.h>

/* Where markers stand whose other half is not known yet, until the end: control characters, which
 * no text may have. Odd: half of a pair; the even one before it: alone. */
enum { STAR = 0x10, STAR_PAIR, TILDE, TILDE_PAIR };

struct converting {
	const char *at, *begin, *end;
	struct buffer *out; /* borrowed */
	size_t open_star;   /* where in `out` the one that is open stands, and one more; 0: none */
	size_t open_tilde;
};

/* Appends one character, whatever it means: an entity is undone, a control character left out.
 * Where it ends. */
static const char *write_character(const char *at, const char *end, struct buffer *out)
{
	static const struct {
		const char *entity;
		char meaning;
	} entities[] = {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}};
	size_t left = (size_t)(end - at);

	for (size_t i = 0; i < sizeof(entities) / sizeof(*entities); i++) {
		size_t size = strlen(entities[i].entity);
		if (left >= size && memcmp(at, entities[i].entity, size) == 0) {
			buffer_add_byte(out, (unsigned char)entities[i].meaning);
			return at + size;
		}
	}
	size_t control = text_control_bytes(at, left);
	if (control)
		return at + control;
	buffer_add_byte(out, (unsigned char)*at);
	return at + 1;
}

static void write_characters(const char *at, const char *end, struct buffer *out)
{
	while (at < end)
		at = write_character(at, end, out);
}

void mrkdwn_write_plain(struct text plain, struct buffer *out)
{
	write_characters(plain.data, plain.data + plain.size, out);
}

/* A part of <…>, of what stands before or after the |. */
struct part {
	const char *at, *end;
};

static bool begins(struct part part, const char *with)
{
	size_t size = strlen(with);
	return (size_t)(part.end - part.at) >= size && memcmp(part.at, with, size) == 0;
}

static void write_part(struct part part, struct buffer *out)
{
	write_characters(part.at, part.end, out);
}

/* Parentheses and spaces would end the address of a link of ours. */
static void write_address(struct part address, struct buffer *out)
{
	static const char ends[] = "() \t\n";
	static const char *const escaped[] = {"%28", "%29", "%20", "%09", "%0A"};
	while (address.at < address.end) {
		const char *end = *address.at ? strchr(ends, *address.at) : NULL;
		if (end) {
			buffer_add_string(out, escaped[end - ends]);
			address.at++;
		} else {
			address.at = write_character(address.at, address.end, out);
		}
	}
}

/* The words of a link of ours bring no address of their own: ]( is taken apart. */
static void write_words(struct part words, struct buffer *out)
{
	while (words.at < words.end) {
		if (*words.at == '(' && out->size && out->data[out->size - 1] == ']')
			buffer_add_byte(out, ' ');
		words.at = write_character(words.at, words.end, out);
	}
}

static void write_words_with_address(struct part words, struct part address, struct buffer *out)
{
	buffer_add_byte(out, '[');
	write_words(words, out);
	buffer_add_string(out, "](");
	write_address(address, out);
	buffer_add_byte(out, ')');
}

void mrkdwn_write_link(struct text words, struct text address, struct buffer *out)
{
	write_words_with_address((struct part){words.data, words.data + words.size},
		(struct part){address.data, address.data + address.size}, out);
}

static void write_link(struct part address, struct part label, struct buffer *out)
{
	size_t size = (size_t)(label.end - label.at);
	bool bare = !size || (size == (size_t)(address.end - address.at) &&
				     memcmp(address.at, label.at, size) == 0);
	if (bare) {
		write_part(address, out);
	} else if (begins(address, "mailto:") || begins(address, "tel:")) {
		write_part(label, out);
	} else {
		write_words_with_address(label, address, out);
	}
}

/* Somebody or something by a sign and an id, best by its label. */
static void write_reference(char sign, struct part name, struct part label, struct buffer *out)
{
	bool labelled = label.at < label.end;
	struct part shown = labelled ? label : name;
	if (!labelled || *label.at != sign)
		buffer_add_byte(out, (unsigned char)sign);
	write_part(shown, out);
}

/* <!channel>, <!subteam^S1|@group>, <!date^0^{date}|yesterday> */
static void write_special(struct part name, struct part label, struct buffer *out)
{
	static const char group[] = "group";
	if (begins(name, "date^"))
		write_part(label, out);
	else if (begins(name, "subteam^"))
		write_reference('@', (struct part){group, group + strlen(group)}, label, out);
	else
		write_reference('@', name, label, out);
}

/* What stands between < and >. */
static void write_angle(struct part inside, struct buffer *out)
{
	const char *bar = memchr(inside.at, '|', (size_t)(inside.end - inside.at));
	struct part name = {inside.at, bar ? bar : inside.end};
	struct part label = {bar ? bar + 1 : inside.end, inside.end};
	struct part rest = {name.at + 1, name.end};

	if (begins(name, "@"))
		write_reference('@', rest, label, out);
	else if (begins(name, "#"))
		write_reference('#', rest, label, out);
	else if (begins(name, "!"))
		write_special(rest, label, out);
	else
		write_link(name, label, out);
}

/* Whether <…> is Slack's, and not what somebody has typed or HTML. */
static bool is_slacks(struct part inside)
{
	if (begins(inside, "@") || begins(inside, "#") || begins(inside, "!"))
		return true;
	const char *bar = memchr(inside.at, '|', (size_t)(inside.end - inside.at));
	size_t size = (size_t)((bar ? bar : inside.end) - inside.at);
	const char *colon = memchr(inside.at, ':', size);
	return colon && colon > inside.at && !memchr(inside.at, ' ', size);
}

/* The end of <…> that begins here, on the same line; NULL: it is none. */
static const char *find_angle_end(const struct converting *c)
{
	const char *at = c->at + 1;
	while (at < c->end && *at != '\n' && *at != '<' && *at != '>')
		at++;
	bool closed = at < c->end && *at == '>';
	return closed && is_slacks((struct part){c->at + 1, at}) ? at : NULL;
}

static bool is_word(char c)
{
	unsigned char byte = (unsigned char)c;
	return byte >= 0x80 || (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') ||
	       (byte >= 'a' && byte <= 'z');
}

static bool is_space(char c)
{
	return c == ' ' || c == '\n' || c == '\t';
}

/* A marker counts at the edges of words and alone; its half before it was written as one that is
 * alone, and is put right when the other half comes. */
static void write_marker(struct converting *c, size_t *open, unsigned char alone)
{
	char before = c->at > c->begin ? c->at[-1] : ' ';
	char after = c->at + 1 < c->end ? c->at[1] : ' ';
	bool single = before != *c->at && after != *c->at;

	if (*open && single && !is_space(before) && !is_word(after)) {
		c->out->data[*open - 1] = alone + 1;
		buffer_add_byte(c->out, alone + 1);
		*open = 0;
	} else {
		buffer_add_byte(c->out, alone);
		if (!*open && single && !is_word(before) && !is_space(after))
			*open = c->out->size;
	}
	c->at++;
}

/* The end of the code that begins here with such a run of backticks; NULL: there is none. */
static const char *find_code_end(const struct converting *c, size_t ticks)
{
	const char *at = c->at + ticks;
	while (at < c->end && !(ticks == 1 && *at == '\n')) {
		if ((size_t)(c->end - at) >= ticks && memcmp(at, "```", ticks) == 0)
			return at;
		at++;
	}
	return NULL;
}

/* What is encoded stands encoded in code too. */
static void write_code(struct converting *c, const char *end)
{
	while (c->at < end) {
		const char *close = *c->at == '<' ? find_angle_end(c) : NULL;
		if (close && close < end) {
			struct part inside = {c->at + 1, close};
			const char *bar = memchr(inside.at, '|', (size_t)(close - inside.at));
			write_part((struct part){bar ? bar + 1 : inside.at, close}, c->out);
			c->at = close + 1;
		} else {
			c->at = write_character(c->at, c->end, c->out);
		}
	}
}

static void break_line(struct buffer *out)
{
	if (out->size && out->data[out->size - 1] != '\n')
		buffer_add_byte(out, '\n');
}

/* ``` stands on lines of its own with us. */
static void write_fence(struct converting *c, const char *end)
{
	break_line(c->out);
	buffer_add_string(c->out, "```\n");
	c->at += 3;
	if (c->at < end && *c->at == '\n')
		c->at++;
	write_code(c, end);
	break_line(c->out);
	buffer_add_string(c->out, "```");
	c->at = end + 3;
	if (c->at < c->end && *c->at != '\n')
		buffer_add_byte(c->out, '\n');
}

static void write_ticks(struct converting *c)
{
	bool fence = c->end - c->at >= 3 && memcmp(c->at, "```", 3) == 0;
	const char *end = find_code_end(c, fence ? 3 : 1);
	if (!end) { /* nor is there one for those that follow on this line */
		do
			buffer_add_byte(c->out, (unsigned char)*c->at++);
		while (c->at < c->end && *c->at == '`');
	} else if (fence) {
		write_fence(c, end);
	} else {
		buffer_add_byte(c->out, '`');
		c->at++;
		write_code(c, end);
		buffer_add_byte(c->out, '`');
		c->at = end + 1;
	}
}

static void write_next(struct converting *c)
{
	const char *close = *c->at == '<' ? find_angle_end(c) : NULL;
	if (close) {
		write_angle((struct part){c->at + 1, close}, c->out);
		c->at = close + 1;
	} else if (*c->at == '`') {
		write_ticks(c);
	} else if (*c->at == '*') {
		write_marker(c, &c->open_star, STAR);
	} else if (*c->at == '~') {
		write_marker(c, &c->open_tilde, TILDE);
	} else {
		if (*c->at == '\n')
			c->open_star = c->open_tilde = 0;
		c->at = write_character(c->at, c->end, c->out);
	}
}

void mrkdwn_write(struct text mrkdwn, struct buffer *out)
{
	static const char *const markers[] = {"*", "**", "~", "~~"};
	BUFFER_AUTO half;
	struct converting c = {.at = mrkdwn.data,
		.begin = mrkdwn.data,
		.end = mrkdwn.data + mrkdwn.size,
		.out = &half};

	buffer_init(&half);
	while (c.at < c.end)
		write_next(&c);
	for (size_t i = 0; i < half.size; i++) {
		unsigned char byte = half.data[i];
		if (byte >= STAR && byte <= TILDE_PAIR)
			buffer_add_string(out, markers[byte - STAR]);
		else
			buffer_add_byte(out, byte);
	}
}
