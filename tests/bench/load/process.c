#include "process.h"

#include <dirent.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

/* The first number of a thread's schedstat is its time on a processor. */
static uint64_t thread_cpu_ns(pid_t pid, const char *thread)
{
	char path[300];
	unsigned long long ns = 0;

	snprintf(path, sizeof(path), "/proc/%d/task/%s/schedstat", (int)pid, thread);
	FILE *file = fopen(path, "re");
	if (!file)
		return 0;
	if (fscanf(file, "%llu", &ns) != 1)
		ns = 0;
	fclose(file);
	return ns;
}

uint64_t process_cpu_ns(pid_t pid)
{
	char path[64];
	uint64_t sum = 0;

	snprintf(path, sizeof(path), "/proc/%d/task", (int)pid);
	DIR *folder = opendir(path);
	if (!folder)
		return 0;
	for (struct dirent *entry; (entry = readdir(folder));)
		if (entry->d_name[0] != '.')
			sum += thread_cpu_ns(pid, entry->d_name);
	closedir(folder);
	return sum;
}

uint64_t process_rss_kb(pid_t pid)
{
	char path[64], line[256];
	unsigned long long kb = 0;

	snprintf(path, sizeof(path), "/proc/%d/status", (int)pid);
	FILE *file = fopen(path, "re");
	if (!file)
		return 0;
	while (fgets(line, sizeof(line), file))
		if (sscanf(line, "VmRSS: %llu", &kb) == 1)
			break;
	fclose(file);
	return kb;
}

uint64_t process_own_cpu_ns(void)
{
	struct timespec time;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
	return (uint64_t)time.tv_sec * 1000000000u + (uint64_t)time.tv_nsec;
}
