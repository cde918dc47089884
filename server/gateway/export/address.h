/* Which minutes are wanted, and in which form: /minutes/ROOM/MEETING.md. Pure. */
#ifndef RUNDE_GATEWAY_EXPORT_ADDRESS_H
#define RUNDE_GATEWAY_EXPORT_ADDRESS_H

#include "gateway/http/head.h"

#include <stdint.h>

enum export_form {
	EXPORT_MARKDOWN,
	EXPORT_TEXT,
	EXPORT_HTML,
	EXPORT_JSON,
	EXPORT_PDF,
	EXPORT_FORMS
};

/* Its name at the end of an address and of a file: "md". */
const char *export_ending(enum export_form form);

struct export_address {
	uint64_t room, meeting;
	uint64_t addendum; /* the event of an addition to them: MEETING-EVENT; 0: they themselves */
	enum export_form form;
};

/* Reads a path below EXPORT_PATH. False: there is nothing of this name. */
bool export_address_read(struct slice path, struct export_address *ret_address)
	__attribute__((warn_unused_result));

#endif
