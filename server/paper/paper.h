/* Minutes as a PDF: A4, with the fonts of this machine. It only draws: no file, no process, nothing
 * from a network. May run on several threads at once. */
#ifndef RUNDE_PAPER_PAPER_H
#define RUNDE_PAPER_PAPER_H

#include "base/buffer.h"
#include "proto/gen/types.h"

/* What the foot of each page says of the seal. */
struct paper_seal {
	struct text seal;   /* its name */
	struct text signer; /* the fingerprint of the key */
};

/* Appends the PDF. `seal` is NULL where the minutes are not sealed, and each page says so. False,
 * and nothing of use appended: there is no memory, or no font. */
bool paper_minutes(const struct minutes *minutes, const struct paper_seal *seal, struct buffer *out)
	__attribute__((warn_unused_result));

#endif
