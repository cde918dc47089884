/* A growing byte buffer. It owns its bytes and never shrinks. Where there is no memory it aborts;
 * within an attempt (base/attempt.h) it stays as it is, and the attempt is short. */
#ifndef RUNDE_BASE_BUFFER_H
#define RUNDE_BASE_BUFFER_H

#include <stddef.h>

struct buffer {
	unsigned char *data; /* owned; size bytes in use; NULL while nothing was added */
	size_t size;
	size_t room; /* bytes allocated */
};

/* Makes an empty buffer; allocates nothing. */
void buffer_init(struct buffer *buffer);
/* Frees the bytes and leaves an empty, usable buffer. */
void buffer_fini(struct buffer *buffer);
/* Empties it, keeping the memory. */
void buffer_clear(struct buffer *buffer);
/* Makes room for size_bytes more and returns where they go; the caller adds to size itself. NULL:
 * only in an attempt that is short. */
unsigned char *buffer_reserve(struct buffer *buffer, size_t size_bytes);
void buffer_add(struct buffer *buffer, const void *data, size_t size_bytes);
void buffer_add_byte(struct buffer *buffer, unsigned char byte);
/* Adds a string without its NUL. */
void buffer_add_string(struct buffer *buffer, const char *string);
/* Adds an integer in decimal. */
void buffer_add_integer(struct buffer *buffer, long long value);

#define BUFFER_AUTO __attribute__((cleanup(buffer_fini))) struct buffer

#endif
