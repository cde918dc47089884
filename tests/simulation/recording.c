#include "recording.h"

#include <stdio.h>
#include <string.h>

/* Somebody's own, or nobody's yet: nobody is called upon. Their end comes in the time of a history.
 */
static const char *some_task(struct client *client, const struct held_room *room)
{
	static char text[160];
	int size = snprintf(text, sizeof(text), "\"text\":\"%u\"", ++client->words);
	if (chance_once_in(&client->chance, 2))
		size += snprintf(text + size, sizeof(text) - (size_t)size, ",\"person\":\"%s\"",
			client->person);
	if (chance_once_in(&client->chance, 2))
		snprintf(text + size, sizeof(text) - (size_t)size, ",\"until\":%llu",
			(unsigned long long)json_seq(
				fold_row(&room->fold, room->fold.head), "time") +
				chance_below(&client->chance, 2000));
	return text;
}

/* A meeting of the room, with one of its first items, as members of a command; or none. */
static const char *some_place(struct client *client, const struct held_room *room)
{
	static char text[64];
	const json_t *meetings = json_object_get(room->fold.state, "meetings");
	size_t count = json_array_size(meetings);
	text[0] = '\0';
	if (count && chance_once_in(&client->chance, 2))
		snprintf(text, sizeof(text), ",\"meeting\":%llu,\"item\":%u",
			(unsigned long long)json_seq(
				json_array_get(
					meetings, chance_below(&client->chance, (unsigned)count)),
				"meeting"),
			1 + chance_below(&client->chance, 2));
	return text;
}

void record_task(struct client *client, struct held_room *room)
{
	const char *task = some_task(client, room), *place = some_place(client, room);
	client_wish(
		client, "task.make", true, false, "\"room\":\"%s\",%s%s", room->room, task, place);
}

/* One that is open, or that was shown as it was made, and may be closed. */
void record_change(struct client *client, struct held_room *room)
{
	static const char *const states[] = {"open", "doing", "waiting", "done", "dropped"};
	const json_t *tasks = json_object_get(room->fold.state, "tasks");
	size_t open = json_array_size(tasks), rows = json_array_size(room->fold.rows);
	const json_t *row =
		json_array_get(room->fold.rows, chance_below(&client->chance, (unsigned)rows + 1));
	uint64_t number = 0;
	if (strcmp(json_text(row, "kind"), "task.made") == 0)
		number = json_seq(row, "seq");
	else if (open)
		number = json_seq(
			json_array_get(tasks, chance_below(&client->chance, (unsigned)open)),
			"task");
	const char *task = some_task(client, room);
	if (number)
		client_wish(client, "task.change", true, false,
			"\"room\":\"%s\",\"task\":%llu,%s,\"status\":\"%s\"", room->room,
			(unsigned long long)number, task, states[chance_below(&client->chance, 5)]);
}

/* Sometimes in the place of another, which is reworded at other times. */
void record_decision(struct client *client, struct held_room *room)
{
	size_t rows = json_array_size(room->fold.rows);
	const json_t *row =
		json_array_get(room->fold.rows, chance_below(&client->chance, (unsigned)rows + 1));
	bool shown = strcmp(json_text(row, "kind"), "decision.made") == 0;
	const char *place = some_place(client, room);
	char corrects[48] = "";
	if (shown && chance_once_in(&client->chance, 2)) {
		client_wish(client, "decision.change", true, false,
			"\"room\":\"%s\",\"decision\":%llu,\"text\":\"%u\"", room->room,
			(unsigned long long)json_seq(row, "seq"), ++client->words);
		return;
	}
	if (shown)
		snprintf(corrects, sizeof(corrects), ",\"corrects\":%llu",
			(unsigned long long)json_seq(row, "seq"));
	client_wish(client, "decision.make", true, false, "\"room\":\"%s\",\"text\":\"%u\"%s%s",
		room->room, ++client->words, place, corrects);
}

void record_page(struct client *client, struct held_room *room)
{
	size_t rows = json_array_size(room->fold.rows);
	const json_t *row =
		json_array_get(room->fold.rows, chance_below(&client->chance, (unsigned)rows + 1));
	if (strcmp(json_text(row, "kind"), "page.made") == 0)
		client_wish(client, "page.change", true, false,
			"\"room\":\"%s\",\"page\":%llu,\"title\":\"%u\",\"archived\":%s",
			room->room, (unsigned long long)json_seq(row, "seq"), ++client->words,
			chance_once_in(&client->chance, 2) ? "true" : "false");
	else
		client_wish(client, "page.make", true, false, "\"room\":\"%s\",\"title\":\"%u\"",
			room->room, ++client->words);
}

static bool is_open(const struct held_room *room, uint64_t meeting)
{
	size_t i;
	const json_t *one;
	json_array_foreach(json_object_get(room->fold.state, "meetings"), i, one)
	{
		if (json_seq(one, "meeting") == meeting)
			return true;
	}
	return false;
}

/* A meeting that is shown and is over; 0: none was found. */
static uint64_t some_ended(struct client *client, const struct held_room *room)
{
	enum { TRIES = 20 };
	unsigned rows = (unsigned)json_array_size(room->fold.rows);
	for (int i = 0; i < TRIES; i++) {
		const json_t *row =
			json_array_get(room->fold.rows, chance_below(&client->chance, rows + 1));
		uint64_t seq = json_seq(row, "seq");
		if (strcmp(json_text(row, "kind"), "meeting.planned") == 0 && !is_open(room, seq))
			return seq;
	}
	return 0;
}

/* Of what is shown of a meeting that ended, whatever step may be next: most are refused. */
void record_minutes(struct client *client, struct held_room *room)
{
	static const struct {
		const char *method, *more;
	} all[] = {
		{"minutes.present", ",\"days\":1"},
		{"minutes.present", ""},
		{"minutes.answer", ",\"approves\":true,\"text\":\"\""},
		{"minutes.answer", ",\"approves\":true,\"text\":\"ja\""},
		{"minutes.answer", ",\"approves\":false,\"text\":\"nein\""},
		{"minutes.amend", ",\"before\":\"a\",\"after\":\"b\""},
		{"minutes.withdraw", ""},
		{"minutes.seal", ""},
		{"minutes.add", ",\"text\":\"c\""},
	};
	unsigned which = chance_below(&client->chance, sizeof(all) / sizeof(*all));
	uint64_t meeting = some_ended(client, room);
	if (meeting)
		client_wish(client, all[which].method, true, false,
			"\"room\":\"%s\",\"meeting\":%llu%s", room->room,
			(unsigned long long)meeting, all[which].more);
}
