/* A meeting with everything that minutes can say of one, as it is read from its events. */
#ifndef RUNDE_TESTS_UNIT_ROOM_MINUTES_FIXTURE_H
#define RUNDE_TESTS_UNIT_ROOM_MINUTES_FIXTURE_H

#include "room/minutes/compose.h"

#include "proto/note/decode.h"
#include "room/minutes/canonical.h"
#include "room/room.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* 27 November 2026, 17:00 in Berlin. */
#define BEGINNING INT64_C(1795795200000)

enum { ADA = 11, BERT = 12, CILLI = 13, DORA = 14, EMIL = 15, FRIDA = 16, SALES = 20 };

#define NOTE_ONE                                                                                   \
	"{\"type\":\"doc\",\"content\":["                                                          \
	"{\"type\":\"heading\",\"attrs\":{\"level\":1},\"content\":[{\"type\":\"text\",\"text\":"  \
	"\"Brandt\"}]},"                                                                           \
	"{\"type\":\"paragraph\",\"content\":[{\"type\":\"text\",\"text\":\"Angebot \"},"          \
	"{\"type\":\"text\",\"marks\":[{\"type\":\"strong\"}],\"text\":\"bis Freitag\"},"          \
	"{\"type\":\"text\",\"text\":\", sagt \"},{\"type\":\"mention\",\"attrs\":{\"kind\":"      \
	"\"person\",\"id\":\"000000000000d\"}},{\"type\":\"text\",\"text\":\" <b>& *so*\"}]},"     \
	"{\"type\":\"check_list\",\"content\":[{\"type\":\"check_item\",\"attrs\":{\"checked\":"   \
	"true},\"content\":[{\"type\":\"paragraph\",\"content\":[{\"type\":\"text\",\"text\":"     \
	"\"Preise\"}]}]}]},"                                                                       \
	"{\"type\":\"code_block\",\"content\":[{\"type\":\"text\",\"text\":\"a = 1\\nu\\u0308b\"}" \
	"]}]}"

static inline struct text name_of(const void *context, enum note_mention_kind kind, uint64_t id)
{
	static const char *const names[] = {[ADA] = "Ada Öst",
		[BERT] = "Bert",
		[CILLI] = "Cilli | Kunz",
		[DORA] = "Dora",
		[EMIL] = "Emil",
		[FRIDA] = "Frida"};
	(void)context;
	if (kind == NOTE_GROUP && id == SALES)
		return text_of("Vertrieb");
	return kind == NOTE_PERSON && id >= ADA && id <= FRIDA ? text_of(names[id]) : text_of("");
}

struct minutes_fixture {
	struct arena arena;
	struct meeting meeting;
	struct agenda_item items[4];
	struct attendee attendees[2];
	struct attendance_answer answers[2];
	struct meeting_link links[1];
	struct poll_option options[2];
	struct poll_count counts[1];
	struct poll_vote votes[2];
	struct poll_pick pick;
	struct person_ref present[2];
	struct event events[24];
	size_t count;
	struct minutes_note notes[2];
	struct zone *zone;
};

static inline struct event *add(struct minutes_fixture *it, enum event_kind kind, uint64_t author,
	int64_t minute, uint64_t ref)
{
	struct event *event = &it->events[it->count++];
	*event = (struct event){.seq = 230 + it->count,
		.kind = kind,
		.author = author,
		.time_ms = BEGINNING + minute * 60000,
		.ref = ref};
	return event;
}

static inline void add_attended(
	struct minutes_fixture *it, uint64_t person, int64_t minute, bool here, int64_t came)
{
	add(it, EVENT_MEETING_ATTENDED, person, minute, 230)->body.meeting_attended =
		(struct meeting_attended){here, BEGINNING + came * 60000};
}

