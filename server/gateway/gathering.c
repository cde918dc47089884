#include "gateway/gathering.h"

#include "base/limits.h"
#include "base/memory.h"
#include "gateway/connection.h"
#include "gateway/edge.h"

static void free_all(struct call *calls)
{
	while (calls) {
		struct call *call = calls;
		calls = call->next;
		call_free(call);
	}
}

void gathering_retry(struct gateway *gateway)
{
	struct gathering *gathering = &gateway->gathering;
	while (gathering->unsent) {
		struct call *call = gathering->unsent, *next = TAKE(call->next);
		if (!journal_submit(gateway->options.journal, call)) {
			call->next = next;
			return;
		}
		gathering->unsent = next;
	}
}

/* That somebody has gone must be heard, or they would look present for ever. */
static void turn_back(struct gateway *gateway, struct call *calls)
{
	while (calls) {
		struct call *call = calls;
		calls = call->next;
		if (call->kind == CALL_GONE) {
			call->next = gateway->gathering.unsent;
			gateway->gathering.unsent = call;
		} else {
			connection_turned_back(gateway, call);
			call_free(call);
		}
	}
}

static void hand_in(struct gateway *gateway)
{
	struct gathering *gathering = &gateway->gathering;
	struct call *calls = TAKE(gathering->first);
	gathering->count = 0;
	if (calls && !journal_submit(gateway->options.journal, calls))
		turn_back(gateway, calls);
}

void gathering_put_take(struct gateway *gateway, struct call *call)
{
	struct gathering *gathering = &gateway->gathering;
	if (gathering->first) {
		gathering->last->next = call;
	} else {
		gathering->first = call;
		gathering->since_ms = gateway_now_ms(gateway);
	}
	gathering->last = call;
	if (++gathering->count == LIMIT_BATCH_CALLS)
		hand_in(gateway);
}

void gathering_note_read(struct gateway *gateway)
{
	gateway->gathering.has_read = true;
}

static bool is_time_up(const struct gateway *gateway)
{
	return gateway_now_ms(gateway) >= gateway->gathering.since_ms + LIMIT_GATHER_MS;
}

static void on_look(uv_idle_t *look)
{
	(void)look;
}

static void on_turn(uv_check_t *turn)
{
	struct gateway *gateway = turn->data;
	struct gathering *gathering = &gateway->gathering;
	if (gathering->first && gathering->has_read && !is_time_up(gateway)) {
		uv_idle_start(&gathering->look, on_look);
	} else {
		uv_idle_stop(&gathering->look);
		hand_in(gateway);
	}
	gathering->has_read = false;
}

void gathering_open(struct gateway *gateway)
{
	struct gathering *gathering = &gateway->gathering;
	uv_idle_init(&gateway->loop, &gathering->look);
	uv_check_init(&gateway->loop, &gathering->turn);
	gathering->turn.data = gateway;
	uv_check_start(&gathering->turn, on_turn);
}

void gathering_close(struct gateway *gateway)
{
	uv_close((uv_handle_t *)&gateway->gathering.turn, NULL);
	uv_close((uv_handle_t *)&gateway->gathering.look, NULL);
}

void gathering_fini(struct gateway *gateway)
{
	free_all(gateway->gathering.first);
	free_all(gateway->gathering.unsent);
}
