/* Identifiers and how they are written. Rooms, people and epochs are random 63-bit numbers, 13
 * characters on the wire; a client id is 128 bits, 26 characters, whose first 48 bits are its
 * maker's clock in milliseconds. The alphabet is Crockford's base32 in lower case
 * (https://www.crockford.com/base32.html), the layout of a client id that of a ULID. */
#ifndef RUNDE_BASE_ID_H
#define RUNDE_BASE_ID_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { ID_TEXT_SIZE = 13, CLIENT_ID_TEXT_SIZE = 26, CLIENT_ID_BYTES = 16 };

struct client_id {
	uint8_t bytes[CLIENT_ID_BYTES];
};

/* Writes 13 characters and a NUL. */
void id_write(uint64_t id, char ret_text[ID_TEXT_SIZE + 1]);
/* Reads exactly 13 characters; false unless they are an id from 1 to 2^63-1. */
bool id_read(const char *text, size_t size_bytes, uint64_t *ret_id);
/* Makes an id of 8 random bytes; never 0. */
uint64_t id_of_random(uint64_t random);
void client_id_write(const struct client_id *id, char ret_text[CLIENT_ID_TEXT_SIZE + 1]);
/* Reads exactly 26 characters; false unless they are a client id. */
bool client_id_read(const char *text, size_t size_bytes, struct client_id *ret_id);
/* All zero stands for: none. */
bool client_id_is_set(const struct client_id *id);

#endif
