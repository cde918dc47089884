/* The write-ahead log as a file, written in large pieces. SQLite hands a commit to it page by page,
 * a header of 24 bytes before each; a walfile collects that and writes it as one. It is a VFS over
 * SQLite's default one and touches no other file. */
#ifndef RUNDE_STORE_SQLITE_WALFILE_H
#define RUNDE_STORE_SQLITE_WALFILE_H

#include <stdbool.h>

struct walfile;

/* For one connection, which is opened with walfile_name() as its VFS, has synchronous=FULL, and is
 * closed before walfile_free(). */
struct walfile *walfile_new(void);
void walfile_free(struct walfile *self);
const char *walfile_name(const struct walfile *self);

/* Stand right around a COMMIT: in between, what is written is collected. done: it succeeded. */
void walfile_begin_commit(struct walfile *self);
void walfile_end_commit(struct walfile *self, bool done);

#endif
