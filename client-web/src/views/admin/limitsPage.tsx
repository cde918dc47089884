/* What administrators set for everybody. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { t } from '../../i18n';
import { HOUSE_LIMITS } from '../../protocol/limits';
import type { HouseLimits, MemberRole } from '../../protocol/types';
import { Field, SelectField } from '../dialog/field';
import { FormError } from '../dialog/formFoot';
import { useClientId, useTask, type Task } from '../dialog/useTask';
import { limitOf, type LimitName } from '../limits';
import { notify } from '../toast';
import { client, house } from '../store';
import { boundsOf, isEndless, isGood, LIMIT_WORDS, SECTIONS, textOf, valueOf, type LimitValue } from './limitText';

export function LimitsPage() {
	return house.value?.held ? <LimitsForm /> : null;
}

function LimitsForm() {
	const names = SECTIONS.flatMap(({ limits }) => limits);
	const task = useTask(names);
	const clientId = useClientId();
	/* What stands in the fields, where that was touched. */
	const words = useSignal<Partial<Record<LimitName, string>>>({});
	const submit = (event: Event) => {
		event.preventDefault();
		const touched = names.filter((name) => words.value[name] !== undefined);
		const wrong = touched.find((name) => !isGood(name, words.value[name]!));
		if (wrong) {
			task.fail(wrong, boundsOf(wrong));
			fieldIn(event.currentTarget as HTMLElement, wrong)?.focus();
			return;
		}
		const wanted = touched.map((name): [LimitName, LimitValue] => [name, valueOf(name, words.value[name]!)]);
		const limits: HouseLimits = Object.fromEntries(wanted.filter(([name, value]) => value !== limitOf(name)));
		task.run(async () => {
			if (Object.keys(limits).length > 0) await client().call('house.change', { client_id: clientId(limits), limits });
			words.value = {};
			notify(t('saved'));
		});
	};
	return (
		<form class="page-form" onSubmit={submit} noValidate>
			{SECTIONS.map(({ title, limits }) => (
				<section key={title} class="limits" aria-labelledby={title}>
					<h3 id={title}>{t(title)}</h3>
					{limits.map((name) => (
						<LimitField key={name} name={name} text={words.value[name] ?? textOf(name, limitOf(name))} task={task} onInput={(text) => (words.value = { ...words.value, [name]: text })} />
					))}
				</section>
			))}
			<FormError task={task} />
			<button type="submit" class="button button-primary" disabled={task.busy}>
				{t('save')}
			</button>
		</form>
	);
}

function fieldIn(place: HTMLElement, name: LimitName): HTMLElement | null {
	return place.querySelector(`[name=${name}]`);
}

interface FieldProps {
	name: LimitName;
	text: string;
	task: Task;
	onInput: (text: string) => void;
}

/* The field, and the way back to how it comes. */
function LimitField({ name, text, task, onInput }: FieldProps) {
	const resets = useSignal(0);
	const place = useRef<HTMLDivElement>(null);
	/* The button goes, so that the next key belongs to the field. */
	useLayoutEffect(() => {
		if (resets.value > 0) fieldIn(place.current!, name)?.focus();
	}, [resets.value]);
	const [label, hint] = LIMIT_WORDS[name];
	const usual = textOf(name, HOUSE_LIMITS[name].value);
	const reset = () => {
		onInput(usual);
		resets.value++;
	};
	return (
		<div class="limit" ref={place}>
			{'min' in HOUSE_LIMITS[name] ? (
				<Field key={resets.value} label={t(label)} hint={`${t(hint)} ${boundsOf(name)}`} name={name} type="number" value={text} placeholder={isEndless(name) ? t('limit_endless') : ''} error={task.errorOf(name)} onInput={onInput} />
			) : (
				<SelectField<MemberRole>
					label={t(label)}
					hint={t(hint)}
					name={name}
					value={text as MemberRole}
					options={[
						['member', t('limit_member')],
						['owner', t('limit_owner')],
					]}
					error={task.errorOf(name)}
					onPick={onInput}
				/>
			)}
			{text !== usual && (
				<button type="button" class="text-button" onClick={reset}>
					{t('limit_reset', { label: t(label) })}
				</button>
			)}
		</div>
	);
}
