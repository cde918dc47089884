/* The second week: a tender, a flow meter that wavers, and two sick days. */
#include "cli/demo/lines.h"

static const struct demo_line day6[] = {
	SAY(803, "allgemein", "anna",
		"Guten Morgen zusammen. In den nächsten Tagen wird es eng: Altenried "
		"veröffentlicht heute die Ausschreibung, dazu kommen Messeplanung, Nachfassen und "
		"die Übergabe. Bitte haltet die Kanäle auf dem neuesten Stand, dann sparen wir uns "
		"zwei Runden Telefon."),
	REACT(804, "allgemein", "jonas lena sabine murat", "👍"),
	SAY(812, "vertrieb-süd", "jonas",
		"Woche 2: Ab jetzt redet Lena, ich trage die Tasche. Heute Kempten und "
		"Kaufbeuren."),
	SAY(815, "vertrieb-süd", "lena",
		"Er hat die Tasche tatsächlich getragen. Beweisfoto auf Nachfrage."),
	REACT(816, "vertrieb-süd", "sabine anna daniel", "😂"),
	SAY_AS("altenried", 940, "angebote", "murat",
		"Altenried ist da. Die Vergabeunterlagen sind durchgesehen: Abgabe am {w13}, "
		"{d13}, 12 Uhr, nur über das Portal. Los 1: 60 × DM 65, Los 2: 35 × PT 12. "
		"Gefordert sind zwei Referenzen aus der Wasserwirtschaft und ein Kalibrierschein "
		"je Baureihe."),
	PIN("altenried", 941, "murat"),
	NAME("altenried", 942, "murat", "Ausschreibung Altenried"),
	REPLY("altenried", 947, "sabine",
		"Referenzen haben wir. Der Kalibrierschein für die DM 65 ist seit sechs Wochen "
		"abgelaufen, den muss das Prüfinstitut neu ausstellen."),
	REPLY("altenried", 949, "murat", "Wie lange brauchen die?"),
	REPLY("altenried", 955, "sabine",
		"Eine Woche, wenn nichts dazwischenkommt. Antrag geht heute raus."),
	REACT(956, "angebote", "murat", "🙏"),
	REPLY("altenried", 958, "anna",
		"Danke. Schreibt bitte alles zu Altenried hierher, dann sehe ich früh, wo es "
		"klemmt."),
	REACT(959, "angebote", "sabine murat", "👍"),
	SAY(1004, "messe-hannover", "murat",
		"Vorschlag Exponate: DM 40 im Schnitt, DM 65 am Wasserkreislauf, PT 12 als Wand "
		"mit allen Anschlüssen. In Nürnberg war der Kreislauf wieder der Grund, warum die "
		"Leute stehen geblieben sind."),
	REACT(1005, "messe-hannover", "anna sabine", "👍"),
	SAY(1009, "messe-hannover", "tobias",
		"Einverstanden. Kreislauf mit Pumpe heißt 3 kW zusätzlich, das nehme ich in die "
		"Bestellung. Ein Bildschirm reicht diesmal?"),
	SAY(1012, "messe-hannover", "anna",
		"Einer reicht. Lieber mehr Platz zum Reden und zwei Stehtische."),
	SAY(1120, "messe-nürnberg", "tobias",
		"Nachfassen, erster Stand: 9 von 11 heißen Kontakten erreicht, vier wollen ein "
		"Angebot."),
	REACT(1121, "messe-nürnberg", "anna sabine murat", "🔥"),
	REPLY("kaffee", 1146, "marie",
		"Tag 5: Der Kundendienst kommt am {w10}. Zwischen 8 und 18 Uhr."),
	REPLY("kaffee", 1148, "tobias", "Immerhin am selben Tag."),
	REACT(1149, "mittagspause", "marie murat sabine", "😂"),
	SAY(1408, "angebote", "lena",
		"Frau Sailer von der Molkerei hat angerufen. Sie hat ein Gegenangebot, angeblich "
		"11 % günstiger, und möchte 12 % Nachlass. Wie gehen wir damit um?"),
	SAY(1415, "angebote", "jonas",
		"Frag nach, ob das andere Angebot auch Hygieneausführung mit Zertifikat ist und "
		"wann geliefert wird. Beim letzten Mal war es die Standardausführung mit neun "
		"Wochen."),
	SAY(1420, "angebote", "anna",
		"12 % gehen nicht. Bis 6 % kann ich mitgehen, wenn sie die Inbetriebnahme "
		"dazunehmen und bis {d15} bestellen. Lieber Leistung dazugeben als Preis "
		"nachlassen."),
	SAY(1424, "angebote", "lena",
		"Dann biete ich 5 % und die erste Kalibrierung nach einem Jahr kostenlos. Das "
		"kostet uns weniger und hilft Herrn Reiter bei seiner jährlichen Prüfung."),
	SAY(1426, "angebote", "anna", "Einverstanden, 5 % und Kalibrierung sind freigegeben."),
	REACT(1427, "angebote", "lena jonas", "🙌"),
	SAY(1635, "anna und lena", "anna",
		"Das mit den 5 % und der Kalibrierung war eine gute Idee. War das deine erste "
		"Rabattrunde?"),
	SAY(1641, "anna und lena", "lena",
		"Auf dieser Seite des Tisches ja. Auf der anderen habe ich jahrelang 12 % verlangt "
		"und auf 6 % gehofft."),
	REACT(1642, "anna und lena", "anna", "😄"),
	SAY(1643, "anna und lena", "anna", "Dann weißt du ja, was Frau Sailer jetzt denkt."),
};

