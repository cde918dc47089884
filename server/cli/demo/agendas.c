/* What the demonstration's people meet for, and what came out of it. */
#include "cli/demo/meeting_script.h"

#include <string.h>

static const struct demo_meeting meetings[] = {
	{
		.key = "wochenrunde",
		.channel = "allgemein",
		.owner = "anna",
		.taker = "sabine",
		.title = "Wochenrunde Vertrieb",
		.goal = "Jeder weiß, wo wir stehen, woran es hängt und wer wem hilft.",
		.day = 5,
		.clock = 1400,
		.minutes = 45,
		.weeks = 9,
		.items =
			{
				{"Wie geht es uns?", ITEM_PURPOSE_INFORM, 5, NULL, NULL, true},
				{"Zahlen der Woche", ITEM_PURPOSE_INFORM, 10,
					"Alle kennen Aufträge und offene Angebote", "anna", true},
				{"Was gut lief", ITEM_PURPOSE_DISCUSS, 5,
					"Eine Sache, die andere übernehmen können", NULL, true},
				{"Hürden", ITEM_PURPOSE_CASE, 15,
					"Zu jeder Hürde ein Name und ein Tag", NULL, true},
				{"Neue Verpackung der PT 12", ITEM_PURPOSE_DECIDE, 5,
					"Entschieden, ab wann", "tobias", false},
				{"Wer macht was bis wann", ITEM_PURPOSE_DECIDE, 5, NULL, "sabine",
					true},
			},
	},
	{
		.key = "altenried",
		.channel = "angebote",
		.owner = "murat",
		.taker = "sabine",
		.people = "anna lena",
		.title = "Fallbesprechung Altenried, Los 2",
		.goal = "Die Vergabestelle hat bis morgen Abend eine Antwort, die wir halten "
			"können.",
		.minutes = 30,
		.items =
			{
				{"Worum es geht", ITEM_PURPOSE_INFORM, 5,
					"Alle kennen die Rückfrage der Vergabestelle", "murat",
					false},
				{"Was wir liefern können", ITEM_PURPOSE_CASE, 10,
					"Stückzahlen je Monat", "sabine", false},
				{"Teillieferung oder ein Termin?", ITEM_PURPOSE_DECIDE, 10,
					"Ein Weg, den alle mittragen", "anna", false},
				{"Nächste Schritte", ITEM_PURPOSE_DECIDE, 5,
					"Wer schreibt, wer prüft", "murat", false},
			},
	},
};

static const struct demo_sitting sittings[] = {
	{
		.key = "erste Wochenrunde",
		.meeting = "wochenrunde",
		.people = "jonas lena murat sabine tobias",
		.turns =
			{
				{1, 4, ITEM_STATE_DONE, NULL, NULL, NULL, NULL},
				{2, 12, ITEM_STATE_DONE,
					"Hagemann hat verlängert. 13 Angebote aus Nürnberg sind "
					"offen, "
					"nachgefasst wird bis zum Ende der nächsten Woche.",
					"jonas murat tobias", NULL, NULL},
				{3, 4, ITEM_STATE_DONE,
					"Getrennte Lagerplätze für die PT 12: seitdem keine "
					"Verwechslung mehr.",
					"sabine lena", NULL, NULL},
				{4, 17, ITEM_STATE_DONE,
					"Für Hannover fehlt die Liste der Exponate, ohne sie kein "
					"Strom. Murat liefert sie.",
					"tobias anna", "murat",
					"Am Mittwoch, vorher bin ich bei Hagemann."},
				{6, 4, ITEM_STATE_DONE,
					"Nachfassen Nürnberg: Messeteam. Liste der Exponate: "
					"Murat.",
					"anna tobias murat jonas lena", NULL, NULL},
			},
	},
	{
		.key = "letzte Wochenrunde",
		.meeting = "wochenrunde",
		.people = "jonas lena murat sabine tobias daniel marie",
		.proposer = "jonas",
		.proposal = {"Übergabe Süd", ITEM_PURPOSE_INFORM, 5,
			"Alle wissen, dass ab Montag Lena anruft", "jonas", false},
		.turns =
			{
				{1, 6, ITEM_STATE_DONE, NULL, NULL, NULL, NULL},
				{2, 9, ITEM_STATE_DONE,
					"Oberland hat bestellt, 38.042 Euro. Angebote vor dem "
					"Preiswechsel fasst jeder selbst nach.",
					"lena sabine murat tobias", NULL, NULL},
				{3, 6, ITEM_STATE_DONE,
					"Die Übergabe an einen Kunden zu zweit: erst zuhören, dann "
					"vorstellen.",
					"lena marie", NULL, NULL},
				{7, 6, ITEM_STATE_DONE,
					"Alle 14 Kunden kennen Lena. Jonas ist für Notfälle "
					"erreichbar, und es wird keine geben.",
					"lena anna sabine daniel", "tobias",
					"Das Paket mit der Karte ist unterwegs."},
				{4, 14, ITEM_STATE_DONE,
					"Messetexte: Murat, erster Entwurf nächste Woche. "
					"Zimmerliste: jeder selbst.",
					"tobias murat", NULL, NULL},
				{6, 5, ITEM_STATE_DONE,
					"Angebote nachfassen: alle. Messetexte: Murat. Verpackung "
					"PT "
					"12: Tobias holt zwei Muster.",
					"murat tobias lena anna", NULL, NULL},
			},
	},
};

const struct demo_meeting *demo_meeting_named(const char *key)
{
	for (size_t i = 0; i < sizeof(meetings) / sizeof(*meetings); i++)
		if (strcmp(meetings[i].key, key) == 0)
			return &meetings[i];
	return NULL;
}

const struct demo_sitting *demo_sitting_named(const char *key)
{
	for (size_t i = 0; i < sizeof(sittings) / sizeof(*sittings); i++)
		if (strcmp(sittings[i].key, key) == 0)
			return &sittings[i];
	return NULL;
}
