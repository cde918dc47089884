#include "vault/erasures_line.h"

#include "base/memory.h"

#include <errno.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>

static const char magic[] = "runde-erasures 1 ";
static const char *const kinds[ERASURE_KINDS] = {
	[ERASURE_ROOM] = "room",
	[ERASURE_EVENT] = "event",
	[ERASURE_PICTURE] = "picture",
};

enum { CHECK_BYTES = crypto_generichash_BYTES_MIN, DATA_SET_DIGITS = 2 * VAULT_DATA_SET_BYTES };

/* Ends the line that begins at `from`. Against damage, not against whoever can read the master key
 * beside it. */
static void add_check(struct buffer *out, size_t from, const uint8_t data_set[VAULT_DATA_SET_BYTES])
{
	crypto_generichash_state state;
	uint8_t check[CHECK_BYTES];
	char text[2 * CHECK_BYTES + 1];
	crypto_generichash_init(&state, NULL, 0, sizeof(check));
	crypto_generichash_update(&state, data_set, VAULT_DATA_SET_BYTES);
	crypto_generichash_update(&state, out->data + from, out->size - from);
	crypto_generichash_final(&state, check, sizeof(check));
	buffer_add_byte(out, ' ');
	buffer_add_string(out, sodium_bin2hex(text, sizeof(text), check, sizeof(check)));
	buffer_add_byte(out, '\n');
}

void erasures_write_head(
	struct buffer *out, const uint8_t data_set[VAULT_DATA_SET_BYTES], uint64_t after)
{
	char digits[DATA_SET_DIGITS + 1];
	size_t from = out->size;
	buffer_add_string(out, magic);
	buffer_add_string(
		out, sodium_bin2hex(digits, sizeof(digits), data_set, VAULT_DATA_SET_BYTES));
	buffer_add_byte(out, ' ');
	buffer_add_integer(out, (long long)after);
	add_check(out, from, data_set);
}

void erasures_write_line(struct buffer *out, const uint8_t data_set[VAULT_DATA_SET_BYTES],
	const struct erasure *erasure)
{
	const long long numbers[] = {(long long)erasure->of, (long long)erasure->what,
		(long long)erasure->time_ms, (long long)erasure->by};
	char client_id[CLIENT_ID_TEXT_SIZE + 1];
	size_t from = out->size;
	buffer_add_integer(out, (long long)erasure->number);
	buffer_add_byte(out, ' ');
	buffer_add_string(out, kinds[erasure->kind]);
	for (size_t i = 0; i < sizeof(numbers) / sizeof(*numbers); i++) {
		buffer_add_byte(out, ' ');
		buffer_add_integer(out, numbers[i]);
	}
	client_id_write(&erasure->client_id, client_id);
	buffer_add_byte(out, ' ');
	buffer_add_string(out, client_id);
	add_check(out, from, data_set);
}

/* A number from 0 to 2^63-1 and what follows it. */
static bool read_number(const char **at, uint64_t *ret_number)
{
	char *end;
	errno = 0;
	long long number = strtoll(*at, &end, 10);
	if (end == *at || number < 0 || errno != 0)
		return false;
	*ret_number = (uint64_t)number;
	*at = end;
	return true;
}

static bool is_line(const char *line, const struct buffer *same)
{
	return strlen(line) == same->size && memcmp(line, same->data, same->size) == 0;
}

enum erasures_head erasures_read_head(
	const char *line, const uint8_t data_set[VAULT_DATA_SET_BYTES], uint64_t *ret_after)
{
	uint8_t its_set[VAULT_DATA_SET_BYTES];
	BUFFER_AUTO same = {0};
	size_t size = 0, head = strlen(magic);
	if (strncmp(line, magic, head) != 0 || strlen(line) < head + DATA_SET_DIGITS ||
		sodium_hex2bin(its_set, sizeof(its_set), line + head, DATA_SET_DIGITS, NULL, &size,
			NULL) != 0 ||
		size != sizeof(its_set))
		return ERASURES_HEAD_DAMAGED;
	const char *at = line + head + DATA_SET_DIGITS;
	if (!read_number(&at, ret_after))
		return ERASURES_HEAD_DAMAGED;
	erasures_write_head(&same, its_set, *ret_after);
	if (!is_line(line, &same))
		return ERASURES_HEAD_DAMAGED;
	return memcmp(its_set, data_set, sizeof(its_set)) == 0 ? ERASURES_HEAD_SOUND
							       : ERASURES_HEAD_FOREIGN;
}

static bool read_kind(const char **at, enum erasure_kind *ret_kind)
{
	for (int i = 0; i < ERASURE_KINDS; i++) {
		size_t size = strlen(kinds[i]);
		if (**at == ' ' && strncmp(*at + 1, kinds[i], size) == 0 &&
			(*at)[1 + size] == ' ') {
			*ret_kind = (enum erasure_kind)i;
			*at += 1 + size;
			return true;
		}
	}
	return false;
}

/* The last of a record, before its check. What is none is written as none. */
static void read_client_id(const char *at, struct client_id *ret_id)
{
	*ret_id = (struct client_id){0};
	if (at[0] == ' ' && strlen(at + 1) > CLIENT_ID_TEXT_SIZE)
		(void)client_id_read(at + 1, CLIENT_ID_TEXT_SIZE, ret_id);
}

bool erasures_read_line(
	const char *line, const uint8_t data_set[VAULT_DATA_SET_BYTES], struct erasure *ret_erasure)
{
	struct erasure erasure;
	BUFFER_AUTO same = {0};
	uint64_t time_ms;
	const char *at = line;
	if (!read_number(&at, &erasure.number) || !read_kind(&at, &erasure.kind) ||
		!read_number(&at, &erasure.of) || !read_number(&at, &erasure.what) ||
		!read_number(&at, &time_ms) || !read_number(&at, &erasure.by))
		return false;
	erasure.time_ms = (int64_t)time_ms;
	read_client_id(at, &erasure.client_id);
	erasures_write_line(&same, data_set, &erasure);
	if (!is_line(line, &same))
		return false;
	*ret_erasure = erasure;
	return true;
}
