#include "actions.h"

#include "actions_case.h"
#include "actions_poll.h"
#include "recording.h"
#include "speaking.h"

#include <stdio.h>
#include <string.h>

enum { LONG_TEXT = 2500, TRIES = 6 };

/* Where one can talk: no house, and it is shown. */
static struct held_room *some_room(struct client *client)
{
	struct held_room *room = NULL;
	unsigned seen = 0;
	for (struct held_room *r = client->rooms; r; r = r->next)
		if (r->held && r->listed && strcmp(r->room, client->house) != 0 &&
			chance_once_in(&client->chance, ++seen))
			room = r;
	return room;
}

/* A message that is shown, one's own if that is wanted; 0: none was found. */
static uint64_t some_message(struct client *client, const struct held_room *room, bool own)
{
	size_t count = json_array_size(room->fold.rows);
	for (int i = 0; count && i < TRIES; i++) {
		const json_t *row = json_array_get(
			room->fold.rows, chance_below(&client->chance, (unsigned)count));
		bool is_message = strncmp(json_text(row, "kind"), "message.posted", 14) == 0 ||
				  strcmp(json_text(row, "kind"), "message.replied") == 0;
		bool is_own = strcmp(json_text(row, "author"), client->person) == 0;
		if (is_message && (is_own || !own))
			return json_seq(row, "seq");
	}
	return 0;
}

/* An item of a list in the house's state; NULL: there is none. */
static const json_t *some_item(struct client *client, const char *list)
{
	const struct held_room *house = client_room(client, client->house);
	const json_t *items =
		house && house->held ? json_object_get(house->fold.state, list) : NULL;
	size_t count = json_array_size(items);
	return count ? json_array_get(items, chance_below(&client->chance, (unsigned)count)) : NULL;
}

static const char *some_person(struct client *client)
{
	return json_text(some_item(client, "members"), "person");
}

/* Words that nobody else says, sometimes many. */
static const char *some_words(struct client *client)
{
	static char text[LONG_TEXT + 100];
	int size = snprintf(text, sizeof(text), "%s says %u", client->person, ++client->words);
	if (chance_once_in(&client->chance, 10)) {
		size_t more = chance_below(&client->chance, LONG_TEXT);
		memset(text + size, 'x', more);
		text[(size_t)size + more] = '\0';
	}
	return text;
}

/* Somebody or all are called upon now and then. */
static const char *some_mentions(struct client *client)
{
	static char text[120];
	text[0] = '\0';
	if (chance_once_in(&client->chance, 6))
		snprintf(text, sizeof(text),
			",\"mentions\":[{\"at\":0,\"size\":3,\"kind\":\"person\",\"id\":\"%s\"}]",
			some_person(client));
	else if (chance_once_in(&client->chance, 20))
		snprintf(text, sizeof(text),
			",\"mentions\":[{\"at\":0,\"size\":3,\"kind\":\"all\"}]");
	return text;
}

static void post(struct client *client, struct held_room *room)
{
	const char *words = some_words(client), *mentions = some_mentions(client);
	client_wish(client, "message.post", true, true, "\"room\":\"%s\",\"text\":\"%s\"%s",
		room->room, words, mentions);
}

/* Says something about a message. */
static void say_about(
	struct client *client, const struct held_room *room, const char *method, bool own)
{
	uint64_t message = some_message(client, room, own);
	const char *words = some_words(client), *mentions = some_mentions(client);
	if (message)
		client_wish(client, method, true, true,
			"\"room\":\"%s\",\"message\":%llu,\"text\":\"%s\"%s", room->room,
			(unsigned long long)message, words, mentions);
}

static void reply(struct client *client, struct held_room *room)
{
	say_about(client, room, "message.reply", false);
}

static void edit(struct client *client, struct held_room *room)
{
	say_about(client, room, "message.edit", true);
}

static void erase(struct client *client, struct held_room *room)
{
	uint64_t message = some_message(client, room, true);
	if (message)
		client_wish(client, "message.erase", true, true, "\"room\":\"%s\",\"message\":%llu",
			room->room, (unsigned long long)message);
}

