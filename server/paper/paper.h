/* Minutes as a PDF: A4, with the fonts of this machine. It only draws: no file, no process, nothing
 * from a network. May run on several threads at once. */
#ifndef RUNDE_PAPER_PAPER_H
#define RUNDE_PAPER_PAPER_H

#include "base/buffer.h"
#include "room/minutes/tell.h"

/* Appends the PDF; how the minutes stand is said on each page, too. False, and nothing of use
 * appended: there is no memory, or no font. */
bool paper_minutes(const struct minutes *minutes, const struct minutes_stamp *stamp,
	struct buffer *out) __attribute__((warn_unused_result));

#endif
