#include "gateway/gateway.h"

#include "base/limits.h"
#include "base/log.h"
#include "base/memory.h"
#include "gateway/admin.h"
#include "gateway/connection.h"
#include "gateway/edge.h"
#include "gateway/http/visit.h"
#include "gateway/tls/tls.h"

#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

enum {
	TICK_MS = 1000,
	DRAIN_TICK_MS = 50,
	READ_BYTES = 4096,
	HEAD_BYTES = 1024 /* of the requests that we write to libwebsockets ourselves */
};

static void log_library(int level, const char *line)
{
	(void)level;
	log_debug("libwebsockets: %.*s", (int)strcspn(line, "\n"), line);
}

bool gateway_settle(struct gateway *gateway, struct place *place, const struct ip *client)
{
	return arrivals_take(&gateway->arrivals, client, gateway_now_ms(gateway)) &&
	       places_settle(&gateway->places, place, client);
}

/* -1: it was turned away, and is closed. */
static int let_in(struct gateway *gateway, int fd, struct place *place)
{
	const struct ip *peer = place_peer(place);
	/* For whom a proxy asks is known once it has asked. */
	if (networks_have(&gateway->options.trusted_proxies, peer) ||
		gateway_settle(gateway, place, peer))
		return gateway->tls ? tls_accept_take(gateway->tls, fd) : fd;
	close(fd);
	return -1;
}

static void on_arrived(void *cookie, int fd, const struct ip *peer)
{
	struct gateway *gateway = cookie;
	struct place *place = place_new(peer, gateway->listener);
	fd = let_in(gateway, fd, place);
	gateway->figures.arrivals++;
	if (fd >= 0) {
		visit_begin(gateway, fd, place);
	} else {
		gateway->figures.turned_away++;
		gateway_give_back(gateway, place);
	}
}

/* Whoever asks for the metrics. */
static void on_watcher(void *cookie, int fd, const struct ip *peer)
{
	struct gateway *gateway = cookie;
	visit_begin(gateway, fd, place_new(peer, gateway->watch_door));
}

/* On the journal's threads. */
static void on_filled(void *cookie)
{
	struct gateway *gateway = cookie;
	uv_async_send(&gateway->wake);
}

static void on_wake(uv_async_t *wake)
{
	struct gateway *gateway = wake->data;
	struct dispatch *list = journal_take(gateway->options.journal);
	while (list) {
		struct dispatch *dispatch = list;
		list = dispatch->next;
		fanout_obey(gateway, dispatch);
		dispatch_free(dispatch);
	}
}

static bool is_drained(const struct gateway *gateway)
{
	return (!gateway->connections && !gateway->visits) ||
	       gateway_now_ms(gateway) >= gateway->drain_until_ms;
}

static void on_tick(uv_timer_t *tick)
{
	struct gateway *gateway = tick->data;
	if (gateway->drain_until_ms && is_drained(gateway)) {
		uv_stop(&gateway->loop);
		return;
	}
	gathering_retry(gateway);
	sessions_tick(&gateway->sessions, gateway_now_ms(gateway));
	arrivals_tick(&gateway->arrivals, gateway_now_ms(gateway));
	arrivals_tick(&gateway->joins, gateway_now_ms(gateway));
	connection_tick(gateway);
	listener_retry(gateway->listener);
	if (gateway->watch_door)
		listener_retry(gateway->watch_door);
}

static void on_hangup(uv_signal_t *handle, int number)
{
	struct gateway *gateway = handle->data;
	(void)number;
	if (gateway->tls)
		tls_reload(gateway->tls);
}

static void on_signal(uv_signal_t *handle, int number)
{
	struct gateway *gateway = handle->data;
	(void)number;
	if (gateway->drain_until_ms) {
		uv_stop(&gateway->loop);
		return;
	}
	log_notice("stopping");
	gateway->drain_until_ms = gateway_now_ms(gateway) + LIMIT_DRAIN_MS;
	listener_close(gateway->listener);
	if (gateway->watch_door)
		listener_close(gateway->watch_door);
	visit_close_idle(gateway);
	connection_leave_all(gateway);
	uv_timer_start(&gateway->tick, on_tick, 0, DRAIN_TICK_MS);
}

/* A connection needs a descriptor, with TLS a pair of sockets besides; where there are too few,
 * fewer connections are taken, so that the store never goes without. */
