/* Who counts at which address, and who has to go when one is full (P-25). */
#include "gateway/places.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

enum { MAX = 3 };

static struct ip ip_of(const char *text)
{
	struct ip ip;
	assert_true(ip_read(text, strlen(text), &ip));
	return ip;
}

static void note_dropped(void *owner)
{
	*(bool *)owner = true;
}

/* A new place at this address; NULL: there was no room. Sets *dropped when it has to go. */
static struct place *arrive(struct places *places, const char *address, bool *dropped)
{
	struct ip ip = ip_of(address);
	struct place *place = place_new(&ip, NULL);
	*dropped = false;
	if (!places_settle(places, place, &ip)) {
		places_leave_take(places, place);
		return NULL;
	}
	place_give_to(place, dropped, note_dropped);
	return place;
}

static void fill(struct places *places, struct place *at[MAX], bool dropped[MAX])
{
	*places = (struct places){.per_address_max = MAX};
	for (int i = 0; i < MAX; i++)
		at[i] = arrive(places, "192.0.2.1", &dropped[i]);
}

static void leave_all(struct places *places, struct place *at[MAX])
{
	for (int i = 0; i < MAX; i++)
		places_leave_take(places, at[i]);
	assert_null(places->addresses);
}

static void a_newcomer_takes_the_place_of_the_one_longest_idle(void **state)
{
	struct places places;
	struct place *at[MAX], *newcomer;
	bool dropped[MAX], new_dropped;
	(void)state;
	fill(&places, at, dropped);
	assert_false(dropped[0] || dropped[1] || dropped[2]);
	place_serve(at[0]);
	place_served(at[0]); /* now it is the one least idle */
	newcomer = arrive(&places, "192.0.2.1", &new_dropped);
	assert_non_null(newcomer);
	assert_true(dropped[1]);
	assert_false(dropped[0] || dropped[2] || new_dropped);
	places_leave_take(&places, newcomer);
	leave_all(&places, at);
}

static void who_is_being_served_is_not_dropped(void **state)
{
	struct places places;
	struct place *at[MAX], *newcomer;
	bool dropped[MAX], new_dropped;
	(void)state;
	fill(&places, at, dropped);
	place_serve(at[0]);
	place_serve(at[0]);
	place_serve(at[1]);
	newcomer = arrive(&places, "192.0.2.1", &new_dropped);
	assert_true(dropped[2]);
	place_serve(newcomer);
	assert_null(arrive(&places, "192.0.2.1", &new_dropped));
	assert_false(dropped[0] || dropped[1]);
	places_leave_take(&places, newcomer);
	leave_all(&places, at);
}

static void who_has_signed_in_counts_no_more(void **state)
{
	struct places places;
	struct place *at[MAX], *others[MAX];
	bool dropped[MAX], others_dropped[MAX];
	(void)state;
	fill(&places, at, dropped);
	for (int i = 0; i < MAX; i++) {
		place_serve(at[i]);
		places_sign_in(&places, at[i]);
		place_served(at[i]); /* its hello is answered afterwards */
	}
	assert_null(places.addresses);
	for (int i = 0; i < MAX; i++)
		assert_non_null(others[i] = arrive(&places, "192.0.2.1", &others_dropped[i]));
	assert_false(dropped[0] || dropped[1] || dropped[2]);
	assert_false(others_dropped[0] || others_dropped[1] || others_dropped[2]);
	for (int i = 0; i < MAX; i++)
		places_leave_take(&places, at[i]);
	leave_all(&places, others);
}

static void a_place_that_was_left_is_free(void **state)
{
	struct places places;
	struct place *at[MAX];
	bool dropped[MAX];
	(void)state;
	fill(&places, at, dropped);
	places_leave_take(&places, at[1]);
	at[1] = arrive(&places, "192.0.2.1", &dropped[1]);
	assert_false(dropped[0] || dropped[1] || dropped[2]);
	leave_all(&places, at);
}

static void assert_counted_together(const char *one, const char *other, bool expected)
{
	struct places places = {.per_address_max = 1};
	bool one_dropped, other_dropped;
	struct place *first = arrive(&places, one, &one_dropped);
	struct place *second = arrive(&places, other, &other_dropped);
	if (one_dropped != expected)
		fail_msg("%s and %s", one, other);
	places_leave_take(&places, first);
	places_leave_take(&places, second);
}

static void an_ipv6_address_counts_by_its_first_half(void **state)
{
	(void)state;
	assert_counted_together("192.0.2.1", "192.0.2.1", true);
	assert_counted_together("192.0.2.1", "192.0.2.2", false);
	assert_counted_together("192.0.2.1", "::ffff:192.0.2.1", true);
	assert_counted_together("2001:db8:1:2::1", "2001:db8:1:2:ffff::2", true);
	assert_counted_together("2001:db8:1:2::1", "2001:db8:1:3::1", false);
	assert_counted_together("::1", "127.0.0.1", false);
}

static void behind_a_proxy_it_counts_once_it_is_known_where(void **state)
{
	struct places places = {.per_address_max = 1};
	struct ip proxy = ip_of("127.0.0.1"), client = ip_of("192.0.2.1");
	struct place *place = place_new(&proxy, NULL), *other;
	bool dropped = false, other_dropped;
	(void)state;
	place_give_to(place, &dropped, note_dropped);
	assert_true(place_is_new(place));
	place_serve(place);
	place_served(place);
	assert_null(places.addresses);
	assert_memory_equal(place_peer(place), &proxy, sizeof(proxy));
	assert_true(places_settle(&places, place, &client));
	assert_false(place_is_new(place));
	other = arrive(&places, "192.0.2.1", &other_dropped);
	assert_true(dropped);
	places_leave_take(&places, place);
	places_leave_take(&places, other);
	assert_null(places.addresses);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_newcomer_takes_the_place_of_the_one_longest_idle),
		cmocka_unit_test(who_is_being_served_is_not_dropped),
		cmocka_unit_test(who_has_signed_in_counts_no_more),
		cmocka_unit_test(a_place_that_was_left_is_free),
		cmocka_unit_test(an_ipv6_address_counts_by_its_first_half),
		cmocka_unit_test(behind_a_proxy_it_counts_once_it_is_known_where),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
