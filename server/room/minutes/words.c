#include "room/minutes/words.h"

/* By enum language. */
struct words {
	const char *de, *en;
};

static const struct words words[WORDS] = {
	[WORD_ABSENT] = {"Nicht dabei", "Absent"},
	[WORD_ADDENDUM] = {"Nachtrag", "Addendum"},
	[WORD_ADDS_TO] = {"Ergänzt das Protokoll mit dem Siegel",
		"Adds to the minutes of the seal"},
	[WORD_AFTER] = {"Jetzt", "Now"},
	[WORD_ALL] = {"alle", "all"},
	[WORD_AMENDMENTS] = {"Änderungen vor der Freigabe", "Changes before approval"},
	[WORD_ANSWER_ACCEPTED] = {"hatte zugesagt", "had accepted"},
	[WORD_ANSWER_DECLINED] = {"entschuldigt", "excused"},
	[WORD_ANSWER_NONE] = {"ohne Antwort", "no answer"},
	[WORD_ANSWER_TENTATIVE] = {"hatte unter Vorbehalt zugesagt", "had accepted tentatively"},
	[WORD_APPROVAL] = {"Freigabe", "Approval"},
	[WORD_APPROVED_BY] = {"Freigegeben von", "Approved by"},
	[WORD_AT_ITEM] = {"Punkt", "Item"},
	[WORD_BEFORE] = {"Vorher", "Before"},
	[WORD_CAME] = {"Gekommen", "Came"},
	[WORD_CARRIED] = {"Offen geblieben", "Left open"},
	[WORD_CONFIRMED_BY] = {"Bestätigt von", "Confirmed by"},
	[WORD_CONVERSATION] = {"Gespräch", "Conversation"},
	[WORD_CORRECTS] = {"ersetzt Beschluss", "replaces decision"},
	[WORD_DATES] = {"Termine", "Dates"},
	[WORD_DECISION] = {"Beschluss", "Decision"},
	[WORD_DRAFT_ABOUT] = {"Dieses Protokoll ist noch nicht freigegeben und folgt dem, was "
			      "festgehalten ist.",
		"These minutes have not been approved yet; they follow what is on record."},
	[WORD_GOAL] = {"Ziel", "Goal"},
	[WORD_HELD] = {"Gehalten", "Held"},
	[WORD_HOUSE] = {"Organisation", "Organisation"},
	[WORD_ITEM] = {"Punkt", "Item"},
	[WORD_LEFT] = {"Gegangen", "Left"},
	[WORD_LINKS] = {"Unterlagen", "Material"},
	[WORD_MADE] = {"Erstellt", "Made"},
	[WORD_MEANWHILE] = {"Außerhalb der Tagesordnung", "Outside the agenda"},
	[WORD_MINUTES] = {"Protokoll", "Minutes"},
	[WORD_MINUTES_SHORT] = {"min", "min"},
	[WORD_NAME] = {"Name", "Name"},
	[WORD_NOBODY] = {"noch niemand", "nobody yet"},
	[WORD_NOTES] = {"Notizen", "Notes"},
	[WORD_NOT_BEGUN] = {"nicht begonnen", "not begun"},
	[WORD_NOT_HELD] = {"Nicht gehalten", "Not held"},
	[WORD_OBJECTION] = {"Einwand", "Objection"},
	[WORD_OWNER] = {"Verantwortlich", "Owner"},
	[WORD_PAGE] = {"Seite", "Page"},
	[WORD_PAGE_OF] = {"von", "of"},
	[WORD_PEOPLE] = {"Dabei", "Present"},
	[WORD_PLANNED] = {"Geplant", "Planned"},
	[WORD_POLL] = {"Abstimmung", "Poll"},
	[WORD_POSTPONED] = {"vertagt bisher", "times postponed before"},
	[WORD_PRESENT] = {"anwesend", "present"},
	[WORD_PRESENTED] = {"Zur Freigabe vorgelegt, nicht versiegelt",
		"Presented for approval, not sealed"},
	[WORD_PRESENTED_ABOUT] = {"Dieses Protokoll wartet auf die Freigabe; bis dahin kann noch "
				  "etwas daran geändert werden.",
		"These minutes wait for approval; until then they can still be changed."},
	[WORD_PREVIOUS] = {"Siegel des vorigen Protokolls", "Seal of the minutes before"},
	[WORD_PURPOSE] = {"Zweck", "Purpose"},
	[WORD_REMARK] = {"Ergänzung", "Addition"},
	[WORD_RESULT] = {"Ergebnis", "Result"},
	[WORD_ROLE] = {"Rolle", "Role"},
	[WORD_ROOM] = {"Raum", "Room"},
	[WORD_SAID_BY] = {"Zusammengefasst von", "Summed up by"},
	/* These two stand in every file that was ever sealed, and are read there to the byte: never
	 * changed. Another wording is one more for read_markdown() in seal.c to try, and one more
	 * in ABOVE of client-web/src/state/sealedFile.ts. */
	[WORD_SEAL] = {"Siegel", "Seal"},
	[WORD_SEAL_ABOUT] = {"Dieses Protokoll ist versiegelt: Wird daran ein Zeichen geändert, "
			     "passt das Siegel "
			     "nicht mehr. `runde minutes verify` prüft es.",
		"These minutes are sealed: change one character, and the seal does not fit any "
		"more. "
		"`runde minutes verify` checks it."},
	[WORD_SEAL_ELSEWHERE] = {"Versiegelt sind die Dateien in Markdown und JSON. Diese Fassung "
				 "sagt dasselbe und nennt nur ihr Siegel.",
		"What is sealed are the files in Markdown and JSON. This copy says the same and "
		"only names their seal."},
	[WORD_SIGNER] = {"Schlüssel", "Key"},
	[WORD_STATE] = {"Stand", "State"},
	[WORD_TASK] = {"Aufgabe", "Task"},
	[WORD_TASKS] = {"Aufgaben", "Tasks"},
	[WORD_TIME] = {"Zeit", "Time"},
	[WORD_TIME_PLANNED] = {"geplant", "planned"},
	[WORD_TIME_USED] = {"gebraucht", "used"},
	[WORD_UNTIL] = {"Bis", "Until"},
	[WORD_UNSEALED] = {"Entwurf, nicht versiegelt", "Draft, not sealed"},
	[WORD_VOTED] = {"abgegeben", "voted"},
	[WORD_WANTED] = {"Gewünscht", "Wanted"},
	[WORD_WHAT] = {"Was", "What"},
	[WORD_WHO] = {"Wer", "Who"},
};

