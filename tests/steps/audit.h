/* What is always true of a document, worked out anew: for the driver, the fuzzer and unit tests. */
#ifndef RUNDE_TESTS_STEPS_AUDIT_H
#define RUNDE_TESTS_STEPS_AUDIT_H

#include "proto/note/note.h"

/* What is wrong with a document that is said to be valid; NULL: nothing. */
const char *audit_document(const struct note_node *root);

#endif
