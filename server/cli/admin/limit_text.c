#include "cli/admin/limit_text.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void limit_write(const struct house_limit *limit, int64_t value, char ret_text[LIMIT_TEXT_BYTES])
{
	if (limit->is_role)
		snprintf(ret_text, LIMIT_TEXT_BYTES, "%s",
			value == MEMBER_ROLE_OWNER ? "owner" : "member");
	else
		snprintf(ret_text, LIMIT_TEXT_BYTES, "%lld", (long long)value);
}

static bool read_number(const char *word, int64_t *ret_value)
{
	char *end;
	errno = 0;
	long long value = strtoll(word, &end, 10);
	if (errno != 0 || end == word || *end != '\0')
		return false;
	*ret_value = value;
	return true;
}

bool limit_read(const struct house_limit *limit, const char *word, int64_t *ret_value)
{
	if (strcmp(word, "default") == 0)
		*ret_value = limit->fallback;
	else if (!limit->is_role)
		return read_number(word, ret_value);
	else if (strcmp(word, "owner") == 0)
		*ret_value = MEMBER_ROLE_OWNER;
	else if (strcmp(word, "member") == 0)
		*ret_value = MEMBER_ROLE_MEMBER;
	else
		return false;
	return true;
}

void limit_write_changes(const struct house_changed *changed, struct buffer *out)
{
	struct house_limit was, now;
	char from[LIMIT_TEXT_BYTES], to[LIMIT_TEXT_BYTES];
	for (size_t i = 0; house_limit_at(&changed->was, i, &was); i++) {
		if (!was.is_set || !house_limit_at(&changed->house.limits, i, &now))
			continue;
		limit_write(&was, was.value, from);
		limit_write(&now, now.value, to);
		buffer_add_string(out, out->size ? ", " : "");
		buffer_add_string(out, was.name);
		buffer_add_string(out, ": ");
		buffer_add_string(out, from);
		buffer_add_string(out, " -> ");
		buffer_add_string(out, to);
	}
}
