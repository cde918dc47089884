/* Backups and what is restored from them, over the journal's fixture. */
#ifndef RUNDE_TESTS_JOURNAL_BACKUP_H
#define RUNDE_TESTS_JOURNAL_BACKUP_H

#include "journal_lab.h"

#include "journal/restore.h"
#include "journal/verify.h"

#include <unistd.h>

__attribute__((unused)) static void back_up(struct fixture *f)
{
	char path[96];
	struct fault fault = {""};
	struct store_extent extent;
	snprintf(path, sizeof(path), "%s/backup", f->folder);
	if (store_backup(f->data, path, &extent, &fault) != 0)
		fail_msg("%s", fault.text);
}

__attribute__((unused)) static int try_restore(
	struct fixture *f, bool without_erasures, struct fault *ret_fault)
{
	char path[96];
	snprintf(path, sizeof(path), "%s/backup", f->folder);
	const struct restore_options options = {.file = path,
		.folder = f->data,
		.key_path = f->key,
		.without_erasures = without_erasures,
		.world = &f->world};
	return restore_data(&options, ret_fault);
}

/* Every row opens, and every empty one is named by an erase event. */
__attribute__((unused)) static void assert_sound(struct fixture *f)
{
	struct fault fault = {""};
	struct verdict verdict;
	if (verify_data(f->data, f->key, &f->world, stderr, &verdict, &fault) != 0)
		fail_msg("%s", fault.text);
	assert_int_equal(verdict.faults, 0);
}

/* The data folder is lost; from here on the journal is the one that was restored. */
__attribute__((unused)) static void lose_data(struct fixture *f)
{
	fixture_close(f);
	nftw(f->data, fixture_remove, 8, FTW_DEPTH | FTW_PHYS);
}

__attribute__((unused)) static void restore(struct fixture *f)
{
	struct fault fault = {""};
	lose_data(f);
	if (try_restore(f, false, &fault) != 0)
		fail_msg("%s", fault.text);
	assert_sound(f);
	fixture_open(f);
}

__attribute__((unused)) static void lose_list(const struct fixture *f)
{
	char path[96];
	snprintf(path, sizeof(path), "%s.erasures", f->key);
	assert_int_equal(unlink(path), 0);
}

__attribute__((unused)) static size_t list_size(const struct fixture *f)
{
	char path[96];
	struct stat status;
	snprintf(path, sizeof(path), "%s.erasures", f->key);
	assert_int_equal(stat(path, &status), 0);
	return (size_t)status.st_size;
}

/* A new session by a link of the command line, as after every restore. */
__attribute__((unused)) static void sign_in_again(
	struct fixture *f, uint64_t connection, const char *person)
{
	char token[32];
	struct fault fault = {""};
	uint64_t id;
	assert_true(id_read(person, strlen(person), &id));
	if (journal_make_link(f->journal, id, token, &fault) != 0)
		fail_msg("%s", fault.text);
	fixture_sign_in(f, connection, token);
}

__attribute__((unused)) static void me(struct fixture *f, uint64_t connection, char ret_person[16])
{
	fixture_hello(f, 100 + connection, f->tokens[connection]);
	fixture_value(f->answer, "me", ret_person, 16);
}

__attribute__((unused)) static const char *post(struct fixture *f, const char *text)
{
	return fixture_say(f, ANNA, "message.post", "\"room\":\"%s\",%s,\"text\":\"%s\"", f->room,
		fixture_fresh_id(f), text);
}

__attribute__((unused)) static void erase(struct fixture *f, unsigned seq)
{
	fixture_say(f, ANNA, "message.erase", "\"room\":\"%s\",\"message\":%u,%s", f->room, seq,
		fixture_fresh_id(f));
	assert_non_null(strstr(f->answer, "\"result\""));
}

__attribute__((unused)) static const char *page(struct fixture *f)
{
	return fixture_say(f, ANNA, "room.open", "\"room\":\"%s\"", f->room);
}

#endif
