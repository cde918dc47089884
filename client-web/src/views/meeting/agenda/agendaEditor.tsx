/* A line that is being written: its fields one after the other. Enter goes on with the next line, Escape leaves it as it
 * was; whoever goes elsewhere has said it. */
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { t } from '../../../i18n';
import { LIMITS } from '../../../protocol/limits';
import type { AgendaDraft, AgendaItem, FloorMode, ItemPurpose, MeetingLink } from '../../../protocol/types';
import type { AgendaChange } from '../../../state/agenda';
import { byName, nameOf } from '../../person';
import { actOn } from '../../shortcuts';
import { FLOOR_MODES, limitText, modeText, TURN_LIMITS } from '../floor/words';
import { LinkFields } from './linkFields';
import { useOnceLetGo } from './onceLetGo';
import { draftFrom, faultIn, fieldsOf, type Fault, type Fields } from './fields';
import { PURPOSES, purposeText } from './words';

interface Props {
	/* Undefined: a new one. */
	item: AgendaItem | undefined;
	people: readonly string[];
	/* What was written, or changed. */
	onPut: (what: AgendaDraft | AgendaChange) => void;
	/* It is left. then: where to. */
	onLeave: (then: 'here' | 'next' | 'elsewhere' | 'up' | 'down') => void;
}

export function AgendaEditor({ item, people, onPut, onLeave }: Props) {
	const box = useRef<HTMLDivElement>(null);
	const isLeft = useRef(false);
	const first = fieldsOf(item);
	const fields = useSignal<Fields>(first);
	const fault = useSignal<Fault | undefined>(undefined);
	const id = useId();
	const onceLetGo = useOnceLetGo();
	useLayoutEffect(() => {
		box.current!.scrollIntoView({ block: 'nearest' });
		box.current!.querySelector('input')!.focus();
	}, []);
	const set = (change: Partial<Fields>) => {
		fields.value = { ...fields.peek(), ...change };
		fault.value = undefined;
	};
	/* A line without a title was none; of one that has a title, what is taken away comes back. */
	const leave = (then: Parameters<Props['onLeave']>[0]) => {
		if (isLeft.current) return;
		const said = fields.peek();
		const isBlank = said.title.trim() === '';
		const wanted = isBlank && item ? { ...said, title: item.title } : said;
		fault.value = isBlank && !item ? undefined : faultIn(wanted);
		if (fault.value) {
			if (then !== 'elsewhere') box.current!.querySelector<HTMLElement>(`[name="${fault.value}"]`)?.focus();
			return;
		}
		isLeft.current = true;
		if (item || !isBlank) onPut(draftFrom(wanted, item));
		onLeave(isBlank && then === 'next' ? 'here' : then);
	};
	const cancel = () => {
		isLeft.current = true;
		onLeave('here');
	};
	const onKeyDown = (event: KeyboardEvent) => {
		const isTyping = event.target instanceof HTMLInputElement;
		const still = () => false;
		const acts = {
			previous: still,
			next: still,
			remove: still,
			line: () => isTyping && leave('next'),
			cancel,
			up: () => isTyping && item !== undefined && leave('up'),
			down: () => isTyping && item !== undefined && leave('down'),
		};
		if (actOn(event, 'agenda', acts)) event.stopPropagation();
	};
	const { title, purpose, minutes, owner, outcome, links, floor, limit } = fields.value;
	return (
		<div
			ref={box}
			class="agenda-editor"
			role="group"
			aria-label={item ? t('agenda_edit_of', { title: item.title }) : t('agenda_new')}
			onKeyDown={onKeyDown}
			onFocusOut={(event) => !event.currentTarget.contains(event.relatedTarget as Node | null) && document.hasFocus() && onceLetGo(() => leave('elsewhere'))}
		>
			<label class="agenda-field-title">
				<span>{t('agenda_title')}</span>
				<input name="title" maxLength={LIMITS.agenda_title_max} autocomplete="off" value={title} onInput={(event) => set({ title: event.currentTarget.value })} />
			</label>
			<label>
				<span>{t('agenda_purpose')}</span>
				<select name="purpose" value={purpose} onChange={(event) => set({ purpose: event.currentTarget.value as ItemPurpose })}>
					{PURPOSES.map((one) => (
						<option key={one} value={one}>
							{purposeText(one)}
						</option>
					))}
				</select>
			</label>
			<label class="agenda-field-minutes">
				<span>{t('agenda_minutes')}</span>
				<input
					name="minutes"
					inputMode="numeric"
					maxLength={3}
					autocomplete="off"
					aria-invalid={fault.value === 'minutes'}
					aria-describedby={`${id}-fault`}
					value={minutes}
					onInput={(event) => set({ minutes: event.currentTarget.value })}
				/>
			</label>
			<label>
				<span>{t('agenda_owner')}</span>
				<select name="owner" value={owner} onChange={(event) => set({ owner: event.currentTarget.value })}>
					{/* Whoever is in charge can be somebody else, not nobody again. */}
					{!item?.owner && <option value="">{t('agenda_nobody')}</option>}
					{[...new Set([...people, ...(item?.owner ? [item.owner] : [])])].sort(byName).map((person) => (
						<option key={person} value={person}>
							{nameOf(person)}
						</option>
					))}
				</select>
			</label>
			<label class="agenda-field-outcome">
				<span>{t('agenda_outcome')}</span>
				<input name="outcome" maxLength={LIMITS.agenda_outcome_max} autocomplete="off" value={outcome} onInput={(event) => set({ outcome: event.currentTarget.value })} />
			</label>
			<div class="agenda-field-floor">
				<label>
					<span>{t('agenda_floor')}</span>
					<select name="floor" value={floor} onChange={(event) => set({ floor: event.currentTarget.value as FloorMode })}>
						{FLOOR_MODES.map((one) => (
							<option key={one} value={one}>
								{modeText(one)}
							</option>
						))}
					</select>
				</label>
				<label>
					<span>{t('agenda_limit')}</span>
					<select name="limit" value={limit} onChange={(event) => set({ limit: Number(event.currentTarget.value) })}>
						{[...new Set([...TURN_LIMITS, limit])].sort((a, b) => a - b).map((one) => (
							<option key={one} value={one}>
								{limitText(one)}
							</option>
						))}
					</select>
				</label>
			</div>
			<LinkFields links={links} isWrong={fault.value === 'links'} onChange={(next: readonly MeetingLink[]) => set({ links: next })} />
			<p class="field-error" id={`${id}-fault`} role="alert">
				{fault.value && faultText(fault.value)}
			</p>
			<div class="agenda-editor-foot">
				<button type="button" class="button" onMouseDown={keepFocus} onClick={cancel}>
					{t('cancel')}
				</button>
				<button type="button" class="button button-primary" onMouseDown={keepFocus} onClick={() => leave('here')}>
					{t('agenda_done')}
				</button>
			</div>
		</div>
	);
}

/* Not every browser gives the focus to a button that is clicked: the line would be left before. */
function keepFocus(event: Event): void {
	event.preventDefault();
}

function faultText(field: Fault): string {
	return field === 'links' ? t('wrong_address') : t('agenda_wrong_minutes', { most: LIMITS.meeting_minutes_max });
}
