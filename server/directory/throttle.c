#include "directory/throttle.h"

#include "base/limits.h"
#include "base/memory.h"
#include "vault/vault.h"

#include <ctype.h>
#include <string.h>
#include <uthash.h>
#include <utlist.h>

/* Wrong tries under one key within a stretch of time that begins with the first. */
struct tries {
	uint8_t key[VAULT_HASH_BYTES];
	int64_t since_ms;
	unsigned count;
	struct tries *prev, *next; /* by age of their first */
	UT_hash_handle hh;
};

struct throttle {
	struct tries *all;    /* owned; hashed by key */
	struct tries *by_age; /* the same, the oldest first */
};

struct throttle *throttle_new(void)
{
	return memory_new(1, sizeof(struct throttle));
}

static void forget(struct throttle *throttle, struct tries *tries)
{
	HASH_DEL(throttle->all, tries);
	DL_DELETE(throttle->by_age, tries);
	free(tries);
}

void throttle_free(struct throttle *throttle)
{
	if (!throttle)
		return;
	while (throttle->by_age)
		forget(throttle, throttle->by_age);
	free(throttle);
}

/* Also where the clock was set back since. */
static bool is_over(const struct tries *tries, int64_t now_ms)
{
	int64_t age_ms = now_ms - tries->since_ms;
	return age_ms < 0 || age_ms >= LIMIT_WRONG_TRIES_S * INT64_C(1000);
}

/* Of the address, or of it with the name, in which upper and lower case are alike. */
static void make_key(const uint8_t address[THROTTLE_ADDRESS_BYTES], struct text name,
	uint8_t ret_key[VAULT_HASH_BYTES])
{
	char bytes[THROTTLE_ADDRESS_BYTES + 512];
	size_t size = THROTTLE_ADDRESS_BYTES;
	memcpy(bytes, address, THROTTLE_ADDRESS_BYTES);
	for (size_t i = 0; i < name.size && size < sizeof(bytes); i++)
		bytes[size++] = (char)tolower((unsigned char)name.data[i]);
	vault_hash_token(bytes, size, ret_key);
}

static struct tries *find(
	struct throttle *throttle, const uint8_t key[VAULT_HASH_BYTES], int64_t now_ms)
{
	struct tries *tries;
	while (throttle->by_age && is_over(throttle->by_age, now_ms))
		forget(throttle, throttle->by_age);
	HASH_FIND(hh, throttle->all, key, VAULT_HASH_BYTES, tries);
	return tries;
}

static void count(struct throttle *throttle, const uint8_t key[VAULT_HASH_BYTES], int64_t now_ms)
{
	struct tries *tries = find(throttle, key, now_ms);
	if (!tries) {
		if (HASH_COUNT(throttle->all) >= LIMIT_THROTTLED_KEYS)
			forget(throttle, throttle->by_age);
		tries = memory_new(1, sizeof(*tries));
		memcpy(tries->key, key, VAULT_HASH_BYTES);
		tries->since_ms = now_ms;
		HASH_ADD(hh, throttle->all, key, VAULT_HASH_BYTES, tries);
		DL_APPEND(throttle->by_age, tries);
	}
	tries->count++;
}

static bool allows(struct throttle *throttle, const uint8_t key[VAULT_HASH_BYTES], unsigned limit,
	int64_t now_ms)
{
	const struct tries *tries = find(throttle, key, now_ms);
	return !tries || tries->count < limit;
}

bool throttle_allows(struct throttle *throttle, const uint8_t address[THROTTLE_ADDRESS_BYTES],
	struct text name, int64_t now_ms)
{
	uint8_t key[VAULT_HASH_BYTES];
	make_key(address, name, key);
	if (!allows(throttle, key, LIMIT_WRONG_TRIES_PER_NAME, now_ms))
		return false;
	make_key(address, text_of(""), key);
	return allows(throttle, key, LIMIT_WRONG_TRIES_PER_ADDRESS, now_ms);
}

void throttle_note(struct throttle *throttle, const uint8_t address[THROTTLE_ADDRESS_BYTES],
	struct text name, int64_t now_ms)
{
	uint8_t key[VAULT_HASH_BYTES];
	make_key(address, name, key);
	count(throttle, key, now_ms);
	make_key(address, text_of(""), key);
	count(throttle, key, now_ms);
}

/* Shorter than an address, so never the key of one. */
static void make_person_key(uint64_t person, uint8_t ret_key[VAULT_HASH_BYTES])
{
	vault_hash_token(&person, sizeof(person), ret_key);
}

bool throttle_allows_person(struct throttle *throttle, uint64_t person, int64_t now_ms)
{
	uint8_t key[VAULT_HASH_BYTES];
	make_person_key(person, key);
	return allows(throttle, key, LIMIT_WRONG_TRIES_PER_NAME, now_ms);
}

void throttle_note_person(struct throttle *throttle, uint64_t person, int64_t now_ms)
{
	uint8_t key[VAULT_HASH_BYTES];
	make_person_key(person, key);
	count(throttle, key, now_ms);
}
