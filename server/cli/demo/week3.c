/* The third week: what was begun comes to its end. */
#include "cli/demo/lines.h"
#include "cli/demo/meeting_script.h"

static const struct demo_line day11[] = {
	SAY(804, "allgemein", "anna",
		"Guten Morgen! Drei Dinge für die nächsten Tage: Altenried bis {w13} um 12 Uhr, "
		"der Strom für Hannover bis {w12} und am {w15} um 14 Uhr unsere Wochenrunde mit "
		"Verabschiedung von Jonas in die Elternzeit."),
	REACT(805, "allgemein", "jonas", "🥲"),
	REACT(806, "allgemein", "sabine tobias lena marie", "👍"),
	SAY(812, "allgemein", "anna",
		"Die neue Preisliste gilt ab 1. {m2}, im Schnitt plus 3,5 %. Angebote, die bis zum "
		"15. {m1} rausgehen, bleiben bis Ende {m2} zum alten Preis gültig. Bitte geht von "
		"euch aus auf alle Kunden zu, die ein offenes Angebot haben."),
	SAY(815, "allgemein", "lena", "Gilt das auch für Ersatzteile?"),
	SAY(817, "allgemein", "anna", "Ersatzteile plus 2 %, Kalibrierung bleibt gleich."),
	REACT(818, "allgemein", "lena daniel", "👍"),
	PAGE(826, "angebote", "anna", DEMO_PRICES),
	SAY(904, "messe-nürnberg", "tobias",
		"Die letzten drei Kontakte aus Nürnberg sind nachgefasst: zwei werden Angebote, "
		"einer meldet sich im nächsten Jahr. Ergebnis: 63 Gespräche, 13 Angebote, vier "
		"Aufträge über zusammen 27.900 Euro."),
	REACT(905, "messe-nürnberg", "sabine murat marie", "🏁"),
	SAY(906, "messe-nürnberg", "anna",
		"Schön. Dann ist die Messe durch, danke an alle. Ich bitte Tobias, den Kanal zu "
		"archivieren."),
	ARCHIVE(910, "messe-nürnberg", "tobias"),
	SAY(942, "angebote", "sabine",
		"Das Prüfinstitut hat zurückgerufen: Ein Eiltermin für die DM 65 geht, wenn das "
		"Gerät am {w12} bis 16 Uhr dort ist. Kostet 180 Euro Zuschlag."),
	SAY(944, "angebote", "murat",
		"Machen. Bei einem Rahmenvertrag über vier Jahre ist das geschenkt."),
	SAY(946, "angebote", "tobias",
		"Ich muss am {w12} ohnehin in die Richtung und nehme es mit."),
	SAY(951, "angebote", "sabine", "Du rettest uns. Liegt am Empfang bereit."),
	REACT(952, "angebote", "tobias murat", "🦸"),
	SAY_AS("hotels", 1015, "messe-hannover", "sabine",
		"Hotels: In Hannover ist fast alles weg. Ich habe sechs Zimmer in Hildesheim "
		"reserviert, 25 Minuten mit der Bahn, kostenlos stornierbar bis zwei Wochen "
		"vorher."),
	REPLY("hotels", 1018, "murat",
		"Hildesheim ist gut, da findet man abends sogar noch einen Tisch."),
	REACT(1019, "messe-hannover", "tobias lena", "👍"),
	REPLY("hotels", 1023, "lena", "Ist Frühstück dabei?"),
	REPLY("hotels", 1026, "sabine", "Ja, ab 6:30 Uhr. Die erste S-Bahn fährt um sieben."),
	REACT(1027, "messe-hannover", "lena murat", "🥐"),
	SAY(1107, "angebote", "murat",
		"Altenried: Preisblatt ist fertig. Los 1 mit 60 DM 65, Los 2 mit 35 PT 12. In Los "
		"2 haben wir die Kalibrierung für vier Jahre eingerechnet. Kann bitte jemand mit "
		"frischen Augen gegenlesen?"),
	SAY(1112, "angebote", "jonas", "Mache ich, schick her."),
	SAY(1156, "angebote", "jonas",
		"Gelesen. Zwei Punkte: In Los 1, Position 4 steht die alte Artikelnummer, und bei "
		"der Eigenerklärung fehlt die Unterschrift."),
	SAY(1203, "angebote", "murat",
		"Gut, dass du geschaut hast. Die Artikelnummer hätte uns den Zuschlag gekostet."),
	REACT(1204, "angebote", "anna sabine", "😅"),
	SAY(1420, "vertrieb-süd", "lena",
		"Anrufe: drei von 14. Alle freundlich, einer wollte wissen, ob ich auch Fußball "
		"mag. Das stand nicht in der Übergabeliste."),
	SAY(1423, "vertrieb-süd", "jonas",
		"Herr Lindner. Augsburg II, jedes Heimspiel. Trage ich nach."),
	REACT(1424, "vertrieb-süd", "lena sabine", "⚽"),
	SAY(1545, "sabine und marie", "sabine", "Wie war die Zwischenprüfung?"),
	SAY(1610, "sabine und marie", "marie",
		"Ich glaube, gut. Die Frage nach der Teillieferung kam dran, wörtlich! Das "
		"Ergebnis erfahre ich am {w12}."),
	REACT(1611, "sabine und marie", "sabine", "🍀"),
};

