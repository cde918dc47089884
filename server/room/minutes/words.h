/* What minutes say by themselves, in each language. */
#ifndef RUNDE_ROOM_MINUTES_WORDS_H
#define RUNDE_ROOM_MINUTES_WORDS_H

#include "base/arena.h"
#include "proto/gen/types.h"

enum word {
	WORD_ABSENT,
	WORD_ADDENDUM,
	WORD_ADDS_TO,
	WORD_AFTER,
	WORD_ALL,
	WORD_AMENDMENTS,
	WORD_ANSWER_ACCEPTED,
	WORD_ANSWER_DECLINED,
	WORD_ANSWER_NONE,
	WORD_ANSWER_TENTATIVE,
	WORD_APPROVAL,
	WORD_APPROVED_BY,
	WORD_AT_ITEM,
	WORD_BEFORE,
	WORD_CAME,
	WORD_CARRIED,
	WORD_CONFIRMED_BY,
	WORD_CONVERSATION,
	WORD_CORRECTS,
	WORD_DATES,
	WORD_DECISION,
	WORD_DRAFT_ABOUT,
	WORD_GOAL,
	WORD_HELD,
	WORD_HOUSE,
	WORD_ITEM,
	WORD_LEFT,
	WORD_LINKS,
	WORD_MADE,
	WORD_MEANWHILE,
	WORD_MINUTES,
	WORD_MINUTES_SHORT,
	WORD_NAME,
	WORD_NOBODY,
	WORD_NOTES,
	WORD_NOT_BEGUN,
	WORD_NOT_HELD,
	WORD_OBJECTION,
	WORD_OWNER,
	WORD_PAGE,
	WORD_PAGE_OF,
	WORD_PEOPLE,
	WORD_PLANNED,
	WORD_POLL,
	WORD_POSTPONED,
	WORD_PRESENT,
	WORD_PRESENTED,
	WORD_PRESENTED_ABOUT,
	WORD_PREVIOUS,
	WORD_PURPOSE,
	WORD_REMARK,
	WORD_RESULT,
	WORD_ROLE,
	WORD_ROOM,
	WORD_SAID_BY,
	WORD_SEAL,
	WORD_SEAL_ABOUT,
	WORD_SEAL_ELSEWHERE,
	WORD_SIGNER,
	WORD_STATE,
	WORD_TASK,
	WORD_TASKS,
	WORD_TIME,
	WORD_TIME_PLANNED,
	WORD_TIME_USED,
	WORD_UNTIL,
	WORD_UNSEALED,
	WORD_VOTED,
	WORD_WANTED,
	WORD_WHAT,
	WORD_WHO,
	WORDS
};

struct text word(enum language language, enum word word);
/* What minutes are called that are not sealed. */
enum word phase_word(enum minutes_phase phase);
/* What the values of these are called. */
struct text word_of_role(enum language language, enum minutes_role role);
struct text word_of_purpose(enum language language, enum item_purpose purpose);
struct text word_of_state(enum language language, enum item_state state);
struct text word_of_secrecy(enum language language, enum poll_secrecy secrecy);
struct text word_of_rhythm(enum language language, enum meeting_rhythm rhythm);
struct text word_of_answer(enum language language, bool has_answer, enum attendee_answer answer);

/* Friday, 27 November 2026 */
struct text moment_day(
	enum language language, const struct minutes_moment *moment, struct arena *arena);
/* 27 November 2026 */
struct text moment_date(
	enum language language, const struct minutes_moment *moment, struct arena *arena);
/* 17:05 */
struct text moment_clock(const struct minutes_moment *moment, struct arena *arena);
/* 27 November 2026, 17:05 */
struct text moment_whole(
	enum language language, const struct minutes_moment *moment, struct arena *arena);
/* Friday, 27 November 2026, 17:05–17:45; two days where they are two. */
struct text moment_span(enum language language, const struct minutes_moment *from,
	const struct minutes_moment *to, struct arena *arena);
/* The zone, and how far its clocks were ahead: Europe/Berlin, UTC+01:00 */
struct text moment_zone(struct text zone, const struct minutes_moment *moment, struct arena *arena);

#endif
