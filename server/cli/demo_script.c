#include "cli/demo_script.h"

/* The clock is written as on a watch: 1435 is 14:35. */
#define MINUTE(clock) ((clock) / 100 * 60 + (clock) % 100)
#define SAY(days_ago, clock, channel, author, text)                                                \
	{                                                                                          \
		days_ago, MINUTE(clock), channel, author, text, NULL, NULL, NULL                   \
	}
#define SAY_AS(label, days_ago, clock, channel, author, text)                                      \
	{                                                                                          \
		days_ago, MINUTE(clock), channel, author, text, label, NULL, NULL                  \
	}
#define REPLY(label, days_ago, clock, channel, author, text)                                       \
	{                                                                                          \
		days_ago, MINUTE(clock), channel, author, text, NULL, NULL, label                  \
	}
#define CHANGE(label, days_ago, clock, channel, author, text)                                      \
	{                                                                                          \
		days_ago, MINUTE(clock), channel, author, text, NULL, label, NULL                  \
	}
#define ERASE(label, days_ago, clock, channel, author)                                             \
	{                                                                                          \
		days_ago, MINUTE(clock), channel, author, NULL, NULL, label, NULL                  \
	}

const struct demo_line demo_lines[] = {
	SAY(5, 803, "allgemein", "anna",
		"Guten Morgen zusammen. Die Woche wird eng: Ausschreibung Altenried, Messeplanung, "
		"und Jonas übergibt ab heute seine Kunden an Lena. Bitte haltet die Kanäle "
		"aktuell, dann sparen wir uns zwei Runden Telefon."),
	SAY(5, 806, "allgemein", "sabine",
		"Guten Morgen! Das CRM ist heute ab 17 Uhr für eine Stunde nicht erreichbar, die "
		"IT spielt ein Update ein. Besuchsberichte bitte vorher speichern."),
	SAY(5, 809, "allgemein", "tobias",
		"Danke für den Hinweis. Letztes Mal war mein halber Bericht weg."),
	SAY(5, 814, "vertrieb-süd", "jonas",
		"@Lena Ich habe dir die Liste meiner 14 Kunden in Oberbayern und Schwaben "
		"abgelegt, nach Dringlichkeit sortiert. Drei sollten wir diese Woche zusammen "
		"anrufen: Kessler Anlagenbau, Lindner Pumpen und die Molkerei Oberland."),
	SAY(5, 819, "vertrieb-süd", "lena",
		"Super, danke. Die Molkerei ist die mit der Anfrage über 24 DM 40, oder?"),
	SAY(5, 821, "vertrieb-süd", "jonas",
		"Genau. Technischer Leiter ist Herr Reiter: sehr direkt, aber fair. Den Einkauf "
		"macht Frau Sailer, die fragt immer nach Rabatt, auch wenn sie schon einen hat."),
	SAY(5, 824, "vertrieb-süd", "lena", "Notiert 🙂 Heute um 14 Uhr anrufen?"),
	SAY(5, 825, "vertrieb-süd", "jonas", "Passt. Ich schicke dir die Einwahl."),
	SAY(5, 836, "angebote", "sabine",
		"Die Anfrage der Molkerei Oberland ist jetzt vollständig:\n- 24 × DM 40 in "
		"Hygieneausführung, Milchrohrverschraubung DN 50\n- 6 × PT 12, 0 bis 10 bar\n- "
		"Lieferung in fünf Wochen, dann steht bei denen die Linie 2"),
	SAY(5, 838, "angebote", "sabine",
		"Haken: Die Hygieneausführung hat im Moment sieben Wochen Lieferzeit. Tobias, geht "
		"da etwas?"),
	SAY(5, 851, "angebote", "tobias",
		"16 Gehäuse liegen im Lager. Für die übrigen 8 frage ich in der Fertigung nach, "
		"Antwort bis Mittag."),
	SAY(5, 902, "messe-hannover", "tobias",
		"Der Stand ist bestätigt: Halle 11, 24 m², Eckstand. Offen sind Stromanschluss, "
		"Freigabe Standbau und der Dienstplan."),
	SAY(5, 904, "messe-nürnberg", "tobias",
		"Die letzten beiden Kontakte aus Nürnberg sind nachgefasst: einer wird ein "
		"Angebot, "
		"einer meldet sich im Frühjahr."),
	SAY(5, 906, "messe-nürnberg", "anna",
		"Schön. Dann ist die Messe durch, danke an alle. Ich archiviere den Kanal."),
	SAY(5, 910, "messe-hannover", "anna",
		"Sehr gut. Bis wann müssen wir den Strom bestellt haben?"),
	SAY(5, 912, "messe-hannover", "tobias",
		"In drei Tagen, danach kostet es 40 % Aufschlag. Ich brauche nur die Liste der "
		"Exponate, dann rechne ich die Leistung aus."),
	SAY(5, 940, "angebote", "murat",
		"Altenried: Die Vergabeunterlagen sind durchgesehen. Abgabe in drei Tagen, 12 Uhr, "
		"nur über das Portal. Gefordert sind zwei Referenzen aus der Wasserwirtschaft und "
		"ein Kalibrierschein je Baureihe."),
	SAY(5, 947, "angebote", "sabine",
		"Referenzen haben wir. Der Kalibrierschein für die DM 65 ist im August abgelaufen, "
		"den muss das Labor neu ausstellen."),
	SAY(5, 949, "angebote", "murat", "Wie lange braucht das Labor?"),
	SAY(5, 955, "angebote", "sabine",
		"Normal eine Woche. Ich rufe dort an und frage nach einem Eiltermin."),
	SAY(5, 1148, "allgemein", "murat", "Wer kommt um 12:15 mit zum Italiener an der Ecke?"),
	SAY(5, 1150, "allgemein", "sabine", "Ich! Aber um eins muss ich zurück sein."),
	SAY(5, 1151, "allgemein", "tobias", "Bin dabei."),
	SAY(5, 1220, "angebote", "tobias",
		"Rückmeldung Fertigung: 16 Stück in vier Wochen, die restlichen 8 eine Woche "
		"später. Teillieferung wäre also in fünf Wochen komplett da."),
	SAY(5, 1312, "angebote", "sabine", "Das reicht genau. Ich rechne das Angebot fertig."),
	SAY(5, 1441, "vertrieb-süd", "lena",
		"Telefonat mit Herrn Reiter war gut. Wichtig ist ihm der Termin, nicht der Preis: "
		"Jeder Tag Stillstand kostet sie rund 18.000 Euro. Zwei Lieferungen sind in "
		"Ordnung, wenn die erste vollständig für Tank 1 bis 4 reicht."),
	SAY(5, 1446, "vertrieb-süd", "jonas",
		"Sehr gut gefragt. Genau damit kannst du nachher bei Frau Sailer argumentieren."),
	SAY(5, 1605, "gute-nachrichten", "murat",
		"Hagemann Lebensmitteltechnik hat verlängert: Rahmenvertrag über zwei weitere "
		"Jahre, gleiche Konditionen. Unterschrift liegt vor."),
	SAY(5, 1608, "gute-nachrichten", "anna", "Stark, Murat. Das waren harte vier Monate. 👏"),
	SAY(5, 1611, "gute-nachrichten", "sabine",
		"Glückwunsch! Dann lege ich die Abrufe für Januar an."),

	SAY(4, 758, "allgemein", "jonas",
		"Bin heute bis 11 Uhr unterwegs nach Augsburg, danach erreichbar. Auf der A8 ist "
		"das Netz wie immer."),
	SAY(4, 812, "allgemein", "anna",
		"Die neue Preisliste gilt ab 1. Januar, im Schnitt plus 3,5 %. Angebote, die bis "
		"zum 15. Dezember rausgehen, bleiben bis Ende Januar zum alten Preis gültig. Bitte "
		"aktiv auf offene Angebote ansprechen."),
	SAY(4, 815, "allgemein", "lena", "Gilt das auch für Ersatzteile?"),
	SAY(4, 817, "allgemein", "anna", "Ersatzteile plus 2 %, Kalibrierung bleibt gleich."),
	SAY(4, 833, "vertrieb-süd", "sabine",
		"Kessler Anlagenbau reklamiert: Zwei PT 12 aus der letzten Lieferung haben G1/4 "
		"statt G1/2. Die Monteure stehen auf der Baustelle in Ulm."),
	SAY(4, 836, "vertrieb-süd", "lena", "Oh nein. Was steht in der Auftragsbestätigung?"),
	SAY(4, 839, "vertrieb-süd", "sabine",
		"G1/2. Der Fehler liegt bei uns, im Lager vertauscht. Zwei richtige Geräte sind "
		"da."),
	SAY(4, 842, "vertrieb-süd", "lena",
		"Dann bitte heute noch per Kurier nach Ulm, Kosten bei uns. Ich rufe Herrn Dorn an "
		"und sage es ihm selbst."),
	SAY_AS("dorn", 4, 845, "vertrieb-süd", "sabine",
		"Kurier ist bestellt, Abholung 10 Uhr. Privatnummer von Herrn Dorn, falls du ihn "
		"auf der Baustelle nicht erreichst: 0171 3920042"),
	SAY(4, 847, "vertrieb-süd", "lena",
		"Danke! Die Nummer habe ich mir notiert, nimm sie hier bitte wieder raus."),
	ERASE("dorn", 4, 848, "vertrieb-süd", "sabine"),
	SAY(4, 849, "vertrieb-süd", "sabine",
		"Stimmt, ist gelöscht. Abholung durch den Kurier um 10 Uhr."),
	SAY_AS("oberland", 4, 905, "angebote", "sabine",
		"Angebot Molkerei Oberland ist im Entwurf: 24 × DM 40 zu 1.480 Euro, 6 × PT 12 zu "
		"412 Euro, zusammen 37.992 Euro netto. Zwei Lieferungen, vier und fünf Wochen ab "
		"Auftrag."),
	REPLY("oberland", 4, 911, "angebote", "lena",
		"Schaue ich gleich an. Müssten 24 × 1.480 nicht schon 35.520 sein?"),
	REPLY("oberland", 4, 913, "angebote", "sabine",
		"Sind es, plus 2.472 für die PT 12. Passt also."),
	REPLY("oberland", 4, 914, "angebote", "lena",
		"Ja, mein Fehler. Inbetriebnahme haben wir nicht drin?"),
	REPLY("oberland", 4, 918, "angebote", "sabine",
		"Guter Punkt, die wollten sie optional. Ergänze ich."),
	CHANGE("oberland", 4, 921, "angebote", "sabine",
		"Angebot Molkerei Oberland ist im Entwurf: 24 × DM 40 zu 1.480 Euro, 6 × PT 12 zu "
		"412 Euro, zusammen 37.992 Euro netto. Zwei Lieferungen, vier und fünf Wochen ab "
		"Auftrag. Inbetriebnahme als Option: 1.950 Euro pauschal."),
	SAY(4, 926, "angebote", "lena", "So gefällt es mir. Bitte raus damit, cc an Jonas."),
	SAY(4, 940, "angebote", "sabine", "Angebot ist raus, gültig vier Wochen."),
	SAY(4, 1004, "messe-hannover", "murat",
		"Vorschlag Exponate: DM 40 im Schnitt, DM 65 am Wasserkreislauf, PT 12 als Wand "
		"mit allen Anschlüssen. Der Kreislauf war letztes Jahr der Grund, warum Leute "
		"stehen geblieben sind."),
	SAY(4, 1009, "messe-hannover", "tobias",
		"Einverstanden. Kreislauf mit Pumpe heißt 3 kW extra, das nehme ich in die "
		"Bestellung. Ein Bildschirm reicht diesmal?"),
	SAY(4, 1012, "messe-hannover", "anna",
		"Einer reicht. Lieber mehr Platz zum Reden und zwei Stehtische."),
	SAY(4, 1140, "allgemein", "jonas",
		"Wieder da. Termin in Augsburg lief gut, Bericht folgt."),
	SAY(4, 1322, "angebote", "sabine",
		"Labor hat zurückgerufen: Eiltermin für die DM 65 geht, wenn das Gerät heute bis "
		"16 Uhr dort ist. Kostet 180 Euro Zuschlag."),
	SAY(4, 1324, "angebote", "murat",
		"Machen. Bei einem Rahmenvertrag über vier Jahre ist das geschenkt."),
	SAY(4, 1326, "angebote", "tobias", "Ich muss ohnehin in die Richtung und nehme es mit."),
	SAY(4, 1331, "angebote", "sabine", "Du rettest uns. Liegt am Empfang bereit."),
	SAY(4, 1518, "vertrieb-süd", "lena",
		"Herr Dorn hat die beiden Geräte um 14:50 bekommen und eingebaut. Er war erst "
		"sauer, dann freundlich: „Fehler passieren, aber so schnell hat noch keiner "
		"reagiert.“"),
	SAY(4, 1521, "vertrieb-süd", "anna",
		"Gut gelöst, euch beiden. Tobias, können wir die Lagerplätze von G1/4 und G1/2 "
		"trennen?"),
	SAY(4, 1534, "vertrieb-süd", "tobias",
		"Ja, bespreche ich morgen früh mit dem Lager. Die Schachteln sehen wirklich gleich "
		"aus."),
	SAY(4, 1640, "vertrieb-süd", "jonas",
		"Bericht Augsburg, Lindner Pumpen: neue Baureihe ab Herbst, sie brauchen je Pumpe "
		"einen PT 12, etwa 300 im Jahr. Muster möchten sie bis Ende des Monats. Lena, das "
		"ist ab jetzt deiner, ein schöner Einstand."),
	SAY(4, 1645, "vertrieb-süd", "lena",
		"Wow, danke! Ich bestelle fünf Muster und mache einen Termin vor Ort."),

	SAY(3, 805, "allgemein", "sabine",
		"Guten Morgen! Im Kühlschrank steht Kuchen, der muss heute weg."),
	SAY(3, 807, "allgemein", "murat", "Schon auf dem Weg."),
	SAY(3, 822, "angebote", "lena",
		"Frau Sailer von der Molkerei hat geantwortet. Sie hat ein Gegenangebot, angeblich "
		"11 % günstiger, und möchte 12 % Nachlass. Wie gehen wir damit um?"),
	SAY(3, 829, "angebote", "jonas",
		"Frag nach, ob das andere Angebot auch Hygieneausführung mit Zertifikat ist und "
		"wann geliefert wird. Beim letzten Mal war es die Standardausführung mit neun "
		"Wochen."),
	SAY(3, 834, "angebote", "anna",
		"12 % gehen nicht. Bis 6 % kann ich mitgehen, wenn sie die Inbetriebnahme "
		"dazunehmen und bis Monatsende bestellen. Lieber Leistung dazugeben als Preis "
		"nachlassen."),
	SAY(3, 838, "angebote", "lena",
		"Dann biete ich 5 % und die erste Kalibrierung nach einem Jahr kostenlos. Das "
		"kostet uns weniger und hilft Herrn Reiter beim Audit."),
	SAY(3, 840, "angebote", "anna", "Einverstanden, 5 % und Kalibrierung sind freigegeben."),
	SAY(3, 845, "preisliste-neu", "anna",
		"Hier sammeln wir die Preise ab Januar, bevor sie jemand anders sieht. "
		"Ausgangspunkt: **+3 %** auf alles außer den Auslaufmodellen."),
	SAY(3, 850, "preisliste-neu", "sabine",
		"Bei den Druckmessumformern sind die Einkaufspreise um 6 % gestiegen. Mit 3 % "
		"legen "
		"wir drauf."),
	SAY(3, 853, "preisliste-neu", "jonas",
		"Dann PT und DM getrennt ausweisen. Die Kunden verstehen das, wenn man es "
		"begründet."),
	SAY(3, 904, "messe-hannover", "tobias",
		"Strom ist bestellt: 9 kW, zwei Anschlüsse, ein Festwasseranschluss."),
	SAY_AS("dienstplan", 3, 917, "messe-hannover", "anna",
		"Dienstplan, erster Entwurf:\nTag 1: Anna, Murat, Tobias\nTag 2: Murat, Sabine, "
		"Tobias\nTag 3: Lena, Jonas, Sabine\nTag 4: Lena, Tobias"),
	SAY(3, 925, "messe-hannover", "murat",
		"An Tag 2 habe ich abends den Termin mit Hagemann, tagsüber passt es."),
	SAY(3, 928, "messe-hannover", "sabine",
		"Tag 3 geht bei mir nur bis 15 Uhr, danach Elternabend."),
	SAY(3, 931, "messe-hannover", "anna",
		"Dann tausche ich dich mit Tobias: du Tag 4, er Tag 3."),
	CHANGE("dienstplan", 3, 932, "messe-hannover", "anna",
		"Dienstplan:\nTag 1: Anna, Murat, Tobias\nTag 2: Murat, Sabine, Tobias\nTag 3: "
		"Lena, Jonas, Tobias\nTag 4: Lena, Sabine"),
	SAY(3, 934, "messe-hannover", "sabine", "Perfekt, danke!"),
	SAY(3, 1015, "messe-hannover", "sabine",
		"Hotels: In Hannover ist fast alles weg. Ich habe sechs Zimmer in Hildesheim "
		"reserviert, 25 Minuten mit der S-Bahn, kostenlos stornierbar bis zwei Wochen "
		"vorher."),
	SAY(3, 1018, "messe-hannover", "murat",
		"Hildesheim ist gut, da findet man abends sogar noch einen Tisch."),
	SAY(3, 1107, "angebote", "murat",
		"Altenried: Preisblatt ist fertig. Los 1 mit 60 DM 65, Los 2 mit 35 PT 12. In Los "
		"2 haben wir die Kalibrierung für vier Jahre eingerechnet. Kann bitte jemand mit "
		"frischen Augen gegenlesen?"),
	SAY(3, 1112, "angebote", "jonas", "Mache ich, schick her."),
	SAY(3, 1156, "angebote", "jonas",
		"Gelesen. Zwei Punkte: In Los 1, Position 4 steht die alte Artikelnummer, und bei "
		"der Eigenerklärung fehlt die Unterschrift."),
	SAY(3, 1203, "angebote", "murat",
		"Gut, dass du geschaut hast. Die Artikelnummer hätte uns rausgekegelt."),
	SAY(3, 1210, "allgemein", "tobias", "Der Kuchen ist übrigens weg. Wer war das?"),
	SAY(3, 1212, "allgemein", "murat", "Zwei Stück davon ich. Sehr gut war er."),
	SAY(3, 1405, "angebote", "lena",
		"Gespräch mit Frau Sailer: Das Gegenangebot ist ohne Hygienezertifikat, Lieferzeit "
		"neun Wochen. Jonas, du hattest recht. Die kostenlose Kalibrierung fand sie gut, "
		"sie spricht heute noch mit Herrn Reiter."),
	SAY(3, 1409, "angebote", "jonas",
		"Dann hast du sie. Nicht nachlegen, jetzt einfach warten."),
	SAY(3, 1612, "gute-nachrichten", "tobias",
		"Unsere Auszubildende Marie hat die Zwischenprüfung mit 94 Punkten bestanden. "
		"Morgen gibt es Kuchen."),
	SAY(3, 1614, "gute-nachrichten", "lena", "Glückwunsch an Marie! 🎉"),
	SAY(3, 1620, "gute-nachrichten", "anna", "Großartig, ich gehe gleich bei ihr vorbei."),

	SAY(2, 800, "allgemein", "anna",
		"Guten Morgen. Erinnerung: Um 12 Uhr läuft die Frist für Altenried ab. Murat und "
		"Sabine haben bis dahin Vorrang, bitte nur Dringendes an die beiden."),
	SAY(2, 818, "angebote", "sabine",
		"Der Kalibrierschein ist da, per Mail vom Labor, 7:42 Uhr. Liegt im Ordner "
		"Altenried."),
	SAY(2, 820, "angebote", "murat", "Dann haben wir alles. Ich lade jetzt hoch."),
	SAY(2, 857, "angebote", "murat",
		"Das Portal nimmt die Datei mit den Referenzen nicht an. Größer als 10 MB."),
	SAY(2, 901, "angebote", "sabine", "Ich verkleinere die Bilder. Fünf Minuten."),
	SAY(2, 907, "angebote", "sabine", "Neue Datei liegt im Ordner, 3,8 MB."),
	SAY_AS("abgabe", 2, 921, "angebote", "murat",
		"Abgegeben um 9:19 Uhr, Eingangsbestätigung ist da. Zuschlag soll Mitte Januar "
		"fallen."),
	CHANGE("abgabe", 2, 924, "angebote", "murat",
		"Abgegeben um 9:19 Uhr, Eingangsbestätigung ist da. Zuschlag soll Ende Januar "
		"fallen, die Bindefrist läuft bis 15. Februar."),
	SAY(2, 926, "angebote", "anna",
		"Danke euch allen. Fast drei Stunden Luft, das hatten wir noch nie."),
	SAY(2, 942, "vertrieb-süd", "tobias",
		"Lager: G1/4 und G1/2 liegen jetzt in getrennten Regalen, die G1/2 bekommen einen "
		"blauen Aufkleber. Ab nächster Lieferung steht das Gewinde auch groß auf der "
		"Schachtel."),
	SAY(2, 946, "vertrieb-süd", "lena",
		"Das schreibe ich Herrn Dorn, er hatte genau danach gefragt."),
	SAY(2, 1020, "vertrieb-süd", "jonas",
		"Stand der Übergabe: 9 von 14 Kunden sind angerufen, alle kennen jetzt Lena. Die "
		"übrigen fünf machen wir morgen Vormittag."),
	SAY(2, 1023, "vertrieb-süd", "anna",
		"Läuft ja wie am Schnürchen. Wer übernimmt die Servicefälle, die schon offen "
		"sind?"),
	SAY(2, 1027, "vertrieb-süd", "jonas",
		"Sind drei. Die schließe ich selbst noch ab, damit Lena sauber anfangen kann."),
	SAY(2, 1115, "messe-hannover", "lena",
		"Ich würde gern acht Kunden aus dem Süden einladen. Haben wir noch Freikarten?"),
	SAY(2, 1119, "messe-hannover", "tobias",
		"50 Codes, davon sind 12 vergeben. Nimm dir, was du brauchst, und trag es in die "
		"Liste ein."),
	SAY(2, 1141, "allgemein", "sabine",
		"Heute Suppe im Besprechungsraum 2, ich habe viel zu viel gekocht. Ab 12 Uhr."),
	SAY(2, 1143, "allgemein", "anna", "Nach diesem Vormittag genau richtig."),
	SAY(2, 1502, "angebote", "lena",
		"Frau Sailer hat gerade angerufen: Sie nehmen das Angebot mit 5 % und "
		"Inbetriebnahme. Die Bestellung kommt morgen schriftlich."),
	SAY(2, 1504, "angebote", "sabine", "Ja!! Ich reserviere schon mal die 16 Gehäuse."),
	SAY(2, 1507, "angebote", "anna",
		"Sehr schön verhandelt, Lena. Gefeiert wird, wenn das Papier da ist."),

	SAY(1, 804, "allgemein", "anna",
		"Guten Morgen! Um 14 Uhr ist unsere Wochenrunde. Punkte bis 12 Uhr an mich: Was "
		"lief gut, wo hakt es, wer braucht Hilfe?"),
	SAY(1, 811, "allgemein", "tobias", "Von mir: Messe und die neue Verpackung der PT 12."),
	SAY(1, 816, "allgemein", "jonas", "Übergabe Süd, fünf Minuten reichen."),
	SAY(1, 848, "angebote", "sabine",
		"Die Bestellung der Molkerei Oberland ist da: 24 DM 40, 6 PT 12, Inbetriebnahme. "
		"Auftragsbestätigung geht noch heute Vormittag raus."),
	SAY(1, 851, "gute-nachrichten", "lena",
		"Mein erster Auftrag im Süden: Molkerei Oberland, 24 DM 40 und 6 PT 12 mit "
		"Inbetriebnahme. Danke an Jonas für die Vorarbeit, an Sabine für das Angebot und "
		"an Tobias für die Gehäuse!"),
	SAY(1, 853, "gute-nachrichten", "jonas", "Das war deine Verhandlung. Glückwunsch, Lena! 🎉"),
	SAY(1, 855, "gute-nachrichten", "murat",
		"Bravo! Besser kann eine Übergabe nicht anfangen."),
	SAY(1, 900, "anna und lena", "anna",
		"Lena, wie läuft die Übergabe aus deiner Sicht? Ehrlich bitte, nicht für das "
		"Protokoll."),
	SAY(1, 907, "anna und lena", "lena",
		"Gut! Nur die Molkerei macht mir Sorgen, Frau Sailer ruft immer noch Jonas an. "
		"Können wir sie beim nächsten Mal zu dritt besuchen?"),
	SAY(1, 909, "anna und lena", "anna", "Machen wir. Ich rede mit Jonas."),
	SAY(1, 915, "messestand", "tobias",
		"Kurz unter uns dreien: Wer nimmt den Schlüssel für den Stand mit?"),
	SAY(1, 918, "messestand", "sabine", "Ich, ich bin als Erste da."),
	SAY(1, 930, "messe-hannover", "tobias",
		"Standbau ist freigegeben. Grafiken brauchen wir in zwei Wochen. Texte kommen von "
		"Murat, oder?"),
	SAY(1, 934, "messe-hannover", "murat", "Ja, ersten Entwurf bekommst du bis übermorgen."),
	SAY(1, 1035, "vertrieb-süd", "lena",
		"Alle 14 Kunden sind angerufen. Die fünf Muster für Lindner gehen heute raus, "
		"Vor-Ort-Termin ist in zwei Wochen."),
	SAY(1, 1038, "vertrieb-süd", "jonas",
		"Damit bin ich beruhigt. Bis Ende des Monats bin ich noch für Rückfragen da, "
		"danach hat mich erst einmal die Kleine."),
	SAY(1, 1041, "vertrieb-süd", "anna",
		"Wir wünschen euch eine wunderbare Elternzeit, Jonas. Und du fehlst uns jetzt "
		"schon."),
	SAY(1, 1410, "allgemein", "sabine",
		"Der Link zur Wochenrunde steht im Kalender, wir fangen gerade an. Murat, kommst "
		"du?"),
	SAY(1, 1411, "allgemein", "murat",
		"Bin gleich da, das Telefonat mit Hagemann hat länger gedauert."),
	SAY(1, 1506, "allgemein", "anna",
		"Danke für die Runde. Festgehalten: Angebote vor dem 15. Dezember nachfassen "
		"(alle), Messetexte (Murat), Verpackung PT 12 (Tobias). "
		"Schönen Feierabend nachher!"),
	SAY(1, 1512, "allgemein", "lena", "Danke, Anna. Eine gute Woche war das."),
};
const size_t demo_lines_count = sizeof(demo_lines) / sizeof(demo_lines[0]);
