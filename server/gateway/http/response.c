#include "gateway/http/response.h"

#include <stdio.h>
#include <time.h>

/* Nothing foreign is ever loaded, framed or reported to; no HTML is made from strings. */
static const char client_policy[] =
	"default-src 'none'; script-src 'self'; style-src 'self'; "
	"img-src 'self' blob: data:; media-src 'self' blob:; font-src 'self'; connect-src 'self'; "
	"worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; "
	"frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types app";

static const char every[] = "X-Content-Type-Options: nosniff\r\n"
			    "Referrer-Policy: no-referrer\r\n"
			    "Cross-Origin-Opener-Policy: same-origin\r\n"
			    "Cross-Origin-Resource-Policy: same-origin\r\n"
			    "Permissions-Policy: camera=(), microphone=(), display-capture=()\r\n";

const char *response_reason(int status)
{
	static const struct {
		int status;
		const char *reason;
	} reasons[] = {
		{200, "OK"},
		{204, "No Content"},
		{304, "Not Modified"},
		{400, "Bad Request"},
		{401, "Unauthorized"},
		{403, "Forbidden"},
		{404, "Not Found"},
		{405, "Method Not Allowed"},
		{408, "Request Timeout"},
		{409, "Conflict"},
		{410, "Gone"},
		{411, "Length Required"},
		{413, "Content Too Large"},
		{414, "URI Too Long"},
		{415, "Unsupported Media Type"},
		{417, "Expectation Failed"},
		{426, "Upgrade Required"},
		{429, "Too Many Requests"},
		{431, "Request Header Fields Too Large"},
		{501, "Not Implemented"},
		{503, "Service Unavailable"},
		{505, "HTTP Version Not Supported"},
	};
	for (size_t i = 0; i < sizeof(reasons) / sizeof(*reasons); i++)
		if (reasons[i].status == status)
			return reasons[i].reason;
	return "Internal Server Error";
}

static void add_field(struct buffer *out, const char *name, const char *value)
{
	buffer_add_string(out, name);
	buffer_add_string(out, ": ");
	buffer_add_string(out, value);
	buffer_add_string(out, "\r\n");
}

static void add_date(struct buffer *out)
{
	char text[40];
	time_t now = time(NULL);
	struct tm parts;
	gmtime_r(&now, &parts);
	strftime(text, sizeof(text), "%a, %d %b %Y %H:%M:%S GMT", &parts);
	add_field(out, "Date", text);
}

void response_write(const struct response *response, struct buffer *out)
{
	char first[96];
	snprintf(first, sizeof(first), "HTTP/1.1 %d %s\r\n", response->status,
		response_reason(response->status));
	buffer_add_string(out, first);
	add_date(out);
	/* One request a connection: what a client pipelines behind it is never read as one. */
	add_field(out, "Connection", "close");
	if (response->type)
		add_field(out, "Content-Type", response->type);
	if (response->status != 204 && response->status != 304) {
		buffer_add_string(out, "Content-Length: ");
		buffer_add_integer(out, (long long)response->size_bytes);
		buffer_add_string(out, "\r\n");
	}
	add_field(out, "Cache-Control", response->caching ? response->caching : "no-store");
	add_field(out, "Content-Security-Policy",
		response->policy ? response->policy : client_policy);
	buffer_add_string(out, every);
	if (response->secure)
		add_field(out, "Strict-Transport-Security", "max-age=31536000");
	if (response->fields)
		buffer_add_string(out, response->fields);
	buffer_add_string(out, "\r\n");
}
