#include "base/log.h"
#include "base/memory.h"
#include "store/sqlite/files.h"
#include "store/sqlite/migrate.h"
#include "store/sqlite/walfile.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

static void close_store(struct store *store);

static const struct store_engine engine = {
	.close = close_store,
	.begin = sqlite_begin,
	.commit = sqlite_commit,
	.rollback = sqlite_rollback,
	.read_begin = sqlite_read_begin,
	.read_end = sqlite_read_end,
	.reindex = sqlite_reindex,
	.data_set_get = sqlite_data_set_get,
	.data_set_put = sqlite_data_set_put,
	.room_add = sqlite_room_add,
	.rooms_each = sqlite_rooms_each,
	.room_delete = sqlite_room_delete,
	.sweep = sqlite_sweep,
	.key_put = sqlite_key_put,
	.key_rewrap = sqlite_key_rewrap,
	.keys_each = sqlite_keys_each,
	.keys_after = sqlite_keys_after,
	.rotation_put = sqlite_rotation_put,
	.rotation_get = sqlite_rotation_get,
	.rotation_drop = sqlite_rotation_drop,
	.event_append = sqlite_event_append,
	.event_find = sqlite_event_find,
	.event_get = sqlite_event_get,
	.events_each = sqlite_events_each,
	.events_back = sqlite_events_back,
	.changes_each = sqlite_changes_each,
	.changes_of = sqlite_changes_of,
	.event_erase = sqlite_event_erase,
	.changes_erase = sqlite_changes_erase,
	.event_count = sqlite_event_count,
	.change_last = sqlite_change_last,
	.listed_back = sqlite_listed_back,
	.answers_back = sqlite_answers_back,
	.answers_count = sqlite_answers_count,
	.thread_put = sqlite_thread_put,
	.thread_get = sqlite_thread_get,
	.threads_each = sqlite_threads_each,
	.meeting_put = sqlite_meeting_put,
	.meeting_drop = sqlite_meeting_drop,
	.meetings_each = sqlite_meetings_each,
	.meetings_in = sqlite_meetings_in,
	.meetings_due = sqlite_meetings_due,
	.task_put = sqlite_task_put,
	.task_drop = sqlite_task_drop,
	.task_get = sqlite_task_get,
	.tasks_each = sqlite_tasks_each,
	.tasks_of_room = sqlite_tasks_of_room,
	.tasks_of_person = sqlite_tasks_of_person,
	.tasks_due = sqlite_tasks_due,
	.note_put = sqlite_note_put,
	.note_drop = sqlite_note_drop,
	.note_trim = sqlite_note_trim,
	.notes_back = sqlite_notes_back,
	.note_heads = sqlite_note_heads,
	.note_at = sqlite_note_at,
	.notes_of_room = sqlite_notes_of_room,
	.note_written = sqlite_note_written,
	.note_steps_put = sqlite_note_steps_put,
	.note_steps_each = sqlite_note_steps_each,
	.note_steps_of_room = sqlite_note_steps_of_room,
	.note_trail = sqlite_note_trail,
	.note_trail_old = sqlite_note_trail_old,
	.note_trail_cut = sqlite_note_trail_cut,
	.note_trails_each = sqlite_note_trails_each,
	.minutes_put = sqlite_minutes_put,
	.minutes_drop = sqlite_minutes_drop,
	.minutes_put_due = sqlite_minutes_put_due,
	.minutes_get = sqlite_minutes_get,
	.minutes_each = sqlite_minutes_each,
	.minutes_of_room = sqlite_minutes_of_room,
	.minutes_last = sqlite_minutes_last,
	.minutes_back = sqlite_minutes_back,
	.minutes_due = sqlite_minutes_due,
	.snapshot_put = sqlite_snapshot_put,
	.snapshot_get = sqlite_snapshot_get,
	.register_put = sqlite_register_put,
	.register_get = sqlite_register_get,
	.register_drop = sqlite_register_drop,
	.registers_beyond = sqlite_registers_beyond,
	.registers_at = sqlite_registers_at,
	.registers_each = sqlite_registers_each,
	.registers_walk = sqlite_registers_walk,
	.notice_put = sqlite_notice_put,
	.notice_renew = sqlite_notice_renew,
	.notice_supersede = sqlite_notice_supersede,
	.notice_trim = sqlite_notice_trim,
	.event_notices_each = sqlite_event_notices_each,
	.meeting_notices_each = sqlite_meeting_notices_each,
	.room_notices_each = sqlite_room_notices_each,
	.event_notices_drop = sqlite_event_notices_drop,
	.notices_each = sqlite_notices_each,
	.calls_each = sqlite_calls_each,
	.notice_done = sqlite_notice_done,
	.notice_read = sqlite_notice_read,
	.notice_drop = sqlite_notice_drop,
	.saved_put = sqlite_saved_put,
	.saved_drop = sqlite_saved_drop,
	.saved_remind = sqlite_saved_remind,
	.saved_count = sqlite_saved_count,
	.saved_each = sqlite_saved_each,
	.saved_due = sqlite_saved_due,
	.saved_walk = sqlite_saved_walk,
	.session_put = sqlite_session_put,
	.session_get = sqlite_session_get,
	.sessions_each = sqlite_sessions_each,
	.sessions_walk = sqlite_sessions_walk,
	.session_touch = sqlite_session_touch,
	.sessions_limit = sqlite_sessions_limit,
	.sessions_turn_back = sqlite_sessions_turn_back,
	.sessions_end_at = sqlite_sessions_end_at,
	.session_drop = sqlite_session_drop,
	.session_trim = sqlite_session_trim,
	.access_clear = sqlite_access_clear,
	.link_put = sqlite_link_put,
	.link_get = sqlite_link_get,
	.link_drop = sqlite_link_drop,
	.link_trim = sqlite_link_trim,
	.guest_link_put = sqlite_guest_link_put,
	.guest_link_get = sqlite_guest_link_get,
	.guest_link_drop = sqlite_guest_link_drop,
	.password_put = sqlite_password_put,
	.password_get = sqlite_password_get,
	.passwords_walk = sqlite_passwords_walk,
	.invitation_put = sqlite_invitation_put,
	.invitation_get = sqlite_invitation_get,
	.invitations_each = sqlite_invitations_each,
	.invitation_use = sqlite_invitation_use,
	.invitation_drop = sqlite_invitation_drop,
	.invitation_count = sqlite_invitation_count,
};