static void react(struct client *client, struct held_room *room)
{
	static const char *const emoji[] = {"", "{\"emoji\":\"+\"}", "{\"emoji\":\"-\"}"};
	uint64_t message = some_message(client, room, false);
	if (message)
		client_wish(client, "message.react", true, false,
			"\"room\":\"%s\",\"message\":%llu,\"reactions\":[%s]", room->room,
			(unsigned long long)message, emoji[chance_below(&client->chance, 3)]);
}

static void pin(struct client *client, struct held_room *room)
{
	uint64_t message = some_message(client, room, false);
	if (message)
		client_wish(client, "message.pin", true, false,
			"\"room\":\"%s\",\"message\":%llu,\"on\":%s", room->room,
			(unsigned long long)message,
			chance_once_in(&client->chance, 3) ? "false" : "true");
}

static void name_thread(struct client *client, struct held_room *room)
{
	uint64_t message = some_message(client, room, false);
	if (message)
		client_wish(client, "thread.change", true, false,
			"\"room\":\"%s\",\"message\":%llu,\"title\":\"%u\",\"resolved\":%s",
			room->room, (unsigned long long)message, ++client->words,
			chance_once_in(&client->chance, 2) ? "false" : "true");
}

static void mark(struct client *client, struct held_room *room)
{
	client_wish(client, "room.mark", false, false, "\"room\":\"%s\",\"seq\":%u", room->room,
		chance_below(&client->chance, (unsigned)room->fold.head + 1));
}

static void invite(struct client *client, struct held_room *room)
{
	client_wish(client, "room.invite", true, false,
		"\"room\":\"%s\",\"people\":[{\"person\":\"%s\"}]", room->room,
		some_person(client));
}

static void leave(struct client *client, struct held_room *room)
{
	client_wish(client, "room.leave", true, false, "\"room\":\"%s\"", room->room);
}

static void remove_member(struct client *client, struct held_room *room)
{
	client_wish(client, "member.remove", true, false, "\"room\":\"%s\",\"person\":\"%s\"",
		room->room, some_person(client));
}

static void change_member(struct client *client, struct held_room *room)
{
	const char *person = some_person(client);
	client_wish(client, "member.change", true, false,
		"\"room\":\"%s\",\"person\":\"%s\",\"role\":\"%s\"", room->room, person,
		chance_once_in(&client->chance, 3) ? "member" : "owner");
}

static void change_room(struct client *client, struct held_room *room)
{
	static const char *const changes[] = {"\"newcomers\":\"joined\"", "\"newcomers\":\"all\"",
		"\"access\":\"closed\"", "\"access\":\"open\"", "\"topic\":\"numbers\""};
	client_wish(client, "room.change", true, false, "\"room\":\"%s\",%s", room->room,
		changes[chance_below(&client->chance, 5)]);
}

static void create(struct client *client, struct held_room *room)
{
	const char *access = chance_once_in(&client->chance, 3) ? "closed" : "open";
	const char *newcomers = chance_once_in(&client->chance, 3) ? "joined" : "all";
	(void)room;
	client_wish(client, "room.create", true, true,
		"\"title\":\"%s %u\",\"access\":\"%s\",\"newcomers\":\"%s\"", client->person,
		++client->words, access, newcomers);
}

static void join(struct client *client, struct held_room *room)
{
	const json_t *channel = some_item(client, "channels");
	(void)room;
	if (channel)
		client_wish(client, "room.join", false, false, "\"room\":\"%s\"",
			json_text(channel, "room"));
}

static void converse(struct client *client, struct held_room *room)
{
	(void)room;
	client_wish(client, "conversation.open", true, false, "\"people\":[{\"person\":\"%s\"}]",
		some_person(client));
}

static void open_case(struct client *client, struct held_room *room)
{
	wish_case(client, some_person(client), room);
}

static void delete_room(struct client *client, struct held_room *room)
{
	client_wish(client, "room.delete", false, false, "\"room\":\"%s\"", room->room);
}

