/* P-55: the n-th store call fails while somebody is let in, turned out, or the case changes around
 * them: guests are told nothing that is not stored, and stand as before. */
#include "journal_lab.h"

#include "base/attempt.h"

enum { VISITOR = 9997, PETRA = 70, KARL = 71 };

static void run(struct lab *lab, struct call *call)
{
	struct batch batch;
	batch_do(&batch, &lab->core, call);
	call_free(call);
	fixture_drop_list(lab->f);
	lab->f->list = batch.run.first;
}

static void come(struct lab *lab, uint64_t connection, const char *link, const char *name)
{
	char body[256];
	struct refusal refusal;
	struct fixture *f = lab->f;
	struct call *call = call_new(CALL_JOIN, VISITOR);
	int size = snprintf(body, sizeof(body), "{\"token\":\"%s\",\"name\":\"%s\"}", link, name);
	call->credential = CREDENTIAL_GUEST;
	call->join = join_read(body, (size_t)size, false, &refusal);
	vault_hash_token(link, strlen(link), call->token_hash);
	run(lab, call);
	const struct dispatch *answer = fixture_find(f, DISPATCH_SIGN_IN, VISITOR);
	assert_int_equal(answer->error, ERROR_NONE);
	memcpy(f->tokens[connection], answer->token, sizeof(answer->token));
}

static const char *answer_to(struct fixture *f, uint64_t connection)
{
	f->answer[0] = '\0';
	for (struct dispatch *d = f->list; d; d = d->next)
		if (d->kind == DISPATCH_ANSWER && d->connection == connection && !d->unasked &&
			d->frame)
			snprintf(f->answer, sizeof(f->answer), "%.*s", (int)d->frame->size,
				(const char *)frame_payload(d->frame));
	return f->answer;
}

static const char *say(struct lab *lab, uint64_t connection, const char *method, const char *params)
{
	struct fixture *f = lab->f;
	struct call *call = fixture_call(connection, method, params);
	call->credential = CREDENTIAL_GUEST;
	vault_hash_token(f->tokens[connection], strlen(f->tokens[connection]), call->token_hash);
	run(lab, call);
	return answer_to(f, connection);
}

struct scene {
	char backstage[16], shared[16], petra[16], karl[16], jonas[16], anna[16];
};

static void set_up(struct lab *lab, struct scene *scene)
{
	struct fixture *f = lab->f;
	char params[512], link[32];
	snprintf(params, sizeof(params),
		"%s,\"customer\":\"Huber\",\"title\":\"Huber\",\"shared_title\":\"Pumpen\"",
		fixture_fresh_id(f));
	lab_say(lab, ANNA, "case.open", params);
	fixture_value(f->answer, "room", scene->backstage, 16);
	snprintf(params, sizeof(params), "\"room\":\"%s\"", scene->backstage);
	lab_say(lab, ANNA, "room.open", params);
	fixture_value(f->answer, "shared", scene->shared, 16);
	snprintf(params, sizeof(params),
		"\"room\":\"%s\",\"hours\":2,\"name\":\"Petra\",\"company\":\"Huber\"",
		scene->backstage);
	lab_say(lab, ANNA, "guest.invite", params);
	fixture_value(f->answer, "token", link, sizeof(link));
	fixture_value(f->answer, "guest", scene->petra, 16);
	come(lab, PETRA, link, "Petra");
	snprintf(params, sizeof(params), "\"room\":\"%s\",\"hours\":2", scene->backstage);
	lab_say(lab, ANNA, "guest.link", params);
	fixture_value(f->answer, "token", link, sizeof(link));
	come(lab, KARL, link, "Karl");
	for (uint64_t c = PETRA; c <= KARL; c++)
		assert_non_null(strstr(say(lab, c, "guest.hello", "\"client\":\"t\""), "result"));
	fixture_value(f->answer, "me", scene->karl, 16);
}

static bool told_a_guest(const struct fixture *f)
{
	for (const struct dispatch *d = f->list; d; d = d->next)
		if (d->connection == PETRA || d->connection == KARL || d->kind == DISPATCH_EVENT)
			return true;
	return false;
}

/* Whether somebody may speak on the shared side. */
static bool speaks(struct lab *lab, uint64_t connection, const struct scene *scene)
{
	char params[256];
	snprintf(params, sizeof(params), "\"room\":\"%s\",%s,\"text\":\"Hallo\"", scene->shared,
		fixture_fresh_id(lab->f));
	say(lab, connection, "message.post", params);
	return strstr(lab->f->answer, "\"result\"") != NULL;
}

/* With a client id where the command has one. */
static void complete(struct lab *lab, const char *method, const char *params, char ret_whole[512])
{
	static const char *const without[] = {
		"guest.invite", "guest.link", "room.delete", "guest.hello"};
	bool has_id = true;
	for (size_t i = 0; i < sizeof(without) / sizeof(*without); i++)
		has_id = has_id && strcmp(method, without[i]) != 0;
	snprintf(ret_whole, 512, "%s%s%s", params, has_id ? "," : "",
		has_id ? fixture_fresh_id(lab->f) : "");
}

