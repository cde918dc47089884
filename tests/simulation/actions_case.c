#include "actions_case.h"

#include "inside.h"

#include <stdio.h>
#include <string.h>

void wish_case(struct client *client, const char *with, struct held_room *room)
{
	char source[96] = "";
	if (room && room->fold.head && chance_once_in(&client->chance, 2))
		snprintf(source, sizeof(source), ",\"source\":{\"room\":\"%s\",\"message\":%u}",
			room->room, 1 + chance_below(&client->chance, (unsigned)room->fold.head));
	client_wish(client, "case.open", true, true,
		"\"customer\":\"%u\",\"title\":\"%s\",\"shared_title\":\"s\","
		"\"people\":[{\"person\":\"%s\"}]%s",
		++client->words, client->person, with, source);
}

/* Without what it must have some are refused. */
void change_case(struct client *client, struct held_room *room)
{
	static const char *const changes[] = {"\"state\":\"open\"", "\"state\":\"waiting\"",
		"\"state\":\"solved\",\"solution\":\"so\"", "\"facts\":\"x\"",
		"\"contacts\":[{\"name\":\"P\"}]", "\"deputy\":\"0000000000000\""};
	uint64_t now_ms = json_seq(fold_row(&room->fold, room->fold.head), "time");
	unsigned which = chance_below(&client->chance, 10);
	char more[96];
	if (!json_object_get(room->fold.state, "sheet"))
		return;
	if (which < 6)
		snprintf(more, sizeof(more), "%s", changes[which]);
	else if (which == 6)
		snprintf(more, sizeof(more), "\"host\":\"%s\"", client->person);
	else if (which == 7)
		snprintf(more, sizeof(more), "\"deputy\":\"%s\"", client->person);
	else
		snprintf(more, sizeof(more), "\"state\":\"postponed\",\"until\":%llu",
			(unsigned long long)(now_ms + 500 + chance_below(&client->chance, 4000)));
	client_wish(client, "case.change", true, false, "\"room\":\"%s\",%s", room->room, more);
}

void archive_room(struct client *client, struct held_room *room)
{
	client_wish(client, "room.change", true, false, "\"room\":\"%s\",\"archived\":%s",
		room->room, chance_once_in(&client->chance, 3) ? "true" : "false");
}

void rename_oneself(struct client *client, struct held_room *room)
{
	(void)room;
	client_wish(client, "profile.change", true, false, "\"person\":\"%s\",\"name\":\"N %u\"",
		client->person, ++client->words);
}
