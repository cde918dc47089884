/* What minutes cost in CPU time: composed, and in each form. bench_minutes [ITEMS [RECORDS]] */
#include "base/memory.h"
#include "paper/paper.h"
#include "proto/note/decode.h"
#include "room/minutes/canonical.h"
#include "room/minutes/compose.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

/* Of two hours: more of everything than such a meeting has. */
enum { ITEMS = 20, RECORDS = 900, PEOPLE = 100, ROUNDS = 20, PARAGRAPHS = 40, MEETING = 1 };

struct held {
	struct arena arena;
	struct meeting meeting;
	struct minutes_source source;
};

static double cpu_ms(void)
{
	struct timespec now;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static struct text name_of(const void *context, enum note_mention_kind kind, uint64_t id)
{
	(void)context;
	(void)kind;
	(void)id;
	return text_of("Bartholomäus von Hohenstein");
}

static const struct note_node *make_note(struct arena *arena)
{
	static const char paragraph[] =
		"{\"type\":\"paragraph\",\"content\":[{\"type\":\"text\",\"text\":\"Angebot für "
		"Größe 4711, das der Kunde bis zum nächsten Termin erwartet, mit Preisen der Liste "
		"2027.\"}]}";
	struct note_refusal refusal;
	BUFFER_AUTO json;
	buffer_init(&json);
	buffer_add_string(&json, "{\"type\":\"doc\",\"content\":[");
	for (int i = 0; i < PARAGRAPHS; i++) {
		buffer_add_string(&json, i ? "," : "");
		buffer_add_string(&json, paragraph);
	}
	buffer_add_string(&json, "]}");
	const struct note_node *root =
		note_parse_document((const char *)json.data, json.size, arena, &refusal);
	if (!root)
		BUG("a document that is none");
	return root;
}

static void make_items(struct held *held, size_t count)
{
	struct agenda_item *items = arena_new(&held->arena, count * sizeof(*items));
	struct minutes_note *notes = arena_new(&held->arena, count * sizeof(*notes));
	const struct note_node *root = make_note(&held->arena);
	for (size_t i = 0; i < count; i++) {
		items[i] = (struct agenda_item){.item = (int64_t)i + 1,
			.title = text_of("Zahlen der Woche"),
			.purpose = ITEM_PURPOSE_DISCUSS,
			.minutes = 6,
			.state = ITEM_STATE_DONE,
			.has_left_ms = true};
		notes[i] = (struct minutes_note){(int64_t)i + 1, root};
	}
	held->meeting.agenda = (struct agenda){{count, items}, (int64_t)count};
	held->source.notes = notes;
	held->source.note_count = count;
}

/* A decision, a task, a summary and a word to it, and again. */
static void make_record(struct event *event, uint64_t seq, int64_t item)
{
	*event = (struct event){.seq = seq, .author = seq % PEOPLE + 1, .ref = MEETING};
	if (seq % 4 == 0) {
		event->kind = EVENT_DECISION_MADE;
		event->body.decision_made.decided = (struct decided){.number = (int64_t)seq,
			.text = text_of("Rabatt bis 12 % entscheidet die Regionalleitung."),
			.has_item = true,
			.item = item};
	} else if (seq % 4 == 1) {
		event->kind = EVENT_TASK_MADE;
		event->body.task_made.what = (struct task){.text = text_of("Angebot nachfassen"),
			.has_person = true,
			.person = 1,
			.status = TASK_STATUS_OPEN,
			.has_item = true,
			.item = item};
	} else if (seq % 4 == 2) {
		event->kind = EVENT_AGENDA_SUMMARISED;
		event->body.agenda_summarised =
			(struct agenda_summarised){item, text_of("Drei Abschlüsse.")};
	} else {
		event->kind = EVENT_AGENDA_CONFIRMED;
		event->ref = seq - 1;
		event->body.agenda_confirmed.text = text_of("");
	}
}

static void make_events(struct held *held, size_t records, size_t items)
{
	size_t count = records + PEOPLE;
	struct event *events = arena_new(&held->arena, count * sizeof(*events));
	for (size_t i = 0; i < records; i++)
		make_record(&events[i], i + 2, (int64_t)(i / 4 % items) + 1);
	for (size_t i = records; i < count; i++)
		events[i] = (struct event){.seq = i + 2,
			.kind = EVENT_MEETING_ATTENDED,
			.author = i - records + 1,
			.ref = MEETING,
			.body.meeting_attended = {true, 0}};
	held->source.events = events;
	held->source.event_count = count;
}

static void measure(const char *what, const struct held *held,
	void (*write)(const struct minutes *, struct buffer *))
{
	BUFFER_AUTO out;
	buffer_init(&out);
	double began = cpu_ms();
	for (int i = 0; i < ROUNDS; i++) {
		ARENA_AUTO arena;
		arena_init(&arena);
		buffer_clear(&out);
		struct minutes minutes = minutes_compose(&held->source, &arena);
		if (write)
			write(&minutes, &out);
	}
	printf("%-10s %8.1f ms %9zu bytes\n", what, (cpu_ms() - began) / ROUNDS, out.size);
}

static const struct minutes_stamp draft = {.phase = MINUTES_PHASE_DRAFT};

static void write_paper(const struct minutes *minutes, struct buffer *out)
{
	if (!paper_minutes(minutes, &draft, out))
		BUG("nothing was drawn");
}

int main(int argc, char **argv)
{
	size_t items = argc > 1 ? strtoul(argv[1], NULL, 10) : ITEMS;
	size_t records = argc > 2 ? strtoul(argv[2], NULL, 10) : RECORDS;
	struct held held = {.meeting = {.meeting = MEETING,
				    .owner = 1,
				    .plan = {.title = text_of("Wochenmeeting Vertrieb"),
					    .time_zone = text_of("Europe/Berlin"),
					    .rhythm = MEETING_RHYTHM_ONCE,
					    .moderator = 1}}};
	if (!items)
		return 2;
	arena_init(&held.arena);
	held.source = (struct minutes_source){.language = LANGUAGE_DE,
		.house = text_of("Muster GmbH"),
		.room = text_of("Vertrieb"),
		.meeting = &held.meeting,
		.names = {NULL, name_of},
		.zone = zone_new("Europe/Berlin"),
		.previous = text_of("")};
	make_items(&held, items);
	make_events(&held, records, items);
	printf("%zu items, %zu records, %d people; each with composing\n", items, records, PEOPLE);
	measure("composed", &held, NULL);
	measure("JSON", &held, minutes_json);
	measure("Markdown", &held, minutes_markdown);
	measure("text", &held, minutes_plain);
	measure("HTML", &held, minutes_html);
	measure("PDF", &held, write_paper);
	zone_free((struct zone *)held.source.zone);
	arena_fini(&held.arena);
	return 0;
}
