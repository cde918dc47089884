#include "gateway/places.h"

#include "base/memory.h"

#define uthash_malloc(size) memory_new(1, size)
#include <uthash.h>
#include <utlist.h>

struct place {
	struct ip peer;
	struct listener *door;   /* borrowed */
	struct address *address; /* borrowed; NULL: it does not count */
	void *owner;             /* borrowed */
	place_drop_fn drop;
	bool is_new, is_idle;
	struct place *prev, *next; /* of the idle at its address */
};

struct address {
	struct ip key;
	unsigned count;
	struct place *idle; /* list, the longest idle first */
	UT_hash_handle hh;
};

struct place *place_new(const struct ip *peer, struct listener *door)
{
	struct place *place = memory_new(1, sizeof(*place));
	place->peer = *peer;
	place->door = door;
	place->is_new = true;
	return place;
}

struct listener *place_door(const struct place *place)
{
	return place->door;
}

const struct ip *place_peer(const struct place *place)
{
	return &place->peer;
}

struct ip place_address(const struct place *place)
{
	return place->address ? place->address->key : place->peer;
}

bool place_is_new(const struct place *place)
{
	return place->is_new;
}

void place_give_to(struct place *place, void *owner, place_drop_fn drop)
{
	place->owner = owner;
	place->drop = drop;
}

void place_serve(struct place *place)
{
	if (place->is_idle)
		DL_DELETE(place->address->idle, place);
	place->is_idle = false;
}

void place_served(struct place *place)
{
	place_serve(place);
	if (!place->address)
		return;
	DL_APPEND(place->address->idle, place);
	place->is_idle = true;
}

static void stop_counting(struct places *places, struct place *place)
{
	struct address *address = place->address;
	if (!address)
		return;
	place_serve(place);
	place->address = NULL;
	if (--address->count)
		return;
	HASH_DEL(places->addresses, address);
	free(address);
}

static struct address *find_or_add(struct places *places, const struct ip *client)
{
	struct address *address;
	struct ip key = ip_site(client);
	HASH_FIND(hh, places->addresses, &key, sizeof(key), address);
	if (!address) {
		address = memory_new(1, sizeof(*address));
		address->key = key;
		HASH_ADD(hh, places->addresses, key, sizeof(key), address);
	}
	return address;
}

bool places_settle(struct places *places, struct place *place, const struct ip *client)
{
	struct address *address = find_or_add(places, client);
	struct place *dropped = NULL;

	place->is_new = false;
	if (address->count >= places->per_address_max) {
		dropped = address->idle;
		if (!dropped)
			return false;
	}
	place->address = address;
	address->count++;
	place_served(place);
	if (dropped) {
		stop_counting(places, dropped);
		dropped->drop(dropped->owner); /* may free it */
	}
	return true;
}

void places_sign_in(struct places *places, struct place *place)
{
	stop_counting(places, place);
}

void places_leave_take(struct places *places, struct place *place)
{
	stop_counting(places, place);
	free(place);
}
