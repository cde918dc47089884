#include "room/minutes/telling.h"

#include "base/buffer.h"
#include "base/memory.h"

struct text told_join(struct telling *telling, const struct text *parts, size_t count)
{
	BUFFER_AUTO joined;
	buffer_init(&joined);
	for (size_t i = 0; i < count; i++)
		buffer_add(&joined, parts[i].data, parts[i].size);
	return arena_copy_text(&telling->arena, (const char *)joined.data, joined.size);
}

struct text told_number(struct telling *telling, int64_t number)
{
	return arena_print(&telling->arena, "%lld", (long long)number);
}

struct text told_word(const struct telling *telling, enum word which)
{
	return word(telling->language, which);
}

struct text told_names(struct telling *telling, const struct minutes_name_list *names)
{
	BUFFER_AUTO joined;
	buffer_init(&joined);
	for (size_t i = 0; i < names->count; i++) {
		buffer_add_string(&joined, i ? ", " : "");
		buffer_add(&joined, names->items[i].name.data, names->items[i].name.size);
	}
	return arena_copy_text(&telling->arena, (const char *)joined.data, joined.size);
}

struct text told_who(struct telling *telling, const struct minutes_remark *remark)
{
	return JOIN(telling, remark->name, text_of(", "),
		moment_whole(telling->language, &remark->moment, &telling->arena));
}

void tell_fact(struct telling *telling, enum word label, struct text value)
{
	if (telling->fact_count == TELLING_FACTS_MAX)
		BUG("more facts than there is room for");
	telling->facts[telling->fact_count++] =
		(struct form_fact){told_word(telling, label), value};
}

void tell_facts(struct telling *telling)
{
	const struct minutes_form *form = telling->form;
	if (telling->fact_count)
		form->facts(form->context, telling->facts, telling->fact_count);
	telling->fact_count = 0;
}

void tell_heading(struct telling *telling, int level, struct text text)
{
	telling->form->heading(telling->form->context, level, text);
}

void tell_paragraph(struct telling *telling, struct text label, struct text text)
{
	telling->form->paragraph(telling->form->context, label, text);
}

static struct text told_held(struct telling *telling)
{
	const struct minutes *minutes = telling->minutes;
	if (!minutes->has_began)
		return told_word(telling, WORD_NOT_HELD);
	return moment_span(telling->language, &minutes->began,
		minutes->has_ended ? &minutes->ended : &minutes->began, &telling->arena);
}

static void tell_times(struct telling *telling)
{
	const struct minutes *minutes = telling->minutes;
	enum language language = telling->language;
	struct arena *arena = &telling->arena;
	struct minutes_moment end = minutes->planned;
	end.time += minutes->minutes * 60 * 1000;
	if (minutes->has_planned)
		tell_fact(telling, WORD_PLANNED,
			moment_span(language, &minutes->planned, &end, arena));
	tell_fact(telling, WORD_HELD, told_held(telling));
	tell_fact(telling, WORD_TIME,
		moment_zone(minutes->time_zone,
			minutes->has_began ? &minutes->began : &minutes->made, arena));
	if (minutes->rhythm != MEETING_RHYTHM_ONCE)
		tell_fact(telling, WORD_DATES, word_of_rhythm(language, minutes->rhythm));
	tell_fact(telling, WORD_MADE, moment_whole(language, &minutes->made, arena));
}

static void tell_phase(struct telling *telling, enum minutes_phase phase)
{
	if (phase == MINUTES_PHASE_SEALED)
		return;
	tell_paragraph(telling, told_word(telling, phase_word(phase)),
		told_word(telling,
			phase == MINUTES_PHASE_DRAFT ? WORD_DRAFT_ABOUT : WORD_PRESENTED_ABOUT));
}

