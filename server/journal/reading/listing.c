/* Which list it is; sessions, invitations and tokens; and for hello, statuses. */
#include "journal/reading/listing.h"

#include "base/memory.h"
#include "directory/directory.h"
#include "journal/load.h"
#include "journal/registers/register.h"
#include "proto/gen/limits.h"
#include "proto/reply.h"
#include "proto/state.h"

#include <string.h>

struct listing {
	struct page *page;
	struct vault *vault;
	union {
		struct session_info_list sessions;
		struct invitation_list invitations;
		struct token_list tokens;
		struct status_list statuses;
	};
};

enum store_result listing_fill(
	size_t count, size_t most, listing_item_fn fn, void *cookie, size_t *ret_taken)
{
	size_t taken = 0, bytes = 0;
	while (taken < count && taken < most) {
		enum store_result result = fn(cookie, taken, &bytes);
		if (result != STORE_OK)
			return result;
		if (taken && bytes > PROTO_PAGE_BYTES)
			break;
		taken++;
	}
	*ret_taken = taken;
	return STORE_OK;
}

static bool add_session(void *cookie, const struct store_session *row)
{
	struct listing *listing = cookie;
	struct page *page = listing->page;
	if (row->expires_ms <= page->now_ms)
		return true;
	listing->sessions.items[listing->sessions.count++] = (struct session_info){
		.session = row->id,
		.device = directory_open_device(listing->vault, page->house, row, &page->arena),
		.created = row->created_ms,
		.seen = row->seen_ms,
		.expires = row->expires_ms,
		.current = memcmp(row->token_hash, page->token_hash, VAULT_HASH_BYTES) == 0,
	};
	return listing->sessions.count < PROTO_SESSIONS_MAX;
}

static enum store_result read_sessions(
	struct page *page, struct store *store, struct vault *vault, struct buffer *out)
{
	struct session_info session[PROTO_SESSIONS_MAX];
	struct listing listing = {.page = page, .vault = vault, .sessions = {0, session}};
	enum store_result result = store_sessions_each(store, page->person, add_session, &listing);
	struct session_list_result answer = {.sessions = listing.sessions};
	if (result == STORE_OK)
		reply_result(out, &page->id, page->kind, &answer);
	return result;
}

static bool add_invitation(void *cookie, const struct store_invitation *row)
{
	struct listing *listing = cookie;
	struct page *page = listing->page;
	if (page->whose && page->whose != row->made_by)
		return true;
	listing->invitations.items[listing->invitations.count++] = (struct invitation){
		.invitation = row->id,
		.role = (enum member_role)row->role,
		.note = directory_open_note(listing->vault, page->house, row, &page->arena),
		.by = row->made_by,
		.expires = row->expires_ms,
		.uses = row->uses,
	};
	return listing->invitations.count < PROTO_INVITATIONS_MAX;
}

static enum store_result read_invitations(
	struct page *page, struct store *store, struct vault *vault, struct buffer *out)
{
	struct invitation invitation[PROTO_INVITATIONS_MAX];
	struct listing listing = {.page = page, .vault = vault, .invitations = {0, invitation}};
	enum store_result result =
		store_invitations_each(store, page->now_ms, add_invitation, &listing);
	struct invitation_list_result answer = {.invitations = listing.invitations};
	if (result == STORE_OK)
		reply_result(out, &page->id, page->kind, &answer);
	return result;
}

static struct scope_ref_list scopes_of(const struct store_session *row, struct arena *arena)
{
	struct scope_ref_list list = {
		0, arena_new(arena, PROTO_TOKEN_SCOPES_MAX * sizeof(*list.items))};
	for (int scope = SCOPE_READ; scope <= SCOPE_HOOK; scope++)
		if (row->scopes & scope_bit((enum scope)scope))
			list.items[list.count++].scope = (enum scope)scope;
	return list;
}

