/* A page: an exact window of a room's journal, the summaries that answer hello, or a list; allowed
 * by the journal and read by a reader. */
#ifndef RUNDE_JOURNAL_READING_PAGE_H
#define RUNDE_JOURNAL_READING_PAGE_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/frame.h"
#include "journal/reading/minutes_copy.h"
#include "journal/reading/notices.h"
#include "proto/request.h"
#include "room/reading.h"
#include "store/notes.h"
#include "vault/vault.h"

struct page {
	struct page *next;
	uint64_t connection;
	struct request_id id;
	enum command_kind kind; /* SESSION_HELLO or a command that reads */
	uint64_t person;
	uint64_t house;                       /* HELLO and lists */
	int64_t now_ms;                       /* likewise, and MEETING_OPEN */
	uint8_t token_hash[VAULT_HASH_BYTES]; /* lists: of the session that asks */
	uint64_t whose;                       /* TOKEN_LIST, PICTURE_GET; 0: the house's;
						 INVITATION_LIST: who made them; 0: anybody */
	bool brief;                           /* HELLO: of the rooms only which there are */
	struct room_listing_list rooms;       /* ROOM_LIST; in the arena */
	struct inbox_list_params inbox;       /* INBOX_LIST */
	struct saved_list_params saved;       /* SAVED_LIST */
	struct thread_list_params threads;    /* THREAD_LIST */
	struct meeting_list_params meetings;  /* MEETING_LIST */
	struct task_list_params tasks;        /* TASK_LIST */
	struct store_note_key note;           /* NOTE_VERSIONS, NOTE_VERSION */
	int64_t known_ms;                     /* likewise; those from then on */
	uint64_t version;                     /* NOTE_VERSION */
	struct minutes_wanted minutes;        /* MINUTES_READ */
	bool exports;                         /* likewise: they are wanted as a file */
	enum error_kind error;                /* what is answered, where that was read to be one */
	struct views views;                   /* HELLO and these lists; in the arena */
	struct window window;                 /* OPEN, HISTORY, THREAD_OPEN, MEETING_OPEN,
						 DECISION_LIST, PAGE_LIST, MINUTES_READ,
						 MINUTES_LIST; VERSIONS: of `from` */
	uint64_t root;                        /* THREAD_OPEN: the thread; MEETING_OPEN */
	bool has_floor;                       /* MEETING_OPEN: something happened on it */
	struct floor floor;                   /* likewise; in the arena */
	struct poll_view_list polls;          /* MEETING_OPEN; in the arena */
	struct room_state state;              /* OPEN with window.fresh; in the arena */
	struct session_hello_result hello;    /* HELLO; rooms without marks; in the arena */
	struct arena arena;
};

struct page *page_new(
	const struct request_id *id, enum command_kind kind, uint64_t connection, uint64_t person);
void page_free(struct page *page);
/* Reads the page. The whole answer, or NULL: it could not be read. */
struct frame *page_read(struct page *page, struct store *store, struct vault *vault);
/* Likewise a page that exports. */
struct minutes_copy *page_copy(struct page *page, struct store *store, struct vault *vault);

#endif