static const struct words roles[] = {
	[MINUTES_ROLE_MODERATOR] = {"Moderation", "moderator"},
	[MINUTES_ROLE_MINUTE_TAKER] = {"Protokoll", "minute taker"},
	[MINUTES_ROLE_OWNER] = {"verantwortlich", "owner"},
	[MINUTES_ROLE_PRESENTER] = {"trägt vor", "presenter"},
	[MINUTES_ROLE_PARTICIPANT] = {"nimmt teil", "participant"},
};
static const struct words purposes[] = {
	[ITEM_PURPOSE_INFORM] = {"Information", "inform"},
	[ITEM_PURPOSE_DISCUSS] = {"Diskussion", "discuss"},
	[ITEM_PURPOSE_DECIDE] = {"Entscheidung", "decide"},
	[ITEM_PURPOSE_CASE] = {"Fallbesprechung", "case"},
	[ITEM_PURPOSE_TRAIN] = {"Schulung", "train"},
};
static const struct words states[] = {
	[ITEM_STATE_PROPOSED] = {"vorgeschlagen", "proposed"},
	[ITEM_STATE_OPEN] = {"offen", "open"},
	[ITEM_STATE_DONE] = {"erledigt", "done"},
	[ITEM_STATE_PARKED] = {"geparkt", "parked"},
};
static const struct words secrecies[] = {
	[POLL_SECRECY_OPEN] = {"offen", "open"},
	[POLL_SECRECY_NAMED] = {"namentlich", "by name"},
	[POLL_SECRECY_SECRET] = {"geheim", "secret"},
};
static const struct words rhythms[] = {
	[MEETING_RHYTHM_ONCE] = {"einmalig", "once"},
	[MEETING_RHYTHM_WEEKLY] = {"wöchentlich", "weekly"},
	[MEETING_RHYTHM_FORTNIGHTLY] = {"alle zwei Wochen", "every two weeks"},
	[MEETING_RHYTHM_MONTHLY] = {"monatlich", "monthly"},
};

static struct text say(enum language language, const struct words *words_of)
{
	return text_of(language == LANGUAGE_DE ? words_of->de : words_of->en);
}

struct text word(enum language language, enum word which)
{
	return say(language, &words[which]);
}

enum word phase_word(enum minutes_phase phase)
{
	return phase == MINUTES_PHASE_DRAFT ? WORD_UNSEALED : WORD_PRESENTED;
}

struct text word_of_role(enum language language, enum minutes_role role)
{
	return say(language, &roles[role]);
}

struct text word_of_purpose(enum language language, enum item_purpose purpose)
{
	return say(language, &purposes[purpose]);
}

struct text word_of_state(enum language language, enum item_state state)
{
	return say(language, &states[state]);
}

struct text word_of_secrecy(enum language language, enum poll_secrecy secrecy)
{
	return say(language, &secrecies[secrecy]);
}

struct text word_of_rhythm(enum language language, enum meeting_rhythm rhythm)
{
	return say(language, &rhythms[rhythm]);
}

struct text word_of_answer(enum language language, bool has_answer, enum attendee_answer answer)
{
	if (!has_answer)
		return word(language, WORD_ANSWER_NONE);
	switch (answer) {
	case ATTENDEE_ANSWER_ACCEPTED:
		return word(language, WORD_ANSWER_ACCEPTED);
	case ATTENDEE_ANSWER_TENTATIVE:
		return word(language, WORD_ANSWER_TENTATIVE);
	case ATTENDEE_ANSWER_DECLINED:
		break;
	}
	return word(language, WORD_ANSWER_DECLINED);
}
