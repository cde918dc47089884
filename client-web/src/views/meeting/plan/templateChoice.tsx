/* What a meeting can be begun from: what Runde comes with, and what was saved in the room. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { t } from '../../../i18n';
import type { Meeting } from '../../../protocol/types';
import { draftOf } from '../../../state/agenda';
import { app } from '../../store';
import { fillFrom, fillPeople, type PlanForm } from './form';
import { builtInTemplates, type Template } from './templates';

/* The room's own ones are in its state. */
function templatesIn(room: string): readonly Meeting[] {
	const meetings = app.value.rooms.get(room)?.held?.meetings ?? [];
	return meetings.filter(({ plan }) => plan.start === undefined);
}

function templateOf({ plan: { title, goal, minutes, rhythm }, agenda }: Meeting): Template {
	return { title, goal, minutes, rhythm, items: agenda.items.map(draftOf) };
}

/* first: the number of the one that is taken at once. */
export function PlanTemplates({ form, first }: { form: PlanForm; first: number | undefined }) {
	const picked = useSignal('');
	const before = useRef<Template | undefined>(undefined);
	const take = (key: string, template: Template) => {
		fillFrom(form, template, before.current);
		before.current = template;
		picked.value = key;
	};
	const own = templatesIn(form.room);
	const takeOwn = (meeting: Meeting) => {
		take(String(meeting.meeting), templateOf(meeting));
		fillPeople(form, meeting.plan);
	};
	useLayoutEffect(() => {
		const wanted = own.find(({ meeting }) => meeting === first);
		if (wanted) takeOwn(wanted);
	}, []);
	return (
		<div class="plan-templates">
			<p class="plan-label" id="plan-templates">
				{t('plan_from')}
			</p>
			<div class="presets" role="group" aria-labelledby="plan-templates">
				{builtInTemplates().map((template) => (
					<Preset key={template.title} words={template.title} isOn={picked.value === template.title} onPick={() => take(template.title, template)} />
				))}
				{own.map((meeting) => (
					<Preset
						key={meeting.meeting}
						words={meeting.plan.title}
						isOn={picked.value === String(meeting.meeting)}
						onPick={() => takeOwn(meeting)}
					/>
				))}
			</div>
		</div>
	);
}

function Preset({ words, isOn, onPick }: { words: string; isOn: boolean; onPick: () => void }) {
	return (
		<button type="button" class="preset" aria-pressed={isOn} onClick={onPick}>
			{words}
		</button>
	);
}
