import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deviceName } from '../src/storage/device';

test('a device is named by its browser and its system', () => {
	const names: Record<string, string> = {
		'Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0': 'Firefox, Windows',
		'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0': 'Edge, Windows',
		'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/19.0 Safari/605.1.15': 'Safari, Mac',
		'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Mobile/15E148 Safari/604.1': 'Safari, iPhone',
		'Mozilla/5.0 (Linux; Android 16) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36': 'Chrome, Android',
		'curl/8': '',
	};
	for (const [agent, name] of Object.entries(names)) assert.equal(deviceName(agent), name);
});
