/* The name under which one comes, and the button. */
import { LIMITS } from '../protocol/limits';
import { element, type Child } from './element';
import type { Acts, Door } from './page';
import { t } from './words';

export interface Draft {
	name: string;
	company: string;
}

export function drawForm(door: Door, acts: Acts, terms: readonly HTMLElement[]): HTMLFormElement {
	const submit = (event: Event) => {
		event.preventDefault();
		/* Also what the browser has filled in by itself. */
		for (const { id, value } of form.querySelectorAll('input')) door.draft[id as keyof Draft] = value;
		acts.enter();
	};
	const { faults, isBusy, isWaiting } = door;
	const form = element(
		'form',
		{ novalidate: true, submit },
		field(door, 'name', t('join_name'), LIMITS.person_name_max, t('join_name_hint')),
		field(door, 'company', t('join_company'), LIMITS.company_max),
		...terms,
		element('p', { id: 'fault', class: 'form-error', role: 'alert' }, faults.all),
		element(
			'button',
			{ id: 'enter', type: 'submit', class: 'button button-primary button-large', 'aria-disabled': isBusy && 'true' },
			isWaiting ? t('join_again') : isBusy ? t('join_loading') : t('join_enter'),
		),
	);
	return form;
}

function field({ draft, faults }: Door, name: keyof Draft, label: string, max: number, hint?: string): HTMLElement {
	const fault = faults[name];
	const describedBy = [hint && `${name}-hint`, fault && `${name}-fault`].filter(Boolean).join(' ');
	const input = element('input', {
		id: name,
		name,
		autocomplete: name === 'name' ? 'name' : 'organization',
		maxlength: max,
		required: name === 'name',
		'aria-describedby': describedBy || undefined,
		'aria-invalid': fault && 'true',
		input: ({ target }) => void (draft[name] = (target as HTMLInputElement).value),
	});
	input.value = draft[name];
	const rest: Child[] = [
		hint !== undefined && element('p', { id: `${name}-hint`, class: 'field-hint' }, hint),
		fault !== undefined && element('p', { id: `${name}-fault`, class: 'field-error' }, fault),
	];
	return element('div', { class: 'field' }, element('label', { for: name }, label), input, ...rest);
}
