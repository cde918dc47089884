/* `runde minutes`: checks the seal on a file of minutes, and says which key seals them here. */
#include "journal/sealing/minutes.h"
#include "cli/cli.h"
#include "journal/sealing/signer.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char usage[] =
	"minutes verify FILE [--signer KEY] [--config FILE] [--data DIR] [--key FILE]\n"
	"       runde minutes key [--config FILE] [--data DIR] [--key FILE]";

/* What is said of a file in the language of the minutes in it. */
struct sentences {
	const char *de, *en;
};

static const struct sentences verdicts[] = {
	[SEAL_HOLDS] = {"Das Siegel ist unversehrt: Seit dem Versiegeln wurde kein Zeichen "
			"geändert.",
		"The seal holds: not a character was changed since these minutes were sealed."},
	[SEAL_ABSENT] = {"", "There is no seal in this file that could be read."},
	[SEAL_BROKEN] = {"Das Siegel ist gebrochen: Nach dem Versiegeln wurde etwas geändert.",
		"The seal is broken: something was changed after these minutes were sealed."},
	[SEAL_OF_OTHERS] =
		{"Das Siegel passt zum Text, ist aber von einem anderen Schlüssel. Von wem "
		 "das Protokoll ist, sagt es nicht.",
			"The seal fits the text, but was made with another key. It does not say "
			"whose minutes "
			"these are."},
};
static const struct sentences labels[] = {
	{"versiegelt", "sealed"},
	{"Schlüssel", "key"},
	{"Siegel", "seal"},
	{"voriges Siegel", "seal before"},
};

enum label { LABEL_SEALED, LABEL_KEY, LABEL_SEAL, LABEL_PREVIOUS };

static const char *say(const struct sentences *sentences, enum language language)
{
	return language == LANGUAGE_DE && *sentences->de ? sentences->de : sentences->en;
}

static void tell(enum label label, enum language language, const char *value)
{
	printf("%s: %s\n", say(&labels[label], language), value);
}

static void tell_seal(const struct sealed_file *file)
{
	char moment[CLI_MOMENT_SIZE + 1], print[SIGNER_FINGERPRINT_SIZE], name[SEAL_HEX_SIZE + 1];
	BUFFER_AUTO previous;
	buffer_init(&previous);
	cli_write_moment(file->seal.sealed_ms, moment);
	signer_fingerprint(file->seal.key, print);
	minutes_seal_name(&file->seal, name);
	tell(LABEL_SEALED, file->language, moment);
	tell(LABEL_KEY, file->language, print);
	tell(LABEL_SEAL, file->language, name);
	if (!file->seal.has_previous)
		return;
	seal_hex(file->seal.previous, sizeof(file->seal.previous), &previous);
	buffer_add_byte(&previous, '\0');
	tell(LABEL_PREVIOUS, file->language, (const char *)previous.data);
}

/* 0, or -1 with the reason. */
static int read_file(const char *path, struct buffer *out, struct fault *ret_fault)
{
	enum { PIECE_BYTES = 64 * 1024 };
	size_t got;
	FILE *file = fopen(path, "re");
	if (!file)
		return fault_set(ret_fault, "%s cannot be opened: %s", path, strerror(errno));
	do {
		got = fread(buffer_reserve(out, PIECE_BYTES), 1, PIECE_BYTES, file);
		out->size += got;
	} while (got > 0);
	int failed = ferror(file);
	fclose(file);
	return failed ? fault_set(ret_fault, "%s cannot be read", path) : 0;
}

static int read_own_key(
	const struct config *config, uint8_t ret_key[SIGNER_KEY_BYTES], struct fault *ret_fault)
{
	char *key_path;
	if (config_key_path(config, &key_path, ret_fault) != 0)
		return -1;
	int result = signer_read_public_key(config->data, key_path, ret_key, ret_fault);
	free(key_path);
	return result;
}

/* Whoever must have sealed: who was named, or this installation. */
static int find_signer(const struct config *config, const char *named,
	struct signer_name *ret_signer, struct fault *ret_fault)
{
	if (named && !signer_name_parse(named, ret_signer))
		return fault_set(ret_fault, "--signer: neither a public key nor a fingerprint");
	ret_signer->size = named ? ret_signer->size : SIGNER_KEY_BYTES;
	return named ? 0 : read_own_key(config, ret_signer->bytes, ret_fault);
}

static int verify(const struct config *config, const char *path, const char *named)
{
	struct signer_name signer;
	struct sealed_file read;
	struct fault fault;
	BUFFER_AUTO file;
	buffer_init(&file);
	if (find_signer(config, named, &signer, &fault) != 0 || read_file(path, &file, &fault) != 0)
		return cli_fail(&fault);
	sealed_file_init(&read);
	enum seal_verdict verdict = minutes_check(file.data, file.size, &signer, &read);
	puts(say(&verdicts[verdict], read.language));
	if (verdict == SEAL_HOLDS || verdict == SEAL_OF_OTHERS)
		tell_seal(&read);
	sealed_file_fini(&read);
	return verdict == SEAL_HOLDS ? 0 : 1;
}

static int show_key(const struct config *config)
{
	uint8_t key[SIGNER_KEY_BYTES];
	char print[SIGNER_FINGERPRINT_SIZE];
	struct fault fault;
	BUFFER_AUTO hex;
	buffer_init(&hex);
	if (read_own_key(config, key, &fault) != 0)
		return cli_fail(&fault);
	signer_fingerprint(key, print);
	seal_hex(key, sizeof(key), &hex);
	printf("public key: %.*s\nfingerprint: %s\n", (int)hex.size, (const char *)hex.data, print);
	return 0;
}

/* Takes --signer KEY out of the words, for it is no setting. NULL: it is not among them. */
static const char *take_signer(int *argc, char **argv)
{
	for (int i = 0; i + 1 < *argc; i++) {
		if (strcmp(argv[i], "--signer") != 0)
			continue;
		const char *signer = argv[i + 1];
		memmove(argv + i, argv + i + 2, (size_t)(*argc - i - 2) * sizeof(*argv));
		*argc -= 2;
		return signer;
	}
	return NULL;
}

int cli_minutes(int argc, char **argv)
{
	CONFIG_AUTO config;
	int words;

	config_init(&config);
	const char *signer = take_signer(&argc, argv);
	if (cli_read_options(argc, argv, &config, &words, NULL) != 0)
		return 2;
	if (words == 2 && strcmp(argv[0], "verify") == 0)
		return verify(&config, argv[1], signer);
	if (words == 1 && strcmp(argv[0], "key") == 0 && !signer)
		return show_key(&config);
	return cli_usage(words, argv, usage);
}
