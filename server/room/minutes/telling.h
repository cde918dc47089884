/* What the files that tell minutes share. */
#ifndef RUNDE_ROOM_MINUTES_TELLING_H
#define RUNDE_ROOM_MINUTES_TELLING_H

#include "base/arena.h"
#include "room/minutes/tell.h"
#include "room/minutes/words.h"

enum { TELLING_FACTS_MAX = 10 };

struct telling {
	const struct minutes *minutes;
	const struct minutes_form *form;
	enum language language;
	struct arena arena;
	/* Facts that are being gathered. */
	struct form_fact facts[TELLING_FACTS_MAX];
	size_t fact_count;
};

/* The parts one after the other. */
struct text told_join(struct telling *telling, const struct text *parts, size_t count);
#define JOIN(telling, ...)                                                                         \
	told_join(telling, (struct text[]){__VA_ARGS__},                                           \
		sizeof((struct text[]){__VA_ARGS__}) / sizeof(struct text))
struct text told_number(struct telling *telling, int64_t number);
struct text told_word(const struct telling *telling, enum word which);
struct text told_names(struct telling *telling, const struct minutes_name_list *names);
/* Name, 27 November 2026, 17:05 */
struct text told_who(struct telling *telling, const struct minutes_remark *remark);
/* Gathers a fact. */
void tell_fact(struct telling *telling, enum word label, struct text value);
/* Tells those gathered. */
void tell_facts(struct telling *telling);
void tell_heading(struct telling *telling, int level, struct text text);
void tell_paragraph(struct telling *telling, struct text label, struct text text);

void tell_items(struct telling *telling);

#endif
