import assert from 'node:assert/strict';
import { test } from 'node:test';
import { linksOf, treeOf } from './tree';

test('addresses are found, and end where the sentence goes on', () => {
	const expected: Record<string, string[]> = {
		'siehe https://example.com/a?b=c.': ['https://example.com/a?b=c'],
		'(http://example.com)': ['http://example.com/'],
		'**https://example.com/a_b**': ['https://example.com/a_b'],
		'https://de.wikipedia.org/wiki/Runde_(Spiel), ja': ['https://de.wikipedia.org/wiki/Runde_(Spiel)'],
		'mailto:info@example.com!': ['mailto:info@example.com'],
		'an lena.kurz@example.com.': ['mailto:lena.kurz@example.com'],
		'www.example.com/x, ja': ['https://www.example.com/x'],
		'5@10.50 und a@b und x@y.1': [],
		'https://example.com/?a[]=1&b={c}': ['https://example.com/?a[]=1&b={c}'],
		'{https://example.com/a}b und [https://example.com/c]': ['https://example.com/a', 'https://example.com/c'],
		'<https://example.com>': ['https://example.com/'],
		'[Angebot](https://example.com/a_(1))': ['https://example.com/a_(1)'],
		'[Post](mailto:a@example.com)': ['mailto:a@example.com'],
	};
	for (const [text, links] of Object.entries(expected)) assert.deepEqual(linksOf(text), links, text);
});

test('nothing else can be followed', () => {
	const texts = [
		'javascript:alert(1) data:text/html,x ftp://example.com vbscript:x file:///etc/passwd',
		'[x](javascript:alert(1))',
		'[x](JaVaScRiPt:alert(1))',
		'[x](\tjavascript:alert(1))',
		'[x](java\nscript:alert(1))',
		'[x](&#106;avascript:alert(1))',
		'[x](javascript&colon;alert(1))',
		'[x](//example.com)',
		'[x](/r/0000000000000)',
		'[x](data:text/html;base64,PHNjcmlwdD4=)',
		'[x](ws://example.com)',
		'[x](https:example.com)',
		'[x](https:\\\\example.com)',
		'[x](https://bank.example@evil.example/)',
		'https://bank.example@evil.example/',
		'https://user:word@evil.example/',
		'https://"onmouseover="alert(1)',
		'http://',
		'mailto:',
		'www.',
		'https://[x]/',
		'x://example.com xhttps://example.com',
	];
	for (const text of texts) assert.deepEqual(linksOf(text), [], text);
});

test('a link is never shown as something other than where it leads', () => {
	const expected: Record<string, string> = {
		/* Cyrillic and Greek letters, a dotless i, full width, a soft hyphen, an address as a number. */
		'https://аpple.com/x': '<p><a https://xn--pple-43d.com/x>https://xn--pple-43d.com/x</a></>',
		'https://пример.рф': '<p><a https://xn--e1afmkfd.xn--p1ai/>https://xn--e1afmkfd.xn--p1ai</a></>',
		'https://gοοgle.com': '<p><a https://xn--ggle-0nda.com/>https://xn--ggle-0nda.com</a></>',
		'https://bıng.com': '<p><a https://xn--bng-jua.com/>https://xn--bng-jua.com</a></>',
		'https://ｅxample.com': '<p><a https://example.com/>https://example.com</a></>',
		'https://0x7f.1/': '<p><a https://127.0.0.1/>https://127.0.0.1/</a></>',
		'https://ex%61mple.com/': '<p><a https://example.com/>https://example.com/</a></>',
		'https://müller.de/ä': '<p><a https://xn--mller-kva.de/%C3%A4>https://müller.de/ä</a></>',
		'https://EXAMPLE.com': '<p><a https://example.com/>https://EXAMPLE.com</a></>',
		'[example.com](https://example.com)': '<p><a https://example.com/>example.com</a></>',
		'[www.example.com/x](https://example.com)': '<p><a https://example.com/>www.example.com/x</a></>',
		'[bank.example](https://evil.example)': '<p><a https://evil.example/>bank.example</a>!evil.example</>',
		'[https://bank.example](https://evil.example)': '<p><a https://evil.example/>https://bank.example</a>!evil.example</>',
		'[a@bank.example](mailto:a@evil.example)': '<p><a mailto:a@evil.example>a@bank.example</a>!a@evil.example</>',
		'[Angebot](https://evil.example)': '<p><a https://evil.example/>Angebot</a></>',
		'[**hier**](https://example.com)': '<p><a https://example.com/><strong>hier</strong></a></>',
		'[[innen](https://a.example) außen](https://b.example)':
			'<p>[<a https://a.example/>innen</a> außen](<a https://b.example/>https://b.example</a>)</>',
	};
	for (const [text, tree] of Object.entries(expected)) assert.equal(treeOf(text), tree, text);
});

test('an address ends before what cannot be seen or turns the line round', () => {
	for (const hidden of ['\u202e', '\u2066', '\u200b', '\u00ad', '\ufeff', '\u200f'])
		assert.deepEqual(linksOf(`https://example.com/${hidden}gpj.exe`), ['https://example.com/']);
});
