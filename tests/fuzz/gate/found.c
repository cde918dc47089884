/* Who lives in the house and what has been said there. */
#include "inside.h"

#include "base/memory.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

const char *const secrets[SECRETS] = {
	"Zwetschgenmus7431", "Quittenbrot9025", "Dinkelgrütze5518", "Linsensuppe6207"};
const enum thing secret_rooms[SECRETS] = {CLOSED, CONVERSATION, BACKSTAGE, SHARED_SIDE};

/* A client id nobody has used, as a member. */
static const char *fresh(void)
{
	static char text[64];
	static unsigned last;
	snprintf(text, sizeof(text), "\"client_id\":\"01jdf3w8k9%016u\"", ++last);
	return text;
}

static void take_value(const char *text, const char *name, char *ret_value, size_t size)
{
	char mark[32];
	snprintf(mark, sizeof(mark), "\"%s\":\"", name);
	const char *at = strstr(text, mark);
	if (!at)
		BUG(text);
	at += strlen(mark);
	snprintf(ret_value, size, "%.*s", (int)strcspn(at, "\""), at);
}

static char *the(enum thing thing)
{
	return gate.things[thing];
}

static void note_thing(enum thing thing, const char *text, const char *name)
{
	take_value(text, name, the(thing), sizeof(gate.things[thing]));
}

static void sign_in(enum seat_kind kind, const char *link)
{
	char body[160];
	struct refusal refusal;
	struct call *call = call_new(CALL_SIGN_IN, 99);
	int size = snprintf(body, sizeof(body),
		"{\"token\":\"%s\",\"name\":\"Anna Berg\",\"house\":\"Brandt\"}", link);
	call->sign_in = sign_in_read(body, (size_t)size, &refusal);
	if (!call->sign_in || !journal_submit(gate.journal, call))
		BUG("nobody signs in");
	house_work();
	memcpy(gate.seats[kind].token, last_answer, sizeof(gate.seats[kind].token));
	say_hello(kind);
	take_value(last_answer, "me", gate.seats[kind].person, sizeof(gate.seats[kind].person));
}

static void add_person(enum thing thing, const char *name, const char *more)
{
	say(ANNA, "person.add", "%s,\"name\":\"%s\",\"role\":\"member\"%s", fresh(), name, more);
	note_thing(thing, last_event, "person");
}

static void let_in(enum seat_kind kind, enum thing person, const char *name)
{
	char link[32];
	add_person(person, name, "");
	say(ANNA, "person.link", "\"person\":\"%s\"", the(person));
	take_value(last_answer, "token", link, sizeof(link));
	sign_in(kind, link);
}

static void fill_people(void)
{
	struct fault fault;
	char link[32];
	if (journal_make_link(gate.journal, 0, link, &fault) != 0)
		BUG(fault.text);
	sign_in(ANNA, link);
	note_thing(PERSON_ANNA, last_answer, "me");
	note_thing(THE_HOUSE, last_answer, "house");
	let_in(JONAS, PERSON_JONAS, "Jonas Weber");
	let_in(LENA, PERSON_LENA, "Lena Kurz");
	let_in(MAX, PERSON_MAX, "Max Lang");
	add_person(PERSON_GONE, "Wer ging", "");
	say(ANNA, "person.change", "%s,\"person\":\"%s\",\"active\":false", fresh(),
		the(PERSON_GONE));
	say(JONAS, "session.list", " ");
	note_thing(SESSION, last_answer, "session");
}

static void create(enum seat_kind kind, enum thing thing, const char *title, const char *more)
{
	say(kind, "room.create", "%s,\"title\":\"%s\"%s", fresh(), title, more);
	note_thing(thing, last_answer, "room");
}

static void invite(enum seat_kind kind, enum thing room, enum thing person)
{
	say(kind, "room.invite", "\"room\":\"%s\",%s,\"people\":[{\"person\":\"%s\"}]", the(room),
		fresh(), the(person));
}

/* Numbers 3 to 8 or so: messages, the last of them in a thread, one pinned, one erased. */
static void talk(enum seat_kind kind, enum thing room, const char *words)
{
	unsigned long long seq = 0;
	for (int i = 0; i < 3; i++) {
		say(kind, "message.post", "\"room\":\"%s\",%s,\"text\":\"%s\"", the(room), fresh(),
			words);
		sscanf(strstr(last_answer, "\"seq\":"), "\"seq\":%llu", &seq);
	}
	say(kind, "message.erase", "\"room\":\"%s\",%s,\"message\":%llu", the(room), fresh(),
		seq - 1);
	say(kind, "message.pin", "\"room\":\"%s\",%s,\"message\":%llu,\"on\":true", the(room),
		fresh(), seq);
	say(kind, "message.reply", "\"room\":\"%s\",%s,\"message\":%llu,\"text\":\"%s\"", the(room),
		fresh(), seq, words);
}

