#include "base/buffer.h"

#include "base/attempt.h"
#include "base/memory.h"

#include <stdio.h>
#include <string.h>

void buffer_init(struct buffer *buffer)
{
	*buffer = (struct buffer){0};
}

void buffer_fini(struct buffer *buffer)
{
	free(buffer->data);
	buffer_init(buffer);
}

void buffer_clear(struct buffer *buffer)
{
	buffer->size = 0;
}

unsigned char *buffer_reserve(struct buffer *buffer, size_t size_bytes)
{
	if (size_bytes > SIZE_MAX / 2 - buffer->size)
		BUG("a buffer of absurd size");
	size_t need = buffer->size + size_bytes;
	if (need > buffer->room || !buffer->data) {
		size_t room = buffer->room ? buffer->room : 64;
		while (room < need)
			room *= 2;
		void *data = attempt_resize(buffer->data, room);
		if (!data)
			return NULL;
		buffer->data = data;
		buffer->room = room;
	}
	return buffer->data + buffer->size;
}

void buffer_add(struct buffer *buffer, const void *data, size_t size_bytes)
{
	unsigned char *place = size_bytes ? buffer_reserve(buffer, size_bytes) : NULL;
	if (!place)
		return;
	memcpy(place, data, size_bytes);
	buffer->size += size_bytes;
}

void buffer_add_byte(struct buffer *buffer, unsigned char byte)
{
	buffer_add(buffer, &byte, 1);
}

void buffer_add_string(struct buffer *buffer, const char *string)
{
	buffer_add(buffer, string, strlen(string));
}

void buffer_add_integer(struct buffer *buffer, long long value)
{
	char digits[24];
	int size = snprintf(digits, sizeof(digits), "%lld", value);
	buffer_add(buffer, digits, (size_t)size);
}