static const struct demo_line day7[] = {
	SAY(752, "service", "daniel", "Bin in Weilheim. Vier DM 65, zwei Rohrbauer, ein Hund."),
	REACT(753, "service", "marie sabine murat", "🐕"),
	SAY(806, "allgemein", "sabine",
		"Guten Morgen! Ab heute macht Marie die Auftragsbestätigungen. Wer etwas "
		"Ungewöhnliches hat: @innendienst schreiben, nicht mir allein."),
	REACT(807, "allgemein", "anna jonas lena", "👏"),
	SAY_AS("weilheim", 1012, "service", "daniel",
		"Drei Geräte laufen sauber. Das vierte schwankt um gut 10 % bei gleichem "
		"Durchfluss. Verkabelung und Erdung sind geprüft. @Murat Yıldız, hast du eine "
		"Idee?"),
	NAME("weilheim", 1013, "daniel", "Weilheim: viertes Gerät schwankt"),
	REPLY("weilheim", 1017, "murat", "Ist das die Stelle hinter dem Bogen?"),
	REPLY("weilheim", 1019, "daniel",
		"Ja, aber mit sechs Durchmessern Abstand, sie haben deine Zeichnung genau "
		"befolgt."),
	REPLY("weilheim", 1024, "murat",
		"Dann tippe ich auf Luft. Sitzt davor ein Hochpunkt ohne Entlüftung?"),
	REPLY("weilheim", 1038, "daniel",
		"Volltreffer: zwei Meter davor geht die Leitung über einen Kabelkanal. Kein "
		"Entlüfter."),
	REACT(1039, "service", "murat", "🎯"),
	REACT(1040, "service", "lena sabine", "😮"),
	REPLY("weilheim", 1042, "murat",
		"Entlüfter setzen lassen und noch einmal messen. Mit dem Gerät ist alles gut."),
	REPLY("weilheim", 1055, "daniel",
		"Der Rohrbauer kommt am {w8} um 8 Uhr mit dem Entlüfter. Ich bleibe solange in der "
		"Gegend."),
	SAY(1102, "vertrieb-süd", "lena",
		"Erst Kempten, jetzt Memmingen: Ich habe mein erstes Gespräch ganz allein geführt. "
		"Jonas saß daneben und hat nur einmal gehüstelt."),
	SAY(1105, "vertrieb-süd", "jonas", "Das war Husten. Du warst gut."),
	REACT(1106, "vertrieb-süd", "lena anna sabine", "😄"),
	SAY(1151, "mittagspause", "sabine",
		"Marie hat Kuchen mitgebracht, zum Einstand bei den Auftragsbestätigungen."),
	REACT(1152, "mittagspause", "murat tobias anna", "🍰"),
	SAY(1210, "mittagspause", "tobias", "Der Kuchen ist übrigens weg. Wer war das?"),
	SAY(1212, "mittagspause", "murat", "Zwei Stück davon ich. Sehr gut war er."),
	SAY(1405, "angebote", "lena",
		"Gespräch mit Frau Sailer: Das Gegenangebot ist ohne Hygienezertifikat, Lieferzeit "
		"neun Wochen. Jonas, du hattest recht. Die kostenlose Kalibrierung fand sie gut, "
		"sie spricht mit Herrn Reiter."),
	SAY(1409, "angebote", "jonas", "Dann hast du sie. Nicht nachlegen, jetzt einfach warten."),
	REACT(1410, "angebote", "lena", "🧘"),
	SAY(1530, "sabine und marie", "marie",
		"Die erste ist raus! Hagemann, Abruf 1. Ich habe dreimal nachgezählt."),
	SAY(1532, "sabine und marie", "sabine",
		"Gesehen, alles richtig. Einmal nachzählen reicht, du kannst das."),
	REACT(1533, "sabine und marie", "marie", "🥰"),
};