static void close_store(struct store *store)
{
	struct sqlite_store *self = sqlite_of(store);
	for (int i = 0; i < QUERY_COUNT; i++)
		sqlite3_finalize(self->queries[i]);
	/* Fails harmlessly while a reader still looks at the log. */
	if (self->ready && self->lock >= 0)
		sqlite3_wal_checkpoint_v2(self->db, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
	if (sqlite3_close(self->db) != SQLITE_OK)
		BUG("a query of the store outlives it");
	walfile_free(self->walfile);
	sqlite_rooms_forget(self);
	if (self->lock >= 0)
		close(self->lock);
	free(self->restoring);
	free(self);
}

/* A file that was refused keeps its log as it is. */
int sqlite_finish_open(struct sqlite_store *self, int result, struct store **ret_store)
{
	if (result != 0) {
		if (self->db)
			sqlite3_db_config(self->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
		close_store(&self->base);
		return -1;
	}
	self->ready = true;
	*ret_store = &self->base;
	return 0;
}

struct sqlite_store *sqlite_new(void)
{
	struct sqlite_store *self = memory_new(1, sizeof(*self));
	self->base.engine = &engine;
	self->lock = -1;
	return self;
}

char *sqlite_join(const char *folder, const char *name)
{
	size_t folder_size = strlen(folder), name_size = strlen(name);
	char *path = memory_new(folder_size + name_size + 2, 1);
	memcpy(path, folder, folder_size);
	path[folder_size] = '/';
	memcpy(path + folder_size + 1, name, name_size);
	return path;
}

static int take_lock(const char *folder, int *ret_lock, struct fault *ret_fault)
{
	char *path = sqlite_join(folder, LOCK_NAME);
	int lock = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
	free(path);
	if (lock < 0)
		return fault_set(ret_fault, "Cannot open the lock in the data folder %.150s: %s.",
			folder, strerror(errno));
	if (flock(lock, LOCK_EX | LOCK_NB) != 0) {
		int error = errno;
		close(lock);
		if (error == EWOULDBLOCK)
			return fault_set(ret_fault,
				"Another process is using the data folder %.150s.", folder);
		return fault_set(ret_fault, "Cannot lock the data folder %.150s: %s.", folder,
			strerror(error));
	}
	*ret_lock = lock;
	return 0;
}

int sqlite_lock_folder(struct sqlite_store *self, const char *folder, struct fault *ret_fault)
{
	if (mkdir(folder, 0700) != 0 && errno != EEXIST)
		return fault_set(ret_fault, "Cannot make the data folder %.150s: %s.", folder,
			strerror(errno));
	return take_lock(folder, &self->lock, ret_fault);
}

static bool has_file(const char *folder, const char *name)
{
	char *path = sqlite_join(folder, name);
	bool has = access(path, F_OK) == 0;
	free(path);
	return has;
}

bool sqlite_store_exists(const char *folder)
{
	return has_file(folder, DATABASE_NAME) || has_file(folder, RESTORING_NAME);
}

static int check_whole(const char *folder, struct fault *ret_fault)
{
	if (!has_file(folder, RESTORING_NAME))
		return 0;
	return fault_set(ret_fault,
		"The data folder %.150s was left half restored. Run `runde restore` again.",
		folder);
}

/* Makes the file empty and closed to others; SQLite gives its log the same mode. Only under the
 * lock and before SQLite has the file open: closing a descriptor would drop SQLite's own locks. */
static int make_file(const char *path, struct fault *ret_fault)
{
	int file = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	if (file >= 0) {
		close(file);
		return 0;
	}
	if (errno == EEXIST)
		return 0;
	return fault_set(ret_fault, "Cannot make the database %.150s: %s.", path, strerror(errno));
}

int sqlite_open_database(
	struct sqlite_store *self, const char *path, int flags, struct fault *ret_fault)
{
	const char *vfs = self->walfile ? walfile_name(self->walfile) : NULL;
	flags |= SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
	if (sqlite3_open_v2(path, &self->db, flags, vfs) != SQLITE_OK)
		return sqlite_fault(self->db, path, ret_fault);
	sqlite3_busy_timeout(self->db, SQLITE_BUSY_MS);
	sqlite3_db_config(self->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	sqlite3_db_config(self->db, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
	sqlite3_db_config(self->db, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
	return sqlite_run(self->db, path,
		"PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0;"
		"PRAGMA temp_store = MEMORY; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON",
		ret_fault);
}

/* Looks before it changes anything: a file that is refused is left as it is. */
static int prepare_writer(sqlite3 *db, const char *path, struct fault *ret_fault)
{
	struct sqlite_version version;
	if (sqlite_look(db, path, &version, ret_fault) != 0 ||
		sqlite_check(db, path, "is damaged. Bring back a backup.", ret_fault) != 0 ||
		sqlite_expect(db, path, "PRAGMA journal_mode = WAL", "wal",
			"lies on a disk that cannot keep a write-ahead log.", ret_fault) != 0 ||
		sqlite_run(db, path,
			/* 16 MiB of log, then it is written into the database: room for some
			 * hundred commits that go to the same pages. */
			"PRAGMA synchronous = FULL; PRAGMA journal_size_limit = 16777216;"
			"PRAGMA wal_autocheckpoint = 4000",
			ret_fault) != 0 ||
		sqlite_renew_log(db, path, ret_fault) != 0)
		return -1;
	return sqlite_migrate(db, path, &version, ret_fault);
}

int sqlite_store_open(const char *folder, struct store **ret_store, struct fault *ret_fault)
{
	struct sqlite_store *self = sqlite_new();
	char *path = sqlite_join(folder, DATABASE_NAME);
	int result = -1;
	self->walfile = walfile_new();
	if (sqlite_lock_folder(self, folder, ret_fault) == 0 &&
		check_whole(folder, ret_fault) == 0 && make_file(path, ret_fault) == 0 &&
		sqlite_open_database(self, path, SQLITE_OPEN_READWRITE, ret_fault) == 0)
		result = prepare_writer(self->db, path, ret_fault);
	free(path);
	return sqlite_finish_open(self, result, ret_store);
}

static int prepare_reader(sqlite3 *db, const char *path, struct fault *ret_fault)
{
	struct sqlite_version version;
	if (sqlite_look(db, path, &version, ret_fault) != 0)
		return -1;
	if (!sqlite_is_current(&version))
		return fault_set(ret_fault,
			"The database %.140s has the layout of an older version. Start the server"
			" once.",
			path);
	return sqlite_run(db, path, "PRAGMA query_only = ON", ret_fault);
}

int sqlite_store_open_reader(const char *folder, struct store **ret_store, struct fault *ret_fault)
{
	struct sqlite_store *self = sqlite_new();
	char *path = sqlite_join(folder, DATABASE_NAME);
	int result = -1;
	if (check_whole(folder, ret_fault) == 0 &&
		sqlite_open_database(self, path, SQLITE_OPEN_READONLY, ret_fault) == 0)
		result = prepare_reader(self->db, path, ret_fault);
	free(path);
	return sqlite_finish_open(self, result, ret_store);
}

int sqlite_store_examine(const char *folder, struct fault *ret_fault)
{
	struct store *store;
	if (sqlite_store_open_reader(folder, &store, ret_fault) != 0)
		return -1;
	char *path = sqlite_join(folder, DATABASE_NAME);
	int result = sqlite_check(
		sqlite_of(store)->db, path, "is damaged. Bring back a backup.", ret_fault);
	free(path);
	store_free(store);
	return result;
}