static void until_clean(
	struct lab *lab, const struct scene *scene, const char *method, const char *params)
{
	bool petra = speaks(lab, PETRA, scene), karl = speaks(lab, KARL, scene);
	char whole[512];
	complete(lab, method, params, whole);
	for (long n = 1; n < 300; n++) {
		store_fail_at(lab->core.store, n, STORE_FULL);
		const char *answer = lab_say(lab, ANNA, method, whole);
		store_fail_at(lab->core.store, 0, STORE_OK);
		if (strstr(answer, "\"result\"")) {
			assert_true(n > 4);
			return;
		}
		if (!strstr(answer, "\"unavailable\""))
			fail_msg("%s %ld: %s", method, n, answer);
		if (told_a_guest(lab->f))
			fail_msg("%s %ld: a guest was told", method, n);
		if (speaks(lab, PETRA, scene) != petra)
			fail_msg("%s %ld: Petra %s", method, n, lab->f->answer);
		if (speaks(lab, KARL, scene) != karl)
			fail_msg("%s %ld: Karl %s", method, n, lab->f->answer);
	}
	fail_msg("%s never ran clean", method);
}

static void no_failing_store_call_moves_a_guest(void **state)
{
	struct lab *lab = *state;
	struct scene scene;
	char p[512];
	set_up(lab, &scene);
	assert_true(speaks(lab, PETRA, &scene));
	assert_false(speaks(lab, KARL, &scene));
#define DO(method, ...)                                                                            \
	do {                                                                                       \
		snprintf(p, sizeof(p), __VA_ARGS__);                                               \
		until_clean(lab, &scene, method, p);                                               \
	} while (0)
	DO("guest.door", "\"room\":\"%s\",\"message\":\"Um zwei\"", scene.backstage);
	DO("guest.admit", "\"room\":\"%s\",\"guest\":\"%s\"", scene.backstage, scene.karl);
	assert_true(speaks(lab, KARL, &scene));
	DO("guest.invite",
		"\"room\":\"%s\",\"guest\":\"%s\",\"name\":\"P\",\"company\":\"\",\"hours\":1",
		scene.backstage, scene.petra);
	DO("guest.remove", "\"room\":\"%s\",\"guest\":\"%s\",\"reason\":\"Danke\"", scene.backstage,
		scene.petra);
	assert_false(speaks(lab, PETRA, &scene));
	DO("room.change", "\"room\":\"%s\",\"archived\":true", scene.backstage);
	DO("room.change", "\"room\":\"%s\",\"archived\":false", scene.backstage);
	DO("room.delete", "\"room\":\"%s\"", scene.backstage);
	assert_false(speaks(lab, KARL, &scene));
}

#ifdef RUNDE_FAULTS

/* Every nth allocation of a batch fails, n = 1, 2, … until it runs clean. */
static void until_there_is_memory(
	struct lab *lab, uint64_t connection, const char *method, const char *params)
{
	struct fixture *f = lab->f;
	char whole[512];
	complete(lab, method, params, whole);
	for (long n = 1; n < 2000; n++) {
		struct call *call = fixture_call(connection, method, whole);
		const char *token = f->tokens[connection];
		struct batch batch;
		call->credential = connection >= PETRA ? CREDENTIAL_GUEST : CREDENTIAL_COOKIE;
		vault_hash_token(token, strlen(token), call->token_hash);
		if (strcmp(method, "guest.hello") == 0) /* in vain it ends the connection */
			run(lab, call_new(CALL_GONE, connection));
		attempt_fail_every(n);
		batch_do(&batch, &lab->core, call);
		attempt_fail_every(0);
		call_free(call);
		fixture_drop_list(f);
		f->list = batch.run.first;
		const char *answer = answer_to(f, connection);
		if (strstr(answer, "\"result\"")) {
			assert_true(n > 4);
			return;
		}
		if (*answer && !strstr(answer, "\"unavailable\""))
			fail_msg("%s %ld: %s", method, n, answer);
		if (told_a_guest(f) && connection < PETRA)
			fail_msg("%s %ld: a guest was told", method, n);
	}
	fail_msg("%s never ran clean", method);
}

static void no_shortage_of_memory_moves_a_guest(void **state)
{
	struct lab *lab = *state;
	struct scene scene;
	char p[512];
	set_up(lab, &scene);
#define TRY(connection, method, ...)                                                               \
	do {                                                                                       \
		snprintf(p, sizeof(p), __VA_ARGS__);                                               \
		until_there_is_memory(lab, connection, method, p);                                 \
	} while (0)
	TRY(ANNA, "guest.door", "\"room\":\"%s\",\"message\":\"Um zwei\"", scene.backstage);
	TRY(ANNA, "guest.admit", "\"room\":\"%s\",\"guest\":\"%s\"", scene.backstage, scene.karl);
	TRY(PETRA, "message.post", "\"room\":\"%s\",\"text\":\"Hallo\"", scene.shared);
	TRY(ANNA, "guest.invite",
		"\"room\":\"%s\",\"guest\":\"%s\",\"name\":\"P\",\"company\":\"\",\"hours\":1",
		scene.backstage, scene.petra);
	TRY(ANNA, "guest.remove", "\"room\":\"%s\",\"guest\":\"%s\",\"reason\":\"Danke\"",
		scene.backstage, scene.petra);
	assert_false(speaks(lab, PETRA, &scene));
	assert_true(speaks(lab, KARL, &scene));
	TRY(KARL, "guest.hello", "\"client\":\"t\"");
	TRY(ANNA, "room.change", "\"room\":\"%s\",\"archived\":true", scene.backstage);
	TRY(ANNA, "room.delete", "\"room\":\"%s\"", scene.backstage);
}

#endif

int main(void)
{
	const struct CMUnitTest tests[] = {
		LAB_TEST(no_failing_store_call_moves_a_guest),
#ifdef RUNDE_FAULTS
		LAB_TEST(no_shortage_of_memory_moves_a_guest),
#endif
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
