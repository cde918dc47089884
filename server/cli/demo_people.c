#include "cli/demo_script.h"

const char *const demo_house = "Brandt Messtechnik";

const struct demo_person demo_people[] = {
	{"anna", "Anna Berg", true, "anna.berg@brandt-messtechnik.example", "Vertriebsleitung",
		"Augsburg", "🎯", "Monatsabschluss"},
	{"jonas", "Jonas Weber", false, "jonas.weber@brandt-messtechnik.example",
		"Gebietsverkauf Süd, Übergabe", "München", "🚗", "Beim Kunden, ab 15 Uhr wieder da"},
	{"lena", "Lena Kurz", false, "lena.kurz@brandt-messtechnik.example", "Gebietsverkauf Süd",
		"Ulm", "🏠", "Im Homeoffice"},
	{"murat", "Murat Yıldız", false, "murat.yildiz@brandt-messtechnik.example",
		"Anwendungstechnik", "Kassel", NULL, NULL},
	{"sabine", "Sabine Krüger", false, "sabine.krueger@brandt-messtechnik.example",
		"Vertriebsinnendienst", "Augsburg", NULL, NULL},
	{"tobias", "Tobias Hofmann", false, "tobias.hofmann@brandt-messtechnik.example",
		"Messen und Logistik", "Hannover", "🗓️", "Messeplanung"},
};
const size_t demo_people_count = sizeof(demo_people) / sizeof(demo_people[0]);

const struct demo_channel demo_channels[] = {
	{DEMO_OPEN, "allgemein", "Was alle angeht: Termine, Abwesenheiten, Mittagessen",
		{"anna", "jonas", "lena", "murat", "sabine", "tobias"}},
	{DEMO_OPEN, "angebote",
		"Anfragen, Preise, Lieferzeiten. Rabatt über 8 % nur mit Freigabe von Anna.",
		{"anna", "jonas", "lena", "murat", "sabine", "tobias"}},
	{DEMO_OPEN, "messe-hannover", "Stand, Exponate, Termine, Nachfassen",
		{"tobias", "anna", "lena", "murat", "sabine"}},
	{DEMO_OPEN, "vertrieb-süd",
		"Bayern und Baden-Württemberg. Bis Monatsende Übergabe Jonas → Lena.",
		{"jonas", "anna", "lena", "sabine", "tobias"}},
	{DEMO_OPEN, "gute-nachrichten", "Aufträge, Lob, bestandene Prüfungen",
		{"anna", "jonas", "lena", "murat", "sabine", "tobias"}},
	{DEMO_CLOSED, "preisliste-neu", "Entwurf der Preise ab Januar. Bleibt unter uns.",
		{"anna", "sabine", "jonas"}},
	{DEMO_ARCHIVED, "messe-nürnberg", "Abgeschlossen. Zum Nachlesen.",
		{"tobias", "anna", "sabine"}},
	{DEMO_TALK, "anna und lena", "", {"anna", "lena"}},
	{DEMO_TALK, "messestand", "", {"tobias", "murat", "sabine"}},
};
const size_t demo_channels_count = sizeof(demo_channels) / sizeof(demo_channels[0]);
