/* Pictures of people, and the house's logo: what they must look like, and whose they are. Their
 * bytes are in no event; the journal keeps them. */
#include "base/id.h"
#include "room/rules.h"

#include <string.h>

static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/* RFC 4648, 4: padded, without line ends. */
static bool is_base64(struct text data)
{
	size_t digits = strspn(data.data, alphabet);
	size_t padding = data.size - digits;
	return data.size % 4 == 0 && padding <= 2 && memcmp(data.data + digits, "==", padding) == 0;
}

enum { HEAD_BYTES = 12, HEAD_DIGITS = HEAD_BYTES / 3 * 4 };

/* The first bytes of it; zeros where there are no more. */
static void decode_head(struct text data, unsigned char ret_head[HEAD_BYTES])
{
	uint32_t bits = 0;
	memset(ret_head, 0, HEAD_BYTES);
	for (size_t i = 0; i < HEAD_DIGITS && i < data.size && data.data[i] != '='; i++) {
		bits = bits << 6 | (uint32_t)(strchr(alphabet, data.data[i]) - alphabet);
		if (i % 4 > 0)
			*ret_head++ = (unsigned char)(bits >> (6 - i % 4 * 2));
	}
}

/* What every browser shows, and none runs. */
static bool is_picture(struct text data)
{
	unsigned char head[HEAD_BYTES];
	if (!is_base64(data))
		return false;
	decode_head(data, head);
	return memcmp(head, "\xff\xd8\xff", 3) == 0 ||      /* JPEG */
	       memcmp(head, "\x89PNG\r\n\x1a\n", 8) == 0 || /* PNG */
	       (memcmp(head, "RIFF", 4) == 0 && memcmp(head + 8, "WEBP", 4) == 0);
}

bool rule_picture_set(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	const struct picture_set_params *params = &matter->command->params.picture_set;
	bool is_set = params->data.size > 0;
	uint64_t picture = is_set ? id_of_random(matter->moment->seed) : 0;

	if (is_set && !is_picture(params->data))
		return refuse_field(ret_refusal, "data", "malformed");
	if (params->has_person) {
		struct event *event = decision_change_person(decision, matter, params->person);
		event->body.person_changed.profile.has_picture = is_set;
		event->body.person_changed.profile.picture = picture;
		return true;
	}
	struct event *event = decision_add(
		decision, matter->room, EVENT_HOUSE_CHANGED, matter->who->person, matter->moment);
	struct house *house = &event->body.house_changed.house;
	event->client_id = params->client_id;
	*house = matter->room->house;
	house->has_logo = is_set;
	house->logo = picture;
	return true;
}
