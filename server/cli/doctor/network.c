/* The server that runs, and how it is reached. */
#include "cli/doctor/doctor.h"

#include "base/limits.h"
#include "cli/operator.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netdb.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

enum { HEALTH_S = 5 };

/* Who listens at the admin socket; 0: nobody. */
static pid_t find_server(const char *folder)
{
	struct sockaddr_un address = {.sun_family = AF_UNIX};
	struct ucred peer = {.pid = 0};
	socklen_t size = sizeof(peer);
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (fd < 0)
		return 0;
	if (!operator_path(folder, address.sun_path) ||
		connect(fd, (struct sockaddr *)&address, sizeof(address)) != 0 ||
		getsockopt(fd, SOL_SOCKET, SO_PEERCRED, &peer, &size) != 0)
		peer.pid = 0;
	close(fd);
	return peer.pid;
}

/* Whether somebody holds the folder's lock. Looked up, not tried: a server that starts at this
 * moment must find it free. */
static bool is_locked(const char *folder)
{
	char path[4096], line[256], mark[64];
	struct stat status;
	bool found = false;
	snprintf(path, sizeof(path), "%s/lock", folder);
	if (stat(path, &status) != 0)
		return false;
	snprintf(mark, sizeof(mark), " %02x:%02x:%llu ", major(status.st_dev), minor(status.st_dev),
		(unsigned long long)status.st_ino);
	FILE *file = fopen("/proc/locks", "re");
	while (file && !found && fgets(line, sizeof(line), file))
		found = strstr(line, "FLOCK") && strstr(line, mark);
	if (file)
		fclose(file);
	return found;
}

static int open_socket(const struct config *config, bool listens)
{
	struct addrinfo hints = {
		.ai_socktype = SOCK_STREAM, .ai_flags = AI_NUMERICHOST | AI_NUMERICSERV};
	struct addrinfo *found;
	struct timeval patience = {.tv_sec = HEALTH_S};
	char service[12];
	int one = 1;
	snprintf(service, sizeof(service), "%d", config->port);
	if (getaddrinfo(config->address, service, &hints, &found) != 0)
		return -1;
	int fd = socket(found->ai_family, SOCK_STREAM | SOCK_CLOEXEC, 0);
	setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &one, sizeof(one));
	setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience));
	setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof(patience));
	int result = listens ? bind(fd, found->ai_addr, found->ai_addrlen)
			     : connect(fd, found->ai_addr, found->ai_addrlen);
	int error = errno;
	freeaddrinfo(found);
	if (result == 0)
		return fd;
	close(fd);
	errno = error;
	return -1;
}

static bool is_healthy(const struct config *config)
{
	static const char request[] = "GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n";
	/* Where TLS is spoken, plain HTTP is told so. */
	const char *expected = *config->tls_certificate ? "HTTP/1.1 400 " : "HTTP/1.1 200 ";
	char answer[sizeof("HTTP/1.1 200 ")] = "";
	int fd = open_socket(config, false);
	if (fd < 0)
		return false;
	bool healthy = send(fd, request, sizeof(request) - 1, MSG_NOSIGNAL) > 0 &&
		       recv(fd, answer, sizeof(answer) - 1, MSG_WAITALL) > 0 &&
		       strcmp(answer, expected) == 0;
	close(fd);
	return healthy;
}

void check_server(struct patient *patient, struct finding *finding)
{
	const struct config *config = patient->config;
	patient->server = find_server(config->data);
	if (patient->server && config->port && !is_healthy(config))
		finding_say(finding, GRADE_WRONG,
			"one runs (process %d) and does not answer at %s. Is that where it "
			"listens?",
			(int)patient->server, config->listen);
	else if (patient->server)
		finding_say(finding, GRADE_OK, "one runs (process %d)%s", (int)patient->server,
			config->port ? " and answers" : "");
	else if (is_locked(config->data))
		finding_say(finding, GRADE_WARNING,
			"a process uses the data folder that does not answer at its admin.sock.");
	else
		finding_say(finding, GRADE_OK, "none runs");
}

static bool has_tls(const struct config *config)
{
	return config->secure || *config->tls_certificate;
}

static bool is_loopback(const char *address)
{
	return strncmp(address, "127.", 4) == 0 || strcmp(address, "::1") == 0;
}

void check_listen(struct patient *patient, struct finding *finding)
{
	const struct config *config = patient->config;
	int fd = patient->server || !config->port ? -1 : open_socket(config, true);
	int error = errno;
	bool failed = fd < 0 && !patient->server && config->port;
	if (fd >= 0)
		close(fd);
	if (failed && error == EADDRINUSE)
		finding_say(finding, GRADE_WRONG,
			"another program listens at %s. End it, or choose another port in the "
			"setting `listen`.",
			config->listen);
	else if (failed)
		finding_say(finding, GRADE_WRONG, "the server cannot listen at %s: %s.",
			config->listen, strerror(error));
	else if (!is_loopback(config->address) && !has_tls(config))
		finding_say(finding, GRADE_WARNING,
			"%s is reachable from other machines, and without TLS. Set "
			"`tls_certificate` and `tls_key`, or listen at 127.0.0.1 behind a TLS "
			"proxy.",
			config->listen);
	else
		finding_say(finding, GRADE_OK, "%s%s", config->listen,
			patient->server ? "" : " is free");
}

void check_origins(struct patient *patient, struct finding *finding)
{
	const struct config *config = patient->config;
	bool has_plain = strstr(config->origins, "http://") != NULL;
	bool has_https = strstr(config->origins, "https://") != NULL;
	if (!*config->origins)
		finding_say(finding, GRADE_WARNING,
			"none is set: only browsers on this machine can use it. Set `origins` to "
			"the "
			"address people type, as https://runde.example.org.");
	else if (has_tls(config) && has_plain)
		finding_say(finding, GRADE_WRONG,
			"people come by https://, but %.200s names http://. Browsers would not "
			"send the session back there.",
			config->origins);
	else if (!has_tls(config) && has_https)
		finding_say(finding, GRADE_WRONG,
			"people come by https://, but `secure` is no. Set it to yes, so that "
			"sessions "
			"never travel without TLS.");
	else if (has_https && config->secure && !config->trusted_proxies.count)
		finding_say(finding, GRADE_WARNING,
			"%.200s, but `trusted_proxies` is empty: all people count as one address.",
			config->origins);
	else
		finding_say(finding, GRADE_OK, "%.300s", config->origins);
}

/* The hard limit of a server's open files, or of our own. */
static rlim_t descriptors_of(pid_t server)
{
	struct rlimit limit = {0};
	if (server)
		(void)!prlimit(server, RLIMIT_NOFILE, NULL, &limit);
	if (!limit.rlim_max)
		getrlimit(RLIMIT_NOFILE, &limit);
	return limit.rlim_max;
}

void check_descriptors(struct patient *patient, struct finding *finding)
{
	rlim_t limit = descriptors_of(patient->server);
	rlim_t each = patient->config->tls_certificate[0] ? LIMIT_TLS_DESCRIPTORS : 1;
	rlim_t wanted = patient->config->connections * each + LIMIT_OWN_DESCRIPTORS;
	if (limit < wanted)
		finding_say(finding, GRADE_WARNING,
			"the limit of open files (%llu) allows fewer than the %u of the setting. "
			"Set "
			"LimitNOFILE=%llu in the unit.",
			(unsigned long long)limit, patient->config->connections,
			(unsigned long long)wanted);
	else
		finding_say(finding, GRADE_OK, "up to %u", patient->config->connections);
}
