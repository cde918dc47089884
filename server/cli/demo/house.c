/* The people of the demonstration, and where they talk. */
#include "cli/demo/script.h"

const char *const demo_house = "Brandt Messtechnik";

const struct demo_person demo_people[] = {
	{"anna", "Anna Berg", true, "anna.berg@brandt-messtechnik.example", "Vertriebsleitung",
		"Kassel", "🎯", "Monatsabschluss"},
	{"jonas", "Jonas Weber", false, "jonas.weber@brandt-messtechnik.example",
		"Gebietsverkauf Süd", "München", "🍼",
		"In Elternzeit, Fragen zum Süden bitte an Lena"},
	{"lena", "Lena Kurz", false, "lena.kurz@brandt-messtechnik.example", "Gebietsverkauf Süd",
		"Ulm", "🏠", "Im Homeoffice"},
	{"murat", "Murat Yıldız", false, "murat.yildiz@brandt-messtechnik.example",
		"Anwendungstechnik", "Kassel", NULL, NULL},
	{"sabine", "Sabine Krüger", false, "sabine.krueger@brandt-messtechnik.example",
		"Vertriebsinnendienst", "Kassel", NULL, NULL},
	{"tobias", "Tobias Hofmann", false, "tobias.hofmann@brandt-messtechnik.example",
		"Messen und Logistik", "Kassel", "🗓️", "Messeplanung"},
	{"daniel", "Daniel Roth", false, "daniel.roth@brandt-messtechnik.example",
		"Service und Inbetriebnahme", "Memmingen", "🔧", "Auf Montage in Weilheim"},
	{"marie", "Marie Adler", false, "marie.adler@brandt-messtechnik.example",
		"Auszubildende, zweites Lehrjahr", "Kassel", NULL, NULL},
};
const size_t demo_people_count = sizeof(demo_people) / sizeof(demo_people[0]);

const struct demo_group demo_groups[] = {
	{"vertrieb-süd", "Vertrieb Süd", {"jonas", "lena", "sabine", "daniel"}},
	{"innendienst", "Vertriebsinnendienst", {"sabine", "marie"}},
	{"messeteam", "Wer auf Messen fährt", {"tobias", "anna", "murat", "sabine"}},
};
const size_t demo_groups_count = sizeof(demo_groups) / sizeof(demo_groups[0]);

const struct demo_channel demo_channels[] = {
	{DEMO_OPEN, "allgemein", "Was alle angeht: Termine, Abwesenheiten, Hinweise",
		{"anna", "jonas", "lena", "murat", "sabine", "tobias", "daniel", "marie"}},
	{DEMO_OPEN, "angebote",
		"Anfragen, Preise, Lieferzeiten. Rabatt über 8 % nur mit Freigabe von Anna.",
		{"anna", "jonas", "lena", "murat", "sabine", "tobias", "daniel", "marie"}},
	{DEMO_OPEN, "gute-nachrichten", "Aufträge, Lob, bestandene Prüfungen",
		{"anna", "jonas", "lena", "murat", "sabine", "tobias", "daniel", "marie"}},
	{DEMO_OPEN, "messe-hannover", "Stand, Exponate, Termine, Nachfassen",
		{"tobias", "anna", "lena", "murat", "sabine", "marie", "daniel"}},
	{DEMO_OPEN, "messe-nürnberg", "Drei Tage Nürnberg, Halle 4A, Stand 318",
		{"tobias", "anna", "sabine", "murat", "marie"}},
	{DEMO_OPEN, "mittagspause", "Wer isst was mit wem. Alles andere auch.",
		{"sabine", "murat", "tobias", "marie", "anna"}},
	{DEMO_OPEN, "service", "Inbetriebnahme, Kalibrierung, Reparatur",
		{"daniel", "murat", "sabine", "lena", "tobias", "marie"}},
	{DEMO_OPEN, "vertrieb-süd",
		"Bayern und Baden-Württemberg. Bis zu Jonas’ Elternzeit: Übergabe an Lena.",
		{"jonas", "anna", "lena", "sabine", "tobias", "daniel"}},
	{DEMO_CLOSED, "preisliste-neu", "Entwurf der neuen Preise. Bleibt unter uns.",
		{"anna", "sabine", "jonas"}},
	{DEMO_TALK, "anna und lena", "", {"anna", "lena"}},
	{DEMO_TALK, "anna und jonas", "", {"jonas", "anna"}},
	{DEMO_TALK, "sabine und marie", "", {"sabine", "marie"}},
	{DEMO_TALK, "lena und daniel", "", {"lena", "daniel"}},
	{DEMO_TALK, "messestand", "", {"tobias", "murat", "sabine"}},
};
const size_t demo_channels_count = sizeof(demo_channels) / sizeof(demo_channels[0]);

const struct demo_wish demo_wishes[] = {
	{"anna", "angebote", true, NULL, false},
	{"anna", "anna und lena", true, NULL, false},
	{"anna", "messe-hannover", false, "Messen", false},
	{"anna", "messe-nürnberg", false, "Messen", true},
	{"anna", "mittagspause", false, NULL, true},
	{"lena", "vertrieb-süd", true, NULL, false},
	{"lena", "angebote", true, NULL, false},
	{"lena", "messe-hannover", false, "Später", true},
	{"tobias", "messe-hannover", true, "Messen", false},
	{"tobias", "messe-nürnberg", false, "Messen", false},
};
const size_t demo_wishes_count = sizeof(demo_wishes) / sizeof(demo_wishes[0]);