static bool add_token(void *cookie, const struct store_session *row)
{
	struct listing *listing = cookie;
	struct page *page = listing->page;
	if (row->expires_ms <= page->now_ms)
		return true;
	listing->tokens.items[listing->tokens.count++] = (struct token){
		.token = row->id,
		.name = directory_open_device(listing->vault, page->house, row, &page->arena),
		.scopes = scopes_of(row, &page->arena),
		.has_room = row->room != 0,
		.room = row->room,
		.made = row->created_ms,
		.has_used = row->seen_ms != 0,
		.used = row->seen_ms,
		.has_expires = row->expires_ms != INT64_MAX,
		.expires = row->expires_ms,
	};
	return listing->tokens.count < PROTO_TOKENS_MAX;
}

static enum store_result read_tokens(
	struct page *page, struct store *store, struct vault *vault, struct buffer *out)
{
	struct token token[PROTO_TOKENS_MAX];
	struct listing listing = {.page = page, .vault = vault, .tokens = {0, token}};
	enum store_result result = store_sessions_each(store, page->whose, add_token, &listing);
	struct token_list_result answer = {.tokens = listing.tokens};
	if (result == STORE_OK)
		reply_result(out, &page->id, page->kind, &answer);
	return result;
}

enum store_result listing_read(
	struct page *page, struct store *store, struct vault *vault, struct buffer *out)
{
	struct room_list_result channels = {.rooms = page->rooms};
	switch (page->kind) {
	case COMMAND_SESSION_LIST:
		return read_sessions(page, store, vault, out);
	case COMMAND_INVITATION_LIST:
		return read_invitations(page, store, vault, out);
	case COMMAND_TOKEN_LIST:
		return read_tokens(page, store, vault, out);
	case COMMAND_MESSAGE_VERSIONS:
		return versions_read(page, store, vault, out);
	case COMMAND_NOTE_VERSIONS:
		return note_versions_read(page, store, vault, out);
	case COMMAND_NOTE_VERSION:
		return note_version_read(page, store, vault, out);
	case COMMAND_INBOX_LIST:
		return inbox_read(page, store, vault, out);
	case COMMAND_SAVED_LIST:
		return saved_read(page, store, vault, out);
	case COMMAND_THREAD_LIST:
		return thread_list_read(page, store, vault, out);
	case COMMAND_MEETING_LIST:
		return meeting_list_read(page, store, vault, out);
	case COMMAND_DECISION_LIST:
		return decision_list_read(page, store, vault, out);
	case COMMAND_MINUTES_LIST:
		return minutes_list_read(page, store, vault, out);
	case COMMAND_PAGE_LIST:
		return page_list_read(page, store, vault, out);
	case COMMAND_TASK_LIST:
		return task_list_read(page, store, vault, out);
	case COMMAND_PICTURE_GET:
		return picture_read(page, store, vault, out);
	case COMMAND_ROOM_LIST:
		reply_result(out, &page->id, page->kind, &channels);
		return STORE_OK;
	default:
		BUG("a list nobody can read");
	}
}

static bool add_status(void *cookie, const struct store_register *row)
{
	struct listing *listing = cookie;
	struct page *page = listing->page;
	struct status_list *list = &listing->statuses;
	BUFFER_AUTO value;

	buffer_init(&value);
	if (!register_open(listing->vault, row, &value) ||
		!status_decode(value.data, value.size, &page->arena, &list->items[list->count]))
		return true;
	if (!list->items[list->count].has_until || list->items[list->count].until > page->now_ms)
		list->count++;
	return list->count < PROTO_PEOPLE_MAX;
}

static bool count_one(void *cookie, const struct store_register *row)
{
	(void)row;
	++*(size_t *)cookie;
	return true;
}

enum store_result listing_statuses(
	struct page *page, struct store *store, struct vault *vault, struct status_list *ret_list)
{
	size_t count = 0;
	struct listing listing = {.page = page, .vault = vault};
	enum store_result result =
		store_registers_at(store, page->house, 0, REGISTER_STATUS, count_one, &count);
	if (result != STORE_OK)
		return result;
	listing.statuses = (struct status_list){
		0, arena_new(&page->arena, (count + 1) * sizeof(struct status))};
	result = store_registers_at(store, page->house, 0, REGISTER_STATUS, add_status, &listing);
	*ret_list = listing.statuses;
	return result;
}
