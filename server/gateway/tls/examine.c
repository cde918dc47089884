#include "gateway/tls/examine.h"

#include <openssl/x509v3.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

/* The host of the first origin; returns where the next one begins, or NULL. */
static const char *read_host(const char *origins, char *ret_host, size_t size)
{
	const char *at = strstr(origins, "://");
	const char *next = strchr(origins, ',');
	at = at ? at + strlen("://") : origins;
	bool is_v6 = *at == '[';
	at += is_v6;
	snprintf(ret_host, size, "%.*s", (int)strcspn(at, is_v6 ? "]" : ":/,"), at);
	return next ? next + 1 : NULL;
}

/* As browsers look: at the names it lists, not at its subject. */
static bool is_for(X509 *certificate, const char *host)
{
	const unsigned flags = X509_CHECK_FLAG_NEVER_CHECK_SUBJECT;
	return X509_check_host(certificate, host, 0, flags, NULL) == 1 ||
	       X509_check_ip_asc(certificate, host, 0) == 1;
}

static void look_at_names(X509 *certificate, const char *origins, struct certificate_facts *facts)
{
	facts->unnamed[0] = '\0';
	for (const char *at = *origins ? origins : NULL; at;) {
		at = read_host(at, facts->unnamed, sizeof(facts->unnamed));
		if (!is_for(certificate, facts->unnamed))
			return;
		facts->unnamed[0] = '\0';
	}
}

int certificate_examine(const struct certificate_paths *paths, const char *origins,
	struct certificate_facts *ret_facts, struct fault *ret_fault)
{
	SSL_CTX *context;
	struct tm start = {0};
	if (certificate_load(paths, &context, ret_fault) != 0)
		return -1;
	X509 *certificate = SSL_CTX_get0_certificate(context);
	ASN1_TIME_to_tm(X509_get0_notBefore(certificate), &start);
	ret_facts->start_s = (long long)timegm(&start);
	ret_facts->end_s = certificate_end_s(context);
	certificate_last_day(context, ret_facts->last_day);
	look_at_names(certificate, origins, ret_facts);
	SSL_CTX_free(context);
	return 0;
}
