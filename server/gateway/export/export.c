#include "gateway/export/export.h"

#include "base/limits.h"
#include "base/log.h"
#include "base/memory.h"
#include "gateway/edge.h"
#include "gateway/export/file.h"
#include "gateway/export/filename.h"
#include "gateway/http/cookie.h"
#include "gateway/http/session.h"
#include "gateway/http/visit.h"
#include "journal/reading/minutes_copy.h"
#include "room/minutes/html.h"

#include <stdio.h>
#include <string.h>
#include <utlist.h>

enum { PAUSE_S = 2 }; /* after a refusal for speed */

enum stage { EXPORT_ASKED, EXPORT_WAITING, EXPORT_DRAWING, EXPORT_SENT };

struct export
{
	uv_work_t work;
	struct gateway *gateway;
	struct export *prev, *next;
	struct session *session; /* counts as a connection of it */
	uint64_t visit;          /* its number */
	enum stage stage;
	struct export_address address;
	struct minutes_copy *copy; /* owned; from WAITING on, until it is drawn */
	enum file_outcome outcome;
	struct buffer body, fields; /* of the answer; from DRAWING on the worker's till it ends */
};

static struct export *export_new(
	struct gateway *gateway, struct session *session, const struct export_address *address)
{
	struct export *export = memory_new(1, sizeof(*export));
	export->gateway = gateway;
	export->session = session;
	export->address = *address;
	export->work.data = export;
	DL_APPEND(gateway->exports.all, export);
	gateway->exports.count++;
	return export;
}

static void export_free(void *cookie)
{
	struct export *export = cookie;
	struct gateway *gateway = export->gateway;
	DL_DELETE(gateway->exports.all, export);
	gateway->exports.count--;
	sessions_leave(&gateway->sessions, export->session, gateway_now_ms(gateway));
	minutes_copy_free(export->copy);
	buffer_fini(&export->body);
	buffer_fini(&export->fields);
	free(export);
}

static struct export *find(struct gateway *gateway, uint64_t visit)
{
	struct export *export;
	DL_FOREACH (gateway->exports.all, export)
		if (export->stage == EXPORT_ASKED && export->visit == visit)
			return export;
	return NULL;
}

static bool are_too_many(struct gateway *gateway, const struct session *session)
{
	struct export *export;
	unsigned own = 0;
	DL_FOREACH (gateway->exports.all, export)
		own += export->session == session;
	return own >= LIMIT_EXPORTS_PER_SESSION || gateway->exports.count >= LIMIT_EXPORTS;
}

static void refuse(struct visit *visit, int status)
{
	char fields[48];
	snprintf(fields, sizeof(fields), "Retry-After: %d\r\n", PAUSE_S);
	visit_refuse(visit, status, status == 429 ? fields : NULL);
}

static struct call *new_call(
	const uint8_t token_hash[VAULT_HASH_BYTES], const struct export_address *address)
{
	struct call *call = call_new(CALL_EXPORT, 0);
	call->id = (struct request_id){"null"}; /* its answer is ours to write */
	call->command = memory_new(1, sizeof(*call->command));
	call->command->kind = COMMAND_MINUTES_READ;
	call->command->params.minutes_read =
		(struct minutes_read_params){.room = address->room, .meeting = address->meeting};
	arena_init(&call->command->arena);
	memcpy(call->token_hash, token_hash, sizeof(call->token_hash));
	return call;
}

static void ask(struct visit *visit, struct export *export, struct call *call)
{
	export->visit = call->connection = visit_wait(visit);
	if (journal_submit(export->gateway->options.journal, call))
		return;
	call_free(call);
	export_free(export);
	refuse(visit, 503);
}

void export_answer(struct visit *visit)
{
	struct gateway *gateway = visit_gateway(visit);
	uint64_t now_ms = gateway_now_ms(gateway);
	struct export_address address;
	uint8_t hash[VAULT_HASH_BYTES];

	if (!export_address_read(visit_head(visit)->path, &address)) {
		refuse(visit, 404);
		return;
	}
	if (!cookie_read(visit, CREDENTIAL_COOKIE, hash)) {
		refuse(visit, 401);
		return;
	}
	struct session *session = sessions_enter(&gateway->sessions, hash, now_ms);
	bool is_too_fast = !session_take(session, BUCKET_EXPORTS, now_ms);
	if ((is_too_fast && !gateway->options.rates_off) || are_too_many(gateway, session)) {
		sessions_leave(&gateway->sessions, session, now_ms);
		refuse(visit, 429);
		return;
	}
	ask(visit, export_new(gateway, session, &address), new_call(hash, &address));
}

