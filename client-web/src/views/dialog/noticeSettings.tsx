/* When and how this device tells of what is said. */
import { momentText, t, weekdayText } from '../../i18n';
import type { NoticeSettings as Settings } from '../../state/notify';
import { askForNotices } from '../frame/notifier';
import { ring } from '../frame/ring';
import { prefer, preferences } from '../preferences';

const HOUR_MS = 3_600_000;
/* From Monday on. */
const WEEK = [1, 2, 3, 4, 5, 6, 0];
const MORNING_HOUR = 8;

function set(change: Partial<Settings>): void {
	prefer('notices', { ...preferences.peek().notices, ...change });
}

export function NoticeSettings() {
	const { system, sound, quiet, workdays, days, meeting } = preferences.value.notices;
	return (
		<fieldset class="choice notice-settings">
			<legend>{t('notices')}</legend>
			<p class="field-hint">{t('notices_hint')}</p>
			<Check
				words={t('notices_system')}
				checked={system}
				onChange={(on) => (on ? void askForNotices() : set({ system: false }))}
			/>
			<Check
				words={t('notices_sound')}
				checked={sound}
				onChange={(on) => {
					set({ sound: on });
					if (on) ring();
				}}
			/>
			<Check words={t('notices_quiet')} checked={quiet} onChange={(on) => set({ quiet: on })} />
			{quiet && <QuietHours />}
			<Check words={t('notices_days')} checked={workdays} onChange={(on) => set({ workdays: on })} />
			{workdays && (
				<div class="choice-options" role="group" aria-label={t('notices_days')}>
					{WEEK.map((day) => (
						<label key={day}>
							<input
								type="checkbox"
								checked={days.includes(day)}
								onChange={() => set({ days: days.includes(day) ? days.filter((one) => one !== day) : [...days, day] })}
							/>
							<span>{weekdayText(day)}</span>
						</label>
					))}
				</div>
			)}
			<Check words={t('notices_meeting')} checked={meeting} onChange={(on) => set({ meeting: on })} />
			<DoNotDisturb />
		</fieldset>
	);
}

interface CheckProps {
	words: string;
	checked: boolean;
	onChange: (on: boolean) => void;
}

function Check({ words, checked, onChange }: CheckProps) {
	return (
		<label class="check">
			<input type="checkbox" checked={checked} onChange={(event) => onChange(event.currentTarget.checked)} />
			{words}
		</label>
	);
}

function QuietHours() {
	const { quietFrom, quietTo } = preferences.value.notices;
	return (
		<div class="quiet-hours">
			<TimeField label={t('notices_begin')} minute={quietFrom} onChange={(minute) => set({ quietFrom: minute })} />
			<TimeField label={t('notices_end')} minute={quietTo} onChange={(minute) => set({ quietTo: minute })} />
		</div>
	);
}

function TimeField({ label, minute, onChange }: { label: string; minute: number; onChange: (minute: number) => void }) {
	const two = (value: number) => String(value).padStart(2, '0');
	return (
		<label>
			{label}{' '}
			<input
				type="time"
				required
				value={`${two(Math.floor(minute / 60))}:${two(minute % 60)}`}
				onChange={({ currentTarget: { value } }) => {
					const [hours, minutes] = value.split(':').map(Number);
					if (hours !== undefined && minutes !== undefined) onChange(hours * 60 + minutes);
				}}
			/>
		</label>
	);
}

function DoNotDisturb() {
	const { until } = preferences.value.notices;
	const now = Date.now();
	const isOn = until > now;
	return (
		<div class="do-not-disturb" role="group" aria-label={t('disturb')}>
			<p role="status">{isOn ? t('disturb_until', { time: momentText(until, now) }) : t('disturb_off')}</p>
			<div class="choice-options">
				<button type="button" class="button" onClick={() => set({ until: Date.now() + HOUR_MS })}>
					{t('disturb_hour')}
				</button>
				<button type="button" class="button" onClick={() => set({ until: tomorrowMorning() })}>
					{t('disturb_tomorrow')}
				</button>
				{isOn && (
					<button type="button" class="button" onClick={() => set({ until: 0 })}>
						{t('disturb_end')}
					</button>
				)}
			</div>
		</div>
	);
}

function tomorrowMorning(): number {
	const date = new Date();
	date.setDate(date.getDate() + 1);
	return date.setHours(MORNING_HOUR, 0, 0, 0);
}
