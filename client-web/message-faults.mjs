// What is wrong between the two catalogues, and between them and the source.
export function messageFaults(de, en, source) {
	const faults = [];
	// Not the one word that a plural may stand for, as in one {ist} other {sind}.
	const value = /(?<!(?:\b(?:zero|one|two|few|many|other)|=\d+) *)\{\w+(?=[,}])/g;
	const values = (text) => [...new Set(text.match(value) ?? [])].sort().join();
	for (const key of Object.keys(de)) {
		if (!(key in en)) faults.push(`${key}: missing in English`);
		else if (values(de[key]) !== values(en[key])) faults.push(`${key}: other values in English`);
		if (!source.includes(`'${key}'`)) faults.push(`${key}: used nowhere`);
	}
	for (const key of Object.keys(en)) if (!(key in de)) faults.push(`${key}: missing in German`);
	return faults;
}
