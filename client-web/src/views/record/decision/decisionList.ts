/* The register of a room's decisions, as far as it has been read. */
import { useEffect } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { Refusal } from '../../../connection/refusal';
import type { DecisionListing } from '../../../protocol/types';
import { client, status } from '../../store';

interface Register {
	readonly decisions: readonly DecisionListing[];
	readonly more: boolean;
	readonly isRead: boolean;
	readonly isMissing: boolean;
}

const UNREAD: Register = { decisions: [], more: false, isRead: false, isMissing: false };

/* Read anew, as far as it was, with each connection and each decision. */
export function useDecisions(room: string): Register & { readOn: () => void } {
	const register = useSignal(UNREAD);
	/* Of several answers the last one counts. */
	const asked = useSignal(0);
	const read = async (wanted: number) => {
		const question = ++asked.value;
		let page: { decisions: DecisionListing[]; more: boolean };
		let all: DecisionListing[] = [];
		try {
			do {
				const before = all.at(-1)?.decision;
				page = await client().call('decision.list', { room, ...(before !== undefined && { before }) });
				if (question !== asked.peek()) return;
				all = [...all, ...page.decisions];
			} while (page.more && all.length < wanted);
			register.value = { decisions: all, more: page.more, isRead: true, isMissing: false };
		} catch (error) {
			/* Else it is read again with the next connection. */
			if (error instanceof Refusal) register.value = { ...UNREAD, isRead: true, isMissing: true };
		}
	};
	const readAgain = () => void read(register.peek().decisions.length);
	const isOpen = status.value === 'open';
	useEffect(() => {
		if (isOpen) readAgain();
	}, [isOpen]);
	useEffect(
		() =>
			client().onLive((where, { kind }) => {
				if (where === room && (kind === 'decision.made' || kind === 'decision.changed')) readAgain();
			}),
		[],
	);
	return { ...register.value, readOn: () => void read(register.peek().decisions.length + 1) };
}
