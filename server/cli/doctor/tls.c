/* The certificate and key of the server's own TLS. */
#include "cli/doctor/doctor.h"

#include "base/world.h"
#include "gateway/tls/examine.h"

enum { SOON_S = 14 * 24 * 3600 };

static void judge(
	const struct config *config, const struct certificate_facts *facts, struct finding *finding)
{
	long long now_s = world_now_ms(&world_real) / 1000;
	if (facts->start_s > now_s)
		finding_say(finding, GRADE_WRONG,
			"it is not good yet. Look at the clock, or take one that is good now.");
	else if (facts->end_s <= now_s)
		finding_say(finding, GRADE_WRONG,
			"it was good until %s. Renew it, then send the server a SIGHUP.",
			facts->last_day);
	else if (*facts->unnamed)
		finding_say(finding, GRADE_WRONG,
			"it is not for %s, which `origins` names: browsers refuse it there. Get "
			"one for that name.",
			facts->unnamed);
	else if (facts->end_s - now_s < SOON_S)
		finding_say(finding, GRADE_WARNING,
			"it is good until %s only. See to its renewal, and to a SIGHUP for the "
			"server after it.",
			facts->last_day);
	else
		finding_say(finding, GRADE_OK, "%.200s, good until %s", config->tls_certificate,
			facts->last_day);
}

void check_certificate(struct patient *patient, struct finding *finding)
{
	const struct config *config = patient->config;
	const struct certificate_paths paths = {config->tls_certificate, config->tls_key};
	struct certificate_facts facts;
	struct fault fault;
	if (!*paths.certificate && !*paths.key)
		return;
	if (!*paths.certificate || !*paths.key)
		finding_say(finding, GRADE_WRONG,
			"tls_certificate and tls_key: one is of no use without the other.");
	else if (certificate_examine(&paths, config->origins, &facts, &fault) != 0)
		finding_say(finding, GRADE_WRONG, "%s.", fault.text);
	else
		judge(config, &facts, finding);
}
