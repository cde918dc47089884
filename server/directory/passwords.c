#include "base/attempt.h"
#include "directory/inside.h"
#include "proto/gen/limits.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* The ones that are tried first wherever passwords are guessed, of those that are long enough. */
static const char *const common[] = {
	"12345678",
	"123456789",
	"1234567890",
	"12345678910",
	"0123456789",
	"87654321",
	"987654321",
	"11111111",
	"00000000",
	"88888888",
	"66666666",
	"12341234",
	"12344321",
	"11223344",
	"1q2w3e4r",
	"1q2w3e4r5t",
	"1qaz2wsx",
	"qwertyuiop",
	"qwertyui",
	"qwertzui",
	"qwertzuiop",
	"qwerty123",
	"qwertz123",
	"asdfghjk",
	"asdfghjkl",
	"yxcvbnm1",
	"password",
	"password1",
	"password123",
	"passw0rd",
	"p@ssw0rd",
	"passwort",
	"passwort1",
	"passwort123",
	"passwort!",
	"hallo123",
	"hallo1234",
	"hallohallo",
	"geheim123",
	"geheimnis",
	"schatz123",
	"ichliebedich",
	"iloveyou",
	"iloveyou1",
	"sunshine",
	"princess",
	"football",
	"baseball",
	"superman",
	"fussball",
	"bayern123",
	"schalke04",
	"borussia",
	"sommer123",
	"winter123",
	"sommer2024",
	"sommer2025",
	"sommer2026",
	"winter2024",
	"winter2025",
	"winter2026",
	"fruehling",
	"willkommen",
	"willkommen1",
	"willkommen123",
	"welcome1",
	"welcome123",
	"admin123",
	"administrator",
	"changeme",
	"letmein1",
	"trustno1",
	"internet",
	"computer",
	"whatever",
	"abcdefgh",
	"abcd1234",
	"abc12345",
	"a1b2c3d4",
	"aaaaaaaa",
	"testtest",
	"test1234",
	"michelle",
	"jennifer",
	"samantha",
	"alexander",
	"maximilian",
	"christian",
	"deutschland",
	"startrek",
	"starwars",
	"dragon123",
	"monkey123",
	"master123",
	"runde123",
	"rundeRunde",
};

const char *directory_judge_password(struct text password, int64_t least, int64_t *ret_limit)
{
	int64_t length = (int64_t)text_length(password);
	*ret_limit = length < least ? least : length > PROTO_PASSWORD_MAX ? PROTO_PASSWORD_MAX : 0;
	if (length < least)
		return "too_short";
	if (length > PROTO_PASSWORD_MAX)
		return "too_long";
	for (size_t i = 0; i < sizeof(common) / sizeof(common[0]); i++)
		if (strcasecmp(common[i], password.data) == 0)
			return "too_common";
	return NULL;
}

enum store_result directory_get_password(
	struct directory *directory, uint64_t person, struct buffer *ret_hash)
{
	void *sealed = NULL;
	size_t size = 0;
	struct seal_label label = directory_label(directory->house, RECORD_PASSWORD, person, 0);
	enum store_result result = store_password_get(directory->store, person, &sealed, &size);
	if (result != STORE_OK)
		return result;
	bool opened = vault_unseal(directory->vault, &label, sealed, size, ret_hash);
	free(sealed);
	if (!opened)
		return attempt_is_short() ? STORE_FAILED : STORE_DAMAGED;
	buffer_add_byte(ret_hash, '\0');
	return STORE_OK;
}

enum store_result directory_put_password(
	struct directory *directory, uint64_t person, const char *hash)
{
	BUFFER_AUTO sealed;
	struct seal_label label = directory_label(directory->house, RECORD_PASSWORD, person, 0);
	buffer_init(&sealed);
	vault_seal(directory->vault, &label, hash, strlen(hash), &sealed);
	return store_password_put(directory->store, person, sealed.data, sealed.size);
}
