#include "store/records.h"

#include "store/entrance.h"

enum store_result store_register_put(struct store *store, const struct store_register *value)
{
	return WRITE(store, register_put, value);
}

enum store_result store_register_get(struct store *store, uint64_t person, uint64_t room,
	uint64_t seq, int kind, void **ret_body, size_t *ret_size)
{
	return READ(store, register_get, person, room, seq, kind, ret_body, ret_size);
}

enum store_result store_register_drop(
	struct store *store, uint64_t person, uint64_t room, uint64_t seq, int kind)
{
	return WRITE(store, register_drop, person, room, seq, kind);
}

enum store_result store_registers_beyond(struct store *store, uint64_t person, int kind,
	unsigned keep, store_register_fn fn, void *cookie)
{
	return READ(store, registers_beyond, person, kind, keep, fn, cookie);
}

enum store_result store_registers_at(struct store *store, uint64_t room, uint64_t seq, int kind,
	store_register_fn fn, void *cookie)
{
	return READ(store, registers_at, room, seq, kind, fn, cookie);
}

enum store_result store_registers_each(
	struct store *store, uint64_t person, int kind, store_register_fn fn, void *cookie)
{
	return READ(store, registers_each, person, kind, fn, cookie);
}

enum store_result store_registers_walk(struct store *store, store_register_fn fn, void *cookie)
{
	return READ(store, registers_walk, fn, cookie);
}

enum store_result store_notice_put(
	struct store *store, uint64_t person, const struct store_notice *notice)
{
	return WRITE(store, notice_put, person, notice);
}

enum store_result store_notice_renew(
	struct store *store, uint64_t person, const struct store_notice *notice)
{
	return WRITE(store, notice_renew, person, notice);
}

enum store_result store_notice_supersede(
	struct store *store, uint64_t person, const struct store_notice *notice, uint64_t *ret_seq)
{
	return WRITE(store, notice_supersede, person, notice, ret_seq);
}

enum store_result store_notice_trim(struct store *store, uint64_t person, bool done, unsigned keep)
{
	return WRITE(store, notice_trim, person, done, keep);
}

enum store_result store_event_notices_each(
	struct store *store, uint64_t room, uint64_t seq, store_addressee_fn fn, void *cookie)
{
	return READ(store, event_notices_each, room, seq, fn, cookie);
}

enum store_result store_meeting_notices_each(
	struct store *store, uint64_t room, uint64_t meeting, store_addressee_fn fn, void *cookie)
{
	return READ(store, meeting_notices_each, room, meeting, fn, cookie);
}

enum store_result store_room_notices_each(
	struct store *store, uint64_t room, int reason, store_addressee_fn fn, void *cookie)
{
	return READ(store, room_notices_each, room, reason, fn, cookie);
}

enum store_result store_event_notices_drop(struct store *store, uint64_t room, uint64_t seq)
{
	return WRITE(store, event_notices_drop, room, seq);
}

enum store_result store_notices_each(
	struct store *store, uint64_t person, bool done, store_notice_fn fn, void *cookie)
{
	return READ(store, notices_each, person, done, fn, cookie);
}

enum store_result store_calls_each(struct store *store, uint64_t person, uint64_t room,
	uint64_t after, store_notice_fn fn, void *cookie)
{
	return READ(store, calls_each, person, room, after, fn, cookie);
}

enum store_result store_notice_done(
	struct store *store, uint64_t person, uint64_t room, uint64_t seq, bool done)
{
	return WRITE(store, notice_done, person, room, seq, done);
}

enum store_result store_notice_read(struct store *store, uint64_t person,
	const struct store_notice *notice, uint64_t after, uint64_t upto)
{
	return WRITE(store, notice_read, person, notice, after, upto);
}

enum store_result store_notice_drop(struct store *store, uint64_t person, uint64_t room)
{
	return WRITE(store, notice_drop, person, room);
}

enum store_result store_saved_put(struct store *store, const struct store_saved *saved)
{
	return WRITE(store, saved_put, saved);
}

enum store_result store_saved_drop(
	struct store *store, uint64_t person, uint64_t room, uint64_t seq)
{
	return WRITE(store, saved_drop, person, room, seq);
}

enum store_result store_saved_remind(
	struct store *store, uint64_t person, uint64_t room, uint64_t seq)
{
	return WRITE(store, saved_remind, person, room, seq);
}

enum store_result store_saved_count(struct store *store, uint64_t person, uint64_t but_room,
	uint64_t but_seq, unsigned *ret_count)
{
	return READ(store, saved_count, person, but_room, but_seq, ret_count);
}

enum store_result store_saved_each(struct store *store, uint64_t person, unsigned skip,
	unsigned limit, store_saved_fn fn, void *cookie)
{
	return READ(store, saved_each, person, skip, limit, fn, cookie);
}

enum store_result store_saved_due(
	struct store *store, int64_t until_ms, unsigned limit, store_saved_fn fn, void *cookie)
{
	return READ(store, saved_due, until_ms, limit, fn, cookie);
}

