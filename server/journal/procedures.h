/* What the journal does with each call: a closed list of procedures. For journal/ alone. */
#ifndef RUNDE_JOURNAL_PROCEDURES_H
#define RUNDE_JOURNAL_PROCEDURES_H

#include "journal/batch.h"

/* procedure.c: the gate every call goes through, and from there to its procedure. */
void procedure_do(struct batch *batch, struct call *call);
/* Answers a call whose batch was not stored. */
void procedure_unavailable(struct batch *batch, struct call *call);
/* Notes the result of a read for a call: true if it was STORE_OK. What is damaged is that call's
 * misfortune alone, which is answered as unavailable; after anything else the batch has failed. */
bool procedure_has_read(struct batch *batch, struct call *call, enum store_result result)
	__attribute__((warn_unused_result));
/* Answers a page whose batch was not stored. */
void procedure_unread(struct batch *batch, struct page *page);

/* writing.c: commands that write. */
void write_command(struct batch *batch, struct call *call, const struct who *who);
/* Decides and appends in one room. False: refused, and the answer given, or the batch failed. */
bool write_decided(struct batch *batch, struct call *call, struct room_entry *room,
	const struct who *who, struct decision *ret_decision);
/* Answers with where the decision came to stand or, if nothing changes, with the room's last event:
 * 0 to those who are no members. */
void write_answer(struct batch *batch, struct call *call, const struct who *who,
	const struct room_entry *room, const struct decision *decision);

/* repeat.c: whether an event with the command's client id came of this command, and not of another
 * one that was given the same id. */
enum store_result repeat_compare(struct core *core, const struct command *command,
	const struct store_event *row, bool *ret_same);

/* effects.c: what a command that writes does besides. */
struct effect {
	/* Before it is decided. False: it has been answered, or sent to the workers. */
	bool (*prepare)(struct batch *batch, struct call *call, const struct who *who);
	/* After its events were appended. False: it has been answered, or the batch failed. */
	bool (*complete)(struct batch *batch, struct call *call, const struct who *who,
		struct room_entry *room, const struct decision *decision);
};
const struct effect *effect_of(enum command_kind kind);

/* subject.c: what the rules must know of what lies outside the room's state. False: the batch
 * failed. */
bool subject_read(struct batch *batch, const struct room_entry *room, const struct command *command,
	const struct who *who, struct subject *ret_subject);

/* making.c: rooms come, are listed and go; effects. Whoever comes to a room has read what was said
 * before. */
bool mark_newcomers(struct batch *batch, struct call *call, const struct who *who,
	struct room_entry *room, const struct decision *decision);
bool channel_begin(struct batch *batch, struct call *call, const struct who *who,
	struct room_entry *house, const struct decision *allowed);
bool channel_list(struct batch *batch, struct call *call, const struct who *who,
	struct room_entry *room, const struct decision *decision);
bool channel_delete(struct batch *batch, struct call *call, const struct who *who,
	struct room_entry *room, const struct decision *decision);
bool conversation_begin(struct batch *batch, struct call *call, const struct who *who,
	struct room_entry *house, const struct decision *allowed);
/* Who is in a conversation: those named and oneself, each once, in order of their numbers.
 * ret_people has place for one more than are named. */
size_t conversation_people(const struct person_ref_list *named, uint64_t me, uint64_t ret_people[]);
/* Removes what is left of deleted rooms, some of it at a time. */
int64_t sweep_next_ms(const struct core *core);
void sweep(struct batch *batch, int64_t now_ms);

/* rotation.c: another master key; effects, and a source of what is due. */
bool rotation_prepare(struct batch *batch, struct call *call, const struct who *who);
bool rotation_begin(struct batch *batch, struct call *call, const struct who *who,
	struct room_entry *house, const struct decision *decision);
int64_t rotation_next_ms(const struct core *core);
/* Wraps some of the keys anew, or sees that all are. */
void rotation_step(struct batch *batch, int64_t now_ms);
/* Deletes a channel. False: the batch failed. */
bool channel_end(struct batch *batch, struct room_entry *room, const struct who *who);

