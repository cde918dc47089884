/* Where one votes. What was chosen can be changed until the poll is closed. */
import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { t } from '../../../i18n';
import type { Poll, PollPick } from '../../../protocol/types';
import { choicesOf, isPicked, isSamePick, mayPick, pick, type Choice } from '../../../state/voting';
import { FormError } from '../../dialog/formFoot';
import { useTask } from '../../dialog/useTask';
import { Icon } from '../../icon';
import { client } from '../../store';
import { Bar, sharesIn, Voters, type Outcome } from './results';
import { shareText } from './words';

interface Props {
	room: string;
	poll: number;
	asked: Poll;
	/* What one has chosen; empty: nothing yet. */
	mine: readonly PollPick[];
	/* What was chosen so far; undefined: that does not show. */
	outcome: Outcome | undefined;
}

export function Ballot({ room, poll, asked, mine, outcome }: Props) {
	const task = useTask();
	/* What is chosen and not said yet. */
	const chosen = useSignal<readonly PollPick[] | undefined>(undefined);
	const picks = chosen.value ?? mine;
	const isSaid = mine.length > 0 && isSamePick(picks, mine);
	const vote = (said: readonly PollPick[]) =>
		task.run(async () => {
			await client().call('poll.vote', { room, poll, picks: [...said] });
			chosen.value = undefined;
			client().voted({ room, poll, picks: said });
		});
	const isNothing = isSamePick(picks, mine);
	const choose = (option: number) => (chosen.value = pick(asked, picks, option));
	return (
		<form
			class="poll-ballot"
			onSubmit={(event) => {
				event.preventDefault();
				if (!isNothing) vote(picks);
			}}
		>
			{asked.form === 'scale' ? (
				<Scale asked={asked} picks={picks} onPick={choose} />
			) : (
				<Options asked={asked} picks={picks} outcome={outcome} onPick={choose} />
			)}
			<FormError task={task} />
			<div class="poll-actions">
				<button type="submit" class={isSaid ? 'button' : 'button button-primary'} aria-disabled={isNothing ? true : undefined}>
					{isSaid && <Icon name="check" />}
					{isSaid ? t('poll_voted') : mine.length > 0 ? t('poll_vote_anew') : t('poll_vote')}
				</button>
				{mine.length > 0 && (
					<button type="button" class="text-button" onClick={() => vote([])}>
						{t('poll_take_back')}
					</button>
				)}
			</div>
		</form>
	);
}

interface ChoiceProps {
	asked: Poll;
	picks: readonly PollPick[];
	onPick: (option: number) => void;
}

function Options({ asked, picks, outcome, onPick }: ChoiceProps & { outcome: Outcome | undefined }) {
	const name = useId();
	const shares = outcome && sharesIn(asked, outcome);
	return (
		<fieldset class="poll-options">
			<legend class="visually-hidden">{t('poll_form')}</legend>
			{choicesOf(asked).map(({ option, text }, i) => (
				<div key={option}>
					<label class="poll-line">
						<input
							type={asked.form === 'multiple' ? 'checkbox' : 'radio'}
							name={name}
							checked={isPicked(picks, option)}
							disabled={!mayPick(asked, picks, option)}
							onChange={() => onPick(option)}
						/>
						<span class="poll-words">{text}</span>
						{shares && <span class="poll-share">{shareText(shares[i]!)}</span>}
					</label>
					{shares && <Bar share={shares[i]!} />}
					<Voters votes={outcome?.votes} option={option} />
				</div>
			))}
		</fieldset>
	);
}

/* A number on a row of them. */
function Scale({ asked, picks, onPick }: ChoiceProps) {
	const name = useId();
	return (
		<fieldset class="choice poll-scale">
			<legend class="visually-hidden">{t('poll_form')}</legend>
			<div class="choice-options">
				{choicesOf(asked).map((choice, i, all) => (
					<label key={choice.option}>
						<input
							type="radio"
							name={name}
							checked={isPicked(picks, choice.option)}
							aria-label={labelOf(asked, choice, i, all.length)}
							onChange={() => onPick(choice.option)}
						/>
						<span>{choice.text}</span>
					</label>
				))}
			</div>
			<p class="poll-ends" aria-hidden="true">
				<span>{asked.low_text}</span>
				<span>{asked.high_text}</span>
			</p>
		</fieldset>
	);
}

function labelOf({ low_text: low, high_text: high }: Poll, { text }: Choice, at: number, of: number): string {
	const end = at === 0 ? low : at === of - 1 ? high : undefined;
	return end ? `${text}, ${end}` : text;
}
