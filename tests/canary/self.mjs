/* That the scanner finds what it is for. */
import { expectNone, test } from '../lib/report.mjs';
import { findMarks, formsOfBytes, formsOfText } from './scan.mjs';

const WORD = 'Kanarie0123456789abcdefEnde';
const FILLINGS = ['', 'a', 'ab', 'abc', '{"text":"'];

const WAYS = {
	'as it is': (text) => Buffer.from(text),
	'in UTF-16LE': (text) => Buffer.from(text, 'utf16le'),
	'in UTF-16BE': (text) => Buffer.from(text, 'utf16le').swap16(),
	'in hex': (text) => Buffer.from(Buffer.from(text).toString('hex')),
	'in upper hex': (text) => Buffer.from(Buffer.from(text).toString('hex').toUpperCase()),
	'in base64': (text) => Buffer.from(Buffer.from(text).toString('base64')),
	'in base64url': (text) => Buffer.from(Buffer.from(text).toString('base64url')),
	'in lower case': (text) => Buffer.from(text.toLowerCase()),
	'in upper case': (text) => Buffer.from(text.toUpperCase()),
	'in lower case and base64': (text) => Buffer.from(Buffer.from(text.toLowerCase()).toString('base64')),
};

export async function testScanner() {
	const marks = { word: formsOfText(WORD) };
	for (const [way, write] of Object.entries(WAYS))
		await test(`the scanner finds a planted text ${way}, wherever it begins`, () => {
			for (const before of FILLINGS)
				for (const after of FILLINGS) {
					const content = Buffer.concat([Buffer.from([0, 255]), write(before + WORD + after)]);
					if (findMarks(marks, { file: content }).length === 0)
						throw new Error(`not between '${before}' and '${after}'`);
				}
		});
	await test('the scanner finds a planted secret as bytes and in the name of a file', () => {
		const secret = Buffer.from('00112233445566778899aabbccddeeff', 'hex');
		const secrets = { secret: formsOfBytes(secret, 'bytes') };
		const planted = { a: Buffer.concat([Buffer.alloc(7), secret]), [secret.toString('hex')]: Buffer.alloc(1) };
		for (const [name, content] of Object.entries(planted))
			if (findMarks(secrets, { [name]: content }).length === 0) throw new Error(`not in ${name}`);
	});
	await test('the scanner finds nothing where nothing is', () => {
		expectNone(findMarks(marks, { file: Buffer.from('Kanarie and Ende, and much else') }));
	});
}
