/* Pages: what an answer holds, where it ends when it would hold too much, and that several of them
 * make a whole. */
#include "journal_lab.h"

#include "journal/load.h"
#include "journal/reading/window.h"
#include "proto/gen/limits.h"

#include <jansson.h>

/* A body of BODY_BYTES is {"text":"…"}; so many of them are as much as an answer holds. */
enum { BODY_BYTES = 8192, BODIES_MAX = PROTO_PAGE_BYTES / BODY_BYTES };

static void fill_text(char ret_text[BODY_BYTES], size_t body_bytes)
{
	size_t size = body_bytes - strlen("{\"text\":\"\"}");
	for (size_t i = 0; i + 1 < size; i += 2)
		memcpy(ret_text + i, "ä", 2); /* so that 8,000 characters are enough */
	if (size % 2)
		ret_text[size - 1] = 'x';
	ret_text[size] = '\0';
}

static void post(struct fixture *f, uint64_t connection, const char *text)
{
	fixture_say(f, connection, "message.post", "\"room\":\"%s\",%s,\"text\":\"%s\"", f->room,
		fixture_fresh_id(f), text);
}

static void post_bodies(struct fixture *f, unsigned count, size_t body_bytes)
{
	static char text[BODY_BYTES];
	fill_text(text, body_bytes);
	for (unsigned i = 0; i < count; i++) {
		fixture_say(f, ANNA, "message.post", "\"room\":\"%s\",%s,\"text\":\"%s\"", f->room,
			fixture_fresh_id(f), text);
		assert_non_null(strstr(f->answer, "\"result\""));
	}
}

static void edit_with_body(struct fixture *f, unsigned seq, size_t body_bytes)
{
	static char text[BODY_BYTES];
	fill_text(text, body_bytes);
	fixture_say(f, ANNA, "message.edit", "\"room\":\"%s\",\"message\":%u,%s,\"text\":\"%s\"",
		f->room, seq, fixture_fresh_id(f), text);
	assert_non_null(strstr(f->answer, "\"result\""));
}

/* The answer's result; the caller drops it. */
static json_t *result_of(struct fixture *f)
{
	json_t *answer = json_loads(f->answer, 0, NULL);
	assert_non_null(answer);
	json_t *result = json_incref(json_object_get(answer, "result"));
	json_decref(answer);
	assert_non_null(result);
	return result;
}

static json_t *ask_open(struct fixture *f, long after)
{
	if (after < 0)
		fixture_say(f, ANNA, "room.open", "\"room\":\"%s\"", f->room);
	else
		fixture_say(f, ANNA, "room.open", "\"room\":\"%s\",\"after\":%ld", f->room, after);
	return result_of(f);
}

static json_t *ask_history(struct fixture *f, long from, long to)
{
	fixture_say(f, ANNA, "room.history", "\"room\":\"%s\",\"from\":%ld,\"to\":%ld", f->room,
		from, to);
	return result_of(f);
}

static long number_of(const json_t *object, const char *name)
{
	const json_t *value = json_object_get(object, name);
	assert_true(json_is_integer(value));
	return (long)json_integer_value(value);
}

static const json_t *event_at(const json_t *result, size_t index)
{
	return json_array_get(json_object_get(result, "events"), index);
}

static size_t count_events(const json_t *result)
{
	return json_array_size(json_object_get(result, "events"));
}

/* The rows are from..to, each once and in order; what follows them has greater numbers. */
static void assert_rows(const json_t *result)
{
	long from = number_of(result, "from"), to = number_of(result, "to"), last = to;
	assert_true(count_events(result) >= (size_t)(to - from + 1));
	for (size_t i = 0; i < count_events(result); i++) {
		long seq = number_of(event_at(result, i), "seq");
		if (from + (long)i <= to)
			assert_int_equal(seq, from + (long)i);
		else
			assert_true(seq > last);
		last = seq > last ? seq : last;
	}
}

static void a_page_brings_the_last_change_to_each_row_and_no_other(void **state)
{
	STATE;
	for (int i = 0; i < 10; i++)
		post(f, ANNA, "Zeile");
	for (int i = 0; i < 3; i++)
		fixture_say(f, ANNA, "message.edit",
			"\"room\":\"%s\",\"message\":4,%s,\"text\":\"Fassung %d\"", f->room,
			fixture_fresh_id(f), i);
	fixture_say(f, ANNA, "room.history", "\"room\":\"%s\",\"from\":3,\"to\":5", f->room);
	assert_null(strstr(f->answer, "Fassung 1"));
	assert_non_null(strstr(f->answer, "Fassung 2"));
	assert_null(strstr(f->answer, "\"seq\":6,"));
}

