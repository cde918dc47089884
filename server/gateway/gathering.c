#include "gateway/gathering.h"

#include "base/limits.h"
#include "base/memory.h"
#include "gateway/connection.h"
#include "gateway/edge.h"
#include "gateway/fanout.h"

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
	gathering->since_ms = 0;
	gathering->in_haste = false;
	uv_timer_stop(&gathering->wait);
	if (calls && !journal_submit(gateway->options.journal, calls))
		turn_back(gateway, calls);
}

/* Whoever reads is waiting for it, and of what passes there is little. */
static bool is_in_haste(struct gateway *gateway, const struct call *call)
{
	if (call->kind != CALL_COMMAND || command_info(call->command->kind)->effect != EFFECT_WRITE)
		return true;
	bool house = rate_runs_low(
		&gateway->gathering.pace, rate_rule(PACE_HOUSE), gateway_now_ms(gateway));
	bool room = fanout_is_busy(gateway, command_room(call->command));
	return !house && !room;
}

void gathering_put_take(struct gateway *gateway, struct call *call)
{
	struct gathering *gathering = &gateway->gathering;
	if (gathering->first)
		gathering->last->next = call;
	else
		gathering->first = call;
	gathering->last = call;
	gathering->in_haste = gathering->in_haste || is_in_haste(gateway, call);
	if (++gathering->count == LIMIT_BATCH_CALLS)
		hand_in(gateway);
}

void gathering_note_read(struct gateway *gateway)
{
	gateway->gathering.has_read = true;
}

/* From the end of the turn that has read the first: telling a large room takes long, and what was
 * posted meanwhile lies in the sockets. */
static uint64_t waited_ms(struct gateway *gateway)
{
	struct gathering *gathering = &gateway->gathering;
	if (!gathering->since_ms) {
		uv_update_time(&gateway->loop);
		gathering->since_ms = gateway_now_ms(gateway);
	}
	return gateway_now_ms(gateway) - gathering->since_ms;
}

static void on_waited(uv_timer_t *wait)
{
	hand_in(wait->data);
}

static void on_look(uv_idle_t *look)
{
	(void)look;
}

static void on_turn(uv_check_t *turn)
{
	struct gateway *gateway = turn->data;
	struct gathering *gathering = &gateway->gathering;
	uint64_t time_ms = gathering->first ? waited_ms(gateway) : LIMIT_GATHER_MS;
	bool looks = time_ms < LIMIT_GATHER_MS && gathering->has_read;
	if (looks)
		uv_idle_start(&gathering->look, on_look);
	else
		uv_idle_stop(&gathering->look);
	if (time_ms >= LIMIT_GATHER_MS || (!looks && gathering->in_haste))
		hand_in(gateway);
	else if (!looks && !uv_is_active((uv_handle_t *)&gathering->wait))
		uv_timer_start(&gathering->wait, on_waited, LIMIT_GATHER_MS - time_ms, 0);
	gathering->has_read = false;
}

void gathering_open(struct gateway *gateway)
{
	struct gathering *gathering = &gateway->gathering;
	uv_idle_init(&gateway->loop, &gathering->look);
	uv_timer_init(&gateway->loop, &gathering->wait);
	gathering->wait.data = gateway;
	rate_init(&gathering->pace, rate_rule(PACE_HOUSE), gateway_now_ms(gateway));
	uv_check_init(&gateway->loop, &gathering->turn);
	gathering->turn.data = gateway;
	uv_check_start(&gathering->turn, on_turn);
}

void gathering_close(struct gateway *gateway)
{
	uv_close((uv_handle_t *)&gateway->gathering.turn, NULL);
	uv_close((uv_handle_t *)&gateway->gathering.look, NULL);
	uv_close((uv_handle_t *)&gateway->gathering.wait, NULL);
}

void gathering_fini(struct gateway *gateway)
{
	free_all(gateway->gathering.first);
	free_all(gateway->gathering.unsent);
}
