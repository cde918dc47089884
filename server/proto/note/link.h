/* Where a link in a note may lead. */
#ifndef RUNDE_PROTO_NOTE_LINK_H
#define RUNDE_PROTO_NOTE_LINK_H

#include "base/text.h"

/* Whether it is http://…, https://…, mailto:… or tel:…, whatever the case of these letters, or /…
 * or #… in this house; without control characters, of at most PROTO_NOTE_LINK_MAX UTF-16 units.
 */
bool note_link_is_fine(struct text href);

#endif
