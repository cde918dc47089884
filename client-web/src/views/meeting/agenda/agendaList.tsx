/* The agenda of a meeting, wherever one works on it: on the meeting's page, before and while it runs, and where it is
 * drafted. Lines are changed in place, moved by dragging, by keys or by the menu, and nothing moves under a hand. */
import { useRef } from 'preact/hooks';
import { useComputed, useSignal } from '@preact/signals';
import { t } from '../../../i18n';
import { LIMITS } from '../../../protocol/limits';
import type { AgendaItem } from '../../../protocol/types';
import { agendaLines, isGuess } from '../../../state/agenda';
import { MINUTE_MS, plannedTimes } from '../../../state/meetingClock';
import { MenuDialogOf, type MenuEntry } from '../../dialog/menu';
import { Icon } from '../../icon';
import { actOn } from '../../shortcuts';
import { useRowDrag } from '../rowDrag';
import { second } from '../store';
import { AgendaEditor } from './agendaEditor';
import { AgendaFoot } from './agendaFoot';
import { useAgendaHand } from './agendaHand';
import { AgendaLine } from './agendaLine';
import { menuOf } from './agendaMenu';
import { mayEdit, type AgendaModel } from './agendaModel';

export interface AgendaLook {
	/* Pressing a title looks at the item rather than editing it; which is looked at. */
	onLook?: ((item: number) => void) | undefined;
	looked?: number | undefined;
	/* What else can be done with an item there. */
	more?: ((item: AgendaItem) => readonly MenuEntry[]) | undefined;
}

