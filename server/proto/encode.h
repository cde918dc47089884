/* Encoding: the structs of proto/gen/types.h into JSON, by their shapes. */
#ifndef RUNDE_PROTO_ENCODE_H
#define RUNDE_PROTO_ENCODE_H

#include "base/buffer.h"
#include "base/text.h"
#include "proto/shape.h"

/* Appends the struct of this shape as a JSON object; absent optional fields are left out. */
void encode_object(const struct shape *shape, const void *value, struct buffer *out);
/* Appends a JSON string. */
void encode_string(struct text text, struct buffer *out);

#endif
