/* The settings of a server: one table from which the configuration file, the command line and the
 * commented default file are read, checked and written. It looks at words only; whether a folder
 * exists or a port is free is found out by whoever uses it. */
#ifndef RUNDE_CLI_CONFIG_H
#define RUNDE_CLI_CONFIG_H

#include "base/fault.h"
#include "base/ip.h"
#include "base/log.h"

#include <stdbool.h>
#include <stdio.h>

/* Strings are owned and never NULL; those that may be empty say so. */
struct config {
	char *listen;          /* as written */
	char *address;         /* of it, without the brackets of IPv6 */
	int port;              /* of it; 0: any free one */
	char *tls_certificate; /* empty: no TLS */
	char *tls_key;
	char *data;
	char *key;      /* as vault_open() takes it; empty: see config_key_path() */
	char *erasures; /* empty: beside the key, see config_erasures_path() */
	char *client;
	char *origins; /* comma-separated without blanks; empty: derived from listen */
	bool secure;
	struct networks trusted_proxies;
	unsigned connections;
	unsigned connections_per_address;
	unsigned connections_per_person;
	unsigned connections_per_minute;
	bool rates;
	bool echo;             /* a setting only where RUNDE_ECHO is defined */
	unsigned memory_fails; /* every so many times; likewise, where RUNDE_FAULTS is defined */
	unsigned password_passes;
	unsigned password_memory; /* MiB */
	char *metrics;            /* as written; empty: nowhere */
	char *metrics_address;    /* NULL: nowhere */
	int metrics_port;
	enum log_level log;
};

/* Sets every setting to its default. */
void config_init(struct config *config);
void config_fini(struct config *config);

/* Sets one setting, as the command line's --name value does. 0, or -1 with the reason, which names
 * the setting, and nothing has changed. */
int config_set(struct config *config, const char *name, const char *value, struct fault *ret_fault)
	__attribute__((warn_unused_result));
/* Reads a file of "name = value" lines. 0, or -1 with file, line, setting and reason; the lines
 * before it have taken effect. */
int config_read_file(struct config *config, const char *path, struct fault *ret_fault)
	__attribute__((warn_unused_result));

/* Where the master key is: `key`, or else the data folder's path with ".key" after it. The
 * caller frees it. 0, or -1 if that would lie inside the data folder. */
int config_key_path(const struct config *config, char **ret_path, struct fault *ret_fault)
	__attribute__((warn_unused_result));

/* The path of the list of erasures; NULL: beside the master key's file. Borrowed. */
const char *config_erasures_path(const struct config *config);

/* Writes the commented default file, config/runde.conf. */
void config_print_default(FILE *file);

#define CONFIG_AUTO __attribute__((cleanup(config_fini))) struct config

#endif
