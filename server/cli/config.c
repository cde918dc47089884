#include "cli/config.h"

#include "base/limits.h"
#include "base/memory.h"
#include "cli/config_value.h"

#include <errno.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/types.h>

enum { LINE_BYTES_MAX = 4096, CONNECTIONS_MAX = 1000000, PER_MINUTE_MAX = 60000 };

enum setting_type {
	SETTING_LISTEN,  /* address:port */
	SETTING_METRICS, /* likewise, or empty */
	SETTING_PATH,
	SETTING_ORIGINS,
	SETTING_NETWORKS,
	SETTING_SWITCH, /* yes or no */
	SETTING_COUNT,
	SETTING_LEVEL /* of the log */
};

struct setting {
	const char *name;
	size_t offset; /* in struct config */
	enum setting_type type;
	unsigned min, max;      /* of a count, or of a path's bytes */
	const char *initial;    /* the default, */
	unsigned initial_count; /* or that of a count */
	const char *doc;        /* lines of the default file, without the "# "; NULL: not in it */
};

#define SETTING(field) .name = #field, .offset = offsetof(struct config, field)

static const struct setting settings[] = {
	{SETTING(listen), .type = SETTING_LISTEN, .initial = "127.0.0.1:8080",
		.doc = "Where to listen: address:port; an IPv6 address in brackets, [::1]:8080.\n"
		       "Everything but this machine itself should come by TLS: through a proxy,\n"
		       "or with the two settings after this one.\n"
		       "A socket that the service manager hands over (runde.socket) goes before."},
	{SETTING(tls_certificate), .type = SETTING_PATH, .initial = "", .max = LINE_BYTES_MAX,
		.doc = "The file of a TLS certificate in PEM, with those that lead to its root.\n"
		       "Then `listen` speaks https and nothing else, and `secure` is yes.\n"
		       "Read again at SIGHUP."},
	{SETTING(tls_key), .type = SETTING_PATH, .initial = "", .max = LINE_BYTES_MAX,
		.doc = "The file of its key in PEM, without a passphrase, of root or of the "
		       "server's\n"
		       "own user, closed to others (mode 0600 or 0640)."},
	{SETTING(data), .type = SETTING_PATH, .initial = "./data", .min = 1, .max = LINE_BYTES_MAX,
		.doc = "The data folder. Made at the first start, for this user only."},
	{SETTING(key), .type = SETTING_PATH, .initial = "", .max = LINE_BYTES_MAX,
		.doc = "Where the master key is. A file, made at the first start, for this user "
		       "only;\n"
		       "or `credential`: what the service manager hands over as runde.key; or\n"
		       "`passphrase:FILE`, of which the key is made (`passphrase` alone asks for "
		       "it\n"
		       "at the terminal, `passphrase:-` reads it from standard input).\n"
		       "Without it the data cannot be read: keep a copy of it, apart from backups\n"
		       "of the data. Empty: beside the data folder; for ./data it is ./data.key."},
	{SETTING(erasures), .type = SETTING_PATH, .initial = "", .max = LINE_BYTES_MAX,
		.doc = "The list of what was erased, which a restore reads. In no backup, and not "
		       "in\n"
		       "the data folder. Empty: beside the key; for ./data.key it is\n"
		       "./data.key.erasures."},
	{SETTING(client), .type = SETTING_PATH, .initial = "client-web/dist", .min = 1,
		.max = LINE_BYTES_MAX, .doc = "The folder of the built web client."},
	{SETTING(origins), .type = SETTING_ORIGINS, .initial = "",
		.doc = "The addresses under which browsers reach this server, between commas:\n"
		       "https://runde.example.org. Pages of other origins are refused.\n"
		       "Empty: localhost, 127.0.0.1 and [::1] with the port of `listen`."},
	{SETTING(secure), .type = SETTING_SWITCH, .initial = "no",
		.doc = "Whether browsers reach it by https, through a proxy: yes or no. With yes\n"
		       "the session cookie is sent over https only, and browsers are told to\n"
		       "insist on it."},
	{SETTING(trusted_proxies), .type = SETTING_NETWORKS, .initial = "",
		.doc = "The addresses of the TLS proxy and of others before it, between commas;\n"
		       "networks too: 127.0.0.1, 10.0.0.0/8, 2001:db8::/48. What they say in\n"
		       "X-Forwarded-For is where a connection comes from."},
	{SETTING(connections), .type = SETTING_COUNT, .initial_count = LIMIT_CONNECTIONS, .min = 1,
		.max = CONNECTIONS_MAX, .doc = "How many connections may be open at once."},
	{SETTING(connections_per_address), .type = SETTING_COUNT,
		.initial_count = LIMIT_CONNECTIONS_PER_ADDRESS, .min = 1, .max = CONNECTIONS_MAX,
		.doc = "How many of them may come from one address before they have signed in.\n"
		       "Behind a company's gateway many people share one."},
	{SETTING(connections_per_person), .type = SETTING_COUNT,
		.initial_count = LIMIT_CONNECTIONS_PER_PERSON, .min = 1, .max = CONNECTIONS_MAX,
		.doc = "How many of them one person may have: one for each open tab and device."},
	{SETTING(connections_per_minute), .type = SETTING_COUNT,
		.initial_count = LIMIT_CONNECTIONS_PER_MINUTE, .min = 1, .max = PER_MINUTE_MAX,
		.doc = "How many connections one address may open in a minute, signed in or not.\n"
		       "After a rest as many as `connections` may come at once. Each request of a\n"
		       "browser is one."},
	{SETTING(rates), .type = SETTING_SWITCH, .initial = "yes",
		.doc = "Whether senders are slowed to the rates of the protocol, and closed for\n"
		       "too many errors, and connections counted by the minute: yes or no. No is\n"
		       "for tests only."},
#ifdef RUNDE_ECHO
	{SETTING(echo), .type = SETTING_SWITCH, .initial = "no"},
#endif
#ifdef RUNDE_FAULTS
	{SETTING(memory_fails), .type = SETTING_COUNT, .max = 1000000},
#endif
	{SETTING(password_passes), .type = SETTING_COUNT, .initial_count = LIMIT_PASSWORD_PASSES,
		.min = 1, .max = 20,
		.doc = "How slow it is to try a password (Argon2id): passes over the memory,"},
	{SETTING(password_memory), .type = SETTING_COUNT,
		.initial_count = LIMIT_PASSWORD_MEMORY_MIB, .min = 8, .max = 1024,
		.doc = "and MiB of memory while one password is looked at."},
	{SETTING(metrics), .type = SETTING_METRICS, .initial = "",
		.doc = "Where figures for Prometheus are served, at /metrics: address:port, for\n"
		       "example 127.0.0.1:9180. Plain http, for whoever gets there, so never an\n"
		       "address that strangers reach. Empty: nowhere."},
	{SETTING(log), .type = SETTING_LEVEL, .initial = "notice",
		.doc = "How much goes to standard error: error, warning, notice, info or debug.\n"
		       "At no level does the log hold messages, names, addresses or secrets."},
};

