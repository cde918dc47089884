import assert from 'node:assert/strict';
import { test } from 'node:test';
import { draftFrom, faultIn, fieldsOf } from '../src/views/meeting/agenda/fields';
import { itemOf } from './meetingBook';

const LINK = { title: 'Entwurf', address: 'https://example.org/preise' };
const full = itemOf(3, { outcome: 'Klar', owner: 'ben', links: [LINK] });

test('of an item only what was changed is said, so that others keep what they change meanwhile', () => {
	assert.deepEqual(draftFrom(fieldsOf(full), full), {});
	assert.deepEqual(draftFrom({ ...fieldsOf(full), title: ' Punkt 3 ', minutes: '15' }, full), { minutes: 15 });
	assert.deepEqual(draftFrom({ ...fieldsOf(full), outcome: '', owner: 'anna', links: [] }, full), { outcome: '', owner: 'anna', links: [] });
	assert.deepEqual(draftFrom(fieldsOf(itemOf(1)), itemOf(1)), {});
});

test('a new item says what there is of it', () => {
	const fields = { ...fieldsOf(undefined), title: ' Messe ', minutes: '0' };
	assert.deepEqual(draftFrom(fields, undefined), { title: 'Messe', purpose: 'discuss', minutes: 0 });
	assert.deepEqual(draftFrom({ ...fields, owner: 'ben', outcome: 'Klar', links: [LINK] }, undefined), {
		title: 'Messe',
		purpose: 'discuss',
		minutes: 0,
		owner: 'ben',
		outcome: 'Klar',
		links: [LINK],
	});
});

test('an address speaks for itself, and a line without anything is none', () => {
	const links = [{ title: '', address: ' https://example.org ' }, { title: ' ', address: '' }];
	assert.deepEqual(draftFrom({ ...fieldsOf(full), links }, full), { links: [{ title: 'https://example.org', address: 'https://example.org' }] });
});

test('minutes are a whole number up to the limit', () => {
	for (const minutes of ['0', ' 15 ', '720']) assert.equal(faultIn({ ...fieldsOf(full), minutes }), undefined, minutes);
	for (const minutes of ['', '-5', '1.5', '721', 'zehn', '1e2']) assert.equal(faultIn({ ...fieldsOf(full), minutes }), 'minutes', minutes);
});

test('a link leads to the web, or it is none', () => {
	const faultOf = (address: string) => faultIn({ ...fieldsOf(full), links: [{ title: 'x', address }] });
	assert.equal(faultOf('https://example.org'), undefined);
	assert.equal(faultOf('HTTP://example.org/a'), undefined);
	for (const address of ['', 'example.org', 'javascript:alert(1)', 'mailto:a@example.org', 'https://user:word@example.org', 'data:text/html,x', 'https://'])
		assert.equal(faultOf(address), 'links', address);
});

test('how the word is given is said where it is not in order and without a limit, and can be taken back', () => {
	const fields = { ...fieldsOf(undefined), title: 'Runde' };
	const { floor, turn_s: limit } = draftFrom({ ...fields, floor: 'round', limit: 60 }, undefined);
	assert.deepEqual([floor, limit], ['round', 60]);
	const round = itemOf(1, { floor: 'round', turn_s: 60 });
	assert.deepEqual(draftFrom(fieldsOf(round), round), {});
	assert.deepEqual(draftFrom({ ...fieldsOf(round), floor: 'in_order', limit: 0 }, round), { floor: 'in_order', turn_s: 0 });
});
