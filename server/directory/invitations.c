#include "directory/inside.h"

#include <string.h>

enum store_result directory_make_invitation(struct directory *directory,
	const struct directory_invitation *invitation, char ret_token[DIRECTORY_TOKEN_SIZE + 1])
{
	BUFFER_AUTO note;
	struct store_invitation row = {
		.id = invitation->id,
		.made_by = invitation->made_by,
		.role = invitation->role,
		.uses = invitation->uses,
		.expires_ms = invitation->expires_ms,
	};
	struct seal_label label =
		directory_label(directory->house, RECORD_NOTE, row.made_by, row.id);
	char token[DIRECTORY_TOKEN_SIZE + 1];

	buffer_init(&note);
	directory_make_token(directory, token, row.token_hash);
	vault_seal(directory->vault, &label, invitation->note.data, invitation->note.size, &note);
	row.note = note.data;
	row.note_size = note.size;
	enum store_result result = store_invitation_put(directory->store, &row);
	if (result == STORE_OK)
		memcpy(ret_token, token, sizeof(token));
	return result;
}

enum store_result directory_find_invitation(struct directory *directory,
	const uint8_t token_hash[STORE_HASH_BYTES], struct directory_invitation *ret_invitation)
{
	struct store_invitation row;
	enum store_result result = store_invitation_get(directory->store, token_hash, &row);
	if (result != STORE_OK)
		return result;
	if (row.expires_ms <= world_now_ms(directory->world))
		return STORE_NONE;
	*ret_invitation = (struct directory_invitation){
		.id = row.id,
		.made_by = row.made_by,
		.role = row.role,
		.uses = row.uses,
		.expires_ms = row.expires_ms,
	};
	return STORE_OK;
}

enum store_result directory_use_invitation(struct directory *directory, uint64_t id)
{
	return store_invitation_use(directory->store, id);
}

enum store_result directory_drop_invitation(struct directory *directory, uint64_t id)
{
	return store_invitation_drop(directory->store, id);
}

enum store_result directory_count_invitations(struct directory *directory, unsigned *ret_count)
{
	return store_invitation_count(directory->store, world_now_ms(directory->world), ret_count);
}
