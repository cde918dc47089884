#include "base/attempt.h"

#include "base/memory.h"

#include <stdatomic.h>

/* Of a thread, because jansson's allocation takes no argument of ours. */
static _Thread_local struct {
	bool under_way, is_short;
} attempt;

#ifdef RUNDE_FAULTS
static atomic_long fail_every, asked;

void attempt_fail_every(long n)
{
	atomic_store(&asked, 0);
	atomic_store(&fail_every, n);
}

static bool is_to_fail(void)
{
	long every = atomic_load(&fail_every);
	return every && (atomic_fetch_add(&asked, 1) + 1) % every == 0;
}
#else
static bool is_to_fail(void)
{
	return false;
}
#endif

void attempt_begin(void)
{
	if (attempt.under_way)
		BUG("an attempt within another one");
	attempt.under_way = true;
	attempt.is_short = false;
}

bool attempt_end(void)
{
	bool is_short = attempt_is_short();
	attempt.under_way = false;
	return !is_short;
}

bool attempt_is_short(void)
{
	return attempt.under_way && attempt.is_short;
}

void *attempt_resize(void *old, size_t size_bytes)
{
	if (!attempt.under_way)
		return memory_resize(old, size_bytes);
	void *memory = is_to_fail() ? NULL : realloc(old, size_bytes ? size_bytes : 1);
	attempt.is_short = attempt.is_short || !memory;
	return memory;
}
