#include "journal/notes/rows.h"

#include "base/attempt.h"
#include "base/memory.h"
#include "proto/gen/limits.h"
#include "proto/note/decode.h"
#include "proto/state.h"
#include "room/notes/apply.h"

static struct seal_label label_of(const struct store_note *row, enum seal_purpose purpose)
{
	return (struct seal_label){
		.purpose = purpose,
		.room = row->key.room,
		.seq = row->key.of,
		.kind = (uint16_t)row->key.item,
		.ref = row->version,
		.time_ms = row->time_ms,
	};
}

static struct seal_label label_of_steps(const struct store_note_steps *row)
{
	_Static_assert(PROTO_NOTE_STEPS_MAX <= UINT8_MAX, "their number is bound in a byte");
	return (struct seal_label){
		.purpose = SEAL_NOTE_STEPS,
		.room = row->key.room,
		.seq = row->key.of,
		.kind = (uint16_t)row->key.item,
		.ref = row->version,
		.audience = (uint8_t)row->count,
		.author = row->author,
		.time_ms = row->time_ms,
	};
}

enum store_result note_row_put(struct store *store, struct vault *vault, struct store_note row,
	const struct kept_note *kept, struct text document)
{
	BUFFER_AUTO plain;
	BUFFER_AUTO head;
	BUFFER_AUTO body;
	const struct seal_label head_label = label_of(&row, SEAL_NOTE_HEAD);
	const struct seal_label body_label = label_of(&row, SEAL_NOTE);
	buffer_init(&plain);
	buffer_init(&head);
	buffer_init(&body);
	kept_note_encode(kept, &plain);
	vault_seal(vault, &head_label, plain.data, plain.size, &head);
	vault_seal(vault, &body_label, document.data, document.size, &body);
	row.head = head.data;
	row.head_size = head.size;
	row.body = body.data;
	row.body_size = body.size;
	return store_note_put(store, &row);
}

bool note_row_head(struct vault *vault, const struct store_note *row, struct arena *arena,
	struct kept_note *ret_kept)
{
	BUFFER_AUTO plain;
	const struct seal_label label = label_of(row, SEAL_NOTE_HEAD);
	buffer_init(&plain);
	return vault_unseal(vault, &label, row->head, row->head_size, &plain) &&
	       kept_note_decode(plain.data, plain.size, arena, ret_kept);
}

bool note_row_open(struct vault *vault, const struct store_note *row, struct buffer *out)
{
	const struct seal_label label = label_of(row, SEAL_NOTE);
	return vault_unseal(vault, &label, row->body, row->body_size, out);
}

const struct note_node *note_row_document(const struct buffer *json, struct arena *arena)
{
	struct note_refusal refusal;
	const struct note_node *root =
		note_parse_document((const char *)json->data, json->size, arena, &refusal);
	return root && note_check(root, &refusal) ? root : NULL;
}

enum store_result note_steps_put(struct store *store, struct vault *vault,
	struct store_note_steps row, const struct kept_batch *kept, size_t *ret_size)
{
	BUFFER_AUTO plain;
	BUFFER_AUTO sealed;
	const struct seal_label label = label_of_steps(&row);
	buffer_init(&plain);
	buffer_init(&sealed);
	kept_batch_encode(kept, &plain);
	vault_seal(vault, &label, plain.data, plain.size, &sealed);
	row.body = sealed.data;
	row.body_size = sealed.size;
	*ret_size = sealed.size;
	return store_note_steps_put(store, &row);
}

bool note_steps_open(struct vault *vault, const struct store_note_steps *row, struct arena *arena,
	struct kept_batch *ret_kept)
{
	BUFFER_AUTO plain;
	const struct seal_label label = label_of_steps(row);
	buffer_init(&plain);
	return row->count <= PROTO_NOTE_STEPS_MAX &&
	       vault_unseal(vault, &label, row->body, row->body_size, &plain) &&
	       kept_batch_decode(plain.data, plain.size, arena, ret_kept);
}

