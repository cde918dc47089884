/* The master key, and where it could leak to. */
#include "cli/doctor/doctor.h"

#include "journal/open.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>

/* A backup of the folder would carry the key along. */
static bool lies_in_folder(const char *key, const char *folder)
{
	char *real_key = realpath(key, NULL), *real_folder = realpath(folder, NULL);
	size_t size = real_folder ? strlen(real_folder) : 0;
	bool inside = real_key && real_folder && strncmp(real_key, real_folder, size) == 0 &&
		      real_key[size] == '/';
	free(real_key);
	free(real_folder);
	return inside;
}

void check_key(struct patient *patient, struct finding *finding)
{
	const char *key = patient->key;
	struct fault fault;
	if (strcmp(key, "passphrase") == 0 || strcmp(key, "passphrase:-") == 0)
		finding_say(finding, GRADE_OK, "a passphrase, which is asked for at the start");
	else if (!patient->has_data)
		finding_say(finding, GRADE_OK, "%s, from the first start on", key);
	else if (data_confirm_key(patient->config->data, key, &fault) != 0)
		finding_say(finding, GRADE_WRONG, "%s", fault.text);
	else if (lies_in_folder(key, patient->config->data))
		finding_say(finding, GRADE_WARNING,
			"%s lies in the data folder: whoever gets a copy of the one gets the "
			"other. "
			"Put it elsewhere and say so in the setting `key`.",
			key);
	else
		finding_say(
			finding, GRADE_OK, "%s fits the data; keep a copy of it elsewhere", key);
}

void check_rotation(struct patient *patient, struct finding *finding)
{
	bool rotating;
	struct fault fault;
	if (!patient->has_data || data_is_rotating(patient->config->data, &rotating, &fault) != 0)
		return;
	if (rotating)
		finding_say(finding, GRADE_WARNING,
			"another master key is being taken into use. Start the server with it; "
			"until "
			"then the one before opens the data as well.");
}

/* The first swap area; false: there is none. */
static bool read_swap(char ret_name[128])
{
	char line[256];
	FILE *file = fopen("/proc/swaps", "re");
	bool found = file && fgets(line, sizeof(line), file) && fgets(line, sizeof(line), file) &&
		     sscanf(line, "%127s", ret_name) == 1;
	if (file)
		fclose(file);
	return found;
}

void check_memory(struct patient *patient, struct finding *finding)
{
	char swap[128];
	(void)patient;
	if (prctl(PR_GET_DUMPABLE) != 0)
		finding_say(finding, GRADE_WARNING,
			"a crash could leave a core file with keys in it. Set LimitCORE=0.");
	else if (read_swap(swap))
		finding_say(finding, GRADE_WARNING,
			"the machine swaps to %s, where keys of rooms could be written. Encrypt it "
			"or switch it off.",
			swap);
	else
		finding_say(finding, GRADE_OK, "no core files and no swap");
}
