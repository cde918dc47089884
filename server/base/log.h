/* The log: one line per happening on standard error, never with message text, names, addresses
 * or tokens in it. The only global of the server. */
#ifndef RUNDE_BASE_LOG_H
#define RUNDE_BASE_LOG_H

enum log_level { LOG_ERROR, LOG_WARNING, LOG_NOTICE, LOG_INFO, LOG_DEBUG };

enum { LOG_LEVELS = LOG_DEBUG + 1 };

/* Lines above this level are dropped; LOG_NOTICE at start. */
void log_set_level(enum log_level level);
void log_line(enum log_level level, const char *format, ...) __attribute__((format(printf, 2, 3)));

const char *log_level_name(enum log_level level);
/* How many lines of this level there were, dropped ones included. */
unsigned long long log_count(enum log_level level);

#define log_error(...)   log_line(LOG_ERROR, __VA_ARGS__)
#define log_warning(...) log_line(LOG_WARNING, __VA_ARGS__)
#define log_notice(...)  log_line(LOG_NOTICE, __VA_ARGS__)
#define log_info(...)    log_line(LOG_INFO, __VA_ARGS__)
#define log_debug(...)   log_line(LOG_DEBUG, __VA_ARGS__)

#endif
