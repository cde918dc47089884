/* What somebody shows in passing, beside their name; who is not on the list, below it. Not read aloud: it would drown what is
 * said. */
import type { Floor } from '../../../protocol/types';
import { standsAt } from '../../../state/floor';
import { nameOf } from '../../person';
import { signs } from './signs';
import { signEmoji, signText } from './words';

export function SignOf({ person }: { person: string }) {
	const sign = signs.value.get(person);
	return sign ? (
		<span key={sign} class="sign" role="img" aria-label={signText(sign)} title={signText(sign)}>
			{signEmoji(sign)}
		</span>
	) : null;
}

const SHOWN_MAX = 4;

export function PassingSigns({ floor }: { floor: Floor | undefined }) {
	const others = [...signs.value].filter(([person]) => person !== floor?.speaker?.person && standsAt(floor, person) === 0);
	return (
		<p class="floor-signs">
			{others.slice(-SHOWN_MAX).map(([person]) => (
				<span key={person}>
					<SignOf person={person} /> {nameOf(person)}
				</span>
			))}
		</p>
	);
}
