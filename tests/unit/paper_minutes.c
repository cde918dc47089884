/* Minutes on paper: what can be read on which page, and that nothing people write can do anything
 * else than stand there. Read with poppler's pdftotext, which knows nothing of us. */
#include "room_minutes_fixture.h"

#include "paper/paper.h"

#include <pthread.h>
#include <sys/wait.h>
#include <unistd.h>

static const struct minutes_stamp draft = {.phase = MINUTES_PHASE_DRAFT};

struct print {
	struct buffer pdf, text;
	int pages;
};

/* Where RUNDE_PAPER names a folder, to be looked at. */
static void keep(const struct print *print)
{
	static int number;
	char name[400];
	if (!getenv("RUNDE_PAPER"))
		return;
	snprintf(name, sizeof(name), "%s/%d.pdf", getenv("RUNDE_PAPER"), number++);
	FILE *copy = fopen(name, "wb");
	assert_non_null(copy);
	fwrite(print->pdf.data, 1, print->pdf.size, copy);
	fclose(copy);
}

/* What pdftotext reads in a file. */
static void read_back(const char *path, struct buffer *out)
{
	int ends[2], status;
	assert_int_equal(pipe(ends), 0);
	pid_t child = fork();
	if (child == 0) {
		dup2(ends[1], STDOUT_FILENO);
		execlp("pdftotext", "pdftotext", "-layout", path, "-", NULL);
		_exit(127);
	}
	close(ends[1]);
	for (ssize_t got = 1; got > 0; out->size += (size_t)got)
		got = read(ends[0], buffer_reserve(out, 65536), 65536);
	close(ends[0]);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
}

static void print_init(struct print *print, const struct minutes *minutes)
{
	static const struct minutes_stamp sealed = {.phase = MINUTES_PHASE_SEALED,
		.seal = {"d4ea5726fdaade9d941cb9c6552d419f1c7dcaa058864cb8a77ff3f29bd291db", 64},
		.signer = {"4e40 120b 721f 4d3b 2353 db38 e447 488f", 39}};
	char path[] = "/tmp/runde-paper-XXXXXX";
	buffer_init(&print->pdf);
	buffer_init(&print->text);
	assert_true(paper_minutes(minutes, minutes->has_previous ? &sealed : &draft, &print->pdf));
	int file = mkstemp(path);
	assert_int_equal(write(file, print->pdf.data, print->pdf.size), (ssize_t)print->pdf.size);
	close(file);
	read_back(path, &print->text);
	unlink(path);
	for (size_t i = 0; i < print->text.size; i++)
		print->pages += print->text.data[i] == '\f';
	buffer_add_byte(&print->text, '\0');
	keep(print);
}

static void print_fini(struct print *print)
{
	buffer_fini(&print->pdf);
	buffer_fini(&print->text);
}

static size_t count_of(const struct print *print, const char *what)
{
	size_t count = 0;
	for (const char *at = (const char *)print->text.data; (at = strstr(at, what)); at++)
		count++;
	return count;
}

#define READS(print, what) assert_non_null(strstr((const char *)(print)->text.data, what))

static void all_of_it_can_be_read(void **state)
{
	static const char *const words[2][5] = {
		{"Seite 1 von 2", "Siegel d4ea5726", "Beschluss 12", "Offen geblieben", "Zweck"},
		{"Page 1 of 2", "Seal d4ea5726", "Decision 12", "Left open", "Purpose"}};
	(void)state;
	for (int i = 0; i < 2; i++) {
		struct minutes_fixture it;
		struct minutes_source source = fixture_init(&it, i ? LANGUAGE_EN : LANGUAGE_DE);
		struct minutes minutes = minutes_compose(&source, &it.arena);
		struct print print = {0};
		print_init(&print, &minutes);
		assert_memory_equal(print.pdf.data, "%PDF-", 5);
		assert_int_equal(print.pages, 2);
		for (int j = 0; j < 5; j++)
			READS(&print, words[i][j]);
		assert_non_null(memmem(
			print.pdf.data, print.pdf.size, i ? "/Lang (en)" : "/Lang (de)", 10));
		READS(&print, "Ada Öst");
		READS(&print, "4e40 120b 721f 4d3b 2353 db38 e447 488f");
		READS(&print, "Messe <script>");
		READS(&print, "@Cilli | Kunz <b>& *so*");
		READS(&print, "☑");
		print_fini(&print);
		fixture_fini(&it);
	}
}

static void a_draft_says_so(void **state)
{
	struct minutes_fixture it;
	struct minutes_source source = fixture_init(&it, LANGUAGE_DE);
	struct print print = {0};
	(void)state;
	source.previous = text_of("");
	struct minutes minutes = minutes_compose(&source, &it.arena);
	print_init(&print, &minutes);
	READS(&print, "Entwurf, nicht versiegelt");
	print_fini(&print);
	fixture_fini(&it);
}

static void the_same_minutes_are_the_same_bytes(void **state)
{
	struct minutes_fixture it;
	struct minutes_source source = fixture_init(&it, LANGUAGE_EN);
	struct minutes minutes = minutes_compose(&source, &it.arena);
	struct buffer one, other;
	(void)state;
	buffer_init(&one);
	buffer_init(&other);
	assert_true(paper_minutes(&minutes, &draft, &one));
	assert_true(paper_minutes(&minutes, &draft, &other));
	assert_int_equal(one.size, other.size);
	assert_memory_equal(one.data, other.data, one.size);
	buffer_fini(&one);
	buffer_fini(&other);
	fixture_fini(&it);
}

