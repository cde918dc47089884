/* Puts a room into a section of one's own list: one there is, or a new one. */
import { t } from '../../i18n';
import { LIMITS } from '../../protocol/limits';
import { titleOf } from '../room/title';
import { app, client } from '../store';
import { closeDialog, Dialog } from './dialog';
import { Field } from './field';
import { FormFoot } from './formFoot';
import { Gone } from './gone';
import { useTask, wordsOf } from './useTask';

export function SectionDialog({ room }: { room: string }) {
	const task = useTask();
	const entry = app.value.rooms.get(room);
	if (!entry) return <Gone />;
	const known = [...new Set([...app.value.rooms.values()].map(({ preference }) => preference.section))].filter(Boolean);
	const put = (section: string) =>
		task.run(async () => {
			await client().rooms.prefer(room, { section, favourite: false });
			closeDialog();
		});
	const submit = (event: Event) => {
		const section = wordsOf(event)('section');
		if (section !== '') put(section);
	};
	return (
		<Dialog title={t('section_title', { title: titleOf(entry) })}>
			<div class="presets" role="group" aria-label={t('section_known')}>
				{known.map((name) => (
					<button key={name} type="button" class="preset" aria-pressed={name === entry.preference.section} onClick={() => put(name)}>
						{name}
					</button>
				))}
				{entry.preference.section !== '' && (
					<button type="button" class="preset" onClick={() => put('')}>
						{t('section_none')}
					</button>
				)}
			</div>
			<form onSubmit={submit}>
				<Field label={t('section_new')} hint={t('section_hint')} name="section" max={LIMITS.section_max} autofocus />
				<FormFoot task={task} action={t('section_do')} />
			</form>
		</Dialog>
	);
}
