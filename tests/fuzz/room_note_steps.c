/* Steps on notes. An input is lines: a document, then batches of steps, each on what became of
 * those before. Whatever comes of them is audited, and is read again as it was written; what is
 * refused leaves the document as it was. */
#include "../steps/audit.h"

#include "base/memory.h"
#include "proto/note/decode.h"
#include "proto/note/encode.h"
#include "room/notes/apply.h"
#include "room/notes/document.h"
#include "room/notes/plain.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t room);
size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t room, unsigned seed);

enum { TOKENS_MAX = 20000 }; /* of a document, that the run be short */

static bool same(const struct buffer *one, const struct buffer *other)
{
	return one->size == other->size && memcmp(one->data, other->data, one->size) == 0;
}

static void check(const struct note_document *document, struct buffer *ret_written)
{
	buffer_clear(ret_written);
	const char *wrong = audit_written(document->root, ret_written);
	if (wrong)
		BUG(wrong);
}

static void take_up(struct note_document *document, const char *line, size_t size)
{
	struct note_refusal refusal;
	ARENA_AUTO arena;
	arena_init(&arena);
	const struct note_node *root = note_parse_document(line, size, &arena, &refusal);
	if (root && note_check(root, &refusal) && root->size < TOKENS_MAX)
		note_document_become_take(document, root, &arena);
}

/* What others are sent of a batch does the same. */
static void check_sent(const struct note_node *before, const struct note_steps *steps,
	const struct note_node *after)
{
	struct note_refusal refusal;
	struct note_steps again;
	BUFFER_AUTO sent, here, there;
	ARENA_AUTO arena;
	arena_init(&arena);
	buffer_init(&sent);
	buffer_init(&here);
	buffer_init(&there);
	note_encode_steps(steps, &sent);
	if (!note_parse_steps((const char *)sent.data, sent.size, &arena, &again, &refusal) ||
		again.numbered != steps->numbered)
		BUG("a batch that cannot be sent on");
	const struct note_node *root = note_apply(before, &again, &arena, &refusal);
	if (!root)
		BUG("a batch that others would refuse");
	note_encode(after, &here);
	note_encode(root, &there);
	if (!same(&here, &there))
		BUG("a batch that does something else to others");
}

/* `written`: the document, before and after. */
static void apply(
	struct note_document *document, const char *line, size_t size, struct buffer *written)
{
	struct note_refusal refusal = {NOTE_FITS, 0};
	struct note_steps steps = {0};
	BUFFER_AUTO now;
	ARENA_AUTO arena;
	buffer_init(&now);
	arena_init(&arena);
	const struct note_node *root = NULL;
	if (note_parse_steps(line, size, &arena, &steps, &refusal))
		root = note_apply(document->root, &steps, &arena, &refusal);
	if (!root && refusal.reason == NOTE_FITS)
		BUG("a refusal without a reason");
	note_encode(document->root, &now);
	if (!same(written, &now))
		BUG("a document that changed by itself");
	if (!root || root->size >= TOKENS_MAX)
		return;
	check_sent(document->root, &steps, root);
	note_document_become_take(document, root, &arena);
	check(document, written);
}

static struct text name_of(const void *context, enum note_mention_kind kind, uint64_t id)
{
	(void)context;
	(void)kind;
	return text_of(id ? "Ada" : "alle");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct plain_names names = {NULL, name_of};
	struct note_document document;
	BUFFER_AUTO written;
	bool begun = false;

	note_document_init(&document);
	buffer_init(&written);
	check(&document, &written);
	for (size_t from = 0, to; from < size; from = to + 1) {
		const uint8_t *end = memchr(data + from, '\n', size - from);
		to = end ? (size_t)(end - data) : size;
		const char *line = (const char *)data + from;
		if (begun) {
			apply(&document, line, to - from, &written);
		} else {
			take_up(&document, line, to - from);
			check(&document, &written);
		}
		begun = true;
	}
	buffer_clear(&written);
	plain_text(document.root, &names, &written);
	note_document_fini(&document);
	return 0;
}

/* Mostly another digit somewhere: what stays JSON gets further than what does not. */
size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t room, unsigned seed)
{
	size_t at = size ? seed / 8 % size : 0;
	if (seed % 8 == 0)
		return LLVMFuzzerMutate(data, size, room);
	for (size_t i = 0; i < size; i++, at = (at + 1) % size) {
		if (data[at] >= '0' && data[at] <= '9') {
			data[at] = (uint8_t)('0' + (data[at] - '0' + 1 + seed / 8 % 9) % 10);
			return size;
		}
	}
	return LLVMFuzzerMutate(data, size, room);
}