static void a_page_brings_an_edit_and_an_erasure_of_one_row_and_their_numbers_in_order(void **state)
{
	STATE;
	post(f, ANNA, "geht");
	post(f, ANNA, "bleibt");
	fixture_say(f, ANNA, "message.edit", "\"room\":\"%s\",\"message\":3,%s,\"text\":\"weg\"",
		f->room, fixture_fresh_id(f));
	fixture_say(f, ANNA, "message.edit", "\"room\":\"%s\",\"message\":4,%s,\"text\":\"da\"",
		f->room, fixture_fresh_id(f));
	fixture_say(f, ANNA, "message.erase", "\"room\":\"%s\",\"message\":3,%s", f->room,
		fixture_fresh_id(f));
	fixture_say(f, ANNA, "room.history", "\"room\":\"%s\",\"from\":3,\"to\":4", f->room);
	const char *at = f->answer;
	for (int seq = 3; seq <= 7; seq++) {
		char mark[32];
		snprintf(mark, sizeof(mark), "\"seq\":%d,", seq);
		assert_non_null(at = strstr(at, mark));
	}
	assert_non_null(strstr(f->answer, "\"ref\":3,\"client_id\":"));
	assert_null(strstr(f->answer, "weg"));
	assert_non_null(strstr(f->answer, "\"body\":{\"said_by\":"));
}

static void a_fresh_page_ends_early_at_its_beginning(void **state)
{
	STATE;
	post_bodies(f, BODIES_MAX + 8, BODY_BYTES);
	json_t *page = ask_open(f, -1);
	assert_rows(page);
	assert_int_equal(number_of(page, "head"), 2 + BODIES_MAX + 8);
	assert_int_equal(number_of(page, "to"), 2 + BODIES_MAX + 8);
	assert_int_equal(number_of(page, "from"), 2 + 8 + 1);
	assert_int_equal(count_events(page), BODIES_MAX);
	json_decref(page);
}

/* L7: as much as fits, and one byte more. */
static void an_answer_holds_so_many_bytes_of_bodies_and_no_more(void **state)
{
	STATE;
	post_bodies(f, BODIES_MAX - 1, BODY_BYTES);
	post_bodies(f, 1, BODY_BYTES);
	json_t *page = ask_open(f, 2);
	assert_int_equal(number_of(page, "to"), 2 + BODIES_MAX);
	json_decref(page);
	page = ask_history(f, 3, 2 + BODIES_MAX);
	assert_int_equal(number_of(page, "from"), 3);
	json_decref(page);
	edit_with_body(f, 3, 14); /* three bytes of text */
	page = ask_history(f, 3, 2 + BODIES_MAX);
	assert_int_equal(number_of(page, "from"), 4);
	assert_rows(page);
	json_decref(page);
}

static void catching_up_takes_several_answers_without_a_gap(void **state)
{
	STATE;
	post_bodies(f, 2 * BODIES_MAX + 5, BODY_BYTES);
	edit_with_body(f, 3, BODY_BYTES);
	long after = 2, answers = 0, head = 0;
	do {
		json_t *page = ask_open(f, after);
		assert_rows(page);
		assert_null(json_object_get(page, "state"));
		assert_int_equal(number_of(page, "from"), after + 1);
		after = number_of(page, "to");
		/* What changed a row comes in its own turn only. */
		assert_int_equal(number_of(event_at(page, count_events(page) - 1), "seq"), after);
		head = number_of(page, "head");
		answers++;
		json_decref(page);
	} while (after < head);
	assert_int_equal(head, 2 + 2 * BODIES_MAX + 5 + 1);
	assert_int_equal(answers, 3);
	json_t *page = ask_open(f, after);
	assert_int_equal(count_events(page), 0);
	assert_int_equal(number_of(page, "from"), head + 1);
	assert_int_equal(number_of(page, "to"), head);
	json_decref(page);
}

static void scrolling_back_gets_the_newest_part_of_the_window_first(void **state)
{
	STATE;
	post_bodies(f, 80, BODY_BYTES);
	long to = 82, answers = 0;
	while (to >= 3) {
		json_t *page = ask_history(f, 3, to);
		assert_rows(page);
		assert_int_equal(number_of(page, "to"), to);
		to = number_of(page, "from") - 1;
		answers++;
		json_decref(page);
	}
	assert_int_equal(to, 2);
	assert_int_equal(answers, 3);
}

