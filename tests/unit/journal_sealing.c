/* Seals on minutes: every byte of a sealed file counts (P-89), and the key stays what it is. */
#include "room_minutes_fixture.h"

#include "journal/sealing/minutes.h"
#include "proto/state.h"

static const uint8_t seed[SIGNER_SEED_BYTES] = {7};

struct sealed {
	struct minutes_fixture it;
	struct sealed_minutes minutes;
	uint8_t key[SIGNER_KEY_BYTES];
};

static void seal_up(struct sealed *sealed, enum language language, const char *previous)
{
	struct signer *signer = signer_new(seed);
	struct minutes_source source = fixture_init(&sealed->it, language);
	source.previous = text_of(previous);
	struct minutes minutes = minutes_compose(&source, &sealed->it.arena);
	sealed_minutes_init(&sealed->minutes);
	minutes_seal(&minutes, signer, BEGINNING, &sealed->minutes);
	signer_public_key(signer, sealed->key);
	signer_free(signer);
}

static void sealed_fini(struct sealed *sealed)
{
	sealed_minutes_fini(&sealed->minutes);
	fixture_fini(&sealed->it);
}

static enum seal_verdict check(const struct buffer *file, const uint8_t key[SIGNER_KEY_BYTES])
{
	struct sealed_file read;
	sealed_file_init(&read);
	struct signer_name signer = {.size = SIGNER_KEY_BYTES};
	memcpy(signer.bytes, key, SIGNER_KEY_BYTES);
	enum seal_verdict verdict = minutes_check(file->data, file->size, &signer, &read);
	sealed_file_fini(&read);
	return verdict;
}

static void a_seal_holds_on_either_form(void **state)
{
	static const enum language languages[] = {LANGUAGE_DE, LANGUAGE_EN};
	(void)state;
	for (int i = 0; i < 2; i++) {
		struct sealed sealed;
		seal_up(&sealed, languages[i], "");
		assert_int_equal(check(&sealed.minutes.markdown, sealed.key), SEAL_HOLDS);
		assert_int_equal(check(&sealed.minutes.json, sealed.key), SEAL_HOLDS);
		sealed.key[0] ^= 1;
		assert_int_equal(check(&sealed.minutes.markdown, sealed.key), SEAL_OF_OTHERS);
		assert_int_equal(check(&sealed.minutes.json, sealed.key), SEAL_OF_OTHERS);
		sealed_fini(&sealed);
	}
}

/* What was once given out is read, holds and can be opened for good, however minutes look today. */
static void files_sealed_before_are_read(void **state)
{
	static const char *const names[] = {"frozen/sealed.de.md", "frozen/sealed.de.json",
		"frozen/sealed.en.md", "frozen/sealed.en.json"};
	struct signer_name signer;
	(void)state;
	assert_true(signer_name_parse(
		"a2fa2f4a355ba2e907a53009e9e37caddf7ac7e66a08ba07631f553072b3f24c", &signer));
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		BUFFER_AUTO file;
		ARENA_AUTO arena;
		struct sealed_file read;
		struct minutes minutes;
		buffer_init(&file);
		arena_init(&arena);
		sealed_file_init(&read);
		read_file_of_tests(names[i], &file);
		assert_int_equal(minutes_check(file.data, file.size, &signer, &read), SEAL_HOLDS);
		if (read.form == SEAL_JSON)
			assert_true(minutes_decode(
				read.content.data, read.content.size, &arena, &minutes));
		sealed_file_fini(&read);
	}
}

static void sealed_files_are_the_same_to_the_byte(void **state)
{
	struct sealed sealed;
	(void)state;
	seal_up(&sealed, LANGUAGE_DE, "");
	is_golden(&sealed.minutes.markdown, "sealed.de.md");
	is_golden(&sealed.minutes.json, "sealed.de.json");
	sealed_fini(&sealed);
	seal_up(&sealed, LANGUAGE_EN,
		"00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff");
	is_golden(&sealed.minutes.markdown, "sealed.en.md");
	is_golden(&sealed.minutes.json, "sealed.en.json");
	sealed_fini(&sealed);
}

/* Each byte, in one of its bits, and left out, and once more. */
static void no_byte_can_be_changed(struct buffer *file, const uint8_t key[SIGNER_KEY_BYTES])
{
	for (size_t i = 0; i < file->size; i++) {
		unsigned char bit = (unsigned char)(1u << i % 8);
		file->data[i] ^= bit;
		assert_int_not_equal(check(file, key), SEAL_HOLDS);
		file->data[i] ^= bit;
		BUFFER_AUTO other;
		buffer_init(&other);
		buffer_add(&other, file->data, i);
		buffer_add(&other, file->data + i + 1, file->size - i - 1);
		assert_int_not_equal(check(&other, key), SEAL_HOLDS);
		buffer_clear(&other);
		buffer_add(&other, file->data, i + 1);
		buffer_add(&other, file->data + i, file->size - i);
		assert_int_not_equal(check(&other, key), SEAL_HOLDS);
	}
	assert_int_equal(check(file, key), SEAL_HOLDS);
}

