#include "gateway/http/routes.h"

#include "gateway/edge.h"
#include "gateway/export/export.h"
#include "gateway/http/hook.h"
#include "gateway/http/join.h"
#include "gateway/http/session.h"
#include "gateway/http/upgrade.h"
#include "gateway/http/visit.h"
#include "gateway/metrics.h"

#include <stdio.h>

static void answer_health(struct visit *visit)
{
	static const char body[] = "{\"status\":\"ok\"}";
	struct response response = {
		.status = 200, .type = "application/json", .size_bytes = sizeof(body) - 1};
	visit_answer_static(visit, &response, body);
}

/* What the journal has said; NULL: it has not yet. */
static void answer_frame(struct visit *visit, const struct frame *frame, int otherwise)
{
	if (!frame) {
		visit_refuse(visit, otherwise, NULL);
		return;
	}
	struct response response = {
		.status = 200, .type = "application/json", .size_bytes = frame->size};
	visit_answer(visit, &response, frame->bytes + FRAME_HEADROOM);
}

static void answer_file(struct visit *visit)
{
	const struct head *head = visit_head(visit);
	const struct client_file *file = client_files_find(visit_gateway(visit)->files, head->path);
	char fields[128];

	if (!file) {
		visit_refuse(visit, 404, NULL);
		return;
	}
	enum file_coding coding = client_file_choose(file, head->fields[FIELD_ACCEPT_ENCODING]);
	const struct file_form *form = &file->forms[coding];
	static const char *const names[] = {[CODING_IDENTITY] = "",
		[CODING_GZIP] = "Content-Encoding: gzip\r\n",
		[CODING_BROTLI] = "Content-Encoding: br\r\n"};
	snprintf(fields, sizeof(fields), "ETag: %s\r\nVary: Accept-Encoding\r\n%s", form->etag,
		names[coding]);
	struct response response = {.status = 200,
		.type = file->type,
		.size_bytes = form->size,
		.caching = file->immutable ? "public, max-age=31536000, immutable" : "no-cache",
		.fields = fields};
	if (slice_lists(head->fields[FIELD_IF_NONE_MATCH], form->etag)) {
		response.status = 304;
		response.type = NULL;
		visit_answer(visit, &response, NULL);
	} else {
		visit_answer_static(visit, &response, form->bytes);
	}
}

static void answer_watcher(struct visit *visit)
{
	BUFFER_AUTO body;
	buffer_init(&body);
	if (!slice_is(visit_head(visit)->path, "/metrics") ||
		visit_head(visit)->method != METHOD_GET) {
		visit_refuse(visit, 404, NULL);
		return;
	}
	metrics_write(visit_gateway(visit), &body);
	struct response response = {.status = 200,
		.type = "text/plain; version=0.0.4; charset=utf-8",
		.size_bytes = body.size};
	visit_answer(visit, &response, body.data);
}

void routes_answer(struct visit *visit)
{
	const struct head *head = visit_head(visit);
	bool reads = head->method == METHOD_GET || head->method == METHOD_HEAD;

	if (visit_is_watcher(visit))
		answer_watcher(visit);
	else if (head->upgrade && !slice_is(head->path, "/ws") && !slice_is(head->path, "/join/ws"))
		visit_refuse(visit, 400, NULL);
	else if (slice_is(head->path, "/session"))
		session_answer(visit);
	else if (slice_is(head->path, "/join/session"))
		join_answer_session(visit);
	else if (slice_is(head->path, "/join/look"))
		join_answer_look(visit);
	else if (slice_is(head->path, "/join") && !reads)
		join_answer(visit);
	else if (slice_begins(head->path, HOOK_PATH))
		hook_answer(visit);
	else if (!reads)
		visit_refuse(visit, 405, "Allow: GET, HEAD\r\n");
	else if (slice_is(head->path, "/ws"))
		upgrade_answer(visit);
	else if (slice_is(head->path, "/join/ws"))
		upgrade_answer_guest(visit);
	else if (slice_is(head->path, "/health"))
		answer_health(visit);
	else if (slice_is(head->path, "/house"))
		answer_frame(visit, visit_gateway(visit)->house, 503);
	else if (slice_is(head->path, "/minutes/key"))
		answer_frame(visit, visit_gateway(visit)->signer, 404);
	else if (slice_begins(head->path, EXPORT_PATH))
		export_answer(visit);
	else
		answer_file(visit);
}
