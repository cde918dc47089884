#include "proto/sign_in.h"

#include "base/limits.h"
#include "base/memory.h"
#include "proto/decode.h"
#include "proto/gen/limits.h"
#include "proto/tables.h"

#include <stdint.h>
#include <string.h>

struct fields {
	struct text token, invitation, email, password, name, house, device;
	enum language language;
	bool has_token, has_invitation, has_email, has_password, has_name, has_house, has_device,
		has_language;
};

#define LINE(field, min, max)                                                                      \
	{                                                                                          \
#field, FIELD_LINE, offsetof(struct fields, field),                                \
			offsetof(struct fields, has_##field), min, max, NULL, NULL, NULL           \
	}

static const struct field field_list[] = {
	LINE(token, 1, LIMIT_SIGN_IN_TOKEN),
	LINE(invitation, 1, LIMIT_SIGN_IN_TOKEN),
	LINE(email, 1, PROTO_EMAIL_MAX),
	LINE(password, 1, LIMIT_SIGN_IN_PASSWORD),
	LINE(name, 1, PROTO_PERSON_NAME_MAX),
	LINE(house, 1, PROTO_ROOM_TITLE_MAX),
	LINE(device, 0, PROTO_DEVICE_MAX),
	{"language", FIELD_ENUM, offsetof(struct fields, language),
		offsetof(struct fields, has_language), 0, 0, NULL, language_names, NULL},
	{0},
};
static const struct shape shape = {sizeof(struct fields), field_list};

static bool refuse_missing(struct refusal *refusal, const char *field)
{
	*refusal = refusal_of_field(field, "missing", 0);
	return false;
}

/* Whether the fields are one of the forms. */
static bool is_complete(const struct fields *fields, struct refusal *ret_refusal)
{
	if (fields->has_invitation && !fields->has_name)
		return refuse_missing(ret_refusal, "name");
	if (!fields->has_token && !fields->has_email)
		return refuse_missing(ret_refusal, fields->has_invitation ? "email" : "token");
	if (!fields->has_token && !fields->has_password)
		return refuse_missing(ret_refusal, "password");
	return true;
}

struct sign_in *sign_in_read(const char *body, size_t size_bytes, struct refusal *ret_refusal)
{
	struct fields fields = {.language = LANGUAGE_DE};
	struct sign_in *sign_in = memory_new(1, sizeof(*sign_in));
	json_t *object = decode_parse(body, size_bytes, LIMIT_JSON_DEPTH, ret_refusal);

	arena_init(&sign_in->arena);
	bool fits = object &&
		    decode_object(
			    &shape, object, DECODE_STRICT, &sign_in->arena, &fields, ret_refusal) &&
		    is_complete(&fields, ret_refusal);
	json_decref(object);
	if (!fits) {
		sign_in_free(sign_in);
		return NULL;
	}
	sign_in->token = fields.token;
	sign_in->invitation = fields.invitation;
	sign_in->email = fields.email;
	sign_in->password = fields.password;
	sign_in->name = fields.name;
	sign_in->house = fields.house;
	sign_in->device = fields.device.data ? fields.device : text_of("");
	sign_in->language = fields.language;
	return sign_in;
}

void sign_in_free(struct sign_in *sign_in)
{
	if (!sign_in)
		return;
	if (sign_in->password.size)
		explicit_bzero((char *)sign_in->password.data, sign_in->password.size);
	arena_fini(&sign_in->arena);
	free(sign_in);
}
