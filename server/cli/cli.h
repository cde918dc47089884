/* The subcommands of `runde`. Each takes the arguments after its name and returns the exit status:
 * 0 done, 1 it could not be done, 2 the words were wrong. */
#ifndef RUNDE_CLI_CLI_H
#define RUNDE_CLI_CLI_H

#include "cli/config.h"

#include <stdint.h>

int cli_serve(int argc, char **argv);
int cli_verify(int argc, char **argv);
int cli_backup(int argc, char **argv);
int cli_restore(int argc, char **argv);
int cli_reindex(int argc, char **argv);
int cli_account(int argc, char **argv);
int cli_invitation(int argc, char **argv);
int cli_group(int argc, char **argv);
int cli_channel(int argc, char **argv);
int cli_house(int argc, char **argv);
int cli_key(int argc, char **argv);
int cli_audit(int argc, char **argv);
int cli_minutes(int argc, char **argv);
int cli_doctor(int argc, char **argv);
int cli_config(int argc, char **argv);

enum { CLI_MOMENT_SIZE = 24 }; /* 2026-11-27T17:05:30.000Z */

/* Writes a time as ISO 8601 does, in UTC, with a NUL. */
void cli_write_moment(int64_t time_ms, char ret_text[CLI_MOMENT_SIZE + 1]);
/* Says a fault on standard error and returns 1. */
int cli_fail(const struct fault *fault);
/* Says how a subcommand is used, in the words after its name. 0 where that was asked for (the one
 * word is "help"), or 2: the words were wrong. */
int cli_usage(int words, char **argv, const char *usage);
/* Verifies the data and prints what it found. 0: all is well; 1: it has faults; -1, with the
 * reason: it could not be looked at. */
int cli_verify_and_tell(const struct config *config, struct fault *ret_fault);
/* Reads --config FILE and then, for they win, all --NAME VALUE pairs into the settings. Words that
 * are no option are moved to the front of argv, their number in ret_words; `--demo` counts as the
 * option it is. 0, or 2 after saying what is wrong. */
int cli_read_options(int argc, char **argv, struct config *config, int *ret_words, bool *ret_demo);
/* Makes the data folder (0700) if only its last part is missing. 0, or -1 with the reason. */
int cli_make_folder(const char *folder, struct fault *ret_fault);

#endif
