/* Slack's mrkdwn, as programs send it, in the words of our own Markdown. What would call upon
 * people there is plain text here. Pure: text in, text out, in one pass. */
#ifndef RUNDE_PROTO_MRKDWN_H
#define RUNDE_PROTO_MRKDWN_H

#include "base/buffer.h"
#include "base/text.h"

/* Appends the text with its emphasis, links and code as ours. */
void mrkdwn_write(struct text mrkdwn, struct buffer *out);
/* Appends a text without any: only what Slack writes for & < and > is undone. */
void mrkdwn_write_plain(struct text plain, struct buffer *out);
/* Appends a link of ours, of plain words and an address that end nothing of it. */
void mrkdwn_write_link(struct text words, struct text address, struct buffer *out);

#endif
