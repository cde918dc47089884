/* A table as programs for tables read it, as the web client writes it too: semicolons between the
 * cells, CRLF after each row. What such a program would take for a formula begins with an
 * apostrophe, so that a name cannot act. */
#ifndef RUNDE_CLI_ADMIN_CSV_H
#define RUNDE_CLI_ADMIN_CSV_H

#include "base/text.h"

#include <stdio.h>

void csv_print_row(FILE *out, const struct text *cells, size_t count);

#endif
