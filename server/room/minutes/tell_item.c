/* The items of the agenda, and what is on record of them. */
#include "base/buffer.h"
#include "proto/note/decode.h"
#include "room/minutes/telling.h"

static void tell_notes(struct telling *telling, const struct minutes_record *record)
{
	struct note_refusal refusal;
	ARENA_AUTO arena;
	arena_init(&arena);
	if (!record->has_notes)
		return;
	const struct note_node *root =
		note_parse_document(record->notes.data, record->notes.size, &arena, &refusal);
	if (!root)
		return;
	tell_heading(telling, 3, told_word(telling, WORD_NOTES));
	telling->form->note(telling->form->context, root);
}

/* Ja 4, Nein 1 */
static struct text told_counts(struct telling *telling, const struct minutes_count_list *counts)
{
	BUFFER_AUTO out;
	buffer_init(&out);
	for (size_t i = 0; i < counts->count; i++) {
		const struct minutes_count *count = &counts->items[i];
		buffer_add_string(&out, i ? ", " : "");
		buffer_add(&out, count->option.data, count->option.size);
		buffer_add_string(&out, ": ");
		buffer_add_integer(&out, count->votes);
	}
	return arena_copy_text(&telling->arena, (const char *)out.data, out.size);
}

/* A line each. */
static struct text told_votes(struct telling *telling, const struct minutes_vote_list *votes)
{
	BUFFER_AUTO out;
	buffer_init(&out);
	for (size_t i = 0; i < votes->count; i++) {
		const struct minutes_vote *vote = &votes->items[i];
		buffer_add_byte(&out, '\n');
		buffer_add(&out, vote->name.data, vote->name.size);
		buffer_add_string(&out, ": ");
		for (size_t j = 0; j < vote->picks.count; j++) {
			buffer_add_string(&out, j ? ", " : "");
			buffer_add(&out, vote->picks.items[j].option.data,
				vote->picks.items[j].option.size);
		}
	}
	return arena_copy_text(&telling->arena, (const char *)out.data, out.size);
}

static void tell_poll(struct telling *telling, const struct minutes_poll *poll)
{
	tell_paragraph(telling,
		JOIN(telling, told_word(telling, WORD_POLL), text_of(", "),
			word_of_secrecy(telling->language, poll->secrecy)),
		JOIN(telling, poll->question, text_of("\n"), told_counts(telling, &poll->counts),
			text_of(" ("), told_number(telling, poll->voted), text_of(" "),
			told_word(telling, WORD_VOTED), text_of(")"),
			told_votes(telling, &poll->votes)));
}

/* Beschluss 12 */
static struct text told_decision(struct telling *telling, const struct minutes_decision *decision)
{
	return JOIN(telling, told_word(telling, WORD_DECISION), text_of(" "),
		told_number(telling, decision->number));
}

/* What led to it and who was there has a label of its own, which no wording can look like. */
static void tell_decision(struct telling *telling, const struct minutes_decision *decision)
{
	struct text label = told_decision(telling, decision), corrects = text_of("");
	if (decision->has_corrects)
		corrects = JOIN(telling, text_of(", "), told_word(telling, WORD_CORRECTS),
			text_of(" "), told_number(telling, decision->corrects));
	tell_paragraph(telling, JOIN(telling, label, corrects), decision->text);
	if (decision->counts.count)
		tell_paragraph(telling,
			JOIN(telling, label, text_of(", "), told_word(telling, WORD_POLL)),
			told_counts(telling, &decision->counts));
	if (decision->present.count)
		tell_paragraph(telling,
			JOIN(telling, label, text_of(", "), told_word(telling, WORD_PRESENT)),
			told_names(telling, &decision->present));
}

static struct text told_until(struct telling *telling, const struct minutes_task *task)
{
	return task->has_until ? moment_date(telling->language, &task->until, &telling->arena)
			       : text_of("");
}

static struct text told_doer(struct telling *telling, const struct minutes_task *task)
{
	return task->has_name ? task->name : told_word(telling, WORD_NOBODY);
}

static void tell_task(struct telling *telling, const struct minutes_task *task)
{
	struct text until = told_until(telling, task);
	tell_paragraph(telling, told_word(telling, WORD_TASK),
		JOIN(telling, task->text, text_of(" ("), told_doer(telling, task),
			text_of(until.size ? ", " : ""), until, text_of(")")));
}

static bool is_empty(const struct minutes_record *record)
{
	return !record->has_notes && !record->polls.count && !record->decisions.count &&
	       !record->tasks.count;
}

static void tell_record(struct telling *telling, const struct minutes_record *record)
{
	for (size_t i = 0; i < record->polls.count; i++)
		tell_poll(telling, &record->polls.items[i]);
	for (size_t i = 0; i < record->decisions.count; i++)
		tell_decision(telling, &record->decisions.items[i]);
	for (size_t i = 0; i < record->tasks.count; i++)
		tell_task(telling, &record->tasks.items[i]);
	tell_notes(telling, record);
}

static void tell_summary(struct telling *telling, const struct minutes_summary *summary)
{
	tell_paragraph(telling, told_word(telling, WORD_RESULT), summary->said.text);
	tell_paragraph(telling, told_word(telling, WORD_SAID_BY), summary->said.name);
	if (summary->confirmed.count)
		tell_paragraph(telling, told_word(telling, WORD_CONFIRMED_BY),
			told_names(telling, &summary->confirmed));
	for (size_t i = 0; i < summary->remarks.count; i++) {
		const struct minutes_remark *remark = &summary->remarks.items[i];
		tell_paragraph(telling,
			JOIN(telling, told_word(telling, WORD_REMARK), text_of(" ("), remark->name,
				text_of(")")),
			remark->text);
	}
}

