/* The lines of the list of erasures, as text. A line is read only if it is, byte by byte, what
 * would be written for it:
 *
 *     runde-erasures 1 DATA-SET AFTER CHECK          the head: records begin after this number
 *     NUMBER KIND OF WHAT TIME BY CLIENT-ID CHECK    a record
 *
 * The check is of the data set and the line before it. */
#ifndef RUNDE_VAULT_ERASURES_LINE_H
#define RUNDE_VAULT_ERASURES_LINE_H

#include "vault/erasures.h"

enum { ERASURES_LINE_BYTES = 192 };
enum erasures_head { ERASURES_HEAD_SOUND, ERASURES_HEAD_FOREIGN, ERASURES_HEAD_DAMAGED };

void erasures_write_head(
	struct buffer *out, const uint8_t data_set[VAULT_DATA_SET_BYTES], uint64_t after);
void erasures_write_line(struct buffer *out, const uint8_t data_set[VAULT_DATA_SET_BYTES],
	const struct erasure *erasure);
/* Both take a line with its end. */
enum erasures_head erasures_read_head(
	const char *line, const uint8_t data_set[VAULT_DATA_SET_BYTES], uint64_t *ret_after);
bool erasures_read_line(const char *line, const uint8_t data_set[VAULT_DATA_SET_BYTES],
	struct erasure *ret_erasure);

#endif
