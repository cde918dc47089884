/* The seal of minutes: what it says, and how it stands in a file. Both canonical forms are sealed
 * at once, so either can be checked alone. Pure: hashing and signing are the vault's.
 *
 * A seal says these lines, which are what is signed, each ending in \n, numbers in hexadecimal:
 *
 *     runde-minutes-seal 1
 *     markdown SHA-256 of the Markdown
 *     json SHA-256 of the JSON
 *     previous the seal of the series' minutes before: SHA-256 of its lines; or a hyphen
 *     sealed when, in milliseconds since 1970
 *     key the public key that signs, Ed25519
 *
 * A sealed file of Markdown is the Markdown and, after it, a section in its language with these
 * lines and the signature. One of JSON is {"minutes":…,"seal":{…}}. There is one way to write a
 * seal and it is the only one that is read, so no byte of a file can be changed unnoticed. */
#ifndef RUNDE_ROOM_MINUTES_SEAL_H
#define RUNDE_ROOM_MINUTES_SEAL_H

#include "base/buffer.h"
#include "proto/gen/types.h"

enum { SEAL_HASH_BYTES = 32, SEAL_KEY_BYTES = 32, SEAL_SIGNATURE_BYTES = 64 };

enum { SEAL_HEX_SIZE = 2 * SEAL_HASH_BYTES };

struct minutes_seal {
	uint8_t markdown[SEAL_HASH_BYTES], json[SEAL_HASH_BYTES];
	bool has_previous;
	uint8_t previous[SEAL_HASH_BYTES];
	int64_t sealed_ms; /* not negative */
	uint8_t key[SEAL_KEY_BYTES];
	uint8_t signature[SEAL_SIGNATURE_BYTES];
};

/* Appends what is signed. */
void seal_statement(const struct minutes_seal *seal, struct buffer *out);
/* Appends a file: the canonical form with its seal. */
void seal_write_markdown(const void *markdown, size_t size_bytes, const struct minutes_seal *seal,
	enum language language, struct buffer *out);
void seal_write_json(
	const void *json, size_t size_bytes, const struct minutes_seal *seal, struct buffer *out);

enum seal_form { SEAL_MARKDOWN, SEAL_JSON };

/* A file as it was read. */
struct sealed_file {
	enum seal_form form;
	enum language language;
	struct minutes_seal seal;
	struct buffer content; /* owned: the canonical form */
};

void sealed_file_init(struct sealed_file *file);
void sealed_file_fini(struct sealed_file *file);
/* Reads one. False: there is no seal in it, or it is not written as a seal is. What it says is not
 * checked. */
bool sealed_file_read(const void *data, size_t size_bytes, struct sealed_file *ret_file)
	__attribute__((warn_unused_result));

/* Appends bytes in hexadecimal. */
void seal_hex(const uint8_t *bytes, size_t count, struct buffer *out);
/* Reads so many bytes out of twice as many hexadecimal digits, in small letters. False: they are
 * none. */
bool seal_parse_hex(const char *text, size_t size, uint8_t *ret_bytes, size_t count)
	__attribute__((warn_unused_result));

#endif
