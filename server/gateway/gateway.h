/* The gateway: the edge of the house. It owns every socket: HTTP, WebSocket, live connections and
 * their queues, the static client. It parses and counts, hands commands to the journal and obeys
 * the journal's ordered list. It never touches the disk or a password and knows no rules. */
#ifndef RUNDE_GATEWAY_GATEWAY_H
#define RUNDE_GATEWAY_GATEWAY_H

#include "base/fault.h"
#include "base/ip.h"
#include "base/world.h"
#include "journal/journal.h"

#include <stdbool.h>

struct gateway;

struct gateway_options {
	const char *address;                   /* to listen on, e.g. "127.0.0.1" or "::" */
	int port;                              /* 0: any free one */
	int inherited;                         /* a socket that listens already, instead; 0: none */
	const char *tls_certificate, *tls_key; /* files; NULL: plain HTTP */
	const char *metrics_address;           /* NULL: no metrics */
	int metrics_port;
	const char *client_folder; /* the built web client; read once at start */
	const char *origins; /* allowed Origins, comma-separated; NULL: those of the listener on
				localhost, 127.0.0.1 and [::1] */
	bool secure_cookie;  /* reached by https: __Host- cookie, Secure, HSTS */
	bool rates_off;      /* neither commands nor errors are counted: for tests only */
	bool echoes;         /* text comes back as it was: only where RUNDE_ECHO is defined */
	unsigned connections_max;
	unsigned connections_per_address_max; /* of those not signed in */
	unsigned connections_per_minute;      /* from one address */
	struct networks trusted_proxies;      /* whose X-Forwarded-For is believed */
	const char *admin_path;               /* of the admin socket; NULL: none */
	const struct world *world;            /* borrowed */
	struct journal *journal;              /* borrowed; opened, not started */
};

/* Loads the client, binds and listens, starts the journal's threads. 0, or -1 with the reason. */
int gateway_open(const struct gateway_options *options, struct gateway **ret_gateway,
	struct fault *ret_fault);
/* The port it listens on. */
int gateway_port(const struct gateway *gateway);
/* Serves until SIGTERM or SIGINT, then drains: stops accepting, tells every client 1001 and waits
 * for them, at most 3 seconds; a second signal ends that. SIGHUP has the certificate read again. */
void gateway_run(struct gateway *gateway);
/* Stops the journal's threads, which is all it does to the journal, and frees; NULL is fine. */
void gateway_free(struct gateway *gateway);

#endif
