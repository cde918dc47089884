/* The case itself, which the team alone sees: how far it is, what is known, what will be done, and who does it. */
import { t } from '../../../i18n';
import type { RoomEntry } from '../../../state/rooms';
import { sidesOf } from '../../../state/side';
import { app } from '../../store';
import { FactsPart } from './factsPart';
import { StatePart } from './statePart';
import { StepsPart } from './stepsPart';
import { TextPart } from './textPart';

export function SheetPart({ backstage }: { backstage: RoomEntry }) {
	const { id, held, archived } = backstage;
	const sheet = held?.sheet;
	const [, shared] = sidesOf(app.value.rooms, backstage);
	if (!sheet) return <p class="room-loading">{t('messages_loading')}</p>;
	const steps = [held.tasks, shared?.held?.tasks ?? []].flat();
	const text = { room: id, sheet, isStill: archived };
	return (
		<div class="case-sheet" tabIndex={-1} data-region="side">
			<StatePart room={id} sheet={sheet} steps={steps} isStill={archived} />
			<FactsPart room={id} sheet={sheet} isStill={archived} />
			<TextPart {...text} name="question" label={t('case_question')} hint={t('case_question_hint')} />
			<TextPart {...text} name="facts" label={t('case_facts')} hint={t('case_facts_hint')} />
			<TextPart {...text} name="options" label={t('case_options')} hint={t('case_options_hint')} />
			<TextPart {...text} name="solution" label={t('case_solution')} hint={t('case_solution_hint')} />
			<StepsPart backstage={backstage} shared={shared} customer={sheet.customer} />
		</div>
	);
}
