#include "journal/reading/turns.h"

#include "base/limits.h"
#include "base/memory.h"

#include <uthash.h>
#include <utlist.h>

struct turn {
	uint64_t person;
	unsigned count;            /* of pages, here or announced */
	struct page *first, *last; /* owned */
	struct turn *prev, *next;  /* in the ring, while there are pages here */
	UT_hash_handle hh;
};

void turns_init(struct turns *turns)
{
	*turns = (struct turns){0};
	pthread_mutex_init(&turns->lock, NULL);
	pthread_cond_init(&turns->filled, NULL);
}

static struct turn *find(struct turns *turns, uint64_t person)
{
	struct turn *turn = NULL;
	HASH_FIND(hh, turns->people, &person, sizeof(person), turn);
	return turn;
}

static void count_out(struct turns *turns, struct turn *turn)
{
	if (--turn->count)
		return;
	HASH_DEL(turns->people, turn);
	free(turn);
}

static struct page *pop(struct turns *turns, struct turn *turn)
{
	struct page *page = turn->first;
	turn->first = page->next;
	page->next = NULL;
	if (!turn->first) {
		turn->last = NULL;
		CDL_DELETE(turns->next, turn);
	}
	count_out(turns, turn);
	return page;
}

void turns_fini(struct turns *turns)
{
	struct turn *turn, *after;
	while (turns->next)
		page_free(pop(turns, turns->next));
	HASH_ITER (hh, turns->people, turn, after) {
		HASH_DEL(turns->people, turn);
		free(turn);
	}
	pthread_cond_destroy(&turns->filled);
	pthread_mutex_destroy(&turns->lock);
}

bool turns_is_full(struct turns *turns, uint64_t person)
{
	pthread_mutex_lock(&turns->lock);
	const struct turn *turn = find(turns, person);
	bool is_full = turn && turn->count >= LIMIT_PAGES_PER_PERSON;
	pthread_mutex_unlock(&turns->lock);
	return is_full;
}

void turns_announce(struct turns *turns, uint64_t person)
{
	pthread_mutex_lock(&turns->lock);
	struct turn *turn = find(turns, person);
	if (!turn) {
		turn = memory_new(1, sizeof(*turn));
		turn->person = person;
		HASH_ADD(hh, turns->people, person, sizeof(turn->person), turn);
	}
	turn->count++;
	pthread_mutex_unlock(&turns->lock);
}

void turns_put_take(struct turns *turns, struct page *page)
{
	page->next = NULL;
	pthread_mutex_lock(&turns->lock);
	struct turn *turn = find(turns, page->person);
	if (!turn)
		BUG("a page that nobody announced");
	if (turn->first) {
		turn->last->next = page;
	} else {
		turn->first = page;
		CDL_APPEND(turns->next, turn); /* before whose turn it is: last of all */
	}
	turn->last = page;
	pthread_cond_signal(&turns->filled);
	pthread_mutex_unlock(&turns->lock);
}

void turns_give_up(struct turns *turns, uint64_t person)
{
	pthread_mutex_lock(&turns->lock);
	count_out(turns, find(turns, person));
	pthread_mutex_unlock(&turns->lock);
}

void turns_drop(struct turns *turns, uint64_t person, uint64_t connection)
{
	pthread_mutex_lock(&turns->lock);
	struct turn *turn = find(turns, person);
	struct page *page = turn ? turn->first : NULL;
	struct page *kept = NULL;
	while (page) {
		struct page *next = page->next;
		if (page->connection != connection) {
			kept = page;
		} else if (!kept) {
			page_free(pop(turns, turn));
		} else {
			kept->next = next;
			if (!next)
				turn->last = kept;
			page_free(page);
			count_out(turns, turn); /* others are left: it stays */
		}
		page = next;
	}
	pthread_mutex_unlock(&turns->lock);
}

struct page *turns_take(struct turns *turns, bool wait)
{
	struct page *page = NULL;
	pthread_mutex_lock(&turns->lock);
	while (wait && !turns->next && !turns->closed)
		pthread_cond_wait(&turns->filled, &turns->lock);
	struct turn *turn = turns->next;
	if (turn) {
		turns->next = turn->next;
		page = pop(turns, turn);
	}
	pthread_mutex_unlock(&turns->lock);
	return page;
}

void turns_close(struct turns *turns)
{
	pthread_mutex_lock(&turns->lock);
	turns->closed = true;
	pthread_cond_broadcast(&turns->filled);
	pthread_mutex_unlock(&turns->lock);
}
