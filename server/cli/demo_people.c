#include "cli/demo_script.h"

const char *const demo_house = "Brandt Messtechnik";

const struct demo_person demo_people[] = {
	{"anna", "Anna Berg", true},
	{"jonas", "Jonas Weber", false},
	{"lena", "Lena Kurz", false},
	{"murat", "Murat Yıldız", false},
	{"sabine", "Sabine Krüger", false},
	{"tobias", "Tobias Hofmann", false},
};
const size_t demo_people_count = sizeof(demo_people) / sizeof(demo_people[0]);

const struct demo_channel demo_channels[] = {
	{"allgemein", "Was alle angeht: Termine, Abwesenheiten, Mittagessen",
		{"anna", "jonas", "lena", "murat", "sabine", "tobias"}},
	{"angebote", "Anfragen, Preise, Lieferzeiten. Rabatt über 8 % nur mit Freigabe von Anna.",
		{"anna", "jonas", "lena", "murat", "sabine", "tobias"}},
	{"messe-hannover", "Stand, Exponate, Termine, Nachfassen",
		{"tobias", "anna", "lena", "murat", "sabine"}},
	{"vertrieb-süd", "Bayern und Baden-Württemberg. Bis Monatsende Übergabe Jonas → Lena.",
		{"jonas", "anna", "lena", "sabine", "tobias"}},
	{"gute-nachrichten", "Aufträge, Lob, bestandene Prüfungen",
		{"anna", "jonas", "lena", "murat", "sabine", "tobias"}},
};
const size_t demo_channels_count = sizeof(demo_channels) / sizeof(demo_channels[0]);
