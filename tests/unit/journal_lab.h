/* The journal's inside without the journal around it: one batch after the other, and everything
 * there to be looked at. */
#ifndef RUNDE_TESTS_JOURNAL_LAB_H
#define RUNDE_TESTS_JOURNAL_LAB_H

#include "journal_fixture.h"

#include "journal/batch.h"
#include "journal/open.h"
#include "journal/reading/readers.h"

struct lab {
	struct fixture *f; /* its journal is closed: the lab has the core to itself */
	struct core core;
};

/* Does one command on somebody's connection, or on another one of Anna's, and returns its answer's
 * text. */
__attribute__((unused)) static const char *lab_say(
	struct lab *lab, uint64_t connection, const char *method, const char *params)
{
	struct fixture *f = lab->f;
	struct batch batch;
	struct call *call = fixture_call(connection, method, params);
	const char *token = f->tokens[f->tokens[connection][0] ? connection : ANNA];
	vault_hash_token(token, strlen(token), call->token_hash);
	batch_do(&batch, &lab->core, call);
	call_free(call);
	while (batch.pages) {
		struct page *page = batch.pages;
		batch.pages = page->next;
		turns_give_up(&lab->core.turns, page->person);
		run_add(&batch.run, readers_answer(page, lab->core.store, lab->core.vault));
		page_free(page);
	}
	fixture_drop_list(f);
	f->list = batch.run.first;
	f->answer[0] = '\0';
	for (struct dispatch *d = f->list; d; d = d->next) {
		if (d->kind != DISPATCH_ANSWER || d->unasked)
			continue;
		memcpy(f->answer, frame_payload(d->frame), d->frame->size);
		f->answer[d->frame->size] = '\0';
	}
	return f->answer;
}

/* Closes the fixture's journal and opens its inside. */
static void lab_open(struct lab *lab)
{
	struct fault fault = {""};
	fixture_close(lab->f);
	struct journal_options options = {
		.folder = lab->f->data,
		.key_path = lab->f->key,
		.world = &lab->f->world,
		.server_version = "test",
		.connections_per_person = 3,
		.rooms_warm = lab->f->rooms_warm,
	};
	if (core_open(&lab->core, &options, &fault) != 0)
		fail_msg("%s", fault.text);
}

__attribute__((unused)) static int lab_setup(void **state)
{
	struct lab *lab = memory_new(1, sizeof(*lab));
	void *fixture;
	fixture_setup(&fixture);
	lab->f = fixture;
	lab_open(lab);
	assert_non_null(
		strstr(lab_say(lab, ANNA, "session.hello", "\"client\":\"test\""), "result"));
	*state = lab;
	return 0;
}

__attribute__((unused)) static int lab_teardown(void **state)
{
	struct lab *lab = *state;
	void *fixture = lab->f;
	core_fini(&lab->core);
	fixture_teardown(&fixture);
	free(lab);
	return 0;
}

#define LAB_TEST(name) cmocka_unit_test_setup_teardown(name, lab_setup, lab_teardown)

#endif