static const struct demo_line day12[] = {
	SAY(802, "messe-hannover", "tobias",
		"Strom ist bestellt: 9 kW, zwei Anschlüsse, ein Festwasseranschluss. Pünktlich, "
		"ohne Aufschlag."),
	REACT(803, "messe-hannover", "anna murat sabine", "⚡"),
	PAGE(809, "messe-hannover", "tobias", DEMO_FAIR),
	SAY(830, "allgemein", "tobias",
		"Bin bis 14 Uhr unterwegs: Prüfinstitut, danach Grafik für die Messe. Die DM 65 "
		"sitzt auf dem Beifahrersitz."),
	SAY(832, "allgemein", "sabine", "Angeschnallt?"),
	SAY(833, "allgemein", "tobias", "Selbstverständlich."),
	REACT(834, "allgemein", "murat marie anna", "😂"),
	SAY(915, "service", "murat",
		"Für Lindner brauchen wir fünf Muster PT 12 mit Kalibrierschein. Daniel, schaffst "
		"du die bis {w15}?"),
	SAY(921, "service", "daniel", "Ja, die liegen schon auf dem Prüfstand."),
	REACT(922, "service", "murat lena", "🙏"),
	SAY(1028, "angebote", "tobias",
		"DM 65 abgegeben. Zugesagt ist der Schein per E-Mail bis {w13} um 8 Uhr."),
	REACT(1029, "angebote", "sabine murat anna", "🤞"),
	SAY(1132, "vertrieb-süd", "jonas",
		"Stand der Übergabe: sechs von 14 Kunden sind angerufen, alle kennen jetzt Lena."),
	SAY(1148, "mittagspause", "murat",
		"Treffen sich zwei Durchflussmesser. Fragt der eine: „Na, wie geht’s?“"),
	SAY(1149, "mittagspause", "marie", "Und?"),
	SAY(1150, "mittagspause", "murat", "„Läuft.“"),
	REACT(1151, "mittagspause", "sabine tobias anna", "🙄"),
	SAY(1410, "angebote", "sabine",
		"Für das Schwesterwerk von Hagemann in Fulda liegt eine Anfrage vor: 8 × DM 40 für "
		"den Kühlkreis, also Standardausführung. Marie hat sie schon erfasst."),
	REACT(1411, "angebote", "anna murat", "👏"),
	SAY(1612, "gute-nachrichten", "sabine",
		"Marie hat die Zwischenprüfung mit 94 Punkten bestanden. Kuchen gibt es am {w13}, "
		"nach der Abgabe für Altenried."),
	REACT(1613, "gute-nachrichten", "anna murat tobias lena daniel", "🎉"),
	SAY(1614, "gute-nachrichten", "lena",
		"Glückwunsch, Marie! Und das neben den Auftragsbestätigungen."),
	SAY(1618, "gute-nachrichten", "anna", "Großartig, ich gehe gleich bei ihr vorbei."),
	SAY(1625, "gute-nachrichten", "marie",
		"Danke euch! Ohne Sabines Teillieferungen wären es keine 94."),
	REACT(1626, "gute-nachrichten", "sabine", "🥰"),
};

