/* What those who take part do on the floor: raising a hand, showing something in passing, and what is asked of them. */
import type { ComponentChildren } from 'preact';
import { h } from 'preact';
import { t } from '../../../i18n';
import { mayPass, raisedBy, standsAt } from '../../../state/floor';
import { currentItem } from '../../../state/meetingClock';
import { openDialog } from '../../dialog/dialog';
import { MenuDialogOf, type MenuEntry } from '../../dialog/menu';
import { nameOf } from '../../person';
import { me } from '../../store';
import { TurnClock } from '../floor/turn';
import { ALL_SIGNS, HAND_KINDS, kindText, signEmoji, signText } from '../floor/words';
import type { BarProps } from './bar';
import { BarButton } from './barButton';

export function HandButtons(props: BarProps) {
	const { floor, hands } = props;
	const hand = raisedBy(floor, me.value);
	return (
		<>
			<BarButton
				icon="hand"
				words={t('floor_raise')}
				pressed={hand !== undefined}
				off={!hand && floor?.closed}
				onPress={() => void (hand ? hands.lower() : hands.raise('item'))}
			/>
			<BarButton icon="chevron-down" words={t('floor_kind')} label={t('floor_kinds')} opens onPress={(anchor) => openMenu(t('floor_kinds'), anchor, kindEntries(props))} />
			<BarButton icon="smile" words={t('floor_sign')} opens onPress={(anchor) => openMenu(t('floor_sign'), anchor, signEntries(props))} />
		</>
	);
}

function openMenu(title: string, anchor: HTMLElement, entries: readonly MenuEntry[]): void {
	openDialog.value = () => h(MenuDialogOf, { title, anchor, entries });
}

/* Pressing the kind of the hand that is raised lowers it. While the list is closed there are points of order alone. */
export function kindEntries({ floor, hands }: BarProps): MenuEntry[] {
	const hand = raisedBy(floor, me.peek());
	const kinds = HAND_KINDS.filter((kind) => kind === 'order' || kind === hand?.kind || !floor?.closed);
	return kinds.map((kind) => ({
		icon: 'hand',
		words: kindText(kind),
		isOn: hand?.kind === kind,
		run: () => void (hand?.kind === kind ? hands.lower() : hands.raise(kind)),
	}));
}

export function signEntries({ hands }: BarProps): MenuEntry[] {
	return ALL_SIGNS.map((sign) => ({ icon: 'smile', words: `${signEmoji(sign)} ${signText(sign)}`, run: () => void hands.sign(sign) }));
}

/* Who has the word and where one stands oneself, or else these words. */
export function FloorWords({ meeting, floor, children }: BarProps & { children: ComponentChildren }) {
	const { speaker } = floor ?? {};
	const place = standsAt(floor, me.value);
	const isMine = speaker?.person === me.value;
	const words = [
		speaker && (isMine ? t('floor_yours') : t('floor_has', { name: nameOf(speaker.person) })),
		place > 0 && t('floor_place', { n: place }),
	].filter(Boolean);
	return (
		<p class={isMine ? 'bar-words is-mine' : 'bar-words'} data-testid="floor-words">
			{words.length > 0 ? words.join(' ') : children}
			{speaker && isMine && <TurnClock meeting={meeting} turn={speaker} class="bar-clock" />}
		</p>
	);
}

/* What is asked of this person now. */
export function TurnButtons({ meeting, floor, hands }: BarProps) {
	const { speaker, check } = floor ?? {};
	const isReady = check?.ready.some(({ person }) => person === me.value) ?? false;
	const passes = mayPass(floor, currentItem(meeting), me.value);
	const isMine = speaker?.person === me.value;
	if (!passes && !isMine && !check) return null;
	return (
		<div class="bar-late">
			{passes && <BarButton icon="forward" words={t('floor_pass')} onPress={() => void hands.pass()} />}
			{isMine && <BarButton icon="check" words={t('floor_done')} primary onPress={() => void hands.end()} />}
			{check && <BarButton icon="check-check" words={t('check_ready')} pressed={isReady} primary={!isReady} onPress={() => void hands.ready(!isReady)} />}
		</div>
	);
}
