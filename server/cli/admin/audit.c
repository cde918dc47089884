/* `runde audit`: the house's journal in rows. All that was done about people and access stands in
 * it, and nothing of what is said. */
#include "cli/admin/csv.h"
#include "cli/admin/limit_text.h"
#include "cli/admin/named.h"
#include "cli/admin/noun.h"
#include "cli/cli.h"
#include "proto/encode.h"
#include "proto/event.h"
#include "proto/gen/limits.h"

#include <stdlib.h>

enum { CELLS = 8 };

static const char *const heads[CELLS] = {
	"number", "time", "author", "author_id", "event", "about", "about_id", "changes"};

/* Whom or what an event is about. */
struct concern {
	uint64_t id; /* 0: the house itself */
	struct text name;
};

struct audit {
	struct operator_link *link;
	const struct room_state *house; /* the people in it sorted by their ids */
	bool json;
	size_t printed;
};

static int by_person(const void *a, const void *b)
{
	const struct member *one = a, *other = b;
	return one->person < other->person ? -1 : one->person > other->person;
}

static struct text name_of(const struct audit *audit, uint64_t person)
{
	struct member wanted = {.person = person};
	const struct member_list *people = &audit->house->members;
	const struct member *found =
		bsearch(&wanted, people->items, people->count, sizeof(wanted), by_person);
	return found ? found->profile.name : text_of("");
}

static struct concern someone(const struct audit *audit, uint64_t person)
{
	return (struct concern){person, name_of(audit, person)};
}

static struct concern concern_of(
	const struct audit *audit, enum event_kind kind, const union event_body *body)
{
	switch (kind) {
	case EVENT_PERSON_ADDED:
		return (struct concern){body->person_added.person, body->person_added.profile.name};
	case EVENT_PERSON_CHANGED:
		return (struct concern){
			body->person_changed.person, body->person_changed.profile.name};
	case EVENT_PERSON_LINK_MADE:
		return someone(audit, body->person_link_made.person);
	case EVENT_PASSWORD_CHANGED:
		return someone(audit, body->password_changed.person);
	case EVENT_SESSIONS_ENDED:
		return someone(audit, body->sessions_ended.person);
	case EVENT_INVITATION_MADE:
		return (struct concern){body->invitation_made.invitation, text_of("")};
	case EVENT_INVITATION_REVOKED:
		return (struct concern){body->invitation_revoked.invitation, text_of("")};
	case EVENT_GROUP_CHANGED:
		return (struct concern){
			body->group_changed.group.group, body->group_changed.group.handle};
	case EVENT_GROUP_REMOVED:
		return (struct concern){body->group_removed.group, text_of("")};
	case EVENT_CHANNEL_LISTED:
		return (struct concern){
			body->channel_listed.channel.room, body->channel_listed.channel.title};
	case EVENT_CHANNEL_UNLISTED:
		return (struct concern){body->channel_unlisted.room, text_of("")};
	case EVENT_ROOM_DELETED:
		return (struct concern){body->room_deleted.room, text_of("")};
	case EVENT_HOUSE_CHANGED:
		return (struct concern){0, body->house_changed.house.title};
	default:
		return (struct concern){0, text_of("")};
	}
}

static void print_object(const struct text *cells, bool is_first)
{
	BUFFER_AUTO out;
	buffer_init(&out);
	for (size_t i = 0; i < CELLS; i++) {
		buffer_add_byte(&out, i ? ',' : '{');
		encode_string(text_of(heads[i]), &out);
		buffer_add_byte(&out, ':');
		if (i == 0) /* the number is one */
			buffer_add(&out, cells[i].data, cells[i].size);
		else
			encode_string(cells[i], &out);
	}
	printf("%s%.*s}", is_first ? "" : ",\n", (int)out.size, (const char *)out.data);
}

/* An id as text; nobody's and the house's own: empty. */
static struct text id_text(uint64_t id, char text[ID_TEXT_SIZE + 1])
{
	id_write(id, text);
	return text_of(id ? text : "");
}

