/* bench_load: many clients of a chat server on one thread, and what their messages cost it. Prints
 * one JSON object. See README.md. */
#include "crowd.h"
#include "plan.h"
#include "process.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>

enum { NS_A_S = 1000000000, NS_A_MS = 1000000, POSTS_A_TURN = 64 };

struct figures {
	double connect_s, connect_cpu_us; /* CPU of the server, for each client */
	uint64_t rss_before_kb, rss_after_kb;
	double idle_cpu_ms;
	double seconds;      /* of posting */
	double last_s;       /* from its start to the last delivery */
	uint64_t in_time;    /* deliveries while it posted */
	double cpu_s, own_s; /* of the server, and ours */
};

static uint64_t from_now(double seconds)
{
	return crowd_clock_ns() + (uint64_t)(seconds * NS_A_S);
}

static double since(uint64_t start_ns)
{
	return (double)(crowd_clock_ns() - start_ns) / NS_A_S;
}

/* Keeps so many messages under way: one is, until everybody has it. */
static void post_window(struct crowd *crowd, uint64_t until_ns)
{
	const struct tally *tally = &crowd->tally;
	uint64_t window = crowd->plan->window;

	while (crowd_clock_ns() < until_ns) {
		uint64_t each = tally->posted ? tally->expected / tally->posted : 1;
		for (int i = 0; i < POSTS_A_TURN; i++)
			if (tally->expected - tally->delivered < window * each)
				crowd_post(crowd, crowd_clock_ns());
		crowd_turn(crowd, crowd_clock_ns() + 2 * NS_A_MS);
	}
}

/* Posts when it is due, however slow the server is; what is late counts from when it was due. */
static void post_rate(struct crowd *crowd, uint64_t until_ns)
{
	uint64_t start_ns = crowd_clock_ns(), posted = 0, due_ns = start_ns;
	double step_ns = NS_A_S / crowd->plan->rate;

	while (crowd_clock_ns() < until_ns) {
		for (int i = 0; i < POSTS_A_TURN && due_ns <= crowd_clock_ns(); i++) {
			crowd_post(crowd, due_ns);
			due_ns = start_ns + (uint64_t)((double)++posted * step_ns);
		}
		crowd_turn(crowd, due_ns < until_ns ? due_ns : until_ns);
	}
}

static void post(struct crowd *crowd, double seconds)
{
	if (crowd->plan->window)
		post_window(crowd, from_now(seconds));
	else
		post_rate(crowd, from_now(seconds));
}

/* Listens until all has arrived, or no longer than the plan says. Returns when the last came. */
static uint64_t drain(struct crowd *crowd)
{
	uint64_t until_ns = from_now(crowd->plan->drain_s), delivered = crowd->tally.delivered;
	uint64_t last_ns = crowd_clock_ns();

	while (!crowd_is_done(crowd) && crowd_clock_ns() < until_ns) {
		crowd_turn(crowd, crowd_clock_ns() + 10 * NS_A_MS);
		if (crowd->tally.delivered != delivered)
			last_ns = crowd_clock_ns();
		delivered = crowd->tally.delivered;
	}
	return last_ns;
}

static void arrive(struct crowd *crowd, struct figures *figures)
{
	const struct plan *plan = crowd->plan;
	uint64_t start_ns = crowd_clock_ns(), cpu_ns = process_cpu_ns(plan->server);

	figures->rss_before_kb = process_rss_kb(plan->server);
	crowd_connect(crowd);
	figures->connect_s = since(start_ns);
	crowd_listen(crowd, from_now(plan->settle_s));
	cpu_ns = process_cpu_ns(plan->server) - cpu_ns;
	figures->connect_cpu_us = crowd->ready ? (double)cpu_ns / 1e3 / crowd->ready : 0;
	figures->rss_after_kb = process_rss_kb(plan->server);
}

static void stay_idle(struct crowd *crowd, struct figures *figures)
{
	uint64_t cpu_ns = process_cpu_ns(crowd->plan->server);
	crowd_listen(crowd, from_now(crowd->plan->idle_s));
	figures->idle_cpu_ms = (double)(process_cpu_ns(crowd->plan->server) - cpu_ns) / NS_A_MS;
}

static void measure(struct crowd *crowd, struct figures *figures)
{
	const struct plan *plan = crowd->plan;

	post(crowd, plan->warm_s);
	drain(crowd);
	crowd_count_anew(crowd);

	uint64_t start_ns = crowd->tally.start_ns;
	uint64_t cpu_ns = process_cpu_ns(plan->server), own_ns = process_own_cpu_ns();
	post(crowd, plan->seconds);
	figures->seconds = since(start_ns);
	figures->in_time = crowd->tally.delivered;
	figures->last_s = (double)(drain(crowd) - start_ns) / NS_A_S;
	figures->cpu_s = (double)(process_cpu_ns(plan->server) - cpu_ns) / NS_A_S;
	figures->own_s = (double)(process_own_cpu_ns() - own_ns) / NS_A_S;
}

