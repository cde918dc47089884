#include "proto/note/link.h"

#include "base/limits.h"
#include "proto/gen/limits.h"
#include "proto/note/units.h"

#include <strings.h>

/* Whether something follows the prefix. */
static bool goes_on_after(struct text href, const char *prefix)
{
	struct text begin = text_of(prefix);
	return href.size > begin.size && strncasecmp(href.data, prefix, begin.size) == 0;
}

/* "//host" and, to a browser, "/\host" lead to another house. */
static bool is_of_this_house(struct text href)
{
	if (href.size == 0)
		return false;
	char second = href.data[1]; /* or the NUL at the end */
	return href.data[0] == '#' || (href.data[0] == '/' && second != '/' && second != '\\');
}

/* Browsers drop some of them before they look where an address leads. */
static bool has_control(struct text href)
{
	for (size_t i = 0; i < href.size; i++)
		if (href.data[i] == '\t' || href.data[i] == '\n' ||
			text_control_bytes(href.data + i, href.size - i))
			return true;
	return false;
}

bool note_link_is_fine(struct text href)
{
	if (units_count(href.data, href.size) > PROTO_NOTE_LINK_MAX || has_control(href))
		return false;
	return goes_on_after(href, "http://") || goes_on_after(href, "https://") ||
	       goes_on_after(href, "mailto:") || goes_on_after(href, "tel:") ||
	       is_of_this_house(href);
}