static void fill_rooms(void)
{
	create(ANNA, CHANNEL, "messe", "");
	invite(ANNA, CHANNEL, PERSON_JONAS);
	invite(ANNA, CHANNEL, PERSON_LENA);
	create(JONAS, CLOSED, "leitung", ",\"access\":\"closed\"");
	invite(JONAS, CLOSED, PERSON_LENA);
	create(ANNA, ARCHIVED, "vorjahr", "");
	invite(ANNA, ARCHIVED, PERSON_JONAS);
	say(JONAS, "conversation.open", "%s,\"people\":[{\"person\":\"%s\"}]", fresh(),
		the(PERSON_LENA));
	note_thing(CONVERSATION, last_answer, "room");
	talk(JONAS, CHANNEL, "Guten Morgen");
	talk(JONAS, CLOSED, secrets[0]);
	talk(LENA, CONVERSATION, secrets[1]);
	talk(ANNA, ARCHIVED, "Es war einmal");
	say(ANNA, "room.change", "\"room\":\"%s\",%s,\"archived\":true", the(ARCHIVED), fresh());
}

/* Somebody of the customer's comes by the general link. */
static void knock(void)
{
	char link[32], body[96];
	struct refusal refusal;
	struct call *call = call_new(CALL_JOIN, 99);
	say(JONAS, "guest.link", "\"room\":\"%s\",\"hours\":24", the(BACKSTAGE));
	take_value(last_answer, "token", link, sizeof(link));
	int size = snprintf(body, sizeof(body), "{\"token\":\"%s\",\"name\":\"Petra Lang\"}", link);
	call->credential = CREDENTIAL_GUEST;
	call->join = join_read(body, (size_t)size, false, &refusal);
	vault_hash_token(link, strlen(link), call->token_hash);
	if (!call->join || !journal_submit(gate.journal, call))
		BUG("nobody knocks");
	house_work();
	say(JONAS, "room.open", "\"room\":\"%s\"", the(BACKSTAGE));
	note_thing(GUEST, last_answer, "guest");
}

static void open_case(void)
{
	say(JONAS, "case.open",
		"%s,\"customer\":\"Brandt\",\"title\":\"Brandt: "
		"Pumpen\",\"shared_title\":\"Pumpen\","
		"\"people\":[{\"person\":\"%s\"}]",
		fresh(), the(PERSON_LENA));
	note_thing(BACKSTAGE, last_answer, "room");
	say(JONAS, "room.open", "\"room\":\"%s\"", the(BACKSTAGE));
	note_thing(SHARED_SIDE, last_answer, "shared");
	talk(LENA, BACKSTAGE, secrets[2]);
	talk(JONAS, SHARED_SIDE, secrets[3]);
	say(LENA, "task.make",
		"\"room\":\"%s\",%s,\"text\":\"Ersatz\",\"person\":\"%s\","
		"\"until\":1795618800000",
		the(SHARED_SIDE), fresh(), the(PERSON_JONAS));
	knock();
}

static void add_bot(void)
{
	struct seat *seat = &gate.seats[BOT];
	add_person(PERSON_BOT, "Bestellungen", ",\"bot\":true");
	invite(ANNA, CHANNEL, PERSON_BOT);
	say(ANNA, "token.make",
		"\"person\":\"%s\",\"name\":\"Laden\",\"scopes\":[{\"scope\":\"read\"},"
		"{\"scope\":\"post\"}]",
		the(PERSON_BOT));
	take_value(last_answer, "secret", seat->token, sizeof(seat->token));
	note_thing(TOKEN, last_answer, "token");
	memcpy(seat->person, the(PERSON_BOT), sizeof(seat->person));
}

/* The last command came to stand at this number, as house.h says. */
static void expect_seq(unsigned seq)
{
	char said[32];
	snprintf(said, sizeof(said), "\"seq\":%u,", seq);
	if (!strstr(last_answer, said))
		BUG(last_answer);
}

static void plan(const char *title, const char *more)
{
	say(ANNA, "meeting.plan",
		"\"room\":\"%s\",%s,\"plan\":{\"title\":\"%s\",\"goal\":\"\","
		"\"start\":1795532400000,\"minutes\":60,\"time_zone\":\"Europe/Berlin\","
		"\"rhythm\":\"weekly\",\"later\":[{\"start\":1796137200000}],"
		"\"moderator\":\"%s\",\"everyone\":true,\"attendees\":[]},\"items\":[%s]",
		the(CHANNEL), fresh(), title, the(PERSON_ANNA), more);
}

static void meet(enum seat_kind kind, const char *method, unsigned meeting, const char *more)
{
	say(kind, method, "\"room\":\"%s\",%s,\"meeting\":%u,%s", the(CHANNEL), fresh(), meeting,
		more);
}

static void on_floor(enum seat_kind kind, const char *method, const char *more)
{
	say(kind, method, "\"room\":\"%s\",\"meeting\":%u,%s", the(CHANNEL), RUNNING, more);
}

