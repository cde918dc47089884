/* IP addresses and networks: as bytes, and as they are written. An IPv4 address is its IPv4-mapped
 * IPv6 address, so that there is one way to compare. */
#ifndef RUNDE_BASE_IP_H
#define RUNDE_BASE_IP_H

#include "base/limits.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct sockaddr_storage;

struct ip {
	uint8_t bytes[16];
};

struct network {
	struct ip base;
	unsigned bits; /* of base that count; the others are 0 */
};

struct networks {
	unsigned count;
	struct network items[LIMIT_NETWORKS];
};

/* Reads "192.0.2.1" or "2001:db8::1": nothing around it, no port, no zone. False: it is neither. */
bool ip_read(const char *text, size_t size, struct ip *ret_ip);
/* The address of an IPv4 or IPv6 socket. */
struct ip ip_of_socket(const struct sockaddr_storage *socket);
bool ip_is_v4(const struct ip *ip);
/* What counts as one: an IPv4 address, or the /64 of an IPv6 address, which a household has. */
struct ip ip_site(const struct ip *ip);
/* Reads up to LIMIT_NETWORKS addresses and networks ("10.0.0.0/8") between commas, or an empty
 * text. False: it is no such list, or a network has bits set that do not count. */
bool networks_read(const char *text, struct networks *ret_networks);
/* Whether the address lies in one of them. */
bool networks_have(const struct networks *networks, const struct ip *ip);

#endif
