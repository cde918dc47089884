/* Copies of minutes that are not sealed, as JSON. */
#include "room/minutes/copy.h"

#include "room/minutes/canonical.h"
#include "room/minutes/words.h"

static void add_word(struct buffer *out, enum language language, enum word which)
{
	struct text text = word(language, which); /* which needs no escapes */
	buffer_add(out, text.data, text.size);
}

void minutes_json_copy(
	const struct minutes *minutes, const struct minutes_stamp *stamp, struct buffer *out)
{
	bool draft = stamp->phase == MINUTES_PHASE_DRAFT;
	buffer_add_string(out, "{\"minutes\":");
	minutes_json(minutes, out);
	out->size -= out->size != 0; /* the end of its line */
	buffer_add_string(out, draft ? ",\"phase\":\"draft\"" : ",\"phase\":\"presented\"");
	buffer_add_string(out, ",\"about\":\"");
	add_word(out, minutes->language, phase_word(stamp->phase));
	buffer_add_string(out, ". ");
	add_word(out, minutes->language, draft ? WORD_DRAFT_ABOUT : WORD_PRESENTED_ABOUT);
	buffer_add_string(out, "\"}\n");
}
