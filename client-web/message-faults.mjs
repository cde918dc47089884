// Keys that stand twice in a catalogue: the first would be lost without a word.
export function repeatedKeys(text) {
	const keys = [...text.matchAll(/^\t"(\w+)":/gm)].map(([, key]) => key);
	return keys.filter((key, i) => keys.indexOf(key) !== i);
}

// What is wrong between the two catalogues, and between them and the source.
export function messageFaults(de, en, source) {
	const faults = [];
	// A plural may stand for a single word, as in {n, plural, one {ist} other {sind}}: that is no value.
	const branch = /(?<=\{\w+, plural,.*)(?:=\d+|\b(?:zero|one|two|few|many|other)) \{\w+\}/g;
	const values = (text) => [...new Set(text.replace(branch, '').match(/\{\w+(?=[,}])/g) ?? [])].sort().join();
	for (const key of Object.keys(de)) {
		if (!(key in en)) faults.push(`${key}: missing in English`);
		else if (values(de[key]) !== values(en[key])) faults.push(`${key}: other values in English`);
		if (!source.includes(`'${key}'`)) faults.push(`${key}: used nowhere`);
	}
	for (const key of Object.keys(en)) if (!(key in de)) faults.push(`${key}: missing in German`);
	return faults;
}
