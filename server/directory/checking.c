/* Whether what is sealed in records opens. */
#include "directory/inside.h"

struct checking {
	struct vault *vault;
	uint64_t house;
	directory_part_fn fn;
	void *cookie;
};

static void check(const struct checking *checking, const char *what, enum record_part part,
	uint64_t person, uint64_t id, const void *sealed, size_t size_bytes)
{
	BUFFER_AUTO plain;
	struct seal_label label = directory_label(checking->house, part, person, id);
	buffer_init(&plain);
	bool opens = vault_unseal(checking->vault, &label, sealed, size_bytes, &plain);
	checking->fn(checking->cookie, what, person, opens);
}

static bool check_password(void *cookie, uint64_t person, const void *sealed, size_t size_bytes)
{
	check(cookie, "password", RECORD_PASSWORD, person, 0, sealed, size_bytes);
	return true;
}

static bool check_session(void *cookie, const struct store_session *session)
{
	check(cookie, "device of a session", RECORD_DEVICE, session->person, session->id,
		session->device, session->device_size);
	return true;
}

static bool check_invitation(void *cookie, const struct store_invitation *invitation)
{
	check(cookie, "note of an invitation", RECORD_NOTE, invitation->made_by, invitation->id,
		invitation->note, invitation->note_size);
	return true;
}

enum store_result directory_check(struct store *store, struct vault *vault, uint64_t house,
	directory_part_fn fn, void *cookie)
{
	struct checking checking = {vault, house, fn, cookie};
	enum store_result result = store_passwords_walk(store, check_password, &checking);
	if (result == STORE_OK)
		result = store_sessions_walk(store, check_session, &checking);
	if (result == STORE_OK) /* whether they have expired or not */
		result = store_invitations_each(store, INT64_MIN, check_invitation, &checking);
	return result;
}
