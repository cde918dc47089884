#include "gateway/metrics.h"

#include "base/log.h"
#include "base/memory.h"
#include "gateway/live.h"
#include "gateway/tls/tls.h"
#include "proto/close.h"
#include "proto/refusal.h"

#include <dirent.h>
#include <stdarg.h>
#include <stdio.h>
#include <sys/resource.h>
#include <unistd.h>

static int find_close(int code)
{
	if (code == 0)
		return CLOSE_GONE;
	for (int i = 0; i < CLOSE_COUNT; i++)
		if ((int)close_rows[i].code == code)
			return i;
	return CLOSE_OTHER;
}

static const char *close_reason(int i)
{
	return i == CLOSE_GONE ? "gone" : i == CLOSE_OTHER ? "other" : close_rows[i].name;
}

const char *figures_note_close(struct figures *figures, int code)
{
	int i = find_close(code);
	figures->closes[i]++;
	return close_reason(i);
}

static void add(struct buffer *out, const char *format, ...) __attribute__((format(printf, 2, 3)));

static void add(struct buffer *out, const char *format, ...)
{
	char line[256];
	va_list arguments;
	va_start(arguments, format);
	vsnprintf(line, sizeof(line), format, arguments);
	va_end(arguments);
	buffer_add_string(out, line);
}

static void describe(struct buffer *out, const char *name, const char *type, const char *help)
{
	add(out, "# HELP %s %s\n# TYPE %s %s\n", name, help, name, type);
}

static void gauge(struct buffer *out, const char *name, const char *help, uint64_t value)
{
	describe(out, name, "gauge", help);
	add(out, "%s %llu\n", name, (unsigned long long)value);
}

static void total(struct buffer *out, const char *name, const char *help, uint64_t value)
{
	describe(out, name, "counter", help);
	add(out, "%s %llu\n", name, (unsigned long long)value);
}

static const char *outcome(int error)
{
	return error == ERROR_NONE ? "ok" : error_name((enum error_kind)error);
}

static void write_commands(const struct figures *figures, struct buffer *out)
{
	describe(out, "runde_commands_total", "counter", "Commands, by how they were answered.");
	for (int kind = 0; kind < COMMAND_COUNT; kind++)
		for (int error = 0; error < ERROR_COUNT; error++)
			if (figures->answers[kind][error])
				add(out,
					"runde_commands_total{command=\"%s\",outcome=\"%s\"} "
					"%llu\n",
					command_info((enum command_kind)kind)->name, outcome(error),
					(unsigned long long)figures->answers[kind][error]);
	total(out, "runde_wrong_frames_total", "Frames that were no command.", figures->wrong);
	describe(out, "runde_sign_ins_total", "counter",
		"Tries to sign in, those of guests too, by outcome.");
	for (int error = 0; error < ERROR_COUNT; error++)
		if (figures->sign_ins[error] || error == ERROR_NONE)
			add(out, "runde_sign_ins_total{outcome=\"%s\"} %llu\n", outcome(error),
				(unsigned long long)figures->sign_ins[error]);
}

static void write_edge(struct gateway *gateway, struct buffer *out)
{
	const struct figures *figures = &gateway->figures;
	gauge(out, "runde_connections", "Open connections of any kind.",
		listener_count(gateway->listener));
	gauge(out, "runde_websockets", "Open WebSockets.", HASH_COUNT(gateway->connections));
	gauge(out, "runde_sessions", "Sessions whose rates are counted.",
		sessions_count(&gateway->sessions));
	total(out, "runde_arrivals_total", "Connections accepted.", figures->arrivals);
	total(out, "runde_turned_away_total", "Connections closed at once.", figures->turned_away);
	describe(out, "runde_http_responses_total", "counter", "Answers by HTTP, by status.");
	for (int i = 2; i < 6; i++)
		add(out, "runde_http_responses_total{status=\"%dxx\"} %llu\n", i,
			(unsigned long long)figures->responses[i]);
	write_commands(figures, out);
	total(out, "runde_deliveries_total", "A room's frames, once for each who hears it.",
		figures->deliveries);
	total(out, "runde_sent_frames_total", "Frames written.", figures->sent_frames);
	total(out, "runde_sent_bytes_total", "Their bytes.", figures->sent_bytes);
	total(out, "runde_received_bytes_total", "Bytes of frames read.", figures->received_bytes);
	describe(out, "runde_closes_total", "counter", "WebSockets that have ended, by reason.");
	for (int i = 0; i < CLOSE_REASONS; i++)
		add(out, "runde_closes_total{reason=\"%s\"} %llu\n", close_reason(i),
			(unsigned long long)figures->closes[i]);
}

