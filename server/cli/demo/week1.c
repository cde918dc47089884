/* The first week: a new colleague, a fair, and pressure transmitters with the wrong thread. */
#include "cli/demo/lines.h"

static const struct demo_line day1[] = {
	SAY(801, "allgemein", "anna",
		"Guten Morgen @alle! Ab heute gehört Lena Kurz zu uns. Sie übernimmt in drei "
		"Wochen die Kunden von Jonas in Bayern und Baden-Württemberg und fährt bis dahin "
		"bei ihm mit. Herzlich willkommen, Lena!"),
	REACT(802, "allgemein", "murat sabine tobias", "👋"),
	REACT(803, "allgemein", "jonas marie", "🎉"),
	SAY(804, "allgemein", "lena",
		"Guten Morgen in die Runde und danke für den Blumenstrauß! Ich komme aus der "
		"Pumpenbranche, kenne also beide Enden eurer Geräte. Fragen werde ich trotzdem "
		"viele haben."),
	SAY(806, "allgemein", "murat",
		"Frag ruhig. Die einzige dumme Frage ist die nach dem Montagetermin."),
	REACT(807, "allgemein", "daniel sabine", "😄"),
	SAY_AS("übergabeplan", 815, "vertrieb-süd", "jonas",
		"Der Plan für die Übergabe:\n- Woche 1: Lena fährt mit, ich rede\n- Woche 2: Lena "
		"redet, ich fahre mit\n- Woche 3: Anrufe bei allen 14 Kunden, danach bin ich in "
		"Elternzeit\n\nDie Kundenliste liegt im Ordner Süd, nach Dringlichkeit sortiert."),
	PIN("übergabeplan", 816, "jonas"),
	SAY(819, "vertrieb-süd", "lena", "Sehr übersichtlich, danke. Wer sind die drei ganz oben?"),
	SAY(822, "vertrieb-süd", "jonas",
		"Kessler Anlagenbau, Lindner Pumpen und die Molkerei Oberland. Kessler ruft oft "
		"an, Lindner selten, die Molkerei nur, wenn es brennt."),
	SAY(826, "vertrieb-süd", "sabine",
		"Und bei Kessler immer erst nach dem Wetter fragen, dann geht alles leichter."),
	REACT(827, "vertrieb-süd", "lena jonas", "😄"),
	MEET(828, DEMO_PLAN, "allgemein", "anna", "wochenrunde"),
	SAY(840, "messe-nürnberg", "tobias",
		"Der Lkw nach Nürnberg ist beladen, Abfahrt 10 Uhr. Aufbau ist heute Nachmittag, "
		"am {w2} gilt es: Halle 4A, Stand 318."),
	SAY(843, "messe-nürnberg", "murat",
		"Der Wasserkreislauf ist dabei? Beim letzten Mal fehlte die Pumpe."),
	SAY(845, "messe-nürnberg", "tobias",
		"Ist dabei. Ich habe sie eigenhändig angeschnallt wie ein Kind."),
	REACT(846, "messe-nürnberg", "murat anna marie", "👍"),
	SAY(910, "angebote", "sabine",
		"Neue Anfrage der Stadtwerke Weilheim: 4 × DM 65 für die Hauptleitungen, Einbau so "
		"bald wie möglich. Murat, reichen überall die geraden Einlaufstrecken? Die "
		"Zeichnung liegt im Ordner."),
	SAY(932, "angebote", "murat",
		"Drei Stellen sind gut. An der vierten sitzt ein Bogen direkt davor, da brauchen "
		"wir mindestens fünf Durchmesser Abstand. Ich zeichne es ihnen ein."),
	SAY(938, "angebote", "sabine", "Danke. Dann schreibe ich den Hinweis ins Angebot."),
	SAY(1144, "mittagspause", "sabine",
		"Heute gibt es Käsespätzle beim Wirt nebenan. Wer kommt mit?"),
	REACT(1145, "mittagspause", "murat marie", "🙋"),
	SAY(1147, "mittagspause", "murat",
		"Lena, die Regel hier: Wer zuletzt kommt, zahlt die Röstzwiebeln. Ach so, Lena ist "
		"ja gar nicht im Kanal."),
	SAY(1149, "mittagspause", "marie", "Dann zahlst du, Murat."),
	SAY(1310, "service", "daniel",
		"Kurzer Stand aus dem Kalibrierlabor: 17 Geräte warten, das älteste seit neun "
		"Tagen. Ich arbeite am {w2} und {w3} nur daran."),
	SAY(1316, "service", "sabine",
		"Drei Kunden haben schon nachgefragt. Ich gebe dir die Seriennummern der Geräte "
		"durch, die zuerst an die Reihe müssen."),
	REACT(1317, "service", "daniel", "🙏"),
	SAY(1555, "messe-nürnberg", "tobias",
		"Stand steht. Strom liegt, Wasser läuft, Teppich ist blau statt grau, aber das "
		"merkt keiner."),
	SAY(1602, "messe-nürnberg", "anna",
		"Blau passt sowieso besser zu uns. Ich bin am {w3} bei euch."),
	SAY(1640, "anna und lena", "anna", "Na, wie war der erste Tag?"),
	SAY(1644, "anna und lena", "lena",
		"Voll, aber gut! Jonas erklärt sehr geduldig. Eine Frage: Ab welchem Betrag muss "
		"ein Angebot über deinen Tisch?"),
	SAY(1648, "anna und lena", "anna",
		"Bis 50.000 Euro entscheidest du selbst, Rabatt bis 8 % auch. Darüber bitte eine "
		"kurze Nachricht im Kanal angebote, ich antworte am selben Tag."),
	REACT(1649, "anna und lena", "lena", "👍"),
};

