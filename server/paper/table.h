/* Tables that go on over pages, with their head again on each. For paper/ alone. */
#ifndef RUNDE_PAPER_TABLE_H
#define RUNDE_PAPER_TABLE_H

#include "paper/sheet.h"
#include "room/minutes/form.h"

/* Draws a table with a head and lines around its cells. */
void table_draw(struct sheet *sheet, const struct form_table *table);
/* Draws labels, each with what it says beside it. */
void table_draw_facts(struct sheet *sheet, const struct form_fact *facts, size_t count);

#endif