static inline void put_agenda(struct minutes_fixture *it)
{
	it->links[0] = (struct meeting_link){text_of("Preise"), text_of("https://a.example/p_1")};
	it->items[0] = (struct agenda_item){.item = 4,
		.title = text_of("Zahlen der Woche"),
		.purpose = ITEM_PURPOSE_INFORM,
		.minutes = 12,
		.has_planned = true,
		.planned = 10,
		.has_outcome = true,
		.outcome = text_of("Alle kennen die Abschlüsse"),
		.has_owner = true,
		.owner = CILLI,
		.has_links = true,
		.links = {1, it->links},
		.state = ITEM_STATE_DONE,
		.has_left_ms = true,
		.left_ms = -90000};
	it->items[1] = (struct agenda_item){
		.item = 1, .title = text_of("Nur vorgeschlagen"), .state = ITEM_STATE_PROPOSED};
	it->items[2] = (struct agenda_item){.item = 2,
		.title = text_of("Messe <script>"),
		.purpose = ITEM_PURPOSE_DECIDE,
		.minutes = 20,
		.state = ITEM_STATE_PARKED,
		.has_left_ms = true,
		.left_ms = 900000};
	it->items[3] = (struct agenda_item){.item = 7,
		.title = text_of("1. Urlaub"),
		.purpose = ITEM_PURPOSE_DISCUSS,
		.minutes = 5,
		.state = ITEM_STATE_OPEN,
		.has_postponed = true,
		.postponed = 2};
	it->meeting.agenda = (struct agenda){{4, it->items}, 7};
}

static inline void put_plan(struct minutes_fixture *it)
{
	it->attendees[0] = (struct attendee){DORA, ATTENDEE_ROLE_PRESENTER};
	it->attendees[1] = (struct attendee){FRIDA, ATTENDEE_ROLE_PARTICIPANT};
	it->answers[0] = (struct attendance_answer){FRIDA, ATTENDEE_ANSWER_DECLINED};
	it->answers[1] = (struct attendance_answer){DORA, ATTENDEE_ANSWER_ACCEPTED};
	it->meeting = (struct meeting){.meeting = 230,
		.owner = BERT,
		.plan = {.title = text_of("Wochenmeeting *Vertrieb*"),
			.goal = text_of("Jeder weiß, woran es hängt\nund wer hilft."),
			.has_start = true,
			.start = BEGINNING,
			.minutes = 45,
			.time_zone = text_of("Europe/Berlin"),
			.rhythm = MEETING_RHYTHM_WEEKLY,
			.moderator = ADA,
			.has_minute_taker = true,
			.minute_taker = CILLI,
			.everyone = true,
			.attendees = {2, it->attendees}},
		.run = {.phase = MEETING_PHASE_ENDED,
			.has_started = true,
			.started = BEGINNING + 120000,
			.has_ended = true,
			.ended = BEGINNING + 51 * 60000},
		.answers = {2, it->answers}};
}

static inline uint64_t add_poll(struct minutes_fixture *it)
{
	struct event *asked = add(it, EVENT_POLL_ASKED, ADA, 6, 230);
	it->options[0].text = text_of("Ja");
	it->options[1].text = text_of("Nein");
	it->counts[0] = (struct poll_count){1, 2};
	it->pick = (struct poll_pick){1};
	it->votes[0] = (struct poll_vote){ADA, {1, &it->pick}};
	it->votes[1] = (struct poll_vote){EMIL, {1, &it->pick}};
	asked->body.poll_asked =
		(struct poll_asked){.asked = {.question = text_of("Rabatt bis 12 %?"),
					    .form = POLL_FORM_SINGLE,
					    .secrecy = POLL_SECRECY_NAMED,
					    .options = {2, it->options}},
			.has_item = true,
			.item = 4};
	add(it, EVENT_POLL_CLOSED, ADA, 8, asked->seq)->body.poll_closed =
		(struct poll_closed){.voted = 2,
			.has_counts = true,
			.counts = {1, it->counts},
			.has_votes = true,
			.votes = {2, it->votes}};
	return asked->seq;
}

