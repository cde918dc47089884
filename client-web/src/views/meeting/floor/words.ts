/* What things are called on the floor. */
import { t, type Key } from '../../../i18n';
import type { AgendaItem, FloorHand, FloorMode, FloorReason, HandKind, Sign } from '../../../protocol/types';
import { clockFace } from '../../../state/clockFace';
import { modeOf } from '../../../state/floor';

const KINDS: Record<HandKind, Key> = { item: 'hand_item', direct: 'hand_direct', order: 'hand_order' };
export const HAND_KINDS = Object.keys(KINDS) as HandKind[];

export function kindText(kind: HandKind): string {
	return t(KINDS[kind]);
}

const MODES: Record<FloorMode, Key> = { in_order: 'mode_in_order', balanced: 'mode_balanced', round: 'mode_round' };
export const FLOOR_MODES = Object.keys(MODES) as FloorMode[];

export function modeText(mode: FloorMode): string {
	return t(MODES[mode]);
}

const REASONS: Record<FloorReason, Key> = {
	order: 'hand_order',
	direct: 'hand_direct',
	placed: 'stands_placed',
	first: 'stands_first',
	fewer: 'stands_fewer',
	came: 'stands_came',
	round: 'stands_round',
};

/* Why somebody stands where they stand. */
export function reasonText({ reason }: FloorHand): string {
	return t(REASONS[reason]);
}

const SIGNS: Record<Sign, [emoji: string, words: Key]> = {
	nod: ['🙂', 'sign_nod'],
	agree: ['👍', 'sign_agree'],
	disagree: ['👎', 'sign_disagree'],
	applause: ['👏', 'sign_applause'],
	unsure: ['🤔', 'sign_unsure'],
};
export const ALL_SIGNS = Object.keys(SIGNS) as Sign[];

export function signText(sign: Sign): string {
	return t(SIGNS[sign][1]);
}

export function signEmoji(sign: Sign): string {
	return SIGNS[sign][0];
}

/* How long one may speak, to choose from, in seconds; 0: as long as one likes. */
export const TURN_LIMITS: readonly number[] = [0, 30, 60, 120, 180, 300, 600];

export function limitText(seconds: number): string {
	if (seconds === 0) return t('turn_unlimited');
	return t('turn_limit', { time: seconds % 60 === 0 ? String(seconds / 60) : digits(seconds) });
}

function digits(seconds: number): string {
	return clockFace(seconds * 1000, 0).digits;
}

/* How the word is given at an item, where there is anything to be said of it. */
export function floorFacts(item: AgendaItem): string[] {
	const mode = modeOf(item);
	return [...(mode === 'in_order' ? [] : [modeText(mode)]), ...(item.turn_s ? [limitText(item.turn_s)] : [])];
}

