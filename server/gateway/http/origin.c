#include "gateway/http/origin.h"

#include "base/memory.h"

#include <stdio.h>
#include <string.h>

struct origins {
	char *list; /* owned; comma-separated without blanks */
};

struct origins *origins_new(const char *list, const char *scheme, int port)
{
	char own[160];
	struct origins *origins = memory_new(1, sizeof(*origins));
	if (!list) {
		snprintf(own, sizeof(own), "%s://localhost:%d,%s://127.0.0.1:%d,%s://[::1]:%d",
			scheme, port, scheme, port, scheme, port);
		list = own;
	}
	origins->list = memory_copy_text(list, strlen(list));
	return origins;
}

void origins_free(struct origins *origins)
{
	if (!origins)
		return;
	free(origins->list);
	free(origins);
}

bool origins_allow(const struct origins *origins, struct slice origin)
{
	/* Browsers send scheme and host in lower case, so only the very same bytes count. */
	if (!origin.data || !memchr(origin.data, ':', origin.size))
		return false;
	const char *rest = origins->list;
	while (*rest) {
		const char *end = strchrnul(rest, ',');
		if ((size_t)(end - rest) == origin.size &&
			memcmp(rest, origin.data, origin.size) == 0)
			return true;
		rest = *end ? end + 1 : end;
	}
	return false;
}
