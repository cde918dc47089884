#include "complaint.h"

#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static uint64_t seed;
static const int64_t *moment;

/* A BUG() of the server is a find too. */
static void die(int signal_number)
{
	char line[64];
	int size = snprintf(line, sizeof(line), "seed %llu: aborted\n", (unsigned long long)seed);
	(void)!write(STDERR_FILENO, line, (size_t)size);
	signal(signal_number, SIG_DFL);
	raise(signal_number);
}

void complaint_about(uint64_t now_seed, const int64_t *moment_ms)
{
	seed = now_seed;
	moment = moment_ms;
	signal(SIGABRT, die);
	signal(SIGSEGV, die);
}

void complain(const char *format, ...)
{
	va_list arguments;
	fflush(stdout);
	fprintf(stderr, "FAILED seed %llu, after %lld ms: ", (unsigned long long)seed,
		(long long)*moment);
	va_start(arguments, format);
	vfprintf(stderr, format, arguments);
	va_end(arguments);
	fputc('\n', stderr);
	exit(1);
}
