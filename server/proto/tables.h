/* The generated tables: what proto/ says of each command, event, notification and error. For
 * proto/ alone; others ask command_info() and event_info(). */
#ifndef RUNDE_PROTO_TABLES_H
#define RUNDE_PROTO_TABLES_H

#include "proto/close.h"
#include "proto/command.h"
#include "proto/event.h"
#include "proto/shape.h"

enum { NOWHERE = -1 }; /* an offset of what is not there */

struct command_row {
	struct command_info info;
	const struct shape *params, *result;
	long room, subject, person, client_id; /* offsets in params, or NOWHERE */
};

struct event_row {
	int kind;
	struct event_info info;
	const struct shape *body;
};

struct notification_row {
	const char *name;
	const struct shape *params;
};

struct error_row {
	int code;
	const char *name;
	const char *message; /* English */
};

extern const struct command_row command_rows[COMMAND_COUNT];
extern const struct event_row event_rows[];
extern const size_t event_row_count;
extern const struct notification_row notification_rows[NOTIFICATION_COUNT];
extern const struct error_row error_rows[]; /* by enum error_kind; [ERROR_NONE] is empty */
extern const struct shape room_state_shape, status_shape, house_shape, house_limits_shape,
	preference_shape, kept_thread_shape, meeting_shape, profile_shape, settings_shape,
	group_shape, kept_batch_shape, kept_floor_shape, kept_note_shape, kept_vote_shape,
	poll_state_shape, task_state_shape, case_sheet_shape, guest_shape, guest_front_shape,
	minutes_shape;
extern const struct enum_name language_names[];

#endif
