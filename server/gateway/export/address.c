#include "gateway/export/address.h"

#include "base/id.h"
#include "gateway/export/export.h"
#include "proto/gen/limits.h"

#include <string.h>

const char *export_ending(enum export_form form)
{
	static const char *const endings[EXPORT_FORMS] = {[EXPORT_MARKDOWN] = "md",
		[EXPORT_TEXT] = "txt",
		[EXPORT_HTML] = "html",
		[EXPORT_JSON] = "json",
		[EXPORT_PDF] = "pdf"};
	return endings[form];
}

/* There is one way to write it. */
static bool read_number(struct slice digits, uint64_t *ret_number)
{
	uint64_t number = 0;
	if (!digits.size || digits.data[0] == '0')
		return false;
	for (size_t i = 0; i < digits.size; i++) {
		if (digits.data[i] < '0' || digits.data[i] > '9' || number > PROTO_SEQ_MAX / 10)
			return false;
		number = number * 10 + (uint64_t)(digits.data[i] - '0');
	}
	*ret_number = number;
	return number <= PROTO_SEQ_MAX;
}

static bool read_form(struct slice ending, enum export_form *ret_form)
{
	for (int form = 0; form < EXPORT_FORMS; form++) {
		if (slice_is(ending, export_ending((enum export_form)form))) {
			*ret_form = (enum export_form)form;
			return true;
		}
	}
	return false;
}

bool export_address_read(struct slice path, struct export_address *ret_address)
{
	struct export_address address = {0};
	struct slice rest = {path.data + strlen(EXPORT_PATH), path.size - strlen(EXPORT_PATH)};
	struct slice room = slice_cut(&rest, '/');
	struct slice numbers = slice_cut(&rest, '.');
	bool has_addendum = numbers.size && memchr(numbers.data, '-', numbers.size);
	struct slice meeting = slice_cut(&numbers, '-');
	if (!id_read(room.data, room.size, &address.room) ||
		!read_number(meeting, &address.meeting) ||
		(has_addendum && !read_number(numbers, &address.addendum)) ||
		!read_form(rest, &address.form))
		return false;
	*ret_address = address;
	return true;
}