enum { SETTINGS = sizeof(settings) / sizeof(settings[0]) };

/* The index of the setting, or -1. */
static int find(const char *name)
{
	for (int i = 0; i < SETTINGS; i++)
		if (strcmp(settings[i].name, name) == 0)
			return i;
	return -1;
}

static void replace_text(char **text, char *owned)
{
	free(*text);
	*text = owned;
}

static int set_listen(struct config *config, const char *value, struct fault *fault)
{
	char *address;
	int port;

	if (value_read_listen(value, &address, &port, fault) < 0)
		return -1;
	replace_text(&config->listen, memory_copy_text(value, strlen(value)));
	replace_text(&config->address, address);
	config->port = port;
	return 0;
}

static int set_metrics(struct config *config, const char *value, struct fault *fault)
{
	char *address = NULL;
	int port = 0;

	if (*value && value_read_listen(value, &address, &port, fault) < 0)
		return -1;
	replace_text(&config->metrics, memory_copy_text(value, strlen(value)));
	replace_text(&config->metrics_address, address);
	config->metrics_port = port;
	return 0;
}

/* The fault says what is wrong with the value, not yet whose it is. */
static int set_value(struct config *config, const struct setting *setting, const char *value,
	struct fault *fault)
{
	void *field = (char *)config + setting->offset;
	char *text;

	switch (setting->type) {
	case SETTING_LISTEN:
		return set_listen(config, value, fault);
	case SETTING_METRICS:
		return set_metrics(config, value, fault);
	case SETTING_PATH:
		if (value_read_path(value, setting->min, setting->max, &text, fault) < 0)
			return -1;
		replace_text(field, text);
		return 0;
	case SETTING_ORIGINS:
		if (value_read_origins(value, &text, fault) < 0)
			return -1;
		replace_text(field, text);
		return 0;
	case SETTING_NETWORKS:
		return value_read_networks(value, field, fault);
	case SETTING_SWITCH:
		return value_read_switch(value, field, fault);
	case SETTING_COUNT:
		return value_read_count(value, setting->min, setting->max, field, fault);
	case SETTING_LEVEL:
		return value_read_level(value, field, fault);
	}
	BUG("a setting without a type");
}

/* The default as text, in the setting's own words or in buffer. */
static const char *initial_text(const struct setting *setting, char buffer[16])
{
	if (setting->initial)
		return setting->initial;
	snprintf(buffer, 16, "%u", setting->initial_count);
	return buffer;
}

void config_init(struct config *config)
{
	struct fault fault;
	char number[16];

	*config = (struct config){.port = 0};
	for (int i = 0; i < SETTINGS; i++)
		if (set_value(config, &settings[i], initial_text(&settings[i], number), &fault) < 0)
			BUG(fault.text);
}

void config_fini(struct config *config)
{
	free(config->listen);
	free(config->address);
	free(config->data);
	free(config->key);
	free(config->erasures);
	free(config->client);
	free(config->tls_certificate);
	free(config->tls_key);
	free(config->origins);
	free(config->metrics);
	free(config->metrics_address);
	*config = (struct config){.port = 0};
}