/* erasing.c: what is erased stands in the list of erasures before it is committed. Drops the bodies
 * a decision erases; notes the picture an event takes the place of, before it is applied; brings
 * the list to the disk, before the commit, and knows of that after it. False: the batch failed. */
bool erase_decided(
	struct batch *batch, const struct room_entry *room, const struct decision *decision);
void erase_picture(struct batch *batch, const struct room_entry *room, const struct event *event);
void erase_room(struct batch *batch, const struct room_entry *room, const struct who *who);
bool erasing_write(struct batch *batch);
void erasing_settle(struct core *core);
/* Does again what stands in the list and the data does not know of. 0, or -1 with the reason. */
int erasing_again(struct core *core, struct fault *ret_fault);

/* marking.c: effects; they answer with what is left unread. */
bool mark_room(struct batch *batch, struct call *call, const struct who *who,
	struct room_entry *room, const struct decision *decision);
bool mark_rooms(struct batch *batch, struct call *call, const struct who *who,
	struct room_entry *house, const struct decision *decision);

/* saved.c: effects, and a source of what is due. */
bool saved_put(struct batch *batch, struct call *call, const struct who *who,
	struct room_entry *room, const struct decision *decision);
bool saved_drop(struct batch *batch, struct call *call, const struct who *who,
	struct room_entry *house, const struct decision *decision);
int64_t reminders_next_ms(const struct core *core);
/* Reminds those whose time has come, some of them at a time. */
void reminders_send(struct batch *batch, int64_t now_ms);

/* inbox.c: writes what an event asks of whom. False: the batch failed. */
bool inbox_note(struct batch *batch, struct room_entry *room, const struct event *event);
/* Puts a message into somebody's inbox as a reminder, open and new, whether it was there or not.
 * False: the batch failed. */
bool inbox_remind(struct batch *batch, uint64_t person, const struct store_event *row);
/* Tells somebody's connections, all but one (0: none left out), how many are open now. */
void inbox_tell(struct batch *batch, uint64_t person, uint64_t but_connection);
bool inbox_done(struct batch *batch, struct call *call, const struct who *who,
	struct room_entry *house, const struct decision *decision);

/* inbox_settle.c: a mark in a thread (room and thread of the notice) has been moved: the notices of
 * replies it passes are done, or open again where it goes back. False: the batch failed. */
bool inbox_thread_read(struct batch *batch, uint64_t person, const struct store_notice *thread,
	uint64_t was, uint64_t mark);
/* Takes an event out of all inboxes, and tells those who had it in theirs. False: the batch
 * failed. */
bool inbox_take_out(struct batch *batch, const struct room_entry *room, uint64_t seq);

/* threads.c: counts a reply or its erasure into the index of threads, and lets those follow whom it
 * concerns. False: the batch failed. */
bool thread_note(struct batch *batch, struct room_entry *room, const struct event *event);
bool thread_mark(struct batch *batch, struct call *call, const struct who *who,
	struct room_entry *room, const struct decision *decision);
bool thread_follow(struct batch *batch, struct call *call, const struct who *who,
	struct room_entry *room, const struct decision *decision);

/* passwords.c, sessions.c: effects in files of their own. */
bool password_prepare(struct batch *batch, struct call *call, const struct who *who);
bool password_complete(struct batch *batch, struct call *call, const struct who *who,
	struct room_entry *house, const struct decision *decision);
bool session_end_complete(struct batch *batch, struct call *call, const struct who *who,
	struct room_entry *house, const struct decision *decision);
/* Ends a person's sessions, all but one (NULL: none stays), and closes their connections. False:
 * the batch failed. */
bool sessions_end(struct batch *batch, uint64_t person, const uint8_t *but);
/* Likewise the one with this id. */
bool sessions_end_one(struct batch *batch, uint64_t person, uint64_t session);

/* picture.c: keeps the bytes of a picture; an effect. */
bool picture_put(struct batch *batch, struct call *call, const struct who *who,
	struct room_entry *house, const struct decision *decision);

/* asking.c: hello and the commands that read. */
void ask_hello(struct batch *batch, struct call *call);
void ask_hello_as_operator(struct batch *batch, struct call *call, const struct who *who);
void ask_window(struct batch *batch, struct call *call, const struct who *who);
void ask_listing(struct batch *batch, struct call *call, const struct who *who);
void ask_versions(struct batch *batch, struct call *call, const struct who *who);

