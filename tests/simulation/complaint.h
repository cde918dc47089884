/* What was found: a seed, a moment, a sentence. */
#ifndef RUNDE_TESTS_SIMULATION_COMPLAINT_H
#define RUNDE_TESTS_SIMULATION_COMPLAINT_H

#include <stdint.h>

/* Whose run this is; moment is looked at when something is found. */
void complaint_about(uint64_t seed, const int64_t *moment_ms);
/* Says what is wrong and ends the program. */
void complain(const char *format, ...) __attribute__((format(printf, 1, 2), noreturn));

#endif
