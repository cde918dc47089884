#include "journal/guests/coming.h"

#include "journal/signing/sessions.h"

/* The case a link leads to, and both its sides, warm. STORE_NONE: it leads nowhere, or the case is
 * archived. */
static enum store_result find(struct core *core, const uint8_t link_hash[VAULT_HASH_BYTES],
	struct directory_guest_link *link, struct room_entry **ret_backstage,
	struct room_entry **ret_shared)
{
	struct room_entry *backstage;
	enum store_result result = directory_find_guest_link(core->directory, link_hash, link);
	if (result == STORE_OK)
		result = rooms_get(&core->rooms, link->backstage, &backstage);
	if (result != STORE_OK)
		return result;
	if (!backstage->shared || backstage->archived)
		return STORE_NONE;
	result = rooms_get(&core->rooms, backstage->shared, ret_shared);
	if (result == STORE_OK)
		*ret_backstage = backstage;
	return result;
}

struct listing {
	const struct room *shared;
	struct team_member_list *list;
};

static void add_member(void *cookie, uint64_t person, enum member_role role, uint64_t since)
{
	struct listing *listing = cookie;
	struct team_member_list *list = listing->list;
	(void)role;
	(void)since;
	if (!room_is_guest(listing->shared, person))
		list->items[list->count++].name = room_member_name(listing->shared, person);
}

static void list_team(
	const struct room *shared, struct arena *arena, struct team_member_list *ret_list)
{
	struct listing listing = {shared, ret_list};
	ret_list->items = arena_new(arena, room_member_count(shared) * sizeof(*ret_list->items));
	room_members_each(shared, add_member, &listing);
}

/* Whose session it is, if this link could have opened it; 0: nobody's. */
static uint64_t find_inside(
	struct core *core, const struct directory_guest_link *link, const uint8_t *session_hash)
{
	struct store_session session;
	if (!session_hash ||
		directory_find_session(core->directory, session_hash, &session) != STORE_OK ||
		session.scopes != ADMITS_GUESTS || session.room != link->backstage ||
		!guests_room(core, session.person))
		return 0;
	return !link->guest || link->guest == session.person ? session.person : 0;
}

/* What a personal link says besides. False: it is no more theirs. */
static bool show_guest(struct core *core, const struct room_entry *backstage,
	const struct room_entry *shared, uint64_t person, struct arena *arena,
	struct guest_front *front)
{
	const struct guest *guest = room_guest(backstage->state, person);
	if (!guest || guest_is_out(guest->state))
		return false;
	front->has_name = front->has_company = true;
	front->name = guest->name;
	front->company = guest->company;
	if (guest->has_invited_by)
		front->by = core_name(core, guest->invited_by);
	list_team(shared->state, arena, &front->people);
	return true;
}

enum store_result guest_look(struct batch *batch, const uint8_t link_hash[VAULT_HASH_BYTES],
	const uint8_t *session_hash, struct arena *arena, struct guest_front *ret_front)
{
	struct core *core = batch->core;
	struct directory_guest_link link;
	struct room_entry *backstage, *shared;
	enum store_result result = find(core, link_hash, &link, &backstage, &shared);
	if (result != STORE_OK)
		return result;
	const struct room *house = core_house(core)->state;
	struct guest_front front = {
		.title = room_title(shared->state),
		.house = room_title(house),
		.language = house->house.language,
		.host = core_name(core, backstage->state->sheet.host),
		.general = link.guest == 0,
		.expires = link.expires_ms,
	};
	front.by = front.host;
	if (link.guest && !show_guest(core, backstage, shared, link.guest, arena, &front))
		return STORE_NONE;
	front.inside = front.has_inside = find_inside(core, &link, session_hash) != 0;
	*ret_front = front;
	return STORE_OK;
}

/* Tells a failure of the batch. */
static enum store_result stored(bool is_stored)
{
	return is_stored ? STORE_OK : STORE_FAILED;
}

static enum store_result let_come(struct batch *batch, struct room_entry *backstage,
	const struct visitor *visitor, uint64_t *ret_guest, struct refusal *ret_refusal)
{
	struct core *core = batch->core;
	const struct moment moment = {world_now_ms(core->world), world_random(core->world)};
	struct decision decision;
	if (!room_decide_visitor(
		    backstage->state, visitor, &moment, &decision, ret_guest, ret_refusal))
		return STORE_NONE;
	return stored(batch_begin(batch) &&
		      (decision.count == 0 || batch_append(batch, backstage, &decision)));
}

/* Whoever comes by the general link with a good session of theirs is who they were. */
static enum store_result find_guest(struct batch *batch, struct room_entry *backstage,
	const struct join *join, const uint8_t *session_hash, struct directory_guest_link *link,
	struct refusal *ret_refusal)
{
	uint64_t guest = link->guest ? 0 : find_inside(batch->core, link, session_hash);
	const struct visitor visitor = {.guest = link->guest,
		.name = join->name,
		.company = join->company,
		.has_company = join->has_company,
		.expires_ms = link->expires_ms};
	if (guest) {
		link->guest = guest;
		link->expires_ms = room_guest(backstage->state, guest)->expires;
		return stored(batch_begin(batch));
	}
	return let_come(batch, backstage, &visitor, &link->guest, ret_refusal);
}

enum store_result guest_come(struct batch *batch, const uint8_t link_hash[VAULT_HASH_BYTES],
	const uint8_t *session_hash, const struct join *join,
	char ret_token[DIRECTORY_TOKEN_SIZE + 1], struct refusal *ret_refusal)
{
	struct core *core = batch->core;
	struct directory_guest_link link;
	struct room_entry *backstage, *shared;
	enum store_result result = find(core, link_hash, &link, &backstage, &shared);
	if (result == STORE_NONE)
		*ret_refusal = refusal_of(ERROR_LINK_INVALID);
	if (result == STORE_OK)
		result = find_guest(batch, backstage, join, session_hash, &link, ret_refusal);
	if (result != STORE_OK)
		return result;
	if (!batch_stored(batch,
		    directory_open_guest_session(core->directory, &link, join->device, ret_token)))
		return STORE_FAILED;
	sessions_look_again(core, link.guest); /* the oldest may have had to make room */
	return STORE_OK;
}
