/* What one can do on the floor: each says its command. None waits for another: said twice they do the same, and who gives or
 * takes the word says which turn they saw. */
import type { CommandName, ParamsOf } from '../../../connection/commands';
import { t } from '../../../i18n';
import type { Floor, FloorMode, HandKind, Sign } from '../../../protocol/types';
import { sayAgenda } from '../../../session/agenda';
import { client, me } from '../../store';
import { isDone, type Wrong } from '../acts';
import { showSign } from './signs';

type FloorCommand = Extract<CommandName, `floor.${string}`>;
type Own<M extends FloorCommand> = Omit<ParamsOf<M>, 'room' | 'meeting'>;

/* Somebody else has given or taken the word: nothing was done. */
const FASTER: Wrong = { outdated: () => t('floor_outdated') };

export interface FloorActs {
	raise: (kind: HandKind) => Promise<boolean>;
	/* Without a person: one's own hand. */
	lower: (person?: string) => Promise<boolean>;
	lowerAll: () => Promise<boolean>;
	pass: (person?: string) => Promise<boolean>;
	ready: (isReady: boolean) => Promise<boolean>;
	sign: (sign: Sign) => Promise<void>;
	end: () => Promise<boolean>;
	/* For those who answer for the meeting. */
	give: (person: string) => Promise<boolean>;
	back: () => Promise<boolean>;
	/* Without `before`: last. */
	move: (person: string, before: string | undefined) => Promise<boolean>;
	close: (closed: boolean) => Promise<boolean>;
	check: (open: boolean) => Promise<boolean>;
	/* How the word is given at the item, and for how many seconds; 0: for as long as one likes. */
	order: (item: number, change: { floor?: FloorMode; turn_s?: number }) => Promise<boolean>;
}

export function floorActsOn(room: string, meeting: number, floor: Floor | undefined): FloorActs {
	const say = <M extends FloorCommand>(method: M, params: Own<M>, wrong?: Wrong) =>
		isDone(client().call(method, { room, meeting, ...params } as never), wrong);
	const seen = floor?.turns ?? 0;
	const whom = (person: string | undefined) => (person === undefined ? {} : { person });
	return {
		raise: (kind) => say('floor.raise', { kind }),
		lower: (person) => say('floor.lower', whom(person)),
		lowerAll: () => say('floor.lower', { everyone: true }),
		pass: (person) => say('floor.pass', whom(person)),
		ready: (ready) => say('floor.ready', { ready }),
		sign: async (sign) => {
			if (await say('floor.sign', { sign })) showSign(me.peek(), sign);
		},
		end: () => say('floor.end', { seen }, FASTER),
		give: (person) => say('floor.give', { seen, person }, FASTER),
		back: () => say('floor.back', { seen }, FASTER),
		move: (person, before) => say('floor.move', { person, ...(before !== undefined && { before }) }),
		close: (closed) => say('floor.close', { closed }),
		check: (open) => say('floor.check', { open }),
		order: (item, change) => isDone(sayAgenda(client().call, room, meeting, client().ids.next(), { what: 'change', item, change })),
	};
}
