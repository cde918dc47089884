/* Who waits for the word, in the server's order, each with the reason. Whoever steers moves them by dragging, by keys and by
 * their menu; meanwhile nothing else moves. */
import { useRef } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { t } from '../../../i18n';
import type { FloorHand } from '../../../protocol/types';
import { isByRound, moveInQueue, queueHeld } from '../../../state/floor';
import { MenuDialogOf, type MenuEntry } from '../../dialog/menu';
import { Icon } from '../../icon';
import { nameOf } from '../../person';
import { actOn } from '../../shortcuts';
import { me } from '../../store';
import { useRowDrag } from '../rowDrag';
import type { FloorProps } from './floorPane';
import { SignOf } from './passingSigns';
import { reasonText } from './words';

export function FloorList({ floor, acts, steers }: FloorProps) {
	const list = useRef<HTMLOListElement>(null);
	const held = useSignal<readonly FloorHand[] | undefined>(undefined);
	const menu = useSignal<{ hand: FloorHand; anchor: HTMLElement } | undefined>(undefined);
	const said = useSignal('');
	const queue = floor?.queue ?? [];
	const shown = queueHeld(queue, held.value);
	const hold = () => void (held.value = shown);
	const letGo = () => void (held.value = undefined);
	const place = async (person: string, before: string | undefined) => {
		const others = queue.filter((hand) => hand.person !== person);
		const at = others.findIndex((hand) => hand.person === before);
		said.value = t('floor_moved', { name: nameOf(person), at: (at < 0 ? others.length : at) + 1, n: queue.length });
		await acts.move(person, before);
	};
	const move = (person: string, by: number) => {
		const to = moveInQueue(queue, person, by);
		if (to) void place(person, to.before);
	};
	const lower = (hand: FloorHand) => void (isByRound(hand) ? acts.pass(hand.person) : acts.lower(hand.person));
	const drag = useRowDrag({
		list,
		onStart: hold,
		onEnd(placed) {
			letGo();
			if (placed) void place(placed.row, placed.before);
		},
	});
	const entriesOf = (hand: FloorHand): MenuEntry[] => {
		const at = queue.findIndex(({ person }) => person === hand.person);
		const by = (step: number) => () => move(hand.person, step);
		const up: MenuEntry[] = [
			{ icon: 'arrow-up', words: t('agenda_up'), run: by(-1) },
			{ icon: 'arrow-up-to-line', words: t('agenda_top'), run: by(-Infinity) },
		];
		const down: MenuEntry[] = [
			{ icon: 'arrow-down', words: t('agenda_down'), run: by(1) },
			{ icon: 'arrow-down-to-line', words: t('agenda_bottom'), run: by(Infinity) },
		];
		return [
			{ icon: 'mic', words: t('floor_give'), run: () => void acts.give(hand.person) },
			...(at > 0 ? up : []),
			...(at >= 0 && at < queue.length - 1 ? down : []),
			...(at >= 0 ? [{ icon: 'x' as const, words: t(isByRound(hand) ? 'floor_pass_over' : 'floor_lower'), run: () => lower(hand) }] : []),
		];
	};
	const onKeyDown = (event: KeyboardEvent) => {
		const target = event.target as HTMLElement;
		const hand = queue.find(({ person }) => person === target.closest<HTMLElement>('[data-item]')?.dataset['item']);
		if (!hand || !target.matches('.floor-name')) return;
		const keys = {
			previous: () => step(list.current!, target, -1),
			next: () => step(list.current!, target, 1),
			up: () => move(hand.person, -1),
			down: () => move(hand.person, 1),
			lower: () => lower(hand),
		};
		if (actOn(event, 'floor', keys) || event.altKey) event.stopPropagation();
	};
	const { dragged } = drag;
	return (
		<>
			<ol ref={list} class="floor-list" role="list" aria-label={t('side_floor')} onKeyDown={steers ? onKeyDown : undefined}>
				{shown.map((hand, i) => (
					<li
						key={hand.person}
						class={classOf(hand, queue, dragged)}
						style={dragged?.row === hand.person ? { '--by': `${dragged.by}px` } : undefined}
						data-item={hand.person}
					>
						{steers && (
							<span class="agenda-handle" aria-hidden="true" onPointerDown={(event) => !menu.value && drag.start(event, hand.person)}>
								<Icon name="grip-vertical" />
							</span>
						)}
						<span class="floor-at">{i + 1}.</span>
						<span class="floor-who">
							{steers ? (
								<button
									type="button"
									class="floor-name"
									aria-haspopup="dialog"
									aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown Delete"
									onClick={(event) => {
										hold();
										menu.value = { hand, anchor: event.currentTarget };
									}}
								>
									{nameOf(hand.person)}
								</button>
							) : (
								<span class="floor-name">{nameOf(hand.person)}</span>
							)}{' '}
							<SignOf person={hand.person} />
							<small class={`floor-reason is-${hand.reason}`}>{reasonText(hand)}</small>
						</span>
					</li>
				))}
				{dragged && dragged.before === undefined && <li class="agenda-target" aria-hidden="true" />}
			</ol>
			{shown.length === 0 && <p class="floor-none">{t('floor_empty')}</p>}
			<p class="visually-hidden" role="status">
				{said.value}
			</p>
			{menu.value && (
				<MenuDialogOf
					title={nameOf(menu.value.hand.person)}
					anchor={menu.value.anchor}
					entries={entriesOf(menu.value.hand)}
					onClose={() => {
						menu.value = undefined;
						letGo();
					}}
				/>
			)}
		</>
	);
}

function classOf({ person, kind }: FloorHand, queue: readonly FloorHand[], dragged: { row: string; before: string | undefined } | undefined): string {
	const is = {
		own: person === me.value,
		order: kind === 'order',
		gone: !queue.some((hand) => hand.person === person),
		dragged: dragged?.row === person,
		target: dragged?.before === person,
	};
	return ['floor-line', ...Object.entries(is).flatMap(([name, on]) => (on ? [`is-${name}`] : []))].join(' ');
}

/* To the next name; false: there is none. */
function step(list: HTMLElement, from: HTMLElement, by: number): boolean {
	const names = [...list.querySelectorAll<HTMLElement>('button.floor-name')];
	const next = names[names.indexOf(from) + by];
	next?.focus();
	return next !== undefined;
}
