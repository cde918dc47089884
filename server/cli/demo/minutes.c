/* What the demonstration's meetings decided, and whom they gave what to do. Words only; records.c
 * puts them on record. */
#include "cli/demo/meeting_script.h"
#include "cli/demo/play.h"

#define FIRST     "erste Wochenrunde"
#define LAST      "letzte Wochenrunde"
#define DISCOUNTS "Rabatte bis 8 % gibt jeder selbst. Darüber entscheidet Anna, am selben Tag."

const struct demo_record demo_records[] = {
	{.sitting = FIRST,
		.item = 2,
		.task = "Angebote aus Nürnberg nachfassen",
		.doer = "tobias",
		.day = 10},
	{.sitting = FIRST,
		.item = 4,
		.decision = "Strom am Messestand bestellen wir erst, wenn die Liste der Exponate "
			    "da ist."},
	{.sitting = FIRST,
		.item = 4,
		.task = "Liste der Exponate für Hannover liefern",
		.doer = "murat",
		.day = 8},
	{.sitting = FIRST,
		.item = 4,
		.task = "Exponate fotografieren, für Katalog und Stand",
		.doer = "jonas",
		.day = 13},
	{.sitting = FIRST, .item = 6, .decision = DISCOUNTS},
	{.sitting = LAST, .item = 2, .closes = "Angebote aus Nürnberg nachfassen"},
	{.sitting = LAST,
		.item = 2,
		.decision = "Angebote von vor dem Preiswechsel gelten bis zu ihrem Datum, danach "
			    "die neue Liste."},
	{.sitting = LAST,
		.item = 2,
		.task = "Eigene Angebote von vor dem Preiswechsel nachfassen",
		.doer = "anna",
		.day = 20},
	{.sitting = LAST,
		.item = 7,
		.decision = "Ab Montag ist Lena für alle 14 Kunden im Süden zuständig."},
	{.sitting = LAST,
		.item = 7,
		.task = "Allen 14 Kunden im Süden Lenas Karte schicken",
		.doer = "lena",
		.day = 18},
	{.sitting = LAST, .item = 4, .closes = "Liste der Exponate für Hannover liefern"},
	{.sitting = LAST,
		.item = 4,
		.task = "Messetexte: erster Entwurf",
		.doer = "murat",
		.day = 19},
	{.sitting = LAST,
		.item = 6,
		.decision = "Rabatte bis 10 % gibt jeder selbst. Darüber entscheidet Anna, am "
			    "selben Tag.",
		.corrects = DISCOUNTS},
	{.sitting = LAST,
		.item = 6,
		.task = "Zwei Muster der neuen Verpackung holen",
		.doer = "tobias",
		.day = 18},
	{.sitting = LAST, .item = 6, .task = "Termin für das Training mit Marie suchen"},
};
const size_t demo_records_count = sizeof(demo_records) / sizeof(*demo_records);

_Static_assert(sizeof(demo_records) / sizeof(*demo_records) <= DEMO_RECORDS_MAX,
	"what is on record has a place in struct demo");
