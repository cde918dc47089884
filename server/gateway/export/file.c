#include "gateway/export/file.h"

#include "base/attempt.h"
#include "base/limits.h"
#include "paper/paper.h"
#include "room/minutes/canonical.h"
#include "room/minutes/copy.h"
#include "room/minutes/seal.h"
#include "vault/signer.h"

static bool is_sealed(const struct minutes_page *page)
{
	return page->read.standing.phase == MINUTES_PHASE_SEALED;
}

/* As it was sealed; empty in any other form. */
static struct text text_in(const struct minutes_files *files, enum export_form form)
{
	return form == EXPORT_MARKDOWN ? files->markdown
	       : form == EXPORT_JSON   ? files->json
				       : text_of("");
}

static struct text find_addendum(
	const struct minutes_page *page, const struct export_address *address)
{
	const struct minutes_addition_list *addenda = &page->read.addenda;
	for (size_t i = 0; i < addenda->count; i++)
		if (addenda->items[i].event == address->addendum)
			return text_in(&page->addenda[i], address->form);
	return text_of("");
}

/* Whose key has sealed them. */
static void name_signer(struct text json, char ret_fingerprint[SIGNER_FINGERPRINT_SIZE])
{
	struct sealed_file file;
	sealed_file_init(&file);
	ret_fingerprint[0] = '\0';
	if (sealed_file_read(json.data, json.size, &file))
		signer_fingerprint(file.seal.key, ret_fingerprint);
	sealed_file_fini(&file);
}

static bool fits_on_paper(const struct minutes *minutes)
{
	BUFFER_AUTO json;
	buffer_init(&json);
	minutes_json(minutes, &json);
	return json.size <= LIMIT_PAPER_BYTES;
}

static enum file_outcome print(
	const struct minutes *minutes, const struct minutes_stamp *stamp, struct buffer *out)
{
	if (!fits_on_paper(minutes))
		return FILE_TOO_LARGE;
	return paper_minutes(minutes, stamp, out) ? FILE_MADE : FILE_FAILED;
}

static enum file_outcome write_copy(
	const struct minutes_page *page, enum export_form form, struct buffer *out)
{
	const struct minutes *minutes = &page->read.minutes;
	char fingerprint[SIGNER_FINGERPRINT_SIZE] = "";
	struct minutes_stamp stamp = {.phase = page->read.standing.phase};
	if (is_sealed(page)) {
		name_signer(page->files.json, fingerprint);
		stamp.seal = page->read.standing.seal;
		stamp.signer = text_of(fingerprint);
		stamp.addenda = page->read.addenda.items;
		stamp.addendum_count = page->read.addenda.count;
	}
	if (form == EXPORT_PDF)
		return print(minutes, &stamp, out);
	if (form == EXPORT_MARKDOWN)
		minutes_markdown_copy(minutes, &stamp, out);
	else if (form == EXPORT_TEXT)
		minutes_plain_copy(minutes, &stamp, out);
	else if (form == EXPORT_HTML)
		minutes_html_copy(minutes, &stamp, out);
	else
		minutes_json_copy(minutes, &stamp, out);
	return FILE_MADE;
}

static enum file_outcome write_file(
	const struct minutes_page *page, const struct export_address *address, struct buffer *out)
{
	struct text sealed = address->addendum ? find_addendum(page, address)
					       : text_in(&page->files, address->form);
	if (sealed.size)
		buffer_add(out, sealed.data, sealed.size);
	else if (address->addendum)
		return FILE_ABSENT;
	else
		return write_copy(page, address->form, out);
	return FILE_MADE;
}

enum file_outcome file_make(
	const struct minutes_page *page, const struct export_address *address, struct buffer *out)
{
	attempt_begin();
	enum file_outcome outcome = write_file(page, address, out);
	if (!attempt_end())
		return FILE_FAILED;
	return outcome == FILE_MADE && out->size > LIMIT_EXPORT_BYTES ? FILE_TOO_LARGE : outcome;
}
