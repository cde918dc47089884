#include "gateway/http/forwarded.h"

#include "base/limits.h"

/* Cuts off what stands behind the last comma, or everything: then data is NULL afterwards. */
static struct slice cut_last(struct slice *rest)
{
	size_t start = rest->size;
	while (start && rest->data[start - 1] != ',')
		start--;
	struct slice item = {rest->data + start, rest->size - start};
	*rest = start ? (struct slice){rest->data, start - 1} : (struct slice){NULL, 0};
	return slice_trim(item);
}

struct ip forwarded_client(
	const struct head *head, const struct ip *peer, const struct networks *trusted)
{
	unsigned hops = 0;
	struct ip client;

	if (!networks_have(trusted, peer))
		return *peer;
	/* Some proxies add to the line, others add a line. */
	for (unsigned i = head->forwarded_count; i-- > 0;) {
		struct slice rest = head->forwarded[i];
		while (rest.data) {
			struct slice item = cut_last(&rest);
			if (++hops > LIMIT_FORWARDED_HOPS ||
				!ip_read(item.data, item.size, &client))
				return *peer;
			if (!networks_have(trusted, &client))
				return client;
		}
	}
	return *peer;
}