static const struct demo_line day2[] = {
	SAY(758, "messe-nürnberg", "tobias",
		"Türen sind offen. Der erste Besucher hat nach der Toilette gefragt, der zweite "
		"nach dem PT 12."),
	REACT(800, "messe-nürnberg", "sabine marie anna", "😂"),
	SAY(805, "allgemein", "anna",
		"Guten Morgen. Murat und Tobias sind bis {w4} in Nürnberg und nur zwischendurch "
		"erreichbar. Technische Fragen bitte an Daniel."),
	REACT(806, "allgemein", "daniel sabine", "👍"),
	SAY(812, "allgemein", "sabine",
		"Das CRM ist heute ab 17 Uhr für eine Stunde nicht erreichbar, die IT spielt eine "
		"neue Fassung ein. Besuchsberichte bitte vorher speichern."),
	SAY(815, "allgemein", "tobias",
		"Danke für den Hinweis. Letztes Mal war mein halber Bericht weg."),
	SAY(836, "angebote", "sabine",
		"Die Anfrage der Molkerei Oberland ist jetzt vollständig:\n- 24 × DM 40 in "
		"Hygieneausführung, Milchrohrverschraubung DN 40\n- 6 × PT 12, 0 bis 10 bar\n- "
		"Lieferung in fünf Wochen, dann wird bei ihnen die Linie 2 aufgebaut"),
	SAY(838, "angebote", "sabine",
		"Haken: Die Hygieneausführung hat im Moment sieben Wochen Lieferzeit. @Tobias "
		"Hofmann, geht da etwas?"),
	SAY(851, "angebote", "tobias",
		"Zwischen zwei Besuchern: 16 Gehäuse liegen im Lager. Für die übrigen 8 rufe ich "
		"in der Fertigung an, Antwort bis Mittag."),
	SAY(902, "vertrieb-süd", "jonas",
		"Lena und ich fahren gleich zur Molkerei. Technischer Leiter ist Herr Reiter: sehr "
		"direkt, aber fair. Den Einkauf macht Frau Sailer, die fragt immer nach Rabatt, "
		"auch wenn sie schon einen hat."),
	SAY(904, "vertrieb-süd", "lena",
		"Ich sitze schon im Auto und lerne Namen auswendig. Um halb zehn sind wir da."),
	SAY(1031, "messe-nürnberg", "murat",
		"Am Kreislauf stehen sie wieder in zwei Reihen. Ich brauche mehr Datenblätter vom "
		"DM 40."),
	SAY(1034, "messe-nürnberg", "marie", "Ich drucke 200 nach und gebe sie Anna am {w3} mit."),
	REACT(1035, "messe-nürnberg", "murat tobias", "❤️"),
	SAY_AS("kaffee", 1150, "mittagspause", "marie",
		"Die Kaffeemaschine zeigt „Bohnen leer“. Sie ist randvoll."),
	REPLY("kaffee", 1152, "sabine",
		"Seit heute früh. Ich habe sie schon aus- und wieder eingeschaltet, das Höchste "
		"meiner Kunst."),
	REPLY("kaffee", 1153, "murat",
		"Füllstand messen könnten wir ja. Wir sind nur eine Messtechnikfirma."),
	REACT(1154, "mittagspause", "sabine marie tobias anna", "😂"),
	SAY(1220, "angebote", "tobias",
		"Rückmeldung der Fertigung zur Molkerei: 16 Stück in vier Wochen, die restlichen 8 "
		"eine Woche später. In fünf Wochen wäre also alles da."),
	REACT(1221, "angebote", "sabine lena jonas", "🎉"),
	SAY(1312, "angebote", "sabine", "Das reicht gerade. Ich rechne das Angebot fertig."),
	SAY(1441, "vertrieb-süd", "lena",
		"Zurück von der Molkerei. Wichtig ist Herrn Reiter der Termin, nicht der Preis: "
		"Jeder Tag Stillstand kostet sie rund 18.000 Euro. Zwei Lieferungen sind in "
		"Ordnung, wenn die erste vollständig für Tank 1 bis 4 reicht."),
	SAY(1446, "vertrieb-süd", "jonas",
		"Sehr gut gefragt. Genau damit kannst du nachher bei Frau Sailer argumentieren."),
	SAY(1725, "messe-nürnberg", "tobias",
		"Erster Tag vorbei: 19 Gespräche, davon sechs mit festem Vorhaben. Die Füße sind "
		"durch."),
};

