/* GET /minutes/ROOM/MEETING.pdf, .md, .txt, .html, .json: minutes as files, for whoever may read
 * them, which the journal says as it does of minutes.read. They are read by its readers, and what
 * takes time, made of them on libuv's threads, so many at once; nothing is put on the disk. */
#ifndef RUNDE_GATEWAY_EXPORT_EXPORT_H
#define RUNDE_GATEWAY_EXPORT_EXPORT_H

#include "journal/dispatch.h"

#include <stdbool.h>

struct gateway;
struct visit;

/* What follows is the room, the meeting and the form; see address.h. */
#define EXPORT_PATH "/minutes/"

struct export;

struct exports {
	struct export *all; /* list, the oldest first; each frees itself */
	unsigned count, drawing;
};

/* Answers a request below EXPORT_PATH, or puts it by until there is a file. */
void export_answer(struct visit *visit);
/* Goes on with the one this DISPATCH_EXPORT is for, and takes what it brings. */
void export_obey(struct gateway *gateway, struct dispatch *dispatch);
/* Answers the visit whose export this DISPATCH_ANSWER refuses. False: there is none. */
bool export_refuse(struct gateway *gateway, const struct dispatch *dispatch);
/* Drops them all, once no visit is left; what is being drawn goes with the loop's last turn. */
void exports_close(struct gateway *gateway);

#endif
