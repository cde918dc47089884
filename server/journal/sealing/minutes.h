/* Sealing minutes, and checking a sealed file. Neither needs what is stored. */
#ifndef RUNDE_JOURNAL_SEALING_MINUTES_H
#define RUNDE_JOURNAL_SEALING_MINUTES_H

#include "room/minutes/seal.h"
#include "vault/signer.h"

/* A file of minutes as it is given out; both owned. */
struct sealed_minutes {
	struct minutes_seal seal;
	struct buffer markdown, json;
};

void sealed_minutes_init(struct sealed_minutes *sealed);
void sealed_minutes_fini(struct sealed_minutes *sealed);
/* Seals minutes, in both canonical forms at once. Whether `previous` in them is a seal the caller
 * has seen to. */
void minutes_seal(const struct minutes *minutes, const struct signer *signer, int64_t now_ms,
	struct sealed_minutes *ret_sealed);
/* What later minutes of a series name as the previous seal, in hexadecimal. */
void minutes_seal_name(const struct minutes_seal *seal, char ret_name[SEAL_HEX_SIZE + 1]);
/* The public key that seals, likewise. */
void minutes_seal_key(const struct minutes_seal *seal, char ret_key[SEAL_HEX_SIZE + 1]);

enum seal_verdict {
	SEAL_HOLDS,
	SEAL_ABSENT,   /* there is none, or it is not written as one is */
	SEAL_BROKEN,   /* what is sealed was changed, or the seal was */
	SEAL_OF_OTHERS /* it holds, but was made with another key */
};

/* Checks a file against who must have sealed it. What was read of it is there
 * unless there is no seal. */
enum seal_verdict minutes_check(const void *data, size_t size_bytes,
	const struct signer_name *signer, struct sealed_file *ret_file);

#endif
