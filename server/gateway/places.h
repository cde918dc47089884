/* Who may be here before saying who they are. Every connection has a place; until its hello was
 * accepted it counts at its address, which may have so many of them. A newcomer to a full address
 * takes the place of the one for which nothing has been done for the longest time, so that nobody
 * can shut others out by opening connections and keeping silent. */
#ifndef RUNDE_GATEWAY_PLACES_H
#define RUNDE_GATEWAY_PLACES_H

#include "base/ip.h"

#include <stdbool.h>

struct listener;
struct place;
struct address; /* an IPv4 address or the /64 of an IPv6 address */

struct places {
	unsigned per_address_max;
	struct address *addresses; /* owned; those with somebody who counts */
};

/* Ends the connection of an owner, now or soon; its place no longer counts. */
typedef void (*place_drop_fn)(void *owner);

/* A place that does not count anywhere yet; peer is where its socket comes from, door (borrowed)
 * the listener that has let it in. */
struct place *place_new(const struct ip *peer, struct listener *door);
struct listener *place_door(const struct place *place);
const struct ip *place_peer(const struct place *place);
/* The address it counts at, or where its socket comes from. */
struct ip place_address(const struct place *place);
/* Says who holds it from here on, and how to end that. */
void place_give_to(struct place *place, void *owner, place_drop_fn drop);

/* Counts it at this address, dropping another where it is full. False: all the others are being
 * served. */
bool places_settle(struct places *places, struct place *place, const struct ip *client);
/* Whether it is to be counted, and is not yet. */
bool place_is_new(const struct place *place);
/* Something is being done for it: it is not dropped meanwhile. */
void place_serve(struct place *place);
void place_served(struct place *place);
/* It has said who it is, and counts at no address any more. */
void places_sign_in(struct places *places, struct place *place);
/* Frees it. */
void places_leave_take(struct places *places, struct place *place);

#endif
