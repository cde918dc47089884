#include "base/ip.h"

#include <arpa/inet.h>
#include <string.h>
#include <sys/socket.h>

enum { BITS = 128, BITS_BEFORE_V4 = 96 };

static const uint8_t v4_prefix[12] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};

static void set_v4(struct ip *ip, const void *address)
{
	memcpy(ip->bytes, v4_prefix, sizeof(v4_prefix));
	memcpy(ip->bytes + sizeof(v4_prefix), address, 4);
}

bool ip_is_v4(const struct ip *ip)
{
	return memcmp(ip->bytes, v4_prefix, sizeof(v4_prefix)) == 0;
}

struct ip ip_site(const struct ip *ip)
{
	struct ip site = *ip;
	if (!ip_is_v4(ip))
		memset(site.bytes + 8, 0, 8);
	return site;
}

bool ip_read(const char *text, size_t size, struct ip *ret_ip)
{
	char copy[INET6_ADDRSTRLEN];
	struct in_addr v4;

	if (!size || size >= sizeof(copy) || memchr(text, '\0', size))
		return false;
	memcpy(copy, text, size);
	copy[size] = '\0';
	if (inet_pton(AF_INET, copy, &v4) == 1) {
		set_v4(ret_ip, &v4);
		return true;
	}
	return inet_pton(AF_INET6, copy, ret_ip->bytes) == 1;
}

struct ip ip_of_socket(const struct sockaddr_storage *socket)
{
	struct ip ip = {{0}};
	if (socket->ss_family == AF_INET)
		set_v4(&ip, &((const struct sockaddr_in *)socket)->sin_addr);
	else
		memcpy(ip.bytes, &((const struct sockaddr_in6 *)socket)->sin6_addr,
			sizeof(ip.bytes));
	return ip;
}

/* Of bytes[i], those bits that count. */
static uint8_t mask_at(unsigned bits, unsigned i)
{
	unsigned left = bits > 8 * i ? bits - 8 * i : 0;
	return (uint8_t)(0xff00u >> (left < 8 ? left : 8));
}

static bool read_bits(const char *text, size_t size, unsigned max, unsigned *ret_bits)
{
	unsigned bits = 0;
	if (!size || size > 3 || (size > 1 && text[0] == '0'))
		return false;
	for (size_t i = 0; i < size; i++) {
		if (text[i] < '0' || text[i] > '9')
			return false;
		bits = bits * 10 + (unsigned)(text[i] - '0');
	}
	*ret_bits = bits;
	return bits <= max;
}

static bool read_network(const char *text, size_t size, struct network *ret_network)
{
	const char *slash = memchr(text, '/', size);
	size_t address_size = slash ? (size_t)(slash - text) : size;
	struct network network = {.bits = BITS};

	if (!ip_read(text, address_size, &network.base))
		return false;
	if (slash) {
		unsigned before = memchr(text, ':', address_size) ? 0 : BITS_BEFORE_V4;
		if (!read_bits(slash + 1, size - address_size - 1, BITS - before, &network.bits))
			return false;
		network.bits += before;
	}
	for (unsigned i = 0; i < sizeof(network.base.bytes); i++)
		if (network.base.bytes[i] & ~mask_at(network.bits, i))
			return false;
	*ret_network = network;
	return true;
}

bool networks_read(const char *text, struct networks *ret_networks)
{
	struct networks networks = {0};

	for (const char *next = text; *text; next++) {
		next += strspn(next, " \t");
		size_t size = strcspn(next, ", \t");
		if (networks.count == LIMIT_NETWORKS ||
			!read_network(next, size, &networks.items[networks.count++]))
			return false;
		next += size;
		next += strspn(next, " \t");
		if (!*next)
			break;
		if (*next != ',')
			return false;
	}
	*ret_networks = networks;
	return true;
}

static bool has(const struct network *network, const struct ip *ip)
{
	for (unsigned i = 0; i < sizeof(ip->bytes); i++)
		if ((ip->bytes[i] & mask_at(network->bits, i)) != network->base.bytes[i])
			return false;
	return true;
}

bool networks_have(const struct networks *networks, const struct ip *ip)
{
	for (unsigned i = 0; i < networks->count; i++)
		if (has(&networks->items[i], ip))
			return true;
	return false;
}
