#include "proto/join.h"

#include "base/limits.h"
#include "base/memory.h"
#include "proto/decode.h"
#include "proto/gen/limits.h"

#include <stdint.h>
#include <stdlib.h>

struct fields {
	struct text token, name, company, device;
	bool has_name, has_company, has_device;
};

#define LINE(field, has, min, max)                                                                 \
	{                                                                                          \
#field, FIELD_LINE, offsetof(struct fields, field), has, min, max, NULL, NULL,     \
			NULL                                                                       \
	}
#define OPTIONAL(field, min, max) LINE(field, offsetof(struct fields, has_##field), min, max)

static const struct field looking[] = {
	LINE(token, SIZE_MAX, 1, LIMIT_SIGN_IN_TOKEN),
	{0},
};
static const struct field coming[] = {
	LINE(token, SIZE_MAX, 1, LIMIT_SIGN_IN_TOKEN),
	OPTIONAL(name, 1, PROTO_PERSON_NAME_MAX),
	OPTIONAL(company, 0, PROTO_COMPANY_MAX),
	OPTIONAL(device, 0, PROTO_DEVICE_MAX),
	{0},
};
static const struct shape looking_shape = {sizeof(struct fields), looking};
static const struct shape coming_shape = {sizeof(struct fields), coming};

struct join *join_read(const char *body, size_t size_bytes, bool looks, struct refusal *ret_refusal)
{
	struct fields fields = {0};
	struct join *join = memory_new(1, sizeof(*join));
	json_t *object = decode_parse(body, size_bytes, LIMIT_JSON_DEPTH, ret_refusal);

	arena_init(&join->arena);
	bool fits = object && decode_object(looks ? &looking_shape : &coming_shape, object,
				      DECODE_STRICT, &join->arena, &fields, ret_refusal);
	json_decref(object);
	if (!fits) {
		join_free(join);
		return NULL;
	}
	join->token = fields.token;
	join->name = fields.name;
	join->company = fields.company;
	join->device = fields.has_device ? fields.device : text_of("");
	join->has_company = fields.has_company;
	return join;
}

void join_free(struct join *join)
{
	if (!join)
		return;
	arena_fini(&join->arena);
	free(join);
}