/* Anna has the word, and both want it. */
static void fill_floor(void)
{
	char person[48];
	snprintf(person, sizeof(person), "\"seen\":0,\"person\":\"%s\"", the(PERSON_ANNA));
	on_floor(ANNA, "floor.give", person);
	on_floor(ANNA, "floor.raise", "\"kind\":\"direct\"");
	on_floor(JONAS, "floor.raise", "\"kind\":\"item\"");
	on_floor(ANNA, "floor.check", "\"open\":true");
}

#define ITEM "{\"title\":\"Punkt\",\"purpose\":\"discuss\",\"minutes\":10}"

static void add_meetings(void)
{
#define ROUND "{\"title\":\"Runde\",\"purpose\":\"discuss\",\"minutes\":10,\"floor\":\"round\"}"
	plan("Warteraum", ITEM);
	expect_seq(WAITING);
	meet(ANNA, "meeting.run", WAITING, "\"phase\":\"lobby\"");
	plan("Runde", ITEM "," ITEM "," ROUND "," ITEM "," ITEM "," ITEM "," ITEM);
#undef ROUND
	expect_seq(RUNNING);
	meet(ANNA, "meeting.run", RUNNING, "\"phase\":\"running\"");
	meet(JONAS, "meeting.attend", RUNNING, "\"here\":true");
	say(JONAS, "note.write",
		"\"room\":\"%s\",\"of\":%u,\"item\":1,\"version\":0,"
		"\"editor\":\"01jdf3w8k2m4n6p8r0t2v530y0\",\"steps\":[{\"stepType\":\"replace\","
		"\"from\":1,\"to\":1,\"slice\":{\"content\":[{\"type\":\"text\","
		"\"text\":\"Notiert\"}]}}]",
		the(CHANNEL), RUNNING);
	meet(ANNA, "meeting.go", RUNNING, "\"seen\":1,\"item\":3");
	meet(ANNA, "agenda.summarise", RUNNING, "\"item\":1,\"text\":\"Gut.\"");
	expect_seq(SUMMARY);
	fill_floor();
}

static void ask(const char *secrecy, const char *more)
{
	say(ANNA, "poll.ask",
		"\"room\":\"%s\",%s,\"asked\":{\"question\":\"Wohin?\",\"form\":\"single\","
		"\"secrecy\":\"%s\",\"live\":false,\"options\":[{\"text\":\"Köln\"},"
		"{\"text\":\"Bonn\"}]}%s",
		the(CHANNEL), fresh(), secrecy, more);
}

static void add_polls(void)
{
	ask("named", "");
	expect_seq(OPEN_POLL);
	say(JONAS, "poll.vote", "\"room\":\"%s\",\"poll\":%u,\"picks\":[{\"option\":2}]",
		the(CHANNEL), OPEN_POLL);
	ask("secret", ",\"prepared\":true");
	expect_seq(WAITING_POLL);
	ask("open", "");
	expect_seq(CLOSED_POLL);
	say(ANNA, "poll.close", "\"room\":\"%s\",%s,\"poll\":%u", the(CHANNEL), fresh(),
		CLOSED_POLL);
}

static void add_records(void)
{
	char task[96];
	meet(ANNA, "decision.make", RUNNING, "\"item\":3,\"text\":\"Ja.\"");
	expect_seq(DECISION);
	snprintf(task, sizeof(task),
		"\"item\":3,\"text\":\"Nachfassen\",\"person\":\"%s\",\"until\":1795618800000",
		the(PERSON_JONAS));
	meet(ANNA, "task.make", RUNNING, task);
	expect_seq(TASK);
	say(JONAS, "page.make", "\"room\":\"%s\",%s,\"title\":\"Preise\"", the(CHANNEL), fresh());
	expect_seq(PAGE);
}

static void hold(unsigned meeting)
{
	plan("Besprechung", ITEM "," ITEM);
	expect_seq(meeting);
	meet(ANNA, "meeting.run", meeting, "\"phase\":\"running\"");
	meet(ANNA, "meeting.run", meeting, "\"phase\":\"ended\"");
}

static void present(unsigned meeting)
{
	hold(meeting);
	meet(ANNA, "minutes.present", meeting, "\"days\":7");
	meet(ANNA, "minutes.answer", meeting, "\"approves\":true,\"text\":\"\"");
}

static void add_minutes(void)
{
	hold(HELD);
	present(PRESENTED);
	present(SEALED);
	say(ANNA, "minutes.seal", "\"room\":\"%s\",%s,\"meeting\":%u", the(CHANNEL), fresh(),
		SEALED);
}

void found(void)
{
	fill_people();
	fill_rooms();
	add_bot();
	say(ANNA, "group.make",
		"%s,\"handle\":\"vertrieb\",\"title\":\"Vertrieb\",\"people\":[{\"person\":\"%s\"}"
		"]",
		fresh(), the(PERSON_JONAS));
	note_thing(GROUP, last_event, "group");
	say(ANNA, "invitation.make", "\"role\":\"member\",\"hours\":72,\"uses\":5,\"note\":\"\"");
	note_thing(INVITATION, last_answer, "invitation");
	add_meetings();
	add_polls();
	add_records();
	add_minutes();
	open_case();
}
