#include "gateway/http/head.h"

#include "base/limits.h"

#include <string.h>
#include <strings.h>

static const struct {
	const char *name;
	bool once; /* two of them could be read in two ways */
} known[FIELD_COUNT] = {
	[FIELD_HOST] = {"host", true},
	[FIELD_ORIGIN] = {"origin", true},
	[FIELD_COOKIE] = {"cookie", true},
	[FIELD_AUTHORIZATION] = {"authorization", true},
	[FIELD_CONTENT_LENGTH] = {"content-length", true},
	[FIELD_CONTENT_TYPE] = {"content-type", true},
	[FIELD_TRANSFER_ENCODING] = {"transfer-encoding", true},
	[FIELD_EXPECT] = {"expect", true},
	[FIELD_CONNECTION] = {"connection", true},
	[FIELD_UPGRADE] = {"upgrade", true},
	[FIELD_WEBSOCKET_KEY] = {"sec-websocket-key", true},
	[FIELD_WEBSOCKET_VERSION] = {"sec-websocket-version", true},
	[FIELD_ACCEPT_ENCODING] = {"accept-encoding", false},
	[FIELD_IF_NONE_MATCH] = {"if-none-match", false},
};

static bool is_alphanumeric(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

static bool is_token(char c)
{
	return is_alphanumeric(c) || (c && strchr("!#$%&'*+-.^_`|~", c));
}

bool slice_is(struct slice slice, const char *string)
{
	return slice.data && slice.size == strlen(string) &&
	       memcmp(slice.data, string, slice.size) == 0;
}

bool slice_is_nocase(struct slice slice, const char *string)
{
	return slice.data && slice.size == strlen(string) &&
	       strncasecmp(slice.data, string, slice.size) == 0;
}

bool slice_begins(struct slice slice, const char *string)
{
	size_t size = strlen(string);
	return slice.data && slice.size >= size && memcmp(slice.data, string, size) == 0;
}

struct slice slice_trim(struct slice slice)
{
	while (slice.size && (slice.data[0] == ' ' || slice.data[0] == '\t')) {
		slice.data++;
		slice.size--;
	}
	while (slice.size &&
		(slice.data[slice.size - 1] == ' ' || slice.data[slice.size - 1] == '\t'))
		slice.size--;
	return slice;
}

struct slice slice_cut(struct slice *rest, char separator)
{
	const char *end = rest->size ? memchr(rest->data, separator, rest->size) : NULL;
	struct slice piece = {rest->data, end ? (size_t)(end - rest->data) : rest->size};
	size_t gone = end ? piece.size + 1 : piece.size;
	rest->data += gone;
	rest->size -= gone;
	return piece;
}

bool slice_lists(struct slice slice, const char *word)
{
	while (slice.data && slice.size) {
		struct slice item = slice_cut(&slice, ',');
		struct slice name = slice_trim(slice_cut(&item, ';'));
		if (slice_is_nocase(name, word))
			return !slice_is(slice_trim(item), "q=0");
	}
	return false;
}

struct slice head_cookie(const struct head *head, const char *name)
{
	struct slice rest = head->fields[FIELD_COOKIE], found = {NULL, 0};
	while (rest.data && rest.size) {
		struct slice value = slice_trim(slice_cut(&rest, ';'));
		struct slice key = slice_cut(&value, '=');
		if (!slice_is(key, name))
			continue;
		if (found.data)
			return (struct slice){NULL, 0};
		found = value;
	}
	return found;
}

struct slice head_bearer(const struct head *head)
{
	struct slice rest = head->fields[FIELD_AUTHORIZATION];
	if (!rest.data || !slice_is_nocase(slice_cut(&rest, ' '), "bearer"))
		return (struct slice){NULL, 0};
	return slice_trim(rest);
}

/* A line feed must follow a carriage return, and the other way round, from the first byte on: else
 * a head that never ends as we read it may have ended for somebody in front of us. */
int head_find_end(const char *bytes, size_t size, size_t seen)
{
	for (size_t i = seen ? seen - 1 : 0; i < size; i++) {
		char c = bytes[i];
		if (c == '\n' && (i == 0 || bytes[i - 1] != '\r'))
			return -400;
		if (c == '\r' && i + 1 < size && bytes[i + 1] != '\n')
			return -400;
		if (c == '\0')
			return -400;
		if (c == '\n' && i >= 3 && bytes[i - 2] == '\n')
			return i < LIMIT_HTTP_HEAD_BYTES ? (int)i + 1 : -431;
	}
	if (size > LIMIT_HTTP_TARGET_BYTES + 64 && !memchr(bytes, '\n', size))
		return -414;
	return size >= LIMIT_HTTP_HEAD_BYTES ? -431 : 0;
}

static int read_method(struct slice method, enum head_method *ret_method)
{
	static const char *const names[] = {"GET", "HEAD", "POST", "DELETE"};
	static const char *const others[] = {"PUT", "PATCH", "OPTIONS", "CONNECT", "TRACE"};
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (slice_is(method, names[i])) {
			*ret_method = (enum head_method)i;
			return 0;
		}
	for (size_t i = 0; i < sizeof(others) / sizeof(*others); i++)
		if (slice_is(method, others[i]))
			return 405;
	for (size_t i = 0; i < method.size; i++)
		if (!is_token(method.data[i]))
			return 400;
	return method.size ? 501 : 400;
}

static int read_request_line(struct slice line, struct head *head)
{
	struct slice method = slice_cut(&line, ' '), target = slice_cut(&line, ' ');
	int status = read_method(method, &head->method);
	if (status)
		return status;
	if (target.size > LIMIT_HTTP_TARGET_BYTES)
		return 414;
	if (!target.size || target.data[0] != '/')
		return 400;
	for (size_t i = 0; i < target.size; i++)
		if (target.data[i] <= 0x20 || target.data[i] >= 0x7f || target.data[i] == '#')
			return 400;
	if (!slice_is(line, "HTTP/1.1"))
		return line.size == 8 && memcmp(line.data, "HTTP/", 5) == 0 ? 505 : 400;
	head->path = slice_cut(&target, '?');
	return 0;
}

/* Each proxy on the way may have added a line. */
static int add_forwarded(struct slice value, struct head *head)
{
	if (head->forwarded_count == LIMIT_FORWARDED_LINES)
		return 400;
	head->forwarded[head->forwarded_count++] = value;
	return 0;
}

static int read_field(struct slice line, struct head *head)
{
	if (!memchr(line.data, ':', line.size))
		return 400;
	struct slice name = slice_cut(&line, ':'), value = slice_trim(line);
	/* A blank in or after the name, or before it as an obsolete folding, is no token. */
	for (size_t i = 0; i < name.size; i++)
		if (!is_token(name.data[i]))
			return 400;
	for (size_t i = 0; i < value.size; i++) {
		unsigned char c = (unsigned char)value.data[i];
		if ((c < 0x20 && c != '\t') || c == 0x7f)
			return 400;
	}
	if (!name.size)
		return 400;
	if (slice_is_nocase(name, "x-forwarded-for"))
		return add_forwarded(value, head);
	for (size_t i = 0; i < FIELD_COUNT; i++) {
		if (!slice_is_nocase(name, known[i].name))
			continue;
		if (head->fields[i].data && known[i].once)
			return 400;
		if (!head->fields[i].data)
			head->fields[i] = value;
	}
	return 0;
}

static int check_host(struct slice host)
{
	if (!host.data || !host.size || host.size > 255)
		return 400;
	for (size_t i = 0; i < host.size; i++)
		if (!is_alphanumeric(host.data[i]) && !memchr(".-_:[]", host.data[i], 6))
			return 400;
	return 0;
}

static size_t body_max(const struct head *head)
{
	return slice_begins(head->path, HOOK_PATH) ? LIMIT_HOOK_BODY_BYTES : LIMIT_HTTP_BODY_BYTES;
}

static int check_body(struct head *head)
{
	struct slice length = head->fields[FIELD_CONTENT_LENGTH];
	if (head->fields[FIELD_TRANSFER_ENCODING].data)
		return 400;
	if (length.data && !length.size)
		return 400;
	for (size_t i = 0; i < length.size; i++) {
		if (length.data[i] < '0' || length.data[i] > '9')
			return 400;
		if (head->body_size <= body_max(head))
			head->body_size = head->body_size * 10 + (size_t)(length.data[i] - '0');
	}
	if (head->method == METHOD_POST && !length.data)
		return 411;
	if (head->method != METHOD_POST && head->body_size)
		return 400;
	if (head->body_size > body_max(head))
		return 413;
	return head->fields[FIELD_EXPECT].data ? 417 : 0;
}

/* 16 bytes in base64. */
static bool is_key(struct slice key)
{
	if (key.size != 24 || memcmp(key.data + 22, "==", 2) != 0)
		return false;
	for (size_t i = 0; i < 22; i++)
		if (!is_alphanumeric(key.data[i]) && key.data[i] != '+' && key.data[i] != '/')
			return false;
	return true;
}

static int check_upgrade(struct head *head)
{
	const struct slice *fields = head->fields;
	if (!fields[FIELD_UPGRADE].data)
		return 0;
	if (!slice_is_nocase(fields[FIELD_UPGRADE], "websocket") || head->method != METHOD_GET ||
		!slice_lists(fields[FIELD_CONNECTION], "upgrade") ||
		!is_key(fields[FIELD_WEBSOCKET_KEY]))
		return 400;
	if (!slice_is(fields[FIELD_WEBSOCKET_VERSION], "13"))
		return 426;
	head->upgrade = true;
	return 0;
}

static struct slice cut_line(struct slice *rest)
{
	struct slice line = slice_cut(rest, '\n');
	line.size--; /* the carriage return: head_find_end() has seen it */
	return line;
}

int head_read(const char *bytes, size_t size, struct head *ret_head)
{
	struct slice rest = {bytes, size - 2}; /* without the empty line */
	struct head head = {0};
	int status = read_request_line(cut_line(&rest), &head);

	for (int lines = 0; !status && rest.size; lines++)
		status = lines < LIMIT_HTTP_LINES ? read_field(cut_line(&rest), &head) : 431;
	if (!status)
		status = check_host(head.fields[FIELD_HOST]);
	if (!status)
		status = check_body(&head);
	if (!status)
		status = check_upgrade(&head);
	if (!status)
		*ret_head = head;
	return status;
}