static void keep_thread(struct client *client, struct held_room *room)
{
	static const char *const levels[] = {"following", "muted", "off"};
	uint64_t message = some_message(client, room, false);
	if (message && chance_once_in(&client->chance, 2))
		client_wish(client, "thread.follow", false, false,
			"\"room\":\"%s\",\"message\":%llu,\"level\":\"%s\"", room->room,
			(unsigned long long)message, levels[chance_below(&client->chance, 3)]);
	else if (message)
		client_wish(client, "thread.mark", false, false,
			"\"room\":\"%s\",\"message\":%llu,\"seq\":%u", room->room,
			(unsigned long long)message,
			chance_below(&client->chance, (unsigned)room->fold.head + 1));
}

static void save(struct client *client, struct held_room *room)
{
	char due[48] = "";
	uint64_t message = some_message(client, room, false);
	if (client->reminds)
		snprintf(due, sizeof(due), ",\"due\":%llu",
			(unsigned long long)(json_seq(fold_row(&room->fold, room->fold.head),
						     "time") +
					     chance_below(&client->chance, 2000)));
	if (message)
		client_wish(client, "saved.put", false, false,
			"\"room\":\"%s\",\"message\":%llu,\"note\":\"%u\"%s", room->room,
			(unsigned long long)message, ++client->words, due);
}

static uint64_t now_of(const struct held_room *room)
{
	return json_seq(fold_row(&room->fold, room->fold.head), "time");
}

/* So that in the time of a history its lobby opens, or it ends because nobody began it, or it is
 * begun; or nothing of it is due. */
static void plan(struct client *client, struct held_room *room)
{
	static const int64_t minutes[] = {-45, 10, 0, 600};
	unsigned kind = chance_below(&client->chance, 4);
	int64_t soon = chance_below(&client->chance, 2000);
	int64_t start = (int64_t)now_of(room) + minutes[kind] * MINUTE_MS + soon;
	if (!now_of(room)) /* the last event is void to them */
		return;
	const char *begin = kind == 2 ? ",\"begin\":true" : "";
	char later[64] = "";
	if (chance_once_in(&client->chance, 2))
		snprintf(later, sizeof(later), "{\"start\":%lld}",
			(long long)(start + chance_below(&client->chance, 2000) + 1));
	client_wish(client, "meeting.plan", true, true,
		"\"room\":\"%s\",\"plan\":{\"title\":\"%u\",\"goal\":\"\",\"start\":%lld,"
		"\"minutes\":30,\"time_zone\":\"UTC\",\"rhythm\":\"weekly\",\"later\":[%s],"
		"\"moderator\":\"%s\",\"everyone\":true,\"attendees\":[]},\"items\":["
		"{\"title\":\"a\",\"purpose\":\"inform\",\"minutes\":5,\"standing\":true},"
		"{\"title\":\"b\",\"purpose\":\"decide\",\"minutes\":5}]%s",
		room->room, ++client->words, (long long)start, later, client->person, begin);
}

/* Some command about a meeting that is in the room's state; some of them are refused. */
static void meet(struct client *client, struct held_room *room)
{
	static const struct {
		const char *method, *more;
		bool seen; /* it says which item one is at */
	} all[] = {
		{"meeting.answer", ",\"answer\":\"accepted\"", false},
		{"meeting.answer", ",\"answer\":\"declined\"", false},
		{"meeting.attend", ",\"here\":true", false},
		{"meeting.attend", ",\"here\":false", false},
		{"meeting.run", ",\"phase\":\"running\"", false},
		{"meeting.run", ",\"phase\":\"paused\"", false},
		{"meeting.run", ",\"phase\":\"ended\"", false},
		{"meeting.cancel", "", false},
		{"meeting.go", "", true},
		{"meeting.go", ",\"leave\":\"parked\"", true},
		{"meeting.undo", "", true},
		{"meeting.extend", ",\"minutes\":2", true},
		{"agenda.add", ",\"draft\":{\"title\":\"c\",\"purpose\":\"train\",\"minutes\":1}",
			false},
		{"agenda.change", ",\"item\":3,\"state\":\"open\"", false},
		{"agenda.move", ",\"item\":2,\"before\":1", false},
		{"agenda.summarise", ",\"item\":1,\"text\":\"so\"", false},
	};
	enum { COUNT = sizeof(all) / sizeof(*all) };
	const json_t *meetings = json_object_get(room->fold.state, "meetings");
	size_t count = json_array_size(meetings);
	unsigned which = chance_below(&client->chance, COUNT);
	char seen[32] = "";
	if (!count)
		return;
	const json_t *meeting =
		json_array_get(meetings, chance_below(&client->chance, (unsigned)count));
	unsigned item = (unsigned)json_seq(json_object_get(meeting, "run"), "item");
	if (all[which].seen && !item && strcmp(all[which].method, "meeting.go") != 0)
		return;
	if (all[which].seen)
		snprintf(seen, sizeof(seen), ",\"seen\":%u", item);
	client_wish(client, all[which].method, true, false, "\"room\":\"%s\",\"meeting\":%llu%s%s",
		room->room, (unsigned long long)json_seq(meeting, "meeting"), all[which].more,
		seen);
}

