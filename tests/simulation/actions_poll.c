#include "actions_poll.h"

#include <stdio.h>

/* In a meeting or out of it, of each kind; some of them are refused. */
void wish_poll(struct client *client, struct held_room *room)
{
	static const char *const secrecies[] = {"open", "named", "secret"};
	const json_t *meetings = json_object_get(room->fold.state, "meetings");
	unsigned count = (unsigned)json_array_size(meetings);
	char meeting[40] = "";
	if (count && chance_once_in(&client->chance, 2))
		snprintf(meeting, sizeof(meeting), ",\"meeting\":%llu",
			(unsigned long long)json_seq(
				json_array_get(meetings, chance_below(&client->chance, count)),
				"meeting"));
	client_wish(client, "poll.ask", true, false,
		"\"room\":\"%s\",\"asked\":{\"question\":\"%u\",\"form\":\"scale\","
		"\"secrecy\":\"%s\",\"live\":false,\"options\":[]},\"prepared\":%s%s",
		room->room, ++client->words, secrecies[chance_below(&client->chance, 3)],
		chance_once_in(&client->chance, 3) ? "true" : "false", meeting);
}

/* Something about a poll that is in the room's state. */
void wish_about_poll(struct client *client, struct held_room *room)
{
	static const char *const others[] = {"poll.open", "poll.close"};
	const json_t *polls = json_object_get(room->fold.state, "polls");
	unsigned count = (unsigned)json_array_size(polls);
	if (!count)
		return;
	unsigned long long number =
		json_seq(json_array_get(polls, chance_below(&client->chance, count)), "poll");
	if (chance_once_in(&client->chance, 4))
		client_wish(client, others[chance_below(&client->chance, 2)], true, false,
			"\"room\":\"%s\",\"poll\":%llu", room->room, number);
	else
		client_wish(client, "poll.vote", false, false,
			"\"room\":\"%s\",\"poll\":%llu,\"picks\":[{\"option\":%u}]", room->room,
			number, 1 + chance_below(&client->chance, 5));
}