/* The rows are small, the changes to them large: each row that is there has its change. */
static void a_row_comes_with_its_change_or_not_at_all(void **state)
{
	STATE;
	enum { ROWS = BODIES_MAX + 10 };
	post_bodies(f, ROWS, 12);
	for (unsigned seq = 3; seq < 3 + ROWS; seq++)
		edit_with_body(f, seq, BODY_BYTES);
	json_t *page = ask_history(f, 3, 2 + ROWS);
	assert_rows(page);
	long from = number_of(page, "from"), rows = 2 + ROWS - from + 1;
	assert_int_equal(rows, BODIES_MAX - 1);
	assert_int_equal(count_events(page), 2 * rows);
	for (long i = 0; i < rows; i++)
		assert_int_equal(number_of(event_at(page, (size_t)(rows + i)), "ref"), from + i);
	json_decref(page);
}

static void a_window_beyond_the_end_is_empty(void **state)
{
	STATE;
	json_t *page = ask_history(f, 7, 9);
	assert_int_equal(number_of(page, "from"), 7);
	assert_int_equal(number_of(page, "to"), 2);
	assert_int_equal(count_events(page), 0);
	json_decref(page);
}

/* Of a kind that proto/ does not know, so one that replaces nothing of another author. */
enum { UNKNOWN_KIND = 999 };

/* As the first rows of the room's journal are: 3 and 4 are messages. */
struct changing {
	struct lab *lab;
	uint64_t room, head;
};

static void append_change(struct changing *changing, uint64_t ref, uint64_t author)
{
	BUFFER_AUTO sealed;
	struct store_event row = {
		.room = changing->room,
		.seq = ++changing->head,
		.kind = UNKNOWN_KIND,
		.author = author,
		.ref = ref,
	};
	struct seal_label label = seal_label_of(changing->room, &row);
	buffer_init(&sealed);
	vault_seal(changing->lab->core.vault, &label, "{}", 2, &sealed);
	row.body = sealed.data;
	row.body_size = sealed.size;
	assert_int_equal(store_event_append(changing->lab->core.store, &row), STORE_OK);
}

static struct changing changing_setup(struct lab *lab)
{
	struct changing changing = {.lab = lab, .head = 4};
	char params[128];
	assert_true(id_read(lab->f->room, strlen(lab->f->room), &changing.room));
	for (int i = 0; i < 2; i++) {
		snprintf(params, sizeof(params), "\"room\":\"%s\",%s,\"text\":\"da\"", lab->f->room,
			fixture_fresh_id(lab->f));
		lab_say(lab, ANNA, "message.post", params);
	}
	assert_int_equal(store_begin(lab->core.store), STORE_OK);
	return changing;
}

static struct journal_event_list read_window(
	struct changing *changing, struct arena *arena, struct window *ret_window)
{
	struct journal_event_list events;
	*ret_window =
		(struct window){.room = changing->room, .from = 3, .to = 4, .head = changing->head};
	assert_int_equal(window_read(ret_window, changing->lab->core.store,
				 changing->lab->core.vault, arena, &events),
		STORE_OK);
	return events;
}

static void every_author_s_last_change_comes_unless_that_is_too_many(void **state)
{
	ARENA_AUTO arena;
	struct changing changing = changing_setup(*state);
	struct window window;
	const unsigned fit = (PROTO_PAGE_EVENTS_MAX - 2) / 2;
	arena_init(&arena);
	for (unsigned i = 0; i < 2 * 2 * fit; i++) /* everybody changes each row twice */
		append_change(&changing, 3 + i % 2, 1 + i / 2 % fit);
	struct journal_event_list events = read_window(&changing, &arena, &window);
	assert_int_equal(window.from, 3);
	assert_int_equal(events.count, PROTO_PAGE_EVENTS_MAX);
	for (size_t i = 2; i < events.count; i++)
		assert_true(events.items[i].seq > 4 + 2 * fit);
	append_change(
		&changing, 3, fit + 1); /* one too many: the first row goes, with its changes */
	events = read_window(&changing, &arena, &window);
	assert_int_equal(window.from, 4);
	assert_int_equal(events.count, 1 + fit);
	for (size_t i = 1; i < events.count; i++)
		assert_int_equal(events.items[i].ref, 4);
	store_rollback(changing.lab->core.store);
}

