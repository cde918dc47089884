#include "paper/catalog.h"

#include <stdio.h>
#include <string.h>

/* The numbers in a trailer of cairo's. */
struct trailer {
	unsigned long size, root, info, xref;
};

static const char object_end[] = ">>\nendobj\n";

static bool read_number(
	const char *text, const char *end, const char *words, unsigned long *ret_number)
{
	const char *at = text_after_last(text, (size_t)(end - text), words);
	unsigned long number = 0;
	if (!at || at == end || *at < '0' || *at > '9')
		return false;
	for (; at < end && *at >= '0' && *at <= '9' && number < 100000000; at++)
		number = number * 10 + (unsigned long)(*at - '0');
	*ret_number = number;
	return true;
}

static bool read_trailer(const char *text, const char *end, struct trailer *ret_trailer)
{
	return read_number(text, end, "<< /Size ", &ret_trailer->size) &&
	       read_number(text, end, "/Root ", &ret_trailer->root) &&
	       read_number(text, end, "/Info ", &ret_trailer->info) &&
	       read_number(text, end, "\nstartxref\n", &ret_trailer->xref);
}

static void add_object(struct buffer *pdf, const struct trailer *trailer, const char *entries,
	size_t size_bytes, enum language language)
{
	buffer_add_integer(pdf, (long long)trailer->root);
	buffer_add_string(pdf, " 0 obj\n<< /Type /Catalog");
	buffer_add(pdf, entries, size_bytes);
	buffer_add_string(pdf, language == LANGUAGE_DE ? "   /Lang (de)\n" : "   /Lang (en)\n");
	buffer_add_string(pdf, "   /MarkInfo << /Marked true >>\n"
			       "   /ViewerPreferences << /DisplayDocTitle true >>\n"
			       ">>\nendobj\n");
}

static void add_trailer(
	struct buffer *pdf, const struct trailer *trailer, size_t object_at, size_t xref_at)
{
	char text[300];
	int size = snprintf(text, sizeof(text),
		"xref\n%lu 1\n%010zu 00000 n \ntrailer\n<< /Size %lu\n   /Root %lu 0 R\n"
		"   /Info %lu 0 R\n   /Prev %lu\n>>\nstartxref\n%zu\n%%%%EOF\n",
		trailer->root, object_at, trailer->size, trailer->root, trailer->info,
		trailer->xref, xref_at);
	buffer_add(pdf, text, (size_t)size);
}

bool catalog_complete(struct buffer *pdf, size_t start, enum language language)
{
	const char *text = (const char *)pdf->data + start,
		   *end = (const char *)pdf->data + pdf->size;
	struct trailer trailer;
	BUFFER_AUTO entries;
	buffer_init(&entries);
	const char *catalog = text_after_last(text, (size_t)(end - text), "<< /Type /Catalog");
	const char *close =
		catalog ? memmem(catalog, (size_t)(end - catalog), object_end, strlen(object_end))
			: NULL;
	if (!close || !read_trailer(catalog, end, &trailer))
		return false;
	buffer_add(&entries, catalog, (size_t)(close - catalog));
	size_t object_at = pdf->size - start;
	add_object(pdf, &trailer, (const char *)entries.data, entries.size, language);
	add_trailer(pdf, &trailer, object_at, pdf->size - start);
	return true;
}
