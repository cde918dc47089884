/* A file of minutes somebody has written to: it is no sealed file, or what was read of it is what
 * it would be written from. */
#include "base/memory.h"
#include "room/minutes/seal.h"

#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The input as it is, or behind a seal that is right but for what the input puts into it. */
static void make_file(const uint8_t *data, size_t size, struct buffer *out)
{
	struct minutes_seal seal = {.sealed_ms = 1795795200000};
	if (data[0] % 4 == 0) {
		buffer_add(out, data + 1, size - 1);
		return;
	}
	memcpy(&seal.previous, data, size < sizeof(seal.previous) ? size : sizeof(seal.previous));
	seal.has_previous = data[0] % 8 > 3;
	if (data[0] % 4 == 1)
		seal_write_json(data + 1, size - 1, &seal, out);
	else
		seal_write_markdown(data + 1, size - 1, &seal,
			data[0] % 4 == 2 ? LANGUAGE_DE : LANGUAGE_EN, out);
	/* One byte, somewhere, by what the input ends in. */
	if (size > 3 && data[0] & 64)
		out->data[(size_t)(data[size - 1] << 8 | data[size - 2]) % out->size] ^=
			data[size - 3];
}

static void write_again(const struct sealed_file *file, struct buffer *out)
{
	const struct buffer *content = &file->content;
	if (file->form == SEAL_JSON)
		seal_write_json(content->data, content->size, &file->seal, out);
	else
		seal_write_markdown(content->data, content->size, &file->seal, file->language, out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct sealed_file read;
	BUFFER_AUTO file;
	BUFFER_AUTO again;
	buffer_init(&file);
	buffer_init(&again);
	if (size == 0)
		return 0;
	make_file(data, size, &file);
	sealed_file_init(&read);
	if (sealed_file_read(file.data, file.size, &read)) {
		write_again(&read, &again);
		if (again.size != file.size || memcmp(again.data, file.data, file.size) != 0)
			BUG("what was read is not what was there");
	}
	sealed_file_fini(&read);
	return 0;
}