/* presence.c: who is here, who is typing; never stored. */
void pass_presence(struct batch *batch, struct call *call, const struct who *who,
	struct roster_connection *connection);
void pass_typing(struct batch *batch, struct call *call, const struct who *who);
void pass_gone(struct batch *batch, struct call *call);
/* From here on the connection is nobody's: what it has sent meanwhile is refused, what it waits to
 * read is dropped. */
void presence_leave(struct batch *batch, struct roster_connection *connection);

/* house.c: what the house tells strangers, to the gateway: null before it is founded. */
STORE_CHECK enum store_result house_tell(struct run *run, struct core *core);

/* membership.c: who has a room in their list and hears it, from here on. Those an event brings hear
 * it; those it takes away hear it as the last; those whose role it changes hear from then on what
 * becomes them. Called before and after it is told. */
void membership_before(struct batch *batch, struct room_entry *room, const struct event *event);
void membership_after(struct batch *batch, struct room_entry *room, const struct event *event);
/* Takes a room that is deleted from everybody's list. */
void membership_dissolve(struct batch *batch, struct room_entry *room);
void membership_subscribe(struct batch *batch, struct room_entry *room, struct sight sight,
	uint64_t connection, bool stored);

/* signing.c: sessions begin and end; a source of what is due. */
void sign_in(struct batch *batch, struct call *call);
void sign_out(struct batch *batch, struct call *call);
int64_t sessions_next_ms(const struct core *core);
/* Closes the connections whose session has ended. */
void sessions_check(struct batch *batch, int64_t now_ms);
/* The session a call comes with, if it has one of these scopes. STORE_NONE: it has not, or there is
 * none. */
enum store_result session_of_call(struct batch *batch, const struct call *call, unsigned scopes,
	struct store_session *ret_session);
/* Notes the day a session was last used; it is no reason to turn anybody away. */
void session_note_use(struct batch *batch, const struct store_session *session);
/* Lets all sessions end as the house's limits say, and has those of all connections looked at. */
bool sessions_limit(struct batch *batch);
/* Has a connection's session looked at again when it ends, or in a day: it is in use till then. */
void session_watch(struct core *core, struct roster_connection *connection, int64_t expires_ms);
/* Has the sessions of a person's connections looked at once this batch has been stored, or not. */
void sessions_look_again(struct core *core, uint64_t person);
/* Likewise of all connections. */
void sessions_look_again_at_all(struct core *core);
/* For the ways to sign in: an answer that says yes; refuses; opens a session and answers; judges
 * the password that was given (false: refused); keeps its hash, if one was made. */
struct dispatch *sign_in_reply(const struct call *call);
void sign_in_refuse(struct batch *batch, const struct call *call, const struct refusal *refusal);
void sign_in_open(struct batch *batch, struct call *call, uint64_t person, bool by_link);
bool sign_in_may_keep(struct batch *batch, struct call *call);
bool sign_in_keep_password(struct batch *batch, const struct call *call, uint64_t person);

/* tokens.c: a token comes for a connection, or with something for its channel; effects of
 * token.make and token.revoke, and what the rules must know for them. */
void token_knock(struct batch *batch, struct call *call);
void token_hook(struct batch *batch, struct call *call);
bool token_make(struct batch *batch, struct call *call, const struct who *who,
	struct room_entry *house, const struct decision *decision);
bool token_revoke(struct batch *batch, struct call *call, const struct who *who,
	struct room_entry *house, const struct decision *decision);
bool token_subject(struct batch *batch, const struct command *command, struct subject *ret_subject);

/* joining.c, passwords.c: two of the ways. */
void sign_in_by_invitation(struct batch *batch, struct call *call);
void sign_in_by_password(struct batch *batch, struct call *call);
/* joining.c: takes back the open invitations somebody has made; their links would be a way back. */
bool invitations_end(struct batch *batch, uint64_t person);
/* joining.c: how many invitations there are, and whether there is the one the command names. */
bool invitation_subject(struct batch *batch, const struct command *command, const struct who *who,
	struct subject *ret_subject);

#endif
