#include "cli/config_value.h"

#include "base/limits.h"
#include "base/memory.h"

#include <arpa/inet.h>
#include <string.h>

enum { PORT_MAX = 65535, DIGITS_MAX = 9 };

int value_read_count(
	const char *value, unsigned min, unsigned max, unsigned *ret_count, struct fault *ret_fault)
{
	size_t size = strlen(value);
	unsigned count = 0;

	if (size == 0 || size > DIGITS_MAX || strspn(value, "0123456789") != size)
		return fault_set(ret_fault, "expected a number from %u to %u", min, max);
	for (size_t i = 0; i < size; i++)
		count = count * 10 + (unsigned)(value[i] - '0');
	if (count < min || count > max)
		return fault_set(ret_fault, "expected a number from %u to %u", min, max);
	*ret_count = count;
	return 0;
}

int value_read_switch(const char *value, bool *ret_on, struct fault *ret_fault)
{
	if (strcmp(value, "yes") != 0 && strcmp(value, "no") != 0)
		return fault_set(ret_fault, "expected yes or no");
	*ret_on = *value == 'y';
	return 0;
}

int value_read_level(const char *value, enum log_level *ret_level, struct fault *ret_fault)
{
	static const char *const names[] = {
		[LOG_ERROR] = "error",
		[LOG_WARNING] = "warning",
		[LOG_NOTICE] = "notice",
		[LOG_INFO] = "info",
		[LOG_DEBUG] = "debug",
	};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (strcmp(value, names[i]) == 0) {
			*ret_level = (enum log_level)i;
			return 0;
		}
	return fault_set(ret_fault, "expected error, warning, notice, info or debug");
}

int value_read_path(const char *value, size_t min_bytes, size_t max_bytes, char **ret_path,
	struct fault *ret_fault)
{
	size_t size = strlen(value);

	if (size < min_bytes)
		return fault_set(ret_fault, "must not be empty");
	if (size > max_bytes)
		return fault_set(ret_fault, "is longer than %zu bytes", max_bytes);
	for (size_t i = 0; i < size; i++)
		if ((unsigned char)value[i] < 0x20 || value[i] == 0x7f)
			return fault_set(ret_fault, "has a control character in it");
	*ret_path = memory_copy_text(value, size);
	return 0;
}

/* Whether the text is an IPv4 address, or in brackets an IPv6 address. Names are not looked up: a
 * server that listens elsewhere because a name server said so is a trap. */
static bool is_address(const char *text, bool in_brackets)
{
	struct in6_addr unused;

	return inet_pton(in_brackets ? AF_INET6 : AF_INET, text, &unused) == 1;
}

int value_read_listen(const char *value, char **ret_address, int *ret_port, struct fault *ret_fault)
{
	const char *colon = strrchr(value, ':');
	struct fault unused;
	unsigned port;

	if (!colon || value_read_count(colon + 1, 0, PORT_MAX, &port, &unused) < 0)
		return fault_set(ret_fault, "expected address:port, such as 127.0.0.1:8080");
	bool in_brackets = value[0] == '[' && colon > value + 1 && colon[-1] == ']';
	const char *start = in_brackets ? value + 1 : value;
	const char *end = in_brackets ? colon - 1 : colon;
	char *address = memory_copy_text(start, (size_t)(end - start));
	if (!is_address(address, in_brackets)) {
		free(address);
		return fault_set(ret_fault, "expected an address such as 127.0.0.1 or [::1]");
	}
	*ret_address = address;
	*ret_port = (int)port;
	return 0;
}

/* Whether the text is an origin as a browser sends it: http or https, a host in lower case, and
 * the port unless it is the usual one. */
static bool is_origin(const char *text)
{
	const char *host;

	if (strncmp(text, "https://", 8) == 0)
		host = text + 8;
	else if (strncmp(text, "http://", 7) == 0)
		host = text + 7;
	else
		return false;
	size_t size = *host == '[' ? strspn(host + 1, "0123456789abcdef:.") + 1
				   : strspn(host, "abcdefghijklmnopqrstuvwxyz0123456789-.");
	if (size == 0 || (*host == '[' && (size == 1 || host[size++] != ']')))
		return false;
	if (host[size] == '\0')
		return true;

	unsigned port;
	struct fault unused;
	unsigned usual = text[4] == 's' ? 443 : 80;
	return host[size] == ':' && host[size + 1] != '0' &&
	       value_read_count(host + size + 1, 1, PORT_MAX, &port, &unused) == 0 && port != usual;
}

/* Copies the list without blanks; false if it is not one. */
static bool copy_origins(const char *value, char *list)
{
	const char *next = value + strspn(value, " \t");

	for (int count = 1; count <= LIMIT_ORIGINS; count++) {
		size_t size = strcspn(next, ", \t");
		memcpy(list, next, size);
		list[size] = '\0';
		if (!is_origin(list))
			return false;
		list += size;
		next += size;
		next += strspn(next, " \t");
		if (!*next)
			return true;
		if (*next++ != ',')
			return false;
		next += strspn(next, " \t");
		*list++ = ',';
	}
	return false;
}

int value_read_origins(const char *value, char **ret_origins, struct fault *ret_fault)
{
	char *list = memory_new(strlen(value) + 1, 1);

	if (*value && !copy_origins(value, list)) {
		free(list);
		return fault_set(ret_fault,
			"expected up to %d origins such as https://runde.example.org between "
			"commas",
			LIMIT_ORIGINS);
	}
	*ret_origins = list;
	return 0;
}

int value_read_networks(const char *value, struct networks *ret_networks, struct fault *ret_fault)
{
	if (networks_read(value, ret_networks))
		return 0;
	return fault_set(ret_fault,
		"expected up to %d addresses or networks such as 127.0.0.1 or 10.0.0.0/8 between "
		"commas",
		LIMIT_NETWORKS);
}
