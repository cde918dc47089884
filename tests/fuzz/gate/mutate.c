/* Changes an input as conversations change: who says a line, what it names, which lines there are;
 * half of the time a line's bytes, as libFuzzer does. */
#include "house.h"

#include "../../simulation/chance.h"

#include "base/buffer.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

enum { LINES_MAX = 16 };

struct line {
	const uint8_t *data;
	size_t size;
};

struct lines {
	struct line items[LINES_MAX];
	size_t count;
};

size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t max_size);
size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max_size, unsigned seed);
size_t LLVMFuzzerCustomCrossOver(const uint8_t *one, size_t one_size, const uint8_t *other,
	size_t other_size, uint8_t *out, size_t max_size, unsigned seed);

static void split(const uint8_t *data, size_t size, struct lines *ret_lines)
{
	ret_lines->count = 0;
	while (size > 0 && ret_lines->count < LINES_MAX) {
		const uint8_t *end = memchr(data, '\n', size);
		size_t line = end ? (size_t)(end - data) : size;
		if (line > 0)
			ret_lines->items[ret_lines->count++] = (struct line){data, line};
		data += end ? line + 1 : line;
		size -= end ? line + 1 : line;
	}
}

static size_t join(const struct lines *lines, uint8_t *out, size_t max_size)
{
	size_t size = 0;
	for (size_t i = 0; i < lines->count; i++) {
		const struct line *line = &lines->items[i];
		if (size + line->size + 1 > max_size)
			break;
		memcpy(out + size, line->data, line->size);
		size += line->size;
		out[size++] = '\n';
	}
	return size;
}

static void insert(struct lines *lines, size_t at, struct line line)
{
	if (lines->count == LINES_MAX)
		return;
	memmove(&lines->items[at + 1], &lines->items[at],
		(lines->count - at) * sizeof(*lines->items));
	lines->items[at] = line;
	lines->count++;
}

/* Puts something else after one of the marks in a line, if it has any. */
static void change_after(struct line *line, struct buffer *out, struct chance *chance, char mark)
{
	size_t marks = 0, at = 0;
	char number[16];
	for (size_t i = 1; i + 1 < line->size; i++)
		if (line->data[i] == mark && (mark == '$' || isdigit(line->data[i + 1])) &&
			chance_once_in(chance, (unsigned)++marks))
			at = i + 1;
	if (!at)
		return;
	buffer_add(out, line->data, at);
	if (mark == '$') {
		buffer_add_byte(out, (uint8_t)('a' + chance_below(chance, THINGS)));
		at++;
	} else {
		snprintf(number, sizeof(number), "%u", chance_below(chance, 20));
		buffer_add_string(out, number);
		while (at < line->size && isdigit(line->data[at]))
			at++;
	}
	buffer_add(out, line->data + at, line->size - at);
	*line = (struct line){out->data, out->size};
}

/* Says it under another client id. */
static void renew(struct line *line, struct buffer *out, struct chance *chance)
{
	static const char id[] = "\"01jdf3w8k2";
	const uint8_t *at = memmem(line->data, line->size, id, sizeof(id) - 1);
	buffer_add(out, line->data, line->size);
	if (at && (size_t)(at - line->data) + 27 <= line->size)
		for (int i = 20; i < 27; i++)
			out->data[at - line->data + i] = (uint8_t)('0' + chance_below(chance, 10));
	*line = (struct line){out->data, out->size};
}

static void change_bytes(struct line *line, struct buffer *out)
{
	buffer_add(out, line->data, line->size);
	buffer_reserve(out, 256);
	out->size = LLVMFuzzerMutate(out->data, line->size, line->size + 256);
	*line = (struct line){out->data, out->size};
}

static void change_sender(struct line *line, struct buffer *out, struct chance *chance)
{
	buffer_add(out, line->data, line->size);
	out->data[0] =
		(uint8_t)((chance_once_in(chance, 4) ? 'A' : 'a') + chance_below(chance, SEATS));
	*line = (struct line){out->data, out->size};
}

static void change(struct lines *lines, struct buffer *out, struct chance *chance)
{
	size_t at = chance_below(chance, (unsigned)lines->count);
	struct line *line = &lines->items[at];
	switch (chance_below(chance, 14)) {
	case 0:
		change_sender(line, out, chance);
		break;
	case 1:
	case 2:
		change_after(line, out, chance, '$');
		break;
	case 3:
		change_after(line, out, chance, ':');
		break;
	case 4:
		insert(lines, chance_below(chance, (unsigned)lines->count + 1), *line);
		break;
	case 5:
		*line = lines->items[--lines->count];
		break;
	case 6:
		buffer_add_byte(out, (uint8_t)('0' + chance_below(chance, 7)));
		insert(lines, at, (struct line){out->data, out->size});
		break;
	case 7:
		renew(line, out, chance);
		break;
	default:
		change_bytes(line, out);
	}
}

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max_size, unsigned seed)
{
	struct chance chance = {seed};
	struct lines lines;
	BUFFER_AUTO changed = {0};
	BUFFER_AUTO all = {0};
	split(data, size, &lines);
	if (!lines.count)
		return LLVMFuzzerMutate(data, size, max_size);
	change(&lines, &changed, &chance);
	size = join(&lines, buffer_reserve(&all, max_size + 1), max_size);
	memcpy(data, all.data, size);
	return size;
}

size_t LLVMFuzzerCustomCrossOver(const uint8_t *one, size_t one_size, const uint8_t *other,
	size_t other_size, uint8_t *out, size_t max_size, unsigned seed)
{
	struct chance chance = {seed};
	struct lines lines, more;
	split(one, one_size, &lines);
	split(other, other_size, &more);
	for (size_t i = 0; i < more.count; i++)
		if (chance_once_in(&chance, 3))
			insert(&lines, chance_below(&chance, (unsigned)lines.count + 1),
				more.items[i]);
	return join(&lines, out, max_size);
}
