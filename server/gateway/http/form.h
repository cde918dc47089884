/* What a form sends, as application/x-www-form-urlencoded. Pure. */
#ifndef RUNDE_GATEWAY_HTTP_FORM_H
#define RUNDE_GATEWAY_HTTP_FORM_H

#include "base/buffer.h"
#include "gateway/http/head.h"

/* Appends the value of a field, decoded. False: it is not there, there twice, or not well encoded.
 */
bool form_read(struct slice form, const char *name, struct buffer *out)
	__attribute__((warn_unused_result));

#endif
