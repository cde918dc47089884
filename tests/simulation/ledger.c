#include "ledger.h"

#include "fold.h"

#include "base/memory.h"

#include <stdio.h>
#include <string.h>

void ledger_init(struct ledger *ledger)
{
	*ledger = (struct ledger){0};
}

void ledger_fini(struct ledger *ledger)
{
	struct outcome *outcome, *next_outcome;
	struct request_note *request, *next_request;
	struct sighting *sighting, *next_sighting;
	struct sealed *sealed, *next_sealed;
	HASH_ITER (hh, ledger->outcomes, outcome, next_outcome) {
		HASH_DEL(ledger->outcomes, outcome);
		free(outcome);
	}
	HASH_ITER (hh, ledger->requests, request, next_request) {
		HASH_DEL(ledger->requests, request);
		free(request);
	}
	HASH_ITER (hh, ledger->sightings, sighting, next_sighting) {
		HASH_DEL(ledger->sightings, sighting);
		json_decref(sighting->event);
		free(sighting);
	}
	HASH_ITER (hh, ledger->sealed, sealed, next_sealed) {
		HASH_DEL(ledger->sealed, sealed);
		free(sealed);
	}
	free(ledger->heard);
}

static struct outcome *outcome_of(struct ledger *ledger, const struct outcome *command)
{
	struct outcome *outcome;
	HASH_FIND_STR(ledger->outcomes, command->client_id, outcome);
	if (outcome)
		return outcome;
	outcome = memory_new(1, sizeof(*outcome));
	*outcome = *command;
	HASH_ADD_STR(ledger->outcomes, client_id, outcome);
	return outcome;
}

void ledger_ask(struct ledger *ledger, uint64_t id, const struct outcome *command)
{
	struct request_note *request = memory_new(1, sizeof(*request));
	request->id = id;
	if (command)
		request->outcome = outcome_of(ledger, command);
	HASH_ADD(hh, ledger->requests, id, sizeof(request->id), request);
}

bool is_passing_error(const json_t *error)
{
	const char *name = json_text(json_object_get(error, "data"), "name");
	return strcmp(name, "unavailable") == 0 || strcmp(name, "too_fast") == 0 ||
	       strcmp(name, "hello_first") == 0;
}

/* What changes nothing is not stored, and a repeat of it is decided anew. */
static void note_result(struct outcome *outcome, const json_t *result)
{
	const char *room = json_text(result, "room");
	uint64_t seq = json_seq(result, "seq");
	int64_t time_ms = (int64_t)json_seq(result, "time");
	bool other = strcmp(outcome->room, room) != 0 || outcome->seq != seq ||
		     outcome->time_ms != time_ms;
	if (outcome->done && outcome->writes && other)
		outcome->contradiction = "gets another answer than the first";
	if (outcome->done && outcome->writes)
		return;
	outcome->done = true;
	snprintf(outcome->room, sizeof(outcome->room), "%s", room);
	outcome->seq = seq;
	outcome->time_ms = time_ms;
}

static void note_error(struct outcome *outcome, const json_t *error)
{
	if (outcome->done && outcome->writes && !is_passing_error(error))
		outcome->contradiction = "is refused";
}

static const char *note_answer(struct ledger *ledger, const json_t *frame)
{
	uint64_t id = json_seq(frame, "id");
	struct request_note *request;
	const json_t *error = json_object_get(frame, "error");
	HASH_FIND(hh, ledger->requests, &id, sizeof(id), request);
	if (!request)
		return "an answer to what was not asked, or was answered";
	struct outcome *outcome = request->outcome;
	HASH_DEL(ledger->requests, request);
	free(request);
	if (outcome && error)
		note_error(outcome, error);
	else if (outcome)
		note_result(outcome, json_object_get(frame, "result"));
	return NULL;
}

static bool same(const json_t *one, const json_t *other, const char *key)
{
	const json_t *a = json_object_get(one, key), *b = json_object_get(other, key);
	return a == b || json_equal(a, b);
}