static const struct demo_line day13[] = {
	SAY(800, "allgemein", "anna",
		"Guten Morgen. Erinnerung: Um 12 Uhr läuft die Frist für Altenried ab. Murat und "
		"Sabine haben bis dahin Vorrang, bitte nur Dringendes an die beiden."),
	SAY(804, "angebote", "sabine",
		"Der Kalibrierschein ist da, per E-Mail vom Prüfinstitut, 7:42 Uhr. Liegt im "
		"Ordner Altenried."),
	REACT(805, "angebote", "murat tobias anna", "🎉"),
	SAY(820, "angebote", "murat", "Dann haben wir alles. Ich lade jetzt hoch."),
	SAY(857, "angebote", "murat",
		"Das Portal nimmt die Datei mit den Referenzen nicht an. Sie ist größer als 10 "
		"MB."),
	SAY(901, "angebote", "sabine", "Ich verkleinere die Bilder. Fünf Minuten."),
	SAY(907, "angebote", "sabine", "Neue Datei liegt im Ordner, 3,8 MB."),
	SAY_AS("abgabe", 921, "angebote", "murat",
		"Abgegeben um 9:19 Uhr, Eingangsbestätigung ist da. Der Zuschlag soll Mitte {m2} "
		"fallen."),
	EDIT("abgabe", 924, "murat",
		"Abgegeben um 9:19 Uhr, Eingangsbestätigung ist da. Der Zuschlag soll Ende {m2} "
		"fallen, die Bindefrist läuft bis 15. {m3}."),
	PIN("abgabe", 925, "sabine"),
	SAY(926, "angebote", "anna",
		"Danke euch allen. Fast drei Stunden Luft, das hatten wir noch nie."),
	REACT(927, "angebote", "murat sabine tobias jonas", "🍾"),
	FORWARD("abgabe", 930, "gute-nachrichten", "anna"),
	REACT(931, "gute-nachrichten", "lena daniel marie", "👏"),
	SAY(948, "allgemein", "sabine",
		"Und jetzt Kuchen. Küche, zweiter Stock, solange Murat noch beschäftigt ist."),
	SAY(949, "allgemein", "murat", "Ich bin schon auf der Treppe."),
	REACT(950, "allgemein", "marie tobias anna", "😂"),
	SAY(1020, "messe-hannover", "tobias",
		"Der Standbauer hat die Zeichnung geschickt. Theke links statt rechts, damit man "
		"vom Gang aus auf den Kreislauf schaut. Einwände bis {w14}?"),
	SAY(1026, "messe-hannover", "murat",
		"Keine. Links ist besser, dann steht niemand vor der Pumpe."),
	REACT(1027, "messe-hannover", "anna sabine", "👍"),
	SAY(1132, "service", "daniel",
		"Muster Lindner: fünf PT 12 geprüft, größte Abweichung 0,08 %. Besser habe ich sie "
		"noch nie gesehen."),
	REACT(1133, "service", "murat lena marie", "🤩"),
	SAY(1340, "messestand", "tobias",
		"Die Bäckerei fragt, ob sie für den Marzipan-DM 40 eine Zeichnung bekommt."),
	SAY(1346, "messestand", "murat", "Bekommt sie. Maßstab 1 : 4, Toleranz ± eine Mandel."),
	REACT(1347, "messestand", "sabine tobias", "😂"),
	SAY_AS("zusage", 1502, "angebote", "lena",
		"Frau Sailer hat gerade angerufen: Sie nehmen das Angebot mit 5 % und "
		"Inbetriebnahme. Die Bestellung kommt bis {w15} schriftlich."),
	REACT(1503, "angebote", "jonas anna murat", "🎉"),
	SAY(1504, "angebote", "sabine", "Ja!! Ich reserviere schon mal die 16 Gehäuse."),
	SAY(1507, "angebote", "anna",
		"Sehr schön verhandelt, Lena. Gefeiert wird, wenn das Papier da ist."),
	FORWARD("zusage", 1510, "vertrieb-süd", "lena"),
	SAY(1514, "vertrieb-süd", "jonas",
		"Ich habe es doch gesagt: einfach warten. Herr Reiter hat mir übrigens eine Karte "
		"geschrieben. Eine richtige, aus Papier."),
	REACT(1515, "vertrieb-süd", "lena sabine anna", "💌"),
};