static void tell_head(struct telling *telling, const struct minutes_stamp *stamp)
{
	const struct minutes *minutes = telling->minutes;
	const struct minutes_form *form = telling->form;
	form->title(form->context, told_word(telling, WORD_MINUTES), minutes->title);
	if (stamp)
		tell_phase(telling, stamp->phase);
	if (minutes->house.size)
		tell_fact(telling, WORD_HOUSE, minutes->house);
	tell_fact(telling, WORD_ROOM,
		minutes->room.size ? minutes->room : told_word(telling, WORD_CONVERSATION));
	tell_times(telling);
	if (minutes->has_previous)
		tell_fact(telling, WORD_PREVIOUS, minutes->previous);
	tell_facts(telling);
	if (minutes->goal.size)
		tell_paragraph(telling, told_word(telling, WORD_GOAL), minutes->goal);
}

/* A clock's time will do on the day on which the meeting was begun. */
static struct text told_attendance(struct telling *telling, const struct minutes_moment *moment)
{
	const struct minutes *minutes = telling->minutes;
	struct arena *arena = &telling->arena;
	if (minutes->has_began && text_is_same(moment_date(telling->language, moment, arena),
					  moment_date(telling->language, &minutes->began, arena)))
		return moment_clock(moment, arena);
	return moment_whole(telling->language, moment, arena);
}

static void tell_present(struct telling *telling, size_t present)
{
	const struct minutes_person_list *people = &telling->minutes->people;
	struct text *cells = arena_new(&telling->arena, present * 4 * sizeof(*cells));
	struct form_table table = {.columns = 4,
		.cells = cells,
		.head = {told_word(telling, WORD_NAME), told_word(telling, WORD_ROLE),
			told_word(telling, WORD_CAME), told_word(telling, WORD_LEFT)},
		.shares = {40, 24, 18, 18}};
	for (size_t i = 0; i < people->count; i++) {
		const struct minutes_person *person = &people->items[i];
		if (!person->has_came)
			continue;
		struct text *row = &cells[4 * table.rows++];
		row[0] = person->name;
		row[1] = word_of_role(telling->language, person->role);
		row[2] = told_attendance(telling, &person->came);
		row[3] = person->has_left ? told_attendance(telling, &person->left) : text_of("");
	}
	telling->form->table(telling->form->context, &table);
}

static struct text told_absent(struct telling *telling)
{
	const struct minutes_person_list *people = &telling->minutes->people;
	BUFFER_AUTO out;
	buffer_init(&out);
	for (size_t i = 0; i < people->count; i++) {
		const struct minutes_person *person = &people->items[i];
		if (person->has_came)
			continue;
		struct text answer =
			word_of_answer(telling->language, person->has_answer, person->answer);
		buffer_add_string(&out, out.size ? ", " : "");
		buffer_add(&out, person->name.data, person->name.size);
		buffer_add_string(&out, " (");
		buffer_add(&out, answer.data, answer.size);
		buffer_add_byte(&out, ')');
	}
	return arena_copy_text(&telling->arena, (const char *)out.data, out.size);
}

static void tell_people(struct telling *telling)
{
	const struct minutes_person_list *people = &telling->minutes->people;
	size_t present = 0;
	for (size_t i = 0; i < people->count; i++)
		present += people->items[i].has_came;
	if (!people->count)
		return;
	tell_heading(telling, 2, told_word(telling, WORD_PEOPLE));
	if (present)
		tell_present(telling, present);
	if (present < people->count)
		tell_paragraph(telling, told_word(telling, WORD_ABSENT), told_absent(telling));
}

static void tell_remarks(
	struct telling *telling, enum word label, const struct minutes_remark_list *remarks)
{
	for (size_t i = 0; i < remarks->count; i++) {
		const struct minutes_remark *remark = &remarks->items[i];
		tell_paragraph(telling,
			JOIN(telling, told_word(telling, label), text_of(" ("),
				told_who(telling, remark), text_of(")")),
			remark->text);
	}
}

