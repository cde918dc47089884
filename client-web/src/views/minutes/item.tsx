/* An item of the agenda in minutes. */
import { listText, t } from '../../i18n';
import type { MinutesAmendment, MinutesItem, MinutesSummary } from '../../protocol/types';
import { Amending } from '../../state/amending';
import { safeHref } from '../../state/links';
import { drawLeft, drawText } from './amended';
import type { Drawing } from './note';
import { drawRecord } from './record';
import { purposeText, stateText } from './words';

interface Props {
	room: string;
	item: MinutesItem;
	amendments: readonly MinutesAmendment[];
	names: Drawing['names'];
	/* For whoever may amend it. */
	onAmend?: ((item: number) => void) | undefined;
}

export function Item({ room, item, amendments, names, onAmend }: Props) {
	const { number, title, links, summary, record, wanted } = item;
	const amending = new Amending(amendments, number);
	return (
		<section class="minutes-item" data-item={number} aria-labelledby={`item-${number}`}>
			<h3 id={`item-${number}`}>
				{number}. {drawText(amending, title)}
			</h3>
			<p class="minutes-facts">{factsOf(item).join(' · ')}</p>
			{wanted !== undefined && (
				<p class="minutes-small">
					{t('minutes_wanted')} {drawText(amending, wanted)}
				</p>
			)}
			{links.length > 0 && (
				<ul class="minutes-links" aria-label={t('minutes_links')}>
					{links.map((link, i) => (
						<li key={i}>
							<Link {...link} />
						</li>
					))}
				</ul>
			)}
			{summary && drawSummary(amending, summary)}
			{drawRecord({ amending, names }, room, record)}
			{drawLeft(amending)}
			{onAmend && <AmendButton label={t('minutes_amend_item', { n: number })} onAmend={() => onAmend(number)} />}
		</section>
	);
}

/* Pressing it leaves what is selected in the text selected. */
export function AmendButton({ label, onAmend }: { label: string; onAmend: () => void }) {
	return (
		<p class="minutes-amend">
			<button type="button" class="text-button" aria-label={label} onMouseDown={(event) => event.preventDefault()} onClick={onAmend}>
				{t('minutes_amend')} …
			</button>
		</p>
	);
}

function factsOf({ purpose, owner, planned, used, state, postponed }: MinutesItem): string[] {
	return [
		purposeText(purpose),
		...(owner === undefined ? [] : [owner]),
		used === undefined ? t('minutes_not_begun', { n: planned }) : t('minutes_used', { n: used, planned }),
		stateText(state),
		...(postponed === undefined ? [] : [t('minutes_postponed', { n: postponed })]),
	];
}

function Link({ title, address }: { title: string; address: string }) {
	const href = safeHref(address);
	if (href === undefined)
		return (
			<>
				{title}: {address}
			</>
		);
	return (
		<>
			<a href={href} target="_blank" rel="noopener noreferrer nofollow">
				{title}
			</a>
			<span class="only-print">: {address}</span>
		</>
	);
}

function drawSummary(amending: Amending, { said, confirmed, remarks }: MinutesSummary) {
	const facts = [t('minutes_said_by', { name: said.name }), confirmed.length > 0 && t('minutes_confirmed_by', { names: listText(confirmed.map(({ name }) => name)) })];
	return (
		<div class="minutes-summary">
			<p class="minutes-words">
				<strong>{t('minutes_result')}</strong> {drawText(amending, said.text)}
			</p>
			<p class="minutes-small">{facts.filter(Boolean).join(' · ')}</p>
			{remarks.map((remark, i) => (
				<p key={i} class="minutes-words">
					<strong>{t('minutes_remark', { name: remark.name })}</strong> {drawText(amending, remark.text)}
				</p>
			))}
		</div>
	);
}