static const struct demo_line day3[] = {
	SAY(758, "allgemein", "jonas",
		"Bin heute bis 11 Uhr mit Lena unterwegs nach Augsburg, danach erreichbar. Auf der "
		"A8 ist das Netz wie immer."),
	SAY(810, "messe-nürnberg", "anna",
		"Bin am Stand, mit 200 Datenblättern und Brezen. Marie hat sogar einen Zettel mit "
		"der richtigen Telefonnummer drangeklebt."),
	REACT(811, "messe-nürnberg", "tobias murat", "🥨"),
	SAY_AS("kessler", 833, "vertrieb-süd", "sabine",
		"@vertrieb-süd: Kessler Anlagenbau reklamiert. Zwei PT 12 aus der letzten "
		"Lieferung haben G¼ statt G½. Die Monteure stehen auf der Baustelle in Ulm."),
	REACT(834, "vertrieb-süd", "daniel", "😬"),
	REPLY("kessler", 836, "lena", "Oh nein. Was steht in der Auftragsbestätigung?"),
	NAME("kessler", 837, "sabine", "Kessler: falsches Gewinde"),
	REPLY("kessler", 839, "sabine",
		"G½. Der Fehler liegt bei uns, im Lager vertauscht. Zwei richtige Geräte sind da."),
	REPLY("kessler", 842, "lena",
		"Dann bitte heute noch mit dem Expressfahrer nach Ulm, auf unsere Kosten. Ich rufe "
		"Herrn Dorn an und sage es ihm selbst."),
	REACT(843, "vertrieb-süd", "jonas anna", "👍"),
	SAY_AS("dorn", 845, "vertrieb-süd", "sabine",
		"Fahrer ist bestellt, Abholung 9 Uhr. Privatnummer von Herrn Dorn, falls du ihn "
		"auf der Baustelle nicht erreichst: 0171 3920042"),
	SAY(847, "vertrieb-süd", "lena",
		"Danke! Die Nummer habe ich mir notiert, nimm sie hier bitte wieder raus."),
	ERASE("dorn", 848, "sabine"),
	SAY(849, "vertrieb-süd", "sabine", "Stimmt, ist gelöscht. Der Fahrer kommt um 9 Uhr."),
	NAME("kaffee", 905, "murat", "Kaffeemaschine"),
	REPLY("kaffee", 905, "marie", "Tag 2: Sie mahlt jetzt, aber ins Leere."),
	SAY(921, "service", "daniel",
		"Stand Kalibrierlabor: sechs Geräte fertig, elf warten noch."),
	SAY(1145, "vertrieb-süd", "jonas",
		"Bericht Augsburg, Lindner Pumpen: neue Baureihe ab Herbst, sie brauchen je Pumpe "
		"einen PT 12, etwa 300 im Jahr. Muster möchten sie in zwei Wochen. @Lena Kurz, "
		"Lindner ist ab jetzt dein Kunde. Ein schöner Einstand!"),
	REACT(1146, "vertrieb-süd", "anna sabine", "🚀"),
	SAY(1150, "vertrieb-süd", "lena",
		"Wow, danke! Ich bestelle fünf Muster und mache einen Termin vor Ort."),
	SAY(1334, "messe-nürnberg", "murat",
		"Ein Herr von den Wasserwerken Altenried war hier: Sie schreiben in den nächsten "
		"Tagen aus, 60 Durchflussmesser und 35 Drucktransmitter. Er hat sich eine Stunde "
		"lang den Kreislauf erklären lassen."),
	SAY(1336, "messe-nürnberg", "anna",
		"Das wäre der größte Auftrag des Jahres. Murat, nimmst du das in die Hand?"),
	SAY(1337, "messe-nürnberg", "murat", "Schon dabei."),
	REACT(1338, "messe-nürnberg", "anna tobias sabine", "💪"),
	SAY(1518, "vertrieb-süd", "lena",
		"Herr Dorn hat die beiden Geräte um 14:50 Uhr bekommen und eingebaut. Er war erst "
		"sauer, dann freundlich: „Fehler passieren, aber so schnell hat noch keiner "
		"reagiert.“"),
	REACT(1519, "vertrieb-süd", "sabine jonas anna tobias", "❤️"),
	SAY(1521, "vertrieb-süd", "anna",
		"Gut gelöst, euch beiden. Tobias, können wir nach der Messe die Lagerplätze von G¼ "
		"und G½ trennen?"),
	SAY(1534, "vertrieb-süd", "tobias",
		"Ja, bespreche ich am {w5} mit dem Lager. Die Schachteln sehen wirklich gleich "
		"aus."),
	SAY(1610, "lena und daniel", "lena",
		"Daniel, hast du kurz Zeit für eine Anfängerfrage? Wann nehme ich beim DM 40 die "
		"Hygieneausführung und wann reicht Standard?"),
	SAY(1618, "lena und daniel", "daniel",
		"Sobald das Produkt gegessen oder getrunken wird: Hygiene. Kühlwasser und Heizung: "
		"Standard. Im Zweifel frag nach der Reinigung, „CIP“ heißt immer Hygiene."),
	SAY(1620, "lena und daniel", "lena",
		"Das hätte ich gern im Handbuch so kurz gelesen. Danke!"),
	REACT(1621, "lena und daniel", "daniel", "🙂"),
};