static const struct demo_line day8[] = {
	SAY(741, "allgemein", "murat",
		"Guten Morgen. Mich hat es erwischt, 38,9 Grad Fieber. Ich falle heute und am {w9} "
		"aus. Altenried: Alles Bisherige liegt im Ordner, die Preise fehlen noch."),
	REACT(742, "allgemein", "sabine tobias lena marie", "🍵"),
	SAY(748, "allgemein", "anna",
		"Gute Besserung, Murat, und bitte wirklich krank sein. Tobias, kannst du die "
		"technische Beschreibung weiterschreiben? Du kennst die DM 65 vom Stand am "
		"besten."),
	SAY(751, "allgemein", "tobias", "Kann ich. Hannover hat bis {w10} Luft."),
	REACT(752, "allgemein", "anna murat", "🙏"),
	SAY(845, "preisliste-neu", "anna",
		"Hier sammeln wir die neuen Preise, bevor sie jemand anders sieht. Ausgangspunkt: "
		"**+3 %** auf alles außer den Auslaufmodellen, gültig ab 1. {m2}."),
	SAY(850, "preisliste-neu", "sabine",
		"Bei den Drucktransmittern sind die Einkaufspreise um 6 % gestiegen. Mit 3 % legen "
		"wir drauf."),
	SAY(853, "preisliste-neu", "jonas",
		"Dann PT und DM getrennt ausweisen. Die Kunden verstehen das, wenn man es "
		"begründet."),
	REACT(854, "preisliste-neu", "anna sabine", "👍"),
	REPLY("weilheim", 930, "daniel",
		"Entlüfter sitzt. Viertes Gerät: Schwankung unter 0,4 %. Protokoll ist von beiden "
		"Seiten unterschrieben."),
	REACT(931, "service", "sabine lena marie tobias", "🎉"),
	RESOLVE("weilheim", 931, "daniel", "Weilheim: viertes Gerät schwankt"),
	REPLY("weilheim", 933, "murat", "Freut mich. Ich lege mich wieder hin."),
	REPLY("weilheim", 935, "sabine", "Murat. Handy aus."),
	REACT(936, "service", "daniel lena marie", "😄"),
	SAY(1107, "gute-nachrichten", "daniel",
		"Weilheim läuft, und der Wassermeister hat gleich gefragt, ob wir auch das "
		"Klärwerk ansehen können. Termin ist ausgemacht."),
	REACT(1108, "gute-nachrichten", "anna jonas lena", "👏"),
	SAY(1114, "lena und daniel", "lena",
		"Klärwerk Weilheim liegt in meinem Gebiet, darf ich mitkommen?"),
	SAY(1119, "lena und daniel", "daniel",
		"Unbedingt. Beim Probelauf brauche ich dich nicht, aber zur Vorstellung am {w17}, "
		"{d17}, um 10 Uhr. Gummistiefel nicht vergessen!"),
	SAY(1120, "lena und daniel", "lena", "Größe 39, falls ihr welche im Wagen habt."),
	REACT(1121, "lena und daniel", "daniel", "🥾"),
	SAY(1155, "mittagspause", "tobias",
		"Die technische Beschreibung für Altenried verlangt „Angaben zur Entsorgung der "
		"Verpackung“. Ich habe geschrieben: Altpapier."),
	REACT(1156, "mittagspause", "anna sabine marie", "😂"),
	SAY(1158, "mittagspause", "sabine",
		"Bitte mindestens eine halbe Seite, sonst nehmen sie uns nicht ernst."),
	SAY(1420, "vertrieb-süd", "sabine",
		"Kessler hat angerufen, diesmal freundlich: Herr Dorn will wissen, was 40 PT 12 "
		"auf einmal kosten. Mit blauem Aufkleber, hat er dazugesagt."),
	REACT(1421, "vertrieb-süd", "lena jonas tobias", "😄"),
	SAY(1425, "vertrieb-süd", "lena",
		"Das rechne ich heute noch. 40 × 412 sind 16.480 Euro, bei der Menge gebe ich 4 %, "
		"also 15.820,80 Euro."),
	SAY(1428, "vertrieb-süd", "jonas",
		"Und sag ihm, dass du die Schachteln selbst kontrollierst. Das gefällt ihm."),
};

