#include "cli/demo/demo.h"

#include "base/memory.h"
#include "cli/demo/calendar.h"
#include "cli/demo/meeting_script.h"
#include "cli/demo/play.h"
#include "journal/census.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { MORNING = 7 * 60 }; /* MORNING: the minute of the first day */

static int64_t demo_now_ms(void *cookie)
{
	const struct demo *demo = cookie;
	return demo->now_ms;
}

static void demo_fill_random(void *cookie, void *bytes, size_t size)
{
	(void)cookie;
	world_fill_random(&world_real, bytes, size);
}

const struct demo_day *demo_day(int day)
{
	static const struct demo_day *const weeks[] = {demo_week1, demo_week2, demo_week3};
	int index = day - 1;
	return &weeks[index / DEMO_WEEK_DAYS][index % DEMO_WEEK_DAYS];
}

static int make_house(struct demo *demo, struct fault *ret_fault)
{
	for (size_t i = 0; i < demo_people_count; i++)
		if (demo_add_person(demo, i, ret_fault) != 0)
			return -1;
	for (size_t i = 0; i < demo_groups_count; i++)
		if (demo_add_group(demo, i, ret_fault) != 0)
			return -1;
	for (size_t i = 0; i < demo_channels_count; i++)
		if (demo_add_room(demo, i, ret_fault) != 0)
			return -1;
	for (size_t i = 0; i < demo_wishes_count; i++)
		if (demo_wish(demo, &demo_wishes[i], ret_fault) != 0)
			return -1;
	return 0;
}

static int play_day(struct demo *demo, int number, struct fault *ret_fault)
{
	const struct demo_day *day = demo_day(number);
	int64_t midnight_ms = demo_day_ms(demo->made_ms, number);
	for (size_t i = 0; i < day->count; i++) {
		demo->now_ms = midnight_ms + (int64_t)day->lines[i].minute * MINUTE_MS;
		if (demo_play_line(demo, &day->lines[i], ret_fault) != 0)
			return -1;
	}
	return 0;
}

/* What stands there before it begins. */
static int prepare_meeting(struct demo *demo, const char *key, struct fault *ret_fault)
{
	const struct demo_meeting *script = demo_meeting_named(key);
	size_t channel = demo_channel_index(script->channel);
	for (int item = 1; script->items[item - 1].title; item++)
		if (demo_write_notes(demo, key, item, demo->rooms[channel], demo->meetings[channel],
			    ret_fault) != 0)
			return -1;
	return 0;
}

/* One that begins in some minutes. */
static int call_meeting(struct demo *demo, struct fault *ret_fault)
{
	demo->now_ms = demo->made_ms;
	if (demo_plan_meeting(demo, "altenried", ret_fault) != 0 ||
		prepare_meeting(demo, "altenried", ret_fault) != 0 ||
		demo_answer_meeting(
			demo, "altenried", "sabine", ATTENDEE_ANSWER_ACCEPTED, ret_fault) != 0)
		return -1;
	return demo_answer_meeting(demo, "altenried", "lena", ATTENDEE_ANSWER_TENTATIVE, ret_fault);
}

static int play(struct demo *demo, struct fault *ret_fault)
{
	demo->now_ms = demo_day_ms(demo->made_ms, 1) + (int64_t)MORNING * MINUTE_MS;
	if (make_house(demo, ret_fault) != 0)
		return -1;
	for (int day = 1; day <= DEMO_DAYS; day++) {
		if (day == DEMO_DAYS && demo_catch_up(demo, ret_fault) != 0)
			return -1;
		if (play_day(demo, day, ret_fault) != 0 ||
			demo_play_cases(demo, day, ret_fault) != 0)
			return -1;
	}
	return demo_mark_read(demo, ret_fault) == 0 ? call_meeting(demo, ret_fault) : -1;
}

/* The mark of a folder that a demonstration has filled. */
static int mark_path(const char *folder, char *ret_path, size_t size, struct fault *ret_fault)
{
	int written = snprintf(ret_path, size, "%s/demo", folder);
	if (written < 0 || (size_t)written >= size)
		return fault_set(ret_fault, "the data folder's path is too long");
	return 0;
}

int demo_fill(const char *folder, const char *key_path, const char *erasures_path,
	struct fault *ret_fault)
{
	char mark[4096];
	struct demo demo = {.made_ms = world_now_ms(&world_real)};
	struct journal_options options = {
		.folder = folder,
		.key_path = key_path,
		.erasures_path = erasures_path,
		.world = &demo.world,
		.server_version = RUNDE_VERSION,
		.connections_per_person = 1,
	};

	if (mark_path(folder, mark, sizeof(mark), ret_fault) != 0)
		return -1;
	if (access(mark, F_OK) == 0)
		return 0;
	demo.now_ms = demo.made_ms;
	demo.world = (struct world){demo_now_ms, demo_fill_random, &demo};
	if (journal_open(&options, &demo.journal, ret_fault) != 0)
		return -1;
	int result = -1;
	if (!journal_is_new(demo.journal))
		fault_set(ret_fault, "--demo wants an empty data folder; %s has data", folder);
	else
		result = play(&demo, ret_fault);
	journal_free(demo.journal);
	free(demo.said);
	int fd = result == 0 ? open(mark, O_CREAT | O_WRONLY | O_CLOEXEC, 0600) : -1;
	if (result == 0 && fd < 0)
		return fault_set(ret_fault, "the data folder %s cannot be written", folder);
	if (fd >= 0)
		close(fd);
	return result;
}

struct linking {
	struct journal *journal;
	struct demo_link *links;
	size_t count;
	struct fault *fault;
	bool failed;
};

static struct demo_link *add_link(struct linking *linking, const char *name, bool is_guest)
{
	struct demo_link *link;
	linking->links =
		memory_resize(linking->links, (linking->count + 2) * sizeof(*linking->links));
	link = &linking->links[linking->count++];
	snprintf(link->name, sizeof(link->name), "%s", name);
	link->is_guest = is_guest;
	linking->links[linking->count].name[0] = '\0';
	return link;
}

static void make_link(void *cookie, uint64_t id, const char *name)
{
	struct linking *linking = cookie;
	struct demo_link *link = add_link(linking, name, false);
	if (journal_make_link(linking->journal, id, link->token, linking->fault) != 0)
		linking->failed = true;
}

static void make_guest_link(void *cookie, uint64_t id, const char *name)
{
	struct linking *linking = cookie;
	struct demo_link *link = add_link(linking, name, true);
	if (journal_make_guest_link(linking->journal, id, link->token, linking->fault) != 0)
		linking->failed = true;
}

int demo_make_links(struct journal *journal, struct demo_link **ret_links, struct fault *ret_fault)
{
	struct linking linking = {.journal = journal, .fault = ret_fault};
	journal_people_each(journal, make_link, &linking);
	journal_guests_each(journal, make_guest_link, &linking);
	if (linking.failed) {
		free(linking.links);
		return -1;
	}
	*ret_links = linking.links;
	return 0;
}
