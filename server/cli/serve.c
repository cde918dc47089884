#include "cli/cli.h"

#include "base/attempt.h"
#include "base/log.h"
#include "cli/demo/demo.h"
#include "cli/operator.h"
#include "cli/service.h"
#include "gateway/gateway.h"
#include "journal/journal.h"

#include <stdlib.h>
#include <string.h>

struct serving {
	const struct config *config;
	struct journal *journal;
	char *key_path;
	char first_token[DIRECTORY_TOKEN_SIZE +
			 1]; /* for the first administrator; empty: there is one */
};

static const char *host_of(const struct config *config)
{
	if (strcmp(config->address, "127.0.0.1") == 0 || strcmp(config->address, "::") == 0 ||
		strcmp(config->address, "0.0.0.0") == 0)
		return "localhost";
	return config->address;
}

static void print_base(const struct config *config, int port)
{
	const char *host = host_of(config);
	bool is_v6 = strchr(host, ':') != NULL;
	printf("%s://%s%s%s:%d", config->tls_certificate[0] ? "https" : "http", is_v6 ? "[" : "",
		host, is_v6 ? "]" : "", port);
}

/* The links stand on standard output alone, never in the log. */
static void print_links(struct serving *serving, const struct demo_link *links, int port)
{
	printf("listening on ");
	print_base(serving->config, port);
	printf("\n");
	if (serving->first_token[0]) {
		printf("sign in: ");
		print_base(serving->config, port);
		printf("/sign-in#%s!first\n", serving->first_token);
	}
	for (; links && links->name[0]; links++) {
		printf(links->is_guest ? "come in as %s: " : "sign in as %s: ", links->name);
		print_base(serving->config, port);
		printf("/%s#%s\n", links->is_guest ? "join" : "sign-in", links->token);
	}
	fflush(stdout);
}

/* From here on, so that it opens what it serves. */
static void fail_memory(const struct config *config)
{
#ifdef RUNDE_FAULTS
	attempt_fail_every(config->memory_fails);
#else
	(void)config;
#endif
}

static int serve(struct serving *serving, const struct demo_link *links, struct fault *ret_fault)
{
	const struct config *config = serving->config;
	struct gateway *gateway;
	char admin_path[OPERATOR_PATH_BYTES];
	bool has_admin = operator_path(config->data, admin_path);
	struct gateway_options options = {
		.address = config->address,
		.port = config->port,
		.client_folder = config->client,
		.origins = config->origins[0] ? config->origins : NULL,
		.tls_certificate = config->tls_certificate[0] ? config->tls_certificate : NULL,
		.tls_key = config->tls_key,
		.secure_cookie = config->secure || config->tls_certificate[0],
		.rates_off = !config->rates,
		.echoes = config->echo,
		.connections_max = (unsigned)config->connections,
		.connections_per_address_max = (unsigned)config->connections_per_address,
		.connections_per_minute = config->connections_per_minute,
		.metrics_address = config->metrics_address,
		.metrics_port = config->metrics_port,
		.admin_path = has_admin ? admin_path : NULL,
		.trusted_proxies = config->trusted_proxies,
		.world = &world_real,
		.journal = serving->journal,
	};
	options.inherited = service_socket(ret_fault);
	if (options.inherited < 0)
		return -1;
	if (!has_admin)
		log_warning("the data folder's path is too long for an admin socket");
	if (gateway_open(&options, &gateway, ret_fault) != 0)
		return -1;
	print_links(serving, links, gateway_port(gateway));
	service_ready();
	fail_memory(config);
	gateway_run(gateway);
	gateway_free(gateway);
	return 0;
}

static int open_and_serve(struct serving *serving, bool demo, struct fault *ret_fault)
{
	const struct config *config = serving->config;
	struct demo_link *links = NULL;
	struct journal_options options = {
		.folder = config->data,
		.key_path = serving->key_path,
		.erasures_path = config_erasures_path(config),
		.world = &world_real,
		.server_version = RUNDE_VERSION,
		.connections_per_person = (unsigned)config->connections_per_person,
		.password_cost = {config->password_passes, config->password_memory},
	};
	int result = -1;

	if (cli_make_folder(config->data, ret_fault) != 0)
		return -1;
	if (demo && demo_fill(config->data, serving->key_path, config_erasures_path(config),
			    ret_fault) != 0)
		return -1;
	if (journal_open(&options, &serving->journal, ret_fault) != 0)
		return -1;
	if (journal_is_new(serving->journal) &&
		journal_make_link(serving->journal, 0, serving->first_token, ret_fault) != 0)
		goto close;
	if (demo && demo_make_links(serving->journal, &links, ret_fault) != 0)
		goto close;
	result = serve(serving, links, ret_fault);
close:
	free(links);
	journal_free(serving->journal);
	return result;
}

int cli_serve(int argc, char **argv)
{
	CONFIG_AUTO config;
	struct fault fault;
	struct serving serving = {.config = &config};
	bool demo = false;
	int words, result;

	config_init(&config);
	if (cli_read_options(argc, argv, &config, &words, &demo) != 0)
		return 2;
	if (words > 0)
		return cli_usage(words, argv, "serve [--config FILE] [--SETTING VALUE …] [--demo]");
	log_set_level(config.log);
	if (!config.tls_certificate[0] != !config.tls_key[0])
		result = fault_set(
			&fault, "tls_certificate and tls_key: one is of no use without the other");
	else
		result = config_key_path(&config, &serving.key_path, &fault);
	if (result == 0)
		result = open_and_serve(&serving, demo, &fault);
	free(serving.key_path);
	return result == 0 ? 0 : cli_fail(&fault);
}
