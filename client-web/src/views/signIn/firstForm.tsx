/* The house is founded, in two steps: the organisation, and who administers it. */
import { useSignal } from '@preact/signals';
import { language, t } from '../../i18n';
import { LIMITS } from '../../protocol/limits';
import type { Language } from '../../protocol/types';
import { Choice } from '../dialog/choice';
import { Field } from '../dialog/field';
import { FormError } from '../dialog/formFoot';
import { useTask, wordsOf } from '../dialog/useTask';
import { LANGUAGES, prefer } from '../preferences';
import { OWN_FIELDS, OwnFields, ownWords } from './ownFields';
import { enter } from './signIn';

export function FirstForm({ token }: { token: string }) {
	const house = useSignal('');
	const step = useSignal<1 | 2>(1);
	return (
		<>
			<p class="steps">{t('first_step', { n: step.value })}</p>
			{step.value === 1 ? (
				<HouseStep
					house={house.value}
					onDone={(title) => {
						house.value = title;
						step.value = 2;
					}}
				/>
			) : (
				<OwnStep token={token} house={house.value} onBack={() => (step.value = 1)} />
			)}
		</>
	);
}

function HouseStep({ house, onDone }: { house: string; onDone: (title: string) => void }) {
	const task = useTask();
	const submit = (event: Event) => {
		const title = wordsOf(event)('house');
		if (title === '') task.fail('house', t('field_missing'));
		else onDone(title);
	};
	return (
		<form onSubmit={submit} noValidate>
			<h1>{t('first_title')}</h1>
			<p>{t('first_text')}</p>
			<Field
				label={t('house_title')}
				hint={t('house_title_hint')}
				name="house"
				value={house}
				max={LIMITS.room_title_max}
				autocomplete="organization"
				autofocus
				error={task.errorOf('house')}
			/>
			<Choice<Language>
				legend={t('menu_language')}
				hint={t('house_language_hint')}
				name="language"
				options={LANGUAGES}
				value={language.value}
				onPick={(value) => prefer('language', value)}
			/>
			<button type="submit" class="button button-primary button-large">
				{t('next')}
			</button>
		</form>
	);
}

function OwnStep({ token, house, onBack }: { token: string; house: string; onBack: () => void }) {
	const task = useTask(OWN_FIELDS);
	const submit = (event: Event) => {
		const own = ownWords(event, task);
		if (own) task.run(() => enter({ token, house, language: language.value, ...own }));
	};
	return (
		<form onSubmit={submit} noValidate>
			<h1>{t('first_own_title')}</h1>
			<p>{t('first_own_text', { house })}</p>
			<OwnFields task={task} autofocus />
			<FormError task={task} />
			<button type="submit" class="button button-primary button-large" disabled={task.busy}>
				{t('first_button')}
			</button>
			<p class="sign-in-ways">
				<button type="button" class="text-button" onClick={onBack}>
					{t('previous')}
				</button>
			</p>
		</form>
	);
}
