/* Minutes of a meeting that was held: read from its events, which commands have written. */
#include "journal_meeting.h"

#include "journal/open.h"
#include "journal/reading/minutes_events.h"

static uint64_t people[2];

static struct text name_of(const void *context, enum note_mention_kind kind, uint64_t id)
{
	(void)context;
	(void)kind;
	return text_of(id == people[0] ? "Anna" : id == people[1] ? "Jonas" : "Lena");
}

/* Reads and composes while no journal runs. */
static enum store_result compose(
	struct fixture *f, unsigned meeting, struct arena *arena, struct minutes *ret_minutes)
{
	struct minutes_source source = {.language = LANGUAGE_DE,
		.names = {NULL, name_of},
		.now_ms = f->now_ms,
		.previous = text_of("")};
	struct store_data_set set;
	struct vault *vault;
	struct store *store;
	struct fault fault = {""};
	uint64_t room;
	assert_true(id_read(f->room, strlen(f->room), &room));
	fixture_close(f);
	if (data_open(f->data, f->key, false, &f->world, &vault, &store, &set, &fault) != 0)
		fail_msg("%s", fault.text);
	enum store_result result =
		minutes_read_events(store, vault, room, meeting, UINT32_MAX, arena, &source);
	if (result == STORE_OK)
		*ret_minutes = minutes_compose(&source, arena);
	store_free(store);
	vault_free(vault);
	fixture_open(f);
	return result;
}

static void learn_people(struct fixture *f)
{
	char id[16];
	fixture_me(f, ANNA, id);
	assert_true(id_read(id, strlen(id), &people[0]));
	fixture_me(f, JONAS, id);
	assert_true(id_read(id, strlen(id), &people[1]));
}

static void what_was_held_is_read_from_its_events(void **state)
{
	STATE;
	struct minutes minutes;
	ARENA_AUTO arena;
	arena_init(&arena);
	learn_people(f);
	unsigned meeting = live(f);
	meet(f, ANNA, "agenda.summarise", meeting, ",\"item\":1,\"text\":\"Erst so.\"");
	meet(f, ANNA, "agenda.summarise", meeting, ",\"item\":1,\"text\":\"Dann so.\"");
	unsigned summary = seq_said(f);
	fixture_say(f, JONAS, "agenda.confirm", "\"room\":\"%s\",\"summary\":%u,%s,\"text\":\"\"",
		f->room, summary, fixture_fresh_id(f));
	meet(f, ANNA, "decision.make", meeting, ",\"item\":2,\"text\":\"Messe ja.\"");
	fixture_say(f, ANNA, "decision.change",
		"\"room\":\"%s\",\"decision\":%u,%s,\"text\":\"Nein.\"", f->room, seq_said(f),
		fixture_fresh_id(f));
	meet(f, JONAS, "task.make", meeting, ",\"item\":1,\"text\":\"Anrufen\"");
	fixture_say(f, ANNA, "message.reply", "\"room\":\"%s\",\"message\":%u,%s,\"text\":\"Hm\"",
		f->room, meeting, fixture_fresh_id(f));
	f->now_ms += minute_ms;
	meet(f, JONAS, "meeting.attend", meeting, ",\"here\":false");
	f->now_ms += minute_ms;
	meet(f, ANNA, "meeting.run", meeting, ",\"phase\":\"ended\"");
	assert_says(f, "\"result\"");
	/* What happens to a task afterwards is said as it stands. */
	assert_int_equal(compose(f, meeting, &arena, &minutes), STORE_OK);
	assert_string_equal(minutes.title.data, "Runde");
	assert_int_equal(minutes.people.count, 3);
	assert_string_equal(minutes.people.items[0].name.data, "Anna");
	assert_false(minutes.people.items[0].has_left);
	assert_string_equal(minutes.people.items[1].name.data, "Jonas");
	assert_true(minutes.people.items[1].has_left);
	assert_int_equal(minutes.people.items[1].left.time, minutes.ended.time - minute_ms);
	assert_string_equal(minutes.people.items[2].name.data, "Lena");
	assert_int_equal(minutes.people.items[2].answer, ATTENDEE_ANSWER_DECLINED);
	const struct minutes_item *items = minutes.items.items;
	assert_int_equal(minutes.items.count, 2);
	assert_string_equal(items[0].summary.said.text.data, "Dann so.");
	assert_string_equal(items[0].summary.confirmed.items[0].name.data, "Jonas");
	assert_int_equal(items[0].used, 1);
	assert_string_equal(items[0].record.tasks.items[0].text.data, "Anrufen");
	assert_string_equal(items[1].record.decisions.items[0].text.data, "Nein.");
	assert_int_equal(items[1].record.decisions.items[0].present.count, 2);
}

static void of_what_is_no_meeting_there_are_none(void **state)
{
	STATE;
	struct minutes minutes;
	ARENA_AUTO arena;
	arena_init(&arena);
	unsigned meeting = live(f);
	assert_int_equal(compose(f, meeting + 1, &arena, &minutes), STORE_NONE);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		MEETING_TEST(what_was_held_is_read_from_its_events),
		MEETING_TEST(of_what_is_no_meeting_there_are_none),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
