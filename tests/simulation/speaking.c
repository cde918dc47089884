#include "speaking.h"

#include <stdio.h>

void speak(struct client *client, struct held_room *room)
{
	static const struct {
		const char *method, *more;
		bool seen; /* it says which turn one has seen */
	} all[] = {
		{"floor.raise", ",\"kind\":\"item\"", false},
		{"floor.raise", ",\"kind\":\"order\"", false},
		{"floor.lower", "", false},
		{"floor.give", "", true},
		{"floor.end", "", true},
		{"floor.back", "", true},
		{"floor.close", ",\"closed\":false", false},
		{"floor.pass", "", false},
		{"floor.check", ",\"open\":true", false},
		{"floor.ready", ",\"ready\":true", false},
		{"floor.sign", ",\"sign\":\"agree\"", false},
	};
	enum { COUNT = sizeof(all) / sizeof(*all), TURNS = 4 };
	const json_t *meetings = json_object_get(room->fold.state, "meetings");
	size_t count = json_array_size(meetings);
	unsigned which = chance_below(&client->chance, COUNT);
	char seen[32] = "";
	if (!count)
		return;
	const json_t *meeting =
		json_array_get(meetings, chance_below(&client->chance, (unsigned)count));
	if (all[which].seen)
		snprintf(seen, sizeof(seen), ",\"seen\":%u", chance_below(&client->chance, TURNS));
	client_wish(client, all[which].method, false, false, "\"room\":\"%s\",\"meeting\":%llu%s%s",
		room->room, (unsigned long long)json_seq(meeting, "meeting"), all[which].more,
		seen);
}