static const struct demo_line day4[] = {
	SAY(803, "allgemein", "sabine",
		"Guten Morgen! Marie ist heute in der Berufsschule, das Telefon im Innendienst "
		"übernehme ich allein. Bitte etwas Geduld."),
	SAY_AS("oberland", 905, "angebote", "sabine",
		"Das Angebot für die Molkerei Oberland ist im Entwurf fertig: 24 × DM 40 zu 1.480 "
		"Euro, 6 × PT 12 zu 412 Euro, zusammen 37.992 Euro netto. Zwei Lieferungen, vier "
		"und fünf Wochen ab Auftrag."),
	REPLY("oberland", 911, "lena",
		"Schaue ich mir gleich an. Müssten 24 × 1.480 nicht schon 35.520 sein?"),
	REPLY("oberland", 913, "sabine", "Sind es, plus 2.472 für die PT 12. Passt also."),
	REPLY("oberland", 914, "lena", "Ja, mein Fehler. Inbetriebnahme haben wir nicht drin?"),
	REPLY("oberland", 918, "sabine", "Guter Punkt, die wollten sie wahlweise. Ergänze ich."),
	EDIT("oberland", 921, "sabine",
		"Das Angebot für die Molkerei Oberland ist im Entwurf fertig: 24 × DM 40 zu 1.480 "
		"Euro, 6 × PT 12 zu 412 Euro, zusammen 37.992 Euro netto. Zwei Lieferungen, vier "
		"und fünf Wochen ab Auftrag. Inbetriebnahme wahlweise: 1.950 Euro pauschal."),
	REPLY("oberland", 926, "lena", "So gefällt es mir. Bitte raus damit, Jonas in Kopie."),
	PIN("oberland", 927, "lena"),
	NAME("oberland", 928, "sabine", "Angebot Molkerei Oberland"),
	SAY(940, "angebote", "sabine", "Das Angebot an die Molkerei ist raus, gültig vier Wochen."),
	REACT(941, "angebote", "lena jonas", "👍"),
	SAY(1002, "service", "daniel",
		"Stand Kalibrierlabor: noch vier Geräte. Die drei eiligen sind verpackt und gehen "
		"um 12 Uhr raus."),
	REACT(1003, "service", "sabine", "🎉"),
	SAY(1044, "angebote", "sabine",
		"Die Stadtwerke Weilheim haben bestellt: 4 × DM 65 wie angeboten, Murats Zeichnung "
		"haben sie gleich dem Rohrbauer gegeben. Inbetriebnahme am {w7}, @Daniel Roth, "
		"passt das?"),
	SAY(1051, "angebote", "daniel", "{w7} um 9 Uhr, ist eingetragen."),
	SAY(1055, "gute-nachrichten", "sabine",
		"Der erste Auftrag aus der Messewoche kommt gar nicht von der Messe: Die "
		"Stadtwerke Weilheim nehmen vier DM 65."),
	REACT(1056, "gute-nachrichten", "anna murat lena", "👏"),
	SAY(1155, "mittagspause", "sabine",
		"Wegen der Kaffeemaschine: Ich habe von zu Hause die Filterkanne mitgebracht. Wie "
		"1987."),
	REACT(1156, "mittagspause", "anna murat marie", "☕"),
	SAY(1540, "messe-nürnberg", "tobias",
		"Noch zwei Stunden. Insgesamt sind wir bei 63 Gesprächen, letztes Jahr waren es "
		"48."),
	REACT(1541, "messe-nürnberg", "anna sabine murat", "👏"),
	SAY(1733, "messe-nürnberg", "tobias",
		"Abgebaut. Die Pumpe ist wieder angeschnallt. Rückfahrt am {w5} in aller Frühe."),
	SAY(1736, "messe-nürnberg", "anna",
		"Ihr wart großartig. Ab {w6} wird nachgefasst, Sabine verteilt die Listen."),
};