void note_sitting_join(struct note_sitting *sitting, uint64_t person, int64_t now_ms)
{
	if (!sitting->writer_count)
		sitting->began_ms = now_ms;
	for (size_t i = 0; i < sitting->writer_count; i++)
		if (sitting->writers[i].person == person)
			return;
	if (sitting->writer_count == PROTO_NOTE_WRITERS_MAX)
		return;
	sitting->writers = memory_resize(
		sitting->writers, (sitting->writer_count + 1) * sizeof(*sitting->writers));
	sitting->writers[sitting->writer_count++] = (struct person_ref){.person = person};
}

void note_sitting_clear(struct note_sitting *sitting)
{
	free(sitting->writers);
	*sitting = (struct note_sitting){0};
}

struct reading {
	struct vault *vault;
	struct note_state *state;
	bool damaged;
};

static bool read_kept(void *cookie, const struct store_note *row)
{
	struct reading *reading = cookie;
	BUFFER_AUTO json;
	ARENA_AUTO arena;
	buffer_init(&json);
	arena_init(&arena);
	const struct note_node *root =
		note_row_open(reading->vault, row, &json) ? note_row_document(&json, &arena) : NULL;
	reading->damaged = !root;
	if (root) {
		note_document_become_take(&reading->state->document, root, &arena);
		reading->state->version = reading->state->kept = row->version;
	}
	return false; /* the newest is enough */
}

/* Steps out of their row, in the arena. False: it is damaged. */
static bool parse_steps(struct vault *vault, const struct store_note_steps *row,
	struct arena *arena, struct note_steps *ret_steps)
{
	ARENA_AUTO text;
	struct kept_batch kept;
	struct note_refusal refusal;
	arena_init(&text);
	return note_steps_open(vault, row, &text, &kept) &&
	       note_parse_steps(kept.steps.data, kept.steps.size, arena, ret_steps, &refusal) &&
	       ret_steps->numbered == row->count;
}

static bool apply_steps(void *cookie, const struct store_note_steps *row)
{
	struct reading *reading = cookie;
	struct note_state *state = reading->state;
	ARENA_AUTO arena;
	struct note_steps steps;
	struct note_refusal refusal;
	const struct note_node *root = NULL;
	arena_init(&arena);
	if (row->version == state->version && parse_steps(reading->vault, row, &arena, &steps))
		root = note_apply(state->document.root, &steps, &arena, &refusal);
	reading->damaged = !root;
	if (!root)
		return false;
	note_document_become_take(&state->document, root, &arena);
	state->version += row->count;
	state->fresh_bytes += row->body_size;
	note_sitting_join(&state->sitting, row->author, row->time_ms);
	return true;
}

static enum store_result read_trail(
	struct store *store, const struct store_note_key *key, struct note_state *state)
{
	struct store_note_trail trail;
	enum store_result result = store_note_trail(store, key, 0, &trail);
	state->from = state->version;
	if (result == STORE_NONE)
		return STORE_OK;
	if (result != STORE_OK)
		return result;
	state->from = trail.from;
	state->written_ms = trail.time_ms;
	return trail.to == state->version ? STORE_OK : STORE_DAMAGED;
}

enum store_result note_state_read(struct store *store, struct vault *vault,
	const struct store_note_key *key, struct note_state *ret_state)
{
	struct note_state state = {0};
	struct reading reading = {.vault = vault, .state = &state};
	note_document_init(&state.document);
	enum store_result result = store_notes_back(store, key, read_kept, &reading);
	if (result == STORE_OK && !reading.damaged)
		result = store_note_steps_each(store, key, state.kept, apply_steps, &reading);
	if (result == STORE_OK && !reading.damaged)
		result = read_trail(store, key, &state);
	if (result == STORE_OK && reading.damaged)
		result = STORE_DAMAGED;
	if (result != STORE_OK && attempt_is_short())
		result = STORE_FAILED;
	if (result == STORE_OK)
		*ret_state = state;
	else
		note_state_fini(&state);
	return result;
}

void note_state_fini(struct note_state *state)
{
	note_document_fini(&state->document);
	note_trail_fini(&state->trail);
	note_sitting_clear(&state->sitting);
}