static const struct demo_line day14[] = {
	SAY(806, "allgemein", "daniel",
		"Guten Morgen. Ich bin bis {w15} in Weilheim: Probelauf im Klärwerk, nur mit "
		"Gummistiefeln und ohne Netz. Bitte auf die Mailbox sprechen."),
	REACT(807, "allgemein", "lena sabine", "🥾"),
	SAY(841, "vertrieb-süd", "sabine",
		"Kessler hat bestellt: 40 × PT 12, 15.820,80 Euro. In der Bestellung steht "
		"wörtlich: „Verpackung mit blauem Aufkleber“."),
	REACT(842, "vertrieb-süd", "lena jonas anna tobias", "💙"),
	SAY(845, "vertrieb-süd", "lena",
		"Vor zwei Wochen stand Herr Dorn noch schimpfend auf der Baustelle. Danke noch "
		"einmal an alle, die damals gerannt sind."),
	SAY(848, "vertrieb-süd", "anna",
		"So wird aus einer Reklamation ein Stammkunde. Bitte in gute-nachrichten erzählen, "
		"das sollten alle lesen."),
	SAY(853, "gute-nachrichten", "lena",
		"Kessler Anlagenbau, von der Reklamation zum Auftrag: 40 PT 12 für 15.820,80 Euro. "
		"Sabine hat den Fahrer bestellt, Tobias das Lager umgeräumt, ich habe nur "
		"telefoniert."),
	REACT(854, "gute-nachrichten", "sabine tobias jonas marie murat", "👏"),
	SAY(1010, "vertrieb-süd", "jonas",
		"Elf von 14 sind angerufen. Die letzten drei macht Lena am {w15} ohne mich, ich "
		"höre nicht einmal zu."),
	SAY(1012, "vertrieb-süd", "lena",
		"Er hat gerade „nicht einmal zu“ gesagt und das Ohr an die Tür gelegt."),
	REACT(1013, "vertrieb-süd", "sabine anna", "😂"),
	SAY(1108, "messe-hannover", "anna", "Zeichnung gesehen, Theke links ist freigegeben."),
	REACT(1109, "messe-hannover", "tobias murat", "🎉"),
	SAY(1126, "preisliste-neu", "sabine",
		"Satz und Umbruch der Preisliste sind fertig, 24 Seiten. Ich lese am {w15} noch "
		"einmal alle Zahlen gegen."),
	SAY(1131, "preisliste-neu", "jonas",
		"Seite 7: Bei der PT 12 fehlt die Ausführung G¼. Passend zum Thema."),
	REACT(1132, "preisliste-neu", "sabine anna", "😅"),
	NAME("kaffee", 1150, "marie", "Kaffeemaschine"),
	REPLY("kaffee", 1150, "marie", "Sie meldet „Bohnen voll“. Sie ist leer."),
	REPLY("kaffee", 1151, "tobias", "Murat, es ist so weit. Hol den Füllstandssensor."),
	REPLY("kaffee", 1152, "murat",
		"Wattestäbchen reicht. Ich bin in zwei Minuten da, ohne Anfahrt."),
	REACT(1153, "mittagspause", "sabine marie tobias anna", "😂"),
	RESOLVE("kaffee", 1304, "murat", "Kaffeemaschine"),
	SAY(1305, "mittagspause", "sabine",
		"Die Kaffeemaschine läuft wieder. Murat hat jetzt einen Ausweis als Kundendienst "
		"an der Tür hängen."),
	REACT(1306, "mittagspause", "murat", "🫡"),
	SAY(1420, "sabine und marie", "sabine",
		"Für Jonas sammeln wir unauffällig: einen Strampler und einen Gutschein für "
		"Kaffee. Machst du die Karte?"),
	SAY(1424, "sabine und marie", "marie", "Ja! Mit einem kleinen DM 40 und Schnuller."),
	REACT(1425, "sabine und marie", "sabine", "😍"),
	SAY(1455, "anna und jonas", "jonas",
		"Ich gehe jetzt zum Termin. Am {w15} bin ich ganz da, wenn die Kleine mitspielt."),
	SAY(1456, "anna und jonas", "anna", "Alles Gute euch dreien!"),
	REACT(1457, "anna und jonas", "jonas", "❤️"),
};

