#include "fold.h"

#include <string.h>

uint64_t json_seq(const json_t *object, const char *key)
{
	return (uint64_t)json_integer_value(json_object_get(object, key));
}

const char *json_text(const json_t *object, const char *key)
{
	const char *text = json_string_value(json_object_get(object, key));
	return text ? text : "";
}

static bool is(const json_t *event, const char *kind)
{
	return strcmp(json_text(event, "kind"), kind) == 0;
}

static bool is_message(const json_t *event)
{
	return is(event, "message.posted") || is(event, "message.replied");
}

/* Takes over a value, or its absence. */
static void copy(json_t *to, const char *key, const json_t *from, const char *from_key)
{
	json_t *value = json_object_get(from, from_key);
	if (value)
		json_object_set(to, key, value);
	else
		json_object_del(to, key);
}

static const char *const lists[] = {
	"members", "channels", "groups", "pins", "meetings", "polls", "tasks"};
enum { LISTS = sizeof(lists) / sizeof(*lists) };

void fold_init(struct fold *fold)
{
	*fold = (struct fold){.state = json_object(), .rows = json_array(), .from = 1};
	for (size_t i = 0; i < LISTS; i++)
		json_object_set_new(fold->state, lists[i], json_array());
}

void fold_fini(struct fold *fold)
{
	json_decref(fold->state);
	json_decref(fold->rows);
	*fold = (struct fold){0};
}

void fold_begin(struct fold *fold, const json_t *state, uint64_t from)
{
	fold_fini(fold);
	fold_init(fold);
	copy(fold->state, "kind", state, "kind");
	copy(fold->state, "settings", state, "settings");
	copy(fold->state, "house", state, "house");
	copy(fold->state, "decisions", state, "decisions");
	copy(fold->state, "shared", state, "shared");
	copy(fold->state, "sheet", state, "sheet");
	for (size_t i = 0; i < LISTS; i++) { /* where there is nothing of it, it may be left out */
		json_t *list = json_deep_copy(json_object_get(state, lists[i]));
		json_object_set_new(fold->state, lists[i], list ? list : json_array());
	}
	fold->head = json_seq(state, "seq");
	fold->from = from;
}

json_t *fold_row(const struct fold *fold, uint64_t seq)
{
	return seq < fold->from ? NULL : json_array_get(fold->rows, seq - fold->from);
}

void fold_forget(struct fold *fold, uint64_t before)
{
	for (; fold->from < before && json_array_size(fold->rows); fold->from++)
		json_array_remove(fold->rows, 0);
}

static json_t *row_of(const json_t *event)
{
	json_t *row = json_object(), *body = json_object_get(event, "body");
	copy(row, "seq", event, "seq");
	copy(row, "kind", event, "kind");
	copy(row, "author", event, "author");
	copy(row, "time", event, "time");
	if (!is_message(event))
		return row;
	copy(row, "client_id", event, "client_id");
	copy(row, "text", body, "text");
	copy(row, "mentions", body, "mentions");
	if (is(event, "message.replied"))
		copy(row, "thread", event, "ref");
	if (!body)
		json_object_set_new(row, "erased", json_true());
	return row;
}

static void react(json_t *row, const json_t *event, const json_t *body)
{
	const char *author = json_text(event, "author");
	json_t *list = json_object_get(row, "reactions"), *wanted;
	size_t i = 0;
	if (!list) {
		list = json_array();
		json_object_set_new(row, "reactions", list);
	}
	while (i < json_array_size(list))
		if (strcmp(json_text(json_array_get(list, i), "person"), author) == 0)
			json_array_remove(list, i);
		else
			i++;
	wanted = json_object_get(body, "reactions");
	if (json_array_size(wanted))
		json_array_append_new(
			list, json_pack("{s:s, s:O}", "person", author, "emoji", wanted));
	if (!json_array_size(list))
		json_object_del(row, "reactions");
}

static void erase(json_t *row)
{
	static const char *const words[] = {
		"text", "mentions", "reactions", "title", "resolved", "edited"};
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		json_object_del(row, words[i]);
	json_object_set_new(row, "erased", json_true());
}

static void change(struct fold *fold, const json_t *event)
{
	json_t *row = fold_row(fold, json_seq(event, "ref"));
	json_t *body = json_object_get(event, "body");
	if (!row || !is_message(row) || is_message(event))
		return;
	if (is(event, "message.erased"))
		erase(row);
	if (!body || json_object_get(row, "erased"))
		return;
	if (is(event, "message.edited")) {
		copy(row, "text", body, "text");
		copy(row, "mentions", body, "mentions");
		json_object_set_new(row, "edited", json_true());
	} else if (is(event, "thread.changed")) {
		copy(row, "title", body, "title");
		copy(row, "resolved", body, "resolved");
	} else if (is(event, "message.reacted")) {
		react(row, event, body);
	}
}

