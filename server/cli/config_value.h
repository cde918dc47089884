/* How the value of a setting is read, one function per type of setting. On failure they return -1
 * and the fault says what is wrong with the value; nothing else has changed. */
#ifndef RUNDE_CLI_CONFIG_VALUE_H
#define RUNDE_CLI_CONFIG_VALUE_H

#include "base/fault.h"
#include "base/ip.h"
#include "base/log.h"

#include <stdbool.h>
#include <stddef.h>

/* "address:port", an IPv6 address in brackets. The caller frees the address, which has none. */
int value_read_listen(
	const char *value, char **ret_address, int *ret_port, struct fault *ret_fault);
/* A text of min to max bytes without control characters. The caller frees the copy. */
int value_read_path(const char *value, size_t min_bytes, size_t max_bytes, char **ret_path,
	struct fault *ret_fault);
/* Up to LIMIT_ORIGINS origins, as browsers write them, between commas. The caller frees the
 * same list without blanks. */
int value_read_origins(const char *value, char **ret_origins, struct fault *ret_fault);
/* Up to LIMIT_NETWORKS addresses and networks between commas. */
int value_read_networks(const char *value, struct networks *ret_networks, struct fault *ret_fault);
/* "yes" or "no". */
int value_read_switch(const char *value, bool *ret_on, struct fault *ret_fault);
/* A decimal number from min to max. */
int value_read_count(const char *value, unsigned min, unsigned max, unsigned *ret_count,
	struct fault *ret_fault);
/* "error", "warning", "notice", "info" or "debug". */
int value_read_level(const char *value, enum log_level *ret_level, struct fault *ret_fault);

#endif
