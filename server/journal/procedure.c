#include "journal/procedure.h"

#include "base/log.h"
#include "base/memory.h"
#include "journal/guests/greeting.h"
#include "journal/live/polls.h"
#include "journal/live/presence.h"
#include "journal/notes/passing.h"
#include "journal/reading/asking.h"
#include "journal/signing/guests.h"
#include "journal/signing/signing.h"
#include "journal/signing/tokens.h"
#include "journal/writing/writing.h"

static void do_command_as(struct batch *batch, struct call *call, const struct who *who,
	struct roster_connection *connection)
{
	enum command_kind kind = call->command->kind;
	/* What it is told, a refusal too, may come of what is not stored yet. */
	call->staged = command_info(kind)->effect != EFFECT_VOLATILE;
	switch (command_info(kind)->effect) {
	case EFFECT_WRITE:
		write_command(batch, call, who);
		break;
	case EFFECT_READ:
		if (kind == COMMAND_ROOM_OPEN || kind == COMMAND_ROOM_HISTORY ||
			kind == COMMAND_THREAD_OPEN || kind == COMMAND_MEETING_OPEN ||
			kind == COMMAND_DECISION_LIST || kind == COMMAND_PAGE_LIST ||
			kind == COMMAND_MINUTES_READ || kind == COMMAND_MINUTES_LIST)
			ask_window(batch, call, who);
		else if (kind == COMMAND_MESSAGE_VERSIONS || kind == COMMAND_NOTE_VERSIONS ||
			 kind == COMMAND_NOTE_VERSION)
			ask_versions(batch, call, who);
		else if (kind == COMMAND_POLL_READ)
			ask_poll(batch, call, who);
		else
			ask_listing(batch, call, who);
		break;
	case EFFECT_VOLATILE:
		if (kind == COMMAND_PRESENCE_SET)
			pass_presence(batch, call, who, connection);
		else if (kind == COMMAND_TYPING_SET)
			pass_typing(batch, call, who);
		else if (kind == COMMAND_FLOOR_SIGN)
			pass_sign(batch, call, who);
		else if (kind == COMMAND_NOTE_OPEN)
			pass_note_open(batch, call, who, connection);
		else if (kind == COMMAND_NOTE_CLOSE)
			pass_note_close(batch, call, who);
		else if (kind == COMMAND_NOTE_POINT)
			pass_note_point(batch, call, who);
		else
			BUG("a volatile command without a procedure");
		break;
	}
}

/* Identity comes from the session alone: a connection is somebody once its hello was answered. */
static void do_command(struct batch *batch, struct call *call)
{
	enum command_kind kind = call->command->kind;
	struct roster_connection *connection = roster_find(&batch->core->roster, call->connection);

	if (command_is_hello(kind) && !connection) {
		call->staged = true;
		if (kind == COMMAND_GUEST_HELLO)
			ask_guest_hello(batch, call);
		else
			ask_hello(batch, call);
		return;
	}
	if (command_is_hello(kind) || !connection) {
		batch_refuse_with(batch, call, ERROR_HELLO_FIRST);
		return;
	}
	if (!roster_admits(connection, kind)) {
		/* Of what they may not do guests do not learn that there is such a thing. */
		batch_refuse_with(batch, call,
			call->credential == CREDENTIAL_GUEST ? ERROR_NOT_FOUND : ERROR_NOT_ALLOWED);
		return;
	}
	struct who who = core_who(batch->core, connection->person->person);
	/* A guest's session reaches one room: of no other they learn as much as that it is out of
	 * order. */
	if (roster_is_guest(connection) && command_room(call->command) != who.guest_of) {
		batch_refuse_with(batch, call, ERROR_NOT_FOUND);
		return;
	}
	do_command_as(batch, call, &who, connection);
}

/* Reads and writes like everybody, and is in no roster: nothing is told unasked. */
static void do_operator_command(struct batch *batch, struct call *call)
{
	static const struct who self = {.person = NOBODY, .house_role = MEMBER_ROLE_OWNER};
	call->staged = true;
	if (call->command->kind == COMMAND_SESSION_HELLO)
		ask_hello_as_operator(batch, call, &self);
	else if (command_info(call->command->kind)->effect == EFFECT_VOLATILE ||
		 call->command->kind == COMMAND_GUEST_HELLO)
		batch_refuse_with(batch, call, ERROR_NOT_ALLOWED);
	else
		do_command_as(batch, call, &self, NULL);
}

void procedure_do(struct batch *batch, struct call *call)
{
	if (call->kind != CALL_GONE && !core_has_house(batch->core)) {
		call->staged = true; /* where the batch fails it is said again */
		procedure_unavailable(batch, call);
		return;
	}
	switch (call->kind) {
	case CALL_COMMAND:
		if (call->is_operator)
			do_operator_command(batch, call);
		else
			do_command(batch, call);
		break;
	case CALL_GONE:
		pass_gone(batch, call);
		break;
	case CALL_SIGN_IN:
		sign_in(batch, call);
		break;
	case CALL_LOOK:
		guests_look(batch, call);
		break;
	case CALL_JOIN:
		guests_join(batch, call);
		break;
	case CALL_SIGN_OUT:
		sign_out(batch, call);
		break;
	case CALL_KNOCK:
		token_knock(batch, call);
		break;
	case CALL_HOOK:
		token_hook(batch, call);
		break;
	case CALL_EXPORT:
		ask_export(batch, call);
		break;
	}
}

/* Whoever says hello in vain comes back and says it anew. */
static void hang_up(struct batch *batch, uint64_t connection)
{
	struct dispatch *dispatch = dispatch_new(DISPATCH_CLOSE);
	dispatch->connection = connection;
	dispatch->close_code = CLOSE_TRY_AGAIN;
	run_add(&batch->run, dispatch);
}

void procedure_unavailable(struct batch *batch, struct call *call)
{
	if (call->command) {
		batch_refuse_with(batch, call, ERROR_UNAVAILABLE);
		if (command_is_hello(call->command->kind))
			hang_up(batch, call->connection);
		return;
	}
	struct refusal refusal = refusal_of(ERROR_UNAVAILABLE);
	sign_in_refuse(batch, call, &refusal);
}

bool procedure_has_read(struct batch *batch, struct call *call, enum store_result result)
{
	if (result != STORE_DAMAGED)
		return batch_stored(batch, result);
	log_error("a record is damaged; whoever needs it is refused");
	procedure_unavailable(batch, call);
	return false;
}

void procedure_unread(struct batch *batch, struct page *page)
{
	struct command command = {.kind = page->kind};
	struct call call = {.connection = page->connection, .id = page->id, .command = &command};
	batch_refuse_with(batch, &call, ERROR_UNAVAILABLE);
	/* It hears its rooms already but knows nothing of them. */
	if (command_is_hello(page->kind))
		hang_up(batch, page->connection);
}
