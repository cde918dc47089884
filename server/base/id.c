#include "base/id.h"

#include <string.h>

static const char alphabet[33] = "0123456789abcdefghjkmnpqrstvwxyz";

static int digit_value(char c)
{
	const char *at = c ? strchr(alphabet, c) : NULL;
	return at ? (int)(at - alphabet) : -1;
}

void id_write(uint64_t id, char ret_text[ID_TEXT_SIZE + 1])
{
	for (int i = ID_TEXT_SIZE - 1; i >= 0; i--, id >>= 5)
		ret_text[i] = alphabet[id & 31];
	ret_text[ID_TEXT_SIZE] = '\0';
}

bool id_read(const char *text, size_t size_bytes, uint64_t *ret_id)
{
	uint64_t id = 0;
	if (size_bytes != ID_TEXT_SIZE || digit_value(text[0]) > 7)
		return false;
	for (int i = 0; i < ID_TEXT_SIZE; i++) {
		int value = digit_value(text[i]);
		if (value < 0)
			return false;
		id = id << 5 | (uint64_t)value;
	}
	if (id == 0)
		return false;
	*ret_id = id;
	return true;
}

uint64_t id_of_random(uint64_t random)
{
	uint64_t id = random & INT64_MAX;
	return id ? id : 1;
}

void client_id_write(const struct client_id *id, char ret_text[CLIENT_ID_TEXT_SIZE + 1])
{
	uint64_t high = 0, low = 0;
	for (int i = 0; i < 8; i++) {
		high = high << 8 | id->bytes[i];
		low = low << 8 | id->bytes[i + 8];
	}
	for (int i = CLIENT_ID_TEXT_SIZE - 1; i >= 0; i--) {
		ret_text[i] = alphabet[low & 31];
		low = low >> 5 | high << 59;
		high >>= 5;
	}
	ret_text[CLIENT_ID_TEXT_SIZE] = '\0';
}

bool client_id_read(const char *text, size_t size_bytes, struct client_id *ret_id)
{
	uint64_t high = 0, low = 0;
	if (size_bytes != CLIENT_ID_TEXT_SIZE || digit_value(text[0]) > 7)
		return false;
	for (int i = 0; i < CLIENT_ID_TEXT_SIZE; i++) {
		int value = digit_value(text[i]);
		if (value < 0)
			return false;
		high = high << 5 | low >> 59;
		low = low << 5 | (uint64_t)value;
	}
	if (high == 0 && low == 0)
		return false;
	for (int i = 0; i < 8; i++) {
		ret_id->bytes[i] = (uint8_t)(high >> (56 - 8 * i));
		ret_id->bytes[i + 8] = (uint8_t)(low >> (56 - 8 * i));
	}
	return true;
}

bool client_id_is_set(const struct client_id *id)
{
	static const struct client_id none;
	return memcmp(id, &none, sizeof(none)) != 0;
}
