#include "gateway/tls/certificate.h"

#include <errno.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

/* What is left of a fault's text after the longest of the sentences below. */
#define PATH_FORMAT "%.120s"

static const char ciphers[] = "ECDHE+AESGCM:ECDHE+CHACHA20";
static const char ciphers_of_1_3[] =
	"TLS_AES_256_GCM_SHA384:TLS_CHACHA20_POLY1305_SHA256:TLS_AES_128_GCM_SHA256";

/* h2 is refused: nobody here speaks it. Who offers nothing speaks HTTP/1.1. */
static int choose_protocol(SSL *ssl, const unsigned char **ret_chosen, unsigned char *ret_size,
	const unsigned char *offered, unsigned size, void *cookie)
{
	static const char http[] = "http/1.1";
	(void)ssl;
	(void)cookie;
	for (unsigned i = 0; i < size; i += 1u + offered[i]) {
		if (offered[i] != sizeof(http) - 1 || size - i <= offered[i] ||
			memcmp(offered + i + 1, http, sizeof(http) - 1) != 0)
			continue;
		*ret_chosen = offered + i + 1;
		*ret_size = offered[i];
		return SSL_TLSEXT_ERR_OK;
	}
	return SSL_TLSEXT_ERR_ALERT_FATAL;
}

/* No ticket and no session is kept: a handshake is cheap, and keys that open what was said earlier
 * do not lie about. */
static SSL_CTX *make_context(void)
{
	SSL_CTX *context = SSL_CTX_new(TLS_server_method());
	if (!context || !SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION) ||
		!SSL_CTX_set_cipher_list(context, ciphers) ||
		!SSL_CTX_set_ciphersuites(context, ciphers_of_1_3) ||
		!SSL_CTX_set_num_tickets(context, 0)) {
		SSL_CTX_free(context);
		return NULL;
	}
	/* Where a message ends, HTTP and WebSocket say themselves. */
	SSL_CTX_set_options(context, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION |
					     SSL_OP_NO_TICKET | SSL_OP_IGNORE_UNEXPECTED_EOF);
	SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
	SSL_CTX_set_mode(context, SSL_MODE_ENABLE_PARTIAL_WRITE |
					  SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER |
					  SSL_MODE_RELEASE_BUFFERS);
	SSL_CTX_set_alpn_select_cb(context, choose_protocol, NULL);
	return context;
}

/* The group may read it, so that a key of root's can be lent to the server. */
static int check_key_file(FILE *file, const char *path, struct fault *fault)
{
	struct stat status;
	if (fstat(fileno(file), &status) != 0 || !S_ISREG(status.st_mode))
		return fault_set(fault, "the TLS key " PATH_FORMAT " is not a regular file", path);
	if (status.st_uid != geteuid() && status.st_uid != 0)
		return fault_set(
			fault, "the TLS key " PATH_FORMAT " belongs to another user", path);
	if (status.st_mode & (S_IRWXO | S_IWGRP | S_IXGRP))
		return fault_set(fault,
			"the TLS key " PATH_FORMAT " is open to other users (mode %04o); close it"
			" with chmod 640 or 600",
			path, (unsigned)(status.st_mode & 07777));
	return 0;
}

/* Else OpenSSL would ask at the terminal. */
static int refuse_passphrase(char *words, int size, int writing, void *cookie)
{
	(void)words;
	(void)size;
	(void)writing;
	(void)cookie;
	return -1;
}

static int use_key(SSL_CTX *context, const char *path, struct fault *fault)
{
	FILE *file = fopen(path, "re");
	if (!file)
		return fault_set(fault, "the TLS key " PATH_FORMAT " cannot be opened: %s", path,
			strerror(errno));
	int result = check_key_file(file, path, fault);
	EVP_PKEY *key =
		result == 0 ? PEM_read_PrivateKey(file, NULL, refuse_passphrase, NULL) : NULL;
	fclose(file);
	if (result != 0)
		return -1;
	if (!key)
		return fault_set(fault,
			"the TLS key " PATH_FORMAT " holds no key in PEM without a passphrase",
			path);
	if (SSL_CTX_use_PrivateKey(context, key) != 1)
		result = fault_set(
			fault, "the TLS key " PATH_FORMAT " is not the certificate's", path);
	EVP_PKEY_free(key);
	return result;
}

static int use_certificate(SSL_CTX *context, const char *path, struct fault *fault)
{
	if (access(path, R_OK) != 0)
		return fault_set(fault, "the TLS certificate " PATH_FORMAT " cannot be opened: %s",
			path, strerror(errno));
	if (SSL_CTX_use_certificate_chain_file(context, path) == 1)
		return 0;
	return fault_set(fault, "the TLS certificate " PATH_FORMAT " cannot be used: %.60s", path,
		ERR_reason_error_string(ERR_peek_last_error()));
}

int certificate_load(
	const struct certificate_paths *paths, SSL_CTX **ret_context, struct fault *ret_fault)
{
	ERR_clear_error();
	SSL_CTX *context = make_context();
	if (!context)
		return fault_set(ret_fault, "OpenSSL cannot be set up for TLS");
	if (use_certificate(context, paths->certificate, ret_fault) != 0 ||
		use_key(context, paths->key, ret_fault) != 0) {
		SSL_CTX_free(context);
		return -1;
	}
	*ret_context = context;
	return 0;
}

static struct tm end_of(SSL_CTX *context)
{
	struct tm end = {0};
	ASN1_TIME_to_tm(X509_get0_notAfter(SSL_CTX_get0_certificate(context)), &end);
	return end;
}

void certificate_last_day(SSL_CTX *context, char ret_day[11])
{
	struct tm end = end_of(context);
	if (!strftime(ret_day, 11, "%Y-%m-%d", &end))
		ret_day[0] = '\0';
}

long long certificate_end_s(SSL_CTX *context)
{
	struct tm end = end_of(context);
	return (long long)timegm(&end);
}