static inline void add_records(struct minutes_fixture *it)
{
	uint64_t poll = add_poll(it);
	it->present[0].person = ADA;
	it->present[1].person = EMIL;
	struct event *made = add(it, EVENT_DECISION_MADE, CILLI, 9, 230);
	made->body.decision_made.decided = (struct decided){.number = 12,
		.text = text_of("Rabatt bis 12 %."),
		.has_item = true,
		.item = 4,
		.has_poll = true,
		.poll = poll,
		.has_counts = true,
		.counts = {1, it->counts},
		.has_present = true,
		.present = {2, it->present}};
	add(it, EVENT_DECISION_CHANGED, CILLI, 10, made->seq)->body.decision_changed.text =
		text_of("Rabatt bis 12 % entscheidet die Regionalleitung.\n# Kein Titel");
	struct task task = {.text = text_of("Angebot Brandt nachfassen"),
		.has_person = true,
		.person = EMIL,
		.has_until = true,
		.until = BEGINNING + INT64_C(7) * 86400000,
		.status = TASK_STATUS_OPEN,
		.has_item = true,
		.item = 4};
	add(it, EVENT_TASK_MADE, CILLI, 11, 230)->body.task_made.what = task;
	task = (struct task){.text = text_of("Raum tauschen"), .status = TASK_STATUS_OPEN};
	add(it, EVENT_TASK_MADE, ADA, 50, 230)->body.task_made.what = task;
	/* What is on record of an item that was taken off is said of none. */
	add(it, EVENT_DECISION_MADE, ADA, 50, 230)->body.decision_made.decided = (struct decided){
		.number = 13, .text = text_of("Nichts."), .has_item = true, .item = 3};
	struct event *said = add(it, EVENT_AGENDA_SUMMARISED, CILLI, 12, 230);
	said->body.agenda_summarised = (struct agenda_summarised){4, text_of("Drei Abschlüsse.")};
	add(it, EVENT_AGENDA_CONFIRMED, EMIL, 13, said->seq)->body.agenda_confirmed.text =
		text_of("");
	add(it, EVENT_AGENDA_CONFIRMED, DORA, 13, said->seq)->body.agenda_confirmed.text =
		text_of("Brandt hängt noch.");
}

/* In the middle of `it` for good: it points into itself. */
static inline struct minutes_source fixture_init(struct minutes_fixture *it, enum language language)
{
	struct note_refusal refusal;
	memset(it, 0, sizeof(*it));
	arena_init(&it->arena);
	put_plan(it);
	put_agenda(it);
	add_attended(it, ADA, 51, false, -5);
	add_attended(it, CILLI, 51, false, 1);
	add_attended(it, EMIL, 30, false, 12);
	add_attended(it, DORA, 51, false, 0);
	add_records(it);
	it->notes[0] = (struct minutes_note){
		4, note_parse_document(NOTE_ONE, strlen(NOTE_ONE), &it->arena, &refusal)};
	assert_non_null(it->notes[0].root);
	it->zone = zone_new("Europe/Berlin");
	assert_non_null(it->zone);
	return (struct minutes_source){.language = language,
		.house = text_of("Muster GmbH"),
		.room = text_of("Vertrieb Süd"),
		.meeting = &it->meeting,
		.events = it->events,
		.event_count = it->count,
		.notes = it->notes,
		.note_count = 1,
		.names = {NULL, name_of},
		.zone = it->zone,
		.now_ms = BEGINNING + 52 * 60000,
		.previous = text_of(
			"00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff")};
}

static inline void fixture_fini(struct minutes_fixture *it)
{
	zone_free(it->zone);
	arena_fini(&it->arena);
}

/* Appends what stands in a file of tests/unit/. */
static inline void read_file_of_tests(const char *name, struct buffer *out)
{
	char path[400];
	snprintf(path, sizeof(path), "%s/tests/unit/%s", RUNDE_SOURCE_DIR, name);
	FILE *file = fopen(path, "rb");
	assert_non_null(file);
	for (int c; (c = fgetc(file)) != EOF;)
		buffer_add_byte(out, (unsigned char)c);
	fclose(file);
}

/* The file that an outcome must be, to the byte. With RUNDE_GOLDEN=write it is written: to be read
 * by somebody before it is committed. */
static inline void is_golden(const struct buffer *out, const char *name)
{
	char path[400], relative[100];
	BUFFER_AUTO golden;
	buffer_init(&golden);
	snprintf(relative, sizeof(relative), "golden/%s", name);
	const char *wanted = getenv("RUNDE_GOLDEN");
	if (wanted && strcmp(wanted, "write") == 0) {
		snprintf(path, sizeof(path), "%s/tests/unit/%s", RUNDE_SOURCE_DIR, relative);
		FILE *file = fopen(path, "wb");
		assert_non_null(file);
		fwrite(out->data, 1, out->size, file);
		fclose(file);
	}
	read_file_of_tests(relative, &golden);
	if (golden.size != out->size || memcmp(golden.data, out->data, out->size) != 0)
		fprintf(stderr, "not %s:\n%.*s", name, (int)out->size, (const char *)out->data);
	assert_int_equal(out->size, golden.size);
	assert_memory_equal(out->data, golden.data, out->size);
}

#endif
