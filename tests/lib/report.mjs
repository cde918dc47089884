/* Runs tests one after the other, names them by sentences, and counts. */

let passed = 0;
let failed = 0;

/* A test fails by throwing. Returns whether it passed, for tests that build on each other. */
export async function test(sentence, run) {
	const begun = Date.now();
	try {
		await run();
	} catch (error) {
		failed++;
		console.log(`FAILED  ${sentence}`);
		console.log(String(error?.stack ?? error).replace(/^/gm, '        '));
		return false;
	}
	passed++;
	const tookMs = Date.now() - begun;
	console.log(`ok      ${sentence}${tookMs > 1000 ? ` (${(tookMs / 1000).toFixed(1)} s)` : ''}`);
	return true;
}

/* The last line, and the program's exit status. */
export function finish() {
	console.log(`${passed} passed, ${failed} failed`);
	process.exit(failed === 0 && passed > 0 ? 0 : 1);
}

/* Fails with the complaints, the first few of them in full. */
export function expectNone(complaints) {
	if (complaints.length === 0) return;
	const shown = complaints.slice(0, 10).join('\n');
	const rest = complaints.length > 10 ? `\nand ${complaints.length - 10} more` : '';
	throw new Error(`${complaints.length} complaints:\n${shown}${rest}`);
}

export const isLong = process.argv.includes('--long');

/* The value after an option such as --seed. */
export function optionOf(name) {
	const at = process.argv.indexOf(name);
	return at < 0 ? undefined : process.argv[at + 1];
}
