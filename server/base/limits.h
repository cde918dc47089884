/* Limits that are not part of the protocol, nor rates, settings or the house's own: README.md,
 * "Change a limit", says where each kind stands. Bytes, counts and milliseconds as the names say.
 */
#ifndef RUNDE_BASE_LIMITS_H
#define RUNDE_BASE_LIMITS_H

enum {
	/* A frame from a client. 8,000 characters of 4 bytes, escaped at worst as \uXXXX\uXXXX,
	 * would be 96 KB; real text is far below, and 64 KiB is what bounds a decoder's work. */
	LIMIT_FRAME_BYTES = 64 * 1024, /* but of note.write; see LIMIT_NOTE_FRAME_BYTES */
	LIMIT_FRAME_FRAGMENTS = 128,
	LIMIT_JSON_DEPTH = 16,
	LIMIT_REQUEST_ID_BYTES = 40,

	/* HTTP. */
	LIMIT_HTTP_HEAD_BYTES = 16 * 1024,
	LIMIT_HTTP_TARGET_BYTES = 4 * 1024,
	LIMIT_HTTP_BODY_BYTES = 4 * 1024,
	LIMIT_HTTP_LINES = 100,            /* of a head */
	LIMIT_HOOK_BODY_BYTES = 64 * 1024, /* sent to a webhook */
	LIMIT_HTTP_MS = 10 * 1000,
	LIMIT_HTTP_PROGRESS_BYTES =
		16 * 1024,      /* that a reader takes within LIMIT_HTTP_MS, or is gone */
	LIMIT_LINGER_MS = 2000, /* in which the rest of a refused request is read and dropped */
	LIMIT_LINGER_BYTES = 256 * 1024,
	LIMIT_FORWARDED_LINES = 4, /* X-Forwarded-For, and addresses in it */
	LIMIT_FORWARDED_HOPS = 16,
	LIMIT_NETWORKS = 16, /* in a setting, as trusted proxies */
	LIMIT_ORIGINS = 16,
	LIMIT_CLIENT_FILES = 4000, /* in the client's folder */
	LIMIT_CLIENT_FILE_BYTES = 32 * 1024 * 1024,
	LIMIT_CLIENT_DEPTH = 8,
	LIMIT_EXPORTS = 32,                    /* minutes asked for as files, or being sent */
	LIMIT_EXPORTS_PER_SESSION = 4,         /* of these */
	LIMIT_EXPORTS_DRAWN = 1,               /* of these at once; the others wait */
	LIMIT_EXPORT_MS = 60 * 1000,           /* until there is one */
	LIMIT_EXPORT_BYTES = 64 * 1024 * 1024, /* of one */
	LIMIT_PAPER_BYTES = 4 * 1024 * 1024,   /* of minutes as JSON that become a PDF */
	LIMIT_HELLO_MS = 10 * 1000,

	/* Connections. The first four are defaults of settings. */
	LIMIT_CONNECTIONS = 20000,
	LIMIT_CONNECTIONS_PER_ADDRESS = 400,
	LIMIT_CONNECTIONS_PER_PERSON = 20,
	LIMIT_CONNECTIONS_PER_MINUTE = 6000, /* from one address, after so many at once as may be */
	LIMIT_ARRIVALS_KEPT = 10000,         /* addresses whose speed is still counted */
	LIMIT_QUEUE_FRAMES = 1024,           /* waiting for a slow reader, then it is closed */
	LIMIT_QUEUE_BYTES = 1024 * 1024,
	LIMIT_CALLS_IN_FLIGHT = 64,   /* per connection; then it is not read from */
	LIMIT_PAGE_WEIGHT = 8,        /* for so many calls a page counts: its answer may be large */
	LIMIT_OWN_DESCRIPTORS = 64,   /* kept for store, backups, log, loops and the next two */
	LIMIT_TLS_DESCRIPTORS = 3,    /* for a connection with TLS of our own; else one */
	LIMIT_ADMIN_CONNECTIONS = 8,  /* at the admin socket */
	LIMIT_ADMIN_ERRORS = 20,      /* of one of them, however long it lasts */
	LIMIT_WATCHERS = 8,           /* connections where the metrics are */
	LIMIT_ERRORS_PER_MINUTE = 20, /* per session, as all rates */
	LIMIT_SESSIONS_RESTING = 10000,  /* without a connection, whose rates are still counted */
	LIMIT_CLOSE_MS = 3000,           /* for the other side to answer a close */
	LIMIT_SLOW_CLOSE_MS = 10 * 1000, /* for a slow reader to get as far as the close */
	LIMIT_DRAIN_MS = 3000,           /* for what is on its way when the server stops */
	LIMIT_PING_S = 25,               /* silence before a ping, and before hanging up */
	LIMIT_HANGUP_S = 60,

