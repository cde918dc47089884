#include "proto/house_limits.h"

#include "proto/tables.h"

#include <string.h>

static bool *set_of(const struct field *field, struct house_limits *limits)
{
	return (bool *)((char *)limits + field->has_offset);
}

static int64_t read_value(const struct field *field, const struct house_limits *limits)
{
	const char *at = (const char *)limits + field->offset;
	int64_t value;
	enum member_role role;
	if (field->type == FIELD_ENUM) {
		memcpy(&role, at, sizeof(role));
		return role;
	}
	memcpy(&value, at, sizeof(value));
	return value;
}

static void write_value(const struct field *field, struct house_limits *limits, int64_t value)
{
	char *at = (char *)limits + field->offset;
	enum member_role role = (enum member_role)value;
	if (field->type == FIELD_ENUM)
		memcpy(at, &role, sizeof(role));
	else
		memcpy(at, &value, sizeof(value));
	*set_of(field, limits) = true;
}

static struct house_limit limit_of(const struct field *field, struct house_limits limits)
{
	bool is_set = *set_of(field, &limits);
	return (struct house_limit){
		.name = field->name,
		.about = field->fallback->about,
		.is_set = is_set,
		.is_role = field->type == FIELD_ENUM,
		.value = is_set ? read_value(field, &limits) : field->fallback->value,
		.fallback = field->fallback->value,
		.min = field->type == FIELD_ENUM ? MEMBER_ROLE_MEMBER : field->min,
		.max = field->type == FIELD_ENUM ? MEMBER_ROLE_OWNER : field->max,
	};
}

bool house_limit_at(const struct house_limits *limits, size_t number, struct house_limit *ret_limit)
{
	for (const struct field *field = house_limits_shape.fields; field->name; field++) {
		if (number-- > 0)
			continue;
		*ret_limit = limit_of(field, *limits);
		return true;
	}
	return false;
}

bool house_limit_set(struct house_limits *limits, const char *name, int64_t value)
{
	for (const struct field *field = house_limits_shape.fields; field->name; field++) {
		if (strcmp(field->name, name) != 0)
			continue;
		write_value(field, limits, value);
		return true;
	}
	return false;
}

void house_limits_fill(struct house_limits *limits)
{
	for (const struct field *field = house_limits_shape.fields; field->name; field++)
		if (!*set_of(field, limits))
			write_value(field, limits, field->fallback->value);
}

bool house_limits_put(
	struct house_limits *limits, const struct house_limits *given, struct house_limits *ret_was)
{
	bool has_changed = false;
	*ret_was = (struct house_limits){0};
	for (const struct field *field = house_limits_shape.fields; field->name; field++) {
		struct house_limit now = limit_of(field, *limits), next = limit_of(field, *given);
		if (!next.is_set)
			continue;
		if (next.value == now.value)
			continue;
		write_value(field, limits, next.value);
		write_value(field, ret_was, now.value);
		has_changed = true;
	}
	return has_changed;
}