static void minutes_of_nothing_are_a_page(void **state)
{
	struct minutes minutes = {.language = LANGUAGE_EN,
		.title = text_of("Nothing"),
		.time_zone = text_of("UTC"),
		.rhythm = MEETING_RHYTHM_ONCE,
		.house = text_of(""),
		.room = text_of(""),
		.goal = text_of("")};
	struct print print = {0};
	(void)state;
	print_init(&print, &minutes);
	assert_int_equal(print.pages, 1);
	READS(&print, "Page 1 of 1");
	READS(&print, "Conversation");
	print_fini(&print);
}

enum { TASKS = 240 };

static void put_tasks(struct minutes *minutes, struct arena *arena)
{
	minutes->record.tasks = (struct minutes_task_list){
		TASKS, arena_new(arena, TASKS * sizeof(struct minutes_task))};
	for (int i = 0; i < TASKS; i++) {
		char text[120];
		int size = snprintf(text, sizeof(text),
			"Aufgabe %d: Angebot nachfassen, Preise prüfen und an alle Beteiligten "
			"weitergeben",
			i);
		minutes->record.tasks.items[i] = (struct minutes_task){
			.text = arena_copy_text(arena, text, (size_t)size),
			.has_name = true,
			.name = text_of(i % 2 ? "Ada Öst" : "Bartholomäus Freiherr von Hohenstein"),
			.has_until = true,
			.until = {BEGINNING, 60},
			.status = TASK_STATUS_OPEN};
	}
}

/* Of ten pages and more: the head of the table stands on each of its pages, and no row is lost. */
static void long_tables_go_on_over_pages(void **state)
{
	struct minutes_fixture it;
	struct minutes_source source = fixture_init(&it, LANGUAGE_DE);
	struct minutes minutes = minutes_compose(&source, &it.arena);
	struct print print = {0};
	(void)state;
	put_tasks(&minutes, &it.arena);
	print_init(&print, &minutes);
	assert_true(print.pages >= 10);
	for (int i = 0; i < TASKS; i++) {
		char text[40];
		snprintf(text, sizeof(text), "Aufgabe %d:", i);
		assert_int_equal(
			count_of(&print, text), 2); /* where it was made, and in the table */
	}
	size_t heads = count_of(&print, "Punkt\n");
	assert_true(heads >= 5 && heads < (size_t)print.pages);
	print_fini(&print);
	fixture_fini(&it);
}

/* What has no end of a word, no font, another direction, or looks like markup. */
static void hostile_text_stands_there_as_text(void **state)
{
	struct minutes_fixture it;
	struct minutes_source source = fixture_init(&it, LANGUAGE_EN);
	struct print print = {0};
	BUFFER_AUTO word;
	(void)state;
	buffer_init(&word);
	for (int i = 0; i < 900; i++)
		buffer_add_byte(&word, (unsigned char)('a' + i % 26));
	buffer_add_byte(&word, '\0');
	it.meeting.plan.title =
		text_of("<span size='999'>&amp;</span> \xf0\x9f\x8e\x89 \xe2\x80\xaegnp");
	it.meeting.plan.goal = text_of((const char *)word.data);
	it.items[0].title = text_of("\x1b[31m%s%n \xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d");
	struct minutes minutes = minutes_compose(&source, &it.arena);
	print_init(&print, &minutes);
	READS(&print, "<span size='999'>&amp;</span>");
	READS(&print, "[31m%s%n");
	READS(&print, "gnp");
	print_fini(&print);
	fixture_fini(&it);
}

/* A cell that is longer than a page. */
static void a_row_longer_than_a_page_goes_on(void **state)
{
	struct minutes_fixture it;
	struct minutes_source source = fixture_init(&it, LANGUAGE_EN);
	struct minutes minutes = minutes_compose(&source, &it.arena);
	struct print print = {0};
	BUFFER_AUTO text;
	(void)state;
	buffer_init(&text);
	for (int i = 0; i < 1500; i++) {
		buffer_add_string(&text, "w");
		buffer_add_integer(&text, i);
		buffer_add_byte(&text, ' ');
	}
	buffer_add_byte(&text, '\0');
	minutes.record.tasks.items[0].text = text_of((const char *)text.data);
	print_init(&print, &minutes);
	READS(&print, "w1499");
	assert_int_equal(count_of(&print, "w750 "), 2);
	print_fini(&print);
	fixture_fini(&it);
}

static void *print_some(void *cookie)
{
	(void)cookie;
	struct minutes minutes = {.language = LANGUAGE_DE,
		.title = text_of("Nebeneinander"),
		.time_zone = text_of("UTC"),
		.rhythm = MEETING_RHYTHM_ONCE};
	for (int i = 0; i < 5; i++) {
		BUFFER_AUTO pdf;
		buffer_init(&pdf);
		assert_true(paper_minutes(&minutes, &draft, &pdf));
	}
	return NULL;
}

static void several_threads_print_at_once(void **state)
{
	pthread_t threads[3];
	(void)state;
	for (int i = 0; i < 3; i++)
		assert_int_equal(pthread_create(&threads[i], NULL, print_some, NULL), 0);
	for (int i = 0; i < 3; i++)
		assert_int_equal(pthread_join(threads[i], NULL), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(all_of_it_can_be_read),
		cmocka_unit_test(a_draft_says_so),
		cmocka_unit_test(the_same_minutes_are_the_same_bytes),
		cmocka_unit_test(minutes_of_nothing_are_a_page),
		cmocka_unit_test(long_tables_go_on_over_pages),
		cmocka_unit_test(hostile_text_stands_there_as_text),
		cmocka_unit_test(a_row_longer_than_a_page_goes_on),
		cmocka_unit_test(several_threads_print_at_once),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