static void tell_links(struct telling *telling, const struct meeting_link_list *links)
{
	struct text *points = arena_new(&telling->arena, links->count * sizeof(*points));
	if (!links->count)
		return;
	for (size_t i = 0; i < links->count; i++)
		points[i] = JOIN(
			telling, links->items[i].title, text_of(": "), links->items[i].address);
	tell_paragraph(telling, told_word(telling, WORD_LINKS), text_of(""));
	telling->form->points(telling->form->context, points, links->count);
}

/* geplant 10 min, gebraucht 12 min */
static struct text told_minutes(struct telling *telling, const struct minutes_item *item)
{
	struct text unit = told_word(telling, WORD_MINUTES_SHORT);
	struct text planned = JOIN(telling, told_word(telling, WORD_TIME_PLANNED), text_of(" "),
		told_number(telling, item->planned), text_of(" "), unit, text_of(", "));
	if (!item->has_used)
		return JOIN(telling, planned, told_word(telling, WORD_NOT_BEGUN));
	return JOIN(telling, planned, told_word(telling, WORD_TIME_USED), text_of(" "),
		told_number(telling, item->used), text_of(" "), unit);
}

static struct text told_state(struct telling *telling, const struct minutes_item *item)
{
	struct text state = word_of_state(telling->language, item->state);
	if (!item->has_postponed)
		return state;
	return JOIN(telling, state, text_of(", "), told_word(telling, WORD_POSTPONED),
		text_of(": "), told_number(telling, item->postponed));
}

static struct text told_title(struct telling *telling, const struct minutes_item *item)
{
	return JOIN(telling, told_number(telling, item->number), text_of(". "), item->title);
}

static void tell_item(struct telling *telling, const struct minutes_item *item)
{
	tell_heading(telling, 2, told_title(telling, item));
	tell_fact(telling, WORD_PURPOSE, word_of_purpose(telling->language, item->purpose));
	if (item->has_owner)
		tell_fact(telling, WORD_OWNER, item->owner);
	tell_fact(telling, WORD_TIME, told_minutes(telling, item));
	tell_fact(telling, WORD_STATE, told_state(telling, item));
	if (item->has_wanted)
		tell_fact(telling, WORD_WANTED, item->wanted);
	tell_facts(telling);
	tell_links(telling, &item->links);
	if (item->has_summary)
		tell_summary(telling, &item->summary);
	tell_record(telling, &item->record);
}

static void tell_open(struct telling *telling)
{
	const struct minutes_item_list *items = &telling->minutes->items;
	struct text *points = arena_new(&telling->arena, items->count * sizeof(*points));
	size_t count = 0;
	for (size_t i = 0; i < items->count; i++)
		if (items->items[i].state != ITEM_STATE_DONE)
			points[count++] = JOIN(telling, told_title(telling, &items->items[i]),
				text_of(" ("), told_state(telling, &items->items[i]), text_of(")"));
	if (!count)
		return;
	tell_heading(telling, 2, told_word(telling, WORD_CARRIED));
	telling->form->points(telling->form->context, points, count);
}

static void add_tasks(struct telling *telling, const struct minutes_task_list *tasks,
	struct text item, struct text *cells, struct form_table *table)
{
	for (size_t i = 0; i < tasks->count; i++) {
		struct text *row = &cells[4 * table->rows++];
		row[0] = tasks->items[i].text;
		row[1] = told_doer(telling, &tasks->items[i]);
		row[2] = told_until(telling, &tasks->items[i]);
		row[3] = item;
	}
}

/* All tasks once more: with the decisions what most people look for. */
static void tell_tasks(struct telling *telling)
{
	const struct minutes *minutes = telling->minutes;
	size_t count = minutes->record.tasks.count;
	for (size_t i = 0; i < minutes->items.count; i++)
		count += minutes->items.items[i].record.tasks.count;
	if (!count)
		return;
	struct text *cells = arena_new(&telling->arena, 4 * count * sizeof(*cells));
	struct form_table table = {.columns = 4,
		.cells = cells,
		.head = {told_word(telling, WORD_WHAT), told_word(telling, WORD_WHO),
			told_word(telling, WORD_UNTIL), told_word(telling, WORD_ITEM)},
		.shares = {46, 22, 22, 10}};
	for (size_t i = 0; i < minutes->items.count; i++) {
		const struct minutes_item *item = &minutes->items.items[i];
		add_tasks(telling, &item->record.tasks, told_number(telling, item->number), cells,
			&table);
	}
	add_tasks(telling, &minutes->record.tasks, text_of(""), cells, &table);
	tell_heading(telling, 2, told_word(telling, WORD_TASKS));
	telling->form->table(telling->form->context, &table);
}

void tell_items(struct telling *telling)
{
	const struct minutes *minutes = telling->minutes;
	for (size_t i = 0; i < minutes->items.count; i++)
		tell_item(telling, &minutes->items.items[i]);
	if (!is_empty(&minutes->record)) {
		tell_heading(telling, 2, told_word(telling, WORD_MEANWHILE));
		tell_record(telling, &minutes->record);
	}
	tell_open(telling);
	tell_tasks(telling);
}
