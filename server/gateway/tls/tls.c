#include "gateway/tls/tls.h"

#include "base/limits.h"
#include "base/log.h"
#include "base/memory.h"
#include "gateway/tls/tunnel.h"

#include <pthread.h>
#include <stdatomic.h>
#include <sys/socket.h>
#include <unistd.h>
#include <utlist.h>

enum {
	PAIR_BUFFER_BYTES = 64 * 1024,
	STOP_MS = 500 /* those who were to be waited for have been waited for */
};

struct tls {
	struct tls_options options;
	struct tls_figures figures;
	SSL_CTX *context; /* owned; from the start on the thread's */
	pthread_t thread;
	uv_loop_t loop;
	uv_async_t wake;
	uv_timer_t end;
	struct tunnel_owner owner;
	struct tunnel *tunnels; /* list; each frees itself */
	atomic_uint count;      /* of the tunnels, arriving ones included */
	pthread_mutex_t lock;
	struct tunnel *arriving; /* list; from here on by the lock */
	bool is_reloading, is_stopping;
};

static void on_opened(void *cookie)
{
	struct tls *tls = cookie;
	counter_add(&tls->figures.handshakes, 1);
}

static void on_ended(void *cookie, struct tunnel *tunnel)
{
	struct tls *tls = cookie;
	if (!tunnel->is_open)
		counter_add(&tls->figures.failures, 1);
	DL_DELETE(tls->tunnels, tunnel);
	atomic_fetch_sub(&tls->count, 1);
	if (!tls->tunnels && uv_is_active((uv_handle_t *)&tls->end))
		uv_stop(&tls->loop);
}

static void note_certificate(struct tls *tls)
{
	char day[11];
	certificate_last_day(tls->context, day);
	counter_set(&tls->figures.certificate_end_s, (uint64_t)certificate_end_s(tls->context));
	counter_set(&tls->figures.reload_failures, 0);
	log_notice("TLS with a certificate that is good until %s", day);
}

static void reload(struct tls *tls)
{
	struct fault fault;
	SSL_CTX *context;
	if (certificate_load(&tls->options.paths, &context, &fault) != 0) {
		counter_add(&tls->figures.reload_failures, 1);
		log_error("the TLS certificate stays the one from before: %s", fault.text);
		return;
	}
	SSL_CTX_free(tls->context); /* those who have it keep it */
	tls->context = context;
	note_certificate(tls);
}

static void on_end(uv_timer_t *end)
{
	uv_stop(end->loop);
}

static void begin_all(struct tls *tls, struct tunnel *arriving)
{
	struct tunnel *tunnel, *next;
	DL_FOREACH_SAFE(arriving, tunnel, next)
	{
		DL_DELETE(arriving, tunnel);
		DL_APPEND(tls->tunnels, tunnel);
		tunnel_begin(tunnel, &tls->loop, tls->context, &tls->owner);
	}
}

static void on_wake(uv_async_t *wake)
{
	struct tls *tls = wake->data;
	pthread_mutex_lock(&tls->lock);
	struct tunnel *arriving = TAKE(tls->arriving);
	bool is_reloading = tls->is_reloading, is_stopping = tls->is_stopping;
	tls->is_reloading = false;
	pthread_mutex_unlock(&tls->lock);

	if (is_reloading)
		reload(tls);
	begin_all(tls, arriving);
	if (is_stopping)
		uv_timer_start(&tls->end, on_end, tls->tunnels ? STOP_MS : 0, 0);
}

static void close_loop(struct tls *tls)
{
	uv_close((uv_handle_t *)&tls->wake, NULL);
	uv_close((uv_handle_t *)&tls->end, NULL);
	uv_run(&tls->loop, UV_RUN_DEFAULT);
	if (uv_loop_close(&tls->loop) != 0)
		BUG("the loop of TLS still has handles");
}

static void *run(void *cookie)
{
	struct tls *tls = cookie;
	uv_run(&tls->loop, UV_RUN_DEFAULT);
	while (tls->tunnels)
		tunnel_end(tls->tunnels);
	close_loop(tls);
	return NULL;
}

static void open_loop(struct tls *tls)
{
	uv_loop_init(&tls->loop);
	uv_async_init(&tls->loop, &tls->wake, on_wake);
	uv_timer_init(&tls->loop, &tls->end);
	tls->wake.data = tls;
	tls->owner = (struct tunnel_owner){on_opened, on_ended, tls};
}

static void release(struct tls *tls)
{
	pthread_mutex_destroy(&tls->lock);
	SSL_CTX_free(tls->context);
	free(tls);
}

int tls_open(const struct tls_options *options, struct tls **ret_tls, struct fault *ret_fault)
{
	SSL_CTX *context;
	if (certificate_load(&options->paths, &context, ret_fault) != 0)
		return -1;
	struct tls *tls = memory_new(1, sizeof(*tls));
	tls->options = *options;
	tls->context = context;
	pthread_mutex_init(&tls->lock, NULL);
	open_loop(tls);
	note_certificate(tls);
	if (pthread_create(&tls->thread, NULL, run, tls) != 0) {
		close_loop(tls);
		release(tls);
		return fault_set(ret_fault, "the thread of TLS cannot be started");
	}
	*ret_tls = tls;
	return 0;
}

static void lock_and_wake(struct tls *tls, bool *flag, struct tunnel *arriving)
{
	pthread_mutex_lock(&tls->lock);
	if (flag)
		*flag = true;
	if (arriving)
		DL_APPEND(tls->arriving, arriving);
	pthread_mutex_unlock(&tls->lock);
	uv_async_send(&tls->wake);
}

/* Two ends that take little: what a slow client does not take is to wait with us, as without TLS.
 */
static int open_pair(int ret_ends[2])
{
	int size = PAIR_BUFFER_BYTES;
	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0, ret_ends) != 0)
		return -1;
	for (int i = 0; i < 2; i++)
		setsockopt(ret_ends[i], SOL_SOCKET, SO_SNDBUF, &size, sizeof(size));
	return 0;
}

int tls_accept_take(struct tls *tls, int fd)
{
	int ends[2];
	/* Those that have been closed but still read their answers count, too. */
	if (atomic_load(&tls->count) >= tls->options.connections_max || open_pair(ends) != 0) {
		close(fd);
		return -1;
	}
	atomic_fetch_add(&tls->count, 1);
	lock_and_wake(tls, NULL, tunnel_new(fd, ends[1]));
	return ends[0];
}

void tls_reload(struct tls *tls)
{
	lock_and_wake(tls, &tls->is_reloading, NULL);
}

const struct tls_figures *tls_figures(const struct tls *tls)
{
	return &tls->figures;
}

void tls_free(struct tls *tls)
{
	if (!tls)
		return;
	lock_and_wake(tls, &tls->is_stopping, NULL);
	pthread_join(tls->thread, NULL);
	release(tls);
}
