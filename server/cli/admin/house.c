/* `runde house`: what the house says of itself, and the limits it sets. */
#include "cli/admin/limit_text.h"
#include "cli/admin/named.h"
#include "cli/admin/noun.h"
#include "cli/cli.h"

#include <string.h>

static int show(struct operator_link *link, const struct words *words, struct fault *ret_fault)
{
	ANSWER_AUTO answer = {0};
	char id[ID_TEXT_SIZE + 1];
	(void)words;
	if (named_read_house(link, &answer, ret_fault) != 0)
		return -1;
	const struct house *house = &answer.result.room_open.state.house;
	id_write(operator_house(link), id);
	printf("id:       %s\ntitle:    %s\nlanguage: %s\nimprint:  %s\nprivacy:  %s\n", id,
		house->title.data, house->language == LANGUAGE_DE ? "de" : "en",
		house->has_imprint ? house->imprint.data : "",
		house->has_privacy ? house->privacy.data : "");
	return 0;
}

static int change(struct operator_link *link, const struct house_change_params *wanted,
	struct fault *ret_fault)
{
	struct command change = {.kind = COMMAND_HOUSE_CHANGE, .params.house_change = *wanted};
	change.params.house_change.client_id = operator_client_id();
	return operator_tell(link, &change, ret_fault);
}

static int title(struct operator_link *link, const struct words *words, struct fault *ret_fault)
{
	struct house_change_params wanted = {.has_title = true, .title = text_of(words->items[0])};
	return change(link, &wanted, ret_fault);
}

static int language(struct operator_link *link, const struct words *words, struct fault *ret_fault)
{
	bool is_german = strcmp(words->items[0], "de") == 0;
	struct house_change_params wanted = {
		.has_language = true, .language = is_german ? LANGUAGE_DE : LANGUAGE_EN};
	if (!is_german && strcmp(words->items[0], "en") != 0) {
		fault_set(ret_fault, "a language is de or en, not %.40s", words->items[0]);
		return NOUN_WRONG;
	}
	return change(link, &wanted, ret_fault);
}

static int imprint(struct operator_link *link, const struct words *words, struct fault *ret_fault)
{
	struct house_change_params wanted = {
		.has_imprint = true, .imprint = text_of(words->items[0])};
	return change(link, &wanted, ret_fault);
}

static int privacy(struct operator_link *link, const struct words *words, struct fault *ret_fault)
{
	struct house_change_params wanted = {
		.has_privacy = true, .privacy = text_of(words->items[0])};
	return change(link, &wanted, ret_fault);
}

static void print_limit(const struct house_limit *limit)
{
	char value[LIMIT_TEXT_BYTES], fallback[LIMIT_TEXT_BYTES], least[LIMIT_TEXT_BYTES],
		most[LIMIT_TEXT_BYTES];
	limit_write(limit, limit->value, value);
	limit_write(limit, limit->fallback, fallback);
	limit_write(limit, limit->min, least);
	limit_write(limit, limit->max, most);
	printf("%s: %s (default %s; %s %s %s)\n    %s\n", limit->name, value, fallback, least,
		limit->is_role ? "or" : "to", most, limit->about);
}

/* All, or the one that is named. */
static int show_limits(struct operator_link *link, const char *name, struct fault *ret_fault)
{
	ANSWER_AUTO answer = {0};
	struct house_limit limit;
	size_t found = 0;
	if (named_read_house(link, &answer, ret_fault) != 0)
		return -1;
	const struct house_limits *limits = &answer.result.room_open.state.house.limits;
	for (size_t i = 0; house_limit_at(limits, i, &limit); i++) {
		if (name && strcmp(limit.name, name) != 0)
			continue;
		print_limit(&limit);
		found++;
	}
	return found ? 0 : fault_set(ret_fault, "there is no limit %.40s", name);
}

static int set_limit(
	struct operator_link *link, const char *name, const char *word, struct fault *ret_fault)
{
	struct house_change_params wanted = {.has_limits = true};
	struct house_limit limit;
	int64_t value;
	size_t i = 0;
	while (house_limit_at(&wanted.limits, i, &limit) && strcmp(limit.name, name) != 0)
		i++;
	if (!house_limit_at(&wanted.limits, i, &limit))
		return fault_set(ret_fault, "there is no limit %.40s", name);
	if (!limit_read(&limit, word, &value)) {
		fault_set(ret_fault, "%s is %s, or default, not %.40s", name,
			limit.is_role ? "member or owner" : "a number", word);
		return NOUN_WRONG;
	}
	house_limit_set(&wanted.limits, name, value);
	return change(link, &wanted, ret_fault);
}

static int limit(struct operator_link *link, const struct words *words, struct fault *ret_fault)
{
	if (words->count == 2)
		return set_limit(link, words->items[0], words->items[1], ret_fault);
	return show_limits(link, words->count ? words->items[0] : NULL, ret_fault);
}

int cli_house(int argc, char **argv)
{
	static const struct verb verbs[] = {
		{"show", "", 0, 0, show},
		{"title", "TITLE", 1, 1, title},
		{"language", "de|en", 1, 1, language},
		{"imprint", "ADDRESS (empty: none)", 1, 1, imprint},
		{"privacy", "ADDRESS (empty: none)", 1, 1, privacy},
		{"limit", "[NAME [VALUE | default]]", 0, 2, limit},
		{0},
	};
	return noun_run("house", verbs, argc, argv);
}
