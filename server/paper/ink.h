/* A text with what its pieces look like, before it is laid out. It is never markup: looks are given
 * beside it, and characters that control something are left out. For paper/ alone. */
#ifndef RUNDE_PAPER_INK_H
#define RUNDE_PAPER_INK_H

#include "base/buffer.h"
#include "base/text.h"

#include <pango/pangocairo.h>

/* How a piece looks; bits. */
enum ink_look { INK_BOLD = 1, INK_ITALIC = 2, INK_STRUCK = 4, INK_CODE = 8, INK_FAINT = 16 };

struct ink {
	struct buffer text;
	PangoAttrList *attributes; /* owned */
};

void ink_init(struct ink *ink);
void ink_fini(struct ink *ink);
void ink_add(struct ink *ink, const char *text, size_t size_bytes, unsigned looks);

#endif
