/* The file that minutes become: their text in one of the forms. Takes up to seconds: for a worker's
 * thread. */
#ifndef RUNDE_GATEWAY_EXPORT_FILE_H
#define RUNDE_GATEWAY_EXPORT_FILE_H

#include "gateway/export/address.h"
#include "journal/reading/minutes_page.h"

enum file_outcome {
	FILE_MADE,
	FILE_ABSENT,    /* they have no such addition, or it has no such form */
	FILE_TOO_LARGE, /* it would be more than LIMIT_EXPORT_BYTES, or LIMIT_PAPER_BYTES allow */
	FILE_FAILED     /* no memory, or no font */
};

/* Appends it. Sealed minutes are, as Markdown and JSON, what was sealed, byte by byte; everything
 * else says how they stand. */
enum file_outcome file_make(const struct minutes_page *page, const struct export_address *address,
	struct buffer *out) __attribute__((warn_unused_result));

#endif