/* What the events say stands in a thread: the last word counts. */
static void count(struct fold *fold, const json_t *event)
{
	json_t *body = json_object_get(event, "body"), *row;
	if (is(event, "message.replied") && body) {
		row = fold_row(fold, json_seq(event, "ref"));
		if (row)
			json_object_set_new(row, "replies",
				json_pack("[O, O]", json_object_get(body, "replies"),
					json_object_get(event, "seq")));
	} else if (is(event, "message.erased") && json_object_get(body, "thread")) {
		row = fold_row(fold, json_seq(body, "thread"));
		if (row && json_seq(body, "replies"))
			json_object_set_new(row, "replies",
				json_pack("[O, O]", json_object_get(body, "replies"),
					json_object_get(body, "last")));
		else if (row)
			json_object_del(row, "replies");
	}
}

static void remove_from(json_t *list, const char *key, const json_t *value)
{
	for (size_t i = 0; i < json_array_size(list); i++)
		if (json_equal(json_object_get(json_array_get(list, i), key), value))
			json_array_remove(list, i--);
}

static void put_into(json_t *list, const char *key, json_t *value)
{
	for (size_t i = 0; i < json_array_size(list); i++) {
		json_t *there = json_array_get(list, i);
		if (!json_equal(json_object_get(there, key), json_object_get(value, key)))
			continue;
		json_array_set_new(list, i, value);
		return;
	}
	json_array_append_new(list, value);
}

static void join(json_t *members, const json_t *body)
{
	json_t *joiner;
	size_t i;
	json_array_foreach(json_object_get(body, "members"), i, joiner)
	{
		json_t *member = json_copy(joiner);
		copy(member, "since", body, "since");
		put_into(members, "person", member);
	}
}

static void change_role(json_t *members, const json_t *body)
{
	json_t *member;
	size_t i;
	json_array_foreach(members, i, member) if (json_equal(json_object_get(member, "person"),
							   json_object_get(body, "person")))
		copy(member, "role", body, "role");
}

/* On the shared side of a case. */
static void name_member(json_t *members, const json_t *body)
{
	json_t *member;
	size_t i;
	json_array_foreach(members, i, member) if (json_equal(json_object_get(member, "person"),
							   json_object_get(body, "person")))
		copy(member, "name", body, "name");
}

static void change_person(json_t *members, const json_t *body)
{
	json_t *member = json_object();
	copy(member, "person", body, "person");
	copy(member, "role", body, "role");
	copy(member, "profile", body, "profile");
	put_into(members, "person", member);
}

static void pin(json_t *pins, const json_t *event, const json_t *body)
{
	json_t *ref = json_object_get(event, "ref");
	remove_from(pins, "message", ref);
	if (json_is_true(json_object_get(body, "on")))
		json_array_append_new(pins, json_pack("{s:O}", "message", ref));
}

static void plan_meeting(json_t *meetings, const json_t *event, const json_t *body)
{
	static const char *const parts[] = {"owner", "plan", "agenda", "series", "previous"};
	json_t *meeting = json_pack("{s:O, s:{s:s}, s:[], s:[]}", "meeting",
		json_object_get(event, "seq"), "run", "phase", "planned", "answers", "here");
	for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++)
		copy(meeting, parts[i], body, parts[i]);
	json_array_append_new(meetings, meeting);
}

static json_t *meeting_of(const json_t *meetings, const json_t *event)
{
	json_t *meeting;
	size_t i;
	json_array_foreach(
		meetings, i, meeting) if (json_equal(json_object_get(meeting, "meeting"),
						  json_object_get(event, "ref"))) return meeting;
	return NULL;
}

static void answer(json_t *answers, const json_t *event, const json_t *body)
{
	json_t *author = json_object_get(event, "author");
	remove_from(answers, "person", author);
	json_array_append_new(answers, json_pack("{s:O, s:O}", "person", author, "answer",
					       json_object_get(body, "answer")));
}

static void attend(json_t *here, const json_t *event, const json_t *body)
{
	json_t *author = json_object_get(event, "author");
	remove_from(here, "person", author);
	if (json_is_true(json_object_get(body, "here")))
		json_array_append_new(here, json_pack("{s:O, s:O}", "person", author, "came",
						    json_object_get(body, "came")));
}

/* Each event brings a part of it whole; what is over is no part of the state. */
static void change_meeting(json_t *meetings, const json_t *event, const json_t *body)
{
	json_t *meeting = meeting_of(meetings, event);
	if (!meeting)
		return;
	if (is(event, "meeting.changed")) {
		copy(meeting, "owner", body, "owner");
		copy(meeting, "plan", body, "plan");
	} else if (is(event, "agenda.changed")) {
		copy(meeting, "agenda", body, "agenda");
	} else if (is(event, "meeting.answered")) {
		answer(json_object_get(meeting, "answers"), event, body);
	} else if (is(event, "meeting.attended")) {
		attend(json_object_get(meeting, "here"), event, body);
	} else if (is(event, "meeting.moved")) {
		const char *phase = json_text(json_object_get(body, "run"), "phase");
		copy(meeting, "run", body, "run");
		if (strcmp(phase, "ended") == 0 || strcmp(phase, "cancelled") == 0)
			remove_from(meetings, "meeting", json_object_get(event, "ref"));
	}
}