static void every_changed_byte_breaks_the_seal(void **state)
{
	struct sealed sealed;
	(void)state;
	seal_up(&sealed, LANGUAGE_DE, "");
	no_byte_can_be_changed(&sealed.minutes.markdown, sealed.key);
	no_byte_can_be_changed(&sealed.minutes.json, sealed.key);
	sealed_fini(&sealed);
}

static void what_is_added_breaks_the_seal(void **state)
{
	static const char *const additions[] = {"\n", " ", "x", "\r\n", "---\n"};
	struct sealed sealed;
	(void)state;
	seal_up(&sealed, LANGUAGE_EN, "");
	for (size_t i = 0; i < sizeof(additions) / sizeof(*additions); i++) {
		BUFFER_AUTO file;
		buffer_init(&file);
		buffer_add_string(&file, additions[i]);
		buffer_add(&file, sealed.minutes.markdown.data, sealed.minutes.markdown.size);
		assert_int_not_equal(check(&file, sealed.key), SEAL_HOLDS);
		buffer_clear(&file);
		buffer_add(&file, sealed.minutes.json.data, sealed.minutes.json.size);
		buffer_add_string(&file, additions[i]);
		assert_int_not_equal(check(&file, sealed.key), SEAL_HOLDS);
	}
	sealed_fini(&sealed);
}

/* A seal taken from other minutes, and a text that has one in it. */
static void a_seal_fits_no_other_minutes(void **state)
{
	struct sealed german, english;
	BUFFER_AUTO file;
	(void)state;
	buffer_init(&file);
	seal_up(&german, LANGUAGE_DE, "");
	seal_up(&english, LANGUAGE_EN, "");
	seal_write_markdown("# Other\n", 8, &german.minutes.seal, LANGUAGE_DE, &file);
	assert_int_equal(check(&file, german.key), SEAL_BROKEN);
	buffer_clear(&file);
	buffer_add(&file, german.minutes.markdown.data, german.minutes.markdown.size);
	buffer_add(&file, english.minutes.markdown.data, english.minutes.markdown.size);
	assert_int_equal(check(&file, german.key), SEAL_BROKEN);
	buffer_clear(&file);
	assert_int_equal(check(&file, german.key), SEAL_ABSENT);
	sealed_fini(&german);
	sealed_fini(&english);
}

static void minutes_of_a_series_are_a_chain(void **state)
{
	struct sealed first, second;
	char name[SEAL_HEX_SIZE + 1];
	BUFFER_AUTO hex;
	(void)state;
	buffer_init(&hex);
	seal_up(&first, LANGUAGE_DE, "");
	assert_false(first.minutes.seal.has_previous);
	minutes_seal_name(&first.minutes.seal, name);
	seal_up(&second, LANGUAGE_DE, name);
	assert_true(second.minutes.seal.has_previous);
	seal_hex(second.minutes.seal.previous, SEAL_HASH_BYTES, &hex);
	assert_memory_equal(hex.data, name, SEAL_HEX_SIZE);
	assert_int_equal(check(&second.minutes.markdown, second.key), SEAL_HOLDS);
	no_byte_can_be_changed(&second.minutes.json, second.key);
	sealed_fini(&first);
	sealed_fini(&second);
}

static void a_key_has_a_fingerprint(void **state)
{
	/* SHA-256 of the 32 bytes 0 to 31: 630dcd2966c4336691125448bbb25b4f… */
	uint8_t key[SIGNER_KEY_BYTES];
	char text[SIGNER_FINGERPRINT_SIZE];
	(void)state;
	for (uint8_t i = 0; i < sizeof(key); i++)
		key[i] = i;
	signer_fingerprint(key, text);
	assert_string_equal(text, "630d cd29 66c4 3366 9112 5448 bbb2 5b4f");
	struct signer_name name;
	assert_true(signer_name_parse(text, &name));
	assert_true(signer_is_named(&name, key));
	key[31] ^= 1;
	assert_false(signer_is_named(&name, key));
	assert_true(signer_name_parse(
		"000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f", &name));
	assert_false(signer_is_named(&name, key));
	key[31] ^= 1;
	assert_true(signer_is_named(&name, key));
	assert_false(signer_name_parse("630d cd29 66c4 3366 9112 5448 bbb2", &name));
	assert_false(signer_name_parse("630d cd29 66c4 3366 9112 5448 bbb2 5b4g", &name));
	assert_false(signer_name_parse("", &name));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_seal_holds_on_either_form),
		cmocka_unit_test(files_sealed_before_are_read),
		cmocka_unit_test(sealed_files_are_the_same_to_the_byte),
		cmocka_unit_test(every_changed_byte_breaks_the_seal),
		cmocka_unit_test(what_is_added_breaks_the_seal),
		cmocka_unit_test(a_seal_fits_no_other_minutes),
		cmocka_unit_test(minutes_of_a_series_are_a_chain),
		cmocka_unit_test(a_key_has_a_fingerprint),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
