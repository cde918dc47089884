#include "directory/inside.h"

static struct text open_text(struct vault *vault, const struct seal_label *label,
	const void *sealed, size_t size, struct arena *arena)
{
	BUFFER_AUTO plain;
	buffer_init(&plain);
	if (!vault_unseal(vault, label, sealed, size, &plain))
		return text_of("");
	return arena_copy_text(arena, (const char *)plain.data, plain.size);
}

struct text directory_open_device(struct vault *vault, uint64_t house,
	const struct store_session *session, struct arena *arena)
{
	struct seal_label label =
		directory_label(house, RECORD_DEVICE, session->person, session->id);
	return open_text(vault, &label, session->device, session->device_size, arena);
}

struct text directory_open_note(struct vault *vault, uint64_t house,
	const struct store_invitation *invitation, struct arena *arena)
{
	struct seal_label label =
		directory_label(house, RECORD_NOTE, invitation->made_by, invitation->id);
	return open_text(vault, &label, invitation->note, invitation->note_size, arena);
}
