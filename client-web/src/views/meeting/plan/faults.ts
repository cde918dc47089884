/* What the person sees to be wrong before the server has to say it. */
import { t } from '../../../i18n';
import { LIMITS } from '../../../protocol/limits';
import type { Task } from '../../dialog/useTask';
import { laterDates, startOf, type PlanForm } from './form';

const ADDRESS = /^https?:\/\/\S/;

/* Whether it can be sent; else the first thing that is wrong stands at its field. */
export function isSound(form: PlanForm, task: Task, isTemplate: boolean): boolean {
	const wrong = firstFault(form, isTemplate);
	if (wrong) task.fail(...wrong);
	return !wrong;
}

function firstFault(form: PlanForm, isTemplate: boolean): [field: string, words: string] | undefined {
	const { title, minutes, call, links } = form;
	if (title.value.trim() === '') return ['title', t('field_missing')];
	if (!isTemplate && Number.isNaN(startOf(form))) return ['start', t('field_missing')];
	if (!(minutes.value >= LIMITS.meeting_minutes_min && minutes.value <= LIMITS.meeting_minutes_max))
		return ['minutes', t('wrong_minutes', { min: LIMITS.meeting_minutes_min, max: LIMITS.meeting_minutes_max })];
	const [first] = laterDates(form);
	if (!isTemplate && first && first.time <= startOf(form)) return ['later', t('series_before')];
	if (call.value.trim() !== '' && !ADDRESS.test(call.value.trim())) return ['call', t('wrong_address')];
	const isWrong = ({ address, title: words }: { address: string; title: string }) =>
		!ADDRESS.test(address.trim()) && (address.trim() !== '' || words.trim() !== '');
	return links.value.some(isWrong) ? ['address', t('wrong_address')] : undefined;
}
