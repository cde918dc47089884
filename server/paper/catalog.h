/* What a PDF says of itself as a whole and cairo has no words for. For paper/ alone. */
#ifndef RUNDE_PAPER_CATALOG_H
#define RUNDE_PAPER_CATALOG_H

#include "base/buffer.h"
#include "proto/gen/types.h"

/* Appends to a PDF that cairo has made, as an update (ISO 32000, 7.5.6), which language it is in,
 * that its structure can be read out, and that its title is shown. False: it does not end as cairo
 * ends one, and stays as it was. `start` is where it begins in the buffer. */
bool catalog_complete(struct buffer *pdf, size_t start, enum language language);

#endif