	/* The journal. */
	LIMIT_JOURNAL_QUEUE = 16384, /* calls waiting */
	LIMIT_BATCH_CALLS = 256,     /* calls in one commit */
	LIMIT_GATHER_MS = 5,         /* that a call may wait for others that are being read */
	LIMIT_READERS = 2,
	LIMIT_PAGES_PER_PERSON = 64, /* waiting to be read */
	LIMIT_ROOMS_WARM = 2048,     /* rooms whose state stays in memory */
	LIMIT_COLD_EVENTS = 1000,    /* events after a snapshot */
	LIMIT_EVENTS_PER_COMMAND = 5,
	LIMIT_COUNTED_ROWS = 2000,           /* looked at to say how much is unread */
	LIMIT_SWEEP_EVENTS = 1000,           /* of deleted rooms, removed in one commit */
	LIMIT_REINDEX_ROWS = 1000,           /* rebuilt in one commit */
	LIMIT_ROTATED_KEYS = 16,             /* of rooms, wrapped anew in one commit */
	LIMIT_REMINDERS = 100,               /* sent in one commit */
	LIMIT_MEETINGS_DUE = 16,             /* that are looked at in one commit */
	LIMIT_MINUTES_DUE = 4,               /* likewise minutes */
	LIMIT_CASES_DUE = 16,                /* likewise cases that were postponed */
	LIMIT_CASE_QUOTES_BYTES = 64 * 1024, /* of what a case takes along, after the first */
	LIMIT_FLOOR_MS = 50,        /* between two tellings of a floor that keeps changing */
	LIMIT_TALLY_MS = 250,       /* likewise of how a poll stands */
	LIMIT_TELLING_BYTES = 256,  /* of either, to each who hears it, a millisecond */
	LIMIT_ERASURES_AGAIN = 256, /* of the list, done again in one commit */
	LIMIT_CLOCK_MS = 1000,      /* at most until the clock is looked at again */
	LIMIT_RETRY_MS = 1000,      /* before what failed is tried again unasked */
	LIMIT_LOST_MS = 60000,      /* for so long a case that cannot be read holds up new names */

	/* Notes. */
	LIMIT_NOTE_FRAME_BYTES = 256 * 1024, /* with note_steps_bytes, from who is signed in */
	LIMIT_NOTE_SLICE_NODES = 10000,
	LIMIT_NOTE_MARKS = 5,       /* on a node */
	LIMIT_NOTE_JSON_DEPTH = 74, /* two for each of note_depth_max, and what is around them */
	LIMIT_NOTE_NODES = 20000,
	LIMIT_NOTE_BYTES = 2 * 1024 * 1024, /* text and addresses, as often as they stand there */
	/* Read, copied or made for a batch before its last step: some 20 ms. One step alone always
	 * may. */
	LIMIT_NOTE_WORK_BYTES = 32 * 1024 * 1024,

	LIMIT_NOTES_PER_CONNECTION = 16,       /* open at once */
	LIMIT_NOTES_BYTES = 64 * 1024 * 1024,  /* of documents that stay in memory */
	LIMIT_NOTES_RESTING = 16,              /* that come to rest in one commit */
	LIMIT_NOTE_REST_MS = 15 * 60 * 1000,   /* without writing; for so long steps are kept */
	LIMIT_NOTE_SITTING_MS = 5 * 60 * 1000, /* at least between two states that are kept */
	LIMIT_NOTE_KEEP_STEPS = 200, /* since the last one; then the document is kept again */
	LIMIT_NOTE_KEEP_BYTES = 64 * 1024,
	LIMIT_NOTE_TRAIL_STEPS = 20000, /* of a note, for those who come back */
	LIMIT_NOTE_TRAIL_BYTES = 4 * 1024 * 1024,

	/* Signing in. */
	LIMIT_PASSWORD_PASSES = 3, /* defaults of settings: see RFC 9106, 4 */
	LIMIT_PASSWORD_MEMORY_MIB = 64,
	LIMIT_JOINS_PER_MINUTE = 120, /* asked about guests' links, from one address */
	LIMIT_SIGN_IN_TOKEN = 64,     /* characters of what is posted to sign in */
	LIMIT_SIGN_IN_PASSWORD = 1024,
	LIMIT_WORKERS = 1,       /* threads that hash passwords */
	LIMIT_WORKER_QUEUE = 32, /* sign-ins that wait for them; more are told to come again */
	LIMIT_WRONG_TRIES_PER_NAME = 10, /* from one address */
	LIMIT_WRONG_TRIES_PER_ADDRESS = 50,
	LIMIT_WRONG_TRIES_S = 600,            /* in which so many are looked at */
	LIMIT_THROTTLED_KEYS = 8192,          /* remembered; the oldest go first */
	LIMIT_FRESH_LINK_MS = 60 * 60 * 1000, /* a session of a one-time link may set a password */
	LIMIT_LINK_DAYS = 3,
	LIMIT_LINKS_PER_PERSON = 5,
	LIMIT_GUEST_SESSIONS = 5 /* of a guest; the oldest make room */
};

#endif
