#include "cli/admin/csv.h"

#include <stdbool.h>
#include <string.h>

/* How many bytes of white space a text begins with; 0: none. */
static size_t blank_size(const char *data)
{
	static const char *const blanks[] = {" ", "\t", "\n", "\v", "\f", "\r", "\u00a0", "\u1680",
		"\u2000", "\u2001", "\u2002", "\u2003", "\u2004", "\u2005", "\u2006", "\u2007",
		"\u2008", "\u2009", "\u200a", "\u2028", "\u2029", "\u202f", "\u205f", "\u3000",
		"\ufeff"};
	for (size_t i = 0; i < sizeof(blanks) / sizeof(*blanks); i++) {
		size_t size = strlen(blanks[i]);
		if (strncmp(data, blanks[i], size) == 0)
			return size;
	}
	return 0;
}

/* White space before a formula does not keep a program from taking it for one. */
static bool is_formula(struct text cell)
{
	const char *begin = cell.data;
	while (blank_size(begin))
		begin += blank_size(begin);
	if (*begin && strchr("=+-@|%", *begin))
		return true;
	return begin > cell.data && strcspn(cell.data, "\t\r\n") < (size_t)(begin - cell.data);
}

static void print_cell(FILE *out, struct text cell)
{
	bool quoted = strpbrk(cell.data, "\";\r\n,") != NULL;
	if (quoted)
		fputc('"', out);
	if (is_formula(cell))
		fputc('\'', out);
	for (size_t i = 0; i < cell.size; i++) {
		if (cell.data[i] == '"')
			fputc('"', out);
		fputc(cell.data[i], out);
	}
	if (quoted)
		fputc('"', out);
}

void csv_print_row(FILE *out, const struct text *cells, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (i)
			fputc(';', out);
		print_cell(out, cells[i]);
	}
	fputs("\r\n", out);
}
