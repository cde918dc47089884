/* Pages: made, named anew, put away and taken up again. */
#include "room/rules.h"

bool rule_page_make(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	if (matter->subject->count >= PROTO_PAGES_MAX)
		return refuse(ret_refusal, ERROR_TOO_MANY);
	decision_refer(decision, matter, EVENT_PAGE_MADE)->body.page_made.what =
		(struct page_state){.title = matter->command->params.page_make.title};
	return true;
}

bool rule_page_change(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal)
{
	const struct page_change_params *params = &matter->command->params.page_change;
	(void)ret_refusal;
	decision_refer(decision, matter, EVENT_PAGE_CHANGED)->body.page_changed.what =
		(struct page_state){params->title, params->archived};
	return true;
}
