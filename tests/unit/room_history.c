/* Properties of the rules over random histories of what is said and who is there. P-83. */
#include "room_history_fixture.h"

static void random_command(struct history *history, struct command *command)
{
	static const enum command_kind kinds[] = {COMMAND_ROOM_JOIN, COMMAND_ROOM_LEAVE,
		COMMAND_MESSAGE_POST, COMMAND_MESSAGE_POST, COMMAND_MESSAGE_REPLY,
		COMMAND_MESSAGE_REPLY, COMMAND_MESSAGE_EDIT, COMMAND_MESSAGE_PIN,
		COMMAND_MESSAGE_ERASE, COMMAND_THREAD_CHANGE, COMMAND_ROOM_CHANGE,
		COMMAND_ROOM_INVITE, COMMAND_MEMBER_REMOVE, COMMAND_MEMBER_CHANGE};
	static const char *const titles[] = {"messe", "angebote \"A\"", "größer"};
	static struct person_ref people[3];
	*command = (struct command){
		.kind = kinds[draw_below(history, sizeof(kinds) / sizeof(*kinds))]};
	uint64_t message = draw_below(history, history->count + 2) + 1;
	switch (command->kind) {
	case COMMAND_MESSAGE_POST:
		command->params.message_post.text = text_of("Angebot \"3\" ist raus, größer");
		break;
	case COMMAND_MESSAGE_REPLY:
		command->params.message_reply.message = message;
		command->params.message_reply.text = text_of("Danke");
		break;
	case COMMAND_THREAD_CHANGE:
		command->params.thread_change.message = message;
		command->params.thread_change.title = text_of("Angebot \"3\"");
		break;
	case COMMAND_MESSAGE_PIN:
		command->params.message_pin.message = message;
		command->params.message_pin.on = draw_below(history, 3) != 0;
		break;
	case COMMAND_MESSAGE_EDIT:
		command->params.message_edit.message = message;
		command->params.message_edit.text = text_of("Das Angebot\nist raus");
		break;
	case COMMAND_MESSAGE_ERASE:
		command->params.message_erase.message = message;
		break;
	case COMMAND_ROOM_CHANGE:
		command->params.room_change = (struct room_change_params){
			.has_title = draw_below(history, 2),
			.title = text_of(titles[draw_below(history, 3)]),
			.has_newcomers = draw_below(history, 2),
			.newcomers =
				draw_below(history, 2) ? NEWCOMER_VIEW_ALL : NEWCOMER_VIEW_JOINED,
			.has_edit_minutes = draw_below(history, 2),
			.edit_minutes = (int64_t)draw_below(history, 3) - 1,
			.has_archived = draw_below(history, 4) == 0,
			.archived = draw_below(history, 2),
		};
		break;
	case COMMAND_ROOM_INVITE:
		for (int i = 0; i < 3; i++)
			people[i].person = 1 + draw_below(history, PEOPLE);
		command->params.room_invite.people = (struct person_ref_list){3, people};
		break;
	case COMMAND_MEMBER_REMOVE:
		command->params.member_remove.person = 1 + draw_below(history, PEOPLE);
		break;
	case COMMAND_MEMBER_CHANGE:
		command->params.member_change.person = 1 + draw_below(history, PEOPLE);
		command->params.member_change.role =
			draw_below(history, 2) ? MEMBER_ROLE_OWNER : MEMBER_ROLE_MEMBER;
		break;
	default:
		break;
	}
}

/* What the events said last of each thread is what stands in it: whoever replaces what they know by
 * that knows how many there are. */
static void check_threads(struct history *history)
{
	int64_t said[ROWS + 1] = {0};
	uint64_t last[ROWS + 1] = {0};
	for (size_t i = 0; i < history->count; i++) {
		const struct event *event = &history->rows[i].event;
		const struct message_erased *erased = &event->body.message_erased;
		if (event->kind == EVENT_MESSAGE_REPLIED) {
			said[event->ref] = event->body.message_replied.replies;
			last[event->ref] = event->seq;
		} else if (event->kind == EVENT_MESSAGE_ERASED && erased->has_thread) {
			said[erased->thread] = erased->replies;
			last[erased->thread] = erased->last;
		}
	}
	for (uint64_t root = 1; root <= history->count; root++)
		if (said[root] != (int64_t)count_replies(history, root) ||
			last[root] != last_reply(history, root, 0))
			fail_msg("seed %llu: %d replies to %llu, the last %d",
				(unsigned long long)history->seed, (int)said[root],
				(unsigned long long)root, (int)last[root]);
}

static void step(struct history *history)
{
	struct command command;
	struct decision decision;
	struct refusal refusal;
	struct who who = {
		.person = 1 + draw_below(history, PEOPLE), .house_role = MEMBER_ROLE_MEMBER};
	history->clock_ms += (int64_t)draw_below(history, 2000) - 700; /* it jumps back too */
	struct moment moment = {history->clock_ms, draw(history)};
	random_command(history, &command);
	struct subject subject = subject_of(history, &command);
	bool was_member = room_member_role(history->room, who.person) != 0;
	if (!room_decide(history->room, history->house, &subject, &command, &who, &moment,
		    &decision, &refusal))
		return;
	if (command.kind == COMMAND_ROOM_JOIN)
		assert_int_equal(decision.count, !was_member);
	else if (!was_member)
		assert_int_equal(decision.count, 0); /* only leaving may come to nothing */
	for (size_t i = 0; i < decision.count; i++)
		assert_int_equal(decision.events[i].author, who.person);
	store(history, &decision);
	/* Nobody is left among people without somebody in charge. */
	assert_true(room_owner_count(history->room) > 0 || room_member_count(history->room) == 0);
}

static void snapshot_and_later_events_equal_replay_from_one(void **unused)
{
	(void)unused;
	run_histories(step, check_threads);
}

static void the_same_seed_is_the_same_history(void **unused)
{
	(void)unused;
	run_twice(step);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(snapshot_and_later_events_equal_replay_from_one),
		cmocka_unit_test(the_same_seed_is_the_same_history),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