int config_set(struct config *config, const char *name, const char *value, struct fault *ret_fault)
{
	int index = find(name);
	struct fault why;

	if (index < 0)
		return fault_set(ret_fault, "%.60s: there is no such setting", name);
	if (set_value(config, &settings[index], value, &why) < 0)
		return fault_set(ret_fault, "%s: %s", name, why.text);
	return 0;
}

/* Cuts blanks at both ends. */
static char *trim(char *text)
{
	size_t size = strlen(text);

	while (size > 0 && strchr(" \t\r\n", text[size - 1]))
		text[--size] = '\0';
	return text + strspn(text, " \t");
}

/* Cuts the comment: a # at the start of the line or after a blank, and all behind it. */
static void cut_comment(char *line)
{
	for (char *hash = strchr(line, '#'); hash; hash = strchr(hash + 1, '#'))
		if (hash == line || hash[-1] == ' ' || hash[-1] == '\t')
			*hash = '\0';
}

/* Takes one line; seen notes the settings that stood before. */
static int read_line(struct config *config, char *line, bool seen[SETTINGS], struct fault *fault)
{
	cut_comment(line);
	char *name = trim(line);
	if (!*name)
		return 0;

	char *equals = strchr(name, '=');
	if (!equals)
		return fault_set(fault, "%.60s: expected name = value", name);
	*equals = '\0';
	char *value = trim(equals + 1);
	name = trim(name);

	int index = find(name);
	if (index >= 0 && seen[index])
		return fault_set(fault, "%s: is set twice", name);
	if (config_set(config, name, value, fault) < 0)
		return -1;
	seen[index] = true;
	return 0;
}

static int read_lines(struct config *config, FILE *file, const char *path, struct fault *ret_fault)
{
	bool seen[SETTINGS] = {false};
	char *line = NULL;
	size_t room = 0;
	ssize_t size;
	int result = 0;

	for (unsigned number = 1; result == 0; number++) {
		struct fault why;
		errno = 0;
		size = getline(&line, &room, file);
		if (size < 0)
			break;
		if (size > LINE_BYTES_MAX)
			result = fault_set(&why, "the line is too long");
		else if (strlen(line) != (size_t)size)
			result = fault_set(&why, "there is a NUL byte in the line");
		else
			result = read_line(config, line, seen, &why);
		if (result < 0)
			fault_set(ret_fault, "%.120s:%u: %s", path, number, why.text);
	}
	free(line);
	if (result == 0 && ferror(file))
		result = fault_set(ret_fault, "%.120s: cannot be read: %s", path, strerror(errno));
	return result;
}

int config_read_file(struct config *config, const char *path, struct fault *ret_fault)
{
	FILE *file = fopen(path, "re");
	if (!file)
		return fault_set(ret_fault, "%.120s: cannot be opened: %s", path, strerror(errno));
	int result = read_lines(config, file, path, ret_fault);
	fclose(file);
	return result;
}

int config_key_path(const struct config *config, char **ret_path, struct fault *ret_fault)
{
	if (*config->key) {
		*ret_path = memory_copy_text(config->key, strlen(config->key));
		return 0;
	}
	size_t size = strlen(config->data);
	while (size > 0 && config->data[size - 1] == '/')
		size--;
	size_t name = size;
	while (name > 0 && config->data[name - 1] != '/')
		name--;
	/* "/", "." and ".." have no name to put ".key" after. */
	if (strspn(config->data + name, ".") >= size - name)
		return fault_set(ret_fault, "key: must be set when data is %.200s", config->data);
	char *path = memory_new(size + sizeof(".key"), 1);
	memcpy(path, config->data, size);
	memcpy(path + size, ".key", sizeof(".key"));
	*ret_path = path;
	return 0;
}

const char *config_erasures_path(const struct config *config)
{
	return *config->erasures ? config->erasures : NULL;
}

void config_print_default(FILE *file)
{
	char number[16];

	fputs("# The settings of Runde. Each line shows a default; take the # away to change it.\n"
	      "# A # after a blank begins a comment. Every setting can also be given on the "
	      "command\n"
	      "# line, as --name value, which wins. Changes take effect at the next start.\n",
		file);
	for (int i = 0; i < SETTINGS; i++) {
		const struct setting *setting = &settings[i];
		if (!setting->doc)
			continue;
		fputs("\n", file);
		for (const char *line = setting->doc; line;) {
			const char *end = strchr(line, '\n');
			int size = (int)(end ? end - line : (ptrdiff_t)strlen(line));
			fprintf(file, "# %.*s\n", size, line);
			line = end ? end + 1 : NULL;
		}
		if (setting->type == SETTING_COUNT)
			fprintf(file, "# From %u to %u.\n", setting->min, setting->max);
		const char *initial = initial_text(setting, number);
		fprintf(file, "#%s =%s%s\n", setting->name, *initial ? " " : "", initial);
	}
}
