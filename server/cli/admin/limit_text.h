/* Values of the house's limits in words: a number, for good, member, owner. */
#ifndef RUNDE_CLI_ADMIN_LIMIT_TEXT_H
#define RUNDE_CLI_ADMIN_LIMIT_TEXT_H

#include "base/buffer.h"
#include "proto/house_limits.h"

enum { LIMIT_TEXT_BYTES = 24 };

/* Writes what this value of the limit is called. */
void limit_write(const struct house_limit *limit, int64_t value, char ret_text[LIMIT_TEXT_BYTES]);
/* Reads one; `default` is its default. False: it is none of its values, whatever its bounds. */
bool limit_read(const struct house_limit *limit, const char *word, int64_t *ret_value);
/* Appends which limits a change has changed, from what to what: `name: old -> new, ...`. */
void limit_write_changes(const struct house_changed *changed, struct buffer *out);

#endif
