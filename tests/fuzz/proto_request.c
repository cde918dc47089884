/* Frames from clients, through the one parser. What was decoded must also be answerable. */
#include "proto/reply.h"

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	BUFFER_AUTO answer;
	struct request request;
	struct refusal refusal;

	buffer_init(&answer);
	if (size > LIMIT_FRAME_BYTES)
		return 0;
	if (!request_read((const char *)data, size, &request, &refusal))
		reply_error(&answer, &request.id, &refusal);
	command_free(request.command);
	return 0;
}