/* A summary that is shown is right. */
static void confirm(struct client *client, struct held_room *room)
{
	for (int i = 0; i < TRIES; i++) {
		const json_t *row = json_array_get(
			room->fold.rows, chance_below(&client->chance,
						 (unsigned)json_array_size(room->fold.rows) + 1));
		if (strcmp(json_text(row, "kind"), "agenda.summarised") != 0)
			continue;
		client_wish(client, "agenda.confirm", true, true,
			"\"room\":\"%s\",\"summary\":%llu,\"text\":\"\"", room->room,
			(unsigned long long)json_seq(row, "seq"));
		return;
	}
}

static void change_person(struct client *client, struct held_room *room)
{
	static const char *const changes[] = {
		"\"role\":\"owner\"", "\"role\":\"member\"", "\"active\":false"};
	const char *person = some_person(client);
	(void)room;
	client_wish(client, "person.change", true, false, "\"person\":\"%s\",%s", person,
		changes[chance_below(&client->chance, 3)]);
}

static void link_person(struct client *client, struct held_room *room)
{
	(void)room;
	client_wish(client, "person.link", false, false, "\"person\":\"%s\"", some_person(client));
}

static void add_person(struct client *client, struct held_room *room)
{
	(void)room;
	client_wish(client, "person.add", true, false, "\"name\":\"Gast %u\",\"role\":\"member\"",
		++client->words);
}

static void say_again(struct client *client, struct held_room *room)
{
	(void)room;
	client_repeat(client);
}

/* To add one: a function, and how often it comes to mind. */
static const struct action {
	unsigned weight;
	bool in_room;
	void (*act)(struct client *client, struct held_room *room);
} actions[] = {
	{30, true, post},
	{10, true, reply},
	{10, true, edit},
	{8, true, erase},
	{8, true, react},
	{4, true, pin},
	{4, true, name_thread},
	{8, true, mark},
	{4, true, invite},
	{2, true, leave},
	{2, true, remove_member},
	{2, true, change_member},
	{2, true, change_room},
	{3, false, create},
	{6, false, join},
	{2, false, converse},
	{3, false, open_case},
	{8, true, change_case},
	{1, true, archive_room},
	{1, false, rename_oneself},
	{1, true, delete_room},
	{4, true, keep_thread},
	{2, true, save},
	{4, true, plan},
	{16, true, meet},
	{8, true, speak},
	{2, true, confirm},
	{2, true, wish_poll},
	{6, true, wish_about_poll},
	{4, true, record_task},
	{6, true, record_change},
	{3, true, record_decision},
	{3, true, record_page},
	{12, true, record_minutes},
	{1, false, change_person},
	{2, false, link_person},
	{1, false, add_person},
	{6, false, say_again},
};
enum { ACTION_COUNT = sizeof(actions) / sizeof(*actions) };

void act(struct client *client)
{
	unsigned weights = 0, wanted;
	int i = 0;
	if (!client_room(client, client->house) || !*some_person(client))
		return;
	for (int j = 0; j < ACTION_COUNT; j++)
		weights += actions[j].weight;
	wanted = chance_below(&client->chance, weights);
	while (wanted >= actions[i].weight)
		wanted -= actions[i++].weight;
	struct held_room *room = some_room(client);
	if (!actions[i].in_room || room)
		actions[i].act(client, room);
}