static bool is_closed(const json_t *task)
{
	const char *status = json_text(json_object_get(task, "what"), "status");
	return strcmp(status, "done") == 0 || strcmp(status, "dropped") == 0;
}

static void make_task(json_t *tasks, const json_t *event, const json_t *body)
{
	json_t *task = json_object();
	copy(task, "task", event, "seq");
	copy(task, "author", event, "author");
	copy(task, "made", event, "time");
	copy(task, "meeting", event, "ref");
	copy(task, "what", body, "what");
	json_array_append_new(tasks, task);
}

/* Each event brings the whole of it; what is closed is no part of the state. */
static void change_task(json_t *tasks, const json_t *event, const json_t *body)
{
	json_t *task = json_object_get(body, "state");
	if (is_closed(task))
		remove_from(tasks, "task", json_object_get(event, "ref"));
	else
		put_into(tasks, "task", json_deep_copy(task));
}

static void ask(json_t *polls, const json_t *event, const json_t *body)
{
	bool waits = json_is_true(json_object_get(body, "prepared"));
	json_t *poll = json_pack("{s:s}", "phase", waits ? "prepared" : "open");
	copy(poll, "poll", event, "seq");
	copy(poll, "author", event, "author");
	copy(poll, "meeting", event, "ref");
	copy(poll, "item", body, "item");
	copy(poll, "asked", body, "asked");
	json_array_append_new(polls, poll);
}

static void change_polls(json_t *polls, const json_t *event, const json_t *body)
{
	const json_t *ref = json_object_get(event, "ref");
	json_t *poll;
	size_t i;
	if (is(event, "poll.asked"))
		ask(polls, event, body);
	else if (is(event, "poll.closed"))
		remove_from(polls, "poll", ref);
	if (!is(event, "poll.opened"))
		return;
	json_array_foreach(polls, i, poll) if (json_equal(json_object_get(poll, "poll"), ref))
		json_object_set_new(poll, "phase", json_string("open"));
}

static void change_state(json_t *state, const json_t *event)
{
	json_t *body = json_object_get(event, "body");
	json_t *members = json_object_get(state, "members");
	json_t *channels = json_object_get(state, "channels");
	change_meeting(json_object_get(state, "meetings"), event, body);
	change_polls(json_object_get(state, "polls"), event, body);
	if (is(event, "room.created"))
		copy(state, "kind", body, "kind");
	if (is(event, "case.opened"))
		copy(state, "shared", body, "shared");
	if (is(event, "room.created") || is(event, "room.changed"))
		copy(state, "settings", body, "settings");
	else if (is(event, "house.changed"))
		copy(state, "house", body, "house");
	else if (is(event, "member.joined"))
		join(members, body);
	else if (is(event, "member.changed"))
		change_role(members, body);
	else if (is(event, "member.named"))
		name_member(members, body);
	else if (is(event, "member.left"))
		remove_from(members, "person", json_object_get(body, "person"));
	else if (is(event, "person.added") || is(event, "person.changed"))
		change_person(members, body);
	else if (is(event, "case.opened") || is(event, "case.changed"))
		copy(state, "sheet", body, "sheet");
	else if (is(event, "channel.listed"))
		put_into(channels, "room", json_deep_copy(json_object_get(body, "channel")));
	else if (is(event, "channel.unlisted"))
		remove_from(channels, "room", json_object_get(body, "room"));
	else if (is(event, "meeting.planned"))
		plan_meeting(json_object_get(state, "meetings"), event, body);
	else if (is(event, "task.made"))
		make_task(json_object_get(state, "tasks"), event, body);
	else if (is(event, "task.changed"))
		change_task(json_object_get(state, "tasks"), event, body);
	else if (is(event, "decision.made"))
		copy(state, "decisions", json_object_get(body, "decided"), "number");
	else if (is(event, "message.pinned") || is(event, "message.erased"))
		pin(json_object_get(state, "pins"), event, body);
}

void fold_event(struct fold *fold, const json_t *event)
{
	fold->head++;
	json_array_append_new(fold->rows, row_of(event));
	change(fold, event);
	count(fold, event);
	change_state(fold->state, event);
}

void fold_page(struct fold *fold, uint64_t from, uint64_t to, const json_t *events)
{
	struct fold page = {.rows = json_array(), .from = from, .head = to};
	json_t *event;
	size_t i;
	json_array_foreach(events, i, event)
	{
		uint64_t seq = json_seq(event, "seq");
		if (seq >= from && seq <= to)
			json_array_append_new(page.rows, row_of(event));
		change(&page, event);
		count(&page, event);
	}
	for (uint64_t seq = to + 1; seq <= fold->head && fold_row(fold, seq); seq++)
		json_array_append(page.rows, fold_row(fold, seq));
	json_decref(fold->rows);
	fold->rows = page.rows;
	fold->from = from;
}
