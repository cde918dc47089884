#include "base/limits.h"
#include "directory/inside.h"
#include "proto/command.h"
#include "proto/gen/limits.h"

#include <string.h>

/* When a session ends that began and was last used then. */
static int64_t end_of(const struct house_limits *limits, int64_t created_ms, int64_t seen_ms)
{
	int64_t last_ms = created_ms + limits->session_days * DAY_MS;
	int64_t idle_ms = seen_ms + limits->session_idle_days * DAY_MS;
	return last_ms < idle_ms ? last_ms : idle_ms;
}

/* Keeps a session and the newest others of its person, so many in all. */
static enum store_result keep(struct directory *directory, struct store_session *session,
	struct text device, unsigned count, char ret_token[DIRECTORY_TOKEN_SIZE + 1])
{
	BUFFER_AUTO sealed;
	struct seal_label label =
		directory_label(directory->house, RECORD_DEVICE, session->person, session->id);
	char token[DIRECTORY_TOKEN_SIZE + 1];

	buffer_init(&sealed);
	directory_make_token(directory, token, session->token_hash);
	vault_seal(directory->vault, &label, device.data, device.size, &sealed);
	session->device = sealed.data;
	session->device_size = sealed.size;
	enum store_result result = store_session_put(directory->store, session);
	if (result == STORE_OK)
		result = store_session_trim(
			directory->store, session->person, count, session->created_ms);
	if (result == STORE_OK)
		memcpy(ret_token, token, sizeof(token));
	return result;
}

enum store_result directory_open_session(struct directory *directory,
	const struct house_limits *limits, uint64_t person, bool by_link, struct text device,
	char ret_token[DIRECTORY_TOKEN_SIZE + 1])
{
	int64_t now_ms = world_now_ms(directory->world);
	struct store_session session = {
		.id = id_of_random(world_random(directory->world)),
		.person = person,
		.scopes = ADMITS_PEOPLE,
		.by_link = by_link,
		.created_ms = now_ms,
		.seen_ms = now_ms,
		.expires_ms = end_of(limits, now_ms, now_ms),
	};
	return keep(directory, &session, device, PROTO_SESSIONS_MAX, ret_token);
}

enum store_result directory_open_guest_session(struct directory *directory,
	const struct directory_guest_link *link, struct text device,
	char ret_token[DIRECTORY_TOKEN_SIZE + 1])
{
	int64_t now_ms = world_now_ms(directory->world);
	struct store_session session = {
		.id = id_of_random(world_random(directory->world)),
		.person = link->guest,
		.scopes = ADMITS_GUESTS,
		.room = link->backstage,
		.created_ms = now_ms,
		.seen_ms = now_ms,
		.expires_ms = link->expires_ms,
	};
	return keep(directory, &session, device, LIMIT_GUEST_SESSIONS, ret_token);
}

enum store_result directory_limit_guest(
	struct directory *directory, uint64_t guest, int64_t expires_ms)
{
	return store_sessions_end_at(
		directory->store, guest, world_now_ms(directory->world), expires_ms);
}

enum store_result directory_limit_sessions(
	struct directory *directory, const struct house_limits *limits)
{
	return store_sessions_limit(directory->store, ADMITS_PEOPLE, world_now_ms(directory->world),
		limits->session_days * DAY_MS, limits->session_idle_days * DAY_MS);
}

enum store_result directory_grant_token(struct directory *directory,
	const struct directory_grant *grant, char ret_token[DIRECTORY_TOKEN_SIZE + 1])
{
	struct store_session session = {
		.id = grant->id,
		.person = grant->person,
		.scopes = grant->scopes,
		.room = grant->room,
		.created_ms = world_now_ms(directory->world),
		.expires_ms = grant->expires_ms,
	};
	return keep(directory, &session, grant->name, PROTO_TOKENS_MAX, ret_token);
}

enum store_result directory_find_session(struct directory *directory,
	const uint8_t token_hash[STORE_HASH_BYTES], struct store_session *ret_session)
{
	struct store_session session;
	enum store_result result = store_session_get(directory->store, token_hash, &session);
	if (result != STORE_OK)
		return result;
	if (session.expires_ms <= world_now_ms(directory->world))
		return STORE_NONE;
	*ret_session = session;
	return STORE_OK;
}

enum store_result directory_close_session(
	struct directory *directory, const uint8_t token_hash[STORE_HASH_BYTES])
{
	return store_session_drop(directory->store, token_hash);
}

bool directory_is_used_today(const struct store_session *session, int64_t now_ms)
{
	return now_ms - session->seen_ms < DAY_MS;
}

enum store_result directory_touch_session(struct directory *directory,
	const struct house_limits *limits, const struct store_session *session)
{
	int64_t now_ms = world_now_ms(directory->world);
	return store_session_touch(directory->store, session->token_hash, now_ms,
		session->scopes == ADMITS_PEOPLE ? end_of(limits, session->created_ms, now_ms)
						 : session->expires_ms);
}

enum store_result directory_turn_back(
	struct directory *directory, const struct house_limits *limits)
{
	int64_t now_ms = world_now_ms(directory->world);
	return store_sessions_turn_back(
		directory->store, ADMITS_PEOPLE, now_ms, end_of(limits, now_ms, now_ms));
}

bool directory_is_fresh_link(const struct directory *directory, const struct store_session *session)
{
	int64_t age_ms = world_now_ms(directory->world) - session->created_ms;
	return session->by_link && age_ms > -LIMIT_FRESH_LINK_MS && age_ms < LIMIT_FRESH_LINK_MS;
}
