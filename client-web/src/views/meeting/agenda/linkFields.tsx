/* What there is to look at for an item, while it is written. */
import { t } from '../../../i18n';
import { LIMITS } from '../../../protocol/limits';
import type { MeetingLink } from '../../../protocol/types';
import { Icon } from '../../icon';

interface Props {
	links: readonly MeetingLink[];
	isWrong: boolean;
	onChange: (links: readonly MeetingLink[]) => void;
}

export function LinkFields({ links, isWrong, onChange }: Props) {
	const set = (at: number, change: Partial<MeetingLink>) => onChange(links.map((one, i) => (i === at ? { ...one, ...change } : one)));
	return (
		<div class="agenda-links-edited">
			{links.map(({ title, address }, i) => (
				<div key={i} class="agenda-link-edited">
					<label>
						<span>{t('plan_link_title')}</span>
						<input maxLength={LIMITS.agenda_title_max} autocomplete="off" value={title} onInput={(event) => set(i, { title: event.currentTarget.value })} />
					</label>
					<label>
						<span>{t('plan_link_address')}</span>
						<input
							name="links"
							inputMode="url"
							placeholder="https://"
							maxLength={LIMITS.address_max}
							autocomplete="off"
							aria-invalid={isWrong}
							value={address}
							onInput={(event) => set(i, { address: event.currentTarget.value })}
						/>
					</label>
				</div>
			))}
			{links.length < LIMITS.agenda_links_max && (
				<button type="button" class="text-button" onMouseDown={(event) => event.preventDefault()} onClick={() => onChange([...links, { title: '', address: '' }])}>
					<Icon name="link" /> {t('plan_link_add')}
				</button>
			)}
		</div>
	);
}
