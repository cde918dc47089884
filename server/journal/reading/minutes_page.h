/* Minutes as they are read: composed of what is on record as long as they are a draft, as they were
 * kept from then on. The journal says who may and takes along what a reader cannot know. */
#ifndef RUNDE_JOURNAL_READING_MINUTES_PAGE_H
#define RUNDE_JOURNAL_READING_MINUTES_PAGE_H

#include "room/may.h"
#include "room/minutes/compose.h"
#include "store/minutes.h"
#include "vault/vault.h"

struct core;
struct room_entry;

/* Whose minutes, and what stands around them. Everything lies in the arena of who wants them. */
struct minutes_wanted {
	uint64_t room, meeting;
	bool in_charge;                 /* whether who asks is */
	struct person_ref_list askable; /* who could be asked */
	enum language language;
	struct text house, title; /* the room's */
	struct plain_names names;
	int64_t now_ms;
};

/* Takes it along, on the journal's thread: for whoever room_may() lets give minutes.read, with the
 * subject that was read for that. */
void minutes_want(struct core *core, const struct room_entry *room, const struct subject *subject,
	const struct who *who, struct arena *arena, struct minutes_wanted *ret_wanted);

/* Sealed minutes, or an addition to them, as files; the texts are empty of what is not sealed. */
struct minutes_files {
	struct text json, markdown;
};

struct minutes_page {
	struct minutes_read_result read;
	struct minutes_files files;    /* of the minutes */
	struct minutes_files *addenda; /* of read.addenda, one for one */
};

/* Reads them, on a reader's thread; everything lies in the arena. */
STORE_CHECK enum store_result minutes_page_read(const struct minutes_wanted *wanted,
	struct store *store, struct vault *vault, struct arena *arena,
	struct minutes_page *ret_page);

#endif