static const struct demo_line day5[] = {
	SAY(815, "messe-nürnberg", "sabine",
		"Die 63 Kontakte sind eingetragen: 11 heiß, 27 warm, 25 für später. @messeteam, "
		"jeder nimmt seine eigenen, die Liste liegt im Ordner Nürnberg. Frist ist der "
		"{d10}."),
	REACT(816, "messe-nürnberg", "murat", "👍"),
	SAY(829, "vertrieb-süd", "jonas",
		"Woche 1 ist geschafft: Lena war jetzt bei fünf von 14 Kunden dabei. Zwei haben "
		"hinterher gefragt, ob ich schon früher gehen kann."),
	REACT(830, "vertrieb-süd", "anna sabine lena daniel", "😂"),
	SAY(942, "vertrieb-süd", "tobias",
		"Lager: G¼ und G½ liegen ab heute in getrennten Regalen, die G½ bekommen einen "
		"blauen Aufkleber. Ab der nächsten Lieferung steht das Gewinde auch groß auf der "
		"Schachtel."),
	REPLY("kessler", 946, "lena",
		"Herr Dorn weiß Bescheid, er hatte genau nach getrennten Regalen gefragt. Damit "
		"ist die Sache erledigt."),
	RESOLVE("kessler", 946, "lena", "Kessler: falsches Gewinde"),
	REACT(947, "vertrieb-süd", "sabine tobias", "💙"),
	SAY(1010, "messe-hannover", "tobias",
		"Nach der Messe ist vor der Messe: Der Stand in Hannover ist bestätigt. Halle 11, "
		"24 m², Eckstand. Offen sind Stromanschluss, Freigabe des Standbaus und der "
		"Dienstplan."),
	SAY(1018, "messe-hannover", "anna",
		"Sehr gut. Bis wann müssen wir den Strom bestellt haben?"),
	SAY(1021, "messe-hannover", "tobias",
		"Bis {w12}, {d12}. Danach kostet es 40 % Aufschlag. Ich brauche nur die Liste der "
		"Exponate, dann rechne ich die Leistung aus."),
	SAY(1130, "sabine und marie", "sabine",
		"Marie, magst du ab {w6} die Auftragsbestätigungen allein machen? Ich schaue die "
		"ersten fünf mit an."),
	SAY(1133, "sabine und marie", "marie", "Gern! Darf ich auch die mit Teillieferung?"),
	SAY(1134, "sabine und marie", "sabine", "Gerade die. Da lernt man am meisten."),
	REACT(1135, "sabine und marie", "marie", "💪"),
	SAY(1148, "mittagspause", "murat", "Wer kommt um 12:15 Uhr mit zum Italiener an der Ecke?"),
	SAY(1150, "mittagspause", "sabine", "Ich! Aber um eins muss ich zurück sein."),
	SAY(1151, "mittagspause", "tobias",
		"Bin dabei. Drei Tage Messebrötchen hinterlassen Spuren."),
	MEET(1401, DEMO_HOLD, "allgemein", "anna", "erste Wochenrunde"),
	SAY(1445, "service", "daniel",
		"Das Kalibrierlabor ist leer. Alle 17 Geräte sind raus, die Scheine im Ordner."),
	REACT(1446, "service", "sabine murat marie lena", "👏"),
	SAY(1512, "allgemein", "anna",
		"Danke für die Wochenrunde. Festgehalten: Nachfassen Nürnberg bis zum {d10} "
		"(Messeteam), Liste der Exponate für Hannover (Murat), getrennte Lagerplätze für "
		"die PT 12 (schon erledigt, danke Tobias)."),
	REACT(1513, "allgemein", "tobias sabine murat jonas", "👍"),
	SAY(1605, "gute-nachrichten", "murat",
		"Hagemann Lebensmitteltechnik hat verlängert: Rahmenvertrag über zwei weitere "
		"Jahre zu gleichen Bedingungen. Unterschrift liegt vor."),
	REACT(1606, "gute-nachrichten", "sabine tobias jonas lena", "🎉"),
	SAY(1608, "gute-nachrichten", "anna", "Stark, Murat. Das waren harte vier Monate."),
	REACT(1609, "gute-nachrichten", "marie daniel", "👏"),
	SAY(1611, "gute-nachrichten", "sabine", "Glückwunsch! Dann lege ich die Abrufe an."),
};

const struct demo_day demo_week1[DEMO_WEEK_DAYS] = {
	DAY(day1), DAY(day2), DAY(day3), DAY(day4), DAY(day5)};
