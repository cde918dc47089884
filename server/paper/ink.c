#include "paper/ink.h"

#include <stdbool.h>

/* How many bytes of a character that is not drawn stand there. */
static size_t unseen(const char *text, size_t size_bytes)
{
	const unsigned char *c = (const unsigned char *)text;
	/* U+2028 and U+2029, which would end a line or paragraph, and what turns direction round.
	 */
	bool general = size_bytes > 2 && c[0] == 0xe2;
	bool turns = general && ((c[1] == 0x80 && c[2] >= 0xa8 && c[2] <= 0xae) ||
					(c[1] == 0x81 && c[2] >= 0xa6 && c[2] <= 0xa9));
	return turns ? 3 : text_control_bytes(text, size_bytes);
}

static void add_clean(const char *text, size_t size_bytes, struct buffer *out)
{
	for (size_t i = 0; i < size_bytes; i++) {
		size_t size = unseen(text + i, size_bytes - i);
		if (size)
			i += size - 1;
		else
			buffer_add_byte(out, (unsigned char)text[i]);
	}
}

void ink_init(struct ink *ink)
{
	buffer_init(&ink->text);
	ink->attributes = pango_attr_list_new();
	/* Where a word has to be cut, nothing is put in that it does not have. */
	pango_attr_list_insert(ink->attributes, pango_attr_insert_hyphens_new(FALSE));
}

void ink_fini(struct ink *ink)
{
	buffer_fini(&ink->text);
	pango_attr_list_unref(ink->attributes);
}

static void look_like(struct ink *ink, size_t from, PangoAttribute *attribute)
{
	attribute->start_index = (guint)from;
	attribute->end_index = (guint)ink->text.size;
	pango_attr_list_insert(ink->attributes, attribute);
}

void ink_add(struct ink *ink, const char *text, size_t size_bytes, unsigned looks)
{
	enum { GREY = 0x5555 };
	size_t from = ink->text.size;
	add_clean(text, size_bytes, &ink->text);
	if (looks & INK_BOLD)
		look_like(ink, from, pango_attr_weight_new(PANGO_WEIGHT_BOLD));
	if (looks & INK_ITALIC)
		look_like(ink, from, pango_attr_style_new(PANGO_STYLE_ITALIC));
	if (looks & INK_STRUCK)
		look_like(ink, from, pango_attr_strikethrough_new(TRUE));
	if (looks & INK_CODE)
		look_like(ink, from, pango_attr_family_new("DejaVu Sans Mono"));
	if (looks & INK_FAINT)
		look_like(ink, from, pango_attr_foreground_new(GREY, GREY, GREY));
}
