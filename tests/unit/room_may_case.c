/* Who of the house may do what in the two rooms of a case: the outcomes are written by hand, for
 * every command and role; what guests may stands in room_may_guest.c. (P-30) */
#include "room_may_fixture.h"

enum side { BACKSTAGE, BACKSTAGE_ARCHIVED, SHARED, SHARED_ARCHIVED, SIDES };

static const char *const side_names[] = {
	"a backstage", "an archived one", "a shared side", "an archived one"};

/* For each side the outcomes for the operator, outsider, stranger, member, owner and administrator,
 * as in room_may.c. */
struct row {
	enum command_kind command;
	const char *outcomes[SIDES];
};

/* clang-format off */
static const struct row rows[] = {
	{COMMAND_SESSION_HELLO,     {"...--.", "...--.", "...--.", "...--."}},
	{COMMAND_SESSION_LIST,      {"...--.", "...--.", "...--.", "...--."}},
	{COMMAND_SESSION_END,       {"...--.", "...--.", "...--.", "...--."}},
	{COMMAND_PRESENCE_SET,      {"...--.", "...--.", "...--.", "...--."}},
	{COMMAND_STATUS_SET,        {"...--.", "...--.", "...--.", "...--."}},
	{COMMAND_PASSWORD_SET,      {"...--.", "...--.", "...--.", "...--."}},
	{COMMAND_PROFILE_CHANGE,    {"...--.", "...--.", "...--.", "...--."}},
	{COMMAND_PICTURE_SET,       {"...--.", "...--.", "...--.", "...--."}},
	{COMMAND_PICTURE_GET,       {"...--.", "...--.", "...--.", "...--."}},
	{COMMAND_PERSON_LINK,       {"...--.", "...--.", "...--.", "...--."}},
	{COMMAND_PERSON_ADD,        {"...--.", "...--.", "...--.", "...--."}},
	{COMMAND_PERSON_CHANGE,     {"...--.", "...--.", "...--.", "...--."}},
	{COMMAND_INVITATION_MAKE,   {"...--.", "...--.", "...--.", "...--."}},
	{COMMAND_INVITATION_LIST,   {"...--.", "...--.", "...--.", "...--."}},
	{COMMAND_INVITATION_REVOKE, {"...--.", "...--.", "...--.", "...--."}},
	{COMMAND_HOUSE_CHANGE,      {"...--.", "...--.", "...--.", "...--."}},
	{COMMAND_KEY_ROTATE,        {"...--.", "...--.", "...--.", "...--."}},
	{COMMAND_ROOM_LIST,         {"...--.", "...--.", "...--.", "...--."}},
	{COMMAND_TOKEN_MAKE,        {"...--.", "...--.", "...--.", "...--."}},
	{COMMAND_TOKEN_LIST,        {"...--.", "...--.", "...--.", "...--."}},
	{COMMAND_TOKEN_REVOKE,      {"...--.", "...--.", "...--.", "...--."}},
	{COMMAND_ROOM_CREATE,       {"...--.", "...--.", "...--.", "...--."}},
	{COMMAND_CONVERSATION_OPEN, {"...--.", "...--.", "...--.", "...--."}},
	{COMMAND_CASE_OPEN,         {"...--.", "...--.", "...--.", "...--."}},
	{COMMAND_CASE_CHANGE,       {"...++.", "...aa.", "...--.", "...--."}},
	{COMMAND_GUEST_HELLO,        {"...--.", "...--.", "...--.", "...--."}},
	{COMMAND_GUEST_INVITE,       {"...++.", "...aa.", "...--.", "...--."}},
	{COMMAND_GUEST_LINK,         {"...++.", "...aa.", "...--.", "...--."}},
	{COMMAND_GUEST_DOOR,         {"...++.", "...aa.", "...--.", "...--."}},
	{COMMAND_GUEST_ADMIT,        {"...++.", "...aa.", "...--.", "...--."}},
	{COMMAND_GUEST_REFUSE,       {"...++.", "...++.", "...--.", "...--."}},
	{COMMAND_GUEST_REMOVE,       {"...++.", "...++.", "...--.", "...--."}},
	{COMMAND_ROOM_OPEN,         {"...++.", "...++.", "...++.", "...++."}},
	{COMMAND_ROOM_HISTORY,      {"...++.", "...++.", "...++.", "...++."}},
	{COMMAND_ROOM_MARK,         {"...++.", "...++.", "...++.", "...++."}},
	{COMMAND_ROOM_PREFER,       {"...++.", "...++.", "...++.", "...++."}},
	{COMMAND_ROOM_JOIN,         {"...--.", "...--.", "...--.", "...--."}},
	{COMMAND_ROOM_LEAVE,        {"...++.", "...++.", "...--.", "...--."}},
	{COMMAND_ROOM_INVITE,       {"...++.", "...aa.", "...--.", "...--."}},
	{COMMAND_ROOM_CHANGE,       {"+..-++", "+..-++", "...-+.", "...-+."}},
	{COMMAND_ROOM_DELETE,       {"+..-++", "+..-++", "...--.", "...--."}},
	{COMMAND_MEMBER_CHANGE,     {"+..-+.", "+..-+.", "...--.", "...--."}},
	{COMMAND_MEMBER_REMOVE,     {"+..-+.", "+..-+.", "...--.", "...--."}},
	{COMMAND_MESSAGE_POST,      {"...++.", "...aa.", "...++.", "...aa."}},
	{COMMAND_MESSAGE_REPLY,     {"...++.", "...aa.", "...++.", "...aa."}},
	{COMMAND_MESSAGE_EDIT,      {"...++.", "...aa.", "...++.", "...aa."}},
	{COMMAND_MESSAGE_ERASE,     {"...++.", "...++.", "...++.", "...++."}},
	{COMMAND_MESSAGE_REACT,     {"...++.", "...aa.", "...++.", "...aa."}},
	{COMMAND_MESSAGE_PIN,       {"...++.", "...aa.", "...++.", "...aa."}},
	{COMMAND_MESSAGE_VERSIONS,  {"...++.", "...++.", "...++.", "...++."}},
	{COMMAND_THREAD_CHANGE,     {"...++.", "...aa.", "...++.", "...aa."}},
	{COMMAND_THREAD_OPEN,       {"...++.", "...++.", "...++.", "...++."}},
	{COMMAND_THREAD_MARK,       {"...++.", "...++.", "...++.", "...++."}},
	{COMMAND_THREAD_FOLLOW,     {"...++.", "...++.", "...++.", "...++."}},
	{COMMAND_THREAD_LIST,       {"...--.", "...--.", "...--.", "...--."}},
	{COMMAND_GROUP_MAKE,        {"...--.", "...--.", "...--.", "...--."}},
	{COMMAND_GROUP_CHANGE,      {"...--.", "...--.", "...--.", "...--."}},
	{COMMAND_GROUP_REMOVE,      {"...--.", "...--.", "...--.", "...--."}},
	{COMMAND_INBOX_LIST,        {"...--.", "...--.", "...--.", "...--."}},
	{COMMAND_INBOX_DONE,        {"...--.", "...--.", "...--.", "...--."}},
	{COMMAND_ROOMS_MARK,        {"...--.", "...--.", "...--.", "...--."}},
	{COMMAND_SAVED_PUT,         {"...++.", "...++.", "...++.", "...++."}},
	{COMMAND_SAVED_DROP,        {"...--.", "...--.", "...--.", "...--."}},
	{COMMAND_SAVED_LIST,        {"...--.", "...--.", "...--.", "...--."}},
	{COMMAND_MEETING_PLAN,      {"...++.", "...aa.", "...++.", "...aa."}},
	{COMMAND_MEETING_CHANGE,    {"...-+.", "...aa.", "...-+.", "...aa."}},
	{COMMAND_MEETING_CANCEL,    {"...-+.", "...aa.", "...-+.", "...aa."}},
	{COMMAND_MEETING_ANSWER,    {"...++.", "...aa.", "...++.", "...aa."}},
	{COMMAND_MEETING_ATTEND,    {"...++.", "...aa.", "...++.", "...aa."}},
	{COMMAND_MEETING_RUN,       {"...-+.", "...aa.", "...-+.", "...aa."}},
	{COMMAND_MEETING_GO,        {"...-+.", "...aa.", "...-+.", "...aa."}},
	{COMMAND_MEETING_UNDO,      {"...-+.", "...aa.", "...-+.", "...aa."}},
	{COMMAND_MEETING_EXTEND,    {"...-+.", "...aa.", "...-+.", "...aa."}},
	{COMMAND_MEETING_MODERATE,  {"...-+.", "...aa.", "...-+.", "...aa."}},
	{COMMAND_MEETING_CALL,      {"...-+.", "...aa.", "...-+.", "...aa."}},
	{COMMAND_MEETING_OPEN,      {"...++.", "...++.", "...++.", "...++."}},
	{COMMAND_MEETING_LIST,      {"...--.", "...--.", "...--.", "...--."}},
	{COMMAND_AGENDA_ADD,        {"...++.", "...aa.", "...++.", "...aa."}},
	{COMMAND_AGENDA_CHANGE,     {"...++.", "...aa.", "...++.", "...aa."}},
	{COMMAND_AGENDA_MOVE,       {"...-+.", "...aa.", "...-+.", "...aa."}},
	{COMMAND_AGENDA_REMOVE,     {"...++.", "...aa.", "...++.", "...aa."}},
	{COMMAND_AGENDA_SUMMARISE,  {"...-+.", "...aa.", "...-+.", "...aa."}},
	{COMMAND_AGENDA_CONFIRM,    {"...++.", "...aa.", "...++.", "...aa."}},
	{COMMAND_FLOOR_RAISE,       {"...--.", "...aa.", "...--.", "...aa."}},
	{COMMAND_FLOOR_LOWER,       {"...-+.", "...aa.", "...-+.", "...aa."}},
	{COMMAND_FLOOR_GIVE,        {"...-+.", "...aa.", "...-+.", "...aa."}},
	{COMMAND_FLOOR_END,         {"...-+.", "...aa.", "...-+.", "...aa."}},
	{COMMAND_FLOOR_BACK,        {"...-+.", "...aa.", "...-+.", "...aa."}},
	{COMMAND_FLOOR_MOVE,        {"...-+.", "...aa.", "...-+.", "...aa."}},
	{COMMAND_FLOOR_CLOSE,       {"...-+.", "...aa.", "...-+.", "...aa."}},
	{COMMAND_FLOOR_PASS,        {"...-+.", "...aa.", "...-+.", "...aa."}},
	{COMMAND_FLOOR_CHECK,       {"...-+.", "...aa.", "...-+.", "...aa."}},
	{COMMAND_FLOOR_READY,       {"...--.", "...aa.", "...--.", "...aa."}},
	{COMMAND_FLOOR_SIGN,        {"...--.", "...aa.", "...--.", "...aa."}},
	{COMMAND_POLL_ASK,          {"...++.", "...aa.", "...++.", "...aa."}},
	{COMMAND_POLL_OPEN,         {"...++.", "...aa.", "...++.", "...aa."}},
	{COMMAND_POLL_CLOSE,        {"...++.", "...aa.", "...++.", "...aa."}},
	{COMMAND_POLL_VOTE,         {"...++.", "...aa.", "...++.", "...aa."}},
	{COMMAND_POLL_READ,         {"...++.", "...++.", "...++.", "...++."}},
	{COMMAND_DECISION_MAKE,     {"...++.", "...aa.", "...++.", "...aa."}},
	{COMMAND_DECISION_CHANGE,   {"...++.", "...aa.", "...++.", "...aa."}},
	{COMMAND_DECISION_LIST,     {"...++.", "...++.", "...++.", "...++."}},
	{COMMAND_TASK_MAKE,         {"...++.", "...aa.", "...++.", "...aa."}},
	{COMMAND_TASK_CHANGE,       {"...++.", "...aa.", "...++.", "...aa."}},
	{COMMAND_TASK_LIST,         {"...--.", "...--.", "...--.", "...--."}},
	{COMMAND_PAGE_MAKE,         {"...++.", "...aa.", "...++.", "...aa."}},
	{COMMAND_PAGE_CHANGE,       {"...++.", "...aa.", "...++.", "...aa."}},
	{COMMAND_PAGE_LIST,         {"...++.", "...++.", "...++.", "...++."}},
	{COMMAND_NOTE_OPEN,         {"...++.", "...++.", "...++.", "...++."}},
	{COMMAND_NOTE_CLOSE,        {"...++.", "...++.", "...++.", "...++."}},
	{COMMAND_NOTE_WRITE,        {"...++.", "...aa.", "...++.", "...aa."}},
	{COMMAND_NOTE_POINT,        {"...++.", "...++.", "...++.", "...++."}},
	{COMMAND_NOTE_VERSIONS,     {"...++.", "...++.", "...++.", "...++."}},
	{COMMAND_NOTE_VERSION,      {"...++.", "...++.", "...++.", "...++."}},
	{COMMAND_MINUTES_PRESENT,   {"...-+.", "...aa.", "...-+.", "...aa."}},
	{COMMAND_MINUTES_WITHDRAW,  {"...-+.", "...aa.", "...-+.", "...aa."}},
	{COMMAND_MINUTES_ANSWER,    {"...+-.", "...aa.", "...+-.", "...aa."}},
	{COMMAND_MINUTES_AMEND,     {"...-+.", "...aa.", "...-+.", "...aa."}},
	{COMMAND_MINUTES_SEAL,      {"...-+.", "...aa.", "...-+.", "...aa."}},
	{COMMAND_MINUTES_ADD,       {"...-+.", "...aa.", "...-+.", "...aa."}},
	{COMMAND_MINUTES_READ,      {"...++.", "...++.", "...++.", "...++."}},
	{COMMAND_MINUTES_LIST,      {"...++.", "...++.", "...++.", "...++."}},
	{COMMAND_TYPING_SET,        {"...++.", "...aa.", "...++.", "...aa."}},
};
/* clang-format on */