enum store_result store_saved_walk(struct store *store, store_saved_fn fn, void *cookie)
{
	return READ(store, saved_walk, fn, cookie);
}

enum store_result store_session_put(struct store *store, const struct store_session *session)
{
	return WRITE(store, session_put, session);
}

enum store_result store_session_get(struct store *store, const uint8_t token_hash[STORE_HASH_BYTES],
	struct store_session *ret_session)
{
	return READ(store, session_get, token_hash, ret_session);
}

enum store_result store_sessions_each(
	struct store *store, uint64_t person, store_session_fn fn, void *cookie)
{
	return READ(store, sessions_each, person, fn, cookie);
}

enum store_result store_sessions_walk(struct store *store, store_session_fn fn, void *cookie)
{
	return READ(store, sessions_walk, fn, cookie);
}

enum store_result store_session_touch(struct store *store,
	const uint8_t token_hash[STORE_HASH_BYTES], int64_t seen_ms, int64_t expires_ms)
{
	return WRITE(store, session_touch, token_hash, seen_ms, expires_ms);
}

enum store_result store_sessions_limit(
	struct store *store, unsigned scopes, int64_t now_ms, int64_t whole_ms, int64_t idle_ms)
{
	return WRITE(store, sessions_limit, scopes, now_ms, whole_ms, idle_ms);
}

enum store_result store_sessions_turn_back(
	struct store *store, unsigned scopes, int64_t now_ms, int64_t end_ms)
{
	return WRITE(store, sessions_turn_back, scopes, now_ms, end_ms);
}

enum store_result store_session_drop(
	struct store *store, const uint8_t token_hash[STORE_HASH_BYTES])
{
	return WRITE(store, session_drop, token_hash);
}

enum store_result store_sessions_end_at(
	struct store *store, uint64_t person, int64_t now_ms, int64_t expires_ms)
{
	return WRITE(store, sessions_end_at, person, now_ms, expires_ms);
}

enum store_result store_session_trim(
	struct store *store, uint64_t person, unsigned keep, int64_t now_ms)
{
	return WRITE(store, session_trim, person, keep, now_ms);
}

enum store_result store_access_clear(struct store *store)
{
	return WRITE(store, access_clear);
}

enum store_result store_link_put(struct store *store, const struct store_link *link)
{
	return WRITE(store, link_put, link);
}

enum store_result store_link_get(struct store *store, const uint8_t token_hash[STORE_HASH_BYTES],
	struct store_link *ret_link)
{
	return READ(store, link_get, token_hash, ret_link);
}

enum store_result store_link_drop(struct store *store, const uint8_t token_hash[STORE_HASH_BYTES])
{
	return WRITE(store, link_drop, token_hash);
}

enum store_result store_link_trim(
	struct store *store, uint64_t person, unsigned keep, int64_t now_ms)
{
	return WRITE(store, link_trim, person, keep, now_ms);
}

enum store_result store_guest_link_put(struct store *store, const struct store_guest_link *link)
{
	return WRITE(store, guest_link_put, link);
}

enum store_result store_guest_link_get(struct store *store,
	const uint8_t token_hash[STORE_HASH_BYTES], struct store_guest_link *ret_link)
{
	return READ(store, guest_link_get, token_hash, ret_link);
}

enum store_result store_guest_link_drop(
	struct store *store, uint64_t backstage, uint64_t guest, int64_t now_ms)
{
	return WRITE(store, guest_link_drop, backstage, guest, now_ms);
}

enum store_result store_password_put(
	struct store *store, uint64_t person, const void *body, size_t size_bytes)
{
	return WRITE(store, password_put, person, body, size_bytes);
}

enum store_result store_password_get(
	struct store *store, uint64_t person, void **ret_body, size_t *ret_size)
{
	return READ(store, password_get, person, ret_body, ret_size);
}

enum store_result store_passwords_walk(struct store *store, store_password_fn fn, void *cookie)
{
	return READ(store, passwords_walk, fn, cookie);
}

enum store_result store_invitation_put(
	struct store *store, const struct store_invitation *invitation)
{
	return WRITE(store, invitation_put, invitation);
}

enum store_result store_invitation_get(struct store *store,
	const uint8_t token_hash[STORE_HASH_BYTES], struct store_invitation *ret_invitation)
{
	return READ(store, invitation_get, token_hash, ret_invitation);
}

enum store_result store_invitations_each(
	struct store *store, int64_t now_ms, store_invitation_fn fn, void *cookie)
{
	return READ(store, invitations_each, now_ms, fn, cookie);
}

enum store_result store_invitation_use(struct store *store, uint64_t id)
{
	return WRITE(store, invitation_use, id);
}

enum store_result store_invitation_drop(struct store *store, uint64_t id)
{
	return WRITE(store, invitation_drop, id);
}

enum store_result store_invitation_count(struct store *store, int64_t now_ms, unsigned *ret_count)
{
	return WRITE(store, invitation_count, now_ms, ret_count);
}
