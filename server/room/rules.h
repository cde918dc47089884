/* One function per command that writes, in the file of its noun; room_decide() has asked room_may()
 * before it calls them. For room/ alone. */
#ifndef RUNDE_ROOM_RULES_H
#define RUNDE_ROOM_RULES_H

#include "room/decide.h"

/* What a rule sees. */
struct matter {
	const struct room *room;
	const struct subject *subject;
	const struct command *command;
	const struct who *who;
	const struct moment *moment;
};

typedef bool (*rule_fn)(
	const struct matter *matter, struct decision *decision, struct refusal *ret_refusal);

bool rule_channel_create(const struct matter *, struct decision *, struct refusal *);
bool rule_channel_join(const struct matter *, struct decision *, struct refusal *);
bool rule_channel_leave(const struct matter *, struct decision *, struct refusal *);
bool rule_room_mark(const struct matter *, struct decision *, struct refusal *);
bool rule_message_post(const struct matter *, struct decision *, struct refusal *);
bool rule_message_edit(const struct matter *, struct decision *, struct refusal *);
bool rule_message_erase(const struct matter *, struct decision *, struct refusal *);
bool rule_house_change(const struct matter *, struct decision *, struct refusal *);
bool rule_person_add(const struct matter *, struct decision *, struct refusal *);
bool rule_person_change(const struct matter *, struct decision *, struct refusal *);
bool rule_profile_change(const struct matter *, struct decision *, struct refusal *);
bool rule_person_link(const struct matter *, struct decision *, struct refusal *);
bool rule_password_set(const struct matter *, struct decision *, struct refusal *);
bool rule_status_set(const struct matter *, struct decision *, struct refusal *);
bool rule_session_end(const struct matter *, struct decision *, struct refusal *);
bool rule_invitation_make(const struct matter *, struct decision *, struct refusal *);
bool rule_invitation_revoke(const struct matter *, struct decision *, struct refusal *);

#endif
