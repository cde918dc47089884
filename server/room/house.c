/* What the house says of itself, the limits it sets, its master key. */
#include "room/rules.h"

#include "proto/house_limits.h"

#include <string.h>

bool is_web_address(struct text address)
{
	return strncmp(address.data, "https://", 8) == 0 ||
	       strncmp(address.data, "http://", 7) == 0;
}

/* An empty one takes it away. */
static bool address_fits(bool given, struct text address)
{
	return !given || address.size == 0 || is_web_address(address);
}

static void put_limits(const struct house_change_params *params, struct house_changed *changed)
{
	if (!params->has_limits)
		return;
	changed->has_was = house_limits_put(&changed->house.limits, &params->limits, &changed->was);
	changed->house.has_limits |= changed->has_was;
}

bool rule_house_change(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	const struct house_change_params *params = &matter->command->params.house_change;
	if (!address_fits(params->has_imprint, params->imprint))
		return refuse_field(ret_refusal, "imprint", "malformed");
	if (!address_fits(params->has_privacy, params->privacy))
		return refuse_field(ret_refusal, "privacy", "malformed");
	struct event *event = decision_add(
		decision, matter->room, EVENT_HOUSE_CHANGED, matter->who->person, matter->moment);
	struct house *house = &event->body.house_changed.house;
	event->client_id = params->client_id;
	*house = matter->room->house;
	if (params->has_title)
		house->title = params->title;
	if (params->has_language)
		house->language = params->language;
	put_text(params->has_imprint, params->imprint, &house->has_imprint, &house->imprint);
	put_text(params->has_privacy, params->privacy, &house->has_privacy, &house->privacy);
	put_limits(params, &event->body.house_changed);
	return true;
}

bool rule_key_rotate(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	(void)ret_refusal;
	if (matter->subject->rotating)
		return true;
	struct event *event = decision_add(
		decision, matter->room, EVENT_KEY_ROTATED, matter->who->person, matter->moment);
	event->client_id = matter->command->params.key_rotate.client_id;
	return true;
}