static bool is_same_body(const char *kind, const json_t *one, json_t *other)
{
	const char *key;
	json_t *value;
	if (strcmp(kind, "message.replied") != 0 && strcmp(kind, "message.erased") != 0)
		return json_equal(one, other);
	json_object_foreach(other, key,
		value) if (json_object_get(one, key) && !same(one, other, key)) return false;
	return true;
}

bool is_same_event(const json_t *one, const json_t *other)
{
	static const char *const keys[] = {"kind", "author", "time", "ref", "client_id"};
	const json_t *body = json_object_get(one, "body");
	json_t *other_body = json_object_get(other, "body");
	for (size_t i = 0; i < sizeof(keys) / sizeof(*keys); i++)
		if (!same(one, other, keys[i]))
			return false;
	return !body || !other_body || is_same_body(json_text(one, "kind"), body, other_body);
}

static const char *note_event(struct ledger *ledger, const char *room, json_t *event)
{
	struct place place = {.seq = json_seq(event, "seq")};
	struct sighting *sighting;
	if (strcmp(json_text(event, "kind"), "void") == 0)
		return NULL;
	snprintf(place.room, sizeof(place.room), "%s", room);
	HASH_FIND(hh, ledger->sightings, &place, sizeof(place), sighting);
	if (!sighting) {
		sighting = memory_new(1, sizeof(*sighting));
		sighting->place = place;
		sighting->event = json_incref(event);
		HASH_ADD(hh, ledger->sightings, place, sizeof(place), sighting);
		return NULL;
	}
	if (!is_same_event(sighting->event, event))
		return "an event is another one than before";
	json_t *body = json_object_get(event, "body");
	if (json_object_size(body) > json_object_size(json_object_get(sighting->event, "body")))
		json_object_set(sighting->event, "body", body);
	return NULL;
}

static const char *note_events(struct ledger *ledger, const json_t *carrier)
{
	const char *room = json_text(carrier, "room"), *complaint = NULL;
	json_t *events = json_object_get(carrier, "events"), *event;
	size_t i;
	json_array_foreach(events, i, event) if (!complaint) complaint =
		note_event(ledger, room, event);
	return complaint;
}

const char *ledger_tell(struct ledger *ledger, const json_t *frame)
{
	if (strcmp(json_text(frame, "method"), "room.events") == 0)
		return note_events(ledger, json_object_get(frame, "params"));
	if (!json_object_get(frame, "id"))
		return NULL;
	const char *complaint = note_events(ledger, json_object_get(frame, "result"));
	return complaint ? complaint : note_answer(ledger, frame);
}

void ledger_hear(struct ledger *ledger, const char *person, const char *room, uint64_t seq)
{
	if (ledger->heard_count == ledger->heard_room) {
		ledger->heard_room = ledger->heard_room ? 2 * ledger->heard_room : 64;
		ledger->heard =
			memory_resize(ledger->heard, ledger->heard_room * sizeof(*ledger->heard));
	}
	struct heard *heard = &ledger->heard[ledger->heard_count++];
	*heard = (struct heard){.place.seq = seq};
	snprintf(heard->person, sizeof(heard->person), "%s", person);
	snprintf(heard->place.room, sizeof(heard->place.room), "%s", room);
}

void ledger_seal(
	struct ledger *ledger, const char *room, uint64_t seq, const uint8_t nonce[LEDGER_NONCE])
{
	struct place place = {.seq = seq};
	struct sealed *sealed;
	snprintf(place.room, sizeof(place.room), "%s", room);
	HASH_FIND(hh, ledger->sealed, &place, sizeof(place), sealed);
	if (sealed)
		return;
	sealed = memory_new(1, sizeof(*sealed));
	sealed->place = place;
	memcpy(sealed->nonce, nonce, sizeof(sealed->nonce));
	HASH_ADD(hh, ledger->sealed, place, sizeof(place), sealed);
}
