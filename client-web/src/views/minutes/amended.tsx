/* Text in minutes: where it was amended, what stood there is struck and what stands there now is marked. */
import type { ComponentChildren } from 'preact';
import { t } from '../../i18n';
import type { MinutesAmendment } from '../../protocol/types';
import type { Amending, Piece } from '../../state/amending';
import { wholeText } from './moments';

export function drawText(amending: Amending, text: string): ComponentChildren {
	return drawPieces(amending.take(text), (words) => words);
}

/* draw: what the words are in the document, as a link. */
export function drawPieces(pieces: readonly Piece[], draw: (words: string) => ComponentChildren): ComponentChildren {
	return pieces.map((piece, i) => {
		const { text, by, gone } = piece;
		if (gone)
			return (
				<del key={i} title={aboutText(gone)}>
					{draw(text)}
				</del>
			);
		if (by)
			return (
				<ins key={i} title={aboutText(by)}>
					{draw(text)}
				</ins>
			);
		return <span key={i}>{draw(text)}</span>;
	});
}

export function aboutText({ name, moment }: MinutesAmendment): string {
	return t('minutes_amended_by', { name, time: wholeText(moment) });
}

/* What was amended and stands nowhere in the text, as what was put in. */
export function drawLeft(amending: Amending): ComponentChildren {
	return amending.left.map((amendment, i) => (
		<p key={i} class="minutes-amended">
			<strong>{t('minutes_amended')}</strong> <Change amendment={amendment} />
		</p>
	));
}

/* Before and after, and by whom. */
export function Change({ amendment }: { amendment: MinutesAmendment }) {
	const { before, after } = amendment;
	return (
		<>
			{before !== '' && <del>{before}</del>} {after !== '' && <ins>{after}</ins>} <small>{aboutText(amendment)}</small>
		</>
	);
}