static const struct demo_line day15[] = {
	SAY(804, "allgemein", "anna",
		"Guten Morgen! Um 14 Uhr ist unsere Wochenrunde. Punkte bis 12 Uhr an mich: Was "
		"lief gut, wo hakt es, wer braucht Hilfe?"),
	SAY(811, "allgemein", "tobias", "Von mir: Messe und die neue Verpackung der PT 12."),
	SAY(816, "allgemein", "jonas",
		"Übergabe Süd, fünf Minuten reichen. Die Kleine wartet noch."),
	REACT(817, "allgemein", "sabine lena marie anna", "🍼"),
	SAY(848, "angebote", "sabine",
		"Die Bestellung der Molkerei Oberland ist da: 24 DM 40, 6 PT 12, Inbetriebnahme, "
		"zusammen 38.042,40 Euro. Marie schickt die Auftragsbestätigung noch heute "
		"Vormittag raus."),
	REACT(849, "angebote", "jonas lena anna", "🎉"),
	REPLY("oberland", 850, "sabine",
		"Bestellt wie besprochen: 5 % auf die Geräte, dazu die Inbetriebnahme. Hier ist "
		"damit alles erledigt."),
	REACT_TO("oberland", 850, "lena", "✅"),
	RESOLVE("oberland", 850, "sabine", "Angebot Molkerei Oberland"),
	SAY(851, "gute-nachrichten", "lena",
		"Mein erster großer Auftrag im Süden: Molkerei Oberland, 24 DM 40 und 6 PT 12 mit "
		"Inbetriebnahme. Danke an Jonas für die Vorarbeit, an Sabine für das Angebot und "
		"an Tobias für die Gehäuse!"),
	REACT(852, "gute-nachrichten", "murat tobias sabine marie anna", "🎉"),
	SAY(853, "gute-nachrichten", "jonas", "Das war deine Verhandlung. Glückwunsch, Lena!"),
	SAY(855, "gute-nachrichten", "murat", "Bravo! Besser kann eine Übergabe nicht laufen."),
	SAY(900, "anna und lena", "anna",
		"Lena, wie läuft die Übergabe aus deiner Sicht? Ehrlich bitte, nicht für das "
		"Protokoll."),
	SAY(907, "anna und lena", "lena",
		"Gut! Nur die Molkerei macht mir ein wenig Sorgen, Frau Sailer ruft immer noch "
		"zuerst Jonas an. Können wir sie beim nächsten Mal zu zweit besuchen?"),
	SAY(909, "anna und lena", "anna",
		"Machen wir, such uns einen Tag aus. Und noch etwas: Du hast in drei Wochen einen "
		"verärgerten Kunden zurückgewonnen und einen großen Auftrag geholt. Ich bin sehr "
		"froh, dass du da bist."),
	REACT(910, "anna und lena", "lena", "🥹"),
	SAY(915, "messestand", "tobias",
		"Die Bäckerei in Linden macht die Torte, DM 40 aus Marzipan inbegriffen. Wer nimmt "
		"den Schlüssel für den Stand mit?"),
	SAY(918, "messestand", "sabine", "Ich. Ich bin als Erste da."),
	REACT(919, "messestand", "murat tobias", "🔑"),
	SAY(930, "messe-hannover", "tobias",
		"Standbau ist beauftragt. Die Grafiken brauchen wir in zwei Wochen. Texte kommen "
		"von Murat, oder?"),
	SAY(934, "messe-hannover", "murat", "Ja, den ersten Entwurf bekommst du bis {w17}."),
	SAY(1002, "service", "daniel",
		"Klärwerk, Probelauf beendet: alle drei Messstellen sind brauchbar. Netz gibt es "
		"hier nur auf der Leiter, deshalb kurz: Bericht folgt, Gummistiefel waren nötig."),
	REACT(1003, "service", "lena murat", "🥾"),
	SAY(1035, "vertrieb-süd", "lena",
		"Alle 14 Kunden sind angerufen. Die fünf Muster für Lindner gehen heute raus, "
		"Termin vor Ort ist am {w24}, {d24}."),
	SAY(1038, "vertrieb-süd", "jonas",
		"Damit bin ich beruhigt. Ab {w16} hat mich erst einmal die Kleine. Für Notfälle "
		"gibt es mein Telefon, aber ihr werdet keine haben."),
	SAY(1041, "vertrieb-süd", "anna",
		"Wir wünschen euch eine wunderbare Elternzeit, Jonas. Und du fehlst uns jetzt "
		"schon."),
	REACT(1042, "vertrieb-süd", "lena sabine tobias daniel", "❤️"),
	SAY(1104, "anna und jonas", "jonas",
		"Danke für die drei Wochen mit Lena. So geht man gern, und so kommt man auch gern "
		"wieder."),
	SAY(1145, "mittagspause", "sabine",
		"Zum Abschied von Jonas gibt es Käsespätzle hier in der Küche, er isst in München "
		"am Bildschirm mit. Die Röstzwiebeln zahlt Murat."),
	REACT(1146, "mittagspause", "marie tobias", "🧅"),
	SAY(1147, "mittagspause", "murat", "Ich war als Erster da!"),
	SAY(1148, "mittagspause", "marie", "Eben. Wer zuerst kommt, zahlt auch."),
	SAY(1331, "preisliste-neu", "sabine",
		"@Anna Berg, die Preisliste ist gegengelesen, G¼ steht jetzt auf Seite 7. Gibst du "
		"den Druck bis {w16} frei? Die Druckerei hält uns den Platz."),
	SAY(1410, "allgemein", "sabine",
		"Der Link zur Wochenrunde steht im Kalender, wir fangen gerade an. Murat, kommst "
		"du?"),
	SAY(1411, "allgemein", "murat",
		"Bin gleich da, das Telefonat mit Hagemann hat länger gedauert."),
	MEET(1412, DEMO_HOLD, "allgemein", "anna", "letzte Wochenrunde"),
	REPLY("altenried", 1500, "murat",
		"Rückfrage der Vergabestelle über das Portal: Sie möchten die Lieferzeiten für Los "
		"2 nach Monaten aufgeschlüsselt haben. Antwort bis {w17}."),
	REPLY("altenried", 1503, "sabine",
		"Das stelle ich am {w16} zusammen. Die ersten zehn Geräte könnten schon nach drei "
		"Wochen raus."),
	SAY(1506, "allgemein", "anna",
		"Danke für die Runde und für die Tränen bei der Karte. Festgehalten: Angebote vor "
		"dem 15. {m1} nachfassen (alle), Messetexte (Murat), Verpackung PT 12 (Tobias)."),
	REACT(1507, "allgemein", "jonas lena marie", "👍"),
	SAY(1512, "allgemein", "lena", "Danke, Anna. Das waren drei gute Wochen."),
	SAY(1526, "allgemein", "jonas",
		"Danke euch allen für Strampler, Karte und Kaffee, das Paket kam auf die Minute. "
		"Ich bin dann mal bei meiner wichtigsten Kundin."),
	REACT(1527, "allgemein", "sabine tobias murat lena marie daniel", "❤️"),
	SAY(1548, "angebote", "murat",
		"@Anna Berg, Fulda möchte für die 8 DM 40 einen Nachlass von 9 %, weil das "
		"Schwesterwerk Rahmenkunde ist. Von mir aus gern, wenn sie den Rahmenvertrag mit "
		"übernehmen. Gibst du das frei?"),
	SAY(1552, "angebote", "sabine", "Die Gehäuse dafür wären da, Lieferung in drei Wochen."),
	SAY(1608, "messe-hannover", "tobias",
		"@messeteam, die Zimmerliste für Hildesheim liegt im Ordner Hannover. Bitte bis "
		"{w17} eintragen, wer welche Nächte braucht."),
	SAY(1614, "messe-hannover", "sabine",
		"Eingetragen. Ich nehme das Zimmer zum Hof, wegen der Glocken."),
};

const struct demo_day demo_week3[DEMO_WEEK_DAYS] = {
	DAY(day11), DAY(day12), DAY(day13), DAY(day14), DAY(day15)};