static struct room *room_of_side(enum side side)
{
	bool shared = side == SHARED || side == SHARED_ARCHIVED;
	struct room *room = room_of(CLOSED);
	struct settings settings = room->settings;
	settings.archived = side == BACKSTAGE_ARCHIVED || side == SHARED_ARCHIVED;
	settings_hold(&room->settings, &room->settings_texts, &settings);
	room->kind = shared ? ROOM_KIND_SHARED : ROOM_KIND_BACKSTAGE;
	room->shared = shared ? 0 : 10;
	return room;
}

static void check_row(const struct row *row, enum side side)
{
	struct room *room = room_of_side(side);
	assert_int_equal(strlen(row->outcomes[side]), ROLES);
	for (int role = OPERATOR; role < ROLES; role++) {
		char wanted = row->outcomes[side][role];
		char got = outcome_of(room, row->command, (enum role)role);
		if (got != wanted)
			fail_msg("%s by %s in %s: %c, not %c", command_info(row->command)->name,
				role_names[role], side_names[side], got, wanted);
	}
	room_free(room);
}

static void every_command_role_and_side_has_its_outcome(void **unused)
{
	bool seen[COMMAND_COUNT] = {false};
	(void)unused;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		for (int side = 0; side < SIDES; side++)
			check_row(&rows[i], (enum side)side);
		seen[rows[i].command] = true;
	}
	for (int i = 0; i < COMMAND_COUNT; i++)
		if (!seen[i])
			fail_msg(
				"%s is not in the table", command_info((enum command_kind)i)->name);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_command_role_and_side_has_its_outcome),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
