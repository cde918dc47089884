/* A note is written in. What it says no event tells of. */
#include "room/rules.h"

#include "proto/gen/limits.h"
#include "proto/note/decode.h"
#include "proto/note/encode.h"
#include "proto/note/words.h"
#include "room/notes/apply.h"

static bool refuse_steps(struct refusal *ret_refusal, const struct note_refusal *refused)
{
	return refuse_field(ret_refusal, "steps", note_reason_name(refused->reason));
}

/* The steps as they are stored, and those in turn read: what is applied is what will be read
 * again. */
static bool read_again(const struct matter *matter, struct decision *decision,
	struct note_steps *ret_steps, struct refusal *ret_refusal)
{
	BUFFER_AUTO json;
	struct note_refusal refused;
	struct arena *arena = matter->subject->arena;
	buffer_init(&json);
	note_encode_steps(&matter->command->params.note_write.steps, &json);
	if (json.size > PROTO_NOTE_STEPS_BYTES) {
		*ret_refusal = refusal_of_field("steps", "too_long", PROTO_NOTE_STEPS_BYTES);
		return false;
	}
	decision->steps = arena_copy_text(arena, (const char *)json.data, json.size);
	return note_parse_steps(
		       decision->steps.data, decision->steps.size, arena, ret_steps, &refused) ||
	       refuse_steps(ret_refusal, &refused);
}

bool rule_note_write(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	const struct note_write_params *params = &matter->command->params.note_write;
	const struct subject *subject = matter->subject;
	struct note_steps steps;
	struct note_refusal refused;
	if ((uint64_t)params->version != subject->version)
		return refuse(ret_refusal, ERROR_OUTDATED);
	if (subject->version + params->steps.numbered > PROTO_SEQ_MAX)
		return refuse_field(ret_refusal, "version", "too_large");
	if (!read_again(matter, decision, &steps, ret_refusal))
		return false;
	decision->document = note_apply(subject->document, &steps, subject->arena, &refused);
	return decision->document || refuse_steps(ret_refusal, &refused);
}