static const struct demo_line day9[] = {
	SAY(758, "allgemein", "anna",
		"Guten Morgen. Murat ist heute noch krank, ich fahre um 11 Uhr zu Hagemann und bin "
		"gegen 15 Uhr zurück. Die Wochenrunde fällt diesmal aus."),
	MEET(759, DEMO_CALL_OFF, "allgemein", "anna", "wochenrunde"),
	REACT(800, "allgemein", "sabine marie", "👍"),
	REPLY("altenried", 822, "sabine",
		"Beide Referenzen sind zusammengestellt, die Stadtwerke Weilheim dürfen wir als "
		"dritte nennen. Daniel, danke für den guten Eindruck, den du dort gemacht hast."),
	REACT(823, "angebote", "daniel anna", "❤️"),
	SAY(915, "messe-hannover", "anna",
		"Ich denke über den Dienstplan nach, schreibt mir bitte, wann ihr nicht könnt."),
	SAY(925, "messe-hannover", "sabine", "Am dritten Tag nur bis 15 Uhr, danach Elternabend."),
	SAY(928, "messe-hannover", "lena",
		"Ich kann immer. Es ist meine erste Messe in Hannover auf dieser Seite des "
		"Tresens."),
	REACT(929, "messe-hannover", "tobias anna", "🎪"),
	SAY_AS("dienstplan", 1017, "messe-hannover", "anna",
		"Dienstplan, erster Entwurf:\nTag 1: Anna, Murat, Tobias\nTag 2: Murat, Sabine, "
		"Tobias\nTag 3: Lena, Jonas, Sabine\nTag 4: Lena, Tobias"),
	REPLY("dienstplan", 1021, "sabine", "Jonas ist da doch noch in Elternzeit?"),
	REPLY("dienstplan", 1023, "anna",
		"Richtig. Dann Daniel an Tag 3, und ich tausche dich mit Tobias: du Tag 4, er Tag "
		"3."),
	EDIT("dienstplan", 1026, "anna",
		"Dienstplan:\nTag 1: Anna, Murat, Tobias\nTag 2: Murat, Sabine, Tobias\nTag 3: "
		"Lena, Daniel, Tobias\nTag 4: Lena, Sabine"),
	PIN("dienstplan", 1027, "tobias"),
	REPLY("dienstplan", 1028, "sabine", "Perfekt, danke!"),
	REACT(1029, "messe-hannover", "anna", "😊"),
	SAY(1115, "messe-hannover", "lena",
		"Ich würde gern acht Kunden aus dem Süden einladen. Haben wir noch Freikarten?"),
	SAY(1119, "messe-hannover", "tobias",
		"50 Codes, davon sind 12 vergeben. Nimm dir, was du brauchst, und trag es in die "
		"Liste ein."),
	REACT(1120, "messe-hannover", "lena", "🎟️"),
	SAY(1141, "mittagspause", "sabine",
		"Heute Suppe im Besprechungsraum 2, ich habe viel zu viel gekocht. Ab 12 Uhr."),
	REACT(1142, "mittagspause", "tobias marie", "🍲"),
	SAY(1230, "mittagspause", "marie",
		"Ich habe Murat ein Glas davon vor die Tür gestellt. Er hat durchs Fenster gewinkt "
		"wie ein Staatsoberhaupt."),
	REACT(1231, "mittagspause", "sabine tobias anna murat", "😂"),
	SAY(1410, "lena und daniel", "lena",
		"Herr Reiter fragt, ob die Kalibrierung nach einem Jahr bei ihnen vor Ort möglich "
		"ist. Ausbauen heißt für sie Stillstand."),
	SAY(1422, "lena und daniel", "daniel",
		"Ja, mit dem mobilen Prüfstand. Für alle 24 Geräte rechne ich mit einem Tag, am "
		"besten während der Reinigung."),
	REACT(1423, "lena und daniel", "lena", "🙏"),
	SAY(1504, "gute-nachrichten", "anna",
		"Komme von Hagemann: Sie sind rundum zufrieden und empfehlen uns an ihr "
		"Schwesterwerk in Fulda weiter. Murat, das ist deine Arbeit."),
	REACT(1505, "gute-nachrichten", "sabine tobias lena jonas", "🏆"),
	SAY_AS("preise", 1522, "preisliste-neu", "anna",
		"Neuer Stand: DM +3 %, PT +5 %, Ersatzteile +2 %, Kalibrierung unverändert. Im "
		"Schnitt sind das 3,5 %. Passt das für euch?"),
	REPLY("preise", 1531, "sabine", "Damit decken die PT gerade ihre Kosten. Einverstanden."),
	REPLY("preise", 1540, "jonas",
		"Einverstanden. Bitte mit Frist für laufende Angebote, sonst habe ich Frau Sailer "
		"am Telefon, und zwar in der Elternzeit."),
	REACT(1541, "preisliste-neu", "anna sabine", "😄"),
};

