#include "journal/core.h"

#include "base/memory.h"

struct room_entry *core_house(struct core *core)
{
	struct room_entry *house;
	if (rooms_get(&core->rooms, core->set.house, &house) != STORE_OK)
		BUG("the house cannot be read");
	return house;
}

struct who core_who(struct core *core, uint64_t person)
{
	return (struct who){
		.person = person, .house_role = room_active_role(core_house(core)->state, person)};
}