static void write_tls(const struct gateway *gateway, struct buffer *out)
{
	if (!gateway->tls)
		return;
	const struct tls_figures *figures = tls_figures(gateway->tls);
	describe(out, "runde_tls_handshakes_total", "counter", "TLS handshakes, by outcome.");
	add(out, "runde_tls_handshakes_total{outcome=\"ok\"} %llu\n",
		(unsigned long long)counter_read(&figures->handshakes));
	add(out, "runde_tls_handshakes_total{outcome=\"failed\"} %llu\n",
		(unsigned long long)counter_read(&figures->failures));
	gauge(out, "runde_tls_certificate_end_seconds", "When the certificate ends, since 1970.",
		counter_read(&figures->certificate_end_s));
	gauge(out, "runde_tls_reload_failures",
		"Times it could not be read again since it last could.",
		counter_read(&figures->reload_failures));
}

static void write_commits(const struct journal_figures *figures, struct buffer *out)
{
	uint64_t so_far = 0;
	describe(out, "runde_commit_seconds", "histogram", "How long a commit takes.");
	for (int i = 0; i < COMMIT_STEPS; i++) {
		so_far += counter_read(&figures->commits_in[i]);
		add(out, "runde_commit_seconds_bucket{le=\"%g\"} %llu\n", commit_steps_us[i] / 1e6,
			(unsigned long long)so_far);
	}
	/* The count is read last: it is never less than its parts. */
	double sum_s = (double)counter_read(&figures->commit_us) / 1e6;
	unsigned long long count = counter_read(&figures->commits);
	add(out, "runde_commit_seconds_bucket{le=\"+Inf\"} %llu\n", count);
	add(out, "runde_commit_seconds_sum %.6f\n", sum_s);
	add(out, "runde_commit_seconds_count %llu\n", count);
	total(out, "runde_commit_failures_total", "Batches that could not be stored.",
		counter_read(&figures->commit_failures));
}

static void write_journal(struct journal *journal, struct buffer *out)
{
	const struct journal_figures *figures = journal_figures(journal);
	gauge(out, "runde_calls_waiting", "Calls that wait for the journal.",
		journal_waiting(journal));
	total(out, "runde_calls_total", "Calls done.", counter_read(&figures->calls));
	total(out, "runde_batches_total", "Batches in which they were done.",
		counter_read(&figures->batches));
	gauge(out, "runde_rooms", "Rooms.", counter_read(&figures->rooms));
	gauge(out, "runde_rooms_warm", "Rooms whose state is in memory.",
		counter_read(&figures->rooms_warm));
	gauge(out, "runde_people_here", "People with a connection.",
		counter_read(&figures->people_here));
	write_commits(figures, out);
}

static uint64_t resident_bytes(void)
{
	unsigned long long pages = 0;
	FILE *file = fopen("/proc/self/statm", "re");
	if (file && fscanf(file, "%*u %llu", &pages) != 1)
		pages = 0;
	if (file)
		fclose(file);
	return pages * (unsigned long long)sysconf(_SC_PAGESIZE);
}

static uint64_t open_descriptors(void)
{
	uint64_t count = 0;
	DIR *folder = opendir("/proc/self/fd");
	while (folder && readdir(folder))
		count++;
	if (folder)
		closedir(folder);
	return count > 3 ? count - 3 : 0; /* itself, . and .. */
}

static double seconds_of(const struct timeval *time)
{
	return (double)time->tv_sec + (double)time->tv_usec / 1e6;
}

static void write_process(struct buffer *out)
{
	struct rusage usage = {0};
	struct rlimit limit = {0};
	getrusage(RUSAGE_SELF, &usage);
	getrlimit(RLIMIT_NOFILE, &limit);
	describe(out, "process_cpu_seconds_total", "counter", "Processor time.");
	add(out, "process_cpu_seconds_total %.6f\n",
		seconds_of(&usage.ru_utime) + seconds_of(&usage.ru_stime));
	gauge(out, "process_resident_memory_bytes", "Memory in use.", resident_bytes());
	gauge(out, "process_open_fds", "Open descriptors.", open_descriptors());
	gauge(out, "process_max_fds", "Descriptors it may open.", limit.rlim_cur);
	describe(out, "runde_log_lines_total", "counter", "Happenings for the log, by level.");
	for (int level = LOG_ERROR; level < LOG_INFO; level++)
		add(out, "runde_log_lines_total{level=\"%s\"} %llu\n",
			log_level_name((enum log_level)level), log_count((enum log_level)level));
}

void metrics_write(struct gateway *gateway, struct buffer *out)
{
	describe(out, "runde_build_info", "gauge", "The version, as a label.");
	add(out, "runde_build_info{version=\"%s\"} 1\n", RUNDE_VERSION);
	write_edge(gateway, out);
	write_tls(gateway, out);
	write_journal(gateway->options.journal, out);
	write_process(out);
}
