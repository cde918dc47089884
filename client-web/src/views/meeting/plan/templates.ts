/* The templates that Runde comes with, in the language that is spoken. */
import { t, type Key } from '../../../i18n';
import type { AgendaDraft, FloorMode, ItemPurpose, MeetingRhythm } from '../../../protocol/types';

export interface Template {
	title: string;
	goal: string;
	minutes: number;
	rhythm: MeetingRhythm;
	items: readonly AgendaDraft[];
}

/* standing: it comes back each time; review: it shows what is open of last time, too. floor: how the word is given, if not in order. */
type Item = [title: Key, outcome: Key, purpose: ItemPurpose, minutes: number, back?: 'standing' | 'review', floor?: FloorMode];

interface Shape {
	title: Key;
	goal: Key;
	minutes: number;
	rhythm: MeetingRhythm;
	items: readonly Item[];
}

const SHAPES: readonly Shape[] = [
	{
		title: 'tpl_weekly', goal: 'tpl_weekly_goal', minutes: 45, rhythm: 'weekly',
		items: [
			['tpl_weekly_checkin', 'tpl_weekly_checkin_out', 'discuss', 5, 'standing', 'round'],
			['tpl_weekly_figures', 'tpl_weekly_figures_out', 'inform', 10, 'standing'],
			['tpl_weekly_best', 'tpl_weekly_best_out', 'train', 10, 'standing'],
			['tpl_weekly_hurdles', 'tpl_weekly_hurdles_out', 'discuss', 15, 'standing'],
			['tpl_weekly_tasks', 'tpl_weekly_tasks_out', 'decide', 5, 'review'],
		],
	},
	{
		title: 'tpl_case', goal: 'tpl_case_goal', minutes: 30, rhythm: 'once',
		items: [
			['tpl_case_facts', 'tpl_case_facts_out', 'inform', 5],
			['tpl_case_questions', 'tpl_case_questions_out', 'discuss', 5],
			['tpl_case_ideas', 'tpl_case_ideas_out', 'case', 10],
			['tpl_case_choice', 'tpl_case_choice_out', 'decide', 5],
			['tpl_case_steps', 'tpl_case_steps_out', 'decide', 5],
		],
	},
	{
		title: 'tpl_training', goal: 'tpl_training_goal', minutes: 60, rhythm: 'once',
		items: [
			['tpl_training_aim', 'tpl_training_aim_out', 'inform', 5],
			['tpl_training_topic', 'tpl_training_topic_out', 'train', 20],
			['tpl_training_practice', 'tpl_training_practice_out', 'train', 20],
			['tpl_training_open', 'tpl_training_open_out', 'discuss', 10],
			['tpl_training_use', 'tpl_training_use_out', 'decide', 5],
		],
	},
	{
		title: 'tpl_intro', goal: 'tpl_intro_goal', minutes: 60, rhythm: 'once',
		items: [
			['tpl_intro_who', 'tpl_intro_who_out', 'inform', 5],
			['tpl_intro_needs', 'tpl_intro_needs_out', 'discuss', 25],
			['tpl_intro_offer', 'tpl_intro_offer_out', 'inform', 15],
			['tpl_intro_doubts', 'tpl_intro_doubts_out', 'discuss', 10],
			['tpl_intro_next', 'tpl_intro_next_out', 'decide', 5],
		],
	},
	{
		title: 'tpl_one', goal: 'tpl_one_goal', minutes: 30, rhythm: 'fortnightly',
		items: [
			['tpl_one_mood', 'tpl_one_mood_out', 'discuss', 5, 'standing'],
			['tpl_one_wins', 'tpl_one_wins_out', 'discuss', 10, 'standing'],
			['tpl_one_feedback', 'tpl_one_feedback_out', 'discuss', 10, 'standing'],
			['tpl_one_agreed', 'tpl_one_agreed_out', 'decide', 5, 'review'],
		],
	},
	{
		title: 'tpl_kickoff', goal: 'tpl_kickoff_goal', minutes: 60, rhythm: 'once',
		items: [
			['tpl_kickoff_aim', 'tpl_kickoff_aim_out', 'inform', 10],
			['tpl_kickoff_roles', 'tpl_kickoff_roles_out', 'decide', 10],
			['tpl_kickoff_way', 'tpl_kickoff_way_out', 'discuss', 20],
			['tpl_kickoff_risks', 'tpl_kickoff_risks_out', 'discuss', 10],
			['tpl_kickoff_together', 'tpl_kickoff_together_out', 'decide', 5],
			['tpl_kickoff_first', 'tpl_kickoff_first_out', 'decide', 5],
		],
	},
];

export function builtInTemplates(): Template[] {
	return SHAPES.map(({ title, goal, minutes, rhythm, items }) => ({ title: t(title), goal: t(goal), minutes, rhythm, items: items.map(draftOf) }));
}

function draftOf([title, outcome, purpose, minutes, back, floor]: Item): AgendaDraft {
	return {
		title: t(title),
		purpose,
		minutes,
		outcome: t(outcome),
		...(back && { standing: true }),
		...(back === 'review' && { review: true }),
		...(floor && { floor }),
	};
}
