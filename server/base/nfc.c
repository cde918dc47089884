#include "base/nfc.h"

#include "base/memory.h"

#include <stdbool.h>
#include <utf8proc.h>

static bool is_ascii(const char *data, size_t size_bytes)
{
	for (size_t i = 0; i < size_bytes; i++)
		if ((unsigned char)data[i] >= 0x80)
			return false;
	return true;
}

void nfc_add(const char *data, size_t size_bytes, struct buffer *out)
{
	static const utf8proc_option_t options = UTF8PROC_STABLE | UTF8PROC_COMPOSE;
	const utf8proc_uint8_t *bytes = (const utf8proc_uint8_t *)data;
	BUFFER_AUTO points;
	buffer_init(&points);
	if (is_ascii(data, size_bytes)) {
		buffer_add(out, data, size_bytes);
		return;
	}
	utf8proc_ssize_t count =
		utf8proc_decompose(bytes, (utf8proc_ssize_t)size_bytes, NULL, 0, options);
	if (count < 0)
		BUG("a text that is no UTF-8");
	utf8proc_int32_t *at = (utf8proc_int32_t *)(void *)buffer_reserve(
		&points, ((size_t)count + 1) * sizeof(*at));
	if (!at)
		return;
	(void)utf8proc_decompose(bytes, (utf8proc_ssize_t)size_bytes, at, count, options);
	/* In place: UTF-8 is never longer than 32 bits a code point. */
	utf8proc_ssize_t size = utf8proc_reencode(at, count, options);
	buffer_add(out, at, (size_t)size);
}

/* Nothing composes with what an escape stands for (control characters, a quote, a backslash), but
 * much with the letter it ends in: so the text between two escapes is composed by itself. */
void nfc_add_json(const char *data, size_t size_bytes, struct buffer *out)
{
	size_t start = 0;
	for (size_t i = 0; i < size_bytes; i++) {
		if (data[i] != '\\' || i + 1 == size_bytes)
			continue;
		size_t escape = data[i + 1] == 'u' ? 6 : 2;
		if (escape > size_bytes - i)
			escape = size_bytes - i;
		nfc_add(data + start, i - start, out);
		buffer_add(out, data + i, escape);
		i += escape - 1;
		start = i + 1;
	}
	nfc_add(data + start, size_bytes - start, out);
}
