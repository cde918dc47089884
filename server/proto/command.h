/* A command: what a client asks for, decoded and checked against proto/. */
#ifndef RUNDE_PROTO_COMMAND_H
#define RUNDE_PROTO_COMMAND_H

#include "base/arena.h"
#include "base/id.h"
#include "proto/gen/types.h"

#include <stdbool.h>
#include <stdint.h>

struct command {
	enum command_kind kind;
	union command_params params; /* texts and lists live in the arena */
	struct arena arena;
};

enum command_effect { EFFECT_READ, EFFECT_WRITE, EFFECT_VOLATILE };

/* What proto/ says of a command; a static table entry. */
struct command_info {
	const char *name; /* "message.post" */
	enum command_effect effect;
	enum rate_class rate;
	bool in_house;          /* goes to the house; else params name the room */
	enum event_kind writes; /* what keeps its client id; EVENT_VOID: it has none */
	unsigned admits;        /* sessions that have one of these bits; see scope_bit() */
};

/* What a session may be used for, as a set of bits: that of people who have signed in, that of
 * guests, or those of a token's scopes. Stored on disk: never renumber. */
enum { ADMITS_PEOPLE = 1, ADMITS_GUESTS = 1 << 30 };
static inline unsigned scope_bit(enum scope scope)
{
	return 1u << scope;
}

/* Whether a connection begins with it. */
static inline bool command_is_hello(enum command_kind kind)
{
	return kind == COMMAND_SESSION_HELLO || kind == COMMAND_GUEST_HELLO;
}

const struct command_info *command_info(enum command_kind kind);
/* Of the struct it is answered with, in bytes. */
size_t command_result_size(enum command_kind kind);
/* The room the command goes to; 0: the house. */
uint64_t command_room(const struct command *command);
/* The earlier event it concerns; 0: none. */
uint64_t command_subject(const struct command *command);
/* The person it names; 0: none. */
uint64_t command_person(const struct command *command);
/* The client id it came with; all zero: none. */
struct client_id command_client_id(const struct command *command);
/* Frees it; NULL is fine. */
void command_free(struct command *command);

#endif