static void print_event(struct audit *audit, const struct journal_event *event)
{
	ARENA_AUTO arena;
	BUFFER_AUTO changes;
	union event_body body;
	struct concern concern = {0, text_of("")};
	char number[24], moment[CLI_MOMENT_SIZE + 1], author[ID_TEXT_SIZE + 1],
		about[ID_TEXT_SIZE + 1];

	arena_init(&arena);
	buffer_init(&changes);
	if (event_decode_body(event->kind, event->body.data, event->body.size, &arena, &body)) {
		concern = concern_of(audit, event->kind, &body);
		if (event->kind == EVENT_HOUSE_CHANGED)
			limit_write_changes(&body.house_changed, &changes);
	}
	buffer_add_byte(&changes, '\0');
	snprintf(number, sizeof(number), "%llu", (unsigned long long)event->seq);
	cli_write_moment(event->time, moment);
	const struct text cells[CELLS] = {text_of(number), text_of(moment),
		event->author ? name_of(audit, event->author) : text_of("server"),
		id_text(event->author, author), text_of(event_info((int)event->kind)->name),
		concern.name, id_text(concern.id, about), text_of((const char *)changes.data)};
	if (audit->json)
		print_object(cells, audit->printed == 0);
	else
		csv_print_row(stdout, cells, CELLS);
	audit->printed++;
}

/* An answer may hold the newest part of the window only: what is before it comes first. */
static int print_window(struct audit *audit, uint64_t from, uint64_t to, struct fault *ret_fault)
{
	ANSWER_AUTO answer = {0};
	struct command read = {.kind = COMMAND_ROOM_HISTORY};
	struct room_history_params *params = &read.params.room_history;
	params->room = operator_house(audit->link);
	params->from = from;
	params->to = to;
	if (operator_ask(audit->link, &read, &answer, ret_fault) != 0)
		return -1;
	const struct room_history_result *page = &answer.result.room_history;
	if (page->from > from && print_window(audit, from, page->from - 1, ret_fault) != 0)
		return -1;
	for (size_t i = 0; i < page->events.count; i++)
		if (page->events.items[i].seq <= to)
			print_event(audit, &page->events.items[i]);
	return 0;
}

static int print_all(struct operator_link *link, bool json, struct fault *ret_fault)
{
	ANSWER_AUTO answer = {0};
	struct text names[CELLS];
	if (named_read_house(link, &answer, ret_fault) != 0)
		return -1;
	struct member_list *people = &answer.result.room_open.state.members;
	uint64_t head = answer.result.room_open.head;
	struct audit audit = {.link = link, .house = &answer.result.room_open.state, .json = json};
	qsort(people->items, people->count, sizeof(*people->items), by_person);
	for (size_t i = 0; i < CELLS; i++)
		names[i] = text_of(heads[i]);
	if (json)
		printf("[");
	else
		csv_print_row(stdout, names, CELLS);
	for (uint64_t from = 1; from <= head; from += PROTO_HISTORY_ROWS_MAX) {
		uint64_t to = from + PROTO_HISTORY_ROWS_MAX - 1;
		if (print_window(&audit, from, to < head ? to : head, ret_fault) != 0)
			return -1;
	}
	if (json)
		printf("]\n");
	return 0;
}

static int print_csv(struct operator_link *link, const struct words *words, struct fault *ret_fault)
{
	(void)words;
	return print_all(link, false, ret_fault);
}

static int print_json(
	struct operator_link *link, const struct words *words, struct fault *ret_fault)
{
	(void)words;
	return print_all(link, true, ret_fault);
}

int cli_audit(int argc, char **argv)
{
	static const struct verb verbs[] = {
		{"", "", 0, 0, print_csv},
		{"csv", "", 0, 0, print_csv},
		{"json", "", 0, 0, print_json},
		{0},
	};
	return noun_run("audit", verbs, argc, argv);
}
