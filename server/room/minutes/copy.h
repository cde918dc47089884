/* Copies of minutes that are given out: as the canonical forms, but that they say how the minutes
 * stand. `stamp` is NULL where nothing is to be said of that. */
#ifndef RUNDE_ROOM_MINUTES_COPY_H
#define RUNDE_ROOM_MINUTES_COPY_H

#include "base/buffer.h"
#include "room/minutes/tell.h"

/* {"minutes":…,"phase":"draft","about":…}: `about` is in words. Not of sealed ones. */
void minutes_json_copy(
	const struct minutes *minutes, const struct minutes_stamp *stamp, struct buffer *out);
void minutes_markdown_copy(
	const struct minutes *minutes, const struct minutes_stamp *stamp, struct buffer *out);
void minutes_plain_copy(
	const struct minutes *minutes, const struct minutes_stamp *stamp, struct buffer *out);
void minutes_html_copy(
	const struct minutes *minutes, const struct minutes_stamp *stamp, struct buffer *out);

#endif
