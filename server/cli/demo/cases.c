/* Three customers' matters: one goes on, one is solved, one was put off. */
#include "cli/demo/case_script.h"
#include "cli/demo/lines.h"

const struct demo_case demo_cases[] = {
	{"müller", "Müller Maschinenbau", "Müller: Messwerte springen seit dem Umbau",
		"Messwerte an Presse 3",
		"Seit die Presse 3 umgebaut ist, springen die Werte um bis zu 0,4 bar. Liegt es am "
		"Sensor, an der Leitung oder an der Presse?",
		{"lena", "daniel", "murat", "sabine", "anna"}, 13, MINUTE(1715)},
	{"alpenmolke", "Alpenmolke Weiler", "Alpenmolke: Anzeige im Reinraum",
		"Anzeige im Reinraum",
		"Die Anzeige lässt sich mit Handschuhen nicht bedienen. Welche Folie hält der "
		"Reinigung "
		"stand?",
		{"murat", "sabine", "anna"}, 8, MINUTE(1730)},
	{"stadtwerke", "Stadtwerke Lohfeld", "Lohfeld: 40 Zähler, Haushalt erst im neuen Jahr",
		"Austausch der Druckzähler",
		"40 Zähler sollen getauscht werden, die Mittel sind erst im nächsten Haushalt.",
		{"anna", "lena", "tobias"}, 10, MINUTE(1740)},
};
const size_t demo_cases_count = sizeof(demo_cases) / sizeof(demo_cases[0]);

#define ACT(key, on, at, by, where)                                                                \
	.in = (key), .day = (on), .clock = MINUTE(at), .who = (by), .side = (where)

const struct demo_case_act demo_case_acts[] = {
	{ACT("alpenmolke", 8, 1735, "murat", DEMO_SHARED),
		.say = "Guten Tag, wir schicken zwei Muster der Folie mit, eine davon für die "
		       "Reinigung mit "
		       "Peressigsäure."},
	{ACT("alpenmolke", 8, 1738, "sabine", DEMO_BACKSTAGE),
		.say = "Die zweite Folie kostet uns 11 € mehr. Sagen wir das gleich, oder erst, "
		       "wenn sie "
		       "sich entschieden haben?"},
	{ACT("alpenmolke", 8, 1742, "anna", DEMO_BACKSTAGE),
		.say = "Gleich. Die Leute dort rechnen genau und schätzen das."},
	{ACT("alpenmolke", 11, 1722, "murat", DEMO_SHARED),
		.task = "Zehn Anzeigen mit Folie B ausliefern", .doer = "sabine", .due = 19},
	{ACT("alpenmolke", 11, 1725, "murat", DEMO_BACKSTAGE),
		.facts = "Folie A trübt nach 30 Reinigungen ein, Folie B nicht.",
		.solution = "Folie B, Tausch im laufenden Betrieb, Aufpreis 11 € je Gerät.",
		.state = CASE_STATE_SOLVED},
	{ACT("stadtwerke", 10, 1744, "lena", DEMO_BACKSTAGE),
		.say = "Die Ausschreibung kommt sicher, nur eben später. Ich würde nicht "
		       "nachfassen, ehe "
		       "der Haushalt steht."},
	{ACT("stadtwerke", 10, 1748, "anna", DEMO_BACKSTAGE),
		.facts = "Budgetanfrage über 46.000 € ist gestellt.", .state = CASE_STATE_POSTPONED,
		.due = 45},
	{ACT("müller", 13, 1720, "lena", DEMO_SHARED),
		.say = "Guten Tag Frau Müller, hier sammeln wir alles zu Presse 3. Herr Roth sieht "
		       "sich die "
		       "Aufzeichnung von gestern an."},
	{ACT("müller", 13, 1726, "daniel", DEMO_BACKSTAGE),
		.say = "Die Sprünge kommen alle 90 Sekunden. Das ist die Hydraulik, nicht unser "
		       "Sensor. "
		       "Beweisen kann ich es erst mit einer zweiten Messung."},
	{ACT("müller", 13, 1731, "sabine", DEMO_BACKSTAGE),
		.say = "Wenn wir kostenlos nachmessen, dann nur einmal. Beim letzten Mal sind "
		       "daraus drei "
		       "Fahrten geworden."},
	{ACT("müller", 14, 1718, "lena", DEMO_BACKSTAGE), .contact = "Petra Müller",
		.position = "Einkauf",
		.facts = "- Umbau am Monatsanfang, seitdem Sprünge alle 90 s\n- Sensor im Werk "
			 "geprüft: in "
			 "Ordnung\n- Leitung 12 m, geschirmt",
		.options = "1. Zweiter Sensor parallel, eine Woche aufzeichnen\n2. Dämpfer in die "
			   "Leitung\n3. "
			   "Sensor auf Verdacht tauschen",
		.deputy = "daniel", .state = CASE_STATE_WAITING},
	{ACT("müller", 14, 1721, "lena", DEMO_BACKSTAGE), .guest = "Petra Müller"},
	{ACT("müller", 14, 1724, "murat", DEMO_SHARED),
		.task = "Zweiten Sensor an Presse 3 anschließen", .doer = "daniel", .due = 17},
	{ACT("müller", 14, 1729, "daniel", DEMO_SHARED),
		.say = "Vorschlag: Ich bringe am {w17} einen zweiten Sensor mit und zeichne eine "
		       "Woche "
		       "parallel auf. Dann sehen wir beide Kurven nebeneinander."},
	{ACT("müller", 15, 1734, "sabine", DEMO_BACKSTAGE),
		.task = "Angebot über den Dämpfer vorbereiten", .doer = "sabine", .due = 20},
	{ACT("müller", 15, 1737, "murat", DEMO_BACKSTAGE),
		.say = "Dämpfer liegt am Lager, 84 € netto. Wenn es die Hydraulik ist, reicht "
		       "der."},
	{ACT("müller", 15, 1741, "daniel", DEMO_SHARED),
		.say = "Die Unterlagen zum zweiten Sensor sind vorbereitet, am {w17} bin ich um "
		       "neun bei "
		       "Ihnen am Werkstor."},
};
const size_t demo_case_acts_count = sizeof(demo_case_acts) / sizeof(demo_case_acts[0]);
