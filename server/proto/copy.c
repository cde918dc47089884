#include "proto/copy.h"

#include "base/text.h"
#include "proto/tables.h"

#include <stdbool.h>
#include <string.h>

static void *copy_bytes(const void *from, size_t size_bytes, struct arena *arena)
{
	void *copy = arena_new(arena, size_bytes);
	if (size_bytes)
		memcpy(copy, from, size_bytes);
	return copy;
}

static void own_text(struct text *text, struct arena *arena)
{
	char *copy = arena_new(arena, text->size + 1);
	if (text->size)
		memcpy(copy, text->data, text->size);
	text->data = copy;
}

static void own(const struct shape *shape, void *value, struct arena *arena);

static void own_list(const struct shape *of, struct proto_list *list, struct arena *arena)
{
	list->items = copy_bytes(list->items, list->count * of->size, arena);
	for (size_t i = 0; i < list->count; i++)
		own(of, (char *)list->items + i * of->size, arena);
}

static void own_field(const struct field *field, void *at, struct arena *arena)
{
	switch (field->type) {
	case FIELD_LINE:
	case FIELD_TEXT:
	case FIELD_EVENT_BODY:
	case FIELD_JSON:
		own_text(at, arena);
		break;
	case FIELD_OBJECT:
		own(field->of, at, arena);
		break;
	case FIELD_LIST:
		own_list(field->of, at, arena);
		break;
	default: /* holds itself */
		break;
	}
}

/* Lets a struct that was copied as it stands point into the arena. */
static void own(const struct shape *shape, void *value, struct arena *arena)
{
	for (const struct field *field = shape->fields; field->name; field++) {
		bool always = field->has_offset == SIZE_MAX;
		if (always || *(const bool *)((const char *)value + field->has_offset))
			own_field(field, (char *)value + field->offset, arena);
	}
}

#define COPY(name)                                                                                 \
	struct name name##_copy(const struct name *value, struct arena *arena)                     \
	{                                                                                          \
		struct name copy = *value;                                                         \
		own(&name##_shape, &copy, arena);                                                  \
		return copy;                                                                       \
	}

COPY(profile)
COPY(settings)
COPY(house)
COPY(group)
COPY(meeting)
COPY(kept_floor)
COPY(poll_state)
COPY(task_state)
COPY(guest)
COPY(case_sheet)