static void print_quantiles(const char *name, const struct histogram *histogram)
{
	printf(",\"%s_us\":{\"p50\":%.0f,\"p99\":%.0f,\"max\":%.0f}", name,
		histogram_quantile_us(histogram, 0.5), histogram_quantile_us(histogram, 0.99),
		(double)histogram->max_ns / 1e3);
}

static double per(double sum, uint64_t count)
{
	return count ? sum / (double)count : 0;
}

static void print(const struct crowd *crowd, const struct figures *figures)
{
	const struct plan *plan = crowd->plan;
	const struct tally *tally = &crowd->tally;
	double rss = (double)figures->rss_after_kb - (double)figures->rss_before_kb;
	bool closed = plan->window > 0;
	uint64_t arrived = closed ? figures->in_time : tally->delivered;
	double within_s = closed ? figures->seconds : figures->last_s;

	printf("{\"dialect\":\"%s\",\"clients\":%u,\"channels\":%u,\"senders\":%u,\"text\":%u",
		plan->dialect->name, plan->clients, plan->channels, plan->senders,
		plan->text_bytes);
	printf(",\"rate\":%.0f,\"window\":%u,\"ready\":%u,\"gone\":%u", closed ? 0 : plan->rate,
		plan->window, crowd->ready, crowd->gone);
	printf(",\"connect_s\":%.3f,\"connect_cpu_us\":%.1f,\"rss_kb\":%llu", figures->connect_s,
		figures->connect_cpu_us, (unsigned long long)figures->rss_after_kb);
	printf(",\"rss_bytes_per_client\":%.0f,\"idle_cpu_ms\":%.2f", per(rss * 1024, crowd->ready),
		figures->idle_cpu_ms);
	printf(",\"returns\":%u,\"returned_s\":%.3f", crowd->returns,
		(double)crowd->returned_ns / NS_A_S);
	printf(",\"seconds\":%.3f,\"posted\":%llu,\"answered\":%llu,\"refused\":%llu",
		figures->seconds, (unsigned long long)tally->posted,
		(unsigned long long)tally->answered, (unsigned long long)tally->refused);
	printf(",\"expected\":%llu,\"delivered\":%llu,\"lost\":%lld,\"twice\":%llu,\"skipped\":%"
	       "llu",
		(unsigned long long)tally->expected, (unsigned long long)tally->delivered,
		(long long)(tally->expected - tally->delivered), (unsigned long long)tally->twice,
		(unsigned long long)tally->skipped);
	printf(",\"deliveries_per_s\":%.0f", within_s > 0 ? (double)arrived / within_s : 0);
	printf(",\"cpu_us_per_delivery\":%.4f,\"cpu_share\":%.3f,\"own_cpu_share\":%.3f",
		per(figures->cpu_s * 1e6, tally->delivered),
		figures->last_s > 0 ? figures->cpu_s / figures->last_s : 0,
		figures->last_s > 0 ? figures->own_s / figures->last_s : 0);
	printf(",\"frames_per_delivery\":%.3f,\"bytes_per_delivery\":%.0f",
		per((double)tally->frames, tally->delivered),
		per((double)tally->bytes, tally->delivered));
	print_quantiles("delivery", &tally->delivery);
	print_quantiles("answer", &tally->answer);
	printf(",\"trouble\":\"");
	for (const char *at = crowd->trouble; *at; at++)
		putchar(*at == '"' || *at == '\\' || *at < ' ' ? '\'' : *at);
	printf("\"}\n");
}

static void allow_descriptors(void)
{
	struct rlimit limit;
	if (getrlimit(RLIMIT_NOFILE, &limit) == 0) {
		limit.rlim_cur = limit.rlim_max;
		setrlimit(RLIMIT_NOFILE, &limit);
	}
}

int main(int argc, char **argv)
{
	struct plan plan;
	struct figures figures = {0};
	static struct crowd crowd;

	plan_read(&plan, argc, argv);
	signal(SIGPIPE, SIG_IGN);
	prctl(PR_SET_TIMERSLACK, 1UL); /* the default of 50 µs would show in the answers */
	allow_descriptors();
	crowd_init(&crowd, &plan);
	arrive(&crowd, &figures);
	if (plan.idle_s > 0)
		stay_idle(&crowd, &figures);
	if (plan.senders && plan.seconds > 0 && crowd.ready)
		measure(&crowd, &figures);
	print(&crowd, &figures);
	int status = crowd.ready == plan.clients && !crowd.trouble[0] ? 0 : 1;
	crowd_fini(&crowd);
	plan_fini(&plan);
	return status;
}
