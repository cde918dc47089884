/* What the demonstration's people noted, in their meetings and on pages. Words only; notes.c
 * writes them. */
#include "cli/demo/meeting_script.h"

#define FIRST "erste Wochenrunde"
#define LAST  "letzte Wochenrunde"
#define SOON  "altenried"

const struct demo_note demo_notes[] = {
	{FIRST, 2, "sabine",
		"- Hagemann: Rahmenvertrag um zwei Jahre verlängert\n"
		"- Nürnberg: 13 Angebote offen, Rücklauf noch dünn"},
	{FIRST, 2, "tobias",
		"Ich fange mit denen an, die am Stand nach Lieferzeiten gefragt haben."},
	{FIRST, 4, "sabine",
		"# Hannover\n"
		"- Strom wird nach Anschlusswert berechnet, der hängt an den Exponaten\n"
		"- Liste fehlt noch, vor allem die Pumpe"},
	{FIRST, 4, "murat",
		"[ ] DM 65 als Schnittmodell\n"
		"[ ] PT 12 mit neuer Verpackung\n"
		"[ ] Pumpe, klein"},
	{LAST, 2, "sabine",
		"- Oberland hat bestellt: 38.042 Euro\n"
		"- Preiswechsel zum 1. {m2}: Angebote bis zum 15. {m1} behalten den alten Preis"},
	{LAST, 2, "lena",
		"Bei zwei Kunden lag das alte Angebot noch in der Freigabe. Ein Anruf hat "
		"gereicht, "
		"beide wollen vor dem 15. bestellen."},
	{LAST, 3, "marie",
		"- erst zuhören, dann vorstellen\n"
		"- Jonas stellt Lena vor, nicht Lena sich selbst\n"
		"- danach ruft Lena allein noch einmal an"},
	{LAST, 4, "murat",
		"# Messetexte\n"
		"[ ] Tafel DM 65: Messen ohne Stillstand\n"
		"[ ] Tafel PT 12: ein Gerät, drei Drücke\n"
		"[x] Logo in neuer Fassung an die Grafik"},
	{LAST, 4, "tobias",
		"Zimmer: sechs in Hildesheim, bis zwei Wochen vorher kostenlos zu stornieren."},
	{LAST, 7, "jonas",
		"- Übergabeliste ist auf dem neuesten Stand, auch Fußball und Hunde\n"
		"- Augsburg II: nur nach den Heimspielen anrufen"},
	{SOON, 1, "murat",
		"Die Vergabestelle möchte für Los 2 die Lieferzeiten nach Monaten. Antwort bis "
		"{w17}, "
		"nur über das Portal."},
	{SOON, 2, "sabine",
		"- 10 PT 12 nach drei Wochen, aus dem Lager\n"
		"- 15 weitere im Monat darauf\n"
		"- die letzten 10, sobald die Gehäuse da sind"},
	{DEMO_PRICES, 0, "anna",
		"Die neue Liste gilt ab 1. {m2}, im Schnitt plus 3,5 %. Hier steht, was wir Kunden "
		"dazu sagen; bitte ergänzen, was bei euch gefragt wird.\n"
		"# Was gilt\n"
		"- Geräte im Schnitt plus 3,5 %, Ersatzteile plus 2 %\n"
		"- Kalibrierung bleibt gleich\n"
		"- Angebote bis zum 15. {m1} gelten bis Ende {m2} zum alten Preis"},
	{DEMO_PRICES, 0, "lena",
		"# Was gefragt wird\n"
		"- Warum jetzt? Die Sensoren kosten seit dem Sommer 11 % mehr, das meiste davon "
		"tragen "
		"wir selbst.\n"
		"- Gilt der Rahmenvertrag weiter? Ja, unverändert bis zu seinem Ende."},
	{DEMO_PRICES, 0, "tobias",
		"Geht noch etwas zum alten Preis? Ja, was bis zum 15. {m1} angeboten ist."},
	{DEMO_FAIR, 0, "tobias",
		"# Vor der Messe\n"
		"[x] Standfläche bestätigt\n"
		"[x] Strom bestellt: 9 kW, zwei Anschlüsse, ein Festwasseranschluss\n"
		"[ ] Messetexte an die Grafik\n"
		"[ ] Zimmerliste Hildesheim, jeder selbst"},
	{DEMO_FAIR, 0, "murat",
		"# Exponate\n"
		"- DM 65 als Schnittmodell\n"
		"- PT 12 in der neuen Verpackung\n"
		"- die kleine Pumpe, damit sich etwas bewegt"},
	{DEMO_FAIR, 0, "sabine",
		"# Danach\n"
		"[ ] Kontakte am selben Abend in die Liste\n"
		"[ ] Angebote innerhalb von drei Tagen"},
};
const size_t demo_notes_count = sizeof(demo_notes) / sizeof(*demo_notes);
