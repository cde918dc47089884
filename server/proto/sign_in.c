#include "proto/sign_in.h"

#include "base/memory.h"
#include "base/text.h"
#include "proto/decode.h"
#include "proto/gen/limits.h"

#include <stdint.h>
#include <string.h>

struct fields {
	struct text token, name, house;
	bool has_name, has_house;
};

static const struct field field_list[] = {
	{"token", FIELD_LINE, offsetof(struct fields, token), SIZE_MAX, 1, SIGN_IN_TOKEN_MAX, NULL,
		NULL},
	{"name", FIELD_LINE, offsetof(struct fields, name), offsetof(struct fields, has_name), 1,
		PROTO_PERSON_NAME_MAX, NULL, NULL},
	{"house", FIELD_LINE, offsetof(struct fields, house), offsetof(struct fields, has_house), 1,
		PROTO_ROOM_TITLE_MAX, NULL, NULL},
	{0},
};
static const struct shape shape = {sizeof(struct fields), field_list};

static char *copy(bool has, struct text text)
{
	return has ? memory_copy_text(text.data, text.size) : NULL;
}

bool sign_in_read(const char *body, size_t size_bytes, struct sign_in *ret_sign_in,
	struct refusal *ret_refusal)
{
	struct fields fields = {0};
	ARENA_AUTO arena;
	arena_init(&arena);
	json_t *object = decode_parse(body, size_bytes, ret_refusal);
	if (!object)
		return false;
	bool fits = decode_object(&shape, object, DECODE_STRICT, &arena, &fields, ret_refusal);
	json_decref(object);
	/* The limit is in characters, the room here in bytes. */
	if (fits && fields.token.size > SIGN_IN_TOKEN_MAX) {
		*ret_refusal = refusal_of_field("token", "too_long", SIGN_IN_TOKEN_MAX);
		fits = false;
	}
	if (!fits)
		return false;
	*ret_sign_in = (struct sign_in){.name = copy(fields.has_name, fields.name),
		.house = copy(fields.has_house, fields.house)};
	memcpy(ret_sign_in->token, fields.token.data, fields.token.size);
	return true;
}

void sign_in_fini(struct sign_in *sign_in)
{
	free(sign_in->name);
	free(sign_in->house);
	*sign_in = (struct sign_in){0};
}