static void one_row_with_too_many_changes_keeps_as_many_as_an_answer_holds(void **state)
{
	ARENA_AUTO arena;
	struct changing changing = changing_setup(*state);
	struct window window;
	arena_init(&arena);
	for (unsigned i = 0; i < PROTO_PAGE_EVENTS_MAX + 50; i++)
		append_change(&changing, 4, 1 + i);
	struct journal_event_list events = read_window(&changing, &arena, &window);
	assert_int_equal(window.from, 4);
	assert_int_equal(events.count, PROTO_PAGE_EVENTS_MAX);
	store_rollback(changing.lab->core.store);
}

/* Has a command decided whose page is read later. */
static struct page *ask(struct lab *lab, const char *method, const char *params)
{
	struct batch batch;
	struct call *call = fixture_call(ANNA, method, params);
	vault_hash_token(lab->f->tokens[ANNA], strlen(lab->f->tokens[ANNA]), call->token_hash);
	batch_do(&batch, &lab->core, call);
	call_free(call);
	assert_null(batch.run.first);
	assert_non_null(batch.pages);
	turns_give_up(&lab->core.turns, batch.pages->person);
	return batch.pages;
}

static void assert_read(struct lab *lab, struct page *page, const char *piece)
{
	struct dispatch *answer = readers_answer(page, lab->core.store, lab->core.vault);
	if (!memmem(frame_payload(answer->frame), answer->frame->size, piece, strlen(piece)))
		fail_msg("no %s in %.*s", piece, (int)answer->frame->size,
			(const char *)frame_payload(answer->frame));
	dispatch_free(answer);
	page_free(page);
}

static void reply(struct lab *lab)
{
	char params[256];
	snprintf(params, sizeof(params), "\"room\":\"%s\",\"message\":3,%s,\"text\":\"da\"",
		lab->f->room, fixture_fresh_id(lab->f));
	assert_non_null(strstr(lab_say(lab, ANNA, "message.reply", params), "\"result\""));
}

/* Readers see later commits than the window was made for. */
static void a_thread_is_told_of_as_of_the_head_however_late_it_is_read(void **state)
{
	struct lab *lab = *state;
	char params[256];
	snprintf(params, sizeof(params), "\"room\":\"%s\",%s,\"text\":\"Angebot\"", lab->f->room,
		fixture_fresh_id(lab->f));
	lab_say(lab, ANNA, "message.post", params); /* 3 */
	snprintf(params, sizeof(params), "\"room\":\"%s\"", lab->f->room);
	struct page *before = ask(lab, "room.open", params);
	reply(lab); /* 4 */
	struct page *opened = ask(lab, "room.open", params);
	struct page *listed = ask(lab, "thread.list", "");
	snprintf(params, sizeof(params), "\"room\":\"%s\",\"message\":3", lab->f->room);
	struct page *thread = ask(lab, "thread.open", params);
	reply(lab); /* 5 */
	assert_read(lab, before, "\"body\":{\"text\":\"Angebot\"}}]}");
	assert_read(lab, opened, "\"threads\":[{\"message\":3,\"replies\":1,\"last\":4,");
	assert_read(lab, listed, "\"replies\":1,\"last\":4,");
	assert_read(lab, thread, "\"body\":{\"text\":\"da\",\"replies\":1}}],\"replies\":1,");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
	const struct CMUnitTest tests[] = {
		TEST(a_page_brings_the_last_change_to_each_row_and_no_other),
		TEST(a_page_brings_an_edit_and_an_erasure_of_one_row_and_their_numbers_in_order),
		TEST(a_fresh_page_ends_early_at_its_beginning),
		TEST(an_answer_holds_so_many_bytes_of_bodies_and_no_more),
		TEST(catching_up_takes_several_answers_without_a_gap),
		TEST(scrolling_back_gets_the_newest_part_of_the_window_first),
		TEST(a_row_comes_with_its_change_or_not_at_all),
		TEST(a_window_beyond_the_end_is_empty),
		LAB_TEST(every_author_s_last_change_comes_unless_that_is_too_many),
		LAB_TEST(one_row_with_too_many_changes_keeps_as_many_as_an_answer_holds),
		LAB_TEST(a_thread_is_told_of_as_of_the_head_however_late_it_is_read),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
