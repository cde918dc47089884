/* `runde doctor`: what is wrong with an installation, and what to do about it. It looks and changes
 * nothing that is stored. */
#ifndef RUNDE_CLI_DOCTOR_H
#define RUNDE_CLI_DOCTOR_H

#include "cli/config.h"

#include <stdbool.h>
#include <sys/types.h>

/* What the checks know; those that come first find out for those that follow. */
struct patient {
	const struct config *config; /* borrowed */
	char *key;                   /* owned; where the master key is */
	bool has_data;               /* there is a database */
	pid_t server;                /* that runs on the data; 0: none */
};

enum grade { GRADE_OK, GRADE_WARNING, GRADE_WRONG };

struct finding {
	enum grade grade; /* GRADE_OK unless said otherwise */
	char text[480];   /* a sentence; empty: there is nothing to say */
};

void finding_say(struct finding *finding, enum grade grade, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* data.c: the folder, its disk, the database. */
void check_folder(struct patient *patient, struct finding *finding);
void check_disk(struct patient *patient, struct finding *finding);
void check_file_system(struct patient *patient, struct finding *finding);
void check_database(struct patient *patient, struct finding *finding);
void check_clock(struct patient *patient, struct finding *finding);

/* secrets.c: the master key, and where it could leak to. */
void check_key(struct patient *patient, struct finding *finding);
void check_rotation(struct patient *patient, struct finding *finding);
void check_memory(struct patient *patient, struct finding *finding);

/* network.c: the server and how it is reached. */
void check_server(struct patient *patient, struct finding *finding);
void check_listen(struct patient *patient, struct finding *finding);
void check_origins(struct patient *patient, struct finding *finding);
void check_descriptors(struct patient *patient, struct finding *finding);

/* tls.c */
void check_certificate(struct patient *patient, struct finding *finding);

/* house.c: what it serves, and what guards it. */
void check_client(struct patient *patient, struct finding *finding);
void check_user(struct patient *patient, struct finding *finding);
void check_guards(struct patient *patient, struct finding *finding);

#endif