static void fit_descriptors(struct gateway *gateway)
{
	unsigned *wanted = &gateway->options.connections_max;
	unsigned each = gateway->options.tls_certificate ? LIMIT_TLS_DESCRIPTORS : 1;
	struct rlimit limit;
	if (getrlimit(RLIMIT_NOFILE, &limit) != 0)
		return;
	rlim_t need = *wanted * (rlim_t)each + LIMIT_OWN_DESCRIPTORS;
	if (limit.rlim_cur < need) {
		limit.rlim_cur = limit.rlim_max < need ? limit.rlim_max : need;
		setrlimit(RLIMIT_NOFILE, &limit);
		getrlimit(RLIMIT_NOFILE, &limit);
	}
	if (limit.rlim_cur >= need)
		return;
	*wanted = limit.rlim_cur < LIMIT_OWN_DESCRIPTORS + each
			  ? 1
			  : ((unsigned)limit.rlim_cur - LIMIT_OWN_DESCRIPTORS) / each;
	log_notice("the limit of open files (%llu) allows %u connections only: raise it, as by "
		   "LimitNOFILE in the unit",
		(unsigned long long)limit.rlim_cur, *wanted);
}

static int open_context(struct gateway *gateway, struct fault *fault)
{
	/* Pings are ours: its own would put everybody into its one sorted list of timers. */
	static const lws_retry_bo_t no_pings = {0};
	void *loops[] = {&gateway->loop};
	struct lws_context_creation_info info = {
		.port = CONTEXT_PORT_NO_LISTEN_SERVER,
		.options = LWS_SERVER_OPTION_LIBUV | LWS_SERVER_OPTION_EXPLICIT_VHOSTS |
			   LWS_SERVER_OPTION_VALIDATE_UTF8,
		.foreign_loops = loops,
		.pt_serv_buf_size = READ_BYTES,
		.max_http_header_data2 = HEAD_BYTES,
		.timeout_secs = 5,
		.retry_and_idle_policy = &no_pings,
		.gid = -1,
		.uid = -1,
		.user = gateway,
		.pcontext = &gateway->context,
	};
	lws_set_log_level(LLL_ERR | LLL_WARN, log_library);
	gateway->context = lws_create_context(&info);
	if (!gateway->context)
		return fault_set(fault, "libwebsockets cannot be started; is its part for libuv "
					"installed (Debian: libwebsockets-evlib-uv)?");
	info.protocols = connection_protocols();
	info.vhost_name = "runde";
	gateway->vhost = lws_create_vhost(gateway->context, &info);
	return gateway->vhost ? 0 : fault_set(fault, "libwebsockets cannot be started");
}

static int open_listener(struct gateway *gateway, struct fault *fault)
{
	const struct gateway_options *options = &gateway->options;
	struct listener_options wanted = {
		.address = options->address,
		.port = options->port,
		.inherited = options->inherited,
		.connections_max = options->connections_max,
		.arrived = on_arrived,
		.cookie = gateway,
	};
	return listener_open(&gateway->loop, &wanted, &gateway->listener, fault);
}

static int open_watch_door(struct gateway *gateway, struct fault *fault)
{
	const struct gateway_options *options = &gateway->options;
	struct listener_options wanted = {
		.address = options->metrics_address,
		.port = options->metrics_port,
		.connections_max = LIMIT_WATCHERS,
		.arrived = on_watcher,
		.cookie = gateway,
	};
	if (!wanted.address)
		return 0;
	return listener_open(&gateway->loop, &wanted, &gateway->watch_door, fault);
}

static int open_tls(struct gateway *gateway, struct fault *fault)
{
	const struct gateway_options *options = &gateway->options;
	struct tls_options wanted = {
		.paths = {options->tls_certificate, options->tls_key},
		.connections_max = options->connections_max,
	};
	if (!options->tls_certificate)
		return 0;
	return tls_open(&wanted, &gateway->tls, fault);
}

