#include "journal/sealing/minutes.h"

#include "room/minutes/canonical.h"

#include <string.h>

_Static_assert((int)SEAL_HASH_BYTES == (int)SIGNER_HASH_BYTES, "hash");
_Static_assert((int)SEAL_KEY_BYTES == (int)SIGNER_KEY_BYTES, "key");
_Static_assert((int)SEAL_SIGNATURE_BYTES == (int)SIGNER_SIGNATURE_BYTES, "signature");

void sealed_minutes_init(struct sealed_minutes *sealed)
{
	memset(sealed, 0, sizeof(*sealed));
	buffer_init(&sealed->markdown);
	buffer_init(&sealed->json);
}

void sealed_minutes_fini(struct sealed_minutes *sealed)
{
	buffer_fini(&sealed->markdown);
	buffer_fini(&sealed->json);
}

static void sign(const struct signer *signer, struct minutes_seal *seal)
{
	BUFFER_AUTO statement;
	buffer_init(&statement);
	signer_public_key(signer, seal->key);
	seal_statement(seal, &statement);
	signer_sign(signer, statement.data, statement.size, seal->signature);
}

void minutes_seal(const struct minutes *minutes, const struct signer *signer, int64_t now_ms,
	struct sealed_minutes *ret_sealed)
{
	struct minutes_seal *seal = &ret_sealed->seal;
	BUFFER_AUTO markdown;
	BUFFER_AUTO json;
	buffer_init(&markdown);
	buffer_init(&json);
	minutes_markdown(minutes, &markdown);
	minutes_json(minutes, &json);
	*seal = (struct minutes_seal){.sealed_ms = now_ms};
	signer_hash(markdown.data, markdown.size, seal->markdown);
	signer_hash(json.data, json.size, seal->json);
	seal->has_previous = minutes->has_previous &&
			     seal_parse_hex(minutes->previous.data, minutes->previous.size,
				     seal->previous, sizeof(seal->previous));
	sign(signer, seal);
	seal_write_markdown(
		markdown.data, markdown.size, seal, minutes->language, &ret_sealed->markdown);
	seal_write_json(json.data, json.size, seal, &ret_sealed->json);
}

static void write_hex(const uint8_t bytes[SEAL_HASH_BYTES], char ret_text[SEAL_HEX_SIZE + 1])
{
	BUFFER_AUTO hex;
	buffer_init(&hex);
	seal_hex(bytes, SEAL_HASH_BYTES, &hex);
	memcpy(ret_text, hex.data, SEAL_HEX_SIZE);
	ret_text[SEAL_HEX_SIZE] = '\0';
}

void minutes_seal_name(const struct minutes_seal *seal, char ret_name[SEAL_HEX_SIZE + 1])
{
	uint8_t hash[SIGNER_HASH_BYTES];
	BUFFER_AUTO statement;
	buffer_init(&statement);
	seal_statement(seal, &statement);
	signer_hash(statement.data, statement.size, hash);
	write_hex(hash, ret_name);
}

void minutes_seal_key(const struct minutes_seal *seal, char ret_key[SEAL_HEX_SIZE + 1])
{
	write_hex(seal->key, ret_key);
}

/* Whether the content is what the seal says, and the seal is signed by the key it names. */
static bool holds(const struct sealed_file *file)
{
	const struct minutes_seal *seal = &file->seal;
	const uint8_t *said = file->form == SEAL_MARKDOWN ? seal->markdown : seal->json;
	uint8_t hash[SIGNER_HASH_BYTES];
	BUFFER_AUTO statement;
	buffer_init(&statement);
	signer_hash(file->content.data, file->content.size, hash);
	seal_statement(seal, &statement);
	return memcmp(hash, said, sizeof(hash)) == 0 &&
	       signature_is_good(seal->key, statement.data, statement.size, seal->signature);
}

enum seal_verdict minutes_check(const void *data, size_t size_bytes,
	const struct signer_name *signer, struct sealed_file *ret_file)
{
	if (!sealed_file_read(data, size_bytes, ret_file))
		return SEAL_ABSENT;
	if (!holds(ret_file))
		return SEAL_BROKEN;
	return signer_is_named(signer, ret_file->seal.key) ? SEAL_HOLDS : SEAL_OF_OTHERS;
}
