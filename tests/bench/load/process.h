/* What a server costs: processor time and memory, as the kernel counts them. */
#ifndef BENCH_PROCESS_H
#define BENCH_PROCESS_H

#include <stdint.h>
#include <sys/types.h>

/* Time on a processor of all threads that live, user and system. 0 of a process that is gone. */
uint64_t process_cpu_ns(pid_t pid);
/* Resident memory, 0 of a process that is gone. */
uint64_t process_rss_kb(pid_t pid);
/* Our own time on a processor. */
uint64_t process_own_cpu_ns(void);

#endif
