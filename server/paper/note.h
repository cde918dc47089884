/* A note on paper. For paper/ alone. */
#ifndef RUNDE_PAPER_NOTE_H
#define RUNDE_PAPER_NOTE_H

#include "paper/sheet.h"
#include "room/notes/plain.h"

void note_draw(struct sheet *sheet, const struct note_node *root, const struct plain_names *names);

#endif
