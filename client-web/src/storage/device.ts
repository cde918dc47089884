/* What this browser calls itself. */
const BROWSERS: [RegExp, string][] = [
	[/Edg\//, 'Edge'],
	[/OPR\//, 'Opera'],
	[/Firefox\/|FxiOS\//, 'Firefox'],
	[/Chrome\/|CriOS\//, 'Chrome'],
	[/Safari\//, 'Safari'],
];
const SYSTEMS: [RegExp, string][] = [
	[/iPhone/, 'iPhone'],
	[/iPad/, 'iPad'],
	[/Android/, 'Android'],
	[/Windows/, 'Windows'],
	[/Mac OS X/, 'Mac'],
	[/CrOS/, 'ChromeOS'],
	[/Linux/, 'Linux'],
];

/* Such as "Firefox, Windows": by this a person knows their sessions apart. */
export function deviceName(agent: string): string {
	const first = (names: [RegExp, string][]) => names.find(([sign]) => sign.test(agent))?.[1];
	return [first(BROWSERS), first(SYSTEMS)].filter(Boolean).join(', ');
}
