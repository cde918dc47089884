#include "journal/core.h"

#include "base/memory.h"

bool core_has_house(struct core *core)
{
	return core->house->state ||
	       rooms_get(&core->rooms, core->set.house, &core->house) == STORE_OK;
}

struct room_entry *core_house(struct core *core)
{
	if (!core->house->state)
		BUG("the house was entered though it cannot be read");
	return core->house;
}

struct house_limits core_limits(struct core *core)
{
	return room_limits(core_house(core)->state);
}

struct text core_name(struct core *core, uint64_t person)
{
	const struct profile *profile = room_profile(core_house(core)->state, person);
	return profile ? profile->name : text_of("");
}

struct who core_who(struct core *core, uint64_t person)
{
	const struct room *house = core_house(core)->state;
	return (struct who){
		.person = person,
		.house_role = room_active_role(house, person),
		.guest_of = room_member_role(house, person) ? 0 : guests_room(core, person),
	};
}
