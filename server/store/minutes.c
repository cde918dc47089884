#include "store/minutes.h"

#include "store/entrance.h"

enum store_result store_minutes_put(struct store *store, const struct store_minutes *minutes)
{
	return WRITE(store, minutes_put, minutes);
}

enum store_result store_minutes_drop(
	struct store *store, uint64_t room, uint64_t meeting, uint64_t event)
{
	return WRITE(store, minutes_drop, room, meeting, event);
}

enum store_result store_minutes_put_due(
	struct store *store, uint64_t room, uint64_t meeting, uint64_t event, int64_t due_ms)
{
	return WRITE(store, minutes_put_due, room, meeting, event, due_ms);
}

enum store_result store_minutes_get(
	struct store *store, uint64_t room, uint64_t meeting, struct store_minutes *ret_minutes)
{
	return READ(store, minutes_get, room, meeting, ret_minutes);
}

enum store_result store_minutes_each(
	struct store *store, uint64_t room, uint64_t meeting, store_minutes_fn fn, void *cookie)
{
	return READ(store, minutes_each, room, meeting, fn, cookie);
}

enum store_result store_minutes_of_room(
	struct store *store, uint64_t room, store_minutes_fn fn, void *cookie)
{
	return READ(store, minutes_of_room, room, fn, cookie);
}

enum store_result store_minutes_last(
	struct store *store, uint64_t room, uint64_t series, store_minutes_fn fn, void *cookie)
{
	return READ(store, minutes_last, room, series, fn, cookie);
}

enum store_result store_minutes_back(
	struct store *store, uint64_t room, uint64_t before, store_minutes_fn fn, void *cookie)
{
	return READ(store, minutes_back, room, before, fn, cookie);
}

enum store_result store_minutes_due(
	struct store *store, int64_t until_ms, unsigned limit, store_minutes_fn fn, void *cookie)
{
	return READ(store, minutes_due, until_ms, limit, fn, cookie);
}