static void tell_amendments(struct telling *telling)
{
	const struct minutes_amendment_list *amendments = &telling->minutes->amendments;
	if (amendments->count)
		tell_heading(telling, 2, told_word(telling, WORD_AMENDMENTS));
	for (size_t i = 0; i < amendments->count; i++) {
		const struct minutes_amendment *amendment = &amendments->items[i];
		struct text item =
			amendment->has_item
				? JOIN(telling, told_word(telling, WORD_AT_ITEM), text_of(" "),
					  told_number(telling, amendment->item), text_of(": "))
				: text_of("");
		tell_heading(telling, 3,
			JOIN(telling, item, amendment->name, text_of(", "),
				moment_whole(
					telling->language, &amendment->moment, &telling->arena)));
		if (amendment->before.size)
			tell_paragraph(telling, told_word(telling, WORD_BEFORE), amendment->before);
		if (amendment->after.size)
			tell_paragraph(telling, told_word(telling, WORD_AFTER), amendment->after);
	}
}

static void tell_approval(struct telling *telling)
{
	const struct minutes *minutes = telling->minutes;
	const struct minutes_remark_list *approved = &minutes->approval.approved;
	if (!minutes->has_approval)
		return;
	tell_heading(telling, 2, told_word(telling, WORD_APPROVAL));
	for (size_t i = 0; i < approved->count; i++)
		tell_paragraph(telling, told_word(telling, WORD_APPROVED_BY),
			told_who(telling, &approved->items[i]));
	tell_remarks(telling, WORD_OBJECTION, &minutes->approval.objections);
}

static void tell_addendum(struct telling *telling)
{
	const struct minutes_addendum *addendum = &telling->minutes->addendum;
	if (!telling->minutes->has_addendum)
		return;
	tell_heading(telling, 2, told_word(telling, WORD_ADDENDUM));
	tell_fact(telling, WORD_ADDS_TO, addendum->of);
	tell_facts(telling);
	tell_paragraph(telling, told_who(telling, &addendum->said), addendum->said.text);
}

/* What was added to sealed minutes, and what their seal is. */
static void tell_seal(struct telling *telling, const struct minutes_stamp *stamp)
{
	for (size_t i = 0; i < stamp->addendum_count; i++) {
		const struct minutes_addition *addition = &stamp->addenda[i];
		tell_heading(telling, 2, told_word(telling, WORD_ADDENDUM));
		tell_paragraph(telling, told_who(telling, &addition->said), addition->said.text);
		tell_fact(telling, WORD_SEAL, addition->seal);
		tell_facts(telling);
	}
	tell_heading(telling, 2, told_word(telling, WORD_SEAL));
	tell_fact(telling, WORD_SEAL, stamp->seal);
	tell_fact(telling, WORD_SIGNER, stamp->signer);
	tell_facts(telling);
	tell_paragraph(telling, text_of(""), told_word(telling, WORD_SEAL_ELSEWHERE));
}

void minutes_tell(const struct minutes *minutes, const struct minutes_stamp *stamp,
	const struct minutes_form *form)
{
	struct telling telling = {.minutes = minutes, .form = form, .language = minutes->language};
	arena_init(&telling.arena);
	tell_head(&telling, stamp);
	tell_people(&telling);
	tell_items(&telling);
	tell_amendments(&telling);
	tell_approval(&telling);
	tell_addendum(&telling);
	if (stamp && stamp->phase == MINUTES_PHASE_SEALED)
		tell_seal(&telling, stamp);
	arena_fini(&telling.arena);
}

static struct text name_in(const void *context, enum note_mention_kind kind, uint64_t id)
{
	const struct minutes *minutes = context;
	if (kind == NOTE_ALL)
		return word(minutes->language, WORD_ALL);
	size_t low = 0, high = minutes->mentions.count;
	while (low < high) {
		size_t middle = (low + high) / 2;
		if (minutes->mentions.items[middle].id < id)
			low = middle + 1;
		else
			high = middle;
	}
	if (low < minutes->mentions.count && minutes->mentions.items[low].id == id)
		return minutes->mentions.items[low].name;
	return text_of("?");
}

struct plain_names minutes_names(const struct minutes *minutes)
{
	return (struct plain_names){minutes, name_in};
}
