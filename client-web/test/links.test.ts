import assert from 'node:assert/strict';
import { test } from 'node:test';
import { safeHref } from '../src/state/links';
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
		'(www.a.example)www.b.example(www.c.example/)': ['https://www.a.example/', 'https://www.b.example(www.c.example/)'],
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
		'[x](mailto:a@аpple.com) [x](mailto:a%0d%0abcc:b@evil.example)',
		'[x](https:///evil.example) https:///evil.example https://\\evil.example',
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
		'https://müller.de/ä': '<p><a https://xn--mller-kva.de/%C3%A4>https://müller.de/ä</a>!xn--mller-kva.de</>',
		'https://EXAMPLE.com': '<p><a https://example.com/>https://EXAMPLE.com</a></>',
		'[example.com](https://example.com)': '<p><a https://example.com/>example.com</a></>',
		'[www.example.com/x](https://example.com)': '<p><a https://example.com/>www.example.com/x</a></>',
		'[bank.example](https://evil.example)': '<p><a https://evil.example/>bank.example</a>!evil.example</>',
		'[https://bank.example](https://evil.example)': '<p><a https://evil.example/>https://bank.example</a>!evil.example</>',
		'[bank\u2060.example](https://evil.example)': '<p><a https://evil.example/>bank\u2060.example</a>!evil.example</>',
		'[bank\u034f.example](https://evil.example)': '<p><a https://evil.example/>bank\u034f.example</a>!evil.example</>',
		'[bank\u2024example](https://evil.example)': '<p><a https://evil.example/>bank\u2024example</a>!evil.example</>',
		'[bank\uff61example](https://evil.example)': '<p><a https://evil.example/>bank\uff61example</a>!evil.example</>',
		'[ba\u00adnk.example](https://bank.example)': '<p><a https://bank.example/>ba\u00adnk.example</a></>',
		'[a@bank.example](mailto:a@evil.example)': '<p><a mailto:a@evil.example>a@bank.example</a>!a@evil.example</>',
		'[müller.de](https://müller.de)': '<p><a https://xn--mller-kva.de/>müller.de</a>!xn--mller-kva.de</>',
		'[Angebot](https://аpple.com)': '<p><a https://xn--pple-43d.com/>Angebot</a>!xn--pple-43d.com</>',
		'[xn--pple-43d.com](https://аpple.com)': '<p><a https://xn--pple-43d.com/>xn--pple-43d.com</a></>',
		'www.müller.de:8080': '<p><a https://www.xn--mller-kva.de:8080/>www.müller.de:8080</a>!www.xn--mller-kva.de:8080</>',
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

/* After the cases of the URL standard: what a browser would make of it, if it may be followed at all. */
test('P-40: an address is read as a browser reads it, and followed if it is http, https or mailto', () => {
	const expected: Record<string, string | undefined> = {
		'http://example.com/././foo': 'http://example.com/foo',
		'http://example.com/foo/../../../ton': 'http://example.com/ton',
		'http://example.com/foo/%2e%2e/bar': 'http://example.com/bar',
		'http://example.com\\foo\\..\\bar': 'http://example.com/bar',
		'http://example.com/foo\tbar': 'http://example.com/foobar',
		'HTTP://EXAMPLE.COM:80/': 'http://example.com/',
		'https://example.com:443': 'https://example.com/',
		'https://example.com:0443/': 'https://example.com/',
		'http://example.com:65535': 'http://example.com:65535/',
		'http://example.com:65536': undefined,
		'http://example.com:x': undefined,
		'http://192.0x000201': 'http://192.0.2.1/',
		'http://0300.0.2.0xF0': 'http://192.0.2.240/',
		'http://4294967295': 'http://255.255.255.255/',
		'http://4294967296': undefined,
		'http://256.1.1.1': undefined,
		'http://1.2.3.4.5': undefined,
		'http://[1::2]:3/': 'http://[1::2]:3/',
		'http://[0:0::1]': 'http://[::1]/',
		'http://[::127.0.0.1]': 'http://[::7f00:1]/',
		'http://[1::2': undefined,
		'http://[::1%eth0]': undefined,
		'http://[www.example.com]': undefined,
		'http://ExAmPlE%2ecom': 'http://example.com/',
		'http://%zz%66%a.com': undefined,
		'http://%00.com': undefined,
		'http://a<b': undefined,
		'http://a^b': undefined,
		'http://a|b': undefined,
		'http://a b/': undefined,
		'http://hello%00': undefined,
		'http://ho%20st/': undefined,
		'http://ho\u00adst/': 'http://host/',
		'http://Ｇｏ.com': 'http://go.com/',
		'http://你好你好': 'http://xn--6qqa088eba/',
		'http://www.foo。bar.com': 'http://www.foo.bar.com/',
		'http://faß.example': 'http://xn--fa-hia.example/',
		'http://xn--': undefined,
		'http://\ufdd0zyx.com': undefined,
		'http://example.com/ %20': 'http://example.com/%20%20',
		'http://example.com/\u202efdp.exe': 'http://example.com/%E2%80%AEfdp.exe',
		'http://example.com/"><script>': 'http://example.com/%22%3E%3Cscript%3E',
		'http://example.com/?q="<\'': 'http://example.com/?q=%22%3C%27',
		'http://example.com/#"<`': 'http://example.com/#%22%3C%60',
		'http://@example.com': 'http://example.com/',
		'http://:@example.com': 'http://example.com/',
		'http://user@example.com': undefined,
		'http://:b@example.com': undefined,
		'http://a:b@c:29/d': undefined,
		'http://www.@bank.example/': undefined,
		'http://bank.example%40evil.example/': undefined,
		'http://:80': undefined,
		'http://': undefined,
		'http:///example.com': undefined,
		'http:/example.com': undefined,
		'http:example.com': undefined,
		'http:\\\\example.com': undefined,
		'http://?x': undefined,
		'http://#x': undefined,
		'//example.com': undefined,
		'/path': undefined,
		'': undefined,
		' http://example.com': undefined,
		'\0http://example.com': undefined,
		'h\tttp://example.com': undefined,
		'httpx://example.com': undefined,
		'ht%74p://example.com': undefined,
		'ws://example.com': undefined,
		'wss://example.com': undefined,
		'ftp://example.com': undefined,
		'file:///etc/passwd': undefined,
		'blob:https://example.com/1': undefined,
		'about:blank': undefined,
		'data:text/html,x': undefined,
		'javascript://example.com/%0aalert(1)': undefined,
		'JAVASCRIPT:alert(1)': undefined,
		'java\tscript:alert(1)': undefined,
		'\x01javascript:alert(1)': undefined,
		'view-source:https://example.com': undefined,
		'filesystem:https://example.com/x': undefined,
		'intent://example.com#Intent;end': undefined,
		'urn:isbn:0': undefined,
		'tel:1234567890': undefined,
		'mailto:a@example.com': 'mailto:a@example.com',
		'mailto:a@example.com?subject=%22x': 'mailto:a@example.com?subject=%22x',
		'MAILTO:a@example.com': 'mailto:a@example.com',
		'mailto:': undefined,
		'mailto:?bcc=a@example.com': undefined,
		'mailto:ä@example.com': undefined,
		'mailto:a@example.com%0d%0aBcc:b@evil.example': undefined,
	};
	for (const [address, href] of Object.entries(expected)) assert.equal(safeHref(address), href, JSON.stringify(address));
	assert.equal(safeHref(`https://example.com/${'x'.repeat(2028)}`)?.length, 2048);
	assert.equal(safeHref(`https://example.com/${'x'.repeat(2029)}`), undefined);
});
