#include "cli/service.h"

#include "base/log.h"

#include <errno.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

enum { FIRST_SOCKET = 3 };

static long number_in(const char *name)
{
	const char *text = getenv(name);
	return text ? strtol(text, NULL, 10) : 0;
}

int service_socket(struct fault *ret_fault)
{
	bool ours = number_in("LISTEN_PID") == getpid();
	long count = ours ? number_in("LISTEN_FDS") : 0;
	unsetenv("LISTEN_PID");
	unsetenv("LISTEN_FDS");
	unsetenv("LISTEN_FDNAMES");
	if (count > 1)
		return fault_set(ret_fault,
			"the service manager has handed over %ld sockets; the server takes one",
			count);
	return count == 1 ? FIRST_SOCKET : 0;
}

void service_ready(void)
{
	static const char ready[] = "READY=1";
	struct sockaddr_un address = {.sun_family = AF_UNIX};
	const char *path = getenv("NOTIFY_SOCKET");
	size_t size = path ? strlen(path) : 0;
	if (size == 0 || size >= sizeof(address.sun_path))
		return;
	memcpy(address.sun_path, path, size);
	if (*path == '@') /* a name that is no file's begins with a NUL */
		address.sun_path[0] = '\0';
	int fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
	socklen_t whole = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + size);
	if (fd < 0 || sendto(fd, ready, sizeof(ready) - 1, MSG_NOSIGNAL,
			      (struct sockaddr *)&address, whole) < 0)
		log_warning("the service manager cannot be told: %s", strerror(errno));
	if (fd >= 0)
		close(fd);
}