export function AgendaList({ model, onLook, looked, more }: AgendaLook & { model: AgendaModel }) {
	const list = useRef<HTMLOListElement>(null);
	const hand = useAgendaHand(model, list);
	const menu = useSignal<{ item: AgendaItem; anchor: HTMLElement } | undefined>(undefined);
	const minute = useComputed(() => Math.floor(second.value / MINUTE_MS) * MINUTE_MS);
	const { items } = model.timed.agenda;
	const { leads } = model.doer;
	const drag = useRowDrag({
		list,
		onStart: hand.grasp,
		onEnd(placed) {
			hand.letGo(false);
			const item = placed && items.find((one) => String(one.item) === placed.row);
			if (item) hand.place(item, placed.before === undefined ? undefined : Number(placed.before));
		},
	});
	const times = plannedTimes(model.timed, model.timed.run.started === undefined ? 0 : minute.value);
	const lines = agendaLines(items, hand.hold);
	const places = lines.filter((line) => line !== 'new');
	const entriesOf = (item: AgendaItem) => (isGuess(item.item, model.pending) ? [] : menuOf(model, hand, item, more?.(item) ?? []));
	const onKeyDown = (event: KeyboardEvent) => {
		const item = places.find((one) => String(one.item) === lineOf(event.target)?.dataset['item']);
		if (!item || !(event.target as Element).matches('.agenda-title')) return;
		const isMine = mayEdit(model, item) && !isGuess(item.item, model.pending);
		const acts = {
			previous: () => step(list.current!, event.target as Element, -1),
			next: () => step(list.current!, event.target as Element, 1),
			up: () => isMine && leads && hand.move(item, -1),
			down: () => isMine && leads && hand.move(item, 1),
			remove: () => isMine && model.timed.run.item !== item.item && hand.remove(item),
			line: () => false,
			cancel: () => false,
		};
		/* Elsewhere these keys go from room to room. */
		if (actOn(event, 'agenda', acts) || event.altKey) event.stopPropagation();
	};
	/* What is being written is left first. */
	const isFree = !hand.hold?.item && !hand.hold?.adds;
	const editor = (item?: AgendaItem) => (
		<AgendaEditor
			item={item}
			people={model.people}
			onPut={hand.put}
			onLeave={(then) => {
				hand.letGo(then !== 'elsewhere' && then !== 'next');
				if (then === 'next') hand.write(item ? hand.after(item) : hand.hold?.adds?.before);
				if (item && (then === 'up' || then === 'down')) hand.move(item, then === 'up' ? -1 : 1);
			}}
		/>
	);
	return (
		<div class="agenda">
			<ol ref={list} class="agenda-list" role="list" onKeyDown={onKeyDown}>
				{lines.map((line) => {
					if (line === 'new')
						return (
							<li key={`new ${items.length}`} class="agenda-line is-edited">
								{editor()}
							</li>
						);
					const { item } = line;
					const isEdited = hand.hold?.item?.item === item;
					const isDragged = drag.dragged?.row === String(item);
					const entries = isEdited ? [] : entriesOf(line);
					const isMine = mayEdit(model, line) && !isGuess(item, model.pending);
					return (
						<li
							key={item}
							class={classOf({ line, model, isEdited, isDragged, isTarget: drag.dragged?.before === String(item), isLooked: looked === item })}
							style={isDragged ? { '--by': `${drag.dragged!.by}px` } : undefined}
							data-item={item}
							aria-current={model.timed.run.item === item ? 'step' : undefined}
							aria-busy={model.pending.get(item)?.state === 'waiting' || undefined}
						>
							{isEdited ? (
								editor(hand.hold!.item)
							) : (
								<AgendaLine
									model={model}
									item={line}
									place={places.indexOf(line) + 1}
									time={times.get(item)}
									onPress={onLook ? () => onLook(item) : isMine ? () => hand.edit(line) : undefined}
									isPressed={onLook && looked === item}
									onMenu={entries.length > 0 ? (anchor) => (menu.value = { item: line, anchor }) : undefined}
									onGrasp={isMine && leads && items.length > 1 ? (event) => isFree && drag.start(event, String(item)) : undefined}
								/>
							)}
						</li>
					);
				})}
				{drag.dragged && drag.dragged.before === undefined && <li class="agenda-target" aria-hidden="true" />}
			</ol>
			{items.length === 0 && !hand.hold && <p class="agenda-none">{t('agenda_none')}</p>}
			<div class="agenda-foot">
				{!model.isLocked && items.length < LIMITS.agenda_max && !hand.hold?.adds && (
					<button type="button" class="button agenda-add" onClick={() => hand.write()}>
						<Icon name="plus" />
						{leads ? t('agenda_add') : t('agenda_propose')}
					</button>
				)}
				{items.length > 0 && <AgendaFoot timed={model.timed} />}
			</div>
			<p class="visually-hidden" role="status">
				{hand.said}
			</p>
			{menu.value && (
				<MenuDialogOf
					title={menu.value.item.title}
					anchor={menu.value.anchor}
					entries={entriesOf(menu.value.item)}
					onClose={() => (menu.value = undefined)}
				/>
			)}
		</div>
	);
}

function lineOf(target: EventTarget | null): HTMLElement | null {
	return target instanceof Element ? target.closest<HTMLElement>('[data-item]') : null;
}

/* To the next title that can be reached; false: there is none. */
function step(list: HTMLElement, from: Element, by: number): unknown {
	const titles = [...list.querySelectorAll<HTMLElement>('button.agenda-title')];
	const next = titles[titles.indexOf(from as HTMLElement) + by];
	next?.focus();
	return next !== undefined;
}

interface Looks {
	line: AgendaItem;
	model: AgendaModel;
	isEdited: boolean;
	isDragged: boolean;
	isTarget: boolean;
	isLooked: boolean;
}

function classOf({ line, model, isEdited, isDragged, isTarget, isLooked }: Looks): string {
	const is = {
		edited: isEdited,
		dragged: isDragged,
		target: isTarget,
		looked: isLooked,
		current: model.timed.run.item === line.item,
		[line.state]: true,
		failed: model.pending.get(line.item)?.state === 'failed',
	};
	return ['agenda-line', ...Object.entries(is).flatMap(([name, on]) => (on ? [`is-${name}`] : []))].join(' ');
}
