/* What a clock that counts down shows. One function for all places, so that they show the same second. */
import { MINUTE_MS } from './meetingClock';

/* A fifth of the time is left, and from then on it is to be seen that time runs out. */
const SOON = 0.2;

export interface ClockFace {
	/* Such as 3:05 or 1:02:00. */
	readonly digits: string;
	readonly isOver: boolean;
	readonly tone: 'calm' | 'soon' | 'over';
	/* How much of the time is used, from 0 to 1. */
	readonly used: number;
}

/* left: milliseconds, below 0 where it takes longer; of: what there was in all, 0 where no time is set. */
export function clockFace(left: number, of: number): ClockFace {
	const seconds = Math.floor(left / 1000);
	const isOver = seconds < 0 && of > 0;
	const isSoon = of > 0 && left <= of * SOON;
	const used = of > 0 ? Math.min(1, Math.max(0, 1 - left / of)) : 0;
	return { digits: digitsOf(Math.abs(seconds)), isOver, tone: isOver ? 'over' : isSoon ? 'soon' : 'calm', used };
}

function digitsOf(seconds: number): string {
	const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
	const two = (n: number) => String(n).padStart(2, '0');
	return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

/* By how many whole minutes the expected end differs from the planned one; below 0: earlier. */
export function minutesLate(expected: number, planned: number): number {
	return Math.round((expected - planned) / MINUTE_MS);
}