static const struct demo_line day10[] = {
	SAY(755, "allgemein", "murat", "Wieder da. Danke für Suppe, Tee und die vielen Grüße."),
	REACT(756, "allgemein", "sabine anna marie tobias daniel", "🎉"),
	SAY(820, "angebote", "murat",
		"Tobias, deine Beschreibung für Altenried ist besser als meine letzte. Besonders "
		"die halbe Seite über Altpapier. Ich mache heute die Preise."),
	REACT(821, "angebote", "tobias sabine", "😂"),
	SAY(825, "angebote", "tobias", "Eine Seite. Ich habe noch etwas über Klebeband ergänzt."),
	SAY(911, "messe-nürnberg", "sabine",
		"Stand Nürnberg: alle heißen und 24 von 27 warmen Kontakten sind nachgefasst. 11 "
		"Angebote sind draußen, drei Aufträge schon da, zusammen 21.400 Euro."),
	REACT(912, "messe-nürnberg", "anna tobias murat", "🎉"),
	SAY(915, "messe-nürnberg", "anna",
		"Damit hat sich die Messe schon jetzt getragen. Wirklich stark."),
	REPLY("kaffee", 944, "marie", "Der Kundendienst ist da!"),
	REPLY("kaffee", 1012, "marie",
		"Er sagt: „Füllstandssensor verschmutzt, da meldet das Gerät falsche Werte.“"),
	REPLY("kaffee", 1013, "murat",
		"Habe ich nicht gleich am ersten Tag gesagt, wir könnten den Füllstand messen?"),
	REACT(1014, "mittagspause", "marie sabine tobias anna", "😂"),
	RESOLVE("kaffee", 1015, "marie", "Kaffeemaschine"),
	SAY(1016, "mittagspause", "sabine",
		"Der Kundendienst hat den Sensor mit einem Wattestäbchen geputzt. 89 Euro Anfahrt. "
		"Es gibt wieder Kaffee!"),
	REACT(1017, "mittagspause", "murat marie tobias anna", "☕"),
	SAY(1035, "vertrieb-süd", "jonas",
		"Woche 2 ist rum: Lena war jetzt bei neun von 14 Kunden, die letzten vier "
		"Gespräche hat sie allein geführt. Ab {w11} rufen wir alle 14 noch einmal an, "
		"damit jeder weiß, an wen er sich wendet."),
	REACT(1036, "vertrieb-süd", "anna lena sabine", "👏"),
	SAY(1041, "vertrieb-süd", "anna",
		"Läuft ja wie am Schnürchen. Wer übernimmt die Servicefälle, die schon offen "
		"sind?"),
	SAY(1045, "vertrieb-süd", "jonas",
		"Sind drei. Die schließe ich selbst noch ab, damit Lena sauber anfangen kann."),
	SAY(1110, "messestand", "tobias",
		"Kurz unter uns dreien: Zur Messe hat Anna zehn Jahre bei Brandt voll. Fällt uns "
		"für Hannover etwas ein?"),
	SAY(1114, "messestand", "sabine",
		"Torte am Stand, am ersten Tag um fünf. Ich kenne eine Bäckerei in Linden."),
	SAY(1116, "messestand", "murat", "Mit einem DM 40 aus Marzipan. Im Schnitt."),
	REACT(1117, "messestand", "sabine tobias", "🎂"),
	SAY(1322, "angebote", "sabine",
		"Das Prüfinstitut sagt, der Kalibrierschein wird frühestens am {w14} fertig. Das "
		"wäre einen Tag zu spät für Altenried."),
	REACT(1323, "angebote", "murat", "😱"),
	SAY(1325, "angebote", "anna", "Gibt es einen Eiltermin?"),
	SAY(1328, "angebote", "sabine",
		"Ich frage nach. Die zuständige Mitarbeiterin ist am {w11} wieder da."),
	SAY(1540, "anna und jonas", "jonas",
		"Anna, eine Bitte: Ich würde am {w14} gern schon um 15 Uhr gehen. Der Arzttermin "
		"ist vorgezogen, die Kleine hat es eilig."),
	SAY(1543, "anna und jonas", "anna",
		"Selbstverständlich. Und wenn es früher losgeht, lass alles fallen. Wir kommen "
		"klar."),
	REACT(1544, "anna und jonas", "jonas", "❤️"),
};

const struct demo_day demo_week2[DEMO_WEEK_DAYS] = {
	DAY(day6), DAY(day7), DAY(day8), DAY(day9), DAY(day10)};
