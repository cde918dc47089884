/* The built web client, in memory: read once at start from its folder, with the compressed copies
 * the build has made (name.gz, name.br). What is not in this table does not exist, so no request
 * can reach a file by any path. */
#ifndef RUNDE_GATEWAY_HTTP_CLIENT_FILES_H
#define RUNDE_GATEWAY_HTTP_CLIENT_FILES_H

#include "base/fault.h"
#include "gateway/http/head.h"

#include <stdbool.h>
#include <stddef.h>

struct client_files;

enum file_coding { CODING_IDENTITY, CODING_GZIP, CODING_BROTLI, CODING_COUNT };

struct file_form {
	unsigned char *bytes; /* owned; NULL: this form does not exist */
	size_t size;
	char etag[40]; /* quoted; of these very bytes */
};

struct client_file {
	const char *path; /* "/assets/app-3f2a.js"; owned by the table */
	const char *type;
	bool immutable; /* its name changes with its content */
	struct file_form forms[CODING_COUNT];
};

/* Reads a folder; links and names that begin with a dot are passed over. 0, or -1 with the
 * reason. */
int client_files_open(const char *folder, struct client_files **ret_files, struct fault *ret_fault);
void client_files_free(struct client_files *files);

/* The file for a path; for any other without a dot, which may be the address of a page, that page:
 * index.html, for guests join.html and below it guest.html; or NULL. */
const struct client_file *client_files_find(const struct client_files *files, struct slice path);
/* The best form the client says it can read. */
enum file_coding client_file_choose(const struct client_file *file, struct slice accept);

#endif
