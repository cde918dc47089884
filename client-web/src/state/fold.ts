/* Letters as people type them when they look for something: without case, accents and umlauts. */
export function fold(text: string): string {
	return text.toLowerCase().replaceAll('ß', 'ss').normalize('NFD').replace(/\p{M}/gu, '');
}

/* Both ways to write an umlaut without one: Müller is found by muller and by mueller. */
export function foldings(text: string): string {
	const plain = fold(text);
	const spelled = fold(text.normalize('NFC').replace(/[äöü]/gi, (letter) => `${fold(letter)}e`));
	return spelled === plain ? plain : `${plain} ${spelled}`;
}

/* Whether every word that is looked for occurs in it. */
export function hasWords(text: string, wanted: string): boolean {
	const folded = foldings(text);
	return fold(wanted).split(/\s+/).filter(Boolean).every((word) => folded.includes(word));
}