static int status_of(enum error_kind error)
{
	switch (error) {
	case ERROR_NOT_SIGNED_IN:
		return 401;
	case ERROR_TOO_FAST:
		return 429;
	case ERROR_UNAVAILABLE:
		return 503;
	default: /* not there, or not for them; or of a meeting that has none yet */
		return 404;
	}
}

bool export_refuse(struct gateway *gateway, const struct dispatch *dispatch)
{
	struct export *export = find(gateway, dispatch->connection);
	struct visit *visit = visit_find(gateway, dispatch->connection);
	if (!export)
		return false;
	export_free(export);
	if (visit)
		refuse(visit, status_of(dispatch->error));
	return true;
}

/* On a worker's thread. */
static void draw(uv_work_t *work)
{
	struct export *export = work->data;
	const struct export_address *address = &export->address;
	export->outcome = file_make(&export->copy->page, address, &export->body);
	filename_write_field(
		&export->copy->page.read.minutes, export_ending(address->form), &export->fields);
	buffer_add_byte(&export->fields, '\0');
	minutes_copy_free(TAKE(export->copy));
}

static void send_file(struct visit *visit, struct export *export)
{
	static const char *const types[EXPORT_FORMS] = {
		[EXPORT_MARKDOWN] = "text/markdown; charset=utf-8",
		[EXPORT_TEXT] = "text/plain; charset=utf-8",
		[EXPORT_HTML] = "text/html; charset=utf-8",
		[EXPORT_JSON] = "application/json",
		[EXPORT_PDF] = "application/pdf"};
	const struct response response = {.status = 200,
		.type = types[export->address.form],
		.size_bytes = export->body.size,
		.policy = "sandbox; frame-ancestors 'none'; " MINUTES_HTML_POLICY,
		.fields = (const char *)export->fields.data};
	export->stage = EXPORT_SENT;
	visit_answer_held(visit, &response, export->body.data, export_free, export);
}

static void answer(struct visit *visit, struct export *export)
{
	if (export->outcome == FILE_MADE) {
		send_file(visit, export);
		return;
	}
	if (export->outcome == FILE_FAILED)
		log_error("minutes could not be made a file: is there memory, are there fonts?");
	refuse(visit, export->outcome == FILE_ABSENT      ? 404
		      : export->outcome == FILE_TOO_LARGE ? 413
							  : 503);
	export_free(export);
}

static void draw_next(struct gateway *gateway);

static void on_drawn(uv_work_t *work, int status)
{
	struct export *export = work->data;
	struct gateway *gateway = export->gateway;
	struct visit *visit = visit_find(gateway, export->visit);
	(void)status;
	gateway->exports.drawing--;
	if (visit)
		answer(visit, export);
	else
		export_free(export);
	draw_next(gateway);
}

static void draw_next(struct gateway *gateway)
{
	struct export *export, *next;
	DL_FOREACH_SAFE(gateway->exports.all, export, next)
	{
		if (gateway->exports.drawing == LIMIT_EXPORTS_DRAWN)
			return;
		if (export->stage != EXPORT_WAITING)
			continue;
		if (!visit_find(gateway, export->visit)) {
			export_free(export);
			continue;
		}
		export->stage = EXPORT_DRAWING;
		gateway->exports.drawing++;
		uv_queue_work(&gateway->loop, &export->work, draw, on_drawn);
	}
}

void export_obey(struct gateway *gateway, struct dispatch *dispatch)
{
	struct export *export = find(gateway, dispatch->connection);
	struct visit *visit = visit_find(gateway, dispatch->connection);
	if (!export)
		return;
	if (!visit) {
		export_free(export);
		return;
	}
	visit_be_patient(visit, LIMIT_EXPORT_MS);
	export->copy = TAKE(dispatch->copy);
	export->stage = EXPORT_WAITING;
	draw_next(gateway);
}

void exports_close(struct gateway *gateway)
{
	struct export *export, *next;
	DL_FOREACH_SAFE(gateway->exports.all, export, next)
	if (export->stage != EXPORT_DRAWING)
		export_free(export);
}
