#include "store/sqlite/migrations.h"

/* Events lie in one table under room number and seq packed into one integer; refs stand beside
 * their room's number in the same way: in ref_key where a row changes the earlier event, in
 * root_key where it answers it. Bodies come last, so that a row's other columns can be read without
 * them. A thread's row is derived from its answers, a meeting's from its events. */
const char sqlite_migration_0001[] =
	"CREATE TABLE data_set ("
	"  one INTEGER PRIMARY KEY CHECK (one = 1),"
	"  id BLOB NOT NULL, epoch INTEGER NOT NULL, house INTEGER NOT NULL,"
	"  vault_check BLOB NOT NULL, erasures INTEGER NOT NULL"
	") STRICT;"

	"CREATE TABLE room ("
	"  number INTEGER PRIMARY KEY CHECK (number BETWEEN 1 AND 2147483646),"
	"  id INTEGER NOT NULL UNIQUE, kind INTEGER NOT NULL"
	") STRICT;"

	"CREATE TABLE room_key ("
	"  room INTEGER NOT NULL REFERENCES room, generation INTEGER NOT NULL,"
	"  wrapped BLOB NOT NULL,"
	"  PRIMARY KEY (room, generation)"
	") STRICT, WITHOUT ROWID;"

	"CREATE TABLE rotation ("
	"  one INTEGER PRIMARY KEY CHECK (one = 1), state BLOB NOT NULL"
	") STRICT;"

	"CREATE TABLE event ("
	"  key INTEGER PRIMARY KEY, kind INTEGER NOT NULL, author INTEGER NOT NULL,"
	"  time_ms INTEGER NOT NULL, ref_key INTEGER, root_key INTEGER,"
	"  audience INTEGER NOT NULL, client_id BLOB, body BLOB"
	") STRICT;"
	"CREATE UNIQUE INDEX event_by_client_id ON event (client_id, author)"
	"  WHERE client_id IS NOT NULL;"
	"CREATE INDEX event_by_change ON event (ref_key, kind, author)"
	"  WHERE ref_key IS NOT NULL;"
	"CREATE INDEX event_by_root ON event (root_key) WHERE root_key IS NOT NULL;"

	"CREATE TABLE thread ("
	"  key INTEGER PRIMARY KEY, replies INTEGER NOT NULL, last_key INTEGER NOT NULL"
	") STRICT;"

	"CREATE TABLE meeting ("
	"  key INTEGER PRIMARY KEY, start_ms INTEGER, end_ms INTEGER,"
	"  open INTEGER NOT NULL, due_ms INTEGER"
	") STRICT;"
	"CREATE INDEX meeting_by_room ON meeting (key >> 32, open, end_ms);"
	"CREATE INDEX meeting_by_due ON meeting (due_ms) WHERE due_ms IS NOT NULL;"

	"CREATE TABLE snapshot ("
	"  room INTEGER PRIMARY KEY REFERENCES room, seq INTEGER NOT NULL, body BLOB NOT NULL"
	") STRICT;"

	"CREATE TABLE register ("
	"  person INTEGER NOT NULL, room INTEGER NOT NULL REFERENCES room,"
	"  seq INTEGER NOT NULL, kind INTEGER NOT NULL, body BLOB NOT NULL,"
	"  PRIMARY KEY (person, room, seq, kind)"
	") STRICT, WITHOUT ROWID;"
	"CREATE INDEX register_by_room ON register (room, seq, kind);"

	"CREATE TABLE notice ("
	"  number INTEGER PRIMARY KEY, person INTEGER NOT NULL, key INTEGER NOT NULL,"
	"  thread_key INTEGER, reason INTEGER NOT NULL, called INTEGER NOT NULL,"
	"  done INTEGER NOT NULL"
	") STRICT;"
	"CREATE UNIQUE INDEX notice_of_person ON notice (person, key);"
	"CREATE INDEX notice_by_person ON notice (person, done);"
	"CREATE INDEX notice_by_key ON notice (key);"
	"CREATE INDEX notice_by_thread ON notice (thread_key, person)"
	"  WHERE thread_key IS NOT NULL;"

	"CREATE TABLE saved ("
	"  number INTEGER PRIMARY KEY, person INTEGER NOT NULL, key INTEGER NOT NULL,"
	"  saved_ms INTEGER NOT NULL, due_ms INTEGER, note BLOB"
	") STRICT;"
	"CREATE UNIQUE INDEX saved_of_person ON saved (person, key);"
	"CREATE INDEX saved_by_key ON saved (key);"
	"CREATE INDEX saved_by_due ON saved (due_ms) WHERE due_ms IS NOT NULL;"

	"CREATE TABLE session ("
	"  number INTEGER PRIMARY KEY, token_hash BLOB NOT NULL UNIQUE, id INTEGER NOT NULL,"
	"  person INTEGER NOT NULL, scopes INTEGER NOT NULL, room INTEGER NOT NULL,"
	"  by_link INTEGER NOT NULL, created_ms INTEGER NOT NULL, seen_ms INTEGER NOT NULL,"
	"  expires_ms INTEGER NOT NULL, device BLOB NOT NULL"
	") STRICT;"
	"CREATE INDEX session_by_person ON session (person);"
	"CREATE INDEX session_by_end ON session (expires_ms);"

	"CREATE TABLE link ("
	"  number INTEGER PRIMARY KEY, token_hash BLOB NOT NULL UNIQUE,"
	"  person INTEGER NOT NULL, own INTEGER NOT NULL, expires_ms INTEGER NOT NULL"
	") STRICT;"
	"CREATE INDEX link_by_person ON link (person);"
	"CREATE INDEX link_by_end ON link (expires_ms);"

	"CREATE TABLE password ("
	"  person INTEGER PRIMARY KEY, body BLOB NOT NULL"
	") STRICT;"

	"CREATE TABLE invitation ("
	"  number INTEGER PRIMARY KEY, token_hash BLOB NOT NULL UNIQUE,"
	"  id INTEGER NOT NULL UNIQUE, role INTEGER NOT NULL, uses INTEGER NOT NULL,"
	"  made_by INTEGER NOT NULL, expires_ms INTEGER NOT NULL, note BLOB NOT NULL"
	") STRICT;"
	"CREATE INDEX invitation_by_end ON invitation (expires_ms);";
