/* Minutes as a document: all that they say, in one column. */
import { t } from '../../i18n';
import type { Minutes, MinutesAddition, MinutesRemark } from '../../protocol/types';
import { Amending } from '../../state/amending';
import { Change, drawLeft } from './amended';
import { drawHead, People } from './head';
import { AmendButton, Item } from './item';
import { wholeText } from './moments';
import { drawRecord, isEmptyRecord } from './record';
import { stateText } from './words';

interface Props {
	room: string;
	meeting: number;
	minutes: Minutes;
	addenda: readonly MinutesAddition[];
	/* For whoever may amend them: an item, or none of them. */
	onAmend?: ((item: number | undefined) => void) | undefined;
}

export function MinutesDocument({ room, meeting, minutes, addenda, onAmend }: Props) {
	const { items, record, amendments, approval } = minutes;
	const names = new Map(minutes.mentions.map(({ id, name }) => [id, name]));
	const amending = new Amending(amendments, undefined);
	const open = items.filter(({ state }) => state !== 'done');
	return (
		<article class="minutes" aria-label={t('minutes_title', { title: minutes.title })}>
			<div data-item="">{drawHead(amending, { room, meeting, minutes })}</div>
			<People minutes={minutes} />
			{items.map((item) => (
				<Item key={item.number} room={room} item={item} amendments={amendments} names={names} onAmend={onAmend} />
			))}
			{!isEmptyRecord(record) && (
				<section data-item="" class="minutes-item" aria-labelledby="minutes-meanwhile">
					<h3 id="minutes-meanwhile">{t('minutes_meanwhile')}</h3>
					{drawRecord({ amending, names }, room, record)}
				</section>
			)}
			{drawLeft(amending)}
			{onAmend && <AmendButton label={t('minutes_amend_none')} onAmend={() => onAmend(undefined)} />}
			{open.length > 0 && (
				<section aria-labelledby="minutes-open">
					<h3 id="minutes-open">{t('minutes_left_open')}</h3>
					<ul class="minutes-list">
						{open.map(({ number, title, state }) => (
							<li key={number}>
								{number}. {title} ({stateText(state)})
							</li>
						))}
					</ul>
				</section>
			)}
			{amendments.length > 0 && (
				<section aria-labelledby="minutes-amendments">
					<h3 id="minutes-amendments">{t('minutes_amendments')}</h3>
					<ol class="minutes-list">
						{amendments.map((amendment, i) => (
							<li key={i}>
								{amendment.item !== undefined && `${t('minutes_item', { n: amendment.item })}: `}
								<Change amendment={amendment} />
							</li>
						))}
					</ol>
				</section>
			)}
			{approval && (
				<section aria-labelledby="minutes-approval">
					<h3 id="minutes-approval">{t('minutes_approval')}</h3>
					<Remarks label={t('minutes_approved_by')} remarks={approval.approved} />
					<Remarks label={t('minutes_objections')} remarks={approval.objections} />
				</section>
			)}
			{addenda.length > 0 && (
				<section aria-labelledby="minutes-addenda">
					<h3 id="minutes-addenda">{t('minutes_addenda')}</h3>
					{addenda.map(({ event, said, seal }) => (
						<div key={event} class="minutes-entry">
							<p class="minutes-words">{said.text}</p>
							<p class="minutes-small">
								{said.name}, {wholeText(said.moment)} · {t('minutes_seal')} <code>{seal.slice(0, 16)}</code>
							</p>
						</div>
					))}
				</section>
			)}
		</article>
	);
}

function Remarks({ label, remarks }: { label: string; remarks: readonly MinutesRemark[] }) {
	if (remarks.length === 0) return null;
	return (
		<>
			<p class="minutes-label">
				<strong>{label}</strong>
			</p>
			<ul class="minutes-list">
				{remarks.map(({ name, moment, text }, i) => (
					<li key={i}>
						{name}, {wholeText(moment)}
						{text !== '' && <>: {text}</>}
					</li>
				))}
			</ul>
		</>
	);
}
