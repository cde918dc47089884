#include "gateway/http/cookie.h"

#include "gateway/edge.h"
#include "gateway/http/visit.h"
#include "proto/gen/limits.h"

#include <stdio.h>
#include <string.h>

enum {
	COOKIE_BYTES_MAX = 128,
	/* The browser keeps them as long as any session may last without use, a guest's as long as
	 * any link is good; when one ends is said here. */
	COOKIE_S = PROTO_SESSION_IDLE_DAYS_MAX * 24 * 60 * 60,
	GUEST_COOKIE_S = PROTO_GUEST_LINK_HOURS_MAX * 60 * 60
};

static const char *name_of(const struct gateway *gateway, enum credential credential)
{
	if (credential == CREDENTIAL_GUEST)
		return gateway->options.secure_cookie ? "__Host-runde-guest" : "runde-guest";
	return gateway->options.secure_cookie ? "__Host-runde" : "runde";
}

static struct slice find(struct visit *visit, enum credential credential)
{
	struct slice cookie =
		head_cookie(visit_head(visit), name_of(visit_gateway(visit), credential));
	bool is_ours = cookie.data && cookie.size && cookie.size <= COOKIE_BYTES_MAX;
	return is_ours ? cookie : (struct slice){NULL, 0};
}

bool cookie_read(
	struct visit *visit, enum credential credential, uint8_t ret_hash[VAULT_HASH_BYTES])
{
	struct slice cookie = find(visit, credential);
	if (cookie.data)
		vault_hash_token(cookie.data, cookie.size, ret_hash);
	return cookie.data != NULL;
}

static void answer(struct visit *visit, enum credential credential, struct slice token)
{
	const struct gateway *gateway = visit_gateway(visit);
	char field[2 * COOKIE_BYTES_MAX + 128];
	struct response response = {.status = 204, .fields = field};
	int kept_s = credential == CREDENTIAL_GUEST ? GUEST_COOKIE_S : COOKIE_S;
	snprintf(field, sizeof(field),
		"Set-Cookie: %s=%.*s; Path=/; HttpOnly; SameSite=Lax; Max-Age=%d%s\r\n",
		name_of(gateway, credential), (int)token.size, token.data, token.size ? kept_s : 0,
		gateway->options.secure_cookie ? "; Secure" : "");
	visit_answer(visit, &response, NULL);
}

void cookie_answer(struct visit *visit, enum credential credential, const char *token)
{
	answer(visit, credential, (struct slice){token, strlen(token)});
}

void cookie_answer_again(struct visit *visit, enum credential credential)
{
	answer(visit, credential, find(visit, credential));
}
