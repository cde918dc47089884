#include "cli/demo/play.h"

#include "base/memory.h"

#include <string.h>

enum { MENTIONS_MAX = 8 };

/* Takes the name for the one called upon if it stands there and is longer than what was found. */
static void consider(const char *at, const char *name, enum mention_kind kind, uint64_t id,
	struct mention *mention)
{
	size_t size = strlen(name);
	int64_t length = (int64_t)text_length(text_of(name)) + 1;
	if (strncmp(at, name, size) == 0 && length > mention->size)
		*mention =
			(struct mention){.kind = kind, .has_id = id != 0, .id = id, .size = length};
}

/* The one whose name begins at `at`, behind the @; its size is 0 if there is none. */
static struct mention mention_at(const struct demo *demo, const char *at)
{
	struct mention mention = {0};
	consider(at, "alle", MENTION_KIND_ALL, 0, &mention);
	for (size_t i = 0; i < demo_people_count; i++)
		consider(at, demo_people[i].name, MENTION_KIND_PERSON, demo->people[i], &mention);
	for (size_t i = 0; i < demo_groups_count; i++)
		consider(at, demo_groups[i].handle, MENTION_KIND_GROUP, demo->groups[i], &mention);
	return mention;
}

struct mention_list demo_mentions_in(const struct demo *demo, const char *text)
{
	struct mention_list list = {.items = memory_new(MENTIONS_MAX, sizeof(*list.items))};
	int64_t at = 0;
	for (const char *c = text; *c && list.count < MENTIONS_MAX; c++) {
		struct mention mention = {0};
		if (*c == '@')
			mention = mention_at(demo, c + 1);
		mention.at = at;
		if (mention.size)
			list.items[list.count++] = mention;
		at += (*c & 0xc0) != 0x80; /* code points, not bytes */
	}
	return list;
}
