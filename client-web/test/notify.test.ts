import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decide, NOTICE_DEFAULTS, type Happening, type NoticeSettings } from '../src/state/notify';

/* Wednesday, ten o'clock; somebody else says something in a channel while the person is elsewhere. */
const WEDNESDAY = { now: 1_000_000, minute: 10 * 60, day: 3 };
const SAID: Happening = { isOwn: false, isDirect: false, level: 'all', isInView: false, isAttentive: false };
const ON: NoticeSettings = { ...NOTICE_DEFAULTS, system: true };

/* What happens, what is set, the time; and what comes of it. */
const TABLE: [string, Partial<Happening>, Partial<NoticeSettings>, Partial<typeof WEDNESDAY>, string][] = [
	['an ordinary message', {}, {}, {}, 'badge ordinary'],
	['a call by name', { call: 'person' }, {}, {}, 'system mention'],
	['a call by group', { call: 'group' }, {}, {}, 'system group'],
	['a call to all', { call: 'all' }, {}, {}, 'system all'],
	['said to the person alone', { isDirect: true }, {}, {}, 'system direct'],
	['said by the person', { isOwn: true, call: 'all' }, {}, {}, 'none own'],
	['in a room that is switched off', { level: 'nothing', call: 'person' }, {}, {}, 'none nothing'],
	['ordinary, where only calls are wanted', { level: 'mentions' }, {}, {}, 'none mentions'],
	['direct, where only calls are wanted', { level: 'mentions', isDirect: true }, {}, {}, 'none mentions'],
	['a call, where only calls are wanted', { level: 'mentions', call: 'all' }, {}, {}, 'system all'],
	['a reminder', { call: 'reminder' }, {}, {}, 'system reminder'],
	['a reminder, while the person works', { call: 'reminder', isAttentive: true }, {}, {}, 'sound reminder'],
	['a reminder, not to be disturbed', { call: 'reminder' }, { until: 1_000_001 }, {}, 'badge do_not_disturb'],
	['a meeting that begins', { call: 'meeting', isAttentive: true }, {}, {}, 'sound meeting'],
	['a meeting that begins, elsewhere', { call: 'meeting' }, {}, {}, 'system meeting'],
	['a meeting that begins, not to be disturbed', { call: 'meeting' }, { until: 1_000_001 }, {}, 'badge do_not_disturb'],
	['called into a meeting', { call: 'called', isAttentive: true }, {}, {}, 'sound called'],
	['called into a meeting, elsewhere', { call: 'called' }, {}, {}, 'system called'],
	['called into a meeting, while in another one', { call: 'called', inMeeting: true }, {}, {}, 'system called'],
	['called into a meeting, not to be disturbed', { call: 'called' }, { until: 1_000_001 }, {}, 'badge do_not_disturb'],
	['while in a meeting', { call: 'person', inMeeting: true }, {}, {}, 'badge in_meeting'],
	['said to the person alone, while in a meeting', { isDirect: true, inMeeting: true, isAttentive: true }, {}, {}, 'badge in_meeting'],
	['a meeting that begins, while in another one', { call: 'meeting', inMeeting: true }, {}, {}, 'badge in_meeting'],
	['while in a meeting, if that may ring', { call: 'person', inMeeting: true }, { meeting: false }, {}, 'system mention'],
	['an ordinary message, while in a meeting', { inMeeting: true }, {}, {}, 'badge ordinary'],
	['a reply in a thread that is followed', { thread: 'followed' }, {}, {}, 'system thread'],
	['the same, where only calls are wanted', { thread: 'followed', level: 'mentions' }, {}, {}, 'system thread'],
	['the same, in a room that is switched off', { thread: 'followed', level: 'nothing' }, {}, {}, 'none nothing'],
	['the same, while the thread is read', { thread: 'followed', isInView: true, isAttentive: true }, {}, {}, 'none looking'],
	['the same, not to be disturbed', { thread: 'followed' }, { until: 1_000_001 }, {}, 'badge do_not_disturb'],
	['a reply in another thread', { thread: 'other' }, {}, {}, 'none other_thread'],
	['the same, in a conversation', { thread: 'other', isDirect: true }, {}, {}, 'none other_thread'],
	['a call in another thread', { thread: 'other', call: 'person' }, {}, {}, 'system mention'],
	['under the eyes of the person', { call: 'person', isInView: true, isAttentive: true }, {}, {}, 'none looking'],
	['on screen, but nobody looks', { call: 'person', isInView: true }, {}, {}, 'system mention'],
	['while the person reads elsewhere', { call: 'person', isAttentive: true }, {}, {}, 'sound mention'],
	['the same without sound', { call: 'person', isAttentive: true }, { sound: false }, {}, 'badge mention'],
	['without leave for notices', { call: 'person' }, { system: false }, {}, 'sound mention'],
	['without leave and sound', { call: 'person' }, { system: false, sound: false }, {}, 'badge not_allowed'],
	['not to be disturbed', { call: 'person' }, { until: 1_000_001 }, {}, 'badge do_not_disturb'],
	['when that is over', { call: 'person' }, { until: 1_000_000 }, {}, 'system mention'],
	['in quiet hours', { call: 'person' }, { quiet: true }, { minute: 23 * 60 }, 'badge quiet_hours'],
	['as they begin', { isDirect: true }, { quiet: true }, { minute: 18 * 60 }, 'badge quiet_hours'],
	['early in the morning', { isDirect: true }, { quiet: true }, { minute: 8 * 60 - 1 }, 'badge quiet_hours'],
	['as they end', { isDirect: true }, { quiet: true }, { minute: 8 * 60 }, 'system direct'],
	['at noon, when that is quiet', { isDirect: true }, { quiet: true, quietFrom: 720, quietTo: 780 }, { minute: 750 }, 'badge quiet_hours'],
	['at night, when only noon is quiet', { isDirect: true }, { quiet: true, quietFrom: 720, quietTo: 780 }, { minute: 0 }, 'system direct'],
	['on a Sunday', { call: 'person' }, { workdays: true }, { day: 0 }, 'badge day_off'],
	['on a Sunday that counts', { call: 'person' }, { workdays: true, days: [0] }, { day: 0 }, 'system mention'],
	['on any day, as long as nothing is set', { call: 'person' }, {}, { day: 0, minute: 180 }, 'system mention'],
];

for (const [name, what, settings, time, expected] of TABLE)
	test(`told: ${name}`, () => {
		const { tell, reason } = decide({ ...SAID, ...what }, { ...ON, ...settings }, { ...WEDNESDAY, ...time });
		assert.equal(`${tell} ${reason}`, expected);
	});
