/* How minutes stand, and what one can do about it. */
import { dateTimeText, listText, t } from '../../i18n';
import type { MinutesAnswer, MinutesStanding } from '../../protocol/types';
import { answerBy, awaited, heeded, isAsked, maySeal } from '../../state/minutes';
import { minute } from '../clock';
import { Icon, type IconName } from '../icon';
import { nameOf } from '../person';
import { app, me } from '../store';
import { Answering } from './answering';
import { askWithdraw, openAdd, openPresent, openSeal } from './dialogs';

interface Props {
	room: string;
	meeting: number;
	standing: MinutesStanding;
	/* Nothing can be done there any more. */
	isClosed: boolean;
}

export const SIGNS: Record<MinutesStanding['phase'], IconName> = { draft: 'square-pen', presented: 'clock', sealed: 'lock' };

export function Standing({ room, meeting, standing, isClosed }: Props) {
	const { phase, asked, answers, in_charge: isInCharge } = standing;
	const mustAnswer = phase === 'presented' && !isClosed && isAsked(asked, me.value);
	const own = answerBy(answers, me.value);
	const counting = heeded(asked, app.value.rooms.get(room)?.held?.members);
	return (
		<section class={mustAnswer && !own ? 'minutes-standing is-asked' : 'minutes-standing'} aria-label={t('minutes_standing')}>
			<p class="minutes-phase">
				<Icon name={SIGNS[phase]} />
				<span>{phaseText(standing)}</span>
			</p>
			{phase === 'presented' && <Answers counting={counting} answers={answers} />}
			{mustAnswer && (
				<>
					{!own && <p>{t('minutes_asked')}</p>}
					<Answering room={room} meeting={meeting} own={own} />
				</>
			)}
			{isInCharge && !isClosed && <Charge room={room} meeting={meeting} standing={standing} counting={counting} />}
		</section>
	);
}

function phaseText({ phase, until }: MinutesStanding): string {
	if (phase === 'presented') return t('minutes_presented', { time: dateTimeText(until ?? 0) });
	return phase === 'draft' ? t('minutes_draft') : t('minutes_sealed');
}

/* What has been said to them, and who has said nothing yet. */
function Answers({ counting, answers }: { counting: readonly string[]; answers: readonly MinutesAnswer[] }) {
	const approving = answers.filter(({ approves }) => approves).map(({ person }) => nameOf(person));
	const waited = awaited(counting, answers).map(nameOf);
	return (
		<>
			{approving.length > 0 && (
				<p class="minutes-small">
					<Icon name="check" /> {t('minutes_approved_names', { names: listText(approving) })}
				</p>
			)}
			{answers
				.filter(({ approves }) => !approves)
				.map(({ person, text }) => (
					<p key={person} class="minutes-objects">
						<Icon name="triangle-alert" />
						<span>
							<strong>{t('minutes_objects', { name: nameOf(person) })}</strong> {text}
						</span>
					</p>
				))}
			{waited.length > 0 && <p class="minutes-small">{t('minutes_awaited', { names: listText(waited) })}</p>}
		</>
	);
}

/* For those who present and seal them. */
function Charge({ room, meeting, standing, counting }: Omit<Props, 'isClosed'> & { counting: readonly string[] }) {
	const { phase } = standing;
	if (phase === 'draft')
		return (
			<Actions>
				<button type="button" class="button button-primary" onClick={() => openPresent(room, meeting)}>
					{t('minutes_present_do')} …
				</button>
			</Actions>
		);
	if (phase === 'sealed')
		return (
			<Actions>
				<button type="button" class="button" onClick={() => openAdd(room, meeting)}>
					{t('minutes_add')} …
				</button>
			</Actions>
		);
	const isTime = maySeal(counting, standing, minute.value);
	return (
		<>
			<Actions>
				{isTime && (
					<button type="button" class="button button-primary" onClick={() => openSeal(room, meeting, standing)}>
						{t('minutes_seal_do')} …
					</button>
				)}
				<button type="button" class="button" onClick={() => askWithdraw(room, meeting)}>
					{t('minutes_withdraw')} …
				</button>
			</Actions>
			{!isTime && <p class="minutes-small">{t('minutes_seal_when')}</p>}
		</>
	);
}

function Actions({ children }: { children: preact.ComponentChildren }) {
	return <div class="minutes-actions is-charge">{children}</div>;
}
