/* What is always true of a document, worked out anew: for the driver, the fuzzer and unit tests. */
#ifndef RUNDE_TESTS_STEPS_AUDIT_H
#define RUNDE_TESTS_STEPS_AUDIT_H

#include "base/buffer.h"
#include "proto/note/note.h"

/* What is wrong with a document that is said to be valid; NULL: nothing. */
const char *audit_document(const struct note_node *root);
/* Likewise with what it is written as, which is appended: read again it is the same. */
const char *audit_written(const struct note_node *root, struct buffer *out);

#endif