static void open_loop(struct gateway *gateway)
{
	static const int numbers[] = {SIGTERM, SIGINT, SIGHUP};
	uv_loop_init(&gateway->loop);
	gateway->loop.data = gateway;
	uv_async_init(&gateway->loop, &gateway->wake, on_wake);
	gateway->wake.data = gateway;
	gathering_open(gateway);
	uv_timer_init(&gateway->loop, &gateway->tick);
	gateway->tick.data = gateway;
	for (int i = 0; i < SIGNALS; i++) {
		uv_signal_init(&gateway->loop, &gateway->signals[i]);
		gateway->signals[i].data = gateway;
		uv_signal_start(&gateway->signals[i], numbers[i] == SIGHUP ? on_hangup : on_signal,
			numbers[i]);
	}
}

int gateway_open(const struct gateway_options *options, struct gateway **ret_gateway,
	struct fault *ret_fault)
{
	struct gateway *gateway = memory_new(1, sizeof(*gateway));
	gateway->options = *options;
	gateway->options.journal = NULL; /* not started */
	gateway->places.per_address_max = options->connections_per_address_max;
	arrivals_init(&gateway->arrivals, options->connections_max,
		options->rates_off ? 0 : options->connections_per_minute);
	arrivals_init(&gateway->joins, 0, options->rates_off ? 0 : LIMIT_JOINS_PER_MINUTE);
	signal(SIGPIPE, SIG_IGN);
	fit_descriptors(gateway);
	open_loop(gateway);
	if (client_files_open(options->client_folder, &gateway->files, ret_fault) != 0 ||
		open_tls(gateway, ret_fault) != 0 || open_listener(gateway, ret_fault) != 0 ||
		open_watch_door(gateway, ret_fault) != 0 || open_context(gateway, ret_fault) != 0)
		goto free;
	if (options->admin_path &&
		admin_open(gateway, options->admin_path, &gateway->admin, ret_fault) != 0)
		goto free;
	gateway->origins = origins_new(
		options->origins, gateway->tls ? "https" : "http", gateway_port(gateway));
	if (journal_start(options->journal, on_filled, gateway, ret_fault) != 0)
		goto free;
	gateway->options.journal = options->journal;
	if (gateway->watch_door)
		log_notice("figures are served at /metrics, port %d",
			listener_port(gateway->watch_door));
	uv_timer_start(&gateway->tick, on_tick, TICK_MS, TICK_MS);
	*ret_gateway = gateway;
	return 0;
free:
	gateway_free(gateway);
	return -1;
}

int gateway_port(const struct gateway *gateway)
{
	return listener_port(gateway->listener);
}

void gateway_run(struct gateway *gateway)
{
	uv_run(&gateway->loop, UV_RUN_DEFAULT);
}

static void close_loop(struct gateway *gateway)
{
	uv_close((uv_handle_t *)&gateway->wake, NULL);
	uv_close((uv_handle_t *)&gateway->tick, NULL);
	gathering_close(gateway);
	for (int i = 0; i < SIGNALS; i++)
		uv_close((uv_handle_t *)&gateway->signals[i], NULL);
	uv_run(&gateway->loop, UV_RUN_DEFAULT);
	/* On a loop that is not its own it takes a second call once all its handles are closed;
	 * where it needed only one it has set the pointer to NULL. */
	if (gateway->context)
		lws_context_destroy(gateway->context);
	uv_run(&gateway->loop, UV_RUN_DEFAULT);
	if (uv_loop_close(&gateway->loop) != 0)
		BUG("the loop still has handles");
}

void gateway_free(struct gateway *gateway)
{
	if (!gateway)
		return;
	/* Its threads ring `wake`, so they go first. */
	if (gateway->options.journal)
		journal_stop(TAKE(gateway->options.journal));
	if (gateway->listener)
		listener_close(gateway->listener);
	if (gateway->watch_door)
		listener_close(gateway->watch_door);
	visit_close_all(gateway);
	exports_close(gateway);
	if (gateway->admin)
		admin_close(gateway->admin);
	if (gateway->context)
		lws_context_destroy(gateway->context);
	close_loop(gateway);
	tls_free(gateway->tls); /* all it has carried has come to its end, now */
	gathering_fini(gateway);
	sessions_fini(&gateway->sessions);
	arrivals_fini(&gateway->arrivals);
	arrivals_fini(&gateway->joins);
	frame_unref(gateway->house);
	frame_unref(gateway->signer);
	admin_free(gateway->admin);
	listener_free(gateway->listener);
	listener_free(gateway->watch_door);
	client_files_free(gateway->files);
	origins_free(gateway->origins);
	free(gateway);
}
